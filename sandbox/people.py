"""A person at their phone: what they do reaches the bot, what the bot did is what they see."""

from __future__ import annotations

from typing import Any

from sandbox.chats import Tap
from sandbox.lengths import TEXT_LIMIT, Entity, trimmed, utf16_length
from sandbox.message import Button, Message
from sandbox.pictures import measured, plain_png
from sandbox.render import inaccessible_json
from sandbox.screen import Screen

__all__ = ["Button", "Message", "Person"]


class Person(Screen):
    """One person in their chat with one bot; a new handle on the same person shows the same chat."""

    async def opens(self, payload: str | None = None) -> Message:
        """Open t.me/bot?start=payload and press START; a person who had blocked the bot lets it in again."""
        if self.chat.blocked:
            await self.unblocks()
        return self._says(f"/start {payload}" if payload else "/start")

    async def types(self, text: str) -> Message:
        return self._says(text)

    async def replies(self, message: Message, text: str, *, entities: list[Entity] | None = None) -> Message:
        """`entities`: formatting of their own."""
        return self._says(text, reply_to=message.message_id, entities=entities)

    async def edits(self, message: Message, text: str) -> None:
        """Change the words of a message of their own, or those below a file."""
        words, message.entities = trimmed(text, _commands_in(text))
        if message.file is not None:
            message.caption = words
        else:
            message.text = words
        message.html, message.edited_at, message.reworded = words, self.world.now(), True
        self.bot.post("edited_message", self.bot.message_json(self.chat, message), self.chat)

    async def taps(self, text: str | None = None, *, on: Message | None = None, data: str | None = None) -> str:
        """Press the button with this text, on the newest message that has it or on `on`; the id of the query.

        `data` instead of a text is a press forged by a modified client. A button of the reply keyboard is typed, or
        shares their number.
        """
        if text is not None and data is None:
            button, on = self._button(text, on)
            if button is None:
                await self._presses_key(text)
                return ""
            if button.data is None:
                return ""  # a link opens in the browser; the bot hears nothing
            data = button.data
        if data is None:
            raise TypeError("taps() needs the text of a button or the data of a forged one")
        return self._press(data, on or self.last)

    async def _presses_key(self, text: str) -> None:
        """A button of the reply keyboard: it is typed, or shares their own card when it asks for that."""
        keys = [key for row in self.chat.keyboard for key in row if key["text"] == text]
        if keys and keys[0].get("request_contact"):
            await self.shares_contact(self.user.number)
        else:
            self._says(text)

    async def sends_voice(
        self, duration: int = 3, caption: str | None = None, content: bytes = b"OggS voice"
    ) -> Message:
        file = self.bot.files.keep("voice", content, mime_type="audio/ogg", duration=duration)
        return self._sends(Message(**self._head(), kind="voice", file=file, caption=caption or ""))

    async def sends_photo(self, caption: str | None = None, content: bytes | None = None) -> Message:
        content = content or plain_png(320, 240)
        file = self.bot.files.keep("photo", content, mime_type="image/jpeg", size=measured(content))
        return self._sends(Message(**self._head(), kind="photo", file=file, caption=caption or ""))

    async def sends_document(self, name: str, content: bytes, caption: str | None = None) -> Message:
        file = self.bot.files.keep("document", content, name)
        return self._sends(Message(**self._head(), kind="document", file=file, caption=caption or ""))

    async def sends_sticker(self, *, reply_to: Message | None = None) -> Message:
        return await self.sends("sticker", reply_to=reply_to)

    async def sends(
        self,
        kind: str,
        caption: str | None = None,
        *,
        reply_to: Message | None = None,
        album: str | None = None,
        content: bytes = b"RIFF webp",
        name: str = "",
    ) -> Message:
        """A file of any kind there is, perhaps one of an album, which comes as messages of their own."""
        size = (320, 240) if kind == "photo" else (0, 0)
        file = self.bot.files.keep(kind, content, name, size=size, duration=3)
        head = self._head(reply_to.message_id if reply_to else None)
        return self._sends(Message(**head, kind=kind, file=file, caption=caption or "", album=album))

    async def sends_place(
        self, latitude: float, longitude: float, title: str | None = None, *, reply_to: Message | None = None
    ) -> Message:
        """A place on the map; with a title it is a venue."""
        place: dict[str, Any] = {"latitude": latitude, "longitude": longitude}
        if title is not None:
            place |= {"title": title, "address": title}
        head = self._head(reply_to.message_id if reply_to else None)
        return self._sends(Message(**head, kind="venue" if title else "location", place=place))

    async def shares_contact(self, phone: str, *, own: bool = True, reply_to: Message | None = None) -> Message:
        """Their own card, or somebody else's card from the address book (without a user id)."""
        card: dict[str, Any] = {"phone_number": phone, "first_name": self.user.first_name}
        if own:
            card["user_id"] = self.id
        head = self._head(reply_to.message_id if reply_to else None)
        return self._sends(Message(**head, kind="contact", contact=card))

    async def reacts(self, message: Message, emoji: str | None) -> None:
        """Put a reaction under a message, None takes it away; the bot hears of it only when it has asked to."""
        old, message.own_reaction = message.own_reaction, emoji
        update = {
            "chat": self.user.chat_json(),
            "message_id": message.message_id,
            "user": self.user.as_json(),
            "date": int(self.world.now().timestamp()),
            "old_reaction": [{"type": "emoji", "emoji": old}] if old else [],
            "new_reaction": [{"type": "emoji", "emoji": emoji}] if emoji else [],
        }
        self.bot.post("message_reaction", update, self.chat)

    async def blocks(self) -> None:
        if not self.chat.blocked:
            self.chat.blocked = True
            self._membership("member", "kicked")

    async def unblocks(self) -> None:
        if self.chat.blocked:
            self.chat.blocked = False
            self._membership("kicked", "member")

    async def deactivates(self) -> None:
        """Delete their Telegram account; no bot is told."""
        self.user.deactivated = True
        self.world.changed.ring()

    def remembers(self, messages: list[Message]) -> None:
        """These were in the chat before this Telegram began: they stand above all others, and no bot hears of them."""
        before = {message.message_id: message for message in messages}
        since = {number: message for number, message in self.chat.messages.items() if number not in before}
        self.chat.messages = before | since
        self.world.changed.ring()

    # How it reaches the bot

    def _head(self, reply_to: int | None = None) -> dict[str, Any]:
        return {
            "message_id": self.bot.new_message_id(),
            "chat_id": self.id,
            "date": self.world.now(),
            "from_bot": False,
            "reply_to": reply_to,
        }

    def _says(self, text: str, reply_to: int | None = None, *, entities: list[Entity] | None = None) -> Message:
        bare, entities = trimmed(text, [*_commands_in(text), *(entities or [])])
        if not bare:
            raise AssertionError("an empty message cannot be sent")
        if utf16_length(bare) > TEXT_LIMIT:
            raise AssertionError(f"nobody can type more than {TEXT_LIMIT} characters into one message")
        return self._sends(Message(**self._head(reply_to), text=bare, html=bare, entities=entities))

    def _sends(self, message: Message) -> Message:
        if self.user.deactivated:
            raise AssertionError(f"{self} has no Telegram account any more")
        if self.chat.blocked:
            raise AssertionError(f"{self} has blocked the bot and must unblock it first")
        self.chat.started = True
        self.bot.add(self.chat, message)
        self.bot.post("message", self.bot.message_json(self.chat, message), self.chat)
        return message

    def _button(self, text: str, on: Message | None) -> tuple[Button | None, Message | None]:
        """The button and its message; no button when the reply keyboard has it; AssertionError when nothing has."""
        for message in [on] if on is not None else reversed(self.inbox):
            button = message.find_button(text)
            if button is not None:
                return button, message
        if on is None and any(text in row for row in self.keyboard):
            return None, None
        where = f"under\n{on}" if on is not None else f"; the chat:\n{self.screen}"
        raise AssertionError(f"{self} sees no button {text!r} {where}")

    def _press(self, data: str, message: Message) -> str:
        tap = Tap(self.bot.new_query_id(), message, data, self.world.now())
        self.chat.taps[tap.query_id] = tap
        limit = self.world.inaccessible_after
        gone = message.deleted or (limit is not None and tap.at - message.date > limit)
        query = {
            "id": tap.query_id,
            "from": self.user.as_json(),
            "chat_instance": str(self.bot.id * 31 + self.id),
            "data": data,
            "message": (
                inaccessible_json(self.chat, message.message_id) if gone else self.bot.message_json(self.chat, message)
            ),
        }
        self.bot.post("callback_query", query, self.chat)
        return tap.query_id

    def _membership(self, old: str, new: str) -> None:
        def member(status: str) -> dict[str, Any]:
            until = {"until_date": 0} if status == "kicked" else {}
            return {"user": self.bot.as_json(), "status": status, **until}

        update = {
            "chat": self.user.chat_json(),
            "from": self.user.as_json(),
            "date": int(self.world.now().timestamp()),
            "old_chat_member": member(old),
            "new_chat_member": member(new),
        }
        self.bot.post("my_chat_member", update, self.chat)


def _commands_in(text: str) -> list[Entity]:
    """The command a text begins with, marked as Telegram marks it."""
    word = text.split(maxsplit=1)[0] if text.strip() else ""
    if not word.startswith("/") or len(word) < 2:
        return []
    lead = utf16_length(text) - utf16_length(text.lstrip())
    return [{"type": "bot_command", "offset": lead, "length": utf16_length(word)}]
