from __future__ import annotations

import re
from pathlib import Path

from built_pages import page, pages, shown_text
from plansite.pages.rendering.publication import Publication
from plansite.wording.quotation import quoted

LEAVES = [*(f"chapters/{n}" for n in range(1, 16)), "indicators/senior-high-students", "projects/3-5", "notes", "gaps"]


def _text(built: Path, path: str) -> str:
    return shown_text(page(built / path / "index.html").xpath("//article")[0])


def test_the_whole_plan_is_there(real: Publication, built: Path) -> None:
    assert len(real.plan.chapters) == 15
    assert sum(len(chapter.titled_sections) for chapter in real.plan.chapters) == 58
    assert len(real.plan.sidebars) == 11
    assert len(real.plan.projects) == 48
    assert len(real.plan.indicators) == 15
    assert len(real.plan.targets) >= 70
    assert len(list((built / "chapters").glob("*/index.html"))) == 15
    assert len(list((built / "projects").glob("*/index.html"))) == 48
    assert len(list((built / "indicators").glob("*/index.html"))) == 15


def test_an_indicator_page_shows_values_verdict_formula_scope_and_source(built: Path) -> None:
    text = _text(built, "indicators/senior-high-students")
    for words in (
        "超额实现 （初步）",
        "三门峡2025年初步值为4.39万人，比2020年增加0.49万人，增长12.6%；2025年目标为4.1万人。",
        "规划期进度 =（4.39 − 3.9）÷（4.1 − 3.9）= 245%",
        "时序进度 =（2025 − 2020）÷（2025 − 2020）= 100%",
        "2025年三门峡市国民经济和社会发展统计公报",
        "普通高中毕业生1.34万人，招生1.57万人，在校生4.39万人。",
        "口径：与规划指标相同；性质：初步",
    ):
        assert words.replace(" ", "") in text.replace(" ", "")


def test_a_value_of_another_scope_is_named_and_gets_no_verdict(built: Path) -> None:
    text = _text(built, "indicators/secondary-vocational-students")
    assert "不作评价" in text
    assert "口径不同：含技工学校" in text
    assert "规划期进度 =" not in text


def test_provincial_values_never_stand_in_for_the_citys(built: Path) -> None:
    document = page(built / "indicators" / "preschool-enrolment" / "index.html")
    verdict = shown_text(document.xpath("//*[@class='verdict']")[0])
    assert "待公布" in verdict
    assert "92.46" not in verdict
    assert "92.46" in shown_text(document.xpath("//*[@id='values']/following::table[1]")[0])


def test_an_indicator_page_leads_to_the_paragraphs_and_projects_that_name_it_and_back(built: Path) -> None:
    document = page(built / "indicators" / "preschool-enrolment" / "index.html")
    links = document.xpath("//article//a/@href")
    assert "../../chapters/1/#1-4-p2" in links
    assert "../../projects/1-1/#1-1-t1" in links
    chapter = page(built / "chapters" / "1" / "index.html")
    promise = chapter.xpath("//*[@id='1-4-p2']//a[@class='promise']/@href")
    assert "../../indicators/preschool-enrolment/" in promise


def test_what_the_plan_says_of_an_indicator_is_never_denied(built: Path) -> None:
    denied, other = "正文各段没有再提到这个指标", "indicators/years-of-schooling"
    text = _text(built, "indicators/balanced-counties")
    assert denied not in text
    links = page(built / "indicators" / "balanced-counties" / "index.html").xpath("//article//a/@href")
    assert {"../../chapters/3/#3-2-p1", "../../projects/1-2/"} <= set(links)
    assert denied in _text(built, other)


def test_a_project_shows_its_targets_once_and_the_same_promise_of_another(built: Path) -> None:
    document = page(built / "projects" / "3-1" / "index.html")
    assert shown_text(document.xpath("//article")[0]).count("新建、改扩建的幼儿园：40～50所") == 1
    assert "../9-1/#9-1-t1" in document.xpath("//*[@id='3-1-t1']//a/@href")


