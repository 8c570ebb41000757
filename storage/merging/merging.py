"""Two records become one, in the caller's transaction, and two again within a day, exactly as they were."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from nps.values import ContactState, InvitationState, MergeKind, RelationStatus, StaffId
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert_row, select_of
from storage.merging import undoing
from storage.merging.changing import Changing, list_moves, put_back
from storage.merging.looking import FILLED, OF_ACCOUNT, CannotMerge, Look, list_open, look
from storage.merging.treated import TABLES, Pair, moving
from storage.people import absences, latest
from storage.schema import absences as absences_table
from storage.schema import accounts, contacts, events, invitations, losses, merge_moves, merges, responses, staff
from storage.schema.people import key_of_person

CAN_BE_UNDONE_FOR = timedelta(days=1)
MERGED = "merged"  # why an open question was not asked any more


@dataclass(frozen=True, slots=True)
class Merge:
    id: int
    kind: MergeKind
    kept: int
    gone: int
    staff_id: StaffId
    at: datetime
    undone_at: datetime | None
    final_at: datetime | None


MERGE = fields_of(merges, tuple(field.name for field in fields(Merge)))


async def merge(
    conn: Conn, kind: MergeKind, first: int, second: int, *, by: StaffId, now: datetime
) -> tuple[int, Look]:
    """Returns the merge's number, and what was done. Raises CannotMerge.

    1. The one who stays takes over what they have nothing of; the other keeps its row, with the names lists call it by.
    2. What could be there but once is settled: an open question, an open loss, an absence under way, an event told of
       both.
    3. Every reference goes along. Of two accounts the contacts who are one human become one first.
    """
    looked = await look(conn, kind, first, second)
    pair, changing = looked.pair, Changing(conn)
    for along in looked.along:
        await _merge_one(changing, along, now=now)
    await _merge_one(changing, pair, now=now)
    values = {"kind": kind, "kept": pair.kept, "gone": pair.gone, "staff_id": by, "at": now}
    number = await insert_row(conn, merges, **values)
    await changing.keep(number)
    return number, looked


async def _merge_one(changing: Changing, pair: Pair, *, now: datetime) -> None:
    conn = changing.conn
    changing.contact_id = pair.kept if pair.kind is MergeKind.CONTACT else None
    both = {row["id"]: dict(row) for row in (await _rows(conn, pair)).mappings()}
    kept, gone = both[pair.kept], both[pair.gone]
    await _fill(changing, pair, kept, gone)
    match pair.kind:
        case MergeKind.STAFF:
            await _settle_absences(changing, pair, now=now)
        case MergeKind.ACCOUNT:
            await _settle_losses(changing, pair, now=now)
        case MergeKind.CONTACT:
            await _settle_questions(changing, pair, now=now)
    await _follow_keys(changing, pair)
    for _, column, which in moving(pair):
        await changing.move(column, which, pair.kept)
    match pair.kind:
        case MergeKind.STAFF:
            await changing.change(staff, pair.gone, merged_into=pair.kept, retired_at=now)
        case MergeKind.ACCOUNT:
            emptied: dict[str, Any] = dict.fromkeys(OF_ACCOUNT)
            nameless = {"name_folded": "", "search_key": None}
            await changing.change(accounts, pair.gone, merged_into=pair.kept, **emptied, **nameless)
        case MergeKind.CONTACT:
            nameless = {"name_folded": "", "search_key": None, "state": ContactState.ERASED}
            await changing.change(contacts, pair.gone, merged_into=pair.kept, **nameless)
            for number, before, after in await undoing.follow_next_answers(conn, [pair.kept]):
                changing.record(responses, number, "next_tap_at", before, after)
            await latest.follow_each(conn, [pair.kept, pair.gone])  # of both as of their answers, undone or not


async def _rows(conn: Conn, pair: Pair) -> Any:
    return await conn.execute(sa.select(pair.table).where(pair.table.c.id.in_([pair.kept, pair.gone])))


async def _fill(changing: Changing, pair: Pair, kept: dict[str, Any], gone: dict[str, Any]) -> None:
    """A code of the list can be of one row only."""
    if pair.kind is not MergeKind.STAFF and kept["external_id"] is None and gone["external_id"] is not None:
        await changing.change(pair.table, pair.gone, external_id=None)
        await changing.change(pair.table, pair.kept, external_id=gone["external_id"])
    filled = {name: gone[name] for name in FILLED[pair.kind] if kept[name] is None and gone[name] is not None}
    if filled:
        await changing.change(pair.table, pair.kept, **filled)
    if "greeting" in filled:
        await changing.change(contacts, pair.kept, search_key=key_of_person({**kept, **filled}))


async def _settle_absences(changing: Changing, pair: Pair, *, now: datetime) -> None:
    """The one who stays is here if they say so: an absence of the other ends, and nobody stands in for themselves."""
    conn = changing.conn
    before = await _read_standing(conn)
    own = (absences_table.c.staff_id == pair.gone, absences_table.c.ended_at.is_(None))
    for number in (await conn.execute(sa.select(absences_table.c.id).where(*own))).scalars().all():
        await changing.change(absences_table, number, ended_at=now)
    themselves = (absences_table.c.staff_id == pair.kept, absences_table.c.deputy_id == pair.gone)
    query = sa.select(absences_table.c.id).where(*themselves, absences_table.c.ended_at.is_(None))
    for number in (await conn.execute(query)).scalars().all():
        await changing.change(absences_table, number, deputy_id=None)
    await absences.settle(conn, now=now)
    after = await _read_standing(conn)
    for number, values in after.items():
        for name, value in values.items():
            if before[number][name] != value:
                changing.record(staff, number, name, before[number][name], value)


async def _read_standing(conn: Conn) -> dict[int, dict[str, Any]]:
    names = ("away_since", "stands_in_for")
    rows = (await conn.execute(sa.select(staff.c.id, *(staff.c[name] for name in names)))).mappings()
    return {row["id"]: {name: row[name] for name in names} for row in rows}


async def _settle_losses(changing: Changing, pair: Pair, *, now: datetime) -> None:
    """At most one loss is under way, and only where the account's status says so."""
    query = sa.select(losses.c.account_id, losses.c.id).where(
        losses.c.account_id.in_([pair.kept, pair.gone]), losses.c.back_at.is_(None)
    )
    under_way = {account: number for account, number in await changing.conn.execute(query)}
    status = sa.select(accounts.c.status).where(accounts.c.id == pair.kept)
    is_lost = (await changing.conn.execute(status)).scalar_one() == RelationStatus.LOST
    if pair.gone in under_way and (pair.kept in under_way or not is_lost):
        await changing.change(losses, under_way[pair.gone], back_at=now)


