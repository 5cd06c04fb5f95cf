"""A data file as it is laid out, and the splices that add to it without moving anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, cast

from plansite.desk import spelling
from plansite.desk.spelling import STEP, Written
from plansite.reading.marks import Loc, Span
from plansite.reading.yaml_file import Value, YamlFile

BREAK = re.compile(r"\r\n|\n|\r")
CHARACTER = re.compile(r"\r\n|.", re.DOTALL)
DASH = re.compile(r"[ ]*(?:- +)*-[ ]*(?:#.*)?$")
DEFAULT_BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Splice:
    """New text in the place of what stands between two offsets; several at one place stand in their order."""

    start: int
    shallowness: int
    """Of two that begin at one place, the deeper stands first."""

    end: int
    text: str


class UnknownLayoutError(Exception):
    """A place is written in a way that nothing can be added to; carries where it stands."""

    def __init__(self, loc: Loc) -> None:
        """Keep the place."""
        self.loc = loc
        super().__init__(str(loc))


@dataclass(frozen=True)
class Layout:
    """版面: the text of a file, without its byte order mark, and the places of its parts."""

    text: str
    file: YamlFile

    @classmethod
    def of(cls, text: str, file: YamlFile) -> Layout:
        """The layout of a file as it is written; ``file`` counts every line break as one character."""
        if "\r\n" not in text or file.marks is None:
            return cls(text, file)
        places = [found.start() for found in CHARACTER.finditer(text)] + [len(text)]
        return cls(text, replace(file, marks=file.marks.moved(places, text)))

    def at(self, loc: Loc) -> Value:
        """The value at ``loc``; raises ``LookupError`` if there is none."""
        found: Any = self.file.value
        for part in loc:
            found = found[part]
        return cast("Value", found)

    def _span(self, loc: Loc) -> Span:
        return _there(self.file.span(loc), loc)

    def _name(self, loc: Loc) -> Span:
        return _there(self.file.key_span(loc), loc)

    def has(self, loc: Loc) -> bool:
        """Whether there is a value at ``loc``."""
        return self.file.span(loc) is not None

    def spliced(self, splices: Sequence[Splice]) -> str:
        """The text with all splices made."""
        parts, reached = [], 0
        for splice in sorted(splices, key=lambda splice: (splice.start, splice.shallowness, splice.end)):
            parts += [self.text[reached : splice.start], splice.text]
            reached = splice.end
        return "".join([*parts, self.text[reached:]])

    def appended(self, loc: Loc, items: Sequence[Written], *, order: Sequence[str] = ()) -> Iterator[Splice]:
        """The splices that put items at the end of the list at ``loc``, which begins if it is not there."""
        if not self.has(loc):
            yield self.field(loc, list(items), order)
            return
        found = self.at(loc)
        if not found:
            yield from self._begun(loc, items)
        elif self._in_brackets(loc):
            end = self._span((*loc, _count(found) - 1)).end
            yield self._insert(end, "".join(f", {spelling.flow(item)}" for item in items), loc)
        else:
            last = (*loc, _count(found) - 1)
            column = self._dash_column(last)
            end = self._after(self._span(last).end, column, loc)
            between = self.eol * (2 if self._is_apart(loc, _count(found)) else 1)
            blocks = (self.eol.join(spelling.item(item, column)) for item in items)
            yield self._insert(end, "".join(between + block for block in blocks), loc)

    def prepended(self, loc: Loc, items: Sequence[Written], *, order: Sequence[str] = ()) -> Iterator[Splice]:
        """The splices that put items at the beginning of the list at ``loc``."""
        if not self.has(loc) or not self.at(loc):
            yield from self.appended(loc, items, order=order)
        elif self._in_brackets(loc):
            first = self._span((*loc, 0)).start
            yield self._insert(first, "".join(f"{spelling.flow(item)}, " for item in items), loc)
        else:
            column = self._dash_column((*loc, 0))
            line = self._dash_line((*loc, 0))
            between = self.eol * (2 if self._is_apart(loc, _count(self.at(loc))) else 1)
            blocks = (self.eol.join(spelling.item(item, column)) for item in items)
            yield self._insert(line, "".join(block + between for block in blocks), loc)

    def replaced(self, loc: Loc, value: Written, *, order: Sequence[str] = ()) -> Iterator[Splice]:
        """The splices that put a value in the place of the one at ``loc``, or behind the fields around it."""
        if not self.has(loc):
            yield self.field(loc, value, order)
            return
        found, span = self.at(loc), self._span(loc)
        if isinstance(found, dict) and isinstance(value, Mapping) and not span.is_flow:
            for name in found.keys() - value.keys():
                yield from self.removed((*loc, name))
            for name, part in value.items():
                if not self.has((*loc, name)) or self.at((*loc, name)) != spelling.plain_value(part):
                    yield from self.replaced((*loc, name), part, order=tuple(value))
        elif isinstance(found, dict) and isinstance(value, list) and value[:1] == [found] and not span.is_flow:
            yield from self._listed(loc, value[1:])
        elif isinstance(found, dict | list) and found and not span.is_flow:
            raise UnknownLayoutError(loc)
        else:
            words = spelling.flow(value) if span.is_flow or self._in_brackets(loc[:-1]) else spelling.one_line(value)
            space = " " if self.text[span.start - 1 : span.start] == ":" else ""
            yield Splice(span.start, -len(loc), span.end, space + words)

    def removed(self, loc: Loc) -> Iterator[Splice]:
        """The splices that take a field away, with the line break before it; the first of an item cannot go."""
        name, span = self.file.key_span(loc), self.file.span(loc)
        if name is None or span is None:
            return
        if self._in_brackets(loc[:-1]):
            fields = cast("dict[str, Value]", self.at(loc[:-1]))
            ends = [self._span((*loc[:-1], field)).end for field in fields]
            before = [end for end in ends if end < name.start]
            if not before:
                raise UnknownLayoutError(loc)
            yield Splice(max(before), -len(loc), span.end, "")
            return
        start = self._line_start(name.start)
        if self.text[start : name.start].strip(" ") or not start:
            raise UnknownLayoutError(loc)
        start -= 2 if self.text[start - 2 : start] == "\r\n" else 1
        yield Splice(start, -len(loc), self._line_end(span.end), "")

    def field(self, loc: Loc, value: Written, order: Sequence[str]) -> Splice:
        """The splice that adds a field to the mapping around it: behind those that stand before it in ``order``."""
        owner, name = loc[:-1], str(loc[-1])
        found = self.at(owner) if self.has(owner) else None
        if found and not isinstance(found, dict):
            raise UnknownLayoutError(owner)
        fields = list(found) if isinstance(found, dict) else []
        if self._in_brackets(owner):
            words = f"{name}: {spelling.flow(value)}"
            span = self._span(owner)
            if not fields:
                return self._insert(span.start + 1, words, loc)
            end = max(self._span((*owner, field)).end for field in fields)
            return self._insert(end, f", {words}", loc)
        if not fields:
            if owner:
                raise UnknownLayoutError(owner)
            text = self.text.rstrip()
            return self._insert(
                len(text), (self.eol if text else "") + self.eol.join(spelling.field(name, value, 0)), loc
            )
        behind, is_last = _neighbour(fields, name, order)
        column = self._column(self._name((*owner, fields[0])).start)
        end = self._span((*owner, behind)).end
        place = self._after(end, column, owner) if is_last else self._line_end(end)
        return self._insert(place, self.eol + self.eol.join(spelling.field(name, value, column)), loc)

    def _begun(self, loc: Loc, items: Sequence[Written]) -> Iterator[Splice]:
        """The first items of an empty list: ``[]`` goes, what is said behind it stays."""
        name, span = self._name(loc), self._span(loc)
        if self._in_brackets(loc[:-1]):
            yield Splice(span.start, -len(loc), span.end, spelling.flow(list(items)))
            return
        colon = self.text.index(":", name.end) + 1
        lines = spelling.items(items, self._column(name.start) + STEP)
        end = self._line_end(span.end)
        yield Splice(colon, -len(loc), span.end, "")
        yield self._insert(end, self.eol + self.eol.join(lines), loc)

    def _listed(self, loc: Loc, more: Sequence[Written]) -> Iterator[Splice]:
        """A mapping becomes the first item of a list: its lines move in, the others follow."""
        span = self._span(loc)
        column = self._column(span.start)
        if self.text[self._line_start(span.start) : span.start].strip():
            raise UnknownLayoutError(loc)
        yield Splice(span.start, -len(loc), span.start, "- ")
        start = self._line_end(span.start)
        while start < span.end and (broken := BREAK.match(self.text, start)):
            start = self._line_end(broken.end())
            if self.text[broken.end() : start].strip():
                yield Splice(broken.end(), -len(loc), broken.end(), " " * STEP)
        lines = self.eol.join(spelling.items(more, column))
        end = self._line_end(span.end)
        yield Splice(end, -len(loc), end, self.eol + lines)

    def _insert(self, place: int, text: str, loc: Loc) -> Splice:
        return Splice(place, -len(loc), place, text)

    @cached_property
    def eol(self) -> str:
        """The line break of the file: the one that it uses most."""
        found = BREAK.findall(self.text)
        return max(("\n", "\r\n", "\r"), key=found.count) if found else DEFAULT_BREAK

    def _in_brackets(self, loc: Loc) -> bool:
        return any((span := self.file.span(loc[:depth])) is not None and span.is_flow for depth in range(len(loc) + 1))

    def _line_start(self, offset: int) -> int:
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def _line_end(self, offset: int) -> int:
        found = BREAK.search(self.text, offset)
        return found.start() if found else len(self.text)

    def _column(self, offset: int) -> int:
        return offset - self._line_start(offset)

    def _dash(self, loc: Loc) -> int:
        """The offset of the dash of an item."""
        offset = self._span(loc).start
        start = self._line_start(offset)
        before = self.text[start:offset]
        while not before.strip() or before.lstrip().startswith("#"):
            if start == 0:
                raise UnknownLayoutError(loc)
            end, start = start, self._line_start(start - 1)
            before = self.text[start:end].rstrip("\r\n")
        if not DASH.match(before):
            raise UnknownLayoutError(loc)
        return start + before.partition("#")[0].rstrip().rindex("-")

    def _dash_column(self, loc: Loc) -> int:
        return self._column(self._dash(loc))

    def _dash_line(self, loc: Loc) -> int:
        dash = self._dash(loc)
        start = self._line_start(dash)
        if self.text[start:dash].strip():
            raise UnknownLayoutError(loc)
        return start

    def _after(self, offset: int, column: int, loc: Loc) -> int:
        """The end of the line behind which something new stands: the value's own, with the comments that belong to it.

        A comment belongs to it that follows at once, as deep as it is, and deeper than what is around it.
        """
        around = self.file.key_span(loc)
        least = max(column, self._column(around.start) + 1 if around is not None else 0)
        end = self._line_end(offset)
        while broken := BREAK.match(self.text, end):
            line = self.text[broken.end() : self._line_end(broken.end())]
            words = line.lstrip(" ")
            if not words.startswith("#") or len(line) - len(words) < max(least, 1):
                break
            end = broken.end() + len(line)
        return end

    def _is_apart(self, loc: Loc, count: int) -> bool:
        """Whether the items of a list stand apart, by a blank line between the last two."""
        if count < 2:  # noqa: PLR2004 -- between one item and nothing there is no line
            return False
        between = self.text[self._span((*loc, count - 2)).end : self._dash((*loc, count - 1))]
        lines = BREAK.split(between)
        return any(not line.strip() for line in lines[1:-1])


def _count(found: Value) -> int:
    assert isinstance(found, list), "items are added to lists"
    return len(found)


def _there(span: Span | None, loc: Loc) -> Span:
    """The place of a part that was read; raises ``KeyError`` if there is none."""
    if span is None:
        raise KeyError(loc)
    return span


def _neighbour(fields: list[str], name: str, order: Sequence[str]) -> tuple[str, bool]:
    """The field behind which a new one stands, and whether it is the last."""
    last = fields[-1]
    if name not in order:
        return last, True
    before = [field for field in fields if field in order and order.index(field) < order.index(name)]
    behind = before[-1] if before else last
    return behind, behind == last
