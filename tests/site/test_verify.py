"""A copy of the site that somebody changed is told from one that nobody did."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from plansite.addresses import CHECKSUMS

VERIFY = Path(__file__).parents[2] / "scripts" / "verify.py"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def copy(built_official: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_official, tmp_path / "live"))


@pytest.fixture
def live(copy: Path) -> Iterator[str]:
    """The copy, served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(copy)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def verified(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-I", VERIFY, *arguments], capture_output=True, text=True, check=False)


def tampered(copy: Path) -> None:
    """One file changed, one gone, one added and linked."""
    page = copy / "gaps" / "index.html"
    page.write_text(page.read_text(encoding="utf-8") + '<a href="../evil.html">x</a>', encoding="utf-8")
    (copy / "data" / "targets.csv").unlink()
    (copy / "evil.html").write_text("evil", encoding="utf-8")


SAID = """\
内容被改动：gaps/index.html
缺少：data/targets.csv
多出：evil.html
核对未通过：共 {total} 个文件，内容被改动 1 个，缺少 1 个，多出 1 个。
"""


def test_the_sums_are_those_that_sha256sum_reads(built: Path) -> None:
    done = subprocess.run(["sha256sum", "--strict", "-c", CHECKSUMS], cwd=built, capture_output=True, check=False)
    assert done.returncode == 0
    files = sum(path.is_file() for path in built.rglob("*"))
    assert len((built / CHECKSUMS).read_text(encoding="utf-8").splitlines()) == files - 1


@pytest.mark.parametrize("place", ["live", "copy"])
def test_an_untouched_copy_passes(built_official: Path, copy: Path, live: str, place: str) -> None:
    target = live if place == "live" else copy
    done = verified(target, "--sums", built_official / CHECKSUMS)
    assert done.stderr == ""
    assert done.stdout.startswith("核对通过：")
    assert done.returncode == 0


@pytest.mark.parametrize("place", ["live", "copy"])
def test_what_was_changed_removed_and_added_is_told(built_official: Path, copy: Path, live: str, place: str) -> None:
    tampered(copy)
    done = verified(live if place == "live" else copy, "--sums", built_official / CHECKSUMS)
    total = len((built_official / CHECKSUMS).read_text(encoding="utf-8").splitlines())
    assert done.stdout == SAID.format(total=total)
    assert done.returncode == 1


def test_sums_that_were_changed_along_with_the_page_are_no_proof(built_official: Path, copy: Path) -> None:
    page = copy / "gaps" / "index.html"
    page.write_text("evil", encoding="utf-8")
    forged = subprocess.run(["sha256sum", "gaps/index.html"], cwd=copy, capture_output=True, text=True, check=True)
    lines = (copy / CHECKSUMS).read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.endswith("  gaps/index.html\n")]
    (copy / CHECKSUMS).write_text("".join([*kept, forged.stdout]), encoding="utf-8")
    alone = verified(copy)
    assert alone.returncode == 0
    assert "提醒：校验值取自被核对的网站本身" in alone.stderr
    assert verified(copy, "--sums", built_official / CHECKSUMS).returncode == 1


def _no_sums(copy: Path) -> tuple[str | Path, ...]:
    (copy / CHECKSUMS).unlink()
    return (copy,)


def _broken_sums(copy: Path) -> tuple[str | Path, ...]:
    (copy / CHECKSUMS).write_text("<html>", encoding="utf-8")
    return (copy,)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (_no_sums, "网站上没有 SHA256SUMS"),
        (_broken_sums, "校验文件不是 SHA256SUMS 的格式"),
        (lambda copy: (copy / "nowhere",), "既不是网址也不是文件夹"),
        (lambda copy: (copy, "--sums", copy / "none"), "找不到校验文件"),
        (lambda _: ("http://127.0.0.1:9/",), "读不到"),
    ],
)
def test_what_cannot_be_compared_is_said_and_never_passes(
    copy: Path, arguments: Callable[[Path], tuple[str | Path, ...]], words: str
) -> None:
    done = verified(*arguments(copy))
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
