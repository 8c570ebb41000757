from collections.abc import AsyncIterator
from typing import Any, Literal

import pytest
import sqlalchemy as sa
from aiogram.methods import EditMessageText, SendDocument, SendMessage
from aiogram.types import BufferedInputFile, CallbackQuery, Chat, Document, InlineKeyboardMarkup, Message, User

from actions.turn import Turn
from handlers import lists
from handlers.refusals import Refused
from messages import composing
from messages.envelopes import to_staff
from messages.import_list import import_plan
from messages.owed import Errand, Letter, Owed, Perishable, Send
from messages.replies import toast
from messages.taps.clients import ImportTap
from messages.texts import label, say
from messages.writing import Context
from nps.client_list import ClientList, ClientRow, RowError
from nps.programme import Programme
from sandbox.message import read
from storage.engine.conn import FullConn
from storage.engine.database import Database
from storage.lists import imports
from storage.people.staff import Staff
from storage.people.who import Who, find_who, meet
from storage.schema import audit, contacts
from tests.filling import NOW, Filling

PROGRAMME = Programme(company="Стройснаб", link_key=b"key")


@pytest.fixture
async def conn(sqlite: Database) -> AsyncIterator[FullConn]:
    async with sqlite.write() as conn:
        yield conn


@pytest.fixture
async def owner(filling: Filling) -> Staff:
    return await filling.owner("Пётр Лев")


async def who_is(conn: FullConn, staff: Staff) -> Who:
    assert staff.telegram_id
    return await meet(conn, staff.telegram_id, name=staff.name, username=None, language="ru", now=NOW)


def sent_file(who: Who, name: str | None = "clients.csv", *, size: int = 1000, mime: str | None = None) -> Message:
    return Message(
        message_id=7,
        date=NOW,
        chat=Chat(id=who.telegram_id, type="private"),
        document=Document(file_id="F", file_unique_id="U", file_name=name, file_size=size, mime_type=mime),
    )


def row(number: int = 2, contact: str = "Ирина Ким", **more: Any) -> ClientRow:
    return ClientRow(number=number, account="Вектор", contact=contact, **more)


async def stage(conn: FullConn, owner: Staff, *rows: ClientRow, **more: Any) -> int:
    client_list = ClientList(rows, **{"errors": ()} | more)
    return await imports.stage(conn, staff_id=owner.id, file_name="clients.csv", client_list=client_list, now=NOW)


async def tap(conn: FullConn, staff: Staff, import_id: int, wish: Literal["apply", "errors", "cancel"]) -> Owed:
    who = await who_is(conn, staff)
    shown = Message(message_id=9, date=NOW, chat=Chat(id=who.telegram_id, type="private"))
    by = User(id=who.telegram_id, is_bot=False, first_name=staff.name)
    query = CallbackQuery(id="1", from_user=by, chat_instance="1", message=shown)
    data = ImportTap(id=import_id, wish=wish)
    try:
        return await lists.on_import_tap(query, data, Turn(conn, NOW, PROGRAMME), who, "ru")
    except Refused as refused:
        return [toast(query, label("ru", refused.key, **refused.details), alert=refused.alert)]


async def compose(conn: FullConn, letter: Letter) -> Any:
    context = Context(conn, NOW, PROGRAMME, "otklik_bot")
    return await composing.compose(context, letter.name, letter.to, letter.arguments)


async def shown_plan(conn: FullConn, owner: Staff, import_id: int) -> SendMessage:
    assert owner.telegram_id
    letter = import_plan.owed(to_staff(owner), import_id=import_id)
    message = await compose(conn, letter)
    assert isinstance(message, SendMessage)
    return message


def buttons(method: Any) -> list[str]:
    keyboard = method.reply_markup
    if not isinstance(keyboard, InlineKeyboardMarkup):
        return []
    return [button.text for line in keyboard.inline_keyboard for button in line]


def texts(owed: Owed) -> list[str]:
    return [read(item.method.text) for item in owed if isinstance(item, Send) and hasattr(item.method, "text")]


def toasts(owed: Owed) -> list[str]:
    return [read(str(item.method.text)) for item in owed if isinstance(item, Perishable) and item.method.text]  # type: ignore[attr-defined]


def letters_of(owed: Owed) -> list[str]:
    return [item.name for item in owed if isinstance(item, Letter)]


