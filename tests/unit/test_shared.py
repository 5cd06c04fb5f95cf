"""Sites that the workers of a run share."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from shared import Shared


def test_what_is_shared_is_made_once_though_two_ask_at_a_time(tmp_path: Path) -> None:
    made: list[Path] = []

    def make(folder: Path) -> None:
        (folder / "site").write_text("一", encoding="utf-8")
        made.append(folder)

    found: list[Path] = []
    asking = [threading.Thread(target=lambda: found.append(Shared(tmp_path).once("one", make))) for _ in range(2)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert made == [tmp_path / "one"]
    assert found == [tmp_path / "one"] * 2


def test_what_failed_half_way_is_made_anew(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").touch()
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        Shared(tmp_path).once("one", fail)
    assert list(Shared(tmp_path).once("one", lambda folder: (folder / "site").touch()).iterdir()) == [
        tmp_path / "one" / "site"
    ]
