"""Settings: the outside contract, and one sentence for whatever is wrong with them."""

from __future__ import annotations

import ast
import inspect
import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot import settings
from bot.settings import Settings, SettingsError, load
from nps.values import TelegramId

ROOT = Path(__file__).parents[2]
TOKEN = "123456789:AAEsecretsecretsecretsecretsecret12"
CONTRACT = [
    "BOT_TOKEN",
    "OWNER_IDS",
    "COMPANY_NAME",
    "LANGUAGE",
    "TIMEZONE",
    "CURRENCY",
    "DATABASE_URL",
    "TELEGRAM_API_URL",
    "TELEGRAM_PROXY",
    "WORKING_HOURS",
    "COUNTRY",
    "MANAGERS_EXPORT_PHONES",
    "EXTRA_DAYS_OFF",
    "EXTRA_WORKING_DAYS",
    "WEEKLY_SUMMARY",
    "MONTHLY_SUMMARY",
    "QUARTERLY_SUMMARY",
    "SUMMARY_RECIPIENTS",
    "SUMMARY_CONTENTS",
    "PRIVACY_URL",
    "LINK_SHOWS_NAME",
    "WEBHOOK_URL",
    "WEBHOOK_SECRET",
    "HTTP_PORT",
    "METRICS_LISTEN",
    "PING_URL",
    "BACKUP_DIR",
    "ANONYMOUS",
    "FORGET_KEEPS_SCORE",
    "RETENTION_MONTHS",
    "BOT_TOKEN_FILE",
    "DATABASE_URL_FILE",
    "TELEGRAM_PROXY_FILE",
    "WEBHOOK_SECRET_FILE",
]


