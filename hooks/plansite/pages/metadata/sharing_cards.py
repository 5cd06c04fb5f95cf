"""分享卡片: one for every page, which says what the page is about, and where each is published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from plansite import addresses
from plansite.charts import font, glyphs
from plansite.charts.store import Drawn
from plansite.charts.values import card as site_card
from plansite.charts.values.picture import PNG, Stamp, remark
from plansite.charts.values.sharing import HEIGHT, WIDTH, SharingCard
from plansite.exports.export import LateExport
from plansite.models import Indicator, Project
from plansite.pages.rendering.page import COLUMNS, Page
from plansite.pages.rendering.publication import Publication
from plansite.wording import days

FOLDER = "assets/cards"
HOME = "index"


@dataclass(frozen=True, slots=True)
class Preview:
    """预览图: the picture that is shown where a page is shared."""

    path: str
    width: int
    height: int
    """Pixels."""

    alternative: str


def cards(publication: Publication, pages: Sequence[Page]) -> dict[str, SharingCard]:
    """The card of every page by the page's path; none while the site's address is not known, for nobody could fetch it.

    A page whose words the font does not have all letters of shows the card of the first page.
    """
    if not publication.imprint.url:
        return {}
    titles = {page.path: page.title for page in pages}
    titles |= {path: page.title for path, page in publication.own_pages.items()}
    makers = _Makers(publication)
    found = {path: makers.card(path, title) for path, title in titles.items()}
    lacking = font.lacking(glyphs.unusual(found.values()))
    if lacking:
        found = {path: card for path, card in found.items() if not path or not lacking & set(card.alternative)}
    return found


def previews(cards: Mapping[str, SharingCard]) -> dict[str, Preview]:
    """What the head of a page says of its card, by the page's path."""
    return {path: Preview(f"{card.name}.png", WIDTH, HEIGHT, card.alternative) for path, card in cards.items()}


def exports(cards: Mapping[str, SharingCard], drawn: Mapping[str, Drawn]) -> Iterator[LateExport]:
    """The files of the cards."""
    for card in cards.values():
        yield LateExport(f"{card.name}.png", partial(_file, drawn, card.name), card.title, "分享卡片")


def _file(drawn: Mapping[str, Drawn], name: str) -> bytes:
    return drawn[name].files[PNG]


class _Makers:
    """What is said of each kind of page."""

    def __init__(self, publication: Publication) -> None:
        plan = publication.plan
        self._publication = publication
        self._site = publication.imprint.name or plan.about.short_title
        self._stamp = Stamp("", publication.settings.official).lines
        self._indicators = {addresses.indicator_path(one.id): one for one in plan.indicators}
        self._projects = {addresses.project_path(one.id): one for one in plan.projects}

    def card(self, path: str, title: str) -> SharingCard:
        """The card of one page."""
        name = f"{FOLDER}/{path or HOME}"
        column = COLUMNS.get(path.partition("/")[0], "")
        head = (self._site, *([column] if column and column != title else []))
        if indicator := self._indicators.get(path):
            return self._of_indicator(name, head, indicator)
        if project := self._projects.get(path):
            return self._of_project(name, head, project)
        if not path:
            whole = site_card.card(self._publication.plan, Stamp("", self._publication.settings.official))
            said = tuple(line for line in whole.lines if line not in self._stamp)
            return SharingCard.of(name, whole.title, head=head, lines=said, foot=self._stamp)
        return SharingCard.of(name, title, head=head, foot=self._stamp)

    def _of_indicator(self, name: str, head: tuple[str, ...], indicator: Indicator) -> SharingCard:
        """Its newest value with its period and what must be said of it, and its target."""
        plan, wording = self._publication.plan, self._publication.wording
        latest, aim = self._publication.assessments.latest(indicator), plan.aim(indicator)
        when = "规划期内数值待公布" if latest is None else wording.period(latest)
        remarks = "" if latest is None else remark(latest)
        target = "" if aim is None else f"{wording.aim_head(indicator, aim)}：{wording.aim_text(indicator, aim)}"
        return SharingCard.of(
            name,
            indicator.name,
            head=head,
            figure="" if latest is None else wording.value(indicator, latest.value),
            lines=tuple(line for line in (f"{when}（{remarks}）" if remarks else when, target) if line),
            foot=(f"数据截至：{days.day(plan.newest(plan.compared(indicator)))}", *self._stamp),
        )

    def _of_project(self, name: str, head: tuple[str, ...], project: Project) -> SharingCard:
        """Its state, since when the site knows it."""
        plan, wording = self._publication.plan, self._publication.wording
        return SharingCard.of(
            name,
            project.name,
            head=head,
            lines=(f"状态：{wording.project_status(project)}",),
            foot=(f"更新时间：{days.day(plan.project_updated(project))}", *self._stamp),
        )
