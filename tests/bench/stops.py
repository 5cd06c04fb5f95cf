"""A long run of ``tests/site/test_interruptions.py``: builds stopped at random moments, caches damaged at random bytes.

``.venv/bin/python tests/bench/stops.py [--stops 200] [--damages 50] [--seed 1]``; ends with 1 on a fault.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

SUPPORT = Path(__file__).parents[1] / "support"
sys.path[:0] = [str(SUPPORT.parents[1] / "hooks"), str(SUPPORT), str(SUPPORT / "guard")]

from interruptions import Project, damaged, stopped  # noqa: E402 -- needs the path

OFTEN = 10
"""After so many times it is said how far the run has come."""


def main() -> int:
    """Stop builds and damage caches; print every fault with its number, so that its seed can be tried again."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--stops", type=int, default=200)
    parser.add_argument("--damages", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        project = Project.of(Path(folder) / "plan")
        for times, act in ((options.stops, stopped), (options.damages, damaged)):
            for number in range(times):
                found = act(project, random.Random(f"{options.seed}-{number}"))
                faults += len(found)
                sys.stdout.writelines(f"{act.__name__} {number}: {fault}\n" for fault in found)
                if (number + 1) % OFTEN == 0:
                    sys.stdout.write(f"{act.__name__}: {number + 1} of {times}, faults: {faults}\n")
                sys.stdout.flush()
            sys.stdout.write(f"{act.__name__}: {times} times\n")
    sys.stdout.write(f"faults: {faults}\n")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
