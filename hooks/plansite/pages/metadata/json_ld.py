"""结构化数据: pages in the words of schema.org, as JSON-LD.

Only what the site knows is stated: no licence, no creator and no address until they are configured.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from plansite.addresses import CHECKSUMS, indicator_path
from plansite.charts.values.picture import DEFINITION, PNG, SVG
from plansite.exports import series
from plansite.exports.export import Export, number
from plansite.models import Indicator, Observation, Source
from plansite.models.targets import units
from plansite.models.vocabulary import ObservationStatus, Scope
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.publication import Publication
from plansite.wording import days
from plansite.wording.citations.exchange import LANGUAGE
from plansite.wording.quotation import quoted

CONTEXT = "https://schema.org"
FORMATS = {
    "csv": "text/csv",
    "json": "application/json",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
"""Media types of files that may be downloaded."""

OWN_FILES = (series.FILE, DEFINITION, SVG, PNG)
"""Files of an indicator, as far as they are published."""

Thing = dict[str, Any]


def json_ld(graph: Iterable[Thing]) -> str:
    """The things as one JSON-LD document that no browser can take for markup."""
    text = json.dumps({"@context": CONTEXT, "@graph": list(graph)}, ensure_ascii=False, default=_number)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


@dataclass(frozen=True)
class Things:
    """What one page is about."""

    publication: Publication
    titles: Mapping[str, str]
    """Titles of all pages by path."""

    here: Page

    def graph(self) -> list[Thing]:
        """Everything that the page states."""
        found = [self.breadcrumbs()] if self.here.path else []
        if self.here.path == "data":
            found.append(self.dataset())
        if self.here.kind == "indicator":
            identifier = self.here.path.removeprefix(indicator_path(""))
            found.append(self.indicator(self.publication.plan.indicator[identifier]))
        return found

    def breadcrumbs(self) -> Thing:
        """The way from the home page to this one."""
        above = self.here.path.rpartition("/")[0]
        trail = ["", *([above] if above in self.titles else []), self.here.path]
        items = [
            {
                "@type": "ListItem",
                "position": position,
                "name": "首页" if path == "" else self.titles[path],
                "item": self.url(path),
            }
            for position, path in enumerate(trail, start=1)
        ]
        return {"@type": "BreadcrumbList", "itemListElement": items}

    def dataset(self) -> Thing:
        """All data of the plan."""
        plan = self.publication.plan
        words = f"{self.here.description}每个数值注明来源、口径和性质，数据截至{days.day(plan.as_of)}。"
        return {
            **self._dataset(f"{plan.about.title}进展数据", words),
            "dateModified": plan.as_of.isoformat(),
            "temporalCoverage": f"{plan.about.period.start}/{plan.about.period.end}",
            "variableMeasured": [_variable(indicator) for indicator in plan.indicators],
            "distribution": [self._download(export.path, export) for export in self.publication.tables],
        }

    def indicator(self, indicator: Indicator) -> Thing:
        """The figures of one indicator, with every published value and its source."""
        plan = self.publication.plan
        start = indicator.baseline.year if indicator.baseline is not None else plan.about.period.start
        words = (
            f"{plan.about.title}主要指标{quoted(indicator.name)}（单位：{units.unit(indicator.unit).heading}）的基期、目标和已公布数值，"
            f"每个数值注明来源、口径和性质，数据截至{self.publication.marks.words}。{self.here.description}"
        )
        files = [f"{self.here.path}/{name}" for name in OWN_FILES]
        sources = dict.fromkeys(observation.source for observation in indicator.observations)
        return {
            **self._dataset(f"{indicator.name}（{plan.about.title}）", words),
            "dateModified": self.here.updated.isoformat(),
            "temporalCoverage": f"{start}/{max(target.by for target in indicator.targets)}",
            "variableMeasured": _variable(indicator),
            "isPartOf": {"@type": "Dataset", "@id": f"{self.url('data')}#dataset"},
            "isBasedOn": [_work(plan.sources[source]) for source in sources],
            "distribution": [self._download(path) for path in files if path in self.publication.known_paths],
            "about": [self._observation(indicator, observation) for observation in indicator.observations],
        }

    def url(self, path: str) -> str:
        """The full address if it is known, else the link as seen from here."""
        return self.publication.imprint.absolute(path) or self.publication.links(self.here.path).to(path)

    def _dataset(self, name: str, description: str) -> Thing:
        plan, authors = self.publication.plan, self.publication.subjects.authors
        publishers = [{"@type": "GovernmentOrganization", "name": author} for author in authors]
        return {
            "@type": "Dataset",
            "@id": f"{self.url(self.here.path)}#dataset",
            "name": name,
            "description": description,
            "url": self.url(self.here.path),
            "version": self.publication.marks.version,
            "datePublished": plan.about.published.isoformat(),
            "inLanguage": LANGUAGE,
            "isAccessibleForFree": True,
            "spatialCoverage": [{"@type": "AdministrativeArea", "name": area.name} for area in plan.about.areas],
            **({"creator": publishers, "publisher": publishers} if publishers else {}),
        }

    def _download(self, path: str, export: Export | None = None) -> Thing:
        kind = "text/plain" if path.endswith(CHECKSUMS) else FORMATS.get(path.rpartition(".")[2])
        return {
            "@type": "DataDownload",
            "contentUrl": self.url(path),
            **({"name": export.title, "description": export.description} if export is not None else {}),
            **({"encodingFormat": kind} if kind is not None else {}),
        }

    def _observation(self, indicator: Indicator, observation: Observation) -> Thing:
        plan, wording = self.publication.plan, self.publication.wording
        area = plan.areas[observation.area].name
        thing: Thing = {
            "@type": "Observation",
            "name": f"{area}{wording.period(observation)}{indicator.name}",
            "observationAbout": {"@type": "AdministrativeArea", "name": area},
            "observationDate": observation.span.iso,
            "variableMeasured": indicator.name,
            "value": observation.value,
            "unitText": indicator.unit,
            "subjectOf": {**_work(plan.sources[observation.source]), "text": observation.quote},
        }
        if observation.kind is not ObservationStatus.ACTUAL:
            thing["measurementQualifier"] = observation.kind.value
        if observation.scope is Scope.DIFFERENT:
            thing["description"] = f"口径与规划指标不同：{observation.scope_note}"
        return thing


def _variable(indicator: Indicator) -> Thing:
    return {"@type": "PropertyValue", "name": indicator.name, "unitText": indicator.unit}


def _work(source: Source) -> Thing:
    """A source; of a copy no address is given."""
    return {
        "@type": "CreativeWork",
        "name": source.title,
        "publisher": {"@type": "Organization", "name": source.publisher},
        **({"datePublished": source.date.isoformat()} if source.date is not None else {}),
        **({"url": source.shown_url} if source.shown_url is not None else {}),
    }


def _number(value: object) -> int | float:
    if not isinstance(value, Decimal):
        raise TypeError(f"{type(value).__name__} is no number")
    return number(value)
