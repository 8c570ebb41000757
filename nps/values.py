"""Words and value types of the domain: codes that stand in the database and travel between the rooms."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import NewType, Self

StaffId = NewType("StaffId", int)
AccountId = NewType("AccountId", int)
ContactId = NewType("ContactId", int)
EnrolmentId = NewType("EnrolmentId", int)
SurveyId = NewType("SurveyId", int)
InvitationId = NewType("InvitationId", int)
ResponseId = NewType("ResponseId", int)
CaseId = NewType("CaseId", int)
LightCardId = NewType("LightCardId", int)
RelayId = NewType("RelayId", int)
PromiseId = NewType("PromiseId", int)
RecordingId = NewType("RecordingId", int)
LossId = NewType("LossId", int)
CampaignId = NewType("CampaignId", int)
HoldId = NewType("HoldId", int)
FixId = NewType("FixId", int)
EventId = NewType("EventId", int)
NewcomerId = NewType("NewcomerId", int)
QuoteId = NewType("QuoteId", int)
ReferralId = NewType("ReferralId", int)
TelegramId = NewType("TelegramId", int)


class Group(StrEnum):
    """The three groups of method §2."""

    PROMOTER = "promoter"
    PASSIVE = "passive"
    DETRACTOR = "detractor"


LEAST_PROMOTER, MOST_DETRACTOR = 9, 6
"""The scores at which the groups begin and end."""
FALL = 3
"""A score that falls by so much is a complaint, whatever it is."""


class Score(int):
    """An answer to the recommendation question: a whole number from 0 to 10. Raises ValueError outside it."""

    def __new__(cls, value: int) -> Self:
        if not 0 <= value <= 10:
            raise ValueError(f"a score is 0 to 10, not {value}")
        return super().__new__(cls, value)

    @property
    def group(self) -> Group:
        if self >= LEAST_PROMOTER:
            return Group.PROMOTER
        return Group.DETRACTOR if self <= MOST_DETRACTOR else Group.PASSIVE


class Role(StrEnum):
    OWNER = "owner"
    MANAGER = "manager"


class Circle(StrEnum):
    """Whom we talk to inside an account (method §4)."""

    ADVOCATE = "advocate"
    DECISION_MAKER = "decision_maker"
    USER = "user"
    INTERMEDIARY = "intermediary"
    END_USER = "end_user"


class Reason(StrEnum):
    """The six reasons behind a score (design §5), in the order they are shown."""

    TIMELINESS = "timeliness"
    QUALITY = "quality"
    VALUE = "value"
    ATTITUDE = "attitude"
    COMPETENCE = "competence"
    FLEXIBILITY = "flexibility"


class RelationStatus(StrEnum):
    """How regularly an account buys (method §4)."""

    POTENTIAL = "potential"
    SINGLE = "single"
    EPISODIC = "episodic"
    IRREGULAR = "irregular"
    STABLE = "stable"
    PERMANENT = "permanent"
    LOST = "lost"


class Loyalty(StrEnum):
    """How loyal an account is, as its manager sees it (method §4)."""

    COMMITTED = "committed"
    FAITHFUL = "faithful"
    DIVIDED = "divided"  # buys from others as well
    BLACKMAILER = "blackmailer"
    PRAGMATIST = "pragmatist"
    HOSTAGE = "hostage"


class BuysFor(StrEnum):
    """Why an account buys (method §4); several may hold."""

    BENEFIT = "benefit"
    NOVELTY = "novelty"
    CONVENIENCE = "convenience"
    PRESTIGE = "prestige"
    ATTACHMENT = "attachment"
    SAFETY = "safety"
    NO_ALTERNATIVE = "no_alternative"
    ADVERTISING = "advertising"
    SHORTAGE = "shortage"  # another supplier fails now and then
    LITTLE_KNOWN = "little_known"  # of others it knows too little


class LossReason(StrEnum):
    """Why an account left (method §5); what was said of it in own words stands beside it."""

    ATTITUDE = "attitude"  # indifference, improper treatment
    FAILURES = "failures"  # quality, late delivery
    COMPETITION = "competition"  # somebody else offers more, or the same for less
    DRIFT = "drift"  # they went over to others little by little
    NO_REASON = "no_reason"  # none is to be seen
    OTHER = "other"  # in own words


class EventKind(StrEnum):
    """What happened with an account, on a day; its own words stand beside it."""

    PURCHASE = "purchase"
    DELIVERY = "delivery"
    INVOICE = "invoice"
    SUPPORT = "support"
    STAGE = "stage"  # a stage of a project is done
    PROPOSAL = "proposal"  # a proposal was sent
    CONTRACT = "contract"  # a contract was signed
    LEAD = "lead"


class EventSource(StrEnum):
    """Who told of an event."""

    FILE = "file"
    STAFF = "staff"  # by hand, in the chat


class ContactState(StrEnum):
    INVITED = "invited"
    JOINED = "joined"
    UNREACHABLE = "unreachable"
    LEFT = "left"
    ERASED = "erased"


class NewcomerState(StrEnum):
    """How far somebody has come who opened the link that is for everybody."""

    OPENED = "opened"  # reads the consent
    AGREED = "agreed"  # is to share their phone
    WAITING = "waiting"  # for the staff to say who this is
    REJECTED = "rejected"


class ErasedWhy(StrEnum):
    """Why a contact's data are gone."""

    REQUEST = "request"  # the person asked for it
    RETENTION = "retention"  # older than the company keeps


