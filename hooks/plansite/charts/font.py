"""The font of pictures: cut from the locked package, under a name that no machine's own fonts have.

Drawing reads the whole font for every picture; the cut one is a tenth of the size, so that drawing takes half the
time, and its own name keeps fonts of the machine out of the pictures. The usual cut is made once an installation. A
plan whose pictures show other characters has a cut of its own, which is made when they first occur.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import importlib.util
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from plansite import cache

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

PACKAGE = "noto-cjk-sans-otc"
SUM = "plan-sans.sha256"
SOURCE = "Noto Sans CJK SC"
FAMILY = "Plan Sans SC"
FAMILY_NAMES = (1, 4, 16)
"""Numbers of the name records that hold a font's family and full name."""

SIGNS = "−—–〇·²³㎡㎥℃‰½①②③④⑤⑥⑦⑧⑨⑩"
"""What charts and plans write besides GB/T 2312: the minus of axes first."""


def folder(unusual: frozenset[str] = frozenset()) -> Path:
    """The folder that holds the font with these characters too, and nothing else; made if it is not there."""
    made = _place(unusual)
    if not _is_whole(made):
        _cut(made, unusual)
    return made


def lacking(unusual: frozenset[str]) -> frozenset[str]:
    """Which of these characters the font has no glyph for; one that was cut for them has them all."""
    if not unusual or _file(_place(unusual)).is_file():
        return frozenset()
    with _whole() as font:
        known = font.getBestCmap()
    return frozenset(letter for letter in unusual if ord(letter) not in known)


@functools.cache
def characters() -> frozenset[int]:
    """Code points of the usual cut: ASCII, the national standard set GB/T 2312, and some signs."""
    pairs = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    standard = {ord(found) for pair in pairs if (found := pair.decode("gb2312", "ignore"))}
    return frozenset(range(0x20, 0x7F)) | standard | {ord(sign) for sign in SIGNS}


def home() -> Path:
    """Where what is made once an installation lies: in the environment, or else in the machine's temporary folder."""
    share = Path(sys.prefix) / "share" / "plansite"
    return share if os.access(Path(sys.prefix), os.W_OK) else Path(tempfile.gettempdir()) / "plansite"


def _place(unusual: frozenset[str]) -> Path:
    """A folder for every set of characters."""
    held = ",".join(map(str, sorted(characters() | {ord(letter) for letter in unusual})))
    digest = hashlib.sha256(held.encode()).hexdigest()[:12]
    return home() / f"{PACKAGE}-{importlib.metadata.version(PACKAGE)}-{digest}"


def _file(made: Path) -> Path:
    return made / "plan-sans.otf"


def _is_whole(made: Path) -> bool:
    """Whether the font is there as it was cut; drawing would pass over a damaged one without a word."""
    try:
        return _sum(_file(made)) == made.joinpath(SUM).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return False


def _sum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _cut(made: Path, unusual: frozenset[str]) -> None:
    from fontTools import subset  # noqa: PLC0415 -- needed once an installation

    with _whole() as font:
        options = subset.Options(layout_features=["kern"], name_IDs=["*"], recalc_timestamp=False)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=characters() | {ord(letter) for letter in unusual})
        cutter.subset(font)
        for record in font["name"].names:
            if record.nameID in FAMILY_NAMES:
                record.string = FAMILY
        made.mkdir(parents=True, exist_ok=True)
        unfinished = made.with_name(f"{made.name}.{os.getpid()}")
        font.save(unfinished)
    checksum = _sum(unfinished)
    unfinished.replace(_file(made))
    cache.write(made / SUM, checksum)


@contextmanager
def _whole() -> Iterator[TTFont]:
    """The font that is cut, as the package holds it."""
    from fontTools.ttLib import TTCollection  # noqa: PLC0415

    with TTCollection(_collection()) as fonts:
        yield next(face for face in fonts if face["name"].getDebugName(1) == SOURCE)


def _collection() -> Path:
    found = importlib.util.find_spec("noto_cjk_sans_otc")
    assert found is not None, "requirements.txt holds the font"
    assert found.origin is not None
    return Path(found.origin).parent / "NotoSansCJK-Regular.ttc"


if __name__ == "__main__":
    folder()
