"""What is done with values and sources at the desk: for each job its questions, and what it puts into the files."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from plansite.desk import answers, entries
from plansite.desk.answers import RefusedError
from plansite.desk.entries import Value
from plansite.desk.questions import Asker, say
from plansite.desk.spelling import Written
from plansite.desk.subjects import Finder, Subject, subjects
from plansite.desk.writer import Draft
from plansite.models import Observation, PinyinFile, Project, Source
from plansite.models.span import span
from plansite.models.vocabulary import Grade, ObservationStatus, Scope
from plansite.reading.dataset import Located
from plansite.reading.settings import Settings


@dataclass
class Desk:
    """柜台: what a job needs to know and where it puts what it is told."""

    draft: Draft
    ask: Asker
    today: datetime.date
    settings: Settings

    @cached_property
    def finder(self) -> Finder:
        """How things are found by words."""
        return Finder(cast("PinyinFile", self.draft.before.whole["pinyin"]))

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """Everything that values can belong to."""
        return subjects(self.draft.before)

    @property
    def sources(self) -> list[Source]:
        """Every registered source."""
        return [source.item for source in self.draft.before.sources]


def value(desk: Desk) -> None:
    """发布数值."""
    subject = asked_subject(desk)
    found = _value(desk, subject)
    desk.ask.settle()
    assert subject is not None, "settled"
    assert found is not None, "settled"
    entries.place(desk.draft, subject, found)


def final(desk: Desk) -> None:
    """正式数公布: the actual value beside the preliminary one, which stays."""
    subject = asked_subject(desk)
    there = _published(desk, subject, only=ObservationStatus.PRELIMINARY)
    if subject is not None and there is not None:
        item = there.item
        number = desk.ask.ask("value", "正式数", lambda text: answers.number(text, subject.unit))
        source, quote, day = asked_source(desk), asked_quote(desk), asked_day(desk)
        notes = (asked_note(desk, "quote-note", "原句说明"), asked_note(desk, "source-note", "来源说明"))
        desk.ask.settle()
        assert number is not None, "settled"
        note, own = item.scope_note, item.period or (f"{item.month}月" if item.month else None)
        made = Value(
            item.area, item.year, own, number, ObservationStatus.ACTUAL, item.scope, note, source, quote, day, *notes
        )
        entries.place(desk.draft, subject, made)
    desk.ask.settle()


def correct(desk: Desk) -> None:
    """更正: what is published of a value is otherwise now; what was stays on record with the reason."""
    subject = asked_subject(desk)
    there = _published(desk, subject)
    new = _otherwise(desk, subject, there.item if there is not None else None)
    reason = desk.ask.ask("reason", "更正原因，一句话", answers.words)
    quote = None
    if "source" in new:
        quote = desk.ask.ask("quote", "更正后的来源中写有这个数值的原句，照抄", answers.words)
    elif desk.ask.hear is not None or desk.ask.has("quote"):
        quote = desk.ask.ask("quote", "来源原句", answers.words, None, "原句不变")
    day = asked_day(desk)
    desk.ask.settle()
    assert there is not None, "settled"
    assert reason is not None, "settled"
    entries.correct(desk.draft, there, new, reason, day)
    if quote is not None and quote != there.item.quote:
        desk.draft.put(entries.file_of(there), (*there.loc, "quote"), quote)


def withdraw(desk: Desk) -> None:
    """撤回误发的数值: it stays on record with the reason."""
    there = _published(desk, asked_subject(desk))
    reason = desk.ask.ask("reason", "撤回原因，一句话", answers.words)
    day = asked_day(desk)
    desk.ask.settle()
    assert there is not None, "settled"
    assert reason is not None, "settled"
    entries.withdraw(desk.draft, there, reason, day)


def source(desk: Desk) -> None:
    """登记来源 alone."""
    _new_source(desk)
    desk.ask.settle()


def _otherwise(desk: Desk, subject: Subject | None, there: Observation | None) -> dict[str, Written]:
    """What a correction changes, by field: asked for where it is not given; ``None`` for what is no longer said."""
    ask, unit = desk.ask, subject.unit if subject is not None else ""
    parts = [part for part, names in CORRECTED.items() if ask.has(*names)]
    if ask.hear is not None and not parts:
        usual: tuple[str, ...] = ("数值",)
        parts = list(
            ask.ask("what", f"更正什么（{'、'.join(CORRECTED)}；几项用顿号隔开）", _parts, usual, "数值") or ()
        )
    new: dict[str, Written] = {}
    if "数值" in parts or not parts:
        new["value"] = ask.ask("value", "更正后的数值", lambda text: answers.number(text, unit))
    if "年份" in parts:
        year, part = ask.ask("new-year", "更正后的年份（不是全年的写 2024年上半年；学年写全）", answers.dated) or (
            0,
            None,
        )
        new |= {"year": year} | _period(there, year, part)
    if "性质" in parts:
        new["kind"] = ask.ask("new-kind", "更正后的性质：实际、初步、预计", answers.choice(ObservationStatus))
    if "口径" in parts:
        new |= _scope(ask, there)
    if "来源" in parts:
        new["source"] = asked_source(desk)
    return new


CORRECTED = {
    "数值": ("value",),
    "年份": ("new-year",),
    "性质": ("new-kind",),
    "口径": ("new-scope", "scope-note"),
    "来源": ("source", "source-title", "source-publisher"),
}
"""What a correction may change, with the answers by which it is known to be meant."""


def _parts(text: str) -> tuple[str, ...]:
    read = answers.one_of(CORRECTED)
    return tuple(dict.fromkeys(map(read, answers.several(text))))


def _period(there: Observation | None, year: int, part: str | None) -> dict[str, Written]:
    """The fields of a period that are otherwise; nothing where the same part of another year is meant."""
    if there is None or there.span.words == span(year, part, None).words:
        return {}
    return {"period": part, "month": None}


def _scope(ask: Asker, there: Observation | None) -> dict[str, Written]:
    """A scope and how it differs; where only that is given, the scope stays different."""
    known = there.scope if there is not None and not ask.has("new-scope") and ask.has("scope-note") else None
    scope = known or ask.ask("new-scope", "更正后和规划的口径相同还是不同", answers.choice(Scope))
    if scope is not Scope.DIFFERENT:
        return {"scope": scope, "scope_note": None}
    return {"scope": scope, "scope_note": ask.ask("scope-note", "口径差在哪里", answers.words)}


NEW_SOURCE = (
    "source-title",
    "source-publisher",
    "source-date",
    "source-grade",
    "source-url",
    "source-number",
    "source-page",
)
"""What is asked of a source that is not registered."""


def asked_subject(desk: Desk) -> Subject | None:
    """What a value or a record belongs to."""
    return desk.ask.choose(
        "indicator",
        "哪个指标、项目目标或正文承诺（名称中的几个字、拼音、首字母或代码）",
        lambda words: desk.finder.subjects(words, desk.subjects),
        lambda one: one.label,
        "请写名称中的几个字、拼音、首字母或代码",
    )


def asked_project(desk: Desk) -> Located[Project] | None:
    """A project."""
    return desk.ask.choose(
        "project",
        "哪个项目（名称中的几个字、拼音、首字母或编号）",
        lambda words: desk.finder.projects(words, desk.draft.before.projects),
        lambda one: f"项目“{one.item.name}”（{one.item.id}）",
        "请写名称中的几个字、拼音、首字母或编号",
    )


def _value(desk: Desk, subject: Subject | None) -> Value | None:
    ask = desk.ask
    if subject is not None:
        entries.require_counted(subject)
    unit = subject.unit if subject is not None else ""
    area, (year, part) = asked_area(desk), asked_period(desk)
    number = ask.ask("value", f"数值（{unit}）" if unit else "数值", lambda text: answers.number(text, unit))
    kind = ask.ask(
        "kind", "数据性质：实际、初步、预计", answers.choice(ObservationStatus), ObservationStatus.ACTUAL, "实际"
    )
    scope = ask.ask("scope", "和规划的口径相同还是不同", answers.choice(Scope), Scope.SAME, "相同")
    note = ask.ask("scope-note", "口径差在哪里", answers.words) if scope is Scope.DIFFERENT else None
    source, quote, day = asked_source(desk), asked_quote(desk), asked_day(desk)
    if number is None or kind is None or scope is None:
        return None
    notes = (asked_note(desk, "quote-note", "原句说明"), asked_note(desk, "source-note", "来源说明"))
    return Value(area, year, part, number, kind, scope, note, source, quote, day, *notes)


def asked_area(desk: Desk) -> str:
    """The code of an area; the plan's own where nobody says otherwise."""
    areas = [area.item for area in desk.draft.before.areas]
    subject = next(area for area in areas if area.role == "subject")
    names = "、".join(area.name for area in areas)
    return (
        desk.ask.ask("area", f"地区（{names}）", lambda text: answers.area(text, areas), subject.id, subject.name) or ""
    )


