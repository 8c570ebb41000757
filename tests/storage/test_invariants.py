"""The checker: a clean database is clean, and every rule finds what breaks it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from actions.alerting import alert_owners
from actions.turn import Turn
from nps.colours import Colour
from nps.promise_dates import By
from nps.subjects import Relayed
from nps.values import (
    AccountId,
    AlertState,
    AlertWhy,
    CaseDue,
    CaseState,
    CaseWhy,
    Channel,
    ContactId,
    EnrolmentId,
    InvitationState,
    OutboxState,
    PartKind,
    PromiseState,
    RelationStatus,
    RelayState,
    Score,
    StaffId,
    TelegramId,
)
from storage.answers import client_messages, comments, recorded, recordings
from storage.answers.comments import Part
from storage.cases import light_alerts, light_cards, promises, relays
from storage.cases.light_cards import LightCard
from storage.cases.promises import Promise
from storage.cases.relays import Relay
from storage.colours import current, kept
from storage.engine.conn import FullConn
from storage.engine.database import Database
from storage.figures import summaries
from storage.people import answered, enrolments, latest, losses
from storage.people.clients import get_contact
from storage.queues import claiming, inbox, outbox
from storage.queues import deliveries as deliveries_of
from storage.safety.invariants import Broken, check
from storage.safety.rules import RULES
from storage.schema import (
    accounts,
    alerts,
    case_responses,
    case_rings,
    contacts,
    current_colours,
    deliveries,
    invitations,
    responses,
)
from storage.schema import cases as case_table
from storage.schema import client_messages as messages_table
from storage.schema import light_alerts as light_alerts_table
from storage.schema import outbox as outbox_table
from tests.filling import DAY, NOW, PROGRAMME, Filling

LATER = NOW + timedelta(hours=1)


async def codes(conn: FullConn) -> set[str]:
    return {broken.code for broken in await check(conn, now=LATER)}


async def change(conn: FullConn, table: sa.Table, **values: Any) -> None:
    await conn.execute(sa.update(table).values(**values))
    if table in (responses, invitations):
        await latest.follow_all(conn)


async def test_an_empty_database_is_clean(conn: FullConn) -> None:
    assert await check(conn, now=NOW) == []


async def test_a_filled_database_is_clean(conn: FullConn, filling: Filling) -> None:
    await filling.owner()
    anna = await filling.manager()
    contact = await filling.contact(manager=anna)
    await filling.complaint(contact, 2, at=NOW - 40 * DAY)
    await filling.complaint(contact, 0)
    await filling.answered(await filling.contact(manager=anna), 10)
    await filling.complaint(await filling.contact(), 6)
    await filling.asked(contact)
    await summaries.record_due(conn, anna.id, "week:2026-W46", due_at=NOW, now=NOW)
    await summaries.record_sent(conn, anna.id, "week:2026-W46", now=NOW)
    await summaries.record_due(conn, anna.id, "week:2026-W47", due_at=NOW, now=NOW)
    await filling.owe(dedup_key=f"summary:{anna.id}:week:2026-W47")

    broken = await check(conn, now=LATER)

    assert broken == []


async def test_set_aside_and_unparsable_updates_ask_for_attention(conn: FullConn) -> None:
    await inbox.keep(conn, [inbox.Incoming("update", {}), inbox.Incoming("update", {}, chat_id=1)], now=NOW)
    broken, row = await inbox.list_ready(conn, now=NOW, limit=9)
    await inbox.record_unparsable(conn, broken, "no such field", now=NOW)
    await inbox.record_set_aside(conn, row, "boom", now=NOW)

    for_attention = await check(conn, now=NOW)

    assert [(rule.code, rule.severity, rule.ids) for rule in for_attention] == [
        ("update_set_aside", "attention", (row.id,)),
        ("update_unparsable", "attention", (broken.id,)),
    ]


@pytest.mark.parametrize(
    "said",
    [{"latest_score": 9}, {"latest_at": None}, {"score_before": 3}, {"before_at": NOW}, {"unanswered_at": NOW}],
)
async def test_a_contact_whose_latest_answers_are_others_than_kept_is_found(
    conn: FullConn, filling: Filling, said: dict[str, Any]
) -> None:
    contact = await filling.contact()
    await filling.answered(contact, 8)
    await change(conn, contacts, **said)

    assert await check(conn, now=LATER) == [Broken(6, "latest_answer_disagrees", 1, (contact.id,))]


async def test_an_answer_that_is_kept_as_the_first_after_a_closing_and_is_not_is_found(
    conn: FullConn, filling: Filling
) -> None:
    response = await filling.answered(await filling.contact(), 9)
    await conn.execute(sa.update(responses).values(case_closed_at=NOW))

    assert "answered_again_disagrees" in {broken.code for broken in await check(conn, now=LATER)}
    await answered.follow(conn, response.contact_id)
    assert await check(conn, now=LATER) == []


@pytest.mark.parametrize("changed", [{"colour": Colour.SAFE}, {"colour": None}, {"coloured_at": LATER}])
async def test_an_account_whose_colour_is_another_than_was_found_at_last_is_found(
    conn: FullConn, filling: Filling, changed: dict[str, Any]
) -> None:
    account = AccountId(await filling.account())
    for number, colour in enumerate((Colour.SAFE, Colour.AT_RISK)):
        await kept.keep(conn, account, colour, None, now=NOW + number * DAY)
    assert await check(conn, now=LATER) == []
    await change(conn, accounts, **changed)

    assert await check(conn, now=LATER) == [Broken(6, "latest_colour_disagrees", 1, (account,))]


@pytest.mark.parametrize("changed", [{"colour": Colour.SAFE}, {"is_heard": True}, {"makers": 1}, {"makers_listed": 1}])
async def test_an_account_that_does_otherwise_than_is_kept_is_found(
    conn: FullConn, filling: Filling, changed: dict[str, Any]
) -> None:
    account = AccountId(await filling.account())
    await current.keep_current(conn, [account], now=NOW, today=NOW.date())
    assert await check(conn, now=NOW) == []
    await change(conn, current_colours, **changed)

    assert await check(conn, now=NOW) == [Broken(6, "current_colour_disagrees", 1, (account,))]
    assert await check(conn, now=NOW + DAY) == []  # nobody reads it any more


async def test_an_answered_invitation_without_its_response_is_found(conn: FullConn, filling: Filling) -> None:
    invitation = await filling.asked(await filling.contact())
    await change(conn, invitations, state=InvitationState.ANSWERED)

    assert await check(conn, now=LATER) == [Broken(1, "answered_without_response", 1, (invitation.id,))]


async def test_a_response_whose_invitation_is_not_answered_is_found(conn: FullConn, filling: Filling) -> None:
    response = await filling.answered(await filling.contact(), 9)
    await change(conn, invitations, state=InvitationState.EXPIRED)

    assert await check(conn, now=LATER) == [Broken(1, "response_without_answered", 1, (response.id,))]


async def test_a_score_that_disagrees_with_its_history_is_found(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact()
    invitation = await filling.asked(contact)
    await filling.answered(contact, 7, invitation=invitation)
    await filling.answered(contact, 9, invitation=invitation)
    await change(conn, responses, score=10)

    assert await codes(conn) == {"score_disagrees_with_history"}


@pytest.mark.parametrize("score", [0, 6])
async def test_a_detractor_without_a_case_is_found(conn: FullConn, filling: Filling, score: int) -> None:
    response = await filling.answered(await filling.contact(), score)

    assert await check(conn, now=LATER) == [Broken(2, "detractor_without_case", 1, (response.id,))]


async def test_who_was_a_detractor_once_needs_a_case_too(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact()
    invitation = await filling.asked(contact)
    await filling.answered(contact, 3, invitation=invitation)
    response = await filling.answered(contact, 9, invitation=invitation)

    assert await check(conn, now=LATER) == [Broken(2, "detractor_without_case", 1, (response.id,))]


async def test_a_promoter_on_a_case_is_found(conn: FullConn, filling: Filling) -> None:
    await filling.complaint(await filling.contact(manager=await filling.manager()), 3)
    await change(conn, responses, score=9)

    assert await codes(conn) == {"case_of_no_detractor"}


async def test_a_case_nobody_complained_for_is_found(conn: FullConn, filling: Filling) -> None:
    case = await filling.complaint(await filling.contact(manager=await filling.manager()), 3)
    await conn.execute(sa.delete(case_responses))

    assert Broken(2, "case_without_response", 1, (case.id,)) in await check(conn, now=LATER)


async def test_a_promoter_who_asked_to_be_called_is_on_a_case_rightly(conn: FullConn, filling: Filling) -> None:
    case = await filling.complaint(await filling.contact(manager=await filling.manager()), 3)
    await change(conn, responses, score=9)
    await change(conn, case_responses, why=CaseWhy.ASKED)
    asked = await codes(conn)
    await conn.execute(sa.delete(case_responses))
    await change(conn, case_table, why=CaseWhy.STAFF)
    by_hand = {code for code in await codes(conn) if code.startswith("case")}

    assert case
    assert asked == set()
    assert by_hand == set()


async def said(conn: FullConn, filling: Filling) -> tuple[LightCard, ContactId]:
    """A free message on a light card that its manager has."""
    anna = await filling.manager()
    contact = await filling.contact(manager=anna)
    part = Part(PartKind.TEXT, "слова", None, None, 500, 1)
    words = await client_messages.keep(conn, contact.id, part, now=NOW)
    assert words
    card, _ = await light_cards.open_for(conn, contact.id, None, anna.id, now=NOW)
    await light_cards.add_message(conn, words.id, card.id)
    await light_alerts.add(conn, card.id, [anna], AlertWhy.ASSIGNED, now=NOW)
    await light_alerts.settle(conn, card.id, anna.id, AlertState.DELIVERED, now=NOW)
    return card, contact.id


async def test_words_on_no_card_and_on_two_are_found(conn: FullConn, filling: Filling) -> None:
    card, contact_id = await said(conn, filling)
    clean = await codes(conn)
    case = await filling.complaint(await get_contact(conn, contact_id), 3)
    await change(conn, messages_table, case_id=case.id)
    both = await codes(conn)
    await light_cards.record_case(conn, card, case.id)
    become = await codes(conn)
    await change(conn, messages_table, case_id=None, light_card_id=None)
    none = await codes(conn)

    assert clean == become == set()
    assert both == {"words_of_two_cards"}
    assert none == {"words_of_no_card"}


async def test_a_comment_on_no_card_is_found(conn: FullConn, filling: Filling) -> None:
    response = await filling.answered(await filling.contact(), 9)
    await comments.add_part(conn, response.id, Part(PartKind.TEXT, "слова", None, None, 500, 1), now=NOW)

    assert await codes(conn) == {"comment_of_no_card"}


async def test_an_unread_light_card_that_nobody_has_is_found(conn: FullConn, filling: Filling) -> None:
    card, _ = await said(conn, filling)
    await change(conn, light_alerts_table, state=AlertState.UNDELIVERABLE)
    undeliverable = await codes(conn)
    await change(conn, light_alerts_table, state=AlertState.OWED)
    lost = await codes(conn)
    await conn.execute(sa.delete(light_alerts_table))
    nobody = await codes(conn)
    await light_cards.record_read(conn, card, card.manager_id or StaffId(0), now=NOW)
    read = await codes(conn)

    assert undeliverable == {"light_card_without_fallback"}
    assert lost == {"light_card_lost"}
    assert nobody == {"light_card_without_alert"}
    assert read == set()


async def test_an_open_case_without_any_alert_is_found(conn: FullConn, filling: Filling) -> None:
    case = await filling.complaint(await filling.contact(manager=await filling.manager()), 3)
    await conn.execute(sa.delete(alerts))

    assert await check(conn, now=LATER) == [Broken(3, "case_without_alert", 1, (case.id,))]


async def test_a_case_nobody_could_be_told_of_must_stand_in_an_owners_list(conn: FullConn, filling: Filling) -> None:
    case = await filling.complaint(await filling.contact(manager=await filling.manager()), 3)
    await change(conn, alerts, state=AlertState.UNDELIVERABLE)
    before = await codes(conn)
    await filling.owner(joined=False, telegram_id=77)
    await alert_owners(Turn(conn, NOW, PROGRAMME), case, AlertWhy.UNREACHABLE)
    after = await codes(conn)

    assert before == {"case_without_fallback"}
    assert after == set()


async def test_an_owed_alert_whose_card_is_no_longer_under_way_is_found(conn: FullConn, filling: Filling) -> None:
    anna = await filling.manager()
    case = await filling.complaint(await filling.contact(manager=anna), 3)
    await change(conn, alerts, state=AlertState.OWED)
    key = f"case:{case.id}:staff:{anna.id}"
    without = await check(conn, now=LATER)
    row = await filling.owe(kind="card", name="case", subject=key, card_key=key)
    waiting = await check(conn, now=LATER)
    await claiming.claim_heads(conn, now=NOW, limit=1)
    claimed = await check(conn, now=LATER)
    await outbox.record_done(conn, row, OutboxState.SENT, now=NOW)
    done = await check(conn, now=LATER)

    assert waiting == claimed == []
    assert without == done == [Broken(3, "alert_lost", 1, (key,))]


@pytest.mark.parametrize(
    ("sends", "ambiguous", "error", "is_broken"),
    [
        (1, 0, None, False),
        (2, 0, None, True),
        (2, 1, None, False),
        (3, 2, None, True),
        (2, 0, "sent anew", False),
        (3, 0, "sent anew", True),
    ],
)
async def test_an_alert_sent_oftener_than_its_unknown_outcomes_explain_is_found(
    conn: FullConn, filling: Filling, sends: int, ambiguous: int, error: str | None, is_broken: bool
) -> None:
    key = "case:1:staff:2"
    row = await filling.owe(kind="card", name="case", subject=key, card_key=key)
    await outbox.record_done(conn, row, OutboxState.SENT, now=NOW)
    await change(conn, outbox_table, ambiguous=ambiguous, error=error)
    for message_id in range(sends):
        values = {"chat_id": 1, "message_id": message_id, "subject": key, "card_key": key, "delivered_at": NOW}
        await conn.execute(sa.insert(deliveries).values(**values))

    broken = await check(conn, now=LATER)

    assert broken == ([Broken(4, "alert_sent_too_often", 1, (key,))] if is_broken else [])


@pytest.mark.parametrize(
    ("state", "is_broken"),
    [("waiting", False), ("claimed", False), ("expired", False), ("never", False), ("sent", True), ("dropped", True)],
)
async def test_a_summary_that_was_owed_and_never_sent_is_found(
    conn: FullConn, filling: Filling, state: str, is_broken: bool
) -> None:
    owner = await filling.owner()
    await summaries.record_due(conn, owner.id, "month:2026-10", due_at=NOW, now=NOW)
    await filling.owe(dedup_key=f"summary:{owner.id}:month:2026-10")
    await change(conn, outbox_table, state=state)

    assert await codes(conn) == ({"summary_lost"} if is_broken else set())


async def test_a_summary_without_its_letter_is_found(conn: FullConn, filling: Filling) -> None:
    owner = await filling.owner()
    await summaries.record_due(conn, owner.id, "month:2026-10", due_at=NOW, now=NOW)

    assert await codes(conn) == {"summary_lost"}


async def test_a_skipped_period_asks_for_attention(conn: FullConn, filling: Filling) -> None:
    owner = await filling.owner()
    for key in ("week:2026-W44", "week:2026-W46", "month:2026-09", "month:2026-10"):
        await summaries.record_due(conn, owner.id, key, due_at=NOW, now=NOW)
        await summaries.record_sent(conn, owner.id, key, now=NOW)

    assert await check(conn, now=LATER) == [
        Broken(5, "summary_skipped", 1, (f"staff:{owner.id}:week:2026-W45",), "attention")
    ]


async def test_a_response_to_the_question_of_another_contact_is_found(conn: FullConn, filling: Filling) -> None:
    account = await filling.account()
    response = await filling.answered(await filling.contact(account=account), 9)
    other = await filling.contact(account=account)
    await change(conn, responses, contact_id=other.id)

    assert await check(conn, now=LATER) == [Broken(7, "response_to_foreign_invitation", 1, (response.id,))]


async def test_a_contact_who_moved_to_another_account_leaves_past_answers_where_they_were(
    conn: FullConn, filling: Filling
) -> None:
    contact = await filling.contact(manager=await filling.manager())
    await filling.complaint(contact, 3)
    await change(conn, contacts, account_id=await filling.account())

    assert await check(conn, now=LATER) == []


async def test_a_response_on_the_case_of_another_contact_is_found(conn: FullConn, filling: Filling) -> None:
    anna = await filling.manager()
    await filling.complaint(await filling.contact(manager=anna), 3)
    other = await filling.contact(manager=anna)
    await change(conn, case_table, contact_id=other.id)

    assert await codes(conn) == {"response_on_foreign_case"}


async def test_a_message_on_the_case_of_another_contact_is_found(conn: FullConn, filling: Filling) -> None:
    anna = await filling.manager()
    case = await filling.complaint(await filling.contact(manager=anna), 3)
    other = await filling.contact(manager=anna)
    part = Part(PartKind.TEXT, "…", None, None, 1, 1)
    await client_messages.keep(conn, other.id, part, now=NOW, case_id=case.id)

    assert await codes(conn) == {"message_on_foreign_case"}


async def test_a_contact_joined_to_somebody_the_link_was_not_bound_to_is_found(
    conn: FullConn, filling: Filling
) -> None:
    contact = await filling.contact(telegram_id=11)
    await bind_by_link(conn, contact.id, 11)
    right = await codes(conn)
    await change(conn, contacts, telegram_id=12)
    wrong = await codes(conn)
    await change(conn, contacts, telegram_id=None, state="invited")
    freed = await codes(conn)

    assert (right, wrong, freed) == (set(), {"link_of_somebody_else"}, set())


async def bind_by_link(conn: FullConn, contact: ContactId, telegram_id: int) -> None:
    link: EnrolmentId = await enrolments.ensure_for_contact(conn, contact, now=NOW, lives=DAY)
    await enrolments.record_opening(conn, link, TelegramId(telegram_id), now=NOW)
    assert await enrolments.claim_link(conn, link, TelegramId(telegram_id), now=NOW)


async def test_only_the_first_ten_ids_are_named(conn: FullConn, filling: Filling) -> None:
    account = await filling.account()
    ids = [(await filling.answered(await filling.contact(account=account), 1)).id for _ in range(12)]

    assert await check(conn, now=LATER) == [Broken(2, "detractor_without_case", 12, tuple(ids[:10]))]


async def test_another_schema_is_found_and_nothing_else_is_asked_of_it(conn: FullConn) -> None:
    await conn.execute(sa.text("UPDATE alembic_version SET version_num = '0000'"))
    await conn.execute(sa.text("DROP TABLE alerts"))

    assert await check(conn, now=NOW) == [Broken(9, "schema_not_at_head", 1, ("0000",))]


async def test_a_time_that_stands_wrongly_in_the_file_shows_in_the_recomputation(sqlite: Database) -> None:
    async with sqlite.write() as conn:
        anna = await Filling(conn).manager()
        await Filling(conn).answered(await Filling(conn).contact(manager=anna), 9, at=NOW - timedelta(minutes=30))
        # The same instant in a zone far to the west: as text it is before the last 7 days' beginning.
        far = (NOW - 7 * DAY).strftime("%Y-%m-%dT%H:%M:%S.000000-23:00")
        await conn.execute(sa.text("UPDATE responses SET first_tap_at = :far"), {"far": far})
        broken = await check(conn, now=LATER)

    assert Broken(6, "index_disagrees_with_responses", 1, ("days:7",)) in broken


async def test_a_dangling_reference_is_found(sqlite: Database) -> None:
    async with sqlite.write() as conn:
        response = await Filling(conn).answered(await Filling(conn).contact(), 9)
    async with sqlite.read() as conn:
        await conn.exec_driver_sql("COMMIT")
        await conn.exec_driver_sql("PRAGMA foreign_keys = 0")
        await conn.exec_driver_sql("UPDATE responses SET survey_id = 99")
        await conn.exec_driver_sql("UPDATE invitations SET survey_id = 99")
        await conn.exec_driver_sql("PRAGMA foreign_keys = 1")
        await conn.exec_driver_sql("BEGIN")
        broken = await check(conn, now=LATER)

    assert broken == [Broken(9, "reference_broken", 2, ("invitations:1", f"responses:{response.id}"))]


def test_every_rule_has_a_code_of_its_own() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)


async def test_what_is_reported_holds_no_names(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact("Пётр Секретов", account=await filling.account("ООО «Тайна»"))
    await filling.answered(contact, 1)

    assert "Секретов" not in repr(await check(conn, now=LATER))
    assert "Тайна" not in repr(await check(conn, now=LATER))


async def relayed(conn: FullConn, filling: Filling) -> Relay:
    """Words that are owed to a contact."""
    manager = await filling.manager()
    contact = await filling.contact(account=await filling.account(manager=manager))
    assert contact.telegram_id
    relay = await relays.ask(conn, contact.id, None, manager.id, contact.telegram_id, None, now=NOW)
    owed = await relays.change(conn, relay, state=RelayState.WAITING, pieces=1, frozen_at=NOW)
    assert owed
    row = {"chat_id": contact.telegram_id, "about_contact": contact.id, "subject": Relayed(owed.id, 0).key}
    await filling.owe(**row)
    return owed


async def test_words_that_are_owed_to_a_foreign_chat_are_found(conn: FullConn, filling: Filling) -> None:
    await relayed(conn, filling)
    assert await codes(conn) == set()
    await change(conn, outbox_table, chat_id=1)

    assert await codes(conn) == {"words_owed_to_a_foreign_chat"}


async def test_words_that_arrived_in_a_foreign_chat_are_found(conn: FullConn, filling: Filling) -> None:
    relay = await relayed(conn, filling)
    other = await relayed(conn, filling)
    (row, _) = await claiming.claim_heads(conn, now=LATER, limit=9)
    await deliveries_of.record_delivery(conn, row, 5, now=NOW)
    assert await codes(conn) == set()
    await change(conn, deliveries, chat_id=other.chat_id)

    assert relay.chat_id != other.chat_id
    assert await codes(conn) == {"words_in_a_foreign_chat"}


async def test_words_to_a_client_that_wait_for_nothing_are_found(conn: FullConn, filling: Filling) -> None:
    await relayed(conn, filling)
    await change(conn, outbox_table, state=OutboxState.DROPPED)

    assert await codes(conn) == {"words_to_a_client_lost"}


async def promised(conn: FullConn, filling: Filling, at: datetime) -> Promise:
    """A promise on a case that waits for it."""
    await filling.owner()
    manager = await filling.manager()
    case = await filling.complaint(await filling.contact(manager=manager))
    draft = await promises.draft(
        conn, case.id, manager.id, By(at, is_day=False), what="", said="", replaces=None, ask_at=at, now=NOW
    )
    promise = await promises.change(conn, draft, state=PromiseState.OPEN)
    assert promise
    waits = {"state": CaseState.PROMISED, "due": CaseDue.PROMISE, "deadline_at": at, "ring_at": at}
    await change(conn, case_table, **waits)
    assert await codes(conn) == set()
    return promise


async def test_a_case_that_waits_for_a_promise_there_is_not_is_found(conn: FullConn, filling: Filling) -> None:
    promise = await promised(conn, filling, LATER)
    await promises.settle(conn, promise, PromiseState.KEPT, now=NOW)

    assert await codes(conn) == {"promise_without_promise"}


async def test_a_promise_that_stays_open_on_a_closed_case_is_found(conn: FullConn, filling: Filling) -> None:
    await promised(conn, filling, LATER)
    await change(conn, case_table, closed_at=NOW, state=CaseState.CONFIRMED, due=None, deadline_at=None, ring_at=None)

    assert await codes(conn) == {"promise_of_what_is_over"}


async def test_a_promise_whose_words_are_for_somebody_else_is_found(conn: FullConn, filling: Filling) -> None:
    promise = await promised(conn, filling, LATER)
    relay = await relayed(conn, filling)
    await promises.change(conn, promise, relay_id=relay.id)

    assert await codes(conn) == {"promise_in_words_for_another"}


async def test_a_deadline_that_rings_for_nobody_is_found(conn: FullConn, filling: Filling) -> None:
    await filling.owner()
    await filling.complaint(await filling.contact(manager=await filling.manager()))
    assert await codes(conn) == set()

    await change(conn, case_table, ring_at=None, ring_level=0)
    assert await codes(conn) == {"deadline_without_ring"}
    await change(conn, case_table, ring_at=NOW + 2 * DAY, ring_level=2)  # after the deadline
    assert await codes(conn) == {"deadline_without_ring"}
    await change(conn, case_table, ring_level=3)  # the owners', though nobody was told before
    assert await codes(conn) == {"deadline_without_ring"}


async def test_a_ring_of_what_is_over_or_was_never_due_is_found(conn: FullConn, filling: Filling) -> None:
    await filling.owner()
    case = await filling.complaint(await filling.contact(manager=await filling.manager()))
    await conn.execute(sa.insert(case_rings).values(case_id=case.id, deadline_version=2, level=2, at=NOW))
    assert await codes(conn) == {"ring_of_no_deadline"}
    await conn.execute(sa.delete(case_rings))
    await change(conn, case_table, closed_at=NOW, state="confirmed")
    assert await codes(conn) == {"ring_of_what_is_over"}


async def test_a_recorded_answer_that_counts_as_a_clients_own_is_found(conn: FullConn, filling: Filling) -> None:
    manager = await filling.manager()
    contact = await filling.contact(manager=manager)
    draft = await recordings.begin(conn, manager.id, contact.id, now=NOW)
    await recorded.add(conn, draft.id, contact, Score(8), Channel.PHONE, (), by=manager.id, now=NOW)
    assert await codes(conn) == set()
    await change(conn, responses, next_tap_at=None)
    assert await codes(conn) == {"recorded_counts_as_own"}
    await change(conn, responses, next_tap_at=NOW, recorded_by=None)

    assert "recorded_counts_as_own" in await codes(conn)


async def test_an_account_lost_since_nobody_knows_when_is_found(conn: FullConn, filling: Filling) -> None:
    await filling.account(status=RelationStatus.LOST)

    assert await codes(conn) == {"lost_without_loss"}


async def test_a_loss_of_an_account_that_is_back_is_found(conn: FullConn, filling: Filling) -> None:
    await filling.account(status=RelationStatus.LOST)
    await losses.follow_statuses(conn, now=NOW)
    assert await codes(conn) == set()
    await change(conn, accounts, status=RelationStatus.STABLE)
    assert await codes(conn) == {"loss_of_nobody_lost"}
    await losses.follow_statuses(conn, now=NOW)

    assert await codes(conn) == set()