class ConsentMode(StrEnum):
    """Who may see who said what: the mode a consent was given under."""

    NAMED = "named"  # the account manager and the owners
    ANONYMOUS = "anonymous"  # nobody below the owners


class Unreachable(StrEnum):
    """Why Telegram no longer delivers to a person."""

    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    CHAT_NOT_FOUND = "chat_not_found"


class InvitationState(StrEnum):
    PLANNED = "planned"
    SENT = "sent"
    ANSWERED = "answered"
    EXPIRED = "expired"
    DECLINED = "declined"
    SKIPPED = "skipped"


class Wording(StrEnum):
    """What the question asks about (method §1)."""

    RECOMMEND = "recommend"
    KEEP_BUYING = "keep_buying"
    WORK_MORE = "work_more"


class SurveyKind(StrEnum):
    """The surveys of method §3, and three that nobody is asked by in the ordinary way."""

    REGULAR = "regular"
    AUDIT = "audit"
    FIRST_DELIVERY = "first_delivery"
    DEAL = "deal"
    WIN_BACK = "win_back"
    PRE_SALE = "pre_sale"
    STUCK_LEAD = "stuck_lead"
    RECOVERY = "recovery"  # the same question once more, some time after a complaint was closed
    RECORDED = "recorded"  # what clients told one of the staff
    IMPORTED = "imported"  # what they answered before, elsewhere


class Occasion(StrEnum):
    """What makes a survey due."""

    EVERY = "every"  # so long after the last question and the last answer
    AFTER_DATE = "after_date"  # so long after a date of the account
    AFTER_EVENT = "after_event"  # so long after something happened with the client
    AFTER_SILENCE = "after_silence"  # so long after the last thing that happened with a lead
    BY_HAND = "by_hand"  # somebody starts it


class CampaignState(StrEnum):
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    DONE = "done"


class MergeKind(StrEnum):
    """Of what two records were one."""

    STAFF = "staff"
    ACCOUNT = "account"
    CONTACT = "contact"


class AskingPrompt(StrEnum):
    """What one of the staff is asked to write about whom the programme asks, and who is on the staff."""

    AUDIENCE = "audience"  # of whom a survey asks
    ABOUT = "about"  # about which product or service
    HOLD = "hold"  # until when an account, or one of its people, is not to be asked, and why
    DELAY = "delay"  # how long after the date or the event a survey asks
    WINDOW = "window"  # and for how long it may
    EXPIRY = "expiry"  # how long a question may be answered
    REMINDING = "reminding"  # how long after a question it is reminded of
    RHYTHM = "rhythm"  # how often the regular survey asks
    NEW_MANAGER = "new_manager"  # how they are called
    NEW_OWNER = "new_owner"
    SAME_ACCOUNT = "same_account"  # which other account it is


class NotAsked(StrEnum):
    """Why somebody is not asked now."""

    NOT_JOINED = "not_joined"
    UNREACHABLE = "unreachable"
    LEFT = "left"
    OPTED_OUT = "opted_out"
    OPEN_QUESTION = "open_question"  # they have one before them
    OPEN_CASE = "open_case"
    HELD = "held"  # staff keep the account from being asked
    HELD_ALONE = "held_alone"  # or this person
    ANSWERED = "answered"  # not so soon after an answer
    ASKED = "asked"  # not so soon after a question
    DECLINED = "declined"
    RARELY = "rarely"  # they chose once in half a year
    NOT_DUE = "not_due"  # what makes the survey due has not come yet
    SHARE = "share"  # enough of their colleagues are asked this week
    SPREAD = "spread"  # not everybody on one day
    CLOSED = "closed"  # outside working hours, or a day off
    TOLD_FIRST = "told_first"  # on the first morning of a week staff read first whom it asks
    MISSED = "missed"  # the survey's window ends before any moment that is left
    NO_OCCASION = "no_occasion"  # no survey that is on concerns them


