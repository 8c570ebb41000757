import asyncio
import io
import os
import random
import sys
import zipfile
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from bot.errands.spreadsheet import Limits, SpreadsheetError, read_table
from bot.errands.table_limits import CELL
from nps.client_list import Note
from nps.client_reading import read_list

ROWS = "Компания{0}Контакт{0}Выручка\nООО «Вектор»{0}Ирина Ким{0}12 млн\n"
TABLE = [["Компания", "Контакт", "Выручка"], ["ООО «Вектор»", "Ирина Ким", "12 млн"]]


def xlsx(*rows: tuple[object, ...], start: int = 0) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd.mm.yyyy"})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows, start):
        sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


def replaced(content: bytes, name: str, body: bytes, more: int = 0) -> bytes:
    """The same workbook with one entry swapped and any number of empty ones added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, body if entry == name else old.read(entry))
        for number in range(more):
            new.writestr(f"more/{number}", b"")
    return out.getvalue()


def sheet(inside: bytes) -> bytes:
    body = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
    return replaced(xlsx(("a",)), "xl/worksheets/sheet1.xml", body % inside)


async def refusal(content: bytes, name: str = "clients", limits: Limits | None = None) -> tuple[str, dict[str, str]]:
    with pytest.raises(SpreadsheetError) as refused:
        await read_table(name, content, limits or Limits())
    return refused.value.key, refused.value.details


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
async def test_csv_in_the_dialects_of_spreadsheets(delimiter: str, encoding: str) -> None:
    assert (await read_table("clients.csv", ROWS.format(delimiter).encode(encoding))).rows == TABLE


async def test_utf16_of_either_order() -> None:
    assert (await read_table("clients.csv", b"\xfe\xff" + ROWS.format(";").encode("utf-16-be"))).rows == TABLE


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("sep=,\r\naccount,contact\r\nA,B\r\n", [["account", "contact"], ["A", "B"]]),
        ("account;contact\rA;B\r", [["account", "contact"], ["A", "B"]]),
        ("account;contact\nA, B, C;D\nE, F, G;H\n", [["account", "contact"], ["A, B, C", "D"], ["E, F, G", "H"]]),
        ('a;b\n"two\nlines";"ООО ""Вектор"""\n', [["a", "b"], ["two\nlines", 'ООО "Вектор"']]),
        ("Клиенты\n\na;b\n1;2;;\n\n\n", [["Клиенты"], [], ["a", "b"], ["1", "2"]]),
        ("a;b\n ;2\n", [["a", "b"], [None, "2"]]),
        ("a;b\n1\x00;2", [["a", "b"], ["1\x00", "2"]]),
        ("account", [["account"]]),
    ],
)
async def test_csv_shapes(text: str, rows: list[list[str | None]]) -> None:
    assert (await read_table("clients.csv", text.encode())).rows == rows


async def test_xlsx_keeps_numbers_dates_and_the_numbers_of_rows() -> None:
    content = xlsx(
        ("account", "contact", "revenue", "first_delivery", "phone"),
        ("Вектор", "Ким", 12.5, date(2026, 9, 1), 79161234567),
        start=3,
    )

    rows = (await read_table("clients.xlsx", content)).rows

    assert rows[:3] == [[], [], []]
    assert rows[4] == ["Вектор", "Ким", 12.5, date(2026, 9, 1), 79161234567]
    read = read_list(rows)
    assert [(row.number, row.revenue, row.first_delivery, row.phone) for row in read.rows] == [
        (5, 13, date(2026, 9, 1), "+79161234567")
    ]


