"""Staff write to clients: replies to cards and to clients' words, [Отправить], [Отменить], [Отозвать], corrections."""

from __future__ import annotations

from typing import Any, Literal

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from actions import relaying
from actions.cases import NotTheirs
from actions.relaying import CannotReach, Decided, Erased, LostClient, Target, TooLate
from actions.turn import Turn
from handlers.refusals import Refused
from handlers.saying import said_in
from handlers.who import is_answer, is_no_contact, is_staff, staff_of
from handlers.words import part_of
from messages.owed import Owed
from messages.replies import reply, toast
from messages.taps.cases import RelayTap
from messages.texts import label, say
from nps.subjects import (
    BelowCard,
    BelowLightCard,
    BelowMessage,
    CaseCard,
    CopyOf,
    FileOfLightCard,
    LightCard,
    PassedOn,
    PromiseStatus,
    RelayStatus,
    ReplyWanted,
    parse,
)
from nps.values import PromptKind
from storage.answers import client_messages
from storage.cases import cases, light_cards, promises, prompts, relays
from storage.cases.relays import Relay, Said
from storage.people.staff import Staff
from storage.people.who import Who
from storage.queues import deliveries

CLIENTS_OWN = frozenset({"case_ring", "case_part", "case_rest", "settled_answer"})
"""Letters below a card that are the client's own words; what else stands there (a deadline) is the bot's."""
Injected = dict[str, Any] | Literal[False]


async def find_target(message: Message, turn: Turn) -> Target | None:
    """Whom a reply is for, told by our own record of the message that is replied to, and by nothing else.

    1. A card, or words of the bot below it: they ask first.
    2. The client's own words: the answer goes unless it is cancelled.
    3. What the person has said to a client before, and what became of it: for the same client, and it asks.
    """
    replied = message.reply_to_message
    if replied is None:
        return None
    conn, chat_id = turn.conn, message.chat.id
    key = await deliveries.find_subject(conn, chat_id, replied.message_id)
    match parse(key):
        case CaseCard(case_id):
            return await _of_case(turn, case_id, at_once=False)
        case BelowCard(case_id):
            letter = await deliveries.find_letter(conn, chat_id, replied.message_id, key or "")
            return await _of_case(turn, case_id, at_once=letter in CLIENTS_OWN)
        case LightCard(card_id):
            return await _of_light_card(turn, card_id, at_once=False)
        case BelowLightCard(card_id) | FileOfLightCard(card_id):
            return await _of_light_card(turn, card_id, at_once=True)
        case PassedOn(message_id) | CopyOf(message_id) | BelowMessage(message_id):
            words = await client_messages.get(conn, message_id)
            case = await cases.find_open_of_contact(conn, words.contact_id)
            return Target(words.contact_id, case.id if case else words.case_id, at_once=True)
        case PromiseStatus(promise_id):
            promise = await promises.find(conn, promise_id)
            return await _of_case(turn, promise.case_id, at_once=False) if promise else None
        case RelayStatus(relay_id):
            relay = await relays.find(conn, relay_id)
            return Target(relay.contact_id, relay.case_id) if relay else None
        case ReplyWanted(contact_id):
            case = await cases.find_open_of_contact(conn, contact_id)
            return Target(contact_id, case.id if case else None)
    own = await relays.find_said_as(conn, chat_id, replied.message_id)
    return Target(own[0].contact_id, own[0].case_id) if own else None


async def _of_case(turn: Turn, case_id: int, *, at_once: bool) -> Target | None:
    case = await cases.find(turn.conn, case_id)
    return Target(case.contact_id, case.id, at_once) if case else None


async def _of_light_card(turn: Turn, card_id: int, *, at_once: bool) -> Target | None:
    card = await light_cards.find(turn.conn, card_id)
    return Target(card.contact_id, card.case_id, at_once) if card else None


async def is_for_client(message: Message, turn: Turn) -> Injected:
    """A reply to a card, or to anything of a client's. Handlers behind it get `target`."""
    target = await find_target(message, turn)
    return {"target": target} if target is not None else False


async def continues_album(message: Message, turn: Turn, who: Who) -> Injected:
    """Another message of an album that is for a client. Handlers behind it get `relay`."""
    if who.staff is None or message.media_group_id is None:
        return False
    since = turn.now - relaying.ALBUM_COMES_WITHIN
    relay = await relays.find_album(turn.conn, who.staff.id, message.media_group_id, since=since)
    return {"relay": relay} if relay is not None else False


async def has_reply_prompt(message: Message, turn: Turn, who: Who) -> Injected:
    """[Ответить] was pressed, and this is the answer. Handlers behind it get `target`."""
    if who.staff is None:
        return False
    asked = await prompts.find(turn.conn, who.staff.id, now=turn.now)
    if asked is None or asked.kind is not PromptKind.REPLY:
        return False
    target = await _of_case(turn, asked.case_id, at_once=False)
    return {"target": target} if target is not None else False


