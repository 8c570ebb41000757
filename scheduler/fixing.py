"""What repeats becomes an item, its date is recalled, and clients hear that it is done."""

from __future__ import annotations

from actions import fixing
from scheduler.slices import Sliced

open_repeated = Sliced("open_repeated", fixing.look, fixing.open_one)
ring_fixes = Sliced("ring_fixes", fixing.list_ringing, fixing.ring)
