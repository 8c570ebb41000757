"""The parameters of a call, however they came: query, form, JSON or multipart (chunked too)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web

from sandbox.files import UPLOAD_LIMIT
from sandbox.refusal import bad_request, too_large

BODY_LIMIT = UPLOAD_LIMIT + 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    content: bytes
    content_type: str


class Parameters:
    """Values by name; forms carry numbers and structures as text, JSON carries them as they are."""

    def __init__(self, values: Mapping[str, Any], uploads: Mapping[str, Upload] | None = None) -> None:
        self._values = {name: value for name, value in values.items() if value is not None}
        self.uploads = dict(uploads or {})

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def text(self, name: str) -> str:
        """The value as text, "" when it is missing."""
        value = self._values.get(name, "")
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def whole(self, name: str) -> int | None:
        """The value as a whole number; None when it is missing or no number (Telegram takes that for missing)."""
        value = self._values.get(name)
        if isinstance(value, bool) or not isinstance(value, int | str):
            return None
        try:
            return int(value)
        except ValueError:
            return None

    def flag(self, name: str) -> bool:
        return str(self._values.get(name, "")).lower() in ("true", "1", "yes")

    def json(self, name: str) -> Any:
        """A structure, None when it is missing; raises "can't parse … JSON object"."""
        value = self._values.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def recorded(self) -> dict[str, Any]:
        """For the record of calls: uploads by name and size only."""
        files = {field: f"<{upload.name}, {len(upload.content)} bytes>" for field, upload in self.uploads.items()}
        return {**self._values, **files}


async def read_parameters(request: web.Request) -> Parameters:
    """Everything the request carries; raises 400 or 413 when it cannot be read."""
    query = dict(request.query)
    content_type = request.content_type.lower()
    if content_type == "application/json":
        try:
            body = json.loads(await request.read() or b"{}")
        except ValueError:
            raise bad_request("can't parse request JSON object") from None
        if not isinstance(body, dict):
            raise bad_request("request JSON must be an object")
        return Parameters(query | body)
    if content_type.startswith("multipart/"):
        values, uploads = await _read_multipart(request)
        return Parameters(query | values, uploads)
    if content_type == "application/x-www-form-urlencoded":
        form = await request.post()
        return Parameters(query | {name: value for name, value in form.items() if isinstance(value, str)})
    await request.read()
    return Parameters(query)


async def _read_multipart(request: web.Request) -> tuple[dict[str, str], dict[str, Upload]]:
    values: dict[str, str] = {}
    uploads: dict[str, Upload] = {}
    left = BODY_LIMIT
    try:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                raise bad_request("nested multipart is not allowed")
            content = bytearray()
            while chunk := await part.read_chunk(65536):
                left -= len(chunk)
                if left < 0:
                    raise too_large()
                content += chunk
            if part.filename is None:
                values[part.name or ""] = content.decode()
            else:
                kind = part.headers.get("Content-Type", "")
                uploads[part.name or ""] = Upload(part.filename, bytes(content), kind)
    except ValueError:
        raise bad_request("can't parse multipart body") from None
    return values, uploads
