"""YAML as the project's files write it: keys in order, Chinese as it is, numbers with their digits."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import yaml

WIDE = 1_000_000


class _Dumper(yaml.SafeDumper):
    """Writes no anchors and indents lists."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002
        """Whether values that are the same are written out each time."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Indent the items of lists."""
        super().increase_indent(flow, indentless=False)


class Inline(dict[str, Any]):
    """A map on one line."""


def _number(dumper: yaml.SafeDumper, number: Decimal) -> yaml.Node:
    text = f"{number:f}"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in text else 'int'}", text)


def _inline(dumper: yaml.SafeDumper, mapping: Inline) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", mapping, flow_style=True)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Decimal, _number)
_Dumper.add_representer(Inline, _inline)


def written(value: dict[str, Any], schema: str) -> str:
    """The text of a data file, with the schema that editors complete it by."""
    body = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDE, default_flow_style=False)
    return f"# yaml-language-server: $schema=../schemas/{schema}.schema.json\n\n{body}"
