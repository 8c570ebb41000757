"""The file of personal links, for whoever sends them out: whom, by which manager, and the words that are ready."""

from __future__ import annotations

import csv
import html
import io
import re
from typing import Any

from aiogram.methods import TelegramMethod

from messages.inviting import invitation, link_url, staff_invitation
from messages.letters import letter
from messages.readers import OWNER, StaffReader
from messages.taps.clients import FileTap
from messages.texts import label, say
from messages.workbooks import workbook
from messages.writing import Context, button, file, message
from nps import link
from nps.text import harmless
from storage.people import enrolments
from storage.people.clients import Contact, list_contacts
from storage.people.enrolments import Link
from storage.people.staff import name_staff

COLUMNS = ("kind", "name", "account", "link", "joined", "manager", "phone", "text")
"""The titles of the CSV, for programs too; a workbook has those of its language."""


async def link_rows(ctx: Context, links: list[Link]) -> list[list[str]]:
    """One row for each link, with the texts of the company's language; links that are used up stay out of sight."""
    managers = await name_staff(ctx.conn)
    contacts = {contact.id: contact for contact in await list_contacts(ctx.conn)}
    rows = []
    for row in links:
        kind: link.Kind = "staff" if row.kind == "staff" else "contact"
        contact = contacts.get(row.contact_id) if row.contact_id else None
        url = "" if row.joined_at else link_url(ctx, kind, row.enrolment) or ""
        manager = managers.get(row.manager_id, "") if row.manager_id else ""
        phone = (contact and contact.phone) or ""
        text = _text(ctx, row, contact, url) if url else ""
        joined = row.joined_at.astimezone(ctx.programme.zone).date().isoformat() if row.joined_at else ""
        rows.append([kind, row.name, row.account, url, joined, manager, phone, text])
    return rows


def _text(ctx: Context, row: Link, contact: Contact | None, url: str) -> str:
    """What is to be sent to this person, as it stands in the message to forward but without its markup."""
    if contact is not None:
        words = invitation(ctx, contact, row.enrolment, url)
    else:
        words = staff_invitation(ctx, ctx.programme.language, row.name, row.enrolment, url)
    return html.unescape(re.sub("</?code>", "", words))


def links_csv(language: str, rows: list[list[str]]) -> str:
    """As the spreadsheets of a country expect it, the mark of UTF-8 first. Formula cells are neutralised."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if language == "ru" else ",")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def links_xlsx(language: str, rows: list[list[str]]) -> bytes:
    titles = [label(language, f"links-column-{column}") for column in COLUMNS]
    told = [[label(language, f"links-kind-{kind}"), *row] for kind, *row in rows]
    return workbook(label(language, "links-sheet"), titles, told)


async def _unused(ctx: Context) -> list[Link]:
    return [row for row in await enrolments.list_links(ctx.conn) if row.joined_at is None]


@letter(to=OWNER)
async def links_file(ctx: Context, reader: StaffReader) -> TelegramMethod[Any] | None:
    """All unused personal links as a file, for whoever sends them out."""
    if ctx.bot_username is None:
        return message(reader.chat_id, say(reader.language, "invite-no-name"))
    links = await _unused(ctx)
    if not links:
        return None
    caption = say(reader.language, "links-file", count=len(links))
    excel = [[button(label(reader.language, "links-xlsx"), FileTap(wish="links").pack())]]
    content = links_csv(ctx.programme.language, await link_rows(ctx, links))
    return file(reader.chat_id, "links.csv", content, caption, excel)


@letter(to=OWNER)
async def links_workbook(ctx: Context, reader: StaffReader) -> TelegramMethod[Any] | None:
    """The same as a workbook."""
    if ctx.bot_username is None:
        return message(reader.chat_id, say(reader.language, "invite-no-name"))
    links = await _unused(ctx)
    if not links:
        return message(reader.chat_id, say(reader.language, "links-none"))
    content = links_xlsx(ctx.programme.language, await link_rows(ctx, links))
    return file(reader.chat_id, "links.xlsx", content, say(reader.language, "links-file", count=len(links)))
