"""Words of the staff in a client's chat: finished methods, with the signature of whoever says them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiogram.methods import (
    EditMessageCaption,
    EditMessageMedia,
    EditMessageText,
    SendAnimation,
    SendAudio,
    SendContact,
    SendDocument,
    SendLocation,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    SendSticker,
    SendVenue,
    SendVideo,
    SendVideoNote,
    SendVoice,
    TelegramMethod,
)
from aiogram.types import (
    InputMediaAnimation,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    MessageEntity,
)

from messages.texts import clip, label
from nps.formatted import Formatted, divided, kept, styled
from nps.values import CAPTIONED, PartKind
from storage.cases.relays import Said

TEXT_ROOM, CAPTION_ROOM = 4096, 1024
NAME = 100  # units of the signature
MOST_IN_ALBUM = 10
_MEDIA = {
    PartKind.PHOTO: InputMediaPhoto,
    PartKind.VIDEO: InputMediaVideo,
    PartKind.DOCUMENT: InputMediaDocument,
    PartKind.AUDIO: InputMediaAudio,
    PartKind.ANIMATION: InputMediaAnimation,
}
_SENDS: dict[PartKind, type[TelegramMethod[Any]]] = {
    PartKind.VOICE: SendVoice,
    PartKind.PHOTO: SendPhoto,
    PartKind.DOCUMENT: SendDocument,
    PartKind.VIDEO: SendVideo,
    PartKind.AUDIO: SendAudio,
    PartKind.ANIMATION: SendAnimation,
    PartKind.VIDEO_NOTE: SendVideoNote,
    PartKind.STICKER: SendSticker,
}
TOGETHER = (PartKind.PHOTO, PartKind.VIDEO, PartKind.DOCUMENT, PartKind.AUDIO)
"""What an album may consist of."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One Telegram message."""

    kind: PartKind
    words: Formatted
    file_id: str | None = None
    detail: dict[str, Any] | None = None


def pieces_of(language: str, name: str, said: Sequence[Said], *, edited: bool = False) -> list[Piece]:
    """The Telegram messages of which these words consist, signed.

    1. The files of an album stand together and come first; the signature stands on the first of them.
    2. What carries no words comes below its signature.
    3. What does not fit into a message or below a file follows in messages of its own.
    """
    signature = styled(label(language, "relay-signature", name=clip(name, NAME)), "bold")
    if edited:
        signature += Formatted(" ") + styled(label(language, "relay-edited"), "italic")
    first, rest = [], []
    for part in said:
        words = kept(part.text or "", part.entities or ())
        if signature.text:
            words = signature + Formatted(" ") + words if words.text else signature
        if part.kind is PartKind.TEXT:
            texts = divided(words, TEXT_ROOM, TEXT_ROOM)
            first += [Piece(PartKind.TEXT, text) for text in texts]
        elif part.kind in CAPTIONED:
            caption, *more = divided(words, CAPTION_ROOM, TEXT_ROOM)
            first.append(Piece(part.kind, caption, part.file_id))
            rest += [Piece(PartKind.TEXT, text) for text in more]
        else:
            first += [
                *([Piece(PartKind.TEXT, words)] if words.text else []),
                Piece(part.kind, Formatted(), part.file_id, part.detail),
            ]
        signature = Formatted()
    return [*first, *rest]


def sends(chat_id: int, pieces: list[Piece]) -> list[tuple[int, TelegramMethod[Any]]]:
    """The methods that send them, each with the number of its first piece."""
    together = 0
    while together < min(len(pieces), MOST_IN_ALBUM) and pieces[together].kind in TOGETHER:
        together += 1
    if together < 2:
        return [(number, _send(chat_id, piece)) for number, piece in enumerate(pieces)]
    album = SendMediaGroup(chat_id=chat_id, media=[_media(piece) for piece in pieces[:together]])
    others = [(number, _send(chat_id, piece)) for number, piece in enumerate(pieces) if number >= together]
    return [(0, album), *others]


def _send(chat_id: int, piece: Piece) -> TelegramMethod[Any]:
    detail, words = piece.detail or {}, piece.words
    match piece.kind:
        case PartKind.TEXT:
            return SendMessage(chat_id=chat_id, text=words.text, entities=_entities(words), parse_mode=None)
        case PartKind.PLACE if "title" in detail:
            return SendVenue(chat_id=chat_id, **detail)
        case PartKind.PLACE:
            return SendLocation(chat_id=chat_id, **detail)
        case PartKind.CONTACT:
            return SendContact(chat_id=chat_id, **detail)
    named: dict[str, Any] = {"chat_id": chat_id, piece.kind.value: piece.file_id}
    if piece.kind in CAPTIONED:
        named |= {"caption": words.text or None, "caption_entities": _entities(words), "parse_mode": None}
    return _SENDS[piece.kind](**named)


def change(chat_id: int, message_id: int, piece: Piece, *, with_file: bool) -> TelegramMethod[Any] | None:
    """The same message as it reads now; None for what cannot be changed."""
    words = piece.words
    if piece.kind is PartKind.TEXT:
        return EditMessageText(
            chat_id=chat_id, message_id=message_id, text=words.text, entities=_entities(words), parse_mode=None
        )
    if piece.kind not in CAPTIONED:
        return None
    if with_file and piece.kind in _MEDIA:
        return EditMessageMedia(chat_id=chat_id, message_id=message_id, media=_media(piece))
    return EditMessageCaption(
        chat_id=chat_id, message_id=message_id, caption=words.text, caption_entities=_entities(words), parse_mode=None
    )


def _media(piece: Piece) -> Any:
    return _MEDIA[piece.kind](
        media=piece.file_id or "",
        caption=piece.words.text or None,
        caption_entities=_entities(piece.words),
        parse_mode=None,
    )


def _entities(words: Formatted) -> list[MessageEntity] | None:
    return [MessageEntity.model_validate(entity) for entity in words.entities] or None