async def _settle_questions(changing: Changing, pair: Pair, *, now: datetime) -> None:
    """One open question is enough; and each occasion is told apart from the other's."""
    conn = changing.conn
    if await list_open(conn, pair.kept):
        for number in await list_open(conn, pair.gone):
            ended = {"state": InvitationState.SKIPPED, "skipped_reason": MERGED, "ended_at": now}
            await changing.change(invitations, number, **ended)
    other = invitations.alias()
    same = (other.c.survey_id == invitations.c.survey_id, other.c.occasion == invitations.c.occasion)
    query = sa.select(invitations.c.id, invitations.c.occasion).where(
        invitations.c.contact_id == pair.gone, sa.exists().where(other.c.contact_id == pair.kept, *same)
    )
    for number, occasion in (await conn.execute(query)).all():
        await changing.change(invitations, number, occasion=f"{occasion}:merged:{pair.gone}")


async def _follow_keys(changing: Changing, pair: Pair) -> None:
    """A file that tells of the same event again is to be known: its key names the account, or the contact."""
    if pair.kind is MergeKind.STAFF:
        return
    column = events.c.account_id if pair.kind is MergeKind.ACCOUNT else events.c.contact_id
    query = sa.select(events.c.id, events.c.key).where(column == pair.gone, events.c.key.like("file:%"))
    for number, key in (await changing.conn.execute(query.order_by(events.c.id))).all():
        followed = _key_of(key, pair)
        taken = sa.select(events.c.id).where(events.c.key == followed)
        if followed != key and (await changing.conn.execute(taken)).first() is None:
            await changing.change(events, number, key=followed)


