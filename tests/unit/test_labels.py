"""Where the words of a picture stand when there is little room."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plansite.charts.drawing import indicator, labels, parts, theme
from plansite.charts.drawing.labels import Box, Plot
from plansite.charts.drawing.layers import Layer
from plansite.charts.values.indicator import IndicatorPicture
from plansite.charts.values.picture import ALL
from plansite.pages.rendering.publication import Publication
from vega_layers import layer, spec

PLOT = Plot((2020, 2025), (0, 10), 250, 150)


def label(at: float, value: float, words: str = "某市数值待公布", dy: int = 0) -> parts.Record:
    return {"at": at, "value": value, "words": words, "tone": "#000", "dy": dy, "dx": 0, "align": "center"}


def test_a_chinese_character_is_as_wide_as_it_is_high_and_others_are_narrower() -> None:
    wide, narrow = PLOT.words(label(2022, 5, "目标")), PLOT.words(label(2022, 5, "12"))
    assert wide.right - wide.left == 2 * theme.TEXT
    assert narrow.right - narrow.left < wide.right - wide.left - theme.TEXT / 2


@settings(deadline=None)
@given(
    st.text(st.sampled_from("字𠮷〇﨎ａbW1.%，。）（“”、 e\u0301\ufe0f\u200d\U000e0100"), max_size=120),
    st.integers(40, 300),
)
@example("，" * 100, 100)
@example("（" * 100, 100)
@example("）。" * 50, 60)
@example("W" * 100, 80)
@example("𠮷" * 100, 100)
def test_words_of_any_kind_are_cut_into_lines_that_fit(words: str, width: int) -> None:
    """Two signs may hang over the end; an accent never begins a line, nor does a sign that two others do not follow."""
    room = max(4 * theme.TEXT, width - 8)
    lines = parts.wrapped(words, width)
    assert "".join(lines) == words
    assert all(parts.breadth(line) <= room + parts.HANGING * theme.TEXT for line in lines)
    assert not [line for line in lines[1:] if unicodedata.category(line[0]) in parts.ON_OTHERS]


def test_boxes_that_only_touch_do_not_overlap() -> None:
    assert Box(0, 0, 10, 10).overlap(Box(10, 0, 20, 10)) == 0
    assert Box(0, 0, 10, 10).overlap(Box(5, 5, 20, 20)) == 25


def test_the_first_place_is_taken_where_it_is_clear() -> None:
    places = (label(2022, 5), label(2022, 8))
    assert labels.clearest(places, PLOT, [], [], []) is places[0]


@pytest.mark.parametrize("what", ["words", "marks", "lines"])
def test_words_keep_clear_of_words_of_marks_and_of_lines(what: str) -> None:
    places = (label(2022.5, 5), label(2022.5, 8))
    line = {"at": 2020, "value": 5, "to": 2025, "top": 5}
    taken: dict[str, list[parts.Record]] = {"words": [], "marks": [], "lines": []}
    taken[what] = [line if what == "lines" else label(2022.5, 5)]
    assert labels.clearest(places, PLOT, taken["words"], taken["marks"], taken["lines"]) is places[1]


def test_words_stay_within_the_picture() -> None:
    assert labels.clearest((label(2020, 5), label(2022.5, 5)), PLOT, [], [], [])["at"] == 2022.5


@pytest.mark.heavy
@pytest.mark.parametrize("width", ALL.values(), ids=ALL)
def test_no_words_of_the_plans_pictures_lie_on_each_other(real: Publication, width: int) -> None:
    touching = []
    for picture in real.pictures.values():
        if isinstance(picture, IndicatorPicture) and picture.panels:
            touching += [(picture.name, *pair) for pair in _touching(picture, width)]
    assert touching == []


def _touching(picture: IndicatorPicture, width: int) -> list[tuple[str, str]]:
    height = indicator.HEIGHT if len(picture.panels) == 1 else indicator.TWO_HEIGHT
    pairs = []
    for drawn in spec(picture, width)["vconcat"]:
        words = layer(drawn, Layer.LABELS)
        x, y = (words["encoding"][axis]["scale"]["domain"] for axis in ("x", "y"))
        plot = Plot(tuple(x), tuple(y), width - indicator.FRAME, height)
        rows = words["data"]["values"]
        pairs += [
            (one["words"], other["words"])
            for one, other in itertools.combinations(rows, 2)
            if plot.words(one).overlap(plot.words(other)) > 24
        ]
    return pairs
