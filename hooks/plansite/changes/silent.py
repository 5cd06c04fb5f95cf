"""Edits of what is already public that no correction, adjustment or withdrawal accounts for."""

from __future__ import annotations

import difflib
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from plansite.changes import records
from plansite.reading.dataset import FILES, Dataset
from plansite.reading.yaml_file import Value

OWN_WORDS = frozenset(
    ("next_update", "last_checked", "mentions", "definition", "notes", "decimals", "limits", "unmeasured", "about")
)
"""Fields of the site's own arrangement, which it may improve."""

DATED = frozenset(("status", "assessment"))
"""What sources said on some days, one by itself or a list; a newer one stands behind the earlier ones."""

GUARDED = frozenset(("values", "targets", "baseline", "low", "high"))
"""Inside these, something added changes the meaning of what is public."""

ADDABLE = frozenset(("observations", "mentions", "adjustments", "assessment", "indicator", "note", "notes"))
NAMES = ("id", "by", "name", "at", "document", "due", "word", "title", "text")
"""What an item of a list is known by; the first that it has."""

WATCHED = ("plan", "sources", "indicators", "projects", "themes", "notes", "changes")
LISTS_OF_OWN = frozenset(("themes", "notes"))
"""Lists that are the site's own: to leave out an item is told, to improve its words is not."""

LONGEST = 60
AROUND = 16


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that was public and no longer is, or is otherwise."""

    what: str
    """A whole sentence, by which an explanation names it."""

    mend: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a file, in the words of readers."""

    words: str
    model: type[BaseModel] | None

    def label(self, name: str) -> str:
        field = self.model.model_fields.get(name) if self.model is not None else None
        return f"{field.title}（{name}）" if field is not None and field.title else name

    def inside(self, name: str) -> type[BaseModel] | None:
        field = self.model.model_fields.get(name) if self.model is not None else None
        return _model_in(field.annotation) if field is not None else None


KEEP = "不改已经公布的内容；确需改动的，在 data/changes.yaml 写明原因"
CORRECT = "更正数值请写 corrects（原值、原发布日期、原因），误发的请写 withdrawn；其他改动在 data/changes.yaml 写明原因"
LATER = "来源说过的结论和状态不改不删；后来又有的，在它下面再加一项；抄录有误的，在 data/changes.yaml 写明原因"
ADJUST = "目标值照规划原文不改；规划中期调整请另写 adjustments；抄录有误的，在 data/changes.yaml 写明原因"


def edits(before: Dataset, after: Dataset) -> list[Edit]:
    """Every edit of what was public before, in the order of the files."""
    found: list[Edit] = []
    areas = _names_of_areas(before)
    for name in WATCHED:
        old, new = before.files[name].value if name in before.files else None, after.files[name].value
        if isinstance(old, dict) and isinstance(new, dict):
            found += _compared(_current(old), _current(new), _Place("", FILES.get(name)), name, areas)
        elif isinstance(old, dict) and old:
            found.append(Edit(f"{after.files[name].name} 整个文件被删除或读不出来", KEEP))
    return list(dict.fromkeys(found))


def text_edits(before: Mapping[str, str], after: Mapping[str, str]) -> list[Edit]:
    """Every change of the plan's own text; files by name."""
    found: list[Edit] = []
    for name in sorted(before):
        if name not in after:
            found.append(Edit(f"规划原文 {name} 被删除", KEEP))
            continue
        old, new = _lines(before[name]), _lines(after[name])
        for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag != "equal":
                found += _text_edit(name, old[a:b], new[c:d])
    return found


def _text_edit(name: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Edit]:
    mend = "规划原文一字不改；本站抄录有误的，在 data/changes.yaml 写明与原件哪里不同"
    for index in range(max(len(old), len(new))):
        was = old[index] if index < len(old) else None
        now = new[index] if index < len(new) else None
        if was is None:
            yield Edit(f"规划原文 {name} 增加了“{_short(now or '')}”", mend)
        elif now is None:
            yield Edit(f"规划原文 {name} 删去了“{_short(was)}”", mend)
        else:
            first, second = _differing(was, now)
            yield Edit(f"规划原文 {name} 的“{first}”改成了“{second}”", mend)