@pytest.fixture
def env(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """An environment without any setting of ours."""
    for name in CONTRACT:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return monkeypatch


def mistake(**values: Any) -> str:
    """What the person reads who has written this into their settings."""
    with pytest.raises(SettingsError) as caught:
        load(None, **values)
    return str(caught.value)


def test_the_settings_are_those_of_the_contract() -> None:
    assert sorted(name.upper() for name in Settings.model_fields) == sorted(CONTRACT)


def test_the_example_lists_exactly_the_settings() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    named = [match[1] for line in lines if (match := re.match(r"#?\s?([A-Z][A-Z_]+)=", line))]

    assert sorted(named) == sorted(CONTRACT)


def test_the_example_says_of_each_setting_what_its_row_says_and_shows_its_default() -> None:
    """A setting without words of its own follows, in the example, another one that speaks for both."""
    (rows,) = [node for node in ast.parse(inspect.getsource(settings)).body if isinstance(node, ast.ClassDef)][1:]
    said = {
        row.target.id.upper(): inspect.cleandoc(words.value.value).replace("\n", " ")
        for row, words in pairwise(rows.body)
        if isinstance(row, ast.AnnAssign) and isinstance(row.target, ast.Name)
        if isinstance(words, ast.Expr) and isinstance(words.value, ast.Constant) and isinstance(words.value.value, str)
    }
    shown: dict[str, str] = {}
    defaults: dict[str, str] = {}
    words_above: list[str] = []
    for line in [*(ROOT / ".env.example").read_text(encoding="utf-8").splitlines()[3:]]:
        if setting := re.match(r"#?([A-Z][A-Z_]+)=(.*)$", line):
            shown |= {setting[1]: " ".join(words_above)} if words_above else {}
            defaults[setting[1]] = setting[2]
            words_above = []
        elif line.startswith("# "):
            words_above.append(line.removeprefix("# "))

    assert shown == said
    defaults["METRICS_LISTEN"] = ""  # of which the example shows how one might look
    assert {name: default_of(name) for name in CONTRACT} == defaults


def test_the_readme_lists_the_settings_with_their_defaults() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ((?:`[A-Z][A-Z_]+` )+)\| ([^|]*)\|", text, re.M)
    listed = {name: default for names, default in rows for name in re.findall(r"[A-Z][A-Z_]+", names)}

    assert {name: default.strip(" `").removeprefix("required") for name, default in listed.items()} == {
        name: default_of(name) for name in CONTRACT
    }


def default_of(name: str) -> str:
    """As somebody would write it into the file."""
    default = Settings.model_fields[name.lower()].default
    if isinstance(default, bool):
        return "yes" if default else "no"
    return "" if default is None or default == frozenset() else str(default)


def test_the_example_is_valid_as_it_stands_once_it_is_filled_in(env: pytest.MonkeyPatch) -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    example = dict(re.findall(r"^([A-Z][A-Z_]+)=(.*)$", text, re.M))
    for name, value in example.items():
        if value.strip():
            env.setenv(name, value.strip().strip('"'))
    env.setenv("BOT_TOKEN", TOKEN)

    load(None)


def test_the_defaults_are_those_of_the_contract(env: pytest.MonkeyPatch) -> None:
    settings = load(None)

    assert settings.language == "ru"
    assert settings.timezone == "Europe/Moscow"
    assert settings.currency == "RUB"
    assert settings.database_url == "sqlite+aiosqlite:///otklik.db"
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert settings.working_hours == "mon-fri 09:00-18:00"
    assert (settings.weekly_summary, settings.monthly_summary) == ("0 9 * * mon", "0 9 1 * *")
    assert settings.webhook_url is None


@pytest.mark.parametrize(
    ("url", "backup_dir", "folder", "backs_up"),
    [
        ("sqlite:////var/lib/otklik/otklik.db", None, "/var/lib/otklik/backups", True),
        ("sqlite:////var/lib/otklik/otklik.db", "../saved", "/var/lib/saved", True),
        ("sqlite:////var/lib/otklik/otklik.db", "/mnt/backups", "/mnt/backups", True),
        ("sqlite:////var/lib/otklik/otklik.db", "OFF", "/var/lib/otklik/backups", False),
        ("postgresql://otklik@localhost/otklik", "/mnt/backups", "/mnt/backups", False),
    ],
)
def test_backups_lie_beside_the_database_unless_told_otherwise(
    env: pytest.MonkeyPatch, url: str, backup_dir: str | None, folder: str, backs_up: bool
) -> None:
    settings = load(None, database_url=url, **({"backup_dir": backup_dir} if backup_dir else {}))

    assert (str(settings.backup_folder()), settings.backs_up) == (folder, backs_up)


def test_without_a_file_of_its_own_the_folder_is_where_the_program_was_started(
    env: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert load(None).backup_folder() == tmp_path / "backups"
    assert load(None, database_url="postgresql://otklik@localhost/otklik").backup_folder() == tmp_path / "backups"


def test_settings_come_from_the_environment_and_from_the_file_and_the_environment_wins(
    env: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(f"BOT_TOKEN={TOKEN}\nCOMPANY_NAME=ООО «Файл»\nOWNER_IDS=1, 2 3\n", encoding="utf-8")
    env.setenv("COMPANY_NAME", "ООО «Среда»")

    programme = load().programme()

    assert programme.company == "ООО «Среда»"
    assert programme.owner_ids == {TelegramId(1), TelegramId(2), TelegramId(3)}


@pytest.mark.parametrize(("switch", "shows"), [(None, True), ("yes", True), ("NO", False)])
def test_a_link_names_the_client_unless_told_otherwise(
    env: pytest.MonkeyPatch, switch: str | None, shows: bool
) -> None:
    env.setenv("COMPANY_NAME", "Стройснаб")
    env.setenv("BOT_TOKEN", TOKEN)
    if switch:
        env.setenv("LINK_SHOWS_NAME", switch)

    assert load(None).programme().link_shows_name is shows


def test_an_empty_setting_is_no_setting(env: pytest.MonkeyPatch) -> None:
    env.setenv("TELEGRAM_PROXY", "")
    env.setenv("LANGUAGE", "")

    assert (load(None).telegram_proxy, load(None).language) == (None, "ru")


def test_an_unknown_setting_in_the_file_is_named(env: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("WEKLY_SUMMARY=0 9 * * mon\n", encoding="utf-8")

    with pytest.raises(SettingsError, match=r"^WEKLY_SUMMARY .*misspelling.*\.env\.example"):
        load()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("bot_token", "my bot"),
        ("owner_ids", "12, @pavel"),
        ("language", "de"),
        ("timezone", "Moscow"),
        ("timezone", "../etc/passwd"),
        ("currency", "rubles"),
        ("database_url", "mysql://localhost/otklik"),
        ("database_url", "sqlite+aiosqlite:///:memory:"),
        ("telegram_api_url", "api.telegram.org"),
        ("telegram_proxy", "127.0.0.1:1080"),
        ("telegram_proxy", "ftp://127.0.0.1"),
        ("working_hours", "always"),
        ("country", "Россия"),
        ("country", "XX"),
        ("extra_days_off", "31 декабря"),
        ("extra_days_off", "31.02.2026"),
        ("extra_working_days", "2026-12-31..2026-12-30"),
        ("weekly_summary", "monday 9:00"),
        ("weekly_summary", "0 25 * * mon"),
        ("monthly_summary", "0 9 1 *"),
        ("quarterly_summary", "often"),
        ("summary_recipients", "everybody"),
        ("summary_contents", "card, poems"),
        ("privacy_url", "see the website"),
        ("link_shows_name", "perhaps"),
        ("webhook_url", "example.com/hook"),
        ("http_port", "http"),
        ("http_port", 70000),
        ("metrics_listen", "9100"),
        ("ping_url", "hc-ping.com/uuid"),
        ("metrics_listen", "127.0.0.1:99999"),
        ("metrics_listen", "http://127.0.0.1:9100"),
    ],
)
def test_a_broken_setting_is_named_in_one_sentence(env: pytest.MonkeyPatch, name: str, value: Any) -> None:
    said = mistake(**{name: value})

    assert said.startswith(name.upper())
    assert "\n" not in said
    assert "validation error" not in said


@pytest.mark.parametrize("password", ["se:cr@t/1", "se@cret"])
def test_a_password_with_an_at_sign_is_refused_without_showing_its_rest(env: pytest.MonkeyPatch, password: str) -> None:
    said = mistake(database_url=f"postgresql+asyncpg://otklik:{password}@127.0.0.1/otklik")

    assert said == ("DATABASE_URL has an @ too many: in its password write @ as %40, : as %3A, / as %2F, % as %25")


def test_the_countrys_days_and_the_companys_own_make_the_calendar(env: pytest.MonkeyPatch) -> None:
    known = {"bot_token": TOKEN, "company_name": "Стройснаб", "working_hours": "mon 08:00-17:00, tue-fri 09:00-18:00"}
    own = {"extra_days_off": "2026-12-28..29.12.2026", "extra_working_days": "31.12.2026, 2027-01-09"}

    hours = load(None, **known, **own).programme().working_time

    worked = [day for day in (date(2026, 12, 25) + timedelta(days=ahead) for ahead in range(18)) if hours.spans(day)]
    assert [f"{day:%d.%m}" for day in worked] == ["25.12", "30.12", "31.12", "09.01", "11.01"]
    assert hours.spans(date(2027, 1, 9)) == hours.spans(date(2026, 12, 25))  # a Saturday has Friday's hours
    assert hours.spans(date(2027, 2, 20)) == hours.spans(date(2027, 1, 11))  # and one for a Monday Monday's


@pytest.mark.parametrize(("country", "works"), [("ru", False), ("OFF", True), ("DE", True)])
def test_whose_public_holidays_are_kept_is_told_by_two_letters(
    env: pytest.MonkeyPatch, country: str, works: bool
) -> None:
    programme = load(None, bot_token=TOKEN, company_name="Стройснаб", country=country).programme()

    assert programme.working_time.is_working_day(date(2026, 6, 12)) is works


def test_an_unknown_country_is_told_which_there_are(env: pytest.MonkeyPatch) -> None:
    said = mistake(country="RUS")

    assert said.startswith("COUNTRY must be the two letters of a country, like RU")
    assert {"BY,", "KZ,", "RU,", "US,"} <= set(said.split())


def test_a_day_cannot_be_both_off_and_worked(env: pytest.MonkeyPatch) -> None:
    said = mistake(extra_days_off="2026-12-28..2026-12-30", extra_working_days="29.12.2026, 31.12.2026")

    assert said == "EXTRA_DAYS_OFF and EXTRA_WORKING_DAYS both have 2026-12-29: leave it in one of them"


@pytest.mark.parametrize("weekday", ["1", "0-4", "mon,2", "7"])
def test_a_weekday_number_is_refused_because_it_means_different_days_to_different_programs(
    env: pytest.MonkeyPatch, weekday: str
) -> None:
    assert "name the weekday" in mistake(weekly_summary=f"0 9 * * {weekday}")


def test_several_mistakes_are_named_each_in_a_sentence_of_its_own(env: pytest.MonkeyPatch) -> None:
    said = mistake(language="de", currency="rubles").splitlines()

    assert [line.split()[0] for line in said] == ["LANGUAGE", "CURRENCY"]


@pytest.mark.parametrize("secret", [None, "", "short", "a secret with spaces in it", "x" * 257])
def test_a_webhook_without_a_good_secret_refuses_to_start(env: pytest.MonkeyPatch, secret: str | None) -> None:
    said = mistake(webhook_url="https://example.com/hook", webhook_secret=secret)

    assert said.startswith("WEBHOOK_URL is set, so WEBHOOK_SECRET must be too")


def test_anonymous_figures_keep_the_scores_of_the_erased(env: pytest.MonkeyPatch) -> None:
    said = mistake(anonymous="yes", forget_keeps_score="no")

    assert said.startswith("ANONYMOUS=yes needs FORGET_KEEPS_SCORE=yes")


def test_what_is_needed_to_run_is_asked_for_by_name(env: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match="COMPANY_NAME is missing"):
        load(None, bot_token=TOKEN).programme()
    with pytest.raises(SettingsError, match="BOT_TOKEN is missing"):
        load(None, company_name="Стройснаб").programme()


def test_no_secret_stands_in_the_words_settings_and_programme_print_as(env: pytest.MonkeyPatch) -> None:
    settings = load(
        None,
        bot_token=TOKEN,
        company_name="Стройснаб",
        database_url="postgresql://otklik:parole@localhost/otklik",
        telegram_proxy="socks5://user:password@localhost:1080",
        webhook_url="https://example.com/hook",
        webhook_secret="0123456789abcdefghij",
    )

    shown = f"{settings!r} {settings} {settings.programme()!r}"

    for secret in (
        "AAEsecret",
        "parole",
        "password",
        "0123456789abcdefghij",
        repr(settings.programme().link_key)[2:-1],
    ):
        assert secret not in shown
    assert {TOKEN, "parole", "password", "0123456789abcdefghij"} <= set(settings.secrets())


def test_a_broken_secret_is_not_repeated_in_the_sentence_about_it(env: pytest.MonkeyPatch) -> None:
    assert "AAEsecret" not in mistake(bot_token="123456789:AAEsecret!!")
    assert "hunter2" not in mistake(telegram_proxy="ftp://user:hunter2@localhost")
    assert "hunter2" not in mistake(database_url="mysql://user:hunter2@localhost/otklik")
