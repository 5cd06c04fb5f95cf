"""The fonts of the browser that tests drive: the one that pictures are drawn with, and none of the machine's.

What a page measures and where paper breaks depends on the font; so every machine gives the same results.
"""

from __future__ import annotations

import os
from pathlib import Path

from plansite.charts import font

SANS = font.SOURCE
MONO = "Noto Sans Mono CJK SC"
"""In the same file."""

MONO_NAMES = ("monospace", "Monospace", "SFMono-Regular", "Consolas", "Menlo", "Courier New", "Courier", "Roboto Mono")
CONFIG = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
{rules}</fontconfig>
"""
RULE = """\
  <match target="pattern">
    <test name="family" qual="{which}" compare="{compare}"><string>{asked}</string></test>
    <edit name="family" mode="assign" binding="same"><string>{given}</string></edit>
  </match>
"""


def environment(folder: Path) -> dict[str, str]:
    """The environment of a browser that has the one font; ``folder`` holds its settings meanwhile."""
    config = folder / "fonts.conf"
    config.write_text(_config(folder), encoding="utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(config)}


def _config(folder: Path) -> str:
    """Whatever family is asked for, generic or by name, is the one font."""
    mono = [RULE.format(which="first", compare="eq", asked=name, given=MONO) for name in MONO_NAMES]
    other = RULE.format(which="all", compare="not_eq", asked=MONO, given=SANS)
    fonts = font._collection().parent
    return CONFIG.format(fonts=fonts, cache=folder / "cache", rules="".join((*mono, other)))
