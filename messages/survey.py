"""What a contact sees: the question, «why», thanks."""

from __future__ import annotations

from datetime import date
from typing import Any

from aiogram.methods import AnswerCallbackQuery, EditMessageText, SetMessageReaction, TelegramMethod
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, ReactionTypeEmoji
from sqlalchemy.ext.asyncio import AsyncConnection

from messages import joining
from messages.dates import zone_named
from messages.owed import Card, Lane, Letter, Owed, Perishable
from messages.taps import DoneTap, QuestionTap, ReasonTap, ScoreTap
from messages.texts import Markup, escape, join, label, lines, say
from messages.writing import Buttons, Context, button, message
from nps.values import REASONS, Group, InvitationId, InvitationState, Reason
from storage.answers import responses
from storage.answers.responses import Response
from storage.asking import invitations, surveys
from storage.asking.invitations import Invitation
from storage.cases import alerts, cases
from storage.people.clients import Contact, get_contact
from storage.people.who import Who, find_who
from storage.queues import deliveries


def question(invitation: InvitationId, telegram_id: int, *, lane: Lane = Lane.ASK, agrees: bool = True) -> Card:
    """The question of this invitation, as a card: it turns into the score once there is one.

    Who agreed to an older text of the consent than today's is shown that of today first.
    """
    arguments: dict[str, Any] = {"invitation": invitation} if agrees else {"invitation": invitation, "agrees": False}
    return Card(name="question", key=f"ask:{invitation}:1", chat_id=telegram_id, arguments=arguments, lane=lane)


def reminder(invitation: InvitationId, telegram_id: int, today: date) -> Card:
    """The question once more, as a new message: the first one has scrolled away."""
    key = f"ask:{invitation}:{today.isoformat()}"
    arguments = {"invitation": invitation, "reminder": True}
    return Card(name="question", key=key, chat_id=telegram_id, arguments=arguments, lane=Lane.ASK)


async def questions_shown(
    conn: AsyncConnection, invitation: InvitationId, telegram_id: int, *, lane: Lane = Lane.REPLY, agrees: bool = True
) -> Owed:
    """Every message that shows this question, to be brought up to date; without `agrees` a new consent comes first."""
    keys = {f"ask:{invitation}:1", *await deliveries.list_card_keys(conn, telegram_id, f"ask:{invitation}:")}
    arguments: dict[str, Any] = {"invitation": invitation} if agrees else {"invitation": invitation, "agrees": False}
    return [Card(name="question", key=key, chat_id=telegram_id, arguments=arguments, lane=lane) for key in sorted(keys)]


def why(response: Response, telegram_id: int) -> Card:
    return Card(name="why", key=f"why:{response.id}", chat_id=telegram_id, arguments={"response": response.id})


def thanks(response: Response, telegram_id: int) -> Letter:
    about = f"thanks:{response.id}"
    once = f"{about}:{response.group.value}"  # whoever turns a 10 into a 1 is told once more what happens now
    return Letter(
        name="thanks", chat_id=telegram_id, arguments={"response": response.id}, subject=about, dedup_key=once
    )


def toast(query: CallbackQuery, text: str | None = None, *, alert: bool = False) -> Perishable:
    """The answer to a tap: at most 200 characters, seconds after the tap or never."""
    answer = AnswerCallbackQuery(
        callback_query_id=query.id, text=text[:200] if text else None, show_alert=alert or None
    )
    return Perishable(method=answer)


def thumb(chat_id: int, message_id: int) -> Perishable:
    """A 👍 under the person's own message: noted, without another message."""
    like = ReactionTypeEmoji(emoji="👍")
    return Perishable(method=SetMessageReaction(chat_id=chat_id, message_id=message_id, reaction=[like]))


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
    ctx: Context, language: str, invitation: Invitation, who: Who, contact: Contact, *, again: bool = False
) -> Markup:
    wording = (await surveys.get_survey(ctx.conn, invitation.survey_id)).wording
    return lines(
        *((say(language, "question-reminder"), Markup("")) if again else ()),
        _account_line(language, who, contact),
        say(language, f"question-{wording.value}", company=ctx.programme.company),
        say(language, "question-scale"),
    )


def _account_line(language: str, who: Who, contact: Contact) -> Markup | None:
    """Who is a contact of several accounts must know which one is meant."""
    return say(language, "question-account", account=contact.account) if len(who.contacts) > 1 else None


async def _asked(ctx: Context, chat_id: int, invitation: int) -> tuple[Invitation, Who, Contact] | None:
    """The question, and the human of this chat as the contact it is for; None when they are not that (any more)."""
    found = await invitations.find(ctx.conn, invitation)
    who = await find_who(ctx.conn, chat_id) if found else None
    if found is None or who is None:
        return None
    contact = next((contact for contact in who.contacts if contact.id == found.contact_id), None)
    return (found, who, contact) if contact else None


