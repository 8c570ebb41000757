"""Logs hold ids: no token, no name, no comment, no phone number."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError
from aiogram.types import Message
from pydantic import ValidationError

from bot.logs import Redacting, set_up_logs
from storage.database import Database
from storage.schema import staff
from tests.rounds.stage import TOKEN

log = logging.getLogger("tests.logs")
NAME = "Ирина Ким"  # named here, because a traceback shows the lines of the source


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the program's formatter makes of the lines of this test."""
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(Redacting(TOKEN, "a-secret-of-our-own"))
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


def test_libraries_that_chat_only_warn() -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        set_up_logs(TOKEN)

        assert logging.getLogger("aiogram.dispatcher").getEffectiveLevel() == logging.WARNING
        assert logging.getLogger("bot.run").getEffectiveLevel() == logging.INFO
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
