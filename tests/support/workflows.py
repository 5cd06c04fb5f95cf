"""The steps of the workflows, run as a runner would: a shell, expressions filled in, files for what they hand on."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github" / "workflows"
EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")


@dataclass(frozen=True)
class Ran:
    """What became of a step."""

    code: int
    said: str
    outputs: Mapping[str, str] = field(default_factory=dict)
    summary: str = ""


def workflow(name: str) -> dict[str, Any]:
    """A workflow as a runner reads it."""
    found = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    # "on" is a truth value to the reader of YAML, and a word to the runner.
    return {"on" if key is True else key: value for key, value in found.items()}


def steps(name: str, job: str) -> list[dict[str, Any]]:
    """The steps of a job."""
    found: list[dict[str, Any]] = workflow(name)["jobs"][job]["steps"]
    return found


def step(name: str, job: str, words: str) -> dict[str, Any]:
    """The one step with this name."""
    (found,) = (step for step in steps(name, job) if step.get("name") == words)
    return found


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its expressions replaced; one that nobody gave a value is an error."""
    return EXPRESSION.sub(lambda match: values[match[1]], text)


def run(
    described: Mapping[str, Any],
    folder: Path,
    values: Mapping[str, str],
    environment: Mapping[str, str] | None = None,
    tools: Path | None = None,
) -> Ran:
    """Run a step in a folder. ``tools`` holds programs that stand in for others."""
    output, summary = folder / ".output", folder / ".summary"
    for handing in (output, summary):
        handing.write_text("", encoding="utf-8")
    own = {name: filled(str(text), values) for name, text in described.get("env", {}).items()}
    programs = f"{tools}:{os.environ['PATH']}" if tools else os.environ["PATH"]
    handed = {"GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary), "PATH": programs}
    assert not EXPRESSION.search(described["run"]), "an expression in a script could be a script itself"
    done = subprocess.run(
        ["bash", "-e", "-c", described["run"]],
        cwd=folder,
        env={**os.environ, **(environment or {}), **handed, **own},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = (line.partition("=") for line in output.read_text(encoding="utf-8").splitlines())
    outputs = {name: value for name, _, value in lines}
    told = summary.read_text(encoding="utf-8")
    output.unlink()
    summary.unlink()
    return Ran(done.returncode, done.stdout + done.stderr, outputs, told)


def program(folder: Path, name: str, script: str) -> Path:
    """A program that stands in for another; returns the folder it is in."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/usr/bin/env bash\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)
    return folder


def git(folder: Path, *arguments: str | Path) -> list[str]:
    """The lines that git says in a folder."""
    done = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()
