"""Who sits in a listed person's place: a new Telegram account, somebody else, nobody any more."""

from __future__ import annotations

import pytest

from nps.values import TelegramId
from storage.people.clients import bind_contact
from tests.canaries import PHONE
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import OWNER_ID, Actor, Stage
from tests.rounds.test_answering import scores

HIS = "Это слова из старого аккаунта"


def code_in(actor: Actor) -> str:
    return [m.text for m in actor.person.inbox if "?start=" in m.text][-1].split("?start=")[1].split()[0]


async def page_of(actor: Actor) -> str:
    await actor.types("/mydata")
    return (actor.last.content or b"").decode() if actor.last.file_name else ""


async def renews(actor: Actor, name: str, who: str) -> str:
    """[Новая ссылка] and who it is for; the code of the new link."""
    await actor.types(f"/invite {name}")
    await actor.taps("Новая ссылка")
    await actor.taps(who)
    return code_in(actor)


async def settled(anna: Actor, answered: Actor) -> None:
    """Over an open case nobody is asked."""
    await anna.taps("Закрыть", on=anna.find("🔴"))
    await anna.taps("Сроки и обещания")
    await anna.types("Сменили перевозчика")
    await answered.taps("Да, решено")


@pytest.fixture
async def answered(asked: Actor) -> Actor:
    """Ирина, who has answered and said why."""
    await asked.taps("3")
    await asked.types(HIS)
    return asked


@on_both
async def test_the_same_person_in_a_new_account_takes_the_history_along(
    stage: Stage, anna: Actor, answered: Actor
) -> None:
    code = await renews(anna, "Ким", "Тот же человек")
    assert HIS in await page_of(answered)  # until somebody agrees the answers are where they were
    new = stage.actor(51, "Ирина", "Новая", language_code="ru")
    await new.opens(code)
    await new.taps("Согласиться и начать")

    assert HIS in await page_of(new)
    assert answered.sees("из другого аккаунта Telegram")
    assert not await page_of(answered)
    assert anna.sees("теперь отвечает из другого аккаунта Telegram — Ирина Новая")
    assert not new.sees("По шкале")  # the answer of an hour ago came along
    await new.types("/forget")
    await new.taps("Удалить мои данные")
    assert await stage.query("SELECT count(*) FROM comment_parts") == [0]
    assert not anna.sees(HIS)
    assert await stage.query("SELECT telegram_id FROM people WHERE telegram_id IN (31, 51)") == []


async def test_the_new_account_is_asked_when_it_is_time_and_the_old_one_is_not(
    stage: Stage, anna: Actor, answered: Actor
) -> None:
    await settled(anna, answered)
    new = stage.actor(51, "Ирина", "Новая", language_code="ru")
    await new.opens(await renews(anna, "Ким", "Тот же человек"))
    await new.taps("Согласиться и начать")
    await stage.days_pass(98)

    assert new.sees("По шкале")
    assert not answered.sees("По шкале")


async def test_an_open_question_comes_to_the_new_account_and_only_there(
    stage: Stage, anna: Actor, asked: Actor
) -> None:
    code = await renews(anna, "Ким", "Тот же человек")
    new = stage.actor(51, "Ирина", "Новая", language_code="ru")
    await new.opens(code)
    await new.taps("Согласиться и начать")
    await asked.taps("2")
    assert "не для вас" in asked.toasts[-1]
    assert await scores(stage) == []
    await new.taps("9")

    assert new.sees("Ваша оценка: 9")
    assert await scores(stage) == [9]


@on_both
async def test_somebody_elses_answers_stay_with_them_and_the_listed_person_begins_anew(
    stage: Stage, anna: Actor, answered: Actor
) -> None:
    code = await renews(anna, "Ким", "Другой")
    irina = stage.actor(51, "Настоящая", language_code="ru")
    await irina.opens(code)
    await irina.taps("Согласиться и начать")

    assert irina.sees("По шкале")
    assert anna.sees(HIS)
    assert HIS not in await page_of(irina)
    assert PHONE in await page_of(irina)
    theirs = await page_of(answered)
    assert HIS in theirs
    assert PHONE not in theirs
    assert "директор по закупкам" not in theirs
    assert answered.sees("предназначалась другому человеку")
    await answered.types("/forget")
    await answered.taps("Удалить мои данные")
    assert not anna.sees(HIS)
    assert await stage.query("SELECT state FROM contacts WHERE name = 'Ирина Ким'") == ["joined"]
    assert await stage.query("SELECT count(*) FROM comment_parts") == [0]


