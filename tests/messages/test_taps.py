"""What stands behind the buttons fits into Telegram's 64 bytes and reads back as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import get_args

import pytest
from aiogram.filters.callback_data import CallbackData
from pydantic import ValidationError

from messages import figures_of
from messages.account_list import code_of as accounts_code
from messages.case_list import code_of
from messages.taps.answering import (
    ConsentTap,
    ContactMeTap,
    DoneTap,
    ForgetTap,
    HelloTap,
    KeptTap,
    LanguageTap,
    LaterTap,
    MergeTap,
    PromptTap,
    QuestionTap,
    ReasonTap,
    RecordedTap,
    ReviewTap,
    ScoreTap,
    SettledTap,
    StopTap,
)
from messages.taps.cases import (
    CasesTap,
    CaseTap,
    CaseWish,
    CauseTap,
    HandPageTap,
    HandTap,
    HandToTap,
    HandWhatTap,
    HistoryTap,
    LightTap,
    LossTap,
    LossWish,
    LossWishTap,
    OpenCaseTap,
    OpenTap,
    PromiseDayTap,
    PromiseTap,
    PromiseWish,
    PromiseWordsTap,
    RelayTap,
    StageTap,
    TakeTap,
)
from messages.taps.clients import (
    BuysForTap,
    ClientTap,
    ClientView,
    ClientViewTap,
    EraseTap,
    EventDayTap,
    EventKindTap,
    EventsTap,
    EventTap,
    FileKindTap,
    FileTap,
    ImportTap,
    LoyaltyTap,
    NamesTap,
    PastTap,
    WordTap,
)
from messages.taps.enrolling import (
    ForwardTap,
    InvitesTap,
    InvitesView,
    InvitesWishTap,
    InviteTap,
    NewcomerTap,
    NewcomerWish,
    PlaceTap,
)
from messages.taps.figures import (
    AccountFlowTap,
    AccountsTap,
    AnswerReasonTap,
    AnswersTap,
    BehindTap,
    BreakdownTap,
    CardTap,
    ExportTap,
    MyTap,
    NarrowScreen,
    NarrowTap,
    NewsTap,
    OverdueTap,
    OwnTap,
    PictureTap,
    ReportTap,
    RowsTap,
    SaidTap,
    ScheduleTap,
    SendingTap,
    SettingsPage,
    SettingsTap,
    Shown,
    SummaryTap,
    View,
)
from messages.taps.fixes import (
    FixDayTap,
    FixesTap,
    FixNewsTap,
    FixNewsWish,
    FixPageTap,
    FixTap,
    FixToTap,
    FixWish,
    MendTap,
)
from messages.taps.programme import (
    AuditTap,
    AuditWish,
    CampaignTap,
    CampaignWish,
    HoldsTap,
    HoldTap,
    NotNowTap,
    SurveySetTap,
    SurveySetting,
    SurveysTap,
    SurveyTap,
    SurveyView,
    WeekTap,
    WhyTap,
)
from messages.taps.promoters import (
    AskQuoteTap,
    QuoteBackTap,
    QuotesTap,
    QuoteTap,
    QuoteWish,
    RecommendedTap,
    RecommendedWish,
    ReferTap,
    StoryTap,
)
from messages.taps.recording import RecordAnewTap, RecordNameTap, RecordReasonTap, RecordScoreTap, RecordTap, RecordWish
from messages.taps.staff import (
    ApartTap,
    AwayTap,
    HandAllTap,
    MemberTap,
    MemberWish,
    NewMemberTap,
    OneTap,
    SameTap,
    TeamTap,
    ZoneTap,
)
from nps.account_words import AccountKind, WantedAccounts
from nps.behind import LISTS, PARTS
from nps.case import Stage
from nps.case_words import CaseKind, WantedCases
from nps.client_words import meanings
from nps.handing import Scope as HandScope
from nps.period import Period, containing
from nps.putting_off import Later
from nps.scope import EVERYTHING, Scope
from nps.sending import SENT
from nps.values import (
    LANGUAGES,
    AccountId,
    BuysFor,
    Circle,
    EventKind,
    LossReason,
    Loyalty,
    MergeKind,
    PeriodKind,
    Reason,
    Role,
    StaffId,
    SurveyId,
    SurveyKind,
)
from storage.people.staff import Staff
from tests.messages.every_tap import kinds

LARGEST = 2**63 - 1
"""The largest id a database of ours can give."""
WIDEST = Scope(manager=StaffId(LARGEST), segment="VIP", region="Урал", circle=Circle.END_USER)
LAST_DAY = date(2099, 12, 31)
PERIODS = [containing(kind, LAST_DAY) for kind in PeriodKind] + [
    Period(PeriodKind.CUSTOM, date(2098, 1, 1), LAST_DAY),
]
MANY = 2**31 - 1
"""More members of the staff, and more surveys, than a company has."""
NARROWEST = Scope(
    manager=StaffId(MANY),
    segment="VIP",
    region="Урал",
    circle=Circle.END_USER,
    survey=SurveyId(MANY),
    kind=SurveyKind.FIRST_DELIVERY,
    every=True,
)
OWNER = Staff(StaffId(1), Role.OWNER, "Ольга", None, None, None, None, None)
OF_CLIENT = replace(NARROWEST, account=AccountId(MANY))
LONGEST_OF = [figures_of.code_of(OWNER, period, of) for period in PERIODS for of in (EVERYTHING, NARROWEST, OF_CLIENT)]
TAPS: list[CallbackData] = [
    *(ScoreTap(invitation=LARGEST, score=score) for score in range(11)),
    *(QuestionTap(invitation=LARGEST, wish=wish) for wish in ("change", "later", "back", "stop", "agree")),
    *(LaterTap(invitation=LARGEST, later=later) for later in Later),
    *(ReasonTap(response=LARGEST, reason=reason) for reason in Reason),
    *(StopTap(wish=wish) for wish in ("yes", "rarely", "no")),
    DoneTap(response=LARGEST),
    *(ConsentTap(enrolment=LARGEST, answer=answer) for answer in ("yes", "later", "not_me")),
    TakeTap(case=LARGEST),
    *(CaseTap(case=LARGEST, wish=wish) for wish in get_args(CaseWish)),
    *(CauseTap.model_validate({"case": LARGEST, "cause": cause}) for cause in (*Reason, "own")),
    HistoryTap(case=LARGEST, page=10**6 - 1),
    PromptTap(wish="cancel"),
    OpenTap(case=LARGEST),
    OverdueTap(manager=LARGEST),
    CasesTap(page=9_999, wanted=code_of(WantedCases(WIDEST, frozenset(CaseKind)))),
    CasesTap(page=0, wanted=code_of(WantedCases(Scope(account=AccountId(LARGEST), circle=Circle.USER)))),
    AccountsTap(
        page=9_999,
        since=LAST_DAY.toordinal(),
        wanted=accounts_code(WantedAccounts(replace(WIDEST, circle=None), frozenset(AccountKind))),
    ),
    *(AccountFlowTap(period=period.key) for period in PERIODS),
    ZoneTap(zone=11),
    *(AwayTap(absent=LARGEST, deputy=LARGEST, until=until) for until in ("back", "2026-12-12")),
    *(AnswerReasonTap.model_validate({"response": LARGEST, "wish": wish}) for wish in ("open", *Reason)),
    *(SettledTap(case=LARGEST, times=2**31 - 1, answer=answer) for answer in ("yes", "no")),
    PromiseDayTap(case=LARGEST, day="2099-12-31"),
    PromiseWordsTap(case=LARGEST),
    HandPageTap(case=LARGEST, page=9_999),
    HandToTap(case=LARGEST, staff=LARGEST),
    *(HandWhatTap(case=LARGEST, staff=LARGEST, scope=scope) for scope in HandScope),
    *(HandTap(case=LARGEST, staff=LARGEST, scope=scope) for scope in HandScope),
    *(StageTap(case=LARGEST, stage=stage) for stage in Stage),
    RecordNameTap(kind="contact", id=LARGEST),
    RecordAnewTap(contact=LARGEST),
    *(RecordTap(recording=LARGEST, wish=wish) for wish in get_args(RecordWish)),
    RecordScoreTap(recording=LARGEST, score=10),
    *(RecordReasonTap(recording=LARGEST, reason=reason) for reason in Reason),
    *(RecordedTap(response=LARGEST, answer=answer) for answer in ("yes", "no")),
    FixesTap(page=9_999),
    WhyTap(kind="contact", id=LARGEST),
    SurveysTap(page=99),
    *(SurveyTap(survey=LARGEST, view=view, page=9_999) for view in get_args(SurveyView)),
    *(SurveySetTap(survey=LARGEST, what=what, value=999) for what in get_args(SurveySetting)),
    *(HoldTap(account=LARGEST, wish=wish) for wish in ("ask", "lift")),
    *(NotNowTap(contact=LARGEST, wish=wish) for wish in ("ask", "lift")),
    WeekTap(page=999),
    HoldsTap(page=999),
    *(AuditTap(wish=wish, page=9_999, wanted=code_of(WantedCases(WIDEST))) for wish in get_args(AuditWish)),
    *(ExportTap(export=LARGEST, wish=wish) for wish in ("xlsx", "csv", "again")),
    *(CampaignTap(campaign=LARGEST, wish=wish) for wish in get_args(CampaignWish)),
    *(FixTap(fix=LARGEST, wish=wish) for wish in get_args(FixWish)),
    FixPageTap(fix=LARGEST, page=9_999),
    FixToTap(fix=LARGEST, staff=LARGEST),
    FixDayTap(fix=LARGEST, staff=LARGEST, day="2099-12-31"),
    *(FixNewsTap(fix=LARGEST, mark=2**32 - 1, wish=wish) for wish in get_args(FixNewsWish)),
    *(LossTap(case=LARGEST, reason=reason) for reason in LossReason),
    *(LossWishTap(case=LARGEST, wish=wish) for wish in get_args(LossWish)),
    *(PromiseTap(promise=LARGEST, wish=wish) for wish in get_args(PromiseWish)),
    *(KeptTap(promise=LARGEST, answer=answer) for answer in ("yes", "no")),
    *(LightTap(card=LARGEST, wish=wish) for wish in ("reply", "open", "read")),
    *(RelayTap(relay=LARGEST, wish=wish) for wish in ("send", "send_asking", "note", "cancel", "recall")),
    ContactMeTap(response=LARGEST),
    *(InvitesTap(view=view, page=9_999) for view in get_args(InvitesView)),
    *(InvitesWishTap(wish=wish, page=9_999) for wish in ("remind", "qr", "public")),
    *(HelloTap(answer=answer) for answer in ("yes", "later")),
    *(NewcomerTap(newcomer=LARGEST, wish=wish, target=LARGEST) for wish in get_args(NewcomerWish)),
    OpenCaseTap(kind="contact", id=LARGEST),
    TeamTap(page=999_999),
    *(MemberTap(staff=LARGEST, wish=wish, page=999_999) for wish in get_args(MemberWish)),
    *(HandAllTap(staff=LARGEST, to=LARGEST, wish=wish) for wish in ("ask", "yes")),
    *(NewsTap(what=what, since=LAST_DAY.toordinal()) for what in ("accounts", "cases")),
    *(SummaryTap(kind=kind, wish=wish) for kind in SENT for wish in ("stop", "again", "now")),
    *(SettingsTap(page=page) for page in get_args(SettingsPage)),
    *(
        ScheduleTap.model_validate({"kind": kind, "wish": wish, "value": 1439})
        for kind in SENT
        for wish in ("day", "at", "off", "on", "env")
    ),
    *(SendingTap(which=which) for which in ("owner", "manager", "card", "changed", "words", "who_env", "what_env")),
    *(NewMemberTap(role=role) for role in Role),
    *(SameTap(kind=kind, id=LARGEST, page=999_999) for kind in MergeKind),
    *(OneTap(kind=kind, first=LARGEST, second=LARGEST, wish="yes") for kind in MergeKind),
    ApartTap(merge=LARGEST),
    *(MyTap(period=period.key, page=9_999) for period in PERIODS),
    *(OwnTap(of=of, page=9_999) for of in LONGEST_OF),
    *(ClientTap(kind=kind, id=LARGEST) for kind in ("account", "contact")),
    *(ClientViewTap(account=LARGEST, view=view, page=999_999) for view in get_args(ClientView)),
    *(LoyaltyTap(account=LARGEST, loyalty=loyalty) for loyalty in Loyalty),
    *(BuysForTap(account=LARGEST, reason=reason) for reason in BuysFor),
    *(EraseTap(contact=LARGEST, asked=2**40 - 1, wish=wish) for wish in ("ask", "yes", "no")),
    *(ReportTap(of=period.key) for period in PERIODS),
    *(SaidTap(period=period.key, page=9_999) for period in PERIODS),
    *(AnswersTap(part=part, page=99_999, of=of) for part in PARTS for of in LONGEST_OF),
    *(RowsTap(rows=rows, page=99_999, of=of) for rows in LISTS for of in LONGEST_OF),
    *(BehindTap(of=of) for of in LONGEST_OF),
    *(MendTap(page=9_999, of=of) for of in LONGEST_OF),
    *(PictureTap(view=view, of=of) for view in get_args(Shown) for of in LONGEST_OF),
    *(NarrowTap(screen=screen, page=99, of=of) for screen in get_args(NarrowScreen) for of in LONGEST_OF),
    *(ReportTap(of=of) for of in LONGEST_OF),
    *(BreakdownTap(view=view, of=of) for view in get_args(View) for of in LONGEST_OF),
    *(BreakdownTap(view=view, of=period.key) for view in get_args(View) for period in PERIODS),
    *(
        CardTap(wish=wish, view=view, period=period.key)
        for wish in ("what", "picture")
        for view in ("figures", *get_args(View))
        for period in PERIODS
    ),
    *(InviteTap(kind=kind, id=LARGEST) for kind in ("contact", "staff")),
    NamesTap(command="invite", page=9, words="w" * 48),
    *(
        PlaceTap(kind=kind, id=LARGEST, wish=wish)
        for kind in ("contact", "staff")
        for wish in ("renew", "same", "other", "left", "back", "revoke")
    ),
    *(LanguageTap.model_validate({"language": language}) for language in LANGUAGES),
    *(ReviewTap(wish=wish) for wish in ("send", "show", "drop")),
    MergeTap(enrolment=LARGEST),
    *(ForgetTap(asked=int(datetime(2099, 12, 31, tzinfo=UTC).timestamp()), wish=wish) for wish in ("yes", "no")),
    StopTap(wish="yes"),
    *(WordTap(id=LARGEST, column="circle", row=10**7 - 1, meaning=meaning) for meaning in meanings("circle")),
    *(WordTap(id=LARGEST, column="status", row=10**7 - 1, meaning=meaning) for meaning in meanings("status")),
    *(ForwardTap(after=after) for after in (0, LARGEST)),
    *(QuoteTap(response=LARGEST, wish=wish, mark=2**32 - 1) for wish in get_args(QuoteWish)),
    QuoteBackTap(quote=LARGEST),
    QuotesTap(page=9_999, wanted=code_of(WantedCases(WIDEST))),
    AskQuoteTap(response=LARGEST),
    StoryTap(contact=LARGEST),
    *(ReferTap(contact=LARGEST, wish=wish) for wish in ("link", "stop")),
    *(RecommendedTap(newcomer=LARGEST, wish=wish, target=LARGEST, page=9_999) for wish in get_args(RecommendedWish)),
    *(FileTap(wish=wish) for wish in ("links", "template")),
    *(FileKindTap(id=LARGEST, kind=kind) for kind in ("history", "events", "clients", "cancel")),
    *(PastTap(id=LARGEST, wish=wish) for wish in get_args(PastTap.model_fields["wish"].annotation)),
    *(EventsTap(id=LARGEST, wish=wish) for wish in get_args(EventsTap.model_fields["wish"].annotation)),
    *(EventKindTap(account=LARGEST, kind=kind) for kind in EventKind),
    *(EventDayTap(account=LARGEST, kind=kind, day="2099-12-31") for kind in EventKind),
    *(EventTap(event=LARGEST, wish=wish) for wish in ("note", "undo")),
    *(ImportTap(id=LARGEST, wish=wish) for wish in ("apply", "errors", "cancel")),
]
KINDS = kinds()
every_tap = pytest.mark.parametrize("tap", TAPS, ids=lambda tap: tap.pack())


def test_every_kind_of_tap_is_tried_here() -> None:
    assert {type(tap) for tap in TAPS} == set(KINDS)


@every_tap
def test_the_largest_data_fits_into_64_bytes(tap: CallbackData) -> None:
    assert len(tap.pack().encode()) <= 64


@every_tap
def test_data_reads_back_as_it_was(tap: CallbackData) -> None:
    assert type(tap).unpack(tap.pack()) == tap


def test_no_two_kinds_share_a_prefix() -> None:
    assert len({kind.__prefix__ for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.key)
def test_a_period_survives_its_button(period: Period) -> None:
    tap = ReportTap(of=period.key)

    assert Period.from_key(ReportTap.unpack(tap.pack()).of) == period


@pytest.mark.parametrize(
    ("kind", "forged"),
    [
        (ScoreTap, "score:abc:3"),
        (QuestionTap, "ask:1:drop"),
        (ReasonTap, "why:1:revenge"),
        (ConsentTap, "join:1:maybe"),
        (LanguageTap, "lang:xx"),
        (ImportTap, "import:1:burn"),
    ],
)
def test_forged_data_is_refused(kind: type[CallbackData], forged: str) -> None:
    with pytest.raises((ValidationError, ValueError)):
        kind.unpack(forged)
