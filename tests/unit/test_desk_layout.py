"""What is added to a data file stands where it belongs, and nothing else of the file moves, however it is laid out."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plansite.desk import spelling
from plansite.desk.layout import Layout, UnknownLayoutError
from plansite.desk.spelling import Written
from plansite.desk.writer import Addition, _grouped, _spelt, _splices, expected
from plansite.reading import yaml_file
from plansite.reading.marks import Loc

BLOCK: Written = {
    "area": "yunze",
    "year": 2018,
    "value": Decimal("96.30"),
    "quote": "示例：96.30%。",
    "published": datetime.date(2018, 3, 1),
    "corrects": {"value": Decimal("-0.5"), "reason": "# 不是注释"},
}
ENDS = ("\n", "\r\n", "\r")


def added(text: str, *additions: Addition) -> str:
    """The text with the additions; holds it to be the old data and exactly them."""
    file = yaml_file.parsed(text, "data/a.yaml")
    assert [problem for problem in file.problems if problem.severity == "error"] == []
    layout = Layout(text, file)
    made = layout.spliced([splice for group in _grouped(additions) for splice in _splices(layout, group)])
    again = yaml_file.parsed(made, "data/a.yaml")
    assert again.problems == file.problems
    assert _spelt(again.value) == _spelt(expected(file.value, additions)), made
    return made


def only_adds(before: str, after: str) -> bool:
    """Whether every line of ``before`` still stands, with its line break, in order."""
    left = iter(after.splitlines(keepends=True))
    old = before.splitlines(keepends=True)
    return all(any(_alike(line, other, last=line is old[-1]) for other in left) for line in old)


def _alike(line: str, other: str, *, last: bool) -> bool:
    return line == other or (last and line == other.rstrip("\r\n"))


def append(*loc: str | int, value: Written = BLOCK) -> Addition:
    return Addition("a", loc, value)


VALUES: st.SearchStrategy[Written] = st.recursive(
    st.text().map(lambda text: text.strip(yaml_file.ODD_BLANKS)) | st.integers(-9999, 9999) | st.booleans() | st.none(),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text("abcz_", min_size=3), part, max_size=3),
    max_leaves=6,
)
unhurried = settings(deadline=None)
SCALARS = st.sampled_from(
    [
        "甲",
        '"甲: 乙"',
        "'2018-01-01'",
        "1",
        "0.50",
        "|-\n{pad}  文字\n{pad}  # 不是注释",
        ">-\n{pad}  折行的\n\n{pad}  文字",
    ]
)
COMMENTS = st.sampled_from(["", "  # 注", " # 注：[]"])
EXTRA = st.lists(st.sampled_from(["", "   ", "{pad}# 说明", "{pad}  # 更深的说明", "# 最左的说明"]), max_size=3)


@st.composite
def observations(draw: st.DrawFn, key: int) -> list[str]:
    """The lines of a list, or none, in one of the ways in which people write it."""
    style = draw(st.sampled_from(["none", "empty", "wide empty", "flow", "wide flow", "block", "flow items"]))
    pad, tail = " " * key, draw(COMMENTS)
    one = "{{area: yunze, year: {year}}}"
    if style == "none":
        return []
    if style == "empty":
        return [f"{pad}observations: []{tail}"]
    if style == "wide empty":
        return [f"{pad}observations: [", f"{pad}  ]{tail}"]
    if style == "flow":
        return [f"{pad}observations: [{one.format(year=2016)}, {one.format(year=2017)}]{tail}"]
    if style == "wide flow":
        return [
            f"{pad}observations: [{tail}",
            f"{pad}  {one.format(year=2016)},{tail}",
            f"{pad}  {one.format(year=2017)},  # 末项",
            f"{pad}]",
        ]
    dash = " " * (key + draw(st.sampled_from([0, 1, 2, 4])))
    lines = [f"{pad}observations:{tail}"]
    for year in range(2015, 2015 + draw(st.integers(1, 3))):
        lines += [line.replace("{pad}", dash) for line in draw(EXTRA)]
        if style == "flow items":
            lines.append(f"{dash}- {one.format(year=year)}{draw(COMMENTS)}")
        else:
            words = draw(SCALARS).replace("{pad}", f"{dash}  ")
            lines += [f"{dash}- area: yunze{draw(COMMENTS)}", f"{dash}  year: {year}", f"{dash}  quote: {words}"]
    return lines


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, int]:
    """The text of a file with a list of things that have observations, and how many there are."""
    dash = draw(st.sampled_from([0, 2, 4]))
    pad, key = " " * dash, dash + 2
    lines = ["# 文件的说明", ""] * draw(st.booleans()) + ["indicators:" + draw(COMMENTS)]
    count = draw(st.integers(1, 3))
    for number in range(count):
        lines += [line.replace("{pad}", pad) for line in draw(EXTRA)]
        lines += [f"{pad}- id: i-{number}{draw(COMMENTS)}", f"{' ' * key}name: 指标{number}"]
        lines += draw(observations(key))
        if draw(st.booleans()):
            lines.append(f"{' ' * key}notes: {draw(SCALARS).replace('{pad}', ' ' * key)}")
    lines += draw(st.lists(st.sampled_from(["", "# 文件的末尾"]), max_size=2))
    text = "\n".join(lines).rstrip(" ") + "\n" * draw(st.integers(0, 2))
    return text.replace("\n", draw(st.sampled_from(ENDS))), count


@unhurried
@given(documents(), st.data())
def test_a_block_is_added_to_any_list_and_no_other_line_changes(document: tuple[str, int], data: st.DataObject) -> None:
    text, count = document
    place = data.draw(st.integers(0, count - 1))
    how = data.draw(st.sampled_from(["append", "prepend"]))
    many = data.draw(st.integers(1, 2))
    loc: Loc = ("indicators", place, "observations")
    made = added(text, *[Addition("a", loc, BLOCK, how)] * many)
    file = yaml_file.parsed(text, "a")
    span = file.span(loc)
    if span is not None and span.is_flow:
        before, inside, behind = text[: span.start].rstrip(" "), text[span.start : span.end], text[span.end :]
        left = made.removeprefix(before)
        assert left != made or not before
        assert only_adds(behind, left) if inside.strip("[] \r\n") == "" else left.endswith(behind)
    else:
        assert only_adds(text, made)
    breaks = {end for end in ENDS if end in text.replace("\r\n", "")} or {"\r\n"}
    assert {end for end in ENDS if end in made.replace("\r\n", "")} <= breaks


@unhurried
@given(documents())
def test_a_field_is_added_and_set_in_any_item(document: tuple[str, int]) -> None:
    text, count = document
    loc = ("indicators", count - 1, "department")
    made = added(text, Addition("a", loc, "甲局", "set", ("id", "name", "department", "observations")))
    assert only_adds(text, made)
    again = added(made, Addition("a", loc, "乙局: 新", "set"))
    assert [line for line in made.splitlines() if "甲局" not in line] == [
        line for line in again.splitlines() if "乙局" not in line
    ]


@unhurried
@given(VALUES)
def test_whatever_is_written_is_read_back(value: Written) -> None:
    text = "\n".join(spelling.field("field", value, 0)) + "\n"
    assert yaml_file.parsed(text, "a").value == {"field": spelling.plain_value(value)}
    assert yaml_file.parsed(f"field: {spelling.flow(value)}\n", "a").value == {"field": spelling.plain_value(value)}


@pytest.mark.parametrize(
    "words",
    [
        "yes",
        "1-1",
        "1.2.3",
        "2018-03-01",
        "007",
        "1e3",
        "null",
        "~",
        "= 甲",
        "甲: 乙",
        "甲 # 乙",
        "- 甲",
        "{甲}",
        "甲，乙",
        "0x1f",
        "1_000",
        " 甲",
        "甲\n乙",
        "“甲”",
        '"甲"',
    ],
)
def test_words_that_look_like_something_else_stay_words(words: str) -> None:
    for text in (f"a: {spelling.scalar(words)}\n", f"a: {{b: {spelling.flow(words)}}}\n"):
        found = yaml_file.parsed(text, "a").value
        assert found in ({"a": words}, {"a": {"b": words}})


def test_words_stand_without_quotes_where_they_can() -> None:
    assert spelling.scalar("2018年疫苗接种率98.6%。") == "2018年疫苗接种率98.6%。"
    assert spelling.scalar("3-5") == "3-5"
    assert spelling.scalar(datetime.date(2018, 3, 1)) == '"2018-03-01"'
    assert spelling.scalar(Decimal("1E+3")) == "1000"


def test_a_block_stands_behind_the_last_one_and_before_the_comment_of_the_next() -> None:
    text = "a:\n  - id: a\n    values:\n      - year: 1\n        # 属于上一块\n\n  # 下一个指标\n  - id: b\n"
    made = added(text, append("a", 0, "values", value={"year": 2}))
    assert made == text.replace("上一块\n", "上一块\n      - year: 2\n")


def test_brackets_without_anything_give_way_to_a_block_and_their_comment_stays() -> None:
    text = "indicators:\n  - id: a\n    observations: []   # 暂无\n    notes: 乙\n"
    made = added(text, append("indicators", 0, "observations", value={"year": 2}))
    assert made == "indicators:\n  - id: a\n    observations:   # 暂无\n      - year: 2\n    notes: 乙\n"


def test_an_item_in_brackets_takes_the_field_into_its_brackets() -> None:
    text = "targets:\n  - {id: 1-1-t1, by: 2020}  # 注\n"
    made = added(text, append("targets", 0, "observations", value={"year": 2}))
    assert made == "targets:\n  - {id: 1-1-t1, by: 2020, observations: [{year: 2}]}  # 注\n"


def test_items_that_stand_apart_stay_apart() -> None:
    text = "sources:\n  - id: a\n\n  - id: b\n"
    assert added(text, append("sources", value={"id": "c"})) == f"{text}\n  - id: c\n"
    assert added(text, Addition("a", ("sources",), {"id": "c"}, "prepend")) == text.replace(
        "  - id: a\n", "  - id: c\n\n  - id: a\n"
    )


def test_a_file_without_a_last_line_break_stays_without_one() -> None:
    assert added("sources:\r\n  - id: a", append("sources", value={"id": "b"})) == "sources:\r\n  - id: a\r\n  - id: b"


def test_a_correction_replaces_the_lines_of_its_fields_alone() -> None:
    text = (
        "a:\n  - value: 99.63   # 注\n    published: '2018-01-01'\n    quote: >-\n      旧\n      句\n    source: x\n"
    )
    made = added(
        text,
        Addition("a", ("a", 0, "value"), Decimal("99.36"), "set"),
        Addition("a", ("a", 0, "published"), datetime.date(2018, 3, 1), "set"),
        Addition("a", ("a", 0, "quote"), "新句", "set"),
        Addition("a", ("a", 0, "corrects"), {"value": Decimal("99.63")}, "set"),
    )
    assert made == (
        'a:\n  - value: 99.36   # 注\n    published: "2018-03-01"\n    quote: 新句\n    source: x\n'
        "    corrects:\n      value: 99.63\n"
    )


def test_a_mapping_is_replaced_field_by_field() -> None:
    text = "a:\n  status:\n    value: 已调整\n    # 说明\n    date: '2018-01-01'\n    reason: 旧\n  name: 乙\n"
    made = added(text, Addition("a", ("a", "status"), {"value": "进行中", "date": datetime.date(2018, 3, 1)}, "set"))
    assert made == 'a:\n  status:\n    value: 进行中\n    # 说明\n    date: "2018-03-01"\n  name: 乙\n'


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("a:\n  b: 1\n  c: 2   # 注\n  # 说明\n  d: 3\n", "a:\n  b: 1\n  # 说明\n  d: 3\n"),
        ("a:\n  b: 1\n  c: 2", "a:\n  b: 1"),
        ("a:\r\n  b: 1\r\n  c: 2\r\n", "a:\r\n  b: 1\r\n"),
        ("a:\n  b: 1\n  c: >-\n    长\n    句\n  d: 3\n", "a:\n  b: 1\n  d: 3\n"),
        ("a: {b: 1, c: 2, d: 3}\n", "a: {b: 1, d: 3}\n"),
        ("a: {b: 1, c: 2}\n", "a: {b: 1}\n"),
    ],
)
def test_a_field_goes_with_its_own_line_alone(text: str, without: str) -> None:
    assert added(text, Addition("a", ("a", "c"), None, "remove")) == without


@pytest.mark.parametrize("text", ["a:\n  b: 1\n  c: 2\n", "a: {b: 1, c: 2}\n"])
def test_something_new_takes_the_place_of_a_last_field_that_goes(text: str) -> None:
    made = added(text, Addition("a", ("a", "c"), None, "remove"), Addition("a", ("a", "d"), 3, "set"))
    assert made == text.replace("c: 2", "d: 3")


def test_what_cannot_be_added_to_is_refused() -> None:
    text = "a:\n  b:\n    - 1\n"
    file = yaml_file.parsed(text, "a")
    with pytest.raises(UnknownLayoutError):
        list(Layout(text, file).replaced(("a", "b"), "甲"))
    for whole in ("a:\n  - b: 1\n    c: 2\n", "a:\n  - {b: 1, c: 2}\n"):
        with pytest.raises(UnknownLayoutError):
            list(Layout(whole, yaml_file.parsed(whole, "a")).removed(("a", 0, "b")))
    with pytest.raises(UnknownLayoutError):
        list(Layout("a:\n  - 1\n", yaml_file.parsed("a:\n  - 1\n", "a")).appended(("a", 0, "b"), [1]))


def test_every_list_of_a_real_plan_takes_an_addition(education: Path) -> None:
    for path in sorted((education / "data").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        file = yaml_file.parsed(text, path.name)
        lists = [loc for loc, _ in file.below() if isinstance(Layout(text, file).at(loc), list)]
        many = [append(*loc, value={"id": "x"}) for loc in lists if (span := file.span(loc)) and not span.is_flow]
        assert len(many) >= 1
        assert only_adds(text, added(text, *many))


def laid(text: str) -> Layout:
    return Layout.of(text, yaml_file.parsed(text.replace("\r\n", "\n"), "data/a.yaml"))


@pytest.mark.parametrize(
    ("text", "loc", "items", "after"),
    [
        ("a:\n  b:\n  - 1\n  # 同深\n", "a.b", [2], "a:\n  b:\n  - 1\n  - 2\n  # 同深\n"),
        ("a:\n  b:\n  - 1\n    # 更深\n  # 同深\n", "a.b", [2], "a:\n  b:\n  - 1\n    # 更深\n  - 2\n  # 同深\n"),
        ("a:\n- 1\n# 顶格\n", "a", [2], "a:\n- 1\n- 2\n# 顶格\n"),
        ("a:\r\n-\r\n  # 注\r\n  id: 1\r\n", "a", [{"id": 2}], "a:\r\n-\r\n  # 注\r\n  id: 1\r\n- id: 2\r\n"),
        ("a:\n  - 1\n\n  - 2\n", "a", [3, 4], "a:\n  - 1\n\n  - 2\n\n  - 3\n\n  - 4\n"),
        ("a: [1, 2]  # 注\n", "a", [3, 4], "a: [1, 2, 3, 4]  # 注\n"),
        ("a: []  # 注\n", "a", [3, 4], "a:  # 注\n  - 3\n  - 4\n"),
        ("x: {a: []}\n", "x.a", [3], "x: {a: [3]}\n"),
        ("a: 1\n", "b", [3], "a: 1\nb: [3]\n"),
    ],
)
def test_items_stand_behind_the_last_one_to_the_letter(text: str, loc: str, items: list[Written], after: str) -> None:
    found = laid(text)
    assert found.spliced(list(found.appended(tuple(loc.split(".")), items))) == after


@pytest.mark.parametrize(
    ("text", "items", "after"),
    [
        ("a:\r\n-\r\n  # 注\r\n  id: 1\r\n", [{"id": 2}], "a:\r\n- id: 2\r\n-\r\n  # 注\r\n  id: 1\r\n"),
        ("a: [1, 2]\n", [0, -1], "a: [0, -1, 1, 2]\n"),
        ("a:\n  - 1\n\n  - 2\n", [3, 4], "a:\n  - 3\n\n  - 4\n\n  - 1\n\n  - 2\n"),
        ("a:\n  - 1\n  - 2\n", [3, 4], "a:\n  - 3\n  - 4\n  - 1\n  - 2\n"),
        ("a:\n  - 1\n", [3], "a:\n  - 3\n  - 1\n"),
        ("a: []\n", [3], "a:\n  - 3\n"),
    ],
)
def test_items_stand_before_the_first_one_to_the_letter(text: str, items: list[Written], after: str) -> None:
    found = laid(text)
    assert found.spliced(list(found.prepended(("a",), items))) == after


@pytest.mark.parametrize(
    ("text", "loc", "order", "after"),
    [
        ("", "b", "", "b: 2"),
        ("# 注\n", "b", "", "# 注\nb: 2\n"),
        ("a: 1\nc: 3\n", "b", "abc", "a: 1\nb: 2\nc: 3\n"),
        ("a: 1\nc: 3\n", "b", "", "a: 1\nc: 3\nb: 2\n"),
        ("a: 1\nc: 3\n# 注\n", "b", "acb", "a: 1\nc: 3\nb: 2\n# 注\n"),
        ("a: {}\n", "a.b", "", "a: {b: 2}\n"),
        ("a: {x: 1}  # 注\n", "a.b", "", "a: {x: 1, b: 2}  # 注\n"),
        ("a:\r\n  x: 1\r\n", "a.b", "", "a:\r\n  x: 1\r\n  b: 2\r\n"),
    ],
)
def test_a_field_stands_behind_those_before_it_to_the_letter(text: str, loc: str, order: str, after: str) -> None:
    found = laid(text)
    assert found.spliced([found.field(tuple(loc.split(".")), 2, tuple(order))]) == after


@pytest.mark.parametrize(
    ("text", "loc", "value", "after"),
    [
        ("a: 甲  # 注\n", "a", "乙", "a: 乙  # 注\n"),
        ("a:\n", "a", "乙", "a: 乙\n"),
        ("a: {x: 1, y: [2]}\n", "a.y", ["乙"], "a: {x: 1, y: [乙]}\n"),
        ("c:\n  x: 1\n  y: 2\n", "c", {"x": 1, "y": 3}, "c:\n  x: 1\n  y: 3\n"),
        ("c:\n  x: 1\n  y: 2\n", "c", {"x": 1}, "c:\n  x: 1\n"),
        ("c:\n  x: 1\n  y: 2\n", "c", [{"x": 1, "y": 2}, {"x": 3}], "c:\n  - x: 1\n    y: 2\n  - x: 3\n"),
        (
            "d:\n  c:\n    x: 1\n    # 注\n\n    y: 2\n  z: 3\n",
            "d.c",
            [{"x": 1, "y": 2}, {"x": 3}],
            "d:\n  c:\n    - x: 1\n      # 注\n\n      y: 2\n    - x: 3\n  z: 3\n",
        ),
        ("a: 1\n", "b", "乙", "a: 1\nb: 乙\n"),
    ],
)
def test_a_value_takes_the_place_of_another_to_the_letter(text: str, loc: str, value: Written, after: str) -> None:
    found = laid(text)
    assert found.spliced(list(found.replaced(tuple(loc.split(".")), value))) == after


@pytest.mark.parametrize(
    ("text", "loc", "after"),
    [
        ("a: 1\r\nb: 2\r\n", "b", "a: 1\r\n"),
        ("a: 1\nb: 2\nc: 3\n", "b", "a: 1\nc: 3\n"),
        ("a: {x: 1, y: 2}\n", "a.y", "a: {x: 1}\n"),
        ("a: {x: 1, y: 2, z: 3}\n", "a.y", "a: {x: 1, z: 3}\n"),
        ("a: 1\n", "b", "a: 1\n"),
    ],
)
def test_a_field_that_goes_takes_nothing_with_it(text: str, loc: str, after: str) -> None:
    found = laid(text)
    assert found.spliced(list(found.removed(tuple(loc.split("."))))) == after


def test_a_field_that_goes_makes_room_for_one_in_its_place() -> None:
    found = laid("a: 1\nb: 2\nc: 3\n")
    splices = [*found.removed(("b",)), found.field(("d",), 4, ("a", "d"))]
    assert found.spliced(splices) == found.spliced(splices[::-1]) == "a: 1\nd: 4\nc: 3\n"


@pytest.mark.parametrize(("text", "loc"), [("a: {x: 1, y: 2}\n", "a.x"), ("a: 1\nb: 2\n", "a")])
def test_the_first_field_of_an_item_cannot_go(text: str, loc: str) -> None:
    with pytest.raises(UnknownLayoutError):
        list(laid(text).removed(tuple(loc.split("."))))


def test_a_list_in_lines_is_not_replaced() -> None:
    with pytest.raises(UnknownLayoutError):
        list(laid("a:\n- [1]\n").replaced(("a",), [[2]]))
