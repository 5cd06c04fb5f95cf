"""Forms that reference managers read: BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

import json
import re

from plansite.wording.citations.citation import Citation, CitationKind

BIBTEX_SPECIAL = re.compile(r"([&%$#_{}])")
LANGUAGE = "zh-CN"


def bibtex(citation: Citation) -> str:
    """An ``@misc`` entry: every version of BibTeX knows that type, and newer ones read its further fields."""
    fields = {
        "author": " and ".join(f"{{{_escaped(author)}}}" for author in citation.authors),
        "title": f"{{{_escaped(citation.whole_title)}}}",
        "howpublished": _escaped(citation.platform),
        "year": citation.published.iso[:4],
        "date": citation.published.iso,
        "version": citation.version,
        "url": citation.url,
        "urldate": citation.cited.iso,
        "note": _escaped(citation.note),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{citation.key},", *lines, "}"])


def ris(citation: Citation) -> str:
    """One RIS record; tags in the order of the format's own list."""
    tags = [
        ("TY", "DATA" if citation.kind is CitationKind.DATA else "ELEC"),
        ("ID", citation.key),
        *(("AU", author) for author in citation.authors),
        ("TI", citation.whole_title),
        ("PB", citation.platform),
        ("PY", citation.published.iso[:4]),
        ("DA", citation.published.slashed),
        ("ET", citation.version),
        ("UR", citation.url),
        ("Y2", citation.cited.slashed),
        ("N1", citation.note),
        ("LA", LANGUAGE),
    ]
    return "\n".join([*(f"{tag}  - {value}" for tag, value in tags if value), "ER  - "])


def csl(citation: Citation) -> str:
    """CSL-JSON: a list of one item."""
    accessed = "accessed"
    item = {
        "id": citation.key,
        "type": "dataset" if citation.kind is CitationKind.DATA else "webpage",
        "title": citation.whole_title,
        "author": [{"literal": author} for author in citation.authors],
        "publisher" if citation.kind is CitationKind.DATA else "container-title": citation.platform,
        "issued": {"date-parts": [[int(part) for part in citation.published.parts.split(", ")]]},
        "accessed": {"date-parts": [accessed]},
        "version": citation.version,
        "URL": citation.url,
        "note": citation.note,
        "language": LANGUAGE,
    }
    kept = {name: value for name, value in item.items() if value}
    lines = (f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in kept.items())
    return ("[{\n" + ",\n".join(lines) + "\n}]").replace(f'["{accessed}"]', f"[[{citation.cited.parts}]]")


def _escaped(text: str) -> str:
    """Text for BibTeX, where a few signs are commands."""
    return BIBTEX_SPECIAL.sub(r"\\\1", text.replace("\\", r"\textbackslash ")).replace("~", r"\textasciitilde ")
