"""Promises whose date has come: the client is asked whether they were kept, and may say nothing."""

from __future__ import annotations

from actions import promising
from scheduler.slices import Sliced

follow_promises = Sliced("follow_promises", promising.list_due, promising.follow)
