"""What stands behind the buttons. A modified client can forge any of it: ownership is checked in the queries."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import AfterValidator, Field, field_validator

from nps.handing import Scope
from nps.putting_off import Later
from nps.sending import SENT
from nps.values import BuysFor, EventKind, LossReason, Loyalty, MergeKind, PeriodKind, Reason, Role

RowId = Annotated[int, Field(gt=0, lt=2**63)]  # what a database can look for


class ScoreTap(CallbackData, prefix="score"):
    invitation: RowId
    score: int


class QuestionTap(CallbackData, prefix="ask"):
    invitation: RowId
    wish: Literal["change", "later", "back", "stop", "agree"]


class LaterTap(CallbackData, prefix="later"):
    """When the question is to come once more."""

    invitation: RowId
    later: Later


class StopTap(CallbackData, prefix="stop"):
    wish: Literal["yes", "rarely", "no"]


class ReasonTap(CallbackData, prefix="why"):
    response: RowId
    reason: Reason


class DoneTap(CallbackData, prefix="done"):
    response: RowId


class ConsentTap(CallbackData, prefix="join"):
    enrolment: RowId
    answer: Literal["yes", "later", "not_me"]


class MergeTap(CallbackData, prefix="merge"):
    enrolment: RowId


class TakeTap(CallbackData, prefix="take"):
    """As the first version's cards have it."""

    case: RowId


CaseWish = Literal[
    "reply", "take", "called", "not_reached", "promise", "close",
    "hand", "stage", "lose", "open_again", "back", "history",
]  # fmt: skip


class CaseTap(CallbackData, prefix="case"):
    case: RowId
    wish: CaseWish


class OpenCaseTap(CallbackData, prefix="opencase"):
    """A case for this one of several."""

    kind: Literal["contact"]
    id: RowId


LightWish = Literal["reply", "open", "read"]


class LightTap(CallbackData, prefix="light"):
    card: RowId
    wish: LightWish


class ContactMeTap(CallbackData, prefix="callme"):
    """A client who has answered wishes to be called."""

    response: RowId


class OpenTap(CallbackData, prefix="open"):
    """The card of a case, anew."""

    case: RowId


class AccountsTap(CallbackData, prefix="accounts"):
    """A page of the list of accounts; `wanted` as messages.account_list writes it, `since` a day by its number."""

    page: Annotated[int, Field(ge=0, lt=10_000)]
    since: Annotated[int, Field(gt=365_000, lt=1_000_000)]
    wanted: Annotated[str, Field(pattern=r"^[0-9a-z.\-]{1,40}$")]


class AccountFlowTap(CallbackData, prefix="flow", sep="|"):
    """Lost and won accounts of a period; its key has colons of its own."""

    period: str


class CasesTap(CallbackData, prefix="cases"):
    """A page of the list of cases; `wanted` as messages.case_list writes it."""

    page: Annotated[int, Field(ge=0, lt=10_000)]
    wanted: Annotated[str, Field(pattern=r"^[0-9a-z.\-]{1,50}$")]


class OverdueTap(CallbackData, prefix="overdue"):
    """The overdue cases of one manager's clients, in a message below."""

    manager: RowId


class HistoryTap(CallbackData, prefix="history"):
    """Another page of what happened on a case; 0: the newest."""

    case: RowId
    page: Annotated[int, Field(ge=0, lt=10**6)]


class CauseTap(CallbackData, prefix="cause"):
    """Why the client of a case that is being closed complained: one of the reasons, or own words."""

    case: RowId
    cause: Literal["timeliness", "quality", "value", "attitude", "competence", "flexibility", "own"]


RelayWish = Literal["send", "send_asking", "note", "cancel", "recall"]


class RelayTap(CallbackData, prefix="relay"):
    """Words to a client: are they to be sent, and to be taken back?"""

    relay: RowId
    wish: RelayWish


class LossTap(CallbackData, prefix="loss"):
    """Why the client of this case left."""

    case: RowId
    reason: LossReason


LossWish = Literal["unknown", "others", "keep"]