class Channel(StrEnum):
    """How a score arrived."""

    BUTTON = "button"
    TYPED = "typed"
    PHONE = "phone"  # this and the following: told to one of the staff, who recorded it
    IN_PERSON = "in_person"
    IMPORTED = "imported"  # given elsewhere before, and brought here in a file


RECORDED = (Channel.PHONE, Channel.IN_PERSON)
"""How a client answers whom the staff ask themselves."""


class RecordingState(StrEnum):
    """What has become of an answer that one of the staff writes down."""

    DRAFT = "draft"  # it stands before them
    CANCELLED = "cancelled"
    SAVED = "saved"


class RecordingStep(StrEnum):
    """What is asked of whoever writes an answer down."""

    CHANNEL = "channel"
    SCORE = "score"
    WORDS = "words"
    REASONS = "reasons"
    REVIEW = "review"  # all of it, before it is saved
    CHANGE = "change"  # what of it is wrong?


class PartKind(StrEnum):
    """What a person sent: one part of a comment or of a free message."""

    TEXT = "text"
    VOICE = "voice"
    PHOTO = "photo"
    DOCUMENT = "document"
    VIDEO = "video"
    AUDIO = "audio"
    ANIMATION = "animation"
    VIDEO_NOTE = "video_note"
    STICKER = "sticker"
    PLACE = "place"
    CONTACT = "contact"
    OTHER = "other"


CAPTIONED = frozenset(
    {PartKind.VOICE, PartKind.PHOTO, PartKind.DOCUMENT, PartKind.VIDEO, PartKind.AUDIO, PartKind.ANIMATION}
)
"""What words may stand below."""


class CaseState(StrEnum):
    """Where a case stands; nps.case says what may happen to it."""

    NEW = "new"  # nobody has reached the client yet
    IN_WORK = "in_work"
    WAITING = "waiting"  # for the client
    PROMISED = "promised"
    SETTLED = "settled"  # staff say so, and the client is asked
    REOPENED = "reopened"  # the client says it is not
    CONFIRMED = "confirmed"  # the client says it is
    UNCONFIRMED = "unconfirmed"  # closed without an answer of the client
    LOST = "lost"
    CLOSED = "closed"  # over, and nobody was asked: the client was erased, or it was closed by the first version


class CaseDue(StrEnum):
    """What is next on a case."""

    CONTACT = "contact"  # somebody has to reach the client
    PLAN = "plan"  # a promise, or the settlement
    PROMISE = "promise"  # what was promised
    ANSWER = "answer"  # the client says whether it is settled


class CaseWhy(StrEnum):
    """Why there is a case, and why an answer is on one."""

    DETRACTOR = "detractor"
    FELL = "fell"  # the score fell by FALL or more against the one before
    ASKED = "asked"  # the client wishes to be called
    STAFF = "staff"  # opened by hand


class CaseEvent(StrEnum):
    OPENED = "opened"
    ABSORBED = "absorbed"  # another complaint of the same client
    ASKED = "asked"  # the client wishes to be called, on a case there is
    TAKEN = "taken"
    CALLED = "called"
    REACHED = "reached"  # words were delivered to the client
    QUESTION_ASKED = "question_asked"  # and they are a question
    NOT_REACHED = "not_reached"
    SETTLED = "settled"
    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not_confirmed"
    SILENT = "silent"  # the client did not say whether it is settled
    NOBODY_TO_ASK = "nobody_to_ask"  # the client cannot be asked
    OPENED_AGAIN = "opened_again"  # by staff
    LOST = "lost"  # the client has left
    PROMISED = "promised"
    PROMISE_MOVED = "promise_moved"
    PROMISE_KEPT = "promise_kept"
    PROMISE_BROKEN = "promise_broken"
    PROMISE_UNCONFIRMED = "promise_unconfirmed"  # the client did not say whether it was kept
    SCORE_CHANGED = "score_changed"
    REASSIGNED = "reassigned"
    STAGE_SET = "stage_set"  # how far the loss of the client has come, as staff see it
    ERASED = "erased"  # the client's data were erased, so the case is over


