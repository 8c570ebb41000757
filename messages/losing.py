"""A client has left: what is asked of whoever writes it down, and what the owners read."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from messages.dates import money
from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Lane, Letter
from messages.readers import HEARS_CLIENT, ClientReader
from messages.taps.answering import PromptTap
from messages.taps.cases import LossTap, LossWish, LossWishTap
from messages.texts import Markup, clip, in_quotes, label, lines, say
from messages.writing import Buttons, Context, button, message
from nps.subjects import BelowCard, CaseCard
from nps.values import CaseId, LossId, LossReason
from storage.cases.cases import Case
from storage.engine.conn import Conn
from storage.people import losses
from storage.people.clients import Contact, get_account, get_contact
from storage.people.losses import Loss
from storage.people.staff import Staff, find_staff
from storage.queues import deliveries

SHORT = 200
"""Of words that stand elsewhere in full."""
NAME = 60
NAMED = 5
"""So many of the other cases are named."""


def reason_label(language: str, reason: LossReason) -> str:
    return label(language, f"loss-{reason.value}")


def ask_reason(language: str, case: Case, contact: Contact) -> tuple[Markup, Buttons]:
    """Why they left: the reasons of the method, or own words."""
    rows = [
        [button(reason_label(language, reason), LossTap(case=case.id, reason=reason).pack())] for reason in LossReason
    ]
    return say(language, "loss-ask-reason", account=clip(contact.account, NAME)), [*rows, [_nothing(language)]]


def ask_words(language: str, contact: Contact) -> tuple[Markup, Buttons]:
    return say(language, "loss-ask-words", account=clip(contact.account, NAME)), [[_nothing(language)]]


def ask_competitor(
    language: str, case: Case, contact: Contact, reason: LossReason, words: str | None
) -> tuple[Markup, Buttons]:
    """To whom? With the answer the account is lost: what that means stands here."""
    account = clip(contact.account, NAME)
    text = lines(
        say(language, "loss-ask-competitor", account=account),
        say(language, "loss-why", why=_why(language, reason, words)),
        say(language, "loss-means"),
    )
    unknown = button(label(language, "loss-button-unknown"), LossWishTap(case=case.id, wish="unknown").pack())
    return text, [[unknown], [_nothing(language)]]


def _nothing(language: str) -> InlineKeyboardButton:
    return button(label(language, "prompt-cancel"), PromptTap(wish="cancel").pack())


def _why(language: str, reason: LossReason | None, words: str | None) -> str:
    if words:
        return in_quotes(language, clip(words, SHORT))
    return reason_label(language, reason) if reason else label(language, "loss-unknown")


def done(language: str, contact: Contact) -> Markup:
    return say(language, "loss-done", account=clip(contact.account, NAME))


async def ask_others(conn: Conn, language: str, case: Case, others: list[Case]) -> tuple[Markup, Buttons]:
    """What is to become of other open cases of the account? They are never closed in silence."""
    named = []
    for other in others[:NAMED]:
        contact = await get_contact(conn, other.contact_id)
        named.append(say(language, "loss-other-case", number=str(other.id), contact=clip(contact.name, NAME)))
    more = len(others) - len(named)
    text = lines(
        say(language, "loss-ask-others", count=len(others)),
        *named,
        say(language, "loss-more", count=more) if more else None,
    )
    wishes: tuple[LossWish, ...] = ("others", "keep")
    rows = [
        [button(label(language, f"loss-button-{wish}"), LossWishTap(case=case.id, wish=wish).pack())] for wish in wishes
    ]
    return text, rows


async def loss_lines(ctx: Context, language: str, case: Case) -> list[Markup | None]:
    """On the card of a case with which the client was lost: why, to whom, and whether they are back."""
    loss = await losses.find_at(ctx.conn, case.account_id, case.closed_at) if case.closed_at else None
    if loss is None:
        return []
    return [
        say(language, "loss-why", why=_why(language, loss.reason, loss.words)),
        say(language, "loss-to", competitor=clip(loss.competitor, NAME)) if loss.competitor else None,
        say(language, "loss-back") if loss.back_at else None,
    ]


def tell(loss: Loss, case: Case, owners: list[Staff]) -> list[Letter]:
    """Every owner hears that a client is lost: below the card, since an edited card rings no phone."""
    return [_told(loss, case, owner, is_back=False) for owner in owners if owner.can_be_written_to]


def tell_back(loss: Loss, case: Case, owners: list[Staff]) -> list[Letter]:
    """And that they are back."""
    return [_told(loss, case, owner, is_back=True) for owner in owners if owner.can_be_written_to]


def _told(loss: Loss, case: Case, owner: Staff, *, is_back: bool) -> Letter:
    once = f"loss:{loss.id}:{is_back}:{owner.id}"
    to = to_staff(owner, about=case.contact_id, subject=BelowCard(case.id, owner.id), once=once)
    return loss_told.owed(to, loss=loss.id, case=case.id, is_back=is_back)


@letter(to=HEARS_CLIENT, lane=Lane.ALERT, quick=True)
async def loss_told(
    ctx: Context, reader: ClientReader, *, loss: LossId, case: CaseId, is_back: bool
) -> TelegramMethod[Any] | None:
    told = await losses.find(ctx.conn, loss)
    if told is None or told.account_id != reader.contact.account_id:
        return None
    language = reader.language
    shown = await deliveries.find_card_message(ctx.conn, CaseCard(case, reader.staff.id).key, chat_id=reader.chat_id)
    account = await get_account(ctx.conn, told.account_id)
    name = clip(account.name, NAME)
    if is_back:
        return message(reader.chat_id, say(language, "loss-told-back", account=name), reply_to=shown)
    by = await find_staff(ctx.conn, told.lost_by)
    revenue = money(language, account.revenue, ctx.programme.currency) if account.revenue else None
    text = lines(
        say(language, "loss-told", account=name, revenue=f" · {revenue}" if revenue else ""),
        say(language, "loss-why", why=_why(language, told.reason, told.words)),
        say(language, "loss-to", competitor=clip(told.competitor, NAME)) if told.competitor else None,
        say(language, "loss-by", name=by.name if by and by.name else "—", number=str(case)),
    )
    return message(reader.chat_id, text, reply_to=shown)
