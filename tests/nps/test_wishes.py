import pytest

from nps.wishes import Wish, wish_in


@pytest.mark.parametrize(
    "text",
    [
        *("стоп", "СТОП!", "Стоп.", "/стоп", "/stop.", "Stop", "Хватит", "отписаться", "Отпишите меня, пожалуйста"),
        *("Больше не пишите мне", "Не пишите мне больше!", "Я хочу отписаться", "Прошу не беспокоить", "unsubscribe"),
        *(
            "Please unsubscribe me",
            "Don’t write to me",
            "stop asking me",
            "отписаться от рассылки",
            "Не спрашивайте больше",
        ),
    ],
)
def test_people_say_in_words_that_they_want_to_be_asked_no_more(text: str) -> None:
    assert wish_in(text) is Wish.STOP


@pytest.mark.parametrize(
    "text",
    [
        *("удалите мои данные", "Удалить мои данные", "Прошу удалить мои персональные данные из вашей базы"),
        *(
            "Удалите меня",
            "Удалите, пожалуйста, мои данные",
            "Забудьте меня",
            "Delete my data",
            "please erase my personal data",
        ),
        *("Отзываю согласие на обработку персональных данных", "Forget me", "Я отзываю своё согласие"),
    ],
)
def test_people_say_in_words_that_they_want_to_be_forgotten(text: str) -> None:
    assert wish_in(text) is Wish.FORGET


@pytest.mark.parametrize(
    "text",
    [
        *("", "9", "Стоп-лист не обновляется", "Хватит опаздывать", "Не пишите в накладной «доставка»"),
        *("Кто удалил наши данные из кабинета?", "Отписались бы хоть раз вовремя", "Stop sending broken pallets"),
        "Удалите мои данные " * 20,
    ],
)
def test_words_that_say_more_are_heard_as_words(text: str) -> None:
    assert wish_in(text) is None
