"""What pages of paper print beside the text: their numbers, and the line that heads or ends every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plansite.newplan.documents.structure import BLANK

DASHES = r"\-—–―－─·•~～"
NUMBER = re.compile(
    rf"^(?:[{DASHES}]+\s*(?P<dashed>\d{{1,4}})\s*[{DASHES}]+|第\s*(?P<said>\d{{1,4}})\s*页(?:\s*[,，/]?\s*共\s*\d{{1,4}}\s*页)?"
    r"|(?P<of>\d{1,4})\s*/\s*\d{1,4}|(?P<bare>\d{1,4}))$"
)
"""A line that is the number of a page and nothing else."""

FEWEST = 2
FEWEST_BARE = 3
"""How many numbers of pages there must be; of bare numbers more, which may be anything."""

NEAR = 3
"""Within how many lines of a page's number the line stands that every page repeats."""

LONGEST = 60
SHARE = 0.5
"""On what share of the pages a line is repeated that belongs to all of them."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Lines without what belongs to the pages, and what was left out."""

    lines: tuple[str, ...]
    losses: tuple[str, ...]


def without_furniture(lines: Sequence[str]) -> Paper:
    """The lines without numbers of pages and without what every page repeats; a text broken by a page goes on."""
    numbers = _page_numbers(lines)
    if not numbers:
        return Paper(tuple(lines), ())
    repeated = _repeated(lines, numbers)
    left_out = {place for place in _near(lines, numbers) if lines[place].strip(BLANK) in repeated} | set(numbers)
    return Paper(tuple(_joined(lines, left_out)), tuple(_losses(lines, numbers, repeated)))


def _page_numbers(lines: Sequence[str]) -> list[int]:
    """The places of lines that count the pages, one more from page to page."""
    found: list[tuple[int, int, bool]] = []
    for place, line in enumerate(lines):
        if match := NUMBER.match(line.strip(BLANK)):
            words = next(filter(None, match.groups()))
            found.append((place, int(words), match["bare"] is not None))
    for is_bare in (False, True):
        counted = _ascending([(place, number) for place, number, bare in found if bare is is_bare])
        if len(counted) >= (FEWEST_BARE if is_bare else FEWEST):
            return counted
    return []


def _ascending(found: Sequence[tuple[int, int]]) -> list[int]:
    """The longest run of places whose numbers follow on; a page or two may lack its number."""
    best: list[int] = []
    for start in range(min(len(found), NEAR)):
        run, last = [found[start][0]], found[start][1]
        for place, number in found[start + 1 :]:
            if last < number <= last + NEAR:
                run.append(place)
                last = number
        best = max(best, run, key=len)
    return best


def _near(lines: Sequence[str], numbers: Sequence[int]) -> set[int]:
    """The places of lines that stand next to the number of a page."""
    near = {place for number in numbers for place in range(number - NEAR, number + NEAR + 1)}
    return near & set(range(len(lines)))


def _repeated(lines: Sequence[str], numbers: Sequence[int]) -> set[str]:
    """Short lines that stand next to the number of most pages."""
    words = (lines[place].strip(BLANK) for place in _near(lines, numbers))
    counts = Counter(line for line in words if line and len(line) <= LONGEST and not NUMBER.match(line))
    return {line for line, times in counts.items() if times >= max(FEWEST, SHARE * len(numbers))}


def _joined(lines: Sequence[str], left_out: set[int]) -> Iterator[str]:
    """The lines that are left; the empty ones around what was left out go with it."""
    kept: list[str] = []
    is_broken = False
    for place, line in enumerate(lines):
        if place in left_out:
            is_broken = True
            while kept and not kept[-1].strip(BLANK):
                kept.pop()
        elif line.strip(BLANK) or not is_broken:
            kept.append(line)
            is_broken = False
    yield from kept


def _losses(lines: Sequence[str], numbers: Sequence[int], repeated: set[str]) -> Iterator[str]:
    first, last = lines[numbers[0]].strip(BLANK), lines[numbers[-1]].strip(BLANK)
    yield f"页码没有带入，共 {len(numbers)} 行，从“{first}”到“{last}”"
    for line in sorted(repeated):
        yield f"每页重复的页眉或页脚没有带入：{line}"
