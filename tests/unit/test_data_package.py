"""The data package, judged by frictionless, and the archive around it."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

import plan_guard
from plansite.addresses import Imprint
from plansite.exports.archive import archive
from plansite.exports.bundle import Bundle
from plansite.exports.export import Export
from plansite.exports.file_sums import checksums
from plansite.pages.rendering.publication import Publication
from plansite.reading.settings import Publisher, Settings, Terms

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:frictionless.*")


def written(exports: tuple[Export, ...], folder: Path) -> Path:
    """The data folder of a site."""
    for export in exports:
        (folder / export.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / export.path).write_bytes(export.content)
    return folder / "data"


def bundle(site: Publication, settings: Settings | None = None, imprint: Imprint | None = None) -> tuple[Export, ...]:
    return Bundle(site.assessments, site.version, settings or Settings(), imprint or Imprint()).exports


def report(path: Path) -> Any:
    """What frictionless says of a package."""
    from frictionless import Package, system  # noqa: PLC0415 -- reading it warns

    with plan_guard.lifted():  # it looks for its plugins in every folder that Python imports from
        assert system.methods
    return Package(str(path)).validate()


@pytest.mark.parametrize("plan", ["real", "tiny"])
def test_frictionless_finds_nothing_wrong(plan: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    data = written(bundle(request.getfixturevalue(plan)), tmp_path)
    found = report(data / "datapackage.json")
    assert found.valid, found.flatten(["rowNumber", "fieldName", "message"])
    assert {task.name for task in found.tasks} == {
        "indicators",
        "observations",
        "projects",
        "targets",
        "sources",
        "updates",
        "dictionary",
    }


def test_frictionless_reads_the_archive_as_a_package(tiny: Publication, tmp_path: Path) -> None:
    assert report(written(bundle(tiny), tmp_path) / "plan.zip").valid


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("observations.csv", "2.2,实际", "二点二,实际"),
        ("observations.csv", "实际,same", "真的,same"),
        ("observations.csv", "bulletin-2017", "nowhere"),
        ("targets.csv", "1-1-t2,", "1-1-t1,"),
        ("sources.csv", "id,title", "title,id"),
    ],
    ids=["number", "word", "reference", "key", "columns"],
)
def test_frictionless_would_find_a_wrong_cell(tiny: Publication, tmp_path: Path, file: str, old: str, new: str) -> None:
    data = written(bundle(tiny), tmp_path)
    text = (data / file).read_bytes().decode()
    assert old in text
    (data / file).write_bytes(text.replace(old, new).encode())
    descriptor = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        del resource["bytes"], resource["hash"]
    (data / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    assert not report(data / "datapackage.json").valid


def test_a_file_that_was_changed_no_longer_fits_its_package(tiny: Publication, tmp_path: Path) -> None:
    data = written(bundle(tiny), tmp_path)
    sources = data / "sources.csv"
    sources.write_bytes(sources.read_bytes().replace("公报".encode(), "通报".encode()))
    found = report(data / "datapackage.json")
    assert [error.type for task in found.tasks for error in task.errors] == ["hash-count"]


def descriptor(exports: tuple[Export, ...]) -> dict[str, Any]:
    content = next(export.content for export in exports if export.path == "data/datapackage.json")
    found: dict[str, Any] = json.loads(content)
    return found


def test_the_package_names_its_version_sources_and_terms(tiny: Publication) -> None:
    found = descriptor(bundle(tiny))
    assert found["name"] == "yunze-plan-2016-2020"
    assert found["version"] == tiny.version
    assert found["licenses"] == [{"title": "使用条件", "path": "LICENSE.txt"}]
    assert found["sources"] == [
        {"title": "云泽县健康行动规划"},
        {"title": "2017年云泽县卫生健康公报（云泽县卫生健康局）", "path": "https://example.org/2017.html"},
        {"title": "健康小屋建设材料（云泽县卫生健康局）"},
    ]
    assert "homepage" not in found
    assert "contributors" not in found


def test_a_column_has_constraints_where_there_are_some(tiny: Publication) -> None:
    fields = [field for table in descriptor(bundle(tiny))["resources"] for field in table["schema"]["fields"]]
    found = [field.get("constraints") for field in fields]
    assert None in found
    assert {"required": True} in found
    assert {} not in found


def test_what_the_owner_configured_stands_in_every_paper(tiny: Publication) -> None:
    settings = Settings(
        publisher=Publisher(name="云泽县卫生健康局"),
        terms=Terms(text="随便用。", name="CC-BY-4.0", url="https://example.org/by/"),
        frequency="每年一次",
    )
    exports = bundle(tiny, settings, Imprint("云泽健康", "https://example.org/plan"))
    found = descriptor(exports)
    assert found["licenses"] == [{"name": "CC-BY-4.0", "title": "使用条件", "path": "https://example.org/by/"}]
    assert found["homepage"] == "https://example.org/plan/data/"
    assert found["contributors"] == [{"title": "云泽县卫生健康局", "role": "publisher"}]
    papers = {export.path.rpartition("/")[2]: export.content.decode() for export in exports if "txt" in export.path}
    assert "责任单位：云泽县卫生健康局" in papers["README.txt"]
    assert "更新频率：每年一次" in papers["README.txt"]
    assert papers["LICENSE.txt"] == "使用条件\n随便用。\n许可证：CC-BY-4.0\n许可证：https://example.org/by/\n"
    assert papers["CITATION.txt"].splitlines()[1] == (
        f"云泽县卫生健康局. 云泽县健康行动规划进展数据[DS/OL]. {tiny.version}. "
        "云泽健康（2018-03-01）[引用日期]. https://example.org/plan/data/."
    )


def test_nobody_is_made_up_where_nobody_is_configured(tiny: Publication) -> None:
    papers = {export.path: export.content.decode() for export in bundle(tiny) if export.path.endswith(".txt")}
    assert papers["data/CITATION.txt"].splitlines()[1].startswith("云泽县健康行动规划进展数据[DS/OL]. ")
    assert "责任单位：尚未明确" in papers["data/README.txt"]
    for words in ("免费使用", "请注明来源和数据日期", "不得歪曲"):
        assert words in papers["data/LICENSE.txt"]


def test_the_archive_holds_every_file_but_the_text_dated_by_the_data(tiny: Publication, tmp_path: Path) -> None:
    data = written(bundle(tiny), tmp_path)
    with zipfile.ZipFile(data / "plan.zip") as found:
        names = found.namelist()
        assert {entry.date_time for entry in found.infolist()} == {(2018, 3, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in found.infolist()} == {0o100644}
        for name in set(names) - {"SHA256SUMS"}:
            assert found.read(name) == (data / name).read_bytes()
    assert set(names) == {path.name for path in data.iterdir()} - {"plan.zip", "plan.txt"}


def test_the_same_files_give_the_same_archive(tiny: Publication) -> None:
    files = (Export("data/b.csv", b"b", "", ""), Export("data/a.csv", b"a", "", ""))
    assert archive("plan.zip", files, tiny.plan.as_of) == archive("plan.zip", files, tiny.plan.as_of)


def test_checksums_are_in_the_form_that_sha256sum_reads() -> None:
    found = checksums((Export("data/b.csv", b"b", "", ""), Export("data/a.csv", b"", "", "")), "data")
    empty, other = hashlib.sha256(b"").hexdigest(), hashlib.sha256(b"b").hexdigest()
    assert (found.path, found.content.decode()) == ("data/SHA256SUMS", f"{empty}  a.csv\n{other}  b.csv\n")


def test_every_list_of_checksums_fits_the_files_beside_it(tiny: Publication, tmp_path: Path) -> None:
    data = written(bundle(tiny), tmp_path)
    with zipfile.ZipFile(data / "plan.zip") as found:
        found.extractall(tmp_path / "unpacked")
    for folder in (data, tmp_path / "unpacked"):
        lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
        listed = {name: checksum for checksum, name in (line.split("  ") for line in lines)}
        others = [path for path in folder.iterdir() if path.name != "SHA256SUMS"]
        assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in others} == listed


@pytest.mark.parametrize("plan", ["real", "tiny"])
def test_where_the_files_will_be_is_known_before_they_are_made(plan: str, request: pytest.FixtureRequest) -> None:
    site: Publication = request.getfixturevalue(plan)
    assert list(site.bundle.paths) == [export.path for export in site.tables]
