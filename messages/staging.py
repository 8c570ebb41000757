"""How far the loss of a client has come: what is asked, what the card says, and what owners hear."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod

from messages.dates import own_moment
from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Lane, Letter
from messages.readers import HEARS_CLIENT, ClientReader
from messages.taps.answering import PromptTap
from messages.taps.cases import StageTap
from messages.texts import Markup, clip, label, say
from messages.writing import Buttons, Context, button, message
from nps.case import Stage
from nps.subjects import BelowCard, CaseCard
from nps.values import CaseId, StaffId
from storage.cases import cases
from storage.cases.cases import Case
from storage.people.clients import Contact
from storage.people.staff import Staff, find_staff
from storage.queues import deliveries

NAME = 60


def ask_stage(language: str, case: Case, contact: Contact, present: Stage) -> tuple[Markup, Buttons]:
    """The stages it is not at: a later one, or an earlier one when it was a slip."""
    rows = [
        [button(label(language, f"stage-button-{stage.name.lower()}"), StageTap(case=case.id, stage=int(stage)).pack())]
        for stage in Stage
        if stage is not present
    ]
    text = say(
        language,
        "stage-ask",
        contact=clip(contact.name, NAME),
        account=clip(contact.account, NAME),
        stage=named(language, present),
    )
    return text, [*rows, [button(label(language, "prompt-cancel"), PromptTap(wish="cancel").pack())]]


def named(language: str, stage: Stage) -> str:
    """«жалоба нашему руководству»"""
    return label(language, f"stage-{stage.name.lower()}")


async def stage_line(ctx: Context, language: str, case: Case) -> Markup | None:
    """What somebody has told of, unless it was taken back."""
    event = await cases.find_stage(ctx.conn, case.id)
    stage = event.stage if event is not None else None
    if event is None or stage in (None, Stage.COMPLAINT):
        return None
    who = await find_staff(ctx.conn, event.staff_id)
    when = own_moment(language, event.at, ctx.programme.zone)
    return say(language, "stage-line", stage=named(language, stage), number=int(stage), when=when, name=_by(who))


def _by(who: Staff | None) -> str:
    return clip(who.name, NAME) if who is not None and who.name else "—"


def tell_stage(case: Case, owner: Staff, stage: Stage, by: Staff, *, event_id: int) -> Letter:
    """To one owner, at once and by itself; once for each time somebody says so."""
    once = f"stage:{event_id}:{owner.id}"
    to = to_staff(owner, about=case.contact_id, subject=BelowCard(case.id, owner.id), once=once)
    return stage_told.owed(to, case=case.id, stage=int(stage), by=by.id)


@letter(to=HEARS_CLIENT, lane=Lane.ALERT, quick=True)
async def stage_told(
    ctx: Context, reader: ClientReader, *, case: CaseId, stage: int, by: StaffId
) -> TelegramMethod[Any] | None:
    contact, language = reader.contact, reader.language
    text = say(
        language,
        "stage-told",
        account=clip(contact.account, NAME),
        contact=clip(contact.name, NAME),
        stage=named(language, Stage(stage)),
        number=str(case),
        name=_by(await find_staff(ctx.conn, by)),
    )
    shown = await deliveries.find_card_message(ctx.conn, CaseCard(case, reader.staff.id).key, chat_id=reader.chat_id)
    return message(reader.chat_id, text, reply_to=shown)
