"""Who is who, and who can be reached."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from nps.values import ContactState, InvitationState, Role, TelegramId, Unreachable
from storage import marks
from storage.engine.conn import FullConn
from storage.people import who as people
from storage.people.audit import record_audit
from storage.people.clients import bind_contact, count_accounts_of, get_account, get_contact
from storage.people.reachability import record_reachable, record_unreachable
from storage.people.staff import (
    find_staff,
    find_staff_by_telegram,
    list_owners,
    list_staff,
    record_staff_joined,
    settle_owners,
    take_over,
)
from storage.people.who import Who, find_who, set_language, set_opted_out
from storage.schema import audit, contacts
from tests.filling import DAY, NOW, Filling

IVANOV = TelegramId(5_111_111_111)


async def meet(conn: FullConn, telegram_id: int = IVANOV, name: str = "Иван") -> Who:
    return await people.meet(conn, TelegramId(telegram_id), name=name, username="ivan", language="ru", now=NOW)


async def test_a_stranger_is_met_and_is_nobody(conn: FullConn) -> None:
    before = await find_who(conn, IVANOV)
    who = await meet(conn)

    assert before is None
    assert (who.is_known, who.is_owner, who.is_manager, who.contacts) == (False, False, False, ())
    assert await find_who(conn, IVANOV) == who


async def test_the_name_telegram_shows_is_kept_up_to_date_and_what_the_person_chose_stays(
    conn: FullConn,
) -> None:
    await meet(conn)
    await set_language(conn, IVANOV, "en")
    await set_opted_out(conn, IVANOV, NOW)
    person = (await meet(conn, name="Иван Иванов")).person

    assert (person.name, person.language, person.opted_out_at) == ("Иван Иванов", "en", NOW)


async def test_one_human_may_be_an_owner_and_a_contact_of_two_accounts(conn: FullConn, filling: Filling) -> None:
    owner = await filling.owner(telegram_id=IVANOV)
    first = await filling.contact(telegram_id=IVANOV)
    second = await filling.contact(telegram_id=IVANOV)
    who = await meet(conn)

    assert who.is_owner
    assert who.staff == owner
    assert [contact.id for contact in who.contacts] == [first.id, second.id]


@pytest.mark.parametrize("state", [ContactState.LEFT, ContactState.ERASED])
async def test_who_left_is_no_contact_any_more(conn: FullConn, filling: Filling, state: ContactState) -> None:
    await filling.contact(telegram_id=IVANOV)
    await conn.execute(sa.update(contacts).values(state=state))

    assert not (await meet(conn)).is_known


async def test_owners_are_those_of_the_settings(conn: FullConn, filling: Filling) -> None:
    promoted = await filling.manager(telegram_id=3)
    await settle_owners(conn, frozenset({TelegramId(1), TelegramId(2)}), now=NOW)
    await settle_owners(conn, frozenset({TelegramId(2), TelegramId(3)}), now=NOW)
    await settle_owners(conn, frozenset({TelegramId(2), TelegramId(3)}), now=NOW)
    owners = await list_owners(conn)

    assert {owner.telegram_id for owner in owners} == {2, 3}
    assert promoted.id in {owner.id for owner in owners}
    assert await find_staff_by_telegram(conn, 1) is None
    assert len(await list_staff(conn)) == 2


async def test_an_owner_who_was_dropped_may_come_back(conn: FullConn) -> None:
    for owner_ids in ({1}, set(), {1}):
        await settle_owners(conn, frozenset(TelegramId(owner) for owner in owner_ids), now=NOW)

    assert [owner.telegram_id for owner in await list_owners(conn)] == [1]


async def test_joining_counts_once_and_fills_only_an_empty_name(conn: FullConn, filling: Filling) -> None:
    anna = await filling.manager("Анна", joined=False)
    nameless = await filling.owner("", joined=False, telegram_id=9)
    joined = [
        await record_staff_joined(conn, anna.id, TelegramId(8), "anna_1990", now=NOW),
        await record_staff_joined(conn, anna.id, TelegramId(8), "anna_1990", now=NOW + DAY),
        await record_staff_joined(conn, nameless.id, TelegramId(9), "Борис", now=NOW),
    ]
    people = [await find_staff(conn, member.id) for member in (anna, nameless)]

    assert joined == [True, False, True]
    assert [(member.name, member.telegram_id, member.joined_at) for member in people if member] == [
        ("Анна", 8, NOW),
        ("Борис", 9, NOW),
    ]


async def test_an_owner_who_is_the_manager_too_takes_over_accounts_and_name(conn: FullConn, filling: Filling) -> None:
    owner, manager = await filling.owner(""), await filling.manager("Ольга", joined=False)
    account = await filling.account(manager=manager)
    await take_over(conn, owner, manager, now=NOW)

    assert (await get_account(conn, account)).manager_id == owner.id
    assert [(member.name, member.role) for member in await list_staff(conn)] == [("Ольга", Role.OWNER)]
    assert await find_staff(conn, manager.id) is None


async def test_who_has_not_joined_or_cannot_be_reached_cannot_be_written_to(filling: Filling) -> None:
    reachable = [
        (await filling.manager()).can_be_written_to,
        (await filling.manager(joined=False)).can_be_written_to,
        (await filling.owner(joined=False, telegram_id=5)).can_be_written_to,
        (await filling.manager(unreachable=Unreachable.BLOCKED)).can_be_written_to,
    ]

    assert reachable == [True, False, False, False]


async def test_a_human_is_one_contact_of_an_account(conn: FullConn, filling: Filling) -> None:
    account = await filling.account()
    await filling.contact(account=account, telegram_id=IVANOV)
    second = await filling.contact(account=account, joined=False)
    elsewhere = await filling.contact(joined=False)

    assert not await bind_contact(conn, second.id, IVANOV, now=NOW)
    assert await bind_contact(conn, elsewhere.id, IVANOV, now=NOW)
    assert (await get_contact(conn, second.id)).state is ContactState.INVITED


async def test_who_blocks_the_bot_becomes_unreachable_everywhere_and_comes_back(
    conn: FullConn, filling: Filling
) -> None:
    first, second = await filling.contact(telegram_id=IVANOV), await filling.contact(telegram_id=IVANOV)
    planned = await filling.asked(first, delivered=False)
    sent = await filling.asked(second)
    staff_row = await record_unreachable(conn, IVANOV, Unreachable.BLOCKED, now=NOW)
    gone = [(await get_contact(conn, contact.id)) for contact in (first, second)]
    await record_reachable(conn, IVANOV)
    back = [(await get_contact(conn, contact.id)) for contact in (first, second)]

    assert staff_row is None
    assert {(contact.state, contact.unreachable) for contact in gone} == {
        (ContactState.UNREACHABLE, Unreachable.BLOCKED)
    }
    assert {(contact.state, contact.unreachable) for contact in back} == {(ContactState.JOINED, None)}
    assert await filling.state_of(planned) is InvitationState.SKIPPED
    assert await filling.state_of(sent) is InvitationState.SENT


async def test_a_manager_who_becomes_unreachable_is_news_once(conn: FullConn, filling: Filling) -> None:
    anna = await filling.manager(telegram_id=IVANOV)
    first = await record_unreachable(conn, IVANOV, Unreachable.DEACTIVATED, now=NOW)
    again = await record_unreachable(conn, IVANOV, Unreachable.BLOCKED, now=NOW)
    await record_reachable(conn, IVANOV)

    assert first
    assert (first.id, first.unreachable) == (anna.id, Unreachable.DEACTIVATED)
    assert again is None
    assert await find_staff(conn, anna.id) == anna


async def test_an_invited_contact_cannot_become_unreachable(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact(joined=False)
    await record_unreachable(conn, IVANOV, Unreachable.BLOCKED, now=NOW)

    assert (await get_contact(conn, contact.id)).state is ContactState.INVITED


async def test_accounts_of_a_manager_are_counted(conn: FullConn, filling: Filling) -> None:
    anna = await filling.manager()
    for manager in (anna, anna, None):
        await filling.account(manager=manager)

    assert await count_accounts_of(conn, anna.id) == 2
    assert await find_staff(conn, None) is None


async def test_who_looked_at_what_is_noted(conn: FullConn, filling: Filling) -> None:
    owner = await filling.owner(telegram_id=IVANOV)
    await record_audit(conn, await meet(conn), "export", "account:1", now=NOW)
    await record_audit(conn, await meet(conn, 6), "open", "link:1", now=NOW)

    rows = await conn.execute(sa.select(audit.c.staff_id, audit.c.telegram_id, audit.c.subject).order_by(audit.c.id))
    assert [tuple(row) for row in rows] == [(owner.id, IVANOV, "account:1"), (None, 6, "link:1")]


async def test_external_ids_are_unique_and_missing_ones_are_not(conn: FullConn, filling: Filling) -> None:
    await filling.account(external_id=None)
    await filling.account(external_id=None)
    await filling.account(external_id="A-1")

    with pytest.raises(sa.exc.IntegrityError):
        await filling.account(external_id="A-1")


async def test_a_telegram_id_belongs_to_one_staff_row(filling: Filling) -> None:
    await filling.owner(telegram_id=IVANOV)

    with pytest.raises(sa.exc.IntegrityError):
        await filling.manager(telegram_id=IVANOV)


async def test_a_mark_is_put_over_the_old_one(conn: FullConn) -> None:
    none = await marks.find(conn, marks.BOT_USERNAME)
    await marks.put(conn, marks.BOT_USERNAME, "old_bot")
    await marks.put(conn, marks.BOT_USERNAME, "new_bot")
    await marks.put(conn, marks.HEARD_AT, NOW.isoformat())

    assert none is None
    assert await marks.find(conn, marks.BOT_USERNAME) == "new_bot"
    assert await marks.find_time(conn, marks.HEARD_AT) == NOW
    assert await marks.find_time(conn, "never put") is None
