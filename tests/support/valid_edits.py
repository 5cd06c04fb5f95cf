"""Edits that staff may make, none of which may turn anything red. Every figure and source in them is made up."""

from __future__ import annotations

from collections.abc import Iterator

from splicing import Add, Append, Change, Create, Fields, Replace

INDICATORS, PROJECTS, SOURCES = "data/indicators.yaml", "data/projects.yaml", "data/sources.yaml"
NOTES, PINYIN, CONFIG = "data/notes.yaml", "data/pinyin.yaml", "mkdocs.yml"
SOURCE = "made-up-bulletin"
BASE = Append(
    SOURCES,
    f"""
  - id: {SOURCE}
    title: 编造的公报（只用于测试）
    publisher: 编造的单位（只用于测试）
    date: "2026-06-30"
    grade: official
""",
)
"""The source of all made-up figures; every edit begins with it."""

FIRST = {
    "preschool-enrolment": "96.85",
    "compulsory-completion": "99.36",
    "senior-secondary-enrolment": "93.02",
    "higher-education-enrolment": "61.5",
    "inclusive-kindergarten-coverage": "88.10",
    "balanced-counties": "0",
    "secondary-vocational-students": "1.62",
    "higher-vocational-students": "4.2",
    "modern-apprenticeship": "10.0",
    "dual-qualified-teachers": "61.33",
    "senior-high-students": "4.21",
    "undergraduate-students": "0.31",
    "higher-education-students-per-100k": "3120",
    "years-of-schooling": "11.4",
    "mandarin-proficiency": "85.0",
}
"""A first value of every indicator."""

TARGETS = {
    "1-2-t1": "1",
    "2-5-t1": "104",
    "2-6-t1": "0.6",
    "2-6-t2": "82.5",
    "3-1-t1": "38",
    "3-4-t1": "861",
    "3-7-t4": "31",
    "3-8-t1": "99.2",
    "7-4-t1": "600",
    "8-3-t1": "4.8",
    "9-2-t3": "1980",
    "1-3-t1": "6.52",
}
"""A first value of targets of every kind: counts, ranges, levels from below and above, a yearly rate, about so many."""


EXPLAINED = """\
changes:
  - what: 指标“义务教育巩固率”：河南2020年的数值由“96.1”改成了“96.0”
    reason: 编造的原因，只用于测试
    date: "2026-11-23"
  - what: 指标“义务教育巩固率”的单位（unit）由“‰”改成了“%”
    reason: 编造的原因，只用于测试。
    date: "2026-11-23"
  - what: 来源“smx-plan”的标题（title）由“甲”改成了“乙”
    reason: 编造的原因，只用于测试
    date: "2026-11-20"
"""
"""Explanations of changes: of an indicator, and of what is nobody's."""


def value(number: str, year: int = 2024, **others: str) -> str:
    """A published value as the guide writes it."""
    fields = {
        "area": "sanmenxia",
        "year": str(year),
        "value": number,
        "kind": "实际",
        "scope": "same",
        "source": SOURCE,
        "quote": f"编造的原句：{number}。",
        "published": '"2026-11-24"',
    } | others
    first, *rest = (f"{name}: {words}" for name, words in fields.items())
    return "\n".join([f"- {first}", *(f"  {line}" for line in rest)])


def of(indicator: str, block: str) -> Change:
    """A value of an indicator."""
    return Add(INDICATORS, f"id: {indicator}", "observations", block)


def target(name: str, block: str) -> Change:
    """A value of a project's target."""
    return Add(PROJECTS, f"id: {name}", "observations", block)


def project(name: str, key: str, block: str) -> Change:
    """A block of a project."""
    return Add(PROJECTS, f"id: {name}", key, block)


def fields(file: str, item: str, block: str) -> Change:
    """Fields of an item."""
    return Fields(file, f"id: {item}", block)


