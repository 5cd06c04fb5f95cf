"""What a page looks like to an eye: sizes of words, of targets, and contrast, measured in the browser."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from playwright.sync_api import Page


def small_words(page: Page, least: float) -> list[str]:
    """Visible words of fewer than ``least`` CSS px, pictures included."""
    return _found(page, "smallWords", least)


def tight_lines(page: Page, least: float) -> list[str]:
    """Visible words whose line height is below ``least`` times their size."""
    return _found(page, "tightLines", least)


def small_targets(page: Page, least: float) -> list[str]:
    """Things to press of less than ``least`` × ``least`` CSS px; links among the words of a sentence are exempt."""
    return _found(page, "smallTargets", least)


def pale_words(page: Page, least: float) -> list[str]:
    """Visible words whose contrast to what lies under them is below ``least``."""
    return _found(page, "paleWords", least)


def too_wide(page: Page) -> list[str]:
    """What makes the page scroll sideways; empty if it does not."""
    return _found(page, "tooWide")


def cramped_words(page: Page) -> list[str]:
    """Cells of tables in which words stand in a column of fewer than six characters a line."""
    return _found(page, "crampedWords")


def words_under_labels(page: Page) -> list[str]:
    """Figures of cards whose words run under the name in front of them."""
    return _found(page, "wordsUnderLabels")


def lost_words(page: Page) -> list[str]:
    """Boxes that cut their own contents off."""
    return _found(page, "lostWords")


def _found(page: Page, name: str, least: float = 0) -> list[str]:
    if not page.evaluate("Boolean(window.appearance)"):
        page.evaluate(_script())
    return sorted(set(page.evaluate("([name, least]) => window.appearance[name](least)", [name, least])))


@cache
def _script() -> str:
    return (Path(__file__).parent / "appearance.js").read_text(encoding="utf-8")
