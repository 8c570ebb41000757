"""What stands behind the buttons fits into Telegram's 64 bytes and reads back as it was."""

from __future__ import annotations

import inspect
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import get_args

import pytest
from aiogram.filters.callback_data import CallbackData
from pydantic import ValidationError

from messages import figures_of, taps
from messages.account_list import code_of as accounts_code
from messages.case_list import code_of
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
    *(taps.ScoreTap(invitation=LARGEST, score=score) for score in range(11)),
    *(taps.QuestionTap(invitation=LARGEST, wish=wish) for wish in ("change", "later", "back", "stop", "agree")),
    *(taps.LaterTap(invitation=LARGEST, later=later) for later in Later),
    *(taps.ReasonTap(response=LARGEST, reason=reason) for reason in Reason),
    *(taps.StopTap(wish=wish) for wish in ("yes", "rarely", "no")),
    taps.DoneTap(response=LARGEST),
    *(taps.ConsentTap(enrolment=LARGEST, answer=answer) for answer in ("yes", "later", "not_me")),
    taps.TakeTap(case=LARGEST),
    *(taps.CaseTap(case=LARGEST, wish=wish) for wish in get_args(taps.CaseWish)),
    *(taps.CauseTap.model_validate({"case": LARGEST, "cause": cause}) for cause in (*Reason, "own")),
    taps.HistoryTap(case=LARGEST, page=10**6 - 1),
    taps.PromptTap(wish="cancel"),
    taps.OpenTap(case=LARGEST),
    taps.OverdueTap(manager=LARGEST),
    taps.CasesTap(page=9_999, wanted=code_of(WantedCases(WIDEST, frozenset(CaseKind)))),
    taps.CasesTap(page=0, wanted=code_of(WantedCases(Scope(account=AccountId(LARGEST), circle=Circle.USER)))),
    taps.AccountsTap(
        page=9_999,
        since=LAST_DAY.toordinal(),
        wanted=accounts_code(WantedAccounts(replace(WIDEST, circle=None), frozenset(AccountKind))),
    ),
    *(taps.AccountFlowTap(period=period.key) for period in PERIODS),
    taps.ZoneTap(zone=11),
    *(taps.AwayTap(absent=LARGEST, deputy=LARGEST, until=until) for until in ("back", "2026-12-12")),
    *(taps.AnswerReasonTap.model_validate({"response": LARGEST, "wish": wish}) for wish in ("open", *Reason)),
    *(taps.SettledTap(case=LARGEST, times=2**31 - 1, answer=answer) for answer in ("yes", "no")),
    taps.PromiseDayTap(case=LARGEST, day="2099-12-31"),
    taps.PromiseWordsTap(case=LARGEST),
    taps.HandPageTap(case=LARGEST, page=9_999),
    taps.HandToTap(case=LARGEST, staff=LARGEST),
    *(taps.HandWhatTap(case=LARGEST, staff=LARGEST, scope=scope) for scope in HandScope),
    *(taps.HandTap(case=LARGEST, staff=LARGEST, scope=scope) for scope in HandScope),
    *(taps.StageTap(case=LARGEST, stage=stage) for stage in Stage),
    taps.RecordNameTap(kind="contact", id=LARGEST),
    taps.RecordAnewTap(contact=LARGEST),
    *(taps.RecordTap(recording=LARGEST, wish=wish) for wish in get_args(taps.RecordWish)),
    taps.RecordScoreTap(recording=LARGEST, score=10),
    *(taps.RecordReasonTap(recording=LARGEST, reason=reason) for reason in Reason),
    *(taps.RecordedTap(response=LARGEST, answer=answer) for answer in ("yes", "no")),
    taps.FixesTap(page=9_999),
    taps.WhyTap(kind="contact", id=LARGEST),
    taps.SurveysTap(page=99),
    *(taps.SurveyTap(survey=LARGEST, view=view, page=9_999) for view in get_args(taps.SurveyView)),
    *(taps.SurveySetTap(survey=LARGEST, what=what, value=999) for what in get_args(taps.SurveySetting)),
    *(taps.HoldTap(account=LARGEST, wish=wish) for wish in ("ask", "lift")),
    *(taps.NotNowTap(contact=LARGEST, wish=wish) for wish in ("ask", "lift")),
    taps.WeekTap(page=999),
    taps.HoldsTap(page=999),
    *(taps.AuditTap(wish=wish, page=9_999, wanted=code_of(WantedCases(WIDEST))) for wish in get_args(taps.AuditWish)),
    *(taps.ExportTap(export=LARGEST, wish=wish) for wish in ("xlsx", "csv", "again")),
    *(taps.CampaignTap(campaign=LARGEST, wish=wish) for wish in get_args(taps.CampaignWish)),
    *(taps.FixTap(fix=LARGEST, wish=wish) for wish in get_args(taps.FixWish)),
    taps.FixPageTap(fix=LARGEST, page=9_999),
    taps.FixToTap(fix=LARGEST, staff=LARGEST),
    taps.FixDayTap(fix=LARGEST, staff=LARGEST, day="2099-12-31"),
    *(taps.FixNewsTap(fix=LARGEST, mark=2**32 - 1, wish=wish) for wish in get_args(taps.FixNewsWish)),
    *(taps.LossTap(case=LARGEST, reason=reason) for reason in LossReason),
    *(taps.LossWishTap(case=LARGEST, wish=wish) for wish in get_args(taps.LossWish)),
    *(taps.PromiseTap(promise=LARGEST, wish=wish) for wish in get_args(taps.PromiseWish)),
    *(taps.KeptTap(promise=LARGEST, answer=answer) for answer in ("yes", "no")),
    *(taps.LightTap(card=LARGEST, wish=wish) for wish in ("reply", "open", "read")),
    *(taps.RelayTap(relay=LARGEST, wish=wish) for wish in ("send", "send_asking", "note", "cancel", "recall")),
    taps.ContactMeTap(response=LARGEST),
    *(taps.InvitesTap(view=view, page=9_999) for view in get_args(taps.InvitesView)),
    *(taps.InvitesWishTap(wish=wish, page=9_999) for wish in ("remind", "qr", "public")),
    *(taps.HelloTap(answer=answer) for answer in ("yes", "later")),
    *(taps.NewcomerTap(newcomer=LARGEST, wish=wish, target=LARGEST) for wish in get_args(taps.NewcomerWish)),
    taps.OpenCaseTap(kind="contact", id=LARGEST),
    taps.TeamTap(page=999_999),
    *(taps.MemberTap(staff=LARGEST, wish=wish, page=999_999) for wish in get_args(taps.MemberWish)),
    *(taps.HandAllTap(staff=LARGEST, to=LARGEST, wish=wish) for wish in ("ask", "yes")),
    *(taps.NewsTap(what=what, since=LAST_DAY.toordinal()) for what in ("accounts", "cases")),
    *(taps.SummaryTap(kind=kind, wish=wish) for kind in SENT for wish in ("stop", "again", "now")),
    *(taps.SettingsTap(page=page) for page in get_args(taps.SettingsPage)),
    *(
        taps.ScheduleTap.model_validate({"kind": kind, "wish": wish, "value": 1439})
        for kind in SENT
        for wish in ("day", "at", "off", "on", "env")
    ),
    *(
        taps.SendingTap(which=which)
        for which in ("owner", "manager", "card", "changed", "words", "who_env", "what_env")
    ),
    *(taps.NewMemberTap(role=role) for role in Role),
    *(taps.SameTap(kind=kind, id=LARGEST, page=999_999) for kind in MergeKind),
    *(taps.OneTap(kind=kind, first=LARGEST, second=LARGEST, wish="yes") for kind in MergeKind),
    taps.ApartTap(merge=LARGEST),
    *(taps.MyTap(period=period.key, page=9_999) for period in PERIODS),
    *(taps.ClientTap(kind=kind, id=LARGEST) for kind in ("account", "contact")),
    *(taps.ClientViewTap(account=LARGEST, view=view, page=999_999) for view in get_args(taps.ClientView)),
    *(taps.LoyaltyTap(account=LARGEST, loyalty=loyalty) for loyalty in Loyalty),
    *(taps.BuysForTap(account=LARGEST, reason=reason) for reason in BuysFor),
    *(taps.EraseTap(contact=LARGEST, asked=2**40 - 1, wish=wish) for wish in ("ask", "yes", "no")),
    *(taps.ReportTap(of=period.key) for period in PERIODS),
    *(taps.SaidTap(period=period.key, page=9_999) for period in PERIODS),
    *(taps.AnswersTap(part=part, page=99_999, of=of) for part in PARTS for of in LONGEST_OF),
    *(taps.RowsTap(rows=rows, page=99_999, of=of) for rows in LISTS for of in LONGEST_OF),
    *(taps.BehindTap(of=of) for of in LONGEST_OF),
    *(taps.MendTap(page=9_999, of=of) for of in LONGEST_OF),
    *(taps.PictureTap(view=view, of=of) for view in get_args(taps.Shown) for of in LONGEST_OF),
    *(taps.NarrowTap(screen=screen, page=99, of=of) for screen in get_args(taps.NarrowScreen) for of in LONGEST_OF),
    *(taps.ReportTap(of=of) for of in LONGEST_OF),
    *(taps.BreakdownTap(view=view, of=of) for view in get_args(taps.View) for of in LONGEST_OF),
    *(taps.BreakdownTap(view=view, of=period.key) for view in get_args(taps.View) for period in PERIODS),
    *(
        taps.CardTap(wish=wish, view=view, period=period.key)
        for wish in ("what", "picture")
        for view in ("figures", *get_args(taps.View))
        for period in PERIODS
    ),
    *(taps.InviteTap(kind=kind, id=LARGEST) for kind in ("contact", "staff")),
    taps.NamesTap(command="invite", page=9, words="w" * 48),
    *(
        taps.PlaceTap(kind=kind, id=LARGEST, wish=wish)
        for kind in ("contact", "staff")
        for wish in ("renew", "same", "other", "left", "back", "revoke")
    ),
    *(taps.LanguageTap.model_validate({"language": language}) for language in LANGUAGES),
    *(taps.ReviewTap(wish=wish) for wish in ("send", "show", "drop")),
    taps.MergeTap(enrolment=LARGEST),
    *(taps.ForgetTap(asked=int(datetime(2099, 12, 31, tzinfo=UTC).timestamp()), wish=wish) for wish in ("yes", "no")),
    taps.StopTap(wish="yes"),
    *(taps.WordTap(id=LARGEST, column="circle", row=10**7 - 1, meaning=meaning) for meaning in meanings("circle")),
    *(taps.WordTap(id=LARGEST, column="status", row=10**7 - 1, meaning=meaning) for meaning in meanings("status")),
    *(taps.ForwardTap(after=after) for after in (0, LARGEST)),
    *(taps.QuoteTap(response=LARGEST, wish=wish, mark=2**32 - 1) for wish in get_args(taps.QuoteWish)),
    taps.QuoteBackTap(quote=LARGEST),
    taps.QuotesTap(page=9_999, wanted=code_of(WantedCases(WIDEST))),
    taps.AskQuoteTap(response=LARGEST),
    taps.StoryTap(contact=LARGEST),
    *(taps.ReferTap(contact=LARGEST, wish=wish) for wish in ("link", "stop")),
    *(
        taps.RecommendedTap(newcomer=LARGEST, wish=wish, target=LARGEST, page=9_999)
        for wish in get_args(taps.RecommendedWish)
    ),
    *(taps.FileTap(wish=wish) for wish in ("links", "template")),
    *(taps.FileKindTap(id=LARGEST, kind=kind) for kind in ("history", "events", "clients", "cancel")),
    *(taps.PastTap(id=LARGEST, wish=wish) for wish in get_args(taps.PastTap.model_fields["wish"].annotation)),
    *(taps.EventsTap(id=LARGEST, wish=wish) for wish in get_args(taps.EventsTap.model_fields["wish"].annotation)),
    *(taps.EventKindTap(account=LARGEST, kind=kind) for kind in EventKind),
    *(taps.EventDayTap(account=LARGEST, kind=kind, day="2099-12-31") for kind in EventKind),
    *(taps.EventTap(event=LARGEST, wish=wish) for wish in ("note", "undo")),
    *(taps.ImportTap(id=LARGEST, wish=wish) for wish in ("apply", "errors", "cancel")),
]
KINDS = [
    kind
    for _, kind in inspect.getmembers(taps, inspect.isclass)
    if issubclass(kind, CallbackData) and kind is not CallbackData
]
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
    tap = taps.ReportTap(of=period.key)

    assert Period.from_key(taps.ReportTap.unpack(tap.pack()).of) == period


@pytest.mark.parametrize(
    ("kind", "forged"),
    [
        (taps.ScoreTap, "score:abc:3"),
        (taps.QuestionTap, "ask:1:drop"),
        (taps.ReasonTap, "why:1:revenge"),
        (taps.ConsentTap, "join:1:maybe"),
        (taps.LanguageTap, "lang:xx"),
        (taps.ImportTap, "import:1:burn"),
    ],
)
def test_forged_data_is_refused(kind: type[CallbackData], forged: str) -> None:
    with pytest.raises((ValidationError, ValueError)):
        kind.unpack(forged)
