"""The search: what it weighs, and how long one keystroke takes. Called by ``bench.py``."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FILES = (
    "search/index.json",
    "search/syllables.json",
    "assets/css/search.css",
    "assets/js/search/*.js",
    "assets/js/theme/results.js",
)
GOLDEN = ROOT / "tests" / "golden" / "search" / "find.tsv"
MOST_BYTES = 150_000
MOST_ONE, MOST_TEN, MOST_ODD = 16, 50, 100
"""The bars of the design, in milliseconds."""


def report(site: Path, say: Callable[[str], None]) -> None:
    """Say the figures of the search of a built site."""
    weight = payload(site)
    say("搜索（毫秒，每次输入取三次中最快的一次）：")
    say("  首次点击前取得 0 字节（由浏览器测试核对）")
    say(f"  首次点击后取得 {weight} 字节（gzip），要求不超过 {MOST_BYTES}：{_judged(weight, MOST_BYTES)}")
    if shutil.which("node") is None:
        say("  没有 Node.js，未量输入的时间；请先运行 make test，它会装好")
        return
    times = measured(site)
    say(f"  一次输入，本规划：p95 {times['one']:.1f}（{times['keystrokes']} 次），{_bar(times['one'], MOST_ONE)}")
    say(f"  一次输入，十部这样的规划：p95 {times['ten']:.1f}，{_bar(times['ten'], MOST_TEN)}")
    say(f"  最慢的怪查询（不超过 60 个字）：{times['odd']:.1f}，{_bar(times['odd'], MOST_ODD)}")


def payload(site: Path) -> int:
    """Bytes, gzipped, of everything that is fetched after the first focus."""
    return sum(len(gzip.compress(path.read_bytes())) for pattern in FILES for path in site.glob(pattern))


def measured(site: Path, queries: Path = GOLDEN, *, alone: bool = False) -> dict[str, Any]:
    """Milliseconds by figure; ``alone`` leaves out what is not of this plan and these queries."""
    more = ("alone",) if alone else ()
    command = ("node", str(Path(__file__).with_suffix(".mjs")), str(site), str(queries), *more)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def _bar(value: float, most: float) -> str:
    return f"要求不超过 {most:g}：{_judged(value, most)}"


def _judged(value: float, most: float) -> str:
    return "达到" if value <= most else "未达到"
