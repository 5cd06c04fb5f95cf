"""Promises of a text: every number that is to be reached, with its words; and why the others are none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from plansite.models.hanzi import HAN
from plansite.newplan.finding import figures, units

NUMBER = r"[0-9]+(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
DIGITS = re.compile(NUMBER)
CLASSIFIERS = (
    "人次|万人次|人日|家次|册次|学位|床位|张床位|个百分点|个千分点|百分点|平方公里|平方千米|平方米|立方米|公顷|公里|千米|万亩|吨标准煤|"
    "标准煤|千瓦时|千瓦|兆瓦|吨|亩|斤|公斤|微克/立方米|毫克/立方米|[%％‰]|"
    "[个人所家名项件座条处套台辆张户次例种类场支部门位块片根册头只宗笔批期对组队艘架列副株棵枚尾班岁元倍分米升瓦款栋幢间盏]|县|乡镇|村|社区|轮"
)
LATIN = (
    r"(?:[EPTGM](?:FLOPS|bps|Wh|W|B|Hz|Pa)|[kK](?:Wh|W|V|VA|g|m[2²3³]?)|MVA|FLOPS|TEU|dB|hm[2²]|[cm]?m[2²3³]?|ms|tce|t"
    r"|m?[gL]/(?:L|m[3³])|[μu]g/m[3³])(?![A-Za-z])"
)
"""Units in letters, which no number of a name has behind it."""

SCALED = rf"[十百千万亿]{{0,3}}(?:美?元|{CLASSIFIERS})"
UNIT = re.compile(
    rf"\s*(?P<few>多|余)?\s*(?P<unit>{SCALED}|[十百千万亿]{{0,3}}{LATIN}|/\s*10\s*万|[万亿](?![{HAN}]*元))(?P<per>[/／](?:{SCALED}|年|月|日|天|小时|秒|[hsd])|每(?:秒|小时|天|日|年)(?![{HAN}]))?"
)
RANGE = re.compile(rf"\s*(?:[十百千万亿]{{0,3}}(?:{CLASSIFIERS}))?\s*(?:[-—–－~～〜]+|至|到)\s*(?P<high>{NUMBER})")

STOPS = "，。；！？：\n,;"
SENTENCE = "。；！？\n;"

AT_LEAST = re.compile(r"^\s*(?:（含）|\(含\)|及|或)?以上(?:（含）)?")
AT_MOST = re.compile(r"^\s*(?:（含）|\(含\)|及|或)?(?:以下|以内|之内)(?:（含）)?")
ABOUT = re.compile(r"^\s*(?:左右|上下|前后)")
BEFORE = (
    (re.compile(r"(?:[≥≧⩾]|>=|＞=)\s*$"), ">="),
    (re.compile(r"(?:[≤≦⩽]|<=|＜=)\s*$"), "<="),
    (re.compile(r"[>＞]\s*$"), ">"),
    (re.compile(r"[<＜]\s*$"), "<"),
    (re.compile(rf"(?:不得?低于|不得?少于|不得?小于|至少(?:要)?(?:[{HAN}]{{1,4}})?|最低)$"), ">="),
    (
        re.compile(
            r"(?:不得?高于|不得?超过|不得?大于|不得?多于|最多|控制在|压减到|压缩到|限制在|缩短至|降低?[到至]|下降[到至]|减少[到至])$"
        ),
        "<=",
    ),
    (re.compile(r"(?:超过|突破|高于|大于|多于|超)$"), ">"),
    (re.compile(r"(?:低于|小于|少于)$"), "<"),
    (re.compile(r"(?:达到?|提高[到至]|提升[到至]|增加[到至]|增长[到至]|上升[到至]|扩大[到至]|稳定在|保持在)$"), ">="),
)
LONGEST_WORDS = 40
"""How many characters before a number say how it compares, at most."""

NEARLY = re.compile(r"(?:约|大约|近|接近)$")

MAKING = (
    "改扩建|新建|扩建|改建|迁建|建设|建成|建立|创建|培育|打造|认定|评估|遴选|评选出?|选树|"
    "培养|培训|引进|组建|设立|独立|设置|开设|新增|增加|建好|办好|完成|实施|推进|推广|发展|支持|扶持|选派|招聘|招收|布局|规划|争创|"
    "创成|建|开展|举办|形成|实现|推出|制定|制修订|修订|改造|整治|治理|配备|配套|配建|发放|指导|引领|辐射|带动|帮扶|资助|"
    "争取|力争|重点|每年|年均|累计|全市|全省|全县|全区|新开工|开工|投产|建成投用|引导|吸引|孵化|攻克|突破|转化|授权|申报|获批|入选|"
    "加固|疏浚|铺设|敷设|架设|造林|修复|复垦|搬迁|清理|拆除|研发|研制|开通|接入|惠及|覆盖|"
    "储备|保障|供应|提供|安置|转移|改善|提升|升级|完善|至少|达到|推动|确保|总结|推荐|评定|命名|编制|出台|征集|投放|购置|更新|部署"
)
MAKES = re.compile(rf"(?:{MAKING})(?:了|出|起)?$")
VERB = re.compile(rf"(?:{MAKING})")
VERB_AT = re.compile(rf"^(?:(?:{MAKING})(?:、|[和与及或](?={MAKING}))?)+(?:出|并)?")

PAST = re.compile(
    r"(?:累计(?:完成|建成|实现)?了|已(?!经?成为)|共有|现有|目前|拥有|获得|荣获|取得了?|增至|完成了|比.{0,8}年|较.{0,8}年|由\d{4}年的?|期间，)"
)
YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})年(?P<end>底|末)?(?P<before>之?前|以前)?")
BY = re.compile(r"(?:到|至|力争|争取|在|于)?(?P<year>20\d{2})年(?:底|末)?(?:之?前|以前|，|,|[^0-9]{0,3})")

LATER = re.compile(
    r"(?P<year>20\d{2})年(?:底|末)?(?:之?前|以前)?(?:全部|全面|基本)?(?:建成|完成|投产|投用|投入使用|实现|竣工|达到)"
    r"(?:并|后)?(?:投产|投用|投入使用|投入运营|运营|使用|交付|通车|通水|通航|通气|目标)?(?=[，,。；;！）)\s]|$)"
)

PAID = re.compile(r"(?:总|计划|估算|概算)?投资(?:总额|额)?(?:约|为|达)?\d[\d.,]*[万亿]{0,2}元")
"""What a thing costs, between what it is and when it is done."""

MEAN = re.compile(r"年均(?![^，。；]*每年)")
RESPECTIVE = re.compile(
    r"(?P<names>[^，。；：:]*?)(?:均)?(?:将|要|应)?分别(?P<verb>[^，。；\d]{0,12}?)(?P<values>(?:约|近)?\d[^，。；]*)"
)
"""``甲、乙分别下降到3、5``: as many numbers as names, in their order."""

JOINT = re.compile(r"[、和与及]|以及")
YEARLY = re.compile(r"每年|逐年|年均|年度|每个?年")
DAILY = re.compile(r"^\s*(?:个)?(?:年|周年|个月|月|周|星期|天|日|小时|分钟|秒|学年|学期|课时|学时)(?![均度])")
CENTURY = 1900
DURATION_AIM = re.compile(
    r"(?:年限|寿命|时间|时长|教龄)[^，。；]{0,12}(?:达到?|提高[到至]|延长[到至]|不低于|不少于|超过|缩短[到至]|控制在|压减[到至])$"
)

MONEY = re.compile(r"^\s*[十百千万亿]{0,3}(?:美元|欧元|元)")
SPENDING = re.compile(
    r"(?:投资|资金|投入|经费|安排|补助|奖补|奖励|贷款|融资|预算|概算|估算|拨款|到位|争取)[^，。；]{0,12}$"
)
EARNED = re.compile(
    r"(?:增收|收入|产值|增加值|营业额|营收|销售额|交易额|成交额|贸易额|进出口总?额|税收|利润)[^,，。；;\d]{0,6}$"
)
"""Words before money that is made and not spent."""

SHARE_OF_MONEY = re.compile(r"(?:投资|资金|经费|预算|概算|估算)[^。；]*其中[^，。；]*$")
NAMED = re.compile(
    r"^\s*(?:个|大|项|类|种)?(?:方面|领域|环节|要素|维度|阶段|层次|行动|专项|专项行动|工程|任务|举措|机制|指标|条件|原则|关系|转变|统筹|坚持|体系|维护|意识|自信)"
)
ENUMERATION = re.compile(r"(?:等|共|这|上述|以上|下列|以下|其中|前|第|列|首批|各)$")
RECURRING = re.compile(r"\s*年一遇")
SHORT_OF = re.compile(r"不足$")
EXISTING = re.compile(r"(?:全市|全省|全县|全区|全国|辖区|所有|现有|下辖|原有|其余|另外|沿线|覆盖|涉及|面向)$")
SIZE = re.compile(
    r"^(?:以上|以下|以内)(?:规模)?的?(?:住宅区|小区|企业|学校|普通学校|单位|城市|项目|人口|地区|医院|机构|建筑|行政村|社区|园区|河流|水库|锅炉|机组|道路|船舶|车辆|老年人|老人|儿童|人群)"
)
CONDITION = re.compile(r"^(?:以上|以下|以内)规模")
PLACES = re.compile(r"^(?:县|乡|镇|村|市|区|街道)")
CODE = re.compile(r"[A-Za-z+＋×xX*#_]")
QUOTES = {"“": "”", "《": "》", "「": "」", '"': '"'}
SHORT = 14
SHORTEST = 4
"""Fewer characters do not say what is measured."""

MANY = 2

REACHING = re.compile(
    r"(?:不得?低于|不得?少于|不得?超过|不得?高于|达到?|提高[到至]|提升[到至]|增加[到至]|增长[到至]|扩大[到至]|降低?[到至]|下降[到至]|减少[到至]|迈上|控制在|稳定在|保持在|超过|突破|高于|低于|大于|小于|约|为|至少|[≥≧⩾≤≦⩽>＞<＜=])+\s*$"
)
"""Words before a number that say how it is to be reached."""

CHANGE = re.compile(
    r"(?:降低|下降|减少|压减|缩减|缩小|削减|降|提高|提升|增长|增加|上升|扩大|增)(?:了|幅度)?"
    r"(?:约|近|超过|不低于|不少于|不超过|至少|达到?)*$"
)
"""Words before a share that say that it is by how much something changes, not what it comes to."""

COMPARED = re.compile(
    r"(?:比|较|相比|相较)(?:于)?[^，。；]{0,4}(?:20\d{2}|[“\"]?十[一二三四五六七八九]五|规划|基期|上年|上一年|同期)|基准"
)
FROM_BASE = re.compile(r"(?:比|较|相比)\s*(?P<year>20\d{2})年(?:底|末)?")
"""A comparison; with the year before the plan, it says from where something is to change."""

BUILT = re.compile(
    r"(?:19|20)\d{2}年(?:底|末)?(?:之?前|以前)?(?:建成|建造|建设|竣工|投用|交付|出厂|登记)(?:投用|入住|使用)?的"
)
"""How old a thing is that something is done to, by which nothing is due."""

TIMES = re.compile(r"(?:是|为|达到?)\s*(?P<year>20\d{2})年(?:底|末)?的$")
SINCE = re.compile(r"(?:比|较|相比|自|从|以|由)\s*20\d{2}年(?:底|末|初)?")
"""Years from which something is counted, by which nothing is due."""

WHOLE = re.compile(r"累计|五年|[期年]间|期内")
SUMMED = re.compile(r"五年累计|期间累计|累计新增|累计增加|累计培训|累计完成投资")
BASELESS = "升降的幅度，原文没有写明是累计、年均还是和哪一年比，不计算"

RATIO = re.compile(r"[:：∶]\s*\d|[/]\d")


@dataclass(frozen=True, slots=True)
class Promise:
    """承诺: a number that is to be reached."""

    text: str
    """The words that promise it, which stand in the whole text once."""

    start: int
    """Where these words begin in the text."""

    measure: str
    unit: str
    kind: str
    """count, level or yearly."""

    op: str = ""
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    is_approximate: bool = False
    by: int = 0
    """The year that the words name; 0 where they name none."""

    basis: str = ""
    """年均 or 累计, where the mean or the sum of the years was promised and not each of them; else empty."""

    is_baseless: bool = False
    """Whether it promises a rise or fall and no words say from when, so that nothing can be held against it."""


@dataclass(frozen=True, slots=True)
class NoPromise:
    """非目标数字: a number that promises nothing, and why."""

    text: str
    reason: str
    start: int
    is_certain: bool = True
    """Whether the reason is known, or the number was only not understood."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A number with its unit, and the words on either side within its sentence."""

    start: int
    end: int
    """Behind the unit."""

    digits_end: int
    low: Decimal
    high: Decimal | None
    unit: str
    before: str
    after: str
    clause_start: int
    clause_end: int


