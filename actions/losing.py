"""A client has left: why and to whom is remembered, the owners are told, and other cases of theirs are asked about."""

from __future__ import annotations

from actions import alerting, case_steps, promising
from actions.case_steps import CannotHappen
from actions.cases import AUDITED, find_case
from actions.telling import tell_owners
from actions.turn import Turn
from messages import losing
from messages.owed import Owed
from messages.texts import clip
from nps import case as rules
from nps.values import AccountId, AlertWhy, CaseEvent, CaseId, LossReason
from storage.cases import around, cases, prompts
from storage.cases.cases import Case
from storage.cases.prompts import Prompt
from storage.people import losses
from storage.people.audit import record_audit
from storage.people.clients import get_account
from storage.people.losses import Loss
from storage.people.staff import Staff, list_present_owners
from storage.people.who import Who

AT_ONCE = 50
"""So many other cases of an account are asked about."""


NAME = 60


class NotLost(Exception):
    """The account is not lost, or is back already."""


async def find_to_lose(turn: Turn, staff: Staff, case_id: CaseId) -> tuple[Case, Loss | None]:
    """The case, for one of the staff whose client has left, and the account's loss if it is lost already.

    Raises NotTheirs, CannotHappen.
    """
    case = await find_case(turn, staff, case_id)
    if rules.after(case.state, CaseEvent.LOST) is None:
        raise CannotHappen
    return case, await losses.find_current(turn.conn, case.account_id)


async def lose(turn: Turn, who: Who, staff: Staff, prompt: Prompt, competitor: str | None) -> tuple[Case, Owed]:
    """The account is lost.

    1. This case is over, with what was promised on it.
    2. Why and to whom is remembered, and the account's status says that it is lost: it is asked no more.
    3. Every owner has the card, and is told.

    Raises NotTheirs, CannotHappen.
    """
    case, before = await find_to_lose(turn, staff, prompt.case_id)
    case, owed = await _end(turn, who, staff, case)
    await prompts.close(turn.conn, staff.id)
    if before is not None:
        return case, owed
    loss = await losses.record(
        turn.conn,
        case.account_id,
        case.contact_id,
        prompt.loss or LossReason.OTHER,
        words=prompt.cause_words,
        competitor=competitor,
        by=staff.id,
        now=turn.now,
    )
    if loss is None:
        return case, owed
    new = await alerting.alert_owners(turn, case, AlertWhy.LOST)
    owed += await alerting.show_to(turn, case, new)
    owners = [owner for owner in await list_present_owners(turn.conn) if owner.id != staff.id]
    return case, [*owed, *losing.tell(loss, case, owners)]


async def _end(turn: Turn, who: Who, staff: Staff, case: Case) -> tuple[Case, Owed]:
    case = await case_steps.step(turn, case, CaseEvent.LOST, by=staff.id)
    await record_audit(turn.conn, who, AUDITED[CaseEvent.LOST], f"case:{case.id}", now=turn.now)
    return case, [*await promising.show_question(turn, case), *await alerting.show_case(turn, case)]


async def lose_too(turn: Turn, who: Who, staff: Staff, case_id: CaseId) -> Owed:
    """One more case of an account that is lost already. Raises NotTheirs, CannotHappen."""
    case, _ = await find_to_lose(turn, staff, case_id)
    return (await _end(turn, who, staff, case))[1]


async def list_others(turn: Turn, case: Case) -> list[Case]:
    """Other cases of the account on which staff have something to do."""
    numbers = await around.list_others(turn.conn, case, limit=AT_ONCE)
    others = [await cases.get(turn.conn, number) for number in sorted(numbers)]
    return [other for other in others if rules.after(other.state, CaseEvent.LOST) is not None]


async def lose_others(turn: Turn, who: Who, staff: Staff, case_id: CaseId) -> tuple[int, Owed]:
    """The other cases of an account that was lost with this one; tells how many they are. Raises NotTheirs, NotLost."""
    case = await find_case(turn, staff, case_id)
    if await losses.find_current(turn.conn, case.account_id) is None:
        raise NotLost
    owed: Owed = []
    others = await list_others(turn, case)
    for other in others:
        owed += (await _end(turn, who, staff, other))[1]
    return len(others), owed


async def tell_list_brings_back(turn: Turn, account_id: AccountId) -> Owed:
    """A client list says that an account which was lost is a client: the owners hear of it."""
    account = await get_account(turn.conn, account_id)
    return await tell_owners(turn, "loss-back-by-list", {"account": clip(account.name, NAME)})


async def come_back(turn: Turn, who: Who, staff: Staff, case_id: CaseId) -> Owed:
    """The account of this case is lost no more: it is what it was before, and is asked again.

    Raises NotTheirs, NotLost.
    """
    case = await find_case(turn, staff, case_id)
    loss = await losses.find_current(turn.conn, case.account_id)
    if loss is None or not await losses.end(turn.conn, loss, by=staff.id, now=turn.now):
        raise NotLost
    await record_audit(turn.conn, who, "account.back", f"case:{case.id}", now=turn.now)
    owners = [owner for owner in await list_present_owners(turn.conn) if owner.id != staff.id]
    return [*losing.tell_back(loss, case, owners), *await alerting.show_case(turn, case)]
