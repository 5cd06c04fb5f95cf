"""Published versions of the data keep their bytes for good, and every later site carries them."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pytest

import made
from plansite.__main__ import main
from plansite.exports import version_files
from plansite.exports.version_files import listing
from plansite.publishing import quota, version_store
from plansite.publishing.object_store import DamagedError, ObjectStore

WHOLE = frozenset(("a.csv", "whole.csv"))
"""What every version has, as the data files of a plan are."""

FIRST, SECOND, THIRD = "2026-01-01.aaaaaaaa", "2026-02-01.bbbbbbbb", "2026-02-01.cccccccc"


def publish(root: Path, version: str, files: dict[str, str] | None = None) -> tuple[Path, tuple[str, ...]]:
    """A site as a build leaves it, and the files of its version that were kept with other bytes."""
    built = root / f"site-{len(list(root.iterdir()))}"
    versions = root / "versions"
    for name, text in (files or {"a.csv": version, "indicators/x/data.csv": version}).items():
        path = built / "data" / "v" / version / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    export = listing(version, version_store.names(versions))
    (built / export.path).write_bytes(export.content)
    version_store.thin(built, versions, version, WHOLE, made.leading)
    return built, version_store.restore(built, versions, version)


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


def kept_files(root: Path, version: str) -> dict[str, str]:
    """What is kept of a version."""
    target = root / f"kept-{len(list(root.iterdir()))}"
    ObjectStore(root / "versions").write(version, target)
    return {
        path.relative_to(target).as_posix(): path.read_text("utf-8") for path in target.rglob("*") if path.is_file()
    }


def objects(root: Path) -> list[Path]:
    """Every content that is kept."""
    return sorted(path for path in (root / "versions" / "objects").rglob("*") if path.is_file())


def test_the_first_version_is_kept_whole(tmp_path: Path) -> None:
    _, found = keep(tmp_path, FIRST)
    assert (found.version, found.added, found.earlier) == (FIRST, 2, ())
    assert kept_files(tmp_path, FIRST) == {"a.csv": FIRST, "indicators/x/data.csv": FIRST}
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
    assert version_store.keep(built, tmp_path / "versions").added == 1
    wanted = {"a.csv": "first", "b.csv": "same", "c.csv": "new", "index.html": "finished"}
    assert published(built) == {f"{FIRST}/{name}": text for name, text in wanted.items()}
    assert kept_files(tmp_path, FIRST) == wanted


def test_a_kept_file_is_never_changed_even_if_the_site_was_built_without_it(tmp_path: Path) -> None:
    keep(tmp_path, FIRST)
    built, _ = publish(tmp_path, FIRST)
    (built / "data" / "v" / FIRST / "a.csv").write_text("forged", encoding="utf-8")
    assert version_store.keep(built, tmp_path / "versions").added == 0
    assert kept_files(tmp_path, FIRST)["a.csv"] == FIRST


def test_keeping_twice_changes_nothing(tmp_path: Path) -> None:
    built, _ = keep(tmp_path, FIRST)
    before = published(built)
    assert version_store.keep(built, tmp_path / "versions") == version_store.Kept(FIRST, 0, 0, ())
    assert published(built) == before


def test_data_that_return_to_an_earlier_state_are_that_version_again(tmp_path: Path) -> None:
    keep(tmp_path, FIRST)
    keep(tmp_path, SECOND)
    built, found = keep(tmp_path, FIRST)
    assert (found.version, found.added, found.earlier) == (FIRST, 0, (SECOND,))
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
    (tmp_path / "versions" / f"{FIRST}.json").unlink()
    built, _ = publish(tmp_path, SECOND)
    with pytest.raises(LookupError, match=FIRST):
        version_store.keep(built, tmp_path / "versions")


def test_a_list_that_lost_a_version_names_it_again(tmp_path: Path) -> None:
    keep(tmp_path, FIRST)
    keep(tmp_path, SECOND)
    (tmp_path / "versions" / "versions.json").unlink()
    assert version_store.names(tmp_path / "versions") == (SECOND, FIRST)


def test_what_did_not_change_is_kept_once_and_stays_where_it_was_first(tmp_path: Path) -> None:
    keep(
        tmp_path, FIRST, {"a.csv": "old", "whole.csv": "same", "x/chart.svg": "same picture", "y/chart.svg": "old one"}
    )
    new = {"a.csv": "new", "whole.csv": "same", "x/chart.svg": "same picture", "y/chart.svg": "new one"}
    built, found = keep(tmp_path, SECOND, new)
    assert found.added == 3
    assert published(built) == {
        f"{FIRST}/a.csv": "old",
        f"{FIRST}/whole.csv": "same",
        f"{FIRST}/x/chart.svg": "same picture",
        f"{FIRST}/y/chart.svg": "old one",
        f"{SECOND}/a.csv": "new",
        f"{SECOND}/whole.csv": "same",
        f"{SECOND}/y/chart.svg": "new one",
    }
    assert len(objects(tmp_path)) == len({"old", "same", "same picture", "old one", "new", "new one"})


def test_it_is_said_which_version_has_a_file(tmp_path: Path) -> None:
    keep(tmp_path, FIRST, {"x/chart.svg": "one", "y/chart.svg": "one"})
    keep(tmp_path, SECOND, {"x/chart.svg": "two", "y/chart.svg": "one"})
    built = tmp_path / "third"
    folder = built / "data" / "v" / THIRD
    for name, text in {"a.csv": "three", "x/chart.svg": "two", "y/chart.svg": "one", "z/chart.svg": "new"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    places = version_store.thin(built, tmp_path / "versions", THIRD, WHOLE, made.leading)
    assert {name: held.version for name, held in places.items()} == {
        "a.csv": THIRD,
        "x/chart.svg": SECOND,
        "y/chart.svg": FIRST,
        "z/chart.svg": THIRD,
    }
    assert not (folder / "x" / "chart.svg").exists()


def test_a_page_that_did_not_change_leads_to_the_first(tmp_path: Path) -> None:
    page = {"indicators/x/embed/index.html": "<p>frame</p>"}
    keep(tmp_path, FIRST, page)
    built, _ = keep(tmp_path, SECOND, page)
    words = published(built)[f"{SECOND}/indicators/x/embed/index.html"]
    assert f'content="0; url=../../../../{FIRST}/indicators/x/embed/"' in words
    third, _ = keep(tmp_path, THIRD, page)
    assert published(third)[f"{SECOND}/indicators/x/embed/index.html"] == words
    assert f"../../../../{FIRST}/indicators/x/embed/" in published(third)[f"{THIRD}/indicators/x/embed/index.html"]


def test_a_version_published_again_keeps_its_own_files_and_its_leading_pages(tmp_path: Path) -> None:
    first = {"a.csv": "1", "x/chart.svg": "same", "x/embed/index.html": "frame"}
    keep(tmp_path, FIRST, first)
    built, _ = keep(tmp_path, SECOND, {**first, "a.csv": "2"})
    again, found = keep(tmp_path, SECOND, {**first, "a.csv": "2"})
    assert (found.added, published(again)) == (0, published(built))
    returned, found = keep(tmp_path, FIRST, first)
    assert (found.added, published(returned)) == (0, published(built))


def test_what_a_version_gains_later_stands_in_a_list_of_its_own(tmp_path: Path) -> None:
    keep(tmp_path, FIRST, {"a.csv": "1"})
    first = (tmp_path / "versions" / f"{FIRST}.json").read_bytes()
    for number, name in enumerate(("b.csv", "c.csv"), start=2):
        keep(tmp_path, FIRST, {"a.csv": "1", name: name})
        assert (tmp_path / "versions" / f"{FIRST}.{number}.json").is_file()
    assert (tmp_path / "versions" / f"{FIRST}.json").read_bytes() == first
    assert kept_files(tmp_path, FIRST) == {"a.csv": "1", "b.csv": "b.csv", "c.csv": "c.csv"}
    assert version_store.names(tmp_path / "versions") == (FIRST,)


def test_folders_of_whole_files_as_they_were_kept_before_are_read(tmp_path: Path) -> None:
    for name in ("a.csv", "x/chart.svg"):
        path = tmp_path / "versions" / FIRST / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("old", encoding="utf-8")
    assert version_store.names(tmp_path / "versions") == (FIRST,)
    built, found = keep(tmp_path, SECOND, {"a.csv": "new", "x/chart.svg": "old"})
    assert found.earlier == (FIRST,)
    assert published(built) == {f"{FIRST}/a.csv": "old", f"{FIRST}/x/chart.svg": "old", f"{SECOND}/a.csv": "new"}
    again, found = keep(tmp_path, FIRST, {"a.csv": "forged", "x/chart.svg": "old", "b.csv": "more"})
    assert found.added == 1
    assert published(again) == {**published(built), f"{FIRST}/b.csv": "more"}


def test_contents_are_packed_and_found_by_their_own_sum(tmp_path: Path) -> None:
    keep(tmp_path, FIRST, {"a.csv": "long " * 1000, "b.csv": "x"})
    packed, plain = (
        next(path for path in objects(tmp_path) if (path.suffix == ".gz") is zipped) for zipped in (True, False)
    )
    assert gzip.decompress(packed.read_bytes()).decode() == "long " * 1000
    assert packed.stat().st_size < 100
    assert plain.read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("damage", ["gone", "other", "cut"])
def test_a_damaged_content_stops_the_build_with_its_name(tmp_path: Path, damage: str) -> None:
    keep(tmp_path, FIRST, {"a.csv": "long " * 1000})
    (only,) = objects(tmp_path)
    if damage == "gone":
        only.unlink()
    else:
        only.write_bytes(gzip.compress(b"other") if damage == "other" else only.read_bytes()[:20])
    with pytest.raises(DamagedError, match=rf"{FIRST}/a\.csv"):
        publish(tmp_path, SECOND)


def test_nothing_but_versions_is_taken_for_one(tmp_path: Path) -> None:
    keep(tmp_path, FIRST)
    for name in (".git", "notes", "2026-01-01", "..", "2026-01-01.AAAAAAAA"):
        (tmp_path / "versions" / name).mkdir(exist_ok=True)
    assert version_store.names(tmp_path / "versions") == (FIRST,)


def test_without_kept_versions_there_are_none(tmp_path: Path) -> None:
    assert version_store.names(tmp_path / "versions") == ()


def test_the_command_keeps_and_says_what_room_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built, _ = publish(tmp_path, FIRST, {"a.csv": "x" * 1_000_000})
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    command = ["--root", str(tmp_path), "versions", "--site", str(built), "--summary", str(summary)]
    assert main(command) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        f"数据版本 {FIRST}：新保存 1 个文件；以前的版本 0 个",
        "保存的版本增加 2 KB",
        "全站 1.0 MB，占 GitHub Pages 上限 1 GB 的 0.1%",
        "其中各数据版本共 1.0 MB，本版 1.0 MB",
        "按本版的大小，还能再发布约 998 版",
    ]
    told = ["before", "### 数据版本和空间", "", *(f"- {line}" for line in lines)]
    assert summary.read_text(encoding="utf-8").splitlines() == told
    assert version_store.names(tmp_path / "versions") == (FIRST,)


@pytest.mark.parametrize(("limit", "warnings"), [(1428, 1), (1440, 0)])
def test_there_is_a_warning_before_the_limit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, limit: int, warnings: int
) -> None:
    built, _ = publish(tmp_path, FIRST, {"a.csv": "x" * 300})
    (built / "page.html").write_text("x" * (1000 - version_store.size(built)), encoding="utf-8")
    monkeypatch.setattr(quota, "LIMIT", limit)
    summary = tmp_path / "summary.md"
    command = ["--root", str(tmp_path), "versions", "--site", str(built), "--summary", str(summary)]
    assert main([*command, "--format", "github"]) == 0
    assert capsys.readouterr().out.count("::warning title=空间::网站已占") == warnings
    assert summary.read_text(encoding="utf-8").count("> [!WARNING]") == warnings


def test_a_site_over_the_limit_has_no_room_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quota, "LIMIT", 1000)
    assert quota.Quota(1200, 900, 100).fitting == 0
    assert quota.Quota(700, 400, 100).fitting == 3


def test_the_command_fails_without_a_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tmp_path), "versions", "--site", str(tmp_path / "none")]) == 1
    assert "再运行 make site" in capsys.readouterr().out


def test_the_files_of_a_version_are_copied_into_folders_that_are_not_there_yet(tmp_path: Path) -> None:
    for name in ("data/plan.yaml", "indicators/a/embed/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
        version_files.freeze(tmp_path, "2018-03-01.1a2b3c4d", [name])
        assert (tmp_path / version_files.path("2018-03-01.1a2b3c4d", name)).read_text(encoding="utf-8") == name
