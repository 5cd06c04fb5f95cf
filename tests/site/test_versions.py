"""Two publications after another, as the publishing workflow makes them: one value becomes another, on a later day."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest

import projects
from building import built
from built_pages import page, shown_text
from plansite.publishing import object_store, version_store

ROOT = Path(__file__).parents[2]
CHANGED = "indicators/senior-high-students"
BOUND = 300_000
"""Bytes that a version with one changed value may add to what is kept."""

DAY = {"SOURCE_DATE_EPOCH": "1798675200"}


@dataclass(frozen=True)
class Publications:
    """Both sites, what became of their versions, and the files of the first as they were published."""

    first: Path
    second: Path
    old: version_store.Kept
    new: version_store.Kept
    files: dict[str, bytes]

    def version(self, of: version_store.Kept) -> Path:
        """The folder of a version in the second site."""
        return self.second / "data" / "v" / of.version


@pytest.fixture(scope="module")
def publications(tmp_path_factory: pytest.TempPathFactory) -> Publications:
    """The plan for education, published twice."""
    folder = tmp_path_factory.mktemp("publications")
    project = folder / "project"
    projects.copied(projects.EDUCATION, project)
    config = project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("../../../", f"{ROOT}/"), encoding="utf-8")
    first = built(config, folder / "first", **DAY)
    old = version_store.keep(first, project / version_store.FOLDER)
    files = {
        path.relative_to(first).as_posix(): path.read_bytes() for _, path in object_store.files(first / "data" / "v")
    }
    change(project / "data" / "indicators.yaml")
    second = built(config, folder / "second", **DAY)
    return Publications(first, second, old, version_store.keep(second, project / version_store.FOLDER), files)


def change(data: Path) -> None:
    """Another value, published on another day."""
    text = data.read_text(encoding="utf-8")
    value = re.compile(r'value: 4\.39(.*?)published: "2026-11-24"', re.DOTALL)
    changed = value.sub(r'value: 4.38\1published: "2026-11-27"', text, count=1)
    changed = changed.replace("在校生4.39万人", "在校生4.38万人")
    assert changed != text
    data.write_text(changed, encoding="utf-8")


def test_an_earlier_version_keeps_its_bytes_after_a_value_changed(publications: Publications) -> None:
    second, old, new = publications.second, publications.old, publications.new
    assert new.version.startswith("2026-11-27.")
    assert new.earlier == (old.version,)
    assert {name: (second / name).read_bytes() for name in publications.files} == publications.files
    assert b"4.39" in (publications.version(old) / "observations.csv").read_bytes()
    assert b"4.38" in (publications.version(new) / "observations.csv").read_bytes()


def test_the_page_of_data_lists_both_versions(publications: Publications) -> None:
    versions = [publications.new.version, publications.old.version]
    rows = page(publications.second / "data" / "index.html").xpath("//*[@id='versions']/following::table[1]/tbody/tr")
    assert [row.xpath(".//a/@href")[0] for row in rows] == [f"v/{version}/" for version in versions]
    assert "本页所示的版本" in shown_text(rows[0])
    assert "本页所示的版本" not in shown_text(rows[1])
    listed = json.loads((publications.second / "data" / "versions.json").read_text(encoding="utf-8"))
    assert [entry["version"] for entry in listed["versions"]] == versions


def test_a_version_with_one_changed_value_adds_little(publications: Publications) -> None:
    """What is kept grows by less than the bound, and the site by little more than its data files."""
    assert 0 < publications.new.grown < BOUND
    assert version_store.size(publications.version(publications.new)) < 4 * BOUND
    pictures = {
        path.relative_to(publications.version(publications.new)).as_posix()
        for path in publications.version(publications.new).rglob("chart.png")
    }
    assert pictures == {f"{CHANGED}/chart.png"}


def test_every_version_has_its_data_files_whole(publications: Publications) -> None:
    data = {path.name for path in (publications.second / "data").glob("*.*")} - {"index.html", "versions.json"}
    assert len(data) > 10
    for version in (publications.old, publications.new):
        assert data <= {path.name for path in publications.version(version).glob("*.*")}


def test_the_list_of_a_version_says_where_each_of_its_files_is(publications: Publications) -> None:
    listed = json.loads((publications.version(publications.new) / "files.json").read_text(encoding="utf-8"))
    assert listed["version"] == publications.new.version
    files = {entry["file"]: entry for entry in listed["files"]}
    before = json.loads((publications.version(publications.old) / "files.json").read_text(encoding="utf-8"))
    assert files.keys() == {entry["file"] for entry in before["files"]}
    for entry in files.values():
        content = (publications.second / "data" / entry["path"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"]
    unchanged = "indicators/preschool-enrolment/chart.png"
    assert files[unchanged]["path"] == f"v/{publications.old.version}/{unchanged}"
    assert files[f"{CHANGED}/chart.svg"]["path"] == f"v/{publications.new.version}/{CHANGED}/chart.svg"


def test_the_page_of_a_version_links_everything_it_has(publications: Publications) -> None:
    for version in (publications.old, publications.new):
        document = page(publications.version(version) / "index.html")
        links = {urljoin(f"https://x/data/v/{version.version}/", link) for link in document.xpath("//li//a/@href")}
        assert len(links) > 80
        for link in links:
            target = publications.second / link.removeprefix("https://x/")
            assert (target / "index.html" if link.endswith("/") else target).is_file(), link
        names = [entry["path"].removesuffix("index.html") for entry in _files(publications.version(version))]
        assert links == {f"https://x/data/{name}" for name in names}


def test_a_fixed_frame_shows_its_figure_in_every_version(publications: Publications) -> None:
    for indicator, changed in (("preschool-enrolment", False), ("senior-high-students", True)):
        frame = Path("indicators") / indicator / "embed" / "index.html"
        path = publications.version(publications.new) / frame
        moved = page(path).xpath("//meta[@http-equiv='refresh']/@content")
        assert bool(moved) is not changed
        if moved:
            address = path.relative_to(publications.second).as_posix()
            reached = urljoin(f"https://x/{address}", moved[0].partition("url=")[2])
            assert reached == f"https://x/data/v/{publications.old.version}/{frame.parent}/"


def _files(version: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((version / "files.json").read_text(encoding="utf-8"))["files"]
    return found
