"""A campaign by hand: whom it would ask, before it is started, and how far it has come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from aiogram.methods import TelegramMethod

from messages import campaign_names
from messages.campaign_names import name_of as name_of
from messages.campaign_names import view_of
from messages.case_list import decode
from messages.dates import own_moment
from messages.envelopes import to_staff
from messages.letters import card, letter
from messages.owed import Card, Lane, Letter, Send
from messages.readers import OWNER, StaffReader
from messages.scope_code import EVERYTHING
from messages.survey import asked_in_words
from messages.taps.programme import AuditTap, AuditWish, CampaignTap, CampaignWish
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Buttons, Context, button, edited, message
from nps.anonymity import LEAST
from nps.campaign import Foreseen, Progress, lasts
from nps.subjects import AuditList, CampaignCard
from nps.values import CampaignId, CampaignState
from storage.asking import campaign_foreseeing as foreseeing
from storage.asking import campaigns, surveys
from storage.asking.campaigns import Campaign
from storage.asking.surveys import Survey
from storage.people.directory import read_whole_directory
from storage.people.staff import Staff

LOOKED_AT = 300
"""So many of those who are left tell when it will be finished."""
SOON = timedelta(minutes=15)
AUDIENCE = 120

# --- before it is started ---------------------------------------------------------------------------------------------


def preview(reader: Staff, wanted: str, *, view: AuditWish = "whom", page: int = 0, edit: int | None = None) -> Letter:
    """Whom it would ask now, `wanted` as messages.case_list writes it; `view` "not": who is passed over, and why."""
    to = to_staff(reader, subject=AuditList(reader.id))
    return audit.owed(to, wanted=wanted, view=view, page=page, edit=edit)


@letter(to=OWNER)
async def audit(
    ctx: Context, reader: StaffReader, *, wanted: str, view: str, page: int, edit: int | None
) -> TelegramMethod[Any] | None:
    text, buttons = await _preview(ctx, reader, wanted, view, page)
    return message(reader.chat_id, text, buttons) if edit is None else edited(reader.chat_id, edit, text, buttons)


async def _preview(ctx: Context, reader: StaffReader, wanted: str, view: str, page: int) -> tuple[Markup, Buttons]:
    language = reader.language
    directory = await read_whole_directory(ctx.conn)
    asked = decode(wanted, directory, reader.staff.reach)
    survey = await foreseeing.find_audit(ctx.conn)
    if asked is None or survey is None:
        return say(language, "audit-stale"), []
    foreseen = await foreseeing.foresee(ctx.conn, ctx.programme, survey, asked.scope, now=ctx.now)
    whom = clip(name_of(language, asked.scope, directory) or label(language, "audit-everybody"), AUDIENCE)
    title = say(language, "audit-title", whom=whom)
    if not foreseen.asked and not foreseen.passed:
        return lines(title, say(language, "audit-empty")), []
    if view == "not":
        shown, steps = await view_of(ctx, language, wanted, foreseen, page, passed=True)
        back = button(label(language, "audit-button-back"), _data("whom", wanted))
        return lines(title, _passed(language, foreseen), *shown), [*steps, [back]]
    if not foreseen.asked:
        text = lines(
            title, *_nobody(ctx, language, reader.staff, foreseen), *campaign_names.reasons(language, foreseen)
        )
        return text, [[button(label(language, "audit-button-not"), _data("not", wanted))]]
    shown, steps = await view_of(ctx, language, wanted, foreseen, page, passed=False)
    text = lines(
        title,
        *shown,
        *([_passed(language, foreseen), *campaign_names.reasons(language, foreseen)] if foreseen.passed else []),
        Markup(""),
        *_how_long(ctx, language, reader.staff, survey, foreseen),
        Markup(""),
        *_question(ctx, language, survey),
    )
    others = [[button(label(language, "audit-button-not"), _data("not", wanted))]] if foreseen.passed else []
    start, cancel = (
        button(label(language, f"audit-button-{wish}"), _data(wish, wanted)) for wish in ("start", "cancel")
    )
    return text, [*steps, *others, [start, cancel]]


def opens_audit() -> str:
    """Data of a button that shows whom an audit of everybody would ask."""
    return _data("whom", EVERYTHING)


def _data(wish: Any, wanted: str) -> str:
    return AuditTap(wish=wish, page=0, wanted=wanted).pack()


def _passed(language: str, foreseen: Foreseen) -> Markup:
    return say(language, "audit-passed", count=len(foreseen.passed))


def _nobody(ctx: Context, language: str, reader: Staff, foreseen: Foreseen) -> list[Markup]:
    """Nobody can be asked; perhaps it is known when the first may be."""
    known = [passed.until for passed in foreseen.passed if passed.until is not None]
    first = own_moment(language, min(known), ctx.programme.zone_named(reader.timezone)) if known else None
    nobody = say(language, "audit-nobody")
    return [nobody, say(language, "audit-nobody-until", when=first)] if first is not None else [nobody]


def _how_long(ctx: Context, language: str, reader: Staff, survey: Survey, foreseen: Foreseen) -> list[Markup | None]:
    """At Telegram's pace, who waits for their own hours, and until when it may last."""
    later = [at for _, at in foreseen.asked if at > ctx.now]
    last = own_moment(language, max(later), ctx.programme.zone_named(reader.timezone)) if later else None
    days = survey.open_for.days if survey.open_for is not None else 0
    return [
        say(language, "audit-takes", minutes=_minutes(lasts(len(foreseen.asked)))),
        say(language, "audit-later", count=len(later), when=last) if last is not None else None,
        say(language, "audit-window", days=days) if days else None,
    ]


