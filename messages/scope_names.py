"""What a scope is called: «VIP · регион Урал · Анна Смирнова»."""

from __future__ import annotations

from dataclasses import replace

from messages.texts import Markup, clip, label, say
from messages.writing import Context
from nps.scope import Scope
from nps.scope_words import Directory
from nps.survey import HEADLINE
from nps.values import SurveyId, SurveyKind, Wording
from storage.asking.surveys import find_asked, list_ever, list_surveys
from storage.engine.conn import Conn
from storage.figures.parts import Asked
from storage.people.clients import find_account
from storage.people.directory import read_directory
from storage.people.staff import Staff, name_staff

NAME = 30
_NONE = {"manager": "managers", "segment": "segments", "circle": "circles", "region": "regions"}


async def scope_line(ctx: Context, language: str, reader: Staff, scope: Scope) -> Markup | None:
    """«Только: VIP»; of a manager's own clients whose they are; None: of everything, whichever answers count."""
    if replace(scope, every=False) == reader.scope:
        return say(language, "nps-scope", name=reader.name) if scope.manager and reader.name else None
    return say(language, "scope-of", names=" · ".join(await names_of(ctx, language, reader, scope)))


async def directory_of(conn: Conn, language: str, reader: Staff) -> Directory:
    """The names of which the reader may speak, with those that the surveys of now have in their language."""
    standing = await list_surveys(conn)
    named = [(each.id, asked_name(language, each.kind, each.wording, each.about)) for each in standing]
    return replace(await read_directory(conn, reader), surveys=named)


async def names_of(ctx: Context, language: str, reader: Staff, scope: Scope) -> list[str]:
    """One name for each thing that narrows it; what a manager may read of anyway is not named."""
    names: list[str] = []
    if scope.account is not None:
        account = await find_account(ctx.conn, scope.account)
        names.append(clip(account.name, NAME) if account else f"№ {scope.account}")
    names += [clip(scope.segment, NAME)] if scope.segment else []
    names += [label(language, f"circle-{scope.circle.value}")] if scope.circle else []
    names += [label(language, "scope-region", name=clip(scope.region, NAME))] if scope.region else []
    if scope.manager is not None and scope.manager != reader.scope.manager:
        names.append(clip((await name_staff(ctx.conn)).get(scope.manager) or f"№ {scope.manager}", NAME))
    names += [label(language, f"pic-none-{view}") for lacking, view in _NONE.items() if lacking in scope.lacks]
    if scope.survey is not None:
        names.append(await _name_of_survey(ctx, language, scope))
    return names


async def _name_of_survey(ctx: Context, language: str, scope: Scope) -> str:
    survey = await find_asked(ctx.conn, scope.survey)
    if survey is None:
        return f"№ {scope.survey}"
    return asked_name(language, scope.kind or kind_alone(survey.kind), survey.wording, survey.about)


def kind_alone(kind: SurveyKind) -> SurveyKind | None:
    """None: its answers are of one index with others', which is called by what it asks about."""
    return None if kind in HEADLINE else kind


def asked_name(language: str, kind: SurveyKind | None, wording: Wording, about: str | None) -> str:
    """«регулярный опрос», and what else tells it from others: another question, a product."""
    name = label(language, f"survey-name-{kind.value}") if kind else label(language, "pic-of-company")
    if kind is None and about:
        name = clip(about, NAME)
    elif about:
        name = f"{name} · {clip(about, NAME)}"
    return name if wording is Wording.RECOMMEND else f"{name} · {label(language, f'pic-question-{wording.value}')}"


async def numbers_of_surveys(conn: Conn) -> dict[Asked, SurveyId]:
    """By what one opens a part alone: a survey of that kind, or of the headline's, that asks the same."""
    numbers: dict[Asked, SurveyId] = {}
    for survey in await list_ever(conn):
        numbers.setdefault((survey.kind, survey.wording, survey.about), survey.id)
        if survey.kind in HEADLINE:
            numbers.setdefault((None, survey.wording, survey.about), survey.id)
    return numbers
