"""What a contact sees: the question, «why», thanks."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from aiogram.methods import TelegramMethod

from messages import joining, promoters, remembering
from messages.dates import day_in_words, days_between
from messages.envelopes import to_contact
from messages.letters import card, letter
from messages.owed import Card, Lane, Letter, Owed
from messages.readers import CONTACT, ContactReader
from messages.reasons import reason_label, reasons_named
from messages.taps.answering import ContactMeTap, DoneTap, QuestionTap, ReasonTap, ScoreTap
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Buttons, Context, button, edited, message
from nps.subjects import Asked, Thanks, Why
from nps.survey import Rule
from nps.values import (
    REASONS,
    CaseDue,
    CaseWhy,
    Group,
    InvitationId,
    InvitationState,
    Reason,
    ResponseId,
    SurveyKind,
)
from storage.answers import corrections, responses
from storage.answers.responses import Response
from storage.asking import due, invitations, surveys
from storage.asking.invitations import Invitation
from storage.cases import alerts, cases
from storage.cases.cases import Case
from storage.engine.conn import Conn
from storage.queues import deliveries

ABOUT = 200
"""So much of the name of a product or a service."""
PROMISED_AFTER = timedelta(seconds=3)
"""So long the card of whoever wishes to be called has to reach the manager who will be named."""


def ask(
    invitation: Invitation,
    telegram_id: int,
    *,
    lane: Lane | None = None,
    agrees: bool = True,
    showing: str = Asked.FIRST,
) -> Card:
    """The question of this invitation, as a card: it turns into the score once there is one.

    Who agreed to an older text of the consent than today's is shown that of today first.
    """
    to = to_contact(telegram_id, invitation.contact_id, subject=Asked(invitation.id, showing), lane=lane)
    consent_first = {} if agrees else {"agrees": False}
    return question.owed(to, invitation=invitation.id, **consent_first)


def remind(
    invitation: Invitation, telegram_id: int, today: date, *, lane: Lane | None = None, by_clock: bool = False
) -> Card:
    """The question once more, as a new message: the first one has scrolled away.

    `by_clock`: nobody wished to see it; once it is answered, declined, put off or over, nothing is sent.
    """
    subject = Asked(invitation.id, today.isoformat())
    to = to_contact(telegram_id, invitation.contact_id, subject=subject, lane=lane)
    clock = {"by_clock": True} if by_clock else {}
    return question.owed(to, invitation=invitation.id, reminder=True, **clock)


async def questions_shown(
    conn: Conn, invitation: Invitation, telegram_id: int, *, lane: Lane = Lane.REPLY, agrees: bool = True
) -> Owed:
    """Every message that shows this question, to be brought up to date; without `agrees` a new consent comes first."""
    keys = await deliveries.list_card_keys(conn, telegram_id, Asked.beginning(invitation.id))
    shown = {Asked.FIRST, *(subject.showing for key in keys if (subject := Asked.read(key)))}
    return [ask(invitation, telegram_id, lane=lane, agrees=agrees, showing=showing) for showing in sorted(shown)]


def ask_why(response: Response, telegram_id: int) -> Card:
    to = to_contact(telegram_id, response.contact_id, subject=Why(response.id))
    return why.owed(to, response=response.id)


def give_thanks(response: Response, telegram_id: int, *, after: Reason | None = None) -> Letter:
    """Once for each group: whoever turns a 10 into a 1 is told once more what happens now.

    And once more `after` a reason that changes what happens.
    """
    subject = Thanks(response.id)
    once = ":".join([subject.key, response.group.value, *([after.value] if after else [])])
    to = to_contact(telegram_id, response.contact_id, subject=subject, once=once)
    return thanks.owed(to, response=response.id)


def score_buttons(language: str, invitation: InvitationId) -> Buttons:
    """0–5 and 6–10 in two rows, without colours: colour biases answers."""

    def score(value: int) -> Any:
        return button(str(value), ScoreTap(invitation=invitation, score=value).pack())

    later = QuestionTap(invitation=invitation, wish="later").pack()
    stop = QuestionTap(invitation=invitation, wish="stop").pack()
    return [
        [score(value) for value in range(6)],
        [score(value) for value in range(6, 11)],
        [button(label(language, "question-later"), later), button(label(language, "question-stop"), stop)],
    ]


async def _question_text(
    ctx: Context, reader: ContactReader, invitation: Invitation, *, again: bool = False, greets: bool = True
) -> Markup:
    language = reader.language
    asked_by = await surveys.get_survey(ctx.conn, invitation.survey_id)
    before = await remembering.remembered(ctx, reader, asked_by, invitation) if greets and not again else None
    return lines(
        *((say(language, "question-reminder"), Markup("")) if again else ()),
        *((before, Markup("")) if before is not None else ()),
        _account_line(reader),
        say(language, "question-recovery") if asked_by.kind is SurveyKind.RECOVERY else None,
        asked_in_words(language, asked_by, ctx.programme.company),
        say(language, "question-scale"),
    )


def asked_in_words(language: str, rule: Rule, company: str) -> Markup:
    """The very question, about the company or about what of theirs."""
    if rule.about is None:
        return say(language, f"question-{rule.wording.value}", company=company)
    about = clip(rule.about, ABOUT)
    return say(language, f"question-about-{rule.wording.value}", company=company, about=about)


def _account_line(reader: ContactReader) -> Markup | None:
    """A contact of several accounts must know which one is meant."""
    several = len(reader.who.contacts) > 1
    return say(reader.language, "question-account", account=reader.contact.account) if several else None


async def find_unanswered(ctx: Context, reader: ContactReader, invitation: InvitationId) -> Invitation | None:
    """The question, if it is this contact's and still to be answered."""
    asked = await _find_question(ctx, reader, invitation)
    is_answered = asked is None or asked.state is InvitationState.ANSWERED
    return None if asked is None or is_answered or not asked.is_open(ctx.now) else asked


