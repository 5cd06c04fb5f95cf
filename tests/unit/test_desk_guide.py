"""The commands that the guide gives do what it says, one after another."""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path

import pytest

import guide
import issue_forms
from edited import copy
from plansite.__main__ import main
from plansite.desk.catalogue import JOBS
from plansite.desk.form import FORMS, READ
from plansite.problems import errors
from plansite.reading import checks, dataset

TODAY = datetime.date(2026, 11, 25)


@pytest.mark.heavy
def test_the_commands_of_the_guide_work_one_after_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = copy(tmp_path / "project")
    commands = guide.commands(guide.GUIDE.read_text(encoding="utf-8"))
    done = {arguments[0] if arguments[0] in JOBS else "value" for _, arguments in commands}
    assert done == set(JOBS), "every job of the desk has its example"
    for job, arguments in commands:
        code = main(["--root", str(project), "--today", "2026-11-25", job, *arguments])
        said = capsys.readouterr().out
        assert code == 0, (arguments, said)
        assert "已写入" in said
    sheets = guide.imports(guide.GUIDE.read_text(encoding="utf-8"))
    assert sheets
    for name, rows in sheets:
        (tmp_path / name).write_text(rows, encoding="utf-8")
        code = main(["--root", str(project), "--today", "2026-11-25", "import", str(tmp_path / name), "--write"])
        assert code == 0, capsys.readouterr().out
    assert main(["--root", str(project), "--today", "2026-11-25", "check"]) == 0


@pytest.mark.heavy
def test_the_examples_by_hand_pass_the_check_one_after_another(tmp_path: Path) -> None:
    project = copy(tmp_path / "project")
    for line, changes in guide.examples(guide.GUIDE.read_text(encoding="utf-8")):
        for change in changes:
            change.apply(project)
        data = dataset.read(project / "data", project / "content" / "chapters")
        assert errors(checks.problems(data, TODAY)) == [], line


@pytest.mark.parametrize(
    "field",
    [
        *("observations", "corrects", "withdrawn", "milestones", "adjustments", "departments", "department"),
        *("scope_note", "assessment", "status", "breaks", "period", "number", "progress"),
    ],
)
def test_every_kind_of_record_has_an_example_by_hand(field: str) -> None:
    text = guide.GUIDE.read_text(encoding="utf-8")
    blocks = [block["yaml"] for block in guide.BLOCK.finditer(text)]
    places = guide.LIST_KEYS.findall(text)
    assert field in places or any(re.search(rf"^\s*(- )?{field}:", block, re.MULTILINE) for block in blocks)


@pytest.mark.heavy
def test_the_forms_of_the_guide_work_one_after_another(tmp_path: Path) -> None:
    project = copy(tmp_path / "project")
    forms = guide.forms(guide.GUIDE.read_text(encoding="utf-8"))
    assert len(forms) >= 8
    assert {label for label, _ in forms} == set(FORMS)
    for place, (label, answers) in enumerate(forms):
        event = issue_forms.write(tmp_path / "event.json", issue_forms.event(label, issue_forms.body(label, answers)))
        to = tmp_path / f"to-{place}"
        today = ["--root", str(project), "--today", "2026-11-25"]
        assert main([*today, "form", "--event", str(event), "--to", str(to)]) == 0
        said = (to / "answer.md").read_text(encoding="utf-8")
        assert said.startswith(READ), (answers, said)
        for path in (to / "data").iterdir():
            shutil.copyfile(path, project / "data" / path.name)
    assert main(["--root", str(project), "--today", "2026-11-25", "check"]) == 0
