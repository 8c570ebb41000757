"""The rows of a made-up past: the same that the bot writes when it happens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import datetime, timedelta
from itertools import chain, count
from typing import Any

import sqlalchemy as sa

from bot.demo.history.facts import (
    Answer,
    Client,
    Employee,
    FollowUp,
    Past,
    Permission,
    Person,
    Question,
    Recommendation,
)
from bot.traffic.owing import rows_of
from messages import survey
from messages.joining import CONSENT_VERSION
from nps.programme import Programme
from nps.sending import SENT, reported
from nps.text import fold
from nps.timings import REGULAR
from nps.values import (
    AlertState,
    CaseEvent,
    CaseWhy,
    ConsentMode,
    Group,
    OpeningAnswer,
    OutboxState,
    PartKind,
    QuoteState,
)
from scheduler.summaries import fires
from storage import schema
from storage.asking.invitations import Invitation
from storage.queues.pruning import CLEAR_AFTER, KEEP_KEYS, KEEP_ROWS
from storage.schema.people import KEYS

RULES = Programme(company="")
FIRST_MESSAGE_ID = 5_000_000
"""The old messages: far above what a fresh Telegram of the demo counts up to."""

Row = dict[str, Any]
Rows = tuple[sa.Table, Iterable[Row]]


def tables(past: Past) -> Iterator[Rows]:
    """In an order in which every reference is there before it is made; the rows of a table have the same columns."""
    contacts_of_bot = [person for person in past.people if person.telegram_id is not None]
    numbered = zip(count(FIRST_MESSAGE_ID), _parts(past.answers), strict=False)
    yield schema.staff, map(_employee, past.staff)
    yield schema.accounts, map(_client, past.clients)
    yield schema.contacts, map(_contact, past.people)
    yield schema.people, _humans(past, contacts_of_bot)
    yield schema.enrolments, _links(past)
    yield schema.enrolment_openings, _openings(past, contacts_of_bot)
    yield schema.consents, map(_consent, contacts_of_bot)
    yield schema.invitations, (_invitation(question, past.survey_id) for question in past.questions)
    yield schema.responses, (_response(answer, past.survey_id) for answer in past.answers)
    reasons = ((answer.id, reason) for answer in past.answers for reason in answer.reasons)
    yield schema.response_reasons, ({"response_id": number, "reason": reason} for number, reason in reasons)
    yield schema.comment_parts, (part | {"source_message_id": number} for number, part in numbered)
    yield schema.score_changes, (_change(answer) for answer in past.answers if answer.first_score != answer.score)
    yield schema.cases, map(_case, past.cases)
    on_cases = ((answer, case) for case in past.cases for _, answer in case.answers)
    complaint = {"why": CaseWhy.DETRACTOR}
    yield (
        schema.case_responses,
        (complaint | {"response_id": answer.id, "case_id": case.id} for answer, case in on_cases),
    )
    yield schema.light_cards, _light_cards(past)
    yield schema.case_events, sorted(chain.from_iterable(map(_events, past.cases)), key=lambda event: event["at"])
    yield schema.alerts, (_alert(case.id, card) for case in past.cases for card in case.cards)
    yield schema.case_rings, (ring for case in past.cases for ring in _rings(case))
    yield schema.quotes, map(_quote, past.quotes)
    yield schema.referrals, map(_referral, past.recommendations)
    yield schema.recommendations, map(_recommendation, past.recommendations)
    if past.delivered:
        yield schema.summaries, chain.from_iterable(_summaries(employee, past.now) for employee in past.staff)
        yield schema.deliveries, (_delivery(row) for row in _sent(past, KEEP_KEYS))
        yield schema.outbox, _sent(past, KEEP_ROWS)


def _same(fact: Any, kind: type[Any], *without: str) -> Row:
    """The fields that are called as their columns."""
    return {field.name: getattr(fact, field.name) for field in fields(kind) if field.name not in without}


def _findable(table: sa.Table, row: Row) -> Row:
    """With what it is searched by: these rows are written in bulk, past the defaults of their columns."""
    return row | {"search_key": KEYS[table](row)}


def _employee(employee: Employee) -> Row:
    return _findable(schema.staff, _same(employee, Employee, "invited_at") | {"name_folded": fold(employee.name)})


def _client(client: Client) -> Row:
    derived = {"name_folded": fold(client.name), "updated_at": client.created_at}
    return _findable(schema.accounts, _same(client, Client) | derived)


def _contact(person: Person) -> Row:
    changed_at = person.unreachable_at or person.joined_at or person.created_at
    derived = {"name_folded": fold(person.name), "updated_at": changed_at}
    return _findable(schema.contacts, _same(person, Person, "invited_at", "opened_at", "opted_out_at") | derived)


def _humans(past: Past, contacts: list[Person]) -> Iterator[Row]:
    """Whoever has talked to the bot."""
    for employee in past.staff:
        yield _human(employee.telegram_id, employee.name, "ru", employee.created_at)
    for person in contacts:
        human = _human(person.telegram_id, person.name, person.language or "ru", person.joined_at)
        yield human | {"opted_out_at": person.opted_out_at}
    for hesitation in past.hesitations:
        yield _human(hesitation.telegram_id, hesitation.name, hesitation.language, hesitation.opened_at)


def _human(telegram_id: int | None, name: str, language: str, created_at: datetime | None) -> Row:
    known = {"telegram_id": telegram_id, "name": name, "telegram_language": language}
    return known | {"opted_out_at": None, "created_at": created_at}


def _links(past: Past) -> Iterator[Row]:
    """A contact's link has the contact's number, those of the staff come after them."""
    for person in past.people:
        yield _link(person.id, person, person.invited_at) | {"contact_id": person.id, "staff_id": None}
    for number, employee in enumerate(past.staff, start=len(past.people) + 1):
        if employee.invited_at:
            yield _link(number, employee, employee.invited_at) | {"contact_id": None, "staff_id": employee.id}


def _link(number: int, joiner: Person | Employee, made_at: datetime) -> Row:
    times = {"created_at": made_at, "expires_at": made_at + RULES.link_lives, "bound_at": joiner.joined_at}
    return {"id": number, **times, "bound_to": joiner.telegram_id}


def _openings(past: Past, contacts: list[Person]) -> Iterator[Row]:
    nothing: Row = {"answer": None, "answered_at": None, "remind_at": None, "reminded_at": None}
    for person in contacts:
        opening = {"enrolment_id": person.id, "telegram_id": person.telegram_id, "opened_at": person.opened_at}
        yield nothing | opening | {"answer": OpeningAnswer.AGREED, "answered_at": person.joined_at}
    for hesitation in past.hesitations:
        at = hesitation.opened_at
        opening = {"enrolment_id": hesitation.contact_id, "telegram_id": hesitation.telegram_id, "opened_at": at}
        remind_at = at + RULES.consent_reminder_after
        put_off = {"answered_at": at, "remind_at": remind_at, "reminded_at": hesitation.reminded_at}
        yield nothing | opening | {"answer": hesitation.answer} | (put_off if hesitation.answer else {})


def _consent(person: Person) -> Row:
    agreed = {"contact_id": person.id, "telegram_id": person.telegram_id, "agreed_at": person.joined_at}
    return agreed | {"version": CONSENT_VERSION, "mode": ConsentMode.NAMED}


def _invitation(question: Question, survey_id: int) -> Row:
    sent_at = question.sent_at
    return _same(question, Question, "telegram_id", "previous") | {
        "survey_id": survey_id,
        "occasion": f"after:{question.previous}" if question.previous else "joined",
        "remind_at": sent_at + REGULAR.remind_after if sent_at else None,
        "reminders_sent": 1 if question.reminded_at else None,
        "closes_at": (sent_at or question.planned_at) + REGULAR.closes_after,
    }


def _response(answer: Answer, survey_id: int) -> Row:
    commented_at = answer.comment[-1][1] if answer.comment else None
    derived = {"survey_id": survey_id, "score": int(answer.score), "commented_at": commented_at}
    derived |= {"heard_by": answer.manager_id}
    return _same(answer, Answer, "telegram_id", "first_score", "reasons", "comment") | derived


def _parts(answers: Iterable[Answer]) -> Iterator[Row]:
    for answer in answers:
        for text, at in answer.comment:
            words = {"response_id": answer.id, "kind": PartKind.TEXT, "text": text, "created_at": at}
            yield words | {"source_chat_id": answer.telegram_id}


def _change(answer: Answer) -> Row:
    scores = {"old_score": int(answer.first_score), "new_score": int(answer.score)}
    return {"response_id": answer.id, "changed_at": answer.scored_at, **scores}


def _case(case: FollowUp) -> Row:
    opened_at, first = case.answers[0]
    comments = [at for _, answer in case.answers for _, at in answer.comment]
    of_whom = {"contact_id": first.contact_id, "account_id": first.account_id, "manager_id": first.manager_id}
    derived = {
        "opened_at": opened_at,
        "taken_by": first.manager_id if case.taken_at else None,
        "rung_at": max(comments, default=None),
        "deadline_from": case.contacted_at or opened_at,
        "why": CaseWhy.DETRACTOR,
        "deadline_version": 1,
        "retries": 0,
        "reopened": 0,
        "cause_words": None,
    }
    return _same(case, FollowUp, "answers", "cards", "rung") | of_whom | derived


def _rings(case: FollowUp) -> Iterator[Row]:
    for at, level in case.rung:
        yield {"case_id": case.id, "deadline_version": 1, "level": level, "at": at}


def _light_cards(past: Past) -> Iterator[Row]:
    """What was said without a complaint; nobody has to read it any more."""
    complaints = {answer.id for case in past.cases for _, answer in case.answers}
    for answer in past.answers:
        if answer.comment and answer.id not in complaints:
            said = {"opened_at": answer.comment[0][1], "said_at": answer.comment[-1][1]}
            of_whom = {"contact_id": answer.contact_id, "response_id": answer.id, "manager_id": answer.manager_id}
            yield of_whom | said


def _events(case: FollowUp) -> Iterator[Row]:
    nobody: Row = {"case_id": case.id, "staff_id": None}
    for place, (since, answer) in enumerate(case.answers):
        score = answer.first_score if since == answer.first_tap_at else answer.score
        event = CaseEvent.ABSORBED if place else CaseEvent.OPENED
        yield nobody | {"event": event, "at": since, "detail": {"response": answer.id, "score": int(score)}}
        if answer.first_score.group is Group.DETRACTOR and answer.first_score != answer.score:
            scores = {"old": int(answer.first_score), "new": int(answer.score)}
            yield nobody | {"event": CaseEvent.SCORE_CHANGED, "at": answer.scored_at, "detail": scores}
    manager: Row = {"case_id": case.id, "staff_id": case.answers[0][1].manager_id, "detail": None}
    if case.taken_at:
        yield manager | {"event": CaseEvent.TAKEN, "at": case.taken_at}
    if case.contacted_at:
        yield manager | {"event": CaseEvent.CALLED, "at": case.contacted_at}
    if case.settled_at:
        yield manager | {"event": CaseEvent.SETTLED, "at": case.settled_at}
    if case.closed_at:
        yield nobody | {"event": CaseEvent.CONFIRMED, "at": case.closed_at, "detail": None}


def _alert(case_id: int, card: Any) -> Row:
    return {"case_id": case_id, "state": AlertState.DELIVERED} | _same(card, type(card))


def _quote(permission: Permission) -> Row:
    said = {"state": QuoteState.GIVEN, "asked_by": None, "asked_at": permission.settled_at}
    return _same(permission, Permission) | said


def _referral(told: Recommendation) -> Row:
    return {"id": told.id, "contact_id": told.by_contact_id, "made_at": told.made_at, "revoked_at": None}


def _recommendation(told: Recommendation) -> Row:
    return _same(told, Recommendation, "by_contact_id", "made_at") | {"referral_id": told.id, "is_new": True}


def _summaries(employee: Employee, now: datetime) -> Iterator[Row]:
    """Every period that became due since they joined, sent at once."""
    for kind in SENT:
        for at in fires(RULES.sending.cron(kind), RULES, employee.joined_at, now):
            period = reported(kind, at.astimezone(RULES.zone).date())
            yield {"staff_id": employee.id, "period_key": period.key, "due_at": at, "created_at": at, "sent_at": at}


def _sent(past: Past, kept_for: timedelta) -> Iterator[Row]:
    """The questions and reminders of so long, delivered; what they said has been cleared away after a week."""
    messages = count(FIRST_MESSAGE_ID)
    for question in past.questions:
        values = _invitation(question, past.survey_id)
        invitation = Invitation(**{field.name: values[field.name] for field in fields(Invitation)})
        reminded_at = question.reminded_at
        cards = [(question.sent_at, survey.ask(invitation, question.telegram_id))]
        if reminded_at:
            cards.append((reminded_at, survey.remind(invitation, question.telegram_id, reminded_at.date())))
        for (at, card), message_id in zip(cards, messages, strict=False):
            if at is None or at < past.now - kept_for:
                continue
            (owed,) = rows_of([card])
            row = _same(owed, type(owed)) | {"due_at": at, "created_at": at, "done_at": at, "message_id": message_id}
            if at < past.now - CLEAR_AFTER:
                row["arguments"] = None
            yield row | {"state": OutboxState.SENT, "attempts": 1, "ambiguous": 0, "plain": False, "claimed_at": at}


def _delivery(row: Row) -> Row:
    place = {"chat_id": row["chat_id"], "message_id": row["message_id"], "delivered_at": row["done_at"]}
    return place | {"subject": row["subject"], "card_key": row["card_key"], "about_contact": row["about_contact"]}
