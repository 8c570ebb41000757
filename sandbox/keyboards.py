"""Reply markup: buttons as the bot gives them, and what Telegram does not take."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from sandbox.message import Button
from sandbox.parameters import Parameters
from sandbox.refusal import bad_request

ROW, TOGETHER, DATA_BYTES = 8, 100, 64
ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


@dataclass(frozen=True, slots=True)
class Markup:
    """`buttons` under the message; `keyboard` replaces the one under the chat (None: leave it as it is)."""

    buttons: list[list[Button]] = field(default_factory=list)
    keyboard: list[list[dict[str, Any]]] | None = None


def read_markup(parameters: Parameters) -> Markup:
    markup = parameters.json("reply_markup")
    if markup is None or markup == {}:
        return Markup()
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = [[_inline(button) for button in row] for row in _rows(markup["inline_keyboard"], "inline keyboard")]
        return Markup(buttons=rows)
    if "keyboard" in markup:
        return Markup(keyboard=[[_plain(button) for button in row] for row in _rows(markup["keyboard"], "keyboard")])
    if markup.get("remove_keyboard"):
        return Markup(keyboard=[])
    if markup.get("force_reply"):
        return Markup()
    raise bad_request("can't parse reply keyboard markup JSON object")


def _rows(rows: Any, kind: str) -> list[list[Any]]:
    """The rows that are not empty, none too long, not too many buttons together."""
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f"can't parse {kind}: expected an Array of Array of buttons")
    kept: list[list[Any]] = [row for row in rows if row]
    if any(len(row) > ROW for row in kept) or sum(len(row) for row in kept) > TOGETHER:
        raise bad_request("reply markup is too long")
    return kept


def _inline(button: Any) -> Button:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str) or not text.strip():
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be a non-empty String')
    actions = [name for name in ACTIONS if button.get(name) is not None]
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request("can't parse inline keyboard button: exactly one optional field must be used")
    data, url = button.get("callback_data"), button.get("url")
    if data is not None and not 1 <= len(str(data).encode()) <= DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if url is not None and not _is_link(str(url)):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return Button(text, data=data, url=url, raw=button)


def _plain(button: Any) -> dict[str, Any]:
    """A button of the keyboard under the chat: a text, or an object with one."""
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict) or not isinstance(button.get("text"), str) or not button["text"].strip():
        raise bad_request('can\'t parse keyboard button: Field "text" must be a non-empty String')
    return button


def _is_link(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("tg", "ton") or (parts.scheme in ("http", "https") and "." in (parts.hostname or ""))
