"""Documents that are longer, denser or odder than any plan are read in the time of their length."""

from __future__ import annotations

import datetime
import time
from pathlib import Path

import pytest

from plansite import __main__ as command
from plansite.newplan import newplan
from plansite.newplan.documents import opened
from plansite.newplan.finding import promises

TODAY = datetime.date(2026, 11, 25)
DENSE = (
    "到2030年，建成第一类健康小屋{}个，新建步道{}公里，村级覆盖率达到{}%以上，培训护理员{}人次，"
    "每年新增床位{}张，近视率每年降低{}个百分点以上。"
)


def dense(times: int) -> list[str]:
    return [DENSE.format(i + 10, i + 11, 50 + i % 49, i + 12, i % 97 + 2, i % 5 + 1) for i in range(times)]


def seconds(text: str) -> float:
    start = time.process_time()
    promises.read(text, since=2026)
    return time.process_time() - start


@pytest.mark.parametrize("signs", ["，。", "，", ""], ids=["sentences", "one sentence", "no signs"])
def test_a_paragraph_twice_as_long_takes_about_twice_as_long(signs: str) -> None:
    whole = "".join(dense(160)).replace("第一类", "")
    whole = "".join(character for character in whole if character not in "，。" or character in signs)
    half, full = whole[: len(whole) // 2], whole
    assert len(full) < promises.LONGEST_TEXT
    assert min(seconds(full) for _ in range(3)) < 3.5 * min(seconds(half) for _ in range(3)) + 0.05


def test_a_document_on_one_line_is_not_searched_and_says_so() -> None:
    text = "".join(dense(400))
    assert len(text) > promises.LONGEST_TEXT
    made, others = promises.read(text, since=2026)
    assert made == []
    assert [(one.reason, one.is_certain) for one in others] == [(promises.TOO_LONG, False)]


def test_a_long_paragraph_without_a_number_is_no_matter() -> None:
    assert promises.read("加强统筹协调，" * 4000, since=2026) == ([], [])


def test_a_project_of_much_data_is_checked_by_the_next_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    document = tmp_path / "plan.txt"
    document.write_text("甲市教育发展规划（2026—2030年）\n第一章 任务\n" + "\n".join(dense(3)), encoding="utf-8")
    software = tmp_path / "software"
    software.mkdir()
    (software / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    arguments = ["--root", str(software), "new", str(document)]
    assert command.main([*arguments, str(tmp_path / "first")]) == 0
    assert "没有检查" not in capsys.readouterr().out
    monkeypatch.setattr(command, "MOST_CHECKED", 10)
    assert command.main([*arguments, str(tmp_path / "second")]) == 0
    assert "make site 会先检查一遍" in capsys.readouterr().out


def test_the_words_of_a_long_paragraph_are_carried_and_listed(tmp_path: Path) -> None:
    document = tmp_path / "plan.txt"
    line = "".join(dense(400))
    document.write_text(f"甲市教育发展规划（2026—2030年）\n第一章 任务\n{line}\n", encoding="utf-8")
    read = opened.read(document)
    found = newplan.found_plan(read, "plan")
    files, made = newplan.project_files(found, read, "site_name: x\n", TODAY)
    assert line in files["content/chapters/01.md"]
    assert made.promises == 0
    assert f"1-p1：数字没有作为承诺带入：{promises.TOO_LONG}" in files[newplan.CHECKLIST]
