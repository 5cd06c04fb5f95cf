"""What can be cited: a chapter, a paragraph, an indicator, a project, and the data as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from plansite import addresses
from plansite.addresses import Imprint
from plansite.models import Indicator, Project
from plansite.models.places import place_words
from plansite.reading.chapters import Chapter
from plansite.wording.citations import press
from plansite.wording.citations.citation import PAGE_ADDRESS, Citation, CitationKind, Day
from plansite.wording.edition import Edition
from plansite.wording.quotation import quoted
from plansite.wording.sentences import Wording


@dataclass(frozen=True)
class Subjects:
    """Makes the citations of one site."""

    wording: Wording
    imprint: Imprint
    authors: tuple[str, ...]
    """责任者: the site's publisher, if it is configured."""

    stated: Edition | None = None
    """What is said of the state of the data where that is not simply said: marks, on pages that are kept."""

    @property
    def edition(self) -> Edition:
        """The state of the data as citations of one thing state it."""
        plan = self.wording.plan
        return self.stated or Edition.of(plan.version, plan.as_of)

    @property
    def platform(self) -> str:
        """发布平台."""
        return self.imprint.name or self.wording.plan.about.short_title

    def chapter(self, chapter: Chapter) -> Citation:
        """A chapter of the plan's text."""
        path = addresses.chapter_path(chapter.id)
        return self._text(f"chapter-{chapter.id}", chapter.title, quoted(chapter.title), path, "")

    def paragraph(self, chapter: Chapter, anchor: str) -> Citation:
        """A paragraph of the plan's text."""
        words = place_words(anchor)
        return self._text(f"paragraph-{anchor}", words, words, addresses.chapter_path(chapter.id), anchor)

    def indicator(self, indicator: Indicator) -> Citation:
        """An indicator's figures; what must be known of the latest one is part of the title."""
        wording, subject = self.wording, self.wording.plan.subject
        latest = wording.assessments.latest(indicator)
        remarks = wording.remarks(latest) if latest is not None else ""
        note, part = f"{subject.name}数值待公布", f"{self.wording.plan.about.title}主要指标"
        if latest is not None:
            period = f"{subject.name}{wording.period(latest)}"
            note = f"{period}：{wording.value(indicator, latest.value)}" + (f"（{remarks}）" if remarks else "")
            part += f"（{period}数值：{remarks}）" if remarks else ""
            note += f"；{wording.corrected(latest, indicator.unit)}" if latest.corrects else ""
        return Citation(
            key=f"indicator-{indicator.id}",
            kind=CitationKind.DATA,
            title=indicator.name,
            part=part,
            authors=self.authors,
            platform=self.platform,
            published=Day.of(wording.plan.indicator_updated(indicator)),
            cited=self.edition.cited,
            url=self._url(addresses.indicator_path(indicator.id)),
            sentence=press.indicator_sentence(wording, indicator, self.edition.words),
            version=self.edition.version,
            note=f"{note}；数据截至{self.edition.iso}",
        )

    def project(self, project: Project) -> Citation:
        """A project's promises and what is known of them."""
        plan = self.wording.plan
        return Citation(
            key=f"project-{project.id}",
            kind=CitationKind.PAGE,
            title=project.name,
            part=f"{plan.about.title}{plan.box_words(project)}项目进展",
            authors=self.authors,
            platform=self.platform,
            published=Day.of(plan.project_updated(project)),
            cited=self.edition.cited,
            url=self._url(addresses.project_path(project.id)),
            sentence=press.project_sentence(self.wording, project, self.edition.words),
            note=f"数据版本{self.edition.version}",
        )

    def dataset(self) -> Citation:
        """All data in their present version."""
        plan = self.wording.plan
        day = Day.of(plan.as_of)
        return Citation(
            key=f"data-{plan.version}",
            kind=CitationKind.DATA,
            title=f"{plan.about.title}进展数据",
            part="",
            authors=self.authors,
            platform=self.platform,
            published=day,
            cited=day,
            url=self._url("data"),
            sentence=press.dataset_sentence(self.wording, self.platform, plan.version),
            version=plan.version,
        )

    def _url(self, path: str, anchor: str = "") -> str:
        return self.imprint.absolute(path, anchor) or PAGE_ADDRESS + (f"#{anchor}" if anchor else "")

    def _text(self, key: str, part: str, where: str, path: str, anchor: str) -> Citation:
        plan = self.wording.plan
        number = plan.about.document_number
        return Citation(
            key=key,
            kind=CitationKind.PAGE,
            title=f"{plan.about.title}：{number}" if number else plan.about.title,
            part=part,
            authors=self.authors,
            platform=self.platform,
            published=Day.of(plan.about.published),
            cited=self.edition.cited,
            url=self._url(path, anchor),
            sentence=f"以上内容见《{plan.about.title}》{f'（{number}）' if number else ''}{where}。",
            where=where,
        )
