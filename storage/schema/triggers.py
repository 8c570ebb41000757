"""What was worked out of an account goes with whatever it was made of: triggers, so that no writer can forget it.

They stand beside the migrations: made anew after each of them, since rebuilding a table in SQLite loses its triggers
and fails on those that name it.
"""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from storage.schema.cases import case_events, cases
from storage.schema.events import account_facts, current_colours, events
from storage.schema.people import accounts, contacts
from storage.schema.promises import promises

_BY_ACCOUNT = "{row}.account_id"
_BY_CASE = "(SELECT account_id FROM cases WHERE id = {row}.case_id)"
_CONTACT = (
    *("account_id", "state", "circle", "joined_at", "updated_at"),
    *("latest_score", "latest_at", "score_before", "before_at", "unanswered_at"),
)
_CASE = ("account_id", "closed_at", "due", "deadline_at", "opened_at", "reopened")
_ACCOUNT = ("revenue", "debt", "status", "last_purchase", "merged_into")
SEEN: dict[sa.Table, tuple[str, tuple[str, ...]]] = {
    accounts: ("{row}.id", _ACCOUNT),
    contacts: (_BY_ACCOUNT, _CONTACT),
    cases: (_BY_ACCOUNT, _CASE),
    case_events: (_BY_CASE, ()),
    promises: (_BY_CASE, ()),
    events: (_BY_ACCOUNT, ()),
    account_facts: (_BY_ACCOUNT, ()),
}
"""Whose rows make a colour: how the account of one is found, and which columns count (none named: all)."""
_EVENTS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
_FORGETS = f"DELETE FROM {current_colours.name} WHERE account_id = {{account}};"  # noqa: S608 - our names


def drop_triggers(connection: sa.Connection) -> None:
    """As if there had never been any; before tables are altered."""
    for statement in _dropping(connection.dialect.name):
        connection.exec_driver_sql(statement)


def make_triggers(connection: sa.Connection) -> None:
    """Unless the schema has nothing yet that they would keep."""
    if not sa.inspect(connection).has_table(current_colours.name):
        return
    connection.execute(sa.delete(current_colours))  # what was written without them is not known to hold
    for statement in _making(connection.dialect.name):
        connection.exec_driver_sql(statement)


def _dropping(dialect: str) -> Iterator[str]:
    for table in SEEN:
        if dialect == "sqlite":
            yield from (f"DROP TRIGGER IF EXISTS {_name(table, event)}" for event in _EVENTS)
        else:
            yield f"DROP FUNCTION IF EXISTS {_name(table)} CASCADE"  # its triggers go with it


def _making(dialect: str) -> Iterator[str]:
    for table, (account, columns) in SEEN.items():
        if dialect == "postgresql":
            yield _function(table, account)
        for event, rows in _EVENTS.items():
            of = f" OF {', '.join(columns)}" if columns and event == "UPDATE" else ""
            head = f"CREATE TRIGGER {_name(table, event)} AFTER {event}{of} ON {table.name} FOR EACH ROW"
            if dialect == "postgresql":
                yield f"{head} EXECUTE FUNCTION {_name(table)}()"
            else:
                yield f"{head} BEGIN {_forgetting(account, rows)} END"


def _function(table: sa.Table, account: str) -> str:
    branches = "".join(
        f"IF TG_OP = '{event}' THEN {_forgetting(account, rows)} END IF; " for event, rows in _EVENTS.items()
    )
    return (
        f"CREATE FUNCTION {_name(table)}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {branches}RETURN NULL; END $$"
    )


def _forgetting(account: str, rows: tuple[str, ...]) -> str:
    return " ".join(_FORGETS.format(account=account.format(row=row)) for row in rows)


def _name(table: sa.Table, event: str = "") -> str:
    return "_".join(filter(None, ("forget_colour", table.name, event.lower())))
