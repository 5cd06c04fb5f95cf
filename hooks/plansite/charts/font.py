"""The font of pictures: cut once from the locked package, under a name that no machine's own fonts have.

Drawing reads the whole font for every picture; the cut one is a tenth of the size, so that drawing takes half the
time, and its own name keeps fonts of the machine out of the pictures.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import sys
import tempfile
from pathlib import Path

PACKAGE = "noto-cjk-sans-otc"
SOURCE = "Noto Sans CJK SC"
FAMILY = "Plan Sans SC"
FAMILY_NAMES = (1, 4, 16)
"""Numbers of the name records that hold a font's family and full name."""


def folder() -> Path:
    """The folder that holds the cut font and nothing else, made if it is not there."""
    made = home() / f"{PACKAGE}-{importlib.metadata.version(PACKAGE)}"
    if not (made / "plan-sans.otf").is_file():
        _cut(made)
    return made


def characters() -> set[int]:
    """Code points of the cut font: ASCII and the national standard set GB/T 2312."""
    pairs = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return set(range(0x20, 0x7F)) | {ord(found) for pair in pairs if (found := pair.decode("gb2312", "ignore"))}


def home() -> Path:
    """Where what is made once an installation lies: in the environment, or else in the machine's temporary folder."""
    share = Path(sys.prefix) / "share" / "plansite"
    return share if os.access(Path(sys.prefix), os.W_OK) else Path(tempfile.gettempdir()) / "plansite"


def _cut(made: Path) -> None:
    from fontTools import subset  # noqa: PLC0415 -- needed once an installation
    from fontTools.ttLib import TTCollection  # noqa: PLC0415

    with TTCollection(_collection()) as fonts:
        font = next(face for face in fonts if face["name"].getDebugName(1) == SOURCE)
        options = subset.Options(layout_features=["kern"], name_IDs=["*"], recalc_timestamp=False)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=characters())
        cutter.subset(font)
        for record in font["name"].names:
            if record.nameID in FAMILY_NAMES:
                record.string = FAMILY
        made.mkdir(parents=True, exist_ok=True)
        unfinished = made.with_name(f"{made.name}.{os.getpid()}")
        font.save(unfinished)
    unfinished.replace(made / "plan-sans.otf")


def _collection() -> Path:
    found = importlib.util.find_spec("noto_cjk_sans_otc")
    assert found is not None, "requirements.txt holds the font"
    assert found.origin is not None
    return Path(found.origin).parent / "NotoSansCJK-Regular.ttc"


if __name__ == "__main__":
    folder()
