"""[Объединить]: two staff, accounts or contacts are one; cards and cases follow, and for a day it can be undone."""

from __future__ import annotations

from actions import alerting, light_cards
from actions.telling import tell_owners
from actions.turn import Turn
from messages.owed import Owed
from nps.values import AskingPrompt, MergeKind
from storage.asking import asking_prompts
from storage.asking.asking_prompts import Asked
from storage.cases import cases, prompts
from storage.merging import merging
from storage.merging.looking import Look, find_name
from storage.merging.merging import Merge
from storage.people.audit import record_audit
from storage.people.clients import Account
from storage.people.staff import Staff, find_staff
from storage.people.who import Who


async def ask_account(turn: Turn, owner: Staff, account: Account) -> None:
    """What this owner writes next is the name of the account that is the same as this one."""
    await prompts.close(turn.conn, owner.id)
    asked = Asked(owner.id, AskingPrompt.SAME_ACCOUNT, account_id=account.id)
    await asking_prompts.keep(turn.conn, asked, expires_at=turn.now + turn.programme.prompt_open_for)


async def merge(turn: Turn, who: Who, owner: Staff, kind: MergeKind, first: int, second: int) -> tuple[int, Look, Owed]:
    """They are one from now on; returns its number and what was done. Raises CannotMerge before anything is written.

    What earlier turns owe is written down first: it may name the one who is hidden.
    """
    await turn.settle()
    number, looked = await merging.merge(turn.conn, kind, first, second, by=owner.id, now=turn.now)
    await prompts.close(turn.conn, owner.id)
    await record_audit(turn.conn, who, f"{kind.value}.merge", f"{kind.value}:{looked.pair.kept}", now=turn.now)
    told = await _tell(turn, owner, kind, "merge-told", str(looked.gone["name"]), str(looked.kept["name"]))
    return number, looked, [*told, *await _follow(turn, kind, looked.pair.kept)]


async def undo(turn: Turn, who: Who, owner: Staff, merge: Merge) -> Owed:
    """Two again. Raises CannotMerge before anything is written."""
    await turn.settle()
    await merging.undo(turn.conn, merge, now=turn.now)
    await record_audit(turn.conn, who, f"{merge.kind.value}.unmerge", f"{merge.kind.value}:{merge.kept}", now=turn.now)
    names = [await find_name(turn.conn, merge.kind, number) or "—" for number in (merge.gone, merge.kept)]
    told = await _tell(turn, owner, merge.kind, "merge-undone-told", *names)
    return [*told, *await _follow(turn, merge.kind, merge.kept), *await _follow(turn, merge.kind, merge.gone)]


async def _tell(turn: Turn, owner: Staff, kind: MergeKind, key: str, gone: str, kept: str) -> Owed:
    """The other owners, of staff and companies: of one person's names nothing stands in a notice."""
    if kind is MergeKind.CONTACT:
        return []
    if key == "merge-told":
        return await tell_owners(turn, "merge-told", {"gone": gone, "kept": kept, "by": owner.name or "—"}, but=owner)
    return await tell_owners(
        turn, "merge-undone-told", {"gone": gone, "kept": kept, "by": owner.name or "—"}, but=owner
    )


async def _follow(turn: Turn, kind: MergeKind, number: int) -> Owed:
    """Open cases are whose client it is, and their cards tell the present names."""
    owed = await alerting.hand_over_cases(turn)
    owed += await light_cards.hand_over_light_cards(turn)
    if kind is MergeKind.STAFF:
        member = await find_staff(turn.conn, number)
        if member is not None and member.can_be_written_to:
            owed += await alerting.show_missed(turn, member)
        return owed
    for case in await cases.list_open_of(turn.conn, kind, number):
        owed += await alerting.show_case(turn, case)
    return owed
