"""The one writer of the data files: what is added stands in the text, is read again, checked, and only then kept."""

from __future__ import annotations

import codecs
import copy
import datetime
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from plansite.desk import spelling
from plansite.desk.layout import Layout, Splice, UnknownLayoutError
from plansite.desk.spelling import Written
from plansite.problems import Mark, PlanError, Problem, errors
from plansite.reading import checks, dataset, yaml_file
from plansite.reading.dataset import FILES, Dataset
from plansite.reading.marks import Loc
from plansite.reading.settings import Settings
from plansite.reading.yaml_file import Value, YamlFile

BOM = codecs.BOM_UTF8
FIRST = ("sources",)
"""Files that others point to: they are replaced first, so that nothing ever points to what is not there."""

CHANGED = "这个文件在这期间被别人改动了，没有写入"
TOLD_CHANGED = "请重新运行，程序会读新的内容"
UNKNOWN = "这里的 YAML 写法比较特别，程序不能在这里添加"
TOLD_UNKNOWN = "请手工添加，写法见 CONTRIBUTING.md；或请维护人员把这一处改成通常的写法"


@dataclass(frozen=True, slots=True)
class Addition:
    """One change of one file."""

    file: str
    """Name of the data file, as in ``indicators``."""

    loc: Loc
    """The list that grows, or the field that is set."""

    value: Written
    how: str = "append"
    """``append``, ``prepend``, ``set`` or ``remove``."""

    order: tuple[str, ...] = ()
    """The fields around ``loc`` in their usual order, if the place of a new one matters."""


@dataclass
class Draft:
    """草稿: the data files of a project with what is to be added. Nothing is written before ``write``."""

    root: Path
    contents: dict[str, bytes]
    """The files as they were read, by name."""

    files: dict[str, YamlFile]
    """The same, as they are parsed."""

    before: Dataset
    additions: list[Addition] = field(default_factory=list)
    _made: tuple[int, dict[str, tuple[bytes, YamlFile]]] = (-1, {})
    """The changed files after so many additions."""

    _read: tuple[int, Dataset | None] = (-1, None)
    """The data after so many additions."""

    _checked: tuple[int, list[Problem]] = (-1, [])
    """What the check says after so many additions."""

    @classmethod
    def of(cls, root: Path) -> Draft:
        """The files of a project as they are now."""
        contents = {name: path.read_bytes() for name in FILES if (path := _path(root, name)).is_file()}
        files = {name: yaml_file.of_bytes(content, _shown(name)) for name, content in contents.items()}
        return cls(root, contents, files, dataset.read(root / "data", root / "content" / "chapters", files))

    def at(self, file: str, loc: Loc) -> Value:
        """What a file says at a place now; ``None`` if nothing."""
        found: Any = self.before.files[file].value
        for part in loc:
            if isinstance(found, dict) and part not in found:
                return None
            found = found[part]
        return cast("Value", found)

    def append(self, file: str, loc: Loc, item: Written, *, order: Sequence[str] = ()) -> None:
        """Put an item at the end of a list, which begins if it is not there."""
        self.additions.append(Addition(file, loc, item, "append", tuple(order)))

    def prepend(self, file: str, loc: Loc, item: Written, *, order: Sequence[str] = ()) -> None:
        """Put an item at the beginning of a list, which begins if it is not there."""
        self.additions.append(Addition(file, loc, item, "prepend", tuple(order)))

    def put(self, file: str, loc: Loc, value: Written, *, order: Sequence[str] = ()) -> None:
        """Set a field, in the place of the one that is there."""
        self.additions.append(Addition(file, loc, value, "set", tuple(order)))

    def remove(self, file: str, loc: Loc) -> None:
        """Take a field away, if it is there."""
        if self.at(file, loc) is not None:
            self.additions.append(Addition(file, loc, None, "remove"))

    def changed(self) -> dict[str, bytes]:
        """The changed files with all that is added, by name; raises ``PlanError`` where nothing can be added."""
        return {name: content for name, (content, _) in self._drafted().items()}

    def after(self) -> Dataset:
        """The data as they would be."""
        number, found = self._read
        if number != len(self.additions) or found is None:
            files = {**self.files, **{name: file for name, (_, file) in self._drafted().items()}}
            found = dataset.read(self.root / "data", self.root / "content" / "chapters", files)
            self._read = (len(self.additions), found)
        return found

    def problems(self, today: datetime.date, settings: Settings) -> list[Problem]:
        """What the check says of the data as they would be, the first time that it is asked."""
        if self._checked[0] != len(self.additions):
            self._checked = (len(self.additions), checks.problems(self.after(), today, settings))
        return self._checked[1]

    def write(self, today: datetime.date, settings: Settings) -> tuple[str, ...]:
        """Check the data as they would be, and replace the files; returns the names of the files as people know them.

        Raises ``PlanError``, and changes no file, if the check finds an error or a file has changed meanwhile.
        A file is replaced in one step. Of several, those that others point to come first: whatever interrupts the
        writing between two of them leaves data that are whole. A file that cannot be replaced brings the others back.
        """
        wrong = errors(self.problems(today, settings))
        if wrong:
            raise PlanError(wrong)
        changed = self.changed()
        stale = [name for name in changed if _now(_path(self.root, name)) != self.contents.get(name)]
        if stale:
            raise PlanError([Problem(Mark(_shown(name)), CHANGED, TOLD_CHANGED) for name in stale])
        replace_together({_path(self.root, name): content for name, content in changed.items()})
        return tuple(_shown(name) for name in changed)

    def _drafted(self) -> dict[str, tuple[bytes, YamlFile]]:
        """The changed files, as they are to be written and as they are parsed."""
        if self._made[0] != len(self.additions):
            names = sorted({addition.file for addition in self.additions}, key=lambda name: (name not in FIRST, name))
            self._made = (len(self.additions), {name: self._changed(name) for name in names})
        return self._made[1]

    def _changed(self, name: str) -> tuple[bytes, YamlFile]:
        content = self.contents.get(name, b"")
        mark = BOM if content.startswith(BOM) else b""
        file = self.before.files[name]
        wrong = errors(file.problems)
        if wrong:
            raise PlanError(wrong)
        layout = Layout.of(content.decode("utf-8-sig"), file)
        own = [addition for addition in self.additions if addition.file == name]
        try:
            text = layout.spliced([splice for group in _grouped(own) for splice in _splices(layout, group)])
        except UnknownLayoutError as error:
            raise PlanError([Problem(file.key_mark(error.loc), UNKNOWN, TOLD_UNKNOWN)]) from error
        read = yaml_file.parsed(text, file.name)
        if not errors(read.problems) and _spelt(read.value) != _spelt(expected(file.value, own)):
            raise PlanError([Problem(file.key_mark(own[0].loc), UNKNOWN, TOLD_UNKNOWN)])
        return mark + text.encode("utf-8"), read


