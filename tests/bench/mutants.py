"""Small faults planted one at a time, and whether the unit tests notice them. ``make mutants``.

``.venv/bin/python tests/bench/mutants.py [--times 300] [--seed 1] [--only PATTERN]``; ends with 1 if fewer than 92 of
100 are noticed. mutmut plants them in a copy of the tracked files in ``.build/mutants`` and runs the files of tests
that reach the place; which of all faults are tried is a matter of the seed.

The kinds of faults are mutmut's (a comparison turned, a number moved by one, a sign, a logical operator, an argument or
a value dropped) and three more: the condition of an ``if`` turned, that of a comprehension turned, a result dropped.
Words and letters of texts are left as they are: whether a message reads well is no matter of chance, and what it says
is held by the golden tests.
"""

from __future__ import annotations

import argparse
import importlib
import os
import random
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any
from unittest.mock import patch

import libcst as cst

ROOT = Path(__file__).resolve().parents[2]
COPY = ROOT / ".build" / "mutants"
LEAST = 0.92
NOTICED = frozenset(("killed", "timeout", "suspicious", "segfault", "caught by type check"))
NO_TESTS = 5
"""What pytest ends with if every test of a file is left out."""
NOT_OF_CODE = frozenset(("test_house.py",))
"""Tests of how the code is written, which no fault of this kind can break."""
LIBRARIES = ("altair", "jinja2", "markdown", "mkdocs.config", "openpyxl", "pydantic", "pytest", "vl_convert", "yaml")
"""Imported once with the project itself, before a process is split off for each fault."""


