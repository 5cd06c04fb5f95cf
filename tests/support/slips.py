"""Edits as people make them by mistake, at random, and what the check says of a plan after one of them."""

from __future__ import annotations

import datetime
import random
import re
import shutil
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import projects
from plansite.problems import PlanError, Problem, errors
from plansite.publishing.site import Folders, read
from plansite.reading import checks, dataset, settings
from plansite.reading.checks import output

TODAY = datetime.date(2018, 6, 1)
SECONDS = 10
LINE = re.compile(r"^[^:]+:\d+:\d+: (错误|提醒)：.+。.+。$")
ODD = (
    *(
        "\t",
        "\u3000",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "\u00ad",
        "\x00",
        "\x07",
        "\u2028",
        "\ud83d\ude00",
        "🚧",
        "⼈",
        "豈",
    ),
    *(
        "：",
        "，",
        "“",
        "”",
        '"',
        "'",
        "#",
        " #",
        ": ",
        "- ",
        "{",
        "}",
        "[",
        "]",
        "&a",
        "*a",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
    ),
    *("<b>", "<!--", "{{", "}}", "\\", "---", "...", "~", "null", "?", "=", "𬭎", "١", "９", "\r", "１２", "é", "⁄"),
)
NUMBERS = (
    *("0", "-0", "-1", "1e5", ".5", "5.", "1,000", "1_000", "0x1F", "0o17", "007", "+3", "NaN", ".inf", "1" * 40),
    *(
        "0.00000001",
        "99999999999",
        "-0.0",
        "1/3",
        "50%",
        "２０",
        "二十",
        "1.2.3",
        "1e-400",
        "true",
        "yes",
        "2018-13-45",
    ),
)
WRITTEN = {
    "about.md": (
        '---\ntitle: 关于\ndescription: 本站说明\nupdated: "2018-03-01"\n---\n\n'
        "# 关于\n\n见[指标](indicators/index.md)。\n"
    ),
    "method.md": "# 评价方法\n\n按公布的数值计算。\n",
}

Slip = Callable[[list[str], random.Random, list[str]], list[str]]


def _at(lines: list[str], chance: random.Random) -> int:
    return chance.randrange(len(lines)) if lines else 0


def lost(lines: list[str], chance: random.Random, _: list[str]) -> list[str]:
    """Some lines are gone."""
    at = _at(lines, chance)
    return lines[:at] + lines[at + chance.choice((1, 1, 1, 2, 5)) :]


def doubled(lines: list[str], chance: random.Random, _: list[str]) -> list[str]:
    """Some lines stand there twice."""
    at = _at(lines, chance)
    return lines[: at + 1] + lines[at : at + chance.choice((1, 1, 2, 6))] + lines[at + 1 :]


def moved(lines: list[str], chance: random.Random, _: list[str]) -> list[str]:
    """A line stands somewhere else."""
    at = _at(lines, chance)
    rest = lines[:at] + lines[at + 1 :]
    to = _at(rest, chance)
    return rest[:to] + lines[at : at + 1] + rest[to:]


def indented(lines: list[str], chance: random.Random, _: list[str]) -> list[str]:
    """Some lines begin further left or right."""
    at, by = _at(lines, chance), chance.choice((-4, -2, -1, 1, 2, 3, 4))
    end = at + chance.choice((1, 1, 2, 5))
    shifted = [
        " " * by + line if by > 0 else line[min(-by, len(line) - len(line.lstrip())) :] for line in lines[at:end]
    ]
    return lines[:at] + shifted + lines[end:]


def pasted(lines: list[str], chance: random.Random, others: list[str]) -> list[str]:
    """Lines of another file are pasted in."""
    at, start = _at(lines, chance), _at(others, chance)
    return lines[:at] + others[start : start + chance.choice((1, 2, 4))] + lines[at:]


def spelt(lines: list[str], chance: random.Random, _: list[str]) -> list[str]:
    """An odd character is put in, or a character lost or replaced."""
    at = _at(lines, chance)
    line = lines[at] if lines else ""
    place = chance.randrange(len(line) + 1)
    odd = chance.choice((*ODD, ""))
    return [*lines[:at], line[:place] + odd + line[place + chance.choice((0, 0, 1)) :], *lines[at + 1 :]]


def counted(lines: list[str], chance: random.Random, _: list[str]) -> list[str]:
    """A number is an odd one."""
    found = [(row, match) for row, line in enumerate(lines) for match in re.finditer(r"[0-9]+(?:\.[0-9]+)?", line)]
    if not found:
        return lines
    row, match = chance.choice(found)
    changed = lines[row][: match.start()] + chance.choice(NUMBERS) + lines[row][match.end() :]
    return [*lines[:row], changed, *lines[row + 1 :]]


