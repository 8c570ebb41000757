"""Ways for Telegram to fail, switched on by method and chat."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Literal, get_args

Kind = Literal["refuse", "5xx", "5xx_html", "drop_before", "drop_after", "slow", "429"]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(eq=False, slots=True)
class Fault:
    """One switched-on failure; `times` None means until removed, `delay` is in real seconds.

    `method` may be a pattern ("send*"); of the calls that match, each `every`-th is struck.
    """

    id: int
    method: str
    kind: Kind
    times: int | None
    chat_id: int | None
    delay: float
    retry_after: int
    _home: Faults = field(repr=False)
    every: int = 1
    hits: int = 0
    met: int = 0

    def remove(self) -> None:
        if self in self._home.active:
            self._home.active.remove(self)

    def matches(self, method: str, chat_id: int | None) -> bool:
        return fnmatchcase(method.lower(), self.method.lower()) and self.chat_id in (None, chat_id)


class Faults:
    """The switched-on failures; the first that matches a call strikes it.

    refuse: the connection is closed, nothing is read or done · drop_before: the request is read, nothing is done, no
    answer · drop_after: the work is done, no answer · slow: the work is done, the answer comes after `delay` ·
    5xx: 502 as JSON, nothing is done · 5xx_html: the same as a web page · 429: nothing is done, `retry_after`.
    A connection that cannot even be opened is `await server.stop()`.
    """

    def __init__(self) -> None:
        self.active: list[Fault] = []
        self._count = 0

    def add(
        self,
        method: str = "*",
        kind: Kind = "5xx",
        times: int | None = None,
        chat_id: int | None = None,
        delay: float = 1.0,
        retry_after: int = 1,
        every: int = 1,
    ) -> Fault:
        if kind not in KINDS:
            raise ValueError(f"unknown kind of fault {kind!r}; there are {', '.join(KINDS)}")
        if every < 1:
            raise ValueError("every is 1 or more")
        self._count += 1
        fault = Fault(self._count, method, kind, times, chat_id, delay, retry_after, self, every)
        self.active.append(fault)
        return fault

    def clear(self) -> None:
        self.active.clear()

    def strike(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault this call runs into, counted; None when it may pass."""
        for fault in self.active:
            if fault.matches(method, chat_id):
                fault.met += 1
                if fault.met % fault.every:
                    continue
                fault.hits += 1
                if fault.times is not None and fault.hits >= fault.times:
                    fault.remove()
                return fault
        return None
