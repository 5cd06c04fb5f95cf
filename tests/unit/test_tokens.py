"""The colours of the pages: few hues, and words that stand out from what lies under them."""

from __future__ import annotations

import colorsys
import re

import pytest

from plansite.charts.drawing import theme
from projects import ROOT

SHEETS = sorted((ROOT / "overrides" / "assets" / "css").glob("*.css"))
TOKENS = (ROOT / "overrides" / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
COLOUR = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b(?=[\s;}])")
OF_CHARTS = re.compile(r"--chart-[\w-]+:[^;]+;")
GREY = 0.1
STEP = 30
SCHEMES = {
    "light": (":root",),
    "dark": (":root", '[data-md-color-scheme="slate"]'),
    "light, high contrast": (":root", ':is([data-contrast], [data-elder]) [data-md-color-scheme="default"]'),
    "dark, high contrast": (
        ":root",
        '[data-md-color-scheme="slate"]',
        ':is([data-contrast], [data-elder]) [data-md-color-scheme="slate"]',
    ),
}
ALIASES = ":root,\n[data-md-color-scheme]"
WORDS = ("text", "text-quiet", "main", "main-strong", "good", "fair", "bad", "none")
GROUNDS = ("ground", "ground-soft")


def rgb(colour: str) -> tuple[float, float, float]:
    """The parts of ``#015293`` or ``#fff``."""
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG."""

    def light(colour: str) -> float:
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb(colour)]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def tokens(scheme: str) -> dict[str, str]:
    """The colours of site and pictures in a scheme, by name: those that follow from others, then those it sets."""
    found: dict[str, str] = {}
    for selector in (ALIASES, *SCHEMES[scheme]):
        (rules,) = re.findall(rf"^ *{re.escape(selector)} {{\n(.*?)^ *}}", TOKENS, re.MULTILINE | re.DOTALL)
        found |= dict(re.findall(r"--((?:site|chart)-[\w-]+): (#[0-9a-f]+|var\([\w-]+\));", rules))

    def colour(name: str) -> str:
        value = found[name]
        return colour(value[len("var(--") : -1]) if value.startswith("var(") else value

    return {name: colour(name) for name in found}


def test_pages_have_at_most_three_hues_beside_their_pictures() -> None:
    hues: dict[int, set[str]] = {}
    for sheet in SHEETS:
        for colour in COLOUR.findall(OF_CHARTS.sub("", sheet.read_text(encoding="utf-8").lower())):
            hue, saturation, _ = colorsys.rgb_to_hsv(*rgb(colour))
            if saturation >= GREY:
                hues.setdefault(round(hue * 360 / STEP) % (360 // STEP) * STEP, set()).add(colour)
    assert hues.keys() == {0, 120, 210}, hues


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_stand_out_from_every_ground(scheme: str) -> None:
    colours = tokens(scheme)
    least = 7 if "contrast" in scheme else 4.5
    pairs = [(word, ground) for word in WORDS for ground in GROUNDS]
    pairs += [("text", "mark"), ("main", "mark"), ("on-band", "band")]
    assert [pair for pair in pairs if contrast(*(colours[f"site-{name}"] for name in pair)) < least] == []


def test_every_colour_of_a_style_sheet_is_a_token_but_the_black_and_white_of_paper() -> None:
    left = {
        (sheet.name, colour)
        for sheet in SHEETS
        if sheet.name != "tokens.css"
        for colour in COLOUR.findall(sheet.read_text(encoding="utf-8").lower())
    }
    assert left <= {("print.css", "fff"), ("print.css", "000")}


def test_pictures_on_pages_start_from_the_tones_that_they_are_drawn_with() -> None:
    colours = tokens("light")
    assert {name: colours[f"chart-{name}"] for name in theme.TONES} == theme.TONES


def test_the_icon_has_the_main_colour() -> None:
    icon = (ROOT / "overrides" / "assets" / "images" / "icon.svg").read_text(encoding="utf-8")
    assert set(re.findall(r"#[0-9a-f]{6}", icon)) == {theme.TONES["subject"]}


def test_no_other_code_repeats_a_tone_of_the_pictures() -> None:
    files = [*(ROOT / "hooks").rglob("*.py"), *(ROOT / "hooks").rglob("*.html")]
    assert files
    tones = re.compile("|".join(theme.TONES.values()), re.IGNORECASE)
    assert [file.name for file in files if tones.search(file.read_text(encoding="utf-8"))] == ["theme.py"]


def test_schemes_of_the_screen_are_not_those_of_paper() -> None:
    """Paper has the light colours; a scheme outside ``@media screen`` would print its own."""
    screen = TOKENS.index("@media screen {")
    for selectors in SCHEMES.values():
        assert all(TOKENS.index(f"{selector} {{") > screen for selector in selectors[1:])
