"""The guided tour: its steps are data in `page_files/tour.json`; here names become Telegram ids and links."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sandbox.page import Cast

STEPS = Path(__file__).parent / "page_files" / "tour.json"
ROLES = ("contact", "manager", "owner")


def read_tour(cast: list[Cast], phones: list[int]) -> dict[str, Any]:
    """{"people": {role: id}, "link": what the contact opens, or None when it has been used, "steps": […]}"""
    people = dict(zip(ROLES, phones, strict=False))
    link = next((one.link for one in cast if one.id == people.get("contact")), None)
    return {"people": people, "link": link, "steps": json.loads(STEPS.read_text(encoding="utf-8"))}
