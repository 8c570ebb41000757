"""/invites: whom the company can hear at all, who is in and who is not and since when; page by page in one message."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from messages.dates import days_between
from messages.envelopes import to_staff
from messages.inviting import forward_button
from messages.letters import letter
from messages.owed import Letter
from messages.reached import coverage_line, day_shown, fact_lines, lost_for, person_line
from messages.readers import STAFF, StaffReader
from messages.taps.enrolling import InvitesTap, InvitesView, InvitesWishTap, InviteTap
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Buttons, Context, button, edited, message
from nps.subjects import ListOfInvites
from nps.values import ContactId, StaffId
from storage.figures import reached
from storage.people import enrolments
from storage.people.enrolments import Link
from storage.people.staff import Staff, name_staff

PAGE = 8
"""People on a page: each with a button."""
MANAGERS = 12
GLANCE = 5
"""Of each kind that stand on the first page already."""
NAME = 40  # so that a full list stays within one message
LABEL = 60


def show(reader: Staff, *, view: InvitesView = "all", page: int = 0, edit: int | None = None) -> Letter:
    """This page of it, in place of the message `edit`, if there is one."""
    return invites.owed(to_staff(reader, subject=ListOfInvites(reader.id)), view=view, page=page, edit=edit)


@letter(to=STAFF)
async def invites(
    ctx: Context, reader: StaffReader, *, view: InvitesView = "all", page: int = 0, edit: int | None = None
) -> TelegramMethod[Any] | None:
    """A manager sees their own clients, an owner all of them by manager."""
    text, buttons = await _compose(ctx, reader, view, page)
    return message(reader.chat_id, text, buttons) if edit is None else edited(reader.chat_id, edit, text, buttons)


@dataclass(frozen=True, slots=True)
class _Clients:
    """Those of the reader, by how far they have come."""

    opened: list[Link]
    waiting: list[Link]
    joined: list[Link]

    @property
    def missing(self) -> int:
        return len(self.opened) + len(self.waiting)

    @property
    def total(self) -> int:
        return self.missing + len(self.joined)


async def _compose(ctx: Context, reader: StaffReader, view: InvitesView, page: int) -> tuple[Markup, Buttons]:
    everybody = await enrolments.list_links(ctx.conn, of=reader.staff.scope.manager)
    clients = _sorted(everybody)
    is_owner = reader.staff.scope.manager is None
    if not clients.total:
        return say(reader.language, "invites-empty" if is_owner else "invites-empty-manager"), []
    match view:
        case "opened" | "waiting" | "joined":
            return await _people(ctx, reader, view, getattr(clients, view), page)
        case "lost":
            return await _lost(ctx, reader, page)
        case "managers" if is_owner:
            return await _by_managers(ctx, reader.language, clients, page)
    absent = [row.name for row in everybody if row.kind == "staff" and row.joined_at is None]
    return await _overview(ctx, reader, clients, absent)


def _sorted(everybody: list[Link]) -> _Clients:
    """Who waits for longest comes first."""
    clients = [row for row in everybody if row.kind == "contact"]
    waiting = sorted((row for row in clients if row.joined_at is None), key=lambda row: row.opened_at or row.created_at)
    return _Clients(
        [row for row in waiting if row.opened_at is not None],
        [row for row in waiting if row.opened_at is None],
        [row for row in clients if row.joined_at is not None],
    )


async def _overview(ctx: Context, reader: StaffReader, clients: _Clients, absent: list[str]) -> tuple[Markup, Buttons]:
    language, scope = reader.language, reader.staff.scope
    standings = await reached.count_standings(ctx.conn, scope, now=ctx.now)
    revenue = await reached.measure_revenue(ctx.conn, scope, now=ctx.now)
    told = fact_lines(ctx, language, reader.staff.role, standings)
    names = ", ".join(clip(name, NAME) for name in absent[:GLANCE])
    more = f" +{len(absent) - GLANCE}" if len(absent) > GLANCE else ""
    text = lines(
        say(language, "invites-title", joined=len(clients.joined), total=clients.total),
        coverage_line(language, standings, revenue),
        Markup("\n" + say(language, "reach-missing")) if told else None,
        *told,
        _section(ctx, reader, "invites-opened", clients.opened),
        _section(ctx, reader, "invites-waiting", clients.waiting),
        Markup("\n" + say(language, "invites-staff", names=names + more)) if absent else None,
        Markup("\n" + say(language, "invites-hint")) if clients.missing or absent else None,
    )
    lost = sum(standing.count for standing in standings if standing.reach in lost_for(ctx, reader.staff.role))
    return text, _buttons(language, reader.staff, clients, lost)


def _section(ctx: Context, reader: StaffReader, title: str, links: list[Link]) -> Markup | None:
    if not links:
        return None
    language = reader.language
    more = say(language, "invites-more", count=len(links) - GLANCE) if len(links) > GLANCE else None
    rows = [_line(ctx, reader, row) for row in links[:GLANCE]]
    return lines(Markup(""), say(language, title), *rows, more)


def _line(ctx: Context, reader: StaffReader, row: Link) -> Markup:
    language = reader.language
    if row.joined_at is not None:
        since = day_shown(ctx, language, reader.staff.role, row.joined_at)
        return say(
            language, "invites-joined", contact=clip(row.name, NAME), account=clip(row.account, NAME), since=since
        )
    days = days_between(row.opened_at or row.created_at, ctx.now, ctx.programme.zone)
    return say(language, "invites-line", contact=clip(row.name, NAME), account=clip(row.account, NAME), days=days)


def _buttons(language: str, reader: Staff, clients: _Clients, lost: int) -> Buttons:
    is_owner = reader.scope.manager is None
    counts: list[tuple[InvitesView, int]] = [
        ("opened", len(clients.opened)),
        ("waiting", len(clients.waiting)),
        ("joined", len(clients.joined)),
        ("lost", lost),
    ]
    views = [_to(label(language, f"invites-view-{view}", count=count), view) for view, count in counts if count]
    remind = button(label(language, "invites-remind"), InvitesWishTap(wish="remind").pack())
    codes = button(label(language, "invites-qr"), InvitesWishTap(wish="qr").pack())
    return [
        *(views[at : at + 2] for at in range(0, len(views), 2)),
        *([[_to(label(language, "invites-view-managers"), "managers")]] if is_owner else []),
        *([[forward_button(language)]] if clients.missing else []),
        *([[remind]] if clients.missing and is_owner else []),
        *([[codes]] if clients.missing else []),
        *([[button(label(language, "invites-public"), InvitesWishTap(wish="public").pack())]] if is_owner else []),
    ]


def _to(text: str, view: InvitesView, page: int = 0) -> InlineKeyboardButton:
    return button(text, InvitesTap(view=view, page=page).pack())


def _steps(language: str, view: InvitesView, page: int, last: int) -> Buttons:
    numbers = [(page - 1, "‹"), (page, f"{page + 1}/{last + 1}"), (page + 1, "›")] if last else []
    steps = [_to(text, view, number) for number, text in numbers if 0 <= number <= last]
    return [*([steps] if steps else []), [_to(label(language, "invites-back"), "all")]]


async def _people(
    ctx: Context, reader: StaffReader, view: InvitesView, links: list[Link], page: int
) -> tuple[Markup, Buttons]:
    """Each with a button: the link to be forwarded or taken back, or what can be done about who has joined."""
    language = reader.language
    names = await name_staff(ctx.conn)
    ordered = sorted(links, key=lambda row: _by_manager(names, row.manager_id))  # keeps who waits for longest first
    last = max(len(ordered) - 1, 0) // PAGE
    page = min(page, last)
    shown = ordered[page * PAGE : (page + 1) * PAGE]
    rows = [(row.manager_id, _line(ctx, reader, row)) for row in shown]
    text = lines(
        say(language, f"invites-list-{view}", count=len(links)),
        *_grouped(language, reader.staff, names, rows),
        Markup("\n" + say(language, "invites-tap")) if shown else say(language, "invites-nobody"),
    )
    return text, [*_each([(row.contact_id, row.name) for row in shown]), *_steps(language, view, page, last)]


async def _lost(ctx: Context, reader: StaffReader, page: int) -> tuple[Markup, Buttons]:
    """Who was here and cannot be heard, or says nothing: by which of the facts, since when."""
    language, scope, of = reader.language, reader.staff.scope, lost_for(ctx, reader.staff.role)
    standings = await reached.count_standings(ctx.conn, scope, now=ctx.now)
    last = max(sum(each.count for each in standings if each.reach in of) - 1, 0) // PAGE
    page = min(page, last)
    shown = await reached.list_standings(ctx.conn, scope, of, now=ctx.now, limit=PAGE, offset=page * PAGE)
    names = await name_staff(ctx.conn)
    rows = [(each.manager_id, person_line(ctx, language, reader.staff.role, each)) for each in shown]
    text = lines(
        say(language, "invites-lost"),
        *_grouped(language, reader.staff, names, rows),
        Markup("\n" + say(language, "invites-lost-hint")) if shown else say(language, "invites-nobody"),
    )
    return text, [*_each([(each.contact_id, each.name) for each in shown]), *_steps(language, "lost", page, last)]


async def _by_managers(ctx: Context, language: str, clients: _Clients, page: int) -> tuple[Markup, Buttons]:
    """How far each manager's clients have come; whose are missing most comes first."""
    counts = {
        kind: Counter(row.manager_id for row in getattr(clients, kind)) for kind in ("joined", "opened", "waiting")
    }
    names = await name_staff(ctx.conn)
    whose = {manager for count in counts.values() for manager in count}
    ordered = sorted(
        whose,
        key=lambda manager: (-counts["opened"][manager] - counts["waiting"][manager], *_by_manager(names, manager)),
    )
    last = max(len(ordered) - 1, 0) // MANAGERS
    page = min(page, last)
    rows = [
        say(
            language,
            "invites-manager",
            name=clip(_name(language, names, manager), NAME),
            total=sum(count[manager] for count in counts.values()),
            **{kind: count[manager] for kind, count in counts.items()},
        )
        for manager in ordered[page * MANAGERS : (page + 1) * MANAGERS]
    ]
    return lines(say(language, "invites-managers"), *rows), _steps(language, "managers", page, last)