def _key_of(key: str, pair: Pair) -> str:
    """«file:‹account›:‹kind›:‹day›:‹contact›:…», or «…:no:‹number›» where the file numbers its events."""
    parts = key.split(":")
    at = 1 if pair.kind is MergeKind.ACCOUNT else 4
    if len(parts) > at and parts[at] == str(pair.gone) and (at == 1 or parts[4] != "no"):
        parts[at] = str(pair.kept)
    return ":".join(parts)


async def find(conn: Conn, merge_id: int) -> Merge | None:
    return await find_one(conn, Merge, select_of(MERGE).where(merges.c.id == merge_id))


async def find_latest(conn: Conn, kind: MergeKind, kept: int, *, now: datetime) -> Merge | None:
    """The newest one of this record that can still be undone."""
    query = select_of(MERGE).where(merges.c.kind == kind, merges.c.kept == kept, merges.c.undone_at.is_(None))
    fresh = (merges.c.final_at.is_(None), merges.c.at > now - CAN_BE_UNDONE_FOR)
    return await find_one(conn, Merge, query.where(*fresh).order_by(merges.c.id.desc()).limit(1))


async def undo(conn: Conn, merge: Merge, *, now: datetime) -> None:
    """Two again. What has come since stays with the one who stayed. Raises CannotMerge.

    1. Only for a day, and once; the latest of several first.
    2. Not when somebody was erased meanwhile: nothing comes back.
    3. Not when something new hangs on what would go back: an answer on the other's case.
    """
    if merge.undone_at is not None:
        raise CannotMerge("merge-undone")
    if merge.final_at is not None or merge.at <= now - CAN_BE_UNDONE_FOR:
        raise CannotMerge("merge-final")
    table = TABLES[merge.kind]
    kept = (await conn.execute(sa.select(table).where(table.c.id == merge.kept))).mappings().one()
    if merge.kind is MergeKind.CONTACT and kept["state"] == ContactState.ERASED and kept["merged_into"] is None:
        raise CannotMerge("merge-erased")
    later = (merges.c.id > merge.id, merges.c.kind == merge.kind, merges.c.undone_at.is_(None))
    numbers = [merge.kept, merge.gone]
    chained = sa.select(merges.c.id).where(*later, sa.or_(merges.c.kept.in_(numbers), merges.c.gone.in_(numbers)))
    if (await conn.execute(chained.limit(1))).first() is not None:
        raise CannotMerge("merge-later")
    moves = await list_moves(conn, merge.id)
    await undoing.check_lived_on(conn, moves)
    await put_back(conn, await undoing.without_used_links(conn, moves, since=merge.at))
    went_back = undoing.contacts_of(moves, merge)
    await undoing.follow_next_answers(conn, went_back)
    await latest.follow_each(conn, went_back)
    await conn.execute(sa.update(merges).where(merges.c.id == merge.id).values(undone_at=now))
    await conn.execute(sa.delete(merge_moves).where(merge_moves.c.merge_id == merge.id))
    if merge.kind is MergeKind.STAFF:
        await absences.settle(conn, now=now)


async def make_final(conn: Conn, *, now: datetime) -> None:
    """What was kept to undo a merge is forgotten when it cannot be undone any more."""
    over = sa.select(merges.c.id).where(
        merges.c.undone_at.is_(None), merges.c.final_at.is_(None), merges.c.at <= now - CAN_BE_UNDONE_FOR
    )
    numbers = list((await conn.execute(over)).scalars())
    if numbers:
        await conn.execute(sa.delete(merge_moves).where(merge_moves.c.merge_id.in_(numbers)))
        await conn.execute(sa.update(merges).where(merges.c.id.in_(numbers)).values(final_at=now))
