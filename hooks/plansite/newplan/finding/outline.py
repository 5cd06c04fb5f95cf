"""The outline of a plan: its title, what stands before it, its parts, chapters and sections, and what follows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from plansite.models.hanzi import HAN
from plansite.newplan.documents.structure import BLANK, Block, Document, Paragraph, Table
from plansite.newplan.finding import headings
from plansite.newplan.finding.handover import Handover
from plansite.newplan.finding.headings import Label

CONTENTS = re.compile(r"^目\s*[录次]$")
LEADER = re.compile(
    r"[\s\u3000.．…·—\-_\t]*(?:[.．…·]{2,}|\t)\s*[-—–]?\s*[0-9IVXivx]{0,4}\s*[-—–]?$|[\u3000 ]+\d{1,3}$"
)
PLAN_WORD = r"(?:规划纲要|规划|纲要|行动计划|计划|方案|行动)"
LATIN = r"(?:\s*[A-Za-z][A-Za-z\s,&'’\-]*)?"
"""The same in a second language."""

TITLE = re.compile(rf"^[^。；]{{2,60}}?{PLAN_WORD}{LATIN}(?:[（(][^）)]*[）)]|\d{{4}}\s*[-—–－~至]\s*\d{{4}}年?)*$")
TITLE_TAIL = re.compile(r"^[（(](?:\d{4}|[^（）()]{0,12}(?:稿|年|版))[^（）()]{0,20}[）)]$")
ADOPTED = re.compile(r"(?:通过|批准|审议|同意|印发|发布|公布|修订)[）)]$")
"""The end of a line below the title that says who adopted the plan, which is text."""

NOTICE = re.compile(r"(?:关于)?(?:印发|发布|下达|转发)[《<〈]?.*通知$")
NAMED = re.compile(r"[《〈](?P<title>[^《》〈〉]{4,60})[》〉]")
OPENING = re.compile(
    rf"^(?P<title>[^，。；《》]{{4,60}}?{PLAN_WORD})(?:（[^（）]*）)?，(?:根据|依据|是|按照|为|明确|主要|提出)"
)
NUMBER = re.compile(r"^[^\s〔\[（(]{1,12}[〔\[（(](?P<year>(?:19|20)\d{2})[〕\]）)]\s*(?P<number>[1-9]\d*)\s*号$")
ANNEX = re.compile(
    r"^(?:附\s*(?:件|表|录|图)\s*[0-9一二三四五六七八九十]*\s*[:：.．、]?.*|(?:专业)?(?:名词|术语|名词术语|指标)(?:解释|说明|注释).*)$"
)
BARE_ANNEX = re.compile(r"^附\s*(?:件|表|录|图)\s*[0-9一二三四五六七八九十]*\s*[:：.．]?$")
PREFACE = re.compile(r"^(?:前\s*言|序\s*言|引\s*言|导\s*言|概\s*述|编制说明)$")
DAY = re.compile(r"^[（(]?(?:\d{4}|[二〇○零一二三四五六七八九十]{4})\s*年.{1,3}月(?:.{1,3}日)?[）)]?$")
GLOSSARY = re.compile(
    r"^(?:附\s*(?:件|录)\s*\S{0,3}\s*[:：]?\s*)?(?:专业|主要)?(?:名词|术语|名词术语|指标)(?:解释|说明|注释)"
)
PLAIN = re.compile(rf"^(?P<n>[1-9]\d?)[ \u3000]+(?=[{HAN}“])")
UNDER_TABLE = re.compile(r"^(?:附?[表图]\s*[0-9一二三四五六七八九十]|专\s*栏|单位[:：]|附件)")
"""Bold lines that head a table or a box and no chapter."""

ENOUGH = 2
DEEPEST = 6
CONTENTS_LINES = 3


@dataclass(frozen=True, slots=True)
class Subheading:
    """小节标题: a heading below the section."""

    text: str
    depth: int
    """3 for ``###``, and so on."""


Item = Block | Subheading


@dataclass(slots=True)
class Section:
    """节; the first of a chapter has no heading."""

    title: str
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Chapter:
    """章, or another piece of the plan: a heading and what stands below it."""

    title: str
    id: str
    """``3`` for a chapter; ``front``, ``part1``, ``annex1``, ``glossary`` for what has a name and no number."""

    sections: list[Section] = field(default_factory=list)

    @property
    def is_chapter(self) -> bool:
        """Whether it is numbered."""
        return self.id.isdigit()

    @property
    def is_part(self) -> bool:
        """Whether it heads chapters."""
        return self.id.startswith("part")

    @property
    def words(self) -> str:
        """How lists speak of it."""
        return f"第{self.id}章" if self.is_chapter else f"“{self.title[:20]}”"


