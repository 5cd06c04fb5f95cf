"""The schemas that editors read say the same as the models that `make check` reads with."""

from __future__ import annotations

import copy
import datetime
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker, validators
from jsonschema import ValidationError as ValidationFault
from jsonschema.validators import validator_for
from pydantic import Field, TypeAdapter, ValidationError

import breaking
from plansite.reading import json_schemas, yaml_file
from plansite.reading.dataset import FILES
from projects import EDUCATION, ROOT, TINY

CHINESE = re.compile("[\u4e00-\u9fff]")
SCHEMAS = {name: json_schemas.schema(model) for name, model in FILES.items()}


@cache
def reader(pattern: str) -> TypeAdapter[str]:
    """A pattern as editors read it, which know the properties of characters; those of Python do not."""
    return TypeAdapter(Annotated[str, Field(pattern=pattern)])


def _pattern(validator: Any, pattern: str, instance: Any, _: Any) -> Iterator[ValidationFault]:
    if not validator.is_type(instance, "string"):
        return
    try:
        reader(pattern).validate_python(instance)
    except ValidationError:
        yield ValidationFault(f"{instance!r} does not match {pattern!r}")


Editor = validators.extend(Draft7Validator, {"pattern": _pattern})
VALIDATORS = {name: Editor(schema, format_checker=FormatChecker()) for name, schema in SCHEMAS.items()}

WHOLE_WITH_DECIMALS = "plan-year-with-decimals"
"""To JSON Schema 2016.0 is a whole number; to the model, which keeps digits as written, it is not."""

BROKEN = {case.case: case for _, case in breaking.read() if case.file.endswith(".yaml")}

DOCUMENTS = [
    *(pytest.param(path.read_bytes(), path.stem, id=f"tiny-{path.stem}") for path in sorted(TINY.glob("data/*.yaml"))),
    *(
        pytest.param(path.read_bytes(), path.stem, id=f"education-{path.stem}")
        for path in sorted(EDUCATION.glob("data/*.yaml"))
    ),
    *(
        pytest.param(case.broken, case.file.removesuffix(".yaml"), id=case.case)
        for case in BROKEN.values()
        if case.case != WHOLE_WITH_DECIMALS
    ),
]

SOUND: dict[str, Any] = {name: yaml_file.read(TINY / "data" / f"{name}.yaml", name).value for name in FILES}

ODD_VALUES: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    13,
    2017,
    Decimal("2.5"),
    Decimal("-0.5"),
    "",
    "  ",
    "\u3000",
    "2017",
    "2.5",
    "yunze",
    "Yunze",
    "临海",
    "1-1",
    "1-1-t1",
    "2018-02-20",
    "2018-02-30",
    "2018-2-3",
    "2018-02-20T00:00:00",
    ">=",
    "=",
    "same",
    "different",
    "subject",
    "已终止",
    "已完成",
    "https://example.org/",
    "javascript:alert(1)",
    [],
    {},
    [None],
    ["yunze"],
    {"id": 1},
    {"yunze": 1},
]
ODD_KEYS = ["extra", "备注", "Yunze", "yunze", "scope_note", "low", "high", "op", "value", "reason", "limits"]

Place = tuple[str | int, ...]


