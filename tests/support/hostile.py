"""The tiny plan with hostile words behind every text that staff can write."""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

import projects
from plansite.reading.checks.lengths import LONGEST
from plansite.reading.dataset import FILES
from plansite.reading.yaml_file import read

HURT = "window.hurt=true"
ATTACK = (
    f"</script></title></textarea></style></svg><script>{HURT}</script><img src=x onerror={HURT}><svg onload={HURT}>"
    f'" autofocus onfocus={HURT} x=" \' onmouseover={HURT} ]]>--><!--html--> javascript:{HURT} [甲](javascript:{HURT}) '
    f"**粗** `码` # 题 {{{{ config }}}} {{% raw %}} {{: onclick={HURT} }} {'{'} #x onclick={HURT} {'}'} &lt;b&gt; \\ _"
)
ATTACK_ON_NAMES = f"\"'</title><svg onload={HURT}>{{{{x}}}}"
"""The same for names, which are short because they stand in pictures."""

ATTACK_ON_ADDRESSES = f"\"onmouseover={HURT}//'><svg/onload={HURT}></a>"
"""The same for addresses, which hold no spaces."""

LONG = "长" * 200 + "W" * 9800
CLOSED = frozenset(
    (
        "id",
        "area",
        "source",
        "indicator",
        "at",
        "kind",
        "scope",
        "op",
        "attribute",
        "direction",
        "role",
        "grade",
        "status",
        "value",
        "word",
        "reading",
        "readings",
        "character",
        "asked",
        "document_number",
        "period",
        "indicators",
        "projects",
        "promises",
        "means",
        "contents",
        "chapter",
        "content",
    )
)
"""Fields with words from a closed list or of a fixed form, which the models themselves refuse to take otherwise."""

FROM_CHAPTERS = frozenset(("mentions", "places", "promises"))
DAY = re.compile(r"\d{4}-\d\d-\d\d$")
UNCHECKED = """\
from plansite.reading import checks
from plansite.reading import chapters
from plansite.reading import config_file
from plansite.reading import handwritten
from plansite.reading import yaml_file

for module in (chapters, config_file, handwritten, yaml_file):
    module.character_problems = lambda *_: []
checks.problems = lambda *_: []
"""
"""A hook that switches off the checks that would refuse such words."""

SETTINGS = """\
  plan:
    publisher: {{name: {words}, organizer: {words}, contact: {words}}}
    column_type: {words}
"""


def hostile_project(folder: Path, words: str) -> Path:
    """The tiny plan with ``words`` behind every text, and no checks; returns its ``mkdocs.yml``."""
    settings = SETTINGS.format(words=json.dumps(words, ensure_ascii=False))
    unchecked = folder.with_name(f"{folder.name}-unchecked.py")
    unchecked.write_text(UNCHECKED, encoding="utf-8")
    config = projects.tiny_project(folder, settings, hooks=(unchecked,))
    contents = completed({name: _plain(read(folder / "data" / f"{name}.yaml", name).value) for name in FILES})
    poisoned = {name: _poisoned(value, words) for name, value in contents.items()}
    _quote_again(poisoned["projects"], words)
    for name, value in poisoned.items():
        text = json.dumps(value, ensure_ascii=False, indent=1)
        (folder / "data" / f"{name}.yaml").write_text(text, encoding="utf-8")
    for path in (folder / "content" / "chapters").glob("*.md"):
        _poison_chapter(path, set(_quotations(contents)), _escaped(_calm(words)))
    return config


def completed(contents: dict[str, Any]) -> dict[str, Any]:
    """The data with every optional text written once."""
    indicator = contents["indicators"]["indicators"][0]
    indicator |= {"department": {"lead": "单位", "support": ["协办单位"], "source": "bulletin-2017"}, "notes": "说明"}
    indicator["breaks"] = [{"year": 2019, "text": "口径", "source": "bulletin-2017"}]
    indicator["definition"] = {"text": "含义", "formula": "算法", "authority": "依据", "url": "https://example.org/d"}
    indicator["assessment"] = {"status": "快于预期", "date": "2018-03-01", "source": "bulletin-2017", "quote": "原句"}
    indicator["observations"][1] |= {"scope": "different", "scope_note": "差别"}
    before = {"scope": "different", "scope_note": "原差别", "published": "2018-02-22", "reason": "原因一"}
    indicator["observations"][0]["corrects"] = [before, indicator["observations"][0]["corrects"]]
    indicator["observations"][1] |= {"quote_note": "原句说明", "source_note": "来源说明"}
    gone = {"withdrawn": {"date": "2018-03-02", "reason": "误发"}, "year": 2018}
    indicator["observations"].append({**indicator["observations"][1], **gone})
    contents["sources"]["sources"][0] |= {"number": "云卫〔2018〕1号", "page": "第3页"}
    project = contents["projects"]["sidebars"][0]["projects"][0]
    contents["plan"]["contents"] = [1, 2]
    sidebar = contents["projects"]["sidebars"][0]
    sidebar |= {"number": "专栏一", "lead": "引言"}
    project |= {"number": "项目1", "group": "分组"}
    project["investment"] = {"amount": 30, "unit": "个", "text": "健康小屋30"}
    project["departments"] = {"lead": "牵头单位", "support": ["配合单位"]}
    project["status"] = {"value": "已调整", "date": "2018-03-01", "source": "bulletin-2017", "reason": "原因"}
    project["targets"][0]["mentions"] = [{"at": "2-1-p1", "text": "优先"}]
    official = {"status": "已实现", "date": "2018-03-01", "source": "bulletin-2017", "quote": "原句"}
    contents["themes"]["promises"][1]["assessment"] = project["targets"][1]["assessment"] = official
    adjusted = {"date": "2018-02-01", "document": "文件", "source": "bulletin-2017", "quote": "调整的原句"}
    adjusted |= {"reason": "原因", "published": "2018-02-22"}
    goal = {"op": "<=", "value": 2.2, "text": "2.2"}
    indicator["targets"][0]["adjustments"] = [{**adjusted, "by": 2020, "values": {"yunze": goal}}]
    project["targets"][0]["adjustments"] = [{**adjusted, "low": 20, "high": 30, "text": "20-30个"}]
    own = {"id": "p1", "number": "项目一", "chapter": 2, "name": "健康码头", "text": "建设健康码头。"}
    contents["projects"]["projects"] = [{**own, "departments": project["departments"], "group": "分组"}]
    columns = [{"heading": "指标", "above": "名称", "content": "名称"}, {"heading": "单位", "content": "单位"}]
    contents["plan"]["table"] = {"columns": columns, "empty": "--"}
    return contents


