"""Readings are readings, one a character; aliases and listed places lead somewhere."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from plansite.models import PinyinFile
from plansite.problems import Mark, Problem
from plansite.reading.anchors import Places
from plansite.reading.chapters import SidebarSlot
from plansite.reading.dataset import Dataset

SYLLABLE = re.compile(
    r"(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|er|[bpmf](?:a|o|ai|ei|ao|ou|an|en|ang|eng|i|u)|[bpm](?:ie|iao|in|ian|ing)|m(?:e|iu)|"
    r"[dtnlgkhzcs](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|uo|ui|uan|un)|[dtnl](?:i|ia|ie|iao|iu|ian|in|ing)|"
    r"[nl](?:iang|v|ve)|[gkh](?:ua|uai|uang)|[zcs]i|(?:zh|ch|sh|r)(?:a|e|i|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|"
    r"uai|ui|uan|un|uang)|[jqx](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ue|uan|un)|"
    r"y(?:a|e|i|o|ao|ou|an|in|ang|ing|ong|u|ue|uan|un)|w(?:a|o|u|ai|ei|an|en|ang|eng)|lo)"
)
"""What can be one syllable, as ``pinyin.yaml`` writes it."""

PLACES = "指标 indicator-指标代码、项目 project-8-3、专栏 box-3、章节 6 或 6-1、段落 3-1-p1"


def problems(dataset: Dataset) -> Iterator[Problem]:
    """Everything wrong with pinyin.yaml beyond its form."""
    file = dataset.whole.get("pinyin")
    if isinstance(file, PinyinFile):
        yield from _readings(dataset, file)
        yield from _misreadings(dataset, file)
        yield from _aliases(dataset, file)
        yield from _synonyms(dataset, file)
        yield from _places(dataset, file)


def _readings(dataset: Dataset, file: PinyinFile) -> Iterator[Problem]:
    written = dataset.files["pinyin"]
    words: dict[str, int] = {}
    for index, reading in enumerate(file.readings):
        mark = written.value_mark(("readings", index, "reading"))
        word = written.value_mark(("readings", index, "word"))
        syllables = reading.reading.split(" ")
        if len(syllables) != len(reading.word):
            found = f"“{reading.word}”有 {len(reading.word)} 个字，读音“{reading.reading}”有 {len(syllables)} 个音节"
            yield Problem(mark, found, "请一字写一个音节，用空格隔开")
        yield from _unknown(mark, syllables)
        yield from _twice(words, word, reading.word, "词语")


def _misreadings(dataset: Dataset, file: PinyinFile) -> Iterator[Problem]:
    written = dataset.files["pinyin"]
    characters: dict[str, int] = {}
    for index, item in enumerate(file.misreadings):
        for at, syllable in enumerate(item.readings):
            yield from _unknown(written.value_mark(("misreadings", index, "readings", at)), [syllable])
        yield from _twice(characters, written.value_mark(("misreadings", index, "character")), item.character, "汉字")


def _aliases(dataset: Dataset, file: PinyinFile) -> Iterator[Problem]:
    written = dataset.files["pinyin"]
    names: dict[str, int] = {}
    for index, alias in enumerate(file.aliases):
        yield from _twice(names, written.value_mark(("aliases", index, "name")), alias.name, "别称")


def _synonyms(dataset: Dataset, file: PinyinFile) -> Iterator[Problem]:
    written = dataset.files["pinyin"]
    words: dict[str, int] = {}
    plan = _words_of_the_plan(dataset)
    for index, synonym in enumerate(file.synonyms):
        yield from _twice(words, written.value_mark(("synonyms", index, "word")), synonym.word.casefold(), "词语")
        for at, meant in enumerate(synonym.means):
            mark = written.value_mark(("synonyms", index, "means", at))
            if meant.casefold() == synonym.word.casefold():
                yield Problem(mark, f"“{meant}”与词语相同", "请写规划中的另一种说法，或删除这一项")
            elif plan is not None and meant not in plan:
                mend = "means 里只写规划正文、专栏、项目或指标名称中有的词，请改成规划的说法"
                yield Problem(mark, f"规划中没有“{meant}”", mend)


def _words_of_the_plan(dataset: Dataset) -> str | None:
    """Everything that the plan says; ``None`` where a mistake keeps a part of it from being read."""
    if dataset.unread or not {"projects", "indicators"} <= dataset.whole.keys():
        return None
    chapters = [chapter.title for chapter in dataset.chapters]
    sections = [section.title for chapter in dataset.chapters for section in chapter.sections]
    sections += [heading.text for chapter in dataset.chapters for heading in chapter.headings]
    paragraphs = [paragraph.text for chapter in dataset.chapters for paragraph in chapter.paragraphs]
    boxes = [words for box in dataset.sidebars for words in (box.item.title, box.item.lead)]
    projects = [words for project in dataset.projects for words in (project.item.name, project.item.text)]
    indicators = [indicator.item.name for indicator in dataset.indicators]
    return "\n".join((*chapters, *sections, *paragraphs, *boxes, *projects, *indicators))


def _places(dataset: Dataset, file: PinyinFile) -> Iterator[Problem]:
    known = _known(dataset)
    if known is None:
        return
    written = dataset.files["pinyin"]
    named = [
        (("aliases", index, "at", at), place)
        for index, alias in enumerate(file.aliases)
        for at, place in enumerate(alias.at)
    ]
    for loc, place in (*named, *((("asked", at), place) for at, place in enumerate(file.asked))):
        if place not in known and dataset.is_read(place):
            near = difflib.get_close_matches(place, sorted(known), n=1, cutoff=0.6)
            guess = f"是不是想写“{near[0]}”？" if near else ""
            yield Problem(written.value_mark(loc), f"位置“{place}”不存在", f"{guess}可用：{PLACES}")


def _known(dataset: Dataset) -> set[str] | None:
    """Every place that can be named; ``None`` where a mistake elsewhere keeps it from being known."""
    projects = dataset.project_ids
    indicators = dataset.ids("indicators", "indicators")
    if projects is None or indicators is None:
        return None
    boxes = (b.sidebar for chapter in dataset.chapters for b in chapter.blocks if isinstance(b, SidebarSlot))
    return {
        *Places.of(dataset.chapters, ()).by_anchor,
        *(f"project-{name}" for name in projects),
        *(f"indicator-{name}" for name in indicators),
        *(f"box-{number}" for number in boxes),
    }


def _unknown(mark: Mark, syllables: list[str]) -> Iterator[Problem]:
    for syllable in syllables:
        if not SYLLABLE.fullmatch(syllable):
            yield Problem(mark, f"“{syllable}”不是一个音节", "请不标声调，一个音节如 chang、lv、er，ü 写成 v")


def _twice(first: dict[str, int], mark: Mark, name: str, word: str) -> Iterator[Problem]:
    if name in first:
        yield Problem(mark, f"{word}“{name}”重复（第一次在第 {first[name]} 行）", "请合并成一项")
    else:
        first[name] = mark.line
