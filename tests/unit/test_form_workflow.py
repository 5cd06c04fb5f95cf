"""The workflow of the forms, run step by step against a repository in a folder: what is pushed and what is answered."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import issue_forms
import projects
from issue_forms import CORRECTION, VALUE, unfenced
from workflows import ROOT, Ran, filled, git, program, run, step, steps, workflow

REMOTE = "https://x-access-token:secret@example.invalid/owner/site.git"
MAKE = """
exec "$REAL_MAKE" --silent --file "$MAKEFILE" --assume-old .venv/.runtime-installed \\
  RUNTIME= BIN="$BIN" PLANSITE="PYTHONPATH=$HOOKS $BIN/python -m plansite --today 2019-03-01" "$@"
"""
GH = """
printf '%s\\n' "$*" >> "$CALLS"
case "$*" in
  *"/permission --jq .permission") [ -z "$BROKEN" ] || exit 1; printf '%s\\n' "$PERMISSION" ;;
  *"/comments --jq"*) printf '%s' "$KNOWN" ;;
esac
"""
READ, PUSH, ANSWER = "读表单，检查数据，写好改动和回答", "核对只改了数据，写入以编号命名的分支", "更新回答"
BOT = "41898282+github-actions[bot]@users.noreply.github.com"
HOSTILE = (
    "$(touch hurt) `touch hurt` '; touch hurt; ' \"; touch hurt #",
    "a\n::set-output name=ready::yes\n::add-path::/tmp",
    "${{ github.token }} ../../etc/passwd @somebody",
    "a: b # c\n---\n- &a *a !!python/object:os.system",
    "\x00\ud800\u202e",
    "手机 13812345678",
    "9" * 65_000,
)
"""One of each kind; every kind of word is tried in every answer where the form is read."""

RELEVANT = "(github.event.action != 'labeled' || github.event.label.name == '登记')"


@dataclass
class Host:
    """What the code host does around the steps."""

    folder: Path
    runs: int = 0
    told: dict[str, str] = field(default_factory=dict)

    @property
    def remote(self) -> Path:
        return self.folder / "remote.git"

    @property
    def event(self) -> Path:
        return self.folder / "event.json"

    def environment(self, **more: str) -> dict[str, str]:
        return {
            "BIN": str(ROOT / ".venv" / "bin"),
            "BROKEN": "",
            "CALLS": str(self.folder / "calls"),
            "GITHUB_EVENT_PATH": str(self.event),
            "GITHUB_REPOSITORY": "owner/site",
            "GITHUB_RUN_ID": "55",
            "GITHUB_SERVER_URL": "https://example.invalid",
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.{self.remote}.insteadOf",
            "GIT_CONFIG_VALUE_0": REMOTE,
            "HOOKS": str(ROOT / "hooks"),
            "KNOWN": "",
            "MAKEFILE": str(ROOT / "Makefile"),
            "PERMISSION": "write",
            "REAL_MAKE": shutil.which("make") or "",
            **more,
        }

    def checkout(self, name: str) -> Path:
        """The newest commit alone, as the runner has it."""
        self.runs += 1
        folder = self.folder / f"{name}-{self.runs}"
        git(self.folder, "clone", "--quiet", "--depth", "1", "--branch", "main", f"file://{self.remote}", folder)
        return folder

    def heads(self) -> set[str]:
        return set(git(self.remote, "for-each-ref", "--format=%(refname:short)"))

    def calls(self) -> str:
        path = self.folder / "calls"
        return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny plan as a repository."""
    folder = tmp_path_factory.mktemp("published")
    project = projects.tiny_project(folder / "plan").parent
    (project / ".gitignore").write_text("/form/\n", encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch", "main", project)
    git(project, "add", "--all")
    git(project, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", "first")
    git(folder, "clone", "--quiet", "--bare", project, folder / "remote.git")
    return folder / "remote.git"


@pytest.fixture
def host(tmp_path: Path, published: Path) -> Host:
    shutil.copytree(published, tmp_path / "remote.git")
    program(tmp_path / "tools", "make", MAKE)
    program(tmp_path / "tools", "gh", GH)
    return Host(tmp_path)


def read(host: Host, told: Mapping[str, Any]) -> tuple[Ran, Path]:
    """Run the step that reads a form; returns what it says and the folder that it hands on."""
    issue_forms.write(host.event, told)
    work = host.checkout("read")
    ran = run(step("form.yml", "read", READ), work, {}, host.environment(), host.folder / "tools")
    return ran, work / "form"


def push(host: Host, handed: Path) -> Ran:
    """Run the step that pushes, with what was handed on."""
    work = host.checkout("push")
    shutil.copytree(handed, work / "form", symlinks=True)
    return run(step("form.yml", "push", PUSH), work, {"github.token": "secret"}, host.environment())


def answer(host: Host, handed: Path | None, **more: str) -> tuple[Ran, str]:
    """Run the step that answers; returns what it says and the comment."""
    host.runs += 1
    work = host.folder / f"answer-{host.runs}"
    work.mkdir()
    if handed is not None:
        shutil.copytree(handed, work / "form")
    results = {"may": "yes", "ready": "yes", "branch": "form-7", "read": "success", "push": "success", **more}
    values = {
        "github.token": "secret",
        "github.event.repository.default_branch": "main",
        "needs.push.outputs.branch": results["branch"],
        "needs.read.outputs.may": results["may"],
        "needs.read.outputs.ready": results["ready"],
        "needs.read.result": results["read"],
        "needs.push.result": results["push"],
    }
    known = host.environment(KNOWN=results.get("known", ""))
    ran = run(step("form.yml", "answer", ANSWER), work, values, known, host.folder / "tools")
    return ran, (work / "comment.md").read_text(encoding="utf-8")


def event(label: str, answers: Mapping[str, str], **more: object) -> dict[str, Any]:
    return issue_forms.event(label, issue_forms.body(label, answers), **more)


@pytest.mark.heavy
def test_a_form_becomes_a_branch_and_a_link(host: Host) -> None:
    ran, handed = read(host, event("发布数值", VALUE))
    assert ran.code == 0, ran.said
    assert ran.outputs == {"ready": "yes"}
    pushed = push(host, handed)
    assert pushed.code == 0, pushed.said
    assert "secret" not in pushed.said
    assert pushed.outputs == {"branch": "form-7"}
    assert host.heads() == {"main", "form-7"}
    assert git(host.remote, "diff", "--name-only", "main", "form-7") == ["data/indicators.yaml", "data/sources.yaml"]
    assert git(host.remote, "show", "--no-patch", "--format=%an|%ae|%B", "form-7") == [
        f"github-actions[bot]|{BOT}|按表单 #7 改动数据",
        "",
        "Closes #7",
        "",
    ]
    assert git(host.remote, "rev-parse", "form-7^") == git(host.remote, "rev-parse", "main")
    done, comment = answer(host, handed)
    assert done.code == 0, done.said
    assert "[建立合并请求](https://example.invalid/owner/site/compare/main...form-7?expand=1)" in comment
    assert "云泽2018年值为2.4‰" in comment
    assert comment.startswith("<!-- plansite-form -->\n\n")
    assert "--method POST repos/owner/site/issues/7/comments" in host.calls()


@pytest.mark.heavy
def test_a_form_that_is_changed_renews_its_branch_and_its_answer(host: Host) -> None:
    _, first = read(host, event("更正数值", CORRECTION))
    assert push(host, first).code == 0
    same = push(host, first)
    assert "分支上已经是这样" in same.said
    assert same.outputs == {"branch": "form-7"}
    _, second = read(host, event("更正数值", {**CORRECTION, "更正后的数值": "98.7", "来源原句": "98.7%。"}))
    assert push(host, second).code == 0
    assert git(host.remote, "rev-list", "--count", "main..form-7") == ["1"]
    assert any("value: 98.7" in line for line in git(host.remote, "show", "form-7:data/indicators.yaml"))
    answer(host, second, known="123\n")
    assert "--method PATCH repos/owner/site/issues/comments/123" in host.calls()
    assert "--method POST" not in host.calls()


@pytest.mark.heavy
def test_work_of_others_on_the_branch_is_not_overwritten(host: Host) -> None:
    _, handed = read(host, event("更正数值", CORRECTION))
    assert push(host, handed).code == 0
    other = host.folder / "other"
    git(host.folder, "clone", "--quiet", "--branch", "form-7", host.remote, other)
    git(
        other, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "--allow-empty", "-m", "mine"
    )
    git(other, "push", "--quiet")
    theirs = git(host.remote, "rev-parse", "form-7")
    _, again = read(host, event("更正数值", {**CORRECTION, "原因": "又写"}))
    pushed = push(host, again)
    assert (pushed.code, pushed.outputs) == (0, {"branch": "others"})
    assert git(host.remote, "rev-parse", "form-7") == theirs
    assert "有别人的提交，没有改动它" in answer(host, again, branch="others")[1]


@pytest.mark.heavy
def test_what_is_refused_is_answered_and_pushes_nothing(host: Host) -> None:
    ran, handed = read(host, event("发布数值", {**VALUE, "数值": "约2"}))
    assert (ran.code, ran.outputs) == (0, {"ready": "no"})
    assert not (handed / "data").exists()
    comment = answer(host, handed, ready="no", branch="", push="skipped")[1]
    assert "“数值”：数值“约2”不是确切的数" in comment
    assert "建立合并请求" not in comment
    assert host.heads() == {"main"}


@pytest.mark.heavy
@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:20]))
def test_hostile_words_reach_no_shell_no_runner_and_no_reader(host: Host, words: str) -> None:
    label = "更正数值"
    body = issue_forms.body(label, CORRECTION).replace("录入时数字颠倒", words)
    told = issue_forms.event(label, body, title=words)
    ran, handed = read(host, told)
    assert ran.code == 0, ran.said
    before, word, after = ran.said.partition("::stop-commands::")
    assert before == ""
    token, _, rest = after.partition("\n")
    assert len(token) == 32
    assert word
    assert rest.endswith(f"::{token}::\n")
    assert rest.removesuffix(f"::{token}::\n").strip() in {"检查通过。", "没有写入任何内容。"}
    assert not list(host.folder.rglob("hurt*"))
    assert set(ran.outputs) == {"ready"}
    unfenced((handed / "answer.md").read_text(encoding="utf-8"))
    if ran.outputs["ready"] == "yes":
        assert push(host, handed).code == 0
        assert git(host.remote, "diff", "--name-only", "main", "form-7") == ["data/indicators.yaml"]
        assert git(host.remote, "show", "--no-patch", "--format=%s", "form-7") == ["按表单 #7 改动数据"]
    assert host.heads() <= {"main", "form-7"}


