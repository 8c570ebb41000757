"""What one of the staff sent for a client: words with their formatting, a file by its id, a place, an address card."""

from __future__ import annotations

from typing import Any

from aiogram.types import Message, MessageEntity

from handlers.words import photo_in
from nps.values import PartKind
from storage.cases.relays import Said


def said_in(message: Message) -> Said | None:
    """The message as it can be said again; None for kinds that cannot be passed on."""
    found = _content(message)
    if found is None:
        return None
    kind, file_id, file_name, detail = found
    entities = message.entities if kind is PartKind.TEXT else message.caption_entities
    return Said(
        kind=kind,
        text=message.text or message.caption,
        entities=[_entity(entity) for entity in entities] if entities else None,
        file_id=file_id,
        file_name=file_name,
        detail=detail,
        source_chat_id=message.chat.id,
        source_message_id=message.message_id,
    )


def _content(message: Message) -> tuple[PartKind, str | None, str | None, dict[str, Any] | None] | None:
    """An animation is a document as well, and a venue a place: the narrower one comes first."""
    if message.text:
        return PartKind.TEXT, None, None, None
    if photo := photo_in(message):
        return PartKind.PHOTO, photo, None, None
    if message.voice:
        return PartKind.VOICE, message.voice.file_id, None, None
    if message.video:
        return PartKind.VIDEO, message.video.file_id, message.video.file_name, None
    if message.animation:
        return PartKind.ANIMATION, message.animation.file_id, message.animation.file_name, None
    if message.document:
        return PartKind.DOCUMENT, message.document.file_id, message.document.file_name, None
    if message.audio:
        return PartKind.AUDIO, message.audio.file_id, message.audio.file_name, None
    if message.video_note:
        return PartKind.VIDEO_NOTE, message.video_note.file_id, None, None
    if message.sticker:
        return PartKind.STICKER, message.sticker.file_id, None, None
    return _without_file(message)


def _without_file(message: Message) -> tuple[PartKind, None, None, dict[str, Any]] | None:
    if message.venue:
        venue = message.venue
        at = {"latitude": venue.location.latitude, "longitude": venue.location.longitude}
        return PartKind.PLACE, None, None, at | {"title": venue.title, "address": venue.address}
    if message.location:
        at = {"latitude": message.location.latitude, "longitude": message.location.longitude}
        return PartKind.PLACE, None, None, at
    if message.contact:
        card = message.contact
        known = {"phone_number": card.phone_number, "first_name": card.first_name, "last_name": card.last_name}
        return PartKind.CONTACT, None, None, {name: value for name, value in known.items() if value}
    return None


def _entity(entity: MessageEntity) -> dict[str, Any]:
    return {name: value for name, value in entity.model_dump(mode="json").items() if value is not None}
