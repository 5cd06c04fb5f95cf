"""嵌入页: every indicator without the site around it, to be shown in other people's pages.

Each is published twice: beside the indicator, where it follows the data, and below the version of the data, where it
never changes. It fits whatever size its frame has by style sheet alone, because most editors for news strip scripts.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape

from jinja2 import Template
from markupsafe import Markup

from plansite import addresses
from plansite.charts import sizes
from plansite.charts.drawing import theme
from plansite.charts.store import Drawn
from plansite.exports import version_files
from plansite.exports.export import LateExport
from plansite.models import Indicator
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import Renderer
from plansite.plan.plan import Plan

EMBED = "embed"
TEMPLATE = "embed.html"
SITE_ADDRESS = "〔本站网址〕/"
"""Stands for the site's address while it is not known; a reader's browser puts the real one there."""


def embed_path(indicator: str) -> str:
    """Where an indicator's page for frames is published."""
    return f"{addresses.indicator_path(indicator)}/{EMBED}"


def published(plan: Plan) -> list[str]:
    """Paths that follow the data; those below a version are no part of what a later build must have."""
    return [embed_path(indicator.id) for indicator in plan.indicators]


def exports(publication: Publication, renderer: Renderer) -> Iterator[LateExport]:
    """Both pages of every indicator, with its drawn picture."""
    template = renderer.templates.get_template(TEMPLATE)
    for indicator in publication.plan.indicators:
        for base in ("", f"{version_files.folder(publication.version)}/"):
            path = f"{base}{embed_path(indicator.id)}"
            page = partial(_page, publication, template, indicator, path, renderer.drawn)
            yield LateExport(f"{path}/index.html", page, f"{indicator.name}（嵌入页）", "供其他网页嵌入")


@dataclass(frozen=True, slots=True)
class Code:
    """嵌入代码: what somebody pastes into a page of theirs."""

    label: str
    words: str
    html: Markup


def codes(publication: Publication, indicator: Indicator, drawn: Mapping[str, Drawn]) -> list[Code]:
    """The code that follows the data, and the one that never changes."""
    version, path = publication.marks.version, embed_path(indicator.id)
    height = sizes.frame_height(drawn[addresses.indicator_path(indicator.id)])
    live = _code(publication, indicator, path, height)
    frozen = _code(publication, indicator, f"{version_files.folder(version)}/{path}", height)
    return [
        Code("最新数值", "数据更新后，嵌入的图随之更新。", live),
        Code("固定版本", f"永远显示版本 {version} 的数值，不随更新和更正改变。", frozen),
    ]


def _code(publication: Publication, indicator: Indicator, path: str, height: int) -> Markup:
    """The code as text of a page; an unknown address is marked with its path as seen from the indicator's page."""
    words = f'" title="{escape(indicator.name)}" width="100%" height="'
    tail = Markup("{}{}{}").format(words, height, '" style="border:0" loading="lazy"></iframe>')
    address = publication.imprint.absolute(path)
    if not address:
        relative = posixpath.relpath(path, addresses.indicator_path(indicator.id))
        slot = Markup('<span data-path="{}/">{}</span>').format(relative, f"{SITE_ADDRESS}{path}/")
        return Markup("{}{}{}").format('<iframe src="', slot, tail)
    return Markup("{}{}").format(f'<iframe src="{escape(address)}', tail)


def _page(
    publication: Publication, template: Template, indicator: Indicator, path: str, drawn: Mapping[str, Drawn]
) -> bytes:
    plan, wording = publication.plan, publication.wording
    publishers = dict.fromkeys(plan.sources[observation.source].publisher for observation in plan.compared(indicator))
    page = template.render(
        indicator=indicator,
        picture=drawn[addresses.indicator_path(indicator.id)].views,
        status=wording.indicator_status(indicator),
        sentence=wording.verdict_sentence(indicator, plan.subject.id),
        sources=[plan.about.title, *publishers],
        as_of=plan.newest(plan.compared(indicator)),
        frozen=path != embed_path(indicator.id),
        href=posixpath.relpath(addresses.indicator_path(indicator.id), path) + "/",
        platform=publication.subjects.platform,
        official=publication.settings.official,
        tones=theme.TONES.items(),
    )
    return page.encode()
