"""The tests of a plan at hand pass for every plan of the tests, and each of them can fail."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import plan_tests
import projects
from published import Published

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests" / "fixtures" / "tiny"
PARTS = ROOT / "tests" / "fixtures" / "parts"
EDUCATION = ROOT / "tests" / "fixtures" / "education"
SITES = {
    "built": EDUCATION,
    "built_under_path": EDUCATION,
    "built_tiny": TINY,
    "built_parts": PARTS,
    "built_official": TINY,
}
CHECKS = plan_tests.all_of_them()
Plant = Callable[[Published], object]


@pytest.fixture(scope="module", params=SITES)
def published(request: pytest.FixtureRequest) -> Published:
    """The site of a plan of the tests."""
    project = SITES[request.param]
    return Published(project, request.getfixturevalue(request.param), project / "plan.txt")


@pytest.mark.parametrize("name", CHECKS)
def test_the_site_of_a_plan_passes(published: Published, name: str) -> None:
    CHECKS[name](published)


@pytest.mark.parametrize("name", CHECKS)
def test_the_site_of_a_plan_with_counties_passes(built_localities: Path, name: str) -> None:
    project = built_localities.parent
    CHECKS[name](Published(project, built_localities, project / "plan.txt"))


def _run(site: Path, project: Path, *others: str | Path) -> subprocess.CompletedProcess[str]:
    """The tests as ``make verify`` runs them."""
    command = [sys.executable, "-m", "pytest", "tests/plan", "-q", "-p", "no:cacheprovider"]
    command += ["--project", str(project), "--site", str(site), *map(str, others)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_all_of_them_run_on_a_site_from_outside(built_tiny: Path) -> None:
    done = _run(built_tiny, TINY, "--text", TINY / "plan.txt")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(CHECKS)} passed" in done.stdout


def test_a_version_may_stay_as_an_earlier_software_published_it(built_tiny: Path, tmp_path: Path) -> None:
    name = "test_this_version_is_there_a_second_time_under_its_own_address"
    site, project = tmp_path / "site", tmp_path / "plan"
    shutil.copytree(built_tiny, site)
    shutil.copytree(TINY / "data", project / "data")
    version = json.loads((site / "data" / "versions.json").read_bytes())["current"]
    (site / "data" / "v" / version / "targets.csv").write_bytes(b"otherwise")
    published = Published(project, site, TINY / "plan.txt")
    with pytest.raises(pytest.fail.Exception, match=r"targets\.csv"):
        CHECKS[name](published)
    kept = {"version": version, "files": {"targets.csv": hashlib.sha256(b"otherwise").hexdigest()}}
    (project / "versions").mkdir()
    (project / "versions" / f"{version}.json").write_text(json.dumps(kept), encoding="utf-8")
    CHECKS[name](published)


def test_a_plan_with_the_text_of_another_is_told_what_to_do(built_tiny: Path) -> None:
    done = _run(built_tiny, TINY, "--text", EDUCATION / "plan.txt", "-k", "chapters_together")
    assert done.returncode == 1
    assert "可能属于另一个规划" in done.stdout
    assert "请把本规划原文的纯文字" in done.stdout
    assert "Traceback" not in done.stdout


def test_a_site_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = _run(tmp_path, TINY)
    assert done.returncode == 2
    assert "没有找到生成的网站" in done.stdout + done.stderr
    assert "请先运行 make site" in done.stdout + done.stderr


def test_the_text_of_the_plan_that_is_published_is_kept_for_it() -> None:
    """Whoever replaces the plan replaces it too: the tests themselves say so."""
    assert (ROOT / "tests" / "plan" / "plan.txt").is_file()


def change(name: str, old: str, new: str, *, everywhere: bool = False) -> Plant:
    """Other words in a file of the site."""

    def plant(published: Published) -> None:
        path = published.site / name
        text = path.read_bytes().decode("utf-8")
        assert old in text, f"{name} has no {old!r}"
        path.write_bytes(text.replace(old, new, -1 if everywhere else 1).encode())

    return plant


def yaml(name: str, old: str, new: str) -> Plant:
    """Other words in a file of the project, which the site does not know of."""

    def plant(published: Published) -> None:
        path = published.project / "data" / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name}.yaml has no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return plant


def both(*plants: Plant) -> Plant:
    """Several faults that are one."""

    def plant(published: Published) -> None:
        for each in plants:
            each(published)

    return plant


def without(name: str) -> Plant:
    """A file less."""
    return lambda published: (published.site / name).unlink()


def dropped(name: str) -> Plant:
    """A page less."""
    return lambda published: shutil.rmtree(published.site / name)


def cut(name: str, pattern: str) -> Plant:
    """A part less of a page."""

    def plant(published: Published) -> None:
        path = published.site / name
        text, number = re.subn(pattern, "", path.read_text(encoding="utf-8"), count=1, flags=re.DOTALL)
        assert number == 1, f"{name} has no {pattern!r}"
        path.write_text(text, encoding="utf-8")

    return plant


def cell(published: Published) -> None:
    path = published.site / "data" / "plan.xlsx"
    book = openpyxl.load_workbook(path)
    book["观测值"].cell(row=2, column=10).value = 2.3
    book.save(path)


def added(published: Published) -> None:
    (published.site / "extra.txt").write_text("多出", encoding="utf-8")


def locked(published: Published) -> None:
    (published.project / "urls.lock").write_text("# 网址\n/gone/\n/gaps/\n", encoding="utf-8")


def forgetful(published: Published) -> None:
    """A search that lacks an entry."""
    path = published.site / "search" / "index.json"
    index: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    index["entries"] = [entry for entry in index["entries"] if entry["location"] != "projects/1-2/"]
    path.write_text(json.dumps(index), encoding="utf-8")


def mute(published: Published) -> None:
    """A search without a reading."""
    path = published.site / "search" / "syllables.json"
    path.write_text(path.read_text(encoding="utf-8").replace("婴", ""), encoding="utf-8")


def copied(published: Published) -> None:
    """A source that turns out to be a copy, whose address the site prints."""
    yaml("sources", "grade: official", "grade: repost")(published)


HOME, GAPS, UPDATES, NOTES = "index.html", "gaps/index.html", "updates/index.html", "notes/index.html"
ONE, INDICATORS = "indicators/infant-mortality/index.html", "indicators/index.html"
PROJECT, ENDED, PROJECTS = "projects/1-1/index.html", "projects/1-2/index.html", "projects/index.html"
FIRST, SECOND, CITE = "chapters/1/index.html", "chapters/2/index.html", "cite/index.html"
BODY = "</article>"
AHEAD = 'class="status status--ahead">快于预期'

COUNTY = yaml("plan", "  - {id: linhai,", "  - {id: chengguan, name: 城关, role: part}\n  - {id: linhai,")
FAULTS: list[tuple[str, str, Plant]] = [
    (
        "test_home_counts_what_the_data_files_hold",
        "首页的项目“已终止”写 2 个，应为 1 个",
        change(HOME, '已终止</span><span class="count"><b>1</b>', '已终止</span><span class="count"><b>2</b>'),
    ),
    (
        "test_home_counts_what_the_data_files_hold",
        "首页写“4 个指标”",
        change(HOME, "3 个指标</a></h2>", "4 个指标</a></h2>"),
    ),
    (
        "test_the_sentence_of_home_says_what_the_data_files_hold",
        "数据文件中有 2 个指标有可与目标比较的数值",
        change(HOME, "个指标中，2 个有可与目标比较", "个指标中，3 个有可与目标比较"),
    ),
    (
        "test_lists_count_what_the_data_files_hold",
        "projects/ 的列表",
        change(PROJECTS, 'data-status="已终止"', 'data-status="已完成"'),
    ),
    (
        "test_lists_count_what_the_data_files_hold",
        "indicators/ 的计数",
        change(INDICATORS, '跌破</span><span class="count"><b>1</b>', '跌破</span><span class="count"><b>0</b>'),
    ),
    (
        "test_the_parts_of_the_plan_are_counted_right",
        "首页没有写“3 个指标、2 个项目”",
        change(HOME, "3 个指标、2 个项目", "3 个指标、3 个项目", everywhere=True),
    ),
    (
        "test_an_indicator_has_one_status_everywhere",
        "indicators/infant-mortality/写“符合预期”",
        change(ONE, AHEAD, AHEAD.replace("快于", "符合")),
    ),
    (
        "test_an_indicator_has_one_status_everywhere",
        "cite中的 infant-mortality写“滞后”",
        change(CITE, AHEAD, AHEAD.replace("快于预期", "滞后")),
    ),
    ("test_projects_and_targets_have_one_status_everywhere", "目标 1-1-t1", cut(PROJECT, 'id="1-1-t1"')),
    (
        "test_progress_in_the_files_is_progress_on_the_pages",
        "没有算式“= 60%”",
        change(ONE, "= 60%", "= 61%", everywhere=True),
    ),
    (
        "test_gaps_list_exactly_the_indicators_without_a_value",
        "“疫苗接种率”缺少2017—2020年",
        change(GAPS, "2017—2020年", "2018—2020年"),
    ),
    (
        "test_gaps_list_exactly_the_targets_without_a_value",
        "数据缺口的目标缺少：1-1-t3",
        cut(GAPS, "<a[^>]*#1-1-t3.*?</a>"),
    ),
    (
        "test_updates_tell_every_value_correction_and_step_once",
        "更新记录没有写：疫苗接种率",
        cut(UPDATES, "<li[^>]*><a[^>]*vaccination-coverage/.*?</li>"),
    ),
    ("test_updates_tell_every_value_correction_and_step_once", "标出更正 0 处", cut(UPDATES, '<b class="correction">')),
    (
        "test_every_update_stands_under_the_day_it_was_published",
        "2018-03-01",
        change(UPDATES, 'id="d2018-03-01"', 'id="d2018-03-02"'),
    ),
    (
        "test_every_update_leads_to_its_own_record",
        "没有通到它的来源记录",
        change(UPDATES, "infant-mortality/#source-1", "infant-mortality/#source-2"),
    ),
    ("test_the_feed_tells_every_value_correction_and_step_once", "feed.xml 有", cut("feed.xml", "<entry>.*?</entry>")),
    (
        "test_a_status_that_follows_from_a_preliminary_value_says_so_on_every_page",
        "indicators/index.html：“",
        change("data/indicators.json", '"preliminary":false', '"preliminary":true'),
    ),
    ("test_the_search_knows_every_part_and_its_status", "搜索中“project”写 1 个", forgetful),
    ("test_every_character_that_can_be_searched_has_a_reading", "“婴”没有读音", mute),
    ("test_the_list_for_the_press_says_what_the_files_say", "不是任何一个公布值", change(CITE, "2.2‰", "2.1‰")),
    (
        "test_csv_files_begin_with_a_byte_order_mark",
        "targets.csv 没有字节顺序标记",
        change("data/targets.csv", "\ufeff", ""),
    ),
    (
        "test_the_file_of_values_holds_every_value_of_the_yaml",
        "的 value 是“2.3”，应为“2.2”",
        change("data/observations.csv", ",2.2,", ",2.3,"),
    ),
    (
        "test_the_file_of_values_holds_every_value_of_the_yaml",
        "应为“2.25”",
        yaml("indicators", "value: 2.2\n", "value: 2.25\n"),
    ),
    (
        "test_the_file_of_indicators_holds_what_the_yaml_says",
        "indicators.csv",
        change("data/indicators.csv", "≤2.8", "≤2.9"),
    ),
    (
        "test_the_file_of_projects_holds_what_the_yaml_says",
        "projects.csv",
        change("data/projects.csv", "用地未能落实", "用地已经落实"),
    ),
    (
        "test_the_file_of_targets_holds_what_the_yaml_says",
        "targets.csv",
        change("data/targets.csv", "新建健康小屋30-40个", "新建健康小屋30-50个"),
    ),
    (
        "test_the_file_of_sources_counts_their_values",
        "values 是“3”，应为“5”",
        change("data/sources.csv", ",5\r\n", ",3\r\n"),
    ),
    (
        "test_json_holds_the_same_values_as_the_csv",
        "应为“19”",
        change("data/projects.json", '"value":18,', '"value":19,'),
    ),
    (
        "test_indicators_say_the_same_in_csv_and_json",
        "progress_percent",
        change("data/indicators.json", '"progress_percent":60', '"progress_percent":61'),
    ),
    (
        "test_projects_say_the_same_in_csv_and_json",
        "status",
        change("data/projects.json", '"status":"已终止"', '"status":"已完成"'),
    ),
    ("test_every_sheet_holds_the_cells_of_its_csv", "是“2.3”", cell),
    ("test_pandas_reads_the_same_tables_from_csv_and_from_excel", "observations.csv 与“观测值”", cell),
    (
        "test_the_csv_of_an_indicator_holds_its_baselines_values_and_targets",
        "2.6",
        change("indicators/infant-mortality/data.csv", ",2.5,", ",2.6,"),
    ),
    (
        "test_the_archive_holds_the_files_that_are_published_beside_it",
        "README.txt 与网站上的不同",
        change("data/README.txt", "\n", "\n多出\n"),
    ),
    (
        "test_the_description_of_the_package_names_every_table_with_its_size_and_checksum",
        "sources.csv",
        change("data/sources.csv", "公报", "公告"),
    ),
    ("test_every_checksum_is_that_of_its_file", "没有列入 extra.txt", added),
    ("test_every_checksum_is_that_of_its_file", "列入了不存在的", without("data/targets.csv")),
    (
        "test_the_page_of_files_states_size_checksum_version_and_terms_of_each",
        "sources.csv",
        change("data/sources.csv", "公报", "公告"),
    ),
    (
        "test_the_page_of_an_indicator_leads_to_its_csv_and_to_its_terms",
        "没有链接到 ../../data/#terms",
        change("indicators/infant-mortality/index.html", "../../data/#terms", "../../data/"),
    ),
    ("test_progress_has_at_most_one_decimal", "60.25", change("data/indicators.csv", ",60,", ",60.25,")),
    (
        "test_the_version_shown_is_that_of_the_files",
        "gaps/index.html 没有写明数据版本",
        change(GAPS, "2018-03-01.", "2018-02-01.", everywhere=True),
    ),
    (
        "test_this_version_is_there_a_second_time_under_its_own_address",
        "chart.svg 与",
        change("indicators/infant-mortality/chart.svg", "</svg>", "<g/></svg>"),
    ),
    ("test_structured_data_says_what_the_files_say", "2.3", change(ONE, '"value": 2.2', '"value": 2.3')),
    ("test_every_page_follows_the_html_standard", "gaps/index.html", change(GAPS, BODY, f"<p><div></p>{BODY}")),
    (
        "test_every_internal_link_and_anchor_leads_somewhere",
        "gaps/index.html：../nowhere/",
        change(GAPS, BODY, f'<a href="../nowhere/">甲</a>{BODY}'),
    ),
    (
        "test_every_internal_link_and_anchor_leads_somewhere",
        "gaps/index.html：../notes/#none",
        change(GAPS, BODY, f'<a href="../notes/#none">甲</a>{BODY}'),
    ),
    (
        "test_downloads_and_breadcrumbs_for_machines_lead_to_what_is_published",
        "chart.jpg",
        change(ONE, 'chart.png"', 'chart.jpg"', everywhere=True),
    ),
    ("test_every_page_names_feeds_that_are_there", "feed.xml", without("indicators/infant-mortality/feed.xml")),
    (
        "test_no_id_stands_twice_on_a_page",
        "gaps/index.html：targets 用了 2 次",
        change(GAPS, BODY, f'<p id="targets">甲</p>{BODY}'),
    ),
    *(
        ("test_pages_load_nothing_from_other_hosts", "cdn.example.net", change(GAPS, "</head>", f"{tag}</head>"))
        for tag in (
            '<script src="https://cdn.example.net/a.js"></script>',
            '<script src="//cdn.example.net/a.js"></script>',
            '<link rel="stylesheet" href="https://cdn.example.net/a.css">',
            '<link rel="preconnect" href="https://cdn.example.net">',
            "<style>@import 'https://cdn.example.net/a.css';</style>",
            "<style>p { background: url(https://cdn.example.net/a.png) }</style>",
            "<script>fetch('https://cdn.example.net/a.json')</script>",
        )
    ),
    *(
        ("test_pages_load_nothing_from_other_hosts", "cdn.example.net", change(GAPS, BODY, f"{tag}{BODY}"))
        for tag in (
            '<img alt="" src="https://cdn.example.net/a.png">',
            '<img alt="" src="a.png" srcset="https://cdn.example.net/a.png 2x">',
            '<p style="background: url(//cdn.example.net/a.png)">甲</p>',
            '<iframe src="https://cdn.example.net/"></iframe>',
            '<form action="https://cdn.example.net/"></form>',
        )
    ),
    (
        "test_style_sheets_and_scripts_load_nothing_from_other_hosts",
        "cdn.example.net",
        lambda published: (published.site / "assets" / "more.css").write_text(
            "a { background: url('https://cdn.example.net/a.png') }", "utf-8"
        ),
    ),
    (
        "test_style_sheets_and_scripts_load_nothing_from_other_hosts",
        "cdn.example.net",
        lambda published: (published.site / "assets" / "more.js").write_text(
            'import a from "https://cdn.example.net/a.js";', "utf-8"
        ),
    ),
    (
        "test_style_sheets_and_scripts_load_nothing_from_other_hosts",
        "cdn.example.net",
        change(
            "indicators/infant-mortality/chart.svg", "</svg>", '<image href="https://cdn.example.net/a.png"/></svg>'
        ),
    ),
    (
        "test_links_to_other_sites_are_marked_and_safe",
        "https://example.org/a",
        change(GAPS, BODY, f'<a href="https://example.org/a">甲</a>{BODY}'),
    ),
    (
        "test_no_link_stands_inside_another",
        "gaps/index.html",
        change(GAPS, BODY, f'<a href="../">甲<a href="../">乙</a></a>{BODY}'),
    ),
    ("test_every_part_of_the_plan_has_its_page", "缺少网页 projects/1-2/", dropped("projects/1-2")),
    (
        "test_every_part_of_the_plan_has_its_page",
        "多出网页 projects/1-3/",
        lambda published: shutil.copytree(published.site / "projects/1-2", published.site / "projects/1-3"),
    ),
    (
        "test_every_page_is_called_what_the_plan_calls_it",
        "健康步道",
        change(ENDED, "健康步道建设</h1>", "健康步道</h1>"),
    ),
    (
        "test_lists_lead_to_every_page",
        "projects：没有通到 projects/1-2/",
        change(PROJECTS, 'href="1-2/"', 'href="1-1/"', everywhere=True),
    ),
    (
        "test_lists_lead_to_every_page",
        "sitemap：没有通到 gaps/",
        change("sitemap/index.html", 'href="../gaps/"', 'href="../notes/"', everywhere=True),
    ),
    (
        "test_every_page_has_one_heading_a_title_and_a_description_in_chinese",
        "有 2 个一级标题",
        change(GAPS, BODY, f"<h1>甲</h1>{BODY}"),
    ),
    (
        "test_every_page_has_one_heading_a_title_and_a_description_in_chinese",
        "没有中文的说明",
        cut(GAPS, '<meta name="description"[^>]*>'),
    ),
    (
        "test_every_page_has_one_heading_a_title_and_a_description_in_chinese",
        "没有中文的题名",
        cut(GAPS, "<title>.*?</title>"),
    ),
    ("test_no_page_is_empty", "notes/index.html 只有", cut(NOTES, "(?<=</h1>).*(?=</article>)")),
    (
        "test_every_leaf_page_says_whence_it_comes_and_as_of_when",
        "gaps/index.html 写明“信息来源”0 次",
        change(GAPS, "<dt>信息来源</dt>", "<dt>来源</dt>"),
    ),
    ("test_every_address_that_was_published_is_still_there", "缺少 /gone/", locked),
    (
        "test_every_indicator_page_shows_its_picture_for_each_width_once",
        "不是宽屏、窄屏、长辈版各一幅",
        change(ONE, 'class="chart chart--narrow"', 'class="chart chart--wide"'),
    ),
    (
        "test_every_mark_of_a_picture_that_can_be_reached_says_a_sentence",
        "tone: #52606d",
        change(ONE, "云泽，2015年基期", "y: 25; tone: #52606d", everywhere=True),
    ),
    (
        "test_every_indicator_can_be_embedded_with_what_must_be_said",
        "没有写“快于预期”",
        change("indicators/infant-mortality/embed/index.html", "快于预期", "滞后", everywhere=True),
    ),
    (
        "test_every_target_quotes_words_that_stand_once_in_its_project",
        "出现 0 次",
        yaml("projects", "            text: 新建健康小屋30-40个", "            text: 新建小屋30-40个"),
    ),
    (
        "test_no_number_of_a_sidebar_is_without_a_target_or_a_reason",
        "健康小屋30-40个",
        yaml("projects", "            high: 40", "            high: 41"),
    ),
    (
        "test_no_number_of_a_sidebar_is_without_a_target_or_a_reason",
        "5分钟",
        yaml("projects", "{text: 5分钟健步圈", "{text: 健步圈"),
    ),
    (
        "test_every_target_is_on_the_page_of_its_project_and_leads_to_its_indicator",
        "1-1-t2",
        change(PROJECT, '<td class="short" data-label="期限">2018年', '<td class="short" data-label="期限">2019年'),
    ),
    ("test_the_chapters_together_are_the_plan", "第 ", change(SECOND, "，优先", "，首先")),
    ("test_the_chapters_together_are_the_plan", "≤2.", change(FIRST, "≤2.8", "≤2.9")),
    ("test_the_whole_text_on_one_page_is_the_plan", "全文通读", change("plan/index.html", "，优先", "，首先")),
    ("test_the_plain_text_is_the_plan_in_lines", "data/plan.txt ", change("data/plan.txt", "，优先", "，首先")),
    ("test_the_plain_text_is_the_plan_in_lines", "没有自成一行", change("data/plan.txt", "，优先", "，\n优先")),
    (
        "test_the_whole_text_has_the_anchors_of_the_chapters",
        "缺少 chapters/2/ 的编号“2-1-p1”",
        change("plan/index.html", 'id="2-1-p1"', 'id="2-1-p9"'),
    ),
    (
        "test_every_indicator_that_is_explained_says_what_it_measures",
        "指标解释缺少：甲",
        yaml("indicators", "direction: down", "direction: down\n    definition: 甲"),
    ),
    (
        "test_promises_of_the_text_are_counted_apart",
        "正文承诺缺少：p-1-1-1",
        change("data/targets.csv", "p-1-1-1,text", "p-1-1-1,project"),
    ),
    (
        "test_promises_of_the_text_are_counted_apart",
        "p-1-1-1 写“待公布”",
        change("themes/children/index.html", "以文字表述，不计算", "待公布"),
    ),
    (
        "test_words_of_the_plan_stand_in_no_other_words_of_the_plan",
        "建好健康小屋",
        change(
            SECOND,
            '<p class="paragraph" id="2-1-p1" data-plan',
            '<p class="paragraph" id="2-1-p1" data-plan><b data-plan>甲</b',
        ),
    ),
    (
        "test_every_paragraph_has_an_anchor_of_its_own_short_enough_to_cite",
        "编号“1-1-p1”",
        change(FIRST, 'id="1-1-p2"', 'id="1-1-p1"'),
    ),
    (
        "test_every_paragraph_can_be_cited_without_scripts",
        "引用列表缺少：1-1-p2",
        cut(FIRST, '<li><a href="#1-1-p2".*?</li>'),
    ),
    ("test_notes_lead_to_their_places_and_back", "没有往返", change(SECOND, '"../../notes/#note-1"', '"../../notes/"')),
    ("test_notes_lead_to_their_places_and_back", "列出 0 处", cut(NOTES, r"<ul>\s*<li>\s*“优先”.*?</ul>")),
    (
        "test_every_value_has_one_record_with_source_and_sentence",
        "原句：“婴儿死亡率2.2‰。”",
        change(ONE, "原句：“婴儿死亡率2.2‰。”", "原句：“婴儿死亡率2.3‰。”", everywhere=True),
    ),
    (
        "test_every_value_has_one_record_with_source_and_sentence",
        "却有 0 条来源记录",
        change(PROJECT, 'id="source-1"', 'id="origin-1"'),
    ),
    (
        "test_every_value_of_an_indicator_stands_in_the_table_of_its_years",
        "云泽2017年的 2.2",
        change(ONE, '<span class="value">2.2', '<span class="value">2.3'),
    ),
    (
        "test_a_value_of_a_list_leads_to_its_own_record",
        "“2.3‰”通到的来源记录",
        change(HOME, 'data-label="最新公布值">2.2‰', 'data-label="最新公布值">2.3‰'),
    ),
    ("test_a_value_of_a_list_leads_to_its_own_record", "没有通到来源", cut(PROJECT, '<a class="source-mark".*?</a>')),
    (
        "test_verdicts_of_sources_are_shown_with_sentence_and_source",
        "2017年12月31日",
        change(ENDED, "2017年12月31日", "2017年12月30日", everywhere=True),
    ),
    (
        "test_progress_and_milestones_are_shown_with_their_sources",
        "首批小屋于6月15日开放",
        change(PROJECT, "首批小屋于6月15日开放", "首批小屋于6月16日开放"),
    ),
    (
        "test_progress_and_milestones_are_shown_with_their_sources",
        "全部小屋开放",
        cut(PROJECT, "<li>全部小屋开放.*?</li>"),
    ),
    (
        "test_values_that_were_withdrawn_are_shown_as_such_and_nowhere_else",
        "没有写明撤回的 2017年3.1",
        yaml(
            "indicators",
            "        quote: 临海婴儿死亡率3.1‰。\n",
            '        quote: 临海婴儿死亡率3.1‰。\n        withdrawn: {date: "2018-03-02", reason: 抄错了行}\n',
        ),
    ),
    (
        "test_breaks_and_departments_are_shown_with_their_sources",
        "卫生科",
        yaml("indicators", "    direction: keep\n", "    direction: keep\n    department: 卫生科\n"),
    ),
    ("test_parts_of_the_subject_are_named_on_every_indicator_and_judged_on_none", "没有列出城关", COUNTY),
    (
        "test_every_value_of_a_part_of_the_subject_stands_in_their_table_beside_its_source",
        "下属地区中没有城关2017年的 3.1",
        both(
            COUNTY,
            yaml(
                "indicators", "      - area: linhai\n        year: 2017", "      - area: chengguan\n        year: 2017"
            ),
        ),
    ),
    ("test_no_source_that_is_a_copy_is_linked", "https://example.org/2017.html", copied),
]
"""What is planted, the test that must tell it, and words that it must say."""


@pytest.fixture
def copy(built_tiny: Path, tmp_path: Path) -> Published:
    """A site of the tiny plan that a test may break."""
    site = Path(shutil.copytree(built_tiny, tmp_path / "site"))
    project = projects.copied(TINY, tmp_path / "project")
    return Published(project, site, TINY / "plan.txt")


@pytest.mark.parametrize(
    ("name", "said", "plant"), FAULTS, ids=[f"{number}-{name}" for number, (name, *_) in enumerate(FAULTS)]
)
def test_a_planted_fault_is_told(copy: Published, name: str, said: str, plant: Plant) -> None:
    plant(copy)
    with pytest.raises(pytest.fail.Exception) as failed:
        CHECKS[name](copy)
    assert said in str(failed.value)
    assert str(failed.value).startswith("应当：")


def test_every_test_of_a_plan_is_known_to_be_able_to_fail() -> None:
    assert {name for name, *_ in FAULTS} == set(CHECKS)
