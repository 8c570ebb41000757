"""Clients and staff do what they see fit in any order, while sends fail, the bot dies and accounts change hands."""

from __future__ import annotations

import logging
import os
from collections.abc import Awaitable, Callable, Iterator
from itertools import count

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from nps.values import CaseState, ContactState
from sandbox.faults import Kind
from sandbox.people import Message
from storage.schema import accounts, cases, contacts, prompts, staff
from tests.databases import Databases
from tests.rounds.living_company import CLIENTS, NAMES, STAFF, LivingCompany
from tests.rounds.recounting import list_miscounted

EXAMPLES, STEPS = int(os.environ.get("ANY_ORDER_EXAMPLES", "8")), 40
NUMBERED = count(1)
IN_HAND = 6  # messages on the screen, or nearly
CLIENT, MEMBER = st.sampled_from(CLIENTS), st.sampled_from(STAFF)
ANSWERS = ("Да, решено", "Нет", "Да", "Yes, settled", "No", "Yes", "Свяжитесь со мной", "Please contact me")
DATES = ("завтра", "к пятнице", "через неделю", "вчера", "01.12", "31.02", "до пт")
CONFIRM = ("Отправить", "Отправить и ждать ответа", "Сохранить и отправить")
STEPS_OF_CASE = ("Беру", "Был звонок", "Не дозвонился", "Открыть снова", "Ответить", "История")
MEANWHILE = st.sampled_from(("nothing",) * 3 + ("account moves", "bot dies", "an hour passes", "sending fails"))
COMMANDS = ("/cases", "/cases просрочено", "/case Ким", "/case Smith", "/away до 30 ноября Волков", "/away off")
AWAY = ("/away до 5 дек", "/away до 12 дек Смирнова", "/away до 30 ноября Волков")
OUTCOMES = (CaseState.CONFIRMED, CaseState.UNCONFIRMED, CaseState.LOST)
TROUBLES: tuple[Kind, ...] = ("refuse", "5xx", "drop_after")


@pytest.fixture(scope="module")
def company(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LivingCompany]:
    company = LivingCompany(databases.sqlite(tmp_path_factory.mktemp("any_order")))
    yield company
    company.close()


