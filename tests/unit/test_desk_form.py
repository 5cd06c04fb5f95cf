"""A form that was filled in on the code host is read exactly, becomes data by the one writer, and is never trusted."""

from __future__ import annotations

import argparse
import datetime
import json
import re
import time
from pathlib import Path

import pytest

import issue_forms
from issue_forms import CORRECTION, HOSTILE, VALUE, unfenced
from plansite.__main__ import main
from plansite.desk import catalogue, form, issue_body
from plansite.desk.answers import RefusedError
from plansite.desk.form import FORMS, fenced
from plansite.desk.issue_body import Blank
from plansite.models.vocabulary import Grade, ObservationStatus
from plansite.reading.settings import Settings

BLANKS = (Blank("甲", "first"), Blank("乙", "second", 2000), Blank("核对", longest=500))
GOOD = "### 甲\n\n1\n\n### 乙\n\n```text\n一句。\n```\n\n### 核对\n\n- [X] 对"


def answered(project: Path, label: str, body: str | None) -> tuple[str, dict[str, str]]:
    """The answer to an issue, and the changed files by name."""
    to = project.parent / f"to-{time.monotonic_ns()}"
    event = issue_forms.write(project.parent / "event.json", issue_forms.event(label, body))
    options = argparse.Namespace(root=project, today=datetime.date(2019, 3, 1), event=event, to=to)
    assert form.run(options, Settings()) == 0
    changed = {path.name: path.read_text(encoding="utf-8") for path in sorted(to.glob("data/*"))}
    assert {path.name for path in to.iterdir()} <= {"answer.md", "data"}
    return (to / "answer.md").read_text(encoding="utf-8"), changed


def before(project: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((project / "data").iterdir())}


@pytest.mark.parametrize("label", FORMS)
def test_the_forms_have_the_headings_that_are_read(label: str) -> None:
    assert issue_forms.headings(label) == [blank.heading for blank in FORMS[label].blanks]


def test_there_are_no_other_forms_than_those_that_are_read_and_the_one_for_people() -> None:
    assert set(issue_forms.forms()) == {*FORMS, "网站错误"}


def test_choices_are_those_of_the_data() -> None:
    options = {
        part["attributes"]["label"]: part["attributes"]["options"]
        for label in FORMS
        for part in issue_forms.questions(label)
        if part["type"] == "dropdown"
    }
    assert options == {
        "数据性质": [kind.value for kind in ObservationStatus],
        "口径": ["相同", "不同"],
        "来源等级": [grade.label for grade in Grade],
        "要做什么": list(form.WORK),
        "更正后的数据性质": [kind.value for kind in ObservationStatus],
        "更正后的口径": ["相同", "不同"],
    }


def test_what_must_be_given_is_asked_for() -> None:
    asked = {
        label: {
            part["attributes"]["label"]
            for part in issue_forms.questions(label)
            if part.get("validations", {}).get("required")
        }
        for label in FORMS
    }
    assert asked == {
        "发布数值": {"指标", "年份", "数值", "数据性质", "口径", "来源", "来源原句"},
        "更正数值": {"要做什么", "指标", "年份", "原因"},
    }


def test_every_answer_is_one_of_make_add() -> None:
    from plansite.desk.add import ARGUMENTS  # noqa: PLC0415

    known = {*ARGUMENTS, "job", ""}
    assert {blank.answer for one in FORMS.values() for blank in one.blanks} <= known
    assert set(form.WORK.values()) <= set(catalogue.JOBS)


def test_a_value_with_a_new_source_becomes_data_and_is_shown(project: Path) -> None:
    files = before(project)
    answer, changed = answered(project, "发布数值", issue_forms.body("发布数值", VALUE))
    assert answer.startswith(form.READ), answer
    assert "- 指标页“婴儿死亡率”：云泽2018年值为2.4‰" in answer
    assert "要改的文件：data/sources.yaml、data/indicators.yaml" in answer
    assert set(changed) == {"sources.yaml", "indicators.yaml"}
    assert "  - id: yzxwsjkj-2019-02-20\n    title: 2018年云泽县卫生健康公报\n" in changed["sources.yaml"]
    assert "        value: 2.4\n        kind: 实际\n        scope: same\n" in changed["indicators.yaml"]
    assert before(project) == files


