"""[Передать]: to a colleague with a note, alone, with the client or with the account; who had it sees where it went."""

from __future__ import annotations

from dataclasses import replace

from actions import alerting
from actions.turn import Turn
from bot.traffic.owing import rows_of
from nps.values import TelegramId
from storage.queues import outbox
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage

CASE, CLIENT, COMPANY = "Только обращение", "Клиента: Ирина Ким", "Всю компанию: ООО «Вектор»"


async def to_igor(actor: Actor, what: str | None, note: str | None = None) -> None:
    """The whole of it, with a note or without."""
    await actor.taps("Передать", on=actor.find("🔴"))
    await actor.taps("Игорь Волков")
    if what is not None:
        await actor.taps(what)
    if note is None:
        await actor.taps("Передать без записки")
    else:
        await actor.types(note)


async def whose(stage: Stage, contact: str = "Ирина Ким") -> list[tuple[str | None, str | None, str]]:
    """The contact's own manager, who has them for a case, and the account's manager."""
    rows = await stage.query(
        "SELECT c.name, own.name, lent.name, a.name FROM contacts c JOIN accounts k ON k.id = c.account_id"
        " JOIN staff a ON a.id = k.manager_id LEFT JOIN staff own ON own.id = c.manager_id"
        " LEFT JOIN staff lent ON lent.id = c.lent_to"
    )
    return [(own, lent, account) for name, own, lent, account in rows if name == contact]


