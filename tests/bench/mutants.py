"""Small faults planted one at a time, and whether the unit tests notice them. ``make mutants``.

``.venv/bin/python tests/bench/mutants.py [--times 300] [--seed 1] [--only PATTERN] [--minutes 60] [--again]``; ends
with 1 if fewer than 92 of 100 are noticed. mutmut plants them in a copy of the tracked files in ``.build/mutants``;
each is tried in a process of its own by the files of tests that reach the place: first the tests that reach it
themselves and are called after it, then short ones.

Which of all faults are tried, and in what order, is a matter of the seed, so that those reached when the minutes are
over are a sample by chance too. One line tells of each fault as soon as it is tried. What is known is kept beside the
copy: ``--again`` goes on where a run was broken off, and tries anew what a changed function or test may have changed;
so a few quick files (``--tests``) can come first, and all of them for what those did not notice.

The kinds of faults are mutmut's (a comparison turned, a number moved by one, a sign, a logical operator, an argument or
a value dropped) and three more: the condition of an ``if`` turned, that of a comprehension turned, a result dropped.
Words and letters of texts are left as they are: whether a message reads well is no matter of chance, and what it says
is held by the golden tests.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import gc
import hashlib
import importlib
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any
from unittest.mock import patch

import libcst as cst

ROOT = Path(__file__).resolve().parents[2]
COPY = ROOT / ".build" / "mutants"
TRIED = COPY / "tried.jsonl"
REACHED = COPY / "reached"
ANSWER = COPY / "answer"
LEAST = 0.92
NOTICED, OVERTIME, SURVIVED, UNREACHED, GIVEN_UP = "noticed", "timeout", "survived", "no tests", "given up"
NOT_OF_CODE = frozenset(("test_house.py", "test_imports.py"))
"""Tests of how the code is written and loaded, which no fault of this kind can break."""
LIBRARIES = ("altair", "jinja2", "markdown", "mkdocs.config", "openpyxl", "pydantic", "pytest", "vl_convert", "yaml")
"""Imported once with the project and its tests, before a process is split off for each fault."""
EVERYWHERE = frozenset(("plansite", "reading", "checks", "problems", "wording", "assessment", "models", "exports"))
"""Words of a function's full name that say nothing of which test may be about it."""

PYTEST = ("--rootdir=.", "-q", "-m", "not heavy", "--tb=native", "-p", "no:cacheprovider", "-p", "no:xdist")
NOTHING_WRONG, SOME_FAILED, NOTHING_RUN, WRONG_USE = 0, 1, 5, 4
"""What pytest ends with."""
SLOWER, MORE = 4, 20
"""A fault may make its tests so many times slower, and so many seconds more, before it counts as an endless loop."""
PATIENCE = 1800
"""Seconds on the clock after which a process that waits for something is given up."""


@dataclass(frozen=True)
class Fault:
    """One planted fault: its name, the function it is in, and a digest of that function."""

    name: str
    function: str
    code: str


@dataclass(frozen=True)
class Tried:
    """What became of a fault; ``by`` is the test that noticed it, ``tests`` a digest of those that might have."""

    name: str
    code: str
    tests: str
    status: str
    by: str
    seconds: float


@dataclass(frozen=True)
class Reach:
    """What the tests of one file reach: tests by function, the processor's seconds by test, those that fail anyway."""

    file: str
    digest: str
    functions: dict[str, list[str]]
    seconds: dict[str, float]
    failed: tuple[str, ...] = ()


