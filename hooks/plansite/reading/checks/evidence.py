"""A value stands in its quotation, a target's number in its words, and a source speaks of the area of its value.

What is right although it looks wrong is explained in a field, which readers see too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plansite.models import Area, Indicator, ProjectTarget, Source
from plansite.models.observation import Observation
from plansite.models.vocabulary import Comparison, Role
from plansite.problems import Mark, Problem
from plansite.reading.checks.targets import stated
from plansite.reading.dataset import Dataset, Located, Owner
from plansite.reading.quantities import narrow, quantities, states

SIGNS = {
    "≥": Comparison.AT_LEAST,
    ">=": Comparison.AT_LEAST,
    "≧": Comparison.AT_LEAST,
    ">": Comparison.ABOVE,
    "≤": Comparison.AT_MOST,
    "<=": Comparison.AT_MOST,
    "≦": Comparison.AT_MOST,
    "<": Comparison.BELOW,
}
SIGN = re.compile(r"^\s*(>=|<=|[≥≤≧≦><])")
FLOORS = frozenset((Comparison.AT_LEAST, Comparison.ABOVE))
CEILINGS = frozenset((Comparison.AT_MOST, Comparison.BELOW))
AT_LEAST = ("不少于", "不低于", "至少", "以上", "超过", "高于", "大于", "多于")
AT_MOST = ("不超过", "不高于", "不多于", "至多", "以内", "以下", "低于", "少于")
ALL = re.compile("所有|全部|全面|全覆盖|全员|普遍|各[个县校级]|每[个所名一]|均[达已能有]|一律|实现全")
NONE = re.compile("不让|不得|不[再出发留]|无|零|没有|消除|停止|杜绝|禁止|取消|清零")
WHOLE = Decimal(100)
RATIO = re.compile(r"[0-9] *[:∶：比] *[0-9]")
BEHIND = frozenset(("以上", "以内", "以下"))
"""Words that bound the number before them; the others bound the one behind them."""

BEFORE_IT = re.compile(r"[^，。；、,;0-9]{0,20}$")
BEHIND_IT = re.compile(r"[0-9.,/—～~-]*[^，。；、,;0-9]{0,14}")
KINDS = re.compile("规模以[上下]|级及?以[上下]")
"""Kinds of businesses and places that are called so."""

START = 3
"""Letters by which the names that may stand in a quotation are known."""

NEGATED = re.compile("不(?:超过|高于|大于|多于|低于|少于)")


@dataclass(frozen=True, slots=True)
class _Named:
    """Where the name of an indicator stands in a quotation, up to the next one's."""

    indicator: str
    start: int
    end: int


class _Names:
    """The names of all indicators, to be found in quotations: a large plan has many of both."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = [(id_, name, narrow(name)) for id_, name in names.items()]
        self._by_start: dict[str, list[int]] = {}
        for number, (_, _, words) in enumerate(self._names):
            self._by_start.setdefault(words[:START], []).append(number)

    def within(self, quote: str) -> list[tuple[str, str]]:
        """Those that stand in a quotation, in their order: id and name."""
        starts = {quote[at : at + length] for at in range(len(quote)) for length in range(1, START + 1)}
        begun = sorted(number for start in starts & self._by_start.keys() for number in self._by_start[start])
        return [(id_, name) for id_, name, words in (self._names[number] for number in begun) if words in quote]


def problems(dataset: Dataset) -> Iterator[Problem]:
    """Every value or target that its own words do not bear out."""
    names = _Names({indicator.item.id: indicator.item.name for indicator in dataset.indicators})
    areas = [area.item for area in dataset.areas] if "plan" in dataset.whole else []
    subjects = [area for area in areas if area.role is Role.SUBJECT]
    sources = {source.item.id: source.item for source in dataset.sources}
    for owner, observation in dataset.observed():
        item = observation.item
        if item.withdrawn is not None or (isinstance(owner.item, ProjectTarget) and owner.item.indicator is not None):
            continue
        if not item.quote_note:
            yield from _unquoted(owner, observation) or _of_another(owner, observation, names)
        source = sources.get(item.source)
        if source is not None and not item.source_note and len(subjects) == 1:
            yield from _elsewhere(observation, source, areas)
    for mark, value, op, text, unit in _aims(dataset):
        yield from _unstated(mark, value, op, text, unit)


def _unquoted(owner: Owner, observation: Located[Observation]) -> list[Problem]:
    """The value is not in the sentence that is said to state it."""
    item = observation.item
    if states(item.quote, item.value, owner.item.unit):
        return []
    seen = list(dict.fromkeys(one.words for one in quantities(item.quote)))
    there = f"原句中的数字有：{'、'.join(seen[:6])}" if seen else "原句中没有数字"
    found = f"原句中没有数值 {item.value:f}（{owner.item.unit}）"
    mend = f"{there}；请对照来源核对数值、单位和原句，原句确实没有直接写出的，用 quote_note 说明数值的依据"
    return [Problem(observation.value("value"), found, mend)]


def _of_another(owner: Owner, observation: Located[Observation], names: _Names) -> list[Problem]:
    """The sentence states the value, but of another indicator."""
    item = observation.item
    quote = narrow(item.quote)
    own = owner.item.name if isinstance(owner.item, Indicator) else owner.item.measure
    others = {id_: name for id_, name in names.within(quote) if name not in own and own not in name}
    if not others:
        return []
    spans = _spans(quote, {**others, "": own})
    stated = states(item.quote, item.value, owner.item.unit)
    holding = [next((span for span in reversed(spans) if span.start <= one.start < span.end), None) for one in stated]
    if not holding or any(span is None or not span.indicator for span in holding):
        return []
    named = others[next(span.indicator for span in holding if span is not None)]
    found = f"原句说的 {item.value:f} 是“{named}”，这里却是“{own}”"
    mend = f"请把这一块移到“{named}”的 observations 之下；确实说的是“{own}”的，用 quote_note 说明"
    return [Problem(observation.value("quote"), found, mend)]


def _spans(quote: str, names: dict[str, str]) -> list[_Named]:
    """The names in a quotation, the longest where one holds another, each up to the next."""
    found: list[tuple[int, int, str]] = []
    for id_, name in sorted(names.items(), key=lambda entry: len(entry[1]), reverse=True):
        for match in re.finditer(re.escape(narrow(name)), quote):
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), id_))
    found.sort()
    ends = [start for start, _, _ in (*found, (len(quote), 0, ""))][1:]
    return [_Named(id_, start, end) for (start, _, id_), end in zip(found, ends, strict=True)]


def _elsewhere(observation: Located[Observation], source: Source, areas: Sequence[Area]) -> Iterator[Problem]:
    """The source is of another area than the value."""
    words = f"{source.title}\n{source.publisher}"
    own = next((area for area in areas if area.id == observation.item.area), None)
    others = [area for area in areas if area is not own and area.name in words]
    is_named = own is not None and own.role is not Role.SUBJECT and own.name in observation.item.quote
    if own is None or not others or own.name in words or is_named:
        return
    found = f"数值是{own.name}的，来源“{source.id}”却是{others[0].name}的（{source.publisher}）"
    mend = f"请核对 area 和 source；来源中确实写有{own.name}的这个数值的，用 source_note 说明写在哪里"
    yield Problem(observation.value("source"), found, mend)


def _aims(dataset: Dataset) -> Iterator[tuple[Mark, Decimal, Comparison | None, str, str]]:
    """Every number of a target with its place, its comparison, the plan's words and the unit."""
    for indicator in dataset.indicators:
        for one in stated(indicator):
            target = one.value.item
            for field in ("value", "low", "high"):
                value = getattr(target, field)
                if value is not None:
                    yield one.value.value(field), value, target.op, target.text, indicator.item.unit
    for aim in dataset.aims():
        for field in ("value", "low", "high"):
            value = getattr(aim.item, field)
            if value is not None:
                yield aim.value(field), value, aim.item.op, aim.item.text, aim.item.unit


