"""Below a card: what it is to be of, and the answers behind its numbers."""

from __future__ import annotations

from typing import Any, Literal

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from actions import reports
from actions.turn import Turn
from handlers.refusals import NotYours
from handlers.report import code_behind, is_picture
from handlers.wanted_figures import told, wanted
from handlers.who import is_answer, staff_of
from messages import answer_list, behind_list, behind_numbers, figures_of, narrowing
from messages.owed import Owed
from messages.replies import reply, toast
from messages.scope_code import EVERYTHING
from messages.taps.figures import AnswersTap, BehindTap, NarrowTap, RowsTap
from nps.behind import LISTS, PARTS
from nps.scope_words import ScopeError
from nps.subjects import DaysWanted, SummaryOf, parse
from storage.people.who import Who
from storage.queues import deliveries


async def on_answers_tap(query: CallbackQuery, callback_data: AnswersTap, who: Who) -> Owed:
    """Opened below the card, then by pages in that message."""
    staff, part, of = staff_of(who), PARTS.get(callback_data.part), code_behind(callback_data.of)
    if query.message is None or part is None:
        raise NotYours
    if not callback_data.page:
        return [toast(query), answer_list.show(staff, of, part)]
    shown, page = query.message.message_id, callback_data.page - 1
    return [toast(query), answer_list.show(staff, of, part, page=page, edit=shown)]


async def on_rows_tap(query: CallbackQuery, callback_data: RowsTap, who: Who) -> Owed:
    """What is behind a number that is not of answers: the same way."""
    staff, rows, of = staff_of(who), LISTS.get(callback_data.rows), code_behind(callback_data.of)
    if query.message is None or rows is None:
        raise NotYours
    if not callback_data.page:
        return [toast(query), behind_list.show(staff, of, rows)]
    shown, page = query.message.message_id, callback_data.page - 1
    return [toast(query), behind_list.show(staff, of, rows, page=page, edit=shown)]


async def on_numbers_tap(query: CallbackQuery, callback_data: BehindTap, turn: Turn, who: Who) -> Owed:
    """[Ответы]: the numbers of the card, in its place; those of a summary, which says more than they do, below it."""
    staff, of = staff_of(who), code_behind(callback_data.of)
    if query.message is None:
        raise NotYours
    shown = query.message.message_id
    subject = parse(await deliveries.find_subject(turn.conn, query.message.chat.id, shown))
    edit = None if isinstance(subject, SummaryOf) else shown
    return [toast(query), behind_numbers.show(staff, of, edit=edit, on_picture=is_picture(query))]


async def on_narrow_tap(query: CallbackQuery, callback_data: NarrowTap, who: Who, language: str) -> Owed:
    """[Период и кто]: a list to choose from, in the place of the card; or the question for two dates."""
    staff, of, screen = staff_of(who), code_behind(callback_data.of), callback_data.screen
    if query.message is None:
        raise NotYours
    if screen == "dates":
        return [toast(query), narrowing.ask_for_days(language, staff, of)]
    shown, page = query.message.message_id, callback_data.page
    return [toast(query), narrowing.show(staff, of, screen, page=page, edit=shown, on_picture=is_picture(query))]


async def wants_days(message: Message, turn: Turn, who: Who) -> dict[str, Any] | Literal[False]:
    """A reply to the question for two dates, of whom it was asked. Handlers behind it get `of`."""
    replied = message.reply_to_message
    if who.staff is None or replied is None or not message.text:
        return False
    subject = parse(await deliveries.find_subject(turn.conn, message.chat.id, replied.message_id))
    return {"of": subject.of} if isinstance(subject, DaysWanted) and subject.staff == who.staff.id else False


async def on_days(message: Message, turn: Turn, who: Who, of: str, language: str) -> Owed:
    """The card of these days, of whom it was before; any other period does as well."""
    staff, code = staff_of(who), code_behind(of)
    words = (message.text or "").strip()
    try:
        asked = await wanted(turn, staff, language, words)
    except ScopeError as error:
        return [reply(who, told(turn, language, error))]
    period, narrowed = figures_of.split(asked)
    found = await figures_of.read(turn.conn, staff, code)
    if found is None or narrowed != EVERYTHING:
        return await reports.show(turn, who, staff, asked)
    return await reports.show(turn, who, staff, found.at(period))


def router() -> Router:
    router = Router(name="answers")
    router.message.register(on_days, is_answer, wants_days)
    router.callback_query.register(on_answers_tap, AnswersTap.filter())
    router.callback_query.register(on_rows_tap, RowsTap.filter())
    router.callback_query.register(on_numbers_tap, BehindTap.filter())
    router.callback_query.register(on_narrow_tap, NarrowTap.filter())
    return router
