"""[Порекомендовать]: a promoter's own link, who comes by it, and an owner who says who looks after them."""

from __future__ import annotations

import re

import pytest

from messages.taps.enrolling import NewcomerTap
from messages.taps.promoters import RecommendedTap, ReferTap
from nps import link
from tests.databases import on_both
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_quotes import praises, read

LINK = re.compile(r"\?start=([A-Za-z0-9_-]+)")


def link_in(actor: Actor) -> str:
    found = LINK.search(actor.find("Рекомендую компанию").text)
    assert found
    return found[1]


async def recommends(actor: Actor) -> str:
    """A promoter, who has the link now."""
    await praises(actor)
    await actor.taps("Порекомендовать", on=actor.find("Это услышат те"))
    return link_in(actor)


def somebody(stage: Stage, number: int = 91, name: str = "Petya") -> Actor:
    return stage.actor(number, name, language_code="ru")


async def agrees(stage: Stage, payload: str, number: int = 91) -> Actor:
    who = somebody(stage, number)
    await who.opens(payload)
    await who.taps("Согласиться и продолжить")
    return who


async def comes(stage: Stage, payload: str, number: int = 91, company: str = "ООО «Новая стройка»") -> Actor:
    """All the way until an owner is to decide."""
    who = await agrees(stage, payload, number)
    await who.types("Глеб Сомов, технолог")
    await who.types(company)
    return who


async def everything_kept(stage: Stage) -> str:
    tables = ("newcomers", "inbox", "outbox", "audit", "people", "link_attempts", "contacts", "accounts", "deliveries")
    return "\n".join([str(await stage.query(f"SELECT * FROM {table}")) for table in tables])  # noqa: S608


