"""A new site takes the place of the last one in one step, and no moment is without one."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from plansite.publishing import replacement
from projects import ROOT

TIMES = 300


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder, which is the working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def unable(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot exchange two folders in one step."""

    def refused(new: Path, old: Path) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(old), str(new))

    monkeypatch.setattr(replacement, "_swap", refused)


def site(folder: Path, words: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(words, encoding="utf-8")
    return folder


def words(folder: Path) -> str:
    return (folder / "index.html").read_text(encoding="utf-8")


def seen(folder: Path, stop: threading.Event) -> Iterator[str]:
    """What a reader finds, again and again."""
    while not stop.is_set():
        try:
            yield words(folder)
        except OSError as error:
            yield f"nothing: {error}"


@pytest.mark.skipif(sys.platform not in {"linux", "darwin"}, reason="these systems exchange in one step")
def test_no_moment_of_an_exchange_is_without_a_site(project: Path) -> None:
    new, old, aside = site(project / "new", "新"), site(project / "old", "旧"), project / "aside"
    stop, found = threading.Event(), set[str]()
    reader = threading.Thread(target=lambda: found.update(seen(old, stop)))
    reader.start()
    for _ in range(TIMES):
        replacement.exchange(new, old, aside)
    stop.set()
    reader.join()
    assert found <= {"新", "旧"}
    assert found
    assert not aside.exists()


def test_what_was_there_is_handed_back(project: Path) -> None:
    new, old = site(project / "new", "新"), site(project / "old", "旧")
    replacement.exchange(new, old, project / "aside")
    assert (words(old), words(new)) == ("新", "旧")


def test_the_first_site_needs_no_exchange(project: Path) -> None:
    replacement.exchange(site(project / "new", "新"), project / "old", project / "aside")
    assert words(project / "old") == "新"
    assert not (project / "new").exists()


def test_a_link_is_replaced_and_what_it_led_to_is_left(project: Path) -> None:
    elsewhere = site(project / "elsewhere", "别处")
    (project / "old").symlink_to(elsewhere)
    replacement.exchange(site(project / "new", "新"), project / "old", project / "aside")
    assert words(project / "old") == "新"
    assert words(elsewhere) == "别处"


@pytest.mark.usefixtures("unable")
def test_a_system_without_exchange_takes_two_steps(project: Path) -> None:
    new, old, aside = site(project / "new", "新"), site(project / "old", "旧"), project / "aside"
    replacement.exchange(new, old, aside)
    assert (words(old), words(new), aside.exists()) == ("新", "旧", False)


@pytest.mark.usefixtures("unable")
def test_a_second_step_that_fails_takes_back_the_first(project: Path) -> None:
    old = site(project / "old", "旧")
    with pytest.raises(FileNotFoundError):
        replacement.exchange(project / "gone", old, project / "aside")
    assert words(old) == "旧"


def test_a_site_that_was_put_aside_when_a_build_was_killed_comes_back(project: Path) -> None:
    aside = site(project / "aside", "旧")
    replacement.restore(project / "site", aside)
    assert words(project / "site") == "旧"
    assert not aside.exists()


def test_a_site_that_was_replaced_is_not_brought_back(project: Path) -> None:
    site(project / "site", "新")
    aside = site(project / "aside", "旧")
    replacement.restore(project / "site", aside)
    assert words(project / "site") == "新"
    assert not aside.exists()


GENERATORS = {
    "makes": "import os, sys; os.mkdir(sys.argv[-1]); open(f'{sys.argv[-1]}/index.html', 'w').write('新')",
    "refuses": "import os, sys; os.mkdir(sys.argv[-1]); sys.exit(3)",
    "is_stopped": "raise KeyboardInterrupt",
    "fills_the_disk": "raise OSError(28, 'No space left on device', '.build/site/a.html')",
    "may_not_write": "raise PermissionError(13, 'Permission denied', '.cache')",
    "is_wrong": "raise RuntimeError('a fault of ours')",
}


def run(project: Path, name: str) -> subprocess.CompletedProcess[str]:
    """Run the module as the Makefile does, with a generator of the test's own."""
    (project / f"{name}.py").write_text(GENERATORS[name], encoding="utf-8")
    path = os.pathsep.join((str(ROOT / "hooks"), str(project)))
    return subprocess.run(
        [sys.executable, "-m", "plansite.publishing.replacement", name, "build"],
        env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_finished_site_takes_the_place_and_nothing_is_left_over(project: Path) -> None:
    site(project / "site", "旧")
    site(project / ".build" / "site", "半")
    assert run(project, "makes").returncode == 0
    assert words(project / "site") == "新"
    assert sorted(path.name for path in (project / ".build").iterdir()) == ["site.lock"]


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("refuses", 3, "没有生成网站，原有的 site/ 未改动。原因见上。"),
        ("is_stopped", 130, "已停止。"),
        ("fills_the_disk", 1, "原因：磁盘空间不足：.build/site/a.html。请腾出空间后再试。"),
        ("may_not_write", 1, "原因：没有读写的权限：.cache。"),
    ],
)
def test_a_generator_that_fails_leaves_the_last_site_and_says_why(
    project: Path, name: str, code: int, said: str
) -> None:
    site(project / "site", "旧")
    result = run(project, name)
    assert result.returncode == code
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert words(project / "site") == "旧"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('site_name: "甲\nextra:\n  a: NUMBER\n', "mkdocs.yml:1:12: 错误：引号没有写完。"),
        ("site_name: NUMBER\n", "mkdocs.yml:1:12: 错误：有手机号码“138******78”。"),
        ("site_name: 甲\x07\n", "mkdocs.yml:1:13: 错误：有看不见的控制字符 U+0007。"),
    ],
)
def test_settings_that_cannot_be_read_are_told_in_chinese_and_hide_numbers(project: Path, text: str, said: str) -> None:
    site(project / "site", "旧")
    number = "138" + "12345678"
    (project / "mkdocs.yml").write_text(text.replace("NUMBER", number), encoding="utf-8")
    result = run(project, "makes")
    assert result.returncode == 1
    assert said in result.stderr
    assert number not in result.stderr
    assert "没有生成网站，原有的 site/ 未改动。" in result.stderr
    assert "Traceback" not in result.stderr
    assert words(project / "site") == "旧"


def test_a_fault_of_ours_shows_where_it_is(project: Path) -> None:
    result = run(project, "is_wrong")
    assert result.returncode == 1
    assert "RuntimeError: a fault of ours" in result.stderr


def test_a_second_build_waits_for_the_first_and_says_so(project: Path) -> None:
    (project / ".build").mkdir()
    with (project / ".build" / "site.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        (project / "makes.py").write_text(GENERATORS["makes"], encoding="utf-8")
        with subprocess.Popen(
            [sys.executable, "-m", "plansite.publishing.replacement", "makes", "build"],
            env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "hooks"), str(project)))},
            stderr=subprocess.PIPE,
            text=True,
        ) as second:
            assert second.stderr
            assert "另一个 make site 正在生成网站" in second.stderr.readline()
            assert not (project / "site").exists()
            fcntl.flock(lock, fcntl.LOCK_UN)
            assert second.wait(30) == 0
    assert words(project / "site") == "新"


def test_make_site_runs_it() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = re.search(r"^site:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert recipe
    assert "plansite.publishing.replacement mkdocs build --strict --site-dir\n" in recipe[1]
    assert "rm " not in recipe[1]
    assert "mv " not in recipe[1]
