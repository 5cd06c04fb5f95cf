"""The publishing workflow, run step by step against a repository in a folder, as far as it runs outside the host."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import made
from plansite.exports.version_files import listing
from plansite.publishing import version_store
from workflows import ROOT, Ran, filled, git, program, run, step, steps, workflow

REMOTE = "https://x-access-token:secret@example.invalid/owner/site.git"
BRANCH = "published-versions"
FIRST, SECOND, THIRD = "2026-01-01.aaaaaaaa", "2026-02-01.bbbbbbbb", "2026-02-01.cccccccc"
FILTER = 'map(select(.ref == "refs/heads/published-versions")) | length'
GH = f"""
[ "$*" = 'api repos/owner/site/git/matching-refs/heads/published-versions --jq {FILTER}' ] || exit 2
[ -z "$BROKEN" ] || exit 1
git -C "$REPOSITORY" for-each-ref --format='%(refname)' | grep --count --line-regexp refs/heads/published-versions
exit 0
"""
UPLOADED = {"上传数据版本": "versions", "上传网站": "site"}
"""Folders by the step that hands them on."""

MAKE = """
printf 'make'; printf ' %s' "$@"; printf '\\n'
[ "$1" != versions ] || exec "$REAL_MAKE" --silent --file "$MAKEFILE" --assume-old .venv/.runtime-installed \\
  RUNTIME= BIN="$BIN" PLANSITE="PYTHONPATH=$HOOKS $BIN/python -m plansite" "$@"
