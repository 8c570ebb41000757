"""«Чинить систему»: what repeats becomes an item, gets a person and a date, and is done."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from actions.fixing import Looked, look, open_all
from actions.turn import Turn
from nps.repeating import Repeated
from nps.values import MOST_DETRACTOR, CaseState, Reason
from storage.schema import accounts, cases, comment_parts, contacts, response_reasons, responses
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage, programme
from tests.rounds.test_leaving import anna_leaves

EAST = "Asia/Vladivostok"


async def complain(
    stage: Stage,
    *names: str,
    reason: Reason = Reason.TIMELINESS,
    score: int = 4,
    ago: timedelta = timedelta(hours=1),
) -> None:
    """Somebody of each of these accounts has answered so, and named the reason."""
    async with stage.database.write() as conn:
        at = stage.clock() - ago
        filling = Filling(conn, now=at)
        for number, name in enumerate(names):
            known = (await conn.execute(sa.select(accounts.c.id).where(accounts.c.name == name))).scalar_one_or_none()
            account = known or await filling.account(name)
            telegram = 5_100_000_000 + (await stage.query("SELECT count(*) FROM contacts"))[0] * 10 + number
            contact = await filling.contact(f"Жалобщик {telegram}", account=account, telegram_id=telegram)
            answer = await filling.answered(contact, score, at=at)
            await conn.execute(response_reasons.insert().values(response_id=answer.id, reason=reason))
            if score <= MOST_DETRACTOR:
                case = await filling.case(answer, at=at)
                over = {"state": CaseState.CONFIRMED, "closed_at": at, "ring_at": None, "deadline_at": None}
                done = {"due": None, "cause": reason, "outcome": "ок", "contacted_at": at, "settled_at": at}
                await conn.execute(cases.update().where(cases.c.id == case.id).values(**over, **done))


def name_of(actor: Actor) -> str:
    return f"Жалобщик {actor.id}"


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


@pytest.fixture
async def repeats(stage: Stage, boss: Actor, anna: Actor) -> Actor:
    """Three accounts have complained of the same; the owner has the card."""
    await complain(stage, "ООО «Вектор»", "Ромашка", "Лилия")
    await stage.ticks()
    return boss


@on_both
async def test_three_accounts_make_an_item_of_which_the_owners_read_once(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    await complain(stage, "ООО «Вектор»", "Ромашка")
    await stage.ticks()
    assert not boss.sees("Чинить систему")
    await complain(stage, "Лилия")
    await stage.ticks()
    await stage.ticks()

    card = plain(boss.last.words)
    assert card.startswith("🛠 Чинить систему: сроки и обещания\nПовторяется у 3 клиентов за последние полгода.")
    assert "ООО «Вектор» — 1 раз, последний — 23 нояб." in card
    assert boss.last.labels == ["Назначить", "Сделано"]
    assert await stage.query("SELECT reason, accounts, most FROM fixes") == [("timeliness", 3, 1)]
    assert not anna.sees("Чинить систему")


async def test_three_times_at_one_account_do_as_well_and_bare_scores_and_praise_do_not(
    stage: Stage, boss: Actor
) -> None:
    await complain(stage, "А", "Б", "В", reason=Reason.QUALITY, score=9)
    await stage.ticks()
    assert await stage.query("SELECT * FROM fixes") == []
    await complain(stage, "Ромашка", "Ромашка", "Ромашка")
    await stage.ticks()

    assert "Повторяется у одного клиента: 3 раза за полгода." in plain(boss.last.words)
    assert await stage.query("SELECT reason FROM fixes") == ["timeliness"]


@on_both
async def test_several_reasons_at_once_are_one_list_with_a_button_for_each(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    for reason in (Reason.TIMELINESS, Reason.QUALITY):
        await complain(stage, "ООО «Вектор»", "Ромашка", "Лилия", reason=reason)
    await complain(stage, "ООО «Вектор»", "Ромашка", reason=Reason.VALUE)
    await stage.ticks()
    await stage.ticks()

    assert plain(boss.last.words) == (
        "🛠 Чинить систему: повторяется сразу несколько причин. Откройте каждую по номеру и назначьте, кто и к какому"
        " сроку.\n1. сроки и обещания. Повторяется у 3 клиентов за последние полгода."
        "\n2. качество. Повторяется у 3 клиентов за последние полгода."
    )
    assert boss.last.labels == ["1", "2"]
    assert boss.screen.count("Чинить систему") == 1
    await boss.taps("2")
    assert plain(boss.last.words).startswith("🛠 Чинить систему: качество\n")
    await boss.taps("Назначить")
    await boss.taps("Анна Смирнова")
    await boss.taps("завтра")
    assert anna.sees("Чинить систему: качество")
    await complain(stage, "Мак", reason=Reason.VALUE)
    await stage.ticks()
    assert plain(boss.last.words).startswith("🛠 Чинить систему: цена и ценность\n")


async def test_it_is_looked_for_again_only_once_something_has_happened(stage: Stage, boss: Actor, asked: Actor) -> None:
    await complain(stage, "Ромашка", "Лилия")
    await stage.ticks()
    [seen] = await stage.query("SELECT value FROM marks WHERE key = 'repeated_in'")
    async with stage.database.read() as conn:
        assert await look(Turn(conn, stage.clock(), stage.programme)) == []
    await asked.taps("3")
    await asked.taps("Сроки и обещания")
    async with stage.database.read() as conn:
        [looked] = await look(Turn(conn, stage.clock(), stage.programme))
    await stage.ticks()

    assert looked.repeated == (Repeated(Reason.TIMELINESS, 3, 1),)
    assert looked.state != seen
    assert await stage.query("SELECT value FROM marks WHERE key = 'repeated_in'") == [looked.state]
    assert boss.sees("Чинить систему: сроки и обещания")


async def test_what_was_mended_since_it_was_looked_is_not_opened_again(stage: Stage, repeats: Actor) -> None:
    looked = Looked("before", stage.clock(), (Repeated(Reason.TIMELINESS, 3, 1),))
    await stage.passes(minutes=1)
    await repeats.taps("Сделано")
    await repeats.taps("Без слов")
    async with stage.database.write() as conn:
        owed = await open_all(Turn(conn, stage.clock(), stage.programme), looked)

    assert owed == []
    assert await stage.query("SELECT COUNT(*) FROM fixes") == [1]


async def test_a_person_and_a_date_typed_and_it_stands_in_the_weekly_summary(
    stage: Stage, repeats: Actor, anna: Actor
) -> None:
    boss = repeats
    card = boss.last
    await boss.taps("Назначить", on=card)
    await boss.taps("Анна Смирнова")
    await boss.types("до завтра позавчера")
    assert "Не получилось понять срок" in boss.last.words
    await boss.types("до пт")

    assert boss.sees("Записано: сроки и обещания — Анна Смирнова, до пт 27 нояб.")
    assert "Отвечает Анна Смирнова, до пт 27 нояб." in plain(card.words)
    assert anna.sees("поручено вам, до пт 27 нояб.")
    shown = plain(anna.find("Чинить систему: сроки и обещания\n").words)
    assert "ООО «Вектор»" in shown
    assert "Ромашка" not in shown
    await stage.passes(days=7)

    for reader in (boss, anna):
        summary = plain(reader.find("Итоги недели").words)
        assert "🛠 Чинить систему\n· ⏰ сроки и обещания — Анна Смирнова, до пт 27 нояб." in summary


async def test_its_date_is_recalled_once_to_whoever_has_it_and_the_owners(
    stage: Stage, repeats: Actor, anna: Actor
) -> None:
    boss = repeats
    await boss.taps("Назначить")
    await boss.taps("Анна Смирнова")
    await boss.taps("завтра")
    assert not anna.sees("Сегодня срок")
    await stage.passes(days=1)
    await stage.passes(hours=3)

    for reader in (boss, anna):
        assert len([message for message in reader.person.messages if "Сегодня срок" in message.words]) == 1


async def test_whoever_has_it_says_it_is_done_and_counting_starts_anew(
    stage: Stage, repeats: Actor, anna: Actor
) -> None:
    boss = repeats
    card = boss.last
    await boss.taps("Назначить")
    await boss.taps("Анна Смирнова")
    await boss.taps("завтра")
    await anna.taps("Сделано", on=anna.find("Чинить систему: сроки и обещания\n"))
    await anna.types("Сменили перевозчика")

    assert plain(card.words).startswith("✅ Сделано: сроки и обещания\n23 нояб. · Анна Смирнова\n«Сменили перевозчика»")
    assert boss.sees("Расскажите тем, кто об этом говорил")
    await boss.taps("Назначить", data="fix:1:assign", on=card)
    assert boss.toasts[-1] == "Это уже отмечено как сделанное."
    await stage.passes(hours=2)
    await complain(stage, "ООО «Вектор»", "Ромашка")
    await stage.ticks()
    assert await stage.query("SELECT count(*) FROM fixes") == [1]
    await complain(stage, "Лилия")
    await stage.ticks()
    assert await stage.query("SELECT count(*) FROM fixes") == [2]
    await boss.types("/fixes")
    listed = plain(boss.last.words)

    assert listed.startswith(
        "🛠 Чинить систему, не сделано: 1\n1. сроки и обещания\nПока никому не поручено\n2. ✅ сроки"
    )
    await boss.taps("1")
    assert "Повторяется у 3 клиентов" in plain(boss.last.words)


# --- «Вы сказали — мы сделали» ----------------------------------------------------------------------------------------


@pytest.fixture
async def named(stage: Stage, boss: Actor, anna: Actor) -> list[Actor]:
    """Five people of five accounts, who complained of the same; one of them lives in Vladivostok."""
    await complain(stage, "ООО «Вектор»", "Ромашка", "Лилия", "Астра", "Пион")
    rows = await stage.query("SELECT telegram_id, name FROM contacts WHERE name LIKE 'Жалобщик%' ORDER BY id")
    async with stage.database.write() as conn:
        last = contacts.update().where(contacts.c.telegram_id == rows[-1][0])
        await conn.execute(last.values(timezone=EAST))
    actors = [stage.actor(number, name) for number, name in rows]
    for actor in actors:
        await actor.types("/help")
    await stage.passes(hours=2)  # where the last one lives it is evening
    return actors


async def ready(boss: Actor, text: str = "Сменили перевозчика <b> & сроки держим") -> None:
    """It is done, and what the clients will read stands before the owner."""
    await boss.taps("Сделано", on=boss.find("Чинить систему: сроки и обещания\n"))
    await boss.taps("Без слов")
    await boss.taps("Рассказать клиентам", on=boss.find("Расскажите тем"))
    await boss.types(text)


def news_of(actor: Actor) -> list[str]:
    return [message.words for message in actor.person.messages if "Вы сказали — мы сделали" in plain(message.words)]


@on_both
async def test_those_who_named_the_reason_hear_that_it_is_done_and_the_owner_how_many(
    stage: Stage, boss: Actor, named: list[Actor]
) -> None:
    await named[0].types("/stop")
    await named[1].blocks()
    asked = await stage.query("SELECT count(*) FROM invitations")
    await ready(boss)

    shown = plain(boss.last.words)
    assert "Клиенты прочитают:\nВы сказали — мы сделали\nСменили перевозчика <b> & сроки держим\n\nСтройснаб" in shown
    assert "Получат: 3" in shown
    assert "Не получат: 2" in shown
    assert "— отписка" in shown
    assert "— бот не может написать" in shown
    assert [news_of(actor) for actor in named] == [[], [], [], [], []]
    await boss.taps("Отправить")
    await stage.ticks()
    await stage.ticks()

    assert [len(news_of(actor)) for actor in named] == [0, 0, 1, 1, 0]
    told = plain(named[2].last.words)
    assert told == "Вы сказали — мы сделали\nСменили перевозчика <b> & сроки держим\n\nСтройснаб"
    assert named[2].last.labels == []
    await stage.passes(hours=16)

    assert [len(news_of(actor)) for actor in named] == [0, 0, 1, 1, 1]
    await stage.passes(hours=9)
    assert boss.sees("«Вы сказали — мы сделали», сроки и обещания: дошло 3 из 3")
    assert await stage.query("SELECT count(*) FROM invitations") == asked
    assert await stage.query("SELECT count(*) FROM fix_news WHERE state = 'sent'") == [3]


async def test_whoever_opts_out_or_has_a_case_opened_meanwhile_is_not_told(
    stage: Stage, boss: Actor, named: list[Actor]
) -> None:
    async with stage.database.write() as conn:
        await conn.execute(contacts.update().where(contacts.c.telegram_id == named[-2].id).values(timezone=EAST))
    last = named[-1]
    await ready(boss)
    await boss.taps("Отправить")
    await stage.ticks()
    assert len(news_of(named[0])) == 1
    await boss.types(f"/case {name_of(last)}")
    await named[-2].types("/stop")
    await stage.passes(hours=16)
    await stage.passes(hours=9)

    assert [len(news_of(actor)) for actor in named] == [1, 1, 1, 0, 0]
    given_up = await stage.query("SELECT state, why FROM fix_news WHERE why IS NOT NULL ORDER BY contact_id")
    assert given_up == [("not_sent", "opted_out"), ("not_sent", "open_case")]
    assert boss.sees("дошло 3 из 5")


async def test_it_is_told_once_and_an_older_question_sends_nothing(
    stage: Stage, boss: Actor, named: list[Actor]
) -> None:
    await ready(boss, "Первый текст")
    first = boss.last
    await boss.taps("Рассказать клиентам", on=boss.find("Расскажите тем"))
    await boss.types("Второй текст")
    second = boss.last
    await boss.taps("Отправить", on=first)
    assert boss.toasts[-1].startswith("Это уже не актуально")
    await boss.taps("Другой текст", on=second)
    await boss.types("Третий текст")
    await boss.taps("Отправить")
    await stage.ticks()
    assert "Третий текст" in news_of(named[0])[0]
    await boss.taps(data="fix:1:tell", on=boss.last)

    assert boss.toasts[-1] == "Об этом клиентам уже рассказали."
    assert len(news_of(named[0])) == 1


async def test_an_erased_client_disappears_from_the_card_and_is_not_told(
    stage: Stage, boss: Actor, named: list[Actor]
) -> None:
    async with stage.database.write() as conn:
        said = {"kind": "text", "text": "КАНАРЕЙКА-СЛОВА", "source_chat_id": named[-1].id, "source_message_id": 999}
        answer = sa.select(sa.func.max(responses.c.id)).scalar_subquery()
        await conn.execute(comment_parts.insert().values(response_id=answer, created_at=stage.clock(), **said))
    await boss.types("/fixes")
    await boss.taps("1")
    card = boss.last
    assert "КАНАРЕЙКА-СЛОВА" in card.words
    await ready(boss)
    audience = boss.last
    assert name_of(named[-1]) in audience.words
    await boss.taps("Отправить")
    await stage.ticks()
    await named[-1].types("/forget")
    await named[-1].taps("Удалить мои данные")
    await stage.passes(hours=16)

    assert "КАНАРЕЙКА" not in boss.screen
    assert name_of(named[-1]) not in boss.screen
    assert news_of(named[-1]) == []


# --- whose it is ------------------------------------------------------------------------------------------------------


async def test_in_anonymous_mode_it_is_among_the_owners(stage: Stage, repeats: Actor, anna: Actor) -> None:
    boss = repeats
    await boss.taps("Назначить")
    await boss.taps("Анна Смирнова")
    await boss.taps("завтра")
    card = anna.find("Чинить систему: сроки и обещания\n")
    await stage.stops()
    stage.programme = programme(anonymous=True)
    await stage.starts()
    await anna.types("/fixes")
    assert anna.last.words == "Опрос анонимный: что повторяется, видят только владельцы."
    await anna.taps("Сделано", on=card)
    assert await stage.query("SELECT done_at FROM fixes") == [None]
    await boss.taps("Переназначить", on=boss.find("Чинить систему: сроки и обещания\n"))

    assert "Анна Смирнова" not in boss.buttons()


async def test_whoever_had_it_before_reads_that_it_is_not_theirs(stage: Stage, repeats: Actor, anna: Actor) -> None:
    boss = repeats
    card = boss.last
    await boss.taps("Назначить", on=card)
    await boss.taps("Анна Смирнова")
    await boss.taps("завтра")
    given = anna.find("Чинить систему: сроки и обещания\n")
    await boss.taps("Переназначить", on=card)
    await boss.taps("Павел Громов")
    await boss.taps("завтра")

    assert given.words == "Эта задача «Чинить систему» сейчас не у вас."
    await anna.taps(data="fix:1:done", on=given)
    assert await stage.query("SELECT done_at FROM fixes") == [None]


async def test_a_cause_counts_once_with_its_answers_and_what_is_recorded_counts_too(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    await complain(stage, "ООО «Вектор»", "Ромашка")
    await stage.query("SELECT 1")
    async with stage.database.write() as conn:
        await conn.execute(cases.update().values(cause=Reason.QUALITY))  # which nobody has named
    await complain(stage, "Лилия", reason=Reason.QUALITY)
    await stage.ticks()

    assert await stage.query("SELECT reason, accounts FROM fixes") == [("quality", 3)]


async def test_of_whoever_leaves_the_owners_give_it_to_somebody_else(stage: Stage, repeats: Actor, anna: Actor) -> None:
    boss = repeats
    await boss.taps("Назначить")
    await boss.taps("Анна Смирнова")
    await boss.taps("завтра")
    given = anna.find("Чинить систему: сроки и обещания\n")
    assert "Вектор" in given.words
    await anna_leaves(boss)

    assert "Вектор" not in anna.screen
    assert boss.sees("отвечать больше некому")
    assert await stage.query("SELECT staff_id, due_at FROM fixes") == [(None, None)]
    await anna.taps(data="fix:1:done", on=given)
    assert await stage.query("SELECT done_at FROM fixes") == [None]


async def test_words_below_the_card_are_not_taken_for_a_clients(stage: Stage, repeats: Actor) -> None:
    """A reply to the card is asked about or refused: nothing goes to anybody."""
    await repeats.replies(repeats.find("Чинить систему: сроки и обещания\n"), "Опять перевозчик")

    assert await stage.query("SELECT count(*) FROM relays WHERE state <> 'asked'") == [0]
    assert repeats.last.words != ""


@pytest.mark.parametrize(
    ("typed", "answer"), [("01.01.2020", "Этот срок уже прошёл"), ("через 20 месяцев", "больше чем через год")]
)
async def test_a_date_that_cannot_be_gets_a_sentence(stage: Stage, repeats: Actor, typed: str, answer: str) -> None:
    await repeats.taps("Назначить")
    await repeats.taps("Павел Громов")
    await repeats.types(typed)

    assert answer in repeats.last.words
    assert await stage.query("SELECT due_at FROM fixes") == [None]
