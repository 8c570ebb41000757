"""One message of a chat, as it stands now: edits change it in place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sandbox.files import StoredFile
from sandbox.lengths import Entity


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; `raw` is the button as the bot gave it."""

    text: str
    data: str | None = None
    url: str | None = None
    raw: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)


def read(text: str) -> str:
    """As a person reads it: whether a line may break at a space cannot be seen."""
    return text.replace("\u00a0", " ")


@dataclass(eq=False, slots=True)
class Message:
    """`text` is plain, after parsing; `html` is what the bot sent; a picture or file has a caption instead.

    `reactions` are the bot's, `own_reaction` the person's.
    `place`: a location, or a venue with its title; `album`: what messages sent at one go have in common.
    `reworded`: an edit changed more than the buttons, which is when Telegram shows that there was one.
    """

    message_id: int
    chat_id: int
    date: datetime
    from_bot: bool
    kind: str = "text"
    text: str = ""
    caption: str = ""
    html: str = ""
    entities: list[Entity] = field(default_factory=list)
    buttons: list[list[Button]] = field(default_factory=list)
    reply_to: int | None = None
    file: StoredFile | None = None
    contact: dict[str, Any] | None = None
    place: dict[str, Any] | None = None
    album: str | None = None
    forwarded_from: dict[str, Any] | None = None
    silent: bool = False
    protected: bool = False
    edited_at: datetime | None = None
    reworded: bool = False
    deleted: bool = False
    reactions: list[str] = field(default_factory=list)
    own_reaction: str | None = None

    @property
    def edited(self) -> bool:
        return self.edited_at is not None

    @property
    def words(self) -> str:
        """What can be read in it, whether text or caption, with every space read alike."""
        return read(self.text or self.caption)

    @property
    def labels(self) -> list[str]:
        return [button.text for row in self.buttons for button in row]

    @property
    def file_id(self) -> str | None:
        return self.file.file_id if self.file else None

    @property
    def file_name(self) -> str | None:
        return self.file.name if self.file else None

    @property
    def content(self) -> bytes | None:
        return self.file.content if self.file else None

    @property
    def duration(self) -> int:
        return self.file.duration if self.file else 0

    def find_button(self, text: str) -> Button | None:
        wanted = read(text)
        return next((button for row in self.buttons for button in row if read(button.text) == wanted), None)

    def __str__(self) -> str:
        who = "bot" if self.from_bot else "person"
        content = self.words if self.kind == "text" else f"[{self.kind}] {self.words}".rstrip()
        rows = "".join("\n    " + " ".join(f"[{button.text}]" for button in row) for row in self.buttons)
        return f"{who} #{self.message_id}: {content}{rows}"
