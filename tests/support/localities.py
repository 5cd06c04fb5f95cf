"""The tiny plan with counties of its subject, and made-up values of them."""

from __future__ import annotations

from pathlib import Path

import projects

AREAS = """\
  - {id: east, name: 东岗区, role: part}
  - {id: west, name: 西源县, role: part}
  - {id: south, name: 南陂县, role: part}
  - {id: north, name: 北渡县, role: part}
"""
"""The last has no value."""

VALUES = """\
      - {area: east, year: 2016, value: 2.6, kind: 实际, scope: same, source: county, quote: 东岗区婴儿死亡率2.6‰。,
         published: "2018-02-26"}
      - {area: east, year: 2017, value: 2.4, kind: 初步, scope: same, source: county, quote: 东岗区婴儿死亡率2.4‰。,
         published: "2018-03-01"}
      - {area: west, year: 2017, value: 1.8, kind: 实际, scope: same, source: county, quote: 西源县婴儿死亡率1.8‰。,
         published: "2018-03-02"}
      - {area: south, year: 2017, value: 3.9, kind: 实际, scope: different, scope_note: 含外来人口, source: county,
         quote: 南陂县婴儿死亡率3.9‰。, published: "2018-03-02"}
"""
SOURCE = """\
  - id: county
    title: 各县区卫生健康统计资料
    publisher: 各县区卫生健康局
    date: "2018-02-24"
    grade: official
"""
PUBLISHED = '        published: "2018-03-01"\n\n  - id: vaccination-coverage\n'


def project(folder: Path) -> Path:
    """A project of the tiny plan with counties; returns its ``mkdocs.yml``."""
    config = projects.tiny_project(folder)
    _put(folder / "data" / "plan.yaml", "role: comparison}\n", AREAS)
    _put(folder / "data" / "sources.yaml", "sources:\n", SOURCE)
    indicators = folder / "data" / "indicators.yaml"
    text = indicators.read_text(encoding="utf-8")
    assert text.count(PUBLISHED) == 1
    first, second = PUBLISHED.split("\n", 1)
    text = text.replace(PUBLISHED, f"{first}\n{VALUES}{second}")
    text = text.replace("        yunze: 2.5\n", "        yunze: 2.5\n        east: 2.7\n", 1)
    indicators.write_text(text, encoding="utf-8")
    return config


def _put(path: Path, after: str, words: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(after) == 1
    path.write_text(text.replace(after, after + words), encoding="utf-8")
