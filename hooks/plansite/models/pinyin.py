"""Readings of Chinese characters and other names, for the search."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from plansite.models import hanzi, places
from plansite.models.base import Frozen, Text

Hanzi = Annotated[str, Field(pattern=f"^{hanzi.PATTERN}+$")]
OneHanzi = Annotated[str, Field(pattern=f"^{hanzi.PATTERN}$", max_length=1)]
Spelling = Annotated[str, Field(pattern=r"^[a-z]+$")]
Spellings = Annotated[str, Field(pattern=r"^[a-z]+( [a-z]+)*$")]
SearchPlace = Annotated[
    str,
    Field(pattern=rf"^({places.PASSAGE}|box-[0-9]+|project-{places.PROJECT}|indicator-[a-z][a-z0-9-]*)$"),
]

WHERE = "指标如 indicator-balanced-counties，项目如 project-8-3，专栏如 box-3，章节如 6 或 6-1，段落如 3-1-p1。"


class Reading(Frozen):
    """读音更正: how a word is read where the dictionary errs."""

    word: Hanzi = Field(title="词语", description="只写汉字，长到足以分清读音，如“给排水”。")
    reading: Spellings = Field(title="读音", description="一字一个音节，不标声调，用空格隔开，ü 写成 v，如“lv se”。")


class Misreading(Frozen):
    """常见误读: other readings by which people look for a character."""

    character: OneHanzi = Field(title="汉字", description="一个汉字，如“渑”。")
    readings: tuple[Spelling, ...] = Field(
        title="误读", description="人们常误读成的音节，不标声调，如 sheng。", min_length=1
    )


class Alias(Frozen):
    """别称: words that people use and the plan's titles do not."""

    name: Text = Field(title="别称", description="人们常用的叫法，如“公办园”。")
    at: tuple[SearchPlace, ...] = Field(title="所指", description=WHERE, min_length=1)


class Synonym(Frozen):
    """同义词: a word that people use and the words that the plan has for it."""

    word: Text = Field(title="词语", description="人们平常的说法，如“老师”。", max_length=20)
    means: tuple[Text, ...] = Field(
        title="规划中的说法", description="规划正文、专栏、项目或指标中有的词，如“教师”。", min_length=1
    )


class PinyinFile(Frozen):
    """读音与别称 (pinyin.yaml)."""

    readings: tuple[Reading, ...] = Field(default=(), title="读音更正", description="程序读错的词语；没有时写 []。")
    misreadings: tuple[Misreading, ...] = Field(
        default=(), title="常见误读", description="按误读也能找到的字；没有时写 []。"
    )
    aliases: tuple[Alias, ...] = Field(default=(), title="别称", description="搜索时认得的别称；没有时写 []。")
    synonyms: tuple[Synonym, ...] = Field(
        default=(), title="同义词", description="搜索时也按规划中的说法查找的词语；没有时写 []。"
    )
    asked: tuple[SearchPlace, ...] = Field(
        default=(), title="常用入口", description=f"搜索框空着时列出的内容，按先后顺序。{WHERE}"
    )