class LossWishTap(CallbackData, prefix="losswish"):
    """To whom they went is not known; what becomes of other cases of theirs."""

    case: RowId
    wish: LossWish


class PromptTap(CallbackData, prefix="prompt"):
    """Nothing is to be written after all."""

    wish: Literal["cancel"]


class PromiseDayTap(CallbackData, prefix="promday"):
    """By which day it is promised; the words were written before."""

    case: RowId
    day: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


PromiseWish = Literal["save", "date", "words", "cancel"]


class PromiseTap(CallbackData, prefix="promise"):
    """A promise that stands before whoever makes it: as it is, another date, other words, or none."""

    promise: RowId
    wish: PromiseWish


class PromiseWordsTap(CallbackData, prefix="promwords"):
    """Something else is promised in place of what there is."""

    case: RowId


class KeptTap(CallbackData, prefix="kept"):
    """The client's word on whether a promise was kept."""

    promise: RowId
    answer: Literal["yes", "no"]


class HandPageTap(CallbackData, prefix="handpage"):
    """More colleagues to whom a case can go."""

    case: RowId
    page: Annotated[int, Field(ge=0, lt=10_000)]


class HandToTap(CallbackData, prefix="handto"):
    """To this colleague."""

    case: RowId
    staff: RowId


class HandWhatTap(CallbackData, prefix="handwhat"):
    """So much of it, and now a note may be written."""

    case: RowId
    staff: RowId
    scope: Scope


class HandTap(CallbackData, prefix="hand"):
    """Without a note."""

    case: RowId
    staff: RowId
    scope: Scope


class StageTap(CallbackData, prefix="stage"):
    """How far the loss of a client has come; 1: no further than that they complain."""

    case: RowId
    stage: Annotated[int, Field(ge=1, le=4)]


class RecordNameTap(CallbackData, prefix="record"):
    """An answer of this one of several is to be recorded."""

    kind: Literal["contact"]
    id: RowId


class RecordAnewTap(CallbackData, prefix="recanew"):
    """Another answer of a contact of whom one was recorded some minutes ago."""

    contact: RowId


RecordWish = Literal[
    "phone", "in_person", "channel", "score", "words", "next", "no_words", "reasons", "done", "change", "review",
    "save", "cancel",
]  # fmt: skip


class RecordTap(CallbackData, prefix="rec"):
    """A step of an answer that is being recorded."""

    recording: RowId
    wish: RecordWish


class RecordScoreTap(CallbackData, prefix="recscore"):
    recording: RowId
    score: Annotated[int, Field(ge=0, le=10)]


class RecordReasonTap(CallbackData, prefix="recwhy"):
    recording: RowId
    reason: Reason


class RecordedTap(CallbackData, prefix="recorded"):
    """The client's word on what was recorded as their answer."""

    response: RowId
    answer: Literal["yes", "no"]


class AnswerReasonTap(CallbackData, prefix="whyfix"):
    """The reasons of an answer, opened by the staff, and a reason to be added or struck."""

    response: RowId
    wish: Literal["open", "timeliness", "quality", "value", "attitude", "competence", "flexibility"]


class FixesTap(CallbackData, prefix="fixes"):
    """Another page of what is to be mended."""

    page: Annotated[int, Field(ge=0, lt=10_000)]


class MendTap(CallbackData, prefix="mend", sep="|"):
    """A page of what is to be mended, from the reasons of these figures; `of` as `messages.figures_of` has it."""

    page: Annotated[int, Field(ge=0, lt=10_000)]
    of: str


FixWish = Literal["open", "assign", "done", "plain", "tell"]


class FixTap(CallbackData, prefix="fix"):
    """Something that is to be mended: its card anew, whose it is, done, done without a word, and clients told of it."""

    fix: RowId
    wish: FixWish


class FixPageTap(CallbackData, prefix="fixpage"):
    """More of the staff who may mend it."""

    fix: RowId
    page: Annotated[int, Field(ge=0, lt=10_000)]


