"""The reader of the HTML standard tells breaches and remembers only pages without any."""

from __future__ import annotations

from pathlib import Path

import pytest

import html_standard

PAGE = "<!doctype html>\n<html lang=zh>\n<head><title>甲</title></head>\n<body id=a><p>{}</p></body>\n</html>\n"


@pytest.fixture(autouse=True)
def sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A memory of the test's own."""
    folder = tmp_path / "sound"
    monkeypatch.setattr(html_standard, "SOUND", folder)
    return folder


def _page(folder: Path, words: str) -> Path:
    page = folder / "index.html"
    page.write_text(PAGE.format(words), encoding="utf-8")
    return page


def test_every_page_of_an_official_site_follows_the_html_standard(built_official: Path) -> None:
    assert html_standard.broken(built_official, built_official.rglob("*.html")) == []


def test_a_page_that_breaks_the_standard_is_told_every_time(tmp_path: Path, sound: Path) -> None:
    page = _page(tmp_path, "<b id=a></b>")
    for _ in range(2):
        assert any("no-dup-id" in line for line in html_standard.broken(tmp_path, [page]))
    assert not sound.exists()


def test_a_sound_page_is_not_read_again_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = _page(tmp_path, "乙")
    assert [line for line in html_standard.broken(tmp_path, [page]) if "no-raw" in line] == []
    told = html_standard.broken(tmp_path, [page])
    monkeypatch.setattr(html_standard, "_ask", lambda pages: [["1: asked"] for _ in pages])
    assert html_standard.broken(tmp_path, [page]) == told
    assert html_standard.broken(tmp_path, [_page(tmp_path, "丙")]) == ["index.html:1: asked"]


def test_only_versions_and_checksums_leave_a_page_the_same() -> None:
    def same(one: str, other: str) -> bool:
        return html_standard.digest(one.encode()) == html_standard.digest(other.encode())

    assert same("<p>2018-03-01.1a2b3c4d</p>", "<p>2019-03-01.00000000</p>")
    assert same('<link href="../css/site.0a1b2c3d.css">', '<link href="../css/site.11111111.css">')
    assert same(f"<p>{'a' * 64}</p>", f"<p>{'b' * 64}</p>")
    assert not same("<p>4.39</p>", "<p>4.38</p>")
    assert not same(f"<p {'a' * 64}>", f"<p {'a' * 63}>")
