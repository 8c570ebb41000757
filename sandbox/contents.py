"""What a message says: words parsed and measured, files taken from an upload or found by id."""

from __future__ import annotations

from dataclasses import dataclass, field

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
