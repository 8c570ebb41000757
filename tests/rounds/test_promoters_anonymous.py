"""Anonymous mode: quotes stand without a name, and owners alone learn who permitted one, and by whose word who came."""

from __future__ import annotations

from messages.taps.promoters import AskQuoteTap, QuotesTap, QuoteTap
from nps.quoting import mark_of
from tests.databases import on_both
from tests.rounds.stage import Actor, Stage
from tests.rounds.test_anonymous import anonymous, beginning  # noqa: F401 - fixtures
from tests.rounds.test_quotes import SIGNED, praises, read
from tests.rounds.test_recommendations import comes, link_in

WORDS = "Везут вовремя, спасибо"


@on_both
async def test_no_name_is_offered_and_owners_alone_read_it(
    anonymous: Stage,  # noqa: F811
    boss: Actor,
    anna: Actor,
    irina: Actor,
) -> None:
    await irina.opens(await anonymous.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await praises(irina)
    await irina.taps("Можно процитировать?")
    shown = irina.find("Ровно эти слова:")
    assert shown.labels == ["Да, без имени", "Нет"]
    assert "Ирина" not in shown.words
    await irina.taps(data=QuoteTap(response=1, wish="named", mark=mark_of(WORDS, SIGNED)).pack(), on=shown)
    assert await anonymous.query("SELECT count(*) FROM quotes") == [0]
    await irina.taps("Да, без имени", on=shown)
    await boss.types("/quotes")
    await anna.types("/quotes")
    await anna.taps(data=QuotesTap(page=0, wanted="-").pack(), on=anna.last)
    await anna.taps(data=AskQuoteTap(response=1).pack())

    assert await anonymous.query("SELECT state, signature FROM quotes") == [("given", None)]
    assert "— клиент компании «Стройснаб»" in read(boss.last.words)
    assert "Ирина" not in boss.last.words
    assert boss.sees("Разрешена цитата")
    assert "анонимный" in anna.last.words
    assert not anna.sees("Разрешена цитата")
    assert not anna.sees("Везут вовремя")


async def test_by_whose_word_somebody_came_only_the_owners_read(
    anonymous: Stage,  # noqa: F811
    boss: Actor,
    anna: Actor,
    irina: Actor,
) -> None:
    await irina.opens(await anonymous.link_of("Ирина Ким"))
    await irina.taps("Согласиться и начать")
    await praises(irina)
    await irina.taps("Порекомендовать")
    petr = await comes(anonymous, link_in(irina))
    await boss.taps("Назначить", on=boss.find("По совету"))
    await boss.taps("Анна Смирнова")

    assert anna.sees("По совету клиента к вам пришёл новый человек: Глеб Сомов")
    assert not anna.sees("Ирина Ким")
    assert petr.sees("Написать руководству компании можно прямо сюда")
