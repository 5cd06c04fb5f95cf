"""Times of whole builds, beside a bare MkDocs and Material build of as many pages. Run by ``make bench``.

Nothing here judges: a slow machine prints larger figures and the same ratios.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import search

ROOT = Path(__file__).parents[2]
SOURCES = ("mkdocs.yml", "urls.lock", "content", "data", "hooks", "overrides")
IGNORED = shutil.ignore_patterns("__pycache__")
RUNS = 5
MOST_FULL = 5.0
MOST_REBUILD = 1.6
"""The bars of the design: how many times the bare build each may take."""

VALUE = re.compile(r"^(?P<before> +value: )(?P<value>[0-9]+\.[0-9]+)$", re.MULTILINE)
"""The first observed value: the only form in the indicators that stands on a line of its own with decimals."""

BARE_CONFIG = """\
site_name: Bare
theme:
  name: material
  language: zh
  font: false
plugins:
  - search:
      lang: zh
"""
BARE_NAV = """\
nav: [index.md]
validation:
  nav:
    omitted_files: ignore
"""
BARE_PAGE = "# Page {number}\n\n## First\n\n{words}\n\n## Second\n\n{words}\n"
WORDS = "规划提出到目标年份要达到的水平，并说明由谁负责、分几步完成。" * 8


def main() -> None:
    """Measure, and print every figure and both ratios."""
    with tempfile.TemporaryDirectory(prefix="plansite-bench-") as folder:
        project, bare = Path(folder, "project"), Path(folder, "bare")
        _copy_project(project)
        _say("准备：先生成一次网站，数出页数")
        pages = _pages(project)
        write_bare(bare, pages)
        times = _measure(project, bare)
        search.report(project / "site", _print)
    _report(pages, {name: statistics.median(seconds) for name, seconds in times.items()})


def _measure(project: Path, bare: Path) -> dict[str, list[float]]:
    """Seconds of each kind of build, taken in turns so that a busy moment hits all three alike."""

    def full() -> None:
        shutil.rmtree(project / ".cache", ignore_errors=True)

    def changed() -> None:
        _change_one_value(project / "data" / "indicators.yaml")

    kinds: dict[str, tuple[Path, Callable[[], None]]] = {
        "bare": (bare, lambda: None),
        "full": (project, full),
        "rebuild": (project, changed),
    }
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    for run in range(1, RUNS + 1):
        for kind, (folder, prepare) in kinds.items():
            prepare()
            times[kind].append(_build(folder))
        _say(f"第 {run}/{RUNS} 轮：" + "，".join(f"{kind} {seconds[-1]:.2f} 秒" for kind, seconds in times.items()))
    return times


def _report(pages: int, medians: dict[str, float]) -> None:
    bare = medians["bare"]
    _print(f"网页 {pages} 个，每项 {RUNS} 次取中位数，含启动 Python 的时间：")
    _print(f"  {'bare':<8} {bare:6.2f} 秒   同样页数的空白 MkDocs + Material")
    for kind, words, most in (
        ("full", "生成整个网站（图表缓存为空）", MOST_FULL),
        ("rebuild", "改动一个数值后重新生成", MOST_REBUILD),
    ):
        ratio = medians[kind] / bare
        judged = f"是 bare 的 {ratio:.2f} 倍，要求不超过 {most:g} 倍：{'达到' if ratio <= most else '未达到'}"
        _print(f"  {kind:<8} {medians[kind]:6.2f} 秒   {words}（{judged}）")


def _copy_project(target: Path) -> None:
    target.mkdir()
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=IGNORED)
        else:
            shutil.copy2(source, target / name)


def _pages(project: Path) -> int:
    _build(project)
    return sum(1 for _ in (project / "site").rglob("index.html"))


def write_bare(folder: Path, pages: int, *, are_listed: bool = True) -> None:
    """A site of that many plain pages; the navigation lists all of them, or the first one alone.

    A navigation of thousands stands in every page, so that the bare site would take more time than any of ours.
    """
    documents = folder / "docs"
    documents.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(BARE_CONFIG + ("" if are_listed else BARE_NAV), encoding="utf-8")
    names = ["index", *(f"page-{number:04d}" for number in range(1, pages))]
    for number, name in enumerate(names):
        text = BARE_PAGE.format(number=number, words=WORDS)
        (documents / f"{name}.md").write_text(text, encoding="utf-8")


def _change_one_value(file: Path) -> None:
    """Put the first observed value up or down by one in its last digit, in its quotation too."""
    text = file.read_text(encoding="utf-8")
    found = VALUE.search(text)
    if found is None:
        sys.exit("data/indicators.yaml 中没有带小数的观测值，无法量“改动一个数值”。")
    digits = found["value"]
    last = int(digits[-1])
    new = digits[:-1] + str(last + 1 if last % 2 == 0 else last - 1)
    before, after = text[: found.start("value")], text[found.start("value") :]
    file.write_text(before + after.replace(digits, new, 2), encoding="utf-8")


def _build(folder: Path) -> float:
    """Seconds of one whole build process; ends the program with its output if the build fails."""
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"没有生成网站，无法计时：\n{done.stdout}{done.stderr}")
    return seconds


def _say(words: str) -> None:
    """Progress, apart from the figures."""
    sys.stderr.write(words + "\n")
    sys.stderr.flush()


def _print(words: str) -> None:
    sys.stdout.write(words + "\n")


if __name__ == "__main__":
    main()
