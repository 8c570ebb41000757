"""What Telegram says when it refuses: a code, a sentence, sometimes parameters."""

from __future__ import annotations

import math
from typing import Any


class Refusal(Exception):
    """An answer with "ok": false; `parameters` is what Telegram puts beside it (retry_after)."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class Dropped(Exception):
    """The connection is to be cut without an answer."""


def bad_request(reason: str) -> Refusal:
    return Refusal(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> Refusal:
    return Refusal(403, f"Forbidden: {reason}")


def conflict(reason: str) -> Refusal:
    return Refusal(409, f"Conflict: {reason}")


def too_many(seconds: float) -> Refusal:
    """`seconds` until a slot is free; Telegram speaks in whole seconds and never says 0."""
    retry_after = max(1, math.ceil(seconds))
    return Refusal(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def too_large() -> Refusal:
    return Refusal(413, "Request Entity Too Large")


def bad_gateway() -> Refusal:
    return Refusal(502, "Bad Gateway")


def not_found(reason: str = "") -> Refusal:
    return Refusal(404, f"Not Found: {reason}" if reason else "Not Found")
