"""Personal links: what stands behind `?start=` proves by itself which enrolment it opens."""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from typing import Literal

Kind = Literal["contact", "staff", "referral"]

_LABEL = b"otklik invitation link v1"
_KINDS: dict[Kind, bytes] = {"contact": b"c", "staff": b"s", "referral": b"r"}
_BODY = 9  # one byte of kind, eight of the row's id
_MAC = 20  # 160 bits
LENGTH = 39
"""Characters of a payload."""
PUBLIC = "hello"
"""The payload of the link for everybody: it opens no place, and is no secret."""


@dataclass(frozen=True, slots=True)
class Payload:
    """`enrolment`: the row's id, of a referral where it is a promoter's own link to be passed on."""

    kind: Kind
    enrolment: int


def derive_key(token: str) -> bytes:
    """The signing key for links, from the bot's token: HKDF-SHA256 (RFC 5869), one block."""
    extracted = hmac.digest(_LABEL, token.encode(), hashlib.sha256)
    return hmac.digest(extracted, _LABEL + b"\x01", hashlib.sha256)


def make(key: bytes, kind: Kind, enrolment: int) -> str:
    """The payload of a link: `LENGTH` characters of A-Za-z0-9_- (Telegram allows 64). Raises ValueError on a bad id."""
    if not 0 <= enrolment < 2**63:
        raise ValueError("an enrolment id is a non-negative 64-bit number")
    body = _KINDS[kind] + enrolment.to_bytes(8, "big")
    return urlsafe_b64encode(body + _mac(key, body)).rstrip(b"=").decode()


def read(key: bytes, payload: str) -> Payload | None:
    """What a payload stands for; None for anything this key did not sign, down to the last bit."""
    try:
        raw = urlsafe_b64decode(payload.encode("ascii") + b"=" * (-len(payload) % 4))
    except (UnicodeEncodeError, Error):
        return None
    body, mac = raw[:_BODY], raw[_BODY:]
    if not hmac.compare_digest(mac, _mac(key, body)) or len(body) != _BODY:
        return None
    enrolment = int.from_bytes(body[1:], "big")
    for kind, code in _KINDS.items():
        # Base64 has several spellings of the same bytes; only the one we hand out counts.
        if body[:1] == code and enrolment < 2**63 and payload == make(key, kind, enrolment):
            return Payload(kind, enrolment)
    return None


def _mac(key: bytes, body: bytes) -> bytes:
    return hmac.digest(key, body, hashlib.sha256)[:_MAC]