"""


@dataclass
class Host:
    """What GitHub does around the steps: a repository, runs of a workflow, artifacts that are kept for a run."""

    folder: Path
    artifacts: dict[str, Path] = field(default_factory=dict)
    published: Path | None = None

    @property
    def remote(self) -> Path:
        return self.folder / "remote.git"

    def environment(self, **more: str) -> dict[str, str]:
        return {
            "KEPT": workflow("publish.yml")["env"]["KEPT"],
            "GITHUB_SERVER_URL": "https://example.invalid",
            "GITHUB_REPOSITORY": "owner/site",
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.{self.remote}.insteadOf",
            "GIT_CONFIG_VALUE_0": REMOTE,
            "REPOSITORY": str(self.remote),
            "HOOKS": str(ROOT / "hooks"),
            "BIN": str(ROOT / ".venv" / "bin"),
            "MAKEFILE": str(ROOT / "Makefile"),
            "REAL_MAKE": shutil.which("make") or "",
            **more,
        }

    def put(self, name: str, folder: Path) -> None:
        """Two artifacts of a run may not have one name."""
        assert name not in self.artifacts, f"an artifact named {name} exists"
        self.artifacts[name] = folder

    def heads(self) -> list[str]:
        return git(self.remote, "for-each-ref", "--format=%(refname)")

    def branch(self) -> dict[str, str]:
        """Every file of the branch of versions."""
        names = git(self.remote, "ls-tree", "-r", "--name-only", BRANCH)
        return {name: "\n".join(git(self.remote, "show", f"{BRANCH}:{name}")) for name in names}


@pytest.fixture
def host(tmp_path: Path) -> Host:
    """A host with an empty repository."""
    found = Host(tmp_path)
    git(tmp_path, "init", "--quiet", "--bare", found.remote)
    program(tmp_path / "tools", "gh", GH)
    program(tmp_path / "tools", "make", MAKE)
    return found


def build(host: Host, attempt: int, version: str, files: dict[str, str], **more: str) -> tuple[dict[str, str], Ran]:
    """Run the job that builds; the site is written where the generator would. Returns its outputs and its report."""
    work = host.folder / f"build-{version}-{attempt}"
    work.mkdir()
    outputs: dict[str, dict[str, str]] = {"pages": {"base_url": "https://owner.example.invalid/site"}}
    report = Ran(1, "")
    for described in steps("publish.yml", "build"):
        name = described.get("name", "")
        values = {"github.token": "secret", "env.KEPT": BRANCH}
        values |= {
            f"steps.{id_}.outputs.{key}": value for id_, found in outputs.items() for key, value in found.items()
        }
        if name == "取回以前的数据版本" and outputs["kept"]["number"] != "0":
            git(work, "clone", "--quiet", "--branch", BRANCH, host.remote, "versions")
        if "run" in described:
            environment = host.environment(GITHUB_RUN_ATTEMPT=str(attempt), **more)
            ran = run(described, work, values, environment, host.folder / "tools")
            assert ran.code == 0, ran.said
            outputs |= {described["id"]: dict(ran.outputs)} if "id" in described else {}
            report = ran if ran.summary else report
        if described.get("run") == "make site":
            assert filled(described["env"]["SITE_URL"], values) == "https://owner.example.invalid/site/"
            write_site(work, version, files)
        if name in UPLOADED:
            host.put(filled(described["with"]["name"], values), work / UPLOADED[name])
    return {**outputs["names"], "kept": outputs["kept"]["number"]}, report


def write_site(work: Path, version: str, files: dict[str, str]) -> None:
    """A site as the generator leaves it."""
    site = work / "site"
    for name, text in files.items():
        path = site / "data" / "v" / version / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    export = listing(version, version_store.names(work / "versions"))
    (site / export.path).write_bytes(export.content)
    version_store.thin(site, work / "versions", version, {"a.csv"}, made.leading)
    version_store.restore(site, work / "versions", version)


def keep(host: Host, run_: str, artifact: Path) -> str:
    """Run the step that keeps versions with this artifact; returns what it says."""
    work = host.folder / f"keep-{run_}"
    shutil.copytree(artifact, work / "versions", ignore=shutil.ignore_patterns(".git"))
    described = step("publish.yml", "keep", "存入分支，已有的文件不改")
    ran = run(described, work, {"github.token": "secret"}, host.environment())
    assert ran.code == 0, ran.said
    assert "secret" not in ran.said
    return ran.said


def publish(host: Host, attempt: int, version: str, files: dict[str, str]) -> Ran:
    """The whole workflow, each job with what the one before hands on."""
    outputs, report = build(host, attempt, version, files)
    keep(host, f"{version}-{attempt}", host.artifacts[outputs["versions"]])
    host.published = host.artifacts[outputs["pages"]]
    return report


def shown(host: Host) -> dict[str, str]:
    """Every file of every version of the published site."""
    assert host.published is not None
    folder = host.published / "data" / "v"
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


@pytest.mark.heavy
def test_a_publication_keeps_its_version_and_shows_all_before_it(host: Host) -> None:
    report = publish(host, 1, FIRST, {"a.csv": "one", "x/chart.svg": "picture"})
    assert host.heads() == [f"refs/heads/{BRANCH}"]
    assert "### 数据版本和空间" in report.summary
    assert f"数据版本 {FIRST}：新保存 2 个文件；以前的版本 0 个" in report.said
    host.artifacts.clear()
    publish(host, 1, SECOND, {"a.csv": "two", "x/chart.svg": "picture"})
    host.artifacts.clear()
    publish(host, 1, THIRD, {"a.csv": "three", "x/chart.svg": "another"})
    assert shown(host) == {
        f"{FIRST}/a.csv": "one",
        f"{FIRST}/x/chart.svg": "picture",
        f"{SECOND}/a.csv": "two",
        f"{THIRD}/a.csv": "three",
        f"{THIRD}/x/chart.svg": "another",
    }
    assert git(host.remote, "log", "--reverse", "--format=%s", BRANCH) == [
        f"数据版本 {FIRST}",
        f"数据版本 {SECOND}",
        f"数据版本 {THIRD}",
    ]
    listed = json.loads(host.branch()["versions.json"])
    assert [entry["version"] for entry in listed["versions"]] == [THIRD, SECOND, FIRST]
    assert len([name for name in host.branch() if name.startswith("objects/")]) == 5


@pytest.mark.heavy
def test_a_publication_can_be_run_again_whole_and_in_part(host: Host) -> None:
    files = {"a.csv": "one"}
    first, _ = build(host, 1, FIRST, files)
    assert first == {"pages": "github-pages-1", "versions": "versions-1", "kept": "0"}
    second, _ = build(host, 2, FIRST, files)
    assert second == {"pages": "github-pages-2", "versions": "versions-2", "kept": "0"}
    keep(host, "1", host.artifacts[second["versions"]])
    assert keep(host, "2", host.artifacts[second["versions"]]) == "这一版本已经保存过。\n"
    third, _ = build(host, 3, FIRST, files)
    assert third["kept"] == "1"
    assert keep(host, "3", host.artifacts[third["versions"]]) == "这一版本已经保存过。\n"


def test_jobs_take_the_artifacts_of_the_attempt_that_made_them() -> None:
    jobs = workflow("publish.yml")["jobs"]
    assert jobs["build"]["outputs"] == {
        "pages": "${{ steps.names.outputs.pages }}",
        "versions": "${{ steps.names.outputs.versions }}",
    }
    assert step("publish.yml", "keep", "取得数据版本")["with"]["name"] == "${{ needs.build.outputs.versions }}"
    assert jobs["deploy"]["steps"][-1]["with"] == {"artifact_name": "${{ needs.build.outputs.pages }}"}
    assert {name: job.get("needs") for name, job in jobs.items()} == {
        "build": None,
        "keep": "build",
        "deploy": ["build", "keep"],
    }


def test_publication_waits_for_the_checks_of_data_and_not_for_the_tests_of_the_software() -> None:
    scripts = [described["run"] for described in steps("publish.yml", "build") if "run" in described]
    made = [script for script in scripts if script.startswith("make ")]
    assert [script.split()[1] for script in made] == ["check", "site", "verify", "versions"]
    assert all("make test" not in script for script in scripts)


def test_it_begins_on_main_alone_and_by_hand() -> None:
    described = workflow("publish.yml")
    assert described["on"] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}
    assert described["jobs"]["build"]["if"] == "github.ref == 'refs/heads/main'"


def test_a_host_that_does_not_answer_stops_the_publication(host: Host, tmp_path: Path) -> None:
    described = step("publish.yml", "build", "查看有没有以前的数据版本")
    environment = host.environment(BROKEN="1")
    ran = run(described, tmp_path, {"github.token": "secret"}, environment, tmp_path / "tools")
    assert ran.code != 0
    assert ran.outputs == {}


def test_a_branch_whose_name_only_begins_alike_is_none(host: Host, tmp_path: Path) -> None:
    other = {f"{FIRST}.json": "{}", "versions.json": "{}"}
    for name, text in other.items():
        (tmp_path / "other").mkdir(exist_ok=True)
        (tmp_path / "other" / name).write_text(text, encoding="utf-8")
    keep(host, "other", tmp_path / "other")
    git(host.remote, "branch", "--move", BRANCH, f"{BRANCH}-old")
    described = step("publish.yml", "build", "查看有没有以前的数据版本")
    ran = run(described, tmp_path, {"github.token": "secret"}, host.environment(), tmp_path / "tools")
    assert ran.outputs == {"number": "0"}


def test_what_is_on_the_branch_never_changes(host: Host) -> None:
    def kept_with(run_: str, files: dict[str, str]) -> None:
        folder = host.folder / f"artifact-{run_}"
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        keep(host, run_, folder)

    first = {f"{FIRST}.json": "first", "objects/aa/aa": "one", "versions.json": f'{{\n  "current": "{FIRST}",\n}}'}
    kept_with("1", first)
    assert host.branch() == first
    forged = {**first, f"{FIRST}.json": "forged", f"{FIRST}.2.json": "more", f"{SECOND}/old.csv": "whole"}
    kept_with("2", forged)
    assert host.branch() == {**forged, f"{FIRST}.json": "first"}
    kept_with("3", {"versions.json": first["versions.json"]})
    assert host.branch() == {**forged, f"{FIRST}.json": "first"}


def test_a_branch_that_others_write_meanwhile_is_not_overwritten() -> None:
    """A push that is no continuation is refused by git itself, unless it is forced."""
    script = step("publish.yml", "keep", "存入分支，已有的文件不改")["run"]
    (line,) = (line.strip() for line in script.splitlines() if "push" in line)
    assert line == 'git push --quiet "$remote" "HEAD:refs/heads/$KEPT"'
