"""/client, or a name alone: the card before a call, what stands behind its buttons, and who may read it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import update

from nps.values import Circle, ContactState
from storage.schema import accounts, contacts
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage


async def joins(stage: Stage, number: int, name: str) -> Actor:
    actor = stage.actor(number, *name.split(), language_code="ru")
    await actor.opens(await stage.link_of(name))
    await actor.taps("Согласиться и начать")
    return actor


@pytest.fixture
async def vector(stage: Stage, anna: Actor, asked: Actor) -> Actor:
    """Anna, whose «Вектор» has said the opposite: the decision maker complains, a user is content."""
    oleg = await joins(stage, 32, "Олег Дан")
    await asked.taps("3")
    await asked.types("Третий раз подряд везут позже срока")
    await oleg.taps("9")
    await oleg.types("Удобный личный кабинет")
    async with stage.database.write() as conn:
        filling = Filling(conn, now=stage.clock())
        (account,) = await stage.query("SELECT id FROM accounts WHERE name = 'ООО «Вектор»'")
        await filling.contact("Мария Гай", account=account, joined=False, circle=Circle.DECISION_MAKER)
    return anna


@on_both
async def test_the_card_says_how_the_account_stands_and_who_said_what(stage: Stage, vector: Actor) -> None:
    await vector.types("/client вектор")

    lines = vector.last.words.split("\n")
    assert lines[0] == "ООО «Вектор» · VIP · менеджер Анна Смирнова"
    assert lines[1] == "Выручка: 12,4 млн ₽ за 12 месяцев"
    assert lines[2] == (
        "🔴 под угрозой: ЛПР: 3, 23 нояб.; обращение открыто с 23 нояб.; "
        "ЛПР и остальные говорят противоположное, 23 нояб."
    )
    assert lines[3] == (
        "Компания: детрактор — худшая оценка ЛПР 3 (ответивших: 2) ⚠️ ЛПР недоволен, хотя другие довольны"
    )
    assert lines[4] == (
        "Круги · слышим: ЛПР, пользователь · нет в списке: адвокат бренда, посредник, конечный пользователь"
    )
    assert lines[6].startswith("🔴 3 Ирина Ким · ЛПР — 23 нояб. «Третий раз подряд везут позже срока» · +7")
    assert "@canary_31" in lines[6]
    assert lines[7].replace("\xa0", " ") == "⚪ Мария Гай · ЛПР — не в боте с 23 нояб."
    assert lines[8].startswith("🟢 9 Олег Дан · пользователь — 23 нояб. «Удобный личный кабинет»")
    assert "№ 1 · Ирина Ким — связаться до" in lines[10].replace("\xa0", " ")
    assert [label.replace("\xa0", " ") for label in vector.last.labels] == [
        "№ 1",
        "История",
        "События",
        "Пригласить ещё",
        "Категория",
        "Почему покупает",
        "Не спрашивать…",
    ]


async def test_the_card_says_what_the_account_is_and_owes(stage: Stage, vector: Actor) -> None:
    async with stage.database.write() as conn:
        told = {"type": "опт", "abc": "A", "xyz": "X", "debt": 150_000}
        await conn.execute(update(accounts).where(accounts.c.name == "ООО «Вектор»").values(**told))
    await vector.types("/client вектор")

    assert vector.last.words.split("\n")[:2] == [
        "ООО «Вектор» · VIP · опт · A · X · менеджер Анна Смирнова",
        "Выручка: 12,4 млн ₽ за 12 месяцев · Долг: 150 000 ₽",
    ]


async def test_a_name_alone_is_the_card_and_words_that_are_none_are_not(stage: Stage, vector: Actor) -> None:
    await vector.types("dtrnjh")
    assert vector.last.words.startswith("ООО «Вектор» · VIP")
    await vector.types("олег дан")
    assert vector.last.words.split("\n")[6].startswith("🟢 9 Олег Дан")
    await vector.types("Вектар")
    assert vector.sees("Точно такого имени нет, есть похожее. Кто нужен?")
    await vector.taps("ООО «Вектор»")
    assert vector.last.words.startswith("ООО «Вектор» · VIP")
    await vector.types("Ромашка")
    assert "Это никому не отправлено, и среди ваших клиентов никого нет по запросу «Ромашка»." in vector.last.words
    await vector.types("А что с Вектором?")
    assert vector.last.words.startswith("Это никому не отправлено: клиенту пишут ответом на его карточку или слова.")
    await vector.sends_voice()
    assert vector.last.words.startswith("Это никому не отправлено: клиенту пишут")
    await vector.types("/nosuch")

    assert vector.last.words.startswith("Не понимаю, что нужно сделать")


async def test_whoever_is_a_client_as_well_loses_no_words(stage: Stage, vector: Actor) -> None:
    async with stage.database.write() as conn:
        filling = Filling(conn, now=stage.clock())
        (account,) = await stage.query("SELECT id FROM accounts WHERE name = 'Ромашка'")
        await filling.contact("Анна Смирнова", account=account, telegram_id=vector.id)
    await vector.types("вектор")
    assert await stage.query("SELECT text FROM client_messages") == ["вектор"]
    await vector.types("/client вектор")

    assert vector.last.words.startswith("ООО «Вектор» · VIP")


async def test_what_they_were_asked_to_write_is_no_name(stage: Stage, vector: Actor) -> None:
    await vector.taps("Был звонок", on=vector.find("🔴 3 из 10"))
    await vector.types("Вектор")

    assert await stage.query("SELECT text FROM notes") == ["Вектор"]


async def test_who_is_silent_and_since_when(stage: Stage, vector: Actor) -> None:
    async with stage.database.write() as conn:
        (account,) = await stage.query("SELECT id FROM accounts WHERE name = 'ООО «Вектор»'")
        await Filling(conn, now=stage.clock()).contact("Пётр Лось", account=account, joined=False)
    petr = await joins(stage, 35, "Пётр Лось")
    await stage.days_pass(10)
    await vector.types("/client вектор")
    assert "⚪ Пётр Лось — не отвечает с 23 ноября" in vector.last.words.replace("\xa0", " ")
    await petr.types("/stop")
    await vector.types("/client вектор")
    assert "⚪ Пётр Лось — просит не спрашивать с 3 дек." in vector.last.words.replace("\xa0", " ")
    await petr.blocks()
    await vector.types("/client лось")

    assert "⚪ Пётр Лось — бот заблокирован с 3 дек." in vector.last.words.replace("\xa0", " ").split("\n")[6]
    await petr.unblocks()
    await vector.types("/client лось")
    assert "⚪ Пётр Лось — просит не спрашивать с 3 дек." in vector.last.words.replace("\xa0", " ")


async def test_whom_else_to_invite_is_told_by_circle(stage: Stage, vector: Actor) -> None:
    (account,) = await stage.query("SELECT id FROM accounts WHERE name = 'ООО «Вектор»'")
    async with stage.database.write() as conn:
        filling = Filling(conn, now=stage.clock())
        await filling.contact("Агент Белов", account=account, joined=False, circle=Circle.INTERMEDIARY)
        await filling.contact("Мила Рук", account=account, circle=Circle.ADVOCATE)
        left = ContactState.LEFT
        await filling.contact("Ушла Давно", account=account, joined=False, state=left, circle=Circle.END_USER)
    await vector.types("/client вектор")

    assert vector.last.words.split("\n")[4] == (
        "Круги · слышим: ЛПР, пользователь · в боте, без ответа за год: адвокат бренда · ещё позвать: посредник"
        " · нет в списке: конечный пользователь"
    )
    await vector.taps("Пригласить ещё", on=vector.last)
    await vector.taps("Агент Белов", on=vector.last)
    assert vector.sees("Кому: Агент Белов")


async def test_history_invitations_and_ties_stand_in_the_same_message(stage: Stage, vector: Actor) -> None:
    await vector.types("/client вектор")
    card = vector.last
    await vector.taps("История", on=card)
    assert vector.last is card
    assert "🟢 9 Олег Дан «Удобный личный кабинет»" in card.words
    assert "№ 1 открыто · Ирина Ким · низкая оценка" in card.words.replace("\xa0", " ")
    await vector.taps("‹ К карточке", on=card)
    await vector.taps("Категория", on=card)
    await vector.taps("заложник", on=card)
    assert "Категория: заложник" in card.words
    await vector.taps("Почему покупает", on=card)
    await vector.taps("удобство", on=card)
    await vector.taps("выгода", on=card)
    assert "✓ выгода" in card.labels
    await vector.taps("‹ К карточке", on=card)
    assert "Категория: заложник · покупает за: выгода, удобство" in card.words
    await vector.taps("Категория", on=card)
    await vector.taps("✓ заложник", on=card)
    assert "Категория" not in card.words
    await vector.taps("Пригласить ещё", on=card)
    assert card.labels == ["Мария Гай", "‹ К карточке"]
    await vector.taps("Мария Гай", on=card)

    assert vector.sees("Перешлите следующее сообщение. Кому: Мария Гай, ООО «Вектор»")
    actions = await stage.query("SELECT action FROM audit WHERE action LIKE 'client.%' ORDER BY id")
    assert actions == ["client.read", "client.loyalty", "client.buys-for", "client.buys-for", "client.loyalty"]


async def test_a_long_history_and_many_people_come_by_pages(stage: Stage, vector: Actor) -> None:
    async with stage.database.write() as conn:
        filling = Filling(conn, now=stage.clock())
        (account,) = await stage.query("SELECT id FROM accounts WHERE name = 'ООО «Вектор»'")
        for number in range(10, 20):
            await filling.answered(await filling.contact(f"Рабочий {number}", account=account), 8)
    await vector.types("/client вектор")
    card = vector.last
    assert "1/3" in card.labels
    assert "Рабочий 19" not in card.words
    await vector.taps("›", on=card)
    await vector.taps("›", on=card)
    assert "Рабочий 19" in card.words
    await vector.taps("История", on=card)
    seen = set()
    for _ in range(3):
        seen |= set(card.words.split("\n")[1:])
        if "›" in card.labels:
            await vector.taps("›", on=card)

    assert len(seen) >= 13


async def test_another_managers_clients_are_found_by_nobody_else(stage: Stage, vector: Actor, boss: Actor) -> None:
    for typed in ("/client Ромашка", "/client Smith", "Ромашка", "Smith"):
        await vector.types(typed)
        assert "реди ваших клиентов никого нет по запросу" in vector.last.words
    await boss.types("/client Ромашка")
    assert boss.last.words.startswith("Ромашка · менеджер Игорь Волков")
    (account,) = await stage.query("SELECT id FROM accounts WHERE name = 'Ромашка'")
    shown = len(vector.person.inbox)
    for data in (
        f"client:account:{account}",
        f"clientview:{account}:history:0",
        f"loyalty:{account}:hostage",
        f"buysfor:{account}:benefit",
    ):
        await vector.taps(data=data, on=vector.last)
        assert vector.toasts[-1] == "Эта кнопка не для вас."

    assert len(vector.person.inbox) == shown
    assert await stage.query("SELECT count(*) FROM accounts WHERE loyalty IS NOT NULL") == [0]


async def test_parts_of_a_comment_stay_apart_in_its_line(stage: Stage, vector: Actor, asked: Actor) -> None:
    await asked.types("И никто  не звонит\n\nПочему?")
    await vector.types("/client вектор")

    assert "«Третий раз подряд везут позже срока / И никто не звонит / Почему?»" in vector.last.words


async def test_a_client_who_is_only_spelled_alike_is_asked_about_before_anything_is_shown(
    stage: Stage, vector: Actor
) -> None:
    for typed in ("/client вектр", "вектр", "/client vectr"):
        await vector.types(typed)

        assert vector.last.words.startswith("Точно такого имени нет, есть похожее.")
        assert vector.last.labels == ["ООО «Вектор»"]
    await vector.taps("ООО «Вектор»")
    assert vector.last.words.startswith("ООО «Вектор» · VIP")


async def test_whoever_stands_in_reads_it_until_the_manager_is_back(stage: Stage, vector: Actor) -> None:
    igor = stage.actor(22, "Igor", "Volkov", language_code="en")
    await igor.opens(await stage.link_of("Игорь Волков"))
    await vector.types("/away до 27 нояб Волков")
    await igor.types("vektor")
    card = igor.last
    assert card.words.startswith("ООО «Вектор» · VIP · manager Анна Смирнова")
    assert "Company: detractor — a decision maker’s worst score: 3 (2 answered)" in card.words
    await vector.types("/away off")
    await igor.taps("History", on=card)
    assert igor.toasts[-1] == "This button is not meant for you."
    await igor.types("vektor")

    assert "none of your clients matches “vektor”." in igor.last.words


async def test_where_answers_are_anonymous_it_is_the_owners_alone(stage: Stage, anna: Actor, boss: Actor) -> None:
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.starts()
    irina = await joins(stage, 31, "Ирина Ким")
    await irina.taps("3")
    for typed in ("/client вектор", "/client Ромашка", "/client"):
        await anna.types(typed)
        assert anna.last.words == "Опрос анонимный: кто как отвечает, видят только владельцы."
    await anna.types("вектор")
    assert anna.sees("Не понимаю, что нужно сделать")
    for data in ("client:account:1", "clientview:1:history:0", "loyalty:1:hostage", "buysfor:1:benefit"):
        await anna.taps(data=data, on=anna.last)
        assert anna.toasts[-1] == "Эта кнопка не для вас."
    await boss.types("вектор")

    assert "худшая оценка ЛПР 3" in boss.last.words


async def test_an_account_where_nobody_answered_or_nobody_is(stage: Stage, anna: Actor, boss: Actor) -> None:
    await anna.types("/client вектор")
    assert "Компания: ответов за последние 12 месяцев нет" in anna.last.words
    async with stage.database.write() as conn:
        await Filling(conn, now=stage.clock()).account("Пустая")
    await boss.types("/client пустая")
    assert boss.last.words.startswith("Пустая · менеджер —")
    assert "никого нет" in boss.last.words
    await boss.types("/client")

    assert boss.sees("Напишите имя компании или контакта после команды")


async def test_an_old_answer_is_shown_and_counts_no_more(stage: Stage, vector: Actor) -> None:
    await stage.passes(days=400)
    await vector.types("/client вектор")

    assert "ответов за последние 12 месяцев нет" in vector.last.words
    assert "🔴 3 Ирина Ким · ЛПР — 23 нояб. 2026" in vector.last.words.replace("\xa0", " ")


async def test_who_left_is_shown_when_asked_about_and_counts_no_more(stage: Stage, vector: Actor) -> None:
    async with stage.database.write() as conn:
        left = update(contacts).where(contacts.c.name == "Ирина Ким").values(state=ContactState.LEFT)
        await conn.execute(left)
    await vector.types("/client вектор")
    assert "Ирина Ким ·" not in vector.last.words.split("\n\n")[1]
    await vector.types("/client ирина ким")

    assert "больше не работает" in vector.last.words.split("\n")[6]
    assert "Компания: промоутер — ЛПР не отвечали, медиана оценок 9" in vector.last.words


async def test_a_card_in_a_chat_that_lost_the_account_shows_nothing_more(stage: Stage, vector: Actor) -> None:
    await vector.types("/client вектор")
    card = vector.last
    async with stage.database.write() as conn:
        await conn.execute(update(accounts).values(manager_id=None))
    await vector.taps("История", on=card)

    assert vector.toasts[-1] == "Эта кнопка не для вас."


async def test_whoever_has_one_person_of_an_account_reads_of_them_and_nothing_else_of_it(
    stage: Stage, vector: Actor, asked: Actor
) -> None:
    """A bug once: whom a contact was handed over to alone asked for the card and got no answer at all."""
    igor = stage.actor(22, "Игорь", "Волков", language_code="ru")
    await igor.opens(await stage.link_of("Игорь Волков"))
    await vector.taps("Передать", on=vector.find("🔴 3 из 10"))
    await vector.taps("Игорь Волков")
    await vector.taps("Клиента: Ирина Ким")
    await vector.taps("Передать без записки")
    for typed in ("/client вектор", "ирина ким"):
        await igor.types(typed)

        lines = igor.last.words.split("\n")
        assert lines[:2] == ["ООО «Вектор»", "Компанию ведёт Анна Смирнова. Ваши здесь:"]
        assert lines[3].startswith("🔴 3 Ирина Ким · ЛПР — 23 нояб. «Третий раз подряд везут позже срока»")
        assert "№ 1 · Ирина Ким — связаться до" in lines[5]
        assert "Олег" not in igor.last.words
        assert [label.replace("\xa0", " ") for label in igor.last.labels] == ["№ 1"]
    (account,) = await stage.query("SELECT id FROM accounts WHERE name = 'ООО «Вектор»'")
    await igor.taps(data=f"clientview:{account}:history:0", on=igor.last)
    assert igor.toasts[-1] == "Эта кнопка не для вас."
    await igor.taps("№ 1", on=igor.last)
    assert igor.last.words.startswith("🔴 3 из 10")
    await vector.types("/client вектор")

    assert vector.last.words.startswith("ООО «Вектор» · VIP")
    assert not any("№" in label for label in vector.last.labels)  # a case of somebody else's is nothing to press