def main() -> int:
    """Plant the faults; print those that no test noticed, and the share of those that one did."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="*", help="a pattern of the names of faults: 'plansite.assessment.*'")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    parser.add_argument("--again", action="store_true", help="keep what is known of an earlier run's copy")
    options = parser.parse_args()
    _copy(afresh=not options.again)
    os.chdir(COPY)
    statuses = _tried(options, random.Random(options.seed))
    for name, status in sorted(statuses.items()):
        if status not in NOTICED:
            sys.stdout.write(f"{status}: {name}\n")
    counts = Counter(statuses.values())
    share = sum(status in NOTICED for status in statuses.values()) / len(statuses)
    sys.stdout.write(f"{'，'.join(f'{status} {count}' for status, count in counts.most_common())}；{share:.1%}\n")
    return int(share < LEAST)


def _copy(*, afresh: bool) -> None:
    if afresh:
        shutil.rmtree(COPY, ignore_errors=True)
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, tracked.split("\0")):
        source, copy = ROOT / name, COPY / name
        if source.is_file() and not (copy.is_file() and copy.read_bytes() == source.read_bytes()):
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, copy)
    git = ("git", "-c", "user.name=tests", "-c", "user.email=tests@example.org")
    if afresh:
        for command in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "copy")):
            subprocess.run([*git, *command], cwd=COPY, check=True)


def _tried(options: argparse.Namespace, chance: random.Random) -> dict[str, str]:
    """The status of every fault of the sample, by its name."""
    from mutmut import __main__ as mutmut  # noqa: PLC0415 -- reads the settings of the folder it is imported in
    from mutmut.mutation import file_mutation, mutators  # noqa: PLC0415
    from mutmut.stats import load_stats, save_stats, status_by_exit_code  # noqa: PLC0415
    from mutmut.utils import format_utils  # noqa: PLC0415

    for library in LIBRARIES:
        importlib.import_module(library)
    plain, every = format_utils.strip_prefix, mutmut.collect_source_file_mutation_data
    sample: list[str] = []

    def without_folder(name: str, **given: Any) -> str:
        return plain(name, **given).removeprefix("hooks.")

    def associated(runner: Any, **_: Any) -> None:
        _import_project()
        state: Any = _state().state()
        if not load_stats():
            files = (str(file) for file in sorted(Path("tests/unit").glob("test_*.py")) if file.name not in NOT_OF_CODE)
            state.tests_by_mangled_function_name, state.duration_by_test = _reached(runner, files)
            save_stats()
        for function, reaching in state.tests_by_mangled_function_name.items():
            state.tests_by_mangled_function_name[function] = sorted(reaching, key=state.duration_by_test.__getitem__)

    def chosen(**given: Any) -> Any:
        found, files = every(**given)
        faults = sorted((fault for fault in found if fnmatch(fault[1], options.only)), key=lambda fault: fault[1])
        kept = sorted(chance.sample(range(len(faults)), min(options.times, len(faults))))
        sample.extend(faults[number][1] for number in kept)
        for number in kept:
            data, name, _ = faults[number]
            data.exit_code_by_key[name] = None
        return [(faults[number][0], faults[number][1], None) for number in kept], files

    kinds = [kind for kind in mutators.mutation_operators if kind[1] is not mutators.operator_string]
    with (
        patch.object(format_utils, "strip_prefix", without_folder),
        patch.object(file_mutation, "mutation_operators", [*kinds, *MORE_KINDS]),
        patch.object(mutmut, "collect_or_load_stats", associated),
        patch.object(mutmut, "collect_source_file_mutation_data", chosen),
        patch.object(mutmut, "tests_for_mutant_names", lambda _: {"tests/unit/test_method.py"}),
    ):
        mutmut._run((), options.processes)
    _, files = every(mutant_names=())
    codes = {name: code for file in files.values() for name, code in file.exit_code_by_key.items()}
    return {name: status_by_exit_code[codes[name]] for name in sample}


def _import_project() -> None:
    """Import the copy with its faults, of which none is active yet."""
    hooks = Path("mutants/hooks").resolve()
    sys.path.insert(0, str(hooks))
    for path in sorted((hooks / "plansite").rglob("*.py")):
        if path.stem not in {"__main__", "__init__"}:
            importlib.import_module(".".join(path.relative_to(hooks).with_suffix("").parts))


def _reached(runner: Any, files: Iterable[str]) -> tuple[dict[str, set[str]], dict[str, float]]:
    """Which files of tests reach a function, and the seconds that each file takes.

    Each file by itself, because what is kept for all tests is made by the first one that asks for it.
    """
    state = _state()
    whole, reached, seconds = state.state(), defaultdict[str, set[str]](set), {}
    for file in files:
        state.reset_state()
        if (code := runner.collect_stats([file])) not in (0, NO_TESTS):
            sys.exit(f"{file}: {code}")
        for function in state.state().tests_by_mangled_function_name:
            reached[function].add(file)
        seconds[file] = sum(state.state().duration_by_test.values())
    state._state = whole
    return reached, seconds


def _state() -> Any:
    """What mutmut keeps between its steps; the package hides the module behind a function of its name."""
    return importlib.import_module("mutmut.state")


def _turned_if(node: cst.If) -> Iterable[cst.If]:
    yield node.with_changes(test=_turned(node.test))


def _turned_filter(node: cst.CompIf) -> Iterable[cst.CompIf]:
    yield node.with_changes(test=_turned(node.test))


def _dropped_return(node: cst.Return) -> Iterator[cst.Return]:
    if node.value is not None and not (isinstance(node.value, cst.Name) and node.value.value == "None"):
        yield node.with_changes(value=cst.Name("None"))


def _dropped_yield(node: cst.Expr) -> Iterator[cst.Expr]:
    if isinstance(node.value, cst.Yield):
        yield node.with_changes(value=cst.Yield(cst.From(cst.Tuple([]))))


def _turned(condition: cst.BaseExpression) -> cst.UnaryOperation:
    return cst.UnaryOperation(
        cst.Not(),
        condition.with_changes(lpar=[*condition.lpar, cst.LeftParen()], rpar=[*condition.rpar, cst.RightParen()]),
    )


MORE_KINDS = [
    (cst.If, _turned_if),
    (cst.CompIf, _turned_filter),
    (cst.Return, _dropped_return),
    (cst.Expr, _dropped_yield),
]


if __name__ == "__main__":
    sys.exit(main())
