"""The parts of an XLSX archive: which one is what, how much it unpacks to, and the same without what is only blank.

For the reading child: the standard library only.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from bot.errands.table_limits import (
    COLUMNS,
    ENTRIES,
    HEADER_ROWS,
    RATIO,
    RATIO_FROM,
    ROWS,
    UNZIPPED,
    TableError,
    too_many_rows,
)

_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_WORKBOOK, _OF_WORKBOOK = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_PLACES = {"sharedStrings": "xl/sharedStrings.xml", "styles": "xl/styles.xml"}
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHUNK = 2**18
_LARGEST_ROW = 16 * 2**20
_LARGEST_INDEX = 2 * 2**20
_PREFIX = rb"(?:[A-Za-z_][\w.-]{0,30}:)?"
_ROW = re.compile(rb"<" + _PREFIX + rb"row(?=[\s/>])")
_FILLED = re.compile(rb"<" + _PREFIX + rb"[vt][\s>]")
_NUMBER = re.compile(rb"\sr=\"(\d{1,9})\"")
_HIDDEN = re.compile(rb"\shidden=\"(?:1|true)\"")
_CELL = re.compile(rb"<(" + _PREFIX + rb")c\s[^>]*?(?:/>|>.*?</\1c>)", re.DOTALL)
_SHARED = re.compile(rb"\st=\"s\"")
_TEXT = re.compile(rb">([^<]+)<")
_REFERENCE = re.compile(rb"\sr=\"[A-Z]{1,3}\d")
_WHOLE_ROW = re.compile(rb"<(" + _PREFIX + rb")row(?:\s[^>]*)?(?:/>|>.*?</\1row\s*>)", re.DOTALL)
_ITEM = re.compile(rb"<(" + _PREFIX + rb")si(?:\s[^>]*)?(?:/>|>.*?</\1si>)", re.DOTALL)


def _far_column() -> bytes:
    """A reference to a cell beyond the last column we read, by letters."""
    first, second = divmod(COLUMNS - 1, 26)
    last, least = chr(64 + first), chr(65 + second + 1)
    return rf"\sr=\"(?:[A-Z]{{3}}|[{chr(ord(last) + 1)}-Z][A-Z]|{last}[{least}-Z])\d".encode()


_FAR_COLUMN = re.compile(_far_column())


@dataclass(slots=True)
class Sheet:
    """One worksheet: `far` when something stands below or beside what we read, if only a space."""

    name: str
    part: str
    visible: bool
    rows: int = 0
    hidden: list[int] = field(default_factory=list)
    far: bool = False


@dataclass(slots=True)
class Parts:
    """The archive, its entries by their names in small letters and with slashes, and what the workbook says of them."""

    archive: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]
    workbook: str
    relations: dict[str, tuple[str, str]] = field(default_factory=dict)  # id → kind and part
    spelled: set[str] = field(default_factory=set)  # the parts as the workbook spells them
    sheets: list[Sheet] = field(default_factory=list)

    def read(self, name: str) -> bytes:
        entry = self.entries.get(name)
        if entry is None:
            return b""
        if entry.file_size > _LARGEST_INDEX:
            raise TableError("table-too-heavy")
        return self.archive.read(entry)

    def part(self, kind: str) -> str | None:
        return next((part for told, part in self.relations.values() if told == kind), None)

    @property
    def are_usual(self) -> bool:
        """Does every part stand where everybody looks for it?"""
        told = {self.relations[key][1] for key in self.relations} & self.entries.keys()
        usual = {_RELATIONS, _WORKBOOK, _OF_WORKBOOK, *(_PLACES[kind] for kind in _PLACES if self.part(kind))}
        names = {entry.orig_filename for entry in self.entries.values()}
        return usual <= names and all(self.entries[part].orig_filename in self.spelled for part in told)


def open_parts(content: bytes) -> Parts:
    """Refuses what unpacks to too much before anything is unpacked; then walks through every entry once."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        infos = archive.infolist()
        total = sum(entry.file_size for entry in infos)
        if len(infos) > ENTRIES or total > UNZIPPED:
            raise TableError("table-unpacks-too-large")
        entries = {entry.orig_filename.replace("\\", "/").lstrip("/").lower(): entry for entry in infos}
        parts = Parts(archive, entries, _find_workbook(archive, entries))
        if any(entry.flag_bits & 1 for entry in infos):
            raise TableError("table-encrypted")
        _read_index(parts)
        sheets = {sheet.part: sheet for sheet in parts.sheets}
        for name, entry in entries.items():
            _walk(parts, entry, sheets.get(name))
        if total > max(RATIO_FROM, RATIO * len(content)):
            full = any(sheet.rows > ROWS + HEADER_ROWS for sheet in parts.sheets)
            raise too_many_rows() if full else TableError("table-unpacks-too-large")
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError):
        raise TableError("table-broken") from None
    except ElementTree.ParseError:
        raise TableError("table-broken") from None
    return parts


