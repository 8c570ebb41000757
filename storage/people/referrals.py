"""Promoters' own links, and who was taken in who came by one."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

import sqlalchemy as sa

from nps.names import company_key
from nps.text import fold
from nps.values import AccountId, ContactId, ContactState, ReferralId, RelationStatus, StaffId
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert_row, select_of
from storage.people.clients import ACCOUNT, Account
from storage.schema import accounts, contacts, recommendations, referrals


@dataclass(frozen=True, slots=True)
class Referral:
    id: ReferralId
    contact_id: ContactId
    made_at: datetime
    revoked_at: datetime | None


REFERRAL = fields_of(referrals, tuple(field.name for field in fields(Referral)))


async def find(conn: Conn, referral_id: int | None) -> Referral | None:
    return await find_one(conn, Referral, select_of(REFERRAL).where(referrals.c.id == referral_id))


async def find_live(conn: Conn, contact_id: ContactId) -> Referral | None:
    """The link of this contact that opens something."""
    live = (referrals.c.contact_id == contact_id, referrals.c.revoked_at.is_(None))
    return await find_one(conn, Referral, select_of(REFERRAL).where(*live).order_by(referrals.c.id.desc()).limit(1))


async def ensure(conn: Conn, contact_id: ContactId, *, now: datetime) -> Referral:
    """The same one each time, until it is revoked."""
    live = await find_live(conn, contact_id)
    if live is not None:
        return live
    return Referral(
        ReferralId(await insert_row(conn, referrals, contact_id=contact_id, made_at=now)), contact_id, now, None
    )


async def revoke(conn: Conn, contact_id: ContactId, *, now: datetime) -> bool:
    """Links of this contact open nothing any more; tells whether one did."""
    live = (referrals.c.contact_id == contact_id, referrals.c.revoked_at.is_(None))
    revoked = sa.update(referrals).where(*live).values(revoked_at=now).returning(referrals.c.id)
    return bool((await conn.execute(revoked)).all())


async def find_called(conn: Conn, company: str) -> Account | None:
    """The account that is called so, however it is spelled; None when there is none, or several are."""
    key = company_key(company)
    same = accounts.c.search_key == key if key else accounts.c.name_folded == fold(company)
    query = select_of(ACCOUNT).where(same, accounts.c.merged_into.is_(None)).order_by(accounts.c.id).limit(2)
    found = [Account(*row) for row in await conn.execute(query)]
    return found[0] if len(found) == 1 else None


async def add_account(conn: Conn, name: str, manager_id: StaffId, *, now: datetime) -> AccountId:
    """A company that may become a client."""
    values = {"name": name, "name_folded": fold(name), "manager_id": manager_id, "status": RelationStatus.POTENTIAL}
    return AccountId(await insert_row(conn, accounts, **values, created_at=now, updated_at=now))


async def add_contact(
    conn: Conn, account_id: AccountId, name: str, position: str | None, *, now: datetime
) -> ContactId:
    """Somebody of it, as they have said who they are; not in the bot yet."""
    values = {"name": name, "name_folded": fold(name), "position": position, "state": ContactState.INVITED}
    return ContactId(await insert_row(conn, contacts, account_id=account_id, created_at=now, updated_at=now, **values))


async def record(
    conn: Conn,
    referral_id: ReferralId,
    contact_id: ContactId,
    account_id: AccountId,
    *,
    is_new: bool,
    by: StaffId,
    now: datetime,
) -> None:
    """They were taken in; `is_new`: so was their company."""
    values = {"referral_id": referral_id, "contact_id": contact_id, "account_id": account_id, "assigned_by": by}
    await insert_row(conn, recommendations, **values, is_new=is_new, at=now)
