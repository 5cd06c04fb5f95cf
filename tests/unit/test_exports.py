"""Data files: they open well in Excel, run no formula, and say the same as the pages."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import sys
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plansite.assessment.assessments import Assessments
from plansite.exports.export import BYTE_ORDER_MARK, FORMULA_STARTS, Export, as_csv, as_json, as_json_records
from plansite.exports.tables import csv_export, json_exports, tables
from plansite.models.vocabulary import Comparison, Grade
from plansite.pages.rendering.publication import Publication
from plansite.plan.plan import Plan

UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""The machine's speed decides nothing."""


def exports(plan: Plan, assessments: Assessments) -> tuple[Export, ...]:
    """The CSV and JSON files of a plan."""
    return (*(csv_export(table) for table in tables(plan, assessments)), *json_exports(plan, assessments))


def rows(content: bytes) -> list[list[str]]:
    """The cells as a spreadsheet reads them."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def cell(value: object) -> str:
    """What one value becomes."""
    header, row = rows(as_csv(["a"], [[value]]))
    assert header == ["a"]
    return row[0]


def numbers(content: bytes) -> Any:
    """JSON with its numbers as they are written."""
    return json.loads(content, parse_float=Decimal, parse_int=Decimal)


def test_csv_starts_with_a_byte_order_mark_and_ends_its_lines_for_excel() -> None:
    assert as_csv(["甲", "b"], [["一", 2]]) == f"{BYTE_ORDER_MARK}甲,b\r\n一,2\r\n".encode()
    assert BYTE_ORDER_MARK.encode() == b"\xef\xbb\xbf"


def test_csv_without_rows_still_names_its_columns() -> None:
    assert rows(as_csv(["a", "b"], [])) == [["a", "b"]]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "-x",
        "- 1",
        "-1.",
        "@x",
        "\tx",
        "\rx",
        '=HYPERLINK("a")',
        "-",
        "+",
        "--1",
        "-1-",
        "+1e3",
        "-0x1F",
        "+1_000",
        "-12:30",
        "-1,23",
        "-5‰",
        "-1%%",
        "-NaN",
        "+inf",
        "＝1",
        "＋1",
        "－x",
        "＠x",
        "﹦1",
        "\n=1",
        "-1\n",
        "-.5",
        "-１",
    ],
)
def test_text_that_looks_like_a_formula_does_not_run(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    [
        "1=1",
        "-1",
        "-0.5",
        "a-b",
        "5%",
        "'x",
        "—",
        " =1",
        "≥85",
        "+5",
        "+0.5",
        "-0",
        "-0.0",
        "+5%",
        "-1.25%",
        "-1,234.5",
        "4.390",
        "1e3",
        ".5",
        "0x1F",
        "1_000",
        "12:30",
        "NaN",
        "yes",
        "no",
        "−5",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert cell(text) == text


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("-1.50"), "-1.50"),
        (-3, "-3"),
        (Decimal("96.30"), "96.30"),
        (Decimal(0), "0"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1E-7"), "0.0000001"),
        (2025, "2025"),
        (None, ""),
        (True, "true"),
        (False, "false"),
        (datetime.date(2026, 6, 2), "2026-06-02"),
        (Comparison.AT_LEAST, ">="),
    ],
)
def test_numbers_keep_their_digits_and_nothing_is_nothing(value: object, written: str) -> None:
    assert cell(value) == written


@UNTIMED
@given(st.text())
def test_any_text_comes_back_from_csv(text: str) -> None:
    """A lone equals sign is a target's way of comparing, and no formula; nor is a number, whatever its sign."""
    is_number = re.fullmatch(r"[-+]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?%?", text)
    assert cell(text) == (f"'{text}" if text != "=" and not is_number and text.startswith(FORMULA_STARTS) else text)


@UNTIMED
@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_a_decimal_comes_back_from_csv_digit_by_digit(value: Decimal) -> None:
    assert Decimal(cell(value)).as_tuple() == value.as_tuple()


@UNTIMED
@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_a_decimal_comes_back_from_json_digit_by_digit(value: Decimal) -> None:
    assert numbers(as_json({"v": value}))["v"].as_tuple() == value.as_tuple()


def test_json_is_utf8_with_words_as_they_are() -> None:
    content = as_json({"甲": ("一", None, True, 3, Decimal("96.30"), datetime.date(2026, 6, 2))})
    assert "甲" in content.decode()
    assert content.endswith(b"}\n")
    assert json.loads(content) == {"甲": ["一", None, True, 3, 96.3, "2026-06-02"]}


