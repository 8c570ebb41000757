"""Files on the server: kept whole, found again by file id or by the path of a download."""

from __future__ import annotations

import base64
import hashlib
import mimetypes
from dataclasses import dataclass
from typing import Any

from sandbox.refusal import bad_request

UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
DOWNLOAD_LIMIT = 20 * 1024 * 1024
FOLDERS = {
    "photo": "photos",
    "document": "documents",
    "voice": "voice",
    "sticker": "stickers",
    "video": "videos",
    "audio": "music",
    "animation": "animations",
    "video_note": "video_notes",
}
PREFIXES = {
    "photo": "AgACAg",
    "document": "BQACAg",
    "voice": "AwACAg",
    "sticker": "CAACAg",
    "video": "BAACAg",
    "audio": "CQACAg",
    "animation": "CgACAg",
    "video_note": "DQACAg",
}
SUFFIXES = {
    "photo": ".jpg",
    "voice": ".oga",
    "sticker": ".webp",
    "video": ".mp4",
    "audio": ".mp3",
    "animation": ".mp4",
    "video_note": ".mp4",
}


@dataclass(frozen=True, slots=True, eq=False)
class StoredFile:
    kind: str
    file_id: str
    unique_id: str
    path: str
    content: bytes
    name: str
    mime_type: str
    width: int = 0
    height: int = 0
    duration: int = 0

    @property
    def size(self) -> int:
        return len(self.content)

    def as_json(self) -> dict[str, Any]:
        """The fields every kind of file has."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}


class Files:
    """The files one bot can see; the same content under another bot has another file id."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def keep(
        self,
        kind: str,
        content: bytes,
        name: str = "",
        mime_type: str = "",
        *,
        size: tuple[int, int] = (0, 0),
        duration: int = 0,
    ) -> StoredFile:
        number = len(self._by_id)
        digest = hashlib.sha256(f"{self._seed}/{number}".encode()).digest()
        name = name or f"file{SUFFIXES.get(kind, '')}"
        suffix = SUFFIXES.get(kind) or ("." + name.rsplit(".", 1)[1] if "." in name else "")
        stored = StoredFile(
            kind=kind,
            file_id=PREFIXES[kind] + base64.urlsafe_b64encode(digest + digest[:16]).decode().rstrip("="),
            unique_id="AQAD" + base64.urlsafe_b64encode(digest[:9]).decode(),
            path=f"{FOLDERS[kind]}/file_{number}{suffix}",
            content=content,
            name=name,
            mime_type=mime_type or mimetypes.guess_type(name)[0] or "application/octet-stream",
            width=size[0],
            height=size[1],
            duration=duration,
        )
        self._by_id[stored.file_id] = self._by_path[stored.path] = stored
        return stored

    def find(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)

    def of_kind(self, kind: str, file_id: str) -> StoredFile:
        """The file to be sent again; raises when the id is unknown or names another kind of file."""
        stored = self.find(file_id)
        if stored is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if stored.kind != kind:
            raise bad_request(f"can't use file of type {stored.kind.capitalize()} as {kind.capitalize()}")
        return stored
