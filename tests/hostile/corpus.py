"""Hostile and merely broken files, made here, each with the text it must lead to."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field

import xlsxwriter

HEADER = "Компания;Контакт;Выручка;Последняя покупка\n"
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


@dataclass(frozen=True, slots=True)
class Case:
    """`key` is the text of the refusal; `make` makes the file when it is needed."""

    what: str
    name: str
    make: Callable[[], bytes]
    key: str
    details: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.what


def xlsx(*rows: tuple[object, ...]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def swapped(name: str, body: bytes, *more: tuple[str, bytes]) -> bytes:
    """A good workbook with one part swapped and others added."""
    out = io.BytesIO()
    good = io.BytesIO(xlsx(("Компания", "Контакт"), ("А", "Б")))
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, body if entry == name else old.read(entry))
        for added, content in more:
            new.writestr(added, content)
    return out.getvalue()


def sheet(inside: bytes) -> bytes:
    return swapped(SHEET, b"<worksheet %s><sheetData>%s</sheetData></worksheet>" % (MAIN, inside))


def lying() -> bytes:
    """A part that unpacks to 60 MB and says 1,000 bytes."""
    bomb = bytearray(swapped(STRINGS, b" " * 60_000_000))
    size = (60_000_000).to_bytes(4, "little")
    while (at := bomb.find(size)) >= 0:
        bomb[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(bomb)


def nested() -> bytes:
    """A zip of zips, ten thousand times as large inside; only the outer one has a workbook in it."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", b"0" * 20_000_000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(100):
            archive.writestr(f"{number}.zip", inner.getvalue())
    return out.getvalue()


def traversing() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../../../tmp/otklik-was-here.csv", "a;b")
        archive.writestr("/etc/cron.d/otklik", "* * * * * root true")
    return out.getvalue()


def locked() -> bytes:
    """A zip whose parts carry the mark of encryption."""
    content = bytearray(xlsx(("Компания", "Контакт"), ("А", "Б")))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := content.find(signature, at + 1)) >= 0:
            content[at + flags] |= 1
    return bytes(content)


def laughing() -> bytes:
    """Entities of entities: three gigabytes, were they ever unfolded."""
    entities = b'<!ENTITY a0 "ha">' + b"".join(
        b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 10)
    )
    return swapped(STRINGS, b"<!DOCTYPE sst [%s]><sst %s><si><t>&a9;</t></si></sst>" % (entities, MAIN))


def outside() -> bytes:
    """A header that would be a file of this machine."""
    entity = b'<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    return swapped(STRINGS, entity + b"<sst %s><si><t>&x;</t></si></sst>" % MAIN)