def _minutes(span: timedelta) -> int:
    """Full minutes; 0: less than one."""
    return 0 if span < timedelta(minutes=1) else -(-int(span.total_seconds()) // 60)


def _question(ctx: Context, language: str, survey: Survey) -> list[Markup]:
    """As the clients will read it."""
    words = asked_in_words(language, survey, ctx.programme.company)
    scale = say(language, "question-scale")
    return [say(language, "audit-question"), Markup(f"<blockquote>{words}\n{scale}</blockquote>")]


# --- its card ---------------------------------------------------------------------------------------------------------


def show(campaign: Campaign, reader: Staff) -> Card:
    return progress.owed(to_staff(reader, subject=CampaignCard(campaign.id, reader.id)), campaign=campaign.id)


def moved(reader: Staff, language: str, message_id: int) -> Send:
    """Where the card stood in this person's chat before it was sent anew."""
    return Send(edited(reader.telegram_id or 0, message_id, say(language, "audit-moved")), to_staff(reader))


@card(name="campaign", to=OWNER, lane=Lane.REPLY)
async def progress(ctx: Context, reader: StaffReader, *, campaign: CampaignId) -> TelegramMethod[Any] | None:
    """How far it has come; how anybody answered stands nowhere in it."""
    found = await campaigns.find(ctx.conn, campaign)
    if found is None:
        return None
    language, made = reader.language, await campaigns.count(ctx.conn, found)
    numbers = {
        "contacts": made.contacts,
        "sent": made.sent,
        "answered": made.answered,
        "unreachable": made.unreachable,
        "left": made.left,
    }
    said = {name: _number(ctx, language, number) for name, number in numbers.items()}
    whom = clip(found.audience or label(language, "audit-everybody"), AUDIENCE)
    text = lines(
        say(language, "campaign-title", whom=whom, state=found.state.value),
        say(language, "campaign-sent", **said),
        say(language, "campaign-answered", **said),
        say(language, "campaign-unreachable", **said) if made.unreachable else None,
        say(language, "campaign-unasked" if found.is_over else "campaign-left", **said) if made.left else None,
        await _finish(ctx, language, reader.staff, found, made),
    )
    return message(reader.chat_id, text, _campaign_buttons(language, found))


def _number(ctx: Context, language: str, number: int) -> str:
    """In an anonymous programme a small number tells of single people."""
    return label(language, "campaign-few", least=LEAST) if ctx.programme.anonymous and number < LEAST else str(number)


async def _finish(ctx: Context, language: str, reader: Staff, campaign: Campaign, made: Progress) -> Markup | None:
    """When the last of them will be asked, as far as it is known."""
    if campaign.is_over:
        return None
    if campaign.state is CampaignState.PAUSED:
        survey = await surveys.get_survey(ctx.conn, campaign.survey_id)
        ends_at = campaigns.ends_at(campaign, survey)
        zone = ctx.programme.zone_named(reader.timezone)
        return say(language, "campaign-waits", when=own_moment(language, ends_at, zone)) if ends_at else None
    at = max(await _moments_left(ctx, campaign), default=None)
    finishes = max(at or ctx.now, ctx.now + lasts(made.left))
    if finishes - ctx.now <= SOON:
        return say(language, "campaign-soon", minutes=_minutes(finishes - ctx.now))
    when = own_moment(language, finishes, ctx.programme.zone_named(reader.timezone))
    return say(language, "campaign-finish", when=when)


async def _moments_left(ctx: Context, campaign: Campaign) -> Sequence[datetime]:
    moments: list[datetime] = []
    looked_at = 0
    async for _, at in foreseeing.each_left(ctx.conn, ctx.programme, campaign, now=ctx.now):
        moments += [at] if at is not None else []
        looked_at += 1
        if looked_at >= LOOKED_AT:
            break
    return moments


def _campaign_buttons(language: str, campaign: Campaign) -> Buttons:
    if campaign.is_over:
        return []
    wishes: tuple[CampaignWish, ...] = ("go", "stop") if campaign.state is CampaignState.PAUSED else ("pause", "stop")
    row = [
        button(label(language, f"campaign-button-{wish}"), CampaignTap(campaign=campaign.id, wish=wish).pack())
        for wish in wishes
    ]
    return [row]
