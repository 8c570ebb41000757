"""The staff: who is on it, who is away, who is one and the same."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field, field_validator

from messages.taps.rows import RowId
from nps.values import MergeKind, Role


class AwayTap(CallbackData, prefix="away"):
    """Who is away, who stands in (0: nobody who was named), and the last day; "back": they are here again."""

    absent: RowId
    deputy: Annotated[int, Field(ge=0, lt=2**63)]
    until: Annotated[str, Field(pattern=r"^(back|20\d\d-\d\d-\d\d)$")]

    @field_validator("until")
    @classmethod
    def _is_a_day(cls, until: str) -> str:
        if until != "back":
            date.fromisoformat(until)
        return until

    @property
    def last_day(self) -> date | None:
        return None if self.until == "back" else date.fromisoformat(self.until)


class ZoneTap(CallbackData, prefix="zone"):
    """One of the zones of Russia, from west to east; one more: the company's."""

    zone: Annotated[int, Field(ge=0, le=11)]


class TeamTap(CallbackData, prefix="team"):
    """A page of who is on the staff."""

    page: Annotated[int, Field(ge=0, lt=10**6)] = 0


MemberWish = Literal["card", "hand", "link", "owner", "appoint", "remove", "gone"]


class MemberTap(CallbackData, prefix="member"):
    """One of the staff, and what is to become of them."""

    staff: RowId
    wish: MemberWish = "card"
    page: Annotated[int, Field(ge=0, lt=10**6)] = 0


class HandAllTap(CallbackData, prefix="handall"):
    """All that one of the staff has, to a colleague: how much is it; then it goes."""

    staff: RowId
    to: RowId
    wish: Literal["ask", "yes"]


class NewMemberTap(CallbackData, prefix="newmember"):
    """[Новый менеджер] and [Новый владелец]"""

    role: Role


class SameTap(CallbackData, prefix="same"):
    """[Объединить]: with whom is this one the same?"""

    kind: MergeKind
    id: RowId
    page: Annotated[int, Field(ge=0, lt=10**6)] = 0


class OneTap(CallbackData, prefix="one"):
    """These two are one: what would move; then it does. Which of them stays is worked out."""

    kind: MergeKind
    first: RowId
    second: RowId
    wish: Literal["ask", "yes"]


class ApartTap(CallbackData, prefix="apart"):
    """[Отменить объединение]"""

    merge: RowId
