"""The link for everybody: consent first, then the phone, and who that is when the client list does not tell."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import update

from actions.newcomers import MOST_CARDS
from nps.values import Circle
from storage.schema import contacts
from tests.canaries import PHONE
from tests.databases import on_both
from tests.filling import Filling
from tests.rounds.stage import Actor, Stage

SHARE = "📱 Отправить мой номер"


def read(text: str) -> str:
    return text.replace("\xa0", " ")


def somebody(stage: Stage, number: int = 71, phone: str = PHONE, **more: str) -> Actor:
    return stage.actor(number, more.pop("name", "Ира"), language_code=more.pop("language", "ru"), phone=phone, **more)


async def shares(actor: Actor, *, button: str = SHARE, agree: str = "Согласиться и продолжить") -> None:
    """The whole way up to the number."""
    await actor.opens("hello")
    await actor.taps(agree)
    await actor.taps(button)


async def shares_card(actor: Actor, phone: str, *, own: bool = True) -> None:
    await actor.person.shares_contact(phone, own=own)
    await actor.stage.settles()


async def everything_kept(stage: Stage) -> str:
    """All rows of the tables in which a number could stand besides the client list."""
    tables = ("newcomers", "inbox", "outbox", "audit", "people", "enrolments", "link_attempts")
    return "\n".join([str(await stage.query(f"SELECT * FROM {table}")) for table in tables])  # noqa: S608


@on_both
async def test_one_who_is_listed_with_this_phone_is_asked_at_once(stage: Stage, boss: Actor, anna: Actor) -> None:
    ira = somebody(stage)
    await ira.opens("hello")
    assert ira.sees("после согласия бот попросит номер телефона")
    assert ira.person.keyboard == []
    await ira.taps("Согласиться и продолжить")
    assert ira.person.keyboard == [[SHARE]]
    assert not ira.sees("По шкале")
    await ira.taps(SHARE)

    assert ira.sees("По шкале от 0 до 10")
    assert ira.person.keyboard == []
    assert await stage.query("SELECT state, telegram_id FROM contacts WHERE name = 'Ирина Ким'") == [("joined", 71)]
    assert await stage.query("SELECT version, telegram_id FROM consents") == [("2", 71)]
    assert await stage.query("SELECT count(*) FROM enrolments WHERE bound_to = 71") == [1]
    assert await stage.query("SELECT count(*) FROM newcomers") == [0]
    assert not anna.sees("Кто это?")
    await ira.taps("3")
    assert anna.sees("🔴 3 из 10")


@pytest.mark.parametrize("spelled", ["8 (900) 111-22-33", "9001112233", "+7 900 111 22 33"])
async def test_the_phone_may_be_spelled_in_any_way_of_the_country(stage: Stage, spelled: str) -> None:
    async with stage.database.write() as conn:
        await conn.execute(update(contacts).where(contacts.c.name == "Олег Дан").values(phone=spelled))
    oleg = somebody(stage, phone="+79001112233")
    await shares(oleg)

    assert oleg.sees("По шкале от 0 до 10")
    assert await stage.query("SELECT telegram_id FROM contacts WHERE name = 'Олег Дан'") == [71]


@on_both
async def test_an_unknown_number_is_asked_of_the_owners_and_nothing_before_that(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    petr = somebody(stage, 72, "+79005556677", name="Пётр")
    await shares(petr)
    assert petr.sees("номер получен")
    await stage.days_pass(5)

    assert not petr.sees("По шкале")
    card = boss.find("Кто это?")
    assert "Пётр (@canary_72), +79005556677" in card.words
    assert "Этого номера в списке клиентов нет." in card.words
    assert card.labels == ["Новый контакт", "Отклонить"]
    assert not anna.sees("Кто это?")
    await petr.types("Ау?")
    assert petr.last.words.startswith("Спасибо, номер получен")


@on_both
async def test_a_rejected_number_is_erased_at_once_and_the_person_reads_it(stage: Stage, boss: Actor) -> None:
    petr = somebody(stage, 72, "+79005556677", name="Пётр")
    await shares(petr)
    assert "9005556677" in await everything_kept(stage)
    await boss.taps("Отклонить", on=boss.find("Кто это?"))

    assert petr.sees("не нашла вас среди клиентов, ваш номер стёрт")
    assert "9005556677" not in await everything_kept(stage)
    assert "9005556677" not in boss.screen
    assert boss.sees("Кто пришёл по общей ссылке, уже решено.")
    await petr.opens("hello")
    assert petr.last.words.startswith("Компания «Стройснаб» не нашла вас")
    await shares_card(petr, petr.person.user.number)
    assert "9005556677" not in str(await stage.query("SELECT phone FROM newcomers"))


async def test_two_with_one_number_at_one_account_are_told_apart_by_their_manager(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    async with stage.database.write() as conn:
        await conn.execute(update(contacts).where(contacts.c.name == "Олег Дан").values(phone=PHONE))
    ira = somebody(stage)
    await shares(ira)

    card = anna.find("Кто это?")
    assert "Этот номер в списке у нескольких" in card.words
    assert "· Ирина Ким, ООО «Вектор» · ЛПР" in card.words
    assert card.labels == ["Это Ирина Ким", "Это Олег Дан", "Новый контакт", "Отклонить"]
    assert not boss.sees("Кто это?")
    await anna.taps("Это Олег Дан", on=card)

    assert ira.sees("По шкале от 0 до 10")
    assert anna.sees("Готово: Олег Дан, ООО «Вектор»")
    assert PHONE not in anna.screen
    assert await stage.query("SELECT name FROM contacts WHERE telegram_id = 71") == ["Олег Дан"]
    await anna.taps(data=card.buttons[0][0].data or "newcomer:1:reject:0", on=card) if card.buttons else None
    assert await stage.query("SELECT name FROM contacts WHERE telegram_id = 71") == ["Олег Дан"]


async def test_two_with_one_number_at_two_accounts_are_the_owners_to_tell_apart(
    stage: Stage, boss: Actor, anna: Actor, igor: Actor
) -> None:
    async with stage.database.write() as conn:
        await conn.execute(update(contacts).where(contacts.c.name == "John Smith").values(phone=PHONE))
    await shares(somebody(stage))

    assert not anna.sees("Кто это?")
    assert not igor.sees("Кто это?")
    card = boss.find("Кто это?")
    assert card.labels[2:] == ["Новый контакт: ООО «Вектор»", "Новый контакт: Ромашка", "Отклонить"]
    data = card.buttons[0][0].data
    await anna.taps(data=data, on=anna.last)
    assert "не для вас" in anna.toasts[-1]
    assert await stage.query("SELECT count(*) FROM contacts WHERE telegram_id = 71") == [0]


@on_both
async def test_a_number_of_somebody_who_is_in_the_bot_moves_only_by_a_word_of_the_staff(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.taps("9")
    ira = somebody(stage)
    await shares(ira)

    assert not ira.sees("Ваша оценка")
    card = anna.find("Кто это?")
    assert "Ирина Ким, ООО «Вектор» · ЛПР — уже в боте из другого аккаунта" in read(card.words)
    assert await stage.query("SELECT telegram_id FROM contacts WHERE name = 'Ирина Ким'") == [31]
    await anna.taps("Это Ирина Ким", on=card)

    assert await stage.query("SELECT telegram_id FROM contacts WHERE name = 'Ирина Ким'") == [71]
    assert asked.sees("из другого аккаунта Telegram, сюда вопросов больше не будет")


async def test_where_answers_are_anonymous_a_manager_moves_nobodys_answers(
    stage: Stage, boss: Actor, anna: Actor
) -> None:
    await stage.stops()
    stage.programme = replace(stage.programme, anonymous=True)
    await stage.starts()
    irina = stage.actor(31, "Ирина", language_code="ru")
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await shares(somebody(stage))
    await anna.taps("Это Ирина Ким", on=anna.find("Кто это?"))

    assert "только владелец" in anna.toasts[-1]
    assert await stage.query("SELECT telegram_id FROM contacts WHERE name = 'Ирина Ким'") == [31]


@on_both
async def test_a_new_contact_of_the_company_that_is_written_below_the_card(stage: Stage, boss: Actor) -> None:
    petr = somebody(stage, 72, "+79005556677", name="Пётр")
    await shares(petr)
    card = boss.find("Кто это?")
    await boss.taps("Новый контакт", on=card)
    assert boss.sees("Ответьте на карточку «Кто это?» её названием")
    await boss.replies(card, "Пирамида")
    assert "никого нет по запросу «Пирамида»" in boss.last.words
    await boss.replies(card, "ромашка")

    assert petr.sees("По шкале от 0 до 10")
    assert boss.sees("Готово: Пётр добавлен в список (Ромашка)")
    assert await stage.query(
        "SELECT c.name, c.phone, c.state, a.name FROM contacts c JOIN accounts a ON a.id = c.account_id"
        " WHERE c.telegram_id = 72"
    ) == [("Пётр", "+79005556677", "joined", "Ромашка")]
    await boss.replies(card, "ромашка")
    assert boss.last.words == "Это уже решено или забыто."


async def test_several_companies_of_one_name_are_a_choice(stage: Stage, boss: Actor) -> None:
    async with stage.database.write() as conn:
        await Filling(conn, now=stage.clock()).account("Ромашка Юг")
        await Filling(conn, now=stage.clock()).account("Ромашка Север")
    petr = somebody(stage, 72, "+79005556677", name="Пётр")
    await shares(petr)
    await boss.replies(boss.find("Кто это?"), "ромашк")
    await boss.taps("Ромашка Юг")

    assert petr.sees("По шкале от 0 до 10")


async def test_a_new_contact_of_the_account_whose_number_it_is(stage: Stage, anna: Actor, asked: Actor) -> None:
    ira = somebody(stage, name="Ира Новая")
    await shares(ira)
    await anna.taps("Новый контакт", on=anna.find("Кто это?"))

    assert ira.sees("По шкале от 0 до 10")
    assert await stage.query("SELECT name FROM contacts WHERE telegram_id = 71") == ["Ира Новая"]


@pytest.mark.parametrize(
    ("language", "agree", "button", "said"),
    [
        ("ru", "Согласиться и продолжить", SHARE, "Это карточка другого человека"),
        ("en", "Agree and continue", "📱 Share my number", "This is the card of somebody else"),
    ],
)
async def test_somebody_elses_card_is_nothing(
    stage: Stage, boss: Actor, language: str, agree: str, button: str, said: str
) -> None:
    petr = somebody(stage, 72, "+79005556677", language=language)
    await petr.opens("hello")
    await petr.taps(agree)
    await shares_card(petr, PHONE, own=False)

    assert petr.last.words.startswith(said)
    assert petr.person.keyboard == [[button]]
    assert not boss.sees("Кто это?")
    assert await stage.query("SELECT telegram_id FROM contacts WHERE telegram_id IS NOT NULL") == []


@pytest.mark.parametrize(
    ("language", "agree", "said"),
    [
        ("ru", "Согласиться и продолжить", "Номер принимаем только кнопкой"),
        ("en", "Agree and continue", "A number is taken by the button"),
    ],
)
async def test_a_typed_number_is_nothing(stage: Stage, boss: Actor, language: str, agree: str, said: str) -> None:
    petr = somebody(stage, 72, language=language)
    await petr.opens("hello")
    await petr.taps(agree)
    await petr.types(PHONE)

    assert petr.last.words.startswith(said)
    assert await stage.query("SELECT telegram_id FROM contacts WHERE telegram_id IS NOT NULL") == []


async def test_a_number_that_is_none_leads_to_the_manager(stage: Stage) -> None:
    petr = somebody(stage, 72, "12")
    await shares(petr)

    assert petr.last.words.startswith("Этот номер не удалось прочитать")


async def test_a_card_before_the_consent_is_not_read(stage: Stage) -> None:
    ira = somebody(stage)
    await ira.opens("hello")
    await shares_card(ira, ira.person.user.number)

    assert ira.last.words.startswith("Ваше сообщение пока никому не передано")
    assert await stage.query("SELECT telegram_id FROM contacts WHERE telegram_id IS NOT NULL") == []


async def test_not_now_keeps_nothing(stage: Stage) -> None:
    ira = somebody(stage)
    await ira.opens("hello")
    await ira.taps("Не сейчас")

    assert ira.sees("ничего не сохранено")
    assert await stage.query("SELECT count(*) FROM newcomers") == [0]
    await ira.taps(data="hello:yes", on=ira.last)
    assert "не для вас" in ira.toasts[-1]


@on_both
async def test_who_waits_reads_what_is_held_and_takes_it_back(stage: Stage, boss: Actor) -> None:
    petr = somebody(stage, 72, "+79005556677", name="Пётр")
    await shares(petr)
    await petr.types("/mydata")
    page = (petr.last.content or b"").decode()
    assert "+79005556677" in page
    assert "компания проверяет, кто это" in page
    await petr.types("/forget")

    assert petr.sees("номер и согласие стёрты")
    assert await stage.query("SELECT count(*) FROM newcomers") == [0]
    assert "9005556677" not in boss.screen
    assert "9005556677" not in await everything_kept(stage)
    await boss.types("/help")
    assert boss.sees("Кто пришёл по общей ссылке, уже решено.")


@on_both
async def test_of_whom_nobody_says_anything_is_forgotten_after_thirty_days(stage: Stage, boss: Actor) -> None:
    petr = somebody(stage, 72, "+79005556677", name="Пётр")
    await shares(petr)
    await stage.days_pass(29)
    assert await stage.query("SELECT count(*) FROM newcomers") == [1]
    await stage.days_pass(1)

    assert await stage.query("SELECT count(*) FROM newcomers") == [0]
    assert "9005556677" not in boss.screen
    assert "9005556677" not in await everything_kept(stage)


async def test_a_personal_link_that_comes_meanwhile_settles_it(stage: Stage, boss: Actor) -> None:
    petr = somebody(stage, 72, "+79005556677", name="Пётр")
    await shares(petr)
    await petr.opens(await stage.link_of("Олег Дан"))
    await petr.taps("Согласиться и начать")

    assert petr.sees("По шкале от 0 до 10")
    assert await stage.query("SELECT count(*) FROM newcomers") == [0]
    assert "9005556677" not in boss.screen


async def test_a_contact_and_the_staff_learn_that_they_need_no_such_link(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    await asked.opens("hello")
    assert asked.sees("Вы уже с нами")
    await anna.opens("hello")

    assert anna.sees("Это общая ссылка для клиентов")
    assert await stage.query("SELECT count(*) FROM newcomers") == [0]


async def test_owners_get_the_link_with_its_code_and_managers_do_not(stage: Stage, boss: Actor, anna: Actor) -> None:
    await boss.types("/invites")
    await boss.taps("Общая ссылка", on=boss.find("Приглашения"))
    assert boss.sees("https://t.me/otklik_bot?start=hello")
    assert boss.last.file_name == "qr.png"
    assert (boss.last.content or b"").startswith(b"\x89PNG")
    await anna.types("/invites")

    assert "Общая ссылка" not in anna.last.labels
    await anna.taps(data="inviteswish:public:0", on=anna.last)
    assert "не для вас" in anna.toasts[-1]


async def test_a_crowd_of_strangers_does_not_flood_the_owners(stage: Stage, boss: Actor) -> None:
    for number in range(MOST_CARDS + 3):
        await shares(somebody(stage, 500 + number, f"+7900555{number:04}"))

    cards = [message for message in boss.person.inbox if "Кто это?" in message.words]
    assert len(cards) == MOST_CARDS
    assert len([message for message in boss.person.inbox if "незнакомых людей" in message.words]) == 1


async def test_who_goes_on_with_strange_cards_is_made_to_wait(stage: Stage) -> None:
    petr = somebody(stage, 72)
    await petr.opens("hello")
    await petr.taps("Согласиться и продолжить")
    for _ in range(5):
        await shares_card(petr, PHONE, own=False)
    await petr.taps(SHARE)

    assert petr.last.words.startswith("Слишком много неверных ссылок")
    assert await stage.query("SELECT telegram_id FROM contacts WHERE telegram_id IS NOT NULL") == []


async def test_a_card_names_nobody_any_more_who_was_erased(stage: Stage, boss: Actor, anna: Actor) -> None:
    async with stage.database.write() as conn:
        await conn.execute(update(contacts).where(contacts.c.name == "Олег Дан").values(phone=PHONE))
        await Filling(conn, now=stage.clock()).contact("Сосед", joined=False, circle=Circle.USER)
    await shares(somebody(stage))
    assert anna.sees("Это Олег Дан") or "Олег Дан" in anna.screen
    await boss.types("/client вектор")
    await boss.taps("Удалить данные")
    await boss.taps("Олег Дан")
    await boss.taps("Удалить данные", on=boss.last)
    await stage.passes(minutes=2)

    assert "Олег" not in anna.screen
