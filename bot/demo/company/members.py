"""Who of the sample company's contacts joined, who did not, who left: with all their questions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from random import Random

from bot.demo.company.accounts import NEW_ACCOUNT, ROUND_ACCOUNT, SILENT_ACCOUNT
from bot.demo.company.asking import Habit, chain, not_delivered, refused, unanswered
from bot.demo.company.calendar import Story
from bot.demo.company.people import ROUND_CONTACT, SampleContact, deal, recommended
from bot.demo.history.facts import Question
from nps.values import ContactState, Unreachable

INVITED = 10
BLOCKED_DAYS_AGO = (3.0, 24.0, 61.0)
OPTED_OUT = 1
LATE = (2.5, 5.5, 16.0, 38.0, 55.0, 70.0)
"""Days since those joined who came after the first quarter."""
NEW_DAYS_AGO = 85.0
"""Since the people of the new account joined: their quiet period ends within the window of its first delivery."""
RECOMMENDED_DAYS_AGO = 13.0
"""Since somebody came by a promoter's link: of any quarter but the youngest."""
_SPREAD = 84
"""The last questions lie within so many days; weekends add at most four, so nobody's 90 days are over."""


@dataclass(frozen=True, slots=True)
class Member:
    """A contact with the way they dealt with the programme; `questions` are empty before they join."""

    contact: SampleContact
    state: ContactState
    questions: tuple[Question, ...] = ()
    opted_out_at: datetime | None = None

    @property
    def joined_at(self) -> datetime | None:
        return self.questions[0].planned_at if self.questions else None

    @property
    def unreachable_since(self) -> datetime | None:
        return self.questions[-1].ended_at if self.state is ContactState.UNREACHABLE else None


def gather(rng: Random, story: Story) -> list[Member]:
    """All the contacts, account by account."""
    contacts = deal(rng)
    places = range(len(contacts))
    round_place = next(place for place in places if contacts[place].name == ROUND_CONTACT)
    silent = {place for place in places if contacts[place].account.name == SILENT_ACCOUNT}
    new = {place for place in places if contacts[place].account.name == NEW_ACCOUNT}
    apart = (SILENT_ACCOUNT, ROUND_ACCOUNT, NEW_ACCOUNT)
    free = [place for place in places if contacts[place].account.name not in apart]
    rng.shuffle(free)
    invited = {round_place, *(free.pop() for _ in range(INVITED - 1))}
    blocked = {free.pop(): days_ago for days_ago in BLOCKED_DAYS_AGO}
    opted_out = {free.pop() for _ in range(OPTED_OUT)}
    late = {free.pop(): days_ago for days_ago in LATE}
    ages = [_SPREAD * (number + rng.random()) / len(contacts) for number in places]
    rng.shuffle(ages)

    members = []
    for place, contact in enumerate(contacts):
        if place in invited:
            members.append(Member(contact, ContactState.INVITED))
            continue
        habit = Habit(ages[place], answers=rng.uniform(0.32, 0.7))
        if place in silent:
            habit = Habit(66 + ages[place] / 7, answers=0, answers_first=1)
        elif place in new:
            habit = Habit(NEW_DAYS_AGO, at_most=1, answers_first=1)
        elif place in late:
            habit = Habit(late[place], at_most=1)
        elif place in blocked:
            habit = Habit(blocked[place])
        *asked, last = chain(rng, story, contact, habit)
        if place in blocked:
            failed = not_delivered(last, Unreachable.BLOCKED.value, rng=rng)
            members.append(Member(contact, ContactState.UNREACHABLE, (*asked, failed)))
        elif place in opted_out:
            declined = refused(last, now=story.now, rng=rng)
            members.append(Member(contact, ContactState.JOINED, (*asked, declined), opted_out_at=declined.ended_at))
        else:
            members.append(Member(contact, ContactState.JOINED, (*asked, last)))
    newcomer = recommended(len(contacts) + 1)
    members.append(Member(newcomer, ContactState.JOINED, (unanswered(story, newcomer, RECOMMENDED_DAYS_AGO),)))
    return _numbered(members)


def _numbered(members: list[Member]) -> list[Member]:
    """Their questions in the order in which they were asked; each names the contact's one before."""
    asked = [
        (question.planned_at, question.contact_id, place)
        for member in members
        for place, question in enumerate(member.questions)
    ]
    ids = {(contact, place): row_id for row_id, (_, contact, place) in enumerate(sorted(asked), start=1)}

    def numbered(question: Question, place: int) -> Question:
        previous = ids.get((question.contact_id, place - 1))
        return replace(question, id=ids[question.contact_id, place], previous=previous)

    return [
        replace(member, questions=tuple(numbered(question, place) for place, question in enumerate(member.questions)))
        for member in members
    ]