CORRECTED = 'corrects:\n  value: {old}\n  published: "2026-11-20"\n  reason: 编造的原因：录入时数字颠倒。\n'
MILESTONES = """
- name: 编造的第一步
  due: "2023-12-31"
  done: "2023-11-30"
  source: made-up-bulletin
- name: 编造的第二步
  due: "2025-12-31"
"""
STEPPED = """
- id: 4-4-t1
  text: 完成三门峡职业技术学院、灵宝市中等专业学校“双高”建设项目
  measure: “双高”建设项目
  unit: 步
  kind: milestone
  op: ">="
  value: 2
  by: 2025
"""
PROGRESS = """
- date: "2026-05-20"
  text: 编造的进展：平台已经开通。
  source: made-up-bulletin
  quote: 编造的原句：平台于5月20日开通。
  published: "2026-11-24"
"""
ASSESSMENT = """
assessment:
  status: {status}
  date: "2026-10-30"
  source: made-up-bulletin
  quote: 编造的结论：指标{status}。
"""
STATUS = """
status:
  value: {status}
  date: "2026-10-30"
  source: made-up-bulletin
"""
NOTE = """
  - id: 99
    kind: 体例
    title: 编造的校注
    places:
      - {at: 1-4-p2, text: "学前教育毛入园率达到97%"}
      - {at: project-3-1, text: "40-50所"}
      - {at: indicator-preschool-enrolment, text: "97"}
    text: 编造的校注，只用于测试。
"""
REPOST = """
  - id: made-up-repost
    title: 编造的转载（只用于测试）
    publisher: 编造的网站（只用于测试）
    date: "2026-07-01"
    grade: repost
    url: https://www.smx.gov.cn/copied.html
"""
LINKED = """
  - id: made-up-page
    title: 编造的网页：<一>与“二”&三
    publisher: 编造的单位（只用于测试）
    date: "2026-07-01"
    grade: media
    url: https://www.smx.gov.cn/made-up/1.html?a=1&b=2
"""
UNDATED = """
  - id: made-up-undated
    title: 编造的材料（没有日期，只用于测试）
    publisher: 编造的单位（只用于测试）
    grade: official
"""
LINES = "\n> 编造的提示：引用前请核对。\n\n| 项 | 说明 |\n|---|---|\n| 甲 | 乙 |\n\n见[数据缺口](gaps.md)。\n"
NEWS = '---\ntitle: 常见问题\ndescription: 编造的网页，只用于测试。\npublished: "2026-11-24"\nsource: 本站\n---\n\n'
NEWS += (
    "# 常见问题\n\n"
    + "这是编造的网页，只用于测试，看新加的网页是否照样发布、照样可以找到。" * 2
    + "见[指标](indicators/index.md)。\n"
)


def _edits() -> Iterator[tuple[str, list[Change]]]:
    """Every edit by what it does."""
    for name, number in FIRST.items():
        yield f"首个数值 {name}", [of(name, value(number))]
    for name, number in TARGETS.items():
        yield f"目标的首个数值 {name}", [target(name, value(number))]
    yield from _series()
    yield from _kinds()
    yield from _adjustments()
    yield from _words()
    yield from _sources()
    yield from _search()
    yield from _pages()


def _series() -> Iterator[tuple[str, list[Change]]]:
    name = "compulsory-completion"
    yield "第二年", [of(name, value("99.30", 2023)), of(name, value("99.36"))]
    yield "五年都有", [of(name, value(f"99.{year - 2000}", year)) for year in range(2021, 2026)]
    yield "年份颠倒着写", [of(name, value("99.36")), of(name, value("99.25", 2022))]
    yield "两个地区同一年", [of(name, value("99.36")), of(name, value("96.35", area="henan"))]
    yield "只有省的新数值", [of("mandarin-proficiency", value("86.4", area="henan"))]
    yield "目标的第二年", [target("1-2-t2", value("9", 2023)), target("1-2-t2", value("19"))]
    yield "每年的目标满五年", [target("2-6-t1", value(f"1.{year - 2020}", year)) for year in range(2021, 2026)]
    yield "目标由指标维护", [of("undergraduate-students", value("0.52", 2025))]


