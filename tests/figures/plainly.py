"""Every figure once more, in plain Python from the raw rows: slowly, and with nothing of the program's own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from math import floor, sqrt
from typing import Any

import sqlalchemy as sa

from nps.scope import Scope
from storage.engine.conn import FullConn
from storage.schema import accounts, contacts, invitations, response_reasons, responses, surveys

Then = tuple[int | None, str | None, str | None]
"""Manager, segment and circle of a contact when the question was delivered, as the test itself has noted them."""
Groups = tuple[int, int, int]
"""Promoters, passives, detractors."""


@dataclass(slots=True)
class Raw:
    """The rows as they are."""

    responses: list[Any]
    invitations: list[Any]
    surveys: dict[int, Any]
    accounts: dict[int, Any]
    contacts: dict[int, Any]
    reasons: dict[int, list[str]]
    then: dict[int, Then]

    @classmethod
    async def read(cls, conn: FullConn, then: dict[int, Then]) -> Raw:
        async def rows(table: sa.Table) -> list[Any]:
            return list((await conn.execute(sa.select(table).order_by(*table.primary_key))).all())

        reasons: dict[int, list[str]] = defaultdict(list)
        for row in await rows(response_reasons):
            reasons[row.response_id].append(str(row.reason))
        return cls(
            await rows(responses),
            await rows(invitations),
            {row.id: row for row in await rows(surveys)},
            {row.id: row for row in await rows(accounts)},
            {row.id: row for row in await rows(contacts)},
            reasons,
            then,
        )

    def series(self, survey: int) -> int:
        row = self.surveys[survey]
        return int(row.series or row.id)

    def headline(self) -> int:
        (regular,) = [row for row in self.surveys.values() if row.kind == "regular" and row.replaced_at is None]
        return self.series(regular.id)

    def is_of_index(self, survey: int, scope: Scope) -> bool:
        return self.series(survey) == (self.headline() if scope.survey is None else self.series(scope.survey))

    def is_of(self, scope: Scope, invitation: int, account: int) -> bool:
        manager, segment, circle = self.then[invitation]
        region = self.accounts[account].region
        wanted = (scope.manager, scope.segment, scope.circle, scope.region, scope.account)
        return all(
            w is None or w == is_ for w, is_ in zip(wanted, (manager, segment, circle, region, account), strict=True)
        )

    def counted(self, start: datetime, end: datetime, scope: Scope, *, of_any: bool = False) -> list[Any]:
        """The answers of a span that count: of each contact the latest to each question, or all of them."""
        inside = [row for row in self.responses if start <= row.first_tap_at < end and self.is_own(row)]
        inside.sort(key=lambda row: (row.first_tap_at, row.id))
        latest = {(self.series(row.survey_id), row.contact_id): row for row in inside}
        return [
            row
            for row in (inside if scope.every else latest.values())
            if self.is_of(scope, row.invitation_id, row.account_id)
            and ((of_any and scope.survey is None) or self.is_of_index(row.survey_id, scope))
        ]

    def is_own(self, row: Any) -> bool:
        return self.surveys[row.survey_id].kind not in ("recorded", "imported")

    def asked(self, start: datetime, end: datetime, scope: Scope) -> tuple[int, int]:
        """Questions delivered in the span, and those of them that are answered."""
        sent = self.questions(start, end, scope)
        return len(sent), sum(row.state == "answered" for row in sent)

    def questions(self, start: datetime, end: datetime, scope: Scope) -> list[Any]:
        return [
            row
            for row in self.invitations
            if row.sent_at is not None
            and start <= row.sent_at < end
            and self.is_of_index(row.survey_id, scope)
            and self.is_of(scope, row.id, self.contacts[row.contact_id].account_id)
        ]

    def named_reasons(self, counted: Iterable[Any]) -> list[tuple[str, int]]:
        named = Counter(reason for row in counted if row.score <= 6 for reason in self.reasons[row.id])
        return sorted(named.items(), key=lambda item: (-item[1], item[0]))

    def with_recorded(self, start: datetime, end: datetime, scope: Scope) -> tuple[Groups, int] | None:
        """The latest of each contact, whether they gave it here or told it to one of the staff; or all of them."""
        inside = [
            row
            for row in self.responses
            if start <= row.first_tap_at < end
            and row.replaced_at is None
            and (self.is_recorded(row) or (self.is_own(row) and self.is_of_index(row.survey_id, scope)))
        ]
        inside.sort(key=lambda row: (row.first_tap_at, row.id))
        latest = {row.contact_id: row for row in inside}
        shown = [
            row
            for row in (inside if scope.every else latest.values())
            if self.is_of(scope, row.invitation_id, row.account_id)
            and (scope.survey is None or self.is_of_index(row.survey_id, scope))
        ]
        recorded = sum(map(self.is_recorded, shown))
        return (groups(row.score for row in shown), recorded) if recorded else None

    def is_recorded(self, row: Any) -> bool:
        return bool(self.surveys[row.survey_id].kind == "recorded")

    def by(self, what: str, counted: Iterable[Any]) -> dict[Any, Groups]:
        """The parts: "managers", "segments", "circles", "regions", "surveys" or "objects"."""
        parts: dict[Any, list[int]] = defaultdict(list)
        for row in counted:
            manager, segment, circle = self.then[row.invitation_id]
            survey = self.surveys[row.survey_id]
            part = {
                "managers": manager,
                "segments": segment,
                "circles": circle,
                "regions": self.accounts[row.account_id].region,
                "surveys": (survey.kind, survey.wording, survey.about),
                "objects": (None, survey.wording, survey.about),
            }[what]
            parts[part].append(row.score)
        return {part: groups(scores) for part, scores in parts.items()}

    def of_accounts(self, start: datetime, end: datetime, scope: Scope) -> tuple[Groups, int]:
        """Each account by its worst decision maker, else by the middle one of the others; how many by a maker."""
        makers: dict[int, list[int]] = defaultdict(list)
        others: dict[int, list[int]] = defaultdict(list)
        for row in self.counted(start, end, scope):
            is_maker = self.then[row.invitation_id][2] == "decision_maker"
            (makers if is_maker else others)[row.account_id].append(row.score)
        stands = [
            min(makers[account]) if account in makers else sorted(others[account])[(len(others[account]) - 1) // 2]
            for account in {*makers, *others}
        ]
        return groups(stands), len(makers)

    def coverage(self, now: datetime, since: datetime) -> tuple[int, int, int, int]:
        """Revenue of accounts somebody of which has answered lately, of all; decision makers who have, and all."""
        here = {row.id: row for row in self.contacts.values() if row.state not in ("left", "erased")}
        heard = {row.contact_id for row in self.responses if row.first_tap_at > since and row.replaced_at is None}
        revenue = {row.id: row.revenue or 0 for row in self.accounts.values() if row.status != "lost"}
        makers = [row for row in here.values() if row.circle == "decision_maker" and row.account_id in revenue]
        of_heard = {here[contact].account_id for contact in heard if contact in here}
        some = sum(amount for account, amount in revenue.items() if account in of_heard)
        return some, sum(revenue.values()), sum(row.id in heard for row in makers), len(makers)


def groups(scores: Iterable[int]) -> Groups:
    told = list(scores)
    low = sum(score <= 6 for score in told)
    high = sum(score >= 9 for score in told)
    return high, len(told) - high - low, low


def nps(of: Groups) -> int:
    return halves_away(Fraction(100 * (of[0] - of[2]), sum(of)))


def halves_away(number: Fraction | float) -> int:
    return floor(number + Fraction(1, 2)) if number >= 0 else -floor(-number + Fraction(1, 2))


def doubt(of: Groups) -> tuple[int, int, int]:
    """The margin and both ends of the interval: three imaginary answers, ¾ of one to either side."""
    count = sum(of) + 3
    high, low = (of[0] + 0.75) / count, (of[2] + 0.75) / count
    half = 196 * sqrt((high + low - (high - low) ** 2) / count)
    middle = 100 * (high - low)
    return halves_away(half), max(halves_away(middle - half), -100), min(halves_away(middle + half), 100)


def signed(number: int) -> str:
    return f"+{number}" if number > 0 else f"−{-number}" if number < 0 else "0"


def part_told(name: str, of: Groups) -> Sequence[str]:
    """What a line of a breakdown has to begin with and to hold."""
    count = sum(of)
    if count < 5:
        return f"{name}: {count} ответ", "для индекса мало"
    return f"{name}: {signed(nps(of))} (±{doubt(of)[0]}) · {count} ответ", "мало" if count < 30 else ""
