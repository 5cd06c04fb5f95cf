"""Pictures between builds and on several cores: kept whole or drawn again, in order, and never left hanging."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import publications
from plansite.charts import drawing_pool, store
from plansite.charts.drawing import svg
from plansite.charts.store import Drawn
from plansite.charts.values.indicator import IndicatorPicture
from plansite.charts.values.picture import SVG, Picture
from projects import ROOT

COPIES = 4
"""Of the tiny plan's pictures, so that there are enough for several processes."""

MANY = f"""
import datetime, pathlib, sys
from contextlib import suppress
from dataclasses import replace
sys.path[:0] = [{str(ROOT / "hooks")!r}, {str(ROOT / "tests" / "support")!r}]
import publications
from plansite.charts import drawing_pool
sys.path[:2] = []  # as the site generator leaves it
pictures = [
    replace(picture, name=f"{{picture.name}}-{{copy}}")
    for copy in range(int(sys.argv[2]))
    for picture in publications.tiny().pictures.values()
]
found = drawing_pool.drawn(pictures, pathlib.Path(sys.argv[1]))
print(len(found) == len(pictures))
"""
"""A program that draws, without a guard against being imported again."""


HEEDING = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
"""Heed Ctrl+C even where the tests run in the background, which a shell lets ignore it."""


def pictures() -> list[IndicatorPicture]:
    return [picture for picture in publications.tiny().pictures.values() if isinstance(picture, IndicatorPicture)]


def many() -> list[Picture]:
    return [
        replace(picture, name=f"{picture.name}-{copy}", title=f"{picture.title}{copy}")
        for copy in range(COPIES)
        for picture in pictures()
    ]


@pytest.fixture
def sample() -> Drawn:
    return Drawn({"wide": "<svg/>", "narrow": "<svg/>"}, {"chart.png": b"\x89PNG"})


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has two cores at least."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, sample: Drawn) -> list[list[str]]:
    """Names of the pictures that were to be drawn, each time; nothing is drawn."""
    names: list[list[str]] = []

    def drawn(wanted: Sequence[Picture], unusual: frozenset[str]) -> Iterator[tuple[str, Drawn]]:  # noqa: ARG001
        names.append([picture.name for picture in wanted])
        yield from ((picture.name, sample) for picture in wanted)

    monkeypatch.setattr(drawing_pool, "_drawn", drawn)
    return names


def test_a_kept_picture_comes_back_as_it_was(tmp_path: Path, sample: Drawn) -> None:
    store.keep(tmp_path / "new", "key", sample)
    assert store.kept(tmp_path / "new", "key") == sample
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["key"]


@pytest.mark.parametrize("damage", [b"", b"half", b"0" * 64 + b"\n{}", b"\xff\xfe", b"checksum\n"])
def test_a_damaged_or_half_written_picture_is_not_used(tmp_path: Path, sample: Drawn, damage: bytes) -> None:
    store.keep(tmp_path, "key", sample)
    (tmp_path / "key").write_bytes(damage)
    assert store.kept(tmp_path, "key") is None


def test_a_cut_off_picture_is_not_used(tmp_path: Path, sample: Drawn) -> None:
    store.keep(tmp_path, "key", sample)
    whole = (tmp_path / "key").read_bytes()
    for length in range(0, len(whole), 7):
        (tmp_path / "key").write_bytes(whole[:length])
        assert store.kept(tmp_path, "key") is None


def test_one_changed_value_draws_one_picture_again(tmp_path: Path, asked: list[list[str]]) -> None:
    before = pictures()
    drawing_pool.drawn(before, tmp_path)
    drawing_pool.drawn(before, tmp_path)
    start = before[0].panels[0][0].start
    assert start is not None
    series = replace(before[0].panels[0][0], start=replace(start, value=2.4))
    changed = replace(before[0], panels=((series, *before[0].panels[0][1:]), *before[0].panels[1:]))
    drawing_pool.drawn([changed, *before[1:]], tmp_path)
    assert asked == [[picture.name for picture in before], [], [before[0].name]]


@pytest.mark.usefixtures("asked")
def test_a_damaged_picture_is_drawn_again_and_never_shipped(tmp_path: Path, sample: Drawn) -> None:
    wanted = pictures()
    drawing_pool.drawn(wanted, tmp_path)
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    found = drawing_pool.drawn(wanted, tmp_path)
    assert list(found) == [picture.name for picture in wanted]
    assert all(drawn == sample for drawn in found.values())
    assert all(store.kept(tmp_path, store.key(picture)) == sample for picture in wanted)