async def as_asked(
    ctx: Context, reader: ContactReader, asked: Invitation, *, again: bool = False
) -> tuple[Markup, Buttons]:
    """The question with its buttons; in its place a consent that was rewritten, until it is agreed to."""
    if not await joining.has_agreed(ctx.conn, reader.contact.id):
        return await _consent_anew(ctx, reader), _agree_buttons(reader.language, asked.id)
    return await _question_text(ctx, reader, asked, again=again), score_buttons(reader.language, asked.id)


async def _find_question(ctx: Context, reader: ContactReader, invitation: InvitationId) -> Invitation | None:
    """The question, if it is this contact's."""
    asked = await invitations.find(ctx.conn, invitation)
    return asked if asked is not None and asked.contact_id == reader.contact.id else None


@card(to=CONTACT, lane=Lane.ASK, quick=True)
async def question(
    ctx: Context,
    reader: ContactReader,
    *,
    invitation: InvitationId,
    reminder: bool = False,
    agrees: bool = True,
    by_clock: bool = False,
) -> TelegramMethod[Any] | None:
    asked = await _find_question(ctx, reader, invitation)
    if by_clock and not await due.may_be_reminded(ctx.conn, invitation, now=ctx.now):
        return None
    if asked is None or (asked.state is InvitationState.PLANNED and await due.left_meanwhile(ctx.conn, asked.id)):
        return None
    language, chat_id, account = reader.language, reader.chat_id, _account_line(reader)
    if asked.state is InvitationState.ANSWERED:
        response = await responses.get_by_invitation(ctx.conn, asked.id)
        change = QuestionTap(invitation=asked.id, wish="change").pack()
        buttons = [[button(label(language, "score-change"), change)]] if asked.is_open(ctx.now) else None
        return message(chat_id, lines(account, say(language, "score-shown", score=response.score)), buttons)
    if asked.state in (InvitationState.DECLINED, InvitationState.SKIPPED):
        rarely = reader.who.person.quiet_until is not None and reader.who.person.opted_out_at is None
        return message(chat_id, lines(account, say(language, "stop-rarely-done" if rarely else "question-declined")))
    if not asked.is_open(ctx.now):
        return message(chat_id, lines(account, say(language, "question-closed")))
    if reminder or not agrees:
        return message(chat_id, *await as_asked(ctx, reader, asked, again=reminder))
    text = await _question_text(ctx, reader, asked)
    return message(chat_id, text, score_buttons(language, asked.id))


