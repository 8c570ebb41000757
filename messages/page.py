"""A page in one file: readable on a phone, without a network, with everything from people escaped."""

from __future__ import annotations

import html
from collections.abc import Sequence

Line = tuple[str, str | None]
"""What it is, and the value as plain text; a line without a value is left out."""

STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:44em;margin:0 auto;padding:1em;overflow-wrap:anywhere}"
    "h1{font-size:1.4em}"
    "h2{font-size:1.2em;margin-top:2em;border-bottom:1px solid #888}h3{font-size:1em;margin:1.5em 0 0}"
    "dl{margin:.5em 0}dt{color:#777;font-size:.85em}dd{margin:0 0 .4em;white-space:pre-wrap}"
    "@media(prefers-color-scheme:dark){body{background:#111;color:#eee}dt{color:#aaa}}"
)
# The page can load nothing and run nothing, whatever stands in it.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def escape(text: str) -> str:
    return html.escape(text, quote=True)


def heading(text: str, level: int = 2) -> str:
    return f"<h{level}>{escape(text)}</h{level}>"


def paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def listing(lines: Sequence[Line]) -> str:
    """The lines that have a value; an empty text when none has."""
    rows = [f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in lines if value]
    return f"<dl>{''.join(rows)}</dl>" if rows else ""


def section(title: str, blocks: Sequence[Sequence[Line]]) -> str:
    """A part of the page, one listing for each thing; nothing when there are none."""
    shown = [block for lines in blocks if (block := listing(lines))]
    return "\n".join([heading(title, 3), *shown]) if shown else ""


def page(language: str, title: str, parts: Sequence[str]) -> str:
    head = (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    )
    return head + "\n".join(part for part in (heading(title, 1), *parts) if part) + "\n</body>\n</html>\n"
