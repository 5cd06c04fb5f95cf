"""MkDocs events of the plan site. All work is done in ``plansite``; this file only calls it."""

from __future__ import annotations

import datetime
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from plansite import urls
from plansite.imprint import Imprint
from plansite.problems import PlanError
from plansite.settings import settings
from plansite.site import Folders, Site, load
from plansite.site_files import bodies, generated, redirecting, without_raw_text

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.plansite")


def on_config(config: MkDocsConfig) -> None:
    """Read and check everything before MkDocs clears the last site, so that bad data leaves it as it was."""
    root = Path(config.config_file_path).parent
    content = Path(config.docs_dir)
    custom = Path(config.theme.custom_dir or root / "overrides")
    folders = Folders.of(root, content, custom)
    try:
        chosen = settings(config.extra.get("plan"), Path(config.config_file_path).name)
        site = load(folders, chosen, _today(), Imprint(config.site_name, config.site_url or ""))
        urls.require(site.paths, root / urls.LOCK)
    except PlanError as error:
        raise PluginError(f"\n{error}\n数据没有通过检查，没有生成网站；原有网站未改动。") from None
    for warning in site.warnings:
        log.info("%s", warning)
    config.extra["site"] = site


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Replace the plan's raw text by its pages, and add everything else that is made from data."""
    site: Site = config.extra["site"]
    config.extra["bodies"] = bodies(site)
    kept = without_raw_text(files, site)
    lock = Path(config.config_file_path).parent / urls.LOCK
    for file in (*generated(site, config), *redirecting(urls.redirects(lock), config)):
        kept.append(file)
    return kept


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Date every page by its data, never by the clock: the site map and its compression follow that date."""
    site: Site = config.extra["site"]
    page.update_date = str(page.meta.get("updated", site.plan.as_of))
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Put the finished HTML of a page into its places."""
    body = config.extra["bodies"].get(page.file.src_uri)
    return body.filled(html) if body is not None else html


def _today() -> datetime.date:
    """The day that decides what is in the future; a build can be held at one by ``SOURCE_DATE_EPOCH``."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else datetime.datetime.now(datetime.UTC)
    return moment.date()
