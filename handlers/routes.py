"""All routers in their order, and the handlers of internal rows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiogram import Dispatcher

from handlers import (
    answer,
    case,
    forget,
    import_file,
    internal,
    invite,
    join,
    oneself,
    report,
    review,
    safekeeping,
    speak,
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
    "erasures_logged": forget.on_logged,
    "log_erasures_failed": forget.on_log_failed,
}


def dispatcher() -> Dispatcher:
    """A fresh Dispatcher with every handler; conversation state is in the database, not in aiogram's FSM."""
    found = Dispatcher(disable_fsm=True)
    found.update.outer_middleware(resolve_who)
    found.include_routers(
        answer.router(),  # first: what comes most
        join.router(),
        forget.router(),
        oneself.router(),
        report.router(),
        review.router(),
        invite.router(),
        case.router(),
        import_file.router(),
        speak.router(),
        oneself.last_router(),
    )
    return found
