"""Which routers are asked at all: a press has one kind of button, and most routers have none for it.

Asked one after the other, fifty of them take longer than what the press brings about.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, TelegramObject

Kind = tuple[str, str]
"""How the data of a button begins, and what its fields are separated by."""


class ByButton(Router):
    """Asks those of its routers, in their order, that have a handler for such an update, and for such a button.

    It has no handlers of its own; its routers are all there before the first update.
    """

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        """The answer of the first router that has one."""
        kinds = self._kinds_of(event) if isinstance(event, CallbackQuery) else None
        for router, wanted in self._asked.get(update_type, ()):
            if wanted is None or kinds is None or not wanted.isdisjoint(kinds):
                response = await router.propagate_event(update_type=update_type, event=event, **kwargs)
                if response is not UNHANDLED:
                    return response
        return UNHANDLED

    def _kinds_of(self, tap: CallbackQuery) -> set[Kind]:
        """What its data may be, by each of the separators there are."""
        data = tap.data or ""
        return {(data.partition(separator)[0], separator) for separator in self._separators}

    @cached_property
    def _asked(self) -> dict[str, list[tuple[Router, frozenset[Kind] | None]]]:
        """By kind of update the routers with handlers for it; None: whatever the button is."""
        asked: dict[str, list[tuple[Router, frozenset[Kind] | None]]] = {}
        for router in self.sub_routers:
            for update_type in self.observers:
                handlers = [each for part in router.chain_tail for each in part.observers[update_type].handlers]
                wanted = [_wanted_by(handler) for handler in handlers]
                known = [kind for kind in wanted if kind is not None]
                if wanted:
                    asked.setdefault(update_type, []).append(
                        (router, frozenset(known) if len(known) == len(wanted) else None)
                    )
        return asked

    @cached_property
    def _separators(self) -> frozenset[str]:
        taps = self._asked.get("callback_query", ())
        return frozenset(separator for _, wanted in taps for _, separator in wanted or ())


def _wanted_by(handler: HandlerObject) -> Kind | None:
    for condition in handler.filters or []:
        if isinstance(condition.callback, CallbackQueryFilter):
            data = condition.callback.callback_data
            return data.__prefix__, data.__separator__
    return None
