"""The forms of the code host, filled in as the host does it: a body of sections, inside the event of an issue."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from plansite.desk import form

FOLDER = Path(__file__).parents[2] / ".github" / "ISSUE_TEMPLATE"
NONE = "_No response_"
VALUE = {
    "指标": "婴儿",
    "年份": "2018",
    "数值": "2.4",
    "数据性质": "实际",
    "口径": "相同",
    "来源": "2018年云泽县卫生健康公报",
    "来源原句": "示例：婴儿死亡率2.4‰。",
    "发布者": "云泽县卫生健康局",
    "发布日期": "2019年2月20日",
    "来源等级": "官方发布",
}
CORRECTION = {
    "要做什么": "更正数值",
    "指标": "疫苗",
    "年份": "2016",
    "更正后的数值": "98.9",
    "原因": "录入时数字颠倒",
    "来源原句": "接种率98.9%。",
}
"""Answers, by heading, with which the tiny plan goes on."""

HOSTILE = (
    "$(touch hurt)",
    "`touch hurt`",
    "'; touch hurt; '",
    '"; touch hurt #',
    "a\n::set-output name=ready::yes",
    "::error::x",
    "${{ github.token }}",
    "../../etc/passwd",
    "@somebody #1 https://example.org [a](javascript:x)",
    "</pre><img src=x onerror=hurt>",
    "a: b # c",
    "- [x] &a *a !!python/object:os.system",
    "{a: b}",
    "| >",
    "%YAML 1.1",
    '"\\"\'',
    "ok\n```\n@somebody",
    "a\n### 数值\n\n99",
    "a\r\n\r\n### 数值\r\n\r\n99",
    "\u202e99\u202c",
    "\x00",
    "\ud800",
    "9" * 65_000,
    "`" * 30_000 + "\n" + "`" * 30_000,
    "手机 13812345678",
    "１３８１２３４５６７８",
    "11010519491231002X",
)
"""Words that could do more than be read."""


def forms() -> dict[str, dict[str, Any]]:
    """Every form by its label."""
    read = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("[0-9]*.yml"))]
    return {form["labels"][0]: form for form in read}


def questions(label: str) -> list[dict[str, Any]]:
    """The questions of a form, without the words around them."""
    return [part for part in forms()[label]["body"] if part["type"] != "markdown"]


def headings(label: str) -> list[str]:
    """The headings of a form in their order."""
    return [part["attributes"]["label"] for part in questions(label)]


def body(label: str, answers: Mapping[str, str]) -> str:
    """What the host writes of answers by heading; ticks are made, what is left out is left blank."""
    unknown = set(answers) - set(headings(label))
    assert not unknown, f"the form has no {unknown}"
    return "\n\n".join(
        f"### {part['attributes']['label']}\n\n{_written(part, answers.get(part['attributes']['label'], ''))}"
        for part in questions(label)
    )


def event(label: str, text: str | None, **more: object) -> dict[str, Any]:
    """The event of an issue with such a body."""
    issue = {"number": 7, "title": "x", "state": "open", "body": text, "labels": [{"name": label}], **more}
    return {"action": "opened", "issue": issue, "sender": {"login": "staff"}}


def write(path: Path, told: Mapping[str, Any]) -> Path:
    """An event in a file, as the runner has it."""
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def _written(part: Mapping[str, Any], answer: str) -> str:
    if part["type"] == "checkboxes":
        ticks = [f"- [X] {option['label']}" for option in part["attributes"]["options"]]
        return answer or "\n".join(ticks)
    if part["type"] == "dropdown":
        assert not answer or answer in part["attributes"]["options"], answer
        return answer or NONE
    if "render" in part["attributes"]:
        return f"```{part['attributes']['render']}\n{answer}\n```" if answer else NONE
    return answer or NONE


def unfenced(answer: str) -> str:
    """What stands in the block of an answer; fails if anything untrusted could stand outside it."""
    introduction, blank, block = answer.partition("\n\n")
    assert introduction in {form.READ, form.REFUSED}
    assert blank
    lines = block.rstrip("\n").split("\n")
    fence = lines[0].removesuffix("text")
    assert set(fence) == {"`"}
    assert lines[-1] == fence
    inside = lines[1:-1]
    assert not any(fence in line for line in inside)
    return "\n".join(inside)
