"""[Рассказать клиентам]: what they read of it, who they are, and [Отправить]."""

from __future__ import annotations

from typing import Literal

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from actions import fix_telling
from actions.cases import NotTheirs
from actions.fix_telling import IsStale, IsTold, NobodyToTell, NotDone
from actions.turn import Turn
from handlers.fixing import asked_of
from handlers.refusals import NotYours, Refused
from handlers.settling import text_of
from handlers.who import is_answer, is_owner, owner_of
from handlers.words import part_of
from messages import fix_asking
from messages.fix_news import LONGEST
from messages.owed import Owed
from messages.replies import replace, reply, toast
from messages.taps.fixes import FixNewsTap, FixTap
from messages.texts import say
from nps.values import FixPrompt
from storage.cases import prompts
from storage.cases.fixes import Asked, Fix
from storage.people.staff import Staff
from storage.people.who import Who

AWAITED = frozenset({FixPrompt.NEWS})


def refusal(error: Exception, *, alert: bool = True) -> Refused:
    match error:
        case NotTheirs():
            return NotYours(alert=alert)
        case NotDone():
            return Refused("fix-not-done", alert=alert)
        case IsTold():
            return Refused("fix-told-before", alert=alert)
        case NobodyToTell():
            return Refused("fix-news-nobody", alert=alert)
    return Refused("fix-news-stale", alert=alert)


async def on_tell(query: CallbackQuery, callback_data: FixTap, turn: Turn, who: Who, language: str) -> Owed:
    """What has changed? Or who cannot be told, when nobody can."""
    owner = owner_of(who, alert=True)
    fix = await _find(turn, owner, callback_data.fix)
    instead = await fix_telling.begin(turn, owner, fix)
    return [toast(query), *(instead if instead is not None else [reply(who, *fix_asking.ask_news(language, fix))])]


async def _find(turn: Turn, owner: Staff, fix_id: int, *, alert: bool = True) -> Fix:
    try:
        return await fix_telling.find_tellable(turn, owner, fix_id)
    except (NotTheirs, NotDone, IsTold) as error:
        raise refusal(error, alert=alert) from None


async def has_news_prompt(message: Message, turn: Turn, who: Who) -> dict[str, Asked] | Literal[False]:
    """Are the words for clients awaited of this person? Handlers behind it get `asked`."""
    return await asked_of(message, turn, who, AWAITED)


async def on_written(message: Message, asked: Asked, turn: Turn, staff: Staff) -> Owed:
    """The words: they stand there as the clients will read them. A service message (a pinned one) says nothing."""
    if part_of(message) is None:
        return []
    fix = await _find(turn, staff, asked.fix_id, alert=False)
    return await fix_telling.draft(turn, staff, fix, text_of(message, LONGEST))


async def on_news(query: CallbackQuery, callback_data: FixNewsTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Отправить], [Другой текст], [Отмена]."""
    owner = owner_of(who, alert=True)
    try:
        asked, fix = await fix_telling.find_draft(turn, owner, callback_data.fix, callback_data.mark)
        match callback_data.wish:
            case "send":
                count, owed = await fix_telling.send(turn, who, owner, asked, fix)
                return [toast(query), replace(query, who, say(language, "fix-news-sent", count=count)), *owed]
            case "text":
                await fix_telling.begin(turn, owner, fix)
                return [toast(query), replace(query, who, *fix_asking.ask_news(language, fix))]
            case "cancel":
                await prompts.close(turn.conn, owner.id)
                return [toast(query), replace(query, who, say(language, "prompt-cancelled"))]
    except (NotTheirs, NotDone, IsTold, IsStale, NobodyToTell) as error:
        raise refusal(error) from None


def router() -> Router:
    router = Router(name="fix_telling")
    router.callback_query.register(on_tell, FixTap.filter(F.wish == "tell"))
    router.callback_query.register(on_news, FixNewsTap.filter())
    router.message.register(on_written, is_owner, is_answer, has_news_prompt)
    return router
