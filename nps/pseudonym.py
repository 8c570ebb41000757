"""Keyed pseudonyms: an erased person is recognised in a list by them; without the key they tell nothing."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from nps.text import fold

_LABEL = b"otklik pseudonym v1"


def derive_key(link_key: bytes) -> bytes:
    """The key of pseudonyms, from the links' key, which comes from the bot's token (HKDF-Expand of RFC 5869)."""
    return hmac.digest(link_key, _LABEL + b"\x01", hashlib.sha256)


def of(key: bytes, kind: str, *words: str) -> str:
    """40 hexadecimal digits that say the same only for the same words under the same key."""
    text = "\x00".join((kind, *words)).encode("utf-8", "surrogatepass")
    return hmac.digest(key, text, hashlib.sha256)[:20].hex()


def of_person(key: bytes, telegram_id: int) -> str:
    return of(key, "telegram", str(telegram_id))


def of_code(key: bytes, external_id: str) -> str:
    return of(key, "contact", external_id)


def of_names(key: bytes, account: str, account_id: str | None, name: str) -> tuple[str, ...]:
    """By the account's name and by its code: either may be all a list gives."""
    named = of(key, "name", fold(account), fold(name))
    return (named,) if account_id is None else (named, of(key, "coded name", account_id, fold(name)))


@dataclass(frozen=True, slots=True)
class ListedAs:
    """How a client list named somebody: the code of the contact, if there was one, and account with name."""

    code: str | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ErasedPeople:
    """Everybody who asked to be erased, as lists named them."""

    codes: frozenset[str]
    uncoded: frozenset[str]  # names of those who had no code
    coded: frozenset[str]  # names of those who had one: a row with another code is somebody else

    @classmethod
    def of(cls, listed: list[ListedAs]) -> ErasedPeople:
        return cls(
            codes=frozenset(named.code for named in listed if named.code is not None),
            uncoded=frozenset(name for named in listed if named.code is None for name in named.names),
            coded=frozenset(name for named in listed if named.code is not None for name in named.names),
        )

    def __bool__(self) -> bool:
        return bool(self.codes or self.uncoded)

    def names(self, key: bytes, *, account: str, account_id: str | None, name: str, code: str | None) -> bool:
        """Does a row with these words name one of them? A code may have been listed with the ".0" of a number."""
        if code is not None and not self.codes.isdisjoint(of_code(key, written) for written in (code, f"{code}.0")):
            return True
        words = set(of_names(key, account, account_id, name))
        words |= set(of_names(key, account, f"{account_id}.0", name)) if account_id is not None else set()
        return bool(words & self.uncoded) or (code is None and bool(words & self.coded))
