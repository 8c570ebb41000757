import logging
from collections.abc import AsyncGenerator
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramBadRequest, TelegramNetworkError
from aiogram.methods import GetFile
from aiogram.types import File
from yarl import URL

from bot.errands.list_reading import read_list
from nps.programme import Programme
from nps.values import StaffId
from storage.engine.database import Database
from storage.lists import imports
from storage.queues.inbox import Incoming
from tests.filling import NOW, Filling

TOKEN = "42:secretsecretsecretsecretsecretsecret"
CSV = "Компания;Контакт\nВектор;Ирина Ким\n;Олег Дан\n".encode()


class Telegram(BaseSession):
    """The lowest edge of aiogram: one file, and what goes wrong with it."""

    def __init__(self, content: bytes = CSV, *, size: int | None = None, error: Exception | None = None) -> None:
        super().__init__()
        self.content = content
        self.size = size
        self.error = error

    async def make_request(self, bot: Bot, method: Any, timeout: int | None = None) -> Any:
        assert isinstance(method, GetFile)
        if isinstance(self.error, TelegramBadRequest):
            raise self.error
        return File(file_id=method.file_id, file_unique_id="U", file_path="documents/1.csv", file_size=self.size)

    async def stream_content(self, url: str, *args: Any, **more: Any) -> AsyncGenerator[bytes, None]:
        assert TOKEN in url
        if self.error:
            raise self.error
        yield self.content

    async def close(self) -> None:
        pass


@pytest.fixture
async def owner(sqlite: Database) -> StaffId:
    async with sqlite.write() as conn:
        return (await Filling(conn).owner()).id


async def read(sqlite: Database, owner: StaffId, telegram: Telegram) -> Incoming:
    arguments = {"file_id": "F", "file_name": "clients.csv", "staff": owner, "chat_id": 11}
    return await read_list(Bot(TOKEN, session=telegram), sqlite, arguments, NOW, Programme(company="Стройснаб"))


async def test_a_file_is_fetched_read_and_kept_for_its_owner(sqlite: Database, owner: StaffId) -> None:
    result = await read(sqlite, owner, Telegram())

    assert (result.kind, result.chat_id, result.payload["chat_id"]) == ("list_read", None, 11)
    async with sqlite.read() as conn:
        listed = await imports.find(conn, result.payload["import"], staff_id=owner)
        assert listed
        assert listed.file_name == "clients.csv"
        plan = await imports.plan(conn, listed.id)
    assert (plan.new, [error.key for error in plan.errors]) == (1, ["row-account-missing"])
    assert plan.fingerprint == listed.fingerprint


@pytest.mark.parametrize(
    ("telegram", "key"),
    [
        (Telegram(b"  "), "table-empty"),
        (Telegram("Цвет;Вес\nсиний;3\n".encode()), "list-header-missing"),
        (Telegram(size=11 * 2**20), "table-too-big"),
        (Telegram(error=TelegramBadRequest(GetFile(file_id="F"), "Bad Request: wrong file_id")), "import-not-fetched"),
    ],
)
async def test_what_cannot_be_read_comes_back_as_a_sentence(
    sqlite: Database, owner: StaffId, telegram: Telegram, key: str
) -> None:
    result = await read(sqlite, owner, telegram)

    assert result.payload["error"] == key
    assert result.payload["chat_id"] == 11


@pytest.mark.parametrize(
    "error",
    [
        TimeoutError(),
        aiohttp.ClientResponseError(
            aiohttp.RequestInfo(URL(f"https://t/file/bot{TOKEN}/1"), "GET", None, URL()),  # type: ignore[arg-type]
            (),
            status=502,
        ),
    ],
)
async def test_a_broken_connection_is_tried_again_and_never_tells_the_token(
    sqlite: Database, owner: StaffId, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(TelegramNetworkError) as raised:
        await read(sqlite, owner, Telegram(error=error))

    logging.getLogger("test").warning("failed", exc_info=raised.value)
    assert "secret" not in f"{raised.value!r} {raised.value}"
    assert raised.value.__suppress_context__
    assert "secret" not in caplog.text
