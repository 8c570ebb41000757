"""Closing a case: why the client complained, what was done, and the client's word on whether it is settled."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod

from messages.envelopes import to_contact, to_staff
from messages.letters import card, letter
from messages.owed import Lane, Letter, Owed
from messages.readers import CONTACT, HEARS_CLIENT, ClientReader, ContactReader
from messages.reasons import reason_label
from messages.taps.answering import PromptTap, SettledTap
from messages.taps.cases import CauseTap
from messages.texts import Markup, label, say
from messages.writing import Buttons, Context, button, message
from nps.subjects import BelowCard, CaseCard, SettledQuestion
from nps.text import within
from nps.values import REASONS, CaseId, CaseState, PromptKind
from storage.cases import cases
from storage.cases.cases import Case
from storage.people.clients import Contact
from storage.people.staff import Staff
from storage.queues import deliveries


def ask(case: Case, contact: Contact) -> Owed:
    """Is it settled? Each time it is closed the client is asked anew; owed again, it says what they have answered."""
    if contact.telegram_id is None:
        return []
    to = to_contact(contact.telegram_id, contact.id, subject=SettledQuestion(case.id, case.reopened))
    return [settled_question.owed(to, case=case.id, times=case.reopened)]


@card(to=CONTACT, quick=True)
async def settled_question(
    ctx: Context, reader: ContactReader, *, case: CaseId, times: int
) -> TelegramMethod[Any] | None:
    """`times` the case had been reopened when it was asked; once answered it says what follows."""
    settled = await cases.find(ctx.conn, case)
    if settled is None or settled.contact_id != reader.contact.id:
        return None
    language, chat_id = reader.language, reader.chat_id
    if settled.reopened > times:
        return message(chat_id, say(language, "settled-no"))
    if settled.state is CaseState.CONFIRMED:
        return message(chat_id, say(language, "settled-yes"))
    if settled.state not in (CaseState.SETTLED, CaseState.UNCONFIRMED) or settled.outcome is None:
        return None
    text = say(language, "settled-ask", outcome=within(settled.outcome))
    yes = button(label(language, "settled-button-yes"), SettledTap(case=case, times=times, answer="yes").pack())
    no = button(label(language, "settled-button-no"), SettledTap(case=case, times=times, answer="no").pack())
    return message(chat_id, text, [[yes, no]])


def tell_answer(case: Case, receiver: Staff, *, confirmed: bool) -> Letter:
    """The client has said whether it is settled: below the card, since an edited card rings no phone."""
    once = f"settled:{case.id}:{case.reopened}:{confirmed}:{receiver.id}"
    to = to_staff(receiver, about=case.contact_id, subject=BelowCard(case.id, receiver.id), once=once)
    return settled_answer.owed(to, case=case.id, confirmed=confirmed)


@letter(to=HEARS_CLIENT, lane=Lane.ALERT, quick=True)
async def settled_answer(
    ctx: Context, reader: ClientReader, *, case: CaseId, confirmed: bool
) -> TelegramMethod[Any] | None:
    shown = await deliveries.find_card_message(ctx.conn, CaseCard(case, reader.staff.id).key, chat_id=reader.chat_id)
    contact = reader.contact
    key = "settled-told-yes" if confirmed else "settled-told-no"
    return message(
        reader.chat_id, say(reader.language, key, contact=contact.name, account=contact.account), reply_to=shown
    )


def ask_cause(language: str, case: Case) -> tuple[Markup, Buttons]:
    """The six reasons, or own words."""
    choices = [
        button(reason_label(language, reason), CauseTap(case=case.id, cause=reason.value).pack()) for reason in REASONS
    ]
    own = button(label(language, "close-cause-own"), CauseTap(case=case.id, cause="own").pack())
    rows = [choices[at : at + 2] for at in range(0, len(choices), 2)]
    return say(language, "close-cause", why=case.why.value), [*rows, [own, _cancel(language)]]


def prompt(language: str, kind: PromptKind, contact: Contact) -> tuple[Markup, Buttons]:
    """What is to be written, and the way out."""
    return say(language, f"prompt-{kind.value}", contact=contact.name), [[_cancel(language, kind)]]


def _cancel(language: str, kind: PromptKind | None = None) -> Any:
    key = "prompt-nothing" if kind is PromptKind.CALL else "prompt-cancel"
    return button(label(language, key), PromptTap(wish="cancel").pack())
