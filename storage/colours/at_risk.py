"""How many accounts are red, and the revenue at risk with them."""

from __future__ import annotations

from datetime import date, datetime

from nps.colours import Colour
from nps.money import AtRisk
from nps.scope import Scope
from nps.values import AccountId
from storage.colours.current import list_current
from storage.engine.conn import Conn


async def measure_at_risk(conn: Conn, scope: Scope, *, now: datetime, today: date) -> AtRisk:
    """The red ones among all of the scope."""
    everyone = await list_current(conn, scope, now=now, today=today)
    red = [each.revenue for each in everyone if each.colour is Colour.AT_RISK]
    known = [revenue for revenue in red if revenue is not None]
    return AtRisk(len(red), len(known), sum(known), total=sum(each.revenue or 0 for each in everyone))


async def list_at_risk(conn: Conn, scope: Scope, *, now: datetime, today: date) -> list[AccountId]:
    """Those that `measure_at_risk` counts."""
    everyone = await list_current(conn, scope, now=now, today=today)
    return [each.account for each in everyone if each.colour is Colour.AT_RISK]