def text_fields() -> set[tuple[str, str]]:
    """Every field of the models that takes free words, by model and name."""
    return {
        (model.__name__, name)
        for model in _models(list(FILES.values()))
        for name, field in model.model_fields.items()
        if name not in CLOSED and _takes_words(field.annotation)
    }


def poisoned_fields(folder: Path) -> set[tuple[str, str]]:
    """Every field that holds the hostile words in the data of a project."""
    found: set[tuple[str, str]] = set()
    for name, model in FILES.items():
        content = model.model_validate(read(folder / "data" / f"{name}.yaml", name).value)
        found |= {(type(part).__name__, field) for part, field, value in _values(content) if HURT in value}
    return found


def _calm(words: str) -> str:
    """The words without what the plan's text cannot hold: marks of slots."""
    return words.replace("{{", "{").replace("}}", "}")


def _escaped(words: str) -> str:
    """The words as a chapter's file writes them, so that none of their signs has a meaning."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>~^&])", r"\\\1", words)


def _quotations(value: Any, field: str = "") -> Iterator[str]:
    """Words that are quoted from chapters."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from [part] if field in FROM_CHAPTERS and key == "text" else _quotations(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from _quotations(part, field)


def _poisoned(value: Any, words: str, field: str = "", *, is_goal: bool = False) -> Any:
    """The value with hostile words behind every text: shorter ones where pictures show it."""
    if isinstance(value, dict):
        return {key: _poisoned(part, words, key, is_goal=is_goal or key == "values") for key, part in value.items()}
    if isinstance(value, list):
        return [_poisoned(part, _calm(words) if field in FROM_CHAPTERS else words, field) for part in value]
    if not isinstance(value, str) or field in CLOSED or DAY.match(value):
        return value
    if field == "url":
        return value + (ATTACK_ON_ADDRESSES if words.startswith(ATTACK[:20]) else words)
    if field in LONGEST or is_goal:
        return value + ATTACK_ON_NAMES if words.startswith(ATTACK[:20]) else (value + words)[: LONGEST.get(field, 30)]
    return value + words


def _quote_again(content: dict[str, Any], words: str) -> None:
    """Put the poisoned targets into the words of their project, which they quote."""
    for sidebar in content["sidebars"]:
        for project in sidebar["projects"]:
            text = project["text"].removesuffix(words)
            for quoted in (*project.get("targets", ()), *project.get("unmeasured", ())):
                plain = quoted["text"].removesuffix(words)
                text = text.replace(plain, quoted["text"])
            project["text"] = text + words


def _poison_chapter(path: Path, quotations: set[str], words: str) -> None:
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        found = line
        if line.strip() and not line.startswith("{{"):
            for plain in quotations:
                found = found.replace(plain, plain + words)
            found += words
        lines.append(found)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value, default=float))


def _models(models: list[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    seen: set[type[BaseModel]] = set()
    while models:
        model = models.pop()
        if model not in seen:
            seen.add(model)
            yield model
            models += [part for field in model.model_fields.values() for part in _inside(field.annotation)]


def _inside(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in typing.get_args(annotation) for found in _inside(part)]


def _takes_words(annotation: Any) -> bool:
    return annotation is str or any(
        part is str or _takes_words(part)
        for part in typing.get_args(annotation)
        if typing.get_origin(annotation) is not dict
    )


def _values(part: BaseModel) -> Iterator[tuple[BaseModel, str, str]]:
    for name in type(part).model_fields:
        value = getattr(part, name)
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,):
            if isinstance(item, BaseModel):
                yield from _values(item)
            elif isinstance(item, str):
                yield part, name, item