async def test_dates_with_a_time_stay_moments() -> None:
    rows = (await read_table("clients.xlsx", xlsx((datetime.fromisoformat("2026-09-01T10:30"),)))).rows

    assert rows == [[datetime.fromisoformat("2026-09-01T10:30")]]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "table-empty"),
        (b" \n\n ", "table-empty"),
        (b";;;\n;;;", "table-empty"),
        (xlsx(), "table-empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "table-is-xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "table-encrypted"),
        (b"%PDF-1.7\n", "table-is-pdf"),
        (b"<html><table></table></html>", "table-format-unknown"),
        (b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(4000), "table-format-unknown"),
        (ROWS.format(";").encode("utf-16-le"), "table-format-unknown"),
        (b"a;b\n\x98\x98\xd1;\xff\xc0\x98", "table-encoding-unknown"),
        ("account;contact\n東京;山田\n".encode("shift-jis"), "table-encoding-unknown"),
        (b"PK\x03\x04 torn", "table-broken"),
        (xlsx(("a",))[:-40], "table-broken"),
        (replaced(xlsx(("a",)), "xl/workbook.xml", b"<workbook><sheets>"), "table-broken"),
        (sheet(b'<row r="1"><c r="A1"><v>1'), "table-broken"),
        (b"x" * (10 * 2**20 + 1), "table-too-big"),
        (b"a;" * 300, "table-too-many-columns"),
        (xlsx(tuple(range(300))), "table-too-many-columns"),
        (b"a;b\n" * 100_017, "table-too-many-rows"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",  # a workbook is as long as the time written into it
)
async def test_what_is_no_table_is_refused_by_its_own_sentence(content: bytes, key: str) -> None:
    assert (await refusal(content))[0] == key


async def test_another_kind_of_archive_is_named() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "")

    assert await refusal(out.getvalue(), "letter.docx") == ("table-format-unknown", {"name": "letter.docx"})


@pytest.mark.parametrize(
    ("text", "line"), [('a;b\n1;2\n"3;4\n5;6\n', "3"), ('a;"b\n1;2\n', "1"), ('a\n"' + "x\n" * 99_999, "2")]
)
async def test_a_quote_left_open_does_not_swallow_the_rest(text: str, line: str) -> None:
    assert await refusal(text.encode()) == ("table-quote-open", {"line": line})


async def test_a_hundred_thousand_contacts_pass_and_leave_the_loop_free() -> None:
    content = ("account;contact;phone\n" + "".join(f"Фирма {n};Имя {n};+7916{n:07}\n" for n in range(100_000))).encode()
    beats = 0

    async def beat() -> None:
        nonlocal beats
        while True:
            beats += 1
            await asyncio.sleep(0.01)

    beating = asyncio.create_task(beat())
    rows = (await read_table("clients.csv", content)).rows
    beating.cancel()

    assert len(rows) == 100_001
    assert beats > 5  # the loop turned while the child was reading


async def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = replaced(xlsx(("a",)), "xl/worksheets/sheet1.xml", b" " * 200_000_000)
    assert len(bomb) < 300_000

    assert (await refusal(bomb))[0] == "table-unpacks-too-large"


async def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    bomb = bytearray(replaced(xlsx(("a",)), "xl/sharedStrings.xml", b" " * 60_000_000))
    size = (60_000_000).to_bytes(4, "little")
    while (at := bomb.find(size)) >= 0:
        bomb[at : at + 4] = (1000).to_bytes(4, "little")

    assert (await refusal(bytes(bomb)))[0] == "table-broken"


async def test_thousands_of_entries_are_refused() -> None:
    bomb = replaced(xlsx(("a",)), "xl/styles.xml", b"", more=3000)

    assert (await refusal(bomb))[0] == "table-unpacks-too-large"


async def test_a_million_rows_are_refused() -> None:
    bomb = sheet(b"<row><c><v>1</v></c></row>" * 1_000_000)
    assert len(bomb) < 500_000

    assert await refusal(bomb) == ("table-too-many-rows", {"rows": "100000"})


async def test_very_repetitive_contents_are_refused() -> None:
    bomb = replaced(xlsx(("a",)), "xl/sharedStrings.xml", b"<sst>" + b"<si><t>a</t></si>" * 2_000_000 + b"</sst>")

    assert (await refusal(bomb))[0] == "table-unpacks-too-large"


