"""What ``make new`` finds in the document of a plan whose data were made by hand. Run by hand; needs LibreOffice.

The plan of the fixture is read as plain text, as a Word document, and as Word document and web page that LibreOffice
has written; each is held against the fixture's chapters, indicators, sidebars, projects and targets.
"""

from __future__ import annotations

import datetime
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import yaml

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "hooks"))

from plansite.newplan import newplan  # noqa: E402 -- found on the path above
from plansite.newplan.documents import opened  # noqa: E402
from plansite.newplan.documents.structure import Document, Paragraph, distinct  # noqa: E402

EDUCATION = ROOT / "tests" / "fixtures" / "education"
TODAY = datetime.date(2026, 11, 25)
WIDTH = 26


@dataclass(frozen=True)
class Share:
    """How many of how many."""

    found: int
    whole: int

    def __str__(self) -> str:
        return f"{self.found}/{self.whole}"


def main() -> None:
    """Print one column a form of the document."""
    title = _yaml(EDUCATION / "data" / "plan.yaml")["title"]
    with tempfile.TemporaryDirectory(prefix="plansite-newplan-") as kept:
        forms = list(_forms(Path(kept)))
        measured = {name: _measured(path, title) for name, path in forms}
    names = list(measured)
    sys.stdout.write(f"{'':{WIDTH}}" + "".join(f"{name:>14}" for name in names) + "\n")
    for row in measured[names[0]]:
        cells = "".join(f"{measured[name].get(row, '—')!s:>14}" for name in names)
        sys.stdout.write(f"{row:{WIDTH}}{cells}\n")


def _forms(folder: Path) -> Iterator[tuple[str, Path]]:
    """The document in each form."""
    text = EDUCATION / "plan.txt"
    yield "txt", text
    word = folder / "plan.docx"
    _write_word(opened.read(text), word)
    yield "docx", word
    office = shutil.which("soffice")
    if office is None:
        sys.stdout.write("没有 LibreOffice（apt-get install libreoffice-writer-nogui），只量 txt 和 docx\n")
        return
    for name, form in (("odt", "odt"), ("docx of office", "docx"), ("html of office", "html")):
        source = word if form != "docx" else folder / "plan.odt"
        target = folder / form.replace("docx", "office")
        command = [office, "--headless", "--convert-to", form, "--outdir", str(target), str(source)]
        subprocess.run(command, check=True, capture_output=True)
        made = target / f"plan.{form}"
        if form == "odt":
            shutil.move(made, folder / "plan.odt")
        else:
            yield name, made


def _write_word(document: Document, path: Path) -> None:
    """The same text as a Word document, with real tables."""
    made = docx.Document()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            made.add_paragraph(block.text)
            continue
        rows = [distinct(row) for row in block.rows]
        is_box = len(rows[0]) == 1
        heads = [] if is_box else rows[:2]
        table = made.add_table(rows=len(rows), cols=1 if is_box else max(map(len, rows)))
        for index, row in enumerate(rows):
            if is_box:
                cell = table.rows[index].cells[0]
                cell.text = row[0].text
                for more in row[1:]:
                    cell.add_paragraph(more.text)
                continue
            words = [cell.text for cell in row]
            if heads and index == 0:
                words = _spread(words, [cell.text for cell in rows[1]])
            for cell, text in zip(table.rows[index].cells, words, strict=False):
                cell.text = text
        if not is_box:
            _merge_heads(table)
    made.save(str(path))


