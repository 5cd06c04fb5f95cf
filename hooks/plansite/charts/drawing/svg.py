"""An SVG as a page or a file carries it: tones by name, one role, points that can be read one by one."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from xml.etree import ElementTree as ET

from plansite.charts.drawing import theme

SPACE = "http://www.w3.org/2000/svg"
DROPPED = ("role", "aria-roledescription", "aria-hidden", "pointer-events", "class")

HALO = "6"
"""Width of the ground around words: a line in the gap between a name and its figure must not look like a minus sign."""

AROUND = {"paint-order": "stroke", "stroke": theme.TONES["ground"], "stroke-width": HALO, "stroke-linejoin": "round"}
"""What draws that ground around words."""

LONG = re.compile(r"-?[0-9]+\.[0-9]{3,}(?:e-?[0-9]+)?")
"""A number more exact than anybody sees."""

MEASURES = ("transform", "d", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "r", "width", "height")
"""Attributes that hold such numbers."""

INHERITED = (
    "fill",
    "fill-opacity",
    "font-family",
    "font-size",
    "font-weight",
    "paint-order",
    "stroke",
    "stroke-dasharray",
    "stroke-linejoin",
    "stroke-width",
    "text-anchor",
)
"""Attributes that a group may state once for all that stands in it."""

USUAL = ("font-family", "font-size")
"""What most words of a picture share; nothing but words has use of it."""

STILL = {"transform": "translate(0,0)", "opacity": "1", "text-anchor": "start"}
"""What changes nothing."""

ET.register_namespace("", SPACE)


def inline(source: str, alternative: str, kind: str) -> str:
    """For a page: tones become variables of the style sheet, the ground is the page's, ``kind`` is its class.

    The style sheet gives words the ground around them, which would be said again of each here.
    """
    root = _tidied(source)
    for element in root.iter(f"{{{SPACE}}}text"):
        for name in AROUND:
            del element.attrib[name]
    _slimmed(root)
    ground = next((child for child in root if child.tag == f"{{{SPACE}}}rect"), None)
    if ground is not None:
        root.remove(ground)
    root.set("class", f"chart chart--{kind}")
    root.set("role", "img")
    root.set("aria-label", alternative)
    text = ET.tostring(root, encoding="unicode")
    for name, tone in theme.TONES.items():
        text = text.replace(f'"{tone}"', f'"var(--chart-{name})"')
    return text.replace(f' font-family="{theme.FONT}"', "")


def standalone(source: str, alternative: str, title: str) -> str:
    """For a file: light tones and a ground of its own, with a title and a description inside."""
    root = _slimmed(_tidied(source))
    for name, words in (("desc", alternative), ("title", title)):
        element = ET.Element(f"{{{SPACE}}}{name}")
        element.text = words
        root.insert(0, element)
    root.set("role", "img")
    families = f'font-family="{theme.FONT}, PingFang SC, Microsoft YaHei, sans-serif"'
    text = ET.tostring(root, encoding="unicode").replace(f'font-family="{theme.FONT}"', families)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def printable(source: str) -> str:
    """For print: as it is, with the words clear of the lines behind them."""
    return ET.tostring(_tidied(source), encoding="unicode")


def texts(source: str) -> list[str]:
    """Every piece of text in an SVG, in its order."""
    return [text for node in ET.fromstring(source).iter(f"{{{SPACE}}}text") if (text := "".join(node.itertext()))]  # noqa: S314


def points(source: str) -> list[str]:
    """What every mark says that can be reached, in its order."""
    root = ET.fromstring(source.partition("?>")[2] or source)  # noqa: S314 -- our own drawing
    return [node.findtext(f"{{{SPACE}}}title", "") for node in root.iter() if node.get("class") == "point"]


def _tidied(source: str) -> ET.Element:
    """The picture without Vega's own roles; the words of a point become its title, which browsers show."""
    root = ET.fromstring(source)  # noqa: S314 -- our own drawing
    for element in root.iter(f"{{{SPACE}}}text"):
        element.attrib.update(AROUND)
    for element in root.iter():
        words = element.attrib.pop("aria-label", None)
        for name in DROPPED:
            element.attrib.pop(name, None)
        if words is not None and element.tag == f"{{{SPACE}}}path":
            element.set("class", "point")
            title = ET.SubElement(element, f"{{{SPACE}}}title")
            title.text = words
    for parent in root.iter():
        for child in list(parent):
            if child.tag == f"{{{SPACE}}}path" and re.fullmatch(r"M0,0h0v0h0Z", child.get("d", "")):
                parent.remove(child)
    return root


def _slimmed(root: ET.Element) -> ET.Element:
    """The same picture in fewer letters: without groups and outlines that draw nothing, with numbers cut short."""
    for element in root.iter():
        for name, value in STILL.items():
            if element.get(name) == value:
                del element.attrib[name]
        for name in MEASURES:
            if name in element.attrib:
                element.set(name, LONG.sub(_short, element.attrib[name]))
    _unwrap(root)
    texts = list(root.iter(f"{{{SPACE}}}text"))
    for name in USUAL if texts else ():
        found = Counter(text.get(name, "") for text in texts)
        usual = min(found.items(), key=lambda one: (-one[1], one[0]))[0]
        root.set(name, usual)
        for text in texts:
            if text.get(name) == usual:
                del text.attrib[name]
    _group(root)
    return root


def _group(parent: ET.Element) -> None:
    """Let neighbours that look alike say so once."""
    kept: list[ET.Element] = []
    for look, alike in groupby(parent, _look):
        children = list(alike)
        for child in children:
            _group(child)
        if len(children) == 1 or not look:
            kept += children
            continue
        group = ET.Element(f"{{{SPACE}}}g", dict(look))
        for child in children:
            for name, _ in look:
                del child.attrib[name]
        group[:] = children
        kept.append(group)
    parent[:] = kept


def _look(element: ET.Element) -> tuple[tuple[str, str], ...]:
    return tuple((name, element.attrib[name]) for name in INHERITED if name in element.attrib)


def _unwrap(parent: ET.Element) -> None:
    kept: list[ET.Element] = []
    for child in parent:
        _unwrap(child)
        if child.tag == f"{{{SPACE}}}g" and not child.attrib:
            kept += child
        elif not _is_unseen(child):
            kept.append(child)
    parent[:] = kept


def _is_unseen(element: ET.Element) -> bool:
    """An empty group, an outline of nothing, or one without a colour of its own: what it stands in has none either."""
    if element.tag == f"{{{SPACE}}}g":
        return not len(element)
    return element.tag == f"{{{SPACE}}}path" and (not element.get("d") or set(element.attrib) <= {"d", "transform"})


def _short(number: re.Match[str]) -> str:
    """``12.5``, ``3``, ``0``: two digits behind the point, no zeros at the end, no sign of nothing."""
    text = f"{float(number[0]):.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
