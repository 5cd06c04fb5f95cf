"""Parts of a file that stand in a wrong place: an item without its dash, fields one level too high, a foreign block.

Each is told once, where it begins. What a model would say of the same part follows from it and is not told.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from pydantic import BaseModel

from plansite.problems import Problem
from plansite.reading.marks import Field, Loc
from plansite.reading.yaml_file import Value, YamlFile

FEWEST = 3
"""So many fields are enough to recognise a block by."""

LISTED = 4
MOST_OF = 0.8
"""The share of a block's fields that a model must know to be recognised as what it is."""


@dataclass(slots=True)
class Slips:
    """What is in a wrong place, and which parts of the file cannot be judged because of it."""

    problems: list[Problem] = field(default_factory=list)
    confused: set[Loc] = field(default_factory=set)

    def covers(self, loc: Loc) -> bool:
        """Whether something at ``loc`` is part of what has been told."""
        return any(loc[: len(part)] == part for part in self.confused)


@dataclass(frozen=True, slots=True)
class _Home:
    """Where blocks of one model belong."""

    model: type[BaseModel]
    file: str
    path: tuple[str, ...]

    @property
    def words(self) -> str:
        return f"data/{self.file}.yaml 的 {' 之下的 '.join(self.path)}"


def slips(file: YamlFile, model: type[BaseModel], files: Mapping[str, type[BaseModel]]) -> Slips:
    """Everything in a file of this model that is in a wrong place; ``files`` are all files by name."""
    found = Slips()
    homes = [home for name, top in files.items() for home in _homes(top, name)]
    for loc, current, value in _mappings(file.value, model, ()):
        is_known = current is None or (isinstance(value, dict) and value.keys() <= current.model_fields.keys())
        if is_known and (file.marks is None or not file.marks.has_repeats):
            continue
        fields = file.fields(loc)
        if current is not None and isinstance(value, dict):
            _judge(found, fields, current, loc, homes)
        else:
            _judge_repeats(found, [one for one in fields if one.first], fields, loc)
    return found


def _judge(found: Slips, fields: Sequence[Field], model: type[BaseModel], loc: Loc, homes: Sequence[_Home]) -> None:
    known = model.model_fields
    start = next((i for i, one in enumerate(fields) if one.first or one.key not in known), None)
    if start is None:
        return
    tail = fields[start:]
    above = _emptied(fields, start, model)
    if above is not None:
        inner = _inside(model, above.key)
        lost = [one for one in tail if inner is not None and one.key in inner.model_fields]
        if lost and tail[0] is lost[0]:
            names = "、".join(dict.fromkeys(one.key for one in lost[:LISTED]))
            told = f"“{above.key}”是空的，它的字段（{names}）写高了一级"
            found.problems.append(Problem(lost[0].mark, told, f"请把“{above.key}”下面的这几行各再缩进两个空格"))
            found.confused.add(loc)
            return
    if tail[0].first and tail[0].key == fields[0].key:
        _judge_repeats(found, [one for one in tail if one.first], fields, loc)
        return
    foreign = _foreign(fields, tail, model, homes)
    if foreign is not None:
        found.problems.append(foreign)
        found.confused.add(loc)
        return
    _judge_repeats(found, [one for one in tail if one.first], fields, loc)


def _judge_repeats(found: Slips, repeats: Sequence[Field], fields: Sequence[Field], loc: Loc) -> None:
    if not repeats:
        return
    begins = [one for one in repeats if one.key == fields[0].key]
    if loc and (len(repeats) > 1 or (begins and isinstance(loc[-1], int))):
        for begin, after in _items(repeats, begins or repeats[:1]):
            names = "、".join(one.key for one in after[:LISTED])
            told = f"从这一行起，{names} 等字段在上面同一项里已经写过，像是另一项的开头缺少“- ”"
            mend = "请在这一行的字段名前补上“- ”，与其他各项的“- ”对齐；两项的内容都要保留"
            found.problems.append(Problem(begin.mark, told, mend))
        found.confused.add(loc)
        return
    for one in repeats:
        assert one.first is not None
        told = f"字段“{one.key}”在同一处写了两次（第一次在第 {one.first.line} 行）"
        found.problems.append(Problem(one.mark, told, "请只保留一个"))
        found.confused.add((*loc, one.key))