def handed_on(host: Host, files: Mapping[str, str]) -> Path:
    folder = host.folder / "handed"
    (folder / "data").mkdir(parents=True)
    (folder / "answer.md").write_text("x", encoding="utf-8")
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    issue_forms.write(host.event, issue_forms.event("发布数值", ""))
    return folder


@pytest.mark.heavy
@pytest.mark.parametrize(
    "files",
    [
        {},
        {"data/new.yaml": "x: 1\n"},
        {"data/notes.yaml": "x: 1\n", "data/new.yaml": "x: 1\n"},
        {"data/notes.yml": "x: 1\n"},
        {"data/notes.yaml.sh": "x: 1\n"},
        {"data/sub/notes.yaml": "x: 1\n"},
        {"data/.notes.yaml": "x: 1\n"},
        {"data/-n.yaml": "x: 1\n"},
        {"data/notes.yaml": "x: 1\n", ".github/workflows/a.yml": "on: push\n"},
        {"data/notes.yaml": "x: 1\n", "mkdocs.yml": "x: 1\n"},
        {"data/notes.yaml": "x: 1\n", "content/about.md": "x\n"},
        {"data/a b.yaml": "x: 1\n"},
        {"data/a\nb.yaml": "x: 1\n"},
        {"data/$(touch hurt).yaml": "x: 1\n"},
    ],
    ids=lambda files: ascii([*files]),
)
def test_nothing_but_known_files_of_data_is_pushed(host: Host, files: dict[str, str]) -> None:
    pushed = push(host, handed_on(host, files))
    assert pushed.code != 0
    assert pushed.outputs == {}
    assert host.heads() == {"main"}
    assert not list(host.folder.rglob("hurt"))


