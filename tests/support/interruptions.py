"""Builds that are stopped at any moment, on machines that refuse something: what ``make site`` runs, in a copy."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import plan_guard
import projects

PROGRAM = "plansite.publishing.replacement"
GENERATOR = ("mkdocs", "build", "--strict", "--site-dir")
WORDS = {"甲": "第一版的来源", "乙": "第二版的来源"}
"""Two versions of the plan differ in the title of a source."""

TITLE = "2017年云泽县卫生健康公报"
SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)


def sums(site: Path) -> dict[str, str]:
    """SHA-256 of every file of a site; nothing where there is none."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@dataclass(slots=True)
class Project:
    """A copy of the tiny plan that is built again and again, now as one version of it, now as the other."""

    root: Path
    expected: dict[str, dict[str, str]] = field(default_factory=dict)
    """The sums of each version's site."""

    seconds: float = 0.0
    """How long a build takes that may use what earlier ones kept."""

    @classmethod
    def of(cls, folder: Path) -> Project:
        """A project whose two sites are known, built last as 乙."""
        projects.tiny_project(folder)
        projects.own_pictures(folder)
        project = cls(folder)
        for version in WORDS:
            project.edit(version)
            started = time.monotonic()
            result = project.build()
            assert result.returncode == 0, result.stdout + result.stderr
            project.seconds = time.monotonic() - started
            project.expected[version] = project.sums()
        assert project.expected["甲"] != project.expected["乙"]
        return project

    @property
    def site(self) -> Path:
        """Where the site is."""
        return self.root / "site"

    @property
    def cache(self) -> Path:
        """What is kept between builds."""
        return self.root / ".cache"

    def edit(self, version: str) -> None:
        """Make the plan one of its versions."""
        path = self.root / "data" / "sources.yaml"
        text = (projects.TINY / "data" / "sources.yaml").read_text(encoding="utf-8")
        assert text.count(TITLE) == 1
        path.write_text(text.replace(TITLE, WORDS[version]), encoding="utf-8")

    def start(self, before: str = "", program: str = "") -> subprocess.Popen[str]:
        """Begin a build; ``before`` is a command of the shell that it runs under, such as ``ulimit -f 10``."""
        hooks = str(projects.ROOT / "hooks")
        environment = {
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONPATH": plan_guard.on_path(hooks),
        }
        command = [sys.executable, *(["-c", program] if program else ["-m", PROGRAM]), *GENERATOR]
        return subprocess.Popen(
            ["bash", "-c", f'{before or ":"} && exec "$@"', "bash", *command] if before else command,
            cwd=self.root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def build(self, before: str = "") -> subprocess.CompletedProcess[str]:
        """A build to its end; what it says is in ``stdout``."""
        with self.start(before) as process:
            said, _ = process.communicate(timeout=300)
            return subprocess.CompletedProcess(process.args, process.returncode, said, "")

    def sums(self) -> dict[str, str]:
        """The sums of the site as it is now."""
        return sums(self.site)

    def faults(self, version: str) -> list[str]:
        """What is wrong with a build of a version to its end."""
        self.edit(version)
        result = self.build()
        if result.returncode:
            return [f"{version} was not built: {result.stdout}"]
        return [] if self.sums() == self.expected[version] else [f"{version} differs: {self.differing(version)}"]

    def differing(self, version: str) -> list[str]:
        """Files that are not what the version's site has."""
        there, wanted = self.sums(), self.expected[version]
        return sorted(name for name in {*there, *wanted} if there.get(name) != wanted.get(name))


def stopped(project: Project, chance: random.Random) -> list[str]:
    """What is wrong after a build was stopped at a random moment, and after the next one."""
    version = chance.choice(sorted(WORDS))
    if chance.random() < 0.1:
        shutil.rmtree(project.cache, ignore_errors=True)
    project.edit(version)
    before = project.sums()
    told, moment = chance.choice(SIGNALS), chance.uniform(0, project.seconds * 1.1)
    process = project.start()
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        process.send_signal(told) if chance.random() < 0.5 else os.killpg(process.pid, told)
    said, _ = process.communicate(timeout=120)
    act = f"{told.name} after {moment:.2f} s"
    if project.sums() not in (before, project.expected[version]):
        return [f"{act}: the site is neither the last nor the new one: {project.differing(version)}"]
    if told in {signal.SIGTERM, signal.SIGKILL} and "Traceback" in said:
        return [f"{act}: {said}"]
    return [f"{act}, then: {fault}" for fault in project.faults(chance.choice(sorted(WORDS)))]


def damaged(project: Project, chance: random.Random) -> list[str]:
    """What is wrong with a build after random bytes of everything that is kept between builds were changed."""
    for path in sorted(path for path in project.cache.rglob("*") if path.is_file()):
        act = chance.choice(("none", "byte", "byte", "cut", "empty", "noise"))
        content = bytearray(path.read_bytes())
        if act == "byte" and content:
            for _ in range(chance.randint(1, 5)):
                content[chance.randrange(len(content))] ^= chance.randint(1, 255)
        elif act == "cut":
            del content[chance.randrange(len(content) + 1) :]
        elif act in {"empty", "noise"}:
            content = bytearray(chance.randbytes(0 if act == "empty" else 300))
        path.write_bytes(content)
    return [f"after damage: {fault}" for fault in project.faults(chance.choice(sorted(WORDS)))]