def test_a_number_has_the_digits_of_its_source_in_json() -> None:
    assert as_json([Decimal(92), Decimal("92.0"), Decimal("1E+3")]) == b"[\n  92,\n  92.0,\n  1000\n]\n"


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=20,
)


@UNTIMED
@given(JSON_VALUES)
def test_json_is_written_as_the_standard_library_writes_it(value: object) -> None:
    assert as_json(value) == f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()


@pytest.fixture(scope="module")
def plan(tiny: Publication) -> Plan:
    return tiny.plan


@pytest.fixture(scope="module")
def assessments(plan: Plan) -> Assessments:
    return Assessments(plan, Fraction(5, 100))


@pytest.fixture(scope="module")
def files(plan: Plan, assessments: Assessments) -> dict[str, bytes]:
    return {export.path: export.content for export in exports(plan, assessments)}


def table(content: bytes) -> list[dict[str, str]]:
    """The rows by the names of their columns."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_data_files_count_as_the_assessments_do(files: dict[str, bytes], assessments: Assessments) -> None:
    indicators = json.loads(files["data/indicators.json"])["indicators"]
    projects = json.loads(files["data/projects.json"])["projects"]
    assert Counter(item["status"] for item in indicators) == assessments.indicator_counts
    assert Counter(item["status"] for item in projects) == assessments.project_counts
    targets = [row for row in table(files["data/targets.csv"]) if row["owner"] == "project"]
    promises = [row for row in table(files["data/targets.csv"]) if row["owner"] == "text" and row["status"]]
    assert Counter(row["status"] for row in targets) == assessments.target_counts
    assert Counter(row["status"] for row in promises) == assessments.promise_counts
    assert promises


def test_every_published_value_is_a_row_with_its_source(files: dict[str, bytes], plan: Plan) -> None:
    found = table(files["data/observations.csv"])
    assert [(row["series"], Decimal(row["value"])) for row in found] == [
        (owner.id, observation.value) for owner, observation in plan.observations()
    ]
    assert all(row["source_title"] and row["quote"] and row["published"] for row in found)


def test_a_correction_shows_the_value_before_and_the_reason(files: dict[str, bytes]) -> None:
    first = table(files["data/observations.csv"])[0]
    assert (first["value"], first["corrects_value"], first["corrects_reason"]) == ("2.2", "2.1", "公报更正了活产数")


def test_json_and_csv_say_the_same_of_a_target(files: dict[str, bytes]) -> None:
    for project in numbers(files["data/projects.json"])["projects"]:
        for target in project["targets"]:
            row = next(row for row in table(files["data/targets.csv"]) if row["id"] == target["id"])
            assert row["status"] == target["status"]
            assert (Decimal(row["progress_percent"]) if row["progress_percent"] else None) == target["progress_percent"]


def test_json_holds_the_values_of_targets_too(files: dict[str, bytes]) -> None:
    targets = [
        target
        for project in numbers(files["data/projects.json"])["projects"]
        for target in project["targets"]
        if target["observations"]
    ]
    (value,) = targets[0]["observations"]
    assert [target["id"] for target in targets] == ["1-1-t1"]
    assert (value["area"], value["year"], value["value"], value["source"]) == ("yunze", 2017, 18, "bulletin-2017")


def test_a_copy_of_a_source_is_named_without_its_address(plan: Plan) -> None:
    copied = {name: source.model_copy(update={"grade": Grade.REPOST}) for name, source in plan.sources.items()}
    other = Plan(plan.about, copied, plan.indicators, plan.sidebars, plan.notes, plan.chapters)
    found = {export.path: export.content for export in exports(other, Assessments(other, Fraction(5, 100)))}
    assert {row["grade"] for row in table(found["data/observations.csv"])} == {"repost"}
    assert not [path for path, content in found.items() if b"example.org" in content]


def test_json_of_many_records_has_a_line_for_each() -> None:
    value = {"as_of": "2026-06-02", "items": [{"甲": Decimal("96.30"), "b": [1, None]}, {}], "none": ()}
    content = as_json_records(value)
    assert content.decode().split("\n") == [
        "{",
        '  "as_of": "2026-06-02",',
        '  "items": [',
        '    {"甲":96.30,"b":[1,null]},',
        "    {}",
        "  ],",
        '  "none": []',
        "}",
        "",
    ]
    assert numbers(content) == numbers(as_json(value))


def test_a_large_file_is_held_packed_and_is_the_same_when_it_is_asked_for() -> None:
    content = "数据，".encode() * 100_000
    export = Export("data/a.csv", content, "一", "二")
    assert export.content == export.made() == content
    assert sum(sys.getsizeof(getattr(export, name)) for name in ("path", "_held")) < len(content) / 10
    assert Export("data/a.csv", b"", "一", "二").content == b""
