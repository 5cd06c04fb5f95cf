"""The cases of the check: each a small break in one file of the tiny plan, and what staff are told of it.

A file of ``tests/golden/check`` holds the cases of one rule. A case is a few lines::

    - case: area-role-unknown
      file: plan.yaml
      change: {"role: comparison": "role: compare"}
      says: |
        data/plan.yaml:9:34: 错误：…

``file``
    Name of a chapter or of a data file; ``mkdocs.yml``, or a path from the plan's folder, for any other.
``change``
    Old text to new text; the old text stands exactly once in the file. Bytes are written as ``!!binary``.
``delete``
    Texts whose lines are left out; each stands exactly once.
``insert``
    Lines put below the line of ``after``, indented like that line.
``after``
    Text that stands exactly once: what is changed or deleted is the first to be found after it.
``content``
    The whole file, where there is nothing to keep of it.
``encoding`` and ``line_ends``
    Of the file; ``utf-8`` and ``"\\n"`` unless said.
``says``
    Every line that is printed but the summary, which follows from them; left out where only the summary is printed.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

TESTS = Path(__file__).resolve().parent.parent
TINY = TESTS / "fixtures" / "tiny"
GOLDEN = TESTS / "golden" / "check"

BYTES = "surrogateescape"
"""How bytes that are no text travel in text."""

INDENT = "    "


@dataclass(frozen=True, kw_only=True)
class Case:
    """One break of one file, as it is written in the file of its rule."""

    case: str
    file: str
    change: dict[str, str | bytes] = field(default_factory=dict)
    delete: list[str] = field(default_factory=list)
    insert: str = ""
    after: str = ""
    content: str | bytes | None = None
    encoding: str = "utf-8"
    line_ends: str = "\n"
    says: str = ""

    @property
    def lines(self) -> list[str]:
        """What is printed, without the summary."""
        return self.says.removesuffix("\n").split("\n") if self.says else []

    @property
    def broken(self) -> bytes:
        """The file of the tiny plan with the break."""
        text = place(TINY, self.file).read_text(encoding="utf-8") if self.content is None else _text(self.content)
        for old, new in self.change.items():
            start = self._found(old, text)
            text = text[:start] + _text(new) + text[start + len(old) :]
        for old in self.delete:
            first, last = _lines_of(text, self._found(old, text), len(old))
            text = text[:first] + text[last:]
        if self.insert:
            text = self._inserted(text)
        return text.replace("\n", self.line_ends).encode(self.encoding, BYTES)

    def _found(self, words: str, text: str) -> int:
        """Where words stand: their only place, or the first one after ``after``."""
        if self.after:
            start = _only(self.after, text, self.case) + len(self.after)
            assert words in text[start:], f"{self.case}: nowhere after {self.after!r}: {words!r}"
            return text.index(words, start)
        return _only(words, text, self.case)

    def _inserted(self, text: str) -> str:
        first, last = _lines_of(text, _only(self.after, text, self.case), len(self.after))
        indent = re.match(" *", text[first:])
        assert indent
        return text[:last] + textwrap.indent(self.insert.removesuffix("\n") + "\n", indent[0]) + text[last:]


@cache
def read() -> tuple[tuple[Path, Case], ...]:
    """Every case with the file of its rule."""
    return tuple((path, Case(**case)) for path in sorted(GOLDEN.glob("*.yaml")) for case in _cases(path))


@contextmanager
def broken(plan: Path, case: Case) -> Iterator[None]:
    """The plan with one file broken, and whole again."""
    path = place(plan, case.file)
    whole = path.read_bytes() if path.exists() else None
    path.write_bytes(case.broken)
    yield
    if whole is None:
        path.unlink()
    else:
        path.write_bytes(whole)


def place(plan: Path, file: str) -> Path:
    """Where a file of a plan stands."""
    if "/" in file or file == "mkdocs.yml":
        return plan / file
    return plan / ("content/chapters" if file.endswith(".md") else "data") / file


def with_says(rule: str, case: str, lines: list[str]) -> str:
    """The text of a rule's file in which one case says these lines; the rest stays as it is written."""
    found = re.search(rf"^- case: {re.escape(case)}\n(?:  .*\n|\n(?=  ))*", rule, re.MULTILINE)
    assert found, f"{case} begins with `- case: {case}`"
    bare = re.sub(r"^  says:.*\n(?:    .*\n)*", "", found[0], flags=re.MULTILINE)
    says = "".join(("  says: |\n", *(f"{INDENT}{line}\n" for line in lines))) if lines else ""
    return rule[: found.start()] + bare + says + rule[found.end() :]


def _cases(path: Path) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return cases


def _text(words: str | bytes) -> str:
    return words.decode("utf-8", BYTES) if isinstance(words, bytes) else words


def _only(words: str, text: str, case: str) -> int:
    """Where words stand in a text that has them once."""
    assert text.count(words) == 1, f"{case}: {text.count(words)} times in the file instead of once: {words!r}"
    return text.index(words)


def _lines_of(text: str, start: int, length: int) -> tuple[int, int]:
    """The bounds of the whole lines around a part of a text."""
    return text.rfind("\n", 0, start) + 1, text.index("\n", start + length) + 1