def _grouped(
    language: str, reader: Staff, names: dict[StaffId, str], rows: list[tuple[StaffId | None, Markup]]
) -> list[Markup]:
    """Of an owner under the name of each manager."""
    if reader.scope.manager is not None:
        return [line for _, line in rows]
    return [
        lines(
            Markup(""),
            say(language, "invites-of", name=clip(_name(language, names, manager), NAME)),
            *(line for _, line in of),
        )
        for manager, of in groupby(rows, key=lambda row: row[0])
    ]


def _name(language: str, names: dict[StaffId, str], manager: StaffId | None) -> str:
    return label(language, "nps-nobodys") if manager is None else names.get(manager) or f"№ {manager}"


def _by_manager(names: dict[StaffId, str], manager: StaffId | None) -> tuple[bool, str, int]:
    return manager is None, names.get(manager, "") if manager else "", manager or 0


def _each(people: list[tuple[ContactId | None, str]]) -> Buttons:
    return [
        [button(clip(name, LABEL), InviteTap(kind="contact", id=contact).pack())] for contact, name in people if contact
    ]


def reminded(language: str, managers: list[tuple[str, int]], absent: list[str], of_nobody: int) -> Markup:
    """What [Напомнить менеджерам] has done: who is reminded of how many, and of whose clients nobody can be."""
    told = [
        say(language, "invites-reminded-of", name=clip(name, NAME), count=count) for name, count in managers[:MANAGERS]
    ]
    more = say(language, "invites-more", count=len(managers) - MANAGERS) if len(managers) > MANAGERS else None
    names = ", ".join(clip(name, NAME) for name in absent[:MANAGERS])
    return lines(
        say(language, "invites-reminded" if managers else "invites-reminded-nobody"),
        *told,
        more,
        say(language, "invites-staff", names=names) if absent else None,
        say(language, "invites-of-nobody", count=of_nobody) if of_nobody else None,
    )
