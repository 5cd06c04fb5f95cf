"""Numbers of a text as promises, or as none with a reason."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plansite.newplan.finding import promises


@pytest.mark.parametrize(
    ("text", "op", "value", "unit", "kind"),
    [
        ("新建公园12个。", ">=", "12", "个", "count"),
        ("建成不少于12个口袋公园。", ">=", "12", "个", "count"),
        ("培育20家以上龙头企业。", ">=", "20", "家", "count"),
        ("创建省级示范园8所，带动其他园区。", ">=", "8", "所", "count"),
        ("公园绿地覆盖率达到85%以上。", ">=", "85", "%", "level"),
        ("绿地率超过40%。", ">", "40", "%", "level"),
        ("失业率控制在5.5%以内。", "<=", "5.5", "%", "level"),
        ("失业率低于5%。", "<", "5", "%", "level"),
        ("浓度降至27微克/立方米以下。", "<=", "27", "微克/立方米", "level"),
        ("人均预期寿命提高到80岁。", ">=", "80", "岁", "level"),
        ("平均受教育年限达到11.7年。", ">=", "11.7", "年", "level"),
        ("死亡率每年降低1个百分点以上。", ">=", "1", "个百分点", "yearly"),
        ("地区生产总值突破2000亿元。", ">", "2000", "亿元", "level"),
        ("新建学校原则上不超过2000人规模。", "<=", "2000", "人", "level"),
        ("每个乡镇至少建成1所卫生站。", ">=", "1", "所", "level"),
    ],
)
def test_a_number_that_is_to_be_reached_is_a_promise(text: str, op: str, value: str, unit: str, kind: str) -> None:
    (found,), _ = promises.read(text, since=2021)
    assert (found.op, found.value, found.unit, found.kind) == (op, Decimal(value), unit, kind)
    assert text.count(found.text) == 1


@pytest.mark.parametrize("sign", ["-", "—", "～", "至", "到"])
def test_a_range_promises_both_ends(sign: str) -> None:
    (found,), _ = promises.read(f"培育4{sign}5所示范学校。")
    assert (found.low, found.high) == (Decimal(4), Decimal(5))


def test_about_is_kept() -> None:
    (found,), _ = promises.read("规划项目850个左右。")
    assert found.is_approximate


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("力争2022年底前，将占比控制在5%以内。", 2022),
        ("到2023年，覆盖率达到60%。", 2023),
        ("新建水库3座，2024年底前建成。", 2024),
        ("覆盖率达到60%。", 0),
    ],
)
def test_a_deadline_is_read_with_its_promise(text: str, year: int) -> None:
    (found,), _ = promises.read(text, since=2021)
    assert found.by == year


def test_items_of_a_list_are_promises_of_their_own() -> None:
    text = "培养省级名师60名、市级名师300名；创建100所特色学校、10个实践基地。"
    found, _ = promises.read(text)
    assert [(str(promise.value), promise.text) for promise in found] == [
        ("60", "培养省级名师60名"),
        ("300", "市级名师300名"),
        ("100", "创建100所特色学校"),
        ("10", "10个实践基地"),
    ]


def test_a_list_of_nouns_before_one_number_stays_whole() -> None:
    (found,), _ = promises.read("创建足球特色学校、幼儿园100所。")
    assert found.text == "创建足球特色学校、幼儿园100所"


@pytest.mark.parametrize(
    "text",
    [
        "2020年全面建成小康社会。",
        "2016—2020年持续推进。",
        "形成“5分钟健步圈”。",
        "推广5G网络和WIFI6。",
        "落实“1+10+100”工作模式。",
        "按照国发〔2021〕5号要求执行。",
        "贯彻第3次会议精神。",
        "5年内分批实施。",
        "总投资1.2亿元。",
        "安排资金300万元。",
        "在5000人以上规模的住宅区配套建设学校。",
        "完善3岁以下婴幼儿照护服务。",
        "完成规模、面积等8项条件的核查。",
        "2018年建成学校20所。",
    ],
)
def test_other_numbers_are_none_and_every_one_has_a_reason(text: str) -> None:
    found, others = promises.read(text, since=2021)
    assert found == []
    assert others
    assert all(other.text in text and other.reason for other in others)


def test_text_that_looks_back_promises_nothing() -> None:
    found, _ = promises.read("全市新建学校20所，入园率达到93%。", looks_back=True)
    assert found == []


def test_one_that_stands_for_every_one_is_no_promise() -> None:
    found, others = promises.read("实现1名首席教师指导10名骨干教师。")
    assert [promise.value for promise in found] == [10]
    assert [other.text.startswith("1名") for other in others] == [True]


def test_of_several_numbers_each_is_of_its_own_name() -> None:
    """The second of two rates would otherwise be promised of both, and the first of the wrong one."""
    found, _ = promises.read("婴儿死亡率、孕产妇死亡率分别下降到3.5‰、12/10万以下。", since=2026)
    assert [(one.measure, one.op, one.value, one.unit) for one in found] == [
        ("婴儿死亡率", "<=", Decimal("3.5"), "‰"),
        ("孕产妇死亡率", "<=", Decimal(12), "/10万"),
    ]


def test_names_that_share_a_word_are_told_apart_within_it() -> None:
    found, _ = promises.read("甲县、乙县和丙县覆盖率分别达到60%、70%和80%以上。", since=2026)
    assert [(one.measure, one.op, one.value) for one in found] == [
        ("甲县、乙县和丙县覆盖率（甲县）", ">=", Decimal(60)),
        ("甲县、乙县和丙县覆盖率（乙县）", ">=", Decimal(70)),
        ("甲县、乙县和丙县覆盖率（丙县覆盖率）", ">=", Decimal(80)),
    ]


def test_numbers_that_do_not_match_their_names_are_no_promises() -> None:
    found, others = promises.read("甲率、乙率分别达到10%、20%、30%。", since=2026)
    assert found == []
    assert [one.is_certain for one in others] == [False, False, False]


@pytest.mark.parametrize(
    ("text", "kind", "basis"),
    [
        ("全社会研发经费投入年均增长7%以上。", "level", "年均"),
        ("年均新增就业10万人以上。", "level", "年均"),
        ("死亡率每年降低1个百分点以上。", "yearly", ""),
        ("每年新建公园5个。", "yearly", ""),
        ("覆盖率达到85%以上。", "level", ""),
    ],
)
def test_a_mean_of_years_is_not_promised_of_every_year(text: str, kind: str, basis: str) -> None:
    (found,), _ = promises.read(text, since=2026)
    assert (found.kind, found.basis) == (kind, basis)


def test_a_length_of_time_that_was_reached_is_no_promise() -> None:
    text = "劳动年龄人口平均受教育年限达到11.3年。"
    found, others = promises.read(text, since=2026, looks_back=True)
    assert found == []
    assert [one.is_certain for one in others] == [True]
    assert promises.read(text, since=2026)[0] != []


@pytest.mark.parametrize(
    ("sentence", "basis", "is_baseless"),
    [
        ("单位能耗降低17%。", "", True),
        ("氮氧化物排放量下降8%以上。", "", True),
        ("研发投入增长10%。", "", True),
        ("单位能耗累计下降13.5%。", "累计", False),
        ("“十四五”期间，单位能耗降低13.5%。", "累计", False),
        ("五年内单位能耗降低13.5%。", "累计", False),
        ("单位能耗比2020年降低13.5%。", "", False),
        ("单位能耗较“十三五”末下降13.5%。", "", False),
        ("研发投入年均增长6%以上。", "年均", False),
        ("单位能耗每年降低3%。", "", False),
        ("单位能耗降低到17%。", "", False),
        ("普及率提高至95%。", "", False),
        ("五年累计培训护理员1000人次以上。", "累计", False),
        ("新增床位800张。", "", False),
    ],
)
def test_a_rise_or_fall_says_from_when_or_stays_in_words(sentence: str, basis: str, *, is_baseless: bool) -> None:
    (found,), _ = promises.read(sentence, since=2021)
    assert (found.basis, found.is_baseless) == (basis, is_baseless)


@pytest.mark.parametrize(
    ("sentence", "op", "value"),
    [
        ("管网漏损率≤9%。", "<=", "9"),
        ("事故死亡率＜0.02‰。", "<", "0.02"),
        ("持证率≥90%。", ">=", "90"),
        ("覆盖率>85%。", ">", "85"),
        ("每百名学生拥有终端≥25台。", ">=", "25"),
    ],
)
def test_a_sign_before_a_number_decides_and_is_no_part_of_what_is_measured(sentence: str, op: str, value: str) -> None:
    (found,), _ = promises.read(sentence, since=2021)
    assert (found.op, found.value) == (op, Decimal(value))
    assert not set("≤≥<>＜＞") & set(found.measure)


def test_wide_digits_are_read_and_kept_as_printed() -> None:
    (first, second), _ = promises.read(
        "到２０２５年，每千人口拥有３岁以下托位数达到４．５个，占比不低于５５％。", since=2021
    )
    assert (first.value, first.by, first.text) == (Decimal("4.5"), 2025, "每千人口拥有３岁以下托位数达到４．５个")
    assert "3岁以下" in first.measure
    assert (second.value, second.unit, second.text) == (Decimal(55), "%", "占比不低于５５％")


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("到2035年，产值比2020年翻一番，森林覆盖率稳定在45%左右。", 2035),
        ("培养名医30名、名师50名，2026年底前完成中期评估。", 0),
        ("新建水厂1座，2024年底前建成并投用。", 2024),
        ("能耗比2020年降低13%。", 0),
    ],
)
def test_a_year_that_is_compared_with_or_of_something_else_is_no_deadline(sentence: str, year: int) -> None:
    found, _ = promises.read(sentence, since=2021)
    assert {one.by for one in found} == {year}


@pytest.mark.parametrize(
    "sentence",
    [
        "2020年，全县接待游客520万人次。",
        "总投资1250亿元，其中中央30%、省25%。",
        "主要指标见表1。",
        "技术路线见文献[12]。",
        "治理5级以上河流。",
    ],
)
def test_what_is_due_before_the_plan_or_counts_nothing_is_no_promise(sentence: str) -> None:
    found, others = promises.read(sentence, since=2021)
    assert found == []
    assert others


def test_brackets_behind_a_number_are_not_what_is_counted() -> None:
    found, _ = promises.read("接待游客突破1000万人次（含过夜游客）。", since=2021)
    assert [one.measure for one in found] == ["接待游客"]


def test_growth_that_exceeds_a_yearly_mean_has_one() -> None:
    (found,), _ = promises.read("数据交易额年均增长超过35％。", since=2021)
    assert (found.basis, found.op, found.is_baseless) == ("年均", ">", False)
