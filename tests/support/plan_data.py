"""The YAML of a plan, read without the generator: what the site must agree with."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import yaml

Item = dict[str, Any]
GRADES = {"official": "官方发布", "media": "媒体报道", "repost": "转载"}
EXPECTED = "预计"


class _Reader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # the fast one, where there is one
    """Reads numbers digit by digit."""


_Reader.add_constructor("tag:yaml.org,2002:float", lambda _, node: Decimal(str(node.value)))


class Value(NamedTuple):
    """A published value with the indicator or the project's target that it belongs to."""

    owner: Item
    project: Item | None
    observation: Item
    theme: str = ""
    """The theme that tells a promise of the text in full."""

    @property
    def page(self) -> str:
        """The page of its owner."""
        if self.theme:
            return f"themes/{self.theme}"
        return f"indicators/{self.owner['id']}" if self.project is None else f"projects/{self.project['id']}"

    @property
    def name(self) -> str:
        """What was measured."""
        return str(self.owner["measure"] if "measure" in self.owner else self.owner["name"])

    @property
    def shown(self) -> str:
        """The number as pages show it: digit by digit as written, with the minus of print."""
        return written(self.observation["value"])

    @property
    def period(self) -> str:
        """``2022年6月``, ``2024年上半年``, ``2023—2024学年``."""
        return period(self.observation)