def test_the_form_writes_what_make_add_writes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = {**VALUE, "文号": "云卫〔2019〕1号", "页码或位置": "附表3", "时期": "上半年"}
    _, changed = answered(project, "发布数值", issue_forms.body("发布数值", answers))
    names = {blank.heading: blank.answer for blank in FORMS["发布数值"].blanks} | {"来源": "source-title"}
    arguments = [f"--{names[heading]}={answer}" for heading, answer in answers.items()]
    code = main(["--root", str(project), "--today", "2019-03-01", "add", *arguments, "--yes"])
    assert code == 0, capsys.readouterr().out
    assert {name: text for name, text in before(project).items() if name in changed} == changed


def test_a_registered_source_is_named_by_any_part_of_its_title(project: Path) -> None:
    known = {name: answer for name, answer in VALUE.items() if name not in {"发布者", "发布日期", "来源等级"}}
    answer, changed = answered(
        project, "发布数值", issue_forms.body("发布数值", {**known, "来源": "公报", "年份": "2017", "时期": "上半年"})
    )
    assert set(changed) == {"indicators.yaml"}, answer
    assert "source: bulletin-2017" in changed["indicators.yaml"]


def test_a_code_of_a_registered_source_is_no_title_of_a_new_one(project: Path) -> None:
    body = issue_forms.body("发布数值", {**VALUE, "来源": "bulletin-2017"})
    answer, changed = answered(project, "发布数值", body)
    assert "“来源”是已经登记的代码" in answer
    assert changed == {}


def test_a_correction_and_a_withdrawal(project: Path) -> None:
    answer, changed = answered(project, "更正数值", issue_forms.body("更正数值", CORRECTION))
    assert "          value: 98.6\n" in changed["indicators.yaml"], answer
    gone = {"要做什么": "撤回误发的数值", "指标": "疫苗", "年份": "2016", "原因": "误发"}
    answer, changed = answered(project, "更正数值", issue_forms.body("更正数值", gone))
    assert "        withdrawn:\n" in changed["indicators.yaml"], answer
    answer, changed = answered(project, "更正数值", issue_forms.body("更正数值", {**gone, "更正后的数值": "1"}))
    assert "没有用到“更正后的数值”" in answer
    assert changed == {}


OTHERWISE = {
    "year": ({"更正后的年份": "2017"}, "        year: 2017\n", "          year: 2016\n"),
    "part of a year": ({"更正后的年份": "2016年上半年"}, "        period: 上半年\n", "          period: 全年\n"),
    "kind": ({"更正后的数据性质": "初步"}, "        kind: 初步\n", "          kind: 实际\n"),
    "scope": (
        {"更正后的口径": "不同", "口径差别": "含补种"},
        "        scope_note: 含补种\n",
        "          scope: same\n",
    ),
    "new source": (
        {**{name: VALUE[name] for name in ("发布者", "发布日期", "来源等级")}, "更正后的来源": VALUE["来源"]}
        | {"来源原句": "接种率98.6%。", "文号": "云卫〔2019〕1号", "页码或位置": "第3页"},
        "        quote: 接种率98.6%。\n",
        "          source: bulletin-2017\n",
    ),
}


@pytest.mark.parametrize("what", OTHERWISE)
def test_what_else_was_published_wrongly_is_corrected_too(what: str, project: Path) -> None:
    told, now, former = OTHERWISE[what]
    given = {"要做什么": "更正数值", "指标": "疫苗", "年份": "2016", "原因": "录入有误", **told}
    answer, changed = answered(project, "更正数值", issue_forms.body("更正数值", given))
    assert now in changed["indicators.yaml"], answer
    assert f'        corrects:\n{former}          published: "2018-03-01"\n' in changed["indicators.yaml"]
    assert ("sources.yaml" in changed) is (what == "new source")


def test_everything_that_is_missing_or_wrong_is_told_at_once_by_its_heading(project: Path) -> None:
    wrong = {"指标": "率", "年份": "24", "地区": "火星", "数值": "约2", "来源": "无此来源"}
    answer, changed = answered(project, "发布数值", issue_forms.body("发布数值", wrong))
    assert answer.startswith(form.REFUSED)
    for words in (
        "缺少“数据性质”",
        "缺少“口径”",
        "“指标”：“率”有 4 项相符",
        "“年份”：年份“24”",
        "“地区”：地区“火星”不在规划中",
        "“数值”：数值“约2”不是确切的数",
        "“来源”：没有找到“无此来源”",
        "新的来源请写 “来源”、“发布者”",
        "缺少“来源原句”",
    ):
        assert words in answer
    assert "--" not in answer
    assert changed == {}


def test_what_the_check_refuses_is_told_in_its_words(project: Path) -> None:
    answer, changed = answered(
        project, "发布数值", issue_forms.body("发布数值", {**VALUE, "来源原句": "示例：婴儿死亡率2.5‰。"})
    )
    assert "检查没有通过：" in answer
    assert changed == {}


