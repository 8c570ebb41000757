"""When what failed is tried again, and when it is given up: every schedule of the program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Backoff:
    """Pauses in seconds after the first failure, the second, …; the last one repeats. After `most` failures it is over.

    What fails for the network, for Telegram or for the database is not over for that, however often it fails: who asks
    counts only what fails of itself. `most` None: it is never given up.
    """

    pauses_s: tuple[float, ...]
    most: int | None = None

    def pause_s(self, failures: int) -> float:
        """How long to wait after so many failures, the latest included."""
        return self.pauses_s[min(max(failures, 1), len(self.pauses_s)) - 1]

    def is_over(self, failures: int) -> bool:
        """Is it to be given up after so many failures, the latest included?"""
        return self.most is not None and failures >= self.most


# What comes in.
POLL = Backoff((0.5, 1, 2, 5, 10))  # getUpdates, and the look at the webhook
UPDATE = Backoff((1, 5, 30, 120), most=5)  # a row of the inbox whose handler raises

# What goes out: by the row's attempts, whatever they failed for.
DELIVERY = Backoff((1, 2, 5, 10, 30))
COMPOSING_OVER_AFTER = 6  # failures
EDIT_OVER_AFTER = 8  # of unknown outcome, the last of them while Telegram is well
EDIT_DOUBTED_AFTER = 5  # such failures; from then on a probe tells whether Telegram is well
OUTCOME = Backoff((0.2, 1, 5, 30), most=4)  # writing down what became of a row

# Slow work, and what is asked of Telegram at the start.
ERRAND = Backoff((2, 4, 8, 16, 32, 60), most=5)
ERRAND_WORTH_IT_FOR = timedelta(hours=3)  # so long the network may fail
ERRAND_RESULT = Backoff((1,))
REQUEST = Backoff((0.5, 1, 2, 4, 8, 16, 30))
