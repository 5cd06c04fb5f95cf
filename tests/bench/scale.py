"""Made-up plans of three sizes: seconds, memory and size of whole builds, beside bare builds of as many pages.

Run by ``make bench``; ``scale.py 300`` measures the sizes of up to 300 indicators. Ratios are of processor time, which
other work on the machine disturbs less than the time that passes; memory is that of all processes of a build together.
"""

from __future__ import annotations

import gzip
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import large_plan
import search
from large_plan import Size

import bench

ROOT = Path(__file__).parents[2]
SIZES = (Size(15, 48, 3), Size(300, 900, 6), Size(1000, 3000, 20))
MOST_CHANGED, MOST_WARM = 1.5, 3.0
"""The bars: times the bare build, after one changed value and where nothing changed."""

MOST_MEMORY, MOST_SITE, MOST_PAGE, MOST_PICTURE, MOST_BENT = 500, 250, 150, 0.05, 0.15
"""The bars: MB, MB, kB, seconds, and how far from a straight line."""

MOST_SEARCH, MOST_KEYSTROKE, LEAST_BUSY = 1_000_000, 50, 0.9
"""Bytes, milliseconds, and the share of the time for which every processor draws."""

EVERY = 1.0
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Measured:
    """One build: seconds that passed, seconds of all processors, MB of all its processes at their most."""

    wall: float
    cpu: float
    memory: float

    @property
    def words(self) -> str:
        """In one line."""
        return f"{self.wall:7.1f} 秒，处理器 {self.cpu:7.1f} 秒，内存最多 {self.memory:5.0f} MB"


