"""Every part of a YAML file is known by its line and column, and the table of them stays small."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import projects
from plansite.problems import Mark
from plansite.reading import config_file, yaml_file
from plansite.reading.marks import Loc

FILES = sorted(path for plan in (projects.TINY, projects.EDUCATION, projects.PARTS) for path in plan.rglob("*.yaml"))
LARGE = 20_000
"""Characters of a file for which the reader that is written in Python takes long."""

A_PART = 120
"""Bytes that the place of one part may take; objects of Python for it would take some hundred."""

BROKEN = """\
a: {b: [1, "二", {c: d}]}
list:
- x: 1
  y:

- 甲: |
    一
    二
a: 又一次
"""


def parts(node: yaml.Node, loc: Loc = ()) -> Iterator[tuple[Loc, yaml.Node, yaml.Node]]:
    """Every part of a document: its place, its key (of an item, itself) and its value, as another reader finds them."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*loc, key.value), key, value
            yield from parts(value, (*loc, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield (*loc, index), value, value
            yield from parts(value, (*loc, index))


def mark(node: yaml.Node, name: str) -> Mark:
    return Mark(name, node.start_mark.line + 1, node.start_mark.column + 1)


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_the_place_of_every_part_is_where_another_reader_finds_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    file = yaml_file.parsed(text, path.name)
    reader = yaml.SafeLoader if len(text) < LARGE else yaml.CSafeLoader
    document = yaml.compose(text, Loader=reader)
    assert document is not None
    found = list(parts(document))
    assert {loc for loc, _ in file.below()} == {(), *(loc for loc, _, _ in found)}
    for loc, key, value in found:
        assert file.key_mark(loc) == mark(key, path.name), loc
        assert file.value_mark(loc) == mark(value, path.name), loc
        span = file.span(loc)
        assert span is not None
        assert span.start == value.start_mark.index
        if isinstance(value, yaml.ScalarNode) and value.style not in {"|", ">"}:
            assert span.end == value.end_mark.index, loc


def test_what_stands_nowhere_is_told_at_the_nearest_part_around_it() -> None:
    file = yaml_file.parsed("a:\n  - b: 1\n  - c: 2\n", "x.yaml")
    assert file.value_mark(("a", 1, "d", "e")) == Mark("x.yaml", 3, 5)
    assert file.key_mark(("a", 7)) == Mark("x.yaml", 1, 1)
    assert file.value_mark(("z",)) == Mark("x.yaml", 1, 1)
    assert not file.has(("a", 2))
    assert not file.has(("a", "b"))
    assert yaml_file.parsed("", "x.yaml").value_mark(("a",)) == Mark("x.yaml")


def test_the_first_item_of_a_list_may_stand_by_itself() -> None:
    file = yaml_file.parsed("a:\n  b: 1\n", "x.yaml")
    assert file.value_mark(("a", 0, "b")) == Mark("x.yaml", 2, 6)


def test_fields_are_told_in_their_order_with_those_that_stand_twice() -> None:
    file = yaml_file.parsed(BROKEN, "x.yaml")
    fields = [(one.key, one.mark.line, one.is_empty, one.first and one.first.line) for one in file.fields(())]
    assert fields == [("a", 1, False, None), ("list", 2, False, None), ("a", 9, False, 1)]
    fields = [(one.key, one.mark.line, one.is_empty, one.first) for one in file.fields(("list", 0))]
    assert fields == [("x", 3, False, None), ("y", 4, True, None)]


def test_lines_are_counted_as_the_file_breaks_them() -> None:
    for end in ("\n", "\r\n", "\r"):
        file = yaml_file.parsed(f"a: 1{end}b:{end}  - 甲{end}", "x.yaml")
        assert file.value_mark(("b", 0)) == Mark("x.yaml", 3, 5)


def test_texts_are_those_of_fields_with_their_places() -> None:
    file = yaml_file.parsed('a: 文\nb: [一, {c: "二"}]\nd: 1\n', "x.yaml")
    assert [(name, text, file.value_at(row).column) for name, row, text in file.texts()] == [
        ("a", "文", 4),
        ("c", "二", 12),
    ]


def test_a_block_of_the_configuration_knows_its_places(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: 甲\nextra:\n  plan:\n    tolerance: 5\n    list: [a, b]\n", encoding="utf-8")
    file = config_file.read(config, "mkdocs.yml", ("extra", "plan"))
    assert file.key_mark(()) == file.value_mark(()) == Mark("mkdocs.yml", 3, 3)
    assert file.key_mark(("tolerance",)) == Mark("mkdocs.yml", 4, 5)
    assert file.value_mark(("list", 1)) == Mark("mkdocs.yml", 5, 15)
    assert file.value_mark(("nothing",)) == Mark("mkdocs.yml", 3, 3)


def test_the_table_of_a_large_file_stays_small() -> None:
    text = "list:\n" + "".join(f"- name: 名称{number}\n  value: {number}\n  area: yunze\n" for number in range(5000))
    tracemalloc.start()
    try:
        file = yaml_file.parsed(text, "x.yaml")
        file.value = None
        file.value_mark(("list", 4999, "value"))
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert file.marks is not None
    count = sum(1 for _ in file.below())
    assert count > 20_000
    assert (held - sys.getsizeof(file.text)) / count < A_PART
