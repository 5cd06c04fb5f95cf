"""Every page follows the HTML standard."""

from __future__ import annotations

import pytest

import faults
import html_standard
from published import Published


def test_every_page_follows_the_html_standard(published: Published) -> None:
    try:
        told = html_standard.broken(published.site, published.documents)
    except FileNotFoundError as error:
        pytest.fail(str(error), pytrace=False)
    faults.none("每个网页符合 HTML 标准", told)
