"""Data files: the same values as the pages, for machines."""

from plansite.exports.export import Export
from plansite.exports.tables import exports

__all__ = ["Export", "exports"]
