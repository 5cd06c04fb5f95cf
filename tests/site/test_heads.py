"""What machines are told of a page: feeds, previews, structured data, and what crawlers may list."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from pyld import jsonld

from building import build
from built_pages import page, pages
from plansite.addresses import Imprint
from plansite.pages.metadata.json_ld import json_ld
from plansite.publishing import robots
from projects import OFFICIAL as OFFICIAL_SETTINGS

OFFICIAL = OFFICIAL_SETTINGS.partition("    official")[2].partition("    external_hosts")[0]
BASE = "https://example.org/portal/plan/"
SCHEMA = "https://schema.org/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
REQUIRED = {
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "Dataset": {"name", "description"},
    "Observation": {"observationAbout", "observationDate", "variableMeasured", "value", "subjectOf"},
    "DataDownload": {"contentUrl", "encodingFormat"},
    "CreativeWork": {"name", "publisher"},
    "PropertyValue": {"name"},
    "AdministrativeArea": {"name"},
    "Organization": {"name"},
}
"""Properties without which a thing of each type says nothing."""


def _without_network(url: str, _options: Any) -> dict[str, Any]:
    assert urlsplit(url).netloc == "schema.org"
    document = {"@context": {"@vocab": SCHEMA}}
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}


def _written(path: Path) -> list[Any]:
    return [json.loads(script.text) for script in page(path).xpath("//script[@type='application/ld+json']")]


def _things(value: Any) -> list[dict[str, Any]]:
    """Every thing with a type in an expanded document, however deep."""
    if isinstance(value, list):
        return [thing for part in value for thing in _things(part)]
    if not isinstance(value, dict):
        return []
    own = [value] if "@type" in value else []
    return own + [thing for part in value.values() for thing in _things(part)]


def _content(path: Path, name: str) -> str | None:
    found = page(path).xpath("//meta[@property=$name or @name=$name]/@content", name=name)
    assert len(found) < 2
    return str(found[0]) if found else None


@pytest.mark.parametrize("fixture", ["built", "built_under_path", "built_tiny"])
def test_structured_data_is_read_by_a_json_ld_library_and_complete(
    fixture: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(fixture)
    seen = set()
    for path in pages(site):
        for document in _written(path):
            options = {"documentLoader": _without_network, "base": BASE + path.relative_to(site).as_posix()}
            for thing in _things(jsonld.expand(document, options)):
                (kind,) = (name.removeprefix(SCHEMA) for name in thing["@type"])
                properties = {name.removeprefix(SCHEMA) for name in thing}
                reference = set(thing) == {"@id", "@type"}
                assert reference or REQUIRED[kind] <= properties, (path, thing)
                seen.add(kind)
    assert seen >= {"BreadcrumbList", "Dataset", "Observation", "DataDownload"}


def test_descriptions_of_data_sets_are_long_enough_for_catalogues(built: Path) -> None:
    found = [
        thing["description"]
        for path in pages(built)
        for document in _written(path)
        for thing in document["@graph"]
        if thing["@type"] == "Dataset"
    ]
    assert len(found) == 16
    assert all(50 <= len(words) <= 5000 for words in found)


def test_values_of_another_scope_say_so_in_structured_data(built: Path) -> None:
    indicators = json.loads((built / "data" / "indicators.json").read_text(encoding="utf-8"))["indicators"]
    for indicator in indicators:
        (document,) = _written(built / "indicators" / indicator["id"] / "index.html")
        (data,) = (thing for thing in document["@graph"] if thing["@type"] == "Dataset")
        differing = [o for o in data["about"] if "口径与规划指标不同" in o.get("description", "")]
        assert len(differing) == sum(o["scope"] == "different" for o in indicator["observations"])


def test_no_word_can_end_the_script_element() -> None:
    text = json_ld([{"name": "</script><script>alert(1)</script>&amp;"}])
    assert not set("<>&") & set(text)
    assert json.loads(text)["@graph"][0]["name"] == "</script><script>alert(1)</script>&amp;"


def test_nobody_is_named_as_creator_while_no_publisher_is_configured(built: Path) -> None:
    assert all('"creator"' not in path.read_text(encoding="utf-8") for path in pages(built))


def _shared(site: Path) -> dict[str, Path]:
    """Every page that says anything to those with whom it is shared, by its path."""
    found = {path.parent.relative_to(site).as_posix(): path for path in pages(site) if path.name == "index.html"}
    return {name: path for name, path in found.items() if _content(path, "og:type")}


def test_every_shared_page_has_a_card_of_its_own_as_large_as_it_says(built_under_path: Path) -> None:
    shared = _shared(built_under_path)
    assert {".", "about", "chapters/1", "indicators", "indicators/senior-high-students", "projects/1-3"} <= set(shared)
    seen = set()
    for name, path in shared.items():
        shown = _content(path, "og:image") or ""
        assert shown.startswith(f"{BASE}assets/cards/"), name
        file = built_under_path / shown.removeprefix(BASE)
        assert struct.unpack(">II", file.read_bytes()[16:24]) == (1200, 630)
        assert (_content(path, "og:image:width"), _content(path, "og:image:height")) == ("1200", "630")
        assert file.stat().st_size <= 20_000, name
        assert _content(path, "twitter:image") == shown
        assert _content(path, "twitter:card") == "summary_large_image"
        assert _content(path, "og:url") == f"{BASE}{name}/".replace("/./", "/")
        seen.add(shown)
    assert len(seen) == len(shared)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            ".",
            "三门峡市“十四五”教育规划；承诺与进展；15 个指标，48 个项目；数据截至：2026年11月24日；测试版",
        ),
        (
            "indicators/senior-high-students",
            "普通高中在校生；4.39万人；2025年（初步）；2025年目标：4.1万人；数据截至：",
        ),
        ("indicators/higher-vocational-students", "2025年（初步，口径不同）"),
        ("projects/1-3", "；状态："),
        ("chapters/1", "一、开启教育现代化新征程；测试版，非正式发布；三门峡市“十四五”教育规划进展；规划全文。"),
        ("about", "关于本站；测试版，非正式发布；三门峡市“十四五”教育规划进展。"),
    ],
)
def test_the_card_of_a_page_says_what_the_page_is_about(built_under_path: Path, name: str, words: str) -> None:
    said = _content(built_under_path / name / "index.html", "og:image:alt") or ""
    assert words in said
    assert "测试版，非正式发布" in said


def test_the_card_of_a_project_says_the_state_that_its_page_says(built_under_path: Path) -> None:
    path = built_under_path / "projects" / "1-3" / "index.html"
    state = str(page(path).xpath("string(//p[@class='verdict-status'])")).strip()
    said = (_content(path, "og:image:alt") or "").partition("状态：")[2].partition("；")[0]
    assert said
    assert said in state


def test_a_site_without_an_address_has_no_cards_for_nobody_could_fetch_them(built: Path) -> None:
    assert not (built / "assets" / "cards").exists()
    assert _content(built / "index.html", "og:image") is None
    assert _content(built / "index.html", "twitter:card") == "summary"


def _outwards(part: ET.Element, around: Mapping[ET.Element, ET.Element]) -> Iterator[ET.Element]:
    """A part and what is around it, from the inside out: where its properties may be stated."""
    while True:
        yield part
        if part not in around:
            return
        part = around[part]


def test_the_words_of_the_card_stand_in_its_middle_square(built_under_path: Path) -> None:
    root = ET.fromstring((built_under_path / "card" / "chart.svg").read_bytes())
    width, height = (float(root.attrib[name]) for name in ("width", "height"))
    words = list(root.iter("{http://www.w3.org/2000/svg}text"))
    assert words
    around = {part: whole for whole in root.iter() for part in whole}
    for text in words:
        size = next(part.attrib["font-size"] for part in _outwards(text, around) if "font-size" in part.attrib)
        anchor = next(part.attrib["text-anchor"] for part in _outwards(text, around) if "text-anchor" in part.attrib)
        assert anchor == "middle"
        across = sum(1 if east_asian_width(sign) in "WF" else 0.6 for sign in text.text or "")
        assert across * float(size.removesuffix("px")) <= height <= width


def test_no_address_is_made_up_while_the_sites_own_is_unknown(built: Path) -> None:
    for path in pages(built):
        assert _content(path, "og:image") is None
        assert _content(path, "og:url") is None


def test_a_shared_page_is_called_a_site_or_an_article(built: Path) -> None:
    for path in pages(built):
        if path.name == "index.html" and path.parent.name != "embed":
            assert _content(path, "og:type") == ("website" if path.parent == built else "article")


def test_a_test_site_is_not_listed_and_crawlers_can_read_that_it_is_not(built_under_path: Path) -> None:
    rules = (built_under_path / "robots.txt").read_text(encoding="utf-8")
    assert "Disallow" not in rules
    assert "Sitemap:" not in rules
    # The theme reads the site map, too, to open pages without loading them: it is there, and nothing names it.
    assert ET.parse(built_under_path / "sitemap.xml").getroot().findall(f"{SITEMAP}url")
    for path in pages(built_under_path):
        assert page(path).xpath("//meta[@name='robots' and @content='noindex']"), path


def test_an_official_site_lists_every_page_with_the_day_of_its_data(project_copy: Path) -> None:
    config = project_copy / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    text = text.replace("    official: false\n", f"    official{OFFICIAL}")
    config.write_text(text, encoding="utf-8")
    for name, after, day in (
        ("plan", "", "2026-11-10"),
        ("indicators", "\n  - id: senior-high-students\n", "2026-11-20"),
    ):
        data = project_copy / "data" / f"{name}.yaml"
        words = data.read_text(encoding="utf-8")
        place = words.index(after)
        dated = words[place:].replace('published: "2026-11-24"', f'published: "{day}"', 1)
        data.write_text(words[:place] + dated, encoding="utf-8")
    site = project_copy / "site"
    result = build(config, site, SITE_URL=BASE)
    assert result.returncode == 0, result.stdout + result.stderr
    listed = {
        url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod")
        for url in ET.parse(site / "sitemap.xml").getroot()
    }
    assert f"Sitemap: {BASE}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")
    assert listed[f"{BASE}indicators/senior-high-students/"] == "2026-11-20"
    assert listed[f"{BASE}indicators/modern-apprenticeship/"] == "2026-11-10"
    assert listed[BASE] == "2026-11-24"
    assert f"{BASE}about/" in listed
    assert listed[f"{BASE}about/"] == "2026-11-24"
    assert "尚未提供，待确定" not in (site / "about" / "index.html").read_text(encoding="utf-8")
    for address, listed_day in listed.items():
        path = site / (address or "").removeprefix(BASE) / "index.html"
        assert not page(path).xpath("//meta[@name='robots']"), path
        shown = page(path).xpath("//dl[@class='leaf-facts']/div[dt='更新时间']//time/@datetime")
        assert [moment[:10] for moment in shown] in ([], [listed_day]), path


@pytest.mark.parametrize(("is_listed", "words"), [(True, "Allow: /"), (False, "noindex")])
def test_robots_need_no_address(is_listed: bool, words: str) -> None:  # noqa: FBT001
    text = robots.export(Imprint(), is_listed=is_listed).content.decode()
    assert words in text
    assert "Sitemap" not in text
    assert (
        "Sitemap: https://a.example/sitemap.xml"
        in robots.export(Imprint("", "https://a.example/"), is_listed=is_listed).content.decode()
    ) == is_listed
