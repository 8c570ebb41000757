"""The matrix: everything a person can do, each in every way there is, and who may.

A row names the handler it is for. `may`: whose act changes facts, and in which tables; everybody else's changes
nothing. `reads`: who is shown `sees`; nobody else is. Whoever acts gets an answer, unless the row says that silence
is right.
"""

from __future__ import annotations

from tests.access.actions import (
    answering,
    cases,
    clients,
    figures,
    fixes,
    joining,
    oneself,
    programme,
    promoters,
    recording,
    relaying,
    team,
)
from tests.access.actions.action import Action

SUBJECTS = (
    answering,
    joining,
    relaying,
    cases,
    recording,
    fixes,
    programme,
    figures,
    clients,
    promoters,
    oneself,
    team,
)
"""Words for clients come before what brings cards anew: the database is put back, the chats are not."""
ACTIONS: tuple[Action, ...] = tuple(action for subject in SUBJECTS for action in subject.ACTIONS)
