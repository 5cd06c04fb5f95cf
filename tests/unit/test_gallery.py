from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from plansite.charts import gallery, store, svg
from plansite.charts.gallery import Gallery
from plansite.charts.indicator_values import IndicatorPicture, indicator_pictures
from plansite.charts.placing import filled, place
from plansite.charts.store import Drawn
from plansite.site import Site


def pictures(site: Site) -> list[IndicatorPicture]:
    return list(indicator_pictures(site.plan, site.wording))


@pytest.fixture
def sample() -> Drawn:
    return Drawn({"wide": "<svg/>", "narrow": "<svg/>"}, {"chart.png": b"\x89PNG"})


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, sample: Drawn) -> list[list[str]]:
    """Names of the pictures that were to be drawn, each time; nothing is drawn."""
    names: list[list[str]] = []

    def started(wanted: Any) -> Any:
        names.append([picture.name for picture in wanted])
        return (wanted,) if wanted else ()

    monkeypatch.setattr(gallery, "_started", started)
    monkeypatch.setattr(gallery, "_finish", lambda worker: {picture.name: sample for picture in worker})
    return names


def test_a_kept_picture_comes_back_as_it_was(tmp_path: Path, sample: Drawn) -> None:
    store.keep(tmp_path / "new", "key", sample)
    assert store.kept(tmp_path / "new", "key") == sample
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["key"]


@pytest.mark.parametrize("damage", [b"", b"half", b"0" * 64 + b"\n{}", b"\xff\xfe", b"checksum\n"])
def test_a_damaged_or_half_written_picture_is_not_used(tmp_path: Path, sample: Drawn, damage: bytes) -> None:
    store.keep(tmp_path, "key", sample)
    (tmp_path / "key").write_bytes(damage)
    assert store.kept(tmp_path, "key") is None


def test_a_cut_off_picture_is_not_used(tmp_path: Path, sample: Drawn) -> None:
    store.keep(tmp_path, "key", sample)
    whole = (tmp_path / "key").read_bytes()
    for length in range(0, len(whole), 7):
        (tmp_path / "key").write_bytes(whole[:length])
        assert store.kept(tmp_path, "key") is None


def test_one_changed_value_draws_one_picture_again(tiny: Site, tmp_path: Path, asked: list[list[str]]) -> None:
    before = pictures(tiny)
    Gallery.begin(before, tmp_path).finished()
    Gallery.begin(before, tmp_path).finished()
    start = before[0].panels[0][0].start
    assert start is not None
    series = replace(before[0].panels[0][0], start=replace(start, value=2.4))
    changed = replace(before[0], panels=((series, *before[0].panels[0][1:]), *before[0].panels[1:]))
    Gallery.begin([changed, *before[1:]], tmp_path).finished()
    assert asked == [[picture.name for picture in before], [], [before[0].name]]


@pytest.mark.usefixtures("asked")
def test_a_damaged_picture_is_drawn_again_and_never_shipped(tiny: Site, tmp_path: Path, sample: Drawn) -> None:
    wanted = pictures(tiny)
    Gallery.begin(wanted, tmp_path).finished()
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    found = Gallery.begin(wanted, tmp_path).finished()
    assert all(drawn == sample for drawn in found.values())
    assert all(store.kept(tmp_path, store.key(picture)) == sample for picture in wanted)


@pytest.mark.heavy
def test_pictures_drawn_by_several_processes_keep_their_order(tiny: Site, tmp_path: Path) -> None:
    several = [
        replace(picture, name=f"{picture.name}-{copy}", title=f"{picture.title}{copy}")
        for copy in range(3)
        for picture in pictures(tiny)
    ]
    found = Gallery.begin(several, tmp_path).finished()
    assert list(found) == [picture.name for picture in several]
    for picture in several:
        assert picture.title in "".join(svg.texts(found[picture.name].files["chart.svg"].decode()))


def test_processes_share_the_work_and_leave_no_picture_out(real: Site) -> None:
    wanted = list(real.pictures.values())
    parts = gallery.shares(wanted, 2)
    assert sorted(picture.name for part in parts for picture in part) == sorted(picture.name for picture in wanted)
    published = [sum(picture.is_published for picture in part) for part in parts]
    assert max(published) - min(published) <= 2


def test_a_page_has_a_place_for_every_width_and_each_is_filled(tiny: Site, sample: Drawn) -> None:
    picture = pictures(tiny)[0]
    html = filled(f"<figure>{place(picture)}</figure>", {picture.name: sample})
    assert html == "<figure><svg/>\n<svg/></figure>"
