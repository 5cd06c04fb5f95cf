from __future__ import annotations

import importlib.metadata
import re
from pathlib import Path

import pytest

from plansite.charts import font, library
from plansite.charts.drawing import render


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was made instead of the library, in turn."""
    scripts: list[str] = []

    def make() -> str:
        scripts.append(f"script {len(scripts)};\n")
        return scripts[-1]

    monkeypatch.setattr(library, "_made", make)
    return scripts


def test_interactive_charts_are_drawn_by_the_version_that_drew_the_static_ones() -> None:
    assert f"/npm/vega-lite@{library.VEGA_LITE}." in library.snippet()
    assert render.VEGA_LITE is library.VEGA_LITE  # type: ignore[attr-defined]


def test_the_library_is_made_once_and_then_kept(tmp_path: Path, made: list[str]) -> None:
    assert library.library(tmp_path) == library.library(tmp_path) == "script 0;\n"
    assert len(made) == 1


@pytest.mark.parametrize("damage", [b"", b"half", b"0" * 64 + b"\nscript 0;\n", b"\xff\xfe"])
def test_a_damaged_library_is_made_again_and_never_shipped(tmp_path: Path, made: list[str], damage: bytes) -> None:
    library.library(tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(damage)
    assert library.library(tmp_path) == "script 1;\n"
    assert library.library(tmp_path) == "script 1;\n"
    assert len(made) == 2


def test_another_snippet_or_another_version_of_the_maker_makes_another_library(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    library.library(tmp_path)
    monkeypatch.setattr(library, "snippet", lambda: "globalThis.planVega = null;")
    assert library.library(tmp_path) == "script 1;\n"
    monkeypatch.setattr(importlib.metadata, "version", lambda _: "0")
    assert library.library(tmp_path) == "script 2;\n"
    assert len(made) == 3


@pytest.mark.heavy
def test_the_library_is_the_same_bytes_whenever_it_is_made() -> None:
    assert library._made() == library.library(font.home() / "library")


def test_the_library_carries_its_licences_and_asks_no_other_host() -> None:
    script = library.library(font.home() / "library")
    assert script.startswith("/*\nVega, Vega-Lite and vega-interpreter. BSD 3-Clause License.")
    hosts = set(re.findall(r"https?://([^/\"'`) ]+)", script))
    assert hosts <= {"www.w3.org", "github.com", "vega.github.io"}


def test_every_site_publishes_the_library_beside_the_script_that_loads_it(built: Path, built_tiny: Path) -> None:
    loader = (built / "assets" / "js" / "interactive-chart.js").read_text(encoding="utf-8")
    assert "import(`./vega.js" in loader
    scripts = {(site / "assets" / "js" / "vega.js").read_bytes() for site in (built, built_tiny)}
    assert len(scripts) == 1
