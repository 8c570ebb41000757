"""The light card: what a client says without a case, for whoever looks after them. As a rule it makes no sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aiogram.methods import TelegramMethod

from messages import promoters
from messages.answer_reasons import corrected_line, opening
from messages.case_card import ATTACHED, COMMENT_LIMIT, MARKS, PAGE, whose_now
from messages.client_words import NAME, forwarded, room_of
from messages.dates import day, moment, month
from messages.envelopes import to_staff
from messages.letters import card, letter
from messages.owed import Card, Envelope, Lane, Owed
from messages.readers import HEARS_CLIENT, STAFF, ClientReader, StaffReader
from messages.reasons import reasons_named
from messages.recorded import recorded_line
from messages.taps.cases import LightTap, LightWish
from messages.texts import Markup, clip, escape, join, label, lines, pieces, say
from messages.writing import Buttons, Context, attachment, button, message, uncaptioned
from nps.case import CLOSED_LATELY
from nps.subjects import BelowLightCard, FileOfLightCard
from nps.subjects import LightCard as LightCardKey
from nps.typography import NO_BREAK
from nps.values import CAPTIONED, AlertState, AlertWhy, ContactId, ContactState, ErasedWhy, LightCardId, PartKind
from storage.answers import responses
from storage.answers.comments import Part
from storage.answers.responses import Response
from storage.cases import cases, light_alerts, light_cards
from storage.cases.cases import Case
from storage.cases.light_cards import LightCard
from storage.people.clients import Contact, get_contact
from storage.people.staff import Staff, find_staff
from storage.privacy import erasures
from storage.queues import deliveries

WISHES: tuple[LightWish, ...] = ("reply", "open", "read")


def show(card: LightCard, receiver: Staff) -> Card:
    """The card for this person's chat, to be sent or brought up to date."""
    subject = LightCardKey(card.id, receiver.id)
    return light_card.owed(to_staff(receiver, about=card.contact_id, subject=subject), card=card.id)


def send_below(card: LightCard, receiver: Staff, words: list[Part], parts: list[Part]) -> Owed:
    """What stands below the card of these parts, each once; `words` is all that was said, the first is on the card."""
    owed: Owed = []
    for part in parts:
        said_as = {"chat": part.source_chat_id, "source": part.source_message_id}
        once = f"light:{card.id}:{part.source_chat_id}:{part.source_message_id}"
        if words and is_same(part, words[0]):
            pages = [page + 1 for page in range(len(_pages_of_first(part)) - 1)]
        else:
            pages = list(range(len(_pages(part))))[part.kind in CAPTIONED :]
        if part.kind in CAPTIONED:
            owed.append(light_file.owed(_beside(card, receiver, f"{once}:file"), card=card.id, **said_as))
        for page in pages:
            owed.append(light_words.owed(_below(card, receiver, f"{once}:{page}"), card=card.id, page=page, **said_as))
        if part.kind is not PartKind.TEXT and part.kind not in CAPTIONED:
            owed.append(light_file.owed(_beside(card, receiver, f"{once}:file"), card=card.id, **said_as))
    return owed


def correct(card: LightCard, receiver: Staff, part: Part, *, once: str, with_file: bool) -> Owed:
    """Words as they read after their sender has corrected them: a silent change would not be noticed."""
    said_as = {"chat": part.source_chat_id, "source": part.source_message_id}
    owed: Owed = []
    for page in range(len(pieces(part.text or "", PAGE, PAGE))):
        owed.append(light_correction.owed(_below(card, receiver, f"{once}:{page}"), card=card.id, page=page, **said_as))
    if with_file:
        owed.append(light_file.owed(_beside(card, receiver, f"{once}:file"), card=card.id, **said_as))
    return owed


def is_same(part: Part, other: Part) -> bool:
    """Is it the same message of the client?"""
    return (part.source_chat_id, part.source_message_id) == (other.source_chat_id, other.source_message_id)


def _below(card: LightCard, receiver: Staff, once: str) -> Envelope:
    subject = BelowLightCard(card.id, receiver.id)
    return to_staff(receiver, about=card.contact_id, subject=subject, once=_once(once, receiver))


def _beside(card: LightCard, receiver: Staff, once: str) -> Envelope:
    subject = FileOfLightCard(card.id, receiver.id)
    return to_staff(receiver, about=card.contact_id, subject=subject, once=_once(once, receiver))


def _once(once: str, receiver: Staff) -> str:
    """For each chat: whoever has a new Telegram account reads it there as well."""
    return f"{once}:{receiver.id}:{receiver.telegram_id}"


def _pages_of_first(part: Part) -> list[str]:
    """Of the first words: the first page stands on the card, the others below it."""
    return pieces(part.text or "", COMMENT_LIMIT, PAGE)


def _pages(part: Part) -> list[str]:
    """Of later words: the first stands beside its head."""
    return pieces(part.text or "", room_of(part), PAGE)


