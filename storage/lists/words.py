"""What a company means by its own words for circles and relations: asked about once, then remembered."""

from __future__ import annotations

import json
from collections.abc import Mapping

from storage import marks
from storage.engine.conn import Conn


async def meanings(conn: Conn) -> dict[str, str]:
    """The code of each word that somebody has explained, by the word's key; that of a word that says nothing too."""
    kept = await marks.find(conn, marks.LIST_WORDS)
    return dict(json.loads(kept)) if kept else {}


async def forget(conn: Conn, key: str) -> None:
    """This word is asked about anew."""
    known = await meanings(conn)
    known.pop(key, None)
    await marks.put(conn, marks.LIST_WORDS, json.dumps(known, ensure_ascii=False, sort_keys=True))


async def remember(conn: Conn, told: Mapping[str, str]) -> None:
    """From now on these words mean this, in every list."""
    known = {**await meanings(conn), **told}
    await marks.put(conn, marks.LIST_WORDS, json.dumps(known, ensure_ascii=False, sort_keys=True))
