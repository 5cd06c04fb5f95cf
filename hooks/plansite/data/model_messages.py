"""What a model refuses, said in Chinese: what was found, what is allowed, how to mend it."""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from plansite.data.yaml_file import Loc, YamlFile
from plansite.problems import Problem

KIND_NAMES: dict[type, str] = {dict: "一组字段", list: "列表", str: "文字", bool: "true/false"}
LONGEST = 40
"""Characters of a value that a message repeats."""

ABOUT_KEYS = frozenset({"missing", "extra_forbidden"})


def model_problem(error: ErrorDetails, model: type[BaseModel], file: YamlFile) -> Problem:
    """One problem for one refusal of ``model``, at its place in ``file``."""
    loc = tuple(part for part in error["loc"] if part != "[key]")
    found, mend = _message(error, loc, model)
    mark = file.key_mark(loc) if error["type"] in ABOUT_KEYS else file.value_mark(loc)
    return Problem(mark, found, mend)


@dataclass(frozen=True, slots=True)
class _Refusal:
    """What a message may be made of."""

    name: str
    said: str
    described: str
    field: FieldInfo | None
    value: object
    facts: Mapping[str, object]


def _message(error: ErrorDetails, loc: Loc, model: type[BaseModel]) -> tuple[str, str]:
    kind = error["type"]
    if kind == "extra_forbidden":
        return _unknown_key(str(loc[-1]), _model(model, loc[:-1]))
    field = _field(model, loc)
    name = _shown(loc, field)
    value = error["input"]
    refusal = _Refusal(name, f"{name}的值是{_quoted(value)}", _described(field), field, value, error.get("ctx", {}))
    return MESSAGES.get(kind, _unsuited)(refusal)


def _unsuited(refusal: _Refusal) -> tuple[str, str]:
    return f"{refusal.said}，不符合要求", f"要求：{refusal.described}"


def _missing(refusal: _Refusal) -> tuple[str, str]:
    return f"缺少字段{refusal.name}", f"请补上：{refusal.described}"


def _broken_rule(refusal: _Refusal) -> tuple[str, str]:
    return str(refusal.facts["found"]), str(refusal.facts["mend"])


def _not_listed(refusal: _Refusal) -> tuple[str, str]:
    found = f"{refusal.name}的值{_quoted(refusal.value)}不在可选范围内"
    return found, _suggestion(refusal.value, _choices(refusal.field))


def _not_fields(refusal: _Refusal) -> tuple[str, str]:
    return f"{refusal.said}，应为一组字段", f"请换行后缩进写出各字段：{refusal.described}"


def _not_a_list(refusal: _Refusal) -> tuple[str, str]:
    return f"{refusal.said}，应为列表", "请每项一行，以“- ”开头；没有内容时写 []"


def _not_a_number(refusal: _Refusal) -> tuple[str, str]:
    return f"{refusal.said}，应为数字", "请只写数字，如 91.5，不加引号、单位、百分号和千分位逗号"


def _not_whole(refusal: _Refusal) -> tuple[str, str]:
    return f"{refusal.said}，应为整数", f"请写整数：{refusal.described}"


def _beyond(refusal: _Refusal) -> tuple[str, str]:
    facts = refusal.facts
    bound = f"不小于 {facts['ge']}" if "ge" in facts else f"不大于 {facts['le']}"
    return f"{refusal.said}，应{bound}", f"请核对：{refusal.described}"


def _not_true_or_false(refusal: _Refusal) -> tuple[str, str]:
    return f"{refusal.said}，应为 true 或 false", "请写 true 或 false，不加引号"


def _not_a_date(refusal: _Refusal) -> tuple[str, str]:
    return f"{refusal.said}，不是日期", '请写成 "2026-06-22" 这样的年-月-日，月和日各两位'


def _no_such_day(refusal: _Refusal) -> tuple[str, str]:
    return f"{refusal.said}，日历上没有这一天", "请核对月份和日期"


def _not_text(refusal: _Refusal) -> tuple[str, str]:
    return f"{refusal.said}，应为文字", "请写文字；像数字或日期的文字要加英文双引号"


