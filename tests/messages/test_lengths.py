"""Whatever people write, what is composed stays within Telegram's limits (4,096 and 1,024 units after parsing)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardMarkup

from messages.composing import compose
from messages.letters import LETTERS
from messages.texts import label
from nps.values import LANGUAGES
from sandbox.lengths import CAPTION_LIMIT, TEXT_LIMIT, trimmed, utf16_length
from sandbox.markup import parse_html
from storage.engine.database import Database
from tests.messages.fullness import CAPTION, COMMENT, HARD, PLAIN, Full, fill
from tests.messages.keys import keys_in_code
from tests.messages.locales import texts

USUAL, LONGEST = 40, 200
"""Characters of a name: of a real one, and of the longest a client list may hold."""
LETTER_NAMES = [
    *(*LETTERS, "client_card of events", "client_message with a photo", "consent as a preview"),
    *("erased_quote without words", "invites opened", "invites lost", "invites of managers"),
    *LETTERS,
    "audit of others",
    *("nps of reasons", "nps of money", "nps_meaning of reasons", "nps_meaning of money"),
    "nps by manager",
    "nps by account",
    "summary of a quarter",
    "week_ahead of a Monday",
    "nps of a picture",
    *("behind_list of cases", "behind_list of accounts", "behind_list of trades"),
    *("behind_list of people", "behind_list of open cases"),
    *("answer_list of a reason", "narrowing to a manager", "narrowing to a period"),
    "client_message with a photo",
    "consent as a preview",
    "erased_quote without words",
    *("newcomer of whom a promoter sent", "public_consent of whom a promoter sent", "thanks of a promoter"),
]
SILENT = {"client_copy", "erased_quote without words"}
"""Letters without words of their own."""
every_language = pytest.mark.parametrize("language", LANGUAGES)
usual_names = pytest.mark.parametrize("name_length", [USUAL])
longest_names = pytest.mark.parametrize("name_length", [LONGEST])
plain_comment = pytest.mark.parametrize("comment", [(PLAIN * 70)[:4000]], ids=["plain"])
hard_comment = pytest.mark.parametrize("comment", [COMMENT], ids=["hard"])


@pytest.fixture
async def full(sqlite: Database, language: str, name_length: int, comment: str) -> AsyncIterator[Full]:
    async with sqlite.write() as conn:
        yield await fill(conn, language=language, name_length=name_length, comment=comment)


async def composed(full: Full, letter: str) -> TelegramMethod[Any]:
    to, arguments = full.letters[letter]
    method = await compose(full.ctx, letter.partition(" ")[0], to, arguments)
    assert method is not None
    return method


def shown(method: TelegramMethod[Any]) -> str:
    """The text or caption as Telegram counts it: markup parsed, white space around it cut."""
    source = getattr(method, "text", None) or getattr(method, "caption", None)
    assert source
    return trimmed(*parse_html(source))[0]


def limit(method: TelegramMethod[Any]) -> int:
    return CAPTION_LIMIT if hasattr(method, "caption") else TEXT_LIMIT


def rows(method: TelegramMethod[Any]) -> list[list[tuple[str, str]]]:
    keyboard = getattr(method, "reply_markup", None)
    if not isinstance(keyboard, InlineKeyboardMarkup):
        return []
    return [[(button.text, button.callback_data or "") for button in row] for row in keyboard.inline_keyboard]


async def oversized(full: Full) -> dict[str, int]:
    """The letters that Telegram would refuse as too long, with their lengths."""
    lengths = {}
    for letter in full.letters.keys() - SILENT:
        method = await composed(full, letter)
        length = utf16_length(shown(method))
        if not 0 < length <= limit(method):
            lengths[letter] = length
    return lengths


@usual_names
@plain_comment
@pytest.mark.parametrize("language", ["ru"])
async def test_every_letter_is_tried_here(full: Full) -> None:
    assert full.letters.keys() == set(LETTER_NAMES)


@every_language
@usual_names
@plain_comment
async def test_every_letter_fits_into_one_message(full: Full) -> None:
    assert await oversized(full) == {}


@every_language
@longest_names
@plain_comment
async def test_every_letter_fits_with_the_longest_names_a_list_may_hold(full: Full) -> None:
    assert await oversized(full) == {}


@every_language
@usual_names
@plain_comment
async def test_every_keyboard_fits(full: Full) -> None:
    for letter in full.letters:
        keyboard = rows(await composed(full, letter))

        assert max(map(len, keyboard), default=0) <= 8
        assert sum(map(len, keyboard)) <= 100
        assert all(1 <= len(data.encode()) <= 64 for row in keyboard for _, data in row)
        assert all(text.strip() for row in keyboard for text, _ in row)


@every_language
@usual_names
@hard_comment
async def test_a_comment_full_of_markup_fits_on_its_card(full: Full) -> None:
    card = shown(await composed(full, "case"))

    assert HARD * 200 in card
    assert utf16_length(card) <= TEXT_LIMIT


@every_language
@usual_names
@plain_comment
async def test_a_long_comment_keeps_its_beginning_and_says_that_more_follows(full: Full) -> None:
    card = shown(await composed(full, "case"))

    assert PLAIN * 10 in card
    assert "…" in card
    assert PLAIN * 30 not in card


@every_language
@usual_names
@hard_comment
async def test_a_free_message_full_of_markup_fits(full: Full) -> None:
    message = shown(await composed(full, "client_message"))

    assert HARD * 500 in message
    assert utf16_length(message) <= TEXT_LIMIT


@every_language
@usual_names
@hard_comment
async def test_a_short_ring_ends_in_a_whole_character(full: Full) -> None:
    ring = shown(await composed(full, "case_ring"))

    assert ring.endswith("…")
    assert "\ufffd" not in ring


@every_language
@usual_names
@plain_comment
async def test_an_address_with_quotes_stays_inside_its_attribute(full: Full) -> None:
    method = await composed(full, "consent")
    source = getattr(method, "text", "")
    _, entities = parse_html(source)

    assert [entity["url"] for entity in entities if entity["type"] == "text_link"] == [
        "https://example.com/?a=1&b=%22<2>"
    ]


@every_language
def test_no_toast_is_cut(language: str) -> None:
    keys = {
        key
        for asked in keys_in_code().toasts
        for key in texts(language)
        if key == asked or ("{}" in asked and key.startswith(asked.partition("{}")[0]))
    }
    longest: dict[str, str | int] = {"name": "Александра-Виктория Константинопольская", "score": 10}
    longest |= {"number": 10**6, "count": 10**6, "day": "в понедельник, 30 сентября"}
    shown = [label(language, key, **{name: longest[name] for name in texts(language)[key].variables}) for key in keys]

    assert len(shown) >= 8
    assert max(map(utf16_length, shown)) <= 200


def test_samples_are_as_long_as_telegram_lets_them_be() -> None:
    assert utf16_length(COMMENT) == TEXT_LIMIT
    assert utf16_length(CAPTION) == CAPTION_LIMIT