def main() -> None:
    """Measure every size, print every figure and whether each bar is reached."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1].indicators
    changes = {}
    for size in SIZES:
        if size.indicators <= most:
            with tempfile.TemporaryDirectory(prefix="plansite-scale-") as folder:
                changes[size.indicators] = _size(Path(folder), size)
    if len(changes) == len(SIZES):
        (_, second), (_, third) = list(changes.items())[1:]
        bent = third / second - 1
        _print(f"从第二档到第三档，每页所需时间{_judged(f'相差 {bent:.0%}', bent, MOST_BENT)}")


def _size(folder: Path, size: Size) -> float:
    """Measure one size; returns seconds of the processor a page after one changed value."""
    project, bare = folder / "plan", folder / "bare"
    large_plan.write(project, size, ROOT)
    cold = _build(project)
    pages = sum(1 for path in (project / "site").rglob("index.html") if "embed" not in path.parts)
    bench.write_bare(bare, pages, are_listed=False)
    plain = _build(bare)
    warm = _build(project)
    large_plan.change_one_value(project, 1)
    changed = _build(project)
    pages_kept = sum(1 for _ in (project / ".cache" / "pages").iterdir())
    pictures = sum(1 for _ in (project / ".cache" / "charts").iterdir())
    a_picture = (cold.wall - warm.wall) / pictures
    site = sum(path.stat().st_size for path in (project / "site").rglob("*") if path.is_file()) / 1e6
    largest, name = max(
        (len(gzip.compress(path.read_bytes())) / 1000, path.relative_to(project / "site").as_posix())
        for path in (project / "site").rglob("*.html")
    )
    _print(f"{size.indicators} 个指标、{size.projects} 个项目，{pages} 页：")
    for words, one in (("空白", plain), ("首次", cold), ("不改", warm), ("改一个数值", changed)):
        _print(f"  {words}\t{one.words}，是空白的 {one.cpu / plain.cpu:.1f} 倍")
    ratio = changed.cpu / plain.cpu
    _print(f"  改一个数值后重新生成{_judged(f'是空白的 {ratio:.2f} 倍', ratio, MOST_CHANGED)}")
    again = warm.cpu / plain.cpu
    _print(f"  不改而重新生成{_judged(f'是空白的 {again:.2f} 倍', again, MOST_WARM)}")
    memory = max(cold.memory, changed.memory)
    _print(f"  内存{_judged(f'最多 {memory:.0f} MB', memory, MOST_MEMORY)}")
    _print(f"  保留的网页 {pages_kept} 个")
    _print(f"  首次画图{_judged(f'每幅 {a_picture:.3f} 秒', a_picture, MOST_PICTURE)}（共 {pictures} 幅）")
    busy = (cold.cpu - warm.cpu) / ((cold.wall - warm.wall) * (os.cpu_count() or 1))
    _print(f"  画图时各处理器有 {busy:.0%} 的时间在工作，要求不低于 {LEAST_BUSY:.0%}：{_reached(busy >= LEAST_BUSY)}")
    _checked(project)
    _print(f"  网站{_judged(f'共 {site:.0f} MB', site, MOST_SITE)}")
    _print(f"  最大的网页 {name} {_judged(f'压缩后 {largest:.0f} kB', largest, MOST_PAGE)}")
    _searched(folder, project / "site")
    _cards(project / "site")
    return changed.cpu / pages


def _checked(project: Path) -> None:
    """Say how long the check of the data alone takes."""
    command = (sys.executable, "-m", "plansite", "check")
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1"}
    subprocess.run(command, cwd=project, env=environment, capture_output=True, check=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    _print(f"  只检查数据 {wall:.1f} 秒，处理器 {cpu:.1f} 秒")


def _searched(folder: Path, site: Path) -> None:
    """Say what the search weighs, and how long it takes to answer one keystroke."""
    weight = search.payload(site)
    _print(f"  搜索首次取得{_judged(f'压缩后 {weight} 字节', weight, MOST_SEARCH)}")
    if shutil.which("node") is None:
        _print("  没有 Node.js，未量搜索的快慢")
        return
    queries = folder / "queries.tsv"
    queries.write_text("".join(f"-\t{words}\n" for words in large_plan.QUERIES), encoding="utf-8")
    slowest = search.measured(site, queries, alone=True)["one"]
    _print(f"  搜索的一次输入{_judged(f'p95 {slowest:.1f} 毫秒', slowest, MOST_KEYSTROKE)}")


def _cards(site: Path) -> None:
    """Say what the pictures weigh that are shown where pages are shared, if the site knows its address."""
    sizes = [path.stat().st_size for path in (site / "assets" / "cards").rglob("*.png")]
    if sizes:
        _print(f"  分享卡片 {len(sizes)} 张，共 {sum(sizes) / 1e6:.0f} MB（含在网站的大小里）")
    else:
        _print("  没有用 SITE_URL 给出网址，未画分享卡片")


def _judged(words: str, found: float, most: float) -> str:
    return f"{words}，要求不超过 {most:g}：{_reached(found <= most)}"


def _reached(is_reached: bool) -> str:  # noqa: FBT001 -- one fact
    return "达到" if is_reached else "未达到"


def _build(folder: Path) -> Measured:
    """One strict build in a process of its own; ends the program if it fails."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", "site")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with subprocess.Popen(command, cwd=folder, env=environment, start_new_session=True) as build:
        most = [0.0]
        watching = threading.Thread(target=_watch, args=(build, most))
        watching.start()
        build.wait()
        watching.join()
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if build.returncode:
        sys.exit("没有生成网站，无法计时。")
    return Measured(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, most[0])


def _watch(build: subprocess.Popen[bytes], most: list[float]) -> None:
    """Note the most memory that the processes of a session have together; what they share counts once."""
    while build.poll() is None:
        held = sum(_memory(process, build.pid) for process in Path("/proc").glob("[0-9]*"))
        most[0] = max(most[0], held / 1000)
        time.sleep(EVERY)


def _memory(process: Path, session: int) -> int:
    """kB of a process; nothing if it is of another session or gone."""
    with suppress(OSError, IndexError, StopIteration):
        if int((process / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[3]) == session:
            lines = (process / "smaps_rollup").read_text(encoding="utf-8").splitlines()
            return int(next(line for line in lines if line.startswith("Pss:")).split()[1])
    return 0


def _print(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
