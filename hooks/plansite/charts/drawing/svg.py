"""An SVG as a page or a file carries it: tones by name, one role, points that can be read one by one."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from plansite.charts.drawing import theme

SPACE = "http://www.w3.org/2000/svg"
DROPPED = ("role", "aria-roledescription", "aria-hidden", "pointer-events", "class")

HALO = "6"
"""Width of the ground around words: a line in the gap between a name and its figure must not look like a minus sign."""

ET.register_namespace("", SPACE)


def inline(source: str, alternative: str, kind: str) -> str:
    """For a page: tones become variables of the style sheet, the ground is the page's, ``kind`` is its class."""
    root = _tidied(source)
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
    root = _tidied(source)
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
        element.set("paint-order", "stroke")
        element.set("stroke", theme.TONES["ground"])
        element.set("stroke-width", HALO)
        element.set("stroke-linejoin", "round")
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