def read(text: str, *, since: int = 0, looks_back: bool = False) -> tuple[list[Promise], list[NoPromise]]:
    """Every number of a text, as a promise or as none; ``looks_back`` for text about what has been reached.

    ``since`` is the first year of the plan: what is told of an earlier year is no promise.
    """
    if len(text) > LONGEST_TEXT:
        return [], [NoPromise(text, TOO_LONG, 0, is_certain=False)] if DIGITS.search(text) else []
    printed, text = text, figures.narrow(text)
    promises: list[Promise] = []
    others: list[NoPromise] = []
    for found in _numbers(text):
        if isinstance(found, NoPromise):
            others.append(found)
            continue
        reason = _reason(text, found, since, looks_back=looks_back)
        made = None if reason else _promise(text, found)
        if made is not None and _is_two_sided(made, found, text):
            reason = SIDES
        if made is not None and made.by and made.by < since:
            reason = EXISTS if re.search(r"年底?[，,]?$", text[: made.start]) else UNCLEAR
        if made is None or reason:
            words = _around(text, found)
            others.append(NoPromise(words, reason, text.index(words), is_certain=reason not in DOUBTS))
        else:
            promises.append(made)
    return (
        [replace(one, text=printed[one.start : one.start + len(one.text)]) for one in _apart(text, promises)],
        [replace(one, text=_as_printed(printed, text, one)) for one in others],
    )


