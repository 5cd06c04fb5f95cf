"""MkDocs events of the plan site. All work is done in ``plansite``; this file only calls it."""

from __future__ import annotations

import datetime
import logging
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import event_priority

from plansite.addresses import Imprint
from plansite.pages.metadata.site_identity import Identity, escaped
from plansite.pages.rendering import environment, external, white_space
from plansite.pages.rendering.page import Page as MadePage
from plansite.problems import PlanError, Problem, errors
from plansite.publishing import (
    checksums,
    content_security,
    mkdocs_files,
    preview,
    url_lock,
    version_store,
    versions,
)
from plansite.publishing.object_store import DamagedError
from plansite.publishing.site import Folders, Site, build, read
from plansite.reading import settings
from plansite.reading.folding import unbroken
from plansite.wording import days
from plansite.wording.edition import Edition, filled

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from plansite.pages.rendering.publication import Publication

log = logging.getLogger("mkdocs.plansite")


@dataclass
class Build:
    """What one run of MkDocs makes; templates of the theme know it as ``config.extra.build``."""

    is_preview: bool = False
    """A preview reloads itself by scripts that the policy of a published page forbids."""

    folders: Folders = field(init=False)
    site: Site = field(init=False)
    identity: Identity = field(init=False)
    pages: dict[str, MadePage] = field(init=False)
    """Pages by the paths of their source files."""

    marks: Edition = field(init=False)
    """What pages hold in the place of the version of the data and its day until they are written."""

    words: dict[str, str] = field(default_factory=dict)
    """What is put there then."""

    writing: MadePage | None = None
    """The page that is being written, if it is one that is made from data."""


current = Build()


def on_startup(command: str, **_: object) -> None:
    """Note what MkDocs was asked to do."""
    current.is_preview = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Read, check and make everything before MkDocs clears the last site: whatever fails leaves it as it was."""
    root = Path(config.config_file_path).parent
    folders = Folders.of(root, Path(config.docs_dir))
    if current.is_preview and not hasattr(current, "site"):
        preview.wait_until_sound(*config.dev_addr, lambda: _problems(config, folders))
    try:
        chosen, imprint, publication, warnings = _read(config, folders)
        url_lock.require(publication.paths, root / url_lock.LOCK)
    except PlanError as error:
        raise PluginError(f"\n{error}\n数据没有通过检查，没有生成网站；原有网站未改动。") from None
    except DamagedError as error:
        raise _damaged(error) from None
    for warning in (*warnings, *chosen.doubts(imprint.url)):
        log.info("%s", warning)
    current.folders, current.identity = folders, Identity(imprint, chosen)
    current.site = build(publication, folders, mkdocs_files.configured(config, is_preview=current.is_preview))
    current.marks, current.words = publication.marks, publication.edition.fillings
    current.pages = mkdocs_files.by_source(current.site.pages)
    config.extra["build"] = current


def on_serve(server: LiveReloadServer, **_: object) -> LiveReloadServer:
    """Keep a preview answering whatever is broken."""
    preview.guard(server, MkDocsException)
    server.watch(str(current.folders.data))
    return server


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Replace the plan's raw text by its pages, leave out what no page asks for, and add what is made from data."""
    left = mkdocs_files.without_raw_text(files, current.site)
    left = mkdocs_files.without_idle(left, config)
    left, current.words[mkdocs_files.STYLE] = mkdocs_files.with_one_stylesheet(left, current.site, config)
    left = mkdocs_files.with_one_script(left, config)
    redirects = url_lock.redirects(Path(config.config_file_path).parent / url_lock.LOCK)
    templates = environment.environment(current.folders.cache)
    for file in (
        *mkdocs_files.generated(current.site, config),
        *mkdocs_files.redirecting(redirects, templates, config),
    ):
        left.append(file)
    return left