def _find_workbook(archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo]) -> str:
    """The part that the archive itself names, else the usual one."""
    relations = entries.get(_RELATIONS)
    if relations is not None and relations.file_size <= _LARGEST_INDEX and not relations.flag_bits & 1:
        for kind, target in _relations(archive.read(relations), "").values():
            part = target.lower()
            if kind == "officeDocument" and part in entries and "sheet" in _content_type(archive, entries, part):
                return part
    if _WORKBOOK in entries:
        return _WORKBOOK
    raise TableError("table-format-unknown")


def _content_type(archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], part: str) -> str:
    """What the archive says this part is; that of a workbook when it says nothing."""
    types = entries.get(_TYPES.lower())
    if types is None or types.file_size > _LARGEST_INDEX:
        return "sheet"
    told = {
        each.get("PartName", "").lstrip("/").lower(): each.get("ContentType", "")
        for each in _parsed(archive.read(types))
    }
    return told.get(part, "sheet")


def _parsed(xml: bytes) -> ElementTree.Element:
    """A small index of the archive. Definitions, by which a text may grow without end, have no place in it."""
    if b"<!D" in xml or b"\x00" in xml:
        raise TableError("table-broken")
    return ElementTree.fromstring(xml)  # noqa: S314  # without definitions and at most two megabytes


def _relations(xml: bytes, base: str) -> dict[str, tuple[str, str]]:
    if not xml:
        return {}
    told = {}
    for each in _parsed(xml):
        target = each.get("Target", "").replace("\\", "/")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
        told[each.get("Id", "")] = (each.get("Type", "").rpartition("/")[2], part)
    return told


def _read_index(parts: Parts) -> None:
    """Which sheets there are, and in which parts."""
    folder, _, name = parts.workbook.rpartition("/")
    said = _relations(parts.read(posixpath.join(folder, "_rels", f"{name}.rels")), folder)
    parts.spelled = {part for _, part in said.values()}
    parts.relations = {key: (kind, part.lower()) for key, (kind, part) in said.items()}
    for element in _parsed(parts.read(parts.workbook)).iter():
        if element.tag.rpartition("}")[2] == "sheet":
            key = next((value for name, value in element.attrib.items() if name.endswith("}id")), "")
            kind, part = parts.relations.get(key, ("", ""))
            visible = kind == "worksheet" and element.get("state", "visible") == "visible"
            parts.sheets.append(Sheet(element.get("name", ""), part, visible))


def _walk(parts: Parts, entry: zipfile.ZipInfo, sheet: Sheet | None) -> None:
    """Read an entry to its end: the size it declares is only believed once its checksum agrees."""
    if sheet is None:
        with parts.archive.open(entry) as packed:
            while packed.read(_CHUNK):
                pass
        return
    for number, row in rows_in(parts, entry):
        if number == 0 or not _FILLED.search(row):
            continue
        sheet.rows += 1
        if _HIDDEN.search(row, 0, row.find(b">") + 1):
            sheet.hidden.append(number)
        if number > ROWS + HEADER_ROWS or _FAR_COLUMN.search(row):
            sheet.far = True


def rows_in(parts: Parts, entry: zipfile.ZipInfo) -> Iterator[tuple[int, bytes]]:
    """The XML of a sheet piece by piece: what stands before its rows as number 0, then each row from its tag on."""
    number, rest = -1, b""
    with parts.archive.open(entry) as packed:
        while True:
            chunk = packed.read(_CHUNK)
            pieces = _cut(rest + chunk)
            rest = pieces.pop() if chunk else b""
            for piece in pieces:
                number = _number_of(piece, number)
                yield number, piece
            if not chunk:
                return
            if len(rest) > _LARGEST_ROW:
                raise TableError("table-too-heavy")