def _compared(old: Value, new: Value, place: _Place, field: str, areas: Mapping[str, str]) -> Iterator[Edit]:
    if field in DATED and all(isinstance(value, dict | list) for value in (old, new)):
        yield from _lists(_listed(old), _listed(new), place, field, areas)
    elif isinstance(old, dict) and isinstance(new, dict):
        yield from _fields(old, new, place, field, areas)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _lists(old, new, place, field, areas)
    elif old != new:
        yield Edit(f"{place.words}由“{_said(old)}”改成了“{_said(new)}”", _mend(field))


def _fields(
    old: Mapping[str, Value], new: Mapping[str, Value], place: _Place, field: str, areas: Mapping[str, str]
) -> Iterator[Edit]:
    for name, value in old.items():
        if name in OWN_WORDS and place.words:
            continue
        words = f"{place.words}的{place.label(name)}" if place.words else place.label(name)
        words = words.removesuffix(f"（{name}）") if name in areas else words
        inner = _Place(f"{place.words}的{areas[name]}" if name in areas else words, _inner(place, name))
        if name == "observations" and isinstance(value, list) and isinstance(now := new.get(name) or [], list):
            yield from _observations(value, now, place.words, areas)
        elif name not in new or (new[name] is None and value is not None):
            if value not in (None, [], {}):
                yield Edit(f"{inner.words}“{_said(value)}”被删去", _mend(_owner(field, name)))
        else:
            yield from _compared(value, new[name], inner, field if field in DATED or name in areas else name, areas)
    if field in GUARDED:
        for name in new:
            if (name not in old or old[name] is None) and name not in ADDABLE and new[name] not in (None, [], {}):
                label = areas.get(name, place.label(name))
                yield Edit(f"{place.words}增加了{label}“{_said(new[name])}”", _mend(field))


def _inner(place: _Place, name: str) -> type[BaseModel] | None:
    inside = place.inside(name)
    if inside is not None or place.model is None or name in place.model.model_fields:
        return inside
    return place.model


def _lists(
    old: Sequence[Value], new: Sequence[Value], place: _Place, field: str, areas: Mapping[str, str]
) -> Iterator[Edit]:
    if not all(isinstance(item, dict) for item in (*old, *new)):
        lost = [item for item in old if item not in new]
        gained = [item for item in new if item not in old]
        if lost and field not in LISTS_OF_OWN:
            instead = f"，改成了“{'、'.join(map(_said, gained))}”" if gained else ""
            yield Edit(f"{place.words}中的“{'、'.join(map(_said, lost))}”被删去{instead}", _mend(field))
        return
    left = [item for item in new if isinstance(item, dict)]
    for item in old:
        assert isinstance(item, dict)
        key = _key(item, field)
        same = next((other for other in left if _key(other, field) == key), None)
        words = _item_words(place, item, field)
        if same is None:
            yield Edit(f"{words}被删去", _mend(field))
            continue
        left.remove(same)
        if field not in LISTS_OF_OWN or "observations" in item:
            yield from _fields(item, same, _Place(words, place.model), field, areas)


def _observations(old: Sequence[Value], new: Sequence[Value], owner: str, areas: Mapping[str, str]) -> Iterator[Edit]:
    blocks = [[item for item in some if isinstance(item, dict)] for some in (old, new)]
    for was, now in records.pairs(*blocks):
        words = f"{owner}：{value_words(was, areas)}"
        if now is None:
            yield Edit(f"{words}的数值“{_said(was.get('value'))}”被删去", CORRECT)
            continue
        for name in records.unrecorded(was, now):
            label = {
                "value": "数值", "published": "本站发布日期", "quote": "原句", "source": "来源", "corrects": "更正记录",
                "withdrawn": "撤回记录", "scope_note": "口径差别",
            }.get(name, name)  # fmt: skip
            yield Edit(f"{words}的{label}由“{_said(was.get(name))}”改成了“{_said(now.get(name))}”", CORRECT)


