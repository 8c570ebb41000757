"""Every detractor has one case; its card reaches the manager, or the owners, or an owner's list."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from actions import alerting, case_steps
from actions.case_steps import CannotHappen
from actions.turn import Turn
from nps.values import AlertState, AlertWhy, CaseEvent, CaseState, Unreachable
from storage.answers.responses import Response
from storage.cases import alerts, cases
from storage.cases.cases import Case
from storage.engine.conn import FullConn
from storage.people.clients import count_accounts_of
from storage.schema import accounts, case_events, staff
from storage.schema import alerts as alerts_table
from storage.schema import cases as table
from tests.filling import DAY, NOW, PROGRAMME, Filling, contact_by

MINUTE = timedelta(minutes=1)


async def open_for(conn: FullConn, response: Response) -> Case:
    case, _ = await cases.open_for(conn, response, deadline=contact_by(NOW + DAY), now=NOW)
    return case


async def events(conn: FullConn, case: Case) -> list[CaseEvent]:
    query = sa.select(case_events.c.event).where(case_events.c.case_id == case.id).order_by(case_events.c.id)
    return [CaseEvent(event) for event in (await conn.execute(query)).scalars()]


async def close(conn: FullConn) -> None:
    await conn.execute(sa.update(table).values(state=CaseState.CLOSED, closed_at=NOW))


async def alerted(conn: FullConn, case: Case) -> list[tuple[int, AlertWhy, AlertState]]:
    return [(alert.staff_id, alert.why, alert.state) for alert in await alerts.list_alerts(conn, case.id)]


# --- one case ------------------------------------------------------------------------------------------------------


async def test_a_response_opens_its_case_once(conn: FullConn, filling: Filling) -> None:
    anna = await filling.manager()
    response = await filling.answered(await filling.contact(manager=anna), 0)
    case = await open_for(conn, response)
    again = await open_for(conn, response)

    assert again == case == await cases.get(conn, case.id) == await cases.find_of_response(conn, response.id)
    assert (case.state, case.manager_id, case.deadline_at) == (CaseState.NEW, anna.id, NOW + DAY)
    assert await events(conn, case) == [CaseEvent.OPENED]


async def test_an_open_case_of_the_contact_absorbs_further_complaints(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact()
    first, second = await filling.answered(contact, 2, at=NOW - DAY), await filling.answered(contact, 5)
    case, same = await open_for(conn, first), await open_for(conn, second)

    assert same.id == case.id
    assert await events(conn, case) == [CaseEvent.OPENED]  # what it makes of the case is said by `case_steps`
    latest = await cases.find_latest_response(conn, case.id)
    assert latest is not None
    assert latest.id == second.id


async def test_a_colleagues_complaint_is_a_case_of_its_own(conn: FullConn, filling: Filling) -> None:
    account = await filling.account()
    made = [await open_for(conn, await filling.answered(await filling.contact(account=account), 1)) for _ in range(2)]

    assert made[0].id != made[1].id


async def test_after_the_case_is_closed_a_new_complaint_opens_a_new_one(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact()
    old = await open_for(conn, await filling.answered(contact, 2))
    before = await cases.find_open_of_contact(conn, contact.id)
    await close(conn)
    none = await cases.find_open_of_contact(conn, contact.id)
    new = await open_for(conn, await filling.answered(contact, 2))

    assert before == old
    assert none is None
    assert new.id != old.id


async def test_the_database_itself_refuses_a_second_open_case_of_a_contact(conn: FullConn, filling: Filling) -> None:
    await open_for(conn, await filling.answered(await filling.contact(), 2))
    row = dict((await conn.execute(sa.select(table))).mappings().one()) | {"id": 99}

    with pytest.raises(sa.exc.IntegrityError):
        await conn.execute(sa.insert(table).values(**row))


# --- whose it is ---------------------------------------------------------------------------------------------------


async def test_the_manager_of_the_account_and_owners_may_act_on_a_case_and_nobody_else(
    conn: FullConn, filling: Filling
) -> None:
    anna, boris, owner = await filling.manager(), await filling.manager(), await filling.owner()
    case = await open_for(conn, await filling.answered(await filling.contact(manager=anna), 2))

    assert await cases.find_of_staff(conn, case.id, anna) == case == await cases.find_of_staff(conn, case.id, owner)
    assert await cases.find_of_staff(conn, case.id, boris) is None
    assert await cases.find_of_staff(conn, 999, owner) is None


async def test_the_account_decides_whose_case_it_is_not_who_was_manager_then(conn: FullConn, filling: Filling) -> None:
    anna, boris = await filling.manager(), await filling.manager()
    case = await open_for(conn, await filling.answered(await filling.contact(manager=anna), 2))
    await conn.execute(sa.update(accounts).values(manager_id=boris.id))

    assert await cases.find_of_staff(conn, case.id, anna) is None
    assert await cases.find_of_staff(conn, case.id, boris)


async def test_taking_says_who_is_on_it_and_the_first_one_has_it(conn: FullConn, filling: Filling) -> None:
    anna, owner = await filling.manager(), await filling.owner()
    case = await filling.case(await filling.answered(await filling.contact(manager=anna), 2))
    taken = await filling.takes(anna, case, at=NOW + MINUTE)
    later = await filling.takes(owner, taken, at=NOW + 2 * MINUTE)

    assert (taken.state, taken.taken_by, taken.taken_at) == (CaseState.NEW, anna.id, NOW + MINUTE)
    assert (later.taken_by, later.deadline_at) == (anna.id, case.deadline_at)


async def test_whoever_presses_an_older_card_changes_nothing(conn: FullConn, filling: Filling) -> None:
    case = await filling.case(await filling.answered(await filling.contact(manager=await filling.manager()), 2))
    turn = Turn(conn, NOW, PROGRAMME)
    await case_steps.step(turn, case, CaseEvent.CALLED)

    with pytest.raises(CannotHappen):
        await case_steps.step(turn, case, CaseEvent.NOT_REACHED)
    assert await events(conn, case) == [CaseEvent.OPENED, CaseEvent.CALLED]


async def test_comments_ring_at_most_once_a_minute(conn: FullConn, filling: Filling) -> None:
    case = await open_for(conn, await filling.answered(await filling.contact(), 2))
    rung = [
        await cases.claim_ring(conn, case.id, now=NOW + timedelta(seconds=seconds), at_most_every=MINUTE)
        for seconds in (0, 59, 60, 100)
    ]

    assert rung == [True, False, True, False]


# --- whose chat shows the card -------------------------------------------------------------------------------------


async def test_the_assigned_manager_gets_the_card_and_nobody_else(conn: FullConn, filling: Filling) -> None:
    anna = await filling.manager()
    await filling.owner()
    await filling.manager()
    case = await open_for(conn, await filling.answered(await filling.contact(manager=anna), 2))
    await alerting.alert_receivers(Turn(conn, NOW, PROGRAMME), case)
    await alerting.alert_receivers(Turn(conn, NOW, PROGRAMME), case)

    assert await alerted(conn, case) == [(anna.id, AlertWhy.ASSIGNED, AlertState.OWED)]


@pytest.mark.parametrize(
    ("manager", "why"),
    [
        (None, AlertWhy.NO_MANAGER),
        ({"joined": False}, AlertWhy.NOT_JOINED),
        ({"unreachable": Unreachable.BLOCKED}, AlertWhy.UNREACHABLE),
    ],
)
async def test_without_a_manager_who_can_be_reached_all_owners_get_the_card(
    conn: FullConn, filling: Filling, manager: dict[str, Any] | None, why: AlertWhy
) -> None:
    owner, silent_owner = await filling.owner(), await filling.owner(joined=False, telegram_id=9)
    anna = None if manager is None else await filling.manager(**manager)
    case = await open_for(conn, await filling.answered(await filling.contact(manager=anna), 2))
    await alerting.alert_receivers(Turn(conn, NOW, PROGRAMME), case)

    assert await alerted(conn, case) == [
        (owner.id, why, AlertState.OWED),
        (silent_owner.id, why, AlertState.UNDELIVERABLE),
    ]
    assert await alerts.list_undeliverable(conn, silent_owner.id) == [case.id]


async def test_a_retired_manager_counts_as_none(conn: FullConn, filling: Filling) -> None:
    owner, anna = await filling.owner(), await filling.manager()
    case = await open_for(conn, await filling.answered(await filling.contact(manager=anna), 2))
    await conn.execute(sa.update(staff).where(staff.c.id == anna.id).values(retired_at=NOW))
    await alerting.alert_receivers(Turn(conn, NOW, PROGRAMME), case)

    assert await alerted(conn, case) == [(owner.id, AlertWhy.NO_MANAGER, AlertState.OWED)]


async def test_the_outcome_of_an_alert_is_news_once_and_a_refused_edit_makes_it_undeliverable(
    conn: FullConn, filling: Filling
) -> None:
    anna = await filling.manager()
    case = await open_for(conn, await filling.answered(await filling.contact(manager=anna), 2))
    await alerting.alert_receivers(Turn(conn, NOW, PROGRAMME), case)
    outcomes = [AlertState.DELIVERED, AlertState.DELIVERED, AlertState.UNDELIVERABLE, AlertState.DELIVERED]
    news = [await alerts.settle_alert(conn, case.id, anna.id, outcome, now=NOW) for outcome in outcomes]
    unknown = await alerts.settle_alert(conn, case.id, 999, AlertState.DELIVERED, now=NOW)

    assert [settled is not None for settled in news] == [True, False, True, False]
    assert unknown is None
    assert await alerted(conn, case) == [(anna.id, AlertWhy.ASSIGNED, AlertState.UNDELIVERABLE)]


async def test_a_name_may_be_promised_only_when_the_card_has_reached_that_manager(
    conn: FullConn, filling: Filling
) -> None:
    anna, owner = await filling.manager(), await filling.owner()
    case = await open_for(conn, await filling.answered(await filling.contact(manager=anna), 2))
    await alerting.alert_receivers(Turn(conn, NOW, PROGRAMME), case)
    await alerting.alert_owners(Turn(conn, NOW, PROGRAMME), case, AlertWhy.ATTITUDE)
    await alerts.settle_alert(conn, case.id, owner.id, AlertState.DELIVERED, now=NOW)
    before = await alerts.find_promiser(conn, case)
    await alerts.settle_alert(conn, case.id, anna.id, AlertState.DELIVERED, now=NOW)

    assert before is None
    assert await alerts.find_promiser(conn, case) == anna


async def test_without_a_manager_nobody_is_promised(conn: FullConn, filling: Filling) -> None:
    await filling.owner()
    case = await filling.complaint(await filling.contact())

    assert await alerts.find_promiser(conn, case) is None


async def test_a_card_that_was_undeliverable_is_owed_again_once_the_person_is_back(
    conn: FullConn, filling: Filling
) -> None:
    owner = await filling.owner(joined=False, telegram_id=9)
    case = await open_for(conn, await filling.answered(await filling.contact(), 2))
    await alerting.alert_receivers(Turn(conn, NOW, PROGRAMME), case)
    await alerts.owe_again(conn, case.id, owner.id, AlertWhy.NO_MANAGER, now=NOW)
    owed = await alerted(conn, case)
    await alerts.settle_alert(conn, case.id, owner.id, AlertState.DELIVERED, now=NOW)
    await alerts.owe_again(conn, case.id, owner.id, AlertWhy.NO_MANAGER, now=NOW)

    assert owed == [(owner.id, AlertWhy.NO_MANAGER, AlertState.OWED)]
    assert (await alerted(conn, case))[0][2] is AlertState.DELIVERED
    assert await alerts.list_undeliverable(conn, owner.id) == []


async def test_a_manager_who_joins_late_is_shown_the_open_cases_that_never_reached_them(
    conn: FullConn, filling: Filling
) -> None:
    await filling.owner()
    anna = await filling.manager(joined=False)
    missed = await filling.complaint(await filling.contact(manager=anna))
    lost = await filling.complaint(await filling.contact(manager=anna))
    values = {"case_id": lost.id, "staff_id": anna.id, "why": AlertWhy.ASSIGNED, "owed_at": NOW}
    await conn.execute(sa.insert(alerts_table).values(**values, state=AlertState.UNDELIVERABLE))
    shown = await filling.complaint(await filling.contact(manager=anna))
    await alerts.owe_again(conn, shown.id, anna.id, AlertWhy.ASSIGNED, now=NOW)
    await filling.complaint(await filling.contact(manager=await filling.manager()))
    closed = await filling.complaint(await filling.contact(manager=anna))
    await conn.execute(sa.update(table).where(table.c.id == closed.id).values(state=CaseState.CLOSED, closed_at=NOW))

    assert [case.id for case in await alerts.list_missed_by_manager(conn, anna.id)] == [missed.id, lost.id]


async def test_open_and_overdue_cases_are_counted_by_the_account_they_belong_to(
    conn: FullConn, filling: Filling
) -> None:
    anna, boris = await filling.manager(), await filling.manager()
    await filling.complaint(await filling.contact(manager=anna), at=NOW - 2 * DAY)
    await filling.complaint(await filling.contact(manager=anna))
    taken = await filling.complaint(await filling.contact(manager=anna), at=NOW - 2 * DAY)
    await filling.takes(anna, taken)  # which stops no clock
    other = await filling.complaint(await filling.contact(manager=boris), at=NOW - 2 * DAY)
    everybody = await cases.count_open(conn, of=None, now=NOW)
    await conn.execute(sa.update(table).where(table.c.id == other.id).values(state=CaseState.CLOSED, closed_at=NOW))

    assert everybody == (4, 3)
    assert await cases.count_open(conn, of=anna.id, now=NOW) == (3, 2)
    assert await cases.count_open(conn, of=boris.id, now=NOW) == (0, 0)
    assert await count_accounts_of(conn, boris.id) == 1