async def _consent_anew(ctx: Context, reader: ContactReader) -> Markup:
    words = await joining.consent_text(ctx, reader.language, reader.contact)
    return lines(_account_line(reader), say(reader.language, "consent-anew"), Markup(""), words)


def _agree_buttons(language: str, invitation: InvitationId) -> Buttons:
    def data(wish: Any) -> str:
        return QuestionTap(invitation=invitation, wish=wish).pack()

    return [
        [button(label(language, "consent-anew-yes"), data("agree"))],
        [
            button(label(language, "question-later"), data("later")),
            button(label(language, "question-stop"), data("stop")),
        ],
    ]


@letter(to=CONTACT, quick=True)
async def question_again(
    ctx: Context, reader: ContactReader, *, invitation: InvitationId, message_id: int
) -> TelegramMethod[Any] | None:
    """The score buttons back in place, for a change of mind."""
    asked = await _find_question(ctx, reader, invitation)
    if asked is None or not asked.is_open(ctx.now):
        return None
    scores = score_buttons(reader.language, asked.id)[:2]
    return edited(reader.chat_id, message_id, await _question_text(ctx, reader, asked, greets=False), scores)


async def _find_answer(ctx: Context, reader: ContactReader, response: ResponseId) -> Response | None:
    """The answer, if this contact gave it."""
    answer = await responses.get(ctx.conn, response)
    return answer if answer.contact_id == reader.contact.id else None


@card(to=CONTACT, quick=True)
async def why(ctx: Context, reader: ContactReader, *, response: ResponseId) -> TelegramMethod[Any] | None:
    answer = await _find_answer(ctx, reader, response)
    if answer is None:
        return None
    language = reader.language
    chosen = await corrections.list_own(ctx.conn, answer.id)

    def chip(reason: Reason) -> Any:
        name = reason_label(language, reason)
        data = ReasonTap(response=answer.id, reason=reason).pack()
        return button(f"✓ {name}" if reason in chosen else name, data)

    rows = [[chip(reason) for reason in REASONS[at : at + 2]] for at in range(0, len(REASONS), 2)]
    done = [button(label(language, "why-done"), DoneTap(response=answer.id).pack())]
    return message(reader.chat_id, say(language, f"why-{answer.group.value}"), [*rows, done])


@letter(to=CONTACT, quick=True)
async def why_finished(
    ctx: Context, reader: ContactReader, *, response: ResponseId, message_id: int
) -> TelegramMethod[Any] | None:
    """The chips have done their work: what was marked stays to be read."""
    answer = await _find_answer(ctx, reader, response)
    if answer is None:
        return None
    language = reader.language
    chosen = await corrections.list_own(ctx.conn, answer.id)
    marked = say(language, "why-chosen", reasons=reasons_named(language, chosen)) if chosen else None
    text = lines(say(language, f"why-{answer.group.value}"), marked)
    return edited(reader.chat_id, message_id, text)