@dataclass(slots=True)
class Outline:
    """The plan, cut into its parts."""

    title: str
    is_title_certain: bool
    number: str
    """文号 as printed, or empty."""

    letter: list[Paragraph]
    """The notice that the plan was printed with."""

    preamble: list[Item]
    chapters: list[Chapter]
    left_out: frozenset[int] = frozenset()
    """The ``id`` of every line of the document's own table of contents."""


def outline(document: Document, handover: Handover, name: str) -> Outline:
    """Cut a document; ``name`` is what the plan is called if nothing else says it."""
    blocks = _without_contents(document, handover)
    left_out = frozenset(map(id, document.blocks)) - frozenset(map(id, blocks))
    cut = _Cut(blocks)
    if not cut.is_numbered and (shown := _Cut(_with_bold_headings(blocks))).is_numbered:
        cut, blocks = shown, shown.blocks
        handover.doubtful("章节", "章节标题没有编号也没有标题样式，由单独成行的粗体字认出，按字号和居中分层次，请核对")
    start = cut.first if cut.is_numbered else _first_text(blocks)
    title, certain, number, letter, preamble = _opening(blocks[:start], document, blocks, name)
    if not certain:
        handover.doubtful("规划名称", f"文件里没有单独写出规划名称，暂用“{title}”，请核对 data/plan.yaml 的 title")
    if cut.is_numbered:
        chapters = _chapters(cut, handover)
    else:
        handover.doubtful("章节", "没有认出章的标题，全文作为一章，请在 content/chapters/ 中分章")
        chapters = [Chapter(title, "1", [Section("", [*preamble, *blocks[start:]])])]
        preamble = []
    preamble = _front(chapters, preamble)
    return Outline(title, certain, number, letter, preamble, chapters, left_out)


