"""A drawing as a page and a file carry it says and shows the same in fewer letters."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import vl_convert

from plansite.charts.drawing import svg

SOURCE = """<svg xmlns="http://www.w3.org/2000/svg" width="200" height="120" viewBox="0 0 200 120">\
<rect width="200" height="120" fill="white"/>\
<g fill="none" stroke-miterlimit="10" transform="translate(0,0)"><g><g role="x">\
<path d="M0,0h200v120h-200Z"/><path d="" display="none"/><path class="mark" d="M0.123456,-0.004h10v10Z" \
transform="translate(100.98765,50.5004)" fill="#116644" opacity="1" aria-label="2015年，45%"/>\
<path d="M5,5h20v20h-20Z" stroke="#116644" opacity="0.5"/></g>\
<text transform="translate(20.0001,90)" font-size="13px" fill="#111111">甲</text>\
<text transform="translate(60.5,90)" font-size="13px" fill="#111111">乙</text>\
<text transform="translate(90.5,90)" font-size="15px" fill="#111111">丙</text></g></g></svg>"""


def test_nothing_that_is_seen_or_said_is_lost() -> None:
    file = svg.standalone(SOURCE, "图", "题")
    assert svg.texts(file.partition("?>")[2]) == ["甲", "乙", "丙"]
    assert svg.points(file) == ["2015年，45%"]
    assert 'stroke="#116644"' in file
    assert 'opacity="0.5"' in file
    exact = SOURCE.replace("0.123456,-0.004", "0.12,0").replace("100.98765,50.5004", "100.99,50.5").replace("0001", "")
    assert vl_convert.svg_to_png(file.partition("?>")[2]) == vl_convert.svg_to_png(svg.printable(exact))


def test_what_draws_nothing_is_left_out() -> None:
    for text in (svg.standalone(SOURCE, "图", "题"), svg.inline(SOURCE, "图", "wide")):
        assert "<g>" not in text
        assert 'opacity="1"' not in text
        assert "translate(0,0)" not in text
        assert 'd=""' not in text
        assert "M0,0h200" not in text
        assert re.findall(r"\d+\.\d{3,}", text) == []
        assert text.count("font-size=") == 2  # the usual one of all, and the one of its own


def test_only_a_file_says_the_ground_around_its_words_and_says_it_once_for_neighbours() -> None:
    file = svg.standalone(SOURCE, "图", "题")
    assert file.count("paint-order") == 2  # that of the usual size, and the one of its own
    assert "paint-order" not in svg.inline(SOURCE, "图", "wide")


def test_neighbours_that_look_alike_say_so_once() -> None:
    dots = "".join(f'<path d="M{x},0h1v1Z" fill="red" stroke="blue" class="point"/>' for x in range(3))
    root = ET.fromstring(f'<svg xmlns="{svg.SPACE}">{dots}<path d="M9,0h1v1Z" fill="red"/><g fill="none"/></svg>')
    svg._group(root)
    group, other, empty = root
    assert group.attrib == {"fill": "red", "stroke": "blue"}
    assert [dot.attrib for dot in group] == [{"d": f"M{x},0h1v1Z", "class": "point"} for x in range(3)]
    assert other.attrib == {"d": "M9,0h1v1Z", "fill": "red"}
    assert empty.attrib == {"fill": "none"}