def _adjustments() -> Iterator[tuple[str, list[Change]]]:
    own = 'sanmenxia: {op: "=", value: 99.4, text: "99.4"}'
    said = f'date: "2026-07-01"\n  source: {SOURCE}\n  reason: 编造的原因\n  published: "2026-11-24"\n'
    values = '  values:\n    sanmenxia: {op: "=", value: 99.5, text: "99.5"}\n'
    first = Add(INDICATORS, own, "adjustments", f"- {said}{values}")
    again = f"- {said.replace('07-01', '08-01')}{values.replace('99.5', '99.45')}"
    yield "指标目标的调整", [first]
    yield "指标目标调整两次", [first, Add(INDICATORS, own, "adjustments", again)]
    figure = "text: 45-55所\n  low: 45\n  high: 55\n  "
    yield "项目目标的调整", [Add(PROJECTS, "id: 3-1-t1", "adjustments", f"- {figure}{said}")]
    stated = f'assessment:\n  status: 符合预期\n  date: "2026-06-30"\n  source: {SOURCE}\n  quote: 编造的结论。\n'
    assessed = fields(INDICATORS, "compulsory-completion", stated)
    yield "官方评估以后的调整", [first, of("compulsory-completion", value("99.36")), assessed]


def _kinds() -> Iterator[tuple[str, list[Change]]]:
    name = "senior-secondary-enrolment"
    yield "初步数", [of(name, value("92.9", kind="初步"))]
    yield "初步数以后的正式数", [of(name, value("92.9", kind="初步")), of(name, value("93.02"))]
    yield "现有初步数的正式数", [of("senior-high-students", value("4.40", 2025))]
    yield "预计数", [of(name, value("93.5", 2025, kind="预计"))]
    yield "预计数和实际数", [of(name, value("93.5", kind="预计")), of(name, value("93.02"))]
    yield "口径不同", [of(name, value("94.1", scope="different", scope_note="含技工学校，按户籍人口计算"))]
    other = value("94.1", scope="different", scope_note="含技工学校")
    yield "口径相同和不同", [of(name, other), of(name, value("93.02"))]
    yield "目标的口径不同", [target("3-1-t1", value("44", scope="different", scope_note="含民办园"))]
    yield "目标的预计数", [target("3-1-t1", value("44", 2025, kind="预计"))]
    yield "目标的初步数", [target("7-1-t8", value("640", kind="初步"))]
    yield "年中数据", [of(name, value("92.7", month="6"))]
    yield "年中和全年", [of(name, value("92.7", month="6")), of(name, value("93.02"))]
    yield "目标的年中数据", [target("3-5-t1", value("4", month="9"))]
    yield "更正", [of(name, value("93.02")), Fields(INDICATORS, f"source: {SOURCE}", CORRECTED.format(old="90.32"))]
    yield (
        "更正现有的数值",
        [Fields(INDICATORS, "id: senior-high-students", CORRECTED.format(old="4.93"), "value: 4.39")],
    )
    yield (
        "更正目标的数值",
        [target("3-1-t1", value("38")), Fields(PROJECTS, f"source: {SOURCE}", CORRECTED.format(old="83"))],
    )
    twice = '[{value: 90.32, published: "2026-11-20", reason: 编造的原因一}, '
    twice += '{kind: 初步, published: "2026-11-22", reason: 编造的原因二}]'
    yield "更正两次", [of(name, value("93.02", corrects=twice))]
    before = "{year: 2023, source: made-up-bulletin-2, scope: different, scope_note: 含技工学校, "
    before += 'published: "2026-11-20", reason: 编造的原因}'
    another = Append(SOURCES, REPOST.replace("made-up-repost", "made-up-bulletin-2"))
    yield "更正年份、口径和来源", [another, of(name, value("93.02", corrects=before))]
    gone = '{date: "2026-11-25", reason: 编造的原因：不该公布}'
    yield "撤回", [of(name, value("93.02", withdrawn=gone))]
    yield (
        "撤回以后重新公布",
        [of(name, value("93.02", withdrawn=gone)), of(name, value("93.2", published='"2026-11-25"'))],
    )
    yield "更正两次以后撤回", [of(name, value("93.02", corrects=twice, withdrawn=gone))]
    yield "撤回目标的数值", [target("3-1-t1", value("38", withdrawn=gone))]
    yield "季度", [of(name, value("92.7", 2025, period="第一季度"))]
    yield "学年", [of(name, value("92.7", 2025, period="2024-2025学年")), of(name, value("92.1"))]
    broken = "breaks:\n  - year: {year}\n    text: 编造的变化：改为抽样调查。\n    source: made-up-bulletin\n"
    values = [of(name, value("92.1", 2023)), of(name, value("93.1", 2024)), of(name, value("94.2", 2025))]
    yield "口径变化", [*values, fields(INDICATORS, name, broken.format(year=2024))]
    yield "目标年份的口径变化", [*values, fields(INDICATORS, name, broken.format(year=2025))]
    yield "零", [of("balanced-counties", value("0", 2023)), target("6-1-t1", value("0"))]
    yield "百分之一百", [of("balanced-counties", value("100", 2025, quote_note="编造的说明：全部县都已获评。"))]
    yield "倒退", [of(name, value("80.1"))]
    yield "超过一百的毛入园率", [of("preschool-enrolment", value("101.25"))]
    yield "目标的大数", [target("7-1-t8", value("12345", quote_note="编造的说明：多年合计。"))]
    yield (
        "原句说明和来源说明",
        [of(name, value("93.02", quote="见附表。", quote_note="附表第3行。", source_note="附表5。"))],
    )
    yield "原句写的是中文数字", [of(name, value("93.02", quote="毛入学率为百分之九十三点零二。"))]
    yield "原句写的是人", [of("undergraduate-students", value("0.52", 2025, quote="本科在校生5，200人。"))]
    yield "以符号开头的原句", [of(name, value("93.02", quote='"=“93.02%”，比上年+0.5个百分点"'))]
    yield "原句里有尖括号", [of(name, value("93.02", quote='"毛入学率 <93.02%> & “*初步*” _核实_。"'))]
    yield "很长的原句", [of(name, value("93.02", quote="编造的原句93.02%。" * 60))]


