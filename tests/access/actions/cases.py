"""Complaints: their cards, their list, light cards."""

from __future__ import annotations

from tests.access.actions.action import SAID, Action, does, only
from tests.access.acts import say, tap, writes_when_asked
from tests.access.scene import CONTACTS, OWNERS, STAFF, R

CASE = "handlers.case."
LIGHT = "handlers.light_card."
OPENING = "handlers.opening."
LIST = "handlers.case_list."
STAGE = "handlers.staging."
LOSE = "handlers.losing."

ACTIONS: tuple[Action, ...] = (
    Action(
        "[Взять]",
        (CASE + "on_take",),
        tap("take:{case}"),
        does("cases case_events audit", OWNERS | only(R.MANAGER)),
    ),
    Action(
        "[Беру]",
        (CASE + "on_act",),
        tap("case:{case}:take"),
        does("cases case_events audit", OWNERS | only(R.MANAGER)),
    ),
    Action(
        "[Был звонок]",
        (CASE + "on_act",),
        tap("case:{case}:called"),
        does("cases case_events audit prompts", OWNERS | only(R.MANAGER)),
        reads=only(R.MANAGER, *OWNERS),
        sees="Что сказал клиент",
    ),
    Action(
        "[Не дозвонился]",
        (CASE + "on_act",),
        tap("case:{case}:not_reached"),
        does("cases case_events audit", OWNERS | only(R.MANAGER)),
    ),
    Action(
        "[Открыть снова] of a case that is open",
        (CASE + "on_act",),
        tap("case:{case}:open_again"),
    ),
    Action(
        "[История]",
        (CASE + "on_act",),
        tap("case:{case}:history"),
        reads=OWNERS | only(R.MANAGER),
        sees="обращение открыто",
    ),
    Action(
        "a page of what happened on a case",
        (CASE + "on_history_page",),
        tap("history:{case}:1"),
        reads=OWNERS | only(R.MANAGER),
        sees="Обращение №",
    ),
    Action(
        "[Закрыть]",
        (CASE + "on_act",),
        tap("case:{case}:close"),
        does("prompts", OWNERS | only(R.MANAGER)),
        reads=only(R.MANAGER, *OWNERS),
        sees="Почему клиент был недоволен",
    ),
    Action(
        "[Этап потери]",
        (STAGE + "on_begin",),
        tap("case:{case}:stage"),
        reads=only(R.MANAGER, *OWNERS),
        sees="Как далеко зашло?",
    ),
    Action(
        "how far the loss of a client has come",
        (STAGE + "on_stage",),
        tap("stage:{case}:2"),
        does("case_events audit", OWNERS | only(R.MANAGER)),
        reads=only(R.MANAGER, *OWNERS),
        sees="этап потери: клиент собирает доказательства",
    ),
    Action(
        "[Клиент потерян]",
        (LOSE + "on_begin",),
        tap("case:{case}:lose"),
        does("prompts", OWNERS | only(R.MANAGER)),
        reads=only(R.MANAGER, *OWNERS),
        sees="Почему ушла компания",
    ),
    Action(
        "why a client left",
        (LOSE + "on_reason",),
        tap("loss:{case}:attitude"),
        does("prompts", OWNERS | only(R.MANAGER)),
        reads=only(R.MANAGER, *OWNERS),
        sees="К кому ушла компания",
    ),
    Action(
        "to whom a client went",
        (LOSE + "on_written",),
        writes_when_asked("loss:{case}:attitude", "МЕГАСНАБ"),
        does("losses accounts cases case_events audit", OWNERS | only(R.MANAGER)) | SAID,
        reads=only(R.MANAGER, *OWNERS),
        sees="отмечено — клиент потерян",
    ),
    Action(
        "[Неизвестно к кому] where nothing was asked",
        (LOSE + "on_wish",),
        tap("losswish:{case}:unknown"),
    ),
    Action(
        "[Закрыть тоже] of an account that is not lost",
        (LOSE + "on_wish",),
        tap("losswish:{case}:others"),
    ),
    Action(
        "[Клиент вернулся] of one that is not lost",
        (LOSE + "on_back",),
        tap("case:{case}:back"),
    ),
    Action(
        "[Ответить] on a card",
        (CASE + "on_act",),
        tap("case:{case}:reply"),
        does("prompts", OWNERS | only(R.MANAGER)),
        reads=only(R.MANAGER, *OWNERS),
        sees="Что написать клиенту",
    ),
    Action(
        "[Ответить] under what a client of «Вектор» said",
        (LIGHT + "on_light_tap",),
        tap("light:{light}:reply"),
        reads=only(R.MANAGER, *OWNERS),
        sees="Ответьте на это сообщение",
    ),
    Action(
        "[Прочитано] under what a client of «Вектор» said",
        (LIGHT + "on_light_tap",),
        tap("light:{light}:read"),
        does("light_cards audit", OWNERS | only(R.MANAGER)),
    ),
    Action(
        "[Открыть обращение] under what a client of «Вектор» said",
        (LIGHT + "on_light_tap",),
        tap("light:{light}:open"),
        does("cases case_events case_responses alerts light_cards audit", OWNERS | only(R.MANAGER)),
        reads=OWNERS | only(R.MANAGER),
        sees="Открыто вручную",
    ),
    Action(
        "/case of a contact of «Вектор»",
        (OPENING + "on_case",),
        say("/case Незнакомцева"),
        does("cases case_events alerts audit", OWNERS | only(R.MANAGER)) | SAID,
        reads=OWNERS | only(R.MANAGER),
        sees="Открыто обращение №",
    ),
    Action(
        "/case of somebody who has one",
        (OPENING + "on_case",),
        say("/case Канарейкина"),
        SAID,
        reads=OWNERS | only(R.MANAGER),
        sees="уже открыто",
    ),
    Action(
        "whom of several a case is about",
        (OPENING + "on_case_tap",),
        tap("opencase:contact:{maria}"),
        does("cases case_events alerts audit", OWNERS | only(R.MANAGER)),
        reads=OWNERS | only(R.MANAGER),
        sees="Открыто обращение №",
    ),
    Action(
        "a page of the list of cases",
        (LIST + "on_cases_page",),
        tap("cases:0:-"),
        reads=only(R.MANAGER, *OWNERS),
        sees="Открыто 1 обращение",
    ),
    Action(
        "/cases",
        (LIST + "on_cases",),
        say("/cases"),
        reads=only(R.MANAGER, *OWNERS),
        sees="Открыто 1 обращение",
    ),
    Action(
        "/cases with words that narrow it down",
        (LIST + "on_cases",),
        say("/cases VIP"),
        does("client_messages", CONTACTS),
        reads=only(R.MANAGER, *OWNERS),
        sees="Открыто 1 обращение",
    ),
    Action(
        "the overdue cases of nobody's clients",
        (LIST + "on_overdue",),
        tap("overdue:987654"),
        reads=STAFF,
        sees="обращени",
    ),
    Action(
        "the card of a case in the list",
        (LIST + "on_open",),
        tap("open:{case}"),
        reads=only(R.MANAGER, *OWNERS),
        sees="СКАЗАЛА-ИРИНА",
    ),
)
