"""The printable page of personal links: a QR code for each client who has not joined, account by account.

One HTML file that loads nothing from anywhere: the codes are drawn in it, and what people wrote is escaped.
"""

from __future__ import annotations

import asyncio
import html
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from aiogram.methods import TelegramMethod

from messages.inviting import link_url
from messages.letters import letter
from messages.readers import STAFF, StaffReader
from messages.taps.enrolling import InvitesWishTap
from messages.texts import label, say
from messages.writing import Context, button, file, message
from storage.people import enrolments
from storage.people.enrolments import Link

AT_ONCE = 240
"""Codes in one file: drawing one takes some milliseconds, and so many still print."""
_STYLE = """
body { font: 14px/1.35 system-ui, sans-serif; color: #000; background: #fff; margin: 24px; }
h1 { font-size: 20px; } h2 { font-size: 17px; margin: 24px 0 8px; break-after: avoid; }
ul { display: flex; flex-wrap: wrap; gap: 12px; list-style: none; padding: 0; margin: 0; }
li { width: 200px; border: 1px solid #999; padding: 10px; break-inside: avoid; overflow-wrap: anywhere; }
svg { width: 180px; height: 180px; display: block; margin: 0 auto 6px; }
small { color: #444; } @media print { body { margin: 0; } }
"""


@dataclass(frozen=True, slots=True)
class Printed:
    """One code: whose it is, and the address it holds."""

    name: str
    account: str
    url: str


@letter(to=STAFF)
async def qr_page(ctx: Context, reader: StaffReader, *, page: int = 0) -> TelegramMethod[Any] | None:
    """Of a manager's own clients, of an owner everybody's; drawn beside the loop, other chats wait for nothing."""
    language = reader.language
    if ctx.bot_username is None:
        return message(reader.chat_id, say(language, "invite-no-name"))
    links = [
        row
        for row in await enrolments.list_links(ctx.conn, of=reader.staff.scope.manager)
        if row.kind == "contact" and row.joined_at is None and row.expires_at > ctx.now
    ]
    if not links:
        return message(reader.chat_id, say(language, "links-none"))
    last = (len(links) - 1) // AT_ONCE
    page = min(page, last)
    printed = [_printed(ctx, row) for row in links[page * AT_ONCE : (page + 1) * AT_ONCE]]
    content = await asyncio.to_thread(draw, language, ctx.programme.company, printed)
    more = (
        [[button(label(language, "qr-next"), InvitesWishTap(wish="qr", page=page + 1).pack())]] if page < last else None
    )
    name = "qr.html" if not last else f"qr-{page + 1}.html"
    return file(reader.chat_id, name, content, say(language, "qr-caption", count=len(printed)), more)


def _printed(ctx: Context, row: Link) -> Printed:
    return Printed(row.name, row.account, link_url(ctx, "contact", row.enrolment) or "")


def draw(language: str, company: str, printed: list[Printed]) -> str:
    """The page, of codes that are in the order of their accounts."""
    sections = [
        f"<section><h2>{html.escape(account)}</h2>\n<ul>\n{''.join(map(_item, of))}</ul></section>\n"
        for account, of in groupby(printed, key=lambda each: each.account)
    ]
    title = html.escape(label(language, "qr-title", company=company))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title><style>{_STYLE}</style></head><body>\n<h1>{title}</h1>\n"
        f"<p>{html.escape(label(language, 'qr-how'))}</p>\n{''.join(sections)}</body></html>\n"
    )


def _item(each: Printed) -> str:
    return f"<li>{code(each.url)}<b>{html.escape(each.name)}</b><br><small>{html.escape(each.url)}</small></li>\n"


def code(url: str) -> str:
    """The QR code of an address as SVG within a page."""
    import segno

    drawn: str = segno.make(url, error="m", micro=False).svg_inline(scale=4, omitsize=True)
    return drawn
