"""Words with their formatting: joined and divided, nothing is lost and no entity moves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nps.formatted import Formatted, divided, kept, styled, units

SOME_TEXT = st.text(st.sampled_from("аб 🙂\n👨‍👩‍👧x"), max_size=60)


def marked(words: Formatted) -> list[tuple[str, str]]:
    """What each entity covers."""
    raw = words.text.encode("utf-16-le")
    return [
        (entity["type"], raw[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le"))
        for entity in words.entities
    ]


def test_a_signature_moves_the_entities_by_its_utf16_length() -> None:
    said = Formatted("жирно", ({"type": "bold", "offset": 0, "length": 5},))
    signed = styled("🙂 Анна:", "italic") + Formatted(" ") + said

    assert marked(signed) == [("italic", "🙂 Анна:"), ("bold", "жирно")]


def test_what_telegram_finds_by_itself_and_what_lies_outside_is_left_off() -> None:
    entities = [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "url", "offset": 0, "length": 2},
        {"type": "text_mention", "offset": 0, "length": 2, "user": {"id": 1}},
        {"type": "bold", "offset": 1, "length": 9},
    ]
    assert [entity["type"] for entity in kept("ok", entities).entities] == ["bold"]


def test_a_text_is_cut_at_a_space_and_formatting_goes_on_behind_the_cut() -> None:
    words = Formatted("один два три", ({"type": "bold", "offset": 5, "length": 7},))
    first, second = divided(words, 9, 9)

    assert (first.text, second.text) == ("один два ", "три")
    assert (marked(first), marked(second)) == ([("bold", "два ")], [("bold", "три")])


def test_a_piece_of_nothing_but_spaces_is_no_message() -> None:
    assert [piece.text for piece in divided(Formatted("а" + " " * 30), 10, 10)] == ["а" + " " * 9]
    assert divided(Formatted(""), 10, 10) == [Formatted()]


@given(SOME_TEXT, st.integers(2, 20), st.integers(2, 20))
def test_pieces_fit_and_hold_every_character(text: str, first: int, then: int) -> None:
    entities = ({"type": "bold", "offset": 0, "length": units(text)},) if text else ()
    pieces = divided(Formatted(text, entities), first, then)

    assert all(units(piece.text) <= (then if number else first) for number, piece in enumerate(pieces))
    assert "".join("".join(piece.text for piece in pieces).split()) == "".join(text.split())
    for piece in pieces:
        assert marked(piece) == ([("bold", piece.text)] if piece.text else [])