def value_words(block: Mapping[str, Any], areas: Mapping[str, str]) -> str:
    """Which value a block states: its area and period, and what it is beside an actual one of the plan's scope."""
    period = str(block.get("period") or (f"{block['month']}月" if block.get("month") else ""))
    kind = "" if block.get("kind") == "实际" else str(block.get("kind", ""))
    scope = "口径不同" if block.get("scope") == "different" else ""
    remarks = "，".join(filter(None, (kind, scope)))
    year = "" if str(block.get("year")) in period else f"{block.get('year')}年"
    return f"{areas.get(str(block.get('area')), block.get('area'))}{year}{period}" + (
        f"（{remarks}）" if remarks else ""
    )


def _key(item: Mapping[str, Value], field: str) -> tuple[object, ...]:
    if field in DATED:
        return (item.get("date"), item.get("source"))
    if "date" in item and "published" in item and "id" not in item:
        return (item.get("date"), item.get("published"), item.get("source"))
    name = next((name for name in NAMES if name in item), None)
    if name is None:
        return tuple(sorted((key, str(value)) for key, value in item.items()))
    extra = item.get("basis") if name == "by" else item.get("source") if name == "text" else None
    return (name, str(item[name]), extra)


def _item_words(place: _Place, item: Mapping[str, Value], field: str) -> str:
    kind = (place.model.__doc__ or "").partition(":")[0] if place.model is not None else field
    name = next(
        (str(item[key]) for key in ("name", "title", "text", "what", "by", "id", "due", "date") if key in item), ""
    )
    number = (
        f"{item['id']} " if "id" in item and not str(item["id"]).isalpha() and str(item["id"])[:1].isdigit() else ""
    )
    above = f"{place.words.rpartition('的')[0]}的" if "的" in place.words and field not in FILES else ""
    return f"{above}{kind}{number}“{_short(name)}”"


def _listed(value: Value) -> list[Value]:
    """The items of a field that may hold one by itself."""
    return value if isinstance(value, list) else [value]


def _owner(field: str, name: str) -> str:
    """By which field a lost one is mended: that around it, where it is a part of a target or of a dated record."""
    return field if field in DATED or (field in GUARDED and name not in DATED) else name


def _mend(field: str) -> str:
    if field in DATED:
        return LATER
    return ADJUST if field in GUARDED or field in {"target", "op", "value"} else KEEP


def _current(value: dict[str, Value]) -> dict[str, Value]:
    """Data in the form of today: an indicator's single ``target`` was what is a list of ``targets`` now."""
    indicators = value.get("indicators")
    if not isinstance(indicators, list):
        return value
    return {**value, "indicators": [_of_today(item) for item in indicators]}


def _of_today(item: Value) -> Value:
    target = item.get("target") if isinstance(item, dict) else None
    if not isinstance(item, dict) or not isinstance(target, dict) or "targets" in item:
        return item
    rest = {name: value for name, value in item.items() if name != "target"}
    return {**rest, "targets": [{"by": target.get("year"), **{k: v for k, v in target.items() if k != "year"}}]}


def _names_of_areas(data: Dataset) -> dict[str, str]:
    return {area.item.id: area.item.name for area in data.areas}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _differing(old: str, new: str) -> tuple[str, str]:
    """The parts of two lines that differ, with some characters around."""
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    end = next(
        (i for i, (a, b) in enumerate(zip(reversed(old[start:]), reversed(new[start:]), strict=False)) if a != b),
        min(len(old), len(new)) - start,
    )
    first = max(0, start - AROUND)
    return tuple(_short(line[first : len(line) - end + min(end, AROUND)]) for line in (old, new))  # type: ignore[return-value]


def _said(value: object) -> str:
    if isinstance(value, dict):
        return _short("，".join(f"{key}: {_said(part)}" for key, part in value.items()))
    if isinstance(value, list):
        return _short("；".join(map(_said, value)))
    if isinstance(value, bool):
        return "true" if value else "false"
    return "空" if value is None else _short(str(value))


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and not typing.get_args(annotation):
        return annotation if issubclass(annotation, BaseModel) else None
    return next((part for part in map(_model_in, typing.get_args(annotation)) if part is not None), None)