def _words() -> Iterator[tuple[str, list[Change]]]:
    name = "senior-secondary-enrolment"
    yield "完成一个里程碑", [project("4-4", "milestones", MILESTONES)]
    yield "分步的目标", [project("4-4", "milestones", MILESTONES), project("4-4", "targets", STEPPED)]
    done = MILESTONES + '  done: "2025-12-01"\n  source: made-up-bulletin\n'
    yield "里程碑全部完成", [project("4-4", "milestones", done), project("4-4", "targets", STEPPED)]
    yield "文字进展", [project("10-1", "progress", PROGRESS)]
    yield "没有日期的进展", [project("10-1", "progress", PROGRESS.replace('date: "2026-05-20"\n  text', "text"))]
    yield "进展之上再加进展", [project("1-2", "progress", PROGRESS)]
    for status in ("符合预期", "滞后", "已实现"):
        yield f"指标的官方评估：{status}", [fields(INDICATORS, name, ASSESSMENT.format(status=status))]
    yield "有数值又有官方评估", [of(name, value("93.02")), fields(INDICATORS, name, ASSESSMENT.format(status="滞后"))]
    early = ASSESSMENT.format(status="滞后").replace("2026-10-30", "2026-01-30")
    yield "官方评估以后的新数值", [of(name, value("93.02")), fields(INDICATORS, name, early)]
    stated = '  - {status: STATUS, date: "DAY", source: made-up-bulletin, quote: 编造的结论}\n'
    two = stated.replace("STATUS", "滞后").replace("DAY", "2025-03-01")
    two += stated.replace("STATUS", "符合预期").replace("DAY", "2026-10-30")
    yield "两次官方评估", [of(name, value("93.02")), fields(INDICATORS, name, f"assessment:\n{two}")]
    linked = "inclusive-kindergarten-coverage"
    yield "对应目标的指标的官方评估", [fields(INDICATORS, linked, ASSESSMENT.format(status="已实现"))]
    yield from _judged_targets()
    for status in ("进行中", "部分完成", "已完成", "未完成", "未启动"):
        yield f"项目状态：{status}", [fields(PROJECTS, "10-2", STATUS.format(status=status))]
    for status in ("已调整", "已终止"):
        block = STATUS.format(status=status) + "  reason: 编造的原因。\n"
        yield f"项目状态：{status}", [fields(PROJECTS, "3-1", block)]
    yield "指标的责任单位", [fields(INDICATORS, name, "department: 编造的责任单位")]
    departments = "departments:\n  lead: 编造的牵头单位\n  support: [编造的配合单位一, 编造的配合单位二]"
    sourced = "\n  source: made-up-bulletin"
    yield "指标的责任单位，有来源", [fields(INDICATORS, name, f"department:\n  lead: 编造的责任单位{sourced}")]
    yield "项目的责任单位", [fields(PROJECTS, "1-1", departments)]
    yield "只有牵头单位", [fields(PROJECTS, "8-1", "departments:\n  lead: 编造的牵头单位")]
    yield "下次更新日期", [fields(INDICATORS, name, 'next_update: "2027-06-30"')]
    yield "过了的更新日期", [fields(INDICATORS, name, 'next_update: "2026-06-30"')]
    yield "指标解释", [fields(INDICATORS, name, "definition: 编造的解释：在校人数与适龄人口之比，不论年龄。")]
    parts = "text: 编造的含义\n  formula: 甲 ÷ 乙 × 100%\n  authority: 通俗解释"
    yield "指标解释，分项写", [fields(INDICATORS, name, f"definition:\n  {parts}")]
    yield "说明", [fields(INDICATORS, name, "notes: 编造的说明，只用于测试。")]
    yield "最近核查日期", [fields(PROJECTS, "10-3", 'last_checked: "2026-11-24"')]
    yield "校注", [Append(NOTES, NOTE)]
    yield "说明为什么改动了已公布的内容", [Create("data/changes.yaml", EXPLAINED)]


