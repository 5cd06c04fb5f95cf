"""The cases of the check are themselves written with care: a break that no longer fits the plan is told."""

from __future__ import annotations

import pytest
import yaml

from breaking import Case, with_says

RULE = """\
# A rule.

- case: first
  file: plan.yaml
  says: |
    data/plan.yaml:1:1: 错误：甲。乙。
  # A remark.
  change: {"start: 2016": "start: 16"}

- case: first-again
  file: plan.yaml
  content: |
    title: 云泽县健康行动规划

    period: 2016
"""


def broken(**how: object) -> str:
    return Case(**{"case": "one", "file": "plan.yaml", **how}).broken.decode()  # type: ignore[arg-type]


def test_text_is_changed() -> None:
    assert "start: 16\n" in broken(change={"start: 2016": "start: 16"})


def test_bytes_are_put_as_they_are() -> None:
    case = Case(case="one", file="plan.yaml", change={"云泽县健康规划": "云泽".encode("gbk")})
    assert b"short_title: " + "云泽".encode("gbk") + b"\n" in case.broken


def test_text_that_is_not_there_is_told() -> None:
    with pytest.raises(AssertionError, match="one: 0 times in the file instead of once: 'start: 1916'"):
        broken(change={"start: 1916": "start: 16"})


def test_text_that_is_there_twice_is_told() -> None:
    with pytest.raises(AssertionError, match="one: 2 times in the file instead of once: 'role: '"):
        broken(delete=["role: "])


def test_first_text_after_another_is_meant() -> None:
    assert "name: 临海}\n" in broken(after="id: linhai", change={", role: comparison": ""})
    assert broken(after="areas:", delete=["role: "]).endswith(
        "areas:\n  - {id: linhai, name: 临海, role: comparison}\n"
    )


def test_text_that_is_only_before_is_told() -> None:
    with pytest.raises(AssertionError, match="one: nowhere after 'areas:': 'start: 2016'"):
        broken(after="areas:", change={"start: 2016": "start: 16"})


def test_lines_are_put_below_with_the_same_indent() -> None:
    assert "  start: 2016\n  a: 1\n  b: 2\n  end: 2020\n" in broken(after="start", insert="a: 1\nb: 2\n")


def test_whole_file_may_be_another() -> None:
    assert broken(content="") == ""


def test_file_may_have_another_encoding_and_other_line_ends() -> None:
    case = Case(case="one", file="plan.yaml", content="标题\n", encoding="gbk", line_ends="\r\n")
    assert case.broken == "标题\r\n".encode("gbk")


def test_case_without_lines_says_nothing() -> None:
    assert Case(case="one", file="plan.yaml").lines == []


@pytest.mark.parametrize("name", ["first", "first-again"])
def test_lines_are_written_into_their_case_alone(name: str) -> None:
    says = {case["case"]: Case(**case).lines for case in yaml.safe_load(with_says(RULE, name, ["丙", "丁"]))}
    assert says == {"first": ["data/plan.yaml:1:1: 错误：甲。乙。"], "first-again": []} | {name: ["丙", "丁"]}


def test_what_else_is_written_stays() -> None:
    bare = RULE.replace("  says: |\n    data/plan.yaml:1:1: 错误：甲。乙。\n", "")
    assert with_says(RULE, "first", []) == bare
    assert with_says(bare, "first-again", ["丙"]) == f"{bare}  says: |\n    丙\n"


def test_same_lines_change_nothing_once_written() -> None:
    once = with_says(RULE, "first-again", ["丙"])
    assert with_says(once, "first-again", ["丙"]) == once