def _as_printed(printed: str, text: str, one: NoPromise) -> str:
    """The words around a number as the plan prints them, where its digits are wide."""
    start = text.find(one.text)
    return printed[start : start + len(one.text)] if start >= 0 else one.text


SPELLED = re.compile(
    r"翻(?:一|两|三)番|[二三四五六七八九]成(?:以上|左右|以下)|百分之[一二三四五六七八九十百两点零〇]+"
    r"|(?<![第〇零一二三四五六七八九十百千万亿两“0-9])(?:[一二三四五六七八九两][十百千万亿]|十[一二三四五六七八九])"
    r"[一二三四五六七八九十百千万亿零]*余?"
    r"(?:个百分点|[个人所家名项座条处套台辆张户次例支件亩吨门篇部]|平方米|公里|公顷|立方米|[万亿]?元)"
)
"""Numbers of two digits and more in characters, with what they count."""


def spelled(text: str) -> list[str]:
    """The quantities that a text writes in characters, which are read as no promises."""
    return [match[0] for match in SPELLED.finditer(text)]


EXISTS = "说的是已有的情况，不是要达到的数量"
IN_NAME = "名称中的数字，不是数量"
STANDARD = "是标准的高低，请核对是不是要达到的标准"
SIDES = "原文没有写明是不高于还是不低于这个数，请核对"
UNCLEAR = "看不出是不是要达到的数量，请核对"
DOUBTS = frozenset((UNCLEAR, STANDARD, SIDES))
"""Reasons that a person has to look at."""

LONGEST_TEXT = 20_000
"""How many characters a paragraph has at most; what is longer is a document whose lines were lost."""

TOO_LONG = f"这一段超过 {LONGEST_TEXT // 10_000} 万字，没有逐句查找，请分段"


def _numbers(text: str) -> Iterator[_Number | NoPromise]:
    position = 0
    while match := DIGITS.search(text, position):
        position = match.end()
        if (ratio := _ratio(text, match)) is not None:
            position = ratio.end
            yield ratio
            continue
        fixed = _fixed(text, match)
        if fixed is not None:
            position = max(position, fixed.start + len(fixed.text)) if fixed.text in text[fixed.start :] else position
            yield fixed
            continue
        low, high, end = _value(match[0]), None, match.end()
        if ranged := RANGE.match(text, end):
            upper = _value(ranged["high"])
            if upper > low:
                high, end = upper, ranged.end()
        unit = UNIT.match(text, end)
        digits_end = end
        named = ""
        if unit is not None:
            named, end = unit["unit"] + (unit["per"] or ""), unit.end()
        position = end
        start_of, end_of = _clause(text, match.start(), end)
        yield _Number(
            match.start(),
            end,
            digits_end,
            low,
            high,
            named,
            _sentence_before(text, match.start()),
            _sentence_after(text, end),
            start_of,
            end_of,
        )