class FixToTap(CallbackData, prefix="fixto"):
    """This one of the staff is to mend it."""

    fix: RowId
    staff: RowId


class FixDayTap(CallbackData, prefix="fixday"):
    """By this day."""

    fix: RowId
    staff: RowId
    day: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


FixNewsWish = Literal["send", "text", "cancel"]


class FixNewsTap(CallbackData, prefix="fixnews"):
    """What clients are to be told: `mark` tells these words and readers from any others."""

    fix: RowId
    mark: Annotated[int, Field(ge=0, lt=2**32)]
    wish: FixNewsWish


AuditWish = Literal["whom", "not", "start", "cancel"]


class AuditTap(CallbackData, prefix="audit"):
    """A campaign that may be started; `wanted` is whom it would ask, as messages.case_list writes it."""

    wish: AuditWish
    page: Annotated[int, Field(ge=0, lt=10_000)]
    wanted: Annotated[str, Field(pattern=r"^[0-9a-z.\-]{1,40}$")]


CampaignWish = Literal["pause", "go", "stop"]


class CampaignTap(CallbackData, prefix="campaign"):
    """A campaign that runs."""

    campaign: RowId
    wish: CampaignWish


class SettledTap(CallbackData, prefix="settled"):
    """The client's word on a case that had been reopened so many times when they were asked."""

    case: RowId
    times: Annotated[int, Field(ge=0, lt=2**31)]
    answer: Literal["yes", "no"]


class ReviewTap(CallbackData, prefix="review"):
    wish: Literal["send", "show", "drop"]


class ReportTap(CallbackData, prefix="nps", sep="|"):
    """The card of other figures; `of` as `messages.figures_of` has it."""

    of: str


View = Literal[
    "managers", "segments", "circles", "regions", "surveys", "objects", "trend", "accounts", "reasons", "money"
]
"""How a period's figures are taken apart."""
Shown = Literal["figures", View]
"""The figures whole, or one of these."""


class BreakdownTap(CallbackData, prefix="npsby", sep="|"):
    """The same figures taken apart; `of` as `messages.figures_of` has it."""

    view: View
    of: str


class CardTap(CallbackData, prefix="npscard", sep="|"):
    """Below a card: what it means, or its picture where the words came alone."""

    wish: Literal["what", "picture"]
    view: Shown
    period: str


class PictureTap(CallbackData, prefix="pic", sep="|"):
    """The picture of figures whose words came alone; `of` as `messages.figures_of` has it."""

    view: Shown
    of: str


NarrowScreen = Literal["menu", "period", "managers", "segments", "circles", "regions", "surveys", "dates"]


class NarrowTap(CallbackData, prefix="of", sep="|"):
    """[Период и кто]: what the figures below a card are to be of, and one of the lists to choose from."""

    screen: NarrowScreen
    page: Annotated[int, Field(ge=0, lt=100)]
    of: str


class BehindTap(CallbackData, prefix="behind", sep="|"):
    """[Ответы]: the numbers of a card, each a button."""

    of: str


class SaidTap(CallbackData, prefix="said", sep="|"):
    """All that was said in a period: 0 opens it in a message of its own, 1 and on are its pages."""

    period: str
    page: Annotated[int, Field(ge=0, lt=10_000)]


class AnswersTap(CallbackData, prefix="who", sep="|"):
    """The answers behind a number: 0 opens them in a message of their own, 1 and on are its pages.

    `part` as in `nps.behind.PARTS`, `of` as `messages.figures_of` has it.
    """

    part: str
    page: Annotated[int, Field(ge=0, lt=100_000)]
    of: str


class RowsTap(CallbackData, prefix="rows", sep="|"):
    """What stands behind another number: 0 opens it in a message of its own, 1 and on are its pages.

    `rows` as in `nps.behind.LISTS`, `of` as `messages.figures_of` has it.
    """

    rows: str
    page: Annotated[int, Field(ge=0, lt=100_000)]
    of: str


class MyTap(CallbackData, prefix="my", sep="|"):
    """Another period of one's own figures, or another page of the managers."""

    period: str
    page: Annotated[int, Field(ge=0, lt=10_000)]