async def test_an_owners_table_is_fetched_and_read_apart(conn: FullConn, owner: Staff) -> None:
    who = await who_is(conn, owner)

    owed = await lists.on_document(sent_file(who), who, owner, "ru")

    (errand,) = [item for item in owed if isinstance(item, Errand)]
    assert errand.name == "read_list"
    assert errand.arguments == {
        "file_id": "F",
        "file_name": "clients.csv",
        "staff": owner.id,
        "chat_id": owner.telegram_id,
    }
    assert texts(owed) == ["Читаю «clients.csv»…"]


async def test_a_file_over_ten_megabytes_is_refused_at_once(conn: FullConn, owner: Staff) -> None:
    who = await who_is(conn, owner)

    with pytest.raises(Refused) as refused:
        await lists.on_document(sent_file(who, size=10 * 2**20 + 1), who, owner, "ru")

    said = say("ru", refused.value.key, **refused.value.details)
    assert read(said) == "Файл больше 10 МБ. Разделите его на части: каждую можно применить отдельно."


@pytest.mark.parametrize(
    ("name", "mime", "expected"),
    [
        ("clients.csv", None, True),
        ("КЛИЕНТЫ.XLSX", None, True),
        ("list.tsv", None, True),
        ("list.txt", "text/plain", True),
        (None, "text/csv", True),
        (None, "application/pdf", False),
        ("act.pdf", "text/csv", False),
        ("old.xls", None, False),
        ("csv", None, False),
    ],
)
async def test_what_may_be_a_client_list(
    conn: FullConn, owner: Staff, name: str | None, mime: str | None, expected: bool
) -> None:
    who = await who_is(conn, owner)

    assert await lists.is_table(sent_file(who, name, mime=mime)) is expected


async def answer_to(message: Message, who: Who) -> str | None:
    """The handler of this router that the message would reach; None: it goes on to the router of contacts."""
    for handler in lists.router().message.handlers:
        fits, _ = await handler.check(message, who=who)
        if fits:
            return handler.callback.__name__
    return None


async def test_who_sends_which_file_decides_what_it_is(conn: FullConn, owner: Staff, filling: Filling) -> None:
    manager = await filling.manager("Анна Смирнова")
    contact = await filling.contact("Ирина Ким")
    client_owner = await filling.owner("Мария Гай")
    await filling.contact("Мария Гай", telegram_id=client_owner.telegram_id)
    client_manager = await filling.manager("Олег Дан")
    await filling.contact("Олег Дан", telegram_id=client_manager.telegram_id)
    asked = await find_who(conn, contact.telegram_id or 0)
    assert asked

    async def reached(staff: Staff, name: str) -> str | None:
        who = await who_is(conn, staff)
        return await answer_to(sent_file(who, name), who)

    assert await reached(owner, "clients.csv") == "on_document"
    assert await reached(owner, "act.pdf") == "on_other_document"
    assert await reached(manager, "clients.csv") == "on_document_of_manager"
    assert await reached(client_owner, "clients.xlsx") == "on_document"
    assert await reached(client_owner, "act.pdf") is None
    assert await reached(client_manager, "clients.csv") is None
    assert await answer_to(sent_file(asked), asked) is None


async def test_other_files_and_other_people_get_a_sentence(conn: FullConn, owner: Staff, filling: Filling) -> None:
    who = await who_is(conn, owner)
    manager = await who_is(conn, await filling.manager())

    pdf = await lists.on_other_document(sent_file(who, "act.pdf"), who, "ru")
    xls = await lists.on_other_document(sent_file(who, "clients.XLS"), who, "ru")
    foreign = await lists.on_document_of_manager(sent_file(manager), manager, "ru")

    assert texts(pdf)[0].startswith("Это не список клиентов.")
    assert texts(xls)[0].startswith("Это книга старого Excel")
    assert texts(foreign)[0].startswith("Список клиентов принимаю только от владельца")


