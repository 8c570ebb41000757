"""Quotes, recommendations, stories of success."""

from __future__ import annotations

from tests.access.actions.action import SAID, Action, does, only
from tests.access.acts import comes_by_a_promoters_link, say, tap
from tests.access.scene import NOBODY_KNOWN, OWNERS, STAFF, R

QUOTE = "handlers.quoting."
REFER = "handlers.recommending."

ACTIONS: tuple[Action, ...] = (
    Action(
        "[Можно процитировать?] under the thanks",
        (QUOTE + "on_quote",),
        tap("quote:{john_response}:ask:0"),
        reads=only(R.OUTSIDER),
        sees="Ровно эти слова",
    ),
    Action(
        "[Да, без имени]",
        (QUOTE + "on_quote",),
        tap("quote:{john_response}:nameless:{quote_mark}"),
        does("quotes", only(R.OUTSIDER)),
        reads=only(R.OUTSIDER),
        sees="Процитировать можно так",
    ),
    Action(
        "[Нет] to a quote",
        (QUOTE + "on_quote",),
        tap("quote:{john_response}:no:0"),
        does("quotes", only(R.OUTSIDER)),
        reads=only(R.OUTSIDER),
        sees="цитировать не будем",
    ),
    Action(
        "a quote of words that are no promoter's",
        (QUOTE + "on_quote",),
        tap("quote:{irina_response}:nameless:0"),
    ),
    Action(
        "[Отозвать цитату] of nobody",
        (QUOTE + "on_back",),
        tap("quoteback:{john_response}"),
    ),
    Action(
        "a page of the quotes",
        (QUOTE + "on_quotes_tap",),
        tap("quotes:0:-"),
        reads=STAFF,
        sees="Цитат пока нет",
    ),
    Action(
        "/quotes",
        (QUOTE + "on_quotes",),
        say("/quotes"),
        does("audit", STAFF),
        reads=STAFF,
        sees="Цитат пока нет",
    ),
    Action(
        "[Попросить цитату]",
        (QUOTE + "on_ask",),
        tap("askquote:{john_response}"),
        does("quotes audit", OWNERS | only(R.OTHER_MANAGER)),
    ),
    Action(
        "[Попросить цитату] of a complaint",
        (QUOTE + "on_ask",),
        tap("askquote:{irina_response}"),
    ),
    Action(
        "[Не сейчас] below a story",
        (QUOTE + "on_story",),
        tap("story:{john}"),
        reads=OWNERS,
        sees="В следующем квартале",
    ),
    Action(
        "[Порекомендовать]",
        (REFER + "on_refer",),
        tap("refer:{john}:link"),
        reads=only(R.OUTSIDER),
        sees="Перешлите следующее сообщение",
    ),
    Action(
        "[Порекомендовать] of somebody who complained",
        (REFER + "on_refer",),
        tap("refer:{irina}:link"),
    ),
    Action(
        "[Отключить ссылку]",
        (REFER + "on_refer",),
        tap("refer:{john}:stop"),
        does("referrals", only(R.OUTSIDER)),
    ),
    Action(
        "who they are that came by it",
        (REFER + "on_words",),
        comes_by_a_promoters_link(says="Некто Новый"),
        does("newcomers", NOBODY_KNOWN) | SAID,
        reads=NOBODY_KNOWN,
        sees="А в какой компании",
    ),
    Action(
        "[Назначить]",
        (REFER + "on_recommended",),
        tap("sent:{sent}:whom:0:0"),
        reads=OWNERS,
        sees="Кто займётся этим человеком?",
    ),
    Action(
        "[Назначить] to one of the staff",
        (REFER + "on_recommended",),
        tap("sent:{sent}:to:{manager}:0"),
        does("newcomers contacts accounts consents recommendations holds audit", OWNERS),
        reads=OWNERS,
        sees="Готово: Посланец",
    ),
)