async def is_reply_to_bot(message: Message) -> bool:
    """A reply to a message of the bot of which nobody knows whom it is about."""
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.is_bot


async def on_words_for_client(message: Message, target: Target, turn: Turn, staff: Staff, language: str) -> Owed:
    """Words, a photo, a voice … for a client."""
    said = said_in(message)
    if said is None:
        return _refuse_kind(message)
    await _close_prompt(turn, staff)
    try:
        return await relaying.say(turn, staff, target, said, album=message.media_group_id)
    except Erased:
        raise Refused("relay-erased") from None


def _refuse_kind(message: Message) -> Owed:
    """A poll, a game: it cannot be said again. A service message (a pinned one) says nothing."""
    if part_of(message) is None and not message.model_extra:
        return []
    raise Refused("relay-cannot-kind")


async def _close_prompt(turn: Turn, staff: Staff) -> None:
    """[Ответить] is answered; what else is awaited of them stays."""
    asked = await prompts.find(turn.conn, staff.id, now=turn.now)
    if asked is not None and asked.kind is PromptKind.REPLY:
        await prompts.close(turn.conn, staff.id)


async def on_more(message: Message, relay: Relay, turn: Turn, staff: Staff) -> Owed:
    """The next message of an album."""
    said = said_in(message)
    if said is None:
        return _refuse_kind(message)
    try:
        return await relaying.continue_album(turn, staff, relay, said)
    except Erased:
        raise Refused("relay-erased") from None


async def on_unknown(message: Message, who: Who, language: str) -> Owed:
    """Nobody guesses whom it is for."""
    return [reply(who, say(language, "relay-for-whom"), to_message=message.message_id)]


async def on_tap(query: CallbackQuery, callback_data: RelayTap, turn: Turn, who: Who, language: str) -> Owed:
    """[Отправить], [Отправить и ждать ответа], [Заметка для своих], [Отмена], [Отменить], [Отозвать]."""
    staff, relay_id, wish = staff_of(who), callback_data.relay, callback_data.wish
    try:
        match wish:
            case "send" | "send_asking":
                owed = await relaying.confirm(turn, who, staff, relay_id, asking=wish == "send_asking")
            case "note":
                owed = await relaying.keep_as_note(turn, staff, relay_id)
            case "cancel":
                owed = await relaying.cancel(turn, staff, relay_id)
            case "recall":
                owed = await relaying.recall(turn, who, staff, relay_id)
    except LostClient:
        raise Refused("relay-not-yours-any-more", alert=True) from None
    except NotTheirs:
        raise Refused("relay-not-yours", alert=True) from None
    except Erased:
        raise Refused("relay-erased", alert=True) from None
    except CannotReach:
        raise Refused("relay-cannot-reach", alert=True) from None
    except TooLate:
        raise Refused("relay-too-late" if wish == "cancel" else "relay-recall-too-late", alert=True) from None
    except Decided as decided:
        raise Refused("relay-decided", alert=True, state=decided.state.value) from None
    return [toast(query, label(language, "relay-recalling") if wish == "recall" else None), *owed]


async def is_relayed(message: Message, turn: Turn) -> Injected:
    """A message that was written for a client. Handlers behind it get `relayed`."""
    relayed = await relays.find_said_as(turn.conn, message.chat.id, message.message_id)
    return {"relayed": relayed} if relayed is not None else False


async def on_corrected(
    message: Message, relayed: tuple[Relay, Said], turn: Turn, who: Who, staff: Staff, language: str
) -> Owed:
    """Its writer corrected it: so is the client's copy."""
    relay, before = relayed
    said = said_in(message)
    if said is None or said == before:
        return []
    try:
        return await relaying.correct(turn, staff, relay, before, said)
    except Decided as decided:
        text = say(language, "relay-not-corrected", state=decided.state.value)
        return [reply(who, text, to_message=message.message_id)]


def router() -> Router:
    router = Router(name="relay")
    router.callback_query.register(on_tap, RelayTap.filter())
    router.message.register(on_more, is_staff, continues_album)
    router.message.register(on_words_for_client, is_staff, is_answer, is_for_client)
    router.message.register(on_words_for_client, is_staff, is_answer, has_reply_prompt)
    router.edited_message.register(on_corrected, is_staff, is_relayed)
    return router


def last_router() -> Router:
    """After whatever else a reply may be about."""
    router = Router(name="relay-last")
    router.message.register(on_unknown, is_staff, is_no_contact, is_answer, is_reply_to_bot)
    return router