@letter(to=CONTACT, quick=True)
async def thanks(ctx: Context, reader: ContactReader, *, response: ResponseId) -> TelegramMethod[Any] | None:
    answer = await _find_answer(ctx, reader, response)
    if answer is None:
        return None
    language, chat_id = reader.language, reader.chat_id
    if answer.group is not Group.DETRACTOR:
        asks = ContactMeTap(response=answer.id).pack()
        buttons = [*await promoters.below_thanks(ctx, language, answer), [button(label(language, "contact-me"), asks)]]
        return message(chat_id, say(language, f"thanks-{answer.group.value}"), buttons)
    case = await cases.find_of_response(ctx.conn, answer.id)
    return message(chat_id, await _who_calls(ctx, reader, case))


async def _who_calls(ctx: Context, reader: ContactReader, case: Case | None) -> Markup:
    """A name and a day are promised only when the card has reached that manager, and is no complaint of them."""
    language = reader.language
    manager = await alerts.find_promiser(ctx.conn, case) if case else None
    deadline = case.deadline_at if case and case.due is CaseDue.CONTACT else None
    may_be_told = case and manager and deadline and deadline > ctx.now and not await _is_about_manager(ctx, case)
    if manager is None or deadline is None or not may_be_told:
        return say(language, "thanks-detractor")
    zone = ctx.programme.zone_named(reader.contact.timezone)
    by = _day_told(ctx.now, deadline, zone)
    on = day_in_words(language, deadline, zone)
    return say(language, "thanks-detractor-named", manager=manager.name, by=by, day=on)


def _day_told(now: datetime, deadline: datetime, zone: tzinfo) -> str | int:
    """The weekday (Monday is 0) tells the day while it is the next of its name; else "today" or "date" is told."""
    ahead = days_between(now, deadline, zone)
    if ahead == 0:
        return "today"
    return deadline.astimezone(zone).weekday() if ahead < 7 else "date"


def promise_contact(response: Response, telegram_id: int, message_id: int | None, *, now: datetime) -> Letter:
    """Who wished to be called reads when they will be, a moment later: by then the card has reached somebody."""
    to = to_contact(telegram_id, response.contact_id, subject=Thanks(response.id), not_before=now + PROMISED_AFTER)
    return contact_promised.owed(to, response=response.id, message_id=message_id)


@letter(to=CONTACT, quick=True)
async def contact_promised(
    ctx: Context, reader: ContactReader, *, response: ResponseId, message_id: int | None
) -> TelegramMethod[Any] | None:
    """In place of the thanks with the button, or by itself when nobody knows where they stand."""
    answer = await _find_answer(ctx, reader, response)
    case = await cases.find_open_of_contact(ctx.conn, reader.contact.id)
    if answer is None or case is None:
        return None
    text = await _who_calls(ctx, reader, case)
    return message(reader.chat_id, text) if message_id is None else edited(reader.chat_id, message_id, text)


async def _is_about_manager(ctx: Context, case: Case) -> bool:
    """Whoever complains of how they were treated is not told that the very same person will call."""
    return case.why is CaseWhy.DETRACTOR and await cases.complains_of(ctx.conn, case.id, Reason.ATTITUDE)


@letter(to=CONTACT, lane=Lane.ASK, quick=True)
async def gap_nudge(ctx: Context, reader: ContactReader, *, invitation: InvitationId) -> TelegramMethod[Any] | None:
    asked = await _find_question(ctx, reader, invitation)
    if asked is None or asked.state is not InvitationState.SENT or not asked.is_open(ctx.now):
        return None
    shown = await deliveries.find_card_message(ctx.conn, Asked(asked.id).key, chat_id=reader.chat_id)
    return message(reader.chat_id, say(reader.language, "gap-nudge"), reply_to=shown)


@letter(to=CONTACT, quick=True)
async def early_comment(ctx: Context, reader: ContactReader, *, invitation: InvitationId) -> TelegramMethod[Any] | None:
    """A comment came and no score: ask for it, unless it has come meanwhile."""
    asked = await _find_question(ctx, reader, invitation)
    if asked is None or asked.state is InvitationState.ANSWERED or not asked.is_open(ctx.now):
        return None
    return message(reader.chat_id, say(reader.language, "early-comment"))