def main() -> int:
    """Plant the faults; print what became of each, those that no test noticed, and the share of those that one did."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="*", help="a pattern of the names of faults: 'plansite.assessment.*'")
    parser.add_argument("--tests", nargs="+", default=["test_*"], help="patterns of the files of tests to try them by")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--minutes", type=float, default=0, help="begin no fault after so many")
    parser.add_argument("--most", type=float, default=120, help="seconds that the tests of one fault may take")
    parser.add_argument("--again", action="store_true", help="keep what is known of an earlier run")
    options = parser.parse_args()
    end = time.monotonic() + options.minutes * 60 if options.minutes else float("inf")
    _copy(afresh=not options.again)
    os.chdir(COPY)
    faults = sorted(
        (fault for fault in _planted(options.processes) if fnmatch(fault.name, options.only)),
        key=lambda fault: fault.name,
    )
    sample = random.Random(options.seed).sample(faults, min(options.times, len(faults)))
    os.chdir(COPY / "mutants")
    found = {file for pattern in options.tests for file in Path("tests/unit").glob(f"{pattern}.py")}
    files = [str(file) for file in sorted(found) if file.name not in NOT_OF_CODE]
    _imported(files)
    reached = list(_reached(files))
    tried: list[Tried] = []
    for one in _all_tried(sample, reached, options, end):
        tried.append(one)
        _say(f"{len(tried)}/{len(sample)} {one.status} {one.seconds:.1f} s {one.name} {one.by}")
    for one in sorted(tried, key=lambda one: one.name):
        if one.status not in {NOTICED, OVERTIME}:
            _say(f"{one.status}: {one.name}")
    counts = Counter(one.status for one in tried)
    share = (counts[NOTICED] + counts[OVERTIME]) / len(tried)
    words = ", ".join(f"{status} {count}" for status, count in counts.most_common())
    _say(f"{len(tried)} of {len(faults)} faults: {words}; {share:.1%}")
    return int(share < LEAST)


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _copy(*, afresh: bool) -> None:
    if afresh:
        shutil.rmtree(COPY, ignore_errors=True)
    for kept in (COPY / "tests", COPY / "mutants" / "tests"):  # what is no longer there would be copied and tested
        shutil.rmtree(kept, ignore_errors=True)
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, tracked.split("\0")):
        source, copy = ROOT / name, COPY / name
        if source.is_file() and not (copy.is_file() and copy.read_bytes() == source.read_bytes()):
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, copy)
    git = ("git", "-c", "user.name=tests", "-c", "user.email=tests@example.org")
    if not (COPY / ".git").exists():
        for command in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "copy")):
            subprocess.run([*git, *command], cwd=COPY, check=True)


def _planted(processes: int) -> Iterator[Fault]:
    """Plant all faults in ``mutants``, none of them active."""
    from mutmut import __main__ as mutmut  # noqa: PLC0415 -- reads the settings of the folder it is imported in
    from mutmut.mutation import file_mutation, mutators  # noqa: PLC0415
    from mutmut.mutation.trampoline import set_mutant_under_test  # noqa: PLC0415
    from mutmut.utils import file_utils  # noqa: PLC0415
    from mutmut.utils.format_utils import mangled_name_from_mutant_name  # noqa: PLC0415

    kinds = [kind for kind in mutators.mutation_operators if kind[1] is not mutators.operator_string]
    set_mutant_under_test("mutant_generation")
    Path("mutants").mkdir(exist_ok=True)

    def plant() -> int:
        file_utils.copy_src_dir()
        file_utils.copy_also_copy_files()
        mutmut.create_mutants(processes)
        return NOTHING_WRONG

    with patch.object(file_mutation, "mutation_operators", [*kinds, *MORE_KINDS]):
        _silently(plant)
    set_mutant_under_test("")
    _, sources = mutmut.collect_source_file_mutation_data(mutant_names=())
    for source in sources.values():
        for name in source.exit_code_by_key:
            plain = name.removeprefix("hooks.")
            function = mangled_name_from_mutant_name(plain)
            yield Fault(plain, function, source.hash_by_function_name[function.rpartition(".")[2]])


def _imported(files: list[str]) -> None:
    """Import libraries, the project and its tests, and forget what these have made by that."""
    here = Path.cwd()
    others = [path for path in sys.path if not any(Path(path).is_relative_to(ROOT / own) for own in ("hooks", "tests"))]
    sys.path[:] = [str(here), str(here / "hooks"), *others]
    for library in LIBRARIES:
        importlib.import_module(library)
    for path in sorted((here / "hooks" / "plansite").rglob("*.py")):
        if path.stem not in {"__main__", "__init__"}:
            importlib.import_module(".".join(path.relative_to(here / "hooks").with_suffix("").parts))
    if not _is_of("plansite", here):
        sys.exit("not the copy")
    if _silently(lambda: _pytest(["--collect-only", *files])) != NOTHING_WRONG:
        sys.exit("the tests cannot be collected")
    for kept in gc.get_objects():
        if type(kept) is functools._lru_cache_wrapper and _is_of(kept.__module__, here):
            kept.cache_clear()
    gc.freeze()


def _is_of(module: str, folder: Path) -> bool:
    origin = getattr(sys.modules.get(module), "__file__", None)
    return origin is not None and Path(origin).resolve().is_relative_to(folder)


def _reached(files: list[str]) -> Iterator[Reach]:
    """What each file of tests reaches, by itself, because what is kept for all tests is made by the first that asks."""
    REACHED.mkdir(exist_ok=True)
    for number, file in enumerate(files, 1):
        kept, digest = REACHED / f"{Path(file).stem}.json", hashlib.sha256(Path(file).read_bytes()).hexdigest()
        if kept.is_file() and (known := Reach(**json.loads(kept.read_bytes()))).digest == digest:
            yield known
            continue
        watcher = Watcher()
        process = Process("stats", functools.partial(_watched, watcher, file), PATIENCE)
        status, answer = process.ended(), process.answer()
        if status not in (NOTHING_WRONG, SOME_FAILED, NOTHING_RUN) or not answer:
            _say(f"{number}/{len(files)} {file} is left out: it cannot be run in the copy ({status})")
            continue
        found = Reach(file, digest, **json.loads(answer))
        kept.write_text(json.dumps(asdict(found), ensure_ascii=False), encoding="utf-8")
        _say(f"{number}/{len(files)} {file}: {len(found.functions)} functions, {sum(found.seconds.values()):.1f} s")
        for test in found.failed:
            _say(f"{test} is left out: in the copy it fails without a fault")
        yield found


def _watched(watcher: Watcher, file: str) -> tuple[int, str]:
    trampoline = importlib.import_module("mutmut.mutation.trampoline")
    with patch.object(trampoline, "record_trampoline_hit", watcher.hit):
        code = _pytest([file], watcher)
    functions = {function: sorted(tests - watcher.failed) for function, tests in watcher.functions.items()}
    seconds = {test: taken for test, taken in watcher.seconds.items() if test not in watcher.failed}
    return code, json.dumps({"functions": functions, "seconds": seconds, "failed": sorted(watcher.failed)})


def _all_tried(sample: list[Fault], reached: list[Reach], options: argparse.Namespace, end: float) -> Iterator[Tried]:
    """What becomes of the faults, each kept as soon as it is known."""
    known: dict[str, Tried] = {}
    if TRIED.is_file():
        for line in TRIED.read_text("utf-8").splitlines():
            one = Tried(**json.loads(line))
            known[one.name] = one
    if _forced(reached) == NOTHING_WRONG:
        sys.exit("no fault can be made active")
    with TRIED.open("a", encoding="utf-8") as journal:

        def kept(one: Tried) -> Tried:
            journal.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
            journal.flush()
            return one

        running: list[Trial] = []
        for fault in sample:
            trial = Trial(fault, reached, options.most)
            if (last := known.get(fault.name)) and trial.stands(last):
                yield last
                continue
            if time.monotonic() > end:
                break
            while len(running) >= options.processes:
                yield kept(running.pop(0).result())
            trial.begin()
            running.append(trial)
        yield from (kept(trial.result()) for trial in running)


def _forced(reached: list[Reach]) -> int:
    """What the shortest file of tests ends with if every function of the copy fails."""
    file = min(
        (one for one in reached if one.functions and one.seconds), key=lambda one: sum(one.seconds.values())
    ).file
    return Process("fail", lambda: (_pytest([file]), ""), PATIENCE).ended()


class Trial:
    """The tests of one fault."""

    def __init__(self, fault: Fault, reached: list[Reach], most: float) -> None:
        self.fault = fault
        self.seconds: dict[str, float] = {}
        direct: set[str] = set()
        reaching = [one for one in reached if fault.function in one.functions]
        for one in sorted(reaching, key=lambda one: sum(one.seconds.values())):
            direct.update(one.functions[fault.function])
            self.seconds |= one.seconds
        named = {word.rstrip("s") for word in re.findall("[a-z]{4,}", fault.function) if word not in EVERYWHERE}

        def rank(test: str) -> tuple[bool, bool, float]:
            is_direct = test in direct
            return not is_direct, not any(word in test for word in named), self.seconds[test] if is_direct else 0

        order = sorted(self.seconds, key=rank)
        self.chosen: dict[str, int] = {}
        self.cost = 0.0
        for test in order:
            if self.cost + self.seconds[test] <= most:
                self.cost += self.seconds[test]
                self.chosen[test] = len(self.chosen)
        self.files = [one.file for one in reaching]
        self.digest = hashlib.sha256(
            " ".join([*sorted(one.digest for one in reaching), str(most)]).encode()
        ).hexdigest()
        self.process: Process | None = None
        self.began = 0.0

    def stands(self, last: Tried) -> bool:
        """Whether what is known of the fault holds with the functions and tests of today."""
        return last.code == self.fault.code and (last.status in {NOTICED, OVERTIME} or last.tests == self.digest)

    def begin(self) -> None:
        """Let the tests run."""
        self.began = time.monotonic()
        if self.chosen:
            self.process = Process(self.fault.name, self._run, int(self.cost * SLOWER + MORE))

    def result(self) -> Tried:
        """Wait for what they end with."""
        status, by = UNREACHED, ""
        if self.process:
            code, by = self.process.ended(), self.process.answer()
            if code == WRONG_USE:
                sys.exit(f"{self.fault.name}: {self.files}")
            plain = {NOTHING_WRONG: SURVIVED, NOTHING_RUN: UNREACHED, -signal.SIGALRM: GIVEN_UP}
            status = plain.get(code, NOTICED if code > 0 else OVERTIME)
        if status == SURVIVED and (left := len(self.seconds) - len(self.chosen)):
            by = f"{left} tests left out"
        taken = time.monotonic() - self.began
        return Tried(self.fault.name, self.fault.code, self.digest, status, by, round(taken, 1))

    def _run(self) -> tuple[int, str]:
        first = First(self.chosen)
        return _pytest(["-x", *self.files], first), first.failed


class Watcher:
    """A plugin of pytest: which functions a test reaches, and how long the processor takes for it."""

    def __init__(self) -> None:
        self._hits: set[str] = set()
        self.functions = defaultdict[str, set[str]](set)
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    def hit(self, function: str, **_: object) -> None:
        """Note a function; mutmut's own way of noting looks at its settings every time."""
        self._hits.add(function)

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Begin to measure."""
        self.seconds[nodeid] = -time.process_time()

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        """Note what was reached."""
        self.seconds[nodeid] = round(self.seconds[nodeid] + time.process_time(), 3)
        for function in self._hits:
            self.functions[function].add(nodeid)
        self._hits.clear()

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Note what failed."""
        if report.failed:
            self.failed.add(report.nodeid)


