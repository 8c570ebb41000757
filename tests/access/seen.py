"""What reached a person since a moment: new and changed messages, files, and the answers to taps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sandbox.message import Message
from tests.rounds.stage import Actor
from tests.workbooks import words_of


@dataclass
class Since:
    """Everything the bot has shown this person after this was made."""

    actor: Actor
    words: str = ""
    """What can be read: texts, captions, answers to taps, and what stands in files."""
    everything: str = ""
    """The same, and what stands on and behind buttons."""
    said: str = ""
    """The person's own words, which an answer may repeat."""
    thumbs: int = 0
    """How many of them have got a reaction."""
    toasts: list[str | None] = field(default_factory=list)
    """One for each tap: its answer, "" for an empty one, None while the button still spins."""

    def __post_init__(self) -> None:
        self._before = {message.message_id: _all_of(message) for message in self.actor.person.inbox}
        self._known = set(self.actor.person.chat.messages)
        self._taps = set(self.actor.person.chat.taps)

    def hold(self) -> None:
        """The moment is over: what has come by now is what was shown."""
        messages = [
            message for message in self.actor.person.inbox if self._before.get(message.message_id) != _all_of(message)
        ]
        own = [
            message
            for message in self.actor.person.messages
            if not message.from_bot and message.message_id not in self._known
        ]
        self.said = "\n".join(message.words for message in own)
        self.thumbs = sum(bool(message.reactions) for message in own)
        taps = self.actor.person.chat.taps
        self.toasts = [tap.toast for query, tap in taps.items() if query not in self._taps]
        # A picture cannot be read here: its words say all of it (tests/rounds/test_pictures.py).
        read = [message for message in messages if message.kind != "photo"]
        files = [
            words_of(message.content or b"") or (message.content or b"").decode(errors="replace") for message in read
        ]
        self.words = "\n".join([*(message.words for message in messages), *files, *filter(None, self.toasts)])
        self.everything = "\n".join([self.words, *(_all_of(message) for message in messages)])

    def has(self, number: int) -> bool:
        """Does the number stand anywhere as a word of its own?"""
        words = re.sub(r"<style>.*?</style>|<[^<>]*>", " ", self.words, flags=re.DOTALL)
        return re.search(rf"(?<!\w){number}(?!\w)", words) is not None


def _all_of(message: Message) -> str:
    buttons = [f"{button.text} {button.data or ''} {button.url or ''}" for row in message.buttons for button in row]
    return "\n".join([message.html, message.words, *buttons])