def _judged_targets() -> Iterator[tuple[str, list[Change]]]:
    """What a source says of one target of a project."""
    name = "3-1-t1"
    judged = fields(PROJECTS, name, ASSESSMENT.format(status="滞后"))
    yield "项目目标的官方评估", [judged]
    yield "项目目标有数值又有官方评估", [target(name, value("38")), judged]
    early = ASSESSMENT.format(status="滞后").replace("2026-10-30", "2026-01-30")
    yield "项目目标的官方评估以后的新数值", [target(name, value("38")), fields(PROJECTS, name, early)]
    stated = '  - {status: STATUS, date: "DAY", source: made-up-bulletin, quote: 编造的结论}\n'
    two = stated.replace("STATUS", "滞后").replace("DAY", "2025-03-01")
    two += stated.replace("STATUS", "已实现").replace("DAY", "2026-10-30")
    yield "项目目标的两次官方评估", [fields(PROJECTS, name, f"assessment:\n{two}")]
    late = fields(PROJECTS, "4-4-t1", ASSESSMENT.format(status="滞后"))
    yield "分步目标的官方评估", [project("4-4", "milestones", MILESTONES), project("4-4", "targets", STEPPED), late]


def _sources() -> Iterator[tuple[str, list[Change]]]:
    name = "senior-secondary-enrolment"
    yield "新来源，没有用到", []
    for what, block, source in (("转载", REPOST, "made-up-repost"), ("有网址的媒体", LINKED, "made-up-page")):
        yield f"新来源：{what}", [Append(SOURCES, block), of(name, value("92.98", 2023, source=source))]
    undated = PROGRESS.replace("made-up-bulletin", "made-up-undated")
    yield "新来源：没有日期，用于进展", [Append(SOURCES, UNDATED), project("10-1", "progress", undated)]