def _with_bold_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with levels for short lines that are all bold: those printed largest, then in the middle, first."""
    shown = {i: b.looks for i, b in enumerate(blocks) if isinstance(b, Paragraph) and _is_bold_heading(b)}
    counts = Counter(shown.values())
    words = sum(isinstance(b, Paragraph) for b in blocks)
    levels = sorted((looks for looks, times in counts.items() if times >= ENOUGH), reverse=True)
    if len(shown) * ENOUGH > words:
        return list(blocks)
    return [
        replace(b, level=levels.index(shown[i]) + 1) if isinstance(b, Paragraph) and shown.get(i) in levels else b
        for i, b in enumerate(blocks)
    ]


def _is_bold_heading(block: Paragraph) -> bool:
    is_other = UNDER_TABLE.match(block.text) or CONTENTS.match(block.text) or TITLE.match(block.text)
    return block.is_bold and not block.level and headings.stands_alone(block.text) and not is_other


def _without_contents(document: Document, handover: Handover) -> list[Block]:
    """The blocks without the table of contents of the document."""
    kept: list[Block] = [b for b in document.blocks if not (isinstance(b, Paragraph) and b.is_contents)]
    if len(kept) < len(document.blocks):
        handover.lost("目录", "原文的目录没有带入，网站自动生成目录")
    start = next((i for i, b in enumerate(kept) if isinstance(b, Paragraph) and CONTENTS.match(b.text)), None)
    if start is None:
        return _without_leaders(kept, handover)
    later = Counter(_bare(b.text) for b in kept[start + 1 :] if isinstance(b, Paragraph))
    end = start + 1
    while end < len(kept):
        block = kept[end]
        if not isinstance(block, Paragraph) or not headings.stands_alone(_without_page(block.text)):
            break
        later[_bare(block.text)] -= 1
        if later[_bare(block.text)] < 1 and not LEADER.search(block.text):
            break
        end += 1
    handover.lost("目录", "原文的目录没有带入，网站自动生成目录")
    return kept[:start] + kept[end:]


def _without_leaders(blocks: list[Block], handover: Handover) -> list[Block]:
    """The blocks without lines that lead to page numbers."""
    leading = [isinstance(b, Paragraph) and bool(re.search(r"[.．…·]{3,}\s*\d+$|\t\d+$", b.text)) for b in blocks]
    if sum(leading) < CONTENTS_LINES:
        return blocks
    handover.lost("目录", "原文的目录没有带入，网站自动生成目录")
    return [block for block, is_leading in zip(blocks, leading, strict=True) if not is_leading]


def _without_page(text: str) -> str:
    return LEADER.sub("", text).strip(BLANK)


def _bare(text: str) -> str:
    """Words without spaces and page numbers, to hold a heading against its line in the contents."""
    return re.sub(r"\s", "", _without_page(text))


def _opening(
    before: Sequence[Block], document: Document, blocks: Sequence[Block], name: str
) -> tuple[str, bool, str, list[Paragraph], list[Item]]:
    """Title, whether it is certain, 文号, letter and preamble: all that stands before the first chapter."""
    lines = [b for b in before if isinstance(b, Paragraph)]
    number = next((b.text for b in lines if NUMBER.match(b.text)), "")
    spans = list(_titles(before))
    if spans:
        start, end, title = spans[-1]
        letter = [b for b in before[:start] if isinstance(b, Paragraph) and not NUMBER.match(b.text)]
        rest = [b for b in before[end:] if not (isinstance(b, Paragraph) and _is_stray(b.text, title))]
        letter = [b for b in letter if b.text or b.picture is not None]
        return title, True, number, letter, list(rest)
    first = next((b.text for b in blocks if isinstance(b, Paragraph) and b.text), "")
    if match := OPENING.match(first):
        return match["title"], False, number, [], list(before)
    stated = next((text for text in (document.title, name) if TITLE.match(text)), "") or name
    return stated, False, number, [], list(before)


def _titles(before: Sequence[Block]) -> Iterator[tuple[int, int, str]]:
    """Every title among the first blocks: where it begins and ends, and its words."""
    texts = [b.text if isinstance(b, Paragraph) else "" for b in before]
    named = {re.sub(r"\s", "", match["title"]) for text in texts for match in NAMED.finditer(text)}
    for index, text in enumerate(texts):
        block = before[index]
        if not text or NOTICE.search(text):
            continue
        for length in (3, 2, 1):
            words = "".join(texts[index : index + length])
            if index + length > len(texts) or not all(texts[index : index + length]):
                continue
            whole = re.sub(r"\s", "", words)
            is_named = whole in named or re.sub(r"[（(].*[）)]$", "", whole) in named
            is_marked = isinstance(block, Paragraph) and block.is_title
            parts = texts[index : index + length]
            if any(ADOPTED.search(part) for part in parts[1:]):
                continue
            is_alone = all(_could_be_title(part) for part in parts) and TITLE.match(words) is not None
            if not (is_named or (is_marked and length == 1) or is_alone):
                continue
            end = index + length
            if end < len(texts) and TITLE_TAIL.match(texts[end]) and not ADOPTED.search(texts[end]):
                words += texts[end]
                end += 1
            yield index, end, words
            break


def _could_be_title(text: str) -> bool:
    return headings.stands_alone(text) and headings.label(text) is None and not DAY.match(text) and "通知" not in text


def _is_stray(text: str, title: str) -> bool:
    """Whether a line after the title belongs to the cover: a day, the title again."""
    return bool(DAY.match(text)) or re.sub(r"\s", "", text) == re.sub(r"\s", "", title)


class _Cut:
    """Decides which lines are headings, and of what."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = _whole_headings(blocks)
        self.labels = [self._label(block) for block in self.blocks]
        if sum(found is not None and found.kind == "1.1" for found in self.labels) >= ENOUGH:
            pairs = zip(self.labels, self.blocks, strict=True)
            self.labels = [found or self._plain_label(block) for found, block in pairs]
        self.part_kind, self.chapter_kind = self._kinds()
        self.is_styled = self.chapter_kind == "" and self._levels() > 0
        self.level = self._levels()
        self.roles = self._roles()

    @property
    def is_numbered(self) -> bool:
        """Whether chapters were found at all."""
        return any(role == "chapter" for role in self.roles)

    @property
    def first(self) -> int:
        """Where the first part or chapter begins; the end of the document if there is none."""
        return next((i for i, role in enumerate(self.roles) if role in {"part", "chapter"}), 0)

    @cached_property
    def last(self) -> int:
        """Where the last part or chapter begins; before everything if there is none."""
        return max((i for i, role in enumerate(self.roles) if role in {"part", "chapter"}), default=-1)

    @staticmethod
    def _label(block: Block) -> Label | None:
        if not isinstance(block, Paragraph):
            return None
        found = headings.label(block.text)
        if found is None or not headings.stands_alone(block.text) or headings.is_bare(block.text, found):
            return None
        return found

    @staticmethod
    def _plain_label(block: Block) -> Label | None:
        """``1 总则`` in a text whose sections are numbered 1.1."""
        match = PLAIN.match(block.text) if isinstance(block, Paragraph) and headings.stands_alone(block.text) else None
        return Label("1.", int(match["n"]), match.end()) if match else None

    def _kinds(self) -> tuple[str, str]:
        """How parts and chapters are numbered."""
        counts = Counter(found.kind for found in self.labels if found)
        above = next((kind for kind in ("篇", "部分") if counts[kind]), "")
        if counts["章"]:
            return above, "章"
        for kind in ("一、", "节", "（一）"):
            if above and self._begins_again(above, kind):
                return "", above
            if counts[kind] >= ENOUGH or (counts[kind] and not above):
                return above, kind
        if above:
            return "", above
        if self._levels():
            return "", ""
        plain = next((kind for kind in ("1.", "1.1") if counts[kind] >= ENOUGH + 1), "")
        return "", plain

    def _begins_again(self, above: str, kind: str) -> bool:
        """Whether a kind of numbers begins at one again below a second heading of the kind above: it heads sections."""
        firsts: set[int] = set()
        heading = 0
        for found in self.labels:
            if found is not None and found.kind == above:
                heading += 1
            elif found is not None and found.kind == kind and found.number == 1:
                firsts.add(heading)
        return len(firsts) >= ENOUGH

    def _levels(self) -> int:
        """The highest level of headings that the document itself marks more than once; 0 if it marks none."""
        counts = Counter(b.level for b in self.blocks if isinstance(b, Paragraph) and b.level and not b.is_title)
        return min((level for level, times in counts.items() if times >= ENOUGH), default=0)

    def _roles(self) -> list[str]:
        roles = [self._role(block, found) for block, found in zip(self.blocks, self.labels, strict=True)]
        self._mend_order(roles)
        return roles

    def _role(self, block: Block, found: Label | None) -> str:
        if not isinstance(block, Paragraph):
            return ""
        if self.is_styled:
            return "chapter" if block.level == self.level and headings.stands_alone(block.text) else ""
        if found is None:
            return ""
        if found.kind == self.part_kind:
            return "part"
        return "chapter" if found.kind == self.chapter_kind else ""

    def _mend_order(self, roles: list[str]) -> None:
        """Keep the headings whose numbers follow on.

        A second run from 1 belongs to an annex; a number that is missing may be one written in another way.
        """
        if self.is_styled:
            return
        places = [i for i, role in enumerate(roles) if role == "chapter"]
        runs = _runs([(i, found.number) for i in places if (found := self.labels[i])])
        if len(runs) > 1 and self.part_kind == "":
            longest = max(runs, key=len)
            for run in runs:
                if run is not longest:
                    for i in run:
                        roles[i] = ""
        kept = [i for i, role in enumerate(roles) if role == "chapter"]
        for before, after in zip(kept, [*kept[1:], len(roles)][: len(kept)], strict=True):
            self._mend_gap(roles, before, after)

    def _mend_gap(self, roles: list[str], before: int, after: int) -> None:
        """``六、`` typed as ``6、`` between 五、 and 七、."""
        last, following = self.labels[before], self.labels[after] if after < len(roles) else None
        if last is None or following is None or following.number != last.number + 2:
            return
        for i in range(before + 1, after):
            found = self.labels[i]
            is_next = found is not None and found.number == last.number + 1
            if found is not None and is_next and found.kind in {"1.", "一、", "章"} and _is_followed(self.labels, i):
                roles[i] = "chapter"
                return