def _ratio(text: str, match: re.Match[str]) -> _Number | None:
    """``生师比不高于18：1`` as a number, where one side is 1 and the words before say how it is to be reached."""
    other = OTHER_SIDE.match(text, match.end())
    if other is None or (match[0] == "1") == (other[1] == "1"):
        return None
    before = _sentence_before(text, match.start())
    if "比" not in before:
        return None
    if not _reaches(before):
        return None
    value, unit = (other[1], "1：") if match[0] == "1" else (match[0], "：1")
    start_of, end_of = _clause(text, match.start(), other.end())
    after = _sentence_after(text, other.end())
    low = _value(value)
    return _Number(match.start(), other.end(), other.end(), low, None, unit, before, after, start_of, end_of)


def _value(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


NEAR = 200
"""How many characters on either side of a number tell what it is."""

LONGEST_SENTENCE = 500
"""How many characters of a sentence are read on either side of a number, and of a clause around it."""

OPEN, CLOSE = "（(“《", "）)”》"
MOST_SIGNS = 200
"""How many signs may stand within the brackets of one clause."""

OTHER_SIDE = re.compile(r"\s*[:：∶]\s*(\d+(?:\.\d+)?)(?!\s*[:：∶\d.])")
DOCUMENT = re.compile(r"[〕\]）)]\s*\d+\s*号")
OF_YEAR = re.compile(r"\s*年?\s*[-—–－~～至到]+\s*(?:19|20)\d{2}\s*年?|年(?!均|限)(?:底|末|初)?(?:之?前|以前)?")
OF_DAY = re.compile(r"\s*(?:月(?:\d{1,2}日)?|号(?!线))")
CAPTIONED = re.compile(r"(?:附?[表图]|专栏|附件|附录|公式)\s*$")
GRADE = re.compile(
    r"(?:\s*[-—–－~～至到]\s*\d+)?\s*"
    r"(?:[十百千万亿]{0,3}(?:吨|元|千瓦|兆瓦|千伏|公里|千?米|座|位|[kK][VW]|MW)?级|英寸|[nμu]m(?![A-Za-z])|号线)"
)
UNIT_IN_LETTERS = re.compile(rf"[A-Za-z]*/|{LATIN}")
SIDE_AFTER = re.compile(r"\s*[:：∶]\s*\d")
SIDE_BEFORE = re.compile(r"\d\s*[:：∶]\s*$")
ORDINAL = re.compile(r"\s*(?:[.．、]\s*[^\d]|[）)])")


def _fixed(text: str, match: re.Match[str]) -> NoPromise | None:  # noqa: C901, PLR0911 -- one rule a line
    """Numbers that are never promises, whatever stands around them."""
    start, end = match.span()
    before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    quoted = _quoted(text, start, end)
    if quoted and (CODE.search(quoted) or (len(quoted) <= SHORT and not re.search(r"[%％]", quoted))):
        return NoPromise(quoted, "名称中的数字，不是数量", text.index(quoted))
    if before.endswith(("〔", "[", "（", "(")) and (found := DOCUMENT.match(after)):
        return NoPromise(match[0] + found[0], "文号，不是数量", start)
    if (found := OF_YEAR.match(after)) and CENTURY <= _value(match[0]) <= CENTURY + 300:
        return NoPromise(match[0] + found[0], "年份，不是数量", start)
    if found := OF_DAY.match(after):
        return NoPromise(match[0] + found[0], "日期或编号，不是数量", start)
    if before.rstrip().endswith("第"):
        word = re.match(f"[{HAN}]?", after)
        return NoPromise("第" + match[0] + (word[0] if word else ""), "序号，不是数量", text.rindex("第", 0, start))
    if found := CAPTIONED.search(before):
        return NoPromise(found[0] + match[0], "序号，不是数量", start - len(found[0]))
    if before.endswith("[") and after.startswith("]"):
        return NoPromise(f"[{match[0]}]", "注释或文献的序号，不是数量", start - 1)
    if found := GRADE.match(after):
        return NoPromise(match[0] + found[0], "等级、规格或编号，不是数量", start)
    if (before and CODE.match(before[-1])) or (after and CODE.match(after[0]) and not UNIT_IN_LETTERS.match(after)):
        left = re.search(r"[A-Za-z0-9+＋×.#_-]*$", before)
        right = re.match(r"[A-Za-z0-9+＋×.#_-]*", after)
        words = (left[0] if left else "") + match[0] + (right[0] if right else "")
        return NoPromise(words, "名称或代号中的数字，不是数量", start - len(left[0] if left else ""))
    if SIDE_AFTER.match(after) or SIDE_BEFORE.search(before):
        words = re.search(r"(?:\d+\s*[:：∶]\s*)?$", before)[0] + match[0]  # type: ignore[index]
        words += re.match(r"(?:\s*[:：∶]\s*\d+)?", after)[0]  # type: ignore[index]
        return NoPromise(words, "比例，请核对是不是要达到的数量", text.index(words), is_certain=False)
    is_first = not before.strip() or before[-1] in "。；：:\n（("
    if is_first and ORDINAL.match(after):
        return NoPromise(match[0] + after[:1], "序号，不是数量", start)
    return None


def _quoted(text: str, start: int, end: int) -> str:
    """The words in quotation marks around a place, with the marks; empty if there are none."""
    for opening, closing in QUOTES.items():
        left = _last(text, start, opening) - 1
        right = _next(text, end, closing)
        is_open = left >= 0 and right < len(text)
        if is_open and _next(text, left + 1, closing) >= start and _next(text, end, opening) >= right:
            return text[left : right + 1]
    return ""


def _between(text: str, left: int, right: int, signs: str) -> list[int]:
    """Where some signs stand between two places."""
    places = _places(text, signs)
    return places[bisect_left(places, left) : bisect_left(places, right)]


def _sentence_before(text: str, place: int) -> str:
    """The words of a sentence before a place."""
    return text[max(_last(text, place, SENTENCE), place - LONGEST_SENTENCE) : place]


def _sentence_after(text: str, place: int) -> str:
    """The words of a sentence from a place on."""
    return text[place : min(_next(text, place, SENTENCE), place + LONGEST_SENTENCE)]


@lru_cache(maxsize=16)
def _places(text: str, signs: str) -> list[int]:
    """Where any of some signs stands in a text, from left to right; asked again for every number of the text."""
    return [place for place, character in enumerate(text) if character in signs]


def _last(text: str, before: int, signs: str) -> int:
    """Behind the last of some signs before a place; 0 if there is none."""
    places = _places(text, signs)
    index = bisect_left(places, before)
    return places[index - 1] + 1 if index else 0


def _next(text: str, after: int, signs: str) -> int:
    """Where the first of some signs from a place on stands; the end of the text if there is none."""
    places = _places(text, signs)
    index = bisect_left(places, after)
    return places[index] if index < len(places) else len(text)


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause around a number: up to the next sign, brackets kept whole, and one item of a list with 、."""
    left = _outside(text, start, -1)
    right = _outside(text, end, 1)
    pieces = _pieces(text, left, right)
    for piece_start, piece_end in pieces:
        if piece_start <= start < piece_end:
            return _without_blanks(text, piece_start, piece_end)
    return _without_blanks(text, left, right)


NUMBERED = re.compile(r"\s*(?:(?:\d{1,2}\s*[.．、](?!\d)|[（(]\d{1,2}[)）]|[①-⑳])\s*)?")
NUMBER_FIRST = re.compile(r"\s*(?:约|近|至少)?\d")
NUMBER_LAST = re.compile(rf"\d\s*[{HAN}%％‰]{{1,4}}(?:以上|以下|以内|左右)?\s*$")


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    match = NUMBERED.match(text, start, end)
    start = match.end() if match is not None else start
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _outside(text: str, place: int, step: int) -> int:
    """The nearest sign of the clause's end that does not stand within brackets."""
    depth = 0
    opening, closing = (CLOSE, OPEN) if step < 0 else (OPEN, CLOSE)
    places = _places(text, STOPS + OPEN + CLOSE)
    index = bisect_left(places, place)
    signs = reversed(places[max(0, index - MOST_SIGNS) : index]) if step < 0 else places[index : index + MOST_SIGNS]
    for found in signs:
        sign = text[found]
        if sign in opening:
            depth += 1
        elif sign in closing:
            depth -= 1
            if depth < 0:
                return found + 1 if step < 0 else found
        elif depth == 0 and not _in_number(text, found):
            return found + 1 if step < 0 else found
    return max(0, place - LONGEST_SENTENCE) if step < 0 else min(len(text), place + LONGEST_SENTENCE)


def _in_number(text: str, place: int) -> bool:
    return text[place] == "," and text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()


def _pieces(text: str, left: int, right: int) -> list[tuple[int, int]]:
    """A clause cut at 、 between items that each have a number of their own."""
    cuts = [
        left,
        *(i + 1 for i in _between(text, left, right, "、") if not _inside(text, left, i)),
        right,
    ]
    pieces = [(a, b - 1 if b != right else b) for a, b in pairwise(cuts)]
    joined: list[tuple[int, int]] = []
    pending: int | None = None
    for start, end in pieces:
        has_number = DIGITS.search(text, start, end) is not None
        begins = has_number and NUMBER_FIRST.match(text, start, end) is not None
        if not joined:
            joined.append((start, end))
        elif has_number and (begins or _ends_item(text, *joined[-1])) and DIGITS.search(text, *joined[-1]):
            joined.append((pending if pending is not None else start, end))
            pending = None
        elif DIGITS.search(text, *joined[-1]) and _ends_item(text, *joined[-1]):
            pending = start if pending is None else pending
            continue
        else:
            joined[-1] = (joined[-1][0], end)
    if pending is not None:
        joined[-1] = (joined[-1][0], right)
    return joined


def _inside(text: str, left: int, place: int) -> bool:
    """Whether a place stands within brackets or quotation marks."""
    before = text[left:place]
    return any(
        before.count(opening) > before.count(closing) for opening, closing in (("（", "）"), ("“", "”"), ("(", ")"))
    )


def _ends_item(text: str, start: int, end: int) -> bool:
    """Whether an item ends with its number and unit, so that what follows 、 is another."""
    return NUMBER_LAST.search(text, max(start, end - LONGEST_WORDS), end) is not None


COUNTED = re.compile(f"(?:以上|以下|以内|左右|之内)?(?:规模)?的?[{HAN}]{{0,6}}")


def _around(text: str, found: _Number) -> str:
    """Words around a number that stand in the text once, as short as can be."""
    start, end = found.start, found.end
    after = COUNTED.match(text, end)
    return text[start : after.end() if after else end]


def _reason(text: str, found: _Number, since: int, *, looks_back: bool) -> str:  # noqa: C901, PLR0911, PLR0912 -- one rule a line
    """Why a number promises nothing; empty if it promises something."""
    clause = text[found.clause_start : found.clause_end]
    head = text[found.clause_start : found.start]
    after = text[found.end : found.end + NEAR]
    bare_after = text[found.digits_end : found.digits_end + NEAR]
    told = FROM_BASE.sub(lambda match: "" if since and int(match["year"]) >= since - 1 else match[0], clause)
    told = BUILT.sub("", told)
    if found.unit == "倍" and TIMES.search(head):
        return UNCLEAR
    if RECURRING.match(bare_after):
        return STANDARD if _reaches(head) else "标准的名称，不是数量"
    if SHORT_OF.search(head):
        return EXISTS
    is_told = looks_back or _is_past(found, told) or any(int(m["year"]) < since for m in YEAR.finditer(told))
    if DAILY.match(bare_after) and not _is_scaled(found):
        if not DURATION_AIM.search(found.before):
            return "时间的长短，不是数量"
        return EXISTS if is_told else ""
    if found.unit and found.unit.endswith("元") and not (_bounded(found, after) or EARNED.search(head)):
        return "资金数额，不是要达到的数量"
    if found.unit.endswith("元") and SPENDING.search(found.before):
        return "资金数额，不是要达到的数量"
    if found.unit in {"%", "％"} and SHARE_OF_MONEY.search(found.before):
        return "资金的构成，不是要达到的数量"
    if CONDITION.match(after) or (SIZE.match(after) and not MAKES.search(head)):
        return "说明条件，不是要达到的数量"
    if found.unit == "岁" and re.match(f"(?:以下|以上|至|及)?的?[{HAN}]", after) and not _reaches(head):
        return "说明条件，不是要达到的数量"
    if is_told:
        return EXISTS
    if _is_unclear_respective(text, found):
        return UNCLEAR
    if found.unit in {"%", "％", "‰"} or found.unit.endswith("百分点") or found.unit.endswith("千分点"):
        return ""
    if not found.unit:
        return "" if _bounded(found, after) and re.search(f"[{HAN}]", head) else UNCLEAR
    if found.low == 1 and found.high is None and _is_each(text, found, head):
        return "意为“每一个”，是计算其他数量的单位"
    if _bounded(found, after):
        return ""
    if NAMED.match(bare_after) and ENUMERATION.search(head):
        return "列举的项数，不是要达到的数量"
    if ENUMERATION.search(head):
        return "列举的项数，不是要达到的数量"
    if EXISTING.search(head) and not MAKES.search(head):
        return "已有的数目，不是要达到的数量"
    is_last = bool(head.strip()) and found.end == found.clause_end
    if is_last:
        return ""
    if not VERB.search(found.before + text[found.clause_start : found.clause_end]):
        return UNCLEAR
    return ""


def _reaches(head: str) -> bool:
    """Whether the words before a number say that it is a state to come to."""
    return bool(_operator(head[:-1] if head.endswith(("约", "近")) else head))


def _is_scaled(found: _Number) -> bool:
    return bool(found.unit) and units.is_unit(found.unit) and found.unit[0] == "个" and "百分点" in found.unit


def _bounded(found: _Number, after: str) -> bool:
    """Whether words around a number say that it is to be reached or kept."""
    before = found.before
    if AT_LEAST.match(after) or AT_MOST.match(after) or ABOUT.match(after) or re.match(r"\s*的?标准", after):
        return True
    return _reaches(before)


AIMS = re.compile(r"(?:力争|争取|确保|到20\d{2}年)|[≥≧⩾≤≦⩽>＞<＜]\s*$")


def _is_past(found: _Number, clause: str) -> bool:
    """Whether a sentence tells what has been reached."""
    if "已" not in clause and AIMS.search(found.before):
        return False
    return PAST.search(clause) is not None


def _is_each(text: str, found: _Number, head: str) -> bool:
    """Whether ``1名教师`` stands for every one, of whom the clause goes on to count something else."""
    later = text[found.end : found.clause_end]
    return head.strip() in {"", "实现", "确保", "推动", "按照", "按"} and DIGITS.search(later) is not None


MOVES = ("降低", "下降", "减少", "压减", "缩小", "提高", "提升", "增长", "增加", "上升")


def _promise(text: str, found: _Number) -> Promise:
    start, end = found.clause_start, found.clause_end
    clause = text[start:end]
    head, tail = text[start : found.start], text[found.end : end]
    op, about, tail_left = _comparison(found, tail)
    moves = head.removesuffix("了").endswith(MOVES)
    is_rate = found.unit in {"%", "％", "‰"} or found.unit.endswith("点")
    is_change = is_rate and CHANGE.search(head) is not None
    kind = "level" if is_rate or "：" in found.unit or _is_level(head, op, found) else "count"
    basis = ""
    if YEARLY.search(head) and (moves or is_change or kind == "count"):
        basis = "年均" if MEAN.search(head) else ""
        kind = "level" if basis else "yearly"
    is_based = basis or kind == "yearly" or COMPARED.search(head)
    is_sum = WHOLE.search(found.before + head) if is_change else kind == "count" and SUMMED.search(head)
    if not is_based and is_sum:
        basis = "累计"
    if kind == "count" and op in {"<", "<="}:
        kind = "level"
    measure = _measure(head, tail_left, kind)
    if named := _respective(text, found):
        measure, op = named.name, op if AT_LEAST.match(tail) or AT_MOST.match(tail) else named.op or op
    unit = units.written(found.unit)
    unit = "个百分点" if unit == "百分点" else unit
    if not unit and (span := DAILY.match(text[found.digits_end :])):
        unit, kind = span[0].strip().removeprefix("个"), "level"
    by = _deadline(found.before + clause) or _later_deadline(found.after)
    value, low, high = (None, found.low, found.high) if found.high is not None else (found.low, None, None)
    if high is not None and kind != "count":
        kind = "count" if not is_rate else kind
    return Promise(
        clause,
        start,
        _whole_measure(text, start, measure) or clause,
        unit,
        kind,
        "" if high is not None else op,
        value,
        low,
        high,
        about,
        by,
        basis,
        is_baseless=is_change and not is_based and not basis,
    )


@dataclass(frozen=True, slots=True)
class _Named:
    """What one of several numbers behind 分别 says, and how it compares."""

    name: str
    op: str


def _respective(text: str, found: _Number) -> _Named | None:
    """What a number is of, where the sentence gives several names and as many numbers."""
    match, starts = _behind_respective(text, found)
    names = [name.strip() for name in JOINT.split(match["names"]) if name.strip()] if match is not None else []
    if match is None or len(starts) < MANY or len(names) != len(starts) or found.start not in starts:
        return None
    name = names[starts.index(found.start)]
    is_whole = len({one[-1] for one in names}) == 1
    return _Named(name if is_whole else f"{match['names'].strip()}（{name}）", _operator(match["verb"]))


def _is_unclear_respective(text: str, found: _Number) -> bool:
    """Whether several numbers stand behind 分别达到 and it cannot be told which is whose."""
    match, starts = _behind_respective(text, found)
    is_several = match is not None and len(starts) >= MANY and bool(_operator(match["verb"]))
    return is_several and _respective(text, found) is None


def _behind_respective(text: str, found: _Number) -> tuple[re.Match[str] | None, list[int]]:
    """The words around 分别 before a number, and where the numbers behind it begin."""
    sentence = max(_last(text, found.start, STOPS), found.start - NEAR)
    stop = min(_next(text, found.end, STOPS), found.end + NEAR)
    if text.find("分别", sentence, found.start) < 0:
        return None, []
    match = next((m for m in RESPECTIVE.finditer(text, sentence, stop) if m.start("values") <= found.start), None)
    return match, _value_starts(text, match.start("values"), match.end("values")) if match is not None else []


@lru_cache(maxsize=1024)
def _said_before(words: str) -> str:
    return next((says for pattern, says in BEFORE if pattern.search(words)), "")


def _operator(words: str) -> str:
    """How the end of words compares the number behind them; empty if it does not."""
    return _said_before(words[-LONGEST_WORDS:])


def _value_starts(text: str, start: int, end: int) -> list[int]:
    """Where the numbers of a list begin, one an item: the second number of ``12/10万`` begins none."""
    starts: list[int] = []
    place = start
    for item in re.split(r"(?<=[、和与及])", text[start:end]):
        if number := DIGITS.search(item):
            starts.append(place + number.start())
        place += len(item)
    return starts


def _comparison(found: _Number, tail: str) -> tuple[str, bool, str]:
    """Operator, whether 左右, and the rest of the words behind the number."""
    about = False
    op = ""
    before = found.before
    if NEARLY.search(before):
        about, before = True, NEARLY.sub("", before)
    for pattern, says in ((AT_LEAST, ">="), (AT_MOST, "<=")):
        if match := pattern.match(tail):
            op, tail = says, tail[match.end() :]
    if match := ABOUT.match(tail):
        about, tail = True, tail[match.end() :]
    if not op:
        op = _operator(before) or ">="
    return op, about, tail


LESS_IS_BETTER = re.compile(
    r"(?:失业|死亡|伤亡|事故|发病|患病|感染|近视|肥胖|辍学|流失|漏损|损失|损耗|超标|投诉|违法|犯罪|不良|负债|逾期|返贫|空置|"
    r"排放|能耗|电耗|水耗|用水|取水|浓度|时延|延迟|误差|精度|耗时|用时|时间|时限|缺口|赤字|差距|占用|闲置|污染|垃圾产生)"
    r"[^，。；,;]{0,8}$"
)
"""Names of what one would rather have less of, so that a bare number or 达到 does not say on which side to be."""

SAYS_LEAST = re.compile(r"(?:不得?低于|不得?少于|不得?小于|至少|超过|突破|高于|大于|[≥≧⩾>＞])\s*(?:约|近)?$")
BETTER_THAN = re.compile(r"[优好]于$")


def _is_two_sided(promise: Promise, found: _Number, text: str) -> bool:
    """Whether words leave open if the number is the most or the least."""
    if BETTER_THAN.search(found.before):
        return True
    is_level = promise.kind == "level" or re.fullmatch(LATIN, promise.unit) is not None
    if not is_level or promise.op not in {">", ">="} or promise.is_baseless:
        return False
    is_said = AT_LEAST.match(text[found.end : found.end + NEAR]) or SAYS_LEAST.search(found.before)
    is_change = CHANGE.search(found.before) is not None
    return not is_said and not is_change and LESS_IS_BETTER.search(promise.measure) is not None


STATE = re.compile(
    r"(?:达到?|[高升加长大][到至]|稳定在|保持在)$"
    rf"|(?:每个|每所|每名|每县|每村|每(?!年)[{HAN}（、）]{{1,10}}(?:至少|均|都)?|各(?:县|乡|镇|市)[^，。；]*)$"
    r"|每(?:个|所|名|县|乡|村|镇|月|人|户|次|校|市|区)|所有[^，。；]{1,12}(?:均|都)"
    r"|(?:规模|总量|总数|人数|人次|总产值|产值|产量|面积|里程|长度|能力|存量|保有量|收入|总额|容量|在校生|水平|数量|规模)"
    r"[^，。；]{0,6}(?:达到?|超过|突破|稳定在|保持在|不低于|不超过|控制在|提高[到至]|增加[到至]|扩大[到至])$"
)
"""Words before a number that make it a state to be in."""


def _is_level(head: str, op: str, found: _Number) -> bool:
    """Whether a number is a state to be in rather than things to be made."""
    if STATE.search(head) or "." in str(found.low) or found.unit == "岁":
        return True
    if op in {"<", "<="}:
        return True
    return found.unit.endswith("元")


COMPARED_WITH = re.compile(r"(?:比|较|相比)\s*20\d{2}年(?:底|末)?")
EACH = re.compile(r"(?:每(?!年)|各[县乡镇市]|所有)")
AT_END = re.compile(rf"(?:至少|均|都|要)*(?:{MAKING}|拥有|具备|有)*(?:至少)?$")


def _measure(head: str, tail: str, kind: str) -> str:
    """What is counted or measured: the words of the clause without the number and its verbs."""
    head = COMPARED_WITH.sub("", head)
    built = BUILT.search(head)
    head = head if built else re.sub(r"^.*?(?:到|至|力争|争取)?20\d{2}年(?:底|末)?(?:之?前)?[，,]?", "", head)
    head = re.sub(
        r"^(?:其中|同时|并|力争|争取|确保|努力|逐步|原则上|实现|推动|持续|每年)[:：，]?", "", head.strip(" ：:，")
    )
    tail = re.sub(r"^(?:的|规模|标准)", "", re.sub(r"^[（(][^（）()]*[）)]", "", tail.strip()))
    if kind == "count":
        name = REACHING.sub("", VERB_AT.sub("", head)).strip("、 ")
        whole = tail.strip() or name
        return whole if tail.strip() else name
    name = REACHING.sub("", head)
    if EACH.match(name) and tail.strip():
        return (AT_END.sub("", name) + tail).strip("、 ")
    name = re.sub(r"(?:年均|每年|保持)$", "", name)
    name = re.sub(r"(?:要|均|都|应|将)$", "", name)
    name = re.sub(r"^(?:将|把|使)", "", name)
    return (name + (tail if not name or len(name) < SHORTEST else "")).strip("、 ")


UNNAMED = re.compile(
    r"(?:到?20\d{2}年(?:底|末)?(?:之?前)?|[两三四五]年|期间|每年|年均|累计|新增|共|总数|总量|其中|比例|完成|突破|达到?|超过|不[少低]于|提高到|增加到"
    r"|增长|增速|增幅|提高|下降|降低|减少|[\d.,%％十百千万亿元]|以上|左右|[个人所家名户张次公里亩])*"
)
"""A name that tells how much or until when and not of what."""

WHOLE_PLACE = re.compile("全[市省县区州国]")
SUBJECT = re.compile(r"[^，。；：,;:\d]{2,40}?(?=(?:约|近)?\d)")


def _whole_measure(text: str, start: int, measure: str) -> str:
    """A name, with what the clause before speaks of where it names nothing itself: ``年均增长``, ``三年累计``."""
    if measure and not UNNAMED.fullmatch(measure):
        return measure
    sentence = max(text.rfind(sign, 0, start) for sign in "。！？\n") + 1
    before = [match for match in SUBJECT.finditer(text, sentence, start) if DIGITS.search(text, match.end(), start)]
    named = _measure(before[-1][0], "", "level") if before else ""
    named = (named if WHOLE_PLACE.match(named) else VERB_AT.sub("", named)).strip("、 ")
    if not named or UNNAMED.fullmatch(named):
        return measure
    is_bare = not measure or DIGITS.search(measure) is not None
    return named if is_bare else f"{named}{measure}" if CHANGE.search(measure) else f"{named}（{measure}）"


def _deadline(words: str) -> int:
    """The last year that words name as a deadline."""
    found = [int(match["year"]) for match in BY.finditer(BUILT.sub("", SINCE.sub("", words)))]
    return found[-1] if found else 0


def _later_deadline(words: str) -> int:
    """The year that the rest of the sentence names as its end: ``…，2024年底前建成``."""
    words = PAID.sub("", words)
    match = LATER.search(words)
    return int(match["year"]) if match and not DIGITS.search(words, 0, match.start("year")) else 0


FIRST_OF_TWO = re.compile(r"^[^\d]*每[^\d]*\d")
"""``每县建成1支不少于30人的队伍``: the first number is what is promised, the second tells of what kind."""


def _apart(text: str, promises: list[Promise]) -> list[Promise]:
    """The promises, each with words that stand in the text once and that hold no other promise's number."""
    made: list[Promise] = []
    shared = Counter((promise.start, promise.text) for promise in promises)
    taken: set[tuple[int, str]] = set()
    for promise in promises:
        words, start = promise.text, promise.start
        is_again = shared[start, words] > 1 and ((start, words) in taken or not FIRST_OF_TWO.search(words))
        taken.add((start, words))
        if is_again or text.count(words) > 1:
            words, start = _once(text, promise)
        made.append(replace(promise, text=words, start=start))
    return made


def _once(text: str, promise: Promise) -> tuple[str, int]:
    """Wider words where the same stand elsewhere too: from the clause before, from the sentence, or both sentences."""
    start, end = promise.start, promise.start + len(promise.text)
    sentence, stop = _last(text, start, SENTENCE), _next(text, end, SENTENCE)
    before = _last(text, max(sentence - 1, 0), SENTENCE)
    for left, right in (
        (_last(text, max(start - 1, 0), STOPS), end),
        (sentence, end),
        (sentence, stop),
        (before, stop),
    ):
        if text.count(text[left:right]) == 1:
            return text[left:right], left
    return promise.text, start
