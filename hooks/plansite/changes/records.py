"""Published values before and after: which were corrected or withdrawn, and which were changed without a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

Block: TypeAlias = Mapping[str, Any]

IDENTITY = ("area", "year", "period", "month", "scope", "kind")
"""What tells one published value of a series from another."""

RECORDS = frozenset({"corrects", "withdrawn", "quote_note", "source_note"})
"""Fields that say what happened to a value, and may be added."""


def identity(block: Block) -> tuple[object, ...]:
    """What a published value is of."""
    return tuple(block.get(name) for name in IDENTITY)


def revisions(block: Block) -> list[Block]:
    """The corrections of a value, the first at the beginning."""
    stated = block.get("corrects")
    items = stated if isinstance(stated, list) else [stated]
    return [item for item in items if isinstance(item, dict)]


def versions(block: Block) -> Iterator[dict[str, Any]]:
    """A value as its block says that it was published, this time and before; the newest first."""
    current = {name: value for name, value in block.items() if name != "corrects"}
    yield dict(current)
    for revision in reversed(revisions(block)):
        stated = {name: value for name, value in revision.items() if name != "reason"}
        if "period" in stated or "month" in stated:
            current = {name: value for name, value in current.items() if name not in {"period", "month"}}
        if stated.get("period") == "全年":
            del stated["period"]
        current = {**current, **stated}
        if current.get("scope") == "same":
            current.pop("scope_note", None)
        yield dict(current)


def pairs(before: Sequence[Block], after: Sequence[Block]) -> list[tuple[Block, Block | None]]:
    """Every value that was public with the block that holds it now, or held it before a correction."""
    left = list(after)
    found: list[tuple[Block, Block | None]] = []
    for old in before:
        same = next((new for new in left if identity(new) == identity(old)), None)
        if same is None:
            same = next((new for new in left if identity(old) in map(identity, versions(new))), None)
        if same is not None:
            left.remove(same)
        found.append((old, same))
    return found


def unrecorded(old: Block, new: Block) -> list[str]:
    """Fields of a public value that were changed although no correction says so."""
    known = list(versions(new))
    dated = [one for one in known if one.get("published") == old.get("published")]
    changed = min((_changed(old, one, is_former=one != known[0]) for one in dated or known[:1]), key=len)
    told = revisions(old)
    if revisions(new)[: len(told)] != told:
        changed.append("corrects")
    if old.get("withdrawn") and old.get("withdrawn") != new.get("withdrawn"):
        changed.append("withdrawn")
    return changed


def _changed(old: Block, version: Block, *, is_former: bool) -> list[str]:
    """Fields in which a value differs from a version; of a corrected one, the sentence is that of the new source."""
    free = RECORDS | ({"quote", "scope_note"} if is_former else set())
    return [name for name in dict.fromkeys((*old, *version)) if name not in free and old.get(name) != version.get(name)]