def machine(company: LivingCompany, caplog: pytest.LogCaptureFixture) -> type[RuleBasedStateMachine]:
    stage, people = company.stage, company.people
    run = company.runner.run

    class AnyOrder(RuleBasedStateMachine):
        """`confirmed`: to whom each of the staff's words may go, as their own chat told before they went."""

        def __init__(self) -> None:
            super().__init__()
            self.confirmed: dict[str, set[str]] = {}
            self.said: dict[str, str] = {}
            self.seen = {who: 0 for who in people}

        @initialize()
        def begins(self) -> None:
            run(company.begins_anew())
            caplog.clear()
            self.seen = {who: actor.person.messages[-1].message_id for who, actor in people.items()}

        def acts(self, who: str, what: Callable[[], Awaitable[object]]) -> None:
            async def act() -> None:
                if people[who].person.chat.blocked:
                    await people[who].person.unblocks()
                await what()
                await stage.settles()

            run(act())

        def new(self, who: str) -> list[Message]:
            """What the bot wrote to them in this story."""
            return [message for message in people[who].person.inbox if message.message_id > self.seen[who]]

        def shown(self, who: str) -> list[Message]:
            return people[who].person.inbox[-IN_HAND:]

        def presses(self, who: str, which: int) -> None:
            buttons = [
                (button.data, message)
                for message in self.shown(who)
                for row in message.buttons
                for button in row
                if button.data
            ]
            if buttons:
                data, on = buttons[-1 - which % len(buttons)]
                self.acts(who, lambda: people[who].person.taps(data=data, on=on))

        def writes(self, who: str, send: Callable[[str], Awaitable[object]], words: str) -> None:
            """Words of the staff: whom the question was about, or the answer names, is whom they may go to."""
            before = people[who].person.messages[-1].message_id
            self.confirmed[words] = run(self._asked_about(who))
            self.acts(who, lambda: send(words))
            answers = [message for message in self.new(who) if message.message_id > before]
            for client, name in NAMES.items():
                if any(name in message.words for message in answers):
                    self.confirmed[words].add(client)

        async def _asked_about(self, who: str) -> set[str]:
            """The client about whose case the bot has asked them something."""
            async with stage.database.read() as conn:
                asked = sa.select(contacts.c.name).join(cases, cases.c.contact_id == contacts.c.id)
                asked = asked.join(prompts, prompts.c.case_id == cases.c.id).join(
                    staff, staff.c.id == prompts.c.staff_id
                )
                names = await conn.execute(asked.where(staff.c.telegram_id == people[who].id))
                return {client for (name,) in names for client in CLIENTS if NAMES[client] == name}

        # --- clients ---------------------------------------------------------------------------------------------

        @rule(who=CLIENT, score=st.integers(0, 10))
        def answers(self, who: str, score: int) -> None:
            asked = [message for message in people[who].person.inbox[-20:] if str(score) in message.labels]
            if asked:
                self.acts(who, lambda: people[who].person.taps(str(score), on=asked[-1]))

        @rule(who=CLIENT, how=st.sampled_from(("types", "photo")))
        def says(self, who: str, how: str) -> None:
            words = f"жалоба{next(NUMBERED):05}ж"
            self.said[words] = who
            person = people[who].person
            self.acts(who, lambda: person.types(words) if how == "types" else person.sends_photo(words))

        @rule(who=CLIENT, answer=st.sampled_from(ANSWERS))
        def is_asked(self, who: str, answer: str) -> None:
            """Whether it is settled, or kept."""
            asked = [message for message in people[who].person.inbox[-20:] if answer in message.labels]
            if asked:
                self.acts(who, lambda: people[who].person.taps(answer, on=asked[-1]))

        @rule(who=CLIENT, which=st.integers(0, 5))
        def client_presses(self, who: str, which: int) -> None:
            self.presses(who, which)

        @rule(who=CLIENT)
        def client_erases(self, who: str) -> None:
            self.acts(who, lambda: people[who].person.types("/forget"))
            if people[who].last.buttons:
                self.acts(who, lambda: people[who].person.taps(data=people[who].last.buttons[0][0].data))

        @rule(who=st.sampled_from((*CLIENTS, *STAFF)))
        def blocks(self, who: str) -> None:
            self.acts(who, people[who].person.blocks)

        # --- staff -----------------------------------------------------------------------------------------------

        @rule(who=MEMBER, which=st.integers(0, 30))
        def presses_a_button(self, who: str, which: int) -> None:
            self.presses(who, which)

        @rule(who=MEMBER, label=st.sampled_from(CONFIRM))
        def confirms(self, who: str, label: str) -> None:
            """As it stands above the button: whom that names is whom the words in it may go to."""
            shown = [message for message in self.shown(who) if label in message.labels]
            if shown:
                for words in self.confirmed:
                    if words in shown[-1].words:
                        self.confirmed[words] |= {client for client in CLIENTS if NAMES[client] in shown[-1].words}
                self.acts(who, lambda: people[who].person.taps(label, on=shown[-1]))

        @rule(who=MEMBER, which=st.integers(0, IN_HAND - 1), meanwhile=MEANWHILE, how=st.integers(0, 2))
        def replies(self, who: str, which: int, meanwhile: str, how: int) -> None:
            """To whatever stands in the chat; before it is confirmed, the world goes on."""
            shown = self.shown(who)
            on = shown[-1 - which % len(shown)]
            words = f"ответ{next(NUMBERED):05}о"
            self.writes(who, lambda said: people[who].person.replies(on, said), words)
            self.goes_on(meanwhile)
            self.confirms(who, CONFIRM[how])

        @rule(who=MEMBER, client=CLIENT, by=st.sampled_from(DATES), meanwhile=MEANWHILE)
        def promises(self, who: str, client: str, by: str, meanwhile: str) -> None:
            """Something, on the card of a client, by a day as people type it."""
            cards = [m for m in self.recent(who) if NAMES[client] in m.words and "Обещание" in m.labels]
            if cards:
                self.acts(who, lambda: people[who].person.taps("Обещание", on=cards[-1]))
                self.writes(who, people[who].person.types, f"обещание{next(NUMBERED):05}о")
                self.acts(who, lambda: people[who].person.types(by))
                self.goes_on(meanwhile)
                self.confirms(who, "Сохранить и отправить")

        @rule(who=MEMBER, client=CLIENT, label=st.sampled_from(STEPS_OF_CASE))
        def follows_a_case(self, who: str, client: str, label: str) -> None:
            cards = [m for m in self.recent(who) if NAMES[client] in m.words and label in m.labels]
            if cards:
                self.acts(who, lambda: people[who].person.taps(label, on=cards[-1]))

        @rule(who=MEMBER, client=CLIENT, cause=st.integers(0, 6), meanwhile=MEANWHILE)
        def closes(self, who: str, client: str, cause: int, meanwhile: str) -> None:
            cards = [m for m in self.recent(who) if NAMES[client] in m.words and "Закрыть" in m.labels]
            if cards:
                self.acts(who, lambda: people[who].person.taps("Закрыть", on=cards[-1]))
                reasons = [button.data for row in people[who].last.buttons for button in row if button.data]
                if reasons:
                    self.acts(who, lambda: people[who].person.taps(data=reasons[cause % len(reasons)]))
                self.goes_on(meanwhile)
                for _ in ("the cause, perhaps", "what was done"):
                    self.writes(who, people[who].person.types, f"сделано{next(NUMBERED):05}о")

        def recent(self, who: str) -> list[Message]:
            return people[who].person.inbox[-40:]

        def goes_on(self, meanwhile: str) -> None:
            match meanwhile:
                case "account moves":
                    self.accounts_change_hands("Игорь Волков")
                case "bot dies":
                    self.bot_dies()
                case "an hour passes":
                    self.time_passes(1)
                case "sending fails":
                    self.sending_fails("refuse", None)

        @rule(who=MEMBER, how=st.sampled_from(("types", "photo")))
        def tells(self, who: str, how: str) -> None:
            """What a button has asked for, or nothing has."""
            person = people[who].person
            words = f"ответ{next(NUMBERED):05}о"
            self.writes(who, person.types if how == "types" else person.sends_photo, words)

        @rule(who=MEMBER, text=st.sampled_from(DATES + COMMANDS))
        def commands(self, who: str, text: str) -> None:
            self.acts(who, lambda: people[who].person.types(text))

        @rule(who=MEMBER, text=st.sampled_from(AWAY))
        def goes_away(self, who: str, text: str) -> None:
            self.acts(who, lambda: people[who].person.types(text))

        @rule(name=st.sampled_from(("Анна Смирнова", "Игорь Волков")))
        def accounts_change_hands(self, name: str) -> None:
            async def change() -> None:
                async with stage.database.write() as conn:
                    manager = sa.select(staff.c.id).where(staff.c.name == name).scalar_subquery()
                    await conn.execute(sa.update(accounts).values(manager_id=manager))
                await stage.ticks()

            run(change())

        # --- the world -------------------------------------------------------------------------------------------

        @rule(hours=st.sampled_from((1, 3, 5, 24, 24 * 3, 24 * 8, 24 * 31, 24 * 100)))
        def time_passes(self, hours: int) -> None:
            run(stage.passes(hours=hours))
            for _ in range(3):  # each look of the clock climbs one level
                run(stage.ticks())

        @rule(seconds=st.sampled_from((11, 60, 600)))
        def a_moment_passes(self, seconds: int) -> None:
            run(stage.passes(seconds=seconds))

        @rule(kind=st.sampled_from(TROUBLES), who=st.sampled_from((None, *CLIENTS, *STAFF)))
        def sending_fails(self, kind: Kind, who: str | None) -> None:
            chat = people[who].id if who else None
            stage.world.faults.clear()
            for method in ("send*", "edit*", "copyMessage"):
                stage.world.faults.add(method, kind, chat_id=chat, times=4 if kind == "drop_after" else None)

        @rule()
        def sending_works_again(self) -> None:
            stage.world.faults.clear()
            run(stage.passes(minutes=20))

        @rule()
        def bot_dies(self) -> None:
            async def again() -> None:
                assert stage.app
                await stage.app.stop(within_s=0)
                await stage.stops()
                await stage.starts()

            run(again())

        # --- what holds whatever happens ---------------------------------------------------------------------------

        @invariant()
        def nothing_is_wrong(self) -> None:
            run(self._holds())

        async def _holds(self) -> None:
            assert stage.app
            failures = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
            assert failures == []
            assert await stage.query("SELECT id FROM inbox WHERE state IN ('set_aside', 'unparsable')") == []
            refused = "SELECT name, error FROM outbox WHERE state = 'never' AND error LIKE '%Bad Request%'"
            assert await stage.query(refused) == []
            assert [str(broken) for broken in await stage.broken() if broken.severity == "broken"] == []
            self._words_are_where_they_were_meant_to_be()
            async with stage.database.read() as conn:
                unexplained = cases.c.state.in_(OUTCOMES) & cases.c.cause.is_(None) & cases.c.cause_words.is_(None)
                known = contacts.c.state != ContactState.ERASED  # a cause in own words goes with whoever is erased
                found = sa.select(cases.c.id).join(contacts, contacts.c.id == cases.c.contact_id)
                assert (await conn.execute(found.where(unexplained, known))).scalars().all() == []
                assert await list_miscounted(conn) == []
                late = sa.select(cases.c.id).where(cases.c.ring_at <= (stage.app.clockwork.ticked_at or company.began))
                assert (await conn.execute(late)).scalars().all() == []

        def _words_are_where_they_were_meant_to_be(self) -> None:
            for who in CLIENTS:
                for message in self.new(who):
                    for words, allowed in self.confirmed.items():
                        assert words not in message.words or who in allowed, f"{who} was shown {message.words!r}"
                    for words, author in self.said.items():
                        assert words not in message.words or who == author, f"{who} was shown {message.words!r}"

        def teardown(self) -> None:
            """In the end everybody can be reached again, and each word of a client was read by somebody."""
            run(self._ends())
            self._words_are_where_they_were_meant_to_be()

        async def _ends(self) -> None:
            stage.world.faults.clear()
            for who in STAFF:
                if people[who].person.chat.blocked:
                    await people[who].person.unblocks()
            await stage.settles()
            for _ in range(8):
                await stage.passes(hours=12)
            read = "\n".join(message.words for who in STAFF for message in self.new(who))
            there = await stage.query("SELECT name FROM contacts WHERE state = 'joined'")
            for words, who in self.said.items():
                assert NAMES[who] not in there or words in read, f"nobody has read {words} of {who}"

    return AnyOrder


@pytest.mark.timeout(900)  # many stories: more of them, or on a busy machine
def test_whatever_people_do_no_words_go_astray_and_no_deadline_is_forgotten(
    company: LivingCompany, caplog: pytest.LogCaptureFixture
) -> None:
    """The same stories each time; more of them with ANY_ORDER_EXAMPLES in the environment."""
    caplog.set_level(logging.ERROR)
    run_state_machine_as_test(
        machine(company, caplog),
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            derandomize=True,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
