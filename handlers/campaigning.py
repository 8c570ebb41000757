"""/audit: a campaign by hand, and the buttons of its card."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from actions import campaigning
from actions.campaigning import IsOver, Nobody, Runs
from actions.turn import Turn
from handlers.commands import command
from handlers.refusals import NotYours, Refused
from handlers.who import is_owner, owner_of
from messages import campaign as words
from messages.case_list import code_of, decode
from messages.owed import Owed
from messages.replies import replace, reply, toast
from messages.scope_code import EVERYTHING
from messages.taps.programme import AuditTap, CampaignTap
from messages.texts import clip, label, lines, say
from nps.case_words import WantedCases
from nps.scope import Scope
from nps.scope_words import ScopeError, parse
from nps.values import CampaignState
from storage.asking import campaigns
from storage.people.directory import read_whole_directory
from storage.people.staff import Staff
from storage.people.who import Who

SHOWN = 60
STATES = {"pause": CampaignState.PAUSED, "go": CampaignState.RUNNING, "stop": CampaignState.STOPPED}


async def on_audit(message: Message, command: CommandObject, turn: Turn, who: Who, staff: Staff, language: str) -> Owed:
    """Whom it would ask, everybody or whom the words name; while one runs, its card."""
    running = await campaigns.find_current(turn.conn)
    if running is not None:
        return [
            reply(who, say(language, "audit-runs")),
            *await campaigning.show_anew(turn, staff, running, language),
        ]
    if not command.args:
        return [words.preview(staff, EVERYTHING)]
    try:
        spoken = parse(command.args, await read_whole_directory(turn.conn))
        if spoken.rest:  # whom somebody is, is said of now
            raise ScopeError("scope-unknown", {"words": spoken.rest})
    except ScopeError as error:
        why = say(language, error.key, **{name: clip(value, SHOWN) for name, value in error.details.items()})
        return [reply(who, lines(why, say(language, "audit-examples")))]
    return [words.preview(staff, code_of(WantedCases(spoken.scope)))]


async def on_audit_tap(query: CallbackQuery, callback_data: AuditTap, turn: Turn, who: Who, language: str) -> Owed:
    """Another page, who is passed over, [Начать] and [Отмена]."""
    owner = owner_of(who)
    if query.message is None:
        raise NotYours
    if callback_data.wish == "cancel":
        return [toast(query), replace(query, who, say(language, "audit-cancelled"))]
    if callback_data.wish != "start":
        view, page, edit = callback_data.wish, callback_data.page, query.message.message_id
        return [toast(query), words.preview(owner, callback_data.wanted, view=view, page=page, edit=edit)]
    scope, audience = await _read(turn, owner, callback_data.wanted)
    try:
        count, owed = await campaigning.start(turn, who, owner, scope, audience)
    except Runs:
        raise Refused("audit-runs", alert=True) from None
    except Nobody:
        raise Refused("audit-nobody-now", alert=True) from None
    return [toast(query), replace(query, who, say(language, "audit-started", count=count)), *owed]


async def _read(turn: Turn, owner: Staff, wanted: str) -> tuple[Scope, str]:
    """Who is meant by the button, and how that is said. Raises Refused when it is nobody any more."""
    directory = await read_whole_directory(turn.conn)
    asked = decode(wanted, directory, owner.reach)
    if asked is None:
        raise Refused("audit-stale", alert=True)
    return asked.scope, words.name_of(turn.programme.language, asked.scope, directory)


async def on_campaign_tap(
    query: CallbackQuery, callback_data: CampaignTap, turn: Turn, who: Who, language: str
) -> Owed:
    """[Пауза], [Дальше], [Остановить]: of any owner's."""
    owner_of(who)
    state = STATES[callback_data.wish]
    try:
        owed = await campaigning.change(turn, who, callback_data.campaign, state)
    except IsOver:
        raise Refused("audit-over", alert=True) from None
    return [toast(query, label(language, f"audit-toast-{callback_data.wish}")), *owed]


def router() -> Router:
    router = Router(name="campaigning")
    router.message.register(on_audit, command("audit"), is_owner)
    router.callback_query.register(on_audit_tap, AuditTap.filter())
    router.callback_query.register(on_campaign_tap, CampaignTap.filter())
    return router
