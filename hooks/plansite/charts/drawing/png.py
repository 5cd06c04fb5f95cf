"""PNG made small: the renderer writes four bytes a pixel and packs them fast; a drawing has few tones."""

from __future__ import annotations

import oxipng

AS_DRAWN = [oxipng.RowFilter.NoOp]
"""Rows without filters, which help photographs and not drawings: one attempt instead of several."""

PACKING = oxipng.Deflaters.libdeflater(9)


def small(content: bytes) -> bytes:
    """The same pixels in as few bytes as they need: a palette where there are no more than 256 tones."""
    return oxipng.optimize_from_memory(content, level=1, filter=AS_DRAWN, deflate=PACKING)
