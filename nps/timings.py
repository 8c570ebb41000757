"""The times a survey keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

RARELY = timedelta(days=182)
"""Between two questions to a human who wants to be asked once in half a year."""


@dataclass(frozen=True, slots=True)
class Timings:
    """When a survey asks again, reminds and closes; each in whole seconds, as it is stored."""

    repeat_after: timedelta  # the same contact is due again so long after the last question, and the last answer
    remind_after: timedelta  # from the delivery
    closes_after: timedelta  # from the delivery; of a question never delivered, from its planning


REGULAR = Timings(
    repeat_after=timedelta(days=90),
    remind_after=timedelta(days=5),
    closes_after=timedelta(days=30),
)
"""What the regular survey begins with; from then on its row says."""
