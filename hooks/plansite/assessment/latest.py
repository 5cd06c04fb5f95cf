"""The newest value of a series."""

from __future__ import annotations

from collections.abc import Iterable

from plansite.assessment.comparable import decides
from plansite.models import Indicator, Observation, ProjectTarget, TextPromise
from plansite.models.vocabulary import ObservationStatus


def latest(owner: Indicator | ProjectTarget | TextPromise, area: str) -> Observation | None:
    """The newest value of an area: one that decides before one that does not, a final one before a preliminary."""
    own = [observation for observation in owner.observations if observation.area == area]
    return max(own, key=lambda found: (decides(owner, found), newness(found)), default=None)


def later(owner: Indicator | ProjectTarget | TextPromise, area: str) -> tuple[Observation, ...]:
    """Values of an area that are newer than the latest one and still do not stand for it, the newest first."""
    shown = latest(owner, area)
    if shown is None:
        return ()
    own = [found for found in owner.observations if found.area == area and newness(found)[:2] > newness(shown)[:2]]
    return tuple(sorted(own, key=newness, reverse=True))


def newest(observations: Iterable[Observation]) -> Observation:
    """The newest of some values of one area; raises ``ValueError`` where there is none."""
    return max(observations, key=newness)


def newness(observation: Observation) -> tuple[int, int, bool]:
    """What makes one value newer than another."""
    return observation.year, observation.last_month, observation.kind is ObservationStatus.ACTUAL
