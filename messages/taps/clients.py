"""The card of a client company, what happened with it, and files of all of them."""

from __future__ import annotations

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from messages.taps.rows import RowId
from nps.values import BuysFor, EventKind, Loyalty


class NamesTap(CallbackData, prefix="names"):
    """Another page of a choice of names: whose command it is below, and the words that find them."""

    command: Annotated[str, Field(max_length=16)]
    page: Annotated[int, Field(ge=0, lt=10)]
    words: str


class FileTap(CallbackData, prefix="file"):
    """A file an owner may want at any time."""

    wish: Literal["links", "template"]


class ClientTap(CallbackData, prefix="client"):
    """The card of an account, or of that of a contact, who is one of several."""

    kind: Literal["account", "contact"]
    id: RowId


ClientView = Literal["card", "history", "events", "invite", "loyalty", "buys", "erase"]


class ClientViewTap(CallbackData, prefix="clientview"):
    """Something else of the account, in place of its card."""

    account: RowId
    view: ClientView
    page: Annotated[int, Field(ge=0, lt=10**6)] = 0


class EventKindTap(CallbackData, prefix="eventkind"):
    """What happened with an account; next it is asked when."""

    account: RowId
    kind: EventKind


class EventDayTap(CallbackData, prefix="eventday"):
    """When it happened: one of the days that are offered."""

    account: RowId
    kind: EventKind
    day: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class EventTap(CallbackData, prefix="event"):
    """Under an event that was written down."""

    event: RowId
    wish: Literal["note", "undo"]


class LoyaltyTap(CallbackData, prefix="loyalty"):
    account: RowId
    loyalty: Loyalty


class BuysForTap(CallbackData, prefix="buysfor"):
    account: RowId
    reason: BuysFor


class EraseTap(CallbackData, prefix="erase"):
    """[Удалить данные] of a contact: asks first, 0 in `asked`; then when it asked, in seconds."""

    contact: RowId
    asked: Annotated[int, Field(ge=0, lt=2**40)]
    wish: Literal["ask", "yes", "no"]


class ImportTap(CallbackData, prefix="import"):
    id: RowId
    wish: Literal["apply", "errors", "cancel"]


class FileKindTap(CallbackData, prefix="filekind"):
    """What a file is that an owner has sent."""

    id: RowId
    kind: Literal["history", "events", "clients", "cancel"]


class PastTap(CallbackData, prefix="past"):
    """Under a file of past answers: what its dates mean, which question it was, and what becomes of it."""

    id: RowId
    wish: Literal["dmy", "mdy", "recommend", "keep_buying", "work_more", "change", "apply", "errors", "cancel"]


class EventsTap(CallbackData, prefix="events"):
    """Under a file of events: what its dates mean, and what becomes of it."""

    id: RowId
    wish: Literal["dmy", "mdy", "apply", "errors", "cancel"]


class WordTap(CallbackData, prefix="word"):
    """What a word of a list means: the word that stands in this row and column."""

    id: RowId
    column: Literal["circle", "status"]
    row: Annotated[int, Field(gt=0, lt=10**7)]
    meaning: Annotated[str, Field(max_length=20)]