def asked_period(desk: Desk) -> tuple[int, str | None]:
    """The year of a value, and its part or school year if it speaks of one."""
    asks = "数据是哪一年的（不是全年的写 2024年上半年、2024年6月；学年写全，如 2023—2024学年）"
    year, part = desk.ask.ask("year", asks, answers.dated) or (0, None)
    if part is not None and desk.ask.has("month", "period"):
        desk.ask.refused.append(f"{desk.ask.called('year')}：已经写了“{part}”，时期请只在一处写")
    if desk.ask.has("month"):
        month = desk.ask.ask("month", "截止月份", answers.month)
        part = f"{month}月"
    if desk.ask.has("period"):
        part = desk.ask.ask("period", "时期", answers.part)
    return year, part


def asked_note(desk: Desk, name: str, words: str) -> str | None:
    """A remark that is only asked for where it is given beforehand."""
    return desk.ask.ask(name, words, answers.words) if desk.ask.has(name) else None


def asked_quote(desk: Desk) -> str:
    """The sentence of the source."""
    return desk.ask.ask("quote", "来源原句：写有这个数值的一句话，照抄", answers.words) or ""


def asked_day(desk: Desk) -> datetime.date:
    """The day on which this site tells it: today where nobody says otherwise."""
    if not desk.ask.has("published"):
        return desk.today
    return desk.ask.ask("published", "在本站发布的日期", answers.day) or desk.today


