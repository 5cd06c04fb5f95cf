from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def education() -> Path:
    """The folder of a real plan as it stood on one day."""
    return Path(__file__).parents[1] / "fixtures" / "education"
