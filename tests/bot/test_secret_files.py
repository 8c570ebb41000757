"""Secrets read from files: what stands there is the setting, and every mistake is a sentence that names it."""

from __future__ import annotations

from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

import pytest

from bot.settings import SettingsError, load
from tests.bot.program import ForkedProgram

TOKEN = "123456789:AAEsecretsecretsecretsecretsecret12"
SECRETS = ("BOT_TOKEN", "DATABASE_URL", "TELEGRAM_PROXY", "WEBHOOK_SECRET")


@pytest.fixture
def env(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in SECRETS:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(f"{name}_FILE", raising=False)
    return monkeypatch


def mistake(**values: Any) -> str:
    with pytest.raises(SettingsError) as caught:
        load(None, **values)
    return str(caught.value)


def test_each_secret_is_read_from_its_file_without_the_line_break_at_its_end(
    env: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    contents = {
        "BOT_TOKEN": TOKEN + "\n",
        "DATABASE_URL": "postgresql://otklik:p%40role@localhost/otklik",
        "TELEGRAM_PROXY": "socks5://user:password@localhost:1080\r\n",
        "WEBHOOK_SECRET": "\ufeff0123456789abcdefghij\n",
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content.encode())
        env.setenv(f"{name}_FILE", str(tmp_path / name))

    settings = load(None)

    assert settings.token() == TOKEN
    assert settings.database_url == contents["DATABASE_URL"]
    assert settings.telegram_proxy
    assert settings.telegram_proxy.get_secret_value() == "socks5://user:password@localhost:1080"
    assert settings.webhook_secret
    assert settings.webhook_secret.get_secret_value() == "0123456789abcdefghij"


def test_blanks_within_and_before_a_secret_belong_to_it(env: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(" 0123456789 abcdefghij \n\n")

    settings = load(None, webhook_secret_file=tmp_path / "secret")

    assert settings.webhook_secret
    assert settings.webhook_secret.get_secret_value() == " 0123456789 abcdefghij \n"


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_that_is_set_twice_is_named(env: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_text(TOKEN)

    said = mistake(**{name.lower(): "anything", f"{name.lower()}_file": tmp_path / "secret"})

    assert said == f"{name} and {name}_FILE are both set; keep one of them"


def test_a_secret_set_in_the_environment_and_its_file_in_dotenv_are_set_twice(
    env: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(f"BOT_TOKEN_FILE={tmp_path / 'token'}\n")
    env.setenv("BOT_TOKEN", TOKEN)

    with pytest.raises(SettingsError, match="BOT_TOKEN and BOT_TOKEN_FILE are both set"):
        load(tmp_path / ".env")


@pytest.mark.parametrize("content", [b"", b"\n", b" \r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_named(env: pytest.MonkeyPatch, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "secret").write_bytes(content)

    assert mistake(bot_token_file=tmp_path / "secret") == f"BOT_TOKEN_FILE names {tmp_path}/secret, which is empty"


def test_a_file_that_cannot_be_read_is_named(env: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert mistake(database_url_file=tmp_path / "none") == (
        f"DATABASE_URL_FILE names {tmp_path}/none, which cannot be read: No such file or directory"
    )
    assert mistake(bot_token_file=tmp_path) == (
        f"BOT_TOKEN_FILE names {tmp_path}, which cannot be read: Is a directory"
    )


def test_a_file_that_holds_no_secret_is_named_and_never_quoted(env: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes(b"hunter2 \xff\xfe")
    (tmp_path / "long").write_bytes(b"hunter2" * 1000)
    (tmp_path / "token").write_bytes(b"hunter2")

    said = "\n".join(mistake(bot_token_file=tmp_path / name) for name in ("latin", "long", "token"))

    assert [line.split()[0] for line in said.splitlines()] == ["BOT_TOKEN_FILE", "BOT_TOKEN_FILE", "BOT_TOKEN"]
    assert "hunter2" not in said


def test_a_device_without_an_end_does_not_hold_up_the_start(env: pytest.MonkeyPatch) -> None:
    assert "longer than 4096 bytes" in mistake(webhook_secret_file=Path("/dev/zero"))


def test_several_mistakes_are_told_at_once(env: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = mistake(bot_token_file=tmp_path / "a", webhook_secret_file=tmp_path / "b").splitlines()

    assert [line.split()[0] for line in said] == ["BOT_TOKEN_FILE", "WEBHOOK_SECRET_FILE"]


async def test_the_program_takes_its_token_from_a_file_and_a_missing_one_stops_it_with_a_sentence(
    forks: ForkServerContext, tmp_path: Path
) -> None:
    (tmp_path / "token").write_text(TOKEN + "\n")
    known = {"BOT_TOKEN": "", "DATABASE_URL": f"sqlite:///{tmp_path}/otklik.db", "OWNER_IDS": "11"}
    (tmp_path / "list.csv").write_text("account,contact\nВектор,Ирина Ким\n", encoding="utf-8")
    command = ("import", "list.csv", "--dry-run")
    async with ForkedProgram(forks, tmp_path, *command, **known, BOT_TOKEN_FILE=tmp_path / "token") as started:
        assert await started.ends() == 0
    async with ForkedProgram(forks, tmp_path, *command, **known, BOT_TOKEN_FILE=tmp_path / "none") as stopped:
        assert await stopped.ends() == 2

    assert stopped.log == f"BOT_TOKEN_FILE names {tmp_path}/none, which cannot be read: No such file or directory\n"
