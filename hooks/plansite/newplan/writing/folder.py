"""The folder of a new project: a copy of the software with the plan's own files, written whole or not at all."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from plansite.newplan.documents.structure import RefusedError

OWN = ("data", "content", "versions", "site")
"""Folders that hold the plan and what is made from it, and are not the software."""

OWN_FILES = frozenset(("urls.lock", "CHANGELOG.md", "mkdocs.yml", "tests/plan/plan.txt"))
PRODUCED = frozenset(
    [
        ".git",
        ".venv",
        "node_modules",
        ".build",
        ".cache",
        ".pytest_cache",
        ".mypy_cache",
        ".ruff_cache",
        ".hypothesis",
        "__pycache__",
        ".DS_Store",
    ]
)


def require_free(folder: Path) -> None:
    """Refuse a folder that holds something already, or that cannot be made."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RefusedError(f"“{folder}”已经存在而且不是空文件夹，没有写入；请换一个新文件夹。")
    if not folder.absolute().parent.is_dir():
        raise RefusedError(f"上一级文件夹“{folder.absolute().parent}”不存在，没有写入；请核对位置。")


def write(folder: Path, software: Path, files: Mapping[str, str], pictures: Mapping[str, bytes] | None = None) -> None:
    """Write everything beside the folder first, then move it there in one step."""
    require_free(folder)
    target = folder.absolute()
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as kept:
        whole = Path(kept) / target.name
        whole.mkdir()
        for path in software_files(software):
            if target in path.absolute().parents or Path(kept) in path.absolute().parents:
                continue
            copy = whole / path.relative_to(software)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, copy, follow_symlinks=True)
        for name, text in files.items():
            path = whole / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        for name, content in (pictures or {}).items():
            path = whole / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if target.exists():
            target.rmdir()
        whole.rename(target)


def software_files(software: Path) -> Iterator[Path]:
    """Every file of the software: what its repository keeps, or everything that is not produced."""
    for name in _kept(software):
        path = software / name
        if path.is_file() and _is_software(PurePosixPath(name)):
            yield path


def _kept(software: Path) -> list[str]:
    if (software / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
            cwd=software,
            capture_output=True,
            text=True,
            check=False,
        )
        if listed.returncode == 0:
            return sorted(name for name in listed.stdout.split("\0") if name)
    return sorted(path.relative_to(software).as_posix() for path in _walked(software))


def _walked(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name in PRODUCED or path.is_symlink():
            continue
        if path.is_dir():
            yield from _walked(path)
        else:
            yield path


def _is_software(name: PurePosixPath) -> bool:
    if name.parts[0] in OWN or str(name) in OWN_FILES:
        return False
    return not PRODUCED.intersection(name.parts)
