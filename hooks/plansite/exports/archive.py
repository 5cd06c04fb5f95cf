"""All data files in one ZIP; the same files give the same bytes on every machine and day."""

from __future__ import annotations

import datetime
import io
import posixpath
import zipfile
from collections.abc import Iterable

from plansite.exports.export import Export

READABLE = 0o100644 << 16
UNIX = 3
"""What the entries say they were made on, whatever it was."""


def archive(path: str, exports: Iterable[Export], day: datetime.date) -> Export:
    """The files side by side, dated by the data."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as bundle:
        for export in exports:
            entry = zipfile.ZipInfo(posixpath.basename(export.path), (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = UNIX
            entry.external_attr = READABLE
            bundle.writestr(entry, export.content)
    return Export(path, output.getvalue(), "全部数据（ZIP）", "全部文件，附说明、使用条件、引用格式和校验值")
