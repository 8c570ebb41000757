"""Texts: Telegram's HTML, lengths in UTF-16 units after parsing, trimming."""

from __future__ import annotations

import pytest

from sandbox.markup import parse_html
from sandbox.people import Person
from sandbox.refusal import Refusal
from tests.sandbox.conftest import Api


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("b", "bold"),
        ("strong", "bold"),
        ("i", "italic"),
        ("em", "italic"),
        ("u", "underline"),
        ("ins", "underline"),
        ("s", "strikethrough"),
        ("strike", "strikethrough"),
        ("del", "strikethrough"),
        ("code", "code"),
        ("pre", "pre"),
        ("blockquote", "blockquote"),
        ("tg-spoiler", "spoiler"),
    ],
)
def test_each_tag_becomes_its_entity(tag: str, kind: str) -> None:
    assert parse_html(f"a<{tag}>bc</{tag}>d") == ("abcd", [{"type": kind, "offset": 1, "length": 2}])


def test_offsets_are_counted_in_utf16_units() -> None:
    text, entities = parse_html("😀<b>😀я</b>")

    assert text == "😀😀я"
    assert entities == [{"type": "bold", "offset": 2, "length": 3}]


def test_tags_with_attributes_keep_what_they_say() -> None:
    source = (
        '<a href="https://example.org/?a=1&amp;b=2">link</a><span class="tg-spoiler">x</span>'
        '<tg-emoji emoji-id="5368">👍</tg-emoji><blockquote expandable>long</blockquote>'
        '<pre><code class="language-python">x</code></pre>'
    )
    _, entities = parse_html(source)

    assert [entity["type"] for entity in entities] == [
        "text_link",
        "spoiler",
        "custom_emoji",
        "expandable_blockquote",
        "pre",
    ]
    assert entities[0]["url"] == "https://example.org/?a=1&b=2"
    assert entities[2]["custom_emoji_id"] == "5368"
    assert entities[4]["language"] == "python"


@pytest.mark.parametrize(
    ("tag", "more"),
    [
        ('tg-time unix="1795392600"', {}),
        ('tg-time unix="1795392600" format=""', {}),
        ('tg-time unix="1795392600" format="wdt"', {"date_time_format": "wdt"}),
        ("tg-time format=r unix=1795392600", {"date_time_format": "r"}),
        ("tg-time format='DT' unix='1795392600'", {"date_time_format": "DT"}),
    ],
)
def test_a_moment_keeps_its_unix_time_and_its_format(tag: str, more: dict[str, str]) -> None:
    entity = {"type": "date_time", "offset": 0, "length": 5, "unix_time": 1795392600, **more}

    assert parse_html(f"<{tag}>12:10</tg-time>") == ("12:10", [entity])


def test_nested_tags_are_all_kept_outermost_first() -> None:
    assert parse_html("<b>a<i>b</i></b>")[1] == [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "italic", "offset": 1, "length": 1},
    ]


def test_references_are_decoded_and_unknown_ones_stay() -> None:
    assert parse_html("&lt;b&gt; &amp; &quot;x&quot; &#1071; &#x1F600; &nbsp; a&b")[0] == '<b> & "x" Я 😀 &nbsp; a&b'


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("я<b", "Unclosed start tag at byte offset 2"),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        (
            "<b><i>x</b></i>",
            'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
        ),
        ("<div>x</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<tg-time>x</tg-time>", 'Tag "tg-time" must have a valid Unix time at byte offset 0'),
        ('<tg-time unix="">x</tg-time>', 'Tag "tg-time" must have a valid Unix time at byte offset 0'),
        ('<tg-time unix="now">x</tg-time>', 'Tag "tg-time" must have a valid Unix time at byte offset 0'),
        ('<tg-time unix="-5">x</tg-time>', 'Tag "tg-time" must have a valid Unix time at byte offset 0'),
        ('<tg-time unix="1.5e9">x</tg-time>', 'Tag "tg-time" must have a valid Unix time at byte offset 0'),
        ('<tg-time unix="5" format="tw">x</tg-time>', 'Tag "tg-time" must have a valid format at byte offset 0'),
        ('<tg-time unix="5" format="rd">x</tg-time>', 'Tag "tg-time" must have a valid format at byte offset 0'),
        ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>y</a>", "Unexpected end of name token at byte offset 8"),
    ],
)
def test_broken_markup_is_refused_in_telegrams_words(broken: str, why: str) -> None:
    with pytest.raises(Refusal, match="can't parse entities") as refusal:
        parse_html(broken)

    assert refusal.value.description == f"Bad Request: can't parse entities: {why}"


async def test_a_person_reads_plain_text_with_entities(api: Api, irina: Person) -> None:
    await api.says("  <b>Добрый</b> день &amp; привет\n", parse_mode="HTML")

    assert irina.last.text == "Добрый день & привет"
    assert irina.last.html == "  <b>Добрый</b> день &amp; привет\n"
    assert irina.last.entities == [{"type": "bold", "offset": 0, "length": 6}]
    assert irina.sees("день & привет")
    assert not irina.sees("<b>")


async def test_without_a_parse_mode_markup_is_plain_text(api: Api, irina: Person) -> None:
    await api.says("<b>x")

    assert irina.last.text == "<b>x"


async def test_broken_markup_is_refused_and_nothing_is_sent(api: Api, irina: Person) -> None:
    why = await api.refused("sendMessage", chat_id=1001, text="<b>x", parse_mode="HTML")

    assert why == "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""
    assert irina.inbox == []


async def test_an_unknown_parse_mode_is_refused(api: Api, irina: Person) -> None:
    assert await api.refused("sendMessage", chat_id=1001, text="x", parse_mode="BB") == (
        "Bad Request: unsupported parse_mode"
    )


@pytest.mark.parametrize("text", ["", "   \n", "<b></b>"])
async def test_an_empty_text_is_refused(api: Api, irina: Person, text: str) -> None:
    why = await api.refused("sendMessage", chat_id=1001, text=text, parse_mode="HTML")

    assert why == "Bad Request: message text is empty"


async def test_a_text_may_have_4096_units_after_parsing(api: Api, irina: Person) -> None:
    await api.says("<b>" + "я" * 4096 + "</b>", parse_mode="HTML")
    await api.says("😀" * 2048)

    assert await api.refused("sendMessage", chat_id=1001, text="😀" * 2048 + "x") == "Bad Request: message is too long"
    assert await api.refused("sendMessage", chat_id=1001, text="я" * 4097) == "Bad Request: message is too long"


async def test_entities_can_be_given_instead_of_markup(api: Api, irina: Person) -> None:
    await api.says("bold", entities=[{"type": "bold", "offset": 0, "length": 4}])

    assert irina.last.entities == [{"type": "bold", "offset": 0, "length": 4}]