class InviteTap(CallbackData, prefix="invite"):
    kind: Literal["contact", "staff"]
    id: RowId


class WhyTap(CallbackData, prefix="whynot"):
    """Why is this one of several asked, or not?"""

    kind: Literal["contact"]
    id: RowId


class SurveysTap(CallbackData, prefix="surveys"):
    """The list of surveys."""

    page: Annotated[int, Field(ge=0, lt=100)]


SurveyView = Literal["card", "question", "whom", "change"]


class SurveyTap(CallbackData, prefix="survey"):
    survey: RowId
    view: SurveyView
    page: Annotated[int, Field(ge=0, lt=10_000)] = 0


SurveyPrompt = Literal["audience", "about", "pace", "delay", "window", "expiry", "reminding"]
"""What is written; "pace" is another rhythm than those of the buttons."""
SurveySetting = Literal["on", "off", "rhythm", "reminders", "wording", SurveyPrompt]


class SurveySetTap(CallbackData, prefix="surveyset"):
    """`value`: days of the rhythm, how many reminders, which wording; else it says nothing."""

    survey: RowId
    what: SurveySetting
    value: Annotated[int, Field(ge=0, lt=1_000)] = 0


class HoldTap(CallbackData, prefix="hold"):
    """Not to be asked for a while; or asked again."""

    account: RowId
    wish: Literal["ask", "lift"]


class NotNowTap(CallbackData, prefix="notnow"):
    """One person is not to be asked for a while; or is asked again."""

    contact: RowId
    wish: Literal["ask", "lift"]


class WeekTap(CallbackData, prefix="week"):
    """Another page of whom the programme asks this week."""

    page: Annotated[int, Field(ge=0, lt=1_000)]


class HoldsTap(CallbackData, prefix="holds"):
    """Whom the staff keep from being asked, for the owners."""

    page: Annotated[int, Field(ge=0, lt=1_000)]


class NamesTap(CallbackData, prefix="names"):
    """Another page of a choice of names: whose command it is below, and the words that find them."""

    command: Annotated[str, Field(max_length=16)]
    page: Annotated[int, Field(ge=0, lt=10)]
    words: str


class ForwardTap(CallbackData, prefix="forward"):
    """The next messages to forward, after this contact; 0: from the first one on."""

    after: Annotated[int, Field(ge=0, lt=2**63)]


InvitesView = Literal["all", "opened", "waiting", "joined", "lost", "managers"]


class InvitesTap(CallbackData, prefix="invites"):
    """Another page of who is in and who is not."""

    view: InvitesView
    page: Annotated[int, Field(ge=0, lt=10_000)] = 0


class InvitesWishTap(CallbackData, prefix="inviteswish"):
    """Managers are to be reminded of clients who are missing; QR codes are wanted (`page`: which of several files)."""

    wish: Literal["remind", "qr", "public"]
    page: Annotated[int, Field(ge=0, lt=10_000)] = 0


class HelloTap(CallbackData, prefix="hello"):
    """The consent of somebody who has opened the link for everybody."""

    answer: Literal["yes", "later"]


NewcomerWish = Literal["is", "new", "reject"]


class NewcomerTap(CallbackData, prefix="newcomer"):
    """Who somebody is: `target` is the contact, or the account of a new one; 0: none was named."""

    newcomer: RowId
    wish: NewcomerWish
    target: Annotated[int, Field(ge=0, lt=2**63)] = 0


class FileTap(CallbackData, prefix="file"):
    """A file an owner may want at any time."""

    wish: Literal["links", "template"]


class PlaceTap(CallbackData, prefix="place"):
    kind: Literal["contact", "staff"]
    id: RowId
    wish: Literal["renew", "same", "other", "left", "gone", "back", "revoke", "former"]


