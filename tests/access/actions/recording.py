"""Answers that the staff record for a client."""

from __future__ import annotations

from tests.access.actions.action import SAID, Action, does, only
from tests.access.acts import say, tap, writes_when_asked
from tests.access.scene import OWNERS, R

RECORD = "handlers.recording."

ACTIONS: tuple[Action, ...] = (
    Action(
        "/record for a client",
        (RECORD + "on_record",),
        say("/record Данилевский"),
        does("recordings", OWNERS | only(R.MANAGER)) | SAID,
        reads=only(R.MANAGER, *OWNERS),
        sees="Как получен ответ?",
    ),
    Action(
        "somebody of a choice whose answer is to be recorded",
        (RECORD + "on_named",),
        tap("record:contact:{oleg}"),
        does("recordings", OWNERS | only(R.MANAGER)),
        reads=only(R.MANAGER, *OWNERS),
        sees="Как получен ответ?",
    ),
    Action(
        "[Записать ещё один]",
        (RECORD + "on_anew",),
        tap("recanew:{irina}"),
        does("recordings", OWNERS | only(R.MANAGER)),
        reads=only(R.MANAGER, *OWNERS),
        sees="Как получен ответ?",
    ),
    Action(
        "[Записать] under an answer that is being recorded",
        (RECORD + "on_wish",),
        tap("rec:{recording}:save"),
        does("recordings responses invitations case_responses case_events audit", only(R.MANAGER)),
        reads=only(R.MANAGER),
        sees="Записано. В индекс NPS не входит.",
    ),
    Action(
        "[Изменить] under an answer that is being recorded",
        (RECORD + "on_wish",),
        tap("rec:{recording}:change"),
        does("recordings", only(R.MANAGER)),
        reads=only(R.MANAGER),
        sees="Что изменить?",
    ),
    Action(
        "[Записать] once more under what is recorded",
        (RECORD + "on_wish",),
        tap("rec:{saved}:save"),
    ),
    Action(
        "another score of an answer that is being recorded",
        (RECORD + "on_score",),
        tap("recscore:{recording}:5"),
        does("recordings", only(R.MANAGER)),
        reads=only(R.MANAGER),
        sees="Оценка: 5",
    ),
    Action(
        "a reason of an answer that is being recorded",
        (RECORD + "on_reason",),
        tap("recwhy:{recording}:quality"),
        does("recordings", only(R.MANAGER)),
        reads=only(R.MANAGER),
        sees="Причины: качество",
    ),
    Action(
        "the words of an answer that is being recorded",
        (RECORD + "on_written",),
        writes_when_asked("rec:{recording}:words", "ЗАПИСАННЫЕ-СЛОВА"),
        does("recordings", only(R.MANAGER)) | SAID,
        reads=only(R.MANAGER),
        sees="\n«ЗАПИСАННЫЕ-СЛОВА»",
    ),
    Action(
        "[Верно] under what was recorded of somebody",
        (RECORD + "on_answer",),
        tap("recorded:{recorded}:yes"),
        does("responses", only(R.CONTACT)),
        reads=only(R.CONTACT),
        sees="Спасибо, что подтвердили",
    ),
    Action(
        "[Поправить] under what was recorded of somebody",
        (RECORD + "on_answer",),
        tap("recorded:{recorded}:no"),
        reads=only(R.CONTACT),
        sees="По шкале от 0 до 10",
    ),
)
