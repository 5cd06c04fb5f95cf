from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from built_pages import documents, page

HOST = "https://site.invalid"


def _address(site: Path, path: Path, base: str) -> str:
    relative = path.relative_to(site).as_posix()
    return HOST + base + relative.removesuffix("index.html")


def _target(site: Path, address: str, base: str) -> Path | None:
    path = unquote(urlsplit(address).path)
    if not path.startswith(base):
        return None
    found = site / PurePosixPath(path.removeprefix(base))
    return found / "index.html" if path.endswith("/") else found


def _broken(site: Path, base: str) -> list[str]:
    broken = []
    for path in documents(site):
        here = _address(site, path, base)
        for element in page(path).xpath("//*[@href or @src]"):
            link = element.get("href") or element.get("src")
            address = urljoin(here, link)
            if not address.startswith(HOST):
                continue
            target = _target(site, address, base)
            if target is None or not target.is_file():
                broken.append(f"{here}: {link}")
                continue
            fragment = unquote(urlsplit(address).fragment)
            if fragment and target.suffix == ".html" and not page(target).xpath("//*[@id=$id]", id=fragment):
                if fragment.startswith("__"):
                    continue  # the theme's own switches
                broken.append(f"{here}: {link} (no such anchor)")
    return broken


def test_every_internal_link_and_anchor_leads_somewhere(built: Path) -> None:
    assert _broken(built, "/") == []


def test_every_internal_link_and_anchor_leads_somewhere_under_a_sub_path(built_under_path: Path) -> None:
    assert _broken(built_under_path, "/portal/plan/") == []


def test_every_internal_link_of_the_tiny_plan_leads_somewhere(built_tiny: Path) -> None:
    assert _broken(built_tiny, "/") == []


def test_no_id_stands_twice_on_a_page(built: Path) -> None:
    for path in documents(built):
        ids = page(path).xpath("//@id")
        assert len(ids) == len(set(ids)), path


@pytest.mark.parametrize("attribute", ["href", "src"])
def test_pages_load_nothing_from_other_hosts(built: Path, attribute: str) -> None:
    for path in documents(built):
        for element in page(path).xpath(f"//*[self::link or self::script or self::img or self::iframe][@{attribute}]"):
            if element.get("rel") == "canonical":
                continue
            assert not urlsplit(element.get(attribute)).netloc, (path, element.get(attribute))


def test_links_to_other_sites_are_marked_and_safe(built: Path) -> None:
    found = [
        element
        for path in documents(built)
        for element in page(path).xpath("//article//a[@href]")
        if urlsplit(element.get("href")).netloc
    ]
    assert found
    for element in found:
        assert "noopener" in element.get("rel", "").split()
        assert "external" in element.get("class", "").split()


def test_the_address_of_a_repost_is_not_printed(built: Path, education: Path) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in documents(built / "indicators"))
    sources = (education / "data" / "sources.yaml").read_text(encoding="utf-8")
    assert "grade: repost" in sources
    assert "（转载）" in text


def test_no_link_stands_inside_another(built: Path, built_tiny: Path) -> None:
    """A parser would end the outer link early, so the source is read, not the tree."""
    for path in [*documents(built), *documents(built_tiny)]:
        depth = 0
        for tag in re.findall(r"<a[\s>]|</a>", path.read_text(encoding="utf-8")):
            depth += -1 if tag == "</a>" else 1
            assert depth in {0, 1}, path