@card(name="light", to=STAFF, lane=Lane.ALERT, quick=True)
async def light_card(ctx: Context, reader: StaffReader, *, card: LightCardId) -> TelegramMethod[Any] | None:
    """The present state of things; what somebody may not read any more turns into a sentence."""
    shown = await light_cards.find(ctx.conn, card)
    if shown is None:
        return None
    language, chat_id = reader.language, reader.chat_id
    contact = await get_contact(ctx.conn, shown.contact_id)
    of_card = await light_alerts.list_receivers(ctx.conn, shown.id)
    alert = next((alert for alert, receiver in of_card if receiver.id == reader.staff.id), None)
    if alert is not None and alert.state is AlertState.UNDELIVERABLE:
        return None  # given up while this change waited: after two sends of unknown outcome there is no third
    manager = await find_staff(ctx.conn, contact.manager_id)
    name = manager.name if manager else "—"
    may_read = reader.who.may_read(contact.manager_id) and ctx.programme.may_read_answers(reader.staff.role)
    if not may_read or (alert is not None and alert.state is AlertState.WITHDRAWN):
        key, whose = await whose_now(ctx, reader, contact, alert.why if alert else None)
        return message(chat_id, say(language, f"light-{key}", name=whose), silent=True)
    if contact.state is ContactState.ERASED:
        why = await erasures.find_why(ctx.conn, contact.id) or ErasedWhy.REQUEST
        return message(chat_id, say(language, f"erased-{why.value}"), silent=True)
    response = await responses.get(ctx.conn, shown.response_id) if shown.response_id is not None else None
    words = await light_cards.list_words(ctx.conn, shown)
    closed, silent = await _closed(ctx, shown), await _is_silent(ctx, shown.contact_id)
    quote, wish = await promoters.on_light_card(ctx, language, shown, response, contact)
    text = lines(
        say(language, f"card-why-{alert.why.value}", name=name)
        if alert and alert.why is not AlertWhy.ASSIGNED
        else None,
        _title(language, response, contact),
        *(_first_words(language, words[0]) if words else ()),
        *await _answer(ctx, language, response, contact),
        say(language, "light-closed", number=str(closed.id), day=day(language, closed.closed_at, ctx.programme.zone))
        if closed is not None and closed.closed_at is not None
        else None,
        *await _what_became(ctx, language, shown),
        quote,
    )
    buttons = [
        *_buttons(language, shown, has_closed=closed is not None),
        *opening(language, response if shown.case_id is None else None),
        *wish,
    ]
    return message(chat_id, text, buttons or None, silent=silent)


async def _is_silent(ctx: Context, contact_id: ContactId) -> bool:
    """Words without a complaint make no sound, unless there is one that is not settled."""
    return await cases.find_open_of_contact(ctx.conn, contact_id) is None


async def _closed(ctx: Context, card: LightCard) -> Case | None:
    """The case that was closed before these words were said, and would be open again by them."""
    if card.response_id is not None or card.case_id is not None:
        return None
    return await cases.find_lately_closed(ctx.conn, card.contact_id, since=ctx.now - CLOSED_LATELY)


def _title(language: str, response: Response | None, contact: Contact) -> Markup:
    account, name = clip(contact.account, NAME), clip(contact.name, NAME)
    if response is None:
        return say(language, "light-title-words", account=account, contact=name)
    return say(
        language,
        "light-title",
        mark=MARKS[response.group],
        score=response.score,
        account=account,
        contact=name,
    )


def _first_words(language: str, part: Part) -> list[Markup | None]:
    shown, *rest = _pages_of_first(part)
    return [
        forwarded(language, part),
        say(language, "card-comment", text=f"{shown.rstrip()}…" if rest else shown) if shown else None,
        say(language, "card-rest-below") if rest else None,
        say(language, "card-attachment", kind=part.kind.value, count=1) if part.kind in ATTACHED else None,
    ]


async def _answer(ctx: Context, language: str, response: Response | None, contact: Contact) -> list[Markup | None]:
    """What else is known of the answer; of words that belong to none, what the contact answered before."""
    if response is None:
        earlier = [each for each in await responses.list_of_contact(ctx.conn, contact.id) if not each.replaced_at][:1]
        zone = ctx.programme.zone
        scores = [escape(f"{each.score}{NO_BREAK}({month(language, each.first_tap_at, zone)})") for each in earlier]
        return [say(language, "card-earlier", scores=join(", ", scores)) if scores else None]
    reasons = await responses.list_reasons(ctx.conn, response.id)
    first = await responses.find_first_score(ctx.conn, response.id)
    has_changed = first is not None and first != response.score
    return [
        await recorded_line(ctx, language, response),
        say(language, "card-reasons", reasons=reasons_named(language, reasons)) if reasons else None,
        await corrected_line(ctx, language, response),
        say(language, "card-changed", old=first, new=response.score) if first is not None and has_changed else None,
    ]


