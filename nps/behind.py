"""Which answers stand behind a number: all of a figure, one group's, those that name a reason, or given elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from nps.values import Group, Reason

_GROUPS = {"p": Group.PROMOTER, "n": Group.PASSIVE, "d": Group.DETRACTOR}
_REASONS = {f"r{place}": reason for place, reason in enumerate(Reason)}


@dataclass(frozen=True, slots=True)
class Part:
    """Of the answers of a figure those of a group; of the detractors those who named a reason.

    `recorded`: what the staff have recorded, which stands beside the index; `imported`: what was given elsewhere.
    """

    group: Group | None = None
    reason: Reason | None = None
    recorded: bool = False
    imported: bool = False


WHOLE = Part()
PARTS: dict[str, Part] = {
    "a": WHOLE,
    **{code: Part(group=group) for code, group in _GROUPS.items()},
    **{code: Part(group=Group.DETRACTOR, reason=reason) for code, reason in _REASONS.items()},
    "w": Part(recorded=True),
    "i": Part(imported=True),
}
"""By the letter that a button has for it."""
CODES = {part: code for code, part in PARTS.items()}