async def test_a_list_that_was_read_comes_as_a_dry_run(conn: FullConn, owner: Staff) -> None:
    import_id = await stage(
        conn,
        owner,
        row(segment="VIP", manager="Анна <Смирнова>"),
        row(3, "Олег Дан", segment="B"),
        errors=(
            RowError(17, "row-contact-missing"),
            RowError(45, "row-date-broken", {"column": "Дата", "value": "31.02.2026"}),
            RowError(45, "row-phone-broken", {"column": "Телефон", "value": "звоните"}),
        ),
        unknown_columns=("Скидка", "Долг"),
    )

    payload = {"import": import_id, "chat_id": owner.telegram_id}
    (letter,) = await lists.on_list_read(Turn(conn, NOW, PROGRAMME), payload)
    assert isinstance(letter, Letter)
    message = await compose(conn, letter)

    assert message.chat_id == owner.telegram_id
    assert buttons(message) == ["Применить", "Файл с ошибками", "Отмена"]
    assert read(message.text) == (
        "В файле 2 контакта в 1 компании: <b>2 новых</b>, 0 изменится, 0 без изменений.\n"
        "Компании: 1 новая, 0 изменится.\n"
        "Новый менеджер: Анна &lt;Смирнова&gt;.\n"
        "\n"
        "Первые строки запишутся так:\n"
        "· строка 2: <b>Ирина Ким</b>, Вектор; менеджер Анна &lt;Смирнова&gt;; сегмент VIP\n"
        "· строка 3: <b>Олег Дан</b>, Вектор; менеджер Анна &lt;Смирнова&gt;; сегмент VIP\n"
        "\n"
        "<b>2 строки с ошибками</b>, они не применятся:\n"
        "· строка 17: нет контакта.\n"
        "· строка 45: «31.02.2026» в столбце «Дата» — не дата. Например: 01.09.2026.\n"
        "· строка 45: «звоните» в столбце «Телефон» — не телефон. Например: +7 916 123-45-67.\n"
        "\n"
        "Обратите внимание:\n"
        "· строка 3: Вектор: сегмент — не то же, что в строке 2. Взято из строки 2.\n"
        "Столбцы, которые не читаю: «Скидка», «Долг»."
    )


async def test_a_list_that_changes_nothing_cannot_be_applied(conn: FullConn, owner: Staff) -> None:
    await tap(conn, owner, await stage(conn, owner, row()), "apply")

    again = await shown_plan(conn, owner, await stage(conn, owner, row()))
    with_errors = await stage(conn, owner, row(), errors=(RowError(3, "row-contact-missing"),))

    assert read(again.text).startswith(
        "В файле 1 контакт в 1 компании: <b>0 новых</b>, 0 изменится, 1 без изменений.\n"
        "Менеджеров в файле нет: обращения придут владельцам.\nМенять"
    )
    assert buttons(again) == []
    assert buttons(await shown_plan(conn, owner, with_errors)) == ["Файл с ошибками"]


async def test_the_longest_dry_run_fits_into_a_message(conn: FullConn, owner: Staff) -> None:
    long = "Ы" * 198
    rows = [row(n, f"{long}{n}", manager=f"{long}{n}") for n in range(2, 90)]
    more = [row(n, f"{long}{n}", segment=str(n)) for n in range(90, 99)]
    errors = tuple(
        RowError(
            n, "row-status-unknown", {"column": "😀" * 40, "value": "<" * 40, "allowed_ru": "а" * 99, "allowed_en": ""}
        )
        for n in range(100, 999)
    )

    import_id = await stage(conn, owner, *rows, *more, errors=errors, unknown_columns=("&" * 40,) * 30)
    message = await shown_plan(conn, owner, import_id)

    assert len(message.text.encode("utf-16-le")) / 2 < 4096
    assert "…и ещё 89" in read(message.text)


async def test_a_file_that_cannot_be_read_is_explained(conn: FullConn, owner: Staff) -> None:
    payload = {"error": "table-quote-open", "args": {"line": "7"}, "chat_id": owner.telegram_id}

    (letter,) = await lists.on_list_read(Turn(conn, NOW, PROGRAMME), payload)
    assert isinstance(letter, Letter)

    assert read((await compose(conn, letter)).text).startswith("В строке 7 открыта кавычка")


async def test_a_file_that_cannot_be_fetched_is_asked_for_again(conn: FullConn, owner: Staff) -> None:
    payload = {"file_id": "F", "file_name": "clients.csv", "staff": owner.id, "chat_id": owner.telegram_id}

    (letter,) = await lists.on_read_failed(Turn(conn, NOW, PROGRAMME), payload)
    assert isinstance(letter, Letter)

    assert "«clients.csv» не удалось получить" in (await compose(conn, letter)).text


async def test_apply_turns_the_dry_run_into_the_result_and_brings_the_links(conn: FullConn, owner: Staff) -> None:
    import_id = await stage(
        conn, owner, row(manager="Анна Смирнова"), row(3, "Олег Дан"), errors=(RowError(4, "row-contact-missing"),)
    )

    owed = await tap(conn, owner, import_id, "apply")

    (edit,) = [item.method for item in owed if isinstance(item, Send)]
    assert isinstance(edit, EditMessageText)
    assert edit.message_id == 9
    assert read(edit.text or "") == (
        "Готово: <b>2 новых</b>, 0 изменено, 0 без изменений.\n"
        "Компании: 1 новая, 0 изменено.\n"
        "Новый менеджер: Анна Смирнова.\n"
        "1 строка с ошибкой не применена."
    )
    assert buttons(edit) == ["Файл с ошибками"]
    assert letters_of(owed) == ["links_file", "invite_intro", "invite_message"]
    for letter in (item for item in owed if isinstance(item, Letter)):
        composed = await compose(conn, letter)
        assert composed is not None
        if letter.name == "invite_message":
            assert composed.text.startswith("Здравствуйте! Это ваша личная ссылка")
    assert (await conn.execute(sa.select(audit.c.action, audit.c.subject))).all() == [
        ("import.apply", f"import:{import_id}")
    ]


