"""/surveys: which surveys there are and whom they would ask; one of them in words, its question, its settings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from aiogram.methods import TelegramMethod

from messages import campaign, not_asked
from messages.dates import day
from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Letter
from messages.planned import survey_name
from messages.readers import OWNER, StaffReader
from messages.survey import asked_in_words
from messages.survey_settings import set_button, what_to_change
from messages.taps.programme import HoldsTap, SurveysTap, SurveyTap, SurveyView
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Buttons, Context, button, edited, message
from nps.planner import Ask, Not
from nps.subjects import ChoiceOfNames
from nps.values import ContactId, NotAsked, Occasion, SurveyId, SurveyKind
from storage.asking import surveys
from storage.asking.foreseeing import Foreseen, foresee_all
from storage.asking.rules import count_in_scope, read_audience, read_rules
from storage.asking.surveys import Survey
from storage.people.clients import find_contact
from storage.people.headcount import count_invited
from storage.people.staff import Staff

AHEAD = timedelta(days=30)
DAY = timedelta(days=1)
PAGE = 10
NAME = 40


def show_list(reader: Staff, *, edit: int | None = None) -> Letter:
    return survey_list.owed(to_staff(reader, subject=ChoiceOfNames(reader.id)), edit=edit)


def show(
    reader: Staff, survey: SurveyId, *, view: SurveyView = "card", page: int = 0, edit: int | None = None
) -> Letter:
    """One survey, or another view of it, in place of the message `edit`."""
    subject = ChoiceOfNames(reader.id) if view == "whom" else None
    return survey_page.owed(to_staff(reader, subject=subject), survey=survey, view=view, page=page, edit=edit)


@letter(to=OWNER)
async def survey_list(ctx: Context, reader: StaffReader, *, edit: int | None = None) -> TelegramMethod[Any] | None:
    language = reader.language
    listed = await surveys.list_surveys(ctx.conn)
    asked_by = await read_rules(ctx.conn, ctx.programme)
    counts = _count(await foresee_all(ctx.conn, asked_by, now=ctx.now), ctx)
    held = await not_asked.counted(ctx, language)
    text = lines(
        say(language, "surveys-title"),
        *(_line(language, survey, counts[survey.id]) for survey in listed),
        Markup(""),
        say(language, "surveys-hint"),
        *held,
    )
    buttons = [[_open(survey, survey_name(language, survey.kind))] for survey in listed]
    if held:
        buttons.append([button(label(language, "holds-button"), HoldsTap(page=0).pack())])
    return _shown(reader, text, buttons, edit)


def _count(foreseen: Sequence[Foreseen], ctx: Context) -> Counter[SurveyId]:
    return Counter(
        each.told.survey
        for each in foreseen
        if each.told.survey is not None and each.is_asked_by(each.told.survey, now=ctx.now, within=AHEAD)
    )


def _line(language: str, survey: Survey, count: int) -> Markup:
    return say(
        language,
        "surveys-line",
        on=_state(survey),
        name=survey_name(language, survey.kind),
        when=label(language, f"survey-when-{survey.kind.value}", **_days(survey)),
        count=count,
    )


def _days(survey: Survey) -> dict[str, int]:
    ends = survey.starts_after + (survey.open_for or timedelta())
    every = survey.repeat_after if survey.occasion is Occasion.EVERY else survey.starts_after
    return {"days": every // DAY, "until": ends // DAY}


@letter(to=OWNER)
async def survey_page(
    ctx: Context,
    reader: StaffReader,
    *,
    survey: SurveyId,
    view: SurveyView = "card",
    page: int = 0,
    edit: int | None = None,
) -> TelegramMethod[Any] | None:
    language = reader.language
    shown = await surveys.find_survey(ctx.conn, survey)
    if shown is None:
        return _shown(reader, say(language, "survey-gone"), [[_to_list(language)]], edit)
    buttons: Buttons
    match view:
        case "question":
            text, buttons = _as_client(ctx, language, shown), []
        case "whom":
            text, buttons = await _whom_it_asks(ctx, language, shown, page)
        case "change":
            text, buttons = what_to_change(language, shown)
        case _:
            return _shown(reader, await _card(ctx, language, shown), _buttons(language, shown), edit)
    back = _open(shown, label(language, "survey-back"))
    return _shown(reader, text, [*buttons, [back]], edit)


async def _card(ctx: Context, language: str, survey: Survey) -> Markup:
    is_known = await read_audience(ctx.conn, survey.audience) is not None
    return lines(
        say(language, "survey-title", name=survey_name(language, survey.kind), on=_state(survey)),
        say(language, f"survey-when-{survey.kind.value}", **_days(survey)),
        say(language, "survey-audience", words=survey.audience or "none", of=_asked_by_itself(survey)),
        None if is_known else say(language, "survey-audience-unknown"),
        say(language, "survey-audience-nobody") if is_known and not await _is_anybody(ctx, survey) else None,
        say(language, "survey-object", about=clip(survey.about, NAME)) if survey.about else None,
        say(language, "survey-reminders", count=survey.reminders, days=survey.remind_after // DAY),
        say(language, "survey-closes", days=survey.closes_after // DAY),
        say(language, "survey-index", own="no" if survey.kind in _IN_HEADLINE else "yes"),
    )


async def _is_anybody(ctx: Context, survey: Survey) -> bool:
    """Is there a client whom these words mean, here or not yet?"""
    scope = await read_audience(ctx.conn, survey.audience)
    return not survey.audience or scope is None or await count_in_scope(ctx.conn, scope) > 0


_IN_HEADLINE = frozenset({SurveyKind.REGULAR, SurveyKind.AUDIT, SurveyKind.FIRST_DELIVERY})


def _state(survey: Survey) -> str:
    """Whether it asks by itself: one that is begun by hand is neither on nor off."""
    if survey.occasion is Occasion.BY_HAND:
        return "by_hand"
    return "on" if survey.enabled else "off"


def _asked_by_itself(survey: Survey) -> str:
    """Whom its occasion concerns, where no words narrow it."""
    match survey.kind:
        case SurveyKind.PRE_SALE | SurveyKind.STUCK_LEAD:
            return "leads"
        case SurveyKind.WIN_BACK:
            return "gone"
        case _:
            return "clients"


def _buttons(language: str, survey: Survey) -> Buttons:
    turn = "off" if survey.enabled else "on"
    by_hand = survey.occasion is Occasion.BY_HAND
    start = button(label(language, "survey-start-audit"), campaign.opens_audit())
    return [
        [start] if by_hand else [set_button(language, survey, f"survey-turn-{turn}", turn)],
        [_open(survey, label(language, "survey-question"), "question")],
        *([] if by_hand else [[_open(survey, label(language, "survey-whom"), "whom")]]),
        [_open(survey, label(language, "survey-change"), "change")],
        [_to_list(language)],
    ]


def _as_client(ctx: Context, language: str, survey: Survey) -> Markup:
    """As the client reads it."""
    asked = asked_in_words(language, survey, ctx.programme.company)
    return lines(say(language, "survey-as-client"), Markup(""), asked, say(language, "question-scale"))


# --- whom it asks --------------------------------------------------------------------------------------------------


async def _whom_it_asks(ctx: Context, language: str, survey: Survey, page: int) -> tuple[Markup, Buttons]:
    """Names and days of the next thirty; how many are not asked, and why."""
    asked_by = await read_rules(ctx.conn, ctx.programme, as_if_on=survey.id)
    foreseen = await foresee_all(ctx.conn, asked_by, now=ctx.now, only=survey.id)
    elsewhere = await _asked_by_others(ctx, survey)
    its = [
        each
        for each in foreseen
        if each.is_asked_by(survey.id, now=ctx.now, within=AHEAD) and each.known.client.contact not in elsewhere
    ]
    its.sort(key=lambda each: (_at(each, ctx), each.known.client.contact))
    last = max(len(its) - 1, 0) // PAGE
    page = min(page, last)
    named = {each.known.client.contact for each in its}
    others = Counter(_why_not(each, elsewhere) for each in foreseen if each.known.client.contact not in named)
    invited = await count_invited(ctx.conn)
    shown = lines(
        say(language, "survey-whom-title", name=survey_name(language, survey.kind), count=len(its)),
        *[await _whom_line(ctx, language, each) for each in its[page * PAGE : (page + 1) * PAGE]],
        Markup("") if others or invited else None,
        say(language, "survey-whom-not") if others or invited else None,
        *(_because(language, because, count) for because, count in others.most_common()),
        _because(language, NotAsked.NOT_JOINED.value, invited) if invited else None,
    )
    turns = [
        button(text, SurveyTap(survey=survey.id, view="whom", page=to).pack())
        for text, to in (("‹", page - 1), (f"{page + 1}/{last + 1}", page), ("›", page + 1))
        if last and 0 <= to <= last
    ]
    return shown, [turns] if turns else []


async def _asked_by_others(ctx: Context, survey: Survey) -> set[ContactId]:
    """Whom another survey asks first, so that the list of surveys and this page count the same people.

    Of a survey that is off it is told whom it would ask, whatever the others do.
    """
    asked_by = await read_rules(ctx.conn, ctx.programme)
    if not survey.enabled or len(asked_by.surveys) < 2:
        return set()
    return {
        each.known.client.contact
        for each in await foresee_all(ctx.conn, asked_by, now=ctx.now)
        if each.told.survey is not None
        and each.told.survey != survey.id
        and each.is_asked_by(each.told.survey, now=ctx.now, within=AHEAD)
    }


def _why_not(each: Foreseen, elsewhere: set[ContactId]) -> str:
    if each.known.client.contact in elsewhere:
        return "elsewhere"
    return (each.told.because if isinstance(each.told, Not) else NotAsked.NOT_DUE).value


def _because(language: str, because: str, count: int) -> Markup:
    return say(language, "survey-whom-because", why=because, count=count)


def _at(each: Foreseen, ctx: Context) -> Any:
    return ctx.now if isinstance(each.told, Ask) else each.told.until


async def _whom_line(ctx: Context, language: str, each: Foreseen) -> Markup:
    contact = await find_contact(ctx.conn, each.known.client.contact)
    on = day(language, _at(each, ctx), ctx.programme.zone)
    name, account = (clip(contact.name, NAME), clip(contact.account, NAME)) if contact else ("", "")
    return say(language, "survey-whom-line", day=on, contact=name, account=account)


def _open(survey: Survey, text: str, view: SurveyView = "card") -> Any:
    return button(text, SurveyTap(survey=survey.id, view=view).pack())


def _to_list(language: str) -> Any:
    return button(label(language, "survey-to-list"), SurveysTap(page=0).pack())


def _shown(reader: StaffReader, text: Markup, buttons: Buttons, edit: int | None) -> TelegramMethod[Any]:
    return message(reader.chat_id, text, buttons) if edit is None else edited(reader.chat_id, edit, text, buttons)
