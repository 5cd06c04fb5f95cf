"""A built site beside the plan it was built from."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

import built_pages
from data_files import csv_rows, json_numbers
from plan_data import PlanData

HOST = "https://site.invalid"
"""Stands for the site's own host where none is configured."""


@dataclass(frozen=True)
class Published:
    """发布结果: a project, its built site, and the plan's text to compare with."""

    project: Path
    site: Path
    text: Path
    _parsed: dict[Path, Any] = field(default_factory=dict, repr=False)
    _sources: dict[Path, str] = field(default_factory=dict, repr=False)
    _led: dict[str, set[Path]] = field(default_factory=dict, repr=False)

    @cached_property
    def data(self) -> PlanData:
        """The plan's YAML."""
        return PlanData(self.project / "data")

    def kept(self, version: str) -> dict[str, str]:
        """SHA-256 of the files of a version that was published before, by path; nothing where none is kept."""
        lists = sorted((self.project / "versions").glob(f"{version}*.json"))
        return {name: digest for kept in lists for name, digest in json.loads(kept.read_bytes())["files"].items()}

    @cached_property
    def files(self) -> frozenset[Path]:
        """Every file of the site."""
        return frozenset(path for path in self.site.rglob("*") if path.is_file())

    @cached_property
    def documents(self) -> list[Path]:
        """Every HTML file."""
        return built_pages.documents(self.site)

    @cached_property
    def pages(self) -> list[Path]:
        """Every page that readers meet in the site's frame: not those for frames of others, of versions, or moved."""
        own = (path for path in built_pages.pages(self.site) if path.name == "index.html")
        return [path for path in own if not self.parsed(path).xpath("//meta[@http-equiv='refresh']")]

    @cached_property
    def chapters(self) -> list[str]:
        """Chapters by number and other pieces by name, in the order of the plan."""
        if stated := self.data.about.get("contents"):
            return [str(piece) for piece in stated]
        there = [path.stem for path in (self.project / "content" / "chapters").glob("*.md") if path.stem != "index"]
        kinds = ("front", "", "annex", "glossary")
        usual = sorted(there, key=lambda name: (kinds.index(name.rstrip("0123456789")), name.zfill(20)))
        return [str(int(name)) if name.isdigit() else name for name in usual]

    @cached_property
    def extent(self) -> str:
        """How long the text is, in words: ``18 篇、62 章``."""
        named = (("part", "篇"), ("", "章"), ("annex", "个附件"))
        counted = [(sum(p.rstrip("0123456789") == kind for p in self.chapters), word) for kind, word in named]
        return "、".join(f"{number} {word}" for number, word in counted if number)

    def source(self, path: Path) -> str:
        """The HTML of a page."""
        if path not in self._sources:
            self._sources[path] = path.read_text(encoding="utf-8")
        return self._sources[path]

    def parsed(self, path: Path) -> Any:
        """A page, parsed; never change it."""
        if path not in self._parsed:
            self._parsed[path] = html.fromstring(path.read_bytes())
        return self._parsed[path]

    def has(self, name: str) -> bool:
        """Whether there is a page at an address: ``indicators``, or ``""`` for home."""
        return (self.site / name / "index.html").is_file()

    def page(self, name: str) -> Any:
        """The page at an address; an empty one if it is not there, which other rules tell."""
        path = self.site / name / "index.html"
        return self.parsed(path) if path.is_file() else html.fromstring("<html><body><article></article></body></html>")

    def csv(self, name: str) -> list[dict[str, str]]:
        """The rows of a data file."""
        return csv_rows(self.content(f"data/{name}"))

    def json(self, name: str) -> Any:
        """A file, its numbers digit by digit."""
        return json_numbers(self.content(name))

    def content(self, name: str) -> bytes:
        """A file that must be there."""
        if not (self.site / name).is_file():
            pytest.fail(f"网站缺少文件 {name}", pytrace=False)
        return (self.site / name).read_bytes()

    def name(self, path: Path) -> str:
        """A file as it is called in messages."""
        return path.relative_to(self.site).as_posix()

    @cached_property
    def home(self) -> str:
        """The address of the site: the one it states, or a made-up one."""
        stated = self.page("").xpath("//link[@rel='canonical']/@href")
        return str(stated[0]) if stated else f"{HOST}/"

    def address(self, path: Path) -> str:
        """The address of a page."""
        return self.home + self.name(path).removesuffix("index.html")

    def target(self, path: Path, link: str) -> tuple[Path, str] | None:
        """The file and the anchor that a link on a page leads to; ``None`` if it leads to another site."""
        address = urlsplit(urljoin(self.address(path), link))
        home = urlsplit(self.home)
        if (address.scheme, address.netloc) != (home.scheme, home.netloc):
            return None
        below = unquote(address.path)
        if not below.startswith(home.path):
            return self.site / "outside" / below.lstrip("/"), ""
        found = self.site / PurePosixPath(below.removeprefix(home.path))
        return (found / "index.html" if below.endswith("/") else found), unquote(address.fragment)

    def leads_to(self, name: str, target: str) -> bool:
        """Whether the page at ``name`` has a link to the page at ``target``."""
        if name not in self._led:
            path = self.site / name / "index.html"
            links = (self.target(path, href) for href in self.page(name).xpath("//article//a/@href"))
            self._led[name] = {found[0] for found in links if found is not None}
        return (self.site / target / "index.html") in self._led[name]
