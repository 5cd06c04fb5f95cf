"""A small document becomes a project that the check accepts and that builds."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml

import building
from plan_documents import OPENING, TITLE, small
from plansite import __main__ as command
from plansite.newplan import newplan
from plansite.newplan.documents import opened
from plansite.newplan.documents.structure import RefusedError
from plansite.newplan.finding.plan import FoundPlan
from plansite.newplan.writing import folder
from plansite.reading import checks, dataset
from plansite.reading.settings import Settings
from projects import ROOT, education_project

TODAY = datetime.date(2018, 3, 1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kept = tmp_path_factory.mktemp("new")
    software = education_project(kept / "software").parent
    newplan.make(small(kept / "规划.docx"), kept / "project", software, TODAY)
    return kept / "project"


def data(project: Path, name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((project / "data" / f"{name}.yaml").read_text(encoding="utf-8"))
    return read


def found_in(kept: Path, *lines: str, name: str = "云泽县“十三五”健康规划") -> FoundPlan:
    """The plan in a text file of these lines."""
    path = kept / f"{name}.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return newplan.found_plan(opened.read(path), name)


def titles(found: FoundPlan) -> list[str]:
    """The sections of the first chapter."""
    return [title for title, _ in found.chapters[0][1] if title]


def test_the_check_finds_nothing_wrong(made: Path) -> None:
    read = dataset.read(made / "data", made / "content" / "chapters")
    assert checks.problems(read, TODAY, Settings()) == []


@pytest.mark.heavy
def test_it_builds_at_once(made: Path, tmp_path: Path) -> None:
    built = building.built(made / "mkdocs.yml", tmp_path / "site")
    page = (built / "chapters" / "2" / "index.html").read_text(encoding="utf-8")
    assert "至少建成1所卫生站" in page


def test_the_text_is_cut_and_carried(made: Path) -> None:
    first = (made / "content" / "chapters" / "01.md").read_text(encoding="utf-8")
    assert first.split("\n\n")[:3] == [OPENING, "# 第一章 发展目标", "## 第一节 总体目标"]
    second = (made / "content" / "chapters" / "02.md").read_text(encoding="utf-8")
    assert "{{ 专栏1 }}" in second
    assert second.endswith("加强督导。\n")


def test_the_plan_says_its_name_and_years(made: Path) -> None:
    plan = data(made, "plan")
    assert (plan["title"], plan["period"]) == (TITLE, {"start": 2016, "end": 2020})


def test_settings_name_the_plan_and_nothing_of_another(made: Path) -> None:
    text = (made / "mkdocs.yml").read_text(encoding="utf-8")
    assert f'site_name: "{TITLE}进展"' in text
    assert "chapters/2.md" in text
    assert "chapters/3.md" not in text
    assert "external_hosts" not in text


def test_the_software_comes_along_without_the_plan_of_this_project(made: Path) -> None:
    assert (made / "hooks" / "plan_hook.py").is_file()
    assert (made / "overrides" / "main.html").is_file()
    assert not (made / "urls.lock").exists()
    assert not (made / ".venv").exists()
    own = {path.name for path in (made / "content" / "chapters").iterdir()}
    assert own == {"01.md", "02.md"}


def test_a_repository_gives_what_it_keeps_and_nothing_of_its_plan() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in folder.software_files(ROOT)}
    assert {"Makefile", "hooks/plan_hook.py", "overrides/main.html", "tests/plan/conftest.py"} <= names
    assert not [name for name in names if name.startswith(("data/", "content/", ".venv/", "node_modules/"))]
    assert not {"urls.lock", "mkdocs.yml", "tests/plan/plan.txt"} & names


def test_departments_and_promises_of_a_project_are_read(made: Path) -> None:
    (sidebar,) = data(made, "projects")["sidebars"]
    first, second = sidebar["projects"]
    assert first["departments"] == {"lead": "县卫健局", "support": ["县住建局", "各乡镇"], "source": "plan"}
    assert [(t["text"], t.get("low"), t.get("value"), t["by"]) for t in first["targets"]] == [
        ("新建健康小屋30-40个", 30, None, 2020),
        ("2018年底前村级覆盖率达到80%以上", None, 80, 2018),
    ]
    assert second["unmeasured"] == [{"text": "“5分钟健步圈”", "reason": "名称中的数字，不是数量"}]


def test_what_is_not_certain_is_listed_with_its_place(made: Path) -> None:
    lines = (made / newplan.CHECKLIST).read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if line.startswith("- [ ] ")]
    assert any("零发生" in line and "指标表第3行" in line for line in entries)
    assert any("正文承诺" in line and "2-1-p1" in line for line in entries)
    assert all("：" in line for line in entries)


def test_a_notice_before_the_plan_is_left_out_and_named(tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        "云泽县人民政府关于印发《云泽县“十三五”健康规划》的通知",
        "云政发〔2016〕3号",
        "各乡镇人民政府：",
        "现将《云泽县“十三五”健康规划》印发给你们，请认真贯彻执行。",
        "2016年3月1日",
        "云泽县“十三五”健康规划",
        "目　录",
        "第一章　总则……1",
        "第二章　任务……2",
        "第一章　总则",
        "坚持预防为主。",
        "第二章　任务",
        "建设健康小屋。",
    )
    assert found.title == "云泽县“十三五”健康规划"
    assert found.outline.number == "云政发〔2016〕3号"
    assert [chapter.title for chapter, _ in found.chapters] == ["第一章　总则", "第二章　任务"]
    assert found.outline.preamble == []
    lost = [entry.quote for entry in found.handover.entries]
    assert "各乡镇人民政府：" in lost


@pytest.mark.parametrize(
    ("lines", "chapters", "sections"),
    [
        ("一、总则/（一）目标/甲。/二、任务/（一）重点/乙。", "一、总则/二、任务", "（一）目标"),
        ("第一章/总则/第一节 目标/甲。/第二章/任务/乙。", "第一章　总则/第二章　任务", "第一节 目标"),
        ("一、总则/甲。/2、任务/乙。/三、保障/丙。", "一、总则/2、任务/三、保障", ""),
        (
            "第一部分 总则/一、目标/甲。/第二部分 任务/一、重点/乙。",
            "第一部分 总则/第二部分 任务",
            "一、目标",
        ),
        (
            "第一篇 总则/甲。/第一章 目标/乙。/第二篇 任务/第二章 重点/丙。",
            "第一篇 总则/第一章 目标/第二篇 任务/第二章 重点",
            "",
        ),
        ("1. 总则/1.1 目标/甲。/2. 任务/2.1 重点/乙。/3. 保障/丙。", "1. 总则/2. 任务/3. 保障", "1.1 目标"),
        ("壹 总则", "云泽县“十三五”健康规划", ""),
    ],
)
def test_chapters_and_sections_are_found(lines: str, chapters: str, sections: str, tmp_path: Path) -> None:
    found = found_in(tmp_path, "云泽县“十三五”健康规划", *lines.split("/"))
    assert "/".join(chapter.title for chapter, _ in found.chapters) == chapters
    assert "/".join(titles(found)) == sections


def test_a_sentence_that_begins_with_a_number_is_no_heading(tmp_path: Path) -> None:
    found = found_in(
        tmp_path, "云泽县“十三五”健康规划", "一、总则", "（一）加强领导。各乡镇要加强领导。", "二、任务", "甲。"
    )
    assert titles(found) == []


def test_without_years_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "健康规划.txt"
    path.write_text("一、总则\n坚持预防为主。\n二、任务\n建设健康小屋。\n", encoding="utf-8")
    with pytest.raises(RefusedError, match="PERIOD=2021-2025"):
        newplan.make(path, tmp_path / "new", ROOT, TODAY)
    assert [entry.name for entry in tmp_path.iterdir()] == ["健康规划.txt"]


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "a").write_text("a", encoding="utf-8")
    with pytest.raises(RefusedError, match="不是空文件夹"):
        newplan.make(small(tmp_path / "a.docx"), tmp_path / "new", ROOT, TODAY)
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a"]


def test_the_command_refuses_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK")
    monkeypatch.setattr(sys, "argv", ["plansite"])
    assert command.main(["--root", str(ROOT), "new", str(path), str(tmp_path / "new")]) == 1
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert not (tmp_path / "new").exists()


@pytest.mark.heavy
def test_a_long_plan_is_read_whole(tmp_path: Path) -> None:
    chapters = 100
    document = docx.Document()
    document.add_paragraph(TITLE)
    for number in range(1, chapters + 1):
        document.add_paragraph(f"第{number}章 第{number}项任务")
        for section in range(10):
            document.add_paragraph(f"推进第{section}项工作，新建健康小屋{section + 2}个，覆盖率达到85%以上。" * 10)
    document.save(str(tmp_path / "a.docx"))
    found = newplan.found_plan(opened.read(tmp_path / "a.docx"), "a")
    assert len(found.chapters) == chapters
