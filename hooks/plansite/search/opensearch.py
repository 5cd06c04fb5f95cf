"""The file by which a browser offers the site's search in its address bar."""

from __future__ import annotations

from html import escape

PATH = "search/opensearch.xml"
LONGEST_NAME = 16
"""What the format allows for a short name."""

DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>{short}</ShortName>
  <LongName>{name}</LongName>
  <Description>{name}：指标、项目和规划全文，可用汉字、拼音和首字母搜索</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Language>zh-CN</Language>
  <Url type="text/html" template="{template}"/>
</OpenSearchDescription>
"""


def description(name: str, site_url: str) -> str:
    """The description of a site's search; the format knows no relative addresses."""
    template = escape(f"{site_url.rstrip('/')}/search/?q={{searchTerms}}")
    return DOCUMENT.format(short=escape(name[:LONGEST_NAME]), name=escape(name), template=template)
