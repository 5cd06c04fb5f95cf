"""YAML that knows its place: plain values, and beside them a table of where each one stands.

Scalars follow the YAML 1.2 core rules that editors follow, so a date is text, ``no`` is text, and a
number keeps its digits as a ``Decimal``. Anchors and aliases are refused, so that nothing can expand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import yaml

from plansite.personal import masked
from plansite.problems import Mark, Problem, Severity
from plansite.reading import yaml_messages
from plansite.reading.characters import character_problems, decoded, full_width, indent_problems, readable
from plansite.reading.folding import gaps, unfolded
from plansite.reading.slips import pasted

Scalar: TypeAlias = str | int | Decimal | bool | None
Value: TypeAlias = "Scalar | list[Value] | dict[str, Value]"
Loc: TypeAlias = tuple[str | int, ...]

INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)$")
DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+$")
CONSTANTS: dict[str, Scalar] = {"": None, "~": None, "null": None, "true": True, "false": False}
DEEPEST = 20
"""More levels than any data file has."""

LONGEST_NUMBER = 30
CORE_TAG = "tag:yaml.org,2002:"
VERBATIM = frozenset({"text", "quote", "name", "title"})
"""Fields that carry somebody else's words, whose characters are not ours to judge."""

WORDS = VERBATIM | frozenset(
    (
        *("about", "authority", "dimension", "document", "heading", "lead", "measure", "notes", "publisher"),
        *("quote_note", "reason", "scope_note", "short_title", "source_note", "what"),
    )
)
"""Fields that hold words. A unit may be a sign, and so may what a plan's table prints in a cell."""

CLOSED = frozenset({"kind", "attribute", "role", "grade", "direction", "unit"})
"""Fields of one word, beside which a remark cannot be taken for a part of it."""

REMARK = re.compile(r"[ \t]+#[^\n]*")
ODD_BLANKS = "".join(map(chr, (0xA0, 0x3000, 0x202F, 0x205F, *range(0x2000, 0x200B))))
"""Blanks that look like a space and are none to YAML."""

BLANK_NAMES = {"\u00a0": "网页上的不换行空格", "\u3000": "全角空格"}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a mapping as it is written."""

    key: str
    mark: Mark
    is_empty: bool
    """Whether nothing stands behind its colon."""

    first: Mark | None = None
    """Where the field of this name stands that was before it in the same mapping."""


@dataclass(frozen=True, slots=True)
class Span:
    """From where to where a part stands in the text: offsets from 0, without the blank lines behind it."""

    start: int
    end: int
    is_flow: bool = False
    """Whether it is a list or a mapping in brackets."""


@dataclass(slots=True)
class YamlFile:
    """One YAML file: its value, the place of every part, and what is wrong with how it is written."""

    name: str
    """Path as shown in messages."""

    value: Value = None
    """The document, or ``None`` if it cannot be read."""

    keys: dict[Loc, Mark] = field(default_factory=dict)
    """Where the key (or list dash) of each part stands."""

    values: dict[Loc, Mark] = field(default_factory=dict)
    """Where the value of each part stands."""

    fields: dict[Loc, list[Field]] = field(default_factory=dict)
    """The fields of every mapping in the order of the file, with those that stand twice."""

    names: dict[Loc, Span] = field(default_factory=dict)
    """From where to where the key of each field of a mapping stands."""

    spans: dict[Loc, Span] = field(default_factory=dict)
    """From where to where the value of each part stands."""

    problems: list[Problem] = field(default_factory=list)
    text: str = field(default="", repr=False)
    """The file as it was read."""

    def key_mark(self, loc: Loc) -> Mark:
        """Where the key at ``loc``, or the nearest part around it that exists, stands."""
        return self._nearest(self.keys, loc)

    def value_mark(self, loc: Loc) -> Mark:
        """Where the value at ``loc``, or the nearest part around it that exists, stands.

        The first item of a list may stand by itself, without the list.
        """
        return self._nearest(self.values, loc)

    def mark_within(self, loc: Loc, offset: int) -> Mark:
        """Where the character at ``offset`` of the text at ``loc`` stands; the text's beginning if it is escaped."""
        start = self.value_mark(loc)
        value = self.value
        for part in loc:
            value = value[part] if isinstance(value, dict | list) else None  # type: ignore[index]
        place = _place_within(self.text.split("\n"), start, str(value), offset)
        return start if place is None else Mark(self.name, *place)

    def _nearest(self, marks: dict[Loc, Mark], loc: Loc) -> Mark:
        found: Loc = ()
        for part in loc:
            if (*found, part) in marks:
                found = (*found, part)
            elif part != 0:
                break
        return marks.get(found, Mark(self.name))


