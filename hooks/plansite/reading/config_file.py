"""One block of the site generator's own YAML file, with the places of its parts.

The rest of that file is not ours: it may hold tags and anchors that the generator knows. Values follow the same
rules as the data, so that a code keeps its leading zero; ``!ENV`` is read as the generator reads it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import yaml

from plansite.personal import masked
from plansite.problems import Mark, Problem
from plansite.reading.characters import CONTROL, character_problems, control_problems, decoded, personal_problems
from plansite.reading.marks import ROOT, Marks
from plansite.reading.slips import syntax
from plansite.reading.yaml_file import DEEPEST, Scalar, Value, YamlFile, plain

ENVIRONMENT = "!ENV"


def read(path: Path, name: str, block: Sequence[str]) -> YamlFile:
    """The block that the keys in ``block`` lead to; an empty one where the file or the block is missing."""
    if not path.is_file():
        return YamlFile(name, value={})
    text, problems = decoded(path.read_bytes(), name)
    if problems:
        return YamlFile(name, problems=problems)
    file = parsed(masked(CONTROL.sub(" ", text)), name, block)
    file.problems += [*control_problems(text, name), *personal_problems(text, name)]
    return file


def parsed(text: str, name: str, block: Sequence[str]) -> YamlFile:
    """The block in ``text``, with its places and problems."""
    try:
        node = _composed(text)
    except yaml.MarkedYAMLError as error:
        return YamlFile(name, problems=[syntax.syntax_problem(error, text, name)])
    file = YamlFile(name, value={}, marks=(marks := Marks(name, text)))
    for key in block:
        entry = next((pair for pair in _pairs(node) if pair[0].value == key), None)
        if entry is None:
            return file
        marks.stand(ROOT, entry[0].start_mark.index)
        node = entry[1]
    if node is None:
        return file
    file.problems += character_problems(_only(text, node), name)
    value = _Block(file, marks).value(node, ROOT, 0)
    file.value = {} if value is None else value
    return file


@lru_cache(maxsize=2)
def _composed(text: str) -> yaml.Node | None:
    """The nodes of a text, which several blocks are read from; nobody changes them."""
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    return node


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return list(node.value) if isinstance(node, yaml.MappingNode) else []


def _only(text: str, node: yaml.Node) -> str:
    """The text with every line emptied that is not the node's, so that places stay."""
    first, last = node.start_mark.line, node.end_mark.line
    return "\n".join(line if first <= row <= last else "" for row, line in enumerate(text.split("\n")))


def _mark(name: str, node: yaml.Node) -> Mark:
    return Mark(name, node.start_mark.line + 1, node.start_mark.column + 1)


class _Block:
    """Builds the value of one node, noting marks on the way."""

    def __init__(self, file: YamlFile, marks: Marks) -> None:
        self._file = file
        self._marks = marks

    def value(self, node: yaml.Node, row: int, depth: int) -> Value:
        self._marks.begin(row, node.start_mark.index)
        if depth > DEEPEST:
            return None
        if node.tag == ENVIRONMENT:
            return self._environment(node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, row, depth + 1)
        if isinstance(node, yaml.SequenceNode):
            return self._sequence(node, row, depth + 1)
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, row: int, depth: int) -> dict[str, Value]:
        result: dict[str, Value] = {}
        lines: dict[str, int] = {}
        rows: list[int] = []
        for key, part in node.value:
            name = str(key.value)
            if name in result:
                found = f"字段“{name}”在同一处写了两次（第一次在第 {lines[name]} 行）"
                self._file.problems.append(Problem(_mark(self._file.name, key), found, "请只保留一个"))
                continue
            lines[name] = key.start_mark.line + 1
            rows.append(self._marks.add(name))
            self._marks.name(rows[-1], key.start_mark.index)
            result[name] = self.value(part, rows[-1], depth)
        self._marks.close(row, rows)
        return result

    def _sequence(self, node: yaml.SequenceNode, row: int, depth: int) -> list[Value]:
        rows = [self._marks.add(index) for index, _ in enumerate(node.value)]
        for inside, part in zip(rows, node.value, strict=True):
            self._marks.name(inside, part.start_mark.index)
        found = [self.value(part, inside, depth) for inside, part in zip(rows, node.value, strict=True)]
        self._marks.close(row, rows)
        return found

    def _environment(self, node: yaml.Node) -> Value:
        """The first variable that is set, or the default, which comes last where there are several."""
        parts: list[yaml.Node] = node.value if isinstance(node, yaml.SequenceNode) else [node]
        names, default = (parts[:-1], parts[-1]) if len(parts) > 1 else (parts, None)
        for name in names:
            if (found := os.environ.get(str(name.value))) is not None:
                return plain(found)
        return None if default is None else _scalar(default)


def _scalar(node: yaml.Node) -> Scalar:
    return str(node.value) if isinstance(node, yaml.ScalarNode) and node.style else plain(str(node.value))
