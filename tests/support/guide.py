"""The worked examples of the guide for staff: every block of YAML with the place that the words before it name."""

from __future__ import annotations

import re
import shlex
import textwrap
from collections.abc import Iterator
from pathlib import Path

from splicing import Add, Append, Change, Fields

GUIDE = Path(__file__).parents[2] / "CONTRIBUTING.md"
COMMAND = re.compile(r"^make (?P<job>add|import) ARGS='(?P<arguments>[^'\n]*)'$", re.MULTILINE)
FORM = re.compile(r"^\| (?P<label>发布数值|更正数值) \| 填写 \|\n\|---\|---\|\n(?P<rows>(?:\|.*\|\n)+)", re.MULTILINE)
ROW = re.compile(r"^\| (?P<heading>\S+) \| (?P<answer>.+) \|$", re.MULTILINE)
IMPORT = re.compile(r"^make import FILE=(?P<file>\S+) WRITE=1$", re.MULTILINE)
SHEET = re.compile(r"存为 `(?P<file>[^`]+)`[^\n]*：\n\n```csv\n(?P<rows>.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```yaml\n(?P<yaml>.*?)^```$", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r"^写在 `(?P<file>[^`]+)` ?(?P<where>.+)：\n\n\Z", re.MULTILINE)
END = re.compile(r"末尾$")
LIST = re.compile(r"中 `(?P<item>[^`]+)` 的 `(?P<key>[a-z_]+):` 之下$")
LIST_KEYS = re.compile(r"` 的 `([a-z_]+):` 之下：\n\n```yaml")
FIELDS = re.compile(r"中 `(?P<item>[^`]+)` 的那一块里(?:，代替同名的行)?$")
SAME = re.compile(r"中同名的各行之下$")
SECTION = re.compile(r"^(?P<key>[a-z_]+):.*\n(?P<lines>(?:[ ].*\n)+)", re.MULTILINE)


def examples(text: str) -> list[tuple[str, list[Change]]]:
    """Every example with what it asks to do, in order."""
    return [
        (f"第 {text[: block.start()].count(chr(10)) + 1} 行", list(_changes(text, block)))
        for block in BLOCK.finditer(text)
    ]


def commands(text: str) -> list[tuple[str, list[str]]]:
    """Every command that the guide gives with its answers: the job and its arguments, as a shell would pass them."""
    return [(found["job"], shlex.split(found["arguments"])) for found in COMMAND.finditer(text)]


def forms(text: str) -> list[tuple[str, dict[str, str]]]:
    """Every form that the guide fills in: its label and the answers by heading."""
    return [(found["label"], dict(ROW.findall(found["rows"]))) for found in FORM.finditer(text)]


def imports(text: str) -> list[tuple[str, str]]:
    """Every sheet that the guide shows and imports: the name of its file, and its rows."""
    shown = {found["file"]: found["rows"] for found in SHEET.finditer(text)}
    return [(found["file"], shown[found["file"]]) for found in IMPORT.finditer(text) if found["file"] in shown]


def _changes(text: str, block: re.Match[str]) -> Iterator[Change]:
    place = PLACE.search(text[: block.start()])
    line = text[: block.start()].count("\n") + 1
    assert place is not None, f"the example in line {line} does not say in which file it stands: 写在 `文件` …："
    yaml, where, file = block["yaml"], place["where"], place["file"]
    if END.match(where):
        yield Append(file, f"\n{yaml}")
    elif found := LIST.match(where):
        yield Add(file, found["item"], found["key"], yaml)
    elif found := FIELDS.match(where):
        yield Fields(file, found["item"], yaml)
    elif SAME.match(where):
        for section in SECTION.finditer(yaml):
            yield Add(file, "", section["key"], textwrap.dedent(section["lines"]))
    else:
        raise AssertionError(f"the example in line {line} names no place that is known: {where}")
