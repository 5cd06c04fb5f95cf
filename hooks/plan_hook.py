"""MkDocs events of the plan site. All work is done in ``plansite``; this file only calls it."""

from __future__ import annotations

import datetime
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from plansite import checksums, identity, kept, security, settings, urls
from plansite.exports import edition
from plansite.identity import Identity, escaped
from plansite.imprint import Imprint
from plansite.pages import external, templates
from plansite.problems import PlanError
from plansite.shelf import DamagedError
from plansite.site import Folders, Site, load
from plansite.site_files import (
    bodies,
    generated,
    hang_pictures,
    redirecting,
    with_one_stylesheet,
    without_raw_text,
)

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.plansite")


_run = {"command": "build"}
"""What MkDocs was asked to do. A preview reloads itself by scripts that the policy of a published page forbids."""


def on_startup(command: str, **_: object) -> None:
    """Note what MkDocs was asked to do."""
    _run["command"] = command


def on_config(config: MkDocsConfig) -> None:
    """Read and check everything before MkDocs clears the last site, so that bad data leaves it as it was."""
    root = Path(config.config_file_path).parent
    content = Path(config.docs_dir)
    custom = Path(config.theme.custom_dir or root / "overrides")
    folders = Folders.of(root, content, custom)
    try:
        chosen = settings.read(Path(config.config_file_path))
        chosen.require_address(config.site_url or "")
        site = load(folders, chosen, _today(), Imprint(config.site_name, config.site_url or ""))
        urls.require(site.paths, root / urls.LOCK)
    except PlanError as error:
        raise PluginError(f"\n{error}\n数据没有通过检查，没有生成网站；原有网站未改动。") from None
    for warning in site.warnings:
        log.info("%s", warning)
    config.extra["site"] = site
    config.extra["identity"] = Identity(site.imprint, chosen)
    _ = site.drawing  # begins here, so that drawing and building go on side by side


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Replace the plan's raw text by its pages, and add everything else that is made from data."""
    site: Site = config.extra["site"]
    config.extra["bodies"] = bodies(site)
    left = with_one_stylesheet(without_raw_text(files, site), site, config)
    lock = Path(config.config_file_path).parent / urls.LOCK
    for file in (*generated(site, config), *redirecting(urls.redirects(lock), config)):
        left.append(file)
    return left


def on_env(env: Environment, config: MkDocsConfig, **_: object) -> None:
    """Keep the theme's compiled templates between builds: compiling takes as long as filling them."""
    site: Site = config.extra["site"]
    env.bytecode_cache = templates.compiled(site.folders.cache)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Date every page by its data, never by the clock: the site map and its compression follow that date.

    The search has an index of its own, so the theme need not make one of every page.
    """
    site: Site = config.extra["site"]
    page.meta["search"] = {"exclude": True}
    page.update_date = str(page.meta.get("updated", site.plan.as_of))
    page.meta.update(escaped(page.meta))
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Put the finished HTML of a page into its places."""
    body = config.extra["bodies"].get(page.file.src_uri)
    marked = external.marked(html)
    return body.filled(marked) if body is not None else marked


def on_post_page(output: str, **_: object) -> str:
    """Let only the site's own scripts run in a page."""
    return output if _run["command"] == "serve" else security.finished(output)


@event_priority(-100)
def on_post_build(config: MkDocsConfig, **_: object) -> None:
    """Hang the pictures, drawn meanwhile; keep versions of the data; last of all seal every page and file."""
    site: Site = config.extra["site"]
    folder = Path(config.site_dir)
    hang_pictures(site, folder)
    _keep_versions(site, folder)
    if _run["command"] != "serve":
        checksums.seal(folder)


def _keep_versions(site: Site, folder: Path) -> None:
    """Give the files of this version of the data their lasting addresses, once all are written; add kept versions."""
    versions, whole = site.folders.versions, edition.relative(table.path for table in site.tables)
    edition.freeze(folder, site.version, site.lasting)
    edition.introduce(folder, site.contents, kept.thin(folder, versions, site.version, whole))
    try:
        differing = kept.restore(folder, versions, site.version)
    except DamagedError as error:
        raise PluginError(
            f"\n{kept.FOLDER}/ 中保存的 {error} 缺少或损坏，没有生成网站。请取回完整的 {kept.FOLDER}/ 再试。"
        ) from None
    for name in differing:
        log.info("数据版本 %s 的 %s 已发布过而内容不同，保留先发布的", site.version, name)


def _today() -> datetime.date:
    """The day in Beijing that decides what is in the future; a build can be held at one by ``SOURCE_DATE_EPOCH``."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    zone = identity.BEIJING
    return (datetime.datetime.fromtimestamp(int(epoch), zone) if epoch else datetime.datetime.now(zone)).date()
