"""A client has left: why, to whom, who hears of it, and what is asked of them after it."""

from __future__ import annotations

from tests.databases import on_both
from tests.rounds.stage import Actor, Stage


async def account(stage: Stage) -> str | None:
    (status,) = await stage.query("SELECT status FROM accounts WHERE name LIKE '%Вектор%'")
    return str(status) if status else None


async def loses(anna: Actor, *, reason: str = "Условия конкурента", to: str = "Мегаснаб") -> None:
    await anna.taps("Клиент потерян", on=anna.find("из 10"))
    await anna.taps(reason)
    await anna.types(to)


@on_both
async def test_a_lost_client_is_remembered_with_reason_and_competitor_and_the_owners_are_told(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Клиент потерян", on=anna.find("из 10"))
    assert anna.sees("Почему ушла компания ООО «Вектор»?")
    await anna.taps("Условия конкурента")
    assert anna.sees("очередных вопросов ей не будет")
    assert await account(stage) is None
    await anna.types("  Мегаснаб\nЮг ")

    assert anna.sees("ООО «Вектор»: отмечено — клиент потерян")
    assert "Ушли к: Мегаснаб Юг" in anna.find("🔴").words
    assert await account(stage) == "lost"
    told = boss.find("ООО «Вектор» · 12,4 млн ₽: клиент потерян")
    assert "Причина потери: Условия конкурента" in told.words
    assert "Отмечено: Анна Смирнова" in told.words
    assert boss.sees("⚫ Клиент потерян. Менеджер: Анна Смирнова")
    assert await stage.query("SELECT state, due FROM cases") == [("lost", None)]
    assert await stage.query("SELECT reason, competitor, status_before, back_at FROM losses") == [
        ("competition", "Мегаснаб Юг", None, None)
    ]


async def test_own_words_come_first_and_the_competitor_may_be_unknown(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await anna.taps("Клиент потерян", on=anna.find("из 10"))
    await anna.taps("Своими словами")
    await anna.sends_sticker()
    assert anna.sees("Здесь нужен текст")
    await anna.types("сменился собственник")
    await anna.taps("Неизвестно к кому — отметить")

    assert await stage.query("SELECT reason, words, competitor FROM losses") == [
        ("other", "сменился собственник", None)
    ]
    assert "Причина потери: «сменился собственник»" in anna.find("🔴").words


async def test_what_was_given_up_changes_nothing_and_an_old_button_says_so(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Клиент потерян", on=anna.find("из 10"))
    await anna.taps("Безразличие, обращение")
    question = anna.find("К кому ушла")
    unknown = question.buttons[0][0].data
    await anna.taps("Отмена", on=question)
    assert anna.sees("ничего не записано")
    await anna.taps(data=unknown, on=anna.last)

    assert "уже не актуально" in anna.toasts[-1]
    assert await account(stage) is None
    assert await stage.query("SELECT state FROM cases") == ["new"]


async def test_a_lost_account_is_asked_no_more_until_it_is_back(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await loses(anna)
    await stage.days_pass(95)
    assert len(await stage.query("SELECT id FROM invitations")) == 1

    await anna.taps("Клиент вернулся", on=anna.find("🔴"))
    assert boss.sees("ООО «Вектор»: клиент вернулся")
    assert "↩️ Клиент вернулся" in anna.find("🔴").words
    assert await account(stage) is None
    await anna.taps("Клиент вернулся", on=anna.find("🔴"))
    assert "не отмечена как потерянная" in anna.toasts[-1]
    await stage.days_pass(3)  # to Monday
    assert len(await stage.query("SELECT id FROM invitations")) == 2


async def test_an_open_question_of_a_lost_account_is_not_reminded_of(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.types("/start")
    oleg = stage.actor(32, "Олег", "Дан", language_code="ru")
    await oleg.opens(await stage.link_of("Олег Дан"))
    await oleg.taps("Согласиться и начать")
    await oleg.taps("3")
    await loses(anna)
    await stage.days_pass(7)

    assert await stage.query("SELECT count(*) FROM invitations WHERE reminded_at IS NOT NULL") == [0]


async def test_other_open_cases_are_asked_about_and_never_closed_in_silence(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    oleg = stage.actor(32, "Олег", "Дан", language_code="ru")
    await oleg.opens(await stage.link_of("Олег Дан"))
    await oleg.taps("Согласиться и начать")
    await oleg.taps("2")
    await anna.taps("Клиент потерян", on=anna.find("🔴 3 из 10"))
    await anna.taps("Качество или сроки")
    await anna.types("Мегаснаб")
    assert anna.sees("открыто ещё 1 обращение")
    assert anna.sees("№ 2 · Олег Дан")
    assert await stage.query("SELECT state FROM cases ORDER BY id") == ["lost", "new"]

    await anna.taps("Не закрывать")
    assert anna.sees("остаются открытыми")
    assert await stage.query("SELECT state FROM cases ORDER BY id") == ["lost", "new"]
    await anna.taps("Клиент потерян", on=anna.find("🔴 2 из 10"))
    assert await stage.query("SELECT state FROM cases ORDER BY id") == ["lost", "lost"]
    assert len(await stage.query("SELECT id FROM losses")) == 1


async def test_other_open_cases_are_closed_with_it_when_that_is_said(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    oleg = stage.actor(32, "Олег", "Дан", language_code="ru")
    await oleg.opens(await stage.link_of("Олег Дан"))
    await oleg.taps("Согласиться и начать")
    await oleg.taps("2")
    await loses(anna)
    await anna.taps("Закрыть тоже: клиент потерян")

    assert anna.sees("Закрыто ещё 1 обращение")
    assert await stage.query("SELECT state FROM cases ORDER BY id") == ["lost", "lost"]


async def test_a_list_that_says_so_brings_the_client_back(stage: Stage, boss: Actor, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await loses(anna)
    listed = "Компания;Контакт;Менеджер;Статус\nООО «Вектор»;Ирина Ким;Анна Смирнова;постоянный\n"
    await boss.sends_document("clients.csv", listed.encode())
    await boss.taps("Применить")

    assert await account(stage) == "permanent"
    assert boss.sees("ООО «Вектор»: по списку клиентов это снова клиент")
    assert len(await stage.query("SELECT id FROM losses WHERE back_at IS NOT NULL")) == 1


async def test_a_list_that_says_lost_begins_a_loss_of_which_nobody_has_said_why(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    listed = "Компания;Контакт;Менеджер;Статус\nООО «Вектор»;Ирина Ким;Анна Смирнова;потерянный\n"
    await boss.sends_document("clients.csv", listed.encode())
    await boss.taps("Применить")

    assert await stage.query("SELECT reason, contact_id, back_at FROM losses") == [(None, None, None)]


async def test_an_english_owner_writes_it_down_and_an_owner_opens_it_again(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await boss.types("/language")
    await boss.taps("English")
    await asked.taps("3")
    await boss.types("/cases")
    await boss.taps("No. 1")
    await boss.taps("Client lost", on=boss.find("🔴"))
    await boss.taps("Indifference, treatment")
    await boss.taps("Not known — mark as lost")
    assert boss.sees("marked as lost")
    assert "Why they left: Indifference, treatment" in boss.find("🔴").words

    await boss.taps("Open again", on=boss.find("🔴"))
    assert await stage.query("SELECT state FROM cases") == ["reopened"]
    assert await account(stage) == "lost"


@on_both
async def test_a_question_that_waits_to_be_sent_is_withdrawn_when_the_client_is_lost(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    oleg = stage.actor(32, "Олег", "Дан", language_code="ru")
    await oleg.opens(await stage.link_of("Олег Дан"))
    await oleg.taps("Согласиться и начать")
    await oleg.taps("9")
    await stage.days_pass(5)
    await asked.taps("3")
    away = stage.world.faults.add("sendMessage", "429", chat_id=oleg.id, retry_after=7200)
    await stage.days_pass(93)  # a Monday
    assert "planned" in await stage.query("SELECT state FROM invitations")
    await loses(anna)
    away.remove()
    await stage.passes(hours=3)

    assert await stage.query("SELECT state, skipped_reason FROM invitations WHERE skipped_reason IS NOT NULL") == [
        ("skipped", "withdrawn")
    ]
    assert oleg.screen.count("По шкале") == 0


@on_both
async def test_a_reminder_that_waits_to_be_sent_is_dropped_when_the_client_is_lost(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    oleg = stage.actor(32, "Олег", "Дан", language_code="ru")
    await oleg.opens(await stage.link_of("Олег Дан"))
    await oleg.taps("Согласиться и начать")
    await oleg.taps("3")
    away = stage.world.faults.add("sendMessage", "429", chat_id=asked.id, retry_after=7200)
    await stage.days_pass(7)
    assert await stage.query("SELECT count(*) FROM invitations WHERE reminded_at IS NOT NULL") == [1]
    before = asked.screen.count("По шкале")
    await loses(anna)
    away.remove()
    await stage.passes(hours=3)

    assert asked.screen.count("По шкале") == before
    assert await stage.query("SELECT state FROM outbox WHERE chat_id = 31 AND state NOT IN ('sent')") == ["dropped"]

    await asked.types("/start")  # who wants it has it all the same
    assert asked.screen.count("По шкале") == before + 1


async def test_the_reason_may_be_written_at_once(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("3")
    await anna.taps("Клиент потерян", on=anna.find("из 10"))
    await anna.types("сменился собственник")
    assert "К кому ушла" in anna.last.words
    await anna.types("Мегаснаб")

    assert await stage.query("SELECT reason, words, competitor FROM losses") == [
        ("other", "сменился собственник", "Мегаснаб")
    ]
