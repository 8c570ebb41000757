"""Who is in and who is not: invitations, newcomers, places."""

from __future__ import annotations

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from messages.taps.rows import RowId


class InviteTap(CallbackData, prefix="invite"):
    kind: Literal["contact", "staff"]
    id: RowId


class ForwardTap(CallbackData, prefix="forward"):
    """The next messages to forward, after this contact; 0: from the first one on."""

    after: Annotated[int, Field(ge=0, lt=2**63)]


InvitesView = Literal["all", "opened", "waiting", "joined", "lost", "managers"]


class InvitesTap(CallbackData, prefix="invites"):
    """Another page of who is in and who is not."""

    view: InvitesView
    page: Annotated[int, Field(ge=0, lt=10_000)] = 0


class InvitesWishTap(CallbackData, prefix="inviteswish"):
    """Managers are to be reminded of clients who are missing; QR codes are wanted (`page`: which of several files)."""

    wish: Literal["remind", "qr", "public"]
    page: Annotated[int, Field(ge=0, lt=10_000)] = 0


NewcomerWish = Literal["is", "new", "reject"]


class NewcomerTap(CallbackData, prefix="newcomer"):
    """Who somebody is: `target` is the contact, or the account of a new one; 0: none was named."""

    newcomer: RowId
    wish: NewcomerWish
    target: Annotated[int, Field(ge=0, lt=2**63)] = 0


class PlaceTap(CallbackData, prefix="place"):
    kind: Literal["contact", "staff"]
    id: RowId
    wish: Literal["renew", "same", "other", "left", "gone", "back", "revoke", "former"]
