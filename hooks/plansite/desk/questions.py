"""Questions and answers: given beforehand, or asked for until they can be taken."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from plansite.desk import answers
from plansite.desk.answers import RefusedError

T = TypeVar("T")

MOST = 15
"""How many choices are listed at once."""


class EndedError(Exception):
    """Nobody answers any more."""


def listen(prompt: str) -> str:
    """Ask the person at the keyboard; raises ``EndedError`` at the end of the input."""
    sys.stdout.write(prompt)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        raise EndedError
    return line.rstrip("\r\n")


def say(words: str) -> None:
    """Say a line."""
    sys.stdout.write(f"{words}\n")


@dataclass
class Asker:
    """提问: answers given as arguments come first; what is missing or cannot be taken is asked for.

    Where nobody can be asked, every answer that is missing or cannot be taken is kept in ``refused``.
    """

    given: dict[str, str]
    hear: Callable[[str], str] | None = listen
    refused: list[str] = field(default_factory=list)
    called: Callable[[str], str] = "--{}".format
    """What an answer is called where it is given, by its name."""

    def has(self, *names: str) -> bool:
        """Whether any of these answers was given beforehand."""
        return any(name in self.given for name in names)

    def ask(
        self, name: str, prompt: str, read: Callable[[str], T], default: T | None = None, usual: str = ""
    ) -> T | None:
        """One answer; ``default`` stands for no answer, and ``usual`` says it in words."""
        text = self.given.pop(name, None)
        while True:
            if text is None and self.hear is None:
                if default is None and not usual:
                    self.refused.append(f"缺少{_spaced(self.called(name))}（{prompt}）")
                return default
            if text is None and self.hear is not None:
                text = self.hear(f"{prompt}{f'（直接回车：{usual}）' if usual else ''}：")
                if not text.strip() and usual:
                    return default
            try:
                return read(text or "")
            except RefusedError as error:
                if self.hear is None:
                    self.refused.append(f"{self.called(name)}：{error}")
                    return default
                say(f"  {error}。")
                text = None

    def choose(
        self, name: str, prompt: str, find: Callable[[str], Sequence[T]], label: Callable[[T], str], missing: str
    ) -> T | None:
        """One of several things, by words that fit it alone or by its number in the list of those that fit."""
        listed: list[T] = []

        def read(text: str) -> T:
            place = answers.narrow(text)
            if listed and place.isdecimal() and 1 <= int(place) <= len(listed):
                return listed[int(place) - 1]
            found = list(find(text)) if text.strip() else []
            if len(found) == 1:
                if self.hear is not None:
                    say(f"  {label(found[0])}")
                return found[0]
            if not found:
                raise RefusedError(f"没有找到“{text.strip()}”。{missing}")
            if self.hear is None:
                names = "；".join(label(one) for one in found[:MOST])
                raise RefusedError(f"“{text.strip()}”有 {len(found)} 项相符：{names}。请写得更完整，或写代码")
            listed[:] = found[:MOST]
            lines = "\n".join(f"  {number} {label(one)}" for number, one in enumerate(listed, start=1))
            more = f"（另有 {len(found) - MOST} 项，请多写几个字）" if len(found) > MOST else ""
            raise RefusedError(f"有几项相符，请输入序号，或多写几个字：\n{lines}{more}")

        return self.ask(name, prompt, read)

    def settle(self) -> None:
        """Raise ``RefusedError`` with all that is missing or cannot be taken."""
        unused = [f"没有用到{_spaced(self.called(name))}：这一项工作不需要" for name in self.given]
        if self.refused or unused:
            raise RefusedError("\n".join([*self.refused, *unused]))


def _spaced(name: str) -> str:
    """A name behind Chinese words: Latin letters stand apart from them."""
    return f" {name}" if name.isascii() else name