async def test_two_cells_at_the_far_corners_do_not_take_the_memory() -> None:
    corners = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'

    assert await refusal(sheet(corners)) == ("table-stray-cell", {"row": "1048576"})


async def test_a_stray_cell_far_below_is_named() -> None:
    stray = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>'

    assert await refusal(sheet(stray)) == ("table-stray-cell", {"row": "1048576"})


async def test_one_long_text_in_every_cell_does_not_multiply() -> None:
    strings = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>%s</t></si></sst>'
    cells = b'<c t="s"><v>0</v></c>' * 100
    book = sheet(b"".join(b"<row>%s</row>" % cells for _ in range(2000)))
    book = replaced(book, "xl/sharedStrings.xml", strings % random.Random(1).randbytes(15_000).hex().encode())

    assert (await refusal(book))[0] == "table-too-heavy"


async def test_a_long_cell_is_cut_but_still_too_long_for_a_list() -> None:
    rows = (await read_table("clients.csv", ("account;contact\n" + "x" * 50_000 + ";Ким\n").encode())).rows

    assert len(str(rows[1][0])) == CELL
    assert read_list(rows).errors[0].key == "row-cell-too-long"


@pytest.mark.parametrize("limits", [Limits(processor=1), Limits(memory=120 * 2**20), Limits(patience=0.3)])
async def test_a_child_out_of_its_limits_is_given_up(limits: Limits) -> None:
    cells = b"".join(b"<c><v>%d</v></c>" % number for number in range(150))
    rows = b"".join(b"<row>%s%s</row>" % (cells, b"<!-- %s -->" % os.urandom(30).hex().encode()) for _ in range(20_000))

    assert await refusal(sheet(rows), limits=limits) == ("table-too-heavy", {})


def readers() -> list[str]:
    """The reading children of this process that are still there."""
    children = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = (process / "stat").read_text().rpartition(")")[2].split()[1]
            if parent == str(os.getpid()) and b"bot.errands.table_reader" in (process / "cmdline").read_bytes():
                children.append(process.name)
    return children


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for children in /proc")
async def test_a_cancelled_reading_leaves_no_child() -> None:
    reading = asyncio.create_task(read_table("clients.csv", b"a;b\n" * 90_000))
    for _ in range(100):
        if await asyncio.to_thread(readers):
            break

    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading

    assert await asyncio.to_thread(readers) == []


async def test_the_child_does_without_aiogram() -> None:
    code = "import sys, bot.errands.table_reader; print([name for name in sys.modules if name.startswith('aio')])"
    child = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE)
    out, _ = await child.communicate()

    assert out.strip() == b"[]"


LIST: list[tuple[str, ...]] = [("Компания", "Контакт"), ("Вектор", "Ирина Ким"), ("Гамма", "Олег Дан")]
READ = [list(row) for row in LIST]


def book(*sheets: tuple[str, list[tuple[str, ...]]], hidden: int | None = None) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        for name, rows in sheets:
            page = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
            if hidden is not None:
                page.set_row(hidden, None, None, {"hidden": True})
    return out.getvalue()


