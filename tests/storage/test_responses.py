"""The score at the first tap, changes of mind, comments and reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from nps.values import Channel, Circle, Group, InvitationState, PartKind, Reason, Score, TelegramId
from storage.answers import comments, responses
from storage.answers.comments import Part
from storage.answers.responses import Response
from storage.asking import invitations
from storage.engine.conn import FullConn
from storage.schema import accounts, contacts, score_changes
from storage.schema import invitations as invitation_table
from storage.schema import responses as table
from tests.filling import CLOSES_AFTER, DAY, NOW, Filling

IVANOV = TelegramId(5_111_111_111)
HOUR, MINUTE, SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)


def said(text: str = "Срывают сроки", message: int = 1) -> Part:
    return Part(PartKind.TEXT, text, None, None, IVANOV, message)


async def changes(conn: FullConn) -> list[tuple[int, int]]:
    query = sa.select(score_changes.c.old_score, score_changes.c.new_score).order_by(score_changes.c.id)
    return [(old, new) for old, new in await conn.execute(query)]


@pytest.mark.parametrize("score", range(11))
async def test_every_score_from_0_to_10_is_kept(conn: FullConn, filling: Filling, score: int) -> None:
    contact = await filling.contact()
    response = await filling.answered(contact, score)

    assert (await responses.get(conn, response.id)).score == score
    assert await invitations.find_open_unanswered(conn, contact.telegram_id or 0, now=NOW) is None


@pytest.mark.parametrize("score", [-1, 11])
async def test_the_database_itself_refuses_what_is_no_score(conn: FullConn, filling: Filling, score: int) -> None:
    await filling.answered(await filling.contact(), 5)

    with pytest.raises(sa.exc.IntegrityError):
        await conn.execute(sa.update(table).values(score=score))


async def test_the_answer_keeps_whom_it_was_about_at_that_moment(conn: FullConn, filling: Filling) -> None:
    anna, boris = await filling.manager(), await filling.manager()
    account = await filling.account(manager=anna, segment="retail")
    contact = await filling.contact(account=account, circle=Circle.DECISION_MAKER)
    response = await filling.answered(contact, 8)
    await conn.execute(sa.update(accounts).values(manager_id=boris.id, segment="wholesale"))
    await conn.execute(sa.update(contacts).values(circle=Circle.USER))
    again = await responses.get(conn, response.id)

    assert again == response
    assert (again.manager_id, again.segment, again.circle, again.account_id) == (
        anna.id,
        "retail",
        Circle.DECISION_MAKER,
        account,
    )
    assert (again.channel, again.first_tap_at, again.group) == (Channel.BUTTON, NOW, Group.PASSIVE)


async def test_another_score_is_a_change_of_mind_with_its_history(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact()
    invitation = await filling.asked(contact)
    scored = []
    for minute, score in enumerate((0, 0, 9, 2)):
        now = NOW + minute * MINUTE
        record = await responses.record_score(conn, invitation, contact, Score(score), Channel.BUTTON, now=now)
        assert record
        scored.append(record)
        invitation = await invitations.find(conn, invitation.id) or invitation

    assert [(record.before, record.response.score) for record in scored] == [(None, 0), (0, 0), (0, 9), (9, 2)]
    assert await changes(conn) == [(0, 9), (9, 2)]
    assert len({record.response.id for record in scored}) == 1
    final = scored[-1].response
    assert (final.first_tap_at, final.scored_at) == (NOW, NOW + 3 * MINUTE)
    assert await responses.find_first_score(conn, final.id) == 0


async def test_a_score_never_changed_has_no_first_one_apart(conn: FullConn, filling: Filling) -> None:
    response = await filling.answered(await filling.contact(), 5)

    assert await responses.find_first_score(conn, response.id) is None


@pytest.mark.parametrize("first", [None, 3])
async def test_after_the_survey_closed_no_score_is_kept_or_changed(
    conn: FullConn, filling: Filling, first: int | None
) -> None:
    contact = await filling.contact()
    invitation = await filling.asked(contact)
    if first is not None:
        await filling.answered(contact, first, invitation=invitation)
    late = await responses.record_score(conn, invitation, contact, Score(9), Channel.BUTTON, now=NOW + CLOSES_AFTER)
    kept = await responses.find_by_invitation(conn, invitation.id)

    assert late is None
    assert (kept.score if kept else None) == first
    assert await changes(conn) == []


@pytest.mark.parametrize("state", ["expired", "declined", "skipped"])
async def test_a_question_that_ended_takes_no_score(conn: FullConn, filling: Filling, state: str) -> None:
    contact = await filling.contact()
    asked = await filling.asked(contact)
    await conn.execute(sa.update(invitation_table).values(state=state))
    invitation = await invitations.find(conn, asked.id)
    assert invitation

    assert await responses.record_score(conn, invitation, contact, Score(9), Channel.TYPED, now=NOW) is None


async def test_a_question_not_yet_reported_as_delivered_takes_a_score(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact()
    invitation = await filling.asked(contact, delivered=False)
    await filling.answered(contact, 7, invitation=invitation)

    assert await filling.state_of(invitation) is InvitationState.ANSWERED


async def test_one_question_has_one_response(conn: FullConn, filling: Filling) -> None:
    await filling.answered(await filling.contact(), 7)
    row = dict((await conn.execute(sa.select(table))).mappings().one()) | {"id": 99}

    with pytest.raises(sa.exc.IntegrityError):
        await conn.execute(sa.insert(table).values(**row))


async def test_a_response_is_found_only_by_the_human_it_belongs_to(conn: FullConn, filling: Filling) -> None:
    response = await filling.answered(await filling.contact(telegram_id=IVANOV), 9)
    stranger = await filling.contact()
    owned = await responses.find_owned(conn, response.id, IVANOV)

    assert owned
    assert (owned[0], owned[1].id) == (response, response.invitation_id)
    assert await responses.find_owned(conn, response.id, stranger.telegram_id or 0) is None


# --- comments ------------------------------------------------------------------------------------------------------


async def awaiting(conn: FullConn, after: timedelta) -> Response | None:
    return await comments.find_awaiting_comment(
        conn, IVANOV, now=NOW + after, first_within=24 * HOUR, more_within=30 * MINUTE
    )


async def test_the_first_part_is_waited_for_a_day_and_further_ones_half_an_hour(
    conn: FullConn, filling: Filling
) -> None:
    response = await filling.answered(await filling.contact(telegram_id=IVANOV), 3)
    first = [await awaiting(conn, after) is not None for after in (SECOND, 24 * HOUR - SECOND, 24 * HOUR)]
    await comments.add_part(conn, response.id, said(), now=NOW + HOUR)
    further = [await awaiting(conn, HOUR + after) is not None for after in (SECOND, 30 * MINUTE - SECOND, 30 * MINUTE)]

    assert (first, further) == ([True, True, False], [True, True, False])


async def test_a_comment_belongs_to_the_newest_answer_of_the_human(conn: FullConn, filling: Filling) -> None:
    await filling.answered(await filling.contact(telegram_id=IVANOV), 3, at=NOW - HOUR)
    newest = await filling.answered(await filling.contact(telegram_id=IVANOV), 9)
    await filling.answered(await filling.contact(), 5, at=NOW + MINUTE)
    latest = await awaiting(conn, HOUR)

    assert latest
    assert latest.id == newest.id


async def test_a_comment_comes_in_parts_of_every_kind_each_kept_once(conn: FullConn, filling: Filling) -> None:
    response = await filling.answered(await filling.contact(telegram_id=IVANOV), 3)
    voice = Part(PartKind.VOICE, None, "voice-1", None, IVANOV, 2)
    first = [
        await comments.add_part(conn, response.id, part, now=NOW + step * MINUTE)
        for step, part in enumerate((said(), voice, said("Срывают сроки!", 1), said("ещё", 3)))
    ]

    assert first == [True, False, False, False]
    assert await comments.list_parts(conn, response.id) == [said(), voice, said("ещё", 3)]
    assert (await responses.get(conn, response.id)).commented_at == NOW + 3 * MINUTE


async def test_a_message_already_kept_elsewhere_is_no_comment(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact(telegram_id=IVANOV)
    earlier, later = await filling.answered(contact, 3), await filling.answered(contact, 9)
    await comments.add_part(conn, earlier.id, said(), now=NOW)
    again = await comments.add_part(conn, later.id, said(), now=NOW)

    assert not again
    assert (await responses.get(conn, later.id)).commented_at is None


async def test_an_edited_message_changes_its_part(conn: FullConn, filling: Filling) -> None:
    response = await filling.answered(await filling.contact(telegram_id=IVANOV), 3)
    await comments.add_part(conn, response.id, said(), now=NOW)
    await comments.edit_part(conn, replace(said(), text="Сроки срывают"))
    unknown = [await comments.find_part(conn, *key) for key in ((IVANOV, 2), (1, 1))]

    assert await comments.find_part(conn, IVANOV, 1) == (response.id, replace(said(), text="Сроки срывают"))
    assert unknown == [None, None]
    assert [part.text for part in await comments.list_parts(conn, response.id)] == ["Сроки срывают"]


async def test_reasons_are_marked_and_unmarked_and_shown_in_their_order(conn: FullConn, filling: Filling) -> None:
    response = await filling.answered(await filling.contact(), 3)
    tapped = (Reason.FLEXIBILITY, Reason.QUALITY, Reason.TIMELINESS, Reason.QUALITY)
    marked = [await responses.toggle_reason(conn, response.id, reason) for reason in tapped]

    assert marked == [True, True, True, False]
    assert await responses.list_reasons(conn, response.id) == [Reason.TIMELINESS, Reason.FLEXIBILITY]


async def test_thanks_are_said_once(conn: FullConn, filling: Filling) -> None:
    response = await filling.answered(await filling.contact(), 10)

    assert [await responses.claim_thanks(conn, response.id, now=NOW) for _ in range(2)] == [True, False]


async def test_earlier_answers_come_newest_first(conn: FullConn, filling: Filling) -> None:
    contact = await filling.contact()
    scores = (1, 2, 3, 4, 5)
    made = [
        await filling.answered(contact, score, at=NOW - (500 - 100 * number) * DAY)
        for number, score in enumerate(scores)
    ]
    await filling.answered(await filling.contact(), 9, at=NOW - 400 * DAY)

    assert [earlier.score for earlier in await responses.list_earlier(conn, made[-1])] == [4, 3, 2]
    assert [every.score for every in await responses.list_of_contact(conn, contact.id)] == [5, 4, 3, 2, 1]
