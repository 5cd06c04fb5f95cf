"""What one build publishes, as plain facts: pages, feeds and files are made of them and of nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from plansite.addresses import FIXED_PAGES, Imprint
from plansite.assessment.assessments import Assessments
from plansite.charts.values.picture import Picture
from plansite.exports.bundle import Bundle
from plansite.exports.export import Export
from plansite.pages.rendering.links import Links
from plansite.plan.plan import Plan
from plansite.plan.source_records import SourceRecords
from plansite.reading.handwritten import Handwritten
from plansite.reading.settings import Settings
from plansite.wording.citations.subjects import Subjects
from plansite.wording.edition import Edition
from plansite.wording.records import Records
from plansite.wording.sentences import Wording


@dataclass(frozen=True)
class Publication:
    """出版: one plan, what is judged and said of it, and where everything stands."""

    wording: Wording
    settings: Settings
    imprint: Imprint
    handwritten: Mapping[str, Handwritten]
    """What the owner wrote, by the path of its page."""

    pictures: Mapping[str, Picture]
    """What every picture shows, by name."""

    bundle: Bundle
    """What data files are made of."""

    kept_versions: tuple[str, ...]
    """Versions of the data that were published before, newest first."""

    paths: tuple[str, ...]
    """Every published path: ``""`` for the home page, pages without slashes, files with their extension."""

    lasting: tuple[str, ...]
    """Paths of the files that stay as they are for this version of the data."""

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.wording.plan

    @property
    def assessments(self) -> Assessments:
        """What the method says of it."""
        return self.wording.assessments

    @property
    def version(self) -> str:
        """数据版本."""
        return self.plan.version

    @cached_property
    def tables(self) -> tuple[Export, ...]:
        """Data files. Who asks first waits: they are made when all pictures are drawn, for both need much memory."""
        return self.bundle.exports

    @cached_property
    def told(self) -> Records:
        """What is said of everything that happened."""
        return Records(self.wording, self.records)

    @property
    def is_listed(self) -> bool:
        """Whether search engines may list the site: only an official one whose address is known."""
        return self.settings.official and bool(self.imprint.url)

    @cached_property
    def known_paths(self) -> frozenset[str]:
        """Every published path, to be asked for one."""
        return frozenset(self.paths)

    @property
    def own_pages(self) -> dict[str, Handwritten]:
        """Pages that the owner wrote and that no template makes, such as ``about``, by path."""
        return {path: page for path, page in self.handwritten.items() if path not in {"index", *FIXED_PAGES}}

    @cached_property
    def edition(self) -> Edition:
        """The version of the data and its last day, in words."""
        return Edition.of(self.version, self.plan.as_of)

    @cached_property
    def marks(self) -> Edition:
        """The same as pages hold it until they are written."""
        return Edition.marked()

    @cached_property
    def subjects(self) -> Subjects:
        """What can be cited, with marks."""
        return Subjects(self.wording, self.imprint, self.settings.authors, self.marks)

    @cached_property
    def records(self) -> SourceRecords:
        """Where the source of every value is recorded."""
        return SourceRecords(self.plan)

    def links(self, path: str) -> Links:
        """Links as seen from a page."""
        return Links(path, self.known_paths)
