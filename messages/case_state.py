"""How a case stands: the lower part of its card, and the buttons that its state allows."""

from __future__ import annotations

from aiogram.types import InlineKeyboardButton

from messages.case_history import event_told
from messages.dates import day, days_off, own_moment
from messages.losing import loss_lines
from messages.promising import promise_lines
from messages.reasons import reasons_named
from messages.staging import stage_line
from messages.taps.cases import CaseTap, CaseWish
from messages.texts import Markup, clip, in_quotes, join, label, say
from messages.writing import Buttons, Context, button
from nps import case as rules
from nps.values import CaseDue, CaseEvent, CaseState, CaseWhy, Group, Score, SurveyKind
from storage.answers import responses
from storage.answers.responses import Response
from storage.asking import surveys
from storage.cases import cases, notes
from storage.cases.cases import Case
from storage.people.staff import find_staff, name_staff

SHORT = 200
"""Of words that stand elsewhere in full."""
TOLD_OTHERWISE = frozenset({CaseEvent.OPENED, CaseEvent.TAKEN, CaseEvent.SCORE_CHANGED})
"""Events that another line of the card tells."""


async def opened_lines(ctx: Context, language: str, case: Case, response: Response | None) -> list[Markup | None]:
    """Why there is this case, where it is not for a low score; and why its newest answer is on it."""
    whys = [case.why]
    if response is not None and (of_answer := await cases.find_why(ctx.conn, response.id)) not in (None, case.why):
        whys.append(of_answer or case.why)
    has_asked = CaseWhy.ASKED in whys or await cases.has_event(ctx.conn, case.id, CaseEvent.ASKED)
    return [
        await _fell(ctx, language, response) if CaseWhy.FELL in whys and response is not None else None,
        say(language, "case-why-asked") if has_asked else None,
        await _checked(ctx, language, response),
        await _by_hand(ctx, language, case) if case.why is CaseWhy.STAFF else None,
    ]


async def _fell(ctx: Context, language: str, response: Response) -> Markup | None:
    before = await responses.find_previous(ctx.conn, response)
    if before is None or before.score <= response.score:
        return None
    return say(language, "case-why-fell", old=before.score, new=response.score)


async def _checked(ctx: Context, language: str, response: Response | None) -> Markup | None:
    """The newest answer is one to a recovery check: a complaint was closed, and they were asked once more."""
    survey = await surveys.get_survey(ctx.conn, response.survey_id) if response is not None else None
    return say(language, "case-why-checked") if survey is not None and survey.kind is SurveyKind.RECOVERY else None


async def _by_hand(ctx: Context, language: str, case: Case) -> Markup:
    opening = await cases.find_opening(ctx.conn, case.id)
    who = await find_staff(ctx.conn, opening.staff_id) if opening is not None else None
    return say(language, "case-why-staff", name=who.name if who and who.name else "—")


async def state_lines(ctx: Context, language: str, case: Case, response: Response | None) -> list[Markup | None]:
    """From what has changed in the answer down to the number of the case."""
    return [
        await _changed_score(ctx, language, response) if response is not None else None,
        await _state(ctx, language, case),
        await stage_line(ctx, language, case),
        *await promise_lines(ctx, language, case),
        _due(ctx, language, case),
        say(language, "case-retries", count=case.retries) if case.retries and not case.is_over else None,
        *_closing(language, case),
        *(await loss_lines(ctx, language, case) if case.state is CaseState.LOST else ()),
        await _taken(ctx, language, case),
        await _latest(ctx, language, case),
        await _called(ctx, language, case),
        say(language, "card-number", number=str(case.id)),
    ]


async def _changed_score(ctx: Context, language: str, response: Response) -> Markup | None:
    first = await responses.find_first_score(ctx.conn, response.id)
    if first is None or first == response.score:
        return None
    recovered = Score(first).group is Group.DETRACTOR and response.group is not Group.DETRACTOR
    return say(language, "card-recovered" if recovered else "card-changed", old=first, new=response.score)