@dataclass(frozen=True)
class PlanData:
    """规划数据: the files below ``data/``."""

    folder: Path

    def read(self, name: str) -> Any:
        """One file."""
        text = (self.folder / f"{name}.yaml").read_text(encoding="utf-8")
        return yaml.load(text, Loader=_Reader)

    @cached_property
    def about(self) -> Item:
        """``plan.yaml``."""
        return dict(self.read("plan"))

    @cached_property
    def areas(self) -> dict[str, Item]:
        """Areas by id."""
        return {area["id"]: area for area in self.about["areas"]}

    @cached_property
    def subject(self) -> str:
        """The id of the area that the plan is about."""
        return next(name for name, area in self.areas.items() if area["role"] == "subject")

    @cached_property
    def sources(self) -> dict[str, Item]:
        """Sources by id."""
        return {source["id"]: source for source in self.read("sources")["sources"]}

    @cached_property
    def indicators(self) -> list[Item]:
        """Indicators, in order."""
        return list(self.read("indicators")["indicators"])

    @cached_property
    def sidebars(self) -> list[Item]:
        """Sidebars, in order."""
        return list(self.read("projects")["sidebars"])

    @cached_property
    def projects(self) -> list[Item]:
        """Projects, in order."""
        inside = [project for sidebar in self.sidebars for project in sidebar["projects"]]
        return [{**project, "text": project.get("text", "").strip("\n")} for project in (*inside, *self.own_projects)]

    @cached_property
    def own_projects(self) -> list[Item]:
        """Projects outside all sidebars, in order."""
        return list(self.read("projects").get("projects", ()))

    def sidebar_of(self, project: str) -> Item:
        """The sidebar of a project; outside all of them, the projects there and the chapter of this one."""
        own = next((item for item in self.own_projects if item["id"] == project), None)
        if own is not None:
            return {"projects": self.own_projects, "chapter": own["chapter"]}
        return next(box for box in self.sidebars if any(item["id"] == project for item in box["projects"]))

    def stated(self, item: Item, area: str) -> tuple[Item, Item] | None:
        """The target of an area that counts in lists, and its value: of the plan's last year, or the nearest."""
        found = [(target, target["values"][area]) for target in item["targets"] if area in target["values"]]
        end = self.about["period"]["end"]
        early = [pair for pair in found if pair[0]["by"] <= end]
        last = max((pair[0]["by"] for pair in early), default=None)
        if last is not None:
            return next(pair for pair in early if pair[0]["by"] == last)
        return min(found, key=lambda pair: pair[0]["by"], default=None)

    def is_part(self, area: str) -> bool:
        """Whether an area is a part of the plan's subject, which is never judged."""
        return bool(self.areas[area]["role"] == "part")

    @cached_property
    def targets(self) -> list[tuple[Item, Item]]:
        """Every target with its project."""
        return [(project, target) for project in self.projects for target in project.get("targets", ())]

    @cached_property
    def notes(self) -> list[Item]:
        """Notes on the text."""
        return list(self.read("notes")["notes"])

    @cached_property
    def observed(self) -> list[Value]:
        """Every published value that stands, in the order of the data files."""
        return [value for value in self.recorded if "withdrawn" not in value.observation]

    @cached_property
    def recorded(self) -> list[Value]:
        """Every value that was ever published: of each owner those that stand, then those that were withdrawn."""
        own = [Value(item, None, value) for item in self.indicators for value in _ordered(item)]
        own += [Value(item, project, value) for project, item in self.targets for value in _ordered(item)]
        return own + [
            Value(item, None, value, self.theme_of(item)) for item in self.promises for value in _ordered(item)
        ]

    @cached_property
    def themes(self) -> list[Item]:
        """Themes, in order; a plan may have none."""
        return list(self._themed.get("themes", ()))

    @cached_property
    def promises(self) -> list[Item]:
        """Promises of the text, in order."""
        return list(self._themed.get("promises", ()))

    def theme_of(self, promise: Item) -> str:
        """The theme that tells a promise in full: the first that lists it."""
        return next(str(theme["id"]) for theme in self.themes if promise["id"] in theme.get("promises", ()))

    @cached_property
    def _themed(self) -> Item:
        return dict(self.read("themes")) if (self.folder / "themes.yaml").is_file() else {}

    @property
    def progress(self) -> Iterator[tuple[Item, Item]]:
        """Everything that sources say in words, with its project."""
        return ((project, step) for project in self.projects for step in project.get("progress", ()))

    @cached_property
    def years(self) -> range:
        """The years of the plan."""
        return range(self.about["period"]["start"], self.about["period"]["end"] + 1)

    def definition(self, indicator: Item) -> Item:
        """指标解释 in its parts; words alone are the meaning."""
        stated = indicator.get("definition")
        parts = {"text": stated} if isinstance(stated, str) else stated or {}
        return {name: parts.get(name) for name in ("text", "formula", "authority", "url")}

    def decisive(self, owner: Item) -> list[Item]:
        """The subject's values of the plan's own scope that are more than expectations."""
        return [
            value
            for value in owner.get("observations", ())
            if value["area"] == self.subject
            and value["scope"] == "same"
            and value["kind"] != EXPECTED
            and "withdrawn" not in value
            and (period(value) == f"{value['year']}年" or period(value).endswith("学年"))
            and not any(found["year"] <= value["year"] for found in listed(owner, "breaks"))
        ]

    def is_known(self, project: Item, target: Item) -> bool:
        """Whether anything is known of a project's target."""
        if target["kind"] == "milestone":
            return any("done" in step for step in project.get("milestones", ()))
        linked = next((item for item in self.indicators if item["id"] == target.get("indicator")), None)
        return bool(self.decisive(target if linked is None else linked))

    def source_words(self, name: str) -> tuple[str, ...]:
        """What must be said of a source: title, publisher, number, day, place, grade."""
        source = self.sources[name]
        date, place = source.get("date"), source.get("page", "")
        said = (source["title"], source["publisher"], day(date) if date else "来源未注明日期", GRADES[source["grade"]])
        return (*said, source.get("number", ""), f"第{place}页" if str(place).isdecimal() else place)

    def told_on(self, told: Item, happened: str | None = None) -> str:
        """本站发布日期 of what is no value: stated, or the last of its day, its source's, and the plan's here."""
        if "published" in told:
            return str(told["published"])
        source = self.sources.get(told.get("source", ""), {})
        return max(day for day in (self.about["published"], happened, source.get("date")) if day)

    @cached_property
    def explained(self) -> list[Item]:
        """Every change of what was public that is told with its reason."""
        path = self.folder / "changes.yaml"
        return [*(self.read("changes").get("changes") or [])] if path.is_file() else []

    @property
    def _adjusted(self) -> Iterator[tuple[Item, str, str]]:
        """Every adjustment of a target, of indicators and of projects."""
        for item in (*self.indicators, *self.projects):
            for one in (found for target in item.get("targets", ()) for found in target.get("adjustments", ())):
                yield item, str(one["published"]), f"{day(one['date'])}。原因：{one['reason']}"

    @property
    def judged(self) -> Iterator[tuple[Item, Item]]:
        """Everything that a source may judge, with what its page is of: a target of a project stands on that page."""
        yield from ((item, item) for item in (*self.indicators, *self.promises))
        yield from ((target, project) for project in self.projects for target in project.get("targets", ()))

    @property
    def _verdicts(self) -> Iterator[tuple[Item, str, str]]:
        for item, owner in self.judged:
            for stated in listed(item, "assessment"):
                words = f"官方评估（{day(stated['date'])}）：{stated['status']}"
                yield owner, self.told_on(stated, stated["date"]), words

    @property
    def told(self) -> Iterator[tuple[Item, str, str]]:
        """Everything that sources say besides values and progress: whose it is, the day it was told, words of it."""
        yield from self._verdicts
        for item in self.indicators:
            for found in listed(item, "breaks"):
                yield item, self.told_on(found), f"{found['year']}年起统计口径变化：{found['text']}"
        yield from self._adjusted
        for item in (*self.indicators, *self.projects):
            named = departments(item)
            if named:
                yield item, self.told_on(named), str(named["lead"])
        for project in self.projects:
            for stated in listed(project, "status"):
                words = f"官方状态（{day(stated['date'])}）：{stated['value']}"
                yield project, self.told_on(stated, stated["date"]), words
            for step in project.get("milestones", ()):
                if "done" in step:
                    yield (
                        project,
                        self.told_on(step, step["done"]),
                        f"{quoted(step['name'])}已于{day(step['done'])}完成",
                    )


