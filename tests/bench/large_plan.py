"""Made-up plans of any size, to measure with; nothing of them is published."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

YEARS = range(2016, 2021)
WORDS = "健全公共卫生体系，完善分级诊疗制度，推动优质资源向基层延伸，使群众就近得到便捷、连续的服务。"
DIMENSIONS = ("健康水平", "健康服务", "健康保障", "健康环境")
PUBLISHED = "2021-03-01"
DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")

QUERIES = (
    *(
        "第十二批服务点",
        "服务点建设",
        "服务覆盖率",
        "fuwudian",
        "fwd",
        "di12xiang",
        "第12项",
        "分级诊疗",
        "fenji",
        "dsep",
    ),
    *("分级诊疗", "fenji", "dsep", "3-5", "覆盖lv达到", "云泽县", "xueqianjiaoyu", "学前教育"),
)
"""What may be typed into the search of such a plan."""

CONFIG = """\
site_name: 大型规划进展
site_url: !ENV [SITE_URL, ""]
docs_dir: content
strict: true
theme:
  name: material
  custom_dir: {root}/overrides
  language: zh
  font: false
nav:
  - index.md
  - indicators/index.md
  - projects/index.md
  - 规划全文:
      - chapters/index.md
{chapters}
plugins: []
hooks: [{root}/hooks/plan_hook.py]
markdown_extensions: [attr_list, def_list]
extra:
  generator: false
  plan: {{tolerance: 5}}
extra_css:
{styles}
"""


@dataclass(frozen=True)
class Size:
    """How large a plan is: indicators with a value a year, projects with two targets each, chapters."""

    indicators: int
    projects: int
    chapters: int


def write(folder: Path, size: Size, root: Path) -> None:
    """A whole project of that size, which uses the software in ``root``; the same bytes each time."""
    styles = "\n".join(f"  - assets/css/{path.name}" for path in sorted((root / "overrides/assets/css").glob("*.css")))
    nav = "\n".join(f"      - chapters/{number}.md" for number in range(1, size.chapters + 1))
    data, chapters = folder / "data", folder / "content" / "chapters"
    chapters.mkdir(parents=True)
    data.mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG.format(root=root, styles=styles, chapters=nav), encoding="utf-8")
    (folder / "content" / "index.md").write_text("这是量速度用的规划，不是真实数据。\n", encoding="utf-8")
    for number in range(1, size.chapters + 1):
        (chapters / f"{number:02}.md").write_text(_chapter(number), encoding="utf-8")
    for name, content in _files(size).items():
        _write(data / f"{name}.yaml", content)


def change_one_value(folder: Path, run: int) -> None:
    """Another first value of the first indicator, each run another one, and the words that state it."""
    file = folder / "data" / "indicators.yaml"
    text = file.read_text(encoding="utf-8")
    start = text.index('"value": ', text.index('"observations"')) + len('"value": ')
    old, new = text[start : text.index(",", start)], f"{50 + run % 40}.{1 + run % 9}"
    head, tail = text[:start], text[start:].replace(old, new, 1).replace(f"年为{old}。", f"年为{new}。", 1)
    file.write_text(head + tail, encoding="utf-8")


def _write(path: Path, content: dict[str, object]) -> None:
    """JSON, which is YAML: a line an item, so that places in messages can be read."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _files(size: Size) -> dict[str, dict[str, object]]:
    areas = [{"id": "yunze", "name": "云泽", "role": "subject"}, {"id": "linhai", "name": "临海", "role": "comparison"}]
    source = {"id": "bulletin", "title": "云泽县卫生健康公报", "publisher": "云泽县卫生健康局", "grade": "official"}
    return {
        "plan": {
            "title": "云泽县大型健康行动规划",
            "short_title": "云泽县大型规划",
            "period": {"start": 2016, "end": 2020},
            "published": PUBLISHED,
            "areas": areas,
        },
        "sources": {"sources": [{**source, "date": "2021-02-20", "url": "https://example.org/bulletin.html"}]},
        "notes": {"notes": []},
        "indicators": {"indicators": [_indicator(number) for number in range(size.indicators)]},
        "projects": {"sidebars": list(_sidebars(size))},
    }


def _chapter(number: int) -> str:
    table = "\n{{ 主要指标表 }}\n" if number == 1 else ""
    sections = "\n".join(f"## {one}、第{one}节\n\n{WORDS * 3}\n\n{WORDS * 2}\n" for one in "一二三四五")
    return f"# 第{number}章 工作任务\n\n{sections}{table}\n{{{{ 专栏{number} }}}}\n"


def _words(number: int) -> str:
    """A number without figures, which the check would take for a promise."""
    return str(number).translate(DIGITS)


def _observation(year: int, value: float) -> dict[str, object]:
    return {
        "area": "yunze",
        "year": year,
        "value": value,
        "kind": "实际",
        "scope": "same",
        "source": "bulletin",
        "quote": f"{year}年为{value}。",
        "published": PUBLISHED,
    }


def _indicator(number: int) -> dict[str, object]:
    start = 40 + number % 17
    return {
        "id": f"indicator-{number + 1}",
        "name": f"第{number + 1}项服务覆盖率",
        "dimension": DIMENSIONS[number % len(DIMENSIONS)],
        "unit": "%",
        "decimals": 1,
        "attribute": "预期性",
        "direction": "up",
        "baseline": {"year": 2015, "values": {"yunze": start, "linhai": start + 2.5}},
        "targets": [
            {
                "by": 2020,
                "values": {
                    "yunze": {"op": ">=", "value": start + 20, "text": f"≥{start + 20}"},
                    "linhai": {"op": ">=", "value": start + 15, "text": f"≥{start + 15}"},
                },
            }
        ],
        "observations": [_observation(year, start + (year - 2015) * (1 + number % 4) + 0.5) for year in YEARS],
    }


def _sidebars(size: Size) -> Iterator[dict[str, object]]:
    for chapter in range(1, size.chapters + 1):
        share = range(chapter - 1, size.projects, size.chapters)
        projects = [_project(f"{chapter}-{index}", number) for index, number in enumerate(share, 1)]
        yield {"id": chapter, "title": f"工程{chapter}", "chapter": chapter, "projects": projects}


def _project(name: str, number: int) -> dict[str, object]:
    built, share = f"新建服务点{30 + number % 50}个", f"服务覆盖率达到{60 + number % 30}%以上"
    return {
        "id": name,
        "name": f"第{_words(number + 1)}批服务点建设",
        "text": f"{built}，{share}。",
        "targets": [
            {
                "id": f"{name}-t1",
                "text": built,
                "measure": "服务点",
                "unit": "个",
                "kind": "count",
                "op": ">=",
                "value": 30 + number % 50,
                "by": 2020,
                "observations": [_observation(2017, 10 + number % 30)],
            },
            {
                "id": f"{name}-t2",
                "text": share,
                "measure": "服务覆盖率",
                "unit": "%",
                "kind": "level",
                "op": ">=",
                "value": 60 + number % 30,
                "by": 2020,
            },
        ],
    }
