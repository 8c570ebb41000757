"""«История успеха»: whom to ask for one, with what could be written to them."""

from __future__ import annotations

from typing import Any

from aiogram.methods import TelegramMethod

from messages.envelopes import to_staff
from messages.letters import letter
from messages.owed import Lane, Letter
from messages.quotes import quotable
from messages.readers import HEARS_CLIENT, ClientReader
from messages.taps.promoters import AskQuoteTap, StoryTap
from messages.texts import Markup, clip, escape, label, lines, say
from messages.writing import Context, button, message
from nps.values import ContactId, ResponseId
from storage.answers import quotes, responses
from storage.cases import cases
from storage.people.staff import Staff

NAME = 60


def suggest(owner: Staff, contact: ContactId, response: ResponseId) -> Letter:
    once = f"story:{contact}:{owner.id}"
    return story.owed(to_staff(owner, about=contact, once=once), response=response)


@letter(to=HEARS_CLIENT, lane=Lane.SUMMARY)
async def story(ctx: Context, reader: ClientReader, *, response: ResponseId) -> TelegramMethod[Any] | None:
    """None when the answer is no promoter's any more, or a case was opened meanwhile."""
    answer, contact, language = await responses.get(ctx.conn, response), reader.contact, reader.language
    words = await quotes.find_words(ctx.conn, answer)
    if answer.contact_id != contact.id or words is None:
        return None
    if await cases.find_open_of_contact(ctx.conn, contact.id) is not None:
        return None
    greeting = contact.greeting or contact.name
    request = label(language, "story-request", name=clip(greeting, NAME), company=ctx.programme.company)
    text = lines(
        say(
            language,
            "story-title",
            contact=clip(contact.name, NAME),
            account=clip(contact.account, NAME),
            segment=Markup(f" · {escape(contact.segment)}") if contact.segment else "",
            score=answer.score,
        ),
        say(language, "card-comment", text=quotable(words)),
        say(language, "story-how"),
        Markup(f"<pre>{escape(request)}</pre>"),
    )
    buttons = [
        [button(label(language, "quote-wish"), AskQuoteTap(response=answer.id).pack())],
        [button(label(language, "story-not-now"), StoryTap(contact=contact.id).pack())],
    ]
    return message(reader.chat_id, text, buttons)
