"""``mkdocs.yml`` as MkDocs reads it: what it would stop at in English is told in Chinese, at its place, before.

MkDocs itself judges the file; its sentences are put into Chinese here. What it takes at its word and its theme then
stops at, or does without, is looked up in the files of the theme.
"""

from __future__ import annotations

import difflib
import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from plansite.problems import Mark, Problem, errors
from plansite.reading import config_file
from plansite.reading.marks import Loc
from plansite.reading.settings import CONFIG
from plansite.reading.yaml_file import Value, YamlFile

Said: TypeAlias = tuple[str, str]
"""What was found, and how to mend it."""

LISTED = 12
TYPES = {
    "str": "文字",
    "bool": "“true”或“false”",
    "int": "整数",
    "float": "数字",
    "list": "列表（每行一项，以“- ”开头）",
    "dict": "分项写的几个字段",
    "NoneType": "空",
}
CLASS = re.compile(r"<class '([A-Za-z_.]+)'>")
DOTTED = re.compile(r'"((?:announce|content|header|navigation|search|toc)(?:\.[a-z]+)+)"')
USED = re.compile(r"config\.theme\.([a-z_]+)")
COLOUR = re.compile(r"data-md-color-(scheme|primary|accent)=[\"']?([a-z0-9-]+)")
ALWAYS = {"scheme": {"default"}, "primary": {"custom"}, "accent": {"custom"}}
"""Values of a palette that no sheet of the theme need name."""

OWN = frozenset({"name", "custom_dir", "locale", "static_templates"})
"""Options of a theme that the generator itself reads."""


def problems(root: Path) -> list[Problem]:
    """Everything in ``mkdocs.yml`` that a site cannot be made with, but for the blocks that are read elsewhere."""
    path = root / CONFIG
    file = config_file.read(path, CONFIG, ())
    if not path.is_file() or errors(file.problems) or not isinstance(file.value, dict):
        return errors(file.problems)
    return list(Generator(root, file, file.value).problems())


