"""/client: the card before a call: how an account stands and why, who said what last, what is open and promised."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from messages import client_events, client_views, not_asked
from messages.account_signs import colour_line
from messages.case_card import MARKS, circle
from messages.case_client import reach_line
from messages.case_lines import mark_of, next_until, with_promise
from messages.client_views import pages, view_button
from messages.dates import day, day_in_words, day_of_year, money
from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Letter
from messages.reached import circles_line, since_line
from messages.readers import STAFF, StaffReader
from messages.recorded import recorded_line
from messages.taps.cases import OpenTap
from messages.taps.clients import ClientView
from messages.taps.staff import SameTap
from messages.texts import Markup, clip, escape, join, label, lines, say
from messages.writing import Buttons, Context, button, edited, message
from nps.circles import Heard
from nps.colours import Known
from nps.reaching import REACHED, Reach
from nps.scope import Scope
from nps.standing import COUNTS_FOR, Voice, standing_of
from nps.subjects import ClientCard
from nps.values import AccountId, Circle, ContactId, ContactState, Group, MergeKind, Role
from storage.answers.voices import PersonHeard, list_heard
from storage.cases import listing
from storage.cases.listing import Listed
from storage.colours.known import list_known
from storage.figures import reached
from storage.figures.reached import Stands
from storage.people.clients import Account, find_account
from storage.people.loyalty import get_ties
from storage.people.staff import Staff, find_staff

PAGE = 6
"""People on a page."""
CASES = 4
PART = 100
"""So many open cases of one account are looked through for somebody's own."""
NAME = 40
WORDS = 80  # so that a full page stays within one message


def show(
    reader: Staff,
    account_id: AccountId,
    *,
    view: ClientView = "card",
    page: int = 0,
    first: ContactId | None = None,
    edit: int | None = None,
) -> Letter:
    """The card for this person, or another view of it, in place of the message `edit`. `first`: who was asked about."""
    to = to_staff(reader, subject=ClientCard(account_id, reader.id))
    return client_card.owed(to, account=account_id, view=view, page=page, first=first, edit=edit)


@letter(to=STAFF)
async def client_card(
    ctx: Context,
    reader: StaffReader,
    *,
    account: AccountId,
    view: ClientView = "card",
    page: int = 0,
    first: ContactId | None = None,
    edit: int | None = None,
) -> TelegramMethod[Any] | None:
    """What somebody may not read any more turns into a sentence; nothing is said of it where nothing stood."""
    shown = await find_account(ctx.conn, account)
    composed: tuple[Markup, Buttons] | None = None
    if shown is not None and ctx.programme.may_read_answers(reader.staff.role):
        if not reader.who.may_read(shown.manager_id):
            composed = await _part(ctx, reader, shown, first)
        elif view == "card" or (composed := await client_views.compose(ctx, reader, shown, view, page)) is None:
            composed = await _card(ctx, reader, shown, page, first)
    if composed is None:
        gone = say(reader.language, "client-gone")
        return edited(reader.chat_id, edit, gone) if edit is not None else None
    text, buttons = composed
    return message(reader.chat_id, text, buttons) if edit is None else edited(reader.chat_id, edit, text, buttons)


async def _part(
    ctx: Context, reader: StaffReader, account: Account, first: ContactId | None
) -> tuple[Markup, Buttons] | None:
    """Of an account that somebody else looks after: whom the reader has there, and their cases. None: nobody.

    Nothing of the account itself, of its other people, and no button that is about it.
    """
    language, who = reader.language, reader.who
    heard = [each for each in await list_heard(ctx.conn, account.id, first) if who.may_read(each.contact.manager_id)]
    if not heard:
        return None
    stands = {each.contact_id: each for each in await reached.list_of_account(ctx.conn, account.id, now=ctx.now)}
    of_account = await listing.list_open(ctx.conn, Scope(account=account.id), now=ctx.now, limit=PART)
    cases = [case for case in of_account if who.may_read(case.manager_id)][:CASES]
    manager = await find_staff(ctx.conn, account.manager_id)
    text = lines(
        Markup(f"<b>{escape(clip(account.name, NAME))}</b>"),
        say(language, "client-part", name=clip(manager.name, NAME) if manager and manager.name else "—"),
        Markup(""),
        *[await _person(ctx, reader, person, stands) for person in heard[:PAGE]],
        Markup("") if cases else None,
        *(_case(ctx, reader, case) for case in cases),
    )
    opened = [_open_button(language, case) for case in cases]
    return text, [opened] if opened else []


