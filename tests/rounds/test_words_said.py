"""All that clients said in a period: behind a button under the figures, by pages, for whoever may read it."""

from __future__ import annotations

from sandbox.message import Message
from tests.databases import on_both
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_recording import records

MORE = [f"Сообщение {number:02}" for number in range(1, 13)]


def opening(message: Message) -> str | None:
    """The button under it, which says how many there are."""
    return next((label for label in message.labels if "Кто и что сказал" in label), None)


async def opens_words(actor: Actor, count: int) -> None:
    await actor.types("/nps")
    button = opening(actor.last)
    assert button is not None
    assert button.replace("\xa0", " ") == f"💬 Кто и что сказал: {count}"
    await actor.taps(button, on=actor.last)


def read(actor: Actor) -> str:
    return actor.last.words.replace("\xa0", " ")


@on_both
async def test_every_detractor_and_every_word_is_there_and_nothing_twice(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    """Each part of a comment, free messages, a voice, and a detractor who wrote nothing: equal to the rows."""
    oleg = stage.actor(32, "Олег", language_code="ru")
    await oleg.opens(await stage.link_of("Олег Дан"))
    await oleg.taps("Согласиться и начать")
    await oleg.taps("0")
    await asked.taps("9")
    await asked.types("Хорошо <b>возят</b>")
    await stage.passes(minutes=2)
    await asked.types("И звонят вовремя")
    await asked.sends_voice()
    await stage.passes(days=3)
    await asked.types("Нужно ещё 20 тонн")

    rows = await stage.query("SELECT count(*) FROM comment_parts UNION ALL SELECT count(*) FROM client_messages")
    assert sum(rows) == 4
    for reader in (boss, anna):
        await opens_words(reader, 1 + sum(rows))
        assert read(reader).split("\n\n") == [
            "💬 Что сказали · IV квартал 2026, по 26 нояб.: 5",
            "🔴 0 · Олег Дан, ООО «Вектор»\nбез слов",
            "🟢 9 · Ирина Ким, ООО «Вектор»\n«Хорошо <b>возят</b>»\n«И звонят вовремя»\nголосовое сообщение",
            "✉️ Ирина Ким, ООО «Вектор»\n«Нужно ещё 20 тонн»",
        ]


async def test_many_come_by_pages_in_a_message_of_their_own(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    for words in MORE:
        await asked.types(words)
    await stage.passes(days=7)
    summary = boss.find("Итоги недели")
    await boss.taps(opening(summary), on=summary)
    shown = boss.last
    assert boss.find("Итоги недели").text == summary.text
    pages = [read(boss)]
    await boss.taps("›")
    pages.append(read(boss))
    assert boss.last.message_id == shown.message_id
    assert [words for page in pages for words in MORE if f"«{words}»" in page] == MORE
    assert boss.last.labels == ["‹", "2/2"]
    await boss.taps("‹")
    assert read(boss) == pages[0]


async def test_a_manager_reads_own_clients_only_and_nobody_elses_by_a_forged_button(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.types("Опоздали")
    await igor.types("/nps")
    assert opening(igor.last) is None

    await igor.taps(data="said|quarter:2026-Q4|0")

    assert "пока ничего" in read(igor)
    assert not igor.sees("Опоздали")


async def test_whoever_is_erased_is_gone_from_it_too(stage: Stage, boss: Actor, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await asked.types("Опоздали")
    await opens_words(boss, 1)
    shown = boss.last
    assert "Опоздали" in shown.words

    await asked.types("/forget")
    await asked.taps("Удалить мои данные")

    assert "Опоздали" not in shown.words
    assert "Ирина" not in shown.words


async def test_what_staff_recorded_says_so_and_is_gone_once_the_client_has_corrected_it(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await records(anna, "3")
    await opens_words(boss, 1)
    assert "🔴 3 · Ирина Ким, ООО «Вектор» · со слов клиента" in read(boss)

    await asked.taps("Поправить")
    await asked.taps("9")
    await boss.types("/nps")
    assert opening(boss.last) is None
