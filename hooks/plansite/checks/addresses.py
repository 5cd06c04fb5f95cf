"""Links to other sites lead only to those that the owner allows."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from plansite.dataset import Dataset
from plansite.problems import Mark, Problem
from plansite.settings import CONFIG, Settings


def problems(dataset: Dataset, settings: Settings) -> Iterator[Problem]:
    """Every address of another site that is not on the list."""
    for source in dataset.sources:
        if source.item.url is not None:
            yield from _unlisted(source.value("url"), source.item.url, settings, "；或删除这个字段，只写出处")
    for page in dataset.handwritten:
        for address in page.addresses():
            if address.href.lower().startswith(("http:", "https:", "//")):
                yield from _unlisted(address.mark, address.href, settings, "")


def _unlisted(mark: Mark, url: str, settings: Settings, otherwise: str) -> Iterator[Problem]:
    host = (urlsplit(url).hostname or "").lower()
    if not settings.allows(host):
        known = "、".join(settings.external_hosts or ()) or "（空）"
        mend = (
            f"请核对网址；确实可以链接的，请把它加入 {CONFIG} 的 extra.plan.external_hosts（现有：{known}）{otherwise}"
        )
        yield Problem(mark, f"外部网站“{host}”不在可链接的名单中", mend)
