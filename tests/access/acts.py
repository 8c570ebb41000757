"""What a person can do, as steps of the matrix: tap, say, open a link, reply, edit, block, send a file."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nps.link import PUBLIC
from sandbox.message import Message
from tests.access.scene import (
    CLIENT_LIST,
    Role,
    Scene,
)
from tests.rounds.stage import Actor

Act = Callable[[Scene, Actor], Awaitable[object]]


def tap(data: str) -> Act:
    """A press with this data, as a modified client can send it; {names} stand for the scene's ids."""

    async def act(scene: Scene, actor: Actor) -> object:
        pressed = data.format(**scene.numbers)
        there = [message for message in actor.person.inbox if pressed in _data(message)]
        written = [message for message in actor.person.inbox if message.text]  # a file cannot become another page
        return await actor.person.taps(data=pressed, on=(there or written or [actor.last])[-1])

    return act


def _data(message: Message) -> list[str | None]:
    return [button.data for row in message.buttons for button in row]


def say(text: str) -> Act:
    async def act(scene: Scene, actor: Actor) -> object:
        return await actor.person.types(text)

    return act


def writes_when_asked(data: str, text: str) -> Act:
    """A press that asks for words, and then the words."""

    async def act(scene: Scene, actor: Actor) -> object:
        await tap(data)(scene, actor)
        await scene.stage.settles()
        return await actor.person.types(text)

    return act


def writes_and_taps(data: str, text: str, then: str) -> Act:
    """The same, and a press under what follows."""

    async def act(scene: Scene, actor: Actor) -> object:
        await writes_when_asked(data, text)(scene, actor)
        await scene.stage.settles()
        return await tap(then)(scene, actor)

    return act


def exports(form: str, words: str = "") -> Act:
    """/export, and the form in which it is wanted, by whoever is offered one."""

    async def act(scene: Scene, actor: Actor) -> object:
        await actor.person.types(f"/export {words}".strip())
        await scene.stage.settles()
        offered = any(f"export:{number}:{form}" in _data(actor.last) for number in await scene.numbers_of("exports"))
        return await actor.person.taps(form.upper(), on=actor.last) if offered else None

    return act


def opens(kind: str, enrolment: str) -> Act:
    """A personal link, however they came by it."""

    async def act(scene: Scene, actor: Actor) -> object:
        return await actor.person.opens(scene.payload("staff" if kind == "staff" else "contact", enrolment))

    return act


def pastes(kind: str, enrolment: str) -> Act:
    """The same in words."""

    async def act(scene: Scene, actor: Actor) -> object:
        payload = scene.payload("staff" if kind == "staff" else "contact", enrolment)
        return await actor.person.types(f"https://t.me/otklik_bot?start={payload}")

    return act


def opens_wrong(make: Callable[[Scene], str]) -> Act:
    async def act(scene: Scene, actor: Actor) -> object:
        return await actor.person.opens(make(scene))

    return act


def comes_by_the_public_link(*, as_far_as: str) -> Act:
    """Opens it, agrees, and shares a number that nobody in the client list has; staff and contacts try as well."""

    async def act(scene: Scene, actor: Actor) -> object:
        opened = await actor.person.opens(PUBLIC)
        if as_far_as == "opened":
            return opened
        await scene.stage.settles()
        await actor.person.taps(data="hello:yes", on=actor.last)
        await scene.stage.settles()
        return await actor.person.shares_contact("+79005550101") if as_far_as == "shared" else None

    return act


def comes_by_a_promoters_link(*, says: str | None = None) -> Act:
    """Opens it; then, if that is wanted, agrees and says how they are called."""

    async def act(scene: Scene, actor: Actor) -> object:
        opened = await actor.person.opens(scene.payload("referral", "referral"))
        if says is None:
            return opened
        await scene.stage.settles()
        await actor.person.taps(data="hello:yes", on=actor.last)
        await scene.stage.settles()
        return await actor.person.types(says)

    return act


def replies(words: str, *, above: str | None = None) -> Act:
    """To the newest message of the bot with these words, or, where there is none, to one the person made up.

    With the button it is above: to the oldest, which the scene has brought. What other acts brought is taken back.
    """

    async def act(scene: Scene, actor: Actor) -> object:
        answerable = [message for message in actor.person.inbox if words in message.words]
        card = _find_card(actor, words, above) if above is not None else None
        return await actor.person.replies(card or (answerable[-1] if answerable else actor.last), "Кто это написал?")

    return act


def _find_card(actor: Actor, words: str, above: str) -> Message | None:
    found = [message for message in actor.person.inbox if words in message.words]
    return next((message for message in found if message.find_button(above)), None)


def replies_when_asked(data: str, question: str, words: str) -> Act:
    """To the question that the button makes the bot ask; who is not asked types the same."""

    async def act(scene: Scene, actor: Actor) -> object:
        await actor.person.taps(data=data.format(**scene.numbers), on=actor.last)
        await scene.stage.settles()
        asked = [message for message in actor.person.inbox if question in message.words]
        return await (actor.person.replies(asked[-1], words) if asked else actor.person.types(words))

    return act


def replies_to_the_number_of_another_chat(of: Role, words: str, *, above: str) -> Act:
    """A forged reply, which names the id a message has in somebody else's chat."""

    async def act(scene: Scene, actor: Actor) -> object:
        theirs = _find_card(scene.actors[of], words, above)
        assert theirs
        actor.person.chat.messages.setdefault(theirs.message_id, theirs)
        try:
            return await actor.person.replies(theirs, "Что там?")
        finally:
            if scene.actors[of] is not actor:
                del actor.person.chat.messages[theirs.message_id]

    return act


async def edits(scene: Scene, actor: Actor) -> None:
    words = [message for message in actor.person.messages if "ИРИН" in message.text and not message.from_bot]
    own = [message for message in actor.person.messages if not message.from_bot]
    await actor.person.edits((words or own)[-1], "ИСПРАВЛЕНО-ИРИНОЙ")


def sends_of_album(album: str) -> Act:
    """A photo that belongs to others sent at one go."""

    async def act(scene: Scene, actor: Actor) -> object:
        return await actor.person.sends("photo", album=album)

    return act


def corrects(caption: str) -> Act:
    """Of a message with this caption; who has none corrects their newest one."""

    async def act(scene: Scene, actor: Actor) -> object:
        own = [message for message in actor.person.messages if not message.from_bot]
        said = [message for message in own if message.caption.startswith(caption)]
        await actor.person.edits((said or own)[-1], caption + "-ИСПРАВЛЕНО")
        return None

    return act


async def blocks(scene: Scene, actor: Actor) -> None:
    await actor.person.blocks()


def sends(name: str) -> Act:
    async def act(scene: Scene, actor: Actor) -> object:
        return await actor.person.sends_document(name, CLIENT_LIST)

    return act


def confirms(wish: str) -> Act:
    """The confirmation of /forget, made up by whoever knows what the time is."""

    async def act(scene: Scene, actor: Actor) -> object:
        asked = int(scene.stage.clock().timestamp())
        return await actor.person.taps(data=f"forget:{asked}:{wish}", on=actor.last)

    return act


def confirms_erasing(contact: str) -> Act:
    """The confirmation of an owner who erases this contact, made up by whoever knows what the time is."""

    async def act(scene: Scene, actor: Actor) -> object:
        asked = int(scene.stage.clock().timestamp())
        return await actor.person.taps(data=f"erase:{scene.numbers[contact]}:{asked}:yes", on=actor.last)

    return act


def broken(payload: str) -> str:
    return payload[:-4] + ("AAAA" if payload[-4:] != "AAAA" else "BBBB")
