"""[Передать всё]: whatever one of the staff has goes to a colleague at once, and nothing is left behind."""

from __future__ import annotations

from actions import alerting, fixing, light_cards
from actions.turn import Turn
from messages import team as words
from messages.notices import notify
from messages.owed import Owed
from nps.handing import CannotHand, check_all
from nps.values import AlertWhy, CaseId, Role
from storage.cases import alerts, cases, fixes, loads, promises, prompts, relays
from storage.cases.loads import Load
from storage.people import assigning
from storage.people.audit import record_audit
from storage.people.staff import Staff, find_staff, list_staff
from storage.people.who import Who


async def list_receivers(turn: Turn, member: Staff) -> list[Staff]:
    """To whom it can go, by name."""
    able = []
    for each in await list_staff(turn.conn):
        try:
            check_all(member.id, each)
        except CannotHand:
            continue
        able.append(each)
    return sorted(able, key=lambda each: (each.name.casefold(), each.id))


async def check_receiver(turn: Turn, member: Staff, to_id: int) -> Staff:
    """Raises CannotHand."""
    to = await find_staff(turn.conn, to_id)
    check_all(member.id, to)
    assert to is not None  # noqa: S101 - else it was refused
    return to


async def hand_all(turn: Turn, who: Who, owner: Staff, member: Staff, to: Staff) -> tuple[Load, Owed]:
    """Everything of `member` is the colleague's; tells how much that was.

    1. What the one who had it was about to write to clients is void; words on their way arrive.
    2. Accounts, contacts they had alone, and cases they were on. Promises stand on their cases, deadlines stay.
    3. What they were to mend, by the same date.
    4. The colleague reads how much it is, the cards follow, and the one who had it reads that it is gone.
    """
    conn = turn.conn
    await turn.settle()
    load = await loads.read_load(conn, member.id)
    await void_begun(turn, member)
    taken = await loads.list_taken(conn, member.id)
    await alerts.give_up(conn, member.id)
    await assigning.assign_all(conn, member.id, to.id, now=turn.now)
    owed: Owed = []
    if turn.programme.anonymous:
        owed += await _hand_taken(turn, owner, taken, to)
    owed += await alerting.hand_over_cases(turn)
    owed += await light_cards.hand_over_light_cards(turn)
    owed += await _hand_fixes(turn, owner, member, to)
    await record_audit(conn, who, "staff.hand-all", f"staff:{member.id}", now=turn.now)
    told = notify([to], "team-handed-to", {"name": member.name or "—", **words.counts(load)}) if to != owner else []
    if member.id != owner.id:
        told += notify([member], "team-handed-from", {"name": to.name or "—"})
    return load, [*told, *owed]


async def void_begun(turn: Turn, member: Staff) -> None:
    """What this person was asked to write, was about to promise or to send."""
    await prompts.close(turn.conn, member.id)
    for draft in await promises.list_drafts(turn.conn, member.id):
        await promises.cancel(turn.conn, draft)
    for relay in await relays.list_asked(turn.conn, member.id):
        await relays.cancel(turn.conn, relay)


async def _hand_taken(turn: Turn, owner: Staff, taken: list[int], to: Staff) -> Owed:
    """Where answers are anonymous cases are the owners': another owner is on them, or nobody for now."""
    owed: Owed = []
    for case_id in taken if to.role is Role.OWNER else []:
        case = await cases.get(turn.conn, CaseId(case_id))
        case = await cases.hand_to_owner(turn.conn, case, to.id, now=turn.now, by=owner.id)
        await alerts.add_alerts(turn.conn, case.id, [to], AlertWhy.ASSIGNED, now=turn.now)
        owed += await alerting.show_case(turn, case)
    return owed


async def _hand_fixes(turn: Turn, owner: Staff, member: Staff, to: Staff) -> Owed:
    """Where answers are anonymous only owners mend; what a manager cannot have falls to the owners."""
    if not turn.programme.may_read_answers(to.role):
        return await fixing.give_up(turn, member)
    owed: Owed = []
    for fix in await fixes.list_open(turn.conn, of=member.id):
        moved = await fixes.change(turn.conn, fix, staff_id=to.id)
        if moved is not None:
            owed += await fixing.show_all(turn, moved)
            owed += fixing.tell(turn, moved, [to] if to.id != owner.id else [], "assigned", by=owner)
    return owed