def expected(value: Value, additions: Sequence[Addition]) -> Value:
    """The value of a file with exactly the additions."""
    found = copy.deepcopy(value) if value is not None else {}
    for group in _grouped(additions):
        first = group[0]
        owner, key = _owner(found, first.loc), str(first.loc[-1])
        if first.how == "remove":
            del owner[key]
            continue
        new = [spelling.plain_value(addition.value) for addition in group]
        there = owner.get(key)
        known = there if isinstance(there, list) else []
        owner[key] = {"set": new[-1], "append": [*known, *new], "prepend": [*new, *known]}[first.how]
    return found


def replace_together(contents: Mapping[Path, bytes], replace: Callable[[Path, Path], None] = os.replace) -> None:
    """Replace files, in this order: all of them, or none if one cannot be replaced.

    Each new content is whole on the disk before the first file is replaced, each replacement is one step of the file
    system, and what was there is kept until the last one is done.
    """
    paths = [path.resolve() for path in contents]
    with tempfile.TemporaryDirectory(prefix=".plansite-", dir=paths[0].parent) as folder:
        news = [_saved(Path(folder) / f"{place}.new", content) for place, content in enumerate(contents.values())]
        olds = [_kept(Path(folder) / f"{place}.old", path) for place, path in enumerate(paths)]
        for new, path in zip(news, paths, strict=True):
            if path.exists():
                shutil.copymode(path, new)
        done: list[tuple[Path, Path | None]] = []
        try:
            for new, old, path in zip(news, olds, paths, strict=True):
                done.append((path, old))
                replace(new, path)
        except BaseException:
            for path, old in reversed(done):
                _restored(path, old)
            raise
        finally:
            for parent in {path.parent for path in paths}:
                _synced(parent)


def _saved(path: Path, content: bytes) -> Path:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return path


def _kept(path: Path, original: Path) -> Path | None:
    """A second name of a file as it is now."""
    if not original.exists():
        return None
    try:
        path.hardlink_to(original)
    except OSError:
        shutil.copy2(original, path)
    return path


def _restored(path: Path, old: Path | None) -> None:
    if old is not None:
        with suppress(OSError):
            old.replace(path)
    else:
        path.unlink(missing_ok=True)


def _synced(folder: Path) -> None:
    """Have the disk remember which files a folder holds, where the system can be asked to."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _grouped(additions: Sequence[Addition]) -> Iterator[list[Addition]]:
    """Additions to one place together, in their order."""
    groups: dict[tuple[Loc, str], list[Addition]] = {}
    for addition in additions:
        groups.setdefault((addition.loc, addition.how), []).append(addition)
    yield from groups.values()


def _splices(layout: Layout, group: Sequence[Addition]) -> Iterator[Splice]:
    first = group[0]
    values = [addition.value for addition in group]
    if first.how == "remove":
        return layout.removed(first.loc)
    if first.how == "set":
        return layout.replaced(first.loc, values[-1], order=first.order)
    grow = layout.appended if first.how == "append" else layout.prepended
    return grow(first.loc, values, order=first.order)


def _owner(value: Value, loc: Loc) -> dict[str, Value]:
    """The mapping that holds the last part of a place."""
    found: Any = value
    for part in loc[:-1]:
        found = found[part]
    return cast("dict[str, Value]", found)


def _spelt(value: Value) -> str:
    """A value with the digits of its numbers, which two equal numbers need not share; fields in any order."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{key!r}:{_spelt(part)}" for key, part in sorted(value.items())) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_spelt, value)) + "]"
    return repr(value)


def _path(root: Path, name: str) -> Path:
    return root / "data" / f"{name}.yaml"


def _shown(name: str) -> str:
    return f"data/{name}.yaml"


def _now(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
