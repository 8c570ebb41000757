"""A contact's question and answer, and what else they may say: theirs alone."""

from __future__ import annotations

from tests.access.actions.action import SAID, Action, does, only
from tests.access.acts import edits, say, tap, writes_when_asked
from tests.access.scene import EVERYBODY, OWNERS, R

ANSWER = "handlers.answering."
SPEAK = "handlers.speaking."
SELF = "handlers.oneself."
SETTLE = "handlers.settling."
REVIEW = "handlers.holding."

ACTIONS: tuple[Action, ...] = (
    Action(
        "the score of somebody's answer",
        (ANSWER + "on_score",),
        tap("score:{irina_invitation}:7"),
        does("responses score_changes case_events", only(R.CONTACT)),
    ),
    Action(
        "the score of somebody's open question",
        (ANSWER + "on_score",),
        tap("score:{john_open}:2"),
        does("responses cases alerts case_responses case_events", only(R.OUTSIDER)),
    ),
    Action(
        "a score there is not",
        (ANSWER + "on_score",),
        tap("score:{irina_open}:11"),
    ),
    Action(
        "[Позже] under somebody's question",
        (ANSWER + "on_question_wish",),
        tap("ask:{irina_open}:later"),
        reads=only(R.CONTACT),
        sees="Когда спросить ещё раз?",
    ),
    Action(
        "[Назад] from the days under somebody's question",
        (ANSWER + "on_question_wish",),
        tap("ask:{irina_open}:back"),
        reads=only(R.CONTACT),
        sees="По шкале от 0 до 10",
    ),
    Action(
        "[Через неделю] under somebody's question",
        (ANSWER + "on_later",),
        tap("later:{irina_open}:week"),
        does("invitations", only(R.CONTACT)),
        reads=only(R.CONTACT),
        sees="Спросим ещё раз",
    ),
    Action(
        "[Отписаться] under somebody's question",
        (ANSWER + "on_question_wish",),
        tap("ask:{irina_open}:stop"),
        reads=only(R.CONTACT),
        sees="Совсем не спрашивать?",
    ),
    Action(
        "[Изменить] under somebody's score",
        (ANSWER + "on_question_wish",),
        tap("ask:{irina_invitation}:change"),
        does("invitations", only(R.CONTACT)),
    ),
    Action(
        "a reason of somebody's score",
        (ANSWER + "on_reason",),
        tap("why:{irina_response}:quality"),
        does("response_reasons", only(R.CONTACT)),
    ),
    Action(
        "a reason of an answer of another account",
        (ANSWER + "on_reason",),
        tap("why:{john_response}:quality"),
        does("response_reasons", only(R.OUTSIDER)),
    ),
    Action(
        "[Готово] under somebody's reasons",
        (ANSWER + "on_done",),
        tap("done:{irina_response}"),
        reads=only(R.CONTACT),
        sees="Отмечено: отношение",
    ),
    Action(
        "the cause of a case that is being closed",
        (SETTLE + "on_cause",),
        tap("cause:{case}:quality"),
        does("prompts", OWNERS | only(R.MANAGER)),
        reads=only(R.MANAGER, *OWNERS),
        sees="Что сделали",
    ),
    Action(
        "[Отмена] under what is to be written",
        (SETTLE + "on_cancel",),
        tap("prompt:cancel"),
    ),
    Action(
        "what they were asked to write",
        (SETTLE + "on_written",),
        writes_when_asked("cause:{case}:quality", "СДЕЛАНО"),
        does("cases case_events audit", OWNERS | only(R.MANAGER)) | SAID,
        reads=only(R.MANAGER, *OWNERS),
        sees="Закрыто. Спросим",
    ),
    Action(
        "[Да, решено] to a case nobody has closed",
        (SETTLE + "on_settled",),
        tap("settled:{case}:0:yes"),
    ),
    Action(
        "[Свяжитесь со мной] of somebody who has an open case",
        (ANSWER + "on_contact_me",),
        tap("callme:{irina_response}"),
        does("case_events", only(R.CONTACT)),
    ),
    Action(
        "[Свяжитесь со мной] of another account",
        (ANSWER + "on_contact_me",),
        tap("callme:{john_response}"),
        does("cases case_events case_responses alerts light_cards", only(R.OUTSIDER)),
    ),
    Action(
        "a choice about what a restore has held",
        (REVIEW + "on_review_tap",),
        tap("review:send"),
        reads=OWNERS,
        sees="Уже решено",
    ),
    Action(
        "words of their own",
        (SPEAK + "on_said", SELF + "on_anything_else"),
        say("Здравствуйте, вы кто?"),
        SAID,
    ),
    Action(
        "a change of their words",
        (SPEAK + "on_edited",),
        edits,
        # What was not kept before is said with the correction.
        does("comment_parts", only(R.CONTACT))
        | does("client_messages", only(R.OUTSIDER))
        | does("client_messages light_cards", only(R.COLLEAGUE)),
        silent=EVERYBODY,
    ),
)
