"""What stands beside a promoter's answer: below the client's thanks, and on the light card of the staff."""

from __future__ import annotations

from messages.quotes import may_quote
from messages.taps.promoters import AskQuoteTap, ReferTap
from messages.texts import Markup, label, say
from messages.writing import Buttons, Context, button
from nps.values import ContactState, Group
from storage.answers import quotes
from storage.answers.responses import Response
from storage.cases import cases
from storage.cases.light_cards import LightCard
from storage.people.clients import Contact


async def below_thanks(ctx: Context, language: str, response: Response) -> Buttons:
    """[Можно процитировать?] and [Порекомендовать], for a promoter alone."""
    if response.group is not Group.PROMOTER:
        return []
    refer = button(label(language, "refer-button"), ReferTap(contact=response.contact_id, wish="link").pack())
    return [*await may_quote(ctx, language, response), [refer]]


async def on_light_card(
    ctx: Context, language: str, card: LightCard, response: Response | None, contact: Contact
) -> tuple[Markup | None, Buttons]:
    """Whether the words may be quoted; once they were read and nobody has said, [Попросить цитату]."""
    if response is None or response.group is not Group.PROMOTER:
        return None, []
    quote = await quotes.find_of_response(ctx.conn, response.id)
    if quote is not None:
        named = "yes" if quote.signature is not None and not ctx.programme.anonymous else "no"
        return say(language, "light-quote", state=quote.state.value, named=named), []
    is_here = contact.state is ContactState.JOINED and card.case_id is None and card.unread_since is None
    if not is_here or await quotes.find_words(ctx.conn, response) is None:
        return None, []
    if await cases.find_open_of_contact(ctx.conn, contact.id) is not None:
        return None, []
    return None, [[button(label(language, "quote-wish"), AskQuoteTap(response=response.id).pack())]]
