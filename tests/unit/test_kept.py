"""Published versions of the data keep their bytes for good, and every later site carries them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from plansite.__main__ import main
from plansite.exports.version_files import listing
from plansite.publishing import version_store

FIRST, SECOND, THIRD = "2026-01-01.aaaaaaaa", "2026-02-01.bbbbbbbb", "2026-02-01.cccccccc"


def publish(root: Path, version: str, files: dict[str, str] | None = None) -> tuple[Path, tuple[str, ...]]:
    """A site as a build leaves it, and the files of its version that were kept with other bytes."""
    built = root / f"site-{len(list(root.iterdir()))}"
    for name, text in (files or {"a.csv": version, "indicators/x/data.csv": version}).items():
        path = built / "data" / "v" / version / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    export = listing(version, version_store.names(root / "versions"))
    (built / export.path).write_bytes(export.content)
    return built, version_store.restore(built, root / "versions", version)


def keep(root: Path, version: str, files: dict[str, str] | None = None) -> tuple[Path, version_store.Kept]:
    """Build a site, and keep its version."""
    built, _ = publish(root, version, files)
    return built, version_store.keep(built, root / "versions")


def published(built: Path) -> dict[str, str]:
    """Every file of every version of a site."""
    folder = built / "data" / "v"
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_first_version_is_kept_whole(tmp_path: Path) -> None:
    _, found = keep(tmp_path, FIRST)
    assert found == version_store.Kept(FIRST, 2, ())
    assert (tmp_path / "versions" / FIRST / "indicators" / "x" / "data.csv").read_text(encoding="utf-8") == FIRST
    assert version_store.names(tmp_path / "versions") == (FIRST,)


def test_a_later_site_carries_every_version_before_it_newest_first(tmp_path: Path) -> None:
    keep(tmp_path, FIRST)
    keep(tmp_path, SECOND)
    built, found = keep(tmp_path, THIRD)
    assert found.earlier == (SECOND, FIRST)
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
    keep(tmp_path, FIRST, {"a.csv": "first", "b.csv": "same", "index.html": "finished"})
    built, differing = publish(
        tmp_path, FIRST, {"a.csv": "other", "b.csv": "same", "c.csv": "new", "index.html": "raw"}
    )
    assert differing == ("a.csv",)
    assert version_store.keep(built, tmp_path / "versions") == version_store.Kept(FIRST, 1, ())
    wanted = {"a.csv": "first", "b.csv": "same", "c.csv": "new", "index.html": "finished"}
    assert published(built) == {f"{FIRST}/{name}": text for name, text in wanted.items()}
    for name, text in wanted.items():
        assert (tmp_path / "versions" / FIRST / name).read_text(encoding="utf-8") == text


def test_a_kept_file_is_never_changed_even_if_the_site_was_built_without_it(tmp_path: Path) -> None:
    keep(tmp_path, FIRST)
    built, _ = publish(tmp_path, FIRST)
    (built / "data" / "v" / FIRST / "a.csv").write_text("forged", encoding="utf-8")
    assert version_store.keep(built, tmp_path / "versions").added == 0
    assert (tmp_path / "versions" / FIRST / "a.csv").read_text(encoding="utf-8") == FIRST


def test_keeping_twice_changes_nothing(tmp_path: Path) -> None:
    built, _ = keep(tmp_path, FIRST)
    before = published(built)
    assert version_store.keep(built, tmp_path / "versions") == version_store.Kept(FIRST, 0, ())
    assert published(built) == before


def test_data_that_return_to_an_earlier_state_are_that_version_again(tmp_path: Path) -> None:
    keep(tmp_path, FIRST)
    keep(tmp_path, SECOND)
    built, found = keep(tmp_path, FIRST)
    assert found == version_store.Kept(FIRST, 0, (SECOND,))
    listed = json.loads((built / "data" / "versions.json").read_text(encoding="utf-8"))
    assert (listed["current"], len(listed["versions"])) == (FIRST, 2)


def test_a_site_that_lacks_a_version_of_its_list_is_not_published(tmp_path: Path) -> None:
    keep(tmp_path, FIRST)
    built, _ = publish(tmp_path, SECOND)
    shutil.rmtree(built / "data" / "v" / FIRST)
    with pytest.raises(LookupError, match=FIRST):
        version_store.keep(built, tmp_path / "versions")


def test_a_version_that_was_lost_from_the_folder_stops_publication(tmp_path: Path) -> None:
    keep(tmp_path, FIRST)
    shutil.rmtree(tmp_path / "versions" / FIRST)
    built, _ = publish(tmp_path, SECOND)
    with pytest.raises(LookupError, match=FIRST):
        version_store.keep(built, tmp_path / "versions")


def test_a_list_that_lost_a_version_names_it_again(tmp_path: Path) -> None:
    keep(tmp_path, FIRST)
    keep(tmp_path, SECOND)
    (tmp_path / "versions" / "versions.json").unlink()
    assert version_store.names(tmp_path / "versions") == (SECOND, FIRST)


def test_nothing_but_versions_is_taken_for_one(tmp_path: Path) -> None:
    keep(tmp_path, FIRST)
    for name in (".git", "notes", "2026-01-01", "..", "2026-01-01.AAAAAAAA"):
        (tmp_path / "versions" / name).mkdir(exist_ok=True)
    assert version_store.names(tmp_path / "versions") == (FIRST,)


def test_without_kept_versions_there_are_none(tmp_path: Path) -> None:
    assert version_store.names(tmp_path / "versions") == ()


def test_the_command_keeps_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built, _ = publish(tmp_path, FIRST)
    assert main(["--root", str(tmp_path), "versions", "--site", str(built)]) == 0
    assert capsys.readouterr().out == f"数据版本 {FIRST}：新保存 2 个文件；以前的版本 0 个\n"
    assert version_store.names(tmp_path / "versions") == (FIRST,)


def test_the_command_fails_without_a_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tmp_path), "versions", "--site", str(tmp_path / "none")]) == 1
    assert "再运行 make site" in capsys.readouterr().out
