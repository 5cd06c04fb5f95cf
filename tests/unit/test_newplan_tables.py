"""Tables of indicators and sidebars of many forms."""

from __future__ import annotations

from plansite.newplan.documents.structure import Cell, Paragraph, Table, grid
from plansite.newplan.finding import departments, indicator_table, sidebars
from plansite.newplan.finding.handover import Handover
from plansite.newplan.finding.indicator_table import Indicator

PERIOD = (2021, 2025)


def table(*lines: str) -> Table:
    """A table of lines with bars between cells; a lone cell reaches over all columns, ``;`` parts paragraphs."""
    rows = [line.split("|") for line in lines]
    width = max(map(len, rows))
    made = [[(cell(text), width if len(row) == 1 else 1, 1) for text in row] for row in rows]
    return Table(grid(made))


def cell(text: str) -> Cell:
    return Cell(tuple(Paragraph(part) for part in text.split("/") if part))


def read(*lines: str) -> tuple[list[Indicator], Handover]:
    handover = Handover()
    found = indicator_table.read(table(*lines), PERIOD, "指标表", handover)
    assert found is not None
    return found.indicators, handover


def test_columns_say_number_unit_attribute_and_department() -> None:
    (found,), _ = read(
        "类别|序号|指标名称|单位|2020年|2025年|指标属性|责任单位",
        "供水|1|供水普及率|%|88|>92|约束性|县水利局",
    )
    assert (found.dimension, found.name, found.unit, found.attribute) == ("供水", "供水普及率", "%", "约束性")
    assert (found.department, found.baseline_year, found.direction) == ("县水利局", 2020, "up")
    (target,) = found.targets
    assert (target.by, target.basis, target.values[""].op) == (2025, "期末", ">")


def test_years_and_cells_that_only_name_the_period_are_those_of_the_plan() -> None:
    (found,), _ = read("指标|基期值|目标值", "床位数（张）|5|6")
    assert (found.baseline_year, found.targets[0].by) == (2020, 2025)
    (other,), _ = read("指标|“十三五”末|“十四五”末", "床位数（张）|5|6")
    assert (other.baseline_year, other.targets[0].by) == (2020, 2025)


def test_a_target_beyond_the_period_is_kept() -> None:
    (found,), _ = read("指标|2020年|2025年|2035年", "床位数（张）|5|6|8")
    assert [target.by for target in found.targets] == [2025, 2035]


def test_totals_are_computed_only_where_they_are_all_that_is_promised() -> None:
    (total, other), handover = read(
        "指标|2020年|2025年|年均/累计", "造林面积（万亩）|—|—|〔17〕", "普及率（%）|88|92|〔4〕"
    )
    assert [(t.basis, t.values[""].is_in_words) for t in total.targets] == [("累计", False)]
    assert [(t.basis, t.values[""].is_in_words) for t in other.targets] == [("期末", False), ("累计", True)]
    assert any(entry.quote == "〔4〕" for entry in handover.entries)


def bases(*lines: str, notes: str = "") -> tuple[list[tuple[str, str, bool]], Handover]:
    """Basis, words and whether they are only words, of every target."""
    handover = Handover()
    found = indicator_table.read(table(*lines), PERIOD, "指标表", handover, notes)
    assert found is not None
    targets = [target for one in found.indicators for target in one.targets]
    return [(t.basis, value.text, value.is_in_words) for t in targets for value in t.values.values()], handover


def test_brackets_are_sums_only_where_the_table_says_so() -> None:
    lines = ("指标|2020年|2025年", "造林面积（万亩）|—|〔17〕")
    found, handover = bases(*lines)
    assert found == [("期末", "〔17〕", True)]
    assert any("方括号的含义" in entry.said and entry.quote == "〔17〕" for entry in handover.entries)
    for notes in ("注：〔〕内为五年累计数。", "注：1.带[ ]的为五年累计数", "方括号内数字为累计值"):
        assert bases(*lines, notes=notes)[0] == [("累计", "〔17〕", False)]
    assert bases(*lines, "注：〔 〕内为五年累计数。")[0] == [("累计", "〔17〕", False)]
    assert bases(*lines, notes="注：〔〕内为2019年数据。")[0] == [("期末", "〔17〕", True)]


def test_a_column_says_how_its_numbers_are_meant() -> None:
    assert bases("指标|2020年|五年累计", "造林面积（万亩）|—|17")[0] == [("累计", "17", False)]
    assert bases("指标|2020年|年均增速（%）", "产值（%）|—|6.5")[0] == [("年均", "6.5", False)]