def _cut(xml: bytes) -> list[bytes]:
    """Cut before each row's tag. The last piece may go on; a tag cut off in its middle stays in it."""
    starts = [match.start() for match in _ROW.finditer(xml)]
    return [xml[start:end] for start, end in zip([0, *starts], [*starts, len(xml)], strict=True)]


def _number_of(piece: bytes, before: int) -> int:
    """A row's own number, else one more than that of the row before."""
    if before < 0:
        return 0
    told = _NUMBER.search(piece, 0, piece.find(b">") + 1)
    return int(told[1]) if told else before + 1


def tidied(parts: Parts) -> bytes:
    """The same workbook with its parts in the usual places, without blank cells and rows where they do harm."""
    moved: dict[str, str] = {}
    for count, (kind, part) in enumerate(parts.relations.values(), 1):
        if part in parts.entries and (kind == "worksheet" or kind in _PLACES):
            moved[part] = _PLACES.get(kind, f"xl/worksheets/sheet{count}.xml")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(_TYPES, parts.read(_TYPES.lower()))
        archive.writestr(_RELATIONS, _written_relations({"rId1": ("officeDocument", _WORKBOOK)}))
        archive.writestr(_WORKBOOK, parts.read(parts.workbook))
        told = {key: (kind, moved.get(part, part)) for key, (kind, part) in parts.relations.items()}
        archive.writestr(_OF_WORKBOOK, _written_relations(told))
        sheets = {sheet.part: sheet for sheet in parts.sheets}
        blank = _blank_strings(parts) if any(sheet.far for sheet in parts.sheets) else frozenset[bytes]()
        for part, name in moved.items():
            sheet = sheets.get(part)
            with archive.open(name, "w") as target:
                if sheet is not None and sheet.far:
                    for piece in _without_blanks(parts, sheet, blank):
                        target.write(piece)
                else:
                    with parts.archive.open(parts.entries[part]) as packed:
                        while chunk := packed.read(_CHUNK):
                            target.write(chunk)
    return out.getvalue()


def _written_relations(told: dict[str, tuple[str, str]]) -> bytes:
    root = ElementTree.Element("Relationships", xmlns="http://schemas.openxmlformats.org/package/2006/relationships")
    for key, (kind, part) in told.items():
        target = part if part == _WORKBOOK else part.removeprefix("xl/")
        ElementTree.SubElement(root, "Relationship", Id=key, Type=f"{_KINDS}/{kind}", Target=target)
    return ElementTree.tostring(root)


def _blank_strings(parts: Parts) -> frozenset[bytes]:
    """The numbers of the shared strings that nobody sees."""
    part = parts.part("sharedStrings")
    if part is None or part not in parts.entries:
        return frozenset()
    xml = parts.archive.read(parts.entries[part])
    return frozenset(b"%d" % number for number, item in enumerate(_ITEM.finditer(xml)) if _is_blank(item[0]))


def _is_blank(xml: bytes) -> bool:
    return not any(text.decode("utf-8", "replace").strip() for text in _TEXT.findall(xml))


def _without_blanks(parts: Parts, sheet: Sheet, blank: frozenset[bytes]) -> Iterator[bytes]:
    """The sheet without blank cells; a row far below that has nothing else is left out, anything else there refused."""
    filled = 0

    def kept(cell: re.Match[bytes]) -> bytes:
        xml = cell[0]
        value = _TEXT.findall(xml)
        shared = bool(_SHARED.search(xml, 0, xml.find(b">")))
        empty = (bool(value) and value[0] in blank) if shared else _is_blank(xml)
        return b"" if empty and _REFERENCE.search(xml, 0, xml.find(b">")) else xml

    for number, piece in rows_in(parts, parts.entries[sheet.part]):
        tidy = _CELL.sub(kept, piece) if number else piece
        filled += bool(number and _FILLED.search(tidy))
        if number <= ROWS + HEADER_ROWS:
            yield tidy
        elif _FILLED.search(tidy):
            raise too_many_rows() if filled > ROWS // 2 else TableError("table-stray-cell", row=str(number))
        else:
            row = _WHOLE_ROW.match(tidy)
            yield tidy[row.end() :] if row else b""  # what follows the last row
