"""/staff: everybody on the staff, one of them, and to whom all they have would go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from messages.dates import day_of_week, day_of_year
from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Letter
from messages.readers import OWNER, StaffReader
from messages.taps.staff import HandAllTap, MemberTap, MemberWish, NewMemberTap, SameTap, TeamTap
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Buttons, Context, button, edited, message
from messages.zones import zone_name
from nps.handing import CannotHand, check_all
from nps.values import MergeKind, Role, StaffId
from storage.cases import loads
from storage.cases.loads import Load
from storage.people import absences
from storage.people.absences import Absence
from storage.people.staff import Staff, find_staff, list_staff

PAGE = 8
NAME = 40


def show_list(reader: Staff, *, page: int = 0, edit: int | None = None) -> Letter:
    return team_list.owed(to_staff(reader), page=page, edit=edit)


def show(reader: Staff, member: StaffId, *, edit: int | None = None) -> Letter:
    return team_member.owed(to_staff(reader), member=member, edit=edit)


def ask_receiver(reader: Staff, member: StaffId, *, page: int = 0, edit: int | None = None) -> Letter:
    """[Передать всё]: to whom?"""
    return team_receivers.owed(to_staff(reader), member=member, page=page, edit=edit)


def ask_sure(reader: Staff, member: StaffId, to: StaffId, *, edit: int | None = None) -> Letter:
    """What would go to this colleague."""
    return team_handing.owed(to_staff(reader), member=member, receiver=to, edit=edit)


def counts(load: Load) -> dict[str, str | int]:
    """As arguments of a text."""
    return {name: getattr(load, name) for name in ("accounts", "contacts", "cases", "promises", "fixes")}


@letter(to=OWNER)
async def team_list(
    ctx: Context, reader: StaffReader, *, page: int = 0, edit: int | None = None
) -> TelegramMethod[Any] | None:
    language = reader.language
    everybody = _sorted(await list_staff(ctx.conn))
    last = max(len(everybody) - 1, 0) // PAGE
    page = min(page, last)
    shown = everybody[page * PAGE : (page + 1) * PAGE]
    have = await loads.read_loads(ctx.conn)
    away = {absence.staff_id: absence for absence in await absences.list_under_way(ctx.conn)}
    text = lines(
        say(language, "team-title", count=len(everybody)),
        *(_line(ctx, language, member, have.get(member.id, Load()), away.get(member.id)) for member in shown),
        Markup(""),
        say(language, "team-hint"),
    )
    buttons = [[button(_named(language, member), _tap(member.id))] for member in shown]
    new = [
        button(label(language, f"team-new-{role.value}"), NewMemberTap(role=role).pack())
        for role in (Role.MANAGER, Role.OWNER)
    ]
    return _shown(reader, text, [*buttons, *_pages(page, last), new], edit)


def _sorted(everybody: Sequence[Staff]) -> list[Staff]:
    return sorted(everybody, key=lambda each: (each.role is not Role.OWNER, each.name.casefold(), each.id))


def _named(language: str, member: Staff) -> str:
    return clip(member.name, NAME) or label(language, "team-nameless", number=str(member.id))


def _line(ctx: Context, language: str, member: Staff, load: Load, absence: Absence | None) -> Markup:
    """«Анна Смирнова — менеджер · клиентов: 12 · обращений: 3 · до 8 декабря отсутствует»"""
    return say(
        language,
        "team-line",
        name=_named(language, member),
        role=member.role.value,
        state=_state(member),
        accounts=load.accounts,
        cases=load.cases,
        away=day_of_week(language, absence.last_day, ctx.today) if absence else "none",
    )


def _state(member: Staff) -> str:
    if member.joined_at is None:
        return "absent"
    return "lost" if member.unreachable is not None else "here"


def _pages(page: int, last: int) -> Buttons:
    if not last:
        return []
    steps = [(page - 1, "‹"), (page, f"{page + 1}/{last + 1}"), (page + 1, "›")]
    return [[button(text, TeamTap(page=number).pack()) for number, text in steps if 0 <= number <= last]]


@letter(to=OWNER)
async def team_member(
    ctx: Context, reader: StaffReader, *, member: StaffId, edit: int | None = None
) -> TelegramMethod[Any] | None:
    """Who it is, how much they have, where they are, and what can be done."""
    language = reader.language
    shown = await find_staff(ctx.conn, member)
    if shown is None:
        return _shown(reader, say(language, "team-gone"), [[_to_list(language)]], edit)
    load = await loads.read_load(ctx.conn, shown.id)
    text = lines(
        say(language, "team-member", name=_named(language, shown), role=shown.role.value),
        _joined(ctx, language, shown),
        say(language, "team-has", **counts(load)) if not load.is_empty else say(language, "team-has-nothing"),
        await _absence(ctx, language, shown),
        await _stands_in(ctx, language, shown),
        say(language, "team-zone", zone=zone_name(language, ctx.programme.zone_named(shown.timezone), ctx.now)),
        say(language, "team-of-settings") if shown.telegram_id in ctx.programme.owner_ids else None,
    )
    return _shown(reader, text, _member_buttons(reader, shown, load), edit)


def _joined(ctx: Context, language: str, shown: Staff) -> Markup:
    if shown.joined_at is None:
        return say(language, "team-not-joined")
    since = say(language, "team-joined", when=day_of_year(language, shown.joined_at, ctx.programme.zone))
    return lines(since, say(language, "team-lost")) if shown.unreachable is not None else since


async def _absence(ctx: Context, language: str, shown: Staff) -> Markup | None:
    absence = await absences.find_of(ctx.conn, shown.id)
    if absence is None:
        return None
    deputy = await find_staff(ctx.conn, absence.deputy_id)
    until = day_of_week(language, absence.last_day, ctx.today)
    by = "deputy" if deputy else "owners"
    return say(language, "team-away", day=until, by=by, name=clip(deputy.name, NAME) if deputy else "—")


async def _stands_in(ctx: Context, language: str, shown: Staff) -> Markup | None:
    others = [await find_staff(ctx.conn, number) for number in shown.stands_in_for]
    names = ", ".join(clip(each.name, NAME) or "—" for each in others if each is not None)
    return say(language, "team-stands-in", names=names) if names else None


def _member_buttons(reader: StaffReader, shown: Staff, load: Load) -> Buttons:
    language = reader.language
    rows: list[MemberWish] = []
    if not load.is_empty:
        rows.append("hand")
    if shown.joined_at is None and shown.telegram_id is None:
        rows.append("link")
    if shown.role is Role.MANAGER and shown.joined_at is not None:
        rows.append("owner")
    rows.append("remove")
    same = button(label(language, "merge-button"), SameTap(kind=MergeKind.STAFF, id=shown.id).pack())
    return [
        *([button(label(language, f"team-wish-{wish}"), _tap(shown.id, wish))] for wish in rows),
        [same],
        [_to_list(language)],
    ]


@letter(to=OWNER)
async def team_receivers(
    ctx: Context, reader: StaffReader, *, member: StaffId, page: int = 0, edit: int | None = None
) -> TelegramMethod[Any] | None:
    """A page of those to whom everything can go."""
    language, shown = reader.language, await find_staff(ctx.conn, member)
    if shown is None:
        return _shown(reader, say(language, "team-gone"), [[_to_list(language)]], edit)
    able = [each for each in _sorted(await list_staff(ctx.conn)) if _can_have(shown, each)]
    last = max(len(able) - 1, 0) // PAGE
    page = min(page, last)
    rows = [
        [button(_named(language, each), HandAllTap(staff=shown.id, to=each.id, wish="ask").pack())]
        for each in able[page * PAGE : (page + 1) * PAGE]
    ]
    turns = [(page - 1, label(language, "names-back")), (page + 1, label(language, "names-next"))]
    turned = [
        button(text, MemberTap(staff=shown.id, wish="hand", page=number).pack())
        for number, text in turns
        if 0 <= number <= last
    ]
    text = say(language, "team-hand-whom" if able else "team-hand-nobody", name=_named(language, shown))
    return _shown(reader, text, [*rows, *([turned] if turned else []), [_back(language, shown.id)]], edit)


def _can_have(of: Staff, to: Staff) -> bool:
    try:
        check_all(of.id, to)
    except CannotHand:
        return False
    return True


@letter(to=OWNER)
async def team_handing(
    ctx: Context, reader: StaffReader, *, member: StaffId, receiver: StaffId, edit: int | None = None
) -> TelegramMethod[Any] | None:
    """How much would go to whom; nothing has been done."""
    language = reader.language
    shown, to = await find_staff(ctx.conn, member), await find_staff(ctx.conn, receiver)
    if shown is None or to is None:
        return _shown(reader, say(language, "team-gone"), [[_to_list(language)]], edit)
    load = await loads.read_load(ctx.conn, shown.id)
    if load.is_empty:
        text = say(language, "team-hand-nothing", name=_named(language, shown))
        return _shown(reader, text, [[_back(language, shown.id)]], edit)
    text = lines(
        say(language, "team-hand-sure", name=_named(language, shown), to=_named(language, to)),
        say(language, "team-has", **counts(load)),
        say(language, "team-hand-anonymous") if ctx.programme.anonymous and to.role is Role.MANAGER else None,
        say(language, "team-hand-away", to=_named(language, to)) if to.is_away else None,
    )
    do = HandAllTap(staff=shown.id, to=to.id, wish="yes").pack()
    return _shown(reader, text, [[button(label(language, "team-hand-do"), do)], [_back(language, shown.id)]], edit)


def sure_to_remove(language: str, member: Staff) -> tuple[Markup, Buttons]:
    text = say(language, "team-remove-sure", name=_named(language, member), role=member.role.value)
    do = button(label(language, "team-wish-gone"), _tap(member.id, "gone"))
    return text, [[do], [_back(language, member.id)]]


def hand_first(language: str, member: Staff, load: Load) -> tuple[Markup, Buttons]:
    """Before somebody leaves who still has something."""
    text = lines(
        say(language, "team-remove-has", name=_named(language, member)), say(language, "team-has", **counts(load))
    )
    return text, [[hand_all_button(language, member.id)], [_back(language, member.id)]]


def hand_all_button(language: str, member: StaffId) -> InlineKeyboardButton:
    return button(label(language, "team-wish-hand"), _tap(member, "hand"))


def sure_to_appoint(language: str, member: Staff) -> tuple[Markup, Buttons]:
    do = button(label(language, "team-wish-appoint"), _tap(member.id, "appoint"))
    return say(language, "team-appoint-sure", name=_named(language, member)), [[do], [_back(language, member.id)]]


def handed(language: str, member: Staff, to: Staff, load: Load) -> tuple[Markup, Buttons]:
    """It is done; whoever has nothing any more can be taken off the staff."""
    text = lines(
        say(language, "team-handed", name=_named(language, member), to=_named(language, to)),
        say(language, "team-has", **counts(load)),
    )
    remove = button(label(language, "team-wish-remove"), _tap(member.id, "remove"))
    return text, [[remove], [_back(language, member.id)]]


def added(language: str, member: Staff) -> Markup:
    return say(language, f"team-added-{member.role.value}", name=member.name)


def removed(language: str, member: Staff) -> tuple[Markup, Buttons]:
    return say(language, "team-removed", name=_named(language, member)), [[_to_list(language)]]


def appointed(language: str, member: Staff) -> tuple[Markup, Buttons]:
    return say(language, "team-appointed", name=_named(language, member)), [[_back(language, member.id)]]


def _tap(member: StaffId, wish: MemberWish = "card") -> str:
    return MemberTap(staff=member, wish=wish).pack()


def _back(language: str, member: StaffId) -> InlineKeyboardButton:
    return button(label(language, "team-back"), _tap(member))


def _to_list(language: str) -> InlineKeyboardButton:
    return button(label(language, "team-to-list"), TeamTap(page=0).pack())


def _shown(reader: StaffReader, text: Markup, buttons: Buttons, edit: int | None) -> TelegramMethod[Any]:
    if edit is not None:
        return edited(reader.chat_id, edit, text, buttons)
    return message(reader.chat_id, text, buttons)
