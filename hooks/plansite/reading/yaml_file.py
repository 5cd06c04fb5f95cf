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
from typing import Protocol, TypeAlias

import yaml

from plansite.personal import masked
from plansite.problems import Mark, Problem, Severity
from plansite.reading.characters import character_problems, decoded, full_width, indent_problems, readable
from plansite.reading.folding import gaps, unfolded
from plansite.reading.marks import ROOT, Field, Loc, Marks, Span
from plansite.reading.slips import pasted, syntax

Scalar: TypeAlias = str | int | Decimal | bool | None
Value: TypeAlias = "Scalar | list[Value] | dict[str, Value]"

INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)$")
DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+$")
CONSTANTS: dict[str, Scalar] = {"": None, "~": None, "null": None, "true": True, "false": False}
DEEPEST = 20
"""More levels than any data file has."""

LONGEST_NUMBER = 30
BLOCKS = frozenset("|>")
REPEATED = "(重复)"
"""Where a field that stands twice is read the second time: inside the first."""

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


@dataclass(slots=True)
class YamlFile:
    """One YAML file: its value, the place of every part, and what is wrong with how it is written."""

    name: str
    """Path as shown in messages."""

    value: Value = None
    """The document, or ``None`` if it cannot be read."""

    problems: list[Problem] = field(default_factory=list)
    text: str = field(default="", repr=False)
    """The file as it was read."""

    marks: Marks | None = field(default=None, repr=False)
    """Where every part of it stands; nothing for a file without text."""

    def key_mark(self, loc: Loc) -> Mark:
        """Where the key at ``loc``, or the nearest part around it that exists, stands."""
        found = None if self.marks is None else self.marks.key_of(self.marks.nearest(loc))
        return found or Mark(self.name)

    def value_mark(self, loc: Loc) -> Mark:
        """Where the value at ``loc``, or the nearest part around it that exists, stands.

        The first item of a list may stand by itself, without the list.
        """
        found = None if self.marks is None else self.marks.value_of(self.marks.nearest(loc))
        return found or Mark(self.name)

    def has(self, loc: Loc) -> bool:
        """Whether there is a part at ``loc``."""
        return self.marks is not None and self.marks.row(loc) is not None

    def below(self, loc: Loc = ()) -> Iterator[tuple[Loc, Mark]]:
        """Every part at and inside ``loc``, with the place of its value."""
        for place, row in self.marks.below(loc) if self.marks is not None else ():
            mark = self.marks.value_of(row) if self.marks is not None else None
            if mark is not None:
                yield place, mark

    def value_at(self, row: int) -> Mark:
        """Where the value of a row of the marks stands."""
        return (None if self.marks is None else self.marks.value_of(row)) or Mark(self.name)

    def texts(self) -> Iterator[tuple[str, int, str]]:
        """Every text that is the value of a field: the field's name, the row of its marks, the text."""
        if self.marks is not None:
            yield from _texts(self.value, ROOT, self.marks)

    def span(self, loc: Loc) -> Span | None:
        """From where to where the value at ``loc`` stands; nothing if there is none."""
        row = None if self.marks is None else self.marks.row(loc)
        return None if self.marks is None or row is None else self.marks.span(row)

    def key_span(self, loc: Loc) -> Span | None:
        """From where to where the name of the field at ``loc`` stands; nothing if there is none."""
        row = None if self.marks is None else self.marks.row(loc)
        return None if self.marks is None or row is None else self.marks.key_span(row)

    def fields(self, loc: Loc) -> list[Field]:
        """The fields of the mapping at ``loc`` in the order of the file, with those that stand twice."""
        row = None if self.marks is None else self.marks.row(loc)
        return [] if self.marks is None or row is None else self.marks.fields(row)

    def fields_of(self, name: str) -> Iterator[tuple[str, Mark]]:
        """Every field inside a field of this name, with its place."""
        return self.marks.named(name) if self.marks is not None else iter(())

    def mark_within(self, loc: Loc, offset: int) -> Mark:
        """Where the character at ``offset`` of the text at ``loc`` stands; the text's beginning if it is escaped."""
        start = self.value_mark(loc)
        value = self.value
        for part in loc:
            value = value[part] if isinstance(value, dict | list) else None  # type: ignore[index]
        span = None if self.marks is None else self.marks.span(self.marks.nearest(loc))
        if self.marks is None or span is None:
            return start
        lines = self.text[self.marks.line_start(span.start) : span.end].split("\n")
        place = _place_within(lines, start.column - 1, str(value), offset)
        return start if place is None else Mark(self.name, start.line + place[0], place[1] + 1)


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
            file.problems.append(syntax.syntax_problem(error, cleaned, name))
        file.value = None
    return file


