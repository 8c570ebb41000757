"""A promoter's words are quoted by their permission alone: exactly those words, signed as they were shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from messages.taps.promoters import AskQuoteTap, QuoteBackTap, QuotesTap, QuoteTap
from nps.quoting import mark_of
from tests.databases import on_both
from tests.rounds.stage import Actor, Stage

NAMED = "Да, с именем"
SIGNED = "Ирина Ким, директор по закупкам, ООО «Вектор»"


def read(text: str) -> str:
    return text.replace("\xa0", " ")


async def praises(actor: Actor, words: str = "Везут вовремя, спасибо", score: str = "10") -> None:
    await actor.taps(score)
    await actor.types(words)


async def permits(actor: Actor, how: str = NAMED) -> None:
    await actor.taps("Можно процитировать?")
    await actor.taps(how)


@on_both
async def test_a_promoter_permits_exactly_the_words_that_are_shown(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await praises(asked)
    thanks = asked.find("Это услышат те, кто для вас старался")
    assert thanks.labels == ["Можно процитировать?", "Порекомендовать", "Свяжитесь со мной"]
    await asked.types("И склад работает хорошо")
    await asked.taps("Можно процитировать?", on=thanks)
    shown = asked.find("Ровно эти слова:")
    assert "Везут вовремя, спасибо\nИ склад работает хорошо" in shown.words
    assert f"С именем: — {SIGNED}" in read(shown.words)
    assert "Без имени: — клиент компании «Стройснаб»" in read(shown.words)
    assert shown.labels == [NAMED, "Да, без имени", "Нет"]
    await asked.taps(NAMED, on=shown)

    assert shown.words.startswith("Спасибо! Процитировать можно так:")
    assert await stage.query("SELECT state, text, signature FROM quotes") == [
        ("given", "Везут вовремя, спасибо\nИ склад работает хорошо", SIGNED)
    ]
    assert boss.sees("Разрешена цитата: Ирина Ким, ООО «Вектор» — с именем")
    assert "Можно цитировать с именем" in anna.find("🟢 10").words
    for reader in (boss, anna):
        await reader.types("/quotes")
        assert f"«Везут вовремя, спасибо\nИ склад работает хорошо»\n— {SIGNED}" in read(reader.last.words)


@on_both
async def test_words_that_were_changed_after_they_were_shown_are_shown_anew(stage: Stage, asked: Actor) -> None:
    await asked.taps("9")
    said = await asked.types("Всё хорошо")
    await asked.taps("Можно процитировать?")
    shown = asked.find("Ровно эти слова:")
    await asked.edits(said, "Всё хорошо, но дорого")
    await asked.taps(NAMED, on=shown)

    assert "Слова или подпись с тех пор изменились" in asked.toasts[-1]
    assert await stage.query("SELECT count(*) FROM quotes") == [0]
    assert "Всё хорошо, но дорого" in shown.words
    await asked.taps(NAMED, on=shown)
    await asked.edits(said, "Всё плохо")

    assert await stage.query("SELECT text FROM quotes") == ["Всё хорошо, но дорого"]


async def test_who_writes_only_after_the_thanks_is_offered_it_then(stage: Stage, asked: Actor) -> None:
    await asked.taps("9")
    await asked.taps("Готово")
    assert asked.last.labels == ["Порекомендовать", "Свяжитесь со мной"]
    await asked.types("Отличные люди")

    assert asked.last.labels == ["Можно процитировать?"]
    await asked.types("И цены")
    assert asked.person.inbox.count(asked.last) == 1
    await permits(asked, "Да, без имени")
    assert await stage.query("SELECT text, signature FROM quotes") == [("Отличные люди\nИ цены", None)]


@pytest.mark.parametrize("score", ["0", "6", "8"])
async def test_nobody_else_is_asked_for_it(stage: Stage, asked: Actor, score: str) -> None:
    await praises(asked, score=score)
    assert "Можно процитировать?" not in asked.buttons()
    assert "Порекомендовать" not in asked.buttons()
    await asked.taps(data=QuoteTap(response=1, wish="ask").pack())

    assert "Цитировать нечего" in asked.toasts[-1]


async def test_words_of_somebody_else_are_no_quote(stage: Stage, asked: Actor) -> None:
    await asked.taps("9")
    await asked.sends_voice()
    assert asked.last.labels == ["Порекомендовать", "Свяжитесь со мной"]


@on_both
async def test_a_permission_is_shown_and_withdrawn_in_mydata_and_its_users_hear_of_it(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await praises(asked)
    await permits(asked)
    await boss.types("/quotes")
    shown = boss.last
    await asked.types("/mydata")
    page = asked.last
    assert page.labels == ["Отозвать цитату «Везут вовремя, спасибо»", "Порекомендовать"]
    assert page.content
    held = page.content.decode()
    assert "Ваши слова, которые можно цитировать" in held
    assert "можно цитировать" in held
    assert "Анна" not in str(await stage.query("SELECT asked_by FROM quotes"))
    await asked.taps(page.labels[0], on=page)

    assert asked.sees("Цитата отозвана, слова стёрты")
    assert await stage.query("SELECT state, text, signature FROM quotes") == [("withdrawn", None, None)]
    for reader in (boss, anna):
        assert reader.sees("Разрешение на цитату отозвано: Ирина Ким, ООО «Вектор»")
    assert "Везут вовремя" not in shown.words
    await boss.types("/quotes")
    assert boss.last.words.startswith("Цитат пока нет")
    await asked.taps(page.labels[0], on=page)
    assert "уже отозвана" in asked.toasts[-1]


@on_both
@pytest.mark.parametrize("keeps", [True, False])
async def test_forgetting_ends_it_everywhere(stage: Stage, boss: Actor, anna: Actor, asked: Actor, keeps: bool) -> None:
    stage.programme = replace(stage.programme, forget_keeps_score=keeps)
    await stage.stops()
    await stage.starts()
    await praises(asked)
    await permits(asked)
    await boss.types("/quotes")
    await anna.types("/quotes")
    await asked.types("/forget")
    await asked.taps("Удалить мои данные")
    await stage.passes(minutes=30)

    assert await stage.query("SELECT count(*) FROM quotes") == [0]
    for reader in (boss, anna):
        assert "Везут вовремя" not in reader.screen
        assert "Ирина Ким" not in reader.screen


async def test_an_owner_who_erases_on_a_letter_ends_it_too(stage: Stage, boss: Actor, asked: Actor) -> None:
    await praises(asked)
    await permits(asked)
    await boss.types("/client вектор")
    card = boss.last
    await boss.taps("Удалить данные", on=card)
    await boss.taps("Ирина Ким", on=card)
    await boss.taps("Удалить данные", on=boss.last)

    assert await stage.query("SELECT count(*) FROM quotes") == [0]


@on_both
async def test_staff_ask_once_from_the_light_card_that_was_read(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await praises(asked)
    card = anna.find("🟢 10")
    assert "Попросить цитату" not in card.labels
    await anna.taps("Прочитано", on=card)
    await anna.taps("Попросить цитату", on=card)

    assert "Спросили" in anna.toasts[-1]
    assert "Спросили, можно ли процитировать" in card.words
    assert asked.last.words.startswith("Можно компании «Стройснаб» процитировать ваш отзыв?")
    await boss.taps(data=AskQuoteTap(response=1).pack(), on=boss.last)
    assert "второй раз не спросим" in boss.toasts[-1]
    await asked.taps("Нет")
    assert asked.sees("больше об этом не спросим")
    assert "Цитировать нельзя" in card.words
    await anna.taps(data=AskQuoteTap(response=1).pack(), on=card)
    assert "второй раз не спросим" in anna.toasts[-1]
    assert await stage.query("SELECT state FROM quotes") == ["refused"]


async def test_over_an_open_case_nobody_is_asked(stage: Stage, anna: Actor, asked: Actor) -> None:
    await praises(asked)
    await asked.taps("Свяжитесь со мной")
    await anna.taps(data=AskQuoteTap(response=1).pack())

    assert "Сначала закройте обращение" in anna.toasts[-1]
    assert await stage.query("SELECT count(*) FROM quotes") == [0]


async def test_the_quotes_of_others_are_nobodys_to_give_or_to_ask_for(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await praises(asked)
    text = "Везут вовремя, спасибо"
    forged = QuoteTap(response=1, wish="nameless", mark=mark_of(text, "")).pack()
    for stranger in (boss, igor):
        await stranger.taps(data=forged)
        await stranger.taps(data=QuoteBackTap(quote=1).pack())
    await igor.taps(data=AskQuoteTap(response=1).pack())
    assert await stage.query("SELECT count(*) FROM quotes") == [0]
    await permits(asked)
    await igor.types("/quotes")
    assert igor.last.words.startswith("Цитат пока нет")
    await igor.types("/quotes Смирнова")
    assert "Везут" not in igor.screen
    await igor.taps(data=QuotesTap(page=0, wanted="m1").pack())
    assert "Везут" not in igor.screen
    await igor.taps(data=QuoteBackTap(quote=1).pack())
    assert await stage.query("SELECT state FROM quotes") == ["given"]
    await asked.types("/quotes")
    assert "Везут вовремя, спасибо»\n—" not in asked.last.words


async def test_quotes_are_narrowed_down_by_words(stage: Stage, boss: Actor, asked: Actor) -> None:
    await praises(asked)
    await permits(asked)
    for words, found in (("VIP", True), ("Смирнова", True), ("Волков", False), ("Вектор", True), ("мои", False)):
        await boss.types(f"/quotes {words}")
        assert ("Везут вовремя" in boss.last.words) is found, words
    await boss.types("/quotes абракадабра")
    assert "/quotes VIP" in boss.last.words


async def test_a_score_that_fell_takes_its_quote_out_of_the_list(stage: Stage, boss: Actor, asked: Actor) -> None:
    await praises(asked)
    await permits(asked)
    await asked.taps("Изменить")
    await asked.taps("4")
    await boss.types("/quotes")

    assert boss.last.words.startswith("Цитат пока нет")


async def test_many_quotes_are_turned_by_pages(stage: Stage, boss: Actor, asked: Actor) -> None:
    for number in range(4):
        if number:
            await stage.passes(days=1)
            await stage.asks(asked)
        await praises(asked, f"Слова номер {number} " + "ж" * 1500)
        await asked.taps("Можно процитировать?")
        await asked.taps(NAMED)
    await boss.types("/quotes")
    assert boss.last.labels == ["1/2", "›"]
    assert "Слова номер 3" in boss.last.words
    await boss.taps("›")

    assert "Слова номер 0" in boss.last.words
    assert boss.last.labels == ["‹", "2/2"]


async def test_a_kill_between_the_taps_loses_nothing(stage: Stage, boss: Actor, asked: Actor) -> None:
    await praises(asked)
    await asked.taps("Можно процитировать?")
    await stage.stops()
    await stage.starts()
    await asked.taps(NAMED)
    await asked.taps(data=QuoteTap(response=1, wish="named", mark=mark_of("Везут вовремя, спасибо", SIGNED)).pack())

    assert await stage.query("SELECT state FROM quotes") == ["given"]
    assert sum("Разрешена цитата" in message.words for message in boss.person.inbox) == 1


async def test_in_english_too(stage: Stage, boss: Actor, asked: Actor) -> None:
    await asked.types("/language")
    await asked.taps("English")
    await praises(asked, "Always in time")
    await asked.taps("May we quote you?")
    assert "Exactly these words:" in asked.last.words
    await asked.taps("Yes, with my name")
    assert "You can be quoted like this" in asked.last.words
