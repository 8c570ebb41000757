"""From a row of the outbox to the request that is made now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from aiogram.methods import EditMessageText, SendMessage, TelegramMethod

from bot.traffic.owing import envelope_of, load, without_markup
from bot.traffic.painting import Painter
from messages.composing import compose, is_quick
from messages.pictured import drawing_in, painted
from messages.writing import Context
from nps.programme import Programme
from nps.subjects import RelayChange, Relayed, parse
from nps.values import OutboxKind
from storage import marks
from storage.cases import relays
from storage.engine.conn import Conn
from storage.engine.database import Database
from storage.queues import deliveries
from storage.queues.outbox import OutboxRow


class Composing:
    """Composes rows from the present facts, each in a look at the database of its own."""

    def __init__(self, database: Database, programme: Programme, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._programme = programme
        self._clock = clock
        self._username: str | None = None
        self._words_alone: set[int] = set()  # rows whose picture did not get through since the start
        self.painter = Painter()

    async def method_of(self, row: OutboxRow, *, anew: bool, slow: bool = False) -> TelegramMethod[Any] | None:
        """The method to be sent now, None when there is nothing to say any more.

        A card that was delivered before is edited, unless it has to be sent `anew`. While Telegram is `slow`, and where
        a picture cannot be painted or did not get through, its words go alone.
        """
        if row.kind is OutboxKind.METHOD:
            method: TelegramMethod[Any] | None = load(row)
            if await self._is_for_nobody(row):
                return None
        else:
            async with self._database.read(short=is_quick(row.name)) as conn:
                method = await self._compose(conn, row)
                if method is not None and row.card_key and isinstance(method, SendMessage) and not anew:
                    shown = await deliveries.find_card_message(conn, row.card_key, chat_id=row.chat_id)
                    method = edit_of(method, shown) if shown is not None else method
        method = await self._with_picture(method, row, slow=slow) if method is not None else None
        return without_markup(method) if method is not None and row.plain else method

    async def _with_picture(self, method: TelegramMethod[Any], row: OutboxRow, *, slow: bool) -> TelegramMethod[Any]:
        drawing = drawing_in(method)
        if drawing is None:
            return method
        alone = slow or row.plain or row.id in self._words_alone
        png = None if alone else await self.painter.paint(drawing.svg)
        return drawing.words if png is None else painted(method, png)

    def leave_picture(self, row: OutboxRow) -> None:
        """Its picture did not get through: next time the words go alone."""
        self._words_alone.add(row.id)

    def forget(self, row: OutboxRow) -> None:
        self._words_alone.discard(row.id)

    async def _is_for_nobody(self, row: OutboxRow) -> bool:
        """Words that were said to one contact, when somebody else sits in the chat by now, or nobody."""
        subject = parse(row.subject) if row.subject else None
        if not isinstance(subject, Relayed | RelayChange):
            return False
        async with self._database.read(short=True) as conn:
            return await relays.find_obstacle(conn, subject.relay, row.chat_id or 0) is not None

    async def _compose(self, conn: Conn, row: OutboxRow) -> TelegramMethod[Any] | None:
        self._username = self._username or await marks.find(conn, marks.BOT_USERNAME)
        context = Context(conn, self._clock(), self._programme, self._username)
        return await compose(context, row.name, envelope_of(row), row.arguments)


def edit_of(method: SendMessage, message_id: int) -> EditMessageText:
    """The same text and buttons in place of an earlier message."""
    return EditMessageText(
        chat_id=method.chat_id,
        message_id=message_id,
        text=method.text,
        parse_mode=method.parse_mode,
        link_preview_options=method.link_preview_options,
        reply_markup=method.reply_markup if not isinstance(method.reply_markup, str) else None,  # type: ignore[arg-type]  # inline by then
    )
