"""What the sample company's promoters have done for it: words that may be quoted, and companies that came by advice.

No dice: the latest of what fits, so that nothing else of the company hangs on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.demo.company.accounts import ACCOUNT_IDS, NEW_ACCOUNT, RECOMMENDED_ACCOUNT
from bot.demo.company.members import Member
from bot.demo.company.staff import OWNER_ID
from bot.demo.history.facts import Answer, FollowUp, Permission, Recommendation
from nps import quoting
from nps.values import ContactState, Group

QUOTES = 3
"""Of as many accounts; the oldest of them without a name."""
_LATER = timedelta(minutes=1)


def quote(members: Sequence[Member], answers: Sequence[Answer], cases: Sequence[FollowUp]) -> list[Permission]:
    """The latest words of promoters who are there, over no complaint that is open; the oldest permission first."""
    of = {member.contact.id: member for member in members}
    complaining = {case.answers[0][1].contact_id for case in cases if case.closed_at is None}
    chosen: dict[str, Answer] = {}
    for answer in reversed(answers):
        member = of[answer.contact_id]
        account = member.contact.account.name
        fits = answer.score.group is Group.PROMOTER and answer.next_tap_at is None and len(answer.comment) == 1
        if fits and _is_there(member) and answer.contact_id not in complaining and len(chosen) < QUOTES:
            chosen.setdefault(account, answer)
    found = []
    for number, answer in enumerate(reversed(chosen.values()), start=1):
        contact = of[answer.contact_id].contact
        text, said_at = answer.comment[0]
        named = quoting.signature(contact.name, contact.position, contact.account.name)
        found.append(
            Permission(
                id=number,
                contact_id=contact.id,
                response_id=answer.id,
                text=text,
                signature=named if number > 1 else None,
                settled_at=said_at + _LATER,
            )
        )
    return found


def recommend(members: Sequence[Member], answers: Sequence[Answer]) -> list[Recommendation]:
    """Each new account came by the link of whoever had answered 9 or 10 last, and buys by now; the older one first."""
    of = {member.contact.id: member for member in members}
    made: list[Recommendation] = []
    for name in (NEW_ACCOUNT, RECOMMENDED_ACCOUNT):
        newcomer = next(member for member in members if member.contact.account.name == name)
        if newcomer.joined_at is None:
            continue
        before = newcomer.joined_at - timedelta(days=1)
        by_others = {told.by_contact_id for told in made}
        happy = [
            answer
            for answer in answers
            if answer.score.group is Group.PROMOTER
            and answer.scored_at < before
            and answer.contact_id not in by_others
            and _is_there(of[answer.contact_id])
        ]
        made += [
            Recommendation(
                id=len(made) + 1,
                by_contact_id=answer.contact_id,
                made_at=answer.scored_at + 2 * _LATER,
                contact_id=newcomer.contact.id,
                account_id=ACCOUNT_IDS[name],
                assigned_by=OWNER_ID,
                at=newcomer.joined_at,
            )
            for answer in happy[-1:]
        ]
    return made


def _is_there(member: Member) -> bool:
    return member.state is ContactState.JOINED and member.opted_out_at is None
