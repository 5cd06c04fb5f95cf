"""The workflows are valid, safe and pinned, and no file names the place that packages come from."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import plan_guard
from projects import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
LOCKS = sorted(ROOT.glob("requirements*.txt"))
PINNED = re.compile(r"^actions/[a-z-]+@[0-9a-f]{40}$")
VERSION = re.compile(r"uses: \S+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$")

# In halves, so that this file does not hold what it looks for.
INDEX_ADDRESSES = tuple(
    start + end
    for start, end in (
        ("--index", "-url"),
        ("--extra-index", "-url"),
        ("--find", "-links"),
        ("files.python", "hosted"),
        ("pypi", ".org"),
        ("registry.npm", "js"),
        ('"resol', 'ved":'),
    )
)

every_workflow = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)


def output(*command: str | Path) -> str:
    """What a command prints, both streams; fails the test with it if the command fails."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    printed = done.stdout + done.stderr
    assert done.returncode == 0, printed
    return printed


def uses(workflow: Path) -> list[str]:
    """Everything that a workflow runs of others."""
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"].values()
    parts = [part for job in jobs for part in (job, *job.get("steps", []))]
    return [part["uses"] for part in parts if "uses" in part]


def text_files() -> list[tuple[str, str]]:
    """Name and text of every file of the software that is, or could be, under version control."""
    listed = output("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    found = []
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.is_file() and not plan_guard.is_of_plan(path):
            content = path.read_bytes()
            if b"\0" not in content:
                found.append((name, content.decode("utf-8", errors="replace")))
    return found


def test_there_are_workflows_and_locks() -> None:
    assert {path.name for path in WORKFLOWS} >= {"check.yml", "publish.yml"}
    assert {path.name for path in LOCKS} == {"requirements.txt", "requirements-dev.txt", "requirements-next.txt"}


@every_workflow
def test_a_workflow_follows_the_schema(workflow: Path) -> None:
    output(sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", workflow)


def test_the_update_proposals_follow_the_schema() -> None:
    proposals = ROOT / ".github" / "dependabot.yml"
    output(sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.dependabot", proposals)


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.name)
def test_a_form_follows_the_schema(form: Path) -> None:
    schema = "vendor.github-issue-config" if form.name == "config.yml" else "vendor.github-issue-forms"
    output(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, form)


def test_questions_of_a_form_have_names_of_their_own() -> None:
    """The host makes names of labels by leaving out all that is not Latin, and refuses labels that come out alike."""
    for form in FORMS:
        parts = yaml.safe_load(form.read_text(encoding="utf-8")).get("body", [])
        named = [part["id"] for part in parts if part["type"] != "markdown"]
        assert len(named) == len(set(named))
        assert all(re.fullmatch(r"[A-Za-z0-9_-]+", name) for name in named)


def test_the_labels_that_must_be_made_by_hand_are_told() -> None:
    words = (ROOT / "README.md").read_text(encoding="utf-8")
    labels = [label for form in FORMS for label in yaml.safe_load(form.read_text(encoding="utf-8")).get("labels", ())]
    assert len(labels) == 3
    assert [label for label in (*labels, "登记") if f"`{label}`" not in words] == []


def test_an_audit_finds_nothing_to_mend() -> None:
    output(Path(sys.executable).with_name("zizmor"), "--offline", "--persona", "pedantic", ".github")


@every_workflow
def test_a_workflow_runs_only_pinned_official_actions(workflow: Path) -> None:
    used = uses(workflow)
    assert used
    assert [name for name in used if not PINNED.match(name)] == []


@every_workflow
def test_a_pin_says_its_version(workflow: Path) -> None:
    lines = workflow.read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if "uses: " in line]
    assert [line for line in pins if not VERSION.search(line)] == []


@every_workflow
def test_a_workflow_has_no_permission_that_a_job_does_not_name(workflow: Path) -> None:
    described = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    assert described["permissions"] == {}
    assert all("permissions" in job for job in described["jobs"].values())


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_has_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "--hash=sha256:" in text
    assert "://" not in text


def test_both_locks_agree() -> None:
    runtime, dev = (
        set(re.findall(r"^\S+==\S+", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements.txt", "requirements-dev.txt")
    )
    assert runtime <= dev


def test_no_file_names_a_package_index() -> None:
    named = [(name, address) for name, text in text_files() for address in INDEX_ADDRESSES if address in text]
    assert named == []


def test_drawn_pictures_are_kept_between_runs() -> None:
    """Under a name that changes with everything they are drawn from; each is looked at again before it is used."""
    drawing = [path for path in WORKFLOWS if "run: make site\n" in path.read_text(encoding="utf-8")]
    assert {path.name for path in drawing} >= {"check.yml", "publish.yml"}
    for workflow in drawing:
        text = workflow.read_text(encoding="utf-8")
        assert [part.partition("@")[0] for part in uses(workflow)].count("actions/cache") == 1
        assert text.count("path: .cache/\n") == 1
        assert "key: charts-${{ hashFiles('data/**', 'hooks/**', 'requirements.txt') }}\n" in text


@every_workflow
def test_every_command_that_a_workflow_runs_is_in_the_makefile(workflow: Path) -> None:
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"].values()
    scripts = [step["run"] for job in jobs for step in job["steps"] if "run" in step]
    named = {name for script in scripts for name in re.findall(r"^make ([a-z]+)", script, re.MULTILINE)}
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert named or not any("checkout" in name for name in uses(workflow))
    assert named <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


@every_workflow
def test_no_script_of_a_workflow_is_made_of_expressions(workflow: Path) -> None:
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"].values()
    scripts = [step["run"] for job in jobs for step in job["steps"] if "run" in step]
    assert [script for script in scripts if "${{" in script] == []


def test_update_proposals_cover_everything_that_is_pinned() -> None:
    proposals = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text(encoding="utf-8"))
    assert {entry["package-ecosystem"] for entry in proposals["updates"]} == {"github-actions", "npm", "pip"}