def read(path: Path, name: str) -> YamlFile:
    """Read one YAML file; what is wrong with it is in ``problems``, never raised."""
    try:
        content = path.read_bytes()
    except OSError:
        missing = Problem(Mark(name), "找不到这个文件", "请恢复这个文件；没有内容时也要保留文件和最上面的字段")
        return YamlFile(name, problems=[missing])
    return of_bytes(content, name)


def of_bytes(content: bytes, name: str) -> YamlFile:
    """The YAML in the bytes of a file, with its places and problems."""
    text, problems = decoded(content, name)
    if problems:
        return YamlFile(name, problems=problems)
    return parsed(text, name)


def parsed(text: str, name: str) -> YamlFile:
    """The YAML in ``text``, with its places and problems."""
    left = pasted.cleaned(text, name)
    indents = indent_problems(left.text, name)
    file = YamlFile(name, problems=[*left.problems, *character_problems(text, name), *indents])
    if not left.is_readable:
        return file
    cleaned = file.text = readable(left.text)
    try:
        _Reader(file, cleaned, yaml.parse(cleaned, Loader=yaml.CSafeLoader)).read_document()
    except yaml.MarkedYAMLError as error:
        if not indents:
            file.problems.append(yaml_messages.syntax_problem(error, cleaned, name))
        file.value = None
    return file


def _place_within(lines: list[str], start: Mark, value: str, offset: int) -> tuple[int, int] | None:
    """Line and column of a character of a scalar; white space is folded and counts for nothing."""
    row, column = start.line - 1, start.column - 1
    first = lines[row][column : column + 1] if row < len(lines) else ""
    if first in {">", "|"}:
        row, column = row + 1, 0
    elif first in {"'", '"'}:
        column += 1
    wanted = [character for character in value[: offset + 1] if not character.isspace()]
    met = 0
    while row < len(lines):
        line = lines[row]
        while column < len(line):
            character = line[column]
            if not character.isspace():
                if character != wanted[met]:
                    return None
                if met == len(wanted) - 1:
                    return row + 1, column + 1
                met += 1
                column += first == "'" and line[column : column + 2] == "''"
            column += 1
        row, column = row + 1, 0
    return None


def plain(text: str) -> Scalar:
    """What a scalar without quotes means; a zero has no sign."""
    if text in CONSTANTS:
        return CONSTANTS[text]
    if len(text) > LONGEST_NUMBER:
        return text
    if INTEGER.match(text):
        return int(text)
    if not DECIMAL.match(text):
        return text
    number = Decimal(text)
    return number or abs(number)


