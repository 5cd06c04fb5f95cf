from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from building import build
from built_pages import own_text, page, pages


def _sums(site: Path) -> dict[str, str]:
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_commit_gives_the_same_bytes_on_another_day(built: Path, education: Path, tmp_path: Path) -> None:
    later = build(education / "mkdocs.yml", tmp_path / "later", SOURCE_DATE_EPOCH="1893456000", TZ="Asia/Shanghai")
    assert later.returncode == 0, later.stderr
    assert _sums(tmp_path / "later") == _sums(built)


def test_the_same_files_in_another_folder_give_the_same_bytes(built: Path, project_copy: Path) -> None:
    result = build(project_copy / "mkdocs.yml", project_copy / "site")
    assert result.returncode == 0, result.stderr
    assert _sums(project_copy / "site") == _sums(built)


def test_a_strict_build_says_nothing_of_warnings(education: Path, tmp_path: Path) -> None:
    result = build(education / "mkdocs.yml", tmp_path / "site")
    assert result.returncode == 0
    assert "WARNING" not in result.stdout + result.stderr


@pytest.mark.parametrize("site_url", ["", "https://example.org/portal/plan/"])
def test_properdocs_builds_the_same_pages(
    built: Path, built_under_path: Path, education: Path, tmp_path: Path, site_url: str
) -> None:
    result = build(education / "mkdocs.yml", tmp_path / "site", generator="properdocs", SITE_URL=site_url)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "WARNING" not in result.stdout + result.stderr
    reference = built_under_path if site_url else built
    assert _sums(tmp_path / "site").keys() == _sums(reference).keys()
    for path in pages(reference):
        ours, theirs = (page(p).xpath("//article") for p in (path, tmp_path / "site" / path.relative_to(reference)))
        assert [own_text(article) for article in ours] == [own_text(article) for article in theirs], path


def test_bad_data_fails_in_chinese_with_its_line_and_leaves_the_last_site_as_it_was(project_copy: Path) -> None:
    site = project_copy / "site"
    assert build(project_copy / "mkdocs.yml", site).returncode == 0
    before = _sums(site)
    data = project_copy / "data" / "indicators.yaml"
    data.write_text(data.read_text(encoding="utf-8").replace("value: 4.39", "value: 四点三九"), encoding="utf-8")
    result = build(project_copy / "mkdocs.yml", site)
    assert result.returncode != 0
    line = next(i for i, text in enumerate(data.read_text(encoding="utf-8").splitlines(), 1) if "四点三九" in text)
    assert f"data/indicators.yaml:{line}:16: 错误：" in result.stdout + result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert _sums(site) == before


def test_a_wrong_setting_fails_in_chinese(project_copy: Path) -> None:
    config = project_copy / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("tolerance: 5", "tolerance: 五"), encoding="utf-8")
    result = build(config, project_copy / "site")
    assert result.returncode != 0
    assert "容差" in result.stdout + result.stderr
    assert "Traceback" not in result.stdout + result.stderr


def test_an_address_that_would_disappear_stops_the_build(project_copy: Path) -> None:
    lock = project_copy / "urls.lock"
    lock.write_text(lock.read_text(encoding="utf-8") + "/indicators/gone/\n", encoding="utf-8")
    result = build(project_copy / "mkdocs.yml", project_copy / "site")
    assert result.returncode != 0
    assert "已发布的网址“/indicators/gone/”不再生成" in result.stdout + result.stderr


def test_an_address_with_a_redirect_leads_to_the_new_one(project_copy: Path) -> None:
    lock = project_copy / "urls.lock"
    lock.write_text(lock.read_text(encoding="utf-8") + "/indicators/gone/ -> /gaps/\n", encoding="utf-8")
    result = build(project_copy / "mkdocs.yml", project_copy / "site")
    assert result.returncode == 0, result.stderr
    redirect = (project_copy / "site" / "indicators" / "gone" / "index.html").read_text(encoding="utf-8")
    assert 'href="../../gaps/"' in redirect


def test_every_published_page_is_locked(built: Path, education: Path) -> None:
    locked = set((education / "urls.lock").read_text(encoding="utf-8").splitlines())
    versions = built / "data" / "v"
    for path in pages(built):
        if path.name == "index.html" and versions not in path.parents:
            address = "/" + path.parent.relative_to(built).as_posix().removeprefix(".") + "/"
            assert address.replace("//", "/") in locked


def test_a_hand_written_page_that_staff_add_is_published(project_copy: Path) -> None:
    front = "---\ntitle: 新闻\ndescription: >-\n  健康\n  第一\n---\n\n"
    text = f"{front}## 健\n\n见[指标](indicators/index.md)，健\n康。\n"
    (project_copy / "content" / "news.md").write_text(text, encoding="utf-8-sig")
    result = build(project_copy / "mkdocs.yml", project_copy / "site")
    assert result.returncode == 0, result.stdout + result.stderr
    shutil.copyfile(project_copy / "site" / "news" / "index.html", project_copy / "news.html")
    written = page(project_copy / "news.html")
    assert written.xpath("//meta[@name='description']/@content") == ["健康第一"]
    assert [heading.text_content() for heading in written.xpath("//main//h2")] == ["健"]
    assert "见指标，健康。" in written.text_content()
    assert "新闻" in written.text_content()