@dataclass
class Generator:
    """设置文件 as MkDocs will read it, with the places of its parts."""

    root: Path
    file: YamlFile
    value: dict[str, Value]

    def problems(self) -> Iterator[Problem]:
        """Every fault, those with a place of their own first."""
        own = [*self._plugins(), *self._extensions(), *self._hooks(), *self._sheets(), *self._theme()]
        yield from own
        told = {problem.mark for problem in own}
        for loc, words in self._refused():
            mark = self._mark(loc)
            if mark not in told and not any(self._is_around(loc, one) for one in own):
                found, mend = _said(words, loc)
                yield Problem(mark, found, mend)

    def _mark(self, loc: Loc) -> Mark:
        """Where a setting stands, or the nearest that is around it."""
        while loc and not self.file.has(loc):
            loc = loc[:-1]
        if not loc:
            return Mark(CONFIG)
        return self.file.value_mark(loc) if len(loc) > 1 else self.file.key_mark(loc)

    def _is_around(self, loc: Loc, problem: Problem) -> bool:
        """Whether a fault was told already inside a setting of which MkDocs tells one."""
        inside = [place for place, mark in self.file.below() if mark == problem.mark]
        return bool(loc) and any(place[: len(loc)] == loc for place in inside) and loc[0] in {"plugins", "theme"}

    def _items(self, name: str) -> Iterator[tuple[Loc, str]]:
        """The names in a list of names that may have options, or in a mapping of them."""
        found = self.value.get(name)
        if isinstance(found, dict):
            yield from (((name, key), key) for key in found)
        for number, item in enumerate(found if isinstance(found, list) else []):
            if isinstance(item, dict) and len(item) == 1:
                yield (name, number), str(next(iter(item)))
            elif isinstance(item, str):
                yield (name, number), item

    def _plugins(self) -> Iterator[Problem]:
        known = _installed("mkdocs.plugins")
        own = f"{self._theme_name}/"
        for loc, name in self._items("plugins"):
            if name not in known and f"{own}{name}" not in known:
                near = _near(name, {one.removeprefix(own) for one in known})
                yield Problem(self._mark(loc), f"没有装名为“{name}”的插件", f"{near}请改正，或删除这一行")

    def _extensions(self) -> Iterator[Problem]:
        known = _installed("markdown.extensions")
        for loc, name in self._items("markdown_extensions"):
            if name not in known and not _is_module(name):
                mend = f"{_near(name, known)}请改正，或删除这一行"
                yield Problem(self._mark(loc), f"没有名为“{name}”的 Markdown 扩展", mend)

    def _hooks(self) -> Iterator[Problem]:
        """The program that makes the pages: nothing is made without it."""
        hooks = self.value.get("hooks")
        if not hooks or not isinstance(hooks, list):
            found = "“hooks”不是列表" if hooks else "没有写“hooks”"
            yield Problem(self._mark(("hooks",)), found, "请写上 hooks，下一行写 - hooks/plan_hook.py")
        for number, hook in enumerate(hooks if isinstance(hooks, list) else []):
            if not isinstance(hook, str) or not (self.root / hook).is_file():
                mend = "请写 hooks/plan_hook.py 这样的文件路径"
                yield Problem(self._mark(("hooks", number)), f"hooks 中的文件“{hook}”不存在", mend)

    def _sheets(self) -> Iterator[Problem]:
        """Sheets of style that are not there: the site would be made without them, and nobody told."""
        theme, docs = self.value.get("theme"), self.value.get("docs_dir", "docs")
        own = theme.get("custom_dir") if isinstance(theme, dict) else None
        folders = [self.root / folder for folder in (own, docs) if isinstance(folder, str)]
        sheets = self.value.get("extra_css")
        for number, sheet in enumerate(sheets if isinstance(sheets, list) else []):
            if not isinstance(sheet, str) or not any((folder / sheet).is_file() for folder in folders):
                mend = "请写 assets/css/text.css 这样的路径，从自己的模板文件夹写起，或删除这一行"
                yield Problem(self._mark(("extra_css", number)), f"样式文件“{sheet}”不存在", mend)

    @property
    def _theme_name(self) -> str:
        theme = self.value.get("theme", "mkdocs")
        return str(theme.get("name") if isinstance(theme, dict) else theme)

    def _theme(self) -> Iterator[Problem]:
        theme, names = self.value.get("theme"), _installed("mkdocs.themes")
        if theme is None:
            yield Problem(Mark(CONFIG), "没有写“theme”（主题）", "请写上 theme，下一行写 name: material")
        elif not isinstance(theme, str | dict):
            yield Problem(
                self._mark(("theme",)), "“theme”（主题）的写法不对", "请写 theme:，下一行缩进写 name: material"
            )
        if not isinstance(theme, str | dict) or (isinstance(theme, dict) and not theme.get("name")):
            return
        if self._theme_name not in names:
            loc: Loc = ("theme", "name") if isinstance(theme, dict) else ("theme",)
            mend = f"{_near(self._theme_name, names)}可用的有：{'、'.join(sorted(names))}"
            yield Problem(self._mark(loc), f"没有装名为“{self._theme_name}”的主题", mend)
        elif isinstance(theme, dict):
            folder = theme.get("custom_dir")
            if folder is not None and not (isinstance(folder, str) and (self.root / folder).is_dir()):
                found = f"“custom_dir”（自己的模板）中的文件夹“{folder}”不存在"
                yield Problem(self._mark(("theme", "custom_dir")), found, "请写 overrides 这样的文件夹路径")
            own = self.root / folder if isinstance(folder, str) else None
            yield from self._options(theme, _Theme(_theme_folder(self._theme_name), own))

    def _options(self, theme: dict[str, Value], files: _Theme) -> Iterator[Problem]:
        """Options that the theme does not know, or that name what it does not have."""
        for name in theme:
            if name not in files.options:
                mend = f"{_near(name, files.options)}请改正，或删除这一行"
                yield Problem(self.file.key_mark(("theme", name)), f"主题没有名为“{name}”的设置", mend)
        language = theme.get("language", "en")
        if files.languages and language not in files.languages:
            mend = f"{_near(str(language), files.languages)}中文写 zh"
            yield Problem(self._mark(("theme", "language")), f"主题没有“{language}”这种语言", mend)
        features = theme.get("features")
        for number, feature in enumerate(features if isinstance(features, list) else []):
            if not isinstance(feature, str) or not files.has(feature):
                mend = f"{_near(str(feature), files.features)}请改正，或删除这一行"
                yield Problem(self._mark(("theme", "features", number)), f"主题没有“{feature}”这个功能", mend)
        yield from self._looks(theme, files)

    def _looks(self, theme: dict[str, Value], files: _Theme) -> Iterator[Problem]:
        """Colours and icons that the theme does not have."""
        palette = theme.get("palette")
        at: Loc = ("theme", "palette")
        several = [((*at, number), part) for number, part in enumerate(palette)] if isinstance(palette, list) else []
        for loc, part in [*several, (at, palette)]:
            if isinstance(part, dict):
                yield from self._palette(part, loc, files)
        icons = theme.get("icon")
        for name, icon in (icons if isinstance(icons, dict) else {}).items():
            if isinstance(icon, str):
                yield from self._icon(icon, ("theme", "icon", name), files)

    def _palette(self, part: dict[str, Value], loc: Loc, files: _Theme) -> Iterator[Problem]:
        for name, value in part.items():
            known = files.colours.get(name, set())
            if known and value not in known:
                mend = f"{_near(str(value), known)}可用的有：{'、'.join(sorted(known))}"
                yield Problem(self._mark((*loc, name)), f"主题的配色没有“{name}: {value}”", mend)
        toggle = part.get("toggle")
        icon = toggle.get("icon") if isinstance(toggle, dict) else None
        if isinstance(icon, str):
            yield from self._icon(icon, (*loc, "toggle", "icon"), files)

    def _icon(self, icon: str, loc: Loc, files: _Theme) -> Iterator[Problem]:
        if not files.holds(f".icons/{icon}.svg"):
            near = _near(icon, files.icons(icon))
            yield Problem(self._mark(loc), f"主题没有“{icon}”这个图标", f"{near}请改正，如 material/weather-night")

    def _refused(self) -> Iterator[tuple[Loc, str]]:
        """What MkDocs says of each setting, by its place."""
        from mkdocs.config.defaults import MkDocsConfig  # noqa: PLC0415 -- takes longer than all other checks
        from mkdocs.exceptions import ConfigurationError  # noqa: PLC0415
        from mkdocs.utils.yaml import yaml_load  # noqa: PLC0415

        path = self.root / CONFIG
        try:
            with path.open("rb") as stream:
                read = dict(yaml_load(stream))
        except (yaml.YAMLError, ConfigurationError, OSError) as error:
            yield self._broken(error), str(error)
            return
        config = MkDocsConfig(config_file_path=str(path))
        config.load_dict(self._sound(read))
        log = logging.getLogger("mkdocs")
        level = log.level
        log.setLevel(logging.CRITICAL)
        try:
            failed, warned = config.validate()
        finally:
            log.setLevel(level)
        for name, told in (*failed, *warned):
            if name == "nav":
                yield from ((loc, str(told)) for loc in _not_single(self.value.get("nav"), ("nav",)))
                continue
            for loc, words in _placed((name,), str(told), self._items(name)):
                yield self._inside(loc, words), words

    def _broken(self, error: Exception) -> Loc:
        """The setting at which the file cannot be read as MkDocs reads it."""
        found = re.search(r"line (\d+), column", str(error))
        if found is None:
            return ("INHERIT",) if "INHERIT" in self.value else ()
        return next((loc for loc, _ in self.file.below() if loc and self.file.key_mark(loc).line == int(found[1])), ())

    def _inside(self, loc: Loc, words: str) -> Loc:
        """The item of a list that the words speak of, where they name it."""
        found = self.value.get(str(loc[0])) if len(loc) == 1 else None
        for number, item in enumerate(found if isinstance(found, list) else []):
            if isinstance(item, str) and f"{item}'" in words:
                return (*loc, number)
        return loc

    def _sound(self, read: dict[str, Any]) -> dict[str, Any]:
        """What is left to be judged: without what runs when it is read, and without names that were told already."""
        left = {name: value for name, value in read.items() if name != "hooks"}
        for name, own in (("plugins", self._plugins), ("markdown_extensions", self._extensions)):
            wrong = {problem.mark for problem in own()}
            bad = {key for loc, key in self._items(name) if self._mark(loc) in wrong}
            found = left.get(name)
            if isinstance(found, list):
                left[name] = [
                    item for item in found if (next(iter(item), "") if isinstance(item, dict) else item) not in bad
                ]
            elif isinstance(found, dict):
                left[name] = {key: value for key, value in found.items() if key not in bad}
        return left


