"""What cannot be done, said to whoever tried: an exception carries the text, and here it becomes the answer.

Raise before anything is written: what a handler has written down already stays.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.types import CallbackQuery, TelegramObject

from actions.case_steps import CannotHappen
from actions.cases import NotTheirs
from messages.replies import reply, toast
from messages.texts import label, say


class Refused(Exception):
    """`key` and `details` are the text for the person; a tap is answered by a toast, or by an `alert` to be closed."""

    def __init__(self, key: str, *, alert: bool = False, **details: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.alert = alert
        self.details = details


class NotYours(Refused):
    """What the button stands for is somebody else's, or nobody's."""

    KEY = "not-yours"

    def __init__(self, *, alert: bool = False) -> None:
        super().__init__(self.KEY, alert=alert)


async def answer_refusals(
    handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]], event: TelegramObject, data: dict[str, Any]
) -> Any:
    """Inner middleware: whoever is refused reads why. What an action on a case refuses is said here for all of them."""
    try:
        return await handler(event, data)
    except Refused as error:
        refused = error
    except NotTheirs:
        refused = Refused("card-not-yours", alert=True)
    except CannotHappen:
        refused = Refused("case-moved-on", alert=True)
    language = data["language"]
    if isinstance(event, CallbackQuery):
        return [toast(event, label(language, refused.key, **refused.details), alert=refused.alert)]
    return [reply(data["who"], say(language, refused.key, **refused.details))]
