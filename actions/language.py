"""The language somebody has chosen."""

from __future__ import annotations

from actions.turn import Turn
from messages.help import menu
from messages.owed import Owed
from storage.people.who import Who, set_language


async def choose(turn: Turn, who: Who, language: str) -> Owed:
    """From now on everything is said in it, the menu of commands too."""
    await set_language(turn.conn, who.telegram_id, language)
    return menu(who, language)
