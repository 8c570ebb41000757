"""What a person sees: the chat as it stands, the answers to taps, the menu."""

from __future__ import annotations

from sandbox.bots import Bot
from sandbox.chats import Chat, User
from sandbox.menu import menu_for
from sandbox.message import Message, read
from sandbox.surroundings import Surroundings


class Screen:
    """One person's view of one bot; read anew each time."""

    def __init__(self, world: Surroundings, bot: Bot, user: User) -> None:
        self.world = world
        self.bot = bot
        self.user = user

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def chat(self) -> Chat:
        return self.bot.chat(self.user)

    @property
    def messages(self) -> list[Message]:
        """What the chat shows now, both directions, oldest first."""
        return list(self.chat.visible())

    @property
    def inbox(self) -> list[Message]:
        return [message for message in self.chat.visible() if message.from_bot]

    @property
    def last(self) -> Message:
        """The newest message of the bot; raises LookupError when there is none."""
        if not self.inbox:
            raise LookupError(f"the bot has written nothing to {self}")
        return self.inbox[-1]

    def sees(self, words: str) -> bool:
        """Whether these words stand in any message of the bot now visible."""
        return any(read(words) in message.words for message in self.inbox)

    def find(self, words: str) -> Message:
        """The newest message of the bot with these words; AssertionError shows the chat."""
        for message in reversed(self.inbox):
            if read(words) in message.words:
                return message
        raise AssertionError(f"{self} sees no {words!r}; the chat:\n{self.screen}")

    @property
    def toasts(self) -> list[str]:
        """The answers to taps that said something, in the order of the taps."""
        return [read(tap.toast) for tap in self.chat.taps.values() if tap.toast]

    @property
    def taps_unanswered(self) -> int:
        """Taps whose button still shows the spinner."""
        return sum(tap.toast is None for tap in self.chat.taps.values())

    @property
    def commands(self) -> list[dict[str, str]]:
        """The menu of commands this person is shown."""
        return menu_for(self.bot.menu, self.id, self.user.language_code)

    @property
    def keyboard(self) -> list[list[str]]:
        """The reply keyboard below the chat, empty when there is none."""
        return [[button["text"] for button in row] for row in self.chat.keyboard]

    @property
    def screen(self) -> str:
        """The chat as text, for failure messages."""
        return "\n".join(str(message) for message in self.chat.visible()) or "(empty)"

    def __str__(self) -> str:
        return f"{self.user.first_name} ({self.id})"
