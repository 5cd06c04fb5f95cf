"""The writer of the data files: what is added is checked first, and an interrupted write loses nothing."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from plansite.desk.spelling import Written
from plansite.desk.writer import TOLD_UNKNOWN, UNKNOWN, Draft, replace_together
from plansite.problems import PlanError
from plansite.reading.settings import Settings

TODAY = datetime.date(2026, 11, 24)
SOURCE: dict[str, Written] = {
    "id": "bulletin-2018",
    "title": "2018年云泽县卫生健康公报",
    "publisher": "云泽县卫生健康局",
    "date": datetime.date(2019, 2, 20),
    "grade": "official",
}


def value(number: str) -> dict[str, Written]:
    return {
        "area": "yunze",
        "year": 2018,
        "value": Decimal(number),
        "kind": "实际",
        "scope": "same",
        "source": "bulletin-2018",
        "quote": f"示例：{number}。",
        "published": datetime.date(2019, 3, 1),
    }


def with_value(root: Path, others: Mapping[str, Written] | None = None) -> Draft:
    """A draft with a new source and a value of the first indicator."""
    draft = Draft.of(root)
    draft.append("sources", ("sources",), SOURCE)
    draft.append("indicators", ("indicators", 0, "observations"), value("2.4") | dict(others or {}))
    return draft


def contents(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "data").iterdir()}


def test_a_value_and_its_source_are_written_into_two_files_and_nothing_else(project: Path) -> None:
    before = contents(project)
    assert with_value(project).write(TODAY, Settings()) == ("data/sources.yaml", "data/indicators.yaml")
    after = contents(project)
    assert {name for name in after if after[name] != before[name]} == {"sources.yaml", "indicators.yaml"}
    assert after["sources.yaml"].decode() == before["sources.yaml"].decode() + (
        "  - id: bulletin-2018\n    title: 2018年云泽县卫生健康公报\n    publisher: 云泽县卫生健康局\n"
        '    date: "2019-02-20"\n    grade: official\n'
    )
    assert (
        '        published: "2018-03-01"\n      - area: yunze\n        year: 2018\n        value: 2.4\n'
        "        kind: 实际\n        scope: same\n        source: bulletin-2018\n        quote: 示例：2.4。\n"
        '        published: "2019-03-01"\n\n  - id: vaccination-coverage\n'
    ) in after["indicators.yaml"].decode()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_byte_order_marks_line_ends_and_missing_last_line_ends_stay(
    project: Path, mark: bytes, end: str, *, last: bool
) -> None:
    for name in ("sources", "indicators"):
        path = project / "data" / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_bytes(mark + (text if last else text.rstrip("\n")).replace("\n", end).encode())
    with_value(project).write(TODAY, Settings())
    for name in ("sources", "indicators"):
        content = (project / "data" / f"{name}.yaml").read_bytes()
        assert content.startswith(mark)
        assert content.count(b"\xef\xbb\xbf") == bool(mark)
        assert content.endswith(b"\n") is last
        assert content.count(b"\r\n") == (content.count(b"\n") if end == "\r\n" else 0)


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ({"source": "unknown"}, "来源“unknown”不存在"),
        ({"value": Decimal("2.123")}, "小数"),
        ({"area": "nowhere"}, "nowhere"),
        ({"year": 2017, "source": "bulletin-2017"}, "写了两次"),
        ({"quote": "电话13912345678"}, "手机号码"),
        ({"quote": "甲\x00乙"}, "控制字符"),
        ({"published": datetime.date(2027, 1, 1)}, "2027-01-01"),
        ({"unknown": 1}, "unknown"),
    ],
)
def test_what_the_check_refuses_is_not_written(project: Path, others: dict[str, Written], said: str) -> None:
    before = contents(project)
    with pytest.raises(PlanError, match=said):
        with_value(project, others).write(TODAY, Settings())
    assert contents(project) == before


def test_data_that_are_wrong_already_are_told_and_not_touched(project: Path) -> None:
    path = project / "data" / "sources.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("  - id: leaflet", "  - &x\n    id: leaflet"), "utf-8")
    before = contents(project)
    with pytest.raises(PlanError, match="锚点"):
        with_value(project).write(TODAY, Settings())
    assert contents(project) == before


def test_what_another_has_changed_meanwhile_is_not_overwritten(project: Path) -> None:
    draft = with_value(project)
    path = project / "data" / "indicators.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# 别人写的\n", "utf-8")
    before = contents(project)
    with pytest.raises(PlanError, match="被别人改动"):
        draft.write(TODAY, Settings())
    assert contents(project) == before


@pytest.mark.parametrize("error", [OSError("full"), KeyboardInterrupt()], ids=["disk", "Ctrl+C"])
@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("is_done", [True, False])
def test_an_interrupted_replacement_brings_every_file_back(
    tmp_path: Path, error: BaseException, place: int, *, is_done: bool
) -> None:
    paths = [tmp_path / "a.yaml", tmp_path / "b.yaml"]
    for path in paths:
        path.write_text("旧", "utf-8")
    calls: list[Path] = []

    def replace(new: Path, path: Path) -> None:
        calls.append(path)
        if len(calls) - 1 < place or is_done:
            new.replace(path)
        if len(calls) - 1 == place:
            raise error

    with pytest.raises(type(error)):
        replace_together(dict.fromkeys(paths, b"new"), replace)
    assert [path.read_text("utf-8") for path in paths] == ["旧", "旧"]
    assert sorted(tmp_path.iterdir()) == paths


def test_a_replacement_keeps_permissions_and_follows_links(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    path = tmp_path / "real" / "a.yaml"
    path.write_text("旧", "utf-8")
    path.chmod(0o640)
    link = tmp_path / "a.yaml"
    link.symlink_to(path)
    replace_together({link: b"new"})
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_the_data_are_whole_between_the_two_replacements(project: Path) -> None:
    draft = with_value(project)
    changed = draft.changed()
    assert list(changed) == ["sources", "indicators"]
    (project / "data" / "sources.yaml").write_bytes(changed["sources"])
    between = Draft.of(project)
    assert [problem for problem in between.problems(TODAY, Settings()) if problem.severity == "error"] == []


def test_what_the_layout_does_not_allow_is_told_at_its_place_with_what_to_do(project: Path) -> None:
    before = contents(project)
    draft = Draft.of(project)
    draft.remove("sources", ("sources", 0, "id"))
    with pytest.raises(PlanError) as told:
        draft.changed()
    (problem,) = told.value.problems
    assert (problem.found, problem.mend) == (UNKNOWN, TOLD_UNKNOWN)
    assert problem.mark.file == "data/sources.yaml"
    assert contents(project) == before