def test_a_project_without_a_quantity_says_so_everywhere(built: Path) -> None:
    assert "无量化目标" in _text(built, "projects/2-2")
    assert "待公布" not in shown_text(page(built / "projects" / "2-2" / "index.html").xpath("//*[@class='verdict']")[0])
    assert "最不利" not in _text(built, "projects/1-3")


def test_a_chapter_marks_the_status_of_promises_that_have_data(built: Path) -> None:
    document = page(built / "chapters" / "1" / "index.html")
    entry = document.xpath("//*[@id='project-1-3']")[0]
    promise = next(a for a in entry.xpath(".//a[@class='promise']") if "中等职业学校" in a.text_content())
    assert promise.xpath(".//*[@data-chrome]")[0].text_content() == "不作评价"
    row = document.xpath("//*[@id='indicator-senior-high-students']")[0]
    assert "超额实现" in shown_text(row)


def test_counts_agree_on_home_lists_and_parts(built: Path, real: Publication) -> None:
    panels = page(built / "index.html").xpath("//*[@class='panel']")
    found = real.assessments
    wanted = [
        [f"{word}{number} 个" for word, number in found.indicator_counts.items()],
        [f"{word}{number} 个" for word, number in found.project_counts.items()],
        [f"{word}{number} 项" for word, number in found.target_counts.items()],
    ]
    assert [[shown_text(item) for item in panel.xpath(".//li")] for panel in panels] == wanted
    rows = page(built / "projects" / "index.html").xpath("//tr[@data-status]")
    assert len(rows) == 48
    for word, number in real.assessments.project_counts.items():
        assert sum(row.get("data-status") == word for row in rows) == number


def test_gaps_list_every_indicator_and_target_without_a_value(built: Path, real: Publication) -> None:
    document = page(built / "gaps" / "index.html")
    rows = [shown_text(row) for row in document.xpath("//*[@id='indicators']/following::table[1]/tbody/tr")]
    assert len(rows) == 15
    assert any("普通高中在校生 2021—2024年" in row for row in rows)
    listed = document.xpath("//ul[@class='gaps']/li//a")
    assert len(listed) == sum(real.assessments.target(target).reading is None for _, target in real.plan.targets)


def test_a_promise_in_words_shows_its_words_as_its_target(built: Path, real: Publication) -> None:
    for promise in real.plan.promises:
        theme = real.plan.theme_of[promise.id]
        (row,) = page(built / "themes" / theme.id / "index.html").xpath("//tr[@id=$id]", id=promise.id)
        (target,) = [shown_text(cell) for cell in row.xpath("./td[@data-label='目标']")]
        assert shown_text(row.find("th")).startswith(promise.measure)
        assert real.wording.target_words(promise) in target
        assert quoted(promise.text) in target
        assert shown_text(row).count(quoted(promise.text)) == 1


def test_that_no_department_is_known_is_said_once(built: Path) -> None:
    text = _text(built, "gaps")
    assert text.count("规划没有写明各指标、各项目由哪个单位负责") == 1
    assert "未写明" not in text.replace("规划没有写明", "")


def test_updates_can_be_subscribed_to_by_visible_links(built: Path, built_official: Path) -> None:
    (link,) = page(built / "updates" / "index.html").xpath("//article//a[@type='application/atom+xml']")
    assert (shown_text(link), link.get("href")) == ("订阅（Atom）", "../feed.xml")
    for leaf in (built / "indicators").glob("*/index.html"):
        (link,) = page(leaf).xpath("//article//a[@type='application/atom+xml']")
        assert (leaf.parent / link.get("href")).is_file()
    assert page(built / "updates" / "index.html").xpath("//ul[@class='subscriptions']") == []
    (offers,) = page(built_official / "updates" / "index.html").xpath("//ul[@class='subscriptions']")
    assert [shown_text(offer) for offer in offers] == ["邮件订阅：填写邮箱即可。", "电话订阅：请拨打主办单位的电话。"]
    assert offers.xpath(".//a/@href") == ["https://mail.example.org/plan"]