class First:
    """A plugin of pytest: the tests of a fault in their order, and the first that failed."""

    def __init__(self, order: dict[str, int]) -> None:
        self.order = order
        self.failed = ""

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Keep the tests that were chosen, and order them."""
        items[:] = sorted(
            (item for item in items if item.nodeid in self.order), key=lambda item: self.order[item.nodeid]
        )

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Note what failed."""
        if report.failed and not self.failed:
            self.failed = report.nodeid


class Process:
    """A process split off with one fault active; ``work`` returns what it ends with and an answer."""

    def __init__(self, fault: str, work: Callable[[], tuple[int, str]], seconds: int) -> None:
        from mutmut.mutation.trampoline import set_mutant_under_test  # noqa: PLC0415

        ANSWER.mkdir(exist_ok=True)
        self.number = os.fork()
        if self.number:
            return
        code = 1
        try:
            os.setpgid(0, 0)
            used = int(time.process_time()) + 1
            resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, used + seconds + MORE))
            signal.alarm(PATIENCE)
            set_mutant_under_test(fault)
            answer = ""

            def worked() -> int:
                nonlocal answer
                code, answer = work()
                return code

            code = _silently(worked)
            (ANSWER / str(os.getpid())).write_text(answer, encoding="utf-8")
        finally:
            os._exit(code)

    def ended(self) -> int:
        """What the process ended with, below zero for a signal; what it began ends with it."""
        _, status = os.waitpid(self.number, 0)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.number, signal.SIGKILL)
        return os.waitstatus_to_exitcode(status)

    def answer(self) -> str:
        """What it answered, empty if it came to no answer."""
        file = ANSWER / str(self.number)
        words = file.read_text("utf-8") if file.is_file() else ""
        file.unlink(missing_ok=True)
        return words


def _pytest(arguments: Iterable[str], *plugins: object) -> int:
    return int(importlib.import_module("pytest").main([*PYTEST, *arguments], plugins=list(plugins)))


def _silently(work: Callable[[], int]) -> int:
    out, errors = sys.stdout, sys.stderr
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        sys.stdout = sys.stderr = nowhere
        try:
            return work()
        finally:
            sys.stdout, sys.stderr = out, errors


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
