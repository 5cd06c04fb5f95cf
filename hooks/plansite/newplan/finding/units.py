"""Units behind names and numbers: which words in brackets are one, and which belong to the name."""

from __future__ import annotations

import re

from plansite.models.hanzi import HAN

COUNTERS = "个人所家名项件座条处套台辆张户次例起篇种类场支部门位块片根本册头只亩级宗笔间批届期对组队艘架列副颗株棵枚尾"
MEASURES = (
    "公里|千米|平方米|平方公里|平方千米|立方米|亿立方米|公顷|亩|吨|公斤|千克|斤|克|升|毫升|米|厘米|"
    "千瓦时|千瓦|瓦|兆瓦|度|吨标准煤|标准煤|标箱|标准箱|TEU|车公里|岁|年|月|天|日|小时|分钟|秒|"
    "元|美元|人民币|人次|人日|人天|家次|件次|册次|学位|床位|床|张床|万人|车位|泊位|标台|百分点|个百分点|"
    "微克/立方米|毫克/立方米|微克|毫克|分贝|升/秒|Gbps|Mbps|Tbps|EFLOPS|PB|TB|GB|T|EB|℃|分|倍|学分|课时|项目|单位|班|"
    "公里/百平方公里|端口|户数|户次|县|乡|镇|村|乡镇|社区|街道"
)
SCALE = r"[十百千万亿]{0,3}"
ONE = rf"{SCALE}(?:[{COUNTERS}]|{MEASURES})"
UNIT = re.compile(
    rf"^(?:[%％‰]|百分比|[千百]?[万亿]|{ONE}(?:\s*[/／]\s*(?:每)?{SCALE}(?:\d*{ONE}|[{HAN}]{{1,6}}))*|1[:：∶][XxＸ]?|[XxＸ]?[:：∶]1)$"
)
BRACKETED = re.compile(r"[（(\[]\s*(?:单位[:：])?\s*(?P<unit>[^（）()\[\]]{1,16})\s*[)）\]]$")
INNER = re.compile(r"[（(]\s*(?:单位[:：])?\s*(?P<unit>[^（）()]{1,16})\s*[)）]")


def is_unit(words: str) -> bool:
    """Whether words are a unit."""
    return UNIT.match(re.sub(r"\s", "", words)) is not None


def split(name: str) -> tuple[str, str]:
    """A name and the unit in brackets behind it; an empty unit where there is none."""
    match = BRACKETED.search(name)
    if match is None or not is_unit(match["unit"]):
        inner = [found for found in INNER.finditer(name) if is_unit(found["unit"])]
        if len(inner) != 1:
            return name, ""
        match = inner[0]
    kept = (name[: match.start()] + name[match.end() :]).strip()
    return (kept, written(match["unit"])) if kept else (name, "")


def written(unit: str) -> str:
    """A unit in the usual letters."""
    bare = re.sub(r"\s", "", unit).replace("％", "%").replace("／", "/").replace("百分比", "%")
    if re.fullmatch("[XxＸ]?[:：∶]1", bare):
        return "：1"
    return "1：" if re.fullmatch("1[:：∶][XxＸ]?", bare) else bare
