"""``make add``: what is answered is shown as the public will see it, and written only when somebody says yes."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from desk_answers import Add
from plansite.changes import silent
from plansite.desk import answers, entries
from plansite.desk.answers import RefusedError
from plansite.desk.heading import Head
from plansite.desk.importing import Import
from plansite.desk.sheet import Sheet
from plansite.desk.subjects import Finder, subjects
from plansite.desk.writer import Draft
from plansite.models import PinyinFile
from plansite.models.vocabulary import ObservationStatus
from plansite.reading import dataset
from plansite.reading.dataset import Dataset

SOURCE = (
    "--source-title=2018年云泽县卫生健康公报",
    "--source-publisher=云泽县卫生健康局",
    "--source-date=2019年2月20日",
    "--source-grade=官方发布",
)
VALUE = ("--indicator=婴儿", "--year=2018", "--value=2.4", "--quote=示例：婴儿死亡率2.4‰。")


def contents(root: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((root / "data").iterdir())}


def test_a_value_with_a_new_source_is_shown_and_written(project: Path, add: Add) -> None:
    code, said = add(*VALUE, *SOURCE, "--yes")
    assert code == 0, said
    assert (
        "更新记录：云泽2018年婴儿死亡率 2.4‰（来源：云泽县卫生健康局《2018年云泽县卫生健康公报》，2019-02-20）" in said
    )
    assert "指标页“婴儿死亡率”：云泽2018年值为2.4‰" in said
    assert "状态：“婴儿死亡率”（云泽）快于预期 → 滞后" in said
    assert "已写入 data/sources.yaml、data/indicators.yaml。" in said
    after = contents(project)
    assert "  - id: yzxwsjkj-2019-02-20\n    title: 2018年云泽县卫生健康公报\n" in after["sources.yaml"]
    assert (
        "        year: 2018\n        value: 2.4\n        kind: 实际\n        scope: same\n" in after["indicators.yaml"]
    )
    assert '        published: "2019-03-01"\n' in after["indicators.yaml"]


def test_a_value_of_a_target_of_a_project(project: Path, add: Add) -> None:
    code, said = add(
        "--target=cjfgl", "--year=2018", "--value=81%", "--source=公报", "--quote=覆盖率81%。", "--kind=预计", "--yes"
    )
    assert code == 0, said
    text = contents(project)["projects.yaml"]
    assert (
        "            by: 2018\n            observations:\n              - area: yunze\n                year: 2018\n"
        in text
    )


@pytest.mark.parametrize("ending", [["否"], ["no"], [""], []])
def test_nothing_is_written_without_a_yes(project: Path, add: Add, ending: list[str]) -> None:
    before = contents(project)
    code, said = add(*VALUE, *SOURCE, typed=["", "", "", "", "", "", *ending][:6] + ending)
    assert code == 1
    assert "没有写入任何内容" in said
    assert contents(project) == before


def test_ctrl_c_writes_nothing(project: Path, add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_prompt: str) -> str:
        raise KeyboardInterrupt

    before = contents(project)
    monkeypatch.setattr("plansite.desk.add.listen", interrupted)
    code, said = add(*VALUE)
    assert code == 130
    assert "没有写入任何内容" in said
    assert contents(project) == before


def test_wrong_answers_are_told_and_asked_again(add: Add) -> None:
    first = ["一", "1", "没有的", "率", "1", "火星", "云泽市", "明年", "2018年", "约2.4", "2.4‰", "快报", "初步", ""]
    new = ["新", "标题", "单位", "2019-02-29", "2019-02-28", "三级", "转载", "x y", "", "Bad id", ""]
    typed = [*first, *new, "", "附表3", "句子2.4", "好"]
    code, said = add(typed=typed)
    for words in (
        "请输入 1 到",
        "没有找到“没有的”",
        "有几项相符",
        "年份“明年”写法不对",
        "不是确切的数",
        "没有“2019-02-29”这一天",
        "来源等级“三级”不在可选范围内",
        "网址“x y”写法不对",
        "页码或位置",
        "代码“Bad id”写法不对",
    ):
        assert words in said
    assert code == 0, said


def test_all_wrong_arguments_are_told_at_once(project: Path, add: Add) -> None:
    before = contents(project)
    code, said = add("--indicator=率", "--area=火星", "--year=24", "--value=1e3", "--kind=大概", "--source=无", "--yes")
    assert code == 1
    for words in (
        "“率”有 4 项相符",
        "地区“火星”不在规划中",
        "年份“24”",
        "科学计数法",
        "“大概”不在可选范围",
        "没有找到“无”",
        "缺少 --quote",
    ):
        assert words in said, said
    assert contents(project) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--year=2017", "--source=公报", "--quote=x"), "已经公布：2.2（data/indicators.yaml 第 22 行）"),
        (("--year=2019", "--source=bulletin-2017", "--quote=x"), "早于数据所属时期"),
        (("--year=2018", "--source=公报", "--quote=x", "--scope=不同"), "缺少 --scope-note"),
        (("--year=2018", "--source-id=leaflet", *SOURCE, "--quote=x"), "来源代码“leaflet”已经用于"),
        (("--year=2018", "--source=公报", "--quote=x", "--reason=多余"), "没有用到 --reason"),
    ],
)
def test_what_cannot_be_published_is_refused(project: Path, add: Add, arguments: tuple[str, ...], said: str) -> None:
    before = contents(project)
    code, told = add("--indicator=infant-mortality", "--value=2.4", *arguments, "--yes")
    assert code == 1
    assert said in told
    assert contents(project) == before


def read(project: Path) -> Dataset:
    return dataset.read(project / "data", project / "content" / "chapters")


def test_a_correction_keeps_the_old_value_with_its_day_and_the_reason(project: Path, add: Add) -> None:
    before = contents(project)["indicators.yaml"]
    code, told = add(
        "correct",
        "--indicator=疫苗",
        "--year=2016",
        "--value=98.9",
        "--reason=录入时数字颠倒",
        "--quote=98.9%。",
        "--yes",
    )
    assert code == 0, told
    after = contents(project)["indicators.yaml"]
    assert after == before.replace("value: 98.6", "value: 98.9").replace(
        '        quote: 2016年疫苗接种率98.6%。\n        published: "2018-03-01"\n',
        '        quote: 98.9%。\n        published: "2019-03-01"\n        corrects:\n          value: 98.6\n'
        '          published: "2018-03-01"\n          reason: 录入时数字颠倒\n',
    )
    again = after.replace("value: 98.9", "value: 98.7").replace(
        '        published: "2019-03-01"\n        corrects:\n          value: 98.6\n'
        '          published: "2018-03-01"\n          reason: 录入时数字颠倒\n',
        '        published: "2019-03-01"\n        corrects:\n          - value: 98.6\n'
        '            published: "2018-03-01"\n            reason: 录入时数字颠倒\n'
        '          - value: 98.9\n            published: "2019-03-01"\n            reason: 又错\n',
    )
    code, told = add(
        "correct", "--indicator=疫苗", "--year=2016", "--value=98.7", "--reason=又错", "--quote=98.7%。", "--yes"
    )
    assert code == 0, told
    assert contents(project)["indicators.yaml"] == again.replace("98.9%。", "98.7%。")


OTHER_SOURCE = (
    "--source-title=另一份公报",
    "--source-publisher=县局",
    "--source-date=2019-02-01",
    "--source-id=other",
    "--source-grade=official",
)

OTHERWISE: dict[str, tuple[tuple[str, ...], tuple[tuple[str, str], ...], str, str]] = {
    "kind": (("--new-kind=初步",), (("kind: 实际", "kind: 初步"),), "kind: 实际", "原性质 实际"),
    "scope": (
        ("--new-scope=不同", "--scope-note=含补种"),
        (("scope: same", "scope: different\n        scope_note: 含补种"),),
        "scope: same",
        "原口径 与规划相同",
    ),
    "year": (("--new-year=2017",), (("year: 2016", "year: 2017"),), "year: 2016", "原时期 2016年"),
    "part": (
        ("--new-year=2016年上半年",),
        (("year: 2016", "year: 2016\n        period: 上半年"),),
        "period: 全年",
        "原时期 2016年",
    ),
    "school year": (
        ("--new-year=2016—2017学年",),
        (("year: 2016", "year: 2017\n        period: 2016—2017学年"),),
        "year: 2016\n          period: 全年",
        "原时期 2016年",
    ),
    "source": (
        (*OTHER_SOURCE, "--quote=接种率98.6%。"),
        (("source: bulletin-2017", "source: other"), ("2016年疫苗接种率98.6%。", "接种率98.6%。")),
        "source: bulletin-2017",
        "原来源 2017年云泽县卫生健康公报",
    ),
    "several": (
        ("--value=98.9", "--new-kind=初步", "--quote=初步为98.9%。"),
        (("value: 98.6", "value: 98.9"), ("kind: 实际", "kind: 初步"), ("2016年疫苗接种率98.6%。", "初步为98.9%。")),
        "value: 98.6\n          kind: 实际",
        "原公布值 98.6%，原性质 实际",
    ),
}


@pytest.mark.parametrize("what", OTHERWISE)
def test_what_else_was_published_wrongly_is_corrected_with_what_was(project: Path, add: Add, what: str) -> None:
    given, changes, former, told = OTHERWISE[what]
    public, before = read(project), contents(project)["indicators.yaml"]
    code, said = add("correct", "--indicator=疫苗", "--year=2016", "--reason=录入有误", *given, "--yes")
    assert code == 0, said
    assert told in said
    start, end = before.index("        year: 2016\n        value: 98.6"), before.index("  - id: beds")
    block = before[start:end]
    revision = f'corrects:\n          {former}\n          published: "2018-03-01"\n          reason: 录入有误'
    dated = ('published: "2018-03-01"', f'published: "2019-03-01"\n        {revision}')
    for old, new in (*changes, dated):
        assert old in block
        block = block.replace(old, new, 1)
    assert contents(project)["indicators.yaml"] == before[:start] + block + before[end:]
    assert silent.edits(public, read(project)) == []


def test_a_scope_that_is_the_same_again_and_a_month_that_is_a_year_leave_nothing_behind(
    project: Path, add: Add
) -> None:
    wrong = (
        ("--indicator=床位", "--year=2017年6月", "--value=6.6", "--scope=不同", "--scope-note=含诊所"),
        ("--source=公报", "--quote=床位6.6张。", "--yes"),
    )
    assert add(*wrong[0], *wrong[1])[0] == 0
    public = read(project)
    before = contents(project)["indicators.yaml"]
    code, said = add(
        "correct",
        "--indicator=床位",
        "--year=2017年6月",
        "--new-scope=相同",
        "--new-year=2017",
        "--reason=有误",
        "--yes",
    )
    assert code == 0, said
    after = contents(project)["indicators.yaml"]
    assert after.count("scope_note: 含诊所") == before.count("scope_note: 含诊所") == 1
    assert "        scope: same\n        source: bulletin-2017\n" in after
    assert "        year: 2017\n        value: 6.6\n" in after
    former = "          period: 6月\n          scope: different\n          scope_note: 含诊所\n"
    assert f'        corrects:\n{former}          published: "2019-03-01"\n' in after
    assert silent.edits(public, read(project)) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--new-kind=实际",), "新的和已公布的相同（数据性质 实际），不需要更正"),
        (("--new-year=2016",), "新的和已公布的相同（年份 2016），不需要更正"),
        (("--new-scope=相同",), "新的和已公布的相同（口径 相同、口径差别 没有），不需要更正"),
        (("--new-scope=不同",), "缺少 --scope-note"),
        (("--new-kind=大概",), "数据性质“大概”不在可选范围内"),
        (("--source=材料",), "缺少 --quote"),
        ((), "缺少 --value"),
        (("--new-year=2030",), "年份 2030 不在规划期内"),
    ],
)
def test_a_correction_of_nothing_or_to_what_cannot_be_is_refused(
    project: Path, add: Add, given: tuple[str, ...], said: str
) -> None:
    before = contents(project)
    code, told = add("correct", "--indicator=疫苗", "--year=2016", "--reason=x", *given, "--yes")
    assert code == 1
    assert said in told
    assert contents(project) == before


def test_a_correction_asks_what_is_otherwise(project: Path, add: Add) -> None:
    typed = ["疫苗", "", "2016", "性质、年份", "2017", "初步", "录入有误", "", "是"]
    code, said = add("correct", typed=typed)
    assert code == 0, said
    assert "更正：云泽2017年疫苗接种率 98.6%（初步）" in said
    assert "kind: 实际" in contents(project)["indicators.yaml"]
    code, said = add("correct", typed=["疫苗", "", "2017", "颜色", "口径", "不同", "含补种", "又错", "", "否"])
    assert "“颜色”不明白。请写 数值、年份、性质、口径、来源 中的一个" in said
    assert code == 1


def test_a_withdrawn_value_stays_on_record_and_may_be_published_anew(project: Path, add: Add) -> None:
    code, told = add("withdraw", "--indicator=疫苗", "--year=2016", "--reason=误发", "--yes")
    assert code == 0, told
    lines = [line for line in told.split("\n") if line.startswith("- 更新记录：")]
    assert len(lines) == 1
    assert lines[0].startswith("- 更新记录：撤回：云泽2016年疫苗接种率 98.6%（来源：")
    assert lines[0].endswith("；2018年3月1日发布，2019年3月1日撤回。原因：误发")
    assert (
        '        withdrawn:\n          date: "2019-03-01"\n          reason: 误发\n'
        in contents(project)["indicators.yaml"]
    )
    assert add("withdraw", "--indicator=疫苗", "--year=2016", "--reason=再撤", "--yes")[0] == 1
    code, told = add("--indicator=疫苗", "--year=2016", "--value=98.5", "--source=公报", "--quote=98.5%。", "--yes")
    assert code == 0, told


def test_a_part_of_a_year_is_a_value_of_its_own(project: Path, add: Add) -> None:
    code, told = add(
        "--indicator=婴儿", "--year=2017", "--period=上半年", "--value=2.3", "--source=公报", "--quote=2.3‰。", "--yes"
    )
    assert code == 0, told
    assert "        year: 2017\n        period: 上半年\n        value: 2.3\n" in contents(project)["indicators.yaml"]


def test_the_final_value_stands_beside_the_preliminary_one(project: Path, add: Add) -> None:
    code, told = add(
        "final",
        "--indicator=婴儿",
        "--area=临海",
        "--year=2017",
        "--value=3.0",
        "--source=公报",
        "--quote=3.0‰。",
        "--source-note=示例：公报第2页写有临海的数值",
        "--yes",
    )
    assert code == 0, told
    assert "- 更新记录：正式数：临海2017年婴儿死亡率 3.0‰（来源：" in told
    assert "；替代初步值 3.1‰\n" in told
    assert "kind: 初步" in contents(project)["indicators.yaml"]
    assert add("final", "--indicator=婴儿", "--year=2017", "--value=3.0", "--source=公报", "--quote=x", "--yes")[0] == 1


def test_progress_and_milestones_of_projects(project: Path, add: Add) -> None:
    code, told = add("progress", "--project=健康步道", "--text=示例进展。", "--source=leaflet", "--yes")
    assert code == 0, told
    code, told = add("progress", "--project=1-1", "--text=示例：新的。", "--date=2018-06-30", "--source=公报", "--yes")
    assert code == 0, told
    code, told = add("milestone", "--project=xwjs", "--milestone=全部", "--date=2018-02-01", "--source=公报", "--yes")
    assert code == 0, told
    text = contents(project)["projects.yaml"]
    assert text.index("示例：新的。") < text.index("首批小屋开放。")
    assert (
        '            due: "2020-12-31"\n            done: "2018-02-01"\n            source: bulletin-2017\n'
        '            published: "2019-03-01"\n' in text
    )


def test_a_source_alone(project: Path, add: Add) -> None:
    code, told = add("source", *SOURCE, "--yes")
    assert code == 0, told
    assert "没有被任何数值" in told
    assert "2018年云泽县卫生健康公报" in contents(project)["sources.yaml"]


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("99.36", "%", "99.36"),
        ("９９．３６％", "%", "99.36"),
        ("96.30%", "%", "96.30"),
        ("43,900 人", "人", "43900"),
        ("4.39万人", "万人", "4.39"),
        ("−0.5", "", "-0.5"),
        ("－0.5", "个百分点", "-0.5"),
        ("0", "所", "0"),
        ("2.4‰", "‰", "2.4"),
    ],
)
def test_numbers_are_read_as_written(text: str, unit: str, value: str) -> None:
    assert str(answers.number(text, unit)) == value


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("1e3", "人", "科学计数法"),
        ("约99", "%", "不是确切的数"),
        (">85", "%", "不是确切的数"),
        ("40～50", "所", "不是确切的数"),
        ("4.39万人", "人", "程序不换算"),
        ("99.36%", "万人", "程序不换算"),
        ("43,90", "人", "不是数字"),
        (".5", "", "不是数字"),
        ("007", "", "不是数字"),
        ("1.2.3", "", "不是数字"),
        ("", "", "没有写"),
        ("九十九", "%", "程序不换算"),
    ],
)
def test_what_is_no_number_is_refused_with_the_reason(text: str, unit: str, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        answers.number(text, unit)


def test_days_that_there_are_and_days_that_there_are_not() -> None:
    for text in ("2024-02-29", "2024年2月29日", "2024/2/29", "２０２４－０２－２９"):
        assert answers.day(text) == datetime.date(2024, 2, 29)
    for text in ("2023-02-29", "2024-13-01", "2024-2", "29/2/2024", "昨天"):
        with pytest.raises(RefusedError):
            answers.day(text)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("婴儿死亡率", ["infant-mortality"]),
        ("yingersiwanglv", ["infant-mortality"]),
        ("yeswl", ["infant-mortality"]),
        ("ying er", ["infant-mortality"]),
        ("siwang率", ["infant-mortality"]),
        ("yimiao", ["vaccination-coverage"]),
        ("beds-per-thousand", ["beds-per-thousand"]),
        ("1-1-t2", ["1-1-t2"]),
        ("村级", ["1-1-t2"]),
        ("每年降低0.5", ["1-1-t3"]),
        ("xyz", []),
        ("", []),
    ],
)
def test_subjects_are_found_by_any_part_of_their_names(project: Path, words: str, found: list[str]) -> None:
    data = dataset.read(project / "data", project / "content" / "chapters")
    pinyin = data.whole["pinyin"]
    assert isinstance(pinyin, PinyinFile)
    assert [one.id for one in Finder(pinyin).subjects(words, subjects(data))] == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("学前教育毛入园率", ["preschool-enrolment"]),
        ("普惠性幼儿园覆盖率", ["inclusive-kindergarten-coverage"]),
        ("1-1-t1", ["1-1-t1"]),
    ],
)
def test_a_name_means_what_has_values_before_a_target_that_is_the_same_indicator(
    education: Path, words: str, found: list[str]
) -> None:
    data = dataset.read(education / "data", education / "content" / "chapters")
    pinyin = data.whole["pinyin"]
    assert isinstance(pinyin, PinyinFile)
    assert [one.id for one in Finder(pinyin).subjects(words, subjects(data))] == found
    sheet = Import(Draft.of(education), datetime.date(2026, 11, 25), Sheet("", ()), Head(1, {}))
    assert [one.id for one in sheet.by_name.get(words, ())] == ([] if words == found[0] else found)


def test_codes_of_sources_do_not_clash() -> None:
    day = datetime.date(2019, 2, 20)
    first = entries.source_id("云泽县卫生健康局", day, [])
    assert first == "yzxwsjkj-2019-02-20"
    assert entries.source_id("云泽县卫生健康局", day, [first]) == f"{first}-2"
    assert entries.source_id("2号《报》", None, []) == "s2hb"


def test_choices_are_read_by_their_words() -> None:
    assert answers.choice(ObservationStatus)("初步") is ObservationStatus.PRELIMINARY
    assert answers.number("1,234.50") == Decimal("1234.50")
