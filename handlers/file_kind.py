"""An owner says what the file is that they have sent: it is read as that."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from actions import past
from actions.turn import Turn
from handlers.refusals import NotYours, Refused
from handlers.who import owner_of
from messages.owed import Owed
from messages.replies import replace, toast
from messages.taps.clients import FileKindTap
from messages.texts import say
from nps.file_kind import FileKind
from nps.values import ImportState
from storage.lists import files
from storage.people.who import Who


async def on_kind_tap(query: CallbackQuery, callback_data: FileKindTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Прошлые ответы], [Список клиентов], [Отмена]: only by the owner who sent the file."""
    owner = owner_of(who, alert=True)
    sent = await files.find(turn.conn, callback_data.id, staff_id=owner.id)
    if sent is None:
        raise NotYours(alert=True)
    if sent.state is not ImportState.ASKED:
        raise Refused(f"import-state-{sent.state}", alert=True)
    if callback_data.kind == "cancel":
        await files.cancel(turn.conn, sent, now=turn.now)
        return [toast(query), replace(query, who, say(language, "import-cancelled"))]
    errand = past.read_as(who, sent, FileKind(callback_data.kind))
    return [toast(query), replace(query, who, say(language, "import-reading", file=sent.file_name)), errand]


def router() -> Router:
    router = Router(name=__name__)
    router.callback_query.register(on_kind_tap, FileKindTap.filter())
    return router
