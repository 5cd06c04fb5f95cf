"""The folder in which published files are kept: every content once, and for each version a list of its files.

``objects/ab/abcdef…`` is a content under its SHA-256, packed by gzip where that is smaller; ``<version>.json`` says
which file has which content. Nothing that is there is ever changed: what a version gains later stands in another list
beside the first, ``<version>.2.json``. Versions kept before there were objects are folders of whole files.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plansite import cache

OBJECTS = "objects"
PACKED = ".gz"
VERSION = r"[0-9]{4}-[0-9]{2}-[0-9]{2}\.[0-9a-f]{8}"
NAME = re.compile(VERSION)
LIST = re.compile(rf"({VERSION})(?:\.([0-9]+))?\.json")


class DamagedError(LookupError):
    """Something kept is gone, or no longer what it was."""


@dataclass(frozen=True, slots=True)
class ObjectStore:
    """What is kept, in ``folder``; nothing where there is no such folder."""

    folder: Path

    def versions(self) -> set[str]:
        """Every version of which something is kept."""
        whole = {path.name for path in self.folder.glob("*") if path.is_dir() and NAME.fullmatch(path.name)}
        return whole | {match[1] for path in self.folder.glob("*.json") if (match := LIST.fullmatch(path.name))}

    def sums(self, version: str) -> dict[str, str]:
        """SHA-256 of the version's files by path; what was kept first stands. Raises ``DamagedError``."""
        found = {name: sha256(path.read_bytes()) for name, path in files(self.folder / version)}
        for path in self._lists(version):
            try:
                found = {**json.loads(path.read_text(encoding="utf-8"))["files"], **found}
            except (ValueError, TypeError, LookupError) as error:
                raise DamagedError(path.name) from error
        return found

    def write(self, version: str, target: Path) -> None:
        """Put every file of a version where a site has it. Raises ``DamagedError``."""
        for name, checksum in self.sums(version).items():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(self._content(version, name, checksum))

    def add(self, version: str, made: Mapping[str, Path]) -> None:
        """Keep files of a version that has none at these paths."""
        sums = {name: self._put(path.read_bytes()) for name, path in made.items()}
        if sums:
            number = len(self._lists(version)) + 1
            name = f"{version}.json" if number == 1 else f"{version}.{number}.json"
            content = {"version": version, "files": dict(sorted(sums.items()))}
            cache.write(self.folder / name, json.dumps(content, indent=1) + "\n")

    def _lists(self, version: str) -> list[Path]:
        """The lists of a version, the first first."""
        found = {int(match[2] or 1): path for path in self.folder.glob(f"{version}*.json") if (match := _match(path))}
        return [found[number] for number in sorted(found)]

    def _content(self, version: str, name: str, checksum: str) -> bytes:
        whole, place = self.folder / version / name, self._place(checksum)
        if whole.is_file():
            return whole.read_bytes()
        try:
            packed = place.with_name(place.name + PACKED)
            content = gzip.decompress(packed.read_bytes()) if packed.is_file() else place.read_bytes()
        except (OSError, EOFError, zlib.error) as error:
            raise DamagedError(f"{version}/{name}") from error
        if sha256(content) != checksum:
            raise DamagedError(f"{version}/{name}")
        return content

    def _put(self, content: bytes) -> str:
        checksum = sha256(content)
        place = self._place(checksum)
        packed = place.with_name(place.name + PACKED)
        if not place.is_file() and not packed.is_file():
            small = gzip.compress(content, 9, mtime=0)
            target, kept = (packed, small) if len(small) < len(content) else (place, content)
            cache.write(target, kept)
        return checksum

    def _place(self, checksum: str) -> Path:
        return self.folder / OBJECTS / checksum[:2] / checksum


def files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file below a folder by its path from there, in order."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path


def sha256(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _match(path: Path) -> re.Match[str] | None:
    return LIST.fullmatch(path.name)
