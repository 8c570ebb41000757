"""Answers of before from a file: what its dates mean, which question it was, and taking them over."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from actions import past
from actions.turn import Turn
from handlers.refusals import NotYours, Refused
from handlers.who import owner_of
from messages import past as letters
from messages.envelopes import to_sender
from messages.owed import Owed
from messages.past_words import describe_done, plan_of
from messages.replies import replace, toast
from messages.taps.clients import PastTap
from messages.texts import label, say
from nps.file_kind import FileKind
from nps.past_dates import DateOrder
from nps.values import ImportState, Wording
from storage.lists import files
from storage.lists import past as waiting
from storage.lists.files import SentFile
from storage.people.who import Who


async def on_past_tap(query: CallbackQuery, callback_data: PastTap, turn: Turn, who: Who, language: str) -> Owed:
    """[3 апреля], [Порекомендуете ли нас], [Загрузить], [Файл с ошибками], [Отмена]: only by who sent the file."""
    owner, wish = owner_of(who, alert=True), callback_data.wish
    sent = await files.find(turn.conn, callback_data.id, staff_id=owner.id)
    if sent is None:
        raise NotYours(alert=True)
    if wish == "errors":
        return [toast(query), letters.past_errors.owed(to_sender(who), import_id=sent.id)]
    if wish == "cancel":
        if not await files.cancel(turn.conn, sent, now=turn.now):
            raise Refused(f"import-state-{sent.state}", alert=True)
        return [toast(query), replace(query, who, say(language, "import-cancelled"))]
    if wish in list(DateOrder):
        if sent.state is not ImportState.ASKED:
            raise Refused(f"import-state-{sent.state}", alert=True)
        errand = past.read_as(who, sent, FileKind.HISTORY, DateOrder(wish))
        return [toast(query), replace(query, who, say(language, "import-reading", file=sent.file_name)), errand]
    if sent.state is not ImportState.READ:
        raise Refused(f"import-state-{sent.state}", alert=True)
    if wish == "apply":
        return await _apply(query, turn, who, sent, language)
    await waiting.choose_wording(turn.conn, sent.id, None if wish == "change" else Wording(wish))
    return [toast(query), *await _show(query, turn, who, sent.id, language)]


async def _apply(query: CallbackQuery, turn: Turn, who: Who, sent: SentFile, language: str) -> Owed:
    """Without a question chosen the plan is shown, which asks for it."""
    found = await waiting.load(turn.conn, sent.id)
    if found is None:
        raise NotYours(alert=True)
    if sent.wording is None:
        return [toast(query), *await _show(query, turn, who, sent.id, language)]
    plan = await plan_of(turn.conn, found, sent.wording)
    added = await past.take_over(turn, who, sent, sent.wording)
    if added is None:
        raise Refused("import-state-applied", alert=True)
    buttons = [[letters.errors_button(language, sent.id)]] if found.errors else None
    return [
        toast(query, label(language, "past-taken")),
        replace(query, who, describe_done(language, plan, added), buttons),
    ]


async def _show(query: CallbackQuery, turn: Turn, who: Who, import_id: int, language: str) -> Owed:
    """The plan as it is now, in place of the message."""
    owner = owner_of(who, alert=True)
    sent = await files.find(turn.conn, import_id, staff_id=owner.id)
    shown = await letters.planned(turn.conn, language, sent, turn.programme.zone) if sent else None
    return [replace(query, who, *shown)] if shown is not None else []


def router() -> Router:
    router = Router(name=__name__)
    router.callback_query.register(on_past_tap, PastTap.filter())
    return router
