"""The grammar of subjects: every key leads back to its subject, and old keys of people's chats go on being read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nps.subjects import (
    KINDS,
    AboutContact,
    Asked,
    AuditList,
    BelowCard,
    BelowLightCard,
    BelowMessage,
    CampaignCard,
    CaseCard,
    ChoiceOfNames,
    ClientCard,
    CopyOf,
    DaysWanted,
    ExportCard,
    ExportFile,
    FileOfLightCard,
    FixCard,
    FixNews,
    HeldBack,
    LightCard,
    ListOfAccounts,
    ListOfAnswers,
    ListOfCases,
    ListOfInvites,
    ListOfQuotes,
    ListOfRows,
    ListOfWords,
    NewcomerCard,
    OverdueAccount,
    PassedOn,
    PromiseQuestion,
    PromiseStatus,
    RecordedAnswer,
    RecordingStatus,
    RelayChange,
    Relayed,
    RelayRecall,
    RelayStatus,
    ReplyWanted,
    SettledQuestion,
    Subject,
    SummaryOf,
    Thanks,
    TypedScore,
    Why,
    parse,
)
from nps.values import (
    AccountId,
    CampaignId,
    CaseId,
    ContactId,
    FixId,
    InvitationId,
    LightCardId,
    NewcomerId,
    PromiseId,
    RecordingId,
    RelayId,
    ResponseId,
    StaffId,
)

# As they stand in the databases of the first version.
KEYS: dict[str, Subject] = {
    "ask:7:1": Asked(InvitationId(7)),
    "ask:7:2026-11-24": Asked(InvitationId(7), "2026-11-24"),
    "why:3": Why(ResponseId(3)),
    "thanks:3": Thanks(ResponseId(3)),
    "typed:7": TypedScore(InvitationId(7)),
    "settled:12:1": SettledQuestion(CaseId(12), 1),
    "case:12:staff:5": CaseCard(CaseId(12), StaffId(5)),
    "reply-to:case:12:staff:5": BelowCard(CaseId(12), StaffId(5)),
    "overdue:8:2026-11-24:staff:5": OverdueAccount(AccountId(8), "2026-11-24", StaffId(5)),
    "light:4:staff:5": LightCard(LightCardId(4), StaffId(5)),
    "reply-to:light:4:staff:5": BelowLightCard(LightCardId(4), StaffId(5)),
    "file-of:light:4:staff:5": FileOfLightCard(LightCardId(4), StaffId(5)),
    "message:9:5": PassedOn(9, StaffId(5)),
    "copy-of:message:9:5": CopyOf(9, StaffId(5)),
    "below:message:9:5": BelowMessage(9, StaffId(5)),
    "export:4:staff:5": ExportCard(4, StaffId(5)),
    "export-file:4:1:5": ExportFile(4, 1, StaffId(5)),
    "accounts:5": ListOfAccounts(StaffId(5)),
    "quotes:5": ListOfQuotes(StaffId(5)),
    "cases:5": ListOfCases(StaffId(5)),
    "invites:5": ListOfInvites(StaffId(5)),
    "names:5": ChoiceOfNames(StaffId(5)),
    "newcomer:3:staff:5": NewcomerCard(NewcomerId(3), StaffId(5)),
    "client:7:staff:5": ClientCard(AccountId(7), StaffId(5)),
    "about:contact:9:5": AboutContact(ContactId(9), StaffId(5)),
    "promise:9": PromiseQuestion(PromiseId(9)),
    "status-of:recording:9:5": RecordingStatus(RecordingId(9), StaffId(5)),
    "recorded:9": RecordedAnswer(ResponseId(9)),
    "status-of:promise:9:5": PromiseStatus(PromiseId(9), StaffId(5)),
    "relay:8:0": Relayed(RelayId(8), 0),
    "change-of:relay:8:1": RelayChange(RelayId(8), 1),
    "recall-of:relay:8:1": RelayRecall(RelayId(8), 1),
    "status-of:relay:8:5": RelayStatus(RelayId(8), StaffId(5)),
    "reply-for:contact:6:5": ReplyWanted(ContactId(6), StaffId(5)),
    "fix:6:staff:5": FixCard(FixId(6), StaffId(5)),
    "fixed:6:9": FixNews(FixId(6), ContactId(9)),
    "summary:5:week:2026-W47": SummaryOf(StaffId(5), "week:2026-W47"),
    "words:5:week:2026-W47": ListOfWords(StaffId(5), "week:2026-W47"),
    "answers:5:d|week:2026-W47": ListOfAnswers(StaffId(5), "d|week:2026-W47"),
    "rows:5:s|week:2026-W47": ListOfRows(StaffId(5), "s|week:2026-W47"),
    "days-of:5:quarter:2026-Q4": DaysWanted(StaffId(5), "quarter:2026-Q4"),
    "audience:5": AuditList(StaffId(5)),
    "campaign:4:staff:5": CampaignCard(CampaignId(4), StaffId(5)),
    "review:20261124T101500:5": HeldBack("20261124T101500", StaffId(5)),
}


@pytest.mark.parametrize(("key", "subject"), KEYS.items())
def test_a_key_and_its_subject_lead_to_each_other(key: str, subject: Subject) -> None:
    assert parse(key) == subject
    assert subject.key == key


def test_every_kind_has_an_example() -> None:
    assert {type(subject) for subject in KEYS.values()} == set(KINDS)


@pytest.mark.parametrize(
    "key",
    [None, "", "ask", "ask:7", "ask:x:1", "why:", "why:3:4", "case:12:staff:", "message:9", "nothing:1", "why:3\n"],
)
def test_what_is_no_key_is_about_nothing(key: str | None) -> None:
    assert parse(key) is None


@given(st.sampled_from(KINDS), st.lists(st.integers(0, 2**53), min_size=3, max_size=3))
def test_no_key_belongs_to_two_kinds(kind: type[Subject], numbers: list[int]) -> None:
    pieces = enumerate(kind.pieces())
    subject = parse("".join(piece if at % 2 == 0 else str(numbers[at // 2]) for at, piece in pieces))

    assert subject is not None
    assert type(subject) is kind
    assert [other for other in KINDS if other.read(subject.key)] == [kind]


def test_a_beginning_is_shared_by_the_keys_with_the_same_first_fields() -> None:
    assert CaseCard.beginning(12) == "case:12:staff:"
    assert Asked.beginning(7) == "ask:7:"
    assert SummaryOf.beginning() == "summary:"
    assert PassedOn.beginning(9, 5) == "message:9:5"
