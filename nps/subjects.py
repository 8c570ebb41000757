"""What a message of the bot is about: a value with one key, kept beside the message, and one way back from the key.

The key is how a reply finds its way, how a card is found again, and what an outcome means something for. Its grammar
stands here alone: `key` writes it, `parse` reads it, and the database asks `pieces` and `beginning` for its parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, ClassVar, Self

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

_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Subject:
    """`SHAPE` is the key with a place for each field; a field that is no number may hold anything but a line break."""

    SHAPE: ClassVar[str]

    @property
    def key(self) -> str:
        return self.SHAPE.format(**{field.name: getattr(self, field.name) for field in fields(self)})

    @classmethod
    def pieces(cls) -> tuple[str, ...]:
        """The shape taken apart: what stands there always and names of fields in turn, a constant first and last."""
        return tuple(_PLACE.split(cls.SHAPE))

    @classmethod
    def beginning(cls, *values: int) -> str:
        """What the keys with these first fields have in common: `CaseCard.beginning(12)` is "case:12:staff:"."""
        constants, names = cls.pieces()[::2], cls.pieces()[1::2]
        said = "".join(f"{constant}{value}" for constant, value in zip(constants, values, strict=False))
        return said + (constants[len(values)] if len(values) <= len(names) else "")

    @classmethod
    def read(cls, key: str) -> Self | None:
        """The subject of this kind that has this key; None when the key is none of this kind."""
        match = cls._pattern().fullmatch(key)
        if match is None:
            return None
        numbers = {field.name for field in fields(cls) if field.type != "str"}
        values: dict[str, Any] = {
            name: int(value) if name in numbers else value for name, value in match.groupdict().items()
        }
        return cls(**values)

    @classmethod
    @cache
    def _pattern(cls) -> re.Pattern[str]:
        texts = {field.name for field in fields(cls) if field.type == "str"}
        places = [f"(?P<{piece}>{'.+' if piece in texts else '[0-9]{1,19}'})" for piece in cls.pieces()[1::2]]
        constants = [re.escape(piece) for piece in cls.pieces()[::2]]
        return re.compile("".join(part for pair in zip(constants, [*places, ""], strict=True) for part in pair))


@dataclass(frozen=True, slots=True)
class Asked(Subject):
    """A question in a contact's chat. It may be shown there several times: first, and again on later days."""

    SHAPE: ClassVar[str] = "ask:{invitation}:{showing}"
    FIRST: ClassVar[str] = "1"

    invitation: InvitationId
    showing: str = FIRST

    @property
    def is_first(self) -> bool:
        return self.showing == self.FIRST


@dataclass(frozen=True, slots=True)
class Why(Subject):
    """«Why this score?», with the reasons to be marked."""

    SHAPE: ClassVar[str] = "why:{response}"

    response: ResponseId


@dataclass(frozen=True, slots=True)
class Thanks(Subject):
    SHAPE: ClassVar[str] = "thanks:{response}"

    response: ResponseId


@dataclass(frozen=True, slots=True)
class TypedScore(Subject):
    """A contact's own message in which they typed the score of this question: corrected, it is a change of mind."""

    SHAPE: ClassVar[str] = "typed:{invitation}"

    invitation: InvitationId


@dataclass(frozen=True, slots=True)
class SettledQuestion(Subject):
    """Is the case settled? Asked of its contact, anew each time it is closed: `times` it had been reopened."""

    SHAPE: ClassVar[str] = "settled:{case}:{times}"

    case: CaseId
    times: int


@dataclass(frozen=True, slots=True)
class PromiseQuestion(Subject):
    """Was it kept? Asked of the contact it was promised to."""

    SHAPE: ClassVar[str] = "promise:{promise}"

    promise: PromiseId


@dataclass(frozen=True, slots=True)
class PromiseStatus(Subject):
    """What the client would read, to be confirmed, and then what is promised, in the chat of whoever promises it."""

    SHAPE: ClassVar[str] = "status-of:promise:{promise}:{staff}"

    promise: PromiseId
    staff: StaffId


@dataclass(frozen=True, slots=True)
class RecordingStatus(Subject):
    """An answer that is being recorded, step by step, in the chat of whoever records it."""

    SHAPE: ClassVar[str] = "status-of:recording:{recording}:{staff}"

    recording: RecordingId
    staff: StaffId


@dataclass(frozen=True, slots=True)
class RecordedAnswer(Subject):
    """What was recorded as an answer of a contact, in their own chat."""

    SHAPE: ClassVar[str] = "recorded:{response}"

    response: ResponseId


@dataclass(frozen=True, slots=True)
class Relayed(Subject):
    """Words of one of the staff in the chat of a contact: a long one, and an album, are several messages."""

    SHAPE: ClassVar[str] = "relay:{relay}:{piece}"

    relay: RelayId
    piece: int


