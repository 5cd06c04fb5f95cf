"""The years of a plan, out of its title and its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from plansite.newplan.finding.headings import NUMERAL, VALUES, value

SPAN = re.compile(r"(?P<start>(?:19|20)\d{2})\s*年?\s*[-—–－~～〜至到]+\s*(?P<end>(?:19|20)\d{2})\s*年?")
FIVE_YEARS = re.compile(rf"[“\"]?(?P<n>[{NUMERAL}]{{2,3}})五[”\"]")
FIVE_YEARS_LONG = re.compile(rf"第(?P<n>[{NUMERAL}]{{1,3}})个五年")
SPELLED = re.compile("二[〇○零Ｏ0][〇○零Ｏ0一二三四五六七八九]{2}")
BY = re.compile(r"到(?P<year>20\d{2})年")
FIRST_YEAR = 1951
"""Five-year plans since the sixth begin in 1951 and five years for each number."""

OLDEST, NEWEST = 6, 40
LONGEST = 35


def five_years(number: int) -> tuple[int, int] | None:
    """The years of a five-year plan: the 14th is 2021 to 2025."""
    if not OLDEST <= number <= NEWEST:
        return None
    start = FIRST_YEAR + 5 * number
    return start, start + 4


def digits(text: str) -> str:
    """Words with years in digits: ``二〇二五年`` as ``2025年``."""
    return SPELLED.sub(lambda match: "".join(str(VALUES.get(sign, 0)) for sign in match[0]), text)


def in_words(text: str) -> tuple[int, int] | None:
    """The first years that words name as a period."""
    text = digits(text)
    if match := SPAN.search(text):
        start, end = int(match["start"]), int(match["end"])
        if start < end <= start + LONGEST:
            return start, end
    match = FIVE_YEARS.search(text) or FIVE_YEARS_LONG.search(text)
    return five_years(value(match["n"])) if match else None


def period(title: str, texts: Iterable[str]) -> tuple[tuple[int, int] | None, bool]:
    """The years of a plan, and whether its title says them."""
    found = in_words(title)
    if found is not None:
        return found, True
    texts = list(texts)
    named = Counter(
        years for text in texts for match in FIVE_YEARS.finditer(text) if (years := five_years(value(match["n"])))
    )
    if named:
        (most, times), *_ = named.most_common(1)
        latest = max(named)
        return (latest if named[latest] * 2 >= times else most), False
    spans = Counter(years for text in texts[:40] if (years := in_words(text)))
    return (spans.most_common(1)[0][0] if spans else None), False
