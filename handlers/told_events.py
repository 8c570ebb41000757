"""Events out of a file: what its dates mean, and writing them down."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from actions import events, past
from actions.turn import Turn
from handlers.refusals import NotYours, Refused
from handlers.who import owner_of
from messages import told_events as letters
from messages.envelopes import to_sender
from messages.event_words import describe_done
from messages.owed import Owed
from messages.replies import replace, toast
from messages.taps.clients import EventsTap
from messages.texts import label, say
from nps.file_kind import FileKind
from nps.past_dates import DateOrder
from nps.values import ImportState
from storage.lists import files, told_events
from storage.people.who import Who


async def on_events_tap(query: CallbackQuery, callback_data: EventsTap, turn: Turn, who: Who, language: str) -> Owed:
    """[3 апреля], [Загрузить], [Файл с ошибками], [Отмена]: only by the owner who sent the file."""
    owner, wish = owner_of(who, alert=True), callback_data.wish
    sent = await files.find(turn.conn, callback_data.id, staff_id=owner.id)
    if sent is None:
        raise NotYours(alert=True)
    if wish == "errors":
        return [toast(query), letters.events_errors.owed(to_sender(who), import_id=sent.id)]
    if wish == "cancel":
        if not await files.cancel(turn.conn, sent, now=turn.now):
            raise Refused(f"import-state-{sent.state}", alert=True)
        return [toast(query), replace(query, who, say(language, "import-cancelled"))]
    if wish in list(DateOrder):
        if sent.state is not ImportState.ASKED:
            raise Refused(f"import-state-{sent.state}", alert=True)
        errand = past.read_as(who, sent, FileKind.EVENTS, DateOrder(wish))
        return [toast(query), replace(query, who, say(language, "import-reading", file=sent.file_name)), errand]
    told = await told_events.load(turn.conn, sent.id)
    added = await events.take_over(turn, who, sent)
    if told is None or added is None:
        raise Refused(f"import-state-{sent.state}", alert=True)
    errors = [[letters.errors_button(language, sent.id)]] if told.errors or told.remarks else None
    done = replace(query, who, describe_done(language, told, added), errors)
    return [toast(query, label(language, "past-taken")), done]


def router() -> Router:
    router = Router(name=__name__)
    router.callback_query.register(on_events_tap, EventsTap.filter())
    return router
