"""/why: is this person asked, by what and when; else why not, and until when."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod

from messages import not_asked, planned
from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Letter
from messages.readers import HEARS_CLIENT, ClientReader
from messages.texts import clip, lines, say
from messages.writing import Context, message
from nps.planner import Not
from nps.values import ContactId, NotAsked
from storage.asking.foreseeing import Foreseen, foresee_one
from storage.asking.rules import read_rules
from storage.people.staff import Staff

NAME = 60


def show(reader: Staff, contact: ContactId) -> Letter:
    return why_asked.owed(to_staff(reader, about=contact))


@letter(to=HEARS_CLIENT, quick=True)
async def why_asked(ctx: Context, reader: ClientReader) -> TelegramMethod[Any] | None:
    language, contact = reader.language, reader.contact
    asked_by = await read_rules(ctx.conn, ctx.programme)
    foreseen = await foresee_one(ctx.conn, asked_by, contact.id, now=ctx.now)
    if foreseen is None:
        return None
    title = say(language, "planned-title", contact=clip(contact.name, NAME), account=clip(contact.account, NAME))
    told = planned.told(ctx, language, foreseen, asked_by, name=clip(contact.name, NAME))
    held = await not_asked.line_of(ctx, language, contact) if _is_held(foreseen) else None
    return message(reader.chat_id, lines(title, told, held))


def _is_held(foreseen: Foreseen) -> bool:
    return isinstance(foreseen.told, Not) and foreseen.told.because in (NotAsked.HELD, NotAsked.HELD_ALONE)
