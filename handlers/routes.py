"""All routers in their order, and the handlers of internal rows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Dispatcher

from actions import safety
from actions.turn import Turn
from handlers import (
    account_list,
    answer_reasons,
    answering,
    answers,
    away,
    campaigning,
    case,
    case_list,
    client_events,
    clients,
    erasing,
    exporting,
    file_kind,
    fix_telling,
    fixing,
    handing,
    holding,
    internal,
    inviting,
    joining,
    light_card,
    lists,
    losing,
    merging,
    naming,
    newcomers,
    not_asking,
    oneself,
    opening,
    own_figures,
    past,
    places,
    promising,
    quoting,
    recommending,
    recording,
    relaying,
    report,
    settings,
    settling,
    speaking,
    staging,
    summaries,
    surveying,
    team,
    timezone,
    told_events,
)
from handlers.by_button import ByButton
from handlers.refusals import answer_refusals
from handlers.speaking import hear_words
from handlers.who import resolve_who
from messages.owed import Owed
from nps.values import InboxKind

INTERNAL: dict[str, Callable[[Turn, dict[str, Any]], Awaitable[Owed]]] = {
    InboxKind.GAP: internal.on_gap,
    InboxKind.CONFLICT: internal.on_conflict,
    InboxKind.LIST_READ: lists.on_list_read,
    InboxKind.READ_LIST_FAILED: lists.on_read_failed,
    InboxKind.BACKED_UP: safety.keep_backup,
    InboxKind.BACK_UP_FAILED: safety.tell_backup_failed,
    InboxKind.REHEARSED: safety.follow_rehearsal,
    InboxKind.REHEARSE_RESTORE_FAILED: safety.follow_rehearsal,
    InboxKind.ERASURES_LOGGED: erasing.on_logged,
    InboxKind.LOG_ERASURES_FAILED: erasing.on_log_failed,
    InboxKind.EXPORTED: exporting.on_exported,
    InboxKind.EXPORT_FAILED: exporting.on_export_failed,
    InboxKind.EXPORT_DROPPED: exporting.on_dropped,
    InboxKind.DROP_EXPORT_FAILED: exporting.on_dropped,
}


def dispatcher() -> Dispatcher:
    """A fresh Dispatcher with every handler; conversation state is in the database, not in aiogram's FSM.

    The names of the routers stand in the metrics: they stay, whatever the files are called.
    """
    routes = Dispatcher(disable_fsm=True)
    routes.update.outer_middleware(resolve_who)
    for observer in (routes.message, routes.callback_query):
        observer.middleware(answer_refusals)
    routes.message.middleware(hear_words)
    rooms = ByButton(name="by_button")
    rooms.include_routers(
        answering.router(),  # first: what comes most
        joining.router(),
        newcomers.router(),
        recommending.router(),
        erasing.router(),
        oneself.router(),
        report.router(),
        summaries.router(),
        settings.router(),
        answers.router(),
        own_figures.router(),
        exporting.router(),
        account_list.router(),
        case_list.router(),
        timezone.router(),
        away.router(),
        holding.router(),
        inviting.router(),
        clients.router(),
        places.router(),
        relaying.router(),
        recording.router(),
        surveying.router(),
        not_asking.router(),
        team.router(),
        merging.router(),
        fixing.router(),
        fix_telling.router(),
        client_events.router(),
        campaigning.router(),
        promising.router(),
        handing.router(),
        staging.router(),
        losing.router(),
        settling.router(),
        answer_reasons.router(),
        naming.router(),
        case.router(),
        light_card.router(),
        quoting.router(),
        opening.router(),
        lists.router(),
        file_kind.router(),
        past.router(),
        told_events.router(),
        relaying.last_router(),
        speaking.router(),
        clients.last_router(),
        oneself.last_router(),
    )
    routes.include_router(rooms)
    return routes
