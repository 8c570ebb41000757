"""With whom an event of a file happened, by what the file says of them: found for certain, or not at all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nps.client_list import RowError
from nps.client_values import code
from nps.event_rows import EventRow, EventRows
from nps.names import company_key
from nps.values import AccountId, ContactId, EventKind
from storage.lists.past_matching import LONGEST_SHOWN, Candidate, Matching


@dataclass(frozen=True, slots=True)
class AccountOf:
    """An account as it is matched."""

    id: int
    name: str
    code: str | None


@dataclass(frozen=True, slots=True)
class MatchedEvent:
    """An event and with whom it happened; `key` is the same whenever the same row is read again."""

    number: int
    account_id: AccountId
    contact_id: ContactId | None
    kind: EventKind
    day: date
    amount: int | None
    note: str | None
    key: str


@dataclass(frozen=True, slots=True)
class Found:
    """`errors` are of rows that are left out, `remarks` of rows that are taken."""

    events: tuple[MatchedEvent, ...]
    errors: tuple[RowError, ...]
    remarks: tuple[RowError, ...]


def find_all(read: EventRows, accounts: Sequence[AccountOf], contacts: Sequence[tuple[Candidate, int]]) -> Found:
    """Everybody is looked for among these accounts and contacts (with the account of each). Nobody is invented."""
    who = _Who(accounts, contacts)
    errors, remarks = list(read.errors), list(read.cells)
    times: Counter[str] = Counter()
    first_at: dict[str, int] = {}
    events = []
    for row in read.rows:
        found = who.find(row)
        if isinstance(found, RowError):
            errors.append(found)
            continue
        account, contact, remark = found
        event = _matched(row, account, contact, times)
        first = first_at.setdefault(event.key, row.number)
        if first != row.number:
            errors.append(RowError(row.number, "row-event-twice", {"first": str(first)}))
            continue
        remarks += [remark] if remark is not None else []
        events.append(event)
    errors.sort(key=lambda error: error.row)
    remarks.sort(key=lambda remark: remark.row)
    return Found(tuple(events), tuple(errors), tuple(remarks))


def _matched(row: EventRow, account: AccountId, contact: ContactId | None, times: Counter[str]) -> MatchedEvent:
    """Two rows that say the same are two events, unless a number of theirs says that they are one."""
    told = f"file:{account}:{row.kind}:{row.day.isoformat()}"
    if row.code is not None:
        key = f"{told}:no:{row.code}"
    else:
        told = f"{told}:{contact or ''}:{row.amount if row.amount is not None else ''}"
        times[told] += 1
        key = f"{told}:{times[told]}"
    return MatchedEvent(row.number, account, contact, row.kind, row.day, row.amount, row.note, key)


class _Who:
    """1. The account by its code, else by its name. 2. The person: at that account, or anywhere when none is named."""

    def __init__(self, accounts: Sequence[AccountOf], contacts: Sequence[tuple[Candidate, int]]) -> None:
        self._by_code = {code(account.code): account.id for account in accounts if account.code}
        self._by_name: dict[str, list[int]] = defaultdict(list)
        for account in accounts:
            named = self._by_name[company_key(account.name)]
            named += [account.id] if account.id not in named else []
        self._account_of = {candidate.id: account for candidate, account in contacts}
        self._people = Matching([candidate for candidate, _ in contacts])

    def find(self, row: EventRow) -> tuple[AccountId, ContactId | None, RowError | None] | RowError:
        """With whom it happened, and what is to be remarked upon; or why nobody can be told."""
        shown = row.shown[:LONGEST_SHOWN]
        account = self._account(row)
        if isinstance(account, RowError):
            return account
        if not row.names_somebody:
            if account is None:
                return RowError(row.number, "row-event-unknown", {"who": shown})
            return AccountId(account), None, None
        person = self._people.find(row)
        if account is None:
            if isinstance(person, RowError) and person.key != "row-past-unknown":
                return person
            if isinstance(person, RowError) or row.account:
                return RowError(row.number, "row-event-unknown", {"who": shown})
            return AccountId(self._account_of[person.id]), ContactId(person.id), None
        if isinstance(person, RowError) or self._account_of[person.id] != account:
            return AccountId(account), None, RowError(row.number, "row-event-no-contact", {"who": shown})
        return AccountId(account), ContactId(person.id), None

    def _account(self, row: EventRow) -> int | RowError | None:
        if row.account_id and (found := self._by_code.get(row.account_id)) is not None:
            return found
        named = self._by_name.get(company_key(row.account), []) if row.account and company_key(row.account) else []
        if len(named) > 1:
            return RowError(row.number, "row-account-ambiguous", {"account": (row.account or "")[:LONGEST_SHOWN]})
        return named[0] if named else None