def _is_followed(labels: Sequence[Label | None], index: int) -> bool:
    """Whether a line stands alone: the next of its kind does not follow in a list."""
    found = labels[index]
    near = [other for other in labels[max(0, index - 4) : index + 5] if other is not None and other is not found]
    return not any(other.kind == found.kind and abs(other.number - found.number) == 1 for other in near if found)


def _runs(numbered: list[tuple[int, int]]) -> list[list[int]]:
    """Places of numbers, cut where they begin again at 1."""
    runs: list[list[int]] = []
    last = 0
    for place, number in numbered:
        if not runs or (number == 1 and last >= 1):
            runs.append([])
        runs[-1].append(place)
        last = number
    return runs


def _whole_headings(blocks: list[Block]) -> list[Block]:
    """The blocks with a number alone on its line joined to the title on the next."""
    found: list[Block] = []
    skip = False
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if skip:
            skip = False
            continue
        label = headings.label(block.text) if isinstance(block, Paragraph) else None
        is_bare = isinstance(block, Paragraph) and label is not None and headings.is_bare(block.text, label)
        if (
            is_bare
            and isinstance(block, Paragraph)
            and label is not None
            and label.kind in {"篇", "部分", "章", "节"}
            and isinstance(following, Paragraph)
            and headings.stands_alone(following.text)
            and headings.label(following.text) is None
        ) or _is_bare_annex(block, following):
            assert isinstance(block, Paragraph), "so"
            assert isinstance(following, Paragraph), "so"
            found.append(replace(block, text=f"{block.text.strip(BLANK)}\u3000{following.text}"))
            skip = True
        else:
            found.append(block)
    return found


