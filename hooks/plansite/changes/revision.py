"""The files of a plan as they stand in another commit, read through git without touching the work tree."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from plansite.problems import Mark, PlanError, Problem

PARTS = ("data", "content", "mkdocs.yml")
"""What a state of the plan consists of."""


def copied(root: Path, base: str, to: Path) -> str:
    """Copy the plan of commit ``base`` (or of the folder ``base``) into ``to``; returns what it was compared with.

    On a branch the commit is the one at which it left ``base``, so that what others changed meanwhile does not count.
    Raises ``PlanError`` if the commit cannot be read.
    """
    if (Path(base) / "data").is_dir():
        for part in PARTS:
            _copy(Path(base) / part, to / part)
        return base
    commit = _commit(root, base)
    met = _git(root, "merge-base", commit, "HEAD")
    if met.returncode == 0:
        commit = met.stdout.decode().strip() or commit
    _extract(root, commit, to)
    return f"{base}（{commit[:10]}）"


def _commit(root: Path, base: str) -> str:
    found = _git(root, "rev-parse", "--quiet", "--verify", "--end-of-options", f"{base}^{{commit}}")
    if found.returncode == 0:
        return found.stdout.decode().strip()
    if _git(root, "rev-parse", "--git-dir").returncode:
        raise _unreadable(
            "这个文件夹不在 git 仓库中", "请在克隆的项目文件夹里运行，或用 BASE=文件夹 与另一个文件夹比较"
        )
    shallow = _git(root, "rev-parse", "--is-shallow-repository").stdout.decode().strip() == "true"
    why = "；这是浅克隆，没有取回以前的提交" if shallow else ""
    deeper = "git fetch --unshallow origin，再运行 " if shallow else ""
    mend = f"请先运行 {deeper}git fetch origin，或用 BASE= 指定本地有的分支或提交"
    raise _unreadable(f"找不到要比较的提交“{base}”{why}", mend)


def _extract(root: Path, commit: str, to: Path) -> None:
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", *(f"./{part}" for part in PARTS))
    entries = [line.split(b"\t", 1) for line in listed.stdout.split(b"\0") if line]
    files = [
        (facts.split()[2], name.decode("utf-8", "replace")) for facts, name in entries if facts.split()[1] == b"blob"
    ]
    told = _git(root, "cat-file", "--batch", said=b"".join(sha + b"\n" for sha, _ in files)).stdout
    at = 0
    for _, name in files:
        head, _, _ = told[at:].partition(b"\n")
        if head.endswith(b" missing"):
            raise _unreadable(f"提交 {commit[:10]} 中的“{name}”没有取回", "请先运行 git fetch origin")
        start, size = at + len(head) + 1, int(head.split()[-1])
        path = (to / name).resolve()
        if to.resolve() in path.parents:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(told[start : start + size])
        at = start + size + 1


def _copy(source: Path, target: Path) -> None:
    if source.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    elif source.is_dir():
        for path in sorted(source.iterdir()):
            _copy(path, target / path.name)


def _git(root: Path, *arguments: str, said: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("git")
    if program is None:
        raise _unreadable("没有找到 git", "请安装 git，或用 BASE=文件夹 与另一个文件夹比较")
    command = [program, "-C", str(root), *arguments]
    return subprocess.run(command, input=said, capture_output=True, check=False)  # noqa: S603 -- arguments are checked


def _unreadable(found: str, mend: str) -> PlanError:
    return PlanError([Problem(Mark("BASE"), found, mend)])
