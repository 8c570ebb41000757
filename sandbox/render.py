"""Messages as the JSON of the Bot API."""

from __future__ import annotations

from typing import Any

from sandbox.chats import Chat
from sandbox.files import StoredFile
from sandbox.message import Message

Json = dict[str, Any]


def message_json(bot: Json, chat: Chat, message: Message, *, nested: bool = False) -> Json:
    """A Message; a nested one (the one replied to) shows nothing it replies to itself."""
    body: Json = {
        "message_id": message.message_id,
        "from": bot if message.from_bot else chat.user.as_json(),
        "chat": chat.user.chat_json(),
        "date": int(message.date.timestamp()),
    }
    if message.edited_at is not None:
        body["edit_date"] = int(message.edited_at.timestamp())
    if message.forwarded_from is not None:
        body["forward_origin"] = message.forwarded_from
    if message.reply_to is not None and not nested:
        original = chat.find(message.reply_to)
        if original is not None:
            body["reply_to_message"] = message_json(bot, chat, original, nested=True)
    if message.protected:
        body["has_protected_content"] = True
    body |= _content(message)
    if message.buttons:
        body["reply_markup"] = {"inline_keyboard": [[button.raw for button in row] for row in message.buttons]}
    return body


def inaccessible_json(chat: Chat, message_id: int) -> Json:
    return {"chat": chat.user.chat_json(), "message_id": message_id, "date": 0}


def _content(message: Message) -> Json:
    body: Json = {}
    if message.kind == "text":
        body["text"] = message.text
        if message.entities:
            body["entities"] = message.entities
        return body
    if message.file is not None:
        body[message.kind] = _FILES[message.kind](message.file)
        if message.kind == "animation":  # which programs that know none take for a document
            body["document"] = _document(message.file)
    if message.contact is not None:
        body["contact"] = message.contact
    if message.place is not None:
        body |= _place(message.place)
    if message.album is not None:
        body["media_group_id"] = message.album
    if message.caption:
        body["caption"] = message.caption
        if message.entities:
            body["caption_entities"] = message.entities
    return body


def _photo(file: StoredFile) -> list[Json]:
    """Two sizes, as every photo has several; the last is the largest."""
    small = min(1.0, 90 / max(file.width, file.height, 1))
    thumbnail = {
        **file.as_json(),
        "file_unique_id": file.unique_id + "s",
        "width": max(1, int(file.width * small)),
        "height": max(1, int(file.height * small)),
    }
    return [thumbnail, {**file.as_json(), "width": file.width, "height": file.height}]


def _document(file: StoredFile) -> Json:
    return {**file.as_json(), "file_name": file.name, "mime_type": file.mime_type}


def _voice(file: StoredFile) -> Json:
    return {**file.as_json(), "duration": file.duration, "mime_type": "audio/ogg"}


def _sticker(file: StoredFile) -> Json:
    shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False, "emoji": "👍"}
    return {**file.as_json(), **shape}


def _video(file: StoredFile) -> Json:
    shape = {"width": 640, "height": 360, "duration": file.duration, "file_name": file.name, "mime_type": "video/mp4"}
    return {**file.as_json(), **shape}


def _audio(file: StoredFile) -> Json:
    return {**file.as_json(), "duration": file.duration, "file_name": file.name, "mime_type": "audio/mpeg"}


def _video_note(file: StoredFile) -> Json:
    return {**file.as_json(), "length": 240, "duration": file.duration}


def _place(place: Json) -> Json:
    """A venue is a location as well, as with Telegram."""
    at = {name: place[name] for name in ("latitude", "longitude")}
    if "title" not in place:
        return {"location": at}
    return {"location": at, "venue": {"location": at, "title": place["title"], "address": place["address"]}}


_FILES = {
    "photo": _photo,
    "document": _document,
    "voice": _voice,
    "sticker": _sticker,
    "video": _video,
    "audio": _audio,
    "animation": _video,
    "video_note": _video_note,
}