def _texts(value: Value, row: int, marks: Marks) -> Iterator[tuple[str, int, str]]:
    """The texts of fields inside a value; an item of a list is no field."""
    if isinstance(value, dict):
        for (key, part), inside in zip(value.items(), marks.rows(row), strict=True):
            if isinstance(part, str):
                yield key, inside, part
            elif isinstance(part, dict | list):
                yield from _texts(part, inside, marks)
    elif isinstance(value, list):
        for part, inside in zip(value, marks.rows(row), strict=True):
            yield from _texts(part, inside, marks)


def _place_within(lines: list[str], column: int, value: str, offset: int) -> tuple[int, int] | None:
    """Line and column, from 0, of a character of a scalar that begins in the first line at ``column``.

    White space is folded and counts for nothing.
    """
    row, first = 0, lines[0][column : column + 1]
    if first in {">", "|"}:
        row, column = 1, 0
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
                    return row, column
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


class _Point(Protocol):
    """A place as libyaml counts it, from 0."""

    index: int
    line: int
    column: int


class _Reader:
    """Builds one value from parser events, noting marks on the way."""

    def __init__(self, file: YamlFile, text: str, events: Iterator[yaml.Event]) -> None:
        self._file = file
        self._marks = file.marks = Marks(file.name, text)
        self._text = text
        self._events = events
        self._reached = 0
        """Where the last value that was read ends."""

        self._odd: set[int] = set()
        """Rows of mappings while a name of a field is read that is no text."""

        self._told: set[str] = set()
        self._counted = 0
        """How many problems of the file ``_told`` holds."""

    def read_document(self) -> None:
        is_read = False
        for event in self._events:
            started_again = isinstance(event, yaml.DocumentStartEvent) and is_read
            if started_again or (isinstance(event, yaml.DocumentEndEvent) and event.explicit):
                self._problem(event, "文件里有多个 YAML 文档（“---”或“...”）", "一个文件只写一个文档，请删除分隔线")
                return
            if isinstance(event, yaml.NodeEvent):
                is_read = True
                self._file.value = self._value(event, ROOT, "", 0)

    def _value(self, event: yaml.Event, row: int, named: str, depth: int) -> Value:
        """What a part is; ``named`` is the field that it belongs to, ``depth`` counts the parts around it."""
        self._marks.begin(row, _start(event).index)
        if depth > DEEPEST:
            self._problem(event, "嵌套的层数过多", "请检查缩进和括号；数据文件最多只有十来层")
            self._skip(event)
            return None
        if isinstance(event, yaml.AliasEvent):
            self._problem(event, f"用了 YAML 引用“*{event.anchor}”", "请把内容完整写出，不用锚点和引用")
            return None
        assert isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent)
        if event.anchor:
            self._problem(event, f"用了 YAML 锚点“&{event.anchor}”", "请删除锚点，把内容完整写出")
        if event.tag:
            self._problem(event, f"用了 YAML 标签“{event.tag.replace(CORE_TAG, '!!')}”", "请删除标签，直接写值")
        if isinstance(event, yaml.ScalarEvent):
            self._note(event, event, row)
            return self._scalar(event, named)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, row, named, depth + 1)
        return self._sequence(event, row, named, depth + 1)

    def _note(self, first: yaml.Event, last: yaml.Event, row: int) -> None:
        """Note from where to where a value stands; a block ends with the last value inside it."""
        is_flow = False
        if isinstance(first, yaml.ScalarEvent):
            self._reached = _end(last).index
            if first.style in BLOCKS:
                self._reached = self._block_end(_start(first).index, _end(last).index)
        elif isinstance(first, yaml.CollectionStartEvent) and first.flow_style:
            is_flow = True
            self._reached = _end(last).index
        self._marks.end(row, self._reached, is_flow=is_flow)

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

    def _mapping(self, start: yaml.Event, row: int, named: str, depth: int) -> dict[str, Value]:
        result: dict[str, Value] = {}
        marks, is_odd = self._marks, row in self._odd
        rows: list[int] = []
        fields: list[Field] = []
        """All of them, once one of them stands again."""

        if is_odd:
            marks.note_fields(row, fields)
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._odd_name(event, row, named, depth)
                continue
            key, inner = masked(event.value.strip(ODD_BLANKS)), next(self._events)
            at, is_empty = _start(event).index, _is_empty(inner)
            if key in result:
                if not fields:
                    marks.close(row, rows)
                    fields += marks.fields(row)
                    marks.note_fields(row, fields)
                first = rows[list(result).index(key)]
                fields.append(Field(key, marks.mark(at), is_empty, marks.key_of(first)))
                self._value(inner, marks.add_odd(first, REPEATED), REPEATED, depth + 1)
                continue
            inside = marks.add_odd(row, key) if is_odd else marks.add(key)
            marks.name(inside, at, _end(event).index, is_empty=is_empty)
            rows.append(inside)
            if fields or is_odd:
                fields.append(Field(key, marks.mark(at), is_empty))
            result[key] = self._value(inner, inside, key, depth)
        if not is_odd:
            marks.close(row, rows)
        self._note(start, event, row)
        return result

    def _odd_name(self, event: yaml.Event, row: int, named: str, depth: int) -> None:
        """Read what stands in the place of a field's name and is no text, and the value behind it."""
        self._problem(event, "字段名不是文字", "字段名请写英文单词，如 name、value")
        is_first = row not in self._odd
        self._odd.add(row)
        self._value(event, row, named, depth - 1)
        self._value(next(self._events), row, named, depth - 1)
        if is_first:
            self._odd.discard(row)

    def _sequence(self, start: yaml.Event, row: int, named: str, depth: int) -> list[Value]:
        result: list[Value] = []
        marks, is_odd = self._marks, row in self._odd
        rows: list[int] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            rows.append(marks.add_odd(row, len(rows)) if is_odd else marks.add(len(rows)))
            marks.name(rows[-1], _start(event).index)
            result.append(self._value(event, rows[-1], named, depth))
        if not is_odd:
            marks.close(row, rows)
        self._note(start, event, row)
        return result

    def _scalar(self, event: yaml.ScalarEvent, named: str) -> Scalar:
        text = masked(self._unfolded(event))
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
        remark = REMARK.match(self._text, _end(event).index)
        if remark is None or (value.isascii() and named not in WORDS):
            return
        line = _end(event).line + 1
        column = _end(event).column + 1 + remark[0].index("#")
        found = f"文字中的“{remark[0].strip()[:20]}”前面有空格，从“#”起都被当作注释，不会显示"
        mend = "是正文，就给整个值加英文双引号；是备注，请移到上面另起一行"
        self._file.problems.append(Problem(Mark(self._file.name, line, column), found, mend))

    def _unfolded(self, event: yaml.ScalarEvent) -> str:
        """A text without the spaces into which YAML makes line breaks, where they stand in Chinese."""
        text: str = event.value
        if event.style == "|" or _start(event).line == _end(event).line:
            return text
        written = self._written(event)
        for line, column, joined in gaps(written):
            found = f"折行的地方会留下一个空格：“{joined}”"
            mark = Mark(self._file.name, _start(event).line + 1 + line, column + 1)
            mend = "原文没有空格的，请写在同一行；有空格的可以忽略"
            self._file.problems.append(Problem(mark, found, mend, Severity.WARNING))
        return unfolded(text, written)

    def _written(self, event: yaml.ScalarEvent) -> str:
        """A value as it stands in the file."""
        return self._text[_start(event).index : _end(event).index]

    def _told_by_escape(self, event: yaml.ScalarEvent) -> None:
        """What a text in double quotes holds although the file does not show it: characters written as escapes."""
        problems = self._file.problems
        self._told.update(problem.found for problem in problems[self._counted :])
        self._counted = len(problems)
        for problem in character_problems(event.value, self._file.name):
            if problem.found not in self._told:
                problems.append(replace(problem, mark=self._mark(event)))

    def _mark(self, event: yaml.Event) -> Mark:
        start = _start(event)
        return Mark(self._file.name, start.line + 1, start.column + 1)

    def _problem(self, event: yaml.Event, found: str, mend: str) -> None:
        self._file.problems.append(Problem(self._mark(event), found, mend))


def _start(event: yaml.Event) -> _Point:
    assert event.start_mark is not None, "libyaml marks every event"
    return event.start_mark


def _end(event: yaml.Event) -> _Point:
    assert event.end_mark is not None, "libyaml marks every event"
    return event.end_mark


def _is_empty(event: yaml.Event) -> bool:
    return isinstance(event, yaml.ScalarEvent) and not event.value and not event.style