@dataclass(frozen=True, slots=True)
class RelayChange(Subject):
    """Such a message is changed after its sender has corrected theirs."""

    SHAPE: ClassVar[str] = "change-of:relay:{relay}:{piece}"

    relay: RelayId
    piece: int


@dataclass(frozen=True, slots=True)
class RelayRecall(Subject):
    """Such a message is deleted."""

    SHAPE: ClassVar[str] = "recall-of:relay:{relay}:{piece}"

    relay: RelayId
    piece: int


@dataclass(frozen=True, slots=True)
class RelayStatus(Subject):
    """What has become of words to a client, in the chat of whoever said them."""

    SHAPE: ClassVar[str] = "status-of:relay:{relay}:{staff}"

    relay: RelayId
    staff: StaffId


@dataclass(frozen=True, slots=True)
class ReplyWanted(Subject):
    """[Ответить]: a reply to this message of the bot is for that contact."""

    SHAPE: ClassVar[str] = "reply-for:contact:{contact}:{staff}"

    contact: ContactId
    staff: StaffId


@dataclass(frozen=True, slots=True)
class CaseCard(Subject):
    """The card of a case in the chat of one of the staff."""

    SHAPE: ClassVar[str] = "case:{case}:staff:{staff}"

    case: CaseId
    staff: StaffId


@dataclass(frozen=True, slots=True)
class BelowCard(Subject):
    """A reply to that card: new words that ring the phone, a client's voice or file."""

    SHAPE: ClassVar[str] = "reply-to:case:{case}:staff:{staff}"

    case: CaseId
    staff: StaffId


@dataclass(frozen=True, slots=True)
class LightCard(Subject):
    """The light card of a client's words, which are on no case, in the chat of one of the staff."""

    SHAPE: ClassVar[str] = "light:{card}:staff:{staff}"

    card: LightCardId
    staff: StaffId


@dataclass(frozen=True, slots=True)
class BelowLightCard(Subject):
    """What follows that card in words: later ones, the rest of long ones, how they read after a correction."""

    SHAPE: ClassVar[str] = "reply-to:light:{card}:staff:{staff}"

    card: LightCardId
    staff: StaffId


@dataclass(frozen=True, slots=True)
class FileOfLightCard(Subject):
    """A voice, photo or file below that card, with words or without."""

    SHAPE: ClassVar[str] = "file-of:light:{card}:staff:{staff}"

    card: LightCardId
    staff: StaffId


@dataclass(frozen=True, slots=True)
class OverdueAccount(Subject):
    """To one owner: what of an account has been overdue for half a working day, all that rings on one `day`."""

    SHAPE: ClassVar[str] = "overdue:{account}:{day}:staff:{staff}"

    account: AccountId
    day: str
    staff: StaffId


@dataclass(frozen=True, slots=True)
class ListOfAccounts(Subject):
    """What /accounts has shown one of the staff."""

    SHAPE: ClassVar[str] = "accounts:{staff}"

    staff: StaffId


@dataclass(frozen=True, slots=True)
class ListOfCases(Subject):
    """What /cases has shown one of the staff."""

    SHAPE: ClassVar[str] = "cases:{staff}"

    staff: StaffId


@dataclass(frozen=True, slots=True)
class ListOfInvites(Subject):
    """What /invites has shown one of the staff."""

    SHAPE: ClassVar[str] = "invites:{staff}"

    staff: StaffId


@dataclass(frozen=True, slots=True)
class NewcomerCard(Subject):
    """Who is this? Asked of one of the staff about somebody who came by the link for everybody."""

    SHAPE: ClassVar[str] = "newcomer:{newcomer}:staff:{staff}"

    newcomer: NewcomerId
    staff: StaffId


@dataclass(frozen=True, slots=True)
class ChoiceOfNames(Subject):
    """Names of which one of the staff was to choose."""

    SHAPE: ClassVar[str] = "names:{staff}"

    staff: StaffId


@dataclass(frozen=True, slots=True)
class ClientCard(Subject):
    """What /client has shown of an account to one of the staff."""

    SHAPE: ClassVar[str] = "client:{account}:staff:{staff}"

    account: AccountId
    staff: StaffId


@dataclass(frozen=True, slots=True)
class AboutContact(Subject):
    """Whatever else names a contact to one of the staff: an invitation to forward, a notice, an answer to a button."""

    SHAPE: ClassVar[str] = "about:contact:{contact}:{staff}"

    contact: ContactId
    staff: StaffId


@dataclass(frozen=True, slots=True)
class PassedOn(Subject):
    """A client's free message in the chat of one of the staff."""

    SHAPE: ClassVar[str] = "message:{message}:{staff}"

    message: int
    staff: StaffId


@dataclass(frozen=True, slots=True)
class CopyOf(Subject):
    """What of a free message has no words to stand beside (a sticker, a place), below it."""

    SHAPE: ClassVar[str] = "copy-of:message:{message}:{staff}"

    message: int
    staff: StaffId