def _items(repeats: Sequence[Field], begins: Sequence[Field]) -> Iterator[tuple[Field, list[Field]]]:
    """The fields that stand again, each group with the field at which another item begins."""
    starts = [repeats.index(begin) for begin in begins]
    starts[0] = 0
    for start, end in zip(starts, [*starts[1:], len(repeats)], strict=True):
        yield repeats[start], list(repeats[start:end])


def _emptied(fields: Sequence[Field], start: int, model: type[BaseModel]) -> Field | None:
    """The field just above, if nothing is written behind it."""
    above = fields[start - 1] if start else None
    return above if above is not None and above.is_empty and above.key in model.model_fields else None


def _foreign(
    fields: Sequence[Field], tail: Sequence[Field], model: type[BaseModel], homes: Sequence[_Home]
) -> Problem | None:
    """A block of another kind, whole or at the end of one that belongs here."""
    for written in (tail, fields):
        keys = list(dict.fromkeys(one.key for one in written))
        strange = [key for key in keys if key not in model.model_fields]
        if len(keys) < FEWEST or len(strange) < FEWEST - 1:
            continue
        fitting = [home for home in homes if sum(key in home.model.model_fields for key in keys) >= MOST_OF * len(keys)]
        fitting = [home for home in fitting if all(key in home.model.model_fields for key in strange[:FEWEST])]
        if not fitting:
            continue
        child = next((name for name in model.model_fields if _inside(model, name) is fitting[0].model), None)
        names = "、".join(keys[:LISTED])
        kind, here = _kind(fitting[0].model), _kind(model)
        if child is not None:
            told = f"{names} 等是“{kind}”的字段，不能直接写在“{here}”里"
            mend = f"请写在它的“{child}:”之下并缩进，每一项以“- ”开头"
        else:
            places = "，或 ".join(dict.fromkeys(home.words for home in fitting if home.model is fitting[0].model))
            told = f"从这一行起写的是“{kind}”的字段（{names} 等），这里应是“{here}”"
            mend = f"请把这一块移到 {places} 之下；这里可写的字段有：{'、'.join(model.model_fields)}"
        return Problem(written[0].mark, told, mend)
    return None


def _mappings(
    value: Value, model: type[BaseModel] | None, loc: Loc
) -> Iterator[tuple[Loc, type[BaseModel] | None, Value]]:
    """Every mapping of a file with the model that it should fit."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _mappings(item, model, (*loc, index))
    elif isinstance(value, dict):
        yield loc, model, value
        for key, part in value.items():
            inner = _inside(model, key) if model is not None else None
            if model is not None and inner is not None and _is_map(model, key) and isinstance(part, dict):
                for name, item in part.items():
                    yield from _mappings(item, inner, (*loc, key, name))
            else:
                yield from _mappings(part, inner, (*loc, key))


@cache
def _homes(model: type[BaseModel], file: str, path: tuple[str, ...] = ()) -> tuple[_Home, ...]:
    """Every model whose blocks are items of a list of a file, or of one inside it."""
    found: list[_Home] = []
    for name, one in model.model_fields.items():
        inner = _inside(model, name)
        if inner is not None and _is_list(one.annotation):
            found += [_Home(inner, file, (*path, name)), *_homes(inner, file, (*path, name))]
    return tuple(found)


def _kind(model: type[BaseModel]) -> str:
    """The Chinese name with which a model's description begins."""
    return (model.__doc__ or model.__name__).partition(":")[0].strip()


@cache
def _inside(model: type[BaseModel], name: str) -> type[BaseModel] | None:
    """The model inside a field of ``X``, ``X | None``, ``tuple[X, ...]`` or ``dict[str, X]``."""
    one = model.model_fields.get(name)
    return None if one is None else _model_in(one.annotation)


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and not typing.get_args(annotation):
        return annotation if issubclass(annotation, BaseModel) else None
    return next((part for part in map(_model_in, typing.get_args(annotation)) if part is not None), None)


def _is_list(annotation: object) -> bool:
    origin = typing.get_origin(annotation)
    return origin is tuple or any(_is_list(part) for part in typing.get_args(annotation) if part is not annotation)


def _is_map(model: type[BaseModel], name: str) -> bool:
    return typing.get_origin(model.model_fields[name].annotation) is dict
