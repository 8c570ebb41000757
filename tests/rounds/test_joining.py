"""Getting in: personal links, consent, managers and owners joining."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import update

from storage.schema import accounts, contacts
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import OWNER_ID, Actor, Stage


@on_both
async def test_a_contact_agrees_and_is_asked_at_once_even_at_night(stage: Stage, irina: Actor) -> None:
    await stage.passes(hours=14)
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")

    assert irina.sees("По шкале от 0 до 10")
    assert await stage.query("SELECT version FROM consents") == ["2"]
    assert await stage.query("SELECT state FROM contacts WHERE name = 'Ирина Ким'") == ["joined"]


@on_both
async def test_nothing_is_bound_before_the_consent(stage: Stage, irina: Actor) -> None:
    await irina.opens(await stage.link_of("Ирина Ким"))

    assert await stage.query("SELECT bound_at FROM enrolments WHERE bound_at IS NOT NULL") == []
    assert await stage.query("SELECT state FROM contacts WHERE name = 'Ирина Ким'") == ["invited"]


async def test_not_now_brings_one_reminder_and_then_nothing(stage: Stage, irina: Actor) -> None:
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.taps("Не сейчас")
    assert irina.sees("Напомним один раз")

    await stage.days_pass(3)
    await stage.passes(hours=1)
    assert irina.sees("Напоминаем один раз и больше не будем")
    seen = len(irina.person.inbox)
    await stage.days_pass(20)

    assert len(irina.person.inbox) == seen
    await irina.taps("Согласиться и начать")
    assert irina.sees("По шкале от 0 до 10")


async def test_not_me_frees_the_link_and_tells_the_manager(stage: Stage, anna: Actor, irina: Actor) -> None:
    payload = await stage.link_of("Ирина Ким")
    stranger = stage.actor(41, "Пётр", "Чужой", username="petr")
    await stranger.opens(payload)
    await stranger.taps("Это не я")

    assert stranger.sees("ссылка снова свободна")
    assert anna.sees("попала не тому человеку: Пётр Чужой (@petr)")
    assert await stage.link_of("Ирина Ким") == payload
    await irina.opens(payload)
    await irina.taps("Согласиться и начать")
    assert irina.sees("По шкале от 0 до 10")


async def test_a_used_link_is_politely_refused_and_the_manager_told(stage: Stage, anna: Actor, asked: Actor) -> None:
    payload = asked.person.messages[0].text.split()[1]
    other = stage.actor(41, "Пётр")
    await other.opens(payload)

    assert other.sees("уже отвечает другой человек")
    assert not other.sees("Ирина")
    assert anna.sees("открывает кто-то ещё: Пётр")


@on_both
async def test_two_people_with_one_link_the_first_to_agree_has_it(stage: Stage, anna: Actor, irina: Actor) -> None:
    payload = await stage.link_of("Ирина Ким")
    other = stage.actor(41, "Пётр")
    await irina.opens(payload)
    await other.opens(payload)
    await irina.taps("Согласиться и начать")
    await other.taps("Согласиться и начать")

    assert other.sees("уже отвечает другой человек")
    assert await stage.query("SELECT telegram_id FROM contacts WHERE state = 'joined'") == [irina.id]


async def test_an_expired_link_is_politely_refused_and_a_new_one_is_made(
    stage: Stage, anna: Actor, irina: Actor
) -> None:
    payload = await stage.link_of("Ирина Ким")
    await stage.passes(days=91)
    await irina.opens(payload)

    assert irina.sees("Эта ссылка больше не действует")
    assert anna.sees("она больше не действует")
    assert await stage.link_of("Ирина Ким") != payload


@on_both
async def test_an_unknown_link_is_politely_refused(stage: Stage) -> None:
    stranger = stage.actor(41, "Пётр")
    await stranger.opens("c12_forged-forged-forged")

    assert stranger.sees("Эта ссылка не подходит")


@on_both
async def test_a_forged_consent_without_opening_the_link_binds_nothing(stage: Stage, irina: Actor) -> None:
    await irina.opens(await stage.link_of("Ирина Ким"))
    thief = stage.actor(41, "Пётр")
    await thief.opens()
    data = irina.last.buttons[0][0].data
    await thief.taps(data=data, on=thief.last)

    assert await stage.query("SELECT telegram_id FROM contacts WHERE telegram_id IS NOT NULL") == []
    assert "не для вас" in thief.toasts[-1]


async def test_the_listed_language_holds_before_joining_too(stage: Stage) -> None:
    john = stage.actor(33, "John", language_code="ru")
    await john.opens(await stage.link_of("John Smith"))
    await john.taps("Not now")

    assert john.last.text.isascii() or not any("а" <= letter <= "я" for letter in john.last.text.lower())


async def test_staff_who_open_a_contacts_link_see_a_preview_that_uses_nothing_up(
    stage: Stage, anna: Actor, irina: Actor
) -> None:
    payload = await stage.link_of("Ирина Ким")
    await anna.opens(payload)

    assert anna.sees("Так выглядит приглашение. Кому: Ирина Ким")
    assert anna.sees("Здравствуйте, Ирина Петровна!")
    assert "Это моя ссылка, начать" not in anna.buttons()
    await anna.taps(data="join:1:yes", on=anna.last)
    assert "не для вас" in anna.toasts[-1]
    await irina.opens(payload)
    await irina.taps("Согласиться и начать")
    assert irina.sees("По шкале от 0 до 10")


async def test_an_owner_can_be_a_contact_too(stage: Stage, boss: Actor) -> None:
    await boss.opens(await stage.link_of("Олег Дан"))
    await boss.taps("Это моя ссылка, начать")
    await boss.taps("9")
    await boss.types("/nps")

    assert boss.sees("Ваша оценка: 9")
    assert boss.sees("1 ответ — для индекса мало")


@on_both
async def test_a_contact_of_two_accounts_is_told_which_one_is_meant(stage: Stage, asked: Actor) -> None:
    await asked.taps("9")
    await asked.opens(await stage.link_of("John Smith"))
    await asked.taps("Согласиться и начать")
    assert asked.sees("Ромашка")
    await asked.taps("2")

    assert await stage.query(
        "SELECT a.name, r.score FROM responses r JOIN accounts a ON a.id = r.account_id ORDER BY r.id"
    ) == [("ООО «Вектор»", 9), ("Ромашка", 2)]


@on_both
async def test_one_human_cannot_answer_twice_for_one_account(stage: Stage, asked: Actor) -> None:
    await asked.opens(await stage.link_of("Олег Дан"))
    await asked.taps("Согласиться и начать")

    assert asked.sees("вы уже отвечаете под другим именем")
    assert await stage.query("SELECT state FROM contacts WHERE name = 'Олег Дан'") == ["invited"]


async def test_a_manager_joins_with_one_tap_and_is_told_what_to_expect(stage: Stage, anna: Actor) -> None:
    assert anna.sees("Вы — менеджер компании «Стройснаб»")
    assert [command["command"] for command in anna.person.commands] == [
        *(
            "cases",
            "accounts",
            "client",
            "case",
            "record",
            "fixes",
            "quotes",
            "nps",
            "my",
            "why",
            "invites",
            "invite",
            "away",
            "export",
            "settings",
            "timezone",
        ),
        *("language", "help"),
    ]


async def test_a_managers_link_works_once(stage: Stage, anna: Actor) -> None:
    payload = anna.person.messages[0].text.split()[1]
    other = stage.actor(41, "Пётр")
    await other.opens(payload)
    await anna.opens(payload)

    assert other.sees("уже работает другой сотрудник")
    assert anna.sees("вы уже в боте")


@on_both
async def test_an_owner_who_looks_after_clients_takes_the_managers_place(
    stage: Stage, boss: Actor, irina: Actor
) -> None:
    await boss.opens(await stage.link_of("Анна Смирнова"))
    assert boss.sees("Это личная ссылка менеджера")
    assert await stage.query("SELECT COUNT(*) FROM enrolments WHERE bound_at IS NOT NULL") == [0]
    await boss.taps("Это я, забрать клиентов")
    assert boss.sees("теперь это вы")
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await irina.taps("1")

    assert boss.sees("🔴 1 из 10")
    assert not boss.sees("⚠️")


@on_both
async def test_an_owner_is_one_from_the_first_start_and_not_before(stage: Stage) -> None:
    boss = stage.actor(OWNER_ID, "Павел", "Громов")
    assert await stage.query("SELECT joined_at FROM staff WHERE role = 'owner'") == [None]
    await boss.opens()

    assert boss.sees("Вы — владелец программы NPS")
    assert await stage.query("SELECT name FROM staff WHERE role = 'owner'") == ["Павел Громов"]


async def test_an_owner_no_longer_named_in_the_settings_loses_the_role(stage: Stage, boss: Actor) -> None:
    await stage.stops()
    stage.programme = type(stage.programme)(company="Стройснаб", link_key=stage.programme.link_key)
    await stage.starts()
    await boss.types("/nps")

    assert not boss.sees("IV квартал")
    assert boss.sees("попросите её у своего менеджера")


async def test_a_stranger_learns_what_the_bot_is_and_whom_to_ask(stage: Stage) -> None:
    stranger = stage.actor(41, "Пётр", language_code="ru")
    await stranger.opens()
    await stranger.types("привет")

    assert stranger.sees("нужна личная ссылка")


async def test_cards_that_found_no_manager_wait_until_the_manager_joins(
    stage: Stage, boss: Actor, asked: Actor
) -> None:
    await asked.taps("2")
    assert boss.sees("ещё не в боте — карточка пришла вам")
    anna = stage.actor(21, "Anna", language_code="ru")
    await anna.opens(await stage.link_of("Анна Смирнова"))

    assert anna.sees("Пока вас не было, появилось 1 обращение. Его карточка ниже.")
    assert anna.sees("🔴 2 из 10")


async def test_the_link_is_the_same_each_time_until_used(stage: Stage, boss: Actor) -> None:
    await boss.types("/invite Ким")
    first = boss.last.text
    await boss.types("/invite вектор ким")

    assert boss.last.text == first
    assert (await stage.link_of("Ирина Ким")) in first


async def test_a_manager_invites_only_contacts_of_their_own(stage: Stage, anna: Actor, boss: Actor) -> None:
    await anna.types("/invite Smith")
    assert anna.sees("никого нет по запросу «Smith». Проверьте имя, попробуйте компанию или телефон; новых клиентов")
    await anna.types("/invite вектор")
    assert anna.sees("Нашлось несколько")
    await anna.taps("Олег Дан, ООО «Вектор»")
    assert anna.sees("t.me/otklik_bot?start=")
    await boss.types("/invite с")
    foreign = next(b.data for m in boss.person.inbox for row in m.buttons for b in row if "Smith" in b.text)
    seen = len(anna.person.inbox)
    await anna.taps(data=foreign, on=anna.last)

    assert len(anna.person.inbox) == seen
    assert anna.toasts[-1] == "Эта кнопка не для вас."


async def test_a_contact_of_an_account_without_a_manager_is_for_owners_to_invite(
    stage: Stage, anna: Actor, boss: Actor
) -> None:
    async with stage.database.write() as conn:
        await conn.execute(update(accounts).where(accounts.c.name == "Ромашка").values(manager_id=None))
    await anna.types("/invite Smith")
    await boss.types("/invite Smith")

    assert anna.sees("никого нет по запросу «Smith»")
    assert boss.sees("t.me/otklik_bot?start=")


async def test_an_owner_invites_a_manager(stage: Stage, boss: Actor) -> None:
    await boss.types("/invite Волков")

    assert boss.sees("Здравствуйте! Это ваша личная ссылка")


async def test_invites_show_who_joined_who_opened_and_who_did_not(stage: Stage, boss: Actor, asked: Actor) -> None:
    oleg = stage.actor(32, "Олег")
    await oleg.opens(await stage.link_of("Олег Дан"))
    await stage.passes(days=2)
    await boss.types("/invites")

    text = boss.find("Приглашения").words
    assert "в боте 1 из 3" in text
    assert text.index("Открыли, но не согласились") < text.index("Олег Дан") < text.index("Ещё не открывали")
    assert "John Smith" in text.split("Ещё не открывали")[1]
    assert boss.last.file_name == "links.csv"
    assert (await stage.link_of("Олег Дан")) in (boss.last.content or b"").decode("utf-8-sig")


async def test_a_wait_that_outlives_its_links_tells_since_when_it_lasts(
    stage: Stage, boss: Actor, irina: Actor
) -> None:
    await irina.opens(await stage.link_of("Ирина Ким"))
    await stage.passes(days=50)
    await boss.types("/invites")
    await stage.passes(days=54)
    await boss.types("/invites")

    text = boss.find("Приглашения").text.replace("\xa0", " ")
    assert "Олег Дан, ООО «Вектор» — 104 дня" in text.split("Ещё не открывали")[1]
    assert "Ирина Ким, ООО «Вектор» — 104 дня" in text.split("Ещё не открывали")[0]


async def test_managers_see_only_their_own_in_invites(stage: Stage, anna: Actor) -> None:
    await anna.types("/invites")

    assert anna.sees("Олег Дан")
    assert not anna.sees("John Smith")


async def test_the_consent_shows_the_privacy_policy_when_there_is_one(stage: Stage, irina: Actor) -> None:
    await stage.stops()
    stage.programme = type(stage.programme)(
        company="Стройснаб", link_key=stage.programme.link_key, privacy_url="https://example.org/privacy"
    )
    await stage.starts()
    await irina.opens(await stage.link_of("Ирина Ким"))

    assert irina.sees("Политика обработки данных")


async def test_mydata_tells_staff_what_is_held_about_staff(stage: Stage, anna: Actor) -> None:
    await anna.types("/mydata")

    assert anna.sees("Вы сотрудник: о вас хранятся")


@on_both
async def test_owners_hear_once_how_many_links_a_new_token_has_killed(stage: Stage, boss: Actor) -> None:
    await stage.link_of("Ирина Ким")
    waiting = await stage.query("SELECT COUNT(*) FROM enrolments")
    await stage.stops()
    stage.programme = replace(stage.programme, link_key=b"of another token")
    for _ in range(2):
        await stage.starts()
        await stage.stops()

    told = [m.text for m in boss.person.inbox if "новым токеном" in m.text]
    assert len(told) == 1
    assert f"больше не работают: {waiting[0]}." in told[0]


@on_both
async def test_mydata_shows_what_is_held(stage: Stage, asked: Actor) -> None:
    await asked.taps("7")
    await asked.taps("Гибкость")
    await asked.types("Хорошо, но не гибко.")
    await asked.sends_voice()
    await asked.types("/mydata")

    page = (asked.last.content or b"").decode()
    assert asked.last.file_name == "otklik-mydata.html"
    assert asked.sees("всё, что о вас хранится")
    for words in (
        "директор по закупкам",
        "23.11.2026, 10:00:00",
        "<dd>7</dd>",
        "ЛПР",
        "Гибкость",
        "голосовое сообщение",
    ):
        assert words in page
    assert "Хорошо, но не гибко." in page


@on_both
async def test_an_account_handed_to_another_manager_follows_its_new_manager(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    async with stage.database.write() as conn:
        igor = await Filling(conn, now=stage.clock()).manager("Новый Менеджер", telegram_id=51)
        await conn.execute(update(accounts).values(manager_id=igor.id))
        await conn.execute(update(contacts).values(updated_at=stage.clock()))
    new = stage.actor(51, "Новый")
    new.person.chat.started = True
    await asked.taps("1")

    assert new.sees("🔴 1 из 10")
    assert not anna.sees("🔴")


async def test_who_became_a_manager_after_opening_a_clients_link_does_not_agree_for_the_client(stage: Stage) -> None:
    igor = stage.actor(22, "Игорь", language_code="ru")
    await igor.opens(await stage.link_of("Ирина Ким"))
    consent = igor.last
    await igor.opens(await stage.link_of("Игорь Волков"))
    await igor.taps("Согласиться и начать", on=consent)

    assert igor.toasts[-1] == "Эта кнопка не для вас."
    assert await stage.query("SELECT count(*) FROM contacts WHERE state = 'joined'") == [0]


async def test_the_manager_hears_of_everybody_who_tries_a_used_link(stage: Stage, anna: Actor, asked: Actor) -> None:
    payload = asked.person.messages[0].text.split()[1]
    for number, name in ((41, "Пётр"), (42, "Ева")):
        await stage.actor(number, name).opens(payload)

    assert anna.sees("открывает кто-то ещё: Пётр")
    assert anna.sees("открывает кто-то ещё: Ева")
