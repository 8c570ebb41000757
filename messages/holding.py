"""The review after a restore: what is held, and the owner's choice.

Stored names say "review" for what the rooms call holding.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from aiogram.methods import TelegramMethod

from messages.dates import own_moment
from messages.envelopes import to_staff
from messages.letters import card, letter
from messages.owed import Card, Lane
from messages.readers import OWNER, StaffReader
from messages.taps.answering import ReviewTap
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Context, button, message
from nps.subjects import HeldBack
from storage import marks
from storage.people.staff import Staff
from storage.people.who import find_who
from storage.queues import holding
from storage.queues.holding import QUIET_FOR, Held

SHOWN = 30
NAME_LONG = 60


def show(owner: Staff, restored: datetime) -> Card:
    """The card for this owner; one for each restore, edited when somebody has chosen."""
    return review.owed(to_staff(owner, subject=HeldBack(f"{restored:%Y%m%dT%H%M%S}", owner.id)))


@card(to=OWNER, lane=Lane.ALERT)
async def review(ctx: Context, reader: StaffReader) -> TelegramMethod[Any] | None:
    """What the copy is, how much is held, and until when the bot asks nobody."""
    restored = await marks.find_time(ctx.conn, marks.RESTORED_AT)
    if restored is None:
        return None
    language, zone = reader.language, ctx.programme.zone
    copied = await marks.find_time(ctx.conn, marks.RESTORED_FROM) or restored
    counts = await holding.count_held(ctx.conn)
    until = own_moment(language, restored + QUIET_FOR + timedelta(seconds=59), zone)
    head = say(language, "review-restored", copied=own_moment(language, copied, zone))
    quiet = say(language, "review-quiet", until=until)
    if counts:
        of = {name: str(counts.get(lane, 0)) for name, lane in _LANES.items()}
        held = say(language, "review-held", total=sum(counts.values()), **of)
        wishes = [
            [button(label(language, "review-send"), ReviewTap(wish="send").pack())],
            [
                button(label(language, "review-show"), ReviewTap(wish="show").pack()),
                button(label(language, "review-drop"), ReviewTap(wish="drop").pack()),
            ],
        ]
        return message(reader.chat_id, lines(head, held, Markup(""), quiet), wishes)
    wish, _, count = (await marks.find(ctx.conn, marks.REVIEWED) or "").partition(":")
    done = say(language, "review-done", wish=wish or "none", count=int(count or 0))
    return message(reader.chat_id, lines(head, done, Markup(""), quiet))


_LANES = {"replies": Lane.REPLY, "alerts": Lane.ALERT, "summaries": Lane.SUMMARY, "asks": Lane.ASK}


@letter(to=OWNER)
async def review_list(ctx: Context, reader: StaffReader) -> TelegramMethod[Any] | None:
    """Who would get what."""
    total = sum((await holding.count_held(ctx.conn)).values())
    if not total:
        return None
    language = reader.language
    shown = [await _line(ctx, language, held) for held in await holding.list_held(ctx.conn, limit=SHOWN)]
    more = say(language, "review-more", count=total - SHOWN) if total > SHOWN else None
    return message(reader.chat_id, lines(say(language, "review-list"), *shown, more))


async def _line(ctx: Context, language: str, held: Held) -> Markup:
    kind = Lane(held.lane).name.lower()
    who = await find_who(ctx.conn, held.chat_id) if held.chat_id else None
    if who is None:
        return say(language, "review-line", kind=kind, name="—")
    name = who.staff.name if who.staff else who.contacts[0].name if who.contacts else who.person.name
    return say(language, "review-line", kind=kind, name=clip(name, NAME_LONG))