@pytest.mark.heavy
def test_a_link_is_not_followed(host: Host) -> None:
    secret = host.folder / "secret"
    secret.write_text("x: secret\n", encoding="utf-8")
    folder = handed_on(host, {})
    (folder / "data" / "notes.yaml").symlink_to(secret)
    assert push(host, folder).code != 0
    assert host.heads() == {"main"}


@pytest.mark.heavy
def test_what_is_there_already_is_no_change(host: Host) -> None:
    same = "\n".join(git(host.remote, "show", "main:data/notes.yaml")) + "\n"
    pushed = push(host, handed_on(host, {"data/notes.yaml": same}))
    assert "没有改动" in pushed.said
    assert pushed.code != 0


@pytest.mark.heavy
@pytest.mark.parametrize("number", ["", "x", "7; id", "$(id)", "../8", "7 8", "7\n8", "-1"])
def test_a_branch_has_a_number_and_nothing_else(host: Host, number: str) -> None:
    folder = handed_on(host, {"data/notes.yaml": "notes: []\n"})
    issue_forms.write(host.event, issue_forms.event("发布数值", "", number=number))
    assert push(host, folder).code != 0
    assert host.heads() == {"main"}


@pytest.mark.parametrize(
    ("login", "permission", "may"),
    [
        ("staff", "write", "yes"),
        ("staff", "admin", "yes"),
        ("someone", "read", "no"),
        ("someone", "none", "no"),
        ("someone", "", "no"),
        ("some[bot]", "write", "no"),
        ("../../x", "write", "no"),
        ("", "write", "no"),
        ("a b", "write", "no"),
        ("$(id)", "write", "no"),
    ],
)
def test_only_a_person_who_may_write_begins_it(host: Host, login: str, permission: str, may: str) -> None:
    issue_forms.write(host.event, {"sender": {"login": login}})
    described = steps("form.yml", "read")[0]
    environment = host.environment(PERMISSION=permission)
    ran = run(described, host.folder, {"github.token": "secret"}, environment, host.folder / "tools")
    assert (ran.code, ran.outputs) == (0, {"may": may})


