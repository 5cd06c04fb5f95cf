"""Words about a change reach its pull request as one comment, and what is due one issue; nothing in them is run."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflows import Ran, program, run, step, steps, workflow

GH = """
printf '%s\\n' "$*" >> "$CALLS"
case "$*" in
  *"--jq .head.sha"*) echo "$HEAD" ;;
  *"issues/7/comments --jq"*) printf '%s' "$KNOWN" ;;
  "issue list"*) printf '%s' "$KNOWN" ;;
esac
"""


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    return program(tmp_path / "tools", "gh", GH)


def commented(folder: Path, tools: Path, words: str, *, number: str = "7", head: str = "abc", known: str = "") -> Ran:
    (folder / "changes").mkdir()
    (folder / "changes" / "number").write_text(number, encoding="utf-8")
    (folder / "changes" / "changes.md").write_text(words, encoding="utf-8")
    values = {"github.token": "t", "github.event.workflow_run.head_sha": "abc"}
    environment = {"CALLS": str(folder / "calls"), "HEAD": head, "KNOWN": known, "GITHUB_REPOSITORY": "o/r"}
    return run(step("comment.yml", "comment", "更新评论"), folder, values, environment, tools)


def calls(folder: Path) -> str:
    path = folder / "calls"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_the_first_comment_is_written_and_later_ones_renew_it(tmp_path: Path, tools: Path) -> None:
    assert commented(tmp_path, tools, "## 这次改动").code == 0
    assert "--method POST repos/o/r/issues/7/comments" in calls(tmp_path)
    again = tmp_path / "again"
    again.mkdir()
    assert commented(again, tools, "## 这次改动", known="123\n").code == 0
    assert "--method PATCH repos/o/r/issues/comments/123" in calls(again)
    assert "--method POST" not in calls(again)


@pytest.mark.parametrize("number", ["", "x", "$(id)", "../8"])
def test_only_a_pull_request_whose_head_was_checked_is_commented_on(number: str, tmp_path: Path, tools: Path) -> None:
    assert commented(tmp_path, tools, "词", number=number, head="other").code == 0
    assert "--method" not in calls(tmp_path)


def test_words_of_a_fork_hold_no_markup_link_or_name(tmp_path: Path, tools: Path) -> None:
    words = (
        "<script>x</script> @someone ![a](https://example.org/a.png) [b](https://example.org)\n[c]: https://example.org"
    )
    assert commented(tmp_path, tools, words).code == 0
    said = (tmp_path / "comment.md").read_text(encoding="utf-8").split("\n", 1)[1]
    assert "<" not in said
    assert "@" not in said
    assert "](" not in said
    assert "https://" not in said


def test_long_words_are_cut_between_characters(tmp_path: Path, tools: Path) -> None:
    assert commented(tmp_path, tools, "字" * 40_000).code == 0
    said = (tmp_path / "comment.md").read_bytes()
    assert len(said) < 65_536
    said.decode()


def test_the_comment_runs_nothing_of_the_pull_request() -> None:
    described = workflow("comment.yml")
    assert set(described["on"]) == {"workflow_run"}
    assert described["on"]["workflow_run"]["workflows"] == [workflow("check.yml")["name"]]
    assert described["jobs"]["comment"]["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert not any("checkout" in part.get("uses", "") for part in steps("comment.yml", "comment"))


@pytest.mark.parametrize(
    ("words", "known", "called", "not_called"),
    [
        ("- [ ] 指标", "", "issue create", "issue edit"),
        ("- [ ] 指标", "5", "issue edit 5", "issue create"),
        ("", "5", "issue close 5", "issue create"),
        ("", "", "issue list", "issue create"),
    ],
)
def test_what_is_due_is_one_issue(
    words: str, known: str, called: str, not_called: str, tmp_path: Path, tools: Path
) -> None:
    (tmp_path / "due.md").write_text(words, encoding="utf-8")
    environment = {"CALLS": str(tmp_path / "calls"), "KNOWN": known, "GITHUB_REPOSITORY": "o/r"}
    ran = run(step("due.yml", "due", "更新提醒"), tmp_path, {"github.token": "t"}, environment, tools)
    assert ran.code == 0, ran.said
    assert called in calls(tmp_path)
    assert not_called not in calls(tmp_path)


def test_what_is_due_is_listed_before_it_is_told(tmp_path: Path) -> None:
    make = program(tmp_path / "tools", "make", "echo '- [ ] 指标'")
    ran = run(step("due.yml", "due", "整理清单"), tmp_path, {}, None, make)
    assert ran.code == 0
    assert ran.summary == "- [ ] 指标\n"


def test_silent_edits_fail_the_job_and_are_told_all_the_same(tmp_path: Path) -> None:
    make = program(tmp_path / "tools", "make", "echo 悄悄改动 > changes/changes.md; exit 2")
    values = {"github.event.pull_request.number": "7"}
    ran = run(step("check.yml", "changes", "列出改动的影响，悄悄改动不能合并"), tmp_path, values, None, make)
    assert ran.code == 2
    assert ran.summary == "悄悄改动\n"
    assert (tmp_path / "changes" / "number").read_text(encoding="utf-8") == "7\n"