async def test_changes_alone_bring_no_links(conn: FullConn, owner: Staff) -> None:
    await tap(conn, owner, await stage(conn, owner, row()), "apply")

    owed = await tap(conn, owner, await stage(conn, owner, row(position="кладовщик")), "apply")

    assert texts(owed) == ["Готово: <b>0 новых</b>, 1 изменён, 0 без изменений."]
    assert letters_of(owed) == []


async def test_apply_pressed_twice_applies_once(conn: FullConn, owner: Staff) -> None:
    import_id = await stage(conn, owner, row())
    await tap(conn, owner, import_id, "apply")

    owed = await tap(conn, owner, import_id, "apply")

    assert toasts(owed) == ["Этот файл уже применён."]
    assert texts(owed) == []


async def test_data_changed_since_the_dry_run_brings_a_fresh_one(conn: FullConn, owner: Staff) -> None:
    old = await stage(conn, owner, row(position="кладовщик"))
    await tap(conn, owner, await stage(conn, owner, row(position="директор")), "apply")

    owed = await tap(conn, owner, old, "apply")
    assert texts(owed)[0].startswith("Пока файл ждал, данные изменились.")
    (letter,) = [item for item in owed if isinstance(item, Letter)]
    fresh = await compose(conn, letter)
    assert "<b>0 новых</b>, 1 изменится" in read(fresh.text)
    assert (await conn.execute(sa.select(contacts.c.position))).scalar_one() == "директор"

    again = await tap(conn, owner, old, "apply")

    assert texts(again)[0].startswith("Готово")
    assert (await conn.execute(sa.select(contacts.c.position))).scalar_one() == "кладовщик"


async def test_cancel_changes_nothing_and_cannot_be_undone(conn: FullConn, owner: Staff) -> None:
    import_id = await stage(conn, owner, row())

    cancelled = await tap(conn, owner, import_id, "cancel")
    applied = await tap(conn, owner, import_id, "apply")

    assert texts(cancelled) == ["Отменено: ничего не изменилось."]
    assert toasts(applied) == ["Этот файл уже отменён. Чтобы применить, пришлите его снова."]
    assert (await conn.execute(sa.select(sa.func.count()).select_from(contacts))).scalar_one() == 0


async def test_the_file_of_errors_names_rows_and_neutralises_formulas(conn: FullConn, owner: Staff) -> None:
    errors = (
        RowError(17, "row-contact-missing"),
        RowError(45, "row-contact-occupied", {"contact": "=2+2", "account": "А"}),
    )
    import_id = await stage(conn, owner, row(), errors=errors)

    (answer, letter) = await tap(conn, owner, import_id, "errors")
    assert isinstance(answer, Perishable)
    assert isinstance(letter, Letter)
    document = await compose(conn, letter)

    assert isinstance(document, SendDocument)
    assert isinstance(document.document, BufferedInputFile)
    assert document.document.data.decode("utf-8").splitlines() == [
        "\ufeffСтрока;Что не так",
        "17;нет контакта.",
        "45;'=2+2: этот человек уже отвечает от А как другой контакт, перенести нельзя.",
    ]


@pytest.mark.parametrize("wish", ["apply", "errors", "cancel"])
async def test_only_the_owner_who_sent_a_list_may_press_its_buttons(
    conn: FullConn, owner: Staff, filling: Filling, wish: Literal["apply", "errors", "cancel"]
) -> None:
    import_id = await stage(conn, owner, row())

    for stranger in (await filling.owner(), await filling.manager()):
        owed = await tap(conn, stranger, import_id, wish)

        assert toasts(owed) == ["Эта кнопка не для вас."]
        assert len(owed) == 1


async def test_the_dry_run_is_shown_to_nobody_else(conn: FullConn, owner: Staff, filling: Filling) -> None:
    import_id = await stage(conn, owner, row())
    other = await filling.owner()
    assert other.telegram_id

    letter = import_plan.owed(to_staff(other), import_id=import_id)

    assert await compose(conn, letter) is None
