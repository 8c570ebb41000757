"""The two files of texts as syntax trees: their keys, variables and choices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from fluent.syntax import ast as ftl
from fluent.syntax import parse

from messages.texts import LOCALES

PLURALS = {"one", "few", "many"}
COUNTS = (0, 1, 2, 5, 11, 21)
HOSTILE = '<b>&amp;"</a> «» & {x}'
"""What a person may call themselves: markup, references, quotes, a placeable."""


@dataclass(frozen=True)
class Text:
    """One text: its source, its variables and, for those it chooses by, the variants named."""

    key: str
    source: str
    variables: frozenset[str]
    choices: dict[str, frozenset[str]]

    def samples(self) -> Iterator[dict[str, Any]]:
        """Arguments that reach every variant, with every plural form; strings are hostile."""
        values = [self._values(name) for name in sorted(self.variables)]
        for chosen in product(*values):
            yield dict(zip(sorted(self.variables), chosen, strict=True))

    def _values(self, name: str) -> tuple[Any, ...]:
        if name not in self.choices:
            return (HOSTILE,)
        variants = self.choices[name]
        if variants & PLURALS:
            return COUNTS
        if all(variant.isdigit() or variant == "other" for variant in variants):
            return (*sorted(int(variant) for variant in variants if variant.isdigit()), 7)
        return (*sorted(variants), "something else")


@cache
def texts(language: str) -> dict[str, Text]:
    resource = parse((LOCALES / f"{language}.ftl").read_text(encoding="utf-8"))
    by_name = {}
    for entry in resource.body:
        assert not isinstance(entry, ftl.Junk), entry.content
        if isinstance(entry, ftl.Message):
            assert entry.id.name not in by_name, f"{entry.id.name} stands twice in {language}.ftl"
            by_name[entry.id.name] = _text(entry)
    return by_name


def _text(message: Any) -> Text:
    assert message.value is not None
    variables: set[str] = set()
    choices: dict[str, frozenset[str]] = {}
    for node in _walk(message.value):
        if isinstance(node, ftl.VariableReference):
            variables.add(node.id.name)
        if isinstance(node, ftl.SelectExpression) and isinstance(node.selector, ftl.VariableReference):
            variants = {_variant(variant.key) for variant in node.variants}
            choices[node.selector.id.name] = choices.get(node.selector.id.name, frozenset()) | variants
    source = "".join(node.value for node in _walk(message.value) if isinstance(node, ftl.TextElement))
    return Text(message.id.name, source, frozenset(variables), choices)


def _variant(key: Any) -> str:
    return str(key.value if isinstance(key, ftl.NumberLiteral) else key.name)


def _walk(node: Any) -> Iterator[Any]:
    yield node
    for value in vars(node).values():
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ftl.BaseNode):
                yield from _walk(child)
