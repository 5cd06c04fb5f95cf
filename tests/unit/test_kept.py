"""Published versions of the data keep their bytes for good, and every later site carries them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plansite import kept
from plansite.__main__ import main
from plansite.exports.edition import listing

FIRST, SECOND, THIRD = "2026-01-01.aaaaaaaa", "2026-02-01.bbbbbbbb", "2026-02-01.cccccccc"


def site(root: Path, version: str, files: dict[str, str] | None = None) -> Path:
    """A site as a build leaves it: its own version, and the list of all versions kept so far."""
    built = root / f"site-{len(list(root.iterdir()))}"
    for name, text in (files or {"a.csv": version, "indicators/x/data.csv": version}).items():
        path = built / "data" / "v" / version / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    export = listing(version, kept.names(root / "versions"))
    (built / export.path).write_bytes(export.content)
    return built


def published(built: Path) -> dict[str, str]:
    """Every file of every version of a site."""
    folder = built / "data" / "v"
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def keep(root: Path, version: str, files: dict[str, str] | None = None) -> tuple[Path, kept.Merged]:
    built = site(root, version, files)
    return built, kept.merge(built, root / "versions")


def test_the_first_version_is_kept_whole(tmp_path: Path) -> None:
    _, merged = keep(tmp_path, FIRST)
    assert merged == kept.Merged(FIRST, 2, (), ())
    assert (tmp_path / "versions" / FIRST / "indicators" / "x" / "data.csv").read_text(encoding="utf-8") == FIRST
    assert kept.names(tmp_path / "versions") == (FIRST,)


def test_a_later_site_carries_every_version_before_it_newest_first(tmp_path: Path) -> None:
    keep(tmp_path, FIRST)
    keep(tmp_path, SECOND)
    built, merged = keep(tmp_path, THIRD)
    assert merged.carried == (SECOND, FIRST)
    assert published(built) == {
        f"{version}/{name}": version
        for version in (FIRST, SECOND, THIRD)
        for name in ("a.csv", "indicators/x/data.csv")
    }
    listed = json.loads((built / "data" / "versions.json").read_text(encoding="utf-8"))
    assert listed["current"] == THIRD
    assert [entry["version"] for entry in listed["versions"]] == [THIRD, SECOND, FIRST]
    assert listed["versions"][2] == {"version": FIRST, "as_of": "2026-01-01", "path": f"v/{FIRST}/"}


def test_what_was_published_first_stays_and_the_site_gets_it_back(tmp_path: Path) -> None:
    keep(tmp_path, FIRST, {"a.csv": "first", "b.csv": "same"})
    built, merged = keep(tmp_path, FIRST, {"a.csv": "other", "b.csv": "same", "c.csv": "new"})
    assert merged == kept.Merged(FIRST, 1, ("a.csv",), ())
    wanted = {f"{FIRST}/a.csv": "first", f"{FIRST}/b.csv": "same", f"{FIRST}/c.csv": "new"}
    assert published(built) == wanted
    assert (tmp_path / "versions" / FIRST / "a.csv").read_text(encoding="utf-8") == "first"


def test_keeping_twice_changes_nothing(tmp_path: Path) -> None:
    built, _ = keep(tmp_path, FIRST)
    before = published(built)
    assert kept.merge(built, tmp_path / "versions") == kept.Merged(FIRST, 0, (), ())
    assert published(built) == before


def test_data_that_return_to_an_earlier_state_are_that_version_again(tmp_path: Path) -> None:
    keep(tmp_path, FIRST)
    keep(tmp_path, SECOND)
    built, merged = keep(tmp_path, FIRST)
    assert merged == kept.Merged(FIRST, 0, (), (SECOND,))
    listed = json.loads((built / "data" / "versions.json").read_text(encoding="utf-8"))
    assert (listed["current"], len(listed["versions"])) == (FIRST, 2)


def test_a_version_that_is_listed_but_not_there_stops_publication(tmp_path: Path) -> None:
    keep(tmp_path, FIRST)
    built = site(tmp_path, SECOND)
    for path in (tmp_path / "versions" / FIRST).rglob("*.csv"):
        path.unlink()
    (tmp_path / "versions" / FIRST / "indicators" / "x").rmdir()
    (tmp_path / "versions" / FIRST / "indicators").rmdir()
    (tmp_path / "versions" / FIRST).rmdir()
    with pytest.raises(LookupError, match=FIRST):
        kept.merge(built, tmp_path / "versions")


def test_a_list_that_lost_a_version_names_it_again(tmp_path: Path) -> None:
    keep(tmp_path, FIRST)
    keep(tmp_path, SECOND)
    (tmp_path / "versions" / "versions.json").unlink()
    assert kept.names(tmp_path / "versions") == (SECOND, FIRST)


def test_nothing_but_versions_is_taken_for_one(tmp_path: Path) -> None:
    keep(tmp_path, FIRST)
    for name in (".git", "notes", "2026-01-01", "..", "2026-01-01.AAAAAAAA"):
        (tmp_path / "versions" / name).mkdir(exist_ok=True)
    assert kept.names(tmp_path / "versions") == (FIRST,)


def test_without_kept_versions_there_are_none(tmp_path: Path) -> None:
    assert kept.names(tmp_path / "versions") == ()


def test_the_command_keeps_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built = site(tmp_path, FIRST)
    assert main(["--root", str(tmp_path), "versions", "--site", str(built)]) == 0
    assert capsys.readouterr().out == f"数据版本 {FIRST}：新保存 2 个文件；以前的版本 0 个\n"
    (tmp_path / "versions" / FIRST / "a.csv").write_text("先", encoding="utf-8")
    assert main(["--root", str(tmp_path), "versions", "--site", str(built)]) == 0
    assert f"提醒：{FIRST} 的 a.csv 已发布过而内容不同，保留先发布的" in capsys.readouterr().out


def test_the_command_fails_without_a_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tmp_path), "versions", "--site", str(tmp_path / "none")]) == 1
    assert "请先运行 make site" in capsys.readouterr().out