class _Reader:
    """Builds one value from parser events, noting marks on the way."""

    def __init__(self, file: YamlFile, text: str, events: Iterator[yaml.Event]) -> None:
        self._file = file
        self._text = text
        self._events = events
        self._reached = 0
        """Where the last value that was read ends."""

    def read_document(self) -> None:
        for event in self._events:
            started_again = isinstance(event, yaml.DocumentStartEvent) and () in self._file.values
            if started_again or (isinstance(event, yaml.DocumentEndEvent) and event.explicit):
                self._problem(event, "文件里有多个 YAML 文档（“---”或“...”）", "一个文件只写一个文档，请删除分隔线")
                return
            if isinstance(event, yaml.NodeEvent):
                self._file.value = self._value(event, ())

    def _value(self, event: yaml.Event, loc: Loc) -> Value:
        self._file.values.setdefault(loc, self._mark(event))
        if len(loc) > DEEPEST:
            self._problem(event, "嵌套的层数过多", "请检查缩进和括号；数据文件最多只有十来层")
            self._skip(event)
            return None
        if isinstance(event, yaml.AliasEvent):
            self._problem(event, f"用了 YAML 引用“*{event.anchor}”", "请把内容完整写出，不用锚点和引用")
            return None
        if anchor := getattr(event, "anchor", None):
            self._problem(event, f"用了 YAML 锚点“&{anchor}”", "请删除锚点，把内容完整写出")
        if tag := getattr(event, "tag", None):
            self._problem(event, f"用了 YAML 标签“{tag.replace(CORE_TAG, '!!')}”", "请删除标签，直接写值")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, loc)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, loc)
        assert isinstance(event, yaml.ScalarEvent)
        self._note(event, event, loc)
        return self._scalar(event, loc)

    def _note(self, first: yaml.Event, last: yaml.Event, loc: Loc) -> None:
        """Note from where to where a value stands; a block ends with the last value inside it."""
        assert first.start_mark is not None, "libyaml marks every event"
        assert last.end_mark is not None, "libyaml marks every event"
        is_flow = bool(getattr(first, "flow_style", False))
        if is_flow or isinstance(first, yaml.ScalarEvent):
            self._reached = last.end_mark.index
            if getattr(first, "style", None) in {"|", ">"}:
                self._reached = self._block_end(first.start_mark.index, last.end_mark.index)
        self._file.spans[loc] = Span(first.start_mark.index, self._reached, is_flow)

    def _skip(self, event: yaml.Event) -> None:
        """Pass over what ``event`` begins, without building it."""
        depth = int(isinstance(event, yaml.CollectionStartEvent))
        while depth:
            inner = next(self._events)
            depth += int(isinstance(inner, yaml.CollectionStartEvent)) - int(isinstance(inner, yaml.CollectionEndEvent))

    def _block_end(self, start: int, end: int) -> int:
        """Where a text of several lines ends: with its last line, or with the blank ones that it keeps (``|+``)."""
        words = self._text[start:end]
        keeps = "+" in words.partition("\n")[0].partition("#")[0]
        last = re.sub(r"(\r\n|\n|\r)\Z", "", words) if keeps else words.rstrip()
        return start + len(last)

    def _mapping(self, start: yaml.Event, loc: Loc) -> dict[str, Value]:
        result: dict[str, Value] = {}
        fields = self._file.fields[loc] = []
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._problem(event, "字段名不是文字", "字段名请写英文单词，如 name、value")
                self._value(event, loc)
                self._value(next(self._events), loc)
                continue
            key = masked(event.value.strip(ODD_BLANKS))
            mark, first = self._mark(event), self._file.keys.get((*loc, key)) if key in result else None
            inner = next(self._events)
            fields.append(Field(key, mark, _is_empty(inner), first))
            if first is not None:
                self._value(inner, (*loc, key, "(重复)"))
                continue
            self._file.keys[*loc, key] = mark
            assert event.start_mark is not None, "libyaml marks every event"
            assert event.end_mark is not None, "libyaml marks every event"
            self._file.names[*loc, key] = Span(event.start_mark.index, event.end_mark.index)
            result[key] = self._value(inner, (*loc, key))
        self._note(start, event, loc)
        return result

    def _sequence(self, start: yaml.Event, loc: Loc) -> list[Value]:
        result: list[Value] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            item = (*loc, len(result))
            self._file.keys[item] = self._mark(event)
            result.append(self._value(event, item))
        self._note(start, event, loc)
        return result

    def _scalar(self, event: yaml.ScalarEvent, loc: Loc) -> Scalar:
        text = masked(self._unfolded(event))
        named = next((part for part in reversed(loc) if isinstance(part, str)), "")
        if named not in VERBATIM and (wide := full_width(text)):
            self._problem(event, f"“{wide}”是全角字符", "数字和字母请用半角")
        if event.style == '"' and "\\" in self._written(event):
            self._told_by_escape(event)
        if named not in VERBATIM or not event.style:
            text = self._without_odd_blanks(event, text)
        value = text if event.style else plain(text)
        if isinstance(value, str) and not event.style and named not in CLOSED:
            self._hidden_remark(event, value, named)
        return value

    def _without_odd_blanks(self, event: yaml.ScalarEvent, text: str) -> str:
        bare = text.strip(ODD_BLANKS)
        if bare != text:
            blank = text[0] if text[0] in ODD_BLANKS else text[-1]
            name = BLANK_NAMES.get(blank, "特殊的空格")
            found = f"“{bare}”的{'前面' if text[0] == blank else '后面'}有{name}（U+{ord(blank):04X}），看不出来"
            self._problem(event, found, "请删除这个空格，或把这个值重新输入一遍")
        return bare

    def _hidden_remark(self, event: yaml.ScalarEvent, value: str, named: str) -> None:
        """Words behind a sign that hides them: part of a text as likely as a remark on it."""
        assert event.end_mark is not None, "libyaml marks every event"
        remark = REMARK.match(self._text, event.end_mark.index)
        if remark is None or (value.isascii() and named not in WORDS):
            return
        line = event.end_mark.line + 1
        column = event.end_mark.column + 1 + remark[0].index("#")
        found = f"文字中的“{remark[0].strip()[:20]}”前面有空格，从“#”起都被当作注释，不会显示"
        mend = "是正文，就给整个值加英文双引号；是备注，请移到上面另起一行"
        self._file.problems.append(Problem(Mark(self._file.name, line, column), found, mend))

    def _unfolded(self, event: yaml.ScalarEvent) -> str:
        """A text without the spaces into which YAML makes line breaks, where they stand in Chinese."""
        text: str = event.value
        assert event.start_mark is not None, "libyaml marks every event"
        assert event.end_mark is not None, "libyaml marks every event"
        if event.style == "|" or event.start_mark.line == event.end_mark.line:
            return text
        written = self._written(event)
        for line, column, joined in gaps(written):
            found = f"折行的地方会留下一个空格：“{joined}”"
            mark = Mark(self._file.name, event.start_mark.line + 1 + line, column + 1)
            mend = "原文没有空格的，请写在同一行；有空格的可以忽略"
            self._file.problems.append(Problem(mark, found, mend, Severity.WARNING))
        return unfolded(text, written)

    def _written(self, event: yaml.ScalarEvent) -> str:
        """A value as it stands in the file."""
        assert event.start_mark is not None, "libyaml marks every event"
        assert event.end_mark is not None, "libyaml marks every event"
        return self._text[event.start_mark.index : event.end_mark.index]

    def _told_by_escape(self, event: yaml.ScalarEvent) -> None:
        """What a text in double quotes holds although the file does not show it: characters written as escapes."""
        told = {problem.found for problem in self._file.problems}
        for problem in character_problems(event.value, self._file.name):
            if problem.found not in told:
                self._file.problems.append(replace(problem, mark=self._mark(event)))

    def _mark(self, event: yaml.Event) -> Mark:
        assert event.start_mark is not None, "libyaml marks every event"
        return Mark(self._file.name, event.start_mark.line + 1, event.start_mark.column + 1)

    def _problem(self, event: yaml.Event, found: str, mend: str) -> None:
        self._file.problems.append(Problem(self._mark(event), found, mend))


def _is_empty(event: yaml.Event) -> bool:
    return isinstance(event, yaml.ScalarEvent) and not event.value and not event.style
