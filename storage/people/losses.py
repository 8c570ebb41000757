"""Accounts that were lost: when, why, to whom, and whether they are back. Asking them anew begins with these."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

import sqlalchemy as sa

from nps.values import AccountId, ContactId, LossId, LossReason, RelationStatus, StaffId
from storage.engine.conn import Conn
from storage.engine.statements import fields_of, find_one, insert, select_of
from storage.schema import accounts, losses


@dataclass(frozen=True, slots=True)
class Loss:
    """`reason` None: nobody has said; `contact_id` None: the client list says that the account is lost.

    `words` are gone when that contact was erased. `back_at` None: it is still lost.
    """

    id: LossId
    account_id: AccountId
    contact_id: ContactId | None
    lost_by: StaffId | None
    reason: LossReason | None
    words: str | None
    competitor: str | None
    status_before: RelationStatus | None
    lost_at: datetime
    back_at: datetime | None


LOSS = fields_of(losses, tuple(field.name for field in fields(Loss)))
UNDER_WAY = losses.c.back_at.is_(None)


async def record(
    conn: Conn,
    account_id: AccountId,
    contact_id: ContactId,
    reason: LossReason,
    *,
    words: str | None,
    competitor: str | None,
    by: StaffId,
    now: datetime,
) -> Loss | None:
    """The account is lost from now on, and its status says so; None when it was lost before."""
    this = accounts.c.id == account_id
    before = (await conn.execute(sa.select(accounts.c.status).where(this))).scalar_one()
    values = {"account_id": account_id, "contact_id": contact_id, "reason": reason, "words": words, "lost_by": by}
    values |= {"competitor": competitor, "status_before": before, "lost_at": now}
    new = insert(conn, losses).values(**values).on_conflict_do_nothing().returning(*LOSS)
    loss = await find_one(conn, Loss, new)
    if loss is not None:
        await conn.execute(sa.update(accounts).where(this).values(status=RelationStatus.LOST, updated_at=now))
    return loss


async def end(conn: Conn, loss: Loss, *, by: StaffId, now: datetime) -> bool:
    """The account is back, and is what it was before; False when somebody was faster."""
    ended = sa.update(losses).where(losses.c.id == loss.id, UNDER_WAY).values(back_at=now, back_by=by)
    if (await conn.execute(ended.returning(losses.c.id))).first() is None:
        return False
    before = loss.status_before if loss.status_before is not RelationStatus.LOST else None
    this = sa.update(accounts).where(accounts.c.id == loss.account_id)
    await conn.execute(this.values(status=before, updated_at=now))
    return True


async def find(conn: Conn, loss_id: int) -> Loss | None:
    return await find_one(conn, Loss, select_of(LOSS).where(losses.c.id == loss_id))


async def find_current(conn: Conn, account_id: AccountId) -> Loss | None:
    """The loss of an account that is not back."""
    return await find_one(conn, Loss, select_of(LOSS).where(losses.c.account_id == account_id, UNDER_WAY))


async def find_at(conn: Conn, account_id: AccountId, at: datetime) -> Loss | None:
    """The newest loss of this account until then."""
    query = select_of(LOSS).where(losses.c.account_id == account_id, losses.c.lost_at <= at)
    return await find_one(conn, Loss, query.order_by(losses.c.lost_at.desc(), losses.c.id.desc()).limit(1))


async def follow_statuses(conn: Conn, *, now: datetime) -> list[AccountId]:
    """The client list has said how accounts stand: who is lost is lost since now, and who is not is back: these."""
    of_account = sa.select(accounts.c.status).where(accounts.c.id == losses.c.account_id).scalar_subquery()
    back = sa.update(losses).where(UNDER_WAY, of_account.is_distinct_from(RelationStatus.LOST))
    returned = (await conn.execute(back.values(back_at=now).returning(losses.c.account_id))).scalars().all()
    known = sa.exists().where(losses.c.account_id == accounts.c.id, UNDER_WAY)
    lost = sa.select(accounts.c.id, sa.literal(now, losses.c.lost_at.type))
    lost = lost.where(accounts.c.status == RelationStatus.LOST, ~known)
    await conn.execute(sa.insert(losses).from_select(["account_id", "lost_at"], lost))
    return sorted(returned)
