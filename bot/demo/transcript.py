"""A chat transcript for the terminal: what each person does, and what they then see, edits included."""

from __future__ import annotations

import sys
import textwrap
from dataclasses import dataclass, field

from sandbox.people import Message, Person

WIDTH = 76


@dataclass(slots=True)
class Transcript:
    """Prints every new or changed message of the people it watches."""

    colour: bool = field(default_factory=sys.stdout.isatty)
    _shown: dict[tuple[int, int], str] = field(default_factory=dict)

    def headline(self, text: str) -> None:
        print(f"\n{self._styled('1', text)}", flush=True)  # step by step into a pipe, too

    def act(self, person: Person, name: str, deed: str) -> None:
        print(f"\n{self._styled('36', name)} {deed}", flush=True)

    def catch_up(self, person: Person, name: str) -> None:
        """Print what this person sees now and did not before."""
        for message in person.inbox:
            key, look = (person.id, message.message_id), self._look(message)
            before = self._shown.get(key)
            if look == before:
                continue
            self._shown[key] = look
            note = f"{name} — бот" if before is None else f"{name} — бот изменил сообщение"
            print(self._styled("2", f"  ┌ {note}"))
            for line in look.split("\n"):
                for part in textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False) or [""]:
                    print(f"  │ {part}")

    def _look(self, message: Message) -> str:
        rows = [" ".join(f"[{button.text}]" for button in row) for row in message.buttons]
        kind = "" if message.kind == "text" else f"[{message.kind}] "
        return "\n".join([kind + message.words, *rows])

    def _styled(self, code: str, text: str) -> str:
        return f"\033[{code}m{text}\033[0m" if self.colour else text
