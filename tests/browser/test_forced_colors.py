"""Colours chosen by the system, as high contrast of Windows does: what colours said is said by lines and fillings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser


@pytest.fixture(params=["light", "dark"])
def forced(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, forced_colors="active", color_scheme=request.param
    )
    yield context.new_page()
    context.close()


def look(part: Locator, *properties: str) -> list[str]:
    found: list[str] = part.evaluate(
        "(part, names) => names.map((name) => getComputedStyle(part)[name])", list(properties)
    )
    return found


def system(page: Page, colour: str) -> str:
    """A colour of the system as the browser computes it."""
    found: str = page.evaluate(
        """colour => { const probe = document.createElement("i"); probe.style.color = colour;
          document.body.append(probe); const found = getComputedStyle(probe).color; probe.remove(); return found; }""",
        colour,
    )
    return found


def test_one_section_of_the_navigation_looks_selected(forced: Page, address: str) -> None:
    forced.goto(address + "indicators/")
    links = forced.locator(".site-nav a")
    lines = [look(links.nth(index), "borderBottomColor", "textDecorationLine") for index in range(links.count())]
    ground, mark = system(forced, "Canvas"), system(forced, "Highlight")
    assert ground != mark
    assert [line for line in lines if line[0] != ground] == [[mark, "underline"]]


def test_one_heading_of_the_contents_looks_selected(forced: Page, address: str) -> None:
    forced.goto(address + "chapters/3/")
    links = forced.locator(".page-side__chapters > li > a")
    ground = system(forced, "Canvas")
    marked = [index for index in range(links.count()) if look(links.nth(index), "borderLeftColor")[0] != ground]
    assert marked == [2]


def test_a_setting_that_is_on_is_filled(forced: Page, address: str) -> None:
    forced.goto(address)
    button = forced.locator("[data-setting=contrast]")
    off = look(button, "backgroundColor")
    forced.evaluate("document.querySelector('[data-setting=contrast]').setAttribute('aria-pressed', 'true')")
    assert look(button, "backgroundColor") == [system(forced, "Highlight")] != off


def test_bars_are_filled_as_far_as_progress_goes(forced: Page, address: str) -> None:
    forced.goto(address + "indicators/senior-high-students/")
    ground = system(forced, "Canvas")
    done = forced.locator(".travel-done").first
    assert look(done, "backgroundColor") != [ground]
    assert look(forced.locator(".travel").first, "borderTopStyle") == ["solid"]


def test_the_marks_and_words_of_a_picture_are_drawn_in_the_system_s_colours(forced: Page, address: str) -> None:
    forced.goto(address + "indicators/senior-high-students/")
    colours = forced.locator("svg.chart--wide").evaluate(
        """svg => [...new Set([...svg.querySelectorAll("text, .point")].flatMap((part) => {
             const style = getComputedStyle(part); return [style.fill, style.stroke]; }))]"""
    )
    known = {system(forced, name) for name in ("Canvas", "CanvasText", "LinkText", "GrayText")}
    assert set(colours) - known <= {"none", "rgba(0, 0, 0, 0)"}
    assert len(colours) > 1


def test_every_status_keeps_its_shape_and_its_line(forced: Page, address: str) -> None:
    forced.goto(address + "indicators/")
    words = forced.locator("table .status")
    shapes = {look(words.nth(index), "borderTopStyle")[0] for index in range(words.count())}
    assert shapes == {"solid", "dashed"}
    before = words.evaluate_all("words => words.map((word) => getComputedStyle(word, '::before').content)")
    assert all(shape not in ("none", "normal", '""') for shape in before)


def test_only_parts_of_a_bar_with_a_verdict_are_filled(forced: Page, address: str) -> None:
    forced.goto(address)
    empty = {"status--awaiting", "status--not-assessed", "status--unquantified"}
    ground = system(forced, "CanvasText")
    parts = forced.locator(".shares i").all()
    kinds = [(set(str(part.get_attribute("class")).split()), look(part, "backgroundColor")[0]) for part in parts]
    assert empty < set().union(*(names for names, _ in kinds))
    assert [names for names, colour in kinds if (colour == ground) == bool(names & empty)] == []


def test_marked_words_are_written_in_the_colour_of_text(forced: Page, address: str) -> None:
    forced.goto(address + "search/?q=jy")
    mark = forced.locator(".search-results mark").first
    mark.wait_for(state="attached")
    assert look(mark, "color") == [system(forced, "CanvasText")]
