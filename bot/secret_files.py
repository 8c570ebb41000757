"""Secrets that come as files, as Docker and systemd hand them over: `BOT_TOKEN_FILE` names where BOT_TOKEN stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

_LARGEST = 4096  # bytes; whoever points at a log or a device by mistake must not wait for its end


def filled(values: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """The settings with every `NAME_file` read into NAME: the file's text without the line break at its end.

    Raises ValueError with one sentence for each mistake; none of them quotes what stands in the file.
    """
    settings = dict(values)
    mistakes = []
    for name in names:
        file = values.get(f"{name}_file")
        if not file:
            continue
        if values.get(name):
            mistakes.append(f"{name.upper()} and {name.upper()}_FILE are both set; keep one of them")
            continue
        try:
            settings[name] = _read(Path(str(file)))
        except ValueError as error:
            mistakes.append(f"{name.upper()}_FILE names {file}, {error}")
    if mistakes:
        raise ValueError("\n".join(mistakes))
    return settings


def _read(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
    except OSError as error:
        raise ValueError(f"which cannot be read: {error.strerror or type(error).__name__}") from None
    if len(content) > _LARGEST:
        raise ValueError(f"which is longer than {_LARGEST} bytes and so no secret")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("which is no UTF-8 text") from None
    text = text.removesuffix("\n").removesuffix("\r")
    if not text.strip():
        raise ValueError("which is empty")
    return text
