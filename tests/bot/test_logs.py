"""Logs hold ids: no token, no name, no comment, no phone number."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import sys
from collections.abc import Iterator
from urllib.parse import quote, quote_plus

import pytest
import sqlalchemy as sa
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError
from aiogram.types import Message
from pydantic import ValidationError

from bot.logs.logs import JsonLines, Lines, set_up_logs
from storage.engine.database import Database
from storage.schema import staff
from tests.rounds.stage import TOKEN

log = logging.getLogger("tests.logs")
NAME = "Ирина Ким"  # named here, because a traceback shows the lines of the source


SECRETS = (TOKEN, "a-secret-of-our-own", 'p@ss:w/rd "x" ключ')


@pytest.fixture(params=[Lines, JsonLines])
def written(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """What the program's formatters make of the lines of this test."""
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(request.param(*SECRETS))
    log.addHandler(handler)
    log.propagate = False
    yield lines
    log.removeHandler(handler)
    log.propagate = True


def test_a_token_is_blacked_out_of_messages_and_arguments(written: io.StringIO) -> None:
    log.warning("calling https://api.telegram.org/bot%s/getMe with %s", TOKEN, "a-secret-of-our-own")

    assert TOKEN not in written.getvalue()
    assert "a-secret-of-our-own" not in written.getvalue()
    assert "bot<secret>/getMe" in written.getvalue()


def test_a_token_nobody_has_told_us_of_is_blacked_out_too(written: io.StringIO) -> None:
    log.warning("found 987654321:AAFnobodyhastoldusofthisonebefore1")

    assert "found <token>" in written.getvalue()


async def test_a_token_is_blacked_out_of_tracebacks(written: io.StringIO, bot: Bot) -> None:
    try:
        raise TelegramNetworkError(method=None, message=f"no answer from /bot{TOKEN}/getMe")  # type: ignore[arg-type]
    except TelegramNetworkError as error:
        try:
            raise RuntimeError(f"while asking with {TOKEN}") from error
        except RuntimeError:
            log.exception("it failed")

    shown = written.getvalue()
    assert TOKEN not in shown
    assert shown.count("<secret>") == 2
    assert "RuntimeError" in shown
    assert "test_logs.py" in shown


async def test_a_row_the_database_refuses_is_not_quoted(written: io.StringIO, database: Database) -> None:
    """A bug once: a refused row stands in the text of the error, names and comments included."""
    with pytest.raises(sa.exc.IntegrityError) as caught:
        async with database.write() as conn:
            await conn.execute(sa.insert(staff).values(role="owner", name=NAME, name_folded=NAME))

    log.error("it failed", exc_info=caught.value)

    shown = written.getvalue()
    assert NAME not in shown
    assert "IntegrityError" in shown
    assert "test_logs.py" in shown


def test_an_update_that_cannot_be_read_is_not_quoted(written: io.StringIO) -> None:
    with pytest.raises(ValidationError) as caught:
        Message.model_validate({"message_id": NAME, "chat": {"id": 1}})

    log.error("it failed", exc_info=caught.value)

    assert NAME not in written.getvalue()


def test_the_error_of_an_error_that_leads_back_to_itself_ends(written: io.StringIO) -> None:
    first, second = ValueError("first"), ValueError("second")
    first.__context__, second.__context__ = second, first

    log.error("it failed", exc_info=first)

    assert "first" in written.getvalue()


def test_a_secret_is_blacked_out_in_every_spelling(written: io.StringIO) -> None:
    secret = SECRETS[2]
    spellings = [secret, quote(secret, safe=""), quote(secret), quote_plus(secret), json.dumps(secret), repr(secret)]

    for spelling in spellings:
        log.warning("found %s", spelling)

    shown = written.getvalue()
    assert shown.count("<secret>") == len(spellings)
    assert not any(part in shown for part in ("p@ss", "p%40ss", "w/rd", "w%2Frd"))


def test_the_user_of_an_address_is_blacked_out_whoever_it_is(written: io.StringIO) -> None:
    log.warning("connecting to postgresql+asyncpg://otklik:abc@db/otklik and to socks5://u@proxy:1080")

    assert "://<secret>@db/otklik and to socks5://<secret>@proxy:1080" in written.getvalue()


@pytest.mark.parametrize(
    "phone", ["+79161234567", "+7 (916) 123-45-67", "8 916 123-45-67", "89161234567", "+4930901820"]
)
def test_a_phone_number_is_blacked_out_however_it_is_written(written: io.StringIO, phone: str) -> None:
    log.warning("call %s, please", phone)

    assert "call <phone>, please" in written.getvalue()


def test_ids_times_and_addresses_stay_as_they_are(written: io.StringIO) -> None:
    line = "row 12 of chat 7123456789 in -1001234567890 at 2026-11-25 07:00:00,123, update 812345678, 127.0.0.1:8080"

    log.warning("%s", line)

    assert line in written.getvalue()


