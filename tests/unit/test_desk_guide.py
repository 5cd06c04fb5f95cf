"""The commands that the guide gives do what it says, one after another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import guide
import issue_forms
from edited import copy
from plansite.__main__ import main
from plansite.desk.form import FORMS, READ


def test_the_commands_of_the_guide_work_one_after_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = copy(tmp_path / "project")
    commands = guide.commands(guide.GUIDE.read_text(encoding="utf-8"))
    assert len(commands) >= 7
    for job, arguments in commands:
        code = main(["--root", str(project), "--today", "2026-11-25", job, *arguments])
        said = capsys.readouterr().out
        assert code == 0, (arguments, said)
        assert "已写入" in said
    assert main(["--root", str(project), "--today", "2026-11-25", "check"]) == 0


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