@dataclass(frozen=True)
class _Theme:
    """The files of a theme, and the site's own in their place."""

    folder: Path
    own: Path | None

    @cached_property
    def _templates(self) -> str:
        return "\n".join(path.read_text(encoding="utf-8") for path in self._under(".html"))

    def _under(self, suffix: str) -> Iterator[Path]:
        """Files of one kind, without the thousands of icons."""
        for folder in (self.folder, self.own):
            for above, folders, names in os.walk(folder) if folder is not None else ():
                folders[:] = [name for name in folders if not name.startswith(".")]
                yield from (Path(above) / name for name in names if name.endswith(suffix))

    @cached_property
    def _scripts(self) -> str:
        return "\n".join(path.read_text(encoding="utf-8") for path in self.folder.glob("assets/javascripts/bundle*.js"))

    @cached_property
    def options(self) -> frozenset[str]:
        """What may stand below ``theme``."""
        file = self.folder / "mkdocs_theme.yml"
        stated = yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else {}
        return frozenset({*OWN, *(stated or {}), *USED.findall(self._templates)})

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages that it has words of."""
        return frozenset(path.stem for path in (self.folder / "partials" / "languages").glob("*.html"))

    @cached_property
    def features(self) -> frozenset[str]:
        """The features that it can be asked for, as far as their names are known."""
        return frozenset(DOTTED.findall(self._templates + self._scripts))

    def has(self, feature: str) -> bool:
        """Whether it asks for a feature anywhere."""
        return not self.languages or f'"{feature}"' in self._templates or f'"{feature}"' in self._scripts

    @cached_property
    def colours(self) -> dict[str, set[str]]:
        """The values of a palette that its sheets, or the site's own, know."""
        found: dict[str, set[str]] = {}
        own = self.own.rglob("*.css") if self.own is not None else ()
        for path in (*self.folder.glob("assets/stylesheets/palette*.css"), *own):
            for name, value in COLOUR.findall(path.read_text(encoding="utf-8")):
                found.setdefault(name, set(ALWAYS[name])).add(value)
        return found

    def holds(self, path: str) -> bool:
        """Whether there is a file."""
        return any((folder / path).is_file() for folder in (self.folder, self.own) if folder is not None)

    def icons(self, icon: str) -> set[str]:
        """The icons of the family of one."""
        family = icon.partition("/")[0]
        folder = self.folder / ".icons" / family
        return {f"{family}/{path.relative_to(folder).with_suffix('').as_posix()}" for path in folder.rglob("*.svg")}