async def _card(
    ctx: Context, reader: StaffReader, account: Account, page: int, first: ContactId | None
) -> tuple[Markup, Buttons]:
    language = reader.language
    heard = await list_heard(ctx.conn, account.id, first)
    stands = {each.contact_id: each for each in await reached.list_of_account(ctx.conn, account.id, now=ctx.now)}
    last = max(len(heard) - 1, 0) // PAGE
    page = min(page, last)
    scope = Scope(account=account.id)
    count, _ = await listing.count_of(ctx.conn, scope, now=ctx.now)
    cases = await listing.list_open(ctx.conn, scope, now=ctx.now, limit=CASES)
    text = lines(
        await _title(ctx, language, account),
        *[colour_line(ctx, language, known) for known in await _known(ctx, account)],
        _standing(language, heard, ctx.now),
        await _ties(ctx, language, account),
        *await not_asked.lines_of(ctx, language, account),
        await client_events.line(ctx, language, account),
        circles_line(language, [_heard(ctx, person, stands) for person in heard]) if heard else None,
        Markup(""),
        *[await _person(ctx, reader, person, stands) for person in heard[page * PAGE : (page + 1) * PAGE]],
        None if heard else say(language, "client-nobody"),
        Markup("") if cases else None,
        *(_case(ctx, reader, case) for case in cases),
        say(language, "cases-more", count=count - CASES) if count > CASES else None,
    )
    return text, [*pages(account.id, "card", page, last), *await _buttons(ctx, reader, account, cases)]


async def _title(ctx: Context, language: str, account: Account) -> Markup:
    manager = await find_staff(ctx.conn, account.manager_id)
    parts = [
        Markup(f"<b>{escape(clip(account.name, NAME))}</b>"),
        *(escape(clip(part, NAME)) for part in (account.segment, account.type, account.abc, account.xyz) if part),
        *([say(language, f"relation-{account.status.value}")] if account.status else []),
        say(language, "client-manager", name=clip(manager.name, NAME) if manager and manager.name else "—"),
    ]
    currency, sums = ctx.programme.currency, []
    if account.revenue:
        sums.append(say(language, "card-revenue", revenue=money(language, account.revenue, currency)))
    if account.debt:
        sums.append(say(language, "client-debt", debt=money(language, account.debt, currency)))
    return lines(join(" · ", parts), join(" · ", sums) if sums else None)


async def _known(ctx: Context, account: Account) -> list[Known]:
    """Nothing of an account that is lost: it has no colour."""
    return await list_known(ctx.conn, Scope(account=account.id), now=ctx.now, today=ctx.today)


def _standing(language: str, heard: list[PersonHeard], now: datetime) -> Markup:
    """Of those who still work there, by what they said within a year."""
    voices = [
        Voice(person.contact.circle, person.response.score)
        for person in heard
        if person.response is not None
        and person.contact.state is not ContactState.LEFT
        and person.response.first_tap_at > now - COUNTS_FOR
    ]
    standing = standing_of(voices)
    if standing is None:
        return say(language, "client-stands-unknown")
    return say(
        language,
        "client-stands",
        group=standing.group.value,
        why=standing.why.value,
        score=standing.score,
        conflict=standing.conflict.value if standing.conflict else "none",
        count=len(voices),
    )


async def _ties(ctx: Context, language: str, account: Account) -> Markup | None:
    ties = await get_ties(ctx.conn, account.id)
    parts = [
        *(
            [say(language, "client-loyalty", loyalty=label(language, f"loyalty-{ties.loyalty.value}"))]
            if ties.loyalty
            else []
        ),
        *(
            [
                say(
                    language,
                    "client-buys-for",
                    reasons=", ".join(label(language, f"buys-{reason.value}") for reason in ties.buys_for),
                )
            ]
            if ties.buys_for
            else []
        ),
    ]
    return join(" · ", parts) if parts else None