def _unstated(mark: Mark, value: Decimal, op: Comparison | None, text: str, unit: str) -> Iterator[Problem]:
    """The plan's words hold numbers, but not this one; or they bound it from the other side."""
    seen = [one for one in quantities(text) if one.is_counting]
    if not (not seen or value in {one.number for one in seen} or states(text, value, unit) or _in_words(value, text)):
        there = "、".join(dict.fromkeys(one.words for one in seen))
        found = f"目标写的是 {value:f}，规划原文“{text}”中却没有这个数"
        yield Problem(mark, found, f"原文中的数字有：{there}；目标值照规划原文，请核对哪一处写错了")
        return
    sign = SIGN.match(narrow(text))
    if op is not None and sign is not None and SIGNS[sign[1]] is not op:
        found = f"比较方式写的是“{op}”，规划原文“{text}”却是“{sign[1]}”"
        yield Problem(mark, found, f'请把 op 改成 "{SIGNS[sign[1]]}"，或核对原文')
    elif op is not None and sign is None and not RATIO.search(text):
        word = _against(op, *_beside(text, value, unit))
        if word is None:
            return
        found = f"比较方式写的是“{op}”，规划原文“{text}”却写着“{word}”"
        yield Problem(mark, found, "请核对 op：“以上、不少于”一类用 >= 或 >，“以下、不超过”一类用 <= 或 <")


def _in_words(value: Decimal, text: str) -> bool:
    """Whether the plan says all, or none, without a digit."""
    return (value == WHOLE and bool(ALL.search(text))) or (value == 0 and bool(NONE.search(text)))


def _beside(text: str, value: Decimal, unit: str) -> tuple[str, str]:
    """The words right before and right behind a number, which bound it: 地级及以上城市 bounds none."""
    own = [one for one in quantities(text) if one.number == value] or states(text, value, unit)
    words = narrow(text)
    before = (BEFORE_IT.search(words[: one.start]) for one in own)
    behind = (BEHIND_IT.match(words, one.start) for one in own)
    return "，".join(match[0] for match in before if match), "，".join(match[0] for match in behind if match)


def _against(op: Comparison, before: str, behind: str) -> str | None:
    """A word beside a number that bounds it from the side that ``op`` does not, if none bounds from its own."""
    bare, behind = NEGATED.sub("", before), KINDS.sub("", behind)

    def told(words: tuple[str, ...]) -> list[str]:
        return [word for word in words if word in (behind if word in BEHIND else before if word[0] == "不" else bare)]

    floors, ceilings = told(AT_LEAST), told(AT_MOST)
    if op in FLOORS and ceilings and not floors:
        return ceilings[0]
    return floors[0] if op in CEILINGS and floors and not ceilings else None
