"""Running the site generator as people run it: a process of its own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import plan_guard
import successor


def build(
    config: Path, output: Path, *, generator: str = successor.GENERATOR, **environment: str
) -> subprocess.CompletedProcess[str]:
    """A strict build of ``config`` into ``output``; ``generator`` is mkdocs or properdocs."""
    guarded = {"PYTHONPATH": plan_guard.on_path(environment.pop("PYTHONPATH", ""))}
    with successor.config_for(config) as chosen:
        return subprocess.run(
            [successor.PYTHON, "-m", generator, "build", "--strict", "-f", str(chosen), "-d", str(output)],
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1", **guarded, **environment},
            capture_output=True,
            text=True,
            check=False,
        )


def built(config: Path, output: Path, **environment: str) -> Path:
    """The folder of a build that must succeed."""
    result = build(config, output, **environment)
    assert result.returncode == 0, result.stdout + result.stderr
    return output