@on_both
async def test_a_case_goes_to_a_colleague_with_a_note_and_who_had_it_sees_where(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.types("Опять опоздали")
    before = await stage.query("SELECT deadline_at, deadline_version FROM cases")

    await to_igor(anna, CASE, "Любит, когда звонят утром")

    assert "Опять опоздали" in igor.find("🔴 3 из 10").words
    assert "Любит, когда звонят утром" in igor.screen
    assert igor.sees("Анна Смирнова передаёт вам обращение")
    assert anna.sees("Обращение № 1 передано: Игорь Волков. Теперь им занимаются там.")
    assert not anna.sees("🔴 3 из 10")
    assert "Срок прежний: до" in anna.screen
    assert "передано: Игорь Волков" in igor.find("🔴 3 из 10").words
    assert not asked.sees("звонят утром")
    assert await stage.query("SELECT deadline_at, deadline_version FROM cases") == before
    assert await whose(stage) == [(None, "Игорь Волков", "Анна Смирнова")]
    await igor.taps("Был звонок", on=igor.find("🔴 3 из 10"))
    assert await stage.query("SELECT state FROM cases") == ["in_work"]


async def test_the_clients_words_go_to_who_has_the_case_and_come_back_some_time_after_it(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await to_igor(anna, CASE)

    await stage.passes(hours=3)
    await asked.types("Вы когда позвоните?")
    assert igor.sees("Вы когда позвоните?")
    assert not anna.sees("Вы когда позвоните?")
    await igor.taps("Закрыть", on=igor.find("🔴"))
    await igor.taps("Качество")
    await igor.types("заменили")
    await asked.taps("Да, решено")
    assert igor.sees("Да, решено")
    assert await whose(stage) == [(None, "Игорь Волков", "Анна Смирнова")]

    await stage.days_pass(15)

    assert await whose(stage) == [(None, None, "Анна Смирнова")]
    await asked.types("И ещё вопрос")
    assert anna.sees("И ещё вопрос")
    assert not igor.sees("И ещё вопрос")


@on_both
async def test_a_contact_handed_over_alone_stays_with_the_colleague_and_the_others_do_not(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await to_igor(anna, CLIENT)

    assert "Остальные в компании" in igor.screen
    assert await whose(stage) == [("Игорь Волков", None, "Анна Смирнова")]
    assert await whose(stage, "Олег Дан") == [(None, None, "Анна Смирнова")]
    await igor.types("/cases")
    assert "ООО «Вектор»" in igor.last.words
    await anna.types("/cases")
    assert "ООО «Вектор»" not in anna.last.words
    await igor.types("/case Ким")
    assert igor.sees("уже открыто")
    await anna.types("/case Ким")
    assert "никого нет" in anna.last.words


async def test_a_client_list_does_not_take_back_a_contact_handed_over_alone(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await to_igor(anna, CLIENT)

    await boss.sends_document(
        "clients.csv",
        (
            "account,contact,manager\nООО «Вектор»,Ирина Ким,Анна Смирнова\nООО «Вектор»,Новый Человек,Анна Смирнова\n"
        ).encode(),
    )
    await boss.taps("Применить")
    await stage.ticks()

    assert await whose(stage) == [("Игорь Волков", None, "Анна Смирнова")]
    assert await whose(stage, "Новый Человек") == [(None, None, "Анна Смирнова")]
    assert not anna.sees("🔴 3 из 10")


@on_both
async def test_words_follow_the_manager_of_now_while_the_case_has_not_moved_yet(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.types("Опять опоздали")
    await stage.passes(hours=3)  # what is written from now on is no comment
    listed = "account,contact,manager\nООО «Вектор»,Ирина Ким,Игорь Волков\n"
    await boss.sends_document("clients.csv", listed.encode())
    await boss.taps("Применить")
    before = await stage.query("SELECT s.name FROM cases c JOIN staff s ON s.id = c.manager_id")
    await asked.types("Вы когда позвоните?")

    assert before == ["Анна Смирнова"]
    assert igor.sees("Вы когда позвоните?")
    assert not anna.sees("Вы когда позвоните?")
    assert not boss.sees("Вы когда позвоните?")
    assert "Игорь Волков" in asked.last.words
    await stage.ticks()
    assert "Вы когда позвоните?" in igor.screen
    assert igor.sees("🔴 3 из 10")
    assert not anna.sees("🔴 3 из 10")


@on_both
async def test_cases_that_follow_an_account_do_so_one_at_a_time_and_once(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    oleg = stage.actor(32, "Олег", "Дан", language_code="ru")
    await oleg.opens(await stage.link_of("Олег Дан"))
    await oleg.taps("Согласиться и начать")
    await oleg.taps("2")
    async with stage.database.write() as conn:
        await conn.exec_driver_sql(
            "UPDATE accounts SET manager_id = (SELECT id FROM staff WHERE name = 'Игорь Волков')"
        )
    async with stage.database.write() as conn:
        turn = Turn(conn, stage.clock(), stage.programme)
        listed = await alerting.list_to_hand_over(turn)
        first = await alerting.hand_over_one(turn, listed[0])
        again = await alerting.hand_over_one(turn, listed[0])
        left = await alerting.list_to_hand_over(turn)
        await outbox.owe(conn, rows_of(first), now=turn.now)

    assert (listed, left) == ([1, 2], [2])
    assert first
    assert again == []
    await stage.ticks()
    assert igor.sees("🔴 3 из 10")
    assert igor.sees("🔴 2 из 10")
    assert not anna.sees("из 10")


async def test_the_account_goes_with_all_that_waits_there(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    oleg = stage.actor(32, "Олег", "Дан", language_code="ru")
    await oleg.opens(await stage.link_of("Олег Дан"))
    await oleg.taps("Согласиться и начать")
    await oleg.taps("9")
    await oleg.types("Хотим ещё 20 тонн")
    assert anna.sees("Хотим ещё 20 тонн")

    await to_igor(anna, COMPANY)

    assert igor.sees("компанию ООО «Вектор»")
    assert igor.sees("Хотим ещё 20 тонн")
    assert anna.sees("Клиент передан вместе с перепиской: Игорь Волков")
    assert await whose(stage) == [(None, None, "Игорь Волков")]


@on_both
async def test_words_in_flight_reach_whom_they_were_confirmed_for_and_nobody_else(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.types("Опять опоздали")
    await anna.replies(anna.find("🔴"), "Уже разбираюсь")
    await anna.taps("Отправить")
    await anna.replies(anna.find("🔴"), "И ещё одно")
    await to_igor(anna, CLIENT)

    assert asked.sees("Анна Смирнова: Уже разбираюсь")
    await anna.taps("Отправить", on=anna.find("И ещё одно"))
    assert not asked.sees("И ещё одно")
    assert anna.toasts[-1] == "Этот клиент больше не у вас. Ничего не отправлено."
    assert not igor.sees("И ещё одно")


async def test_what_was_about_to_be_promised_or_written_is_void_for_who_had_it(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Обещание", on=anna.find("🔴"))
    await anna.types("замена")
    await anna.types("до пт")
    await to_igor(anna, CLIENT)

    assert not anna.sees("Сохранить и отправить")
    assert await stage.query("SELECT state, what FROM promises") == [("cancelled", None)]
    assert await stage.query("SELECT COUNT(*) FROM prompts") == [0]


async def test_an_owner_hands_over_anybodys_case_and_who_had_it_is_told(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await asked.taps("Отношение")
    assert boss.sees("🔴 3 из 10")

    await to_igor(boss, CLIENT, "Анна с ней не сработалась")

    assert anna.sees("теперь у коллеги: Игорь Волков. Передано: Павел Громов")
    assert igor.sees("Анна с ней не сработалась")
    assert not anna.sees("не сработалась")


async def test_a_colleague_can_be_named_in_words(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Передать", on=anna.find("🔴"))
    await anna.types("dfkrjd")  # Валков, in the other layout: only spelled alike
    assert anna.last.labels[0] == "Игорь Волков"
    await anna.types("волков")
    await anna.taps(CASE)
    await anna.sends_voice()

    assert igor.sees("передаёт вам обращение")
    assert any(message.kind == "voice" for message in igor.person.inbox)


async def test_many_colleagues_come_by_pages(stage: Stage, boss: Actor, anna: Actor, asked: Actor) -> None:
    async with stage.database.write() as conn:
        filling = Filling(conn, now=stage.clock())
        for number in range(10):
            await filling.manager(f"Менеджер {number}")
    await asked.taps("3")
    await anna.taps("Передать", on=anna.find("🔴"))
    assert "Менеджер 9" not in anna.last.labels

    await anna.taps("Дальше ›")

    assert anna.last.labels == ["Менеджер 8", "Менеджер 9", "Павел Громов", "‹ Назад", "Отмена"]


async def test_who_is_away_gets_it_through_who_stands_in(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await igor.types("/away до 8 дек")
    await anna.taps("Передать", on=anna.find("🔴"))
    await anna.taps("🔄 Игорь Волков (отсутствует)")
    await anna.taps(CASE)
    await anna.types("Срочно")

    assert "Игорь Волков отсутствует по 8 декабря включительно: пока это у владельцев." in anna.screen
    assert "Игорь Волков отсутствует, поэтому пришло вам." in boss.screen
    assert boss.sees("Срочно")
    assert not igor.sees("Срочно")
    await igor.types("/away off")
    assert igor.sees("🔴 3 из 10")


async def test_whom_it_cannot_go_to_is_said_with_what_to_do(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Передать", on=anna.find("🔴"))
    assert "Игорь Волков" not in anna.last.labels
    await anna.types("Волков")
    assert "ещё не в боте" in anna.last.words
    await anna.types("Смирнова")
    assert "Это и так у вас" in anna.last.words
    await anna.types("Кукушкин")
    assert "никого нет" in anna.last.words
    await anna.taps(data="handto:1:999", on=anna.last)
    assert any("сотрудников больше нет" in toast for toast in anna.toasts)

    assert await whose(stage) == [(None, None, "Анна Смирнова")]


async def test_nothing_is_handed_over_by_whoever_has_lost_it_or_when_it_is_over(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor, asked: Actor
) -> None:
    await asked.taps("3")
    await anna.taps("Передать", on=anna.find("🔴"))
    await anna.taps("Игорь Волков")
    question = anna.last
    await anna.taps(CASE)
    await to_igor(anna, CLIENT)
    await anna.taps(data="hand:1:2:account", on=question)
    await anna.taps(data="case:1:hand", on=question)

    assert [toast for toast in anna.toasts if toast][-2:] == ["Это обращение другого менеджера."] * 2
    assert await whose(stage) == [("Игорь Волков", None, "Анна Смирнова")]


async def test_where_answers_are_anonymous_owners_hand_over_among_themselves(
    stage: Stage, boss: Actor, anna: Actor, irina: Actor
) -> None:
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True, owner_ids=stage.programme.owner_ids | {TelegramId(12)})
    await stage.starts()
    olga = stage.actor(12, "Ольга", "Белова", language_code="ru")
    await olga.opens()
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await irina.taps("3")

    await boss.taps("Передать", on=boss.find("🔴"))
    assert not any("Анна" in text for text in boss.last.labels)
    await boss.types("Смирнова")
    assert "никого нет" in boss.last.words
    await boss.taps("Ольга Белова", on=boss.find("Кому передать"))
    await boss.types("Разберись, пожалуйста")

    assert olga.sees("Разберись, пожалуйста")
    assert "Занимается Ольга Белова" in olga.find("🔴").words
    assert not anna.sees("🔴")
    assert await whose(stage) == [(None, None, "Анна Смирнова")]
    await anna.taps(data="case:1:hand", on=anna.last)
    assert "Это обращение другого менеджера." in anna.toasts