def test_a_host_that_does_not_say_who_may_write_stops_it(host: Host) -> None:
    issue_forms.write(host.event, {"sender": {"login": "staff"}})
    environment = host.environment(BROKEN="1")
    ran = run(steps("form.yml", "read")[0], host.folder, {"github.token": "secret"}, environment, host.folder / "tools")
    assert ran.code != 0
    assert ran.outputs == {}


@pytest.mark.parametrize(
    ("results", "said"),
    [
        ({"may": "no", "ready": "", "branch": "", "push": "skipped"}, "加上标签“登记”"),
        ({"may": "", "ready": "", "branch": "", "read": "failure", "push": "skipped"}, "actions/runs/55"),
        ({"branch": "", "push": "failure"}, "actions/runs/55"),
        ({"branch": "form-8"}, "actions/runs/55"),
    ],
)
def test_other_ends_are_told_in_fixed_words(host: Host, results: dict[str, str], said: str) -> None:
    handed = handed_on(host, {})
    ran, comment = answer(host, handed, **results)
    assert ran.code == 0
    assert said in comment
    assert "compare/" not in comment


def test_every_step_of_the_reading_waits_for_the_permission() -> None:
    first, *others = steps("form.yml", "read")
    assert first["id"] == "may"
    assert {part.get("if") for part in others} == {"steps.may.outputs.may == 'yes'"}
    jobs = workflow("form.yml")["jobs"]
    assert jobs["push"]["if"] == "needs.read.outputs.ready == 'yes'"
    assert jobs["push"]["needs"] == "read"


def test_no_job_may_do_more_than_its_part() -> None:
    described = workflow("form.yml")
    assert described["on"] == {"issues": {"types": ["opened", "edited", "labeled"]}}
    assert {name: job["permissions"] for name, job in described["jobs"].items()} == {
        "read": {"contents": "read"},
        "push": {"contents": "write"},
        "answer": {"issues": "write"},
    }
    assert not any("checkout" in part.get("uses", "") for part in steps("form.yml", "answer"))
    assert not any("make " in part.get("run", "") for job in ("push", "answer") for part in steps("form.yml", job))
    text = json.dumps(described)
    assert "secrets." not in text
    for untrusted in ("issue.body", "issue.title", "sender.login }}", "issue.user", "label.name }}"):
        assert f"${{{{ github.event.{untrusted}" not in text


def test_a_forms_own_label_and_a_closed_issue_begin_nothing() -> None:
    described = workflow("form.yml")
    condition = described["jobs"]["read"]["if"]
    assert f"&& {RELEVANT}" in condition
    assert "github.event.issue.state == 'open'" in condition
    assert RELEVANT in described["concurrency"]["group"]
    for label in ("发布数值", "更正数值"):
        assert f"contains(github.event.issue.labels.*.name, '{label}')" in condition
    assert "网站错误" not in condition


def test_expressions_are_given_by_the_host_alone() -> None:
    for job in ("read", "push", "answer"):
        for part in steps("form.yml", job):
            for text in part.get("env", {}).values():
                known = {
                    "github.token",
                    "github.event.repository.default_branch",
                    *(f"needs.{name}" for name in ("push.result", "read.result")),
                    *(f"needs.{name}" for name in ("push.outputs.branch", "read.outputs.may", "read.outputs.ready")),
                }
                filled(str(text), dict.fromkeys(known, ""))