async def _what_became(ctx: Context, language: str, card: LightCard) -> list[Markup | None]:
    if card.case_id is not None:
        return [say(language, "light-opened", number=str(card.case_id))]
    return [
        await _done(ctx, language, "light-answered", card.answered_by, card.answered_at),
        await _done(ctx, language, "light-read", card.read_by, card.read_at) if card.unread_since is None else None,
    ]


async def _done(ctx: Context, language: str, key: str, by: Any, at: Any) -> Markup | None:
    if at is None:
        return None
    who = await find_staff(ctx.conn, by)
    return say(language, key, name=who.name if who and who.name else "—", when=moment(language, at, ctx.programme.zone))


def _buttons(language: str, card: LightCard, *, has_closed: bool) -> Buttons:
    """Until there is a case; who has read it may open one all the same."""
    if card.case_id is not None:
        return []
    reply, opens, read = (
        button(
            label(language, "light-button-again" if wish == "open" and has_closed else f"light-button-{wish}"),
            LightTap(card=card.id, wish=wish).pack(),
        )
        for wish in WISHES
    )
    return [[reply], [opens], *([[read]] if card.unread_since is not None else [])]


@dataclass(frozen=True, slots=True)
class _Said:
    """Words of a light card; the first stand on it, later ones below."""

    part: Part
    is_first: bool


async def _find(ctx: Context, reader: ClientReader, card: LightCardId, chat: int, source: int) -> _Said | None:
    """What the client said in this message, if it is on this card."""
    shown = await light_cards.find(ctx.conn, card)
    if shown is None or shown.contact_id != reader.contact.id:
        return None
    words = await light_cards.list_words(ctx.conn, shown)
    for place, part in enumerate(words):
        if (part.source_chat_id, part.source_message_id) == (chat, source):
            return _Said(part, is_first=place == 0)
    return None


async def _card_shown(ctx: Context, reader: ClientReader, card: LightCardId) -> int | None:
    key = LightCardKey(card, reader.staff.id).key
    return await deliveries.find_card_message(ctx.conn, key, chat_id=reader.chat_id)


@letter(to=HEARS_CLIENT, lane=Lane.ALERT, quick=True)
async def light_words(
    ctx: Context, reader: ClientReader, *, card: LightCardId, chat: int, source: int, page: int
) -> TelegramMethod[Any] | None:
    """Later words; a page from the second on is what did not find room before it."""
    said = await _find(ctx, reader, card, chat, source)
    if said is None:
        return None
    if page == 0:
        text = _with_head(reader, said.part)
    else:
        rest = (_pages_of_first if said.is_first else _pages)(said.part)[1:]
        if page > len(rest):
            return None
        named = say(reader.language, "words-rest", contact=clip(reader.contact.name, NAME))
        text = lines(named, escape(rest[page - 1]))
    silent = await _is_silent(ctx, reader.contact.id)
    return message(reader.chat_id, text, reply_to=await _card_shown(ctx, reader, card), silent=silent)


def _with_head(reader: ClientReader, part: Part) -> Markup:
    """Whose words they are, and the words as far as there is room."""
    contact = reader.contact
    names = {"contact": clip(contact.name, NAME), "account": clip(contact.account, NAME)}
    first = _pages(part)[0]
    return lines(
        say(reader.language, "client-message", circle="", **names),
        forwarded(reader.language, part),
        escape(first) if first else None,
    )


@letter(to=HEARS_CLIENT, lane=Lane.ALERT, quick=True)
async def light_file(
    ctx: Context, reader: ClientReader, *, card: LightCardId, chat: int, source: int
) -> TelegramMethod[Any] | None:
    """A voice, photo or file with its words, which for the first ones stand on the card; a copy of everything else."""
    said = await _find(ctx, reader, card, chat, source)
    if said is None:
        return None
    part, contact, shown = said.part, reader.contact, await _card_shown(ctx, reader, card)
    named = say(reader.language, "card-attachment-caption", contact=contact.name, account=contact.account)
    caption = lines(named, forwarded(reader.language, part)) if said.is_first else _with_head(reader, part)
    silent = await _is_silent(ctx, contact.id)
    return attachment(reader.chat_id, part, caption, reply_to=shown, silent=silent) or uncaptioned(
        reader.chat_id, part, reply_to=shown, silent=silent
    )


@letter(to=HEARS_CLIENT, lane=Lane.ALERT, quick=True)
async def light_correction(
    ctx: Context, reader: ClientReader, *, card: LightCardId, chat: int, source: int, page: int
) -> TelegramMethod[Any] | None:
    """How words read after their sender has corrected them."""
    said = await _find(ctx, reader, card, chat, source)
    pages = pieces(said.part.text or "", PAGE, PAGE) if said is not None else []
    if page >= len(pages):
        return None
    head = say(reader.language, "client-message-corrected", contact=clip(reader.contact.name, NAME))
    text = lines(head, escape(pages[page])) if pages[page] else head
    return message(reader.chat_id, text, reply_to=await _card_shown(ctx, reader, card), silent=True)
