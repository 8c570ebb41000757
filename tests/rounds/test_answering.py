"""The conversation of a contact: scores, changes of mind, reasons, comments, languages."""

from __future__ import annotations

import pytest

from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage


async def scores(stage: Stage) -> list[int]:
    return await stage.query("SELECT score FROM responses ORDER BY id")


async def test_a_zero_is_a_score_like_any_other(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("0")

    assert asked.sees("Ваша оценка: 0")
    assert anna.sees("🔴 0 из 10")
    assert await scores(stage) == [0]


async def test_why_comes_before_the_question_is_marked(stage: Stage, asked: Actor) -> None:
    """The mark changes what is there already, and nobody waits for it."""
    before = len(stage.world.calls)
    await asked.taps("3")

    calls = [call.method for call in stage.world.calls[before:] if call.chat_id == asked.id]
    assert calls == ["sendMessage", "editMessageText"]


@pytest.mark.parametrize(("typed", "score"), [("7", 7), (" 10 ", 10), ("9/10", 9), ("0", 0), ("8️⃣", 8)])
@on_both
async def test_a_typed_number_is_a_score_too(stage: Stage, anna: Actor, asked: Actor, typed: str, score: int) -> None:
    await asked.types(typed)

    assert asked.sees(f"Ваша оценка: {score}")
    assert await stage.query("SELECT score, channel FROM responses") == [(score, "typed")]


@pytest.mark.parametrize("typed", ["11", "-1", "7,5", "100"])
async def test_a_number_that_is_no_score_is_explained(stage: Stage, asked: Actor, typed: str) -> None:
    await asked.types(typed)

    assert asked.sees("целое число от 0 до 10")
    assert await scores(stage) == []


@on_both
async def test_a_second_tap_changes_the_score_and_keeps_the_first_in_history(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("9")
    await asked.taps("Изменить")
    await asked.taps("2")

    assert asked.sees("Ваша оценка: 2")
    assert await scores(stage) == [2]
    assert await stage.query("SELECT old_score, new_score FROM score_changes") == [(9, 2)]
    assert asked.sees("Спасибо, что сказали прямо")
    assert anna.sees("🔴 2 из 10")


async def test_a_score_can_be_changed_until_the_survey_closes_and_not_after(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("9")
    await stage.passes(days=29)
    await asked.taps("Изменить")
    await asked.taps("8")
    assert await scores(stage) == [8]
    await asked.taps("Изменить")
    await stage.passes(days=2)
    await asked.taps("1")

    assert await scores(stage) == [8]
    assert "Этот опрос уже закрыт" in asked.toasts[-1]


@on_both
async def test_a_number_typed_after_change_is_the_new_score(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("9")
    await asked.taps("Изменить")
    await asked.types("4")
    await asked.types("4 дня ждали")

    assert await scores(stage) == [4]
    assert await stage.query("SELECT text FROM comment_parts") == ["4 дня ждали"]


async def test_a_double_tap_counts_once_and_asks_why_once(stage: Stage, anna: Actor, asked: Actor) -> None:
    question = asked.last
    await asked.person.taps("4", on=question)
    await asked.person.taps("4", on=question)
    await stage.settles()

    assert await scores(stage) == [4]
    assert len([m for m in asked.person.inbox if "что сказали прямо" in m.text]) == 1
    assert await stage.query("SELECT COUNT(*) FROM cases") == [1]


@pytest.mark.parametrize(
    ("score", "why", "thanks"),
    [
        ("10", "Что нам точно нельзя менять?", "для вас старался"),
        ("7", "Чего не хватило до 10?", "дотянуть до 10"),
        ("6", "Что больше всего повлияло на оценку?", "свяжется с вами сегодня"),
    ],
)
async def test_why_and_thanks_fit_the_group(
    stage: Stage, anna: Actor, asked: Actor, score: str, why: str, thanks: str
) -> None:
    await asked.taps(score)
    assert asked.sees(why)
    await asked.types("Потому что.")

    assert asked.sees(thanks)


async def test_whoever_was_thanked_for_a_ten_and_makes_it_a_one_is_told_once_what_happens_now(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("10")
    await asked.taps("Готово")
    await asked.taps("Изменить")
    await asked.taps("1")
    await asked.taps("Готово")
    await asked.types("Опять опоздали.")
    told = [m.text for m in asked.person.inbox if m.text.startswith("Записано, спасибо")]

    assert len(told) == 2
    assert "для вас старался" in told[0]
    assert "Анна Смирнова свяжется с вами" in told[1]


@on_both
async def test_several_reasons_can_be_marked_and_unmarked(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("5")
    await asked.taps("Качество")
    await asked.taps("Гибкость")
    await asked.taps("✓ Качество")
    await asked.taps("Готово")

    assert await stage.query("SELECT reason FROM response_reasons") == ["flexibility"]
    assert asked.sees("Отмечено: гибкость")
    assert anna.sees("Причины: гибкость")


async def test_no_reason_at_all_is_fine(stage: Stage, asked: Actor) -> None:
    await asked.taps("8")
    await asked.taps("Готово")

    assert asked.sees("Записано, спасибо")
    assert await scores(stage) == [8]


@on_both
async def test_several_messages_in_a_row_are_one_comment_thanked_once(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await asked.types("Опять опоздали.")
    second = await asked.types("И никто не позвонил.")
    await stage.passes(minutes=20)
    await asked.sends_voice()
    await asked.sends_photo("Вот фото")
    await asked.taps("Готово")

    assert len([m for m in asked.person.inbox if "Записано, спасибо" in m.text]) == 1
    assert second.reactions == ["👍"]
    assert await stage.query("SELECT kind, text FROM comment_parts ORDER BY id") == [
        ("text", "Опять опоздали."),
        ("text", "И никто не позвонил."),
        ("voice", None),
        ("photo", "Вот фото"),
    ]
    assert anna.sees("Опять опоздали.")
    assert anna.sees("Вот фото")
    assert [m.kind for m in anna.person.inbox if m.kind != "text"] == ["voice", "photo"]
    assert await stage.query("SELECT COUNT(*) FROM client_messages") == [0]


async def test_the_same_score_in_words_behind_its_tap_is_no_comment(stage: Stage, anna: Actor, asked: Actor) -> None:
    """Taps and messages may overtake each other: who typed 3 and then tapped it said one thing."""
    await asked.taps("3")
    again = await asked.types("3")
    await asked.types("Опять опоздали.")

    assert again.reactions == ["👍"]
    assert await stage.query("SELECT text FROM comment_parts") == ["Опять опоздали."]
    assert anna.sees("«Опять опоздали.»")


async def test_a_reply_to_the_why_is_a_comment_even_days_later(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await asked.types("Сроки.")
    await stage.passes(days=2)
    await asked.replies(asked.find("Что больше всего"), "И документы с ошибками.")

    assert anna.find("🔴").text.count("И документы с ошибками.") == 1


async def test_an_edited_comment_is_corrected_on_the_card(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    message = await asked.types("Опаздали")
    await asked.edits(message, "Опоздали на неделю")

    assert "Опоздали на неделю" in anna.find("🔴").text
    assert await stage.query("SELECT text FROM comment_parts") == ["Опоздали на неделю"]


async def test_a_comment_that_overtakes_its_score_waits_and_attaches(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.types("Везут позже срока.")
    await asked.taps("2")

    assert await stage.query("SELECT text FROM comment_parts") == ["Везут позже срока."]
    assert "Везут позже срока." in anna.find("🔴").text
    await stage.passes(minutes=5)
    assert not anna.sees("✉️")
    assert asked.sees("Записано, спасибо")


async def test_what_no_database_can_keep_does_not_stop_the_rest(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await asked.types("до \ud83d\x00 после")

    assert anna.sees("до ? после")


async def test_a_contact_who_chose_english_reads_english_everywhere(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.types("/language")
    await asked.taps("English")
    await asked.taps("3", on=asked.find("По шкале"))
    await asked.types("Late again.")
    await asked.types("/help")

    names = ("Анна Смирнова", "Стройснаб")
    for message in asked.person.inbox[-4:]:
        words = message.text
        for name in names:
            words = words.replace(name, "")
        assert not any("а" <= letter <= "я" for letter in words.lower()), words
    assert anna.sees("🔴 3 из 10")


async def test_the_language_of_the_client_list_is_respected_before_telegrams(stage: Stage) -> None:
    john = stage.actor(33, "John", language_code="ru")
    await john.opens(await stage.link_of("John Smith"))
    await john.taps("Agree and start")

    assert john.sees("On a scale")


async def test_a_forged_score_for_somebody_elses_question_changes_nothing(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    data = asked.last.buttons[0][3].data
    oleg = stage.actor(32, "Олег")
    await oleg.opens(await stage.link_of("Олег Дан"))
    await oleg.taps("Согласиться и начать")
    await oleg.taps(data=data, on=oleg.last)
    await oleg.taps(data="score:1:99", on=oleg.last)
    await oleg.taps(data="no such thing", on=oleg.last)

    assert await scores(stage) == []
    assert "не для вас" in oleg.toasts[0]
    assert len(oleg.toasts) == 3


async def test_html_in_names_and_comments_is_shown_as_written(stage: Stage, anna: Actor) -> None:
    eve = stage.actor(31, "<b>Ева</b> & Ко")
    await eve.opens(await stage.link_of("Ирина Ким"))
    await eve.taps("Согласиться и начать")
    await eve.taps("3")
    await eve.types('<a href="https://evil">жми</a> & <code>')
    await eve.types("/mydata")

    assert anna.sees('«<a href="https://evil">жми</a> & <code>»')
    page = (eve.last.content or b"").decode()
    assert "&lt;b&gt;Ева&lt;/b&gt; &amp; Ко" in page
    assert "<b>" not in page


async def test_after_the_survey_has_closed_no_reason_is_marked(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await stage.passes(days=31)
    await asked.taps("Качество")

    assert "Этот опрос уже закрыт" in asked.toasts[-1]
    assert await stage.query("SELECT count(*) FROM response_reasons") == [0]


@pytest.mark.parametrize("first", ["10!", "10"])
async def test_a_number_typed_after_the_score_is_a_change_of_mind_and_says_so(
    stage: Stage, anna: Actor, asked: Actor, first: str
) -> None:
    await asked.types(first)
    await asked.types("0")

    assert await scores(stage) == [0]
    assert asked.sees("Оценка изменена: 10 → 0")
    assert anna.sees("🔴 0 из 10")
    assert await stage.query("SELECT count(*) FROM comment_parts") == [0]


async def test_whoever_meant_no_score_has_the_old_one_back(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("9")
    await asked.types("Всё хорошо.")
    await stage.passes(days=3)
    await asked.types("4")
    assert asked.sees("Если это была не оценка, пришлите 9")
    await asked.types("9")

    assert await scores(stage) == [9]


async def test_a_number_in_words_is_a_comment(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("9")
    await asked.types("4 дня ждали")

    assert await scores(stage) == [9]
    assert await stage.query("SELECT text FROM comment_parts") == ["4 дня ждали"]


async def test_a_number_after_the_survey_has_closed_is_a_message(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("9")
    await stage.passes(days=31)
    await asked.types("4")

    assert await scores(stage) == [9]
    assert anna.sees("4")
    assert asked.sees("Прочитает Анна Смирнова")


@pytest.mark.parametrize("minutes", [0, 11])
async def test_a_number_typed_after_change_is_no_comment_even_late(
    stage: Stage, anna: Actor, asked: Actor, minutes: int
) -> None:
    await asked.taps("9")
    await asked.taps("Изменить")
    await stage.passes(minutes=minutes)
    await asked.types("4")

    assert await scores(stage) == [4]
    assert await stage.query("SELECT count(*) FROM comment_parts") == [0]


async def test_a_number_after_the_change_is_done_is_one_more_change_of_mind(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("9")
    await asked.taps("Изменить")
    await asked.taps("8")
    await asked.types("4")

    assert await scores(stage) == [4]
    assert asked.sees("Оценка изменена: 8 → 4")


async def test_a_number_below_the_why_is_about_that_answer(stage: Stage, of_two: Actor) -> None:
    why = next(m for m in of_two.person.inbox if "Что нам точно нельзя менять?" in m.text)
    await of_two.replies(why, "8")

    assert await scores(stage) == [8]


@pytest.fixture
async def of_two(stage: Stage, asked: Actor) -> Actor:
    """Ирина, who has answered for «Вектор» with 9 and has just joined and been asked for «Ромашка» as well."""
    await asked.taps("9")
    async with stage.database.write() as conn:
        (romashka,) = (await conn.exec_driver_sql("SELECT id FROM accounts WHERE name = 'Ромашка'")).one()
        await Filling(conn, now=stage.clock()).contact("Ирина К.", account=romashka, joined=False)
    await stage.passes(minutes=5)
    await asked.opens(await stage.link_of("Ирина К."))
    await asked.taps("Согласиться и начать")
    return asked


async def test_words_under_a_newer_question_are_not_the_comment_of_an_older_answer(stage: Stage, of_two: Actor) -> None:
    await of_two.types("Везут позже срока.")
    await of_two.taps("2")

    assert await stage.query(
        "SELECT a.name, p.text FROM comment_parts p JOIN responses r ON r.id = p.response_id"
        " JOIN accounts a ON a.id = r.account_id"
    ) == [("Ромашка", "Везут позже срока.")]


async def test_a_reply_to_the_why_is_about_that_answer_though_a_newer_question_waits(
    stage: Stage, of_two: Actor
) -> None:
    why = of_two.find("нельзя менять")
    for words in ("Вежливых водителей.", "5"):
        await of_two.replies(why, words)

    assert await scores(stage) == [5]
    assert await stage.query(
        "SELECT a.name, p.text FROM comment_parts p JOIN responses r ON r.id = p.response_id"
        " JOIN accounts a ON a.id = r.account_id ORDER BY p.id"
    ) == [("ООО «Вектор»", "Вежливых водителей.")]


async def test_a_number_typed_after_change_is_for_the_score_that_is_changed_and_not_for_an_open_question(
    stage: Stage, of_two: Actor
) -> None:
    await of_two.taps("Изменить", on=of_two.find("Ваша оценка: 9"))
    await of_two.types("4")

    assert await scores(stage) == [4]
    await of_two.types("8")
    assert await scores(stage) == [4, 8]


async def test_everybody_who_writes_before_a_score_is_asked_for_it(stage: Stage, anna: Actor, asked: Actor) -> None:
    oleg = stage.actor(32, "Олег", language_code="ru")
    await oleg.opens(await stage.link_of("Олег Дан"))
    await oleg.taps("Согласиться и начать")
    for person in (asked, oleg):
        await person.types("Всё хорошо.")
    await stage.passes(seconds=10)

    for person in (asked, oleg):
        assert person.sees("Осталось поставить оценку")


async def test_nobody_is_promised_a_call_by_a_day_that_is_over(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await stage.passes(days=3)
    await asked.taps("Готово")

    assert asked.sees("Записано, спасибо. Передано руководству, с вами свяжутся.")
    assert not asked.sees("Анна Смирнова свяжется")