def _not_single(value: Value, loc: Loc) -> Iterator[Loc]:
    """Entries of the navigation that have other than one title; what they name is looked up where pages are known."""
    if len(loc) == 1 and not isinstance(value, list):
        yield loc
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _not_single(part, (*loc, number))
    elif isinstance(value, dict):
        if len(value) != 1:
            yield loc
        for key, part in value.items():
            yield from _not_single(part, (*loc, key))


def _placed(loc: Loc, words: str, items: Iterable[tuple[Loc, str]]) -> Iterator[tuple[Loc, str]]:
    """What MkDocs says of a part of a setting, at that part."""
    if found := re.match(r"Sub-option '(.+?)': (.*)", words, re.DOTALL):
        yield from _placed((*loc, found[1]), found[2], ())
        return
    if found := re.match(r"Unrecognised configuration name: (.+)", words):
        yield loc if loc[-1] == found[1] else (*loc, found[1]), words
        return
    if found := re.match(
        r"(?:Failed to load extension|Invalid config options for Markdown Extension) '([^']+)'", words
    ):
        places = [place for place, name in items if name == found[1]]
        at = places[0] if places else loc
        option = re.search(r"KeyError: '([^']+)'$", words)
        yield (*at, found[1], *([option[1]] if option is not None else [])), words
        return
    for line in words.split("\n") if words.startswith("Plugin ") else [words]:
        option = re.match(r"Plugin '([^']+)' option '([^']+)': (.*)", line)
        places = [place for place, name in items if option is not None and name == option[1]]
        if option is None or not places:
            yield loc, words
            return
        yield (*places[0], option[1], option[2]), option[3]