def _is_bare_annex(block: Block, following: Block | None) -> bool:
    """Whether a line is 附件2 alone, and its title stands on the next."""
    if not isinstance(block, Paragraph) or not isinstance(following, Paragraph) or not BARE_ANNEX.match(block.text):
        return False
    is_title = headings.stands_alone(following.text) and headings.label(following.text) is None
    return is_title and (GLOSSARY.match(following.text) is not None or ANNEX.match(following.text) is None)


def _first_text(blocks: Sequence[Block]) -> int:
    """Where the first sentence or table stands."""
    places = (i for i, b in enumerate(blocks) if not isinstance(b, Paragraph) or not headings.stands_alone(b.text))
    return next((i for i in places if not _is_picture(blocks[i])), 1)


def _is_picture(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.picture is not None


def _chapters(cut: _Cut, handover: Handover) -> list[Chapter]:
    """Chapters with their sections."""
    chapters: list[Chapter] = []
    pending: list[int] = []
    counts: Counter[str] = Counter()

    def close() -> None:
        if chapters and not chapters[-1].sections:
            blocks, labels = [cut.blocks[i] for i in pending], [cut.labels[i] for i in pending]
            _fill(chapters[-1], blocks, labels, cut)
        pending.clear()

    def begin(title: str, kind: str) -> None:
        close()
        counts[kind] += 1
        chapters.append(Chapter(title, f"{kind}{counts[kind]}"))

    for i in range(cut.first, len(cut.blocks)):
        block, role = cut.blocks[i], cut.roles[i]
        if isinstance(block, Paragraph) and _is_annex(cut, i):
            begin(block.text, "glossary" if GLOSSARY.match(block.text) else "annex")
        elif isinstance(block, Paragraph) and role and not counts["annex"] + counts["glossary"]:
            begin(block.text, "part" if role == "part" else "")
        else:
            pending.append(i)
    close()
    _report_order(cut, chapters, handover)
    return [_settled(chapter, handover) for chapter in chapters]


def _front(chapters: list[Chapter], preamble: list[Item]) -> list[Item]:
    """What is left of the words before the first chapter, once 前言 has become a piece of its own."""
    place = next(
        (i for i, item in enumerate(preamble) if isinstance(item, Paragraph) and PREFACE.match(item.text)), None
    )
    if place is None or place + 1 >= len(preamble):
        return preamble
    heading = preamble[place]
    title = heading.text if isinstance(heading, Paragraph) else ""
    chapters.insert(0, Chapter(title, "front", [Section("", preamble[place + 1 :])]))
    return preamble[:place]


def _settled(chapter: Chapter, handover: Handover) -> Chapter:
    """The piece with headings that have nothing below them as lines of text, since no page can show them."""
    kept: list[Section] = []
    for index, section in enumerate(chapter.sections):
        items: list[Item] = []
        for place, item in enumerate(section.items):
            if isinstance(item, Subheading) and not _heads(section, place, items, has_title=bool(section.title)):
                handover.doubtful(chapter.words, "小标题的层次不清或下面没有文字，作为一段文字带入", item.text)
                items.append(Paragraph(item.text))
            else:
                items.append(item)
        if index and not items:
            handover.doubtful(chapter.words, "节标题下面没有文字，作为一段文字带入", section.title)
            kept[-1].items.append(Paragraph(section.title))
        else:
            kept.append(Section(section.title, items))
    if not chapter.is_part and not any(section.items for section in kept):
        handover.doubtful(chapter.words, "只有标题，没有文字", chapter.title)
    return Chapter(chapter.title, chapter.id, kept)


def _heads(section: Section, place: int, above: list[Item], *, has_title: bool) -> bool:
    """Whether a lower heading has its place below the ones above and something below itself."""
    own = section.items[place]
    following = section.items[place + 1] if place + 1 < len(section.items) else None
    if not isinstance(own, Subheading) or not has_title or following is None:
        return False
    if isinstance(following, Subheading) and following.depth <= own.depth:
        return False
    nearest = next((item.depth for item in reversed(above) if isinstance(item, Subheading)), ENOUGH)
    return own.depth <= nearest + 1 and own.depth <= DEEPEST


def _is_annex(cut: _Cut, index: int) -> bool:
    """Whether an annex begins: a line of its own after the last chapter."""
    block = cut.blocks[index]
    is_line = isinstance(block, Paragraph) and headings.stands_alone(block.text.rstrip("：:"))
    return is_line and index >= cut.last and isinstance(block, Paragraph) and bool(ANNEX.match(block.text))


def _report_order(cut: _Cut, chapters: list[Chapter], handover: Handover) -> None:
    numbers = [
        (found.number, chapter.title)
        for chapter in chapters
        if chapter.is_chapter and (found := headings.label(chapter.title)) is not None
    ]
    if cut.part_kind:
        return
    for (before, _), (after, title) in pairwise(numbers):
        if after != before + 1:
            handover.doubtful(title, f"章的序号不连续：前一章是 {before}，这一章是 {after}", title)


def _fill(chapter: Chapter, blocks: list[Block], labels: list[Label | None], cut: _Cut) -> None:
    """Sections of one chapter, numbered in the way that stands highest in it."""
    chapter.sections.append(Section(""))
    styled = cut.is_styled or not cut.is_numbered
    below = headings.ORDERS.get(cut.chapter_kind, -1)
    kinds = _section_kinds(blocks, labels, below)
    levels = sorted({b.level for b in blocks if isinstance(b, Paragraph) and b.level > cut.level}) if styled else []
    for block, found in zip(blocks, labels, strict=True):
        depth = 0
        if isinstance(block, Paragraph) and headings.stands_alone(block.text):
            if styled and block.level in levels:
                depth = levels.index(block.level) + 2
            elif found is not None and found.kind in kinds:
                depth = kinds.index(found.kind) + 2
            elif found is None and not styled and block.level > max(cut.level, 1):
                depth = 2 if not kinds else 0
        if depth == ENOUGH and isinstance(block, Paragraph):
            chapter.sections.append(Section(block.text))
        elif depth and isinstance(block, Paragraph):
            chapter.sections[-1].items.append(Subheading(block.text, depth))
        else:
            chapter.sections[-1].items.append(block)


def _section_kinds(blocks: list[Block], labels: list[Label | None], below: int) -> list[str]:
    """The kinds of numbers that head sections of a chapter, from the highest down."""
    counts: dict[str, int] = {}
    for index, found in enumerate(labels):
        if found is None or found.rank <= below:
            continue
        is_sure = found.kind in {"节", "一、", "（一）"} or _heads_text(blocks, labels, index)
        if is_sure:
            counts[found.kind] = counts.get(found.kind, 0) + 1
        else:
            counts.setdefault(found.kind, -headings.LONGEST)
    return sorted((kind for kind, times in counts.items() if times > 0), key=lambda kind: headings.ORDERS[kind])


def _heads_text(blocks: list[Block], labels: list[Label | None], index: int) -> bool:
    """Whether a numbered line heads what follows, rather than being one of a list."""
    following = index + 1
    if following >= len(blocks):
        return False
    block = blocks[following]
    if isinstance(block, Table):
        return True
    other, own = labels[following], labels[index]
    is_deeper = other is not None and own is not None and other.rank > own.rank
    return is_deeper or (other is None and not headings.stands_alone(block.text))