def _search() -> Iterator[tuple[str, list[Change]]]:
    yield (
        "别称",
        [
            Add(
                PINYIN,
                "",
                "aliases",
                "- {name: 编造的叫法, at: [project-10-1, box-10, 3-1, indicator-years-of-schooling]}",
            )
        ],
    )
    yield "读音", [Add(PINYIN, "", "readings", "- {word: 重塑, reading: chong su}")]
    yield "误读", [Add(PINYIN, "", "misreadings", "- {character: 铸, readings: [shou]}")]
    yield "常用入口", [Add(PINYIN, "", "asked", "- project-10-1")]


def _pages() -> Iterator[tuple[str, list[Change]]]:
    yield "改写首页的话", [Replace("content/index.md", "逐段公开", "全文公开，逐段可以引用")]
    yield "首页多写几段", [Append("content/index.md", LINES)]
    yield "改写关于本站", [Replace("content/about.md", "一字未改；", "一字未改（包括错字）；")]
    yield "关于本站多写几段", [Append("content/about.md", LINES)]
    yield "改写隐私声明", [Replace("content/privacy.md", "不使用 Cookie；", "不使用 Cookie 和类似技术；")]
    yield "改写无障碍说明", [Append("content/accessibility.md", LINES)]
    yield "改写评价方法", [Append("content/method.md", "\n编造的名词\n:   编造的解释，只用于测试。\n")]
    yield "新加一页", [Create("content/faq.md", NEWS)]
    yield (
        "改网站名称",
        [Replace(CONFIG, "site_name: 三门峡市“十四五”教育规划进展", "site_name: 三门峡市教育规划进展（试用）")],
    )
    yield "改容差", [Replace(CONFIG, "tolerance: 5", "tolerance: 2.5")]
    yield (
        "改更新频率",
        [Replace(CONFIG, "    official: false\n", "    official: false\n    frequency: 每年十二月更新一次\n")],
    )
    publisher = "    publisher:\n      name: 编造的主办单位\n      contact: 0000-0000000\n"
    yield "写上主办单位", [Replace(CONFIG, "    official: false\n", f"    official: false\n{publisher}")]


EDITS = dict(_edits())
TOGETHER = (
    *(f"首个数值 {name}" for name in FIRST),
    *(f"目标的首个数值 {name}" for name in TARGETS),
    *(
        "初步数",
        "口径不同",
        "目标的第二年",
        "分步的目标",
        "文字进展",
        "指标的官方评估：滞后",
        "项目状态：进行中",
        "项目状态：已调整",
    ),
    *("项目的责任单位", "只有牵头单位", "下次更新日期", "指标解释", "说明", "最近核查日期", "校注", "新来源：转载"),
    *(
        "别称",
        "读音",
        "误读",
        "常用入口",
        "首页多写几段",
        "改写隐私声明",
        "新加一页",
        "改网站名称",
        "改容差",
        "写上主办单位",
    ),
)
"""Edits that a busy day could bring at once."""

EDITS["全部指标一次发布"] = [change for name in FIRST for change in EDITS[f"首个数值 {name}"]]
EDITS["全部一起"] = [change for name in TOGETHER for change in EDITS[name]]


def batches(size: int) -> list[tuple[str, ...]]:
    """Edits that can be made together, because no two of them are made in one place."""
    found: list[list[str]] = []
    for name in EDITS:
        free = (names for names in found if len(names) < size and not any(_clash(name, other) for other in names))
        fitting = next(free, None)
        if fitting is None:
            found.append([name])
        else:
            fitting.append(name)
    return [tuple(names) for names in found]


def _clash(one: str, other: str) -> bool:
    places, others = ({change.place for change in EDITS[name]} for name in (one, other))
    return bool(places & others) or any(_is_source(place) for place in places | others)


def _is_source(place: tuple[str, str]) -> bool:
    """Whether an item is known by its source, of which there must be one then."""
    return place[1] == f"source: {SOURCE}"
