"""Which of two stays, whether they can be one at all, and what would move."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from nps.names import person_key
from nps.values import ContactState, InvitationState, MergeKind, Role
from storage.cases.cases import UNDER_WAY
from storage.engine.conn import Conn
from storage.merging.treated import TABLES, Pair, moving
from storage.schema import cases, contacts, invitations

OPEN = (InvitationState.PLANNED, InvitationState.SENT)
OF_ACCOUNT = (
    *("segment", "abc", "status", "region", "revenue", "first_delivery", "last_purchase"),
    *("tags", "loyalty", "buys_for", "type", "xyz", "debt", "manager_id"),
)
OF_CONTACT = ("greeting", "circle", "position", "phone", "email", "language", "timezone")
OF_STAFF = ("language", "timezone")
FILLED = {MergeKind.STAFF: OF_STAFF, MergeKind.ACCOUNT: OF_ACCOUNT, MergeKind.CONTACT: OF_CONTACT}
"""What the one who stays takes over where they have nothing."""

Row = dict[str, Any]


class CannotMerge(Exception):
    """`key` says why, and what to do; `args` go into the text."""

    def __init__(self, key: str, **details: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.details = details


@dataclass(frozen=True, slots=True)
class Look:
    """What would be done. `counts`: rows that go along, by table; `filled`: columns of the one who stays.

    `along`: contacts of both accounts that are one human, and become one as well. `namesakes`: contacts of both of
    whom only the name is one. `question`: one of two open questions ends.
    """

    pair: Pair
    kept: Row
    gone: Row
    counts: Counter[str] = field(default_factory=Counter)
    filled: tuple[str, ...] = ()
    along: tuple[Pair, ...] = ()
    namesakes: tuple[str, ...] = ()
    question: bool = False


async def look(conn: Conn, kind: MergeKind, first: int, second: int) -> Look:
    """Who has a Telegram account stays, else the first. Raises CannotMerge."""
    one, other = await _find(conn, kind, first), await _find(conn, kind, second)
    if first == second:
        raise CannotMerge("merge-same")
    if kind is not MergeKind.ACCOUNT and other["telegram_id"] is not None and one["telegram_id"] is None:
        one, other = other, one
    match kind:
        case MergeKind.STAFF:
            _check_staff(one, other)
        case MergeKind.CONTACT:
            if one["account_id"] != other["account_id"]:
                raise CannotMerge("merge-other-company", name=other["name"])
            await _check_contacts(conn, one, other)
    pair = pair_of(kind, one, other)
    along = await _list_along(conn, pair) if kind is MergeKind.ACCOUNT else []
    question = any([await _both_asked(conn, each) for each in ([pair] if kind is MergeKind.CONTACT else along)])
    return Look(
        pair,
        one,
        other,
        await _count(conn, pair),
        tuple(name for name in FILLED[kind] if one[name] is None and other[name] is not None),
        tuple(along),
        await _list_namesakes(conn, pair, along) if kind is MergeKind.ACCOUNT else (),
        question,
    )


def pair_of(kind: MergeKind, kept: Row, gone: Row) -> Pair:
    return Pair(kind, kept["id"], gone["id"], kept.get("telegram_id") is not None)


async def _find(conn: Conn, kind: MergeKind, number: int) -> Row:
    """Of somebody who is there, and is not hidden behind another one. Raises CannotMerge."""
    table = TABLES[kind]
    here = [table.c.id == number, table.c.merged_into.is_(None)]
    if kind is MergeKind.STAFF:
        here.append(table.c.retired_at.is_(None))
    if kind is MergeKind.CONTACT:
        here += [table.c.state != ContactState.ERASED, table.c.name_folded != ""]
    row = (await conn.execute(sa.select(table).where(*here))).mappings().first()
    if row is None:
        raise CannotMerge("merge-gone")
    return dict(row)


def _check_staff(kept: Row, gone: Row) -> None:
    if gone["telegram_id"] is not None:
        raise CannotMerge("merge-two-staff", name=gone["name"], other=kept["name"])
    if gone["role"] == Role.OWNER and kept["role"] != Role.OWNER:
        raise CannotMerge("merge-owner", name=gone["name"], other=kept["name"])


async def _check_contacts(conn: Conn, kept: Row, gone: Row) -> None:
    if gone["telegram_id"] is not None and gone["telegram_id"] != kept["telegram_id"]:
        raise CannotMerge("merge-two-telegrams", name=gone["name"], other=kept["name"])
    if (kept["state"] == ContactState.LEFT) is not (gone["state"] == ContactState.LEFT):
        left = kept if kept["state"] == ContactState.LEFT else gone
        raise CannotMerge("merge-one-left", name=left["name"])
    query = sa.select(cases.c.id).where(cases.c.contact_id.in_([kept["id"], gone["id"]]), UNDER_WAY)
    opened = (await conn.execute(query.order_by(cases.c.id))).scalars().all()
    if len(opened) > 1:
        raise CannotMerge("merge-two-cases", name=kept["name"], first=str(opened[0]), second=str(opened[1]))


async def _both_asked(conn: Conn, pair: Pair) -> bool:
    return bool(await list_open(conn, pair.kept) and await list_open(conn, pair.gone))


async def list_open(conn: Conn, contact_id: int) -> list[int]:
    """The open questions of a contact."""
    its = (invitations.c.contact_id == contact_id, invitations.c.state.in_(OPEN))
    return list((await conn.execute(sa.select(invitations.c.id).where(*its).order_by(invitations.c.id))).scalars())


async def _list_along(conn: Conn, pair: Pair) -> list[Pair]:
    """One human may be a contact of both accounts: of one account they can be only one. Raises CannotMerge."""
    by_human: dict[int, Row] = {}
    query = sa.select(contacts).where(contacts.c.telegram_id.is_not(None), contacts.c.merged_into.is_(None))
    for row in (await conn.execute(query.where(contacts.c.account_id == pair.kept))).mappings():
        by_human[row["telegram_id"]] = dict(row)
    found = []
    for row in (await conn.execute(query.where(contacts.c.account_id == pair.gone).order_by(contacts.c.id))).mappings():
        kept = by_human.get(row["telegram_id"])
        if kept is None or ContactState.ERASED in (kept["state"], row["state"]):
            continue
        await _check_contacts(conn, kept, dict(row))
        found.append(pair_of(MergeKind.CONTACT, kept, dict(row)))
    return found


async def _list_namesakes(conn: Conn, pair: Pair, along: list[Pair]) -> tuple[str, ...]:
    """Of whom the next client list could not tell which one it means."""
    names: dict[int, dict[str, str]] = {}
    one = {each.gone for each in along} | {each.kept for each in along}
    for account in (pair.kept, pair.gone):
        here = (contacts.c.account_id == account, contacts.c.name_folded != "", contacts.c.id.not_in(one))
        listed = await conn.execute(sa.select(contacts.c.name).where(*here))
        names[account] = {" ".join(sorted(person_key(name).split())): name for name in listed.scalars()}
    return tuple(sorted(names[pair.kept][key] for key in names[pair.kept].keys() & names[pair.gone].keys()))


async def _count(conn: Conn, pair: Pair) -> Counter[str]:
    """Rows that go along, by table; of several columns of one table the one that names most."""
    counts: Counter[str] = Counter()
    for _, column, which in moving(pair):
        query = sa.select(sa.func.count()).select_from(column.table).where(which)
        counts[column.table.name] = max(counts[column.table.name], (await conn.execute(query)).scalar_one())
    return counts


async def list_others(conn: Conn, contact_id: int) -> list[tuple[int, str]]:
    """The other contacts of the same account, by name."""
    account = await conn.execute(sa.select(contacts.c.account_id).where(contacts.c.id == contact_id))
    return [each for each in await list_of_account(conn, account.scalar_one()) if each[0] != contact_id]


async def find_name(conn: Conn, kind: MergeKind, number: int) -> str | None:
    table = TABLES[kind]
    query = sa.select(table.c.name).where(table.c.id == number, table.c.merged_into.is_(None))
    return (await conn.execute(query)).scalar_one_or_none()


async def list_of_account(conn: Conn, account_id: int) -> list[tuple[int, str]]:
    """The contacts of an account, by name."""
    here = (contacts.c.account_id == account_id, contacts.c.state != ContactState.ERASED, contacts.c.name_folded != "")
    query = sa.select(contacts.c.id, contacts.c.name).where(*here).order_by(contacts.c.name_folded)
    return [(number, name) for number, name in await conn.execute(query)]


async def find_names(conn: Conn, kind: MergeKind, kept: int, gone: int) -> tuple[str, str]:
    """Of who stays and who is hidden; "" of whoever is erased."""
    table = TABLES[kind]
    rows = await conn.execute(sa.select(table.c.id, table.c.name).where(table.c.id.in_([kept, gone])))
    names: dict[int, str] = {number: name for number, name in rows}
    return names.get(kept, ""), names.get(gone, "")
