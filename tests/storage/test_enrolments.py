"""Invitation links: the same until used, bound by consent, once."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from nps.values import ConsentMode, EnrolmentId, OpeningAnswer, TelegramId
from storage.engine.conn import FullConn
from storage.people import enrolments
from storage.people.clients import Contact
from storage.people.enrolments import DueOpening, Opening
from storage.people.staff import take_over
from storage.people.who import meet, set_opted_out
from storage.schema import consents, contacts, enrolment_openings
from storage.schema import enrolments as links
from tests.filling import DAY, NOW, Filling

IVANOV, OTHER = TelegramId(5_111_111_111), TelegramId(5_222_222_222)
LIVES = 90 * DAY


async def link_of(conn: FullConn, contact: Contact) -> EnrolmentId:
    return await enrolments.ensure_for_contact(conn, contact.id, now=NOW, lives=LIVES)


async def test_asking_twice_for_a_link_gives_the_same_one_until_it_expires(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact(joined=False)
    first = await link_of(conn, contact)
    same = await enrolments.ensure_for_contact(conn, contact.id, now=NOW + LIVES - DAY, lives=LIVES)
    later = await enrolments.ensure_for_contact(conn, contact.id, now=NOW + LIVES, lives=LIVES)

    assert same == first
    assert later != first


async def test_opening_binds_nothing_and_agreeing_binds_once(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact(joined=False)
    link = await link_of(conn, contact)
    unopened = await enrolments.claim_link(conn, link, IVANOV, now=NOW)
    await enrolments.record_opening(conn, link, IVANOV, now=NOW)
    await enrolments.record_opening(conn, link, OTHER, now=NOW)
    opened = await enrolments.find(conn, link)
    bound = await enrolments.claim_link(conn, link, IVANOV, now=NOW)
    again = await enrolments.claim_link(conn, link, IVANOV, now=NOW)
    by_other = await enrolments.claim_link(conn, link, OTHER, now=NOW)

    assert unopened is again is by_other is None
    assert opened
    assert opened.bound_to is None
    assert bound
    assert (bound.contact_id, bound.bound_to, bound.bound_at) == (contact.id, IVANOV, NOW)
    assert await enrolments.find(conn, 999) is None


async def test_an_expired_link_cannot_be_used(conn: FullConn, filling: Filling) -> None:
    link = await link_of(conn, await filling.contact(joined=False))
    await enrolments.record_opening(conn, link, IVANOV, now=NOW)

    assert await enrolments.claim_link(conn, link, IVANOV, now=NOW + LIVES) is None


async def test_opening_another_link_does_not_open_this_one(conn: FullConn, filling: Filling) -> None:
    own = await link_of(conn, await filling.contact(joined=False))
    other = await link_of(conn, await filling.contact(joined=False))
    await enrolments.record_opening(conn, other, IVANOV, now=NOW)

    assert await enrolments.claim_link(conn, own, IVANOV, now=NOW) is None


async def test_a_staff_link_is_used_without_a_question(conn: FullConn, filling: Filling) -> None:
    anna = await filling.manager(joined=False)
    link = await enrolments.ensure_for_staff(conn, anna.id, now=NOW, lives=LIVES)
    bound = await enrolments.claim_link(conn, link, IVANOV, now=NOW)

    assert bound
    assert (bound.staff_id, bound.contact_id) == (anna.id, None)


async def test_a_used_link_is_not_handed_out_again(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact(joined=False)
    link = await link_of(conn, contact)
    await enrolments.record_opening(conn, link, IVANOV, now=NOW)
    await enrolments.claim_link(conn, link, IVANOV, now=NOW)

    assert await link_of(conn, contact) != link


async def test_a_link_is_for_exactly_one(conn: FullConn, filling: Filling) -> None:
    contact, anna = await filling.contact(joined=False), await filling.manager(joined=False)
    values = {"contact_id": contact.id, "staff_id": anna.id, "created_at": NOW, "expires_at": NOW}

    with pytest.raises(sa.exc.IntegrityError):
        await conn.execute(sa.insert(links).values(**values))


async def test_everybody_who_has_not_joined_gets_a_link_once(conn: FullConn, filling: Filling) -> None:
    waiting = [await filling.contact(joined=False) for _ in range(3)]
    await filling.contact()
    anna = await filling.manager(joined=False)
    await filling.manager()
    await filling.owner(joined=False, telegram_id=4)
    await take_over(conn, await filling.owner(), await filling.manager(joined=False), now=NOW)
    kept = await link_of(conn, waiting[0])
    await enrolments.ensure_all(conn, now=NOW, lives=LIVES)
    await enrolments.ensure_all(conn, now=NOW, lives=LIVES)

    rows = (await conn.execute(sa.select(links.c.id, links.c.contact_id, links.c.staff_id))).all()
    assert {contact for _, contact, _ in rows if contact} == {contact.id for contact in waiting}
    assert [staff for _, _, staff in rows if staff] == [anna.id]
    assert len(rows) == 4
    assert (kept, waiting[0].id, None) in rows


async def test_the_list_shows_who_opened_who_joined_and_only_a_managers_own(conn: FullConn, filling: Filling) -> None:
    anna, boris = await filling.manager("Анна"), await filling.manager("Борис", joined=False)
    alpha, beta = await filling.account("Альфа", manager=anna), await filling.account("Бета", manager=boris)
    joined = await filling.contact("Яков", account=alpha)
    await filling.contact("Вера", account=alpha, joined=False)
    other = await filling.contact("Глеб", account=beta, joined=False)
    gone = await filling.contact("Ушёл", account=alpha, joined=False)
    for contact in (joined, other, gone):
        await link_of(conn, contact)
    await conn.execute(sa.update(contacts).where(contacts.c.id == gone.id).values(state="left"))
    await enrolments.ensure_all(conn, now=NOW, lives=LIVES)
    link = await link_of(conn, other)
    await enrolments.record_opening(conn, link, IVANOV, now=NOW)
    everybody = await enrolments.list_links(conn)
    own = await enrolments.list_links(conn, of=anna.id)

    assert [(listed.name, listed.account) for listed in everybody] == [
        ("Вера", "Альфа"),
        ("Яков", "Альфа"),
        ("Глеб", "Бета"),
        ("Борис", ""),
    ]
    assert [(listed.name, listed.joined_at) for listed in own] == [("Вера", None), ("Яков", NOW)]
    assert [(listed.enrolment, listed.opened_at) for listed in everybody if listed.contact_id == other.id] == [
        (link, NOW)
    ]


async def test_a_preview_by_staff_does_not_count_as_opened(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact(joined=False)
    link = await link_of(conn, contact)
    await enrolments.record_opening(conn, link, IVANOV, now=NOW, answer=OpeningAnswer.PREVIEW)
    (listed,) = await enrolments.list_links(conn)

    assert listed.opened_at is None


async def test_only_who_opened_a_link_can_answer_it(conn: FullConn, filling: Filling) -> None:
    link = await link_of(conn, await filling.contact(joined=False))
    await enrolments.record_opening(conn, link, IVANOV, now=NOW)

    assert not await enrolments.record_answer(conn, link, OTHER, OpeningAnswer.NOT_ME, now=NOW)
    assert await enrolments.record_answer(conn, link, IVANOV, OpeningAnswer.NOT_ME, now=NOW)


async def later(conn: FullConn, contact: Contact, telegram_id: TelegramId) -> EnrolmentId:
    await meet(conn, telegram_id, name="", username=None, language=None, now=NOW)
    link = await link_of(conn, contact)
    await enrolments.record_opening(conn, link, telegram_id, now=NOW)
    await enrolments.record_answer(conn, link, telegram_id, OpeningAnswer.LATER, now=NOW, remind_at=NOW + 3 * DAY)
    return link


async def due(conn: FullConn) -> list[DueOpening]:
    return await enrolments.list_due_reminders(conn, now=NOW + 3 * DAY)


async def test_who_said_not_now_is_reminded_once(conn: FullConn, filling: Filling) -> None:
    link = await later(conn, await filling.contact(joined=False, timezone="Asia/Omsk"), IVANOV)
    early = await enrolments.list_due_reminders(conn, now=NOW + 2 * DAY)
    in_time = await due(conn)
    await enrolments.record_reminded(conn, in_time[0].opening, now=NOW + 3 * DAY)

    assert early == []
    assert in_time == [DueOpening(Opening(link, IVANOV), "Asia/Omsk")]
    assert await due(conn) == []


async def test_nobody_is_reminded_of_a_link_that_is_used_expired_refused_or_unwanted(
    conn: FullConn, filling: Filling
) -> None:
    used = await later(conn, await filling.contact(joined=False), IVANOV)
    await enrolments.record_opening(conn, used, OTHER, now=NOW)
    await enrolments.claim_link(conn, used, OTHER, now=NOW)
    expired = await later(conn, await filling.contact(joined=False), IVANOV)
    await conn.execute(sa.update(links).where(links.c.id == expired).values(expires_at=NOW + DAY))
    refused = await later(conn, await filling.contact(joined=False), IVANOV)
    await enrolments.record_answer(conn, refused, IVANOV, OpeningAnswer.NOT_ME, now=NOW)
    await later(conn, await filling.contact(joined=False), OTHER)
    await set_opted_out(conn, OTHER, NOW)

    assert await due(conn) == []


async def test_opening_a_link_again_forgets_the_earlier_answer(conn: FullConn, filling: Filling) -> None:
    link = await later(conn, await filling.contact(joined=False), IVANOV)
    await enrolments.record_opening(conn, link, IVANOV, now=NOW + DAY)

    assert (await conn.execute(sa.select(enrolment_openings.c.answer))).scalars().all() == [None]


async def test_consents_are_kept_each_with_its_version(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact()
    await enrolments.record_consent(conn, contact.id, IVANOV, "2026-01", ConsentMode.NAMED, now=NOW)
    await enrolments.record_consent(conn, contact.id, IVANOV, "2026-02", ConsentMode.NAMED, now=NOW + DAY)

    kept = sa.select(consents.c.version, consents.c.agreed_at).where(consents.c.contact_id == contact.id)
    assert (await conn.execute(kept.order_by(consents.c.id))).all() == [("2026-01", NOW), ("2026-02", NOW + DAY)]
