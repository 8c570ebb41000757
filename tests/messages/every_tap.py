"""Every button there is."""

from __future__ import annotations

import inspect
import pkgutil
from importlib import import_module

from aiogram.filters.callback_data import CallbackData

from messages import taps


def kinds() -> list[type[CallbackData]]:
    """By name."""
    found = set()
    for subject in pkgutil.iter_modules(taps.__path__, "messages.taps."):
        classes = inspect.getmembers(import_module(subject.name), inspect.isclass)
        found |= {kind for _, kind in classes if issubclass(kind, CallbackData) and kind is not CallbackData}
    return sorted(found, key=lambda kind: kind.__name__)
