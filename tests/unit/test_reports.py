"""Problems in the forms that people and programs read."""

from __future__ import annotations

import json

import pytest

from plansite.problems import Mark, Problem, Severity
from plansite.reading.checks import output

WARNING = Problem(Mark("data/a.yaml", 3, 5), "数值变化异常大", "请核对", Severity.WARNING)
ERROR = Problem(Mark("data/b.yaml", 9, 2), "年份不在规划期内", "请改正")


def test_text_has_errors_first_and_says_what_follows_from_them() -> None:
    assert output.text([WARNING, ERROR, WARNING]).split("\n") == [
        "data/b.yaml:9:2: 错误：年份不在规划期内。请改正。",
        "data/a.yaml:3:5: 提醒：数值变化异常大。请核对。",
        "data/a.yaml:3:5: 提醒：数值变化异常大。请核对。",
        "检查未通过：1 个错误，2 个提醒。改好之前不会发布，已发布的网站不受影响。",
    ]


def test_warnings_alone_pass() -> None:
    assert output.text([WARNING, WARNING]).split("\n")[-1] == "检查通过：0 个错误，2 个提醒。"


def test_without_problems_there_is_one_line() -> None:
    assert output.text([]) == "检查通过：0 个错误，0 个提醒。"


def test_annotations_name_severity_file_line_and_column() -> None:
    assert output.github([WARNING, ERROR]).split("\n") == [
        "::warning file=data/a.yaml,line=3,col=5::数值变化异常大。请核对。",
        "::error file=data/b.yaml,line=9,col=2::年份不在规划期内。请改正。",
    ]


@pytest.mark.parametrize(
    ("words", "escaped"),
    [("升100%", "升100%25"), ("a\nb", "a%0Ab"), ("a\r\nb", "a%0D%0Ab"), ("%0A", "%250A"), ("a:b,c::", "a:b,c::")],
)
def test_words_of_an_annotation_stay_on_its_line(words: str, escaped: str) -> None:
    line = output.github([Problem(Mark("a.yaml"), words, "改")])
    assert line == f"::error file=a.yaml,line=1,col=1::{escaped}。改。"


@pytest.mark.parametrize(
    ("file", "escaped"),
    [("a,b.yaml", "a%2Cb.yaml"), ("a:b.yaml", "a%3Ab.yaml"), ("a%2Cb.yaml", "a%252Cb.yaml"), ("a\nb", "a%0Ab")],
)
def test_a_file_name_cannot_end_its_property(file: str, escaped: str) -> None:
    assert output.github([Problem(Mark(file), "错", "改")]) == f"::error file={escaped},line=1,col=1::错。改。"


def test_without_problems_there_are_no_annotations() -> None:
    assert output.github([]) == ""


def test_json_holds_every_problem_whole_and_in_order() -> None:
    assert json.loads(output.as_json([WARNING, ERROR])) == [
        {
            "file": "data/a.yaml",
            "line": 3,
            "column": 5,
            "severity": "warning",
            "found": "数值变化异常大",
            "mend": "请核对",
        },
        {
            "file": "data/b.yaml",
            "line": 9,
            "column": 2,
            "severity": "error",
            "found": "年份不在规划期内",
            "mend": "请改正",
        },
    ]


def test_json_keeps_quotes_and_line_breaks() -> None:
    problem = Problem(Mark('a"b.yaml'), "一\n“二”\\", "\t改")
    (read,) = json.loads(output.as_json([problem]))
    assert (read["file"], read["found"], read["mend"]) == ('a"b.yaml', "一\n“二”\\", "\t改")


def test_json_without_problems_is_an_empty_list() -> None:
    assert json.loads(output.as_json([])) == []


def test_the_command_line_knows_all_three_forms() -> None:
    assert dict(output.FORMATS) == {"text": output.text, "github": output.github, "json": output.as_json}