def as_json(value: Any) -> Any:
    """The value as a JSON reader would have it."""
    if isinstance(value, dict):
        return {key: as_json(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_json(part) for part in value]
    return float(value) if isinstance(value, Decimal) else value


def schema_accepts(name: str, value: Any) -> bool:
    return bool(VALIDATORS[name].is_valid(as_json(value)))


def model_accepts(name: str, value: Any) -> bool:
    try:
        FILES[name].model_validate(value)
    except ValidationError:
        return False
    return True


def models_in(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every model of a schema with its properties."""
    yield "(文件)", schema["properties"]
    for name, part in schema.get("$defs", {}).items():
        if "properties" in part:
            yield name, part["properties"]


def places(value: Any, here: Place = ()) -> Iterator[Place]:
    """Every key and item inside a document."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield (*here, key)
        yield from places(part, (*here, key))


def inside(value: Any, place: Place) -> Any:
    for key in place:
        value = value[key]
    return value


@pytest.mark.parametrize("name", FILES)
def test_schema_file_is_what_the_model_says(name: str) -> None:
    written = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert written == SCHEMAS[name], f"schemas/{name}.schema.json is out of date: run `make schemas`"


def test_there_is_one_schema_a_file() -> None:
    assert {path.name for path in (ROOT / "schemas").glob("*.json")} == {f"{name}.schema.json" for name in FILES}


@pytest.mark.parametrize("name", FILES)
def test_schema_is_valid_in_its_dialect(name: str) -> None:
    assert SCHEMAS[name]["$schema"] == json_schemas.DIALECT
    assert validator_for(SCHEMAS[name]) is Draft7Validator
    but_patterns = FormatChecker(set(FormatChecker.checkers) - {"regex"})
    Draft7Validator.check_schema(SCHEMAS[name], format_checker=but_patterns)


@pytest.mark.parametrize("name", FILES)
def test_every_field_has_a_chinese_title_and_description(name: str) -> None:
    bare = [
        f"{model}.{field}: {key}"
        for model, properties in models_in(SCHEMAS[name])
        for field, said in properties.items()
        for key in ("title", "description")
        if not CHINESE.search(said.get(key, ""))
    ]
    assert bare == []


@pytest.mark.parametrize("name", FILES)
def test_no_english_sentence_reaches_an_editor(name: str) -> None:
    words = [
        said
        for schema in (SCHEMAS[name], *SCHEMAS[name].get("$defs", {}).values())
        for said in (schema.get("title"), schema.get("description"))
        if said is not None
    ]
    assert [said for said in words if not CHINESE.search(said)] == []


def read(content: bytes, folder: Path) -> yaml_file.YamlFile:
    """A file of this content."""
    path = folder / "file.yaml"
    path.write_bytes(content)
    return yaml_file.read(path, path.name)


@pytest.mark.parametrize(("content", "name"), DOCUMENTS)
def test_schema_and_model_agree_on_a_file(content: bytes, name: str, tmp_path: Path) -> None:
    file = read(content, tmp_path)
    if file.value is None and file.problems:
        return
    assert schema_accepts(name, file.value) == model_accepts(name, file.value)


@pytest.mark.parametrize("name", FILES)
def test_sound_files_are_accepted(name: str) -> None:
    assert schema_accepts(name, SOUND[name])
    assert model_accepts(name, SOUND[name])


def test_only_the_model_refuses_a_year_with_decimals(tmp_path: Path) -> None:
    value = read(BROKEN[WHOLE_WITH_DECIMALS].broken, tmp_path).value
    assert schema_accepts("plan", value)
    assert not model_accepts("plan", value)


@settings(max_examples=400, deadline=None, database=None, derandomize=True)
@given(st.data())
def test_schema_and_model_agree_on_a_file_with_one_slip(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(FILES)))
    value = copy.deepcopy(SOUND[name])
    place = data.draw(st.sampled_from(list(places(value))))
    holder, key = inside(value, place[:-1]), place[-1]
    slip = data.draw(st.sampled_from(["drop", "replace", "add"]))
    if slip == "drop":
        del holder[key]
    elif slip == "replace" or not isinstance(holder, dict):
        holder[key] = data.draw(st.sampled_from(ODD_VALUES))
    else:
        holder[data.draw(st.sampled_from(ODD_KEYS))] = data.draw(st.sampled_from(ODD_VALUES))
    assert schema_accepts(name, value) == model_accepts(name, value)


@given(st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31)).map(str) | st.text("0123456789-", max_size=11))
@settings(max_examples=200, deadline=None, database=None, derandomize=True)
def test_schema_and_model_agree_on_dates(date: str) -> None:
    value = {**copy.deepcopy(SOUND["plan"]), "published": date}
    assert schema_accepts("plan", value) == model_accepts("plan", value)