def test_growth_of_which_nothing_says_when_is_never_taken_for_a_mean() -> None:
    found, handover = bases("指标|2020年|增速", "产值（%）|—|6.5")
    assert found == [("期末", "增速6.5", True)]
    assert any("没有写明是年均、累计" in entry.said for entry in handover.entries)
    found, handover = bases("指标|2020年|2025年|增速（%）", "产值（亿元）|50|80|6.5左右", "服务业增速（%）|5|—|7")
    assert found == [("期末", "80", False), ("期末", "增速（%）7", True)]
    assert [entry.quote for entry in handover.entries if "没有写明是年均、累计" in entry.said] == ["6.5左右", "7"]
    assert bases("指标|2020年|增速", "产值年均增长（%）|—|6.5")[0] == [("年均", "6.5", False)]


def test_yearly_growth_is_never_held_against_the_years_own_values() -> None:
    head = "指标|2020年|2025年|年均增长（%）"
    found, handover = bases(
        head, "产值（亿元）|186.5|—|6.5左右", "收入（元）|—|—|与经济增长同步", "产值增长（%）|—|—|7"
    )
    assert found == [
        ("年均", "年均增长（%）6.5左右", True),
        ("期末", "与经济增长同步", True),
        ("年均", "7", False),
    ]
    assert any("单位与指标不同" in entry.said for entry in handover.entries)


def test_headings_in_two_rows_may_name_years_with_what_they_are() -> None:
    name, base, aim = cell("指标"), cell("2020年基数"), cell("规划目标")
    rows = (
        ((name, 1, 2), (base, 1, 2), (aim, 2, 1)),
        ((cell("2025年"), 1, 1), (cell("年均增长（%）"), 1, 1)),
        ((cell("床位（张）"), 1, 1), (cell("5"), 1, 1), (cell("9"), 1, 1), (cell("—"), 1, 1)),
    )
    found = indicator_table.read(Table(grid(rows)), PERIOD, "指标表", Handover())
    assert found is not None
    assert [(one.name, one.baseline_year, len(one.targets)) for one in found.indicators] == [("床位", 2020, 1)]


def test_below_a_heading_over_two_columns_groups_stand_before_names() -> None:
    head, group = cell("主要指标"), cell("总量")
    rows = (
        ((head, 2, 1), (cell("2020年"), 1, 1), (cell("2025年"), 1, 1)),
        ((group, 1, 2), (cell("产值（亿元）"), 1, 1), (cell("5"), 1, 1), (cell("9"), 1, 1)),
        ((cell("收入（亿元）"), 1, 1), (cell("6"), 1, 1), (cell("8"), 1, 1)),
    )
    found = indicator_table.read(Table(grid(rows)), PERIOD, "指标表", Handover())
    assert found is not None
    assert [(one.dimension, one.name) for one in found.indicators] == [("总量", "产值"), ("总量", "收入")]


def test_headings_repeated_on_another_page_are_no_indicator() -> None:
    found, _ = read("指标|2020年|2025年", "床位（张）|5|9", "指标|2020年|2025年", "学位（个）|6|8")
    assert [one.name for one in found] == ["床位", "学位"]


def test_a_unit_that_is_a_dash_is_none() -> None:
    (found,), _ = read("指标|单位|2020年|2025年", "灌溉水有效利用系数|—|0.617|0.625")
    assert found.unit == ""


def test_words_that_keep_a_bound_keep_it() -> None:
    found, _ = bases("指标|2020年|2025年", "合格率（%）|98|稳定在98以上", "失业率（%）|5|保持在5.5以内")
    assert found == [("期末", "稳定在98以上", False), ("期末", "保持在5.5以内", False)]


def test_a_name_says_that_the_mean_is_meant() -> None:
    assert bases("指标|2020年|2025年", "产值年均增长（%）|5|6.5")[0] == [("年均", "6.5", False)]


def test_a_fall_is_added_up_only_where_the_indicator_is_the_fall() -> None:
    found, handover = bases(
        "指标|2020年|2025年", "能耗降低（%）|—|累计下降13.5%", "能耗（%）|20|累计下降13.5%", "就业（万人）|—|每年新增10"
    )
    assert found == [("累计", "累计下降13.5%", False), ("累计", "累计下降13.5%", True), ("每年", "每年新增10", False)]
    assert any("指标本身不是变化幅度" in entry.said for entry in handover.entries)


