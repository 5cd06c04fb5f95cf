"""Hostile words in every field that staff can fill, with the checks that would refuse them switched off.

What is proved is the second line of defence: words that no check stopped are shown as words, and break nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page

import building
import hostile
import projects
from appearance import too_wide
from built_pages import page, pages
from shared import Shared

pytestmark = pytest.mark.browser

KINDS = ("", "chapters/", "chapters/1/", "chapters/2/", "indicators/", "indicators/infant-mortality/", "projects/")
MORE_KINDS = (
    "projects/1-1/",
    "projects/1-2/",
    "projects/p1/",
    "updates/",
    "gaps/",
    "notes/",
    "method/",
    "data/",
    "sitemap/",
)


@pytest.fixture(scope="module")
def attacked(shared: Shared) -> Path:
    """The site of a plan whose every text attacks."""
    return shared.once("attacked", lambda folder: _build(folder, hostile.ATTACK)) / "site"


@pytest.fixture(scope="module")
def stretched(shared: Shared) -> Path:
    """The site of a plan whose every text has 10,000 characters."""
    return shared.once("stretched", lambda folder: _build(folder, hostile.LONG)) / "site"


def _build(folder: Path, words: str) -> None:
    config = hostile.hostile_project(folder / "plan", words)
    building.built(config, folder / "site", PYTHONPATH=str(projects.ROOT / "hooks"))


@pytest.fixture
def unguarded(browser: Browser) -> Iterator[Page]:
    """A phone without the policy, so that nothing but the pages themselves is judged."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True, locale="zh-CN")
    yield context.new_page()
    context.close()


def test_every_field_that_takes_words_is_attacked(attacked: Path) -> None:
    reached = hostile.poisoned_fields(attacked.parent / "plan")
    assert hostile.text_fields() - reached == set()


def test_the_hostile_words_are_shown_as_words(attacked: Path) -> None:
    for path in pages(attacked):
        if path.name == "index.html":
            assert hostile.HURT in page(path).text_content(), path


def test_no_element_or_attribute_comes_of_words(attacked: Path, built_official: Path) -> None:
    for path in pages(attacked):
        like = str(path.relative_to(attacked)).replace("projects/p1/", "projects/1-2/")  # no such page there
        document, sound = page(path), page(built_official / like)
        assert len(document.xpath("//script")) == len(sound.xpath("//script")), path
        assert document.xpath("//img[@src='x']") == [], path
        assert document.xpath("//@*[starts-with(name(), 'on')]") == [], path
        assert document.xpath("//@autofocus") == [], path
        assert [href for href in document.xpath("//@href") if href.lower().startswith("javascript")] == [], path
        assert document.xpath("//meta[@http-equiv='refresh']") == [], path
        assert len(document.xpath("//h1")) == len(document.xpath("//title[not(ancestor::*[name()='svg'])]")) == 1, path


def test_data_files_and_pictures_stay_whole(attacked: Path) -> None:
    for path in attacked.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    for path in [*attacked.rglob("*.svg"), *attacked.rglob("*.xml")]:
        root = etree.fromstring(path.read_bytes())
        assert root.xpath("//*[local-name()='script']") == [], path
        assert root.xpath("//@*[starts-with(name(), 'on')]") == [], path


@pytest.mark.parametrize("path", KINDS + MORE_KINDS)
def test_nothing_runs_and_nothing_pops_up(unguarded: Page, attacked: Path, path: str) -> None:
    dialogs: list[str] = []
    unguarded.on("dialog", lambda dialog: dialogs.append(dialog.message))
    unguarded.goto((attacked / path / "index.html").as_uri())
    unguarded.evaluate(
        """() => { for (const element of document.querySelectorAll("*"))
             for (const kind of ["mouseover", "focus", "load", "error"]) element.dispatchEvent(new Event(kind)); }"""
    )
    assert unguarded.evaluate("window.hurt") is None
    assert dialogs == []


@pytest.mark.parametrize("path", KINDS + MORE_KINDS)
def test_no_length_of_words_breaks_a_phone(unguarded: Page, stretched: Path, path: str) -> None:
    unguarded.goto((stretched / path / "index.html").as_uri())
    assert too_wide(unguarded) == []
    assert unguarded.evaluate("document.documentElement.scrollWidth") <= 360
