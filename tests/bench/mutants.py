"""Small faults planted one at a time, and whether the unit tests notice them. ``make mutants``.

``.venv/bin/python tests/bench/mutants.py [--times 300] [--seed 1]``; ends with 1 if fewer than 92 of 100 are noticed.
mutmut plants them (a comparison turned, a bound moved, a result dropped) and runs the tests that reach the place. It
works on a copy of the tracked files in ``.build/mutants``; which of all faults are tried is a matter of the seed.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[2]
COPY = ROOT / ".build" / "mutants"
LEAST = 0.92
NOTICED = frozenset(("killed", "timeout", "suspicious", "segfault", "caught by type check"))


def main() -> int:
    """Plant the faults; print those that no test noticed, and the share of those that one did."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    _copy()
    os.chdir(COPY)
    statuses = _tried(options.times, random.Random(options.seed))
    for name, status in sorted(statuses.items()):
        if status not in NOTICED:
            sys.stdout.write(f"{status}: {name}\n")
    counts = Counter(statuses.values())
    share = sum(status in NOTICED for status in statuses.values()) / len(statuses)
    sys.stdout.write(f"{'，'.join(f'{status} {count}' for status, count in counts.most_common())}；{share:.1%}\n")
    return int(share < LEAST)


def _copy() -> None:
    shutil.rmtree(COPY, ignore_errors=True)
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, tracked.split("\0")):
        if (ROOT / name).is_file():
            (COPY / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, COPY / name)
    git = ("git", "-c", "user.name=tests", "-c", "user.email=tests@example.org")
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "copy")):
        subprocess.run([*git, *command], cwd=COPY, check=True)


def _tried(times: int, chance: random.Random) -> dict[str, str]:
    """The status of every fault of the sample, by its name."""
    from mutmut import __main__ as mutmut  # noqa: PLC0415 -- reads the settings of the folder it is imported in
    from mutmut.stats import status_by_exit_code  # noqa: PLC0415
    from mutmut.utils import format_utils  # noqa: PLC0415

    plain, every = format_utils.strip_prefix, mutmut.collect_source_file_mutation_data
    sample: list[str] = []

    def without_folder(name: str, **options: Any) -> str:
        return plain(name, **options).removeprefix("hooks.")

    def chosen(**options: Any) -> Any:
        found, files = every(**options)
        faults = sorted(found, key=lambda fault: fault[1])
        kept = sorted(chance.sample(range(len(faults)), min(times, len(faults))))
        sample.extend(faults[number][1] for number in kept)
        return [faults[number] for number in kept], files

    with (
        patch.object(format_utils, "strip_prefix", without_folder),
        patch.object(mutmut, "collect_source_file_mutation_data", chosen),
    ):
        mutmut._run((), os.cpu_count())
    _, files = every(mutant_names=())
    codes = {name: code for file in files.values() for name, code in file.exit_code_by_key.items()}
    return {name: status_by_exit_code[codes[name]] for name in sample}


if __name__ == "__main__":
    sys.exit(main())
