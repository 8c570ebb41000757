"""What everybody may do of themselves."""

from __future__ import annotations

from tests.access.actions.action import Action, does, only
from tests.access.acts import blocks, confirms, confirms_erasing, say, tap
from tests.access.scene import CONTACTS, EVERYBODY, OWNERS, STAFF, R

SELF = "handlers.oneself."
ZONE = "handlers.timezone."
FORGET = "handlers.erasing."

ACTIONS: tuple[Action, ...] = (
    Action(
        "[Да, совсем]",
        (SELF + "on_stop_tap",),
        tap("stop:yes"),
        does("people", CONTACTS) | does("people invitations", only(R.CONTACT, R.OUTSIDER)),
        reads=CONTACTS,
        sees="Больше не спрашиваем",
    ),
    Action(
        "[Раз в полгода]",
        (SELF + "on_stop_tap",),
        tap("stop:rarely"),
        does("people", CONTACTS) | does("people invitations", only(R.CONTACT, R.OUTSIDER)),
        reads=CONTACTS,
        sees="раза в полгода",
    ),
    Action(
        "[Нет, всё как было]",
        (SELF + "on_stop_tap",),
        tap("stop:no"),
        reads=CONTACTS,
        sees="остаётся как было",
    ),
    Action(
        "/timezone",
        (ZONE + "on_timezone",),
        say("/timezone"),
        reads=STAFF,
        sees="Выберите пояс",
    ),
    Action(
        "/timezone of a city",
        (ZONE + "on_timezone",),
        say("/timezone Владивосток"),
        does("staff", STAFF) | does("client_messages", CONTACTS),
        reads=STAFF,
        sees="Готово: Владивосток",
    ),
    Action(
        "a zone",
        (ZONE + "on_zone_tap",),
        tap("zone:8"),
        does("staff", STAFF),
        reads=STAFF,
        sees="Готово: Владивосток",
    ),
    Action("/help", (SELF + "on_help",), say("/help")),
    Action("/language", (SELF + "on_language",), say("/language"), reads=EVERYBODY, sees="На каком языке"),
    Action(
        "a language",
        (SELF + "on_language_tap",),
        tap("lang:en"),
        does("people", EVERYBODY),
        reads=EVERYBODY,
        sees="English",
    ),
    Action(
        "/stop",
        (SELF + "on_stop",),
        say("/stop"),
        does("people", EVERYBODY - STAFF),
    ),
    Action(
        "/mydata",
        (SELF + "on_mydata",),
        say("/mydata"),
        reads=CONTACTS,
        sees="Что о вас хранится",
    ),
    Action(
        "/forget",
        (FORGET + "on_forget",),
        say("/forget"),
        reads=CONTACTS,
        sees="Удалить ваши данные?",
    ),
    Action(
        "[Удалить мои данные], pressed by whoever can make it up",
        (FORGET + "on_forget_tap",),
        confirms("yes"),
        does("contacts erasures", CONTACTS),
        reads=CONTACTS,
        sees="Больше сообщений не будет",
    ),
    Action(
        "[Оставить] of the same",
        (FORGET + "on_forget_tap",),
        confirms("no"),
        reads=EVERYBODY,
        sees="ничего не удалено",
    ),
    Action(
        "[Удалить данные] of a contact of «Вектор»",
        (FORGET + "on_erase_tap",),
        tap("erase:{maria}:0:ask"),
        reads=OWNERS,
        sees="Удалить данные: Мария Незнакомцева?",
    ),
    Action(
        "[Удалить данные], confirmed, of somebody who never joined",
        (FORGET + "on_erase_tap",),
        confirms_erasing("maria"),
        does("contacts erasures enrolments audit", OWNERS),
        reads=OWNERS,
        sees="Выписка из журнала",
    ),
    Action("a button of an older program", (SELF + "on_any_tap",), tap("older:1:2")),
    Action(
        "blocking the bot",
        (SELF + "on_membership",),
        blocks,
        does("staff", STAFF) | does("contacts", CONTACTS),
        silent=EVERYBODY,
    ),
)
