"""Leads and lost clients who have not joined: named to whoever looks after them, with a link and /record for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aiogram.methods import TelegramMethod

from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Lane, Letter
from messages.planned import survey_name
from messages.readers import STAFF, StaffReader
from messages.taps.enrolling import InviteTap
from messages.taps.recording import RecordNameTap
from messages.texts import clip, label, lines, say
from messages.writing import Context, button, message
from nps.subjects import ChoiceOfNames
from nps.values import ContactState, SurveyKind
from storage.asking.leads import Lead
from storage.people.clients import find_contact
from storage.people.staff import Staff

AT_A_TIME = 8
"""In one message: each with two buttons."""
NAME = 40


def tell(reader: Staff, leads: Sequence[Lead], week: str, first: int) -> Letter:
    """Once in a week: the leads from the `first` of them on."""
    named = [[lead.contact, lead.kind.value] for lead in leads]
    to = to_staff(reader, subject=ChoiceOfNames(reader.id), once=f"leads:{reader.id}:{week}:{first}")
    return leads_to_invite.owed(to, leads=named)


@letter(to=STAFF, lane=Lane.SUMMARY)
async def leads_to_invite(ctx: Context, reader: StaffReader, *, leads: list[list[Any]]) -> TelegramMethod[Any] | None:
    """Those who still have not joined; where answers are anonymous, only owners record any."""
    language, told, buttons = reader.language, [], []
    for number, kind in leads:
        contact = await find_contact(ctx.conn, number)
        if contact is None or contact.state is not ContactState.INVITED or not reader.who.may_read(contact.manager_id):
            continue
        name = clip(contact.name, NAME)
        survey = survey_name(language, SurveyKind(kind))
        told.append(say(language, "leads-line", account=clip(contact.account, NAME), contact=name, survey=survey))
        row = [button(label(language, "leads-invite", contact=name), InviteTap(kind="contact", id=contact.id).pack())]
        if ctx.programme.may_read_answers(reader.staff.role):
            record = RecordNameTap(kind="contact", id=contact.id).pack()
            row.append(button(label(language, "leads-record"), record))
        buttons.append(row)
    if not told:
        return None
    can_record = "yes" if ctx.programme.may_read_answers(reader.staff.role) else "no"
    title = say(language, "leads-title", count=len(told))
    return message(reader.chat_id, lines(title, *told, say(language, "leads-hint", record=can_record)), buttons)