def unset(lines: list[str], chance: random.Random, _: list[str]) -> list[str]:
    """A value is gone, or another line's value stands there."""
    found = [row for row, line in enumerate(lines) if ": " in line]
    if not found:
        return lines
    row, other = chance.choice(found), chance.choice(found)
    key = lines[row].split(": ", 1)[0]
    value = chance.choice(("", " []", " {}", " null", " " + lines[other].split(": ", 1)[1]))
    return [*lines[:row], f"{key}:{value}", *lines[row + 1 :]]


def cut(lines: list[str], chance: random.Random, _: list[str]) -> list[str]:
    """The file ends early."""
    text = "\n".join(lines)
    return text[: chance.randrange(len(text) + 1)].split("\n")


def emptied(_: list[str], chance: random.Random, __: list[str]) -> list[str]:
    """Nothing is left but white space."""
    return chance.choice(([], [""], [" "], ["", "", ""], ["\u3000"]))


SLIPS: tuple[Slip, ...] = (lost, doubled, moved, indented, pasted, spelt, spelt, counted, counted, unset, cut)
ENCODINGS = ("utf-8",) * 12 + ("utf-8-sig", "gb18030", "utf-16")


@dataclass(frozen=True, slots=True)
class Edit:
    """What was done to one file."""

    file: str
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a plan after an edit."""

    edit: Edit
    problems: tuple[Problem, ...] = ()
    fault: str = ""
    """What must not be: an exception, a message of another form or at no place, a hang."""

    @property
    def is_accepted(self) -> bool:
        """Whether a site can be made of it."""
        return not self.fault and not errors(list(self.problems))


class Plan:
    """A copy of the tiny plan, with hand-written pages, that is edited again and again."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.config = projects.tiny_project(root)
        for name, text in WRITTEN.items():
            (root / "content" / name).write_text(text, encoding="utf-8")
        files = [*(root / "data").glob("*.yaml"), *(root / "content").rglob("*.md"), self.config]
        self.texts = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in sorted(files)}

    def restore(self) -> None:
        """Take back every edit."""
        shutil.rmtree(self.root / "content")
        for name, text in self.texts.items():
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_text(text, encoding="utf-8")

    def slip(self, chance: random.Random) -> Edit:
        """Make an edit at random."""
        name = chance.choice(sorted(self.texts))
        others = self.texts[chance.choice(sorted(self.texts))].split("\n")
        lines = self.texts[name].split("\n")
        acts = [emptied] if chance.random() < 0.02 else chance.choices(SLIPS, k=chance.choice((1, 1, 1, 2, 3)))
        for act in acts:
            lines = act(lines, chance, others)
        ends = chance.choice(("\n",) * 9 + ("\r\n", "\r"))
        content = ends.join(lines).encode(chance.choice(ENCODINGS), "replace")
        (self.root / name).write_bytes(content)
        return Edit(name, tuple(act.__name__ for act in acts))

    def outcome(self, edit: Edit) -> Outcome:
        """What the check says now, and whether reading goes on to a publication where it says nothing."""
        try:
            with _at_most(SECONDS):
                found = self._told()
                if not errors(found):
                    folders = Folders.of(self.root, self.root / "content")
                    read(folders, settings.read(self.config), TODAY)
        except PlanError as refused:
            found = refused.problems
        except Exception:  # noqa: BLE001 -- any is a fault
            return Outcome(edit, fault=traceback.format_exc())
        return Outcome(edit, tuple(found), "；".join(self._misplaced(found)))

    def _told(self) -> list[Problem]:
        data = dataset.read(self.root / "data", self.root / "content" / "chapters")
        try:
            chosen = settings.read(self.config)
        except PlanError as refused:
            return sorted({*checks.problems(data, TODAY), *refused.problems})
        return checks.problems(data, TODAY, chosen)

    def _misplaced(self, found: list[Problem]) -> Iterator[str]:
        for problem in found:
            path = self.root / problem.mark.file
            if not LINE.match(str(problem)):
                yield f"not in the form of a message: {problem}"
            if not path.exists():
                yield f"at no file: {problem}"
            elif path.is_file():
                content = path.read_bytes().decode("utf-8-sig", "replace")
                lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
                if problem.mark.line > len(lines):
                    yield f"below the end: {problem}"
                elif problem.mark.column > max(map(len, lines)) + 1:
                    yield f"beyond the line: {problem}"
        for form in output.FORMATS.values():
            form(found)


@contextmanager
def _at_most(seconds: int) -> Iterator[None]:
    def ended(_: int, __: FrameType | None) -> None:
        raise TimeoutError(f"longer than {seconds} s")

    before = signal.signal(signal.SIGALRM, ended)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