def test_a_period_is_written_in_one_place(project: Path) -> None:
    answer, _ = answered(
        project, "发布数值", issue_forms.body("发布数值", {**VALUE, "年份": "2018年6月", "时期": "上半年"})
    )
    assert "“年份”：已经写了“6月”，时期请只在一处写" in answer


@pytest.mark.parametrize(
    "change",
    [
        ("\n", "\r\n"),
        ("\n", "\r"),
        ("_No response_", "None"),
        ("_No response_", ""),
        ("_No response_", "```text\n\n```"),
        ("```text\n示例：婴儿死亡率2.4‰。\n```", "示例：婴儿死亡率2.4‰。"),
        ("```text", "~~~~text"),
        ("- [X]", "- [x]"),
        ("### 年份", "### 年份  "),
    ],
)
def test_what_the_host_writes_one_way_or_another_is_read_alike(project: Path, change: tuple[str, str]) -> None:
    body = issue_forms.body("发布数值", VALUE)
    changed_body = body.replace(*change)
    if change[1].startswith("~"):
        changed_body = changed_body.replace("‰。\n```", "‰。\n~~~~")
    assert changed_body != body
    assert answered(project, "发布数值", changed_body)[1] == answered(project, "发布数值", body)[1] != {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "表单是空的"),
        (" \r\n\n", "表单是空的"),
        ("x" * 65_537, "65537 个字符"),
        (f"先说几句\n\n{GOOD}", "第一个栏目之前有多出的文字"),
        (GOOD.replace("### 甲\n\n1\n\n", ""), "缺少栏目“甲”"),
        (f"{GOOD}\n\n### 甲\n\n2", "栏目“甲”出现了 2 次"),
        (GOOD.replace("一句。", "一句。\n### 甲\n2"), "栏目“甲”出现了 2 次"),
        (GOOD.replace("\n\n1\n\n", "\n\n1\n### 丙\n\n"), "“### 丙”不是这张表单的栏目"),
        (GOOD.replace("一句。", "# 大标题"), "“# 大标题”不是这张表单的栏目"),
        (GOOD.replace("### 甲", "### 甲\u00a0"), "缺少栏目“甲”"),
        (GOOD.replace("### 甲", "### 甲\u200b"), "“### 甲□”不是"),
        (GOOD.replace("### 甲", "## 甲"), "缺少栏目“甲”"),
        ("### 乙\n\n2\n\n### 甲\n\n1\n\n### 核对\n\n- [x] 对", "次序变了"),
        (GOOD.replace("- [X]", "- [ ]"), "“核对”没有全部打勾"),
        (GOOD.replace("- [X] 对", "- [X] 对\n- [ ] 没有"), "“核对”没有全部打勾"),
        (GOOD.replace("- [X] 对", "_No response_"), "“核对”没有全部打勾"),
        (GOOD.replace("\n1\n", "\n1\n2\n"), "“甲”写成了多行"),
        (GOOD.replace("\n1\n", f"\n{'1' * 201}\n"), "“甲”有 201 个字"),
        (GOOD.replace("\n1\n", f"\n{'1' * 4001}\n"), "“甲”有 4003 个字符"),
        (GOOD.replace("一句。", "句" * 2001), "“乙”有 2001 个字"),
        (GOOD.replace("一句。", "一句。\n```\n又一句。"), "代码块的标记"),
        (GOOD.replace("```text\n一句。\n```", "~~~\n一句。"), "代码块的标记"),
        (GOOD.replace("\n1\n", "\n1<!-- 2 -->\n"), "“甲”里有HTML 注释"),
        (GOOD.replace("\n1\n", "\n1&#46;2\n"), "HTML 的字符代码"),
        (GOOD.replace("一句。", "一句。\n[x]: 藏起来的话"), "不显示的链接定义"),
        (GOOD.replace("一句。", "![图](https://example.org/a.png)"), "“乙”里有图片"),
        (GOOD.replace("\n1\n", "\n1\u200b2\n"), "U+200B"),
        (GOOD.replace("\n1\n", "\n1\u202e2\n"), "U+202E"),
        (GOOD.replace("\n1\n", "\n1\x002\n"), "U+0000"),
        (GOOD.replace("\n1\n", "\n1\x1b[31m\n"), "U+001B"),
        (GOOD.replace("\n1\n", "\n1\ud8002\n"), "U+D800"),
        (GOOD.replace("\n1\n", "\n1\u30002\u3164\n"), "U+3164"),
        (GOOD.replace("\n1\n", "\n1\ufffd\n"), "U+FFFD"),
        (GOOD.replace("\n1\n", "\n1\u2028### 甲\n"), "U+2028"),
    ],
)
def test_a_body_that_is_not_what_the_form_makes_is_refused(text: str, said: str) -> None:
    assert issue_body.answers(GOOD, BLANKS) == {"first": "1", "second": "一句。"}
    with pytest.raises(RefusedError, match=re.escape(said)):
        issue_body.answers(text, BLANKS)


