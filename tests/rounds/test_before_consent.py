"""Before the consent: whatever is written leads back to the invitation, and a link works however it comes."""

from __future__ import annotations

import pytest

from tests.canaries import PHONE
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_free_messages import photos

INVITATION = "спрашивает своих клиентов об одном"


def invitations(actor: Actor) -> int:
    return sum(INVITATION in message.text for message in actor.person.inbox)


async def test_words_before_the_consent_lead_back_to_the_invitation(stage: Stage, anna: Actor, irina: Actor) -> None:
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.types("А кто это будет читать?")
    await irina.taps("Не сейчас")
    await irina.types("Ладно, давайте")

    assert invitations(irina) == 3
    assert irina.sees("никому не передано")
    assert not irina.sees("нужна личная ссылка")
    assert not anna.sees("Ладно")
    await irina.taps("Согласиться и начать")
    assert irina.sees("По шкале от 0 до 10")


@pytest.mark.parametrize("what", ["/start", "/help", "/complain"])
async def test_a_command_before_the_consent_leads_back_as_well(stage: Stage, irina: Actor, what: str) -> None:
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.types(what)

    assert invitations(irina) == 2


async def test_a_sticker_and_a_photo_before_the_consent_lead_back_as_well(stage: Stage, irina: Actor) -> None:
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.sends_sticker()
    await irina.sends_photo("вот что привезли")

    assert invitations(irina) == 3


async def test_who_said_that_it_is_not_them_is_not_led_back(stage: Stage, irina: Actor) -> None:
    other = stage.actor(41, "Пётр", language_code="ru")
    await other.opens(await stage.link_of("Ирина Ким"))
    await other.taps("Это не я")
    await other.types("Кто вы?")

    assert invitations(other) == 0
    assert other.sees("нужна личная ссылка")


async def test_a_link_that_somebody_else_used_leads_nobody_back(stage: Stage, irina: Actor) -> None:
    payload = await stage.link_of("Ирина Ким")
    other = stage.actor(41, "Пётр", language_code="ru")
    await other.opens(payload)
    await irina.opens(payload)
    await irina.taps("Согласиться и начать")
    await other.types("Что там?")
    await other.types("/mydata")

    assert other.sees("нужна личная ссылка")
    assert other.sees("Мы знаем вас только по Telegram")


async def test_mydata_before_the_consent_names_kinds_and_no_values(stage: Stage, irina: Actor) -> None:
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.types("/mydata")

    assert irina.sees("имя, обращение, роль, должность, телефон")
    assert irina.sees("из её договорных отношений")
    assert "почта" not in irina.last.text
    for value in (PHONE, "директор по закупкам", "Ким", "Вектор", "ЛПР"):
        assert value not in irina.last.text
    await irina.taps("Это не я")
    assert irina.sees("Вопросов не будет")


async def test_who_answers_for_one_account_reads_the_kinds_of_another_invitation_beside(
    stage: Stage, asked: Actor
) -> None:
    await asked.opens(await stage.link_of("John Smith"))
    await asked.types("/mydata")

    assert asked.sees("Здесь всё, что о вас хранится")
    assert asked.sees("Сами значения покажем, когда вы согласитесь")


async def test_forget_before_the_consent_erases_nobody_and_says_whom_to_ask(stage: Stage, irina: Actor) -> None:
    await irina.opens(await stage.link_of("Ирина Ким"))
    await irina.types("/forget")

    assert irina.sees("скажите своему менеджеру")
    assert await stage.query("SELECT count(*) FROM contacts WHERE state = 'erased'") == [0]


@pytest.mark.parametrize(
    "words",
    [
        "{code}",
        "  {code}\n",
        "https://t.me/otklik_bot?start={code}",
        "t.me/otklik_bot?start={code} вот",
        "tg://resolve?domain=otklik_bot&start={code}",
        "Мне прислали: отправьте /start {code}",
    ],
)
async def test_a_link_or_a_code_that_is_pasted_works(stage: Stage, irina: Actor, words: str) -> None:
    await irina.types(words.format(code=await stage.link_of("Ирина Ким")))

    assert invitations(irina) == 1


async def test_the_invitation_as_it_was_forwarded_works_when_it_is_pasted(
    stage: Stage, boss: Actor, irina: Actor
) -> None:
    await boss.types("/invite Ким")
    await irina.types(boss.last.text)

    assert invitations(irina) == 1


async def test_a_managers_code_works_when_it_is_pasted(stage: Stage) -> None:
    anna = stage.actor(21, "Anna", language_code="ru")
    await anna.types(await stage.link_of("Анна Смирнова"))

    assert anna.sees("Вы — менеджер компании")


async def test_a_pasted_link_that_is_broken_says_so_and_counts_as_a_guess(stage: Stage, irina: Actor) -> None:
    code = await stage.link_of("Ирина Ким")
    await irina.types(f"https://t.me/otklik_bot?start={code[:-5]}")

    assert irina.sees("Эта ссылка не подходит")
    assert await stage.query("SELECT wrong FROM link_attempts") == [1]


async def test_a_client_who_writes_of_some_link_writes_to_the_manager(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("10")
    await asked.taps("Готово")
    await stage.passes(days=2)
    await asked.types("Попробуйте https://t.me/other_bot?start=abc")

    assert anna.sees("Попробуйте https://t.me/other_bot?start=abc")


async def test_words_beside_a_link_reach_the_manager_too(stage: Stage, anna: Actor, asked: Actor) -> None:
    await asked.taps("10")
    await asked.taps("Готово")
    await stage.passes(days=2)
    await asked.types(f"У Олега не открывается https://t.me/otklik_bot?start={await stage.link_of('Олег Дан')}")

    assert anna.sees("У Олега не открывается")


async def test_an_album_before_the_consent_leads_back_once(stage: Stage, irina: Actor) -> None:
    await irina.opens(await stage.link_of("Ирина Ким"))
    shown = irina.screen.count("спрашивает своих клиентов")
    await photos(irina, "album")
    await stage.settles()

    assert irina.screen.count("спрашивает своих клиентов") == shown + 1


@pytest.mark.parametrize("whom", ["Ким", "Волков"])
async def test_an_invitation_carries_the_command_to_be_copied(stage: Stage, boss: Actor, whom: str) -> None:
    await boss.types(f"/invite {whom}")

    code = boss.last.text.split("?start=")[1].split()[0]
    assert f"/start {code}" in boss.last.text
    assert [(e["type"], e["length"]) for e in boss.last.entities if e["type"] == "code"] == [("code", 7 + len(code))]