class NoteKind(StrEnum):
    """What staff wrote for themselves on a case."""

    CALL = "call"  # what was said on the phone
    NOTE = "note"


class PromptKind(StrEnum):
    """What one of the staff is asked to write."""

    CALL = "call"  # what was said on the phone
    CAUSE = "cause"  # why the client complained, in own words
    OUTCOME = "outcome"  # what was done; the client reads it
    REPLY = "reply"  # words for the client
    LOSS = "loss"  # why the account left, in own words
    COMPETITOR = "competitor"  # to whom
    PROMISE = "promise"  # what is promised to the client
    PROMISE_DATE = "promise_date"  # and by when
    HAND_TO = "hand_to"  # the name of a colleague
    HAND_NOTE = "hand_note"  # what the colleague should know


class FixPrompt(StrEnum):
    """What one of the staff is asked about something that is to be mended."""

    DATE = "date"  # by when
    DONE = "done"  # what was done
    NEWS = "news"  # what clients are told of it
    READY = "ready"  # it stands before them as clients will read it


class FixNewsState(StrEnum):
    """What has become of the news for one contact."""

    WAITING = "waiting"  # for the working hours where they are
    OWED = "owed"
    SENT = "sent"
    UNKNOWN = "unknown"  # sent twice, and nobody knows whether it arrived
    NOT_SENT = "not_sent"


class FixNewsWhy(StrEnum):
    """Why somebody who named a reason is not told that it was mended."""

    OPTED_OUT = "opted_out"
    OPEN_CASE = "open_case"
    ABSENT = "absent"  # they are not in the bot, or cannot be reached there
    TOLD = "told"  # as another contact of theirs
    REFUSED = "refused"  # by Telegram


class PromiseState(StrEnum):
    """What has become of a promise to a client."""

    DRAFT = "draft"  # its words and its date stand before whoever makes it
    CANCELLED = "cancelled"  # and were not confirmed
    OPEN = "open"
    MOVED = "moved"  # another one took its place before its date
    KEPT = "kept"
    BROKEN = "broken"  # the client says so, or its date passed and another one took its place
    UNCONFIRMED = "unconfirmed"  # it counts as kept, and the client did not say so
    DROPPED = "dropped"  # nobody is left to keep it to


MADE = frozenset(PromiseState) - {PromiseState.DRAFT, PromiseState.CANCELLED}
"""What was promised. What nobody has confirmed is the staff's own."""


class RelayState(StrEnum):
    """What has become of words to a client."""

    ASKED = "asked"  # is it for the client? Nothing is owed yet
    WAITING = "waiting"  # owed: frozen with their recipient
    CANCELLED = "cancelled"
    NOTED = "noted"  # they are for the staff
    SENT = "sent"
    NOT_DELIVERED = "not_delivered"
    UNKNOWN = "unknown"  # sent twice, and nobody knows whether it arrived
    RECALLED = "recalled"


RELAYED = frozenset({RelayState.SENT, RelayState.UNKNOWN, RelayState.NOT_DELIVERED})
"""What was said to the client. What nobody has confirmed, or somebody has taken back, is the staff's own."""


class RelayWhy(StrEnum):
    """Why words did not reach a client, or what was not done with them."""

    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    CHAT_NOT_FOUND = "chat_not_found"
    REFUSED = "refused"  # by Telegram
    ANOTHER = "another"  # that Telegram account is not this contact any more
    LEFT = "left"  # they do not work at the client any more
    ERASED = "erased"
    HELD = "held"  # dropped after a restore
    NOT_RECALLED = "not_recalled"  # Telegram does not delete it any more
    NOT_CORRECTED = "not_corrected"  # the client's copy could not be changed


class AlertWhy(StrEnum):
    """Why this person gets the card of a case."""

    ASSIGNED = "assigned"
    NO_MANAGER = "no_manager"
    NOT_JOINED = "not_joined"
    UNREACHABLE = "unreachable"
    UNCERTAIN = "uncertain"
    ATTITUDE = "attitude"
    REOPENED = "reopened"  # the client said for the second time that it is not settled
    OVERDUE = "overdue"  # nobody met the deadline
    BROKEN = "broken"  # a promise was not kept
    STAGE = "stage"  # the client has complained to the management, or goes to court
    LOST = "lost"  # the client has left
    ANONYMOUS = "anonymous"  # nobody below the owners sees who said what
    STANDS_IN = "stands_in"  # the manager is away, and this person stands in for them
    AWAY = "away"  # the manager is away, and so is whoever stands in for them, or nobody does
    LOOKED = "looked"  # they opened it from a list; whatever else it is shown for later takes its place