def listed(item: Item, field: str) -> list[Item]:
    """The items of a field that may hold one alone."""
    found = item.get(field) or []
    return found if isinstance(found, list) else [found]


def newest(item: Item, field: str) -> Item:
    """The newest of dated statements, of one day's the last; empty where there is none."""
    found = listed(item, field)
    return max(reversed(found), key=lambda stated: str(stated["date"])) if found else {}


def departments(item: Item) -> Item:
    """责任单位 in its parts; a name alone is the leading one."""
    found = item.get("departments") or item.get("department") or {}
    return {"lead": found} if isinstance(found, str) else dict(found)


def period(observation: Item) -> str:
    """``2022年6月``, ``2024年上半年``, ``2023—2024学年``."""
    words = str(observation.get("period") or (f"{observation['month']}月" if observation.get("month") else ""))
    if words.endswith("学年"):
        return re.sub("[^0-9]{1,2}(?=[0-9]{4}学年)", "—", words)
    words = f"第{words}" if re.fullmatch("[一二三四]季度", words) else words
    return f"{observation['year']}年" + ("" if words == "全年" else words)


def _ordered(owner: Item) -> list[Item]:
    """The values of an owner that stand, then those that were withdrawn."""
    return sorted(owner.get("observations", ()), key=lambda value: "withdrawn" in value)


def versions(observation: Item) -> list[Item]:
    """A value as it was published each time, the first at the beginning."""
    found = [observation]
    for revision in reversed(listed(observation, "corrects")):
        stated = {name: value for name, value in revision.items() if name != "reason"}
        base = {name: value for name, value in found[0].items() if name != "month" or "period" not in stated}
        base = {name: value for name, value in base.items() if name != "period" or "month" not in stated}
        found.insert(0, {**base, **stated})
    return found


def day(date: str) -> str:
    """``2026年6月22日``."""
    found = datetime.date.fromisoformat(date)
    return f"{found.year}年{found.month}月{found.day}日"


def written(value: object) -> str:
    """A number as pages show it: its own digits, with the minus of print."""
    number = Decimal(str(value))
    return f"{number or abs(number):f}".replace("-", "−")


def quoted(words: str) -> str:
    """Words in quotation marks: their own double marks, where they come in pairs, become single ones."""
    parts = re.split("(“[^”]*”)", words)
    inner = [part.translate(str.maketrans("“”‘’", "‘’“”")) if index % 2 else part for index, part in enumerate(parts)]
    return f"“{''.join(inner)}”"


def folded(text: object) -> str:
    """Words with their white space folded, as pages show them."""
    return " ".join(str(text).split())
