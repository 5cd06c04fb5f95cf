"""The live preview never hangs: a real server, data that are broken while it runs, and mended again."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from projects import tiny_project

SECONDS = 240
SOUND, BROKEN = "unit: 张", "units: 张"
MESSAGE = "data/indicators.yaml:75:5"
TITLE = "云泽"


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, Path]]:
    """The address of a preview of a project, and the file of what it says in the terminal."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = folder / "said.txt"
    with said.open("w", encoding="utf-8") as output:
        command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
        server = subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=output, env={**os.environ, "PYTHONUTF8": "1"}
        )
        try:
            yield f"http://127.0.0.1:{port}/", said
        finally:
            server.terminate()
            server.wait(30)


def page(address: str) -> str:
    """What an address answers, at once; nothing while nobody listens."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        return error.read().decode()
    except (ConnectionError, urllib.error.URLError):
        return ""


def until(address: str, *words: str, without: str = "\0") -> str:
    """The page as soon as it says these words, and does not say others."""
    ends = time.monotonic() + SECONDS
    found = ""
    while time.monotonic() < ends:
        found = page(address)
        if all(word in found for word in words) and without not in found:
            return found
        time.sleep(0.3)
    raise AssertionError(f"not in time: {words} without {without!r}: {found[:500]}")


def swap(folder: Path, old: str, new: str) -> None:
    path = folder / "data" / "indicators.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tiny_project(tmp_path / "plan").parent


def test_the_last_good_site_stays_under_the_problems_until_they_are_mended(folder: Path) -> None:
    with served(folder) as (address, said):
        good = until(address, TITLE, "</html>")
        assert "plansite-problems" not in good
        swap(folder, SOUND, BROKEN)
        broken = until(address, "plansite-problems")
        assert TITLE in broken
        assert MESSAGE in broken
        assert "不认识的字段“units”" in broken
        assert "livereload" in broken
        assert "plansite-problems" in page(f"{address}indicators/")
        assert "不认识的字段“units”" in said.read_text(encoding="utf-8")
        assert "Traceback" not in said.read_text(encoding="utf-8")
        swap(folder, BROKEN, SOUND)
        until(address, TITLE, without="plansite-problems")


def test_a_first_start_with_broken_data_lists_the_problems(folder: Path) -> None:
    swap(folder, SOUND, BROKEN)
    with served(folder) as (address, said):
        listed = until(address, "plansite-problems", MESSAGE)
        assert "不认识的字段“units”" in listed
        assert 'http-equiv="refresh"' in listed
        assert MESSAGE in said.read_text(encoding="utf-8")
        swap(folder, BROKEN, SOUND)
        until(address, TITLE, "</html>", without="plansite-problems")