def on_env(env: Environment, **_: object) -> None:
    """Keep the theme's compiled templates between builds, which takes as long as filling them."""
    env.bytecode_cache = environment.compiled(current.folders.cache)


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Date every page by its data, never by the clock: the site map and its compression follow that date.

    The search has an index of its own, so the theme need not make one of every page.
    """
    made = current.pages.get(page.file.src_uri)
    if made is not None and made.kept is not None:
        return markdown
    page.meta["search"] = {"exclude": True}
    if own := current.site.publication.own_pages.get(page.file.src_uri.removesuffix(".md")):
        page.meta.update(
            own.facts.model_dump(include={"title", "description", "source", "keywords"}, exclude_none=True)
        )
        markdown = own.body
    page.update_date = str(page.meta.get("updated", current.site.publication.plan.as_of))
    page.meta.update(escaped(page.meta))
    return markdown


def on_page_content(html: str, page: Page, **_: object) -> str:
    """The words of a page that people wrote, or those that will stand in the body of a page that is made."""
    made = current.pages.get(page.file.src_uri)
    if made is not None and made.kept is not None:
        return html
    words = unbroken(external.marked(html))
    if made is not None:
        page.toc = mkdocs_files.table_of_contents(made.filled(words))
    return words


def on_page_context(context: TemplateContext, page: Page, **_: object) -> TemplateContext:
    """Put the owner's words into the body of their page: now and not before, for MkDocs holds every page until then."""
    made = current.pages.get(page.file.src_uri)
    if made is not None and made.kept is None:
        page.content = made.filled(page.content or "")
    current.writing = made
    current.site.publication.plan.forget_asked()
    return context


def on_post_page(output: str, page: Page, **_: object) -> str:
    """Let go of the body, keep the page for the next build, and let only the site's own scripts run in it."""
    page.content = ""
    made, current.writing = current.writing, None
    if not current.is_preview and (made is None or made.kept is None):
        output = white_space.closed_up(output)
    output = filled(output if made is None else _kept(made, output), current.words)
    return output if current.is_preview else content_security.finished(output)


def on_post_template(output_content: str, **_: object) -> str:
    """Name the style sheet in pages that the theme makes by itself."""
    return filled(output_content, current.words)


@event_priority(-100)
def on_post_build(config: MkDocsConfig, **_: object) -> None:
    """Give this version of the data its lasting addresses, add kept versions, and last of all seal every file."""
    folder = Path(config.site_dir)
    try:
        differing = versions.published(current.site, folder, current.folders)
    except DamagedError as error:
        raise _damaged(error) from None
    for name in differing:
        version = current.site.publication.version
        log.info("数据版本 %s 的 %s 已发布过而内容不同，保留先发布的", version, name)
    if not current.is_preview:
        checksums.seal(folder)
    current.site.tidy(current.folders.content)


def _kept(page: MadePage, output: str) -> str:
    """A page as it is written, with its marks: what was kept of it, or what was made now, which is kept then."""
    store = current.site.kept
    if store is None or not page.key:
        return output
    if page.kept is None:
        store.keep(page, current.site.beside_of(page.path), output)
        return output
    try:
        return store.finished(page)
    except LookupError as error:
        raise PluginError(f"\n生成网站时，缓存中的网页 {error} 被别的程序删除或改动。请再生成一次。") from None


def _damaged(error: DamagedError) -> PluginError:
    folder = f"{version_store.FOLDER}/"
    return PluginError(f"\n{folder} 中保存的 {error} 缺少或损坏，没有生成网站。请取回完整的 {folder} 再试。")


def _read(
    config: MkDocsConfig, folders: Folders
) -> tuple[settings.Settings, Imprint, Publication, tuple[Problem, ...]]:
    """The settings, who publishes what under which address, the plan as it was read, and doubts about it."""
    chosen = settings.read(Path(config.config_file_path))
    chosen.require_address(config.site_url or "")
    imprint = Imprint(config.site_name, config.site_url or "")
    return chosen, imprint, *read(folders, chosen, _today(), imprint)


def _problems(config: MkDocsConfig, folders: Folders) -> list[Problem]:
    """What keeps a site from being made."""
    try:
        _read(config, folders)
    except PlanError as error:
        return errors(error.problems)
    return []


def _today() -> datetime.date:
    """The day in Beijing that decides what is in the future; a build can be held at one by ``SOURCE_DATE_EPOCH``."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    zone = days.BEIJING
    return (datetime.datetime.fromtimestamp(int(epoch), zone) if epoch else datetime.datetime.now(zone)).date()