async def test_who_answered_for_somebody_else_joins_as_themselves_with_what_they_said(
    stage: Stage, anna: Actor, answered: Actor
) -> None:
    await renews(anna, "Ким", "Другой")
    await answered.opens(await stage.link_of("Олег Дан"))
    await answered.taps("Согласиться и начать")

    assert HIS in await page_of(answered)
    assert await stage.query("SELECT name, state FROM contacts WHERE telegram_id = 31") == [("Олег Дан", "joined")]
    assert await stage.query("SELECT count(*) FROM contacts WHERE name = 'Олег Дан'") == [1]


async def test_where_answers_are_anonymous_only_an_owner_gives_the_link_to_them(stage: Stage, irina: Actor) -> None:
    """A manager with a second account would read them in /mydata."""
    await stage.stops()
    stage.programme = type(stage.programme)(
        company="Стройснаб", link_key=stage.programme.link_key, owner_ids=stage.programme.owner_ids, anonymous=True
    )
    await stage.starts()
    boss, anna = stage.actor(OWNER_ID, "Павел", language_code="ru"), stage.actor(21, "Anna", language_code="ru")
    await boss.opens()
    await anna.opens(await stage.link_of("Анна Смирнова"))
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await anna.types("/invite Ким")
    await anna.taps("Новая ссылка")
    assert "Тот же человек" not in anna.buttons()
    data = anna.last.buttons[0][0].data or ""
    await anna.taps(data=data.replace("other", "same"), on=anna.last)
    assert "только владелец" in anna.toasts[-1]
    code = await renews(boss, "Ким", "Тот же человек")
    await anna.types("/invite Ким")
    await anna.types("/invites")

    assert all(code not in message.text for message in anna.person.inbox)
    await anna.taps("Новая ссылка")
    await anna.taps("Другой")  # behind that link there are no answers
    assert anna.sees("снова не в боте")


async def test_who_left_is_asked_no_more_and_the_manager_is_asked_for_the_successor(
    stage: Stage, anna: Actor, boss: Actor, answered: Actor
) -> None:
    await boss.types("/invite Ким")
    await boss.taps("Больше не работает")

    assert anna.sees("Кто теперь вместо?")
    assert answered.sees("больше не работаете у её клиента")
    assert HIS in await page_of(answered)
    assert anna.sees("🔴 3 из 10")
    await anna.taps("Олег Дан")
    assert anna.sees("Кому: Олег Дан")
    await anna.types("/invites")
    assert not anna.sees("Ирина Ким, ООО «Вектор» —")
    await answered.types("/forget")
    await answered.taps("Удалить мои данные")
    assert not anna.sees(HIS)


async def test_who_left_is_not_asked_any_more(stage: Stage, anna: Actor, answered: Actor) -> None:
    await anna.types("/invite Ким")
    await anna.taps("Больше не работает")
    await stage.days_pass(98)

    assert not answered.sees("По шкале")


async def test_an_open_question_ends_with_the_work_and_returns_with_it(stage: Stage, anna: Actor, asked: Actor) -> None:
    await anna.types("/invite Ким")
    await anna.taps("Больше не работает")
    await asked.taps("9")
    assert await scores(stage) == []
    await anna.types("/invite Ким")
    assert anna.sees("больше не работает. Ответы остались")
    await anna.taps("Снова работает")
    await asked.taps("9")

    assert await scores(stage) == [9]