class AwayTap(CallbackData, prefix="away"):
    """Who is away, who stands in (0: nobody who was named), and the last day; "back": they are here again."""

    absent: RowId
    deputy: Annotated[int, Field(ge=0, lt=2**63)]
    until: Annotated[str, Field(pattern=r"^(back|20\d\d-\d\d-\d\d)$")]

    @field_validator("until")
    @classmethod
    def _is_a_day(cls, until: str) -> str:
        if until != "back":
            date.fromisoformat(until)
        return until

    @property
    def last_day(self) -> date | None:
        return None if self.until == "back" else date.fromisoformat(self.until)


class ZoneTap(CallbackData, prefix="zone"):
    """One of the zones of Russia, from west to east; one more: the company's."""

    zone: Annotated[int, Field(ge=0, le=11)]


class ClientTap(CallbackData, prefix="client"):
    """The card of an account, or of that of a contact, who is one of several."""

    kind: Literal["account", "contact"]
    id: RowId


ClientView = Literal["card", "history", "events", "invite", "loyalty", "buys", "erase"]


class ClientViewTap(CallbackData, prefix="clientview"):
    """Something else of the account, in place of its card."""

    account: RowId
    view: ClientView
    page: Annotated[int, Field(ge=0, lt=10**6)] = 0


class EventKindTap(CallbackData, prefix="eventkind"):
    """What happened with an account; next it is asked when."""

    account: RowId
    kind: EventKind


class EventDayTap(CallbackData, prefix="eventday"):
    """When it happened: one of the days that are offered."""

    account: RowId
    kind: EventKind
    day: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class EventTap(CallbackData, prefix="event"):
    """Under an event that was written down."""

    event: RowId
    wish: Literal["note", "undo"]


class LoyaltyTap(CallbackData, prefix="loyalty"):
    account: RowId
    loyalty: Loyalty


class BuysForTap(CallbackData, prefix="buysfor"):
    account: RowId
    reason: BuysFor


class EraseTap(CallbackData, prefix="erase"):
    """[Удалить данные] of a contact: asks first, 0 in `asked`; then when it asked, in seconds."""

    contact: RowId
    asked: Annotated[int, Field(ge=0, lt=2**40)]
    wish: Literal["ask", "yes", "no"]


class LanguageTap(CallbackData, prefix="lang"):
    language: Literal["ru", "en"]


class ImportTap(CallbackData, prefix="import"):
    id: RowId
    wish: Literal["apply", "errors", "cancel"]


class FileKindTap(CallbackData, prefix="filekind"):
    """What a file is that an owner has sent."""

    id: RowId
    kind: Literal["history", "events", "clients", "cancel"]


class PastTap(CallbackData, prefix="past"):
    """Under a file of past answers: what its dates mean, which question it was, and what becomes of it."""

    id: RowId
    wish: Literal["dmy", "mdy", "recommend", "keep_buying", "work_more", "change", "apply", "errors", "cancel"]


class EventsTap(CallbackData, prefix="events"):
    """Under a file of events: what its dates mean, and what becomes of it."""

    id: RowId
    wish: Literal["dmy", "mdy", "apply", "errors", "cancel"]


class WordTap(CallbackData, prefix="word"):
    """What a word of a list means: the word that stands in this row and column."""

    id: RowId
    column: Literal["circle", "status"]
    row: Annotated[int, Field(gt=0, lt=10**7)]
    meaning: Annotated[str, Field(max_length=20)]


class ForgetTap(CallbackData, prefix="forget"):
    asked: int  # when, in seconds: the confirmation is good for some minutes
    wish: Literal["yes", "no"]


class TeamTap(CallbackData, prefix="team"):
    """A page of who is on the staff."""

    page: Annotated[int, Field(ge=0, lt=10**6)] = 0


MemberWish = Literal["card", "hand", "link", "owner", "appoint", "remove", "gone"]


class MemberTap(CallbackData, prefix="member"):
    """One of the staff, and what is to become of them."""

    staff: RowId
    wish: MemberWish = "card"
    page: Annotated[int, Field(ge=0, lt=10**6)] = 0


class HandAllTap(CallbackData, prefix="handall"):
    """All that one of the staff has, to a colleague: how much is it; then it goes."""

    staff: RowId
    to: RowId
    wish: Literal["ask", "yes"]


