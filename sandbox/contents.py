"""What a message says: words parsed and measured, files taken from an upload or found by id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sandbox.bots import Bot
from sandbox.files import PHOTO_LIMIT, UPLOAD_LIMIT, StoredFile
from sandbox.lengths import CAPTION_LIMIT, TEXT_LIMIT, Entity, trimmed, utf16_length
from sandbox.markup import parse_html
from sandbox.parameters import Parameters, Upload
from sandbox.pictures import measured
from sandbox.refusal import bad_request, too_large


@dataclass(frozen=True, slots=True)
class Words:
    """`html` is what was sent, `plain` what is read."""

    plain: str = ""
    html: str = ""
    entities: list[Entity] = field(default_factory=list)


def read_text(parameters: Parameters) -> Words:
    words = _read(parameters, "text", "entities")
    if not words.plain:
        raise bad_request("message text is empty")
    if utf16_length(words.plain) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return words


def read_caption(parameters: Parameters) -> Words:
    words = _read(parameters, "caption", "caption_entities")
    if utf16_length(words.plain) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return words


def _read(parameters: Parameters, name: str, entities_name: str) -> Words:
    source, mode = parameters.text(name), parameters.text("parse_mode").lower()
    if mode == "html":
        plain, entities = parse_html(source)
    elif mode in ("", "none"):
        plain, entities = source, parameters.json(entities_name) or []
        if any(entity["offset"] + entity["length"] > utf16_length(plain) for entity in entities):
            raise bad_request("ENTITY_BOUNDS_INVALID")
    else:
        raise bad_request("unsupported parse_mode")  # Markdown is not spoken here
    plain, entities = trimmed(plain, entities)
    return Words(plain, source, entities)


def read_file(bot: Bot, parameters: Parameters, kind: str, value: str | None = None) -> StoredFile:
    """The file of a send: `value` or the parameter named like the kind holds an upload, attach://… or a file id."""
    field_name = kind
    if value is None:
        value = parameters.text(kind)
    if value.startswith("attach://"):
        field_name, value = value.removeprefix("attach://"), ""
    if value:
        return bot.files.of_kind(kind, value)
    upload = parameters.uploads.get(field_name)
    if upload is None:
        raise bad_request(f"there is no {kind} in the request")
    return _stored(bot, kind, upload, parameters.whole("duration") or 0)


def _stored(bot: Bot, kind: str, upload: Upload, duration: int) -> StoredFile:
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > UPLOAD_LIMIT:
        raise too_large()
    size = (0, 0)
    if kind == "photo":
        if len(upload.content) > PHOTO_LIMIT:
            raise bad_request("file is too big")
        size = measured(upload.content)
    # As Telegram does, the type is taken from the name, not from what the sender claims.
    return bot.files.keep(kind, upload.content, upload.name, size=size, duration=duration)


ALBUM = {"photo": "seen", "video": "seen", "document": "document", "audio": "audio"}
"""What may stand in one album with what."""


def read_album(bot: Bot, parameters: Parameters) -> list[dict[str, Any]]:
    """The contents of its messages; raises what Telegram refuses."""
    media = parameters.json("media")
    if not isinstance(media, list) or not all(isinstance(item, dict) for item in media):
        raise bad_request("can't parse media JSON object")
    if not 2 <= len(media) <= 10:
        raise bad_request("there must be 2-10 media in the album" if media else "media is empty")
    kinds = {ALBUM.get(str(item.get("type"))) for item in media}
    if None in kinds:
        raise bad_request("can't parse InputMedia: Unsupported type specified")
    if len(kinds) > 1:
        raise bad_request("document can't be mixed with other media types")
    contents = []
    for item in media:
        words = read_caption(caption_parameters(item))
        file = read_file(bot, parameters, item["type"], str(item.get("media", "")))
        contents.append({"kind": item["type"], "file": file, "caption": words.plain, "html": words.html})
        contents[-1]["entities"] = words.entities
    return contents


def caption_parameters(media: dict[str, Any]) -> Parameters:
    """The caption of one InputMedia."""
    return Parameters({k: v for k, v in media.items() if k in ("caption", "parse_mode", "caption_entities")})


def read_place(parameters: Parameters) -> dict[str, Any]:
    try:
        at = {name: float(parameters.text(name)) for name in ("latitude", "longitude")}
    except ValueError:
        raise bad_request("can't parse latitude or longitude") from None
    if not (-90 <= at["latitude"] <= 90 and -180 <= at["longitude"] <= 180):
        raise bad_request("wrong coordinates specified")
    return at


def required(parameters: Parameters, name: str) -> str:
    """A text that has to be there; raises "… is empty"."""
    if not parameters.text(name):
        raise bad_request(f"{name} is empty")
    return parameters.text(name)