def _empty(refusal: _Refusal) -> tuple[str, str]:
    return f"{refusal.name}是空的", f"请填写：{refusal.described}；没有内容就删除这个字段"


def _empty_list(refusal: _Refusal) -> tuple[str, str]:
    return f"{refusal.name}是空的", "请至少写一项"


def _misspelt(refusal: _Refusal) -> tuple[str, str]:
    if not str(refusal.value).strip():
        return _empty(refusal)
    return f"{refusal.said}，写法不对", f"要求：{refusal.described}"


MESSAGES: dict[str, Callable[[_Refusal], tuple[str, str]]] = {
    "missing": _missing,
    "rule": _broken_rule,
    "enum": _not_listed,
    "model_type": _not_fields,
    "model_attributes_type": _not_fields,
    "dict_type": _not_fields,
    "tuple_type": _not_a_list,
    "list_type": _not_a_list,
    "number_type": _not_a_number,
    "int_type": _not_whole,
    "int_parsing": _not_whole,
    "int_from_float": _not_whole,
    "greater_than_equal": _beyond,
    "less_than_equal": _beyond,
    "bool_type": _not_true_or_false,
    "date_form": _not_a_date,
    "date_missing": _no_such_day,
    "string_type": _not_text,
    "string_too_short": _empty,
    "too_short": _empty_list,
    "string_pattern_mismatch": _misspelt,
}
"""Pydantic's kinds of error, each with the words for it; any other kind gets ``_unsuited``."""


def _unknown_key(key: str, model: type[BaseModel] | None) -> tuple[str, str]:
    known = list(model.model_fields) if model else []
    return f"不认识的字段“{key}”", _suggestion(key, known)


def _suggestion(value: object, allowed: list[str]) -> str:
    near = difflib.get_close_matches(str(value), allowed, n=1, cutoff=0.6)
    guess = f"是不是想写“{near[0]}”？" if near else ""
    return f"{guess}可用的有：{'、'.join(allowed)}"


def _quoted(value: object) -> str:
    if value is None:
        return "空值"
    if isinstance(value, bool):
        return "“true”" if value else "“false”"
    if isinstance(value, dict | list):
        return KIND_NAMES[type(value)]
    text = str(value)
    return f"“{text if len(text) <= LONGEST else text[: LONGEST - 1] + '…'}”"


def _shown(loc: Loc, field: FieldInfo | None) -> str:
    named = [part for part in loc if isinstance(part, str)]
    if not named:
        return "文件内容"
    title = f"（{field.title}）" if field is not None and field.title else ""
    last = loc[-1]
    item = f"第 {last + 1} 项" if isinstance(last, int) else ""
    return f"“{named[-1]}”{title}{item}"


def _described(field: FieldInfo | None) -> str:
    return (field.description or field.title or "").rstrip("。") if field is not None else "见文件开头的字段说明"


def _choices(field: FieldInfo | None) -> list[str]:
    annotation: Any = field.annotation if field is not None else None
    options = typing.get_args(annotation) or (annotation,)
    return [str(member.value) for option in options if hasattr(option, "__members__") for member in option]


def _field(model: type[BaseModel], loc: Loc) -> FieldInfo | None:
    """The field that ``loc`` leads to, or the last one on the way."""
    field: FieldInfo | None = None
    current: type[BaseModel] | None = model
    for part in loc:
        if current is not None and isinstance(part, str) and part in current.model_fields:
            field = current.model_fields[part]
            current = _model_in(field.annotation)
    return field


def _model(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """The model that holds the fields at ``loc``."""
    if not any(isinstance(part, str) for part in loc):
        return model
    field = _field(model, loc)
    return _model_in(field.annotation) if field is not None else None


def _model_in(annotation: object) -> type[BaseModel] | None:
    """The model inside ``X``, ``X | None``, ``tuple[X, ...]`` or ``dict[str, X]``."""
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return annotation if issubclass(annotation, BaseModel) else None
    inner = (_model_in(part) for part in typing.get_args(annotation))
    return next((part for part in inner if part is not None), None)
