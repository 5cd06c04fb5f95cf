"""The commands that the guide gives do what it says, one after another."""

from __future__ import annotations

from pathlib import Path

import pytest

import guide
from edited import copy
from plansite.__main__ import main


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