def _spread(words: list[str], below: list[str]) -> list[str]:
    """Two headings of a row over the four columns below them."""
    middle = [word for word in words[2:-1] for _ in range((len(below) - 3) // len(words[2:-1]))]
    return [*words[:2], *middle, words[-1]]


def _merge_heads(table: Any) -> None:
    """Join headings that say the same, and those above nothing."""
    first, second = table.rows[0].cells, table.rows[1].cells
    for column, (above, below) in enumerate(zip(first, second, strict=True)):
        if not below.text:
            table.cell(0, column).merge(table.cell(1, column))
        elif column and above.text and above.text == first[column - 1].text:
            table.cell(0, column).text = ""
            table.cell(0, column - 1).merge(table.cell(0, column))


def _measured(path: Path, title: str) -> dict[str, object]:
    document = opened.read(path)
    found = newplan.found_plan(document, path.stem, title=title)
    files, _ = newplan.project_files(found, document, "site_name: x\n", TODAY)
    indicators = yaml.safe_load(files["data/indicators.yaml"])["indicators"]
    sidebars = yaml.safe_load(files["data/projects.yaml"])["sidebars"]
    hand = _yaml(EDUCATION / "data" / "projects.yaml")["sidebars"]
    rows = _yaml(EDUCATION / "data" / "indicators.yaml")["indicators"]
    promised, made, right = _promises(sidebars, hand)
    return {
        "chapters, same text": _same(_chapters(files), _hand_chapters(), lambda text: text),
        "sections": _same(_chapters(files), _hand_chapters(), lambda text: re.findall("^## .*", text, re.MULTILINE)),
        "sidebars": _counted([s["title"] for s in sidebars], [s["title"] for s in hand]),
        "projects, name and text": _counted(_texts(sidebars), _texts(hand)),
        "indicators": _counted([_row(row) for row in indicators], [_row(row) for row in rows]),
        "promises found (recall)": Share(right, promised),
        "promises right (precision)": Share(right, made),
        "lines of 交接清单": sum(line.startswith("- [ ]") for line in files[newplan.CHECKLIST].splitlines()),
    }


def _chapters(files: dict[str, str]) -> dict[str, str]:
    return {name.rsplit("/", 1)[1]: _lines(text) for name, text in files.items() if "/chapters/" in name}


def _hand_chapters() -> dict[str, str]:
    return {
        path.name: _lines(path.read_text(encoding="utf-8")) for path in (EDUCATION / "content/chapters").glob("*.md")
    }


def _lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _same(found: dict[str, str], hand: dict[str, str], part: Callable[[str], Any]) -> Share:
    """Chapters that are alike; headings one by one."""
    pairs = [(part(found.get(name, "")), part(text)) for name, text in sorted(hand.items())]
    if isinstance(pairs[0][1], str):
        return Share(sum(ours == theirs for ours, theirs in pairs), len(pairs))
    return Share(sum(len(set(ours) & set(theirs)) for ours, theirs in pairs), sum(len(theirs) for _, theirs in pairs))


def _counted(found: list[Any], hand: list[Any]) -> Share:
    return Share(sum((Counter(found) & Counter(hand)).values()), len(hand))


def _texts(sidebars: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(p["name"], re.sub(r"\s", "", p.get("text", ""))) for s in sidebars for p in s["projects"]]


def _row(row: dict[str, Any]) -> str:
    """Name, unit, direction, baseline and target of each area, without what areas are called."""
    targets = row.get("targets") or [{"by": row["target"]["year"], "values": row["target"]["values"]}]
    starts = row.get("baseline", {}).get("values", {})
    numbers = [value for value in starts.values() if value is not None]
    return str((row["name"], row["unit"], row["direction"], numbers, [list(t["values"].values()) for t in targets]))


def _promises(sidebars: list[dict[str, Any]], hand: list[dict[str, Any]]) -> tuple[int, int, int]:
    """Targets by hand, targets found, and those that agree in project, operator, number, unit and year."""
    ours, theirs = Counter(_targets(sidebars)), Counter(_targets(hand))
    return sum(theirs.values()), sum(ours.values()), sum((ours & theirs).values())


def _targets(sidebars: list[dict[str, Any]]) -> Iterator[tuple[object, ...]]:
    for sidebar in sidebars:
        for project in sidebar["projects"]:
            for target in project.get("targets", ()):
                numbers = tuple(_number(target.get(key)) for key in ("value", "low", "high"))
                yield project["id"], target.get("op"), *numbers, target["unit"], target["by"]


def _number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value)).normalize()


def _yaml(path: Path) -> dict[str, Any]:
    made: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return made


if __name__ == "__main__":
    main()
