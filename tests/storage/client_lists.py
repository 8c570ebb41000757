"""Client lists of a few rows: staged, planned and applied."""

from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from nps.client_list import ClientList, ClientRow
from nps.values import StaffId
from storage.engine.conn import FullConn
from storage.lists import imports
from storage.lists.imports import Applied
from storage.lists.plan import Plan
from storage.people.clients import Contact, get_contact
from storage.schema import contacts
from tests.filling import NOW

LIVES = timedelta(days=90)


def row(number: int = 2, account: str = "ООО «Вектор»", contact: str = "Ирина Ким", **more: Any) -> ClientRow:
    return ClientRow(number=number, account=account, contact=contact, **more)


def listed(*rows: ClientRow, **more: Any) -> ClientList:
    return ClientList(rows, **{"errors": ()} | more)


async def stage(conn: FullConn, *rows: ClientRow, staff_id: StaffId | None = None, **more: Any) -> int:
    return await imports.stage(
        conn, staff_id=staff_id, file_name="clients.csv", client_list=listed(*rows, **more), now=NOW
    )


async def apply_rows(conn: FullConn, *rows: ClientRow, **more: Any) -> Plan:
    import_id = await stage(conn, *rows, **more)
    plan = await imports.plan(conn, import_id)
    done = await imports.apply(conn, import_id, fingerprint=plan.fingerprint, now=NOW, lives=LIVES)
    assert isinstance(done, Applied)
    assert done.plan == plan
    return plan


async def plan_rows(conn: FullConn, *rows: ClientRow) -> Plan:
    return await imports.plan_list(conn, listed(*rows))


def counts(plan: Plan) -> tuple[int, int, int]:
    return plan.new, plan.changed, plan.unchanged


def remarks(plan: Plan) -> list[tuple[int, str]]:
    return [(remark.row, remark.key) for remark in plan.remarks]


async def everybody(conn: FullConn) -> list[Contact]:
    ids = (await conn.execute(sa.select(contacts.c.id).order_by(contacts.c.id))).scalars().all()
    return [await get_contact(conn, contact_id) for contact_id in ids]


async def count(conn: FullConn, of: sa.Table) -> int:
    return (await conn.execute(sa.select(sa.func.count()).select_from(of))).scalar_one()