async def compose_question(
    ctx: Context, chat_id: int, *, invitation: int, reminder: bool = False, agrees: bool = True
) -> TelegramMethod[Any] | None:
    asked = await _asked(ctx, chat_id, invitation)
    if asked is None:
        return None
    found, who, contact = asked
    language, account = ctx.language_of(who), _account_line(ctx.language_of(who), who, contact)
    if found.state is InvitationState.ANSWERED:
        response = await responses.get_by_invitation(ctx.conn, found.id)
        change = QuestionTap(invitation=found.id, wish="change").pack()
        buttons = [[button(label(language, "score-change"), change)]] if found.is_open(ctx.now) else None
        return message(chat_id, lines(account, say(language, "score-shown", score=response.score)), buttons)
    if found.state in (InvitationState.DECLINED, InvitationState.SKIPPED):
        return message(chat_id, lines(account, say(language, "question-declined")))
    if not found.is_open(ctx.now):
        return message(chat_id, lines(account, say(language, "question-closed")))
    if (reminder or not agrees) and not await joining.has_agreed(ctx.conn, contact.id):
        return message(chat_id, await _consent_anew(ctx, language, who, contact), _agree_buttons(language, found.id))
    text = await _question_text(ctx, language, found, who, contact, again=reminder)
    return message(chat_id, text, score_buttons(language, found.id))


async def _consent_anew(ctx: Context, language: str, who: Who, contact: Contact) -> Markup:
    words = await joining.consent_text(ctx, language, contact)
    return lines(_account_line(language, who, contact), say(language, "consent-anew"), Markup(""), words)


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


async def compose_question_again(
    ctx: Context, chat_id: int, *, invitation: int, message_id: int
) -> TelegramMethod[Any] | None:
    """The score buttons back in place, for a change of mind."""
    asked = await _asked(ctx, chat_id, invitation)
    if asked is None or not asked[0].is_open(ctx.now):
        return None
    found, who, contact = asked
    language = ctx.language_of(who)
    return EditMessageText(
        chat_id=chat_id,
        message_id=message_id,
        text=await _question_text(ctx, language, found, who, contact),
        parse_mode="HTML",
        reply_markup=InlineKeyboardMarkup(inline_keyboard=score_buttons(language, found.id)[:2]),
    )


def reasons_named(language: str, reasons: list[Reason]) -> Markup:
    return join(", ", [escape(label(language, f"reason-{reason.value}").lower()) for reason in reasons])


async def _answered(ctx: Context, chat_id: int, response: int) -> tuple[Response, Who] | None:
    """The answer, and the human of this chat who gave it; None when they are not that contact (any more)."""
    found = await responses.get(ctx.conn, response)
    who = await find_who(ctx.conn, chat_id)
    return (found, who) if who is not None and who.is_contact(found.contact_id) else None


async def compose_why(ctx: Context, chat_id: int, *, response: int) -> TelegramMethod[Any] | None:
    answered = await _answered(ctx, chat_id, response)
    if answered is None:
        return None
    found, who = answered
    language = ctx.language_of(who)
    chosen = await responses.list_reasons(ctx.conn, found.id)

    def chip(reason: Reason) -> Any:
        name = label(language, f"reason-{reason.value}")
        data = ReasonTap(response=found.id, reason=reason).pack()
        return button(f"✓ {name}" if reason in chosen else name, data)

    rows = [[chip(reason) for reason in REASONS[at : at + 2]] for at in range(0, len(REASONS), 2)]
    done = [button(label(language, "why-done"), DoneTap(response=found.id).pack())]
    return message(chat_id, say(language, f"why-{found.group.value}"), [*rows, done])


async def compose_why_finished(
    ctx: Context, chat_id: int, *, response: int, message_id: int
) -> TelegramMethod[Any] | None:
    """The chips have done their work: what was marked stays to be read."""
    answered = await _answered(ctx, chat_id, response)
    if answered is None:
        return None
    found, who = answered
    language = ctx.language_of(who)
    chosen = await responses.list_reasons(ctx.conn, found.id)
    marked = say(language, "why-chosen", reasons=reasons_named(language, chosen)) if chosen else None
    text = lines(say(language, f"why-{found.group.value}"), marked)
    return EditMessageText(chat_id=chat_id, message_id=message_id, text=text, parse_mode="HTML")


async def compose_thanks(ctx: Context, chat_id: int, *, response: int) -> TelegramMethod[Any] | None:
    answered = await _answered(ctx, chat_id, response)
    if answered is None:
        return None
    found, who = answered
    language = ctx.language_of(who)
    if found.group is not Group.DETRACTOR:
        return message(chat_id, say(language, f"thanks-{found.group.value}"))
    case = await cases.find_of_response(ctx.conn, found.id)
    manager = await alerts.find_promiser(ctx.conn, case) if case else None
    if case is None or manager is None or case.deadline_at <= ctx.now:
        return message(chat_id, say(language, "thanks-detractor"))
    contact = await get_contact(ctx.conn, found.contact_id)
    weekday = case.deadline_at.astimezone(zone_named(contact.timezone, ctx.programme)).weekday()
    return message(chat_id, say(language, "thanks-detractor-named", manager=manager.name, weekday=weekday))


async def compose_gap_nudge(ctx: Context, chat_id: int, *, invitation: int) -> TelegramMethod[Any] | None:
    asked = await _asked(ctx, chat_id, invitation)
    if asked is None or asked[0].state is not InvitationState.SENT or not asked[0].is_open(ctx.now):
        return None
    shown = await deliveries.find_card_message(ctx.conn, f"ask:{invitation}:1")
    return message(chat_id, say(ctx.language_of(asked[1]), "gap-nudge"), reply_to=shown)


async def compose_early_comment(ctx: Context, chat_id: int, *, invitation: int) -> TelegramMethod[Any] | None:
    """A comment came and no score: ask for it, unless it has come meanwhile."""
    asked = await _asked(ctx, chat_id, invitation)
    if asked is None or asked[0].state is InvitationState.ANSWERED or not asked[0].is_open(ctx.now):
        return None
    return message(chat_id, say(ctx.language_of(asked[1]), "early-comment"))
