"""The main story: a client is unhappy, and the manager knows within a second."""

from __future__ import annotations

from tests.databases import on_both
from tests.rounds.stage import Actor, Stage


@on_both
async def test_a_detractor_reaches_the_manager_who_takes_the_case(
    stage: Stage, boss: Actor, anna: Actor, irina: Actor
) -> None:
    await irina.opens(await stage.link_of("Ирина Ким"))
    assert irina.sees("Здравствуйте, Ирина Петровна!")
    assert irina.sees("ваш менеджер Анна Смирнова")
    await irina.taps("Согласиться и начать")
    assert irina.sees("По шкале от 0 до 10")
    await irina.taps("3")
    assert irina.sees("Ваша оценка: 3")
    assert irina.sees("Спасибо, что сказали прямо")
    await irina.taps("Сроки и обещания")
    await irina.types("Третий раз подряд везут позже срока, и никто не звонит.")

    assert irina.sees("Анна Смирнова свяжется с вами сегодня")
    assert anna.sees("🔴 3 из 10 · ООО «Вектор»")
    assert anna.sees("Третий раз подряд")
    assert anna.sees("Причины: сроки и обещания")
    await anna.taps("Беру")
    assert anna.sees("Занимается Анна Смирнова")
    assert not boss.sees("🔴")
    await boss.types("/nps")
    assert boss.sees("1 ответ — для индекса мало")
