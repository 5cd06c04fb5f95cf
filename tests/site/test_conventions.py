"""What a Chinese government site must say on every page, and what it must not."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import projects
from building import build
from building import built as built_site
from built_pages import documents, page, shown_text
from built_pages import pages as all_pages

ARTICLE = {"ArticleTitle", "PubDate", "ContentSource"}
COLUMN = {"ColumnDescription", "ColumnKeywords"}
SECTIONS = {"chapters", "indicators", "projects", "report"}
IMPORTED = re.compile(
    r"""(?:\bfrom|\bimport)\s*\(?\s*["'](?P<module>[^"']+)["']|new URL\(["'](?P<file>[^"'`$]+)["'], import\.meta"""
)
"""Where a script names another, or a file to fetch or start."""

STYLED = re.compile(r"""url\(\s*["']?(?!data:|#)([^"')]+)""")
OFFICIAL_URL = "https://plan.example.org/health/"


def tags(path: Path) -> dict[str, str]:
    """Every ``meta`` of a page by its name; a name that stands twice is a defect."""
    found = [(meta.get("name"), meta.get("content")) for meta in page(path).xpath("//meta[@name]")]
    assert len({name.lower() for name, _ in found}) == len(found), path
    return dict(found)


def pages(site: Path) -> list[Path]:
    """Every page that is read: not those that only send readers on from an old address."""
    return [path for path in all_pages(site) if not page(path).xpath("//meta[@http-equiv='refresh']")]


def index_pages(site: Path) -> list[Path]:
    """Every page except the error page."""
    return [path for path in pages(site) if path.name == "index.html"]


def kind(site: Path, path: Path) -> str:
    """``home``, ``index`` or ``leaf``."""
    parts = path.relative_to(site).parts[:-1]
    return "home" if not parts else "index" if len(parts) == 1 and parts[0] in SECTIONS else "leaf"


def test_every_kind_of_page_has_its_tags(built: Path, built_official: Path) -> None:
    for site in (built, built_official):
        for path in index_pages(site):
            names = tags(path).keys()
            assert "SiteName" in names, path
            assert ({"ColumnName", "ColumnType"} <= names) is (kind(site, path) != "home"), path
            assert (names >= COLUMN) is (kind(site, path) == "index"), path
            assert (names >= ARTICLE) is (kind(site, path) == "leaf"), path


def test_no_section_is_called_after_the_site(built: Path) -> None:
    for path in index_pages(built):
        stated = tags(path)
        assert stated.get("ColumnName") != stated["SiteName"], path
    assert tags(built / "report" / "2025" / "index.html")["ColumnName"] == "年度报告"


def test_the_day_of_publication_is_the_one_that_readers_see(built: Path, built_official: Path) -> None:
    for site in (built, built_official):
        for path in index_pages(site):
            if kind(site, path) != "leaf":
                continue
            stated = tags(path)["PubDate"]
            assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", stated)
            shown = page(path).xpath("//dl[@class='leaf-facts']//dt[.='发布时间']/following-sibling::dd/time")[0]
            year, month, day = (int(part) for part in stated.split(" ")[0].split("-"))
            assert shown.text == f"{year}年{month}月{day}日"
            assert shown.get("datetime") == stated.replace(" ", "T") + ":00+08:00"


def test_the_time_of_publication_comes_from_the_data_and_not_from_the_clock(built_official: Path) -> None:
    days = {tags(path).get("PubDate") for path in index_pages(built_official)}
    assert days == {None, "2018-03-01 00:00"}


def test_every_leaf_page_says_whence_it_comes_and_who_is_responsible(built: Path) -> None:
    for path in index_pages(built):
        if kind(built, path) == "home":
            continue
        facts = page(path).xpath("//dl[@class='leaf-facts']")
        assert len(facts) == 1, path
        names = [shown_text(name) for name in facts[0].xpath(".//dt")]
        assert names == ["发布时间", "更新时间", "信息来源", "责任单位", "数据截至", "数据版本"], path
        assert all(shown_text(words) for words in facts[0].xpath(".//dd"))


def test_an_official_page_states_its_address_and_the_code_of_the_site(built_official: Path) -> None:
    for path in index_pages(built_official):
        stated = tags(path)
        canonical = page(path).xpath("//link[@rel='canonical']/@href")
        assert [stated["Url"]] == canonical
        assert stated["SiteDomain"] == "plan.example.org"
        assert stated["SiteIDCode"] == "4112000001"


def test_a_site_without_an_address_states_none(built: Path) -> None:
    for path in pages(built):
        assert not {"Url", "SiteDomain", "SiteIDCode"} & tags(path).keys()


def test_an_official_footer_has_every_item_on_every_page(built_official: Path) -> None:
    for path in pages(built_official):
        footer = page(path).xpath("//footer[contains(@class, 'site-footer')]")[0]
        words = shown_text(footer)
        for item in (
            "主办单位：云泽县卫生健康局",
            "承办单位：云泽县卫生信息中心",
            "联系方式：0398-1234567",
            "网站标识码：4112000001",
            "豫ICP备12345678号-1",
            "公安备案号：41120202000001",
            "党政机关网站标识",
            "我为政府网站找错",
            "网站地图",
        ):
            assert item in words, (path, item)


def test_reports_of_mistakes_name_the_page_they_come_from(built_official: Path) -> None:
    for path in pages(built_official):
        href = page(path).xpath("//footer//a[.='我为政府网站找错']/@href")[0]
        canonical = [*page(path).xpath("//link[@rel='canonical']/@href"), OFFICIAL_URL][0]
        assert parse_qs(urlsplit(href).query) == {"site_code": ["4112000001"], "url": [canonical]}


def test_links_of_the_footer_to_other_sites_are_marked_and_safe(built_official: Path) -> None:
    for path in pages(built_official):
        links = [a for a in page(path).xpath("//footer//a") if urlsplit(a.get("href")).netloc]
        assert len(links) == 5
        assert all("external" in a.get("class").split() and "noopener" in a.get("rel").split() for a in links)


def test_every_page_leads_to_map_accessibility_and_privacy(built: Path) -> None:
    for path in pages(built):
        words = [shown_text(a) for a in page(path).xpath("//footer//a")]
        assert {"网站地图", "无障碍与长辈版", "隐私声明", "关于本站"} <= set(words), path


def test_nothing_is_invented_where_nothing_is_configured(built: Path) -> None:
    words = "".join(shown_text(page(path).xpath("//footer")[-1]) for path in pages(built))
    for name in ("主办单位", "承办单位", "联系方式", "备案", "标识码", "找错"):
        assert name not in words


def test_a_test_site_says_so_on_every_page_and_asks_not_to_be_indexed(built: Path) -> None:
    for path in pages(built):
        assert "测试版，非正式发布" in shown_text(page(path).xpath("//aside[contains(@class, 'md-banner')]")[0]), path
        assert tags(path)["robots"] == "noindex", path
    for path in documents(built):
        assert page(path).xpath("//meta[@name='robots'][@content='noindex']"), path


def test_every_page_has_the_switch_of_elder_mode(built: Path) -> None:
    for path in pages(built):
        (switch,) = page(path).xpath("//header//button[@data-setting='elder']")
        assert switch.get("aria-pressed") == "false"
        assert page(path).xpath("//header//button[@data-leave='elder'][.='退出长辈版']"), path


def test_nothing_pops_up_or_plays_by_itself(built: Path) -> None:
    moving = "//dialog | //video | //audio | //marquee | //*[@autoplay] | //meta[@http-equiv='refresh']"
    for path in documents(built):
        assert page(path).xpath(moving) == [], path


def test_a_test_site_that_lacks_nothing_does_not_say_that_it_does(built: Path, tmp_path: Path) -> None:
    assert "尚未齐备" in shown_text(page(built / "index.html").xpath("//*[@class='site-test']")[0])
    block = projects.OFFICIAL.replace("official: true", "official: false")
    site = built_site(projects.tiny_project(tmp_path / "plan", block), tmp_path / "site")
    (words,) = page(site / "index.html").xpath("//*[@class='site-test']")
    assert shown_text(words) == "测试版，非正式发布 可以核对、试用；引用请以所注来源的原文为准。"


def test_an_official_site_has_no_banner_and_may_be_indexed(built_official: Path) -> None:
    for path in index_pages(built_official):
        assert page(path).xpath("//aside[contains(@class, 'md-banner')]") == []
        assert "测试版" not in shown_text(page(path))
        assert "robots" not in tags(path)
    assert tags(built_official / "404.html")["robots"] == "noindex"


def test_nobody_is_told_what_made_the_site(built: Path) -> None:
    for path in pages(built):
        assert "generator" not in tags(path)
        assert "Material for MkDocs" not in shown_text(page(path).xpath("//body")[0])


def test_no_repository_link_is_shown_unless_configured(built: Path) -> None:
    for path in pages(built):
        assert page(path).xpath("//*[contains(@class, 'md-source')] | //a[.='源代码']") == []


def test_a_configured_repository_is_linked_at_the_foot_of_every_page(built_official: Path) -> None:
    for path in pages(built_official):
        assert page(path).xpath("//footer//a[.='源代码']/@href") == [projects.REPOSITORY], path


def test_the_map_leads_to_every_page(built: Path) -> None:
    links = page(built / "sitemap" / "index.html").xpath("//article//a/@href")
    reached = {(built / "sitemap" / href.split("#")[0]).resolve() for href in links}
    others = {path.parent.resolve() for path in index_pages(built)} - {(built / "sitemap").resolve()}
    assert others <= reached
    headings = [shown_text(heading) for heading in page(built / "sitemap" / "index.html").xpath("//article//h2")]
    assert headings == ["规划全文", "指标进展", "项目进展", "专题", "年度报告", "更新、数据与说明"]


def test_an_official_build_without_its_identifiers_fails_with_the_whole_list_in_chinese(tmp_path: Path) -> None:
    config = projects.tiny_project(tmp_path / "plan", "  plan:\n    official: true\n")
    result = build(config, tmp_path / "site")
    said = result.stdout + result.stderr
    assert result.returncode != 0
    for name in ("主办单位", "联系方式", "网站标识码", "ICP备案号", "公安备案号", "党政机关网站标识"):
        assert f"（{name}）" in said
    assert re.search(r"mkdocs(\.\d+)?\.yml:\d+:5: 错误：正式发布缺少", said)
    assert "Traceback" not in said
    assert not (tmp_path / "site").exists()


def test_an_official_build_without_an_address_fails(tmp_path: Path) -> None:
    result = build(projects.tiny_project(tmp_path / "plan", projects.OFFICIAL), tmp_path / "site", SITE_URL="")
    assert result.returncode != 0
    assert "site_url" in result.stdout + result.stderr


def test_a_source_outside_the_list_of_sites_stops_the_build(tmp_path: Path) -> None:
    settings = "  plan:\n    external_hosts: [gov.example]\n"
    result = build(projects.tiny_project(tmp_path / "plan", settings), tmp_path / "site")
    assert result.returncode != 0
    assert "data/sources.yaml:7:10: 错误：外部网站“example.org”不在可链接的名单中" in result.stdout + result.stderr


def test_the_error_page_offers_ways_on(built: Path) -> None:
    assert len(page(built / "404.html").xpath("//article//a[@href]")) >= 4


def test_programs_of_the_theme_are_not_published_because_nothing_loads_them(built: Path) -> None:
    assert not (built / "assets" / "javascripts").exists()
    assert not list(built.rglob("*.map"))


def test_every_file_that_a_script_or_a_style_sheet_names_is_published(built: Path) -> None:
    named = [
        (path, found["module"] or found["file"])
        for path in (built / "assets").rglob("*.js")
        for found in IMPORTED.finditer(path.read_text(encoding="utf-8"))
        if (found["module"] or found["file"]).startswith(".") or found["file"]
    ]
    named += [
        (path, found[1]) for path in built.rglob("*.css") for found in STYLED.finditer(path.read_text(encoding="utf-8"))
    ]
    assert {path.name for path, _ in named} >= {"page-tools.js", "box.js", "worker.js"}
    missing = [(path.name, name) for path, name in named if not (path.parent / urlsplit(name).path).is_file()]
    assert missing == []


def test_a_file_of_the_owner_stays_under_any_name(tmp_path: Path) -> None:
    config = projects.education_project(tmp_path / "own")
    own = config.parent / "overrides" / "assets" / "javascripts" / "own.js"
    own.parent.mkdir(parents=True)
    own.write_text("1;\n", encoding="utf-8")
    site = built_site(config, tmp_path / "site")
    assert [path.name for path in (site / "assets" / "javascripts").iterdir()] == ["own.js"]