async def _person(ctx: Context, reader: StaffReader, person: PersonHeard, stands: dict[ContactId, Stands]) -> Markup:
    """«🔴 3 Ирина Ким · ЛПР — 21 нояб. «Третий раз подряд…» · +7 916 123-45-67»"""
    language, contact, response = reader.language, person.contact, person.response
    who = {
        "name": clip(contact.name, NAME),
        "circle": circle(language, contact, unhappy=response is not None and response.group is Group.DETRACTOR),
    }
    state = _state_of(ctx, reader, person, stands.get(contact.id))
    if response is None:
        told = say(language, "client-unheard", state=state or say(language, "client-no-answer"), **who)
    else:
        words = say(language, "client-words", words=clip(_in_a_line(person.words), WORDS)) if person.words else ""
        when = _when(ctx, language, person)
        told = say(
            language,
            "client-heard",
            mark=MARKS[response.group],
            score=response.score,
            when=when,
            words=words,
            state=Markup(f" · {state}") if state else "",
            **who,
        )
    parts = [told, await recorded_line(ctx, language, response), await reach_line(ctx, language, contact)]
    return join(" · ", [part for part in parts if part])


def _in_a_line(words: str) -> str:
    """«Третий раз подряд / и никто не звонит»"""
    return " / ".join(" ".join(line.split()) for line in words.splitlines() if line.strip())


def _heard(ctx: Context, person: PersonHeard, stands: dict[ContactId, Stands]) -> tuple[Circle | None, Heard]:
    """How far this person has come, for their circle."""
    here = stands.get(person.contact.id)
    if here is None:
        return None, Heard.MISSING  # works there no more
    if here.reach not in REACHED:
        return here.circle, Heard.LISTED
    has_said = person.response is not None and person.response.first_tap_at > ctx.now - COUNTS_FOR
    return here.circle, Heard.ANSWERED if has_said else Heard.JOINED


def _state_of(ctx: Context, reader: StaffReader, person: PersonHeard, stands: Stands | None) -> Markup | None:
    """Why nothing more is to be expected of them, or since when they say nothing."""
    language, role = reader.language, reader.staff.role
    if stands is None:
        return say(language, "client-left")
    if stands.reach not in REACHED:
        return since_line(ctx, language, role, stands.reach, stands.since)
    since = person.silent_since
    if since is None:
        return None if stands.reach is Reach.HEARD else since_line(ctx, language, role, stands.reach, stands.since)
    zone, is_this_year = ctx.programme.zone, since.astimezone(ctx.programme.zone).year == ctx.today.year
    shown = day_in_words(language, since, zone) if is_this_year else day_of_year(language, since, zone)
    return say(language, "client-silent", since=shown)


def _when(ctx: Context, language: str, person: PersonHeard) -> str:
    assert person.response is not None  # noqa: S101 - of whoever has answered
    at, zone = person.response.first_tap_at, ctx.programme.zone
    return (day if at.astimezone(zone).year == ctx.today.year else day_of_year)(language, at, zone)


def _case(ctx: Context, reader: StaffReader, case: Listed) -> Markup:
    zone = ctx.programme.zone_named(reader.staff.timezone)
    due = with_promise(reader.language, case, next_until(reader.language, case.due, case.deadline_at, zone, ctx.now))
    mark, contact = mark_of(case, ctx.now), clip(case.contact, NAME)
    return say(reader.language, "client-case", mark=mark, number=str(case.id), contact=contact, due=due)


async def _buttons(ctx: Context, reader: StaffReader, account: Account, cases: list[Listed]) -> Buttons:
    language = reader.language
    opened = [_open_button(language, case) for case in cases if reader.who.may_read(case.manager_id)]
    same = button(label(language, "merge-button"), SameTap(kind=MergeKind.ACCOUNT, id=account.id).pack())
    of_owner = [[same], [view_button(language, account.id, "erase")]] if reader.staff.role is Role.OWNER else []
    return [
        *([opened] if opened else []),
        [view_button(language, account.id, "history"), view_button(language, account.id, "events")],
        [view_button(language, account.id, "invite")],
        [view_button(language, account.id, "loyalty"), view_button(language, account.id, "buys")],
        *await not_asked.buttons_of(ctx, language, account),
        *of_owner,
    ]


def _open_button(language: str, case: Listed) -> InlineKeyboardButton:
    return button(label(language, "cases-open", number=str(case.id)), OpenTap(case=case.id).pack())