async def test_the_link_of_somebody_who_left_opens_nothing(stage: Stage, anna: Actor, irina: Actor) -> None:
    payload = await stage.link_of("Ирина Ким")
    await irina.opens(payload)
    await anna.types("/invite Ким")
    await anna.taps("Больше не работает", on=anna.find("Перешлите следующее"))
    await irina.taps("Согласиться и начать")

    assert irina.sees("больше не действует")
    assert await stage.query("SELECT count(*) FROM contacts WHERE state = 'joined'") == [0]


async def test_an_unused_link_can_be_revoked_and_the_next_one_works(stage: Stage, anna: Actor, irina: Actor) -> None:
    await anna.types("/invite Ким")
    revoked = code_in(anna)
    await anna.taps("Отозвать ссылку", on=anna.find("Перешлите следующее"))
    await irina.opens(revoked)
    assert irina.sees("больше не действует")
    assert anna.sees("она больше не действует")
    await anna.types("/invite Ким")
    await irina.opens(code_in(anna))

    assert irina.sees("спрашивает своих клиентов")


@on_both
async def test_a_manager_in_a_new_account_has_the_open_cases_there_and_the_old_one_is_a_strangers(
    stage: Stage, boss: Actor, anna: Actor, answered: Actor
) -> None:
    code = await renews(boss, "Смирнова", "Тот же человек")
    new = stage.actor(52, "Anna", "Newphone", language_code="ru")
    await new.opens(code)

    assert new.sees("🔴 3 из 10")
    assert boss.sees("теперь в другом аккаунте Telegram: Anna Newphone")
    assert anna.sees("из другого аккаунта Telegram")
    await anna.types("/nps")
    assert not anna.sees("NPS · ")
    await answered.types("И ещё одно")
    assert new.sees("И ещё одно")
    assert not anna.sees("И ещё одно")
    await new.taps("Беру")
    assert new.sees("Занимается Анна Смирнова")
    await answered.types("/forget")
    await answered.taps("Удалить мои данные")
    assert not new.sees(HIS)
    assert not anna.sees(HIS)


async def test_a_wrong_manager_loses_everything_at_once_and_the_owners_have_the_cases(
    stage: Stage, boss: Actor, anna: Actor, answered: Actor
) -> None:
    await anna.taps("Беру", on=anna.find("🔴 3 из 10"))
    code = await renews(boss, "Смирнова", "Другой")

    assert boss.sees("🔴 3 из 10")
    assert not anna.sees(HIS)
    assert anna.sees("доступ закрыт")
    await anna.types("/nps")
    assert anna.sees("нужна личная ссылка")
    real = stage.actor(52, "Anna", "Настоящая", language_code="ru")
    await real.opens(code)
    assert real.sees("🔴 3 из 10")
    await real.taps("Беру", on=real.find("🔴 3 из 10"))
    assert real.sees("Занимается Анна Смирнова")


async def test_a_managers_place_is_for_owners_to_give(stage: Stage, anna: Actor) -> None:
    await anna.types("/invite Волков")
    assert anna.sees("никого нет по запросу")
    await anna.taps(data="place:staff:1:same", on=anna.last)

    assert "не для вас" in anna.toasts[-1]


async def test_a_list_says_who_has_left_and_who_is_back(stage: Stage, boss: Actor, anna: Actor, asked: Actor) -> None:
    header = "Компания,Контакт,Больше не работает\n"
    await boss.sends_document("left.csv", f"{header}ООО «Вектор»,Ирина Ким,да\nРомашка,Новый Человек,да\n".encode())
    assert boss.sees("Больше не работает: Ирина Ким. Вопросов не будет, ответы останутся.")
    await boss.taps("Применить")

    assert anna.sees("Кто теперь вместо?")
    state = "SELECT state FROM contacts WHERE name = 'Ирина Ким'"
    assert await stage.query(state) == ["left"]
    assert await stage.query("SELECT count(*) FROM contacts WHERE name = 'Новый Человек'") == [0]
    await boss.sends_document("back.csv", f"{header}ООО «Вектор»,Ирина Ким,нет\n".encode())
    assert boss.sees("Снова работает: Ирина Ким.")
    await boss.taps("Применить")
    assert await stage.query(state) == ["joined"]