def respelled(content: bytes, *changes: tuple[str, str]) -> bytes:
    """The same workbook with the names of its parts changed, and what is said of them with it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            name, body = entry, old.read(entry)
            for before, after in changes:
                name, body = name.replace(before, after), body.replace(before.encode(), after.encode())
            part = zipfile.ZipInfo("part")
            part.filename = name  # as it is: a ZipInfo would turn a backslash into a slash
            new.writestr(part, body if name.endswith((".xml", ".rels")) else old.read(entry))
    return out.getvalue()


async def test_a_cover_sheet_before_the_list_is_passed_over_and_named() -> None:
    table = await read_table("list.xlsx", book(("Обложка", [("Отчёт",), ("за год",)]), ("Клиенты", LIST)))

    assert table.rows == READ
    assert table.notes == (Note("list-sheet", {"sheet": "Клиенты", "words": "Обложка", "count": "1"}),)


async def test_hidden_rows_are_read_and_named() -> None:
    table = await read_table("list.xlsx", book(("Клиенты", LIST), hidden=1))

    assert table.rows == READ
    assert table.notes == (Note("list-hidden", {"rows": "2", "count": "1"}),)


@pytest.mark.parametrize(
    "changes",
    [
        [("xl/workbook.xml", "xl/book7.xml"), ("_rels/workbook.xml", "_rels/book7.xml")],
        [("sharedStrings.xml", "strings9.xml"), ("sheet1.xml", "page.xml")],
        [("worksheets", "Worksheets"), ("sharedStrings", "SharedStrings")],
    ],
)
async def test_the_parts_of_a_workbook_may_have_other_names(changes: list[tuple[str, str]]) -> None:
    table = await read_table("list.xlsx", respelled(book(("Клиенты", LIST)), *changes))

    assert table.rows == READ


async def test_a_workbook_zipped_with_backslashes_is_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(("Клиенты", LIST)))) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            part = zipfile.ZipInfo("part")
            part.filename = entry.replace("/", "\\")
            new.writestr(part, old.read(entry))

    assert (await read_table("list.xlsx", out.getvalue())).rows == READ


@pytest.mark.parametrize("below", [b'<row r="%d" ht="18" customHeight="1"/>', b'<row r="%d"><c r="A%d" s="1"/></row>'])
async def test_formatted_rows_without_contents_do_not_count(below: bytes) -> None:
    empty = b"".join(below.replace(b"%d", b"%d" % number) for number in range(2, 150_002))

    table = await read_table("list.xlsx", sheet(b'<row r="1"><c r="A1"><v>1</v></c></row>' + empty))

    assert table.rows == [[1]]


async def test_blank_texts_far_below_or_far_to_the_right_do_not_count() -> None:
    blank = b'<c r="%s" t="inlineStr"><is><t xml:space="preserve"> </t></is></c>'
    rows = (
        b'<row r="1"><c r="A1"><v>1</v></c>' + blank % b"ZZ1" + b"</row>"
        b'<row r="200000">' + blank % b"A200000" + b"</row>"
    )

    assert (await read_table("list.xlsx", sheet(rows))).rows == [[1]]


@pytest.mark.parametrize("encoding", ["cp866", "koi8-r", "cp1252"])
async def test_old_encodings_are_read_and_named(encoding: str) -> None:
    rows = [["account", "contact"], ["Müller", "José Ruiz"]]
    if encoding != "cp1252":
        rows = [["Компания", "Контакт"], ["Вектор", "Ирина Ким"], ["ГАММА", "Олег Дан"]]
    text = "".join(";".join(row) + "\n" for row in rows)

    table = await read_table("list.csv", text.encode(encoding))

    assert table.rows == rows
    assert table.notes == (Note("list-encoding", {"encoding": encoding.upper()}),)


@pytest.mark.parametrize("content", ["Łódź;Żółw\n".encode("cp1250"), "東京;山田\n".encode("shift-jis")])
async def test_what_no_known_encoding_makes_words_of_is_refused(content: bytes) -> None:
    assert await refusal(b"account;contact\n" + content) == ("table-encoding-unknown", {})


async def test_one_foreign_byte_leaves_the_rest_of_the_file_as_it_is() -> None:
    table = await read_table("list.csv", "Компания;Контакт\nВектор;Ирина\n".encode() + b"\x96;\n")

    assert table.rows == [["Компания", "Контакт"], ["Вектор", "Ирина"], ["\ufffd"]]


async def test_a_quote_opens_a_cell_after_a_space() -> None:
    table = await read_table("list.csv", b'account, contact, position\nVector, "Kim, Irina", buyer\n')

    assert table.rows[1] == ["Vector", "Kim, Irina", "buyer"]
