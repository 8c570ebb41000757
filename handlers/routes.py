"""All routers in their order, and the handlers of internal rows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiogram import Dispatcher

from handlers import (
    answering,
    case,
    erasing,
    holding,
    import_file,
    internal,
    inviting,
    joining,
    oneself,
    report,
    safekeeping,
    speaking,
)
from handlers.who import resolve_who
from messages.owed import Owed
from nps.values import InboxKind

INTERNAL: dict[str, Callable[..., Awaitable[Owed]]] = {
    InboxKind.GAP: internal.on_gap,
    InboxKind.CONFLICT: internal.on_conflict,
    InboxKind.LIST_READ: import_file.on_list_read,
    InboxKind.READ_LIST_FAILED: import_file.on_read_failed,
    InboxKind.BACKED_UP: safekeeping.on_backed_up,
    InboxKind.BACK_UP_FAILED: safekeeping.on_back_up_failed,
    InboxKind.REHEARSED: safekeeping.on_rehearsed,
    InboxKind.REHEARSE_RESTORE_FAILED: safekeeping.on_rehearsed,
    InboxKind.ERASURES_LOGGED: erasing.on_logged,
    InboxKind.LOG_ERASURES_FAILED: erasing.on_log_failed,
}


def dispatcher() -> Dispatcher:
    """A fresh Dispatcher with every handler; conversation state is in the database, not in aiogram's FSM."""
    found = Dispatcher(disable_fsm=True)
    found.update.outer_middleware(resolve_who)
    found.include_routers(
        answering.router(),  # first: what comes most
        joining.router(),
        erasing.router(),
        oneself.router(),
        report.router(),
        holding.router(),
        inviting.router(),
        case.router(),
        import_file.router(),
        speaking.router(),
        oneself.last_router(),
    )
    return found
