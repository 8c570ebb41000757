"""Both languages say everything the code asks for, with the same arguments, and never let people's words be markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, get_args

import pytest
from fluent.syntax import ast as ftl
from fluent.syntax import parse
from hypothesis import given
from hypothesis import strategies as st

from handlers.clients import CLIENT
from handlers.inviting import INVITE
from handlers.opening import OPEN
from handlers.recording import RECORD
from handlers.surveying import WHY
from messages import help as help_messages
from messages import texts as texts_module
from messages.case_card import pages_below
from messages.export_words import SHEETS
from messages.exporting import AGAIN
from messages.links import COLUMNS
from messages.report import KINDS
from messages.taps.cases import CaseWish, LossWish, PromiseWish
from messages.taps.clients import ClientView
from messages.taps.figures import NarrowScreen, View
from messages.taps.programme import CampaignWish
from messages.taps.recording import RecordWish
from messages.taps.staff import MemberWish
from messages.texts import LOCALES, NAMES, Markup, TextError, clip, escape, label, lines, pieces, say, units
from nps.behind import OWN, PEOPLE, PROMISED, WORK, Counted, Kind
from nps.case import OVER, Stage
from nps.colours import Colour
from nps.file_kind import ASKED_ABOUT
from nps.handing import Scope
from nps.margin import ChangeVerdict
from nps.putting_off import Later
from nps.reasons import Corrected, Parameter, SaleStage
from nps.score import Verdict
from nps.sending import SENT, SummaryPart
from nps.survey import PRESETS
from nps.survey_settings import DAYS
from nps.typography import MARKS, quoted
from nps.values import (
    LANGUAGES,
    MADE,
    AlertWhy,
    AskingPrompt,
    BuysFor,
    CaseDue,
    CaseEvent,
    CaseState,
    CaseWhy,
    Channel,
    Circle,
    ContactState,
    ErasedWhy,
    EventKind,
    Group,
    LossReason,
    Loyalty,
    NotAsked,
    PartKind,
    PromptKind,
    QuoteObstacle,
    Reason,
    RecordingStep,
    RelationStatus,
    Role,
    SurveyKind,
    Wording,
)
from sandbox.markup import parse_html
from sandbox.message import read
from storage.answers.comments import Part
from storage.lists.imports import APPLIED, ASKED, CANCELLED, FORGOTTEN, READ
from storage.lists.plan import OF_ACCOUNT, OF_CONTACT
from storage.schema.people import ACTION
from tests.messages.keys import keys_declared, keys_in_code
from tests.messages.locales import HOSTILE, texts

COMMANDS = {"start", *help_messages.FOR_CONTACT, *help_messages.FOR_MANAGER, *help_messages.FOR_OWNER}
FAMILIES: dict[str, Iterable[str]] = {
    "invites-list-{}": ("opened", "waiting", "joined"),
    "invites-view-{}": ("opened", "waiting", "joined", "lost"),
    "answers-counted-{}": Counted,
    "answers-of-{}": Group,
    "number-{}": {
        *(Kind.CASES, Kind.OPEN, Kind.OVERDUE, Kind.BY_MAKERS, Kind.CONFLICT, Kind.AT_RISK, Kind.CONTENT, Kind.BUYERS),
        *(Kind.CAME, Kind.LEFT, Kind.LOST, Kind.WON, *WORK, *OWN, *PROMISED, *PEOPLE),
        *(Counted.COMPLAINTS, Counted.EXPLAINED),
    },
    "rows-case-{}": CaseState,
    "rows-of-{}": Kind,
    "audit-button-{}": ("start", "cancel"),
    "audit-toast-{}": get_args(CampaignWish),
    "audit-why-{}": {*NotAsked, "same"},
    "buys-{}": BuysFor,
    "campaign-button-{}": get_args(CampaignWish),
    "card-{}": ("away", "away-owners", "back", "withdrawn"),
    "card-why-{}": set(AlertWhy) - {AlertWhy.ASSIGNED, AlertWhy.LOOKED},
    "case-button-{}": get_args(CaseWish),
    "case-due-{}": set(CaseDue) - {CaseDue.ANSWER, CaseDue.PROMISE},
    "case-event-{}": CaseEvent,
    "case-next-{}": CaseDue,
    "case-state-{}": {*OVER, CaseState.WAITING},
    "case-toast-{}": set(get_args(CaseWish))
    - {"take", "close", "history", "reply", "promise", "hand", "stage", "lose", "back"},
    "change-{}": {"within", *ChangeVerdict} - {ChangeVerdict.WITHIN_MARGIN},
    "circle-{}": Circle,
    "client-view-{}": get_args(ClientView),
    "command-{}": COMMANDS,
    "erased-{}": ErasedWhy,
    "event-{}": EventKind,
    "file-kind-{}": (*ASKED_ABOUT, "cancel"),
    "fix-button-{}": ("assign", "done", "tell"),
    "fix-news-button-{}": ("send", "text"),
    "hand-scope-{}": Scope,
    "team-added-{}": Role,
    "team-added-told-{}": Role,
    "team-new-{}": Role,
    "team-wish-{}": set(get_args(MemberWish)) - {"card"},
    "held-part-{}": PartKind,
    "hold-button-{}": ("ask", "lift"),
    "held-role-{}": Role,
    "import-sample-{}": {
        *("manager", "account_id", "contact_id"),
        *set(OF_CONTACT) - {"circle", "position", "phone", "email"},
        *set(OF_ACCOUNT) - {"status", "region"},
    },
    "import-state-{}": (APPLIED, ASKED, CANCELLED, FORGOTTEN, READ),
    "light-{}": ("away", "away-owners", "back", "withdrawn"),
    "light-button-{}": ("open", "read", "reply"),
    "link-tried-{}": ("used", "expired", "not-me"),
    "links-column-{}": COLUMNS,
    "links-kind-{}": ("contact", "staff"),
    "logged-{}": {action.replace(".", "-") for action in ACTION.known},
    "loyalty-{}": Loyalty,
    "narrow-{}": set(get_args(NarrowScreen)) - {"menu"},
    "nps-{}": KINDS,
    "past-wording-{}": Wording,
    "place-{}": ("renew", "same", "other", "left", "gone", "back", "revoke", "former"),
    "prompt-{}": {PromptKind.CALL, PromptKind.CAUSE, PromptKind.OUTCOME, PromptKind.REPLY},
    "loss-{}": LossReason,
    "loss-button-{}": get_args(LossWish),
    "planned-{}": set(NotAsked),
    "promise-button-{}": (*get_args(PromiseWish), "yes", "no", "send"),
    "promise-line-{}": ("kept", "broken", "unconfirmed"),
    "promise-told-{}": ("kept", "broken", "unconfirmed"),
    "question-{}": Wording,
    "quote-cannot-{}": QuoteObstacle,
    "later-{}": Later,
    "question-about-{}": Wording,
    "reason-{}": Reason,
    "record-ask-{}": RecordingStep,
    "record-button-{}": (*get_args(RecordWish), "anew"),
    "record-untold-{}": ("absent", "left", "stopped", "unreachable"),
    "recorded-button-{}": ("yes", "no"),
    "relation-{}": RelationStatus,
    "colour-{}": Colour,
    "relay-{}": ("cancelled", "noted", "recalled", "unknown", "waiting"),
    "relay-button-{}": ("cancel", "note", "recall", "send", "send_asking"),
    "relay-cannot-{}": ("invited", "joined", "left", "unreachable"),
    "relay-why-{}": (
        *("another", "blocked", "chat_not_found", "deactivated", "erased", "held", "left"),
        *("not_corrected", "not_recalled", "refused"),
    ),
    "row-{}-missing": ("account", "contact"),
    "row-{}-unknown": ("circle", "status"),
    "stage-{}": [stage.name.lower() for stage in Stage],
    "stage-button-{}": [stage.name.lower() for stage in Stage],
    "stop-{}": ("yes", "rarely", "no"),
    "summary-title-{}": SENT,
    "summary-nothing-{}": SENT,
    "summary-{}": ("stop", "again"),
    "settings-{}": (*SENT, "on", "off"),
    "settings-at-{}": SENT,
    "settings-role-{}": Role,
    "settings-part-{}": SummaryPart,
    "survey-set-{}": DAYS,
    "survey-{}-ask": {AskingPrompt.AUDIENCE, AskingPrompt.ABOUT, *DAYS},
    "survey-name-{}": set(SurveyKind) - {SurveyKind.RECORDED, SurveyKind.IMPORTED},
    "survey-turn-{}": ("on", "off"),
    "survey-when-{}": {preset.kind for preset in PRESETS},
    "survey-wording-{}": Wording,
    "thanks-{}": set(Group) - {Group.DETRACTOR},
    "verdict-{}": Verdict,
    "pic-by-{}": set(get_args(View)) - {"trend", "accounts", "reasons", "money"},
    "parameter-{}": Parameter,
    "sale-{}": SaleStage,
    "money-{}": Group,
    "why-fix-toast-{}": Corrected,
    "pic-none-{}": ("managers", "segments", "circles", "regions"),
    "pic-question-{}": Wording,
    "pic-view-{}": get_args(View),
    "pic-{}": ("promoters", "passives", "detractors"),
    "circles-{}": Circle,
    "why-{}": Group,
    "export-{}": AGAIN,
    "export-case-{}": CaseState,
    "export-columns-{}": SHEETS,
    "export-group-{}": Group,
    "export-promise-{}": MADE,
    "export-sheet-{}": (*SHEETS, "summary"),
    "export-state-{}": set(ContactState) - {ContactState.ERASED},
    "export-survey-{}": (SurveyKind.RECORDED, SurveyKind.IMPORTED),
    "export-why-{}": CaseWhy,
    "held-channel-{}": Channel,
    "{}-usage": [CLIENT.name, INVITE.name, OPEN.name, RECORD.name, WHY.name],
}
"""What stands in each f-string that makes a key."""

OF_COLUMNS = {"shown.title", "shown.label", "shown.lines.label", "word.label", "how.key(value)"}
CARRIED = {
    "error.key",
    "remark.key",
    "note.key",
    "told['error']",
    "key",
    "refused.key",
    "data['language']",
    "AMBIGUOUS",
    "columns.score.value",
    "self._why_nobody(answer)",
    *OF_COLUMNS,
}
"""Expressions whose keys are read where they arise: mistakes of a person, the arguments of a notice, the schema."""

IN_ATTRIBUTES = {"consent-privacy"}
"""Its address stands in an attribute; the composer escapes it."""

UNDECLINED = re.compile(
    r"(?i)\b(клиент(а|у|ом|е)|сотрудник(а|у|ом|е)|менеджер(а|у|ом|е)|коллег[иеуо]й?|для|вместо)"
    r" (<b>)?\{ \$(contact|name|absent|person)"
)
GENDERED = re.compile(
    r"\b(записала?|ответила?|согласе?н|согласна|нажала?|выбрала?|написала?|поставила?|оценила?|открыла?|отписал(ся|ась)|"
    r"присоединил(ся|ась)|передумала?|готова?|рада?|должна|должен|уверена?)\b|\((а|ла|на|ась)\)"
)
BREAKING = re.compile(r"\d(</\w>)? (<\w>)?[^\W\d_]|[^\W\d_] \d|№ ")
every_language = pytest.mark.parametrize("language", LANGUAGES)


def expected_keys() -> set[str]:
    keys = keys_in_code()
    families = {family.format(value) for family, values in FAMILIES.items() for value in values}
    return {*keys.whole, *families, *keys_declared()}


def test_both_languages_have_the_same_keys() -> None:
    assert texts("ru").keys() == texts("en").keys()


def test_both_languages_take_the_same_arguments() -> None:
    def arguments(language: str) -> dict[str, set[str]]:
        return {
            key: {name.replace(f"allowed_{language}", "allowed") for name in text.variables}
            for key, text in texts(language).items()
        }

    assert arguments("ru") == arguments("en")


def test_every_family_of_keys_is_known_here() -> None:
    assert keys_in_code().families.keys() == FAMILIES.keys()


def test_every_key_in_the_code_can_be_read_from_it() -> None:
    assert keys_in_code().unclear.keys() <= CARRIED


@every_language
def test_every_key_the_code_uses_has_a_text(language: str) -> None:
    assert expected_keys() - texts(language).keys() == set()


@every_language
def test_no_text_is_unused(language: str) -> None:
    assert texts(language).keys() - expected_keys() == set()


@every_language
def test_every_text_formats_with_every_choice_and_plural_form(language: str) -> None:
    for key, text in texts(language).items():
        for arguments in text.samples():
            said = say(language, key, **arguments)

            assert said.strip()
            assert "{ $" not in said
            assert "\n\n\n" not in said


@every_language
def test_words_of_people_are_never_markup(language: str) -> None:
    opening, closing = MARKS[language]
    for key, text in texts(language).items():
        if key in IN_ATTRIBUTES:
            continue
        for arguments in text.samples():
            shown, entities = parse_html(say(language, key, **arguments))
            calm = {name: "Ω" if value == HOSTILE else value for name, value in arguments.items()}
            calm |= {name: "Φ" for name in NAMES & calm.keys()}
            expected, marked = parse_html(say(language, key, **calm))
            for plain, name in ((f"{opening}Φ{closing}", True), (f"{opening}Ω{closing}", False)):
                expected = expected.replace(plain, quoted(language, HOSTILE, name=name))

            assert shown == expected.replace("Ω", HOSTILE).replace("Φ", HOSTILE)
            assert [entity["type"] for entity in entities] == [entity["type"] for entity in marked]


@pytest.mark.parametrize(
    ("key", "arguments", "expected"),
    [
        ("invites-line", {"contact": "К", "account": "Ромашка", "days": 0}, "К, Ромашка — сегодня"),
        ("invites-line", {"contact": "К", "account": "Ромашка", "days": 1}, "К, Ромашка — 1\xa0день"),
        ("invites-line", {"contact": "К", "account": "Ромашка", "days": 2}, "К, Ромашка — 2\xa0дня"),
        ("invites-line", {"contact": "К", "account": "Ромашка", "days": 5}, "К, Ромашка — 5\xa0дней"),
        ("invites-line", {"contact": "К", "account": "Ромашка", "days": 11}, "К, Ромашка — 11\xa0дней"),
        ("invites-line", {"contact": "К", "account": "Ромашка", "days": 21}, "К, Ромашка — 21\xa0день"),
        (
            "nps-groups",
            {"promoters": 21, "passives": 11, "detractors": 2},
            "21 промоутер, 11 нейтральных, 2 детрактора",
        ),
        ("nps-groups", {"promoters": 5, "passives": 1, "detractors": 0}, "5 промоутеров, 1 нейтральный, 0 детракторов"),
        (
            "import-plan-cells",
            {"count": 1},
            "<b>1 ячейка не читается</b>: человек из этой строки будет взят, сама ячейка — нет:",
        ),
        (
            "import-plan-cells",
            {"count": 21},
            "<b>21 ячейка не читается</b>: люди из этих строк будут взяты, сами ячейки — нет:",
        ),
        ("nps-cases", {"open": 4, "overdue": 0}, "Обращения: открыто 4"),
        ("nps-cases", {"open": 4, "overdue": 1}, "Обращения: открыто 4, просрочено 1"),
        (
            "change-within",
            {"points": "+8", "points_sign": "plus"},
            "Разница +8 — в пределах погрешности, говорить о росте рано",
        ),
        ("change-within", {"points": "0", "points_sign": "zero"}, "Без изменений"),
        ("nps-rate", {"answered": 64, "asked": 118, "rate": 54}, "Ответили 64 из 118 (54 %)"),
        ("nps-rate", {"answered": 1, "asked": 118, "rate": 1}, "Ответ от 1 из 118 (1 %)"),
        ("nps-rate", {"answered": 0, "asked": 118, "rate": 0}, "Ответили 0 из 118 (0 %)"),
        (
            "import-plan-accounts",
            {"new": 0, "changed": 0},
            "Компании: 0 новых, 0 изменится.",
        ),
        ("import-plan-accounts", {"new": 1, "changed": 1}, "Компании: 1 новая, 1 изменится."),
        ("import-plan-accounts", {"new": 2, "changed": 3}, "Компании: 2 новые, 3 изменятся."),
        ("import-plan-accounts", {"new": 5, "changed": 11}, "Компании: 5 новых, 11 изменится."),
        (
            "import-plan",
            {"contacts": 21, "accounts": 2, "new": 0, "changed": 0, "unchanged": 21},
            "В файле 21 контакт в 2 компаниях: <b>0 новых</b>, 0 изменится, 21 без изменений.",
        ),
        ("staff-cases-waiting", {"count": 1}, "Пока вас не было, появилось 1 обращение. Его карточка ниже."),
        ("staff-cases-waiting", {"count": 3}, "Пока вас не было, появились 3 обращения. Их карточки ниже."),
        ("staff-cases-waiting", {"count": 21}, "Пока вас не было, появилось 21 обращение. Их карточки ниже."),
        (
            "review-held",
            {"total": 1, "replies": 0, "alerts": 1, "summaries": 0, "asks": 0},
            "В ней 1 неотправленное сообщение: ответы 0, уведомления 1, сводки 0, вопросы 0. "
            "Оно могло уйти до восстановления, поэтому ждёт вашего решения.",
        ),
        ("import-plan-managers", {"count": 1, "names": "И"}, "Новый менеджер: И."),
        ("import-plan-managers", {"count": 21, "names": "И"}, "Новые менеджеры: И."),
        ("import-plan-unmanaged", {"count": 21}, "У 21 компании нет менеджера: их обращения придут владельцам."),
        ("import-plan-errors", {"count": 21}, "<b>21 строка с ошибкой</b>, они не применятся:"),
        ("list-total", {"count": 21, "rows": "4, …"}, "Строки 4, … — итоги, а не клиенты: пропущены."),
        (
            "own-clients",
            {"count": 21},
            "У вас 21 новый клиент. Перешлите им приглашения: бот не может написать первым.",
        ),
        (
            "some-unreachable",
            {"person": "И, А", "reason": "blocked", "since": "12 нояб."},
            "И, А: бот заблокирован с 12 нояб.",
        ),
        (
            "occasions-anniversary-words",
            {"years": 21},
            "Сегодня 21 год, как мы работаем вместе. Спасибо вам! Если что-то стоит делать иначе, скажите — исправим.",
        ),
    ],
)
def test_russian_numbers_agree_with_their_words(key: str, arguments: dict[str, Any], expected: str) -> None:
    assert read(say("ru", key, **arguments)) == read(expected)


@pytest.mark.parametrize(
    ("key", "arguments", "expected"),
    [
        ("invites-line", {"contact": "K", "account": "Daisy", "days": 0}, "K, Daisy — today"),
        ("invites-line", {"contact": "K", "account": "Daisy", "days": 1}, "K, Daisy — 1 day"),
        ("invites-line", {"contact": "K", "account": "Daisy", "days": 21}, "K, Daisy — 21 days"),
        ("nps-groups", {"promoters": 1, "passives": 21, "detractors": 0}, "1 promoter, 21 passives, 0 detractors"),
        ("nps-cases", {"open": 1, "overdue": 0}, "Cases: 1 open"),
        ("nps-cases", {"open": 5, "overdue": 2}, "Cases: 5 open, 2 overdue"),
        ("nps-rate", {"answered": 64, "asked": 118, "rate": 54}, "Response rate: 54% (64 of 118)"),
    ],
)
def test_english_numbers_agree_with_their_words(key: str, arguments: dict[str, Any], expected: str) -> None:
    assert read(say("en", key, **arguments)) == expected


@pytest.mark.parametrize("account", ["Ромашка", "ООО «Вектор»"])
def test_account_names_stand_as_they_are(account: str) -> None:
    said = [
        say("ru", key, **arguments | {"account": account})
        for key, text in texts("ru").items()
        if "account" in text.variables
        for arguments in text.samples()
    ]

    assert said
    assert not [sentence for sentence in said if f"«{account}»" in sentence]


@pytest.mark.parametrize(("people", "came"), [(1, "приходил 1 "), (2, "приходили 2 "), (5, "приходило 5 ")])
def test_russian_verbs_agree_with_how_many_came(people: int, came: str) -> None:
    assert f"с неверными ссылками {came}" in read(say("ru", "link-attack-many", people=people, count=40))


@every_language
def test_no_line_breaks_between_a_number_and_its_word(language: str) -> None:
    broken = {
        key: said
        for key, text in texts(language).items()
        for arguments in text.samples()
        if BREAKING.search(re.sub("<code>.*?</code>", "", said := say(language, key, **arguments)))
    }

    assert broken == {}


@pytest.mark.parametrize(
    ("company", "expected"),
    [
        ("Стройснаб", "компанию «Стройснаб»"),
        ("ООО «УралСнаб»", "компанию ООО «УралСнаб»"),
        ("«УралСнаб»", "компанию «УралСнаб»"),
        ('ООО "УралСнаб"', 'компанию ООО "УралСнаб"'),
        ("ООО “УралСнаб”", "компанию ООО “УралСнаб”"),
    ],
)
def test_a_company_with_quotation_marks_of_its_own_gets_no_others(company: str, expected: str) -> None:
    assert expected in say("ru", "question-recommend", company=company)


@every_language
def test_quotation_marks_are_never_doubled(language: str) -> None:
    opening, closing = MARKS[language]
    name = f"ООО {opening}УралСнаб{closing}"
    for key, text in texts(language).items():
        for arguments in text.samples():
            named = {argument: name if value == HOSTILE else value for argument, value in arguments.items()}
            inside = 0
            for character in say(language, key, **named):
                inside += (character == opening) - (character == closing)

                assert inside in (0, 1), key


def test_what_is_said_keeps_its_quotation_marks_as_the_inner_ones() -> None:
    assert say("ru", "card-comment", text="Сказали «завтра» — и тишина") == "«Сказали „завтра“ — и тишина»"
    assert say("en", "card-comment", text="They said “tomorrow”") == "“They said ‘tomorrow’”"


def test_what_people_wrote_keeps_its_spaces_but_not_between_initials() -> None:
    assert say("ru", "card-ring", contact="Сидорова А. П.", text="ждём 2 дня") == "💬 Сидорова\xa0А.\xa0П.: ждём 2 дня"


def test_a_command_to_be_copied_keeps_its_spaces() -> None:
    assert "<code>/nps 2026-09</code>" in say("ru", "nps-wrong", text="x")


def test_nothing_in_russian_guesses_the_readers_gender() -> None:
    gendered = {key: match[0] for key, text in texts("ru").items() if (match := GENDERED.search(text.source.lower()))}

    assert gendered == {}


def test_russian_names_stand_as_they_are_where_nothing_wants_them_in_another_case() -> None:
    """«Что обещаем клиенту (Ирина Ким)?», never «клиенту Ирина Ким»: nobody can decline a name from a list."""
    undeclined = {key: match[0] for key, text in texts("ru").items() if (match := UNDECLINED.search(text.source))}

    assert undeclined == {}


def test_russian_typography() -> None:
    for key, text in texts("ru").items():
        without_tags = re.sub("<[^>]*>", "", text.source)

        assert '"' not in without_tags.replace('href="', ""), key
        assert " %" not in text.source, key
        assert " - " not in text.source, key
        assert "..." not in text.source, key


def test_english_typography() -> None:
    for key, text in texts("en").items():
        without_tags = re.sub("<[^>]*>", "", text.source)

        assert not re.search("[А-Яа-яЁё«»№]", text.source), key
        assert '"' not in without_tags, key
        assert "'" not in without_tags, key
        assert " - " not in text.source, key
        assert "..." not in text.source, key


def test_strings_are_escaped_and_markup_is_not() -> None:
    hostile = say("ru", "card-comment", text='<b>&"')
    trusted = say("ru", "card-comment", text=Markup("<b>жирно</b>"))

    assert hostile == '«&lt;b&gt;&amp;"»'
    assert trusted == "«<b>жирно</b>»"


def test_labels_are_plain_text() -> None:
    assert label("ru", "card-taken-other", name="<Анна & Ко>") == "Обращением уже занимается <Анна & Ко>"


def test_what_was_said_is_not_escaped_twice() -> None:
    name = say("ru", "hello-named", name="Ирина <3")

    assert say("ru", "invite-message", hello=name, company="A&B", link="L", code="C").startswith(
        "Здравствуйте, Ирина &lt;3!"
    )


@pytest.mark.parametrize(("key", "arguments"), [("no-such-text", {}), ("hello-named", {})])
def test_a_mistake_of_the_program_is_an_error(key: str, arguments: dict[str, str]) -> None:
    with pytest.raises(TextError):
        say("ru", key, **arguments)


def test_lines_leave_out_what_is_not_there() -> None:
    assert lines(Markup("a"), None, Markup(""), Markup("b")) == "a\n\nb"


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("🙂🙂", 4, "🙂🙂"), ("🙂🙂🙂", 4, "🙂…"), ("a🙂🙂", 4, "a🙂…")],
)
def test_clipping_counts_as_telegram_does_and_splits_no_character(text: str, limit: int, expected: str) -> None:
    assert clip(text, limit) == expected


def test_escaping_leaves_quotes_alone() -> None:
    assert escape('<a href="x">&\'') == '&lt;a href="x"&gt;&amp;\''


@given(st.text(alphabet="а 🙂\n", max_size=60), st.integers(2, 20), st.integers(2, 20))
def test_a_long_text_is_divided_without_losing_anything(text: str, first: int, then: int) -> None:
    cut = pieces(text, first, then)

    assert "".join(cut) == text
    assert all(units(piece) <= (then if at else first) for at, piece in enumerate(cut))


def test_a_long_text_is_divided_between_words() -> None:
    assert pieces("Опять опоздали на неделю", 16, 20) == ["Опять опоздали ", "на неделю"]


def test_the_rest_of_a_comment_is_what_its_card_does_not_show() -> None:
    parts = [Part(PartKind.TEXT, letter * 1000, None, None, 31, at) for at, letter in enumerate("абв")]

    assert [pages_below(parts, part) for part in parts] == [[], ["б" * 501], ["в" * 1000]]


def test_words_about_an_answer_that_the_card_does_not_show_follow_whole() -> None:
    newer, older = (Part(PartKind.TEXT, words, None, None, 31, at) for at, words in enumerate(("да", "нет")))

    assert pages_below([newer], older) == ["нет"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_read_by_itself_is_what_it_is_in_its_file(language: str) -> None:
    whole = parse((LOCALES / f"{language}.ftl").read_text(encoding="utf-8"))
    there = {entry.id.name: entry.value for entry in whole.body if isinstance(entry, ftl.Message) and entry.value}
    alone = {key: parse(source).body for key, source in texts_module._sources(language).items()}

    assert set(alone) == set(there)
    for key, entries in alone.items():
        (message,) = [entry for entry in entries if not isinstance(entry, ftl.BaseComment)]
        assert isinstance(message, ftl.Message)
        assert message.value is not None
        assert message.value.equals(there[key]), key