@dataclass(frozen=True, slots=True)
class BelowMessage(Subject):
    """What follows a free message in words: the rest of a long one, or how it reads after a correction."""

    SHAPE: ClassVar[str] = "below:message:{message}:{staff}"

    message: int
    staff: StaffId


@dataclass(frozen=True, slots=True)
class SummaryOf(Subject):
    """The scheduled summary of a period for one of the staff."""

    SHAPE: ClassVar[str] = "summary:{staff}:{period}"

    staff: StaffId
    period: str


@dataclass(frozen=True, slots=True)
class ListOfWords(Subject):
    """What clients said in a period, as one of the staff was shown it."""

    SHAPE: ClassVar[str] = "words:{staff}:{period}"

    staff: StaffId
    period: str


@dataclass(frozen=True, slots=True)
class ListOfQuotes(Subject):
    """What /quotes has shown one of the staff."""

    SHAPE: ClassVar[str] = "quotes:{staff}"

    staff: StaffId


@dataclass(frozen=True, slots=True)
class ListOfAnswers(Subject):
    """The answers behind a number, as one of the staff was shown them: which part, and of what."""

    SHAPE: ClassVar[str] = "answers:{staff}:{part_of}"

    staff: StaffId
    part_of: str


@dataclass(frozen=True, slots=True)
class ListOfRows(Subject):
    """What stands behind another number, as one of the staff was shown it: which rows, and of what."""

    SHAPE: ClassVar[str] = "rows:{staff}:{rows_of}"

    staff: StaffId
    rows_of: str


@dataclass(frozen=True, slots=True)
class DaysWanted(Subject):
    """[Две даты]: a reply to this message of the bot says of which days the figures are to be."""

    SHAPE: ClassVar[str] = "days-of:{staff}:{of}"

    staff: StaffId
    of: str


@dataclass(frozen=True, slots=True)
class FixCard(Subject):
    """What is to be mended, in the chat of one of the staff."""

    SHAPE: ClassVar[str] = "fix:{fix}:staff:{staff}"

    fix: FixId
    staff: StaffId


@dataclass(frozen=True, slots=True)
class FixNews(Subject):
    """«You said it, we did it», in the chat of a contact who had named the reason."""

    SHAPE: ClassVar[str] = "fixed:{fix}:{contact}"

    fix: FixId
    contact: ContactId


@dataclass(frozen=True, slots=True)
class AuditList(Subject):
    """Whom a campaign would ask, and whom not, as one of the owners was shown it."""

    SHAPE: ClassVar[str] = "audience:{staff}"

    staff: StaffId


@dataclass(frozen=True, slots=True)
class CampaignCard(Subject):
    """How far a campaign has come, in the chat of one of the owners."""

    SHAPE: ClassVar[str] = "campaign:{campaign}:staff:{staff}"

    campaign: CampaignId
    staff: StaffId


@dataclass(frozen=True, slots=True)
class ExportCard(Subject):
    """What an export holds and how far it is, in the chat of whoever asked for it."""

    SHAPE: ClassVar[str] = "export:{export}:staff:{staff}"

    export: int
    staff: StaffId


@dataclass(frozen=True, slots=True)
class ExportFile(Subject):
    """One of its files, in the same chat; the first is number 0."""

    SHAPE: ClassVar[str] = "export-file:{export}:{part}:{staff}"

    export: int
    part: int
    staff: StaffId


@dataclass(frozen=True, slots=True)
class HeldBack(Subject):
    """What a restore holds back, in the chat of one owner."""

    SHAPE: ClassVar[str] = "review:{restored}:{staff}"

    restored: str
    staff: StaffId


KINDS: tuple[type[Subject], ...] = (
    Asked, Why, Thanks, TypedScore, SettledQuestion,
    CaseCard, BelowCard, OverdueAccount, LightCard, BelowLightCard, FileOfLightCard,
    PassedOn, CopyOf, BelowMessage, ListOfCases, ListOfInvites, ChoiceOfNames, ClientCard, AboutContact,
    SummaryOf, ListOfWords, HeldBack,
    Relayed, RelayChange, RelayRecall, RelayStatus, ReplyWanted, PromiseQuestion, PromiseStatus,
    RecordedAnswer, RecordingStatus, FixCard, FixNews, NewcomerCard, AuditList,
    CampaignCard, ListOfAccounts, ListOfQuotes,
    ExportCard, ExportFile,
    ListOfAnswers, DaysWanted, ListOfRows,
)  # fmt: skip
TO_CONTACTS: tuple[type[Subject], ...] = (
    Asked, Why, Thanks, TypedScore, SettledQuestion, PromiseQuestion, Relayed, RelayChange, RelayRecall,
    RecordedAnswer, FixNews,
)  # fmt: skip
"""What stands in the chats of contacts; everything else is for staff."""


def parse(key: str | None) -> Subject | None:
    """The subject behind a key; None for no key, or one that no kind of subject has."""
    return next((subject for kind in KINDS if (subject := kind.read(key)) is not None), None) if key else None
