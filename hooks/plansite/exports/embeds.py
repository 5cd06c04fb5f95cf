"""嵌入页: every indicator without the site around it, to be shown in other people's pages.

Each is published twice: beside the indicator, where it follows the data, and below the version of the data, where it
never changes. It fits whatever size its frame has by style sheet alone, because most editors for news strip scripts.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from jinja2 import Environment
from markupsafe import Markup

from plansite import paths
from plansite.charts import theme
from plansite.charts.store import Drawn
from plansite.exports.export import Export
from plansite.models import Indicator
from plansite.pages import templates
from plansite.pages.workshop import Workshop
from plansite.plan import Plan

EMBED = "embed"
TEMPLATE = "indicator.html"
SITE_ADDRESS = "〔本站网址〕/"
"""Stands for the site's address while it is not known; a reader's browser puts the real one there."""

HEIGHT = re.compile(r'viewBox="[\d.]+ [\d.]+ [\d.]+ ([\d.]+)"')
AROUND_WIDE, AROUND_NARROW = 190, 250
"""Pixels that the words above and below a picture take, in a wide frame and on a phone."""


def version_path(version: str) -> str:
    """Where the files of one version of the data stay for ever."""
    return f"data/v/{version}"


def embed_path(indicator: str) -> str:
    """Where an indicator's page for frames is published."""
    return f"{paths.indicator_path(indicator)}/{EMBED}"


def published(plan: Plan) -> list[str]:
    """Paths that follow the data; those below a version are no part of what a later build must have."""
    return [embed_path(indicator.id) for indicator in plan.indicators]


def exports(workshop: Workshop) -> Iterator[Export]:
    """Both pages of every indicator."""
    folder = workshop.bodies.parent / EMBED
    if not workshop.gallery:
        return
    env = templates.environment(folder)
    for indicator in workshop.plan.indicators:
        for base in ("", f"{version_path(workshop.subjects.version)}/"):
            path = f"{base}{embed_path(indicator.id)}"
            page = _page(workshop, env, indicator, path, is_frozen=bool(base))
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
    frozen = f"{version_path(version)}/{embed_path(indicator.id)}"
    return [
        Code("最新数值", "数据更新后，嵌入的图随之更新。", _code(workshop, indicator, embed_path(indicator.id))),
        Code("固定版本", f"永远显示版本 {version} 的数值，不随更新和更正改变。", _code(workshop, indicator, frozen)),
    ]


def _code(workshop: Workshop, indicator: Indicator, path: str) -> Markup:
    """The code as text of a page; an unknown address is marked with its path as seen from the indicator's page."""
    picture = workshop.gallery[paths.indicator_path(indicator.id)]
    size = f'width="100%" height="{frame_height(picture)}" style="border:0"'
    tail = f'" title="{escape(indicator.name)}" {size} loading="lazy"></iframe>'
    address = workshop.imprint.absolute(path)
    if not address:
        relative = posixpath.relpath(path, paths.indicator_path(indicator.id))
        slot = Markup('<span data-path="{}/">{}</span>').format(relative, f"{SITE_ADDRESS}{path}/")
        return Markup("{}{}{}").format('<iframe src="', slot, tail)
    return Markup("{}").format(f'<iframe src="{escape(address)}{tail}')


def frame_height(picture: Drawn) -> int:
    """Pixels in which the picture shows at its own size, on a page and on a phone."""
    wide, narrow = (float(found[1]) if (found := HEIGHT.search(svg)) else 0.0 for svg in (picture.wide, picture.narrow))
    return round(max(wide + AROUND_WIDE, narrow + AROUND_NARROW))


def _page(workshop: Workshop, env: Environment, indicator: Indicator, path: str, *, is_frozen: bool) -> str:
    plan, wording = workshop.plan, workshop.wording
    verdict = workshop.assessments.indicator(indicator)
    remark = "（初步）" if verdict.reading is not None and verdict.reading.preliminary else ""
    publishers = dict.fromkeys(plan.sources[observation.source].publisher for observation in indicator.observations)
    return env.get_template(TEMPLATE).render(
        indicator=indicator,
        picture=workshop.gallery[paths.indicator_path(indicator.id)],
        status=workshop.assessments.indicator_status(indicator).value + remark,
        sentence=wording.verdict_sentence(indicator, plan.subject.id),
        sources=[plan.about.title, *publishers],
        as_of=plan.as_of,
        version=workshop.subjects.version,
        frozen=is_frozen,
        href=posixpath.relpath(paths.indicator_path(indicator.id), path) + "/",
        platform=workshop.subjects.platform,
        tones=theme.TONES.items(),
    )
