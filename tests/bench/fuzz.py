"""Random edits, as people make them: each ends in messages with their places, or in a site. ``make fuzz``.

``.venv/bin/python tests/bench/fuzz.py [--times 1000] [--seed 1] [--builds 0]``; ends with 1 on a fault. An edit is
made again by its number: ``--only 37``.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

SUPPORT = Path(__file__).parents[1] / "support"
sys.path[:0] = [str(SUPPORT.parents[1] / "hooks"), str(SUPPORT), str(SUPPORT / "guard")]

import building  # noqa: E402 -- needs the path
from slips import Plan  # noqa: E402


def main() -> int:
    """Make the edits; print every fault with its number, and what became of all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--builds", type=int, default=0, help="how many accepted edits are built into a site")
    parser.add_argument("--only", type=int)
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        plan = Plan(Path(folder) / "plan")
        for number in [options.only] if options.only is not None else range(options.times):
            edit = plan.slip(random.Random(f"{options.seed}-{number}"))
            outcome = plan.outcome(edit)
            fault = outcome.fault
            kind = "accepted" if outcome.is_accepted else "refused"
            if outcome.is_accepted and counts["built"] < options.builds:
                counts["built"] += 1
                result = building.build(plan.config, Path(folder) / "site", SOURCE_DATE_EPOCH="1527811200")
                fault = result.stderr if result.returncode or "Traceback" in result.stderr else ""
            if fault:
                kind = "fault"
                sys.stdout.write(f"{number}: {edit.file}, {'、'.join(edit.acts)}: {fault}\n")
            if options.only is not None:
                sys.stdout.writelines(f"{problem}\n" for problem in outcome.problems)
            counts[kind] += 1
            plan.restore()
    taken = time.monotonic() - started
    sys.stdout.write("，".join(f"{kind} {count}" for kind, count in sorted(counts.items())) + f"；{taken:.0f} s\n")
    return int(counts["fault"] > 0)


if __name__ == "__main__":
    sys.exit(main())
