"""Cases that follow: their account to another manager, or this version of the program. They may be thousands."""

from __future__ import annotations

from actions import alerting, upgrading
from scheduler.slices import Sliced

hand_over_cases = Sliced("hand_over_cases", alerting.list_to_hand_over, alerting.hand_over_one)
follow_open_cases = Sliced("follow_open_cases", upgrading.list_unfollowed, upgrading.follow_open_case)
