"""What a pull request must pass: the data always, the tests of the software unless nothing of it changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from workflows import ROOT, git, run, step, steps, workflow

KIND = ROOT / ".github" / "kind.sh"
BEFORE = {"data/indicators.yaml": "a", "hooks/x.py": "b", "README.md": "c", "content/about.md": "d", "mkdocs.yml": "e"}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def commit(folder: Path, words: str) -> None:
    git(folder, "add", "--all")
    git(folder, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", words)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """One commit of everything, with the script that is tested, on a branch ``main``."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch", "main")
    write(folder, BEFORE)
    (folder / ".github").mkdir()
    (folder / ".github" / "kind.sh").write_bytes(KIND.read_bytes())
    (folder / ".github" / "kind.sh").chmod(0o755)
    commit(folder, "before")
    return folder


def merged(folder: Path, files: dict[str, str], *, deleted: str = "", meanwhile: dict[str, str] | None = None) -> None:
    """Check out the merge that a pull request with these files would make."""
    git(folder, "checkout", "--quiet", "-b", "change")
    write(folder, files)
    if deleted:
        (folder / deleted).unlink()
    commit(folder, "change")
    git(folder, "checkout", "--quiet", "main")
    if meanwhile:
        write(folder, meanwhile)
        commit(folder, "meanwhile")
    git(folder, "-c", "user.name=a", "-c", "user.email=a@example.org", "merge", "--quiet", "--no-ff", "change")


def kind(folder: Path) -> str:
    """What the workflow learns."""
    (described,) = (step for step in steps("check.yml", "kind") if "run" in step)
    ran = run(described, folder, {})
    assert ran.code == 0, ran.said
    return ran.outputs["kind"]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"data/indicators.yaml": "x"}, "data"),
        ({"data/新.yaml": "x", "content/chapters/01.md": "x", "urls.lock": "x"}, "data"),
        ({"CHANGELOG.md": "x"}, "data"),
        ({"README.md": "x"}, "software"),
        ({"CONTRIBUTING.md": "x", "data/indicators.yaml": "x"}, "software"),
        ({"content/a b\n.md": "x"}, "data"),
        ({"hooks/x.py": "x"}, "software"),
        ({"data/indicators.yaml": "x", "hooks/x.py": "x"}, "software"),
        ({"mkdocs.yml": "x"}, "software"),
        ({"requirements.txt": "x"}, "software"),
        ({"overrides/about.md": "x"}, "software"),
        ({"tests/data/a.yaml": "x"}, "software"),
        ({".github/workflows/check.yml": "x"}, "software"),
        ({".github/kind.md": "x"}, "software"),
        ({"schemas/a.json": "x"}, "software"),
        ({"database": "x"}, "software"),
        ({"data.md/x": "x"}, "software"),
    ],
    ids=lambda value: "+".join(value).replace("\n", "⏎") if isinstance(value, dict) else value,
)
def test_the_kind_of_a_change_follows_the_files_it_touches(
    repository: Path, files: dict[str, str], expected: str
) -> None:
    merged(repository, files)
    assert kind(repository) == expected


def test_a_change_that_deletes_or_moves_the_software_is_one_of_the_software(repository: Path) -> None:
    merged(repository, {"data/x.py": BEFORE["hooks/x.py"]}, deleted="hooks/x.py")
    assert kind(repository) == "software"


def test_what_others_changed_meanwhile_does_not_count(repository: Path) -> None:
    merged(repository, {"data/indicators.yaml": "x"}, meanwhile={"hooks/x.py": "x"})
    assert kind(repository) == "data"


def test_what_cannot_be_compared_is_software(repository: Path, tmp_path: Path) -> None:
    write(repository, {"data/indicators.yaml": "x"})
    commit(repository, "no merge")
    assert kind(repository) == "software"
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{repository}", shallow)
    assert kind(shallow) == "software"
    git(repository, "checkout", "--quiet", "--orphan", "alone")
    for base in ("HEAD", "", "--help", "no-such", "main:data"):
        done = subprocess.run([KIND, base], cwd=repository, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "software\n"), base


def test_a_change_of_nothing_is_software(repository: Path) -> None:
    done = subprocess.run([KIND, "HEAD"], cwd=repository, capture_output=True, text=True, check=False)
    assert done.stdout == "software\n"
    assert "没有看到改动" in done.stderr


@pytest.mark.parametrize(
    ("kind_result", "kind_", "site", "test", "passes"),
    [
        ("success", "data", "success", "skipped", True),
        ("success", "software", "success", "success", True),
        ("failure", "", "success", "success", True),
        ("success", "software", "success", "skipped", False),
        ("failure", "", "success", "skipped", False),
        ("cancelled", "data", "success", "skipped", False),
        ("success", "data", "failure", "skipped", False),
        ("success", "data", "skipped", "skipped", False),
        ("success", "data", "cancelled", "skipped", False),
        ("success", "software", "success", "failure", False),
        ("success", "software", "success", "cancelled", False),
        ("success", "data", "success", "failure", False),
    ],
)
def test_a_change_can_be_merged_if_every_check_passed_or_was_rightly_left_out(
    tmp_path: Path, kind_result: str, kind_: str, site: str, test: str, *, passes: bool
) -> None:
    values = {
        "needs.kind.outputs.kind": kind_,
        "needs.kind.result": kind_result,
        "needs.site.result": site,
        "needs.test.result": test,
        "needs.changes.result": "success",
    }
    ran = run(step("check.yml", "mergeable", "汇总各项检查"), tmp_path, values)
    assert (ran.code == 0) is passes, ran.said


@pytest.mark.parametrize("result", ["failure", "cancelled", "skipped"])
def test_a_change_with_silent_edits_cannot_be_merged(result: str, tmp_path: Path) -> None:
    values = {
        "needs.kind.outputs.kind": "data",
        "needs.kind.result": "success",
        "needs.site.result": "success",
        "needs.test.result": "skipped",
        "needs.changes.result": result,
    }
    ran = run(step("check.yml", "mergeable", "汇总各项检查"), tmp_path, values)
    assert ran.code == 1
    assert "列出改动的影响" in ran.said


def test_the_summing_job_waits_for_all_others_and_always_runs() -> None:
    jobs = workflow("check.yml")["jobs"]
    summing = jobs["mergeable"]
    assert summing["name"] == "可以合并"
    assert set(summing["needs"]) == jobs.keys() - {"mergeable"}
    assert summing["if"] == "${{ always() }}"
    assert jobs["test"]["if"] == "${{ !cancelled() && needs.kind.outputs.kind != 'data' }}"
    assert "if" not in jobs["site"]
    assert "needs" not in jobs["site"]


def test_the_readme_names_the_one_check_that_is_required(root: Path) -> None:
    words = (root / "README.md").read_text(encoding="utf-8")
    assert f"只要求“{workflow('check.yml')['jobs']['mergeable']['name']}”" in words
