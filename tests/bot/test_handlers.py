"""Every handler gets the arguments it names: a misspelt one would show only when the first client taps."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import pytest
from aiogram import Dispatcher, Router
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackQueryFilter

from bot.errands.runner import ERRANDS
from bot.traffic.intake import ALLOWED_UPDATES
from handlers import merging, recording, relaying, team
from handlers.answers import wants_days
from handlers.client_events import has_event_prompt
from handlers.fix_telling import has_news_prompt
from handlers.fixing import has_fix_prompt
from handlers.handing import has_hand_prompt
from handlers.joining import is_pasted_link
from handlers.losing import has_loss_prompt
from handlers.newcomers import answers_card, is_newcomer
from handlers.promising import has_promise_prompt
from handlers.recommending import is_recommended
from handlers.routes import INTERNAL, dispatcher
from handlers.settling import has_prompt
from handlers.surveying import has_asking_prompt
from handlers.who import is_owner, is_staff
from messages import composing
from messages.letters import LETTERS
from scheduler.jobs import JOBS, Job, name_of
from scheduler.slices import Sliced

FROM_WORKER = {"turn"}
FROM_FILTERS = {
    is_owner: {"staff"},
    is_staff: {"staff"},
    is_pasted_link: {"code"},
    is_newcomer: {"newcomer"},
    answers_card: {"newcomer_id"},
    is_recommended: {"newcomer"},
    has_prompt: {"asked"},
    recording.has_draft: {"draft"},
    has_loss_prompt: {"asked"},
    has_promise_prompt: {"asked"},
    has_hand_prompt: {"asked"},
    has_event_prompt: {"asked"},
    has_fix_prompt: {"asked"},
    has_asking_prompt: {"asked"},
    team.has_name_prompt: {"asked"},
    merging.has_same_prompt: {"asked"},
    has_news_prompt: {"asked"},
    relaying.is_for_client: {"target"},
    relaying.has_reply_prompt: {"target"},
    relaying.continues_album: {"relay"},
    relaying.is_relayed: {"relayed"},
    wants_days: {"of"},
}
FROM_WHO = {"who", "language"}  # the middleware
FROM_AIOGRAM = {"bot", "event_from_user", "event_chat", "event_update", "event_router", "handler", "event_context"}


@dataclass(frozen=True, slots=True)
class Registered:
    event: str
    handler: Callable[..., Any]
    supplied: frozenset[str]

    def __str__(self) -> str:
        name = getattr(self.handler, "__qualname__", type(self.handler).__name__)
        return f"{self.event}:{self.handler.__module__}.{name}"


def routers(router: Router) -> Iterator[Router]:
    yield router
    for child in router.sub_routers:
        yield from routers(child)


def registered(routes: Dispatcher) -> Iterator[Registered]:
    for router in routers(routes):
        for event, observer in router.observers.items():
            if event in ("update", "error"):  # the dispatcher's own
                continue
            for handler in observer.handlers:
                common = supplied = FROM_WORKER | FROM_WHO | FROM_AIOGRAM
                for condition in handler.filters or []:
                    if isinstance(condition.callback, CallbackQueryFilter):
                        supplied |= {"callback_data"}
                    if isinstance(condition.callback, Command):
                        supplied |= {"command"}
                    supplied |= FROM_FILTERS.get(condition.callback, set())
                    yield Registered(event, condition.callback, frozenset(common))
                yield Registered(event, handler.callback, frozenset(supplied))


def required(call: Callable[..., Any], *, by_position: int = 1) -> set[str]:
    """The names without a default, after so many that come by position."""
    if not (inspect.isfunction(call) or inspect.ismethod(call)):
        call = type(call).__call__.__get__(call)  # a filter object
    parameters = list(inspect.signature(call).parameters.values())[by_position:]
    kinds = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    return {
        parameter.name
        for parameter in parameters
        if parameter.default is parameter.empty and parameter.kind not in kinds
    }


def test_there_are_handlers_to_look_at() -> None:
    assert len(list(registered(dispatcher()))) > 20


@pytest.mark.parametrize("handler", list(registered(dispatcher())), ids=str)
def test_every_handler_and_filter_gets_what_it_names(handler: Registered) -> None:
    assert required(handler.handler) <= handler.supplied


def test_every_kind_of_update_asked_for_has_a_handler() -> None:
    assert set(ALLOWED_UPDATES) == {handler.event for handler in registered(dispatcher())}


@pytest.mark.parametrize("kind", sorted(INTERNAL))
def test_every_handler_of_an_internal_row_gets_what_it_names(kind: str) -> None:
    assert required(INTERNAL[kind], by_position=2) == set()


@pytest.mark.parametrize("job", JOBS, ids=name_of)
def test_every_job_gets_what_it_names(job: Job) -> None:
    if isinstance(job, Sliced):
        assert required(job.look) == set()
        assert required(job.act, by_position=2) == set()
    else:
        assert required(job) == set()


def test_every_errand_has_handlers_for_its_result_and_its_failure() -> None:
    assert {f"{name}_failed" for name in ERRANDS} <= set(INTERNAL)


def test_every_letter_is_composed_from_a_context_and_a_reader() -> None:
    for name, letter in LETTERS.items():
        parameters = list(inspect.signature(letter.composer).parameters.values())
        assert [each.name for each in parameters[:2]] == ["ctx", "reader"], name
        assert all(each.kind is each.KEYWORD_ONLY for each in parameters[2:]), name


def test_every_module_with_letters_is_loaded_by_the_postman() -> None:
    modules = {letter.composer.__module__ for letter in LETTERS.values()}

    assert modules <= {value.__name__ for value in vars(composing).values() if isinstance(value, ModuleType)}
