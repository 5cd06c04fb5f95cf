"""robots.txt: what crawlers may read, in agreement with what every page says of itself."""

from __future__ import annotations

from plansite.addresses import Imprint
from plansite.exports.export import Export

PATH = "robots.txt"
SITEMAP = "sitemap.xml"
LISTED = "User-agent: *\nAllow: /\n"
UNLISTED = """# 测试版，非正式发布：每一页都注明不收录（noindex）。
# 搜索引擎读到网页才能看到这一说明，所以这里不禁止访问，也不给出网站地图。
User-agent: *
Allow: /
"""
"""A page that crawlers may not read is listed by its address all the same, because they never see its ``noindex``."""


def export(imprint: Imprint, *, is_listed: bool) -> Export:
    """The file; the site map is named if there is one, by its full address as the format asks."""
    sitemap = imprint.absolute(SITEMAP)
    text = LISTED + (f"\nSitemap: {sitemap}\n" if sitemap else "") if is_listed else UNLISTED
    return Export(PATH, text.encode(), "robots.txt", "供搜索引擎读取")