def _published(
    desk: Desk, subject: Subject | None, only: ObservationStatus | None = None
) -> Located[Observation] | None:
    """One published value of a subject, asked for as far as it is not the only one."""
    area, (year, part) = asked_area(desk), asked_period(desk)
    if subject is None or not year:
        return None
    own = [
        subject.located.inside(observation, "observations", place)
        for place, observation in enumerate(subject.located.item.observations)
        if observation.area == area
        and observation.span == span(year, part, None)
        and observation.withdrawn is None
        and only in {None, observation.kind}
    ]
    if desk.ask.has("kind"):
        kind = desk.ask.ask("kind", "数据性质", answers.choice(ObservationStatus))
        own = [one for one in own if one.item.kind is kind]
    if desk.ask.has("scope"):
        scope = desk.ask.ask("scope", "口径", answers.choice(Scope))
        own = [one for one in own if one.item.scope is scope]
    what = "初步数" if only is not None else "公布值"
    if not own:
        raise RefusedError(
            f"{subject.label}没有 {year} 年这个地区的{what}。已有的请在 data/ 中核对；新的数值请用“发布一个数值”"
        )
    if len(own) > 1:
        kinds = "、".join(f"{one.item.kind.value}，{answers.scope_word(one.item.scope)}" for one in own)
        ways = "、".join(desk.ask.called(name) for name in ("kind", "scope"))
        raise RefusedError(f"{subject.label} {year} 年有 {len(own)} 个{what}（{kinds}）。请用 {ways} 写明是哪一个")
    if desk.ask.hear is not None:
        say(f"  已公布：{own[0].item.value}（{own[0].item.kind.value}，{own[0].item.published} 发布）")
    return own[0]


def asked_source(desk: Desk) -> str:
    """The code of a source, registered or new."""
    if desk.ask.has("source-title", "source-publisher"):
        return _new_source(desk)

    def find(words: str) -> list[Source | None]:
        if desk.ask.hear is not None and answers.narrow(words) in {"新", "新的", "new"}:
            return [None]
        return list(desk.finder.sources(words, desk.sources))

    def label(one: Source | None) -> str:
        return f"来源“{one.title}”（{one.id}）" if one is not None else "新的来源"

    chosen = desk.ask.choose(
        "source",
        "来源：已登记的写标题中的几个字或代码，没有登记的写“新”",
        find,
        label,
        f"已登记的写标题中的几个字或代码；新的来源请写 {'、'.join(map(desk.ask.called, NEW_SOURCE))}",
    )
    if chosen is None and desk.ask.hear is not None:
        return _new_source(desk)
    return chosen.id if chosen is not None else ""


def _new_source(desk: Desk) -> str:
    ask = desk.ask
    title = ask.ask("source-title", "来源标题，照抄", answers.words)
    publisher = ask.ask("source-publisher", "发布者全称", answers.words)
    date = ask.ask("source-date", "来源的发布日期", answers.day, None, "没有注明")
    grade = ask.ask("source-grade", "来源等级：官方发布、媒体报道、转载", answers.choice(Grade))
    url = ask.ask("source-url", "网址", answers.url, None, "没有")
    if title is None or publisher is None or grade is None:
        return ""
    own = entries.source_id(publisher, date, (one.id for one in desk.sources))
    code = ask.ask("source-id", "来源代码", answers.code, own, own) or own
    made = {"id": code, "title": title, "publisher": publisher, "date": date, "grade": grade, "url": url}
    for field, words in (("number", "文号"), ("page", "页码或位置，如 第12页、附表3")):
        if url is None and ask.hear is not None:
            made[field] = ask.ask(f"source-{field}", words, answers.words, None, "没有")
        else:
            made[field] = asked_note(desk, f"source-{field}", words)
    return entries.register(desk.draft, desk.sources, {name: part for name, part in made.items() if part is not None})
