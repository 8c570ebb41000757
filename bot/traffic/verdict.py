"""What became of a request: the few classes of outcome that Telegram's answers and the network's failures fall into."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import DeleteMessage, EditMessageText, SendChatAction, SendPhoto, TelegramMethod
from aiogram.types import BufferedInputFile
from aiohttp import ClientConnectorError, ServerConnectionError
from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError

from nps.values import Unreachable


class Unsent(Exception):
    """The request was held back: nothing was sent."""


NO_WAY = (Unsent, ProxyConnectionError, ProxyError, ProxyTimeoutError)  # held back, or the proxy could not connect us

PASSING = (
    TelegramNetworkError,
    TelegramServerError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
    ClientDecodeError,
    *NO_WAY,
)


class Outcome(StrEnum):
    SENT = "sent"
    LATER = "later"  # not sent: try again
    NEVER = "never"  # refused for good
    AMBIGUOUS = "ambiguous"  # nobody knows
    UNCHANGED = "unchanged"  # an edit that changes nothing, a deletion of what is gone already
    GONE = "gone"  # the message to be edited is no more
    MARKUP = "markup"  # the HTML was refused
    BROKEN = "broken"  # could not even be composed


@dataclass(frozen=True, slots=True)
class Verdict:
    outcome: Outcome
    error: str | None = None
    message_id: int | None = None
    others: tuple[int, ...] = ()  # the other messages of an album
    retry_after: float | None = None
    unreachable: Unreachable | None = None


def judge_answer(answer: Any) -> Verdict:
    if isinstance(answer, list):
        first, *others = [message.message_id for message in answer]
        return Verdict(Outcome.SENT, message_id=first, others=tuple(others))
    return Verdict(Outcome.SENT, message_id=getattr(answer, "message_id", None))


def judge_error(error: BaseException, method: TelegramMethod[Any] | None = None) -> Verdict:
    """Class a failure. The error kept is a short description without addresses: they carry the token."""
    match error:
        case TelegramRetryAfter():
            return Verdict(Outcome.LATER, "429", retry_after=float(error.retry_after))
        case TelegramForbiddenError():
            reason = Unreachable.DEACTIVATED if "deactivated" in error.message else Unreachable.BLOCKED
            return Verdict(Outcome.NEVER, _short(error), unreachable=reason)
        case TelegramUnauthorizedError():
            return Verdict(Outcome.LATER, "401: the token is not accepted", retry_after=30.0)
        case TelegramServerError() | ClientDecodeError():
            return Verdict(Outcome.AMBIGUOUS, type(error).__name__)
        case TelegramNetworkError():
            sent = not _never_connected(error)
            return Verdict(Outcome.AMBIGUOUS if sent else Outcome.LATER, _cause(error))
        case TelegramBadRequest():
            return _bad_request(error, method)
        case TelegramAPIError():
            return Verdict(Outcome.NEVER, _short(error))
    return Verdict(Outcome.LATER if isinstance(error, NO_WAY) else Outcome.AMBIGUOUS, type(error).__name__)


def _bad_request(error: TelegramBadRequest, method: TelegramMethod[Any] | None) -> Verdict:
    text = error.message
    if "message is not modified" in text:
        return Verdict(Outcome.UNCHANGED)
    if isinstance(method, DeleteMessage) and "message to delete not found" in text:
        return Verdict(Outcome.UNCHANGED)  # whoever reads there has deleted it themselves, which is all that was wanted
    if isinstance(method, EditMessageText) and re.search(
        r"message to edit not found|message can't be edited|MESSAGE_ID_INVALID|there is no text in the message", text
    ):
        return Verdict(Outcome.GONE, _short(error))
    if "can't parse entities" in text or "can't find end of the entity" in text:
        return Verdict(Outcome.MARKUP, _short(error))
    if "chat not found" in text or "PEER_ID_INVALID" in text:
        return Verdict(Outcome.NEVER, _short(error), unreachable=Unreachable.CHAT_NOT_FOUND)
    return Verdict(Outcome.NEVER, _short(error))


def is_passing(error: BaseException) -> bool:
    """Is it the network or Telegram that fails, rather than what was asked of it? Then later it will work."""
    return isinstance(error, PASSING)


def is_repeatable(method: TelegramMethod[Any]) -> bool:
    """May it be done twice without anybody noticing? Edits, settings and chat actions may."""
    return not method.__api_method__.startswith(("send", "copy", "forward")) or isinstance(method, SendChatAction)


def is_picture(method: TelegramMethod[Any]) -> bool:
    """A picture of ours, which is uploaded with it; its words can go without."""
    return isinstance(
        method.photo if isinstance(method, SendPhoto) else getattr(getattr(method, "media", None), "media", None),
        BufferedInputFile,
    )


def _never_connected(error: BaseException) -> bool:
    cause = error.__cause__ or error.__context__
    return isinstance(cause, ClientConnectorError) and not isinstance(cause, ServerConnectionError)


def _cause(error: BaseException) -> str:
    cause = error.__cause__ or error.__context__
    return type(cause or error).__name__


def _short(error: TelegramAPIError) -> str:
    return error.message[:200]
