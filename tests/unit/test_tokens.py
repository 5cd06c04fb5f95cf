"""The colours of the pages: few hues, and words that stand out from what lies under them."""

from __future__ import annotations

import colorsys
import re

import pytest

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
    """The colours of the site in a scheme, by name."""
    found: dict[str, str] = {}
    for selector in SCHEMES[scheme]:
        (rules,) = re.findall(rf"^{re.escape(selector)} {{\n(.*?)^}}", TOKENS, re.MULTILINE | re.DOTALL)
        found |= dict(re.findall(r"--site-([\w-]+): (#[0-9a-f]+);", rules))
    return found


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
    assert [pair for pair in pairs if contrast(*(colours[name] for name in pair)) < least] == []
