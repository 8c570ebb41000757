"""What is to be mended, and what clients are told of it."""

from __future__ import annotations

from tests.access.actions.action import SAID, Action, does, only
from tests.access.acts import say, tap, writes_and_taps, writes_when_asked
from tests.access.scene import OWNERS, R

FIX = "handlers.fixing."
TELL = "handlers.fix_telling."
NEWS = "fixnews:{mended}:{mark}:send"

ACTIONS: tuple[Action, ...] = (
    Action(
        "another page of what is to be mended",
        (FIX + "on_page",),
        tap("fixes:0"),
        reads=only(R.MANAGER, *OWNERS),
        sees="1. отношение\nОтвечает Анна Смирнова",
    ),
    Action(
        "/fixes",
        (FIX + "on_fixes",),
        say("/fixes"),
        reads=only(R.MANAGER, *OWNERS),
        sees="1. отношение\nОтвечает Анна Смирнова",
    ),
    Action(
        "what is to be mended, from the reasons of a period",
        (FIX + "on_mend",),
        tap("mend|0|quarter:2026-Q3"),
        reads=only(R.MANAGER, *OWNERS),
        sees="1. отношение\nОтвечает Анна Смирнова",
    ),
    Action(
        "the card of what is to be mended",
        (FIX + "on_open",),
        tap("fix:{fix}:open"),
        reads=only(R.MANAGER, *OWNERS),
        sees="Чинить систему: отношение",
    ),
    Action(
        "more of those to whom it can be given",
        (FIX + "on_menders_page",),
        tap("fixpage:{fix}:0"),
        reads=OWNERS,
        sees="Кому поручить?",
    ),
    Action(
        "[Назначить]",
        (FIX + "on_assign",),
        tap("fix:{fix}:assign"),
        reads=OWNERS,
        sees="Кому поручить?",
    ),
    Action(
        "whose it is to be",
        (FIX + "on_mender",),
        tap("fixto:{fix}:{other_manager}"),
        does("fix_prompts", OWNERS),
        reads=OWNERS,
        sees="К какому сроку?",
    ),
    Action(
        "by when it is to be mended",
        (FIX + "on_day",),
        tap("fixday:{fix}:{manager}:2026-12-01"),
        does("fixes audit", OWNERS),
        reads=OWNERS,
        sees="Записано: отношение",
    ),
    Action(
        "by when, in words",
        (FIX + "on_written",),
        writes_when_asked("fixto:{fix}:{manager}", "до 1 декабря"),
        does("fixes audit", OWNERS) | SAID,
        reads=OWNERS,
        sees="Записано: отношение",
    ),
    Action(
        "[Сделано]",
        (FIX + "on_done",),
        tap("fix:{fix}:done"),
        does("fix_prompts", OWNERS | only(R.MANAGER)),
        reads=only(R.MANAGER, *OWNERS),
        sees="Что сделали: отношение?",
    ),
    Action(
        "[Без слов]",
        (FIX + "on_done_plain",),
        tap("fix:{fix}:plain"),
        does("fixes audit", OWNERS | only(R.MANAGER)),
    ),
    Action(
        "[Назначить] of what is done",
        (FIX + "on_assign",),
        tap("fix:{mended}:assign"),
    ),
    Action(
        "[Рассказать клиентам]",
        (TELL + "on_tell",),
        tap("fix:{mended}:tell"),
        does("fix_prompts", OWNERS),
        reads=OWNERS,
        sees="Что прочитают клиенты",
    ),
    Action(
        "[Рассказать клиентам] of what is not done",
        (TELL + "on_tell",),
        tap("fix:{fix}:tell"),
    ),
    Action(
        "what the clients are to read",
        (TELL + "on_written",),
        writes_when_asked("fix:{mended}:tell", "ПОЧИНИЛИ"),
        does("fix_prompts", OWNERS) | SAID,
        reads=OWNERS,
        sees="Получат: 1\n· John Smithson",
    ),
    Action(
        "[Отправить] under what the clients are to read",
        (TELL + "on_news",),
        writes_and_taps("fix:{mended}:tell", "ПОЧИНИЛИ", NEWS),
        does("fixes fix_news audit", OWNERS) | SAID,
        reads=OWNERS,
        sees="Отправляем: 1",
    ),
    Action(
        "[Отправить] under what nobody has written",
        (TELL + "on_news",),
        tap("fixnews:{mended}:1:send"),
    ),
)
