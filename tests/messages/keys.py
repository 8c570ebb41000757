"""Which text keys the code asks for, read from its syntax tree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from storage.schema import metadata
from storage.schema.privacy import Coded, Lines, Section, personal_tables, word_of

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "handlers", "scheduler", "actions", "messages", "storage", "nps")
TAKERS = {"say": 1, "label": 1, "notify": 1}
"""Functions that take a text key, and at which place."""
CARRIERS = {"ListError": 0, "ScopeError": 0, "TableError": 0, "SpreadsheetError": 0, "RowError": 1, "Refused": 0} | {
    "AbsenceError": 0,
    "CannotBeAway": 0,
    "CannotHand": 0,
    "CannotChange": 0,
    "CannotMerge": 0,
}
"""Mistakes of a person that carry a text key."""
NEVER_SHOWN = {"held-state-erased"}
"""Of a contact who is erased nothing is held."""
MISTAKE = re.compile("(row|list|table|past)-[a-z-]*[a-z]")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass
class Keys:
    """Whole keys by where they stand; families are f-strings with {} for what varies."""

    whole: dict[str, str] = field(default_factory=dict)
    families: dict[str, str] = field(default_factory=dict)
    unclear: dict[str, str] = field(default_factory=dict)
    toasts: set[str] = field(default_factory=set)


def keys_declared() -> set[str]:
    """The keys under which /mydata shows what the tables declare."""
    keys: set[str] = set()
    for table, about in personal_tables(metadata.tables.values()):
        match about.page:
            case Section(title, _, lines):
                keys |= {key for key in (title, lines.label if lines else None) if key is not None}
            case Lines(label):
                keys.add(label)
        for column in table.columns:
            word = word_of(column)
            if word.label is not None:
                keys.add(word.label)
            if isinstance(word.how, Coded):
                keys |= {word.how.key(code) for code in word.how.codes(column)}
    return keys - NEVER_SHOWN


@cache
def keys_in_code() -> Keys:
    modules = {path: ast.parse(path.read_text()) for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))}
    keys, takers = Keys(), dict(TAKERS)
    while more := {name: at for module in modules.values() for name, at in _passing_on(module, takers).items()}:
        takers |= more
    for path, module in modules.items():
        for function, call in _calls(module, None):
            _read_call(keys, takers, function, call, f"{path.relative_to(ROOT)}:{call.lineno}")
        for node in ast.walk(module):
            _read_node(keys, node, f"{path.relative_to(ROOT)}")
    return keys


def _calls(node: ast.AST, function: Function | None) -> Iterator[tuple[Function | None, ast.Call]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield function, child
        yield from _calls(child, child if isinstance(child, Function) else function)


def _name(call: ast.Call) -> str:
    called = call.func
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""


def _parameters(function: Function | None) -> list[str]:
    """The names a call fills by position: a method's own `self` is none of them."""
    return [parameter.arg for parameter in function.args.args if parameter.arg != "self"] if function else []


def _passing_on(module: ast.Module, takers: dict[str, int]) -> dict[str, int]:
    """Functions whose own parameter becomes the key, not known to be takers yet."""
    more = {}
    for function, call in _calls(module, None):
        place = takers.get(_name(call))
        if function is None or function.name in takers or place is None or place >= len(call.args):
            continue
        argument = call.args[place]
        if isinstance(argument, ast.Name) and argument.id in _parameters(function):
            more[function.name] = _parameters(function).index(argument.id)
    return more


def _read_call(keys: Keys, takers: dict[str, int], function: Function | None, call: ast.Call, where: str) -> None:
    place = (takers | CARRIERS).get(_name(call))
    if place is not None and place < len(call.args):
        _read(keys, function, call.args[place], where)
    if _name(call) == "toast":
        shown = Keys()
        for inner in ast.walk(call):
            if isinstance(inner, ast.Call) and _name(inner) == "label":
                _read(shown, function, inner.args[1], where)
        keys.toasts |= {*shown.whole, *shown.families}


def _read_node(keys: Keys, node: ast.AST, where: str) -> None:
    """Keys in a letter's arguments or a reading's result, and those a table of readers holds."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and MISTAKE.fullmatch(node.value):
        keys.whole.setdefault(node.value, where)
    if isinstance(node, ast.ClassDef):
        for line in node.body:
            match line:
                case ast.Assign(targets=[ast.Name(id="KEY")], value=ast.Constant(value=str(key))):
                    keys.whole.setdefault(key, where)
    if isinstance(node, ast.Dict):
        for name, value in zip(node.keys, node.values, strict=True):
            match name, value:
                case ast.Constant(value="key" | "error"), ast.Constant(value=str(key)):
                    keys.whole.setdefault(key, where)


def _read(keys: Keys, function: Function | None, expression: ast.expr, where: str) -> None:
    match expression:
        case ast.Constant(value=str(key)):
            keys.whole.setdefault(key, where)
        case ast.IfExp(body=body, orelse=orelse):
            _read(keys, function, body, where)
            _read(keys, function, orelse, where)
        case ast.JoinedStr(values=values):
            family = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in values)
            keys.families.setdefault(family, where)
        case ast.Name(id=name) if name in _parameters(function):
            pass  # read where the function is called
        case ast.Name(id=name) if function and (values := list(_assigned(function, name))):
            for value in values:
                _read(keys, function, value, where)
        case _:
            keys.unclear.setdefault(ast.unparse(expression), where)


def _assigned(function: Function, name: str) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == name for target in node.targets
        ):
            yield node.value