def test_a_change_from_a_baseline_stays_in_words() -> None:
    (found,), _ = read("指标|2020年|2025年", "普及率（%）|88|+2.1")
    assert found.targets[0].values[""].is_in_words
    assert found.direction == "up"


def test_a_line_over_all_columns_names_the_group_below() -> None:
    found, _ = read("指标|2020年|2025年", "一、供水", "普及率（%）|88|92", "二、安全", "事故（起）|3|1")
    assert [(one.dimension, one.name) for one in found] == [("供水", "普及率"), ("安全", "事故")]
    assert [one.direction for one in found] == ["up", "down"]


def test_numbers_before_names_are_not_part_of_them() -> None:
    found, _ = read("指标|2020年|2025年", "1.普及率（%）|88|92", "（2）床位数（张）|3|4")
    assert [(one.number, one.name, one.unit) for one in found] == [("1.", "普及率", "%"), ("（2）", "床位数", "张")]


def test_a_target_in_another_unit_than_its_row_stays_in_words() -> None:
    (found,), handover = read("指标|2020年|2025年", "用水量（立方米）|35|16%")
    assert found.targets[0].values[""].is_in_words
    assert any("16%" in entry.quote for entry in handover.entries)


def test_a_direction_that_nothing_says_is_unknown() -> None:
    (found,), handover = read("指标|2020年|2025年", "床位数（张）|—|6")
    assert found.direction == ""
    assert any(entry.matter == "请补充" for entry in handover.entries)


def test_other_tables_are_none_of_indicators() -> None:
    assert indicator_table.read(table("项目|投资", "道路|1.2"), PERIOD, "", Handover()) is None


def box(*lines: str) -> sidebars.Sidebar:
    found = sidebars.of_table(table(*lines), "", "专栏", Handover())
    assert found is not None
    return found


def test_a_sidebar_of_names_and_texts_in_turn() -> None:
    found = box("专栏2 小屋工程", "小屋建设", "新建小屋。配齐设施。", "步道建设", "改造步道。")
    assert (found.number, found.title) == (2, "小屋工程")
    assert [(one.name, one.text) for one in found.projects] == [
        ("小屋建设", "新建小屋。配齐设施。"),
        ("步道建设", "改造步道。"),
    ]


def test_a_sidebar_whose_names_begin_their_texts() -> None:
    found = box("专栏三：小屋工程", "1.小屋建设。新建小屋。", "2.步道建设：改造步道。")
    assert found.number == 3
    assert [(one.number, one.name, one.text) for one in found.projects] == [
        ("1.", "小屋建设", "新建小屋。"),
        ("2.", "步道建设", "改造步道。"),
    ]


def test_a_sidebar_in_one_cell_with_a_lead_in() -> None:
    lines = (
        "专栏4 小屋工程",
        "为方便群众，完善服务。",
        "小屋建设",
        "新建小屋，配齐设施。",
        "步道建设",
        "改造步道，方便出行。",
    )
    found = box("/".join(lines))
    assert found.lead_in == ["为方便群众，完善服务。"]
    assert [one.name for one in found.projects] == ["小屋建设", "步道建设"]


def test_a_sidebar_with_headings_has_groups_years_and_departments() -> None:
    found = box(
        "专栏5 重点工程",
        "类别|项目名称|建设内容|建设年限|责任单位",
        "供水|小屋建设|新建小屋，总投资2亿元。|2021-2024年|县水利局、县财政局",
    )
    (one,) = found.projects
    assert (one.group, one.name, one.investment, one.start, one.end) == ("供水", "小屋建设", "2亿元", 2021, 2024)
    assert one.departments is not None
    assert one.departments.lead == "县水利局、县财政局"


def test_departments_are_read_from_their_note() -> None:
    for words in (
        "（牵头单位：甲局，配合单位：乙局、丙局）",
        "（责任单位：甲局；参与单位：乙局、丙局）",
        "【牵头部门：甲局；配合部门：乙局，丙局】",
    ):
        found = departments.departments(f"做好工作。{words}")
        assert found is not None
        assert (found.lead, found.support) == ("甲局", ("乙局", "丙局"))
    assert departments.departments("做好工作（含乡镇）。") is None


def test_a_dash_in_a_column_of_departments_names_none() -> None:
    for sign in ("/", "—", "-", "无"):
        found = departments.of_cell("县民政局", sign)
        assert found is not None
        assert found.support == ()