def test_corrections_show_both_values(built_tiny: Path) -> None:
    text = _text(built_tiny, "updates")
    assert "更正 婴儿死亡率" in text
    assert "2.2‰" in text
    assert "原公布值 2.1‰（2018年2月25日发布）。原因：公报更正了活产数" in text


def test_an_official_status_wins_over_the_computed_one(built_tiny: Path) -> None:
    text = _text(built_tiny, "projects/1-2")
    assert "官方状态：已终止（2017年12月31日），用地未能落实" in text


def test_the_tolerance_in_force_is_printed(built: Path, built_tiny: Path) -> None:
    assert "相差在 5 个百分点以内" in _text(built, "method")
    assert "相差在 4 个百分点以内" in _text(built_tiny, "method")


def test_worked_examples_are_those_of_the_published_method(built: Path) -> None:
    rows = page(built / "method" / "index.html").xpath("//*[@id='examples']/following::table[1]/tbody/tr")
    outcomes = {tuple(shown_text(cell) for cell in row[-3:]) for row in rows}
    assert outcomes >= {
        ("70.6%", "60%", "快于预期"),
        ("52%", "60%", "滞后"),
        ("−20%", "40%", "倒退"),
        ("120%", "80%", "提前实现"),
        ("—", "80%", "保持达标"),
        ("100%", "100%", "未实现"),
    }


def test_binding_and_expected_are_explained(built: Path) -> None:
    text = _text(built, "method")
    for words in ("约束性指标 政府必须完成的指标", "预期性指标 政府期望达到的指标"):
        assert words in text


def test_nothing_unknown_is_made_up(built: Path) -> None:
    everything = "".join(shown_text(page(path)) for path in pages(built))
    assert re.findall(r"37668(?!—2019)", everything) == []
    for pattern in ("三政〔", "ICP备", "公网安备", "网站标识码：", "None", "Undefined"):
        assert pattern not in everything


def test_the_error_page_leads_on_from_any_depth(built_under_path: Path) -> None:
    document = page(built_under_path / "404.html")
    assert "没有找到这个页面" in document.text_content()
    assert "/portal/plan/indicators/" in document.xpath("//article//a/@href")


def test_english_phrases_say_that_they_are_english(built: Path) -> None:
    """Single names and abbreviations (CSV, WIFI6) are words of a Chinese sentence."""
    silent = "ancestor-or-self::*[self::script or self::style or self::code or self::pre or self::svg or @lang='en']"
    for path in pages(built):
        words = page(path).xpath(f"//body//text()[not(parent::*[{silent}])]")
        assert [found for text in words if (found := re.search(r"[A-Za-z]{2,}( [A-Za-z]{2,})+", text))] == [], path
    assert page(built / "data" / "index.html").xpath("//*[@lang='en']/text()").count("Power Query") == 1


def test_who_is_responsible_is_written_in_one_way_on_every_page_that_knows_nobody(built: Path) -> None:
    found = set()
    for file in built.rglob("*.html"):
        for name in page(file).xpath("//dt[normalize-space()='责任单位']"):
            found.add("".join(name.getparent().find("dd").itertext()).strip())
    assert found == {"尚未明确"}


def test_every_picture_says_in_a_few_words_what_it_is(built: Path) -> None:
    frames = [frame for file in pages(built) for frame in page(file).xpath("//figure[contains(@class, 'chart-frame')]")]
    assert len(frames) > 10
    assert {frame.get("aria-label") for frame in frames if not 2 <= len(frame.get("aria-label") or "") <= 60} == set()


def test_a_note_quotes_each_cell_of_a_row_by_itself(built: Path) -> None:
    text = _text(built, "notes").replace(" ", "")
    assert "“>85”、“>85”" in text
    assert "“60”、“60”" in text
