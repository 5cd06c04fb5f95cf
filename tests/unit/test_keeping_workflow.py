"""The step of the publishing workflow that keeps versions, run against a repository in a folder."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
import yaml

WORKFLOW = Path(__file__).parents[2] / ".github" / "workflows" / "publish.yml"
REMOTE = "https://x-access-token:secret@example.invalid/owner/site.git"
BRANCH = "published-versions"


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """An empty repository."""
    folder = tmp_path / "remote.git"
    subprocess.run(["git", "init", "--quiet", "--bare", folder], check=True)
    return folder


def keep(remote: Path, run: str, files: dict[str, str]) -> str:
    """Run the step with these files as the downloaded artifact; returns what it says."""
    step = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]["keep"]["steps"][-1]
    work = remote.parent / run
    for name, text in files.items():
        (work / "versions" / name).parent.mkdir(parents=True, exist_ok=True)
        (work / "versions" / name).write_text(text, encoding="utf-8")
    environment = {
        **os.environ,
        "KEPT": BRANCH,
        "NUMBER": str(len(heads(remote))),
        "GH_TOKEN": "secret",
        "GITHUB_SERVER_URL": "https://example.invalid",
        "GITHUB_REPOSITORY": "owner/site",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{remote}.insteadOf",
        "GIT_CONFIG_VALUE_0": REMOTE,
    }
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]], cwd=work, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "secret" not in done.stdout + done.stderr
    return done.stdout


def git(remote: Path, *arguments: str) -> list[str]:
    done = subprocess.run(["git", "-C", remote, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def heads(remote: Path) -> list[str]:
    return git(remote, "for-each-ref", "--format=%(refname)")


def kept(remote: Path) -> dict[str, str]:
    """Every file of the branch."""
    names = git(remote, "ls-tree", "-r", "--name-only", BRANCH)
    return {name: "\n".join(git(remote, "show", f"{BRANCH}:{name}")) for name in names}


def test_versions_gather_on_a_branch_of_their_own_and_never_change(remote: Path) -> None:
    first = {"2026-01-01.aaaaaaaa/a.csv": "first", "versions.json": "one"}
    keep(remote, "1", first)
    assert heads(remote) == [f"refs/heads/{BRANCH}"]
    assert kept(remote) == first
    second = {**first, "2026-02-01.bbbbbbbb/a.csv": "second", "versions.json": "two"}
    keep(remote, "2", second)
    assert kept(remote) == second
    keep(remote, "3", {**second, "2026-01-01.aaaaaaaa/a.csv": "forged", "2026-01-01.aaaaaaaa/b.csv": "new"})
    assert kept(remote) == {**second, "2026-01-01.aaaaaaaa/b.csv": "new"}
    assert git(remote, "log", "--reverse", "--format=%s", BRANCH) == [
        "数据版本 2026-01-01.aaaaaaaa",
        "数据版本 2026-02-01.bbbbbbbb",
        "数据版本 2026-01-01.aaaaaaaa",
    ]


def test_a_version_that_is_kept_already_makes_no_commit(remote: Path) -> None:
    files = {"2026-01-01.aaaaaaaa/a.csv": "first", "versions.json": "one"}
    keep(remote, "1", files)
    assert keep(remote, "2", files) == "这一版本已经保存过。\n"
    assert len(git(remote, "log", "--format=%s", BRANCH)) == 1
