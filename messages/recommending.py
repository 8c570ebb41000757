"""What a promoter passes on, and what an owner reads of whoever came by it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aiogram.methods import TelegramMethod

from messages.letters import letter
from messages.readers import CONTACT, ContactReader
from messages.taps.enrolling import NewcomerTap
from messages.taps.promoters import RecommendedTap, RecommendedWish, ReferTap
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Buttons, Context, button, message, who_is_it
from nps import link, quoting
from nps.values import ContactState, NewcomerId, ReferralId
from storage.answers import quotes
from storage.people import referrals
from storage.people.clients import find_contact
from storage.people.newcomers import Newcomer
from storage.people.staff import Staff, find_staff
from storage.people.who import Who

AT_ONCE = 8
"""Staff on a page."""
NAME = 40
LABEL = 60


def name_and_position(called: str) -> tuple[str, str | None]:
    """«Пётр Иванов, главный инженер»: what stands before the first comma, and what comes after."""
    name, _, position = called.partition(",")
    return (name.strip() or called.strip(" ,"), position.strip(" ,") or None)


def referral_url(ctx: Context, referral: int) -> str | None:
    """None while the bot's name is unknown."""
    if not ctx.bot_username:
        return None
    return f"https://t.me/{ctx.bot_username}?start={link.make(ctx.programme.link_key, 'referral', referral)}"


@letter(to=CONTACT, quick=True)
async def referral_intro(ctx: Context, reader: ContactReader) -> TelegramMethod[Any] | None:
    """How it works, before the message to be forwarded."""
    return message(reader.chat_id, say(reader.language, "refer-intro", company=ctx.programme.company))


@letter(to=CONTACT, quick=True)
async def referral_link(ctx: Context, reader: ContactReader, *, referral: ReferralId) -> TelegramMethod[Any] | None:
    """The message to be forwarded as it is; it names nobody. None once the link opens nothing."""
    made = await referrals.find(ctx.conn, referral)
    if made is None or made.contact_id != reader.contact.id or made.revoked_at is not None:
        return None
    url = referral_url(ctx, referral)
    if url is None:
        return message(reader.chat_id, say(reader.language, "invite-no-name"))
    return message(reader.chat_id, say(reader.language, "refer-message", company=ctx.programme.company, link=url))


@letter(to=CONTACT, quick=True)
async def referral_thanks(ctx: Context, reader: ContactReader) -> TelegramMethod[Any] | None:
    """Somebody was taken in who came by their word; who, is theirs to tell."""
    return message(reader.chat_id, say(reader.language, "refer-thanks", company=ctx.programme.company))


async def own_link_buttons(ctx: Context, language: str, who: Who | None) -> Buttons:
    """Below /mydata: [Порекомендовать] of a promoter, and the end of each link that opens something."""
    rows: Buttons = []
    contacts = who.contacts if who is not None else ()
    for contact in contacts:
        score = await quotes.find_latest_score(ctx.conn, contact.id)
        if score is not None and quoting.is_promoter(score):
            tap = ReferTap(contact=contact.id, wish="link").pack()
            key = "refer-button" if len(contacts) == 1 else "refer-button-of"
            rows.append([button(clip(label(language, key, account=contact.account), LABEL), tap)])
        if await referrals.find_live(ctx.conn, contact.id) is not None:
            tap = ReferTap(contact=contact.id, wish="stop").pack()
            key = "refer-stop" if len(contacts) == 1 else "refer-stop-of"
            rows.append([button(clip(label(language, key, account=contact.account), LABEL), tap)])
    return rows


# --- for the owners ---------------------------------------------------------------------------------------------------


async def owners_card(ctx: Context, language: str, asked: Newcomer, person: Who) -> tuple[Markup, Buttons]:
    """«По совету …»: who came, and what an owner can do. Of a promoter who is forgotten no name is left."""
    referral = await referrals.find(ctx.conn, asked.referral_id)
    promoter = await find_contact(ctx.conn, referral.contact_id) if referral is not None else None
    if promoter is None or promoter.state is ContactState.ERASED:
        title = say(language, "recommended-by-forgotten")
    else:
        names = {"contact": clip(promoter.name, NAME), "account": clip(promoter.account, NAME)}
        title = say(language, "recommended-by", **names)
    account = await referrals.find_called(ctx.conn, asked.company or "")
    manager = await find_staff(ctx.conn, account.manager_id) if account is not None else None
    text = lines(
        title,
        say(
            language,
            "recommended-who",
            called=asked.called or "—",
            company=asked.company or "—",
            person=who_is_it(person),
        ),
        say(language, "recommended-is-listed", account=account.name, manager=manager.name if manager else "—")
        if account is not None
        else None,
        say(language, "recommended-hint"),
    )
    join = (
        [[_deciding(language, "recommended-join", asked.id, "join", account=account.name, target=account.id)]]
        if account
        else []
    )
    assign = [_deciding(language, "recommended-assign", asked.id, "whom")]
    reject = button(label(language, "newcomer-reject"), NewcomerTap(newcomer=asked.id, wish="reject").pack())
    return text, [*join, assign, [reject]]


def _deciding(
    language: str, key: str, newcomer: NewcomerId, wish: RecommendedWish, *, target: int = 0, **args: str
) -> Any:
    data = RecommendedTap(newcomer=newcomer, wish=wish, target=target).pack()
    return button(clip(label(language, key, **args), LABEL), data)


def ask_to_whom(language: str, newcomer: NewcomerId, staff: Sequence[Staff], page: int) -> tuple[Markup, Buttons]:
    """A page of those who may look after them; nobody who came is named."""
    shown = staff[page * AT_ONCE : (page + 1) * AT_ONCE]

    def tap(wish: RecommendedWish, target: int = 0, at: int = 0) -> str:
        return RecommendedTap(newcomer=newcomer, wish=wish, target=target, page=at).pack()

    rows = [[button(clip(each.name, LABEL), tap("to", each.id))] for each in shown]
    turns = [button(label(language, "names-back"), tap("page", at=page - 1))] if page else []
    if (page + 1) * AT_ONCE < len(staff):
        turns.append(button(label(language, "names-next"), tap("page", at=page + 1)))
    return say(language, "recommended-to-whom"), [*rows, *([turns] if turns else [])]
