"""Problems in the forms that people and programs read."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from plansite.problems import Problem, Severity, errors


def text(problems: Sequence[Problem]) -> str:
    """One line a problem, errors first, then warnings, then a summary."""
    wrong = errors(list(problems))
    doubts = [problem for problem in problems if problem.severity is Severity.WARNING]
    lines = [str(problem) for problem in (*wrong, *doubts)]
    if wrong:
        lines.append(f"检查未通过：{len(wrong)} 个错误，{len(doubts)} 个提醒。改好之前不会发布，已发布的网站不受影响。")
    else:
        lines.append(f"检查通过：0 个错误，{len(doubts)} 个提醒。")
    return "\n".join(lines)


def github(problems: Sequence[Problem]) -> str:
    """Workflow commands, which annotate the lines of a pull request."""
    return "\n".join(
        f"::{problem.severity.value} file={_property(problem.mark.file)},line={problem.mark.line},"
        f"col={problem.mark.column}::{_data(f'{problem.found}。{problem.mend}。')}"
        for problem in problems
    )


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON list."""
    return json.dumps(
        [
            {
                "file": problem.mark.file,
                "line": problem.mark.line,
                "column": problem.mark.column,
                "severity": problem.severity.value,
                "found": problem.found,
                "mend": problem.mend,
            }
            for problem in problems
        ],
        ensure_ascii=False,
        indent=2,
    )


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {"text": text, "github": github, "json": as_json}
"""The forms by the name that the command line gives them."""


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