def test_headings_of_other_kinds_of_text_are_no_headings() -> None:
    text = GOOD.replace("一句。", "#1机组，＃＃＃ 甲，a ### 甲")
    assert issue_body.answers(text, BLANKS)["second"] == "#1机组，＃＃＃ 甲，a ### 甲"


@pytest.mark.heavy
@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:20]))
def test_no_word_of_any_answer_does_more_than_be_read(
    project: Path, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for blank in FORMS["发布数值"].blanks:
        attack(project, blank.heading, words, monkeypatch, capsys)


@pytest.mark.heavy
@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:20]))
def test_no_word_of_a_note_does_more_than_be_read(
    project: Path, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    attack(project, "原句说明", words, monkeypatch, capsys)


def attack(
    project: Path, heading: str, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Answer an issue with these words under a heading, and look at everything that comes of it."""
    monkeypatch.chdir(project)
    files = before(project)
    answer, changed = answered(project, "发布数值", _with(issue_forms.body("发布数值", VALUE), heading, words))
    assert unfenced(answer)
    assert len(answer) < 30_000
    assert before(project) == files
    assert not list(project.rglob("hurt*"))
    assert set(changed) <= {"sources.yaml", "indicators.yaml"}
    for private in ("13812345678", "１３８１２３４５６７８", "11010519491231002X"):
        assert not any(private in text for text in (answer, *changed.values()))
    assert capsys.readouterr().out in {"检查通过。\n", "没有写入任何内容。\n"}
    if changed:
        added = set(changed["indicators.yaml"].splitlines()) - set(files["indicators.yaml"].splitlines())
        assert [line.strip() for line in added if line.strip().startswith("value:")] == ["value: 2.4"]
        lost = [line for line in files["indicators.yaml"].splitlines() if line not in changed["indicators.yaml"]]
        assert lost == []


def _with(body: str, heading: str, words: str) -> str:
    start = body.index(f"### {heading}\n\n") + len(f"### {heading}\n\n")
    end = body.find("\n\n### ", start)
    return body[:start] + words + (body[end:] if end >= 0 else "")


@pytest.mark.parametrize(
    "words", ["a", "```", "````\n```", "`" * 100, "x\n```\n@somebody", "\x00\x1b[2J\u202ea\ud800", "9" * 50_000]
)
def test_a_block_cannot_be_broken_out_of(words: str) -> None:
    lines = fenced(words).split("\n")
    assert lines[0] == f"{lines[-1]}text"
    assert all(lines[-1] not in line for line in lines[1:-1])
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e\ud800]", fenced(words))
    assert len(fenced(words)) < 30_000


def test_personal_numbers_are_masked_in_an_answer() -> None:
    assert "138******78" in fenced("打 13812345678")


@pytest.mark.parametrize("event", [b"", b"{", b"[]", b"{}", b'{"issue": 1}', b'{"issue": {"labels": []}}', b"\xff\xfe"])
def test_an_event_without_such_a_form_is_told_and_writes_nothing(tmp_path: Path, event: bytes) -> None:
    path = tmp_path / "event.json"
    path.write_bytes(event)
    assert main(["--root", str(tmp_path), "form", "--event", str(path), "--to", str(tmp_path / "to")]) == 2
    assert not (tmp_path / "to").exists()


def test_a_folder_that_is_there_is_not_written_into(project: Path) -> None:
    event = issue_forms.write(project / "event.json", issue_forms.event("发布数值", ""))
    assert main(["--root", str(project), "form", "--event", str(event), "--to", str(project / "data")]) == 2
    assert not (project / "data" / "answer.md").exists()


def test_an_issue_with_two_forms_is_none() -> None:
    both = issue_forms.event("发布数值", "x", labels=[{"name": "发布数值"}, {"name": "更正数值"}])
    with pytest.raises(ValueError, match="not one form"):
        form.issue(json.dumps(both).encode())


def test_an_empty_issue_is_answered(project: Path) -> None:
    answer, changed = answered(project, "发布数值", None)
    assert "表单是空的" in answer
    assert changed == {}