class AlertState(StrEnum):
    OWED = "owed"
    DELIVERED = "delivered"
    UNDELIVERABLE = "undeliverable"
    WITHDRAWN = "withdrawn"  # the account has another manager by now


class PeriodKind(StrEnum):
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    CUSTOM = "custom"


LANGUAGES = ("ru", "en")
REASONS = tuple(Reason)


class Lane(IntEnum):
    """How urgent a message is; a campaign never delays a reply or an alert."""

    REPLY = 0
    ALERT = 1
    SUMMARY = 2
    ASK = 3  # questions, which wait for everything else


class ErrandName(StrEnum):
    """Slow work outside any transaction."""

    READ_LIST = "read_list"
    BACK_UP = "back_up"
    REHEARSE_RESTORE = "rehearse_restore"
    LOG_ERASURES = "log_erasures"
    EXPORT = "export"
    DROP_EXPORT = "drop_export"


class InboxKind(StrEnum):
    """What came in: something Telegram said, or an internal row."""

    UPDATE = "update"
    GAP = "gap"  # of intake, longer than taps live
    CONFLICT = "conflict"  # another program polls with our token
    LIST_READ = "list_read"  # this and the following: results of errands
    READ_LIST_FAILED = "read_list_failed"
    BACKED_UP = "backed_up"
    BACK_UP_FAILED = "back_up_failed"
    REHEARSED = "rehearsed"
    REHEARSE_RESTORE_FAILED = "rehearse_restore_failed"
    ERASURES_LOGGED = "erasures_logged"
    LOG_ERASURES_FAILED = "log_erasures_failed"
    EXPORTED = "exported"
    EXPORT_FAILED = "export_failed"
    EXPORT_DROPPED = "export_dropped"
    DROP_EXPORT_FAILED = "drop_export_failed"


class InboxState(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    SET_ASIDE = "set_aside"  # failed too often
    UNPARSABLE = "unparsable"  # no update that this version knows


class OutboxKind(StrEnum):
    """How something owed is brought about."""

    METHOD = "method"  # a finished Bot API method
    LETTER = "letter"  # composed at delivery
    CARD = "card"  # a letter of which the chat shows one copy
    ERRAND = "errand"  # slow work, no message


class OutboxState(StrEnum):
    WAITING = "waiting"
    CLAIMED = "claimed"  # in hand
    HELD = "held"  # after a restore, until an owner has decided
    SENT = "sent"
    NEVER = "never"  # refused for good
    UNSURE = "unsure"  # sent twice, and nobody knows whether it arrived
    EXPIRED = "expired"
    DROPPED = "dropped"  # nothing to say any more
    DONE = "done"  # an errand


class ImportState(StrEnum):
    READ = "read"  # waits for [Apply]
    APPLIED = "applied"
    CANCELLED = "cancelled"
    FORGOTTEN = "forgotten"  # nobody applied it in time
    ASKED = "asked"  # whoever sent it is asked what it is


class ExportState(StrEnum):
    """What has become of an export."""

    ASKED = "asked"  # what it would hold is shown, nobody has said in which form
    MAKING = "making"
    MADE = "made"  # its files are on their way
    SENT = "sent"
    CHANGED = "changed"  # other clients are the reader's by now, or somebody was erased: nothing was sent
    FAILED = "failed"


class ExportFormat(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"  # a zip of one file for each sheet


class OpeningAnswer(StrEnum):
    """What a person answered who opened a personal link."""

    AGREED = "agreed"
    LATER = "later"
    NOT_ME = "not_me"
    PREVIEW = "preview"  # staff, who only look


class QuoteObstacle(StrEnum):
    """Why one of the staff cannot have a client asked whether an answer may be quoted."""

    NO_WORDS = "no_words"
    ASKED_BEFORE = "asked_before"
    NOT_HERE = "not_here"
    OPEN_CASE = "open_case"


class QuoteState(StrEnum):
    """What a client has said of having the words of an answer quoted."""

    ASKED = "asked"  # one of the staff wished it
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
