"""Pages for other people's frames: whole in themselves, and they say what the figure is."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from built_pages import page, shown_text
from plansite.exports import version_files
from plansite.pages.rendering.publication import Publication
from plansite.plan.plan import Plan


def _frames(site: Path, plan: Plan, indicator: str) -> tuple[Path, Path]:
    """The page that follows the data, and the one of this version."""
    below = Path("indicators") / indicator / "embed" / "index.html"
    return site / below, site / version_files.folder(plan.version) / below


def test_every_indicator_can_be_embedded_with_source_day_status_and_way_back(built: Path, real: Publication) -> None:
    for indicator in real.plan.indicators:
        status = real.assessments.indicator_status(indicator).value
        for path in _frames(built, real.plan, indicator.id):
            words = shown_text(page(path).xpath("//main")[0])
            for said in (indicator.name, status, "数据来源：", "数据截至：2026年11月24日", real.plan.about.title):
                assert said in words, (path, said)
            (link,) = page(path).xpath("//a")
            assert (link.get("target"), link.get("rel")) == ("_blank", "noopener")
            address = urljoin("https://x/" + path.relative_to(built).as_posix(), link.get("href"))
            assert urlsplit(address).path == f"/indicators/{indicator.id}/"


def test_what_must_be_said_of_a_value_is_said_in_the_frame(built: Path, real: Publication) -> None:
    for indicator in real.plan.indicators:
        latest = real.assessments.latest(indicator)
        if latest is None:
            continue
        for path in _frames(built, real.plan, indicator.id):
            words = shown_text(page(path).xpath("//main")[0])
            assert latest.kind.value in words
            assert (latest.scope_note or "") in words


@pytest.mark.parametrize("fixture", ["built", "built_under_path", "built_tiny"])
def test_a_frame_loads_nothing_and_runs_nothing(fixture: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(fixture)
    frames = sorted(site.rglob("embed/index.html"))
    assert len(frames) >= 6
    for path in frames:
        document = page(path)
        assert document.xpath("//script | //link | //img | //iframe | //form | //object") == []
        assert document.xpath("//@*[starts-with(name(), 'on')]") == []
        assert "url(" not in document.xpath("string(//style)")
        (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'; style-src 'unsafe-inline';")


def test_only_the_page_of_a_version_says_that_it_is_fixed(built: Path, real: Publication) -> None:
    for indicator in real.plan.indicators:
        live, frozen = _frames(built, real.plan, indicator.id)
        assert "固定不变" not in live.read_text(encoding="utf-8")
        assert "这一页固定不变" in frozen.read_text(encoding="utf-8")


def test_the_codes_are_a_frame_with_the_full_address_where_it_is_known(
    built_under_path: Path, real: Publication
) -> None:
    document = page(built_under_path / "indicators" / "senior-high-students" / "index.html")
    codes = [html.fromstring(text.text_content()) for text in document.xpath("//details[@id='embed']//pre")]
    base = "https://example.org/portal/plan/"
    below = "indicators/senior-high-students/embed/"
    assert [code.get("src") for code in codes] == [
        f"{base}{below}",
        f"{base}{version_files.folder(real.version)}/{below}",
    ]
    for code in codes:
        assert code.tag == "iframe"
        assert code.get("title") == "普通高中在校生"
        assert int(code.get("height")) > 400


def test_the_address_of_a_version_is_not_locked(education: Path) -> None:
    """It changes with the data, and is kept by whoever publishes."""
    lock = (education / "urls.lock").read_text(encoding="utf-8")
    assert "/indicators/senior-high-students/embed/\n" in lock
    assert "/data/v/" not in lock


def test_every_picture_that_is_drawn_is_shown_somewhere(
    built: Path, real: Publication, built_tiny: Path, tiny: Publication
) -> None:
    """A large plan drew three fifths of its pictures for no page."""
    for site, publication in ((built, real), (built_tiny, tiny)):
        labels = {str(label) for path in site.rglob("index.html") for label in page(path).xpath("//svg/@aria-label")}
        of_pages = [picture for picture in publication.pictures.values() if not picture.is_published]
        assert of_pages
        assert [picture.name for picture in of_pages if picture.alternative not in labels] == []