def test_an_error_among_the_arguments_is_named_without_what_it_quotes(written: io.StringIO) -> None:
    with pytest.raises(ValueError, match="invalid literal") as caught:
        int(NAME)
    refused = sa.exc.IntegrityError("INSERT", {"name": NAME}, ValueError(NAME))

    log.warning("it failed: %s, then %s", caught.value, refused)
    log.warning("it failed: %(why)s", {"why": refused})
    log.warning(refused)

    shown = written.getvalue()
    assert NAME not in shown
    assert shown.count("IntegrityError") == 3
    assert "ValueError" in shown


async def test_a_task_nobody_has_waited_for_is_not_quoted(written: io.StringIO) -> None:
    async def fail() -> None:
        raise ValueError(NAME)

    task = asyncio.ensure_future(fail())
    await asyncio.wait({task})
    record = logging.LogRecord("asyncio", logging.ERROR, "x", 1, f"never retrieved\nfuture: {task!r}", (), None)
    shown = [written_by(record) for written_by in (Lines().format, JsonLines().format)]
    assert task.exception()

    assert not any(NAME in line for line in shown)
    assert all("exception=ValueError(…)>" in line for line in shown)


def test_errors_of_a_group_are_told_each_and_none_is_quoted(written: io.StringIO) -> None:
    group = ExceptionGroup("two", [KeyError(NAME), sa.exc.DataError("x", {}, ValueError(NAME))])

    log.error("it failed", exc_info=group)

    shown = written.getvalue()
    assert NAME not in shown
    assert "KeyError" in shown
    assert "DataError" in shown


def test_an_answer_of_telegram_that_cannot_be_decoded_is_not_quoted(written: io.StringIO) -> None:
    log.error("it failed", exc_info=ClientDecodeError("Failed to decode", ValueError("x"), {"text": NAME}))

    assert NAME not in written.getvalue()
    assert "ClientDecodeError" in written.getvalue()


def test_a_traceback_another_handler_has_formatted_before_is_not_taken_over(written: io.StringIO) -> None:
    """A trap of logging: the first formatter leaves its text on the record for the next."""
    refused = sa.exc.IntegrityError("INSERT", {"name": NAME}, ValueError(NAME))
    first = logging.StreamHandler(io.StringIO())
    first.setFormatter(logging.Formatter())
    log.handlers.insert(0, first)
    try:
        log.error("it failed", exc_info=refused)
    finally:
        log.removeHandler(first)

    assert NAME not in written.getvalue()


def test_what_extra_brings_is_a_field_of_the_json_and_redacted_within() -> None:
    record = logging.LogRecord("bot.x", logging.INFO, "x.py", 1, "line %s\nwith a break", (1,), None)
    record.row, record.phone, record.deep = 12, 79161234567, {"to": [TOKEN, None, True, 1.5]}
    record.stack_info = f"Stack of {TOKEN}"

    line = JsonLines(TOKEN).format(record)

    assert "\n" not in line
    told = json.loads(line)
    assert told["time"].startswith("20")
    assert {name: told[name] for name in told if name != "time"} == {
        "level": "INFO",
        "logger": "bot.x",
        "message": "line 1\nwith a break",
        "row": 12,
        "phone": "<phone>",
        "deep": {"to": ["<secret>", None, True, 1.5]},
        "stack": "Stack of <secret>",
    }


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def restored() -> Iterator[None]:
    """The logging of this run as it was, whatever a test sets up."""
    root = logging.getLogger()
    handlers, level, hook = root.handlers[:], root.level, sys.excepthook
    yield
    root.handlers[:], sys.excepthook = handlers, hook
    root.setLevel(level)
    logging.captureWarnings(False)


@pytest.mark.usefixtures("restored")
def test_lines_are_for_people_on_a_terminal_and_json_elsewhere() -> None:
    file, terminal = io.StringIO(), Terminal()
    set_up_logs(TOKEN, stream=file)
    logging.getLogger("bot.run").warning("hello to %s", TOKEN)
    set_up_logs(TOKEN, stream=terminal)
    logging.getLogger("bot.run").warning("hello again")

    assert json.loads(file.getvalue())["message"] == "hello to <secret>"
    assert terminal.getvalue().endswith("WARNING bot.run: hello again\n")
    assert terminal.getvalue().count("\n") == 1


@pytest.mark.usefixtures("restored")
def test_the_last_words_of_a_crash_are_redacted_too() -> None:
    file = io.StringIO()
    set_up_logs(TOKEN, stream=file)
    error = RuntimeError(f"at https://api.telegram.org/bot{TOKEN}/getMe")

    sys.excepthook(RuntimeError, error, None)

    told = json.loads(file.getvalue())
    assert told["level"] == "CRITICAL"
    assert "bot<secret>/getMe" in told["error"]


@pytest.mark.usefixtures("restored")
def test_libraries_that_chat_only_warn() -> None:
    set_up_logs(TOKEN)

    assert logging.getLogger("aiogram.dispatcher").getEffectiveLevel() == logging.WARNING
    assert logging.getLogger("anything.else").getEffectiveLevel() == logging.INFO
