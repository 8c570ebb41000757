"""Wishes that people say in words where a command would do: to be asked no more, to be forgotten."""

from __future__ import annotations

import re
from enum import StrEnum

from nps.text import fold

LONGEST = 200
"""Characters up to which words are looked at: a longer message tells a story, and is heard as one."""
PLEASE = ("пожалуйста", "please")


class Wish(StrEnum):
    STOP = "stop"
    FORGET = "forget"


_POLITE = r"(?:(?:прошу(?: вас)?|я|хочу|больше|уже|вы|все|i|want to|would like to) )*"
_AFTER = r"(?: (?:меня|нас|мне|нам|больше|спасибо|от (?:вас|рассылки|опросов|вопросов)|me|now|thanks))*"
_DATA = r"(?:(?:все|мои|свои|наши|обо мне|персональные|личные|my|all|personal|of|the) )*(?:данные|data|information)"
_REMOVE = r"(?:удалите|удалить|удали|сотрите|стереть|уничтожьте|delete|erase|remove)"
_CONSENT = r"(?:отзываю|отозвать|withdraw)(?: мое| свое| my)? (?:согласие|consent)"
_FORGET = re.compile(
    rf"{_POLITE}(?:{_REMOVE} (?:{_DATA}|меня|мой номер|me)(?: .*)?|забудьте меня|forget me|{_CONSENT}.*){_AFTER}"
)
_STOP = re.compile(
    rf"{_POLITE}(?:стоп|stop|хватит|отписка|отписаться|отпишите|отпиши|отписываюсь|отмена подписки|отменить подписку"
    r"|unsubscribe|opt out|не (?:пишите|пиши|спрашивайте|беспокойте|беспокоить|присылайте)"
    rf"|(?:do not|dont|stop) (?:write|ask|asking|writing|bother|bothering|message|messaging)(?: to)?){_AFTER}"
)


def wish_in(text: str) -> Wish | None:
    """What the message as a whole asks for; None for anything that says more than that."""
    if len(text) > LONGEST:
        return None
    said = re.sub(r"[^\w ]", " ", fold(text).replace("\n", " ")).split()
    plain = " ".join(word for word in said if word not in PLEASE)
    if _FORGET.fullmatch(plain):
        return Wish.FORGET
    return Wish.STOP if _STOP.fullmatch(plain) else None
