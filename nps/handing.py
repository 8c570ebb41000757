"""[Передать] (method §6): what one of the staff may hand over, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from nps.receivers import Colleague
from nps.values import Role, StaffId


class Scope(StrEnum):
    """What is handed over."""

    CASE = "case"  # the client comes back when it is over
    CONTACT = "contact"  # for good, and the others of the account stay
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Held:
    """Whose the client of a case is: `contact`: who looks after them now, `account`: who has the others."""

    contact: StaffId | None
    account: StaffId | None


def scopes(role: Role, managers: tuple[StaffId, ...], held: Held, *, anonymous: bool) -> list[Scope]:
    """What there is to choose from; `managers`: whose clients they look after.

    1. Where answers are anonymous a case has an owner who is on it, and clients keep their managers.
    2. Whoever has a contact alone cannot give away the account.
    """
    if anonymous:
        return [Scope.CASE]
    with_account = role is Role.OWNER or held.account in managers
    return [Scope.CASE, Scope.CONTACT, *([Scope.ACCOUNT] if with_account else [])]


class Whom(Colleague, Protocol):
    """What the rule asks of whoever is to have it."""

    @property
    def id(self) -> StaffId: ...

    @property
    def role(self) -> Role: ...

    @property
    def name(self) -> str: ...


class CannotHand(Exception):
    """`key` says why, of the person called `name`."""

    def __init__(self, key: str, name: str = "—") -> None:
        super().__init__(key)
        self.key = key
        self.name = name


def check(by: Whom, to: Whom | None, held: Held, scope: Scope | None, *, anonymous: bool) -> None:
    """Raises CannotHand for whom it cannot go to. `scope` None: it is not chosen yet.

    1. Whoever has left the staff, or never was.
    2. Where answers are anonymous, none but an owner.
    3. Oneself: whoever is no owner takes no client from others, and nobody takes what is theirs.
    4. Whose it is already. An account may still go to whoever has one of its contacts.
    5. Who cannot be written to. Who is away can be: whoever stands in has it.
    """
    if to is None:
        raise CannotHand("hand-left")
    if anonymous and to.role is not Role.OWNER:
        raise CannotHand("hand-owners-only", to.name)
    is_theirs = to.id == (held.account if scope is Scope.ACCOUNT else held.contact)
    if by.id == to.id and (is_theirs or by.role is not Role.OWNER):
        raise CannotHand("hand-oneself", to.name)
    if is_theirs and (scope is not None or held.account == held.contact):
        raise CannotHand("hand-already", to.name)
    if to.joined_at is None:
        raise CannotHand("hand-not-joined", to.name)
    if not to.can_be_written_to:
        raise CannotHand("hand-unreachable", to.name)


def check_all(of: StaffId, to: Whom | None) -> Whom:
    """To whom everything of somebody can go at once. Raises CannotHand."""
    if to is None:
        raise CannotHand("hand-left")
    if to.id == of:
        raise CannotHand("team-hand-same", to.name)
    if to.joined_at is None:
        raise CannotHand("hand-not-joined", to.name)
    if not to.can_be_written_to:
        raise CannotHand("hand-unreachable", to.name)
    return to