def test_the_largest_picture_is_drawn_first() -> None:
    real = list(publications.real().pictures.values())
    ordered = drawing_pool.largest_first(real)
    assert sorted(picture.name for picture in ordered) == sorted(picture.name for picture in real)
    work = [drawing_pool._work(picture) for picture in ordered]
    assert work == sorted(work, reverse=True)
    assert ordered[0].is_published
    assert not ordered[-1].is_published


@pytest.mark.usefixtures("several")
def test_pictures_drawn_by_several_processes_keep_their_order(tmp_path: Path) -> None:
    wanted = many()
    found = drawing_pool.drawn(wanted, tmp_path)
    assert list(found) == [picture.name for picture in wanted]
    for picture in wanted:
        assert picture.title in "".join(svg.texts(found[picture.name].files[SVG].decode()))


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize("copies", [1, COPIES])
def test_a_picture_that_cannot_be_drawn_is_named_and_the_build_goes_on_to_say_so(tmp_path: Path, copies: int) -> None:
    """In this process and in others: an error and no wait; what is drawn before is kept for the next build."""
    good = many()[: copies * len(pictures())]
    drawable = good[0]
    bad = Picture("indicators/bad", "甲" * 5000, "甲", drawable.widths, is_published=False, absence="")
    wanted = [*good, bad]
    with pytest.raises(NotImplementedError, match="Picture") as error:
        drawing_pool.drawn(wanted, tmp_path)
    assert error.value.__notes__ == ["没有画成的图：indicators/bad"]
    assert store.kept(tmp_path, store.key(bad)) is None


def test_starting_processes_changes_neither_the_path_nor_the_program() -> None:
    before = (list(sys.path), sys.modules["__main__"])
    with drawing_pool._importable():
        assert sys.path[0] == str(ROOT / "hooks")
        assert getattr(sys.modules["__main__"], "__file__", None) is None
    assert (sys.path, sys.modules["__main__"]) == before


@pytest.mark.heavy
@pytest.mark.parametrize("how", ["file", "words", "input"])
def test_any_program_may_draw(tmp_path: Path, how: str) -> None:
    """A script without a guard, ``-c``, and one that is no file at all: the processes import none of them."""
    script = tmp_path / "draw.py"
    script.write_text(MANY, encoding="utf-8")
    program = {"file": [str(script)], "words": ["-c", MANY], "input": ["-"]}[how]
    ran = subprocess.run(
        [sys.executable, *program, str(tmp_path / "kept"), "2"],
        cwd=tmp_path,
        input=MANY if how == "input" else None,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "True\n", "")


@pytest.mark.heavy
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl+C", "killed"])
def test_a_build_that_is_stopped_leaves_no_process_behind(tmp_path: Path, sent: signal.Signals) -> None:
    """Ctrl+C reaches every process of the terminal: one of them tells of it."""
    kept, said = tmp_path / "kept", tmp_path / "said"
    command = [sys.executable, "-c", f"{HEEDING}{MANY}", str(kept), "40"]
    with said.open("w") as errors, subprocess.Popen(command, stderr=errors, start_new_session=True) as build:
        _until(lambda: kept.is_dir() and any(kept.iterdir()))
        assert len(_of_session(build.pid)) > 1
        if sent is signal.SIGINT:
            os.killpg(build.pid, sent)
        else:
            build.kill()
        build.wait()
    _until(lambda: not _of_session(build.pid))
    assert build.returncode != 0
    assert said.read_text(encoding="utf-8").count("Traceback") == (sent is signal.SIGINT)


def _until(is_so: Callable[[], bool]) -> None:
    """Wait; far longer than any machine needs is never."""
    for _ in range(2400):
        if is_so():
            return
        time.sleep(0.05)
    pytest.fail("never")


def _of_session(session: int) -> list[str]:
    """The drawing processes of a session that still run; what only watches over shared memory is none of them."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            stat = (process / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            command = (process / "cmdline").read_bytes().decode()
        except OSError:
            continue
        if int(stat[3]) == session and stat[0] != "Z" and "resource_tracker" not in command:
            found.append(process.name)
    return found


def test_processes_that_draw_are_told_to_give_memory_back_and_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MALLOC_ARENA_MAX", "3")
    monkeypatch.delenv("MALLOC_TRIM_THRESHOLD_", raising=False)
    with drawing_pool._frugal():
        assert os.environ["MALLOC_ARENA_MAX"] == "3"
        assert os.environ["MALLOC_TRIM_THRESHOLD_"] == drawing_pool.FRUGAL["MALLOC_TRIM_THRESHOLD_"]
    assert os.environ["MALLOC_ARENA_MAX"] == "3"
    assert "MALLOC_TRIM_THRESHOLD_" not in os.environ