async def _state(ctx: Context, language: str, case: Case) -> Markup | None:
    match case.state:
        case CaseState.UNCONFIRMED if await cases.is_unasked(ctx.conn, case.id):
            return say(language, "case-state-unasked")
        case CaseState.WAITING | CaseState.CONFIRMED | CaseState.UNCONFIRMED | CaseState.LOST | CaseState.CLOSED:
            return say(language, f"case-state-{case.state.value}")
        case CaseState.REOPENED:
            denied = await cases.count_denied(ctx.conn, case.id)
            return say(language, "case-state-reopened", count=denied) if denied else say(language, "case-state-again")
        case _:
            return None


def _due(ctx: Context, language: str, case: Case) -> Markup | None:
    if case.due in (None, CaseDue.PROMISE) or case.deadline_at is None:  # what is promised says by when
        return None
    zone = ctx.programme.zone
    if case.due is CaseDue.ANSWER:
        return say(language, "case-due-answer", day=day(language, case.deadline_at, zone))
    told = say(language, f"case-due-{case.due.value}", when=own_moment(language, case.deadline_at, zone))
    since = case.deadline_from or case.opened_at
    runs = ctx.programme.working_time.days_off_between(since, case.deadline_at)
    return join(" ", [told, say(language, "case-due-late", days=days_off(language, runs))]) if runs else told


def _closing(language: str, case: Case) -> list[Markup | None]:
    if case.outcome is None:
        return []
    cause = reasons_named(language, [case.cause]) if case.cause else clip(case.cause_words or "", SHORT)
    return [
        say(language, "case-cause", cause=cause) if cause else None,
        say(language, "case-outcome", text=clip(case.outcome, SHORT)),
    ]


async def _taken(ctx: Context, language: str, case: Case) -> Markup | None:
    if case.taken_at is None:
        return None
    taker = await find_staff(ctx.conn, case.taken_by)
    when = own_moment(language, case.taken_at, ctx.programme.zone)
    return say(language, "card-taken", name=taker.name if taker else "—", when=when)


async def _latest(ctx: Context, language: str, case: Case) -> Markup | None:
    """What happened last, if no other line says so."""
    event = await cases.find_latest_event(ctx.conn, case.id)
    if event is None or event.event in TOLD_OTHERWISE:
        return None
    who = await find_staff(ctx.conn, event.staff_id)
    when = own_moment(language, event.at, ctx.programme.zone)
    names = await name_staff(ctx.conn) if event.handed_to is not None else {}
    told = event_told(language, event.event, event, names)
    return say(language, "case-latest", event=told, when=when, name=f" — {who.name}" if who else "")


async def _called(ctx: Context, language: str, case: Case) -> Markup | None:
    note = await notes.find_latest(ctx.conn, case.id)
    if note is None or not (note.text or note.file_id):
        return None
    said = in_quotes(language, clip(note.text, SHORT)) if note.text else label(language, "case-note-voice")
    return say(language, "case-note", kind=note.kind.value, text=said)


_CALLS: tuple[CaseWish, ...] = ("called", "not_reached")


def case_buttons(language: str, case: Case) -> Buttons:
    """What staff can do with a case in this state."""
    if case.state is CaseState.LOST:
        return [_row(language, case, "reply", "open_again"), _row(language, case, "back", "history")]
    if case.is_over:
        is_client = rules.after(case.state, CaseEvent.OPENED_AGAIN) is not None
        talk: tuple[CaseWish, ...] = ("reply", "open_again") if is_client else ()
        return [_row(language, case, *talk, "history")]
    if rules.after(case.state, CaseEvent.SETTLED) is None:
        return [_row(language, case, "reply", "history", "hand")]
    may_try = rules.may_try_again(case.retries) and rules.after(case.state, CaseEvent.NOT_REACHED) is not None
    calls = _CALLS if may_try else _CALLS[:1]
    own: tuple[CaseWish, ...] = () if case.taken_by else ("take",)
    return [
        _row(language, case, "reply", *calls),
        _row(language, case, "promise", "close", *own),
        _row(language, case, "hand", "stage"),
        _row(language, case, "lose", "history"),
    ]


def _row(language: str, case: Case, *wishes: CaseWish) -> list[InlineKeyboardButton]:
    return [button(label(language, f"case-button-{wish}"), CaseTap(case=case.id, wish=wish).pack()) for wish in wishes]