class NewMemberTap(CallbackData, prefix="newmember"):
    """[Новый менеджер] and [Новый владелец]"""

    role: Role


class SameTap(CallbackData, prefix="same"):
    """[Объединить]: with whom is this one the same?"""

    kind: MergeKind
    id: RowId
    page: Annotated[int, Field(ge=0, lt=10**6)] = 0


class OneTap(CallbackData, prefix="one"):
    """These two are one: what would move; then it does. Which of them stays is worked out."""

    kind: MergeKind
    first: RowId
    second: RowId
    wish: Literal["ask", "yes"]


class ApartTap(CallbackData, prefix="apart"):
    """[Отменить объединение]"""

    merge: RowId


class ExportTap(CallbackData, prefix="export"):
    """In which form an export is wanted; or the same of now, where it came to nothing."""

    export: RowId
    wish: Literal["xlsx", "csv", "again"]


QuoteWish = Literal["ask", "named", "nameless", "no"]


class QuoteTap(CallbackData, prefix="quote"):
    """May these words be quoted? `mark` tells them, and how they are signed, from any others."""

    response: RowId
    wish: QuoteWish
    mark: Annotated[int, Field(ge=0, lt=2**32)] = 0


class QuoteBackTap(CallbackData, prefix="quoteback"):
    """They may not any more."""

    quote: RowId


class QuotesTap(CallbackData, prefix="quotes"):
    """A page of what may be quoted; `wanted` as messages.scope_code writes it."""

    page: Annotated[int, Field(ge=0, lt=10_000)]
    wanted: Annotated[str, Field(pattern=r"^[0-9a-z.\-]{1,40}$")]


class AskQuoteTap(CallbackData, prefix="askquote"):
    """One of the staff wishes to quote an answer."""

    response: RowId


class ReferTap(CallbackData, prefix="refer"):
    """A promoter's own link, and its end."""

    contact: RowId
    wish: Literal["link", "stop"]


RecommendedWish = Literal["whom", "page", "to", "join"]


class RecommendedTap(CallbackData, prefix="sent"):
    """Who came by a promoter's word: to whom of the staff (a `page` of them, then `target`), or into which account."""

    newcomer: RowId
    wish: RecommendedWish
    target: Annotated[int, Field(ge=0, lt=2**63)] = 0
    page: Annotated[int, Field(ge=0, lt=10_000)] = 0


class StoryTap(CallbackData, prefix="story"):
    """Not now: another one is suggested in the next quarter."""

    contact: RowId


class NewsTap(CallbackData, prefix="news"):
    """What stands behind a summary, in a message below: accounts that changed after the day `since`, or cases."""

    what: Literal["accounts", "cases"]
    since: Annotated[int, Field(gt=365_000, lt=1_000_000)]


def _is_sent(kind: PeriodKind) -> PeriodKind:
    if kind not in SENT:
        raise ValueError("there are no summaries of these")
    return kind


SentKind = Annotated[PeriodKind, AfterValidator(_is_sent)]
SettingsPage = Literal["home", "week", "month", "quarter", "who", "what"]


class SummaryTap(CallbackData, prefix="summary"):
    """[Не присылать] below a summary, [Присылать снова] and [Показать сейчас] in /settings: for oneself."""

    kind: SentKind
    wish: Literal["stop", "again", "now"]


class SettingsTap(CallbackData, prefix="settings"):
    """A page of /settings."""

    page: SettingsPage


class ScheduleTap(CallbackData, prefix="schedule"):
    """When summaries of a kind are sent: the day, the time in minutes, whether at all, or what `.env` says."""

    kind: SentKind
    wish: Literal["day", "at", "off", "on", "env"]
    value: Annotated[int, Field(ge=0, lt=1440)] = 0


class SendingTap(CallbackData, prefix="sending"):
    """Who gets summaries, or what stands in them: this one is on or off from now on."""

    which: Literal["owner", "manager", "card", "changed", "words", "who_env", "what_env"]
