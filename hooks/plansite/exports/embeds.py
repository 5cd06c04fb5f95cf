"""嵌入页: every indicator without the site around it, to be shown in other people's pages.

Each is published twice: beside the indicator, where it follows the data, and below the version of the data, where it
never changes. It fits whatever size its frame has by style sheet alone, because most editors for news strip scripts.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from jinja2 import Template
from markupsafe import Markup

from plansite import paths
from plansite.charts import theme
from plansite.charts.store import Drawn
from plansite.exports import edition
from plansite.exports.export import Export
from plansite.measures import size
from plansite.models import Indicator
from plansite.pages import templates
from plansite.pages.workshop import Workshop
from plansite.plan import Plan

EMBED = "embed"
TEMPLATE = "indicator.html"
SITE_ADDRESS = "〔本站网址〕/"
"""Stands for the site's address while it is not known; a reader's browser puts the real one there."""


def embed_path(indicator: str) -> str:
    """Where an indicator's page for frames is published."""
    return f"{paths.indicator_path(indicator)}/{EMBED}"


def published(plan: Plan) -> list[str]:
    """Paths that follow the data; those below a version are no part of what a later build must have."""
    return [embed_path(indicator.id) for indicator in plan.indicators]


def exports(workshop: Workshop, gallery: Mapping[str, Drawn]) -> Iterator[Export]:
    """Both pages of every indicator, with its drawn picture."""
    folder = workshop.bodies.parent / EMBED
    env = templates.environment(folder, workshop.cache)
    for indicator in workshop.plan.indicators:
        for base in ("", f"{edition.folder(workshop.subjects.version)}/"):
            path = f"{base}{embed_path(indicator.id)}"
            page = _page(workshop, env.get_template(TEMPLATE), indicator, path, gallery)
            yield Export(f"{path}/index.html", page.encode(), f"{indicator.name}（嵌入页）", "供其他网页嵌入")


@dataclass(frozen=True, slots=True)
class Code:
    """嵌入代码: what somebody pastes into a page of theirs."""

    label: str
    words: str
    html: Markup


def codes(workshop: Workshop, indicator: Indicator) -> list[Code]:
    """The code that follows the data, and the one that never changes."""
    version = workshop.subjects.version
    frozen = f"{edition.folder(version)}/{embed_path(indicator.id)}"
    return [
        Code("最新数值", "数据更新后，嵌入的图随之更新。", _code(workshop, indicator, embed_path(indicator.id))),
        Code("固定版本", f"永远显示版本 {version} 的数值，不随更新和更正改变。", _code(workshop, indicator, frozen)),
    ]


def _code(workshop: Workshop, indicator: Indicator, path: str) -> Markup:
    """The code as text of a page; an unknown address is marked with its path as seen from the indicator's page."""
    height = size(paths.indicator_path(indicator.id), "frame")
    words = f'" title="{escape(indicator.name)}" width="100%" height="'
    tail = Markup("{}{}{}").format(words, height, '" style="border:0" loading="lazy"></iframe>')
    address = workshop.imprint.absolute(path)
    if not address:
        relative = posixpath.relpath(path, paths.indicator_path(indicator.id))
        slot = Markup('<span data-path="{}/">{}</span>').format(relative, f"{SITE_ADDRESS}{path}/")
        return Markup("{}{}{}").format('<iframe src="', slot, tail)
    return Markup("{}{}").format(f'<iframe src="{escape(address)}', tail)


def _page(workshop: Workshop, template: Template, indicator: Indicator, path: str, gallery: Mapping[str, Drawn]) -> str:
    plan, wording = workshop.plan, workshop.wording
    verdict = workshop.assessments.indicator(indicator)
    remark = "（初步）" if verdict.reading is not None and verdict.reading.preliminary else ""
    publishers = dict.fromkeys(plan.sources[observation.source].publisher for observation in indicator.observations)
    return template.render(
        indicator=indicator,
        picture=gallery[paths.indicator_path(indicator.id)].views,
        status=workshop.assessments.indicator_status(indicator).value + remark,
        sentence=wording.verdict_sentence(indicator, plan.subject.id),
        sources=[plan.about.title, *publishers],
        as_of=plan.newest(indicator.observations),
        frozen=path != embed_path(indicator.id),
        href=posixpath.relpath(paths.indicator_path(indicator.id), path) + "/",
        platform=workshop.subjects.platform,
        tones=theme.TONES.items(),
    )
