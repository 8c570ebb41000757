"""[Причины]: the reasons of an answer, corrected by the staff with one tap; what the client marked stays to be read."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from messages.dates import own_moment
from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Lane, Letter
from messages.readers import HEARS_CLIENT, ClientReader
from messages.reasons import reason_label, reasons_or_none
from messages.taps.figures import AnswerReasonTap
from messages.texts import Markup, clip, label, lines, say
from messages.writing import Buttons, Context, button, edited, message
from nps.values import REASONS, ResponseId
from storage.answers import corrections, responses
from storage.answers.corrections import Correction
from storage.answers.responses import Response
from storage.people.staff import Staff, find_staff, name_staff

NAME = 40
HISTORY = 6
"""So many corrections are told, the latest ones."""


def opening(language: str, response: Response | None) -> Buttons:
    """The button below a card; none where there is no answer."""
    if response is None:
        return []
    tap = AnswerReasonTap(response=response.id, wish="open").pack()
    return [[button(label(language, "why-fix-button"), tap)]]


async def corrected_line(ctx: Context, language: str, response: Response | None) -> Markup | None:
    """«✎ причины уточнены: Анна Смирнова, 23 нояб., 12:10; клиент отметил: качество»; None: they are the client's."""
    made = await corrections.list_in_force(ctx.conn, response.id) if response is not None else []
    if response is None or not made:
        return None
    by = await find_staff(ctx.conn, made[-1].staff_id)
    own = await corrections.list_own(ctx.conn, response.id)
    return say(
        language,
        "why-fix-line",
        name=clip(by.name, NAME) if by is not None and by.name else "—",
        when=own_moment(language, made[-1].at, ctx.programme.zone),
        own=reasons_or_none(language, own),
    )


def show(response: Response, reader: Staff, *, edit: int | None = None) -> Letter:
    """The reasons as chips, in place of the message `edit`, if there is one."""
    return answer_reasons.owed(to_staff(reader, about=response.contact_id), response=response.id, edit=edit)


@letter(to=HEARS_CLIENT, lane=Lane.REPLY, quick=True)
async def answer_reasons(
    ctx: Context, reader: ClientReader, *, response: ResponseId, edit: int | None = None
) -> TelegramMethod[Any] | None:
    """What counts, what the client marked, and who has said otherwise."""
    answer = await corrections.find_of_staff(ctx.conn, response, reader.staff)
    if answer is None or answer.contact_id != reader.contact.id:
        return None
    language = reader.language
    counted = await responses.list_reasons(ctx.conn, answer.id)
    own = await corrections.list_own(ctx.conn, answer.id)
    history = await corrections.list_latest(ctx.conn, answer.id, limit=HISTORY)
    names = await name_staff(ctx.conn) if history else {}
    text = lines(
        say(
            language,
            "why-fix-title",
            score=answer.score,
            contact=clip(reader.contact.name, NAME),
            account=clip(reader.contact.account, NAME),
        ),
        say(language, "why-fix-own", reasons=reasons_or_none(language, own)),
        say(language, "why-fix-counts", reasons=reasons_or_none(language, counted)),
        *(_told(ctx, language, each, names) for each in history),
        Markup(""),
        say(language, "why-fix-how"),
    )

    def chip(at: int) -> InlineKeyboardButton:
        reason, name = REASONS[at], reason_label(language, REASONS[at])
        tap = AnswerReasonTap(response=answer.id, wish=reason.value).pack()
        return button(f"✓ {name}" if reason in counted else name, tap)

    chips = [[chip(at), chip(at + 1)] for at in range(0, len(REASONS), 2)]
    if edit is None:
        return message(reader.chat_id, text, chips)
    return edited(reader.chat_id, edit, text, chips)


def _told(ctx: Context, language: str, made: Correction, names: dict[Any, str]) -> Markup:
    """«· 23 нояб., 12:10, Анна Смирнова: добавлено «отношение»»"""
    return say(
        language,
        "why-fix-told",
        became=made.became.value,
        reason=reason_label(language, made.reason).lower(),
        when=own_moment(language, made.at, ctx.programme.zone),
        name=clip(names.get(made.staff_id) or "—", NAME),
    )
