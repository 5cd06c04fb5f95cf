"""What the build says of a character and what the browser makes of it agree, for every character of Unicode."""

from __future__ import annotations

import json
import random
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import pairwise
from pathlib import Path

import pytest

from plansite.models.hanzi import hanzi
from plansite.search.readings import Readings

FOLD = Path(__file__).parents[1] / "support" / "fold.mjs"
SAID = cache(Readings({}).of_text)
ASSIGNED = [
    character
    for character in map(chr, (*range(0x20, 0xD800), *range(0xE000, 0x110000)))
    if unicodedata.category(character) not in {"Cn", "Co"}
]
COMBINING = [character for character in ASSIGNED if unicodedata.category(character).startswith("M")]
ACCENTS = "\u0300\u0301\u0304\u0308\u030c"
ORNAMENTS = "\u200b\u200d\ufe0f\ufe0e\u00ad\u061c\u20e0\u20dd\U000e0100"
WIDE, NARROW = ord("！"), ord("!")
KINDS = {
    "ideographs": [character for character in ASSIGNED if hanzi(character)],
    "compatibility": [one for one in ASSIGNED if unicodedata.normalize("NFKC", one) != one],
    "beyond": [one for one in ASSIGNED if ord(one) > 0xFFFF],
    "latin": [one for one in ASSIGNED if unicodedata.name(one, "").startswith("LATIN")],
    "kana": [
        one for one in ASSIGNED if unicodedata.name(one, "").startswith(("KATAKANA", "HIRAGANA", "HALFWIDTH KATA"))
    ],
    "signs": [*"，。、；：“”‘’（）《》〔〕—…·％‰℃㎡ -+.,!?'\"12０１２ａＢ𝟙𝔸"],
    "ornaments": [*ORNAMENTS],
    "combining": COMBINING,
    "any": ASSIGNED,
}


def folded(texts: Sequence[str]) -> list[list[tuple[str, str, int, int]]]:
    """The characters of each text as the browser compares them, with the readings that the build knows."""
    asked = [(text, "".join(f"{at}{said}" for at, said in SAID(text).items())) for text in texts]
    done = subprocess.run(["node", str(FOLD)], input=json.dumps(asked), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [[(one, said, start, end) for one, said, start, end in found] for found in json.loads(done.stdout)]


def units(text: str) -> list[int]:
    """Where every character of a text begins as JavaScript counts, and where the text ends."""
    places = [0]
    for character in text:
        places.append(places[-1] + len(character.encode("utf-16-le")) // 2)
    return places


def disagreements(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every text of which both sides say different things, with what they disagree on."""
    for text, found in zip(texts, folded(texts), strict=True):
        starts = units(text)
        said = {starts[at]: (hanzi(text[at]), syllable) for at, syllable in SAID(text).items()}
        heard = {start: (one, syllable) for one, syllable, start, _ in found if syllable}
        if heard != said:
            yield text, f"readings {heard}, not {said}"
        if any((after, last) < (before, end) for (_, _, before, end), (_, _, after, last) in pairwise(found)):
            yield text, "places go back"
        ends = {*starts}
        if any(start not in ends or end not in ends or start >= end for _, _, start, end in found):
            yield text, "a place cuts a character"
        shown = [starts[at] for at, character in enumerate(text) if hanzi(character)]
        marked = [
            start for start in shown if any(one[2] == start and one[0] == hanzi(_at(text, start)) for one in found)
        ]
        if marked != shown:
            yield text, "an ideograph is lost"


def _at(text: str, start: int) -> str:
    return text[units(text).index(start)]


def reference(text: str) -> str:
    """What a text without combining marks of other writings is compared as, said in Python."""
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).lower())
    return "".join(character for character in small if not unicodedata.combining(character))


def test_every_character_is_alike_on_both_sides() -> None:
    texts = [f"校{character}长" for character in ASSIGNED]
    assert len(texts) > 140_000
    assert [*disagreements(texts)] == []


@pytest.mark.parametrize("seed", range(4))
def test_random_texts_are_alike_on_both_sides(seed: int) -> None:
    chance = random.Random(seed)
    texts = []
    for _ in range(2_000):
        kinds = chance.choices([*KINDS.values()], weights=[6, 2, 1, 2, 1, 2, 1, 1, 1], k=chance.randrange(1, 24))
        texts.append("".join(map(chance.choice, kinds)))
    assert [*disagreements(texts)] == []


@pytest.mark.parametrize("kind", ["latin", "signs"])
def test_letters_are_compared_small_and_without_accents(kind: str) -> None:
    """A tone may stand in the letter or behind it, a letter may be wide, bold or raised."""
    letters = [one for one in KINDS[kind] if reference(one).isascii() and not {"u", "v"} & {*reference(one)}]
    texts = [*letters, *(f"{one}{accent}" for one in letters if reference(one).isalpha() for accent in ACCENTS)]
    assert len(letters) > 20
    assert ["".join(one for one, *_ in found) for found in folded(texts)] == list(map(reference, texts))


@pytest.mark.parametrize("letter", "uUｕＵ𝐮")
def test_the_letter_with_two_dots_is_v_however_it_is_written(letter: str) -> None:
    ways = [f"n{letter}\u0308", *(f"n{letter}{a}\u0308" for a in ACCENTS), *(f"n{letter}\u0308{a}" for a in ACCENTS)]
    composed = list(map(partial(unicodedata.normalize, "NFC"), ways))
    assert {"".join(one for one, *_ in found) for found in folded([*ways, *composed])} == {"nv"}


def test_wide_and_narrow_forms_are_one() -> None:
    wide = [chr(code) for code in range(WIDE, WIDE + 94)]
    narrow = [chr(NARROW + ord(one) - WIDE) for one in wide]
    assert [[one for one, *_ in found] for found in folded(wide)] == [
        [one for one, *_ in found] for found in folded(narrow)
    ]