@on_both
async def test_a_newcomer_agrees_says_who_they_are_and_is_given_to_a_manager(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    payload = await recommends(asked)
    assert asked.sees("Перешлите следующее сообщение")
    assert "Ирина" not in asked.find("Рекомендую компанию").words
    petr = somebody(stage)
    await petr.opens(payload)
    assert petr.sees("Вас порекомендовали. После согласия бот спросит, как вас зовут")
    assert not petr.sees("Ирина")
    assert not boss.sees("По совету")
    await petr.taps("Согласиться и продолжить")
    assert petr.last.words.startswith("Спасибо! Как вас зовут")
    await petr.types("Глеб Сомов, технолог")
    assert petr.last.words == "А в какой компании вы работаете?"
    await petr.types("ООО «Новая стройка»")
    assert petr.last.words.startswith("Спасибо, всё записано")
    await petr.types("А когда позвонят?")
    assert "ещё решает, кто с вами свяжется. До этого написанное сюда никто не прочитает" in petr.last.words
    card = boss.find("По совету")
    assert "По совету: Ирина Ким (ООО «Вектор»)" in read(card.words)
    assert "Глеб Сомов, технолог · ООО «Новая стройка»" in read(card.words)
    assert card.labels == ["Назначить", "Отклонить"]
    assert not anna.sees("По совету")
    await boss.taps("Назначить", on=card)
    assert boss.last.words.startswith("Кто займётся этим человеком?")
    await boss.taps("Анна Смирнова")

    assert boss.sees("Готово: Глеб Сомов, ООО «Новая стройка» — у сотрудника: Анна Смирнова")
    assert card.words == "Об этом человеке уже решено: назначен или отклонён."
    assert await stage.query(
        "SELECT c.name, c.position, c.state, c.telegram_id, a.name, a.status, s.name FROM contacts c"
        " JOIN accounts a ON a.id = c.account_id JOIN staff s ON s.id = a.manager_id WHERE c.telegram_id = 91"
    ) == [("Глеб Сомов", "технолог", "joined", 91, "ООО «Новая стройка»", "potential", "Анна Смирнова")]
    assert await stage.query("SELECT version FROM consents WHERE telegram_id = 91") == ["2"]
    assert await stage.query("SELECT count(*) FROM newcomers") == [0]
    assert anna.sees("По совету клиента к вам пришёл новый человек: Глеб Сомов, ООО «Новая стройка»")
    assert petr.sees("вами займётся Анна Смирнова")
    assert asked.last.words.startswith("Ваш совет пригодился")
    assert not asked.sees("Глеб")
    await stage.days_pass(30)
    assert not petr.sees("По шкале")
    await petr.types("Когда можно приехать?")
    assert anna.sees("Когда можно приехать?")


@on_both
async def test_a_rejected_one_is_erased_at_once(stage: Stage, boss: Actor, asked: Actor) -> None:
    payload = await recommends(asked)
    petr = await comes(stage, payload)
    assert "Новая стройка" in await everything_kept(stage)
    await boss.taps("Отклонить", on=boss.find("По совету"))

    assert petr.sees("Всё, что вы о себе написали, стёрто")
    kept = await everything_kept(stage)
    for word in ("Новая стройка", "Сомов", "технолог", "Petya", "canary_91"):
        assert word not in kept, word
        assert word not in boss.screen, word
    assert await stage.query("SELECT count(*) FROM newcomers") == [0]
    assert not asked.sees("Ваш совет пригодился")


async def test_a_company_that_is_listed_gets_another_contact(
    stage: Stage, boss: Actor, igor: Actor, asked: Actor
) -> None:
    payload = await recommends(asked)
    await comes(stage, payload, company="«ромашка»")
    card = boss.find("По совету")
    assert "Такая компания в списке уже есть: Ромашка, менеджер Игорь Волков" in read(card.words)
    await boss.taps("Добавить в Ромашка", on=card)

    assert await stage.query(
        "SELECT a.name FROM contacts c JOIN accounts a ON a.id = c.account_id WHERE c.telegram_id = 91"
    ) == ["Ромашка"]
    assert await stage.query("SELECT is_new FROM recommendations") == [0]
    assert igor.sees("По совету клиента к вам")


async def test_nobody_is_recommended_twice_nor_by_themselves(
    stage: Stage, boss: Actor, anna: Actor, asked: Actor
) -> None:
    payload = await recommends(asked)
    await asked.opens(payload)
    assert asked.last.words.startswith("Это ваша собственная ссылка")
    for reader in (boss, anna):
        await reader.opens(payload)
        assert reader.last.words.startswith("По этой ссылке приходят те, кому клиент посоветовал вас")
    petr = await comes(stage, payload)
    await petr.opens(payload)
    assert petr.last.words.startswith("Спасибо, всё записано")
    await boss.taps("Назначить", on=boss.find("По совету"))
    await boss.taps("Анна Смирнова")
    await petr.opens(payload)

    assert petr.last.words.startswith("Вы уже с нами")
    assert len(await stage.query("SELECT id FROM recommendations")) == 1


@pytest.mark.parametrize("how", ["revoked", "forgotten"])
async def test_a_link_of_nobody_opens_nothing_and_who_goes_on_is_made_to_wait(
    stage: Stage, boss: Actor, asked: Actor, how: str
) -> None:
    payload = await recommends(asked)
    if how == "revoked":
        await asked.types("/mydata")
        await asked.taps("Отключить ссылку для рекомендаций")
        assert "Ссылка отключена" in asked.toasts[-1]
    else:
        await asked.types("/forget")
        await asked.taps("Удалить мои данные")
    petr = somebody(stage)
    await petr.opens(payload)
    assert petr.last.words.startswith("Эта ссылка больше не действует: её отключили")
    for _ in range(12):
        await petr.opens(payload)

    assert not petr.last.words.startswith("Эта ссылка больше не действует")
    assert await stage.query("SELECT count(*) FROM newcomers") == [0]


async def test_a_revoked_link_is_replaced_by_a_new_one(stage: Stage, asked: Actor) -> None:
    first = await recommends(asked)
    await asked.taps(data=ReferTap(contact=1, wish="stop").pack())
    await asked.taps("Порекомендовать", on=asked.find("Это услышат те"))
    second = LINK.search(asked.last.text)

    assert second
    assert second[1] != first


async def test_forgetting_takes_the_promoters_name_out_of_the_card(stage: Stage, boss: Actor, asked: Actor) -> None:
    payload = await recommends(asked)
    petr = await comes(stage, payload)
    await asked.types("/forget")
    await asked.taps("Удалить мои данные")
    await stage.passes(minutes=10)
    card = boss.find("По совету клиента, чьи данные удалены")
    assert "Ирина Ким" not in boss.screen
    await boss.taps("Назначить", on=card)
    await boss.taps("Анна Смирнова")

    assert petr.sees("вами займётся Анна Смирнова")


@on_both
async def test_a_newcomer_may_forget_it_before_anybody_has_decided(stage: Stage, boss: Actor, asked: Actor) -> None:
    payload = await recommends(asked)
    petr = await comes(stage, payload)
    await petr.types("/mydata")
    assert petr.last.content
    assert "Новая стройка" in petr.last.content.decode()
    await petr.types("/forget")

    assert "Новая стройка" not in await everything_kept(stage)
    assert "Сомов" not in boss.screen
    await boss.taps(data=RecommendedTap(newcomer=1, wish="to", target=1).pack())
    assert boss.toasts[-1] == "Это уже решено или забыто."


async def test_what_is_no_answer_is_asked_again_and_nothing_is_heard_before_consent(
    stage: Stage, boss: Actor, asked: Actor
) -> None:
    payload = await recommends(asked)
    petr = somebody(stage)
    await petr.opens(payload)
    await petr.types("Здравствуйте")
    assert "пока никому не передано" in petr.last.words
    await petr.taps("Согласиться и продолжить", on=petr.last)
    for nonsense in ("🙂", "...", "/help"):
        await petr.types(nonsense)
        assert petr.last.words.startswith("Спасибо! Как вас зовут"), nonsense
    await petr.sends_voice()
    assert petr.last.words.startswith("Спасибо! Как вас зовут")
    await petr.person.shares_contact("+79001234567", own=True)
    await stage.settles()
    assert petr.last.words.startswith("Спасибо! Как вас зовут")
    assert await stage.query("SELECT phone, called FROM newcomers") == [(None, None)]
    await petr.types("Глеб " + "ы" * 400)
    await petr.types("Ю" * 400)

    assert boss.sees("По совету")
    assert [len(company) for company in await stage.query("SELECT company FROM newcomers")] == [120]


async def test_only_owners_decide_and_no_forged_tap_does(stage: Stage, boss: Actor, anna: Actor, asked: Actor) -> None:
    payload = await recommends(asked)
    petr = await comes(stage, payload)
    (staff,) = await stage.query("SELECT id FROM staff WHERE name = 'Анна Смирнова'")
    (contact,) = await stage.query("SELECT id FROM contacts WHERE name = 'Ирина Ким'")
    for stranger in (anna, asked, petr):
        await stranger.taps(data=RecommendedTap(newcomer=1, wish="to", target=staff).pack())
        await stranger.taps(data=RecommendedTap(newcomer=1, wish="whom").pack())
        await stranger.taps(data=NewcomerTap(newcomer=1, wish="reject").pack())
    await boss.taps(data=NewcomerTap(newcomer=1, wish="is", target=contact).pack())
    await boss.taps(data=NewcomerTap(newcomer=1, wish="new", target=1).pack())
    await boss.taps(data=RecommendedTap(newcomer=1, wish="join", target=1).pack())
    await boss.taps(data=RecommendedTap(newcomer=1, wish="to", target=999).pack())
    await petr.taps(data=ReferTap(contact=contact, wish="link").pack())
    await anna.taps(data=ReferTap(contact=contact, wish="stop").pack())

    assert await stage.query("SELECT state FROM newcomers") == ["waiting"]
    assert await stage.query("SELECT count(*) FROM contacts WHERE telegram_id = 91") == [0]
    assert await stage.query("SELECT revoked_at FROM referrals") == [None]


async def test_the_button_is_for_who_is_a_promoter_still(stage: Stage, asked: Actor) -> None:
    await praises(asked)
    thanks = asked.find("Это услышат те")
    await asked.taps("Изменить")
    await asked.taps("5")
    await asked.taps("Порекомендовать", on=thanks)

    assert asked.toasts[-1].startswith("Ссылка — для тех, кто в последний раз ставит")
    assert await stage.query("SELECT count(*) FROM referrals") == [0]


async def test_a_forged_link_is_no_link(stage: Stage, asked: Actor) -> None:
    await recommends(asked)
    petr = somebody(stage)
    await petr.opens(link.make(b"another key", "referral", 1))
    assert petr.last.words.startswith("Эта ссылка не подходит")
    await petr.opens(link.make(stage.programme.link_key, "referral", 77))
    assert petr.last.words.startswith("Эта ссылка больше не действует")


async def test_in_english_too(stage: Stage, boss: Actor, asked: Actor) -> None:
    payload = await recommends(asked)
    peter = stage.actor(92, "Peter", language_code="en")
    await peter.opens(payload)
    assert peter.sees("You were recommended to us")
    await peter.taps("Agree and continue")
    await peter.types("Peter Smith, engineer")
    await peter.types("New Build Ltd")
    assert peter.last.words.startswith("Thank you, that is all we need")
    await boss.taps("Назначить", on=boss.find("По совету"))
    await boss.taps("Анна Смирнова")
    assert peter.sees("Анна Смирнова will look after you")