def _said(words: str, loc: Loc) -> Said:
    """The words of MkDocs in Chinese."""
    name = next((str(part) for part in reversed(loc) if isinstance(part, str)), CONFIG)
    for pattern, told in SENTENCES:
        if found := re.search(pattern, words, re.DOTALL):
            return told(name, found)
    return f"网站生成程序不接受“{name}”的写法", "请照本项目原来的 mkdocs.yml 改正，或删除这一项"


def _types(words: str) -> str:
    names = dict.fromkeys(TYPES.get(one.rpartition(".")[2], "") for one in CLASS.findall(words))
    return "或".join(filter(None, names)) or "别的写法"


def _choices(words: str) -> str:
    return "、".join(re.findall(r"'([^']+)'", words))


def _unknown(name: str, _: re.Match[str]) -> Said:
    from mkdocs.config.defaults import MkDocsConfig  # noqa: PLC0415

    known = {key for key, _option in MkDocsConfig._schema}  # noqa: SLF001 -- nothing else lists its settings
    return f"没有名为“{name}”的设置", f"{_near(name, known)}请改正，或删除这一项"


SENTENCES: tuple[tuple[str, Callable[[str, re.Match[str]], Said]], ...] = (
    (r"^Unrecognised configuration name", _unknown),
    (r"^Required configuration not provided", lambda n, _: (f"没有写“{n}”，或是空的", "请补上这一项")),
    (
        r"Expected type: (.+?)(?: with length \d+)? but received: (.+)",
        lambda n, m: (f"“{n}”应为{_types(m[1])}，写的却是{_types(m[2])}", "请改成规定的写法，或删除这一项"),
    ),
    (
        r"Expected a key-value mapping|Expected a string, but a",
        lambda n, m: (f"“{n}”应为{TYPES['dict' if 'key' in m[0] else 'str']}", "请改成规定的写法，或删除这一项"),
    ),
    (
        r"Expected a (?:list|dict) of items",
        lambda n, m: (f"“{n}”应为{TYPES['list' if 'list' in m[0] else 'dict']}", "请改成规定的写法，或删除这一项"),
    ),
    (
        r"Expected one of:? (.+?)(?: but received: |, got )(.+)",
        lambda n, m: (f"“{n}”的值“{m[2].strip(chr(39))}”不在可选范围内", f"可用的有：{_choices(m[1])}"),
    ),
    (
        r"Expected boolean",
        lambda n, _: (f"“{n}”应为 true 或 false", "请改成 true 或 false，不加引号"),
    ),
    (
        r"IP:PORT|is not a valid port|IPv4 or IPv6",
        lambda n, _: (f"“{n}”不是“地址:端口”", "请写成 127.0.0.1:8000 这样，或删除这一项"),
    ),
    (
        r"The URL isn't valid|Unable to parse the URL|Expected a string, got",
        lambda n, _: (f"“{n}”不是完整的网址", "请写以 http:// 或 https:// 开头的网址，或删除这一项"),
    ),
    (
        r"The path '(.+)' isn't an existing",
        lambda n, m: (
            f"“{n}”中的“{Path(m[1]).name}”不存在",
            "请核对文件夹或文件的路径，从 mkdocs.yml 所在的文件夹写起",
        ),
    ),
    (
        r"should not be (?:the parent directory|within)",
        lambda n, _: (f"“{n}”的文件夹不能这样放", "docs_dir 写 content，site_dir 不写"),
    ),
    (
        r"Expected nav",
        lambda _n, _m: ("“nav”（导航）的写法不对", "请每行一项：“- 标题: 文件”，或“- 标题:”下面再缩进写几行"),
    ),
    (
        r"Expected a multiline string",
        lambda n, _: (f"“{n}”应为几行文字", "请在冒号后写 |，下面每行一项"),
    ),
    (
        r"Failed to load extension '([^']+)'.*KeyError: '([^']+)'$",
        lambda _, m: (f"Markdown 扩展“{m[1]}”没有名为“{m[2]}”的选项", "请改正，或删除这一行"),
    ),
    (
        r"(?:Failed to load extension|Invalid config options for Markdown Extension) '([^']+)'",
        lambda _, m: (f"Markdown 扩展“{m[1]}”不接受这里的选项", "请改正选项的写法，或删除这些选项"),
    ),
    (
        r"Invalid Markdown Extensions configuration|is not a valid Markdown Extension name",
        lambda n, _: (f"“{n}”的写法不对", "请每行一个扩展，如 - attr_list；有选项的写“- toc:”，选项在下面再缩进写"),
    ),
    (
        r"Invalid Plugins configuration|is not a valid plugin name|Invalid config options for the '",
        lambda n, _: (f"“{n}”的写法不对", "本站不用插件，请写 plugins: []"),
    ),
    (r"specified multiple times", lambda n, _: (f"“{n}”中同一个插件写了两次", "请删除一处")),
    (
        r"At least one of 'name' or 'custom_dir'|No theme name set|Invalid type .* Expected a string or key",
        lambda _n, _m: ("“theme”（主题）没有写名称", "请写 name: material"),
    ),
    (r"'locale' must be a string", lambda _n, _m: ("主题的“locale”应为文字", "请写 locale: zh，或删除这一行")),
    (r"end of string|Invalid (?:format|template)", lambda n, _: (f"“{n}”的括号没有配对", "请核对大括号，或删除这一项")),
    (r"deprecated|has no effect", lambda n, _: (f"“{n}”已经停用，或在这里不起作用", "请删除这一项")),
    (r"Inherited config|INHERIT", lambda _n, _m: ("“INHERIT”中的文件不存在", "请核对路径，或删除这一项")),
    (
        r"could not determine a constructor for the tag",
        lambda _n, _m: ("有一处用“!”开头的标记，网站生成程序不认识", "环境变量请写 !ENV；其他标记请删除"),
    ),
)
"""How MkDocs says things, and what is said instead."""


@cache
def _installed(group: str) -> frozenset[str]:
    """The names of what is installed of one kind."""
    return frozenset(point.name for point in _every(group))


@cache
def _every(group: str) -> tuple[EntryPoint, ...]:
    return tuple(entry_points(group=group))


def _theme_folder(name: str) -> Path:
    point = next(point for point in _every("mkdocs.themes") if point.name == name)
    spec = find_spec(point.value)
    return Path(spec.origin or "").parent if spec is not None else Path()


def _near(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f"是不是想写“{near[0]}”？" if near else ""


def _is_module(name: str) -> bool:
    try:
        return ":" in name or ("." in name and find_spec(name) is not None)
    except (ImportError, ValueError):
        return False
