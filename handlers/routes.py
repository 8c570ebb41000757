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

INTERNAL: dict[str, Callable[..., Awaitable[Owed]]] = {
    internal.GAP: internal.on_gap,
    internal.CONFLICT: internal.on_conflict,
    "list_read": import_file.on_list_read,
    "read_list_failed": import_file.on_read_failed,
    "backed_up": safekeeping.on_backed_up,
    "back_up_failed": safekeeping.on_back_up_failed,
    "rehearsed": safekeeping.on_rehearsed,
    "rehearse_restore_failed": safekeeping.on_rehearsed,
    "erasures_logged": erasing.on_logged,
    "log_erasures_failed": erasing.on_log_failed,
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
