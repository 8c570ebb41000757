"""Whom the programme asks, and when."""

from __future__ import annotations

from tests.access.actions.action import SAID, Action, does, only
from tests.access.acts import say, tap, writes_when_asked
from tests.access.scene import CONTACTS, OWNERS, R

SURVEY = "handlers.surveying."
UNASKED = "handlers.not_asking."
AUDIT = "handlers.campaigning."

ACTIONS: tuple[Action, ...] = (
    Action(
        "/why of a client",
        (SURVEY + "on_why",),
        say("/why Незнакомцева"),
        SAID,
        reads=only(R.MANAGER, *OWNERS),
        sees="Ещё не в боте",
    ),
    Action(
        "the one who is meant of several",
        (SURVEY + "on_why_tap",),
        tap("whynot:contact:{maria}"),
        reads=only(R.MANAGER, *OWNERS),
        sees="Ещё не в боте",
    ),
    Action(
        "the list of surveys",
        (SURVEY + "on_list",),
        tap("surveys:0"),
        reads=OWNERS,
        sees="регулярный опрос",
    ),
    Action(
        "/surveys",
        (SURVEY + "on_surveys",),
        say("/surveys"),
        reads=OWNERS,
        sees="регулярный опрос",
    ),
    Action(
        "whom a survey asks",
        (SURVEY + "on_survey",),
        tap("survey:1:whom:0"),
        reads=OWNERS,
        sees="ближайшие 30 дней",
    ),
    Action(
        "a survey is switched off",
        (SURVEY + "on_set",),
        tap("surveyset:1:off:0"),
        does("surveys audit", OWNERS),
    ),
    Action(
        "another question of a survey",
        (SURVEY + "on_set",),
        tap("surveyset:1:wording:1"),
        does("surveys audit", OWNERS),
    ),
    Action(
        "whom a survey is to ask",
        (SURVEY + "on_written",),
        writes_when_asked("surveyset:1:audience:0", "VIP"),
        does("surveys audit", OWNERS) | SAID,
    ),
    Action(
        "for how long a question may be answered is to be written",
        (SURVEY + "on_set",),
        tap("surveyset:1:expiry:0"),
        does("asking_prompts", OWNERS),
        reads=OWNERS,
        sees="Сколько дней можно отвечать",
    ),
    Action(
        "and is written",
        (SURVEY + "on_written",),
        writes_when_asked("surveyset:1:expiry:0", "20 дней"),
        does("surveys audit", OWNERS) | SAID,
    ),
    Action(
        "what the question is about",
        (SURVEY + "on_written",),
        writes_when_asked("surveyset:1:about:0", "доставка"),
        does("surveys audit", OWNERS) | SAID,
    ),
    Action(
        "[Не спрашивать…]",
        (UNASKED + "on_hold",),
        tap("hold:{vector}:ask"),
        does("asking_prompts", OWNERS | only(R.MANAGER)),
        reads=only(R.MANAGER, *OWNERS),
        sees="до какого дня не спрашивать",
    ),
    Action(
        "until when an account is not to be asked",
        (SURVEY + "on_written",),
        writes_when_asked("hold:{vector}:ask", "на неделю, спор по оплате"),
        does("holds audit", OWNERS | only(R.MANAGER)) | SAID,
        reads=only(R.MANAGER, *OWNERS),
        sees="не спрашиваем до",
    ),
    Action(
        "[Снова спрашивать]",
        (UNASKED + "on_hold",),
        tap("hold:{vector}:lift"),
    ),
    Action(
        "[Не сейчас] of one person",
        (UNASKED + "on_not_now",),
        tap("notnow:{irina}:ask"),
        does("asking_prompts", OWNERS | only(R.MANAGER)),
        reads=only(R.MANAGER, *OWNERS),
        sees="до какого дня не спрашивать",
    ),
    Action(
        "until when one person is not to be asked",
        (SURVEY + "on_written",),
        writes_when_asked("notnow:{irina}:ask", "на неделю, спор по оплате"),
        does("holds audit", OWNERS | only(R.MANAGER)) | SAID,
        reads=only(R.MANAGER, *OWNERS),
        sees="не спрашиваем до",
    ),
    Action(
        "[Снова спрашивать] of one person",
        (UNASKED + "on_not_now",),
        tap("notnow:{irina}:lift"),
    ),
    Action(
        "another page of whom the week asks",
        (UNASKED + "on_week",),
        tap("week:0"),
    ),
    Action(
        "who is not asked now",
        (UNASKED + "on_holds",),
        tap("holds:0"),
        reads=OWNERS,
        sees="Сейчас не спрашиваем по просьбе",
    ),
    Action(
        "/audit",
        (AUDIT + "on_audit",),
        say("/audit VIP"),
        does("client_messages", CONTACTS),
        reads=OWNERS,
        sees="Аудит уже идёт",
    ),
    Action(
        "whom an audit would ask",
        (AUDIT + "on_audit_tap",),
        tap("audit:not:0:-"),
        reads=OWNERS,
        sees="Не спросим:",
    ),
    Action(
        "[Начать] of an audit while one is under way",
        (AUDIT + "on_audit_tap",),
        tap("audit:start:0:-"),
    ),
    Action(
        "[Дальше] on the card of an audit",
        (AUDIT + "on_campaign_tap",),
        tap("campaign:{campaign}:go"),
        does("campaigns surveys audit", OWNERS),
    ),
    Action(
        "[Остановить] on the card of an audit",
        (AUDIT + "on_campaign_tap",),
        tap("campaign:{campaign}:stop"),
        does("campaigns audit", OWNERS),
    ),
)
