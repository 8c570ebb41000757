"""A row of the matrix, and what several subjects use."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.access.acts import Act
from tests.access.scene import CONTACTS, R, Role

May = dict[Role, frozenset[str]]
NOBODY: frozenset[Role] = frozenset()


@dataclass(frozen=True)
class Action:
    name: str
    handlers: tuple[str, ...]
    act: Act
    may: May = field(default_factory=dict)
    reads: frozenset[Role] = NOBODY
    sees: str = ""
    silent: frozenset[Role] = NOBODY

    def __str__(self) -> str:
        return f"{self.handlers[0]}: {self.name}"


def only(*roles: Role) -> frozenset[Role]:
    return frozenset(roles)


def does(tables: str, roles: frozenset[Role]) -> May:
    """These roles change something in each of these tables."""
    return dict.fromkeys(roles, frozenset(tables.split()))


SAID = does("client_messages", CONTACTS) | does("client_messages light_cards", only(R.COLLEAGUE))
"""Free words; of whoever has an open question they wait for its score, others are on a light card at once."""
