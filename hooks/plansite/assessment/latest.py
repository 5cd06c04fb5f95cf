"""The newest value of a series."""

from __future__ import annotations

from collections.abc import Iterable

from plansite.models import Observation
from plansite.models.vocabulary import ObservationStatus


def latest(observations: Iterable[Observation], area: str) -> Observation | None:
    """The newest value of an area: one that decides before one that does not, a final one before a preliminary."""
    own = [observation for observation in observations if observation.area == area]
    return max(own, key=_newness, default=None)


def newest(observations: Iterable[Observation]) -> Observation:
    """The newest of some values of one area; raises ``ValueError`` where there is none."""
    return max(observations, key=_newness)


def _newness(observation: Observation) -> tuple[bool, int, int, bool]:
    return (observation.decides, observation.year, observation.last_month, observation.kind is ObservationStatus.ACTUAL)
