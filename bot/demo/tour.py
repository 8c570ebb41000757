"""The guided tour: its steps are data in `page_files/tour.json`; here roles become people.

A step is {"id", "who": role, "text", "why", "fill", "press", "until", "hints", "general": false}. Texts stand in every
language of the page and may name {contact}, {manager}, {owner} and {account}; `fill` is put into the phone's line.
`press` is highlighted, the first that is there:

    {"button": [texts]}   {"start": true}   {"send": true}   {"message": pattern}
    {"panel": name of a button}   {"weather": kind}

`until` ends the step as soon as one of them holds; with none it is the last:

    {"message": pattern, "on": role, "fresh": true, "from": "person"}   a message since the tour (fresh: the step) began
    {"button": [texts], "on": role}   {"state": {field: value}}   {"next": true}: a button below the text

A hint is {"if": […], "text", "press"}: said instead of the step's own text when the visitor has done something else.
Those beside the steps hold in every step that does not say "general": false.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bot.demo.people import Actor
from nps.values import Role

STEPS = Path(__file__).parent / "page_files" / "tour.json"


def read_tour(actors: list[Actor]) -> dict[str, Any]:
    """{"people": {role: id}, "names": {…}, "link": what the contact opens, "hints": […], "steps": […]}

    The contact is the first who has not joined yet, so that the tour can be taken again; when all have, the first.
    """
    by_id = {actor.cast.id: actor.cast for actor in actors}
    waiting = [actor for actor in actors if actor.cast.link and actor.manager in by_id]
    contact = (waiting or [actor for actor in actors if actor.manager in by_id])[0]
    owner = next(actor.cast for actor in actors if actor.cast.role == Role.OWNER)
    people = {"contact": contact.cast, "manager": by_id[contact.manager or 0], "owner": owner}
    return {
        "people": {role: cast.id for role, cast in people.items()},
        "names": {role: cast.name for role, cast in people.items()} | {"account": contact.account},
        "link": contact.cast.link,
        **json.loads(STEPS.read_text(encoding="utf-8")),
    }