def corners() -> bytes:
    return sheet(b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def one_text_everywhere() -> bytes:
    """One text of 30,000 characters, named by 200,000 cells."""
    text = random.Random(1).randbytes(15_000).hex().encode()
    rows = b"".join(b"<row>%s</row>" % (b'<c t="s"><v>0</v></c>' * 100) for _ in range(2000))
    body = b"<worksheet %s><sheetData>%s</sheetData></worksheet>" % (MAIN, rows)
    whole = swapped(SHEET, body)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            strings = b"<sst %s><si><t>%s</t></si></sst>" % (MAIN, text)
            new.writestr(entry, strings if entry == STRINGS else old.read(entry))
    return out.getvalue()


ROWS, COLUMNS = {"rows": "100000"}, {"columns": "200"}
REFUSED = [
    Case("empty", "clients.csv", lambda: b"", "table-empty"),
    Case("blanks", "clients.csv", lambda: b"\xef\xbb\xbf \r\n;;;\r\n", "table-empty"),
    Case("empty-book", "clients.xlsx", lambda: xlsx(), "table-empty"),
    Case("no-header", "clients.csv", lambda: "Вектор;Ким\n".encode(), "list-header-missing"),
    Case("no-contact-column", "clients.csv", lambda: "Компания;Выручка\nА;3\n".encode(), "list-contact-missing"),
    Case(
        "column-twice",
        "clients.csv",
        lambda: "Компания;Клиент;Контакт\nА;Б;В\n".encode(),
        "list-column-twice",
        {"first": "Компания", "second": "Клиент"},
    ),
    Case("zip-bomb", "clients.xlsx", lambda: swapped(SHEET, b" " * 200_000_000), "table-unpacks-too-large"),
    Case("lying-bomb", "clients.xlsx", lying, "table-broken"),
    Case("nested-bomb", "bomb.xlsx", nested, "table-format-unknown", {"name": "bomb.xlsx"}),
    Case(
        "thousands-of-parts",
        "clients.xlsx",
        lambda: swapped(SHEET, b"", *((f"more/{number}", b"") for number in range(3000))),
        "table-unpacks-too-large",
    ),
    Case(
        "million-rows",
        "clients.xlsx",
        lambda: sheet(b"<row><c><v>1</v></c></row>" * 10**6),
        "table-too-many-rows",
        ROWS,
    ),
    Case("million-lines", "clients.csv", lambda: b"a;b\n" * 10**6, "table-too-many-rows", ROWS),
    Case("2000-columns", "clients.xlsx", lambda: xlsx(tuple(range(2000))), "table-too-many-columns", COLUMNS),
    Case("2000-columns-csv", "clients.csv", lambda: b"a;" * 2000, "table-too-many-columns", COLUMNS),
    Case("far-corners", "clients.xlsx", corners, "table-stray-cell", {"row": "1048576"}),
    Case("huge-shared-string", "clients.xlsx", one_text_everywhere, "table-too-heavy"),
    Case("billion-laughs", "clients.xlsx", laughing, "table-broken"),
    Case("outside-entity", "clients.xlsx", outside, "table-broken"),
    Case(
        "utf-16-without-mark",
        "clients.csv",
        lambda: HEADER.encode("utf-16-le"),
        "table-format-unknown",
        {"name": "clients.csv"},
    ),
    Case(
        "mixed-encodings",
        "clients.csv",
        lambda: HEADER.encode("cp1251") + b"\x98\xff;\x98\n" * 9,
        "table-encoding-unknown",
    ),
    Case(
        "nul-bytes",
        "clients.csv",
        lambda: HEADER.encode() + bytes(5000),
        "table-format-unknown",
        {"name": "clients.csv"},
    ),
    Case(
        "noise",
        "clients.csv",
        lambda: random.Random(2).randbytes(20_000),
        "table-format-unknown",
        {"name": "clients.csv"},
    ),
    Case(
        "open-quote",
        "clients.csv",
        lambda: (HEADER + '"ООО;Ким;1;\nА;Б;2;\n').encode(),
        "table-quote-open",
        {"line": "2"},
    ),
    Case(
        "encrypted",
        "clients.xlsx",
        lambda: OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le"),
        "table-encrypted",
    ),
    Case("locked-zip", "clients.xlsx", locked, "table-encrypted"),
    Case("old-excel-renamed", "clients.xlsx", lambda: OLE + bytes(4096), "table-is-xls"),
    Case("pdf-renamed", "clients.csv", lambda: b"%PDF-1.7\n%\xe2\xe3\n", "table-is-pdf"),
    Case(
        "page-renamed",
        "clients.csv",
        lambda: b"<html><table><tr><td>1</table>",
        "table-format-unknown",
        {"name": "clients.csv"},
    ),
    Case("other-zip", "clients.xlsx", traversing, "table-format-unknown", {"name": "clients.xlsx"}),
    Case("cut-off", "clients.xlsx", lambda: xlsx(("Компания", "Контакт"), ("А", "Б"))[:-60], "table-broken"),
    Case("cut-off-xml", "clients.xlsx", lambda: sheet(b'<row r="1"><c r="A1"><v>1'), "table-broken"),
    Case("not-xml", "clients.xlsx", lambda: swapped("xl/workbook.xml", bytes(100)), "table-broken"),
    Case("eleven-megabytes", "clients.csv", lambda: b"a;b\n" * (11 * 2**18), "table-too-big", {"megabytes": "10"}),
]


def merged() -> bytes:
    """A title over all columns, a header of two rows merged downwards, and below it a good row."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.merge_range(0, 0, 0, 3, "Клиенты на 1 сентября")
        page.merge_range(1, 0, 2, 0, "Компания")
        page.merge_range(1, 1, 2, 1, "Контакт")
        page.merge_range(1, 2, 1, 3, "Деньги")
        page.write_row(2, 2, ["Выручка", "Долг"])
        page.write_row(3, 0, ["Альфа", "Пётр Новый", 5, 1])
    return out.getvalue()


def formulas() -> bytes:
    """Cells with formulas: one harmless, one that calls a program, one that names another file."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Компания", "Контакт", "Выручка"])
        page.write(1, 0, "Альфа")
        page.write_formula(1, 1, "=cmd|'/c calc'!A0", value="Пётр Новый")
        page.write_formula(1, 2, "='[other.xlsx]Sheet1'!A1*2", value=12)
    return out.getvalue()


def macros() -> bytes:
    """A book whose macros would run at opening, with a path that climbs out of the archive."""
    kinds = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    book = zipfile.ZipFile(io.BytesIO(xlsx(("Компания", "Контакт"), ("Альфа", "Пётр Новый"))))
    types = book.read("[Content_Types].xml").replace(plain, kinds)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in book.namelist():
            new.writestr(entry, types if entry == "[Content_Types].xml" else book.read(entry))
        new.writestr("xl/vbaProject.bin", OLE + b"Auto_Open" + bytes(500))
        new.writestr("../../../tmp/otklik-was-here", b"x")
    return out.getvalue()


def dates() -> bytes:
    """Dates as people write them; the third to the seventh are none."""
    kinds = (
        "01.09.2026",
        "2026-09-01 00:00:00",
        "31.02.2026",
        "09/01/2026",
        "1 сентября",
        "01.09.26",
        "44805",
        "01.09.1026",
    )
    return (HEADER + "".join(f"Альфа;Пётр {number};;{text}\n" for number, text in enumerate(kinds))).encode()


STRANGE: list[tuple[str, str, Callable[[], bytes], int, int]] = [
    # what, the file's name, the file, contacts read, rows with errors
    ("merged header", "clients.xlsx", merged, 1, 0),
    ("formulas", "clients.xlsx", formulas, 1, 0),
    ("macros", "clients.xlsm", macros, 1, 0),
    ("dates of all kinds", "clients.csv", dates, 8, 0),
    ("a foreign byte", "clients.csv", lambda: HEADER.encode() + "Альфа;Пётр;;\n".encode() + b"\x98;\xff;;\n" * 2, 1, 2),
    ("few NUL bytes", "clients.csv", lambda: (HEADER + "Аль\x00фа;Пётр\x00;;\n").encode(), 1, 0),
    ("cp1251", "clients.csv", lambda: (HEADER + "Альфа;Пётр;;\n").encode("cp1251"), 1, 0),
]
"""Files that are read, as far as they can be, and must still change nothing before somebody says so."""
