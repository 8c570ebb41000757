"""Which accounts somebody wants to see, as they say it: «красные», «VIP Смирнова», "what has changed"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nps.client_words import find_circle
from nps.colours import Colour
from nps.listed_words import parse_listed
from nps.scope import EVERYTHING, Scope
from nps.scope_words import Directory, ScopeError
from nps.values import StaffId


class AccountKind(StrEnum):
    """A colour, or that it is another one than at the last look."""

    AT_RISK = "at_risk"
    UNHEARD = "unheard"
    WATCH = "watch"
    SAFE = "safe"
    CHANGED = "changed"


_KINDS = [
    (AccountKind.AT_RISK, r"🔴|красн\w*|под угрозой|в зоне риска|at risk|reds?"),
    (AccountKind.UNHEARD, r"⚪️?|бел\w{2,3}|серы[ехй]|не слышно|молчат|молчащие|unheard|silent|whites?|gr[ea]ys?"),
    (AccountKind.WATCH, r"🟡|желт\w*|под вниманием|внимание|watch|yellows?"),
    (AccountKind.SAFE, r"🟢|зелен\w*|спокойные|safe|greens?"),
    (AccountKind.CHANGED, r"только изменения|изменени\w*|изменил\w*|что изменилось|новое|changes?|changed|what is new"),
]
_ALL = r"все|всех|all|клиенты|компании|clients|accounts"


@dataclass(frozen=True, slots=True)
class WantedAccounts:
    """Accounts of this scope, of any of these colours; those that have changed alone, if that is asked for."""

    scope: Scope = EVERYTHING
    kinds: frozenset[AccountKind] = frozenset()

    @property
    def colours(self) -> frozenset[Colour]:
        """No colour: all of them."""
        return frozenset(Colour(kind.value) for kind in self.kinds if kind is not AccountKind.CHANGED)

    @property
    def is_changed(self) -> bool:
        return AccountKind.CHANGED in self.kinds


def parse_accounts(text: str, directory: Directory, *, me: StaffId) -> WantedAccounts:
    """What the words narrow it down to; no words: everything. Raises ScopeError: of an account there is no circle."""
    scope, kinds = parse_listed(text, directory, _KINDS, _ALL, me=me)
    if scope.circle is not None:
        words = [word for word in text.split() if find_circle(word.casefold()) is scope.circle]
        raise ScopeError("accounts-no-circle", {"words": " ".join(words) or text})
    return WantedAccounts(scope, kinds)
