"""Whatever happens to a build, the last site stays whole and the next build is right, byte for byte.

A short run; ``tests/bench/stops.py`` makes a long one.
"""

from __future__ import annotations

import os
import random

import pytest

from interruptions import Project, damaged, stopped

pytestmark = pytest.mark.heavy

SEED = 20251124
TIMES = 6


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project.of(tmp_path_factory.mktemp("interrupted") / "plan")


def test_a_build_that_is_stopped_at_any_moment_loses_nothing(project: Project) -> None:
    chance = random.Random(SEED)
    assert [fault for _ in range(TIMES) for fault in stopped(project, chance)] == []


def test_a_damaged_cache_changes_nothing(project: Project) -> None:
    chance = random.Random(SEED)
    assert [fault for _ in range(2) for fault in damaged(project, chance)] == []


@pytest.mark.parametrize("kilobytes", [0, 4, 60, 300])
def test_a_machine_that_cannot_write_says_so_and_keeps_the_site(project: Project, kilobytes: int) -> None:
    before = project.sums()
    project.edit("甲" if before == project.expected["乙"] else "乙")
    result = project.build(f"ulimit -f {kilobytes}")
    assert result.returncode == 1
    assert "没有生成网站，原有的 site/ 未改动。" in result.stdout
    assert "文件超过系统允许的大小" in result.stdout
    assert "Traceback" not in result.stdout
    assert project.sums() == before
    assert project.faults("甲") == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_cache_that_cannot_be_written_is_done_without(project: Project) -> None:
    project.cache.chmod(0o500)
    try:
        assert project.faults("乙") == []
    finally:
        project.cache.chmod(0o700)


def test_a_file_in_the_place_of_the_cache_is_done_without(project: Project) -> None:
    kept = project.cache.rename(project.root / "kept")
    project.cache.write_text("", encoding="utf-8")
    try:
        assert project.faults("甲") == []
    finally:
        project.cache.unlink()
        kept.rename(project.cache)


def test_two_builds_at_once_are_both_right(project: Project) -> None:
    project.edit("乙")
    with project.start() as first, project.start() as second:
        said = [process.communicate(timeout=300)[0] for process in (first, second)]
    assert [process.returncode for process in (first, second)] == [0, 0], said
    assert sum("另一个 make site 正在生成网站" in words for words in said) == 1
    assert project.sums() == project.expected["乙"]