async def test_a_place_that_a_wrong_person_took_is_given_back_with_everything(
    stage: Stage, anna: Actor, answered: Actor
) -> None:
    stranger = stage.actor(51, "Чужой", language_code="ru")
    await stranger.opens(await renews(anna, "Ким", "Тот же человек"))
    await stranger.taps("Согласиться и начать")
    assert HIS in await page_of(stranger)
    await anna.types("/invite Ким")
    await anna.taps("Новая ссылка")
    assert anna.last.labels == ["Тот же человек", "Вернуть прежний аккаунт"]
    await anna.taps("Вернуть прежний аккаунт")

    assert not await page_of(stranger)
    assert stranger.sees("доступ закрыт")
    assert answered.sees("снова отвечаете вы")
    assert HIS in await page_of(answered)
    await anna.types("/invite Ким")
    await anna.taps("Новая ссылка")
    assert anna.last.labels == ["Тот же человек", "Другой"]


async def test_who_wished_to_be_asked_rarely_wishes_so_in_a_new_account(
    stage: Stage, anna: Actor, answered: Actor
) -> None:
    await settled(anna, answered)
    await answered.types("стоп")
    await answered.taps("Раз в полгода")
    new = stage.actor(51, "Ирина", "Новая", language_code="ru")
    await new.opens(await renews(anna, "Ким", "Тот же человек"))
    await new.taps("Согласиться и начать")
    await stage.days_pass(98)

    assert not new.sees("По шкале")
    await stage.days_pass(98)
    assert new.sees("По шкале")


async def test_what_only_a_wrong_manager_has_read_is_read_by_the_owners(
    stage: Stage, boss: Actor, anna: Actor, answered: Actor
) -> None:
    await stage.passes(minutes=40)
    await answered.types("Позвоните мне сегодня")
    assert anna.sees("Позвоните мне сегодня")
    await renews(boss, "Смирнова", "Другой")

    assert not anna.sees("Позвоните мне сегодня")
    assert boss.sees("Позвоните мне сегодня")


async def test_the_links_a_wrong_manager_has_seen_open_nothing(stage: Stage, boss: Actor, anna: Actor) -> None:
    await anna.types("/invite Дан")
    seen = code_in(anna)
    await renews(boss, "Смирнова", "Другой")
    stranger = stage.actor(51, "Чужой", language_code="ru")
    await stranger.opens(seen)

    assert stranger.sees("больше не действует")


async def test_whoever_has_left_one_company_writes_to_the_other(stage: Stage, anna: Actor, answered: Actor) -> None:
    async with stage.database.write() as conn:
        given = Filling(conn, now=stage.clock())
        daisy = await given.account("Ромашка", manager=await given.manager("Пётр Волков", telegram_id=61))
        contact = await given.contact("Ирина Ким", account=daisy, joined=False)
        await bind_contact(conn, contact.id, TelegramId(answered.id), now=stage.clock())
    petr = stage.actor(61, "Пётр", language_code="ru")
    await petr.types("/start")
    await anna.types("/invite Ким")
    await anna.taps("Больше не работает")
    for words in ("9", "У нас сорвана поставка"):
        await answered.types(words)

    assert await scores(stage) == [3]
    assert petr.sees("У нас сорвана поставка")
    assert not anna.sees("У нас сорвана поставка")


async def test_the_number_of_a_row_that_is_given_up_is_nobody_elses(
    stage: Stage, boss: Actor, anna: Actor, answered: Actor
) -> None:
    await answered.opens(await renews(anna, "Ким", "Другой"))
    await answered.taps("Согласиться и начать")
    before = await stage.query("SELECT max(id) FROM contacts")
    await boss.sends_document("new.csv", "Компания,Контакт\nРомашка,Новый Человек\n".encode())
    await boss.taps("Применить")

    assert await stage.query("SELECT id FROM contacts WHERE name = 'Новый Человек'") == [before[0] + 1]
    assert await stage.query("SELECT state FROM contacts WHERE name = 'Ирина Ким'") == ["joined"]
