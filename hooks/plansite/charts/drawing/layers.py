"""What the script of interactive charts relies on in the definition of an indicator's chart.

``overrides/assets/js/live-chart.js`` draws a published ``chart.vl.json`` again for the years that a reader chooses. It
finds layers by their names and reads what is written here and nothing else: whoever changes the one changes the other.

- The chart is a ``vconcat`` of panels, each with a ``width``, below a ``title`` whose ``text`` and ``subtitle`` are
  lists of lines. More lines stand in the ``text`` of the last panel's ``title``. A fact begins with its name and ``：``
  or with 测试版; the one on the axis is ``AXIS_NOTE`` word for word, and the script says it again of what it draws.
- A panel has every layer of ``Layer``, named ``<layer>_<index of the panel>``.
- Every layer has the same ``x``, whose ``axis.values`` are the years and whose ``scale.domain`` begins before the first
  and ends after the last of them, and the same ``y`` with a ``scale.domain`` and an
  ``axis`` whose ``values`` are the ticks of the whole domain and whose ``tickMinStep`` keeps any others apart.
- The layers of ``SPANS`` draw from one year to another and are cut off at the edge. In the others, each row stands at
  one year and is left out with it.
- The rows of the others have the fields of ``FIELDS``. A label that is ``free`` stands at no value and may stand
  anywhere; of the other labels of one ``area``, the ``words`` of one begin with it.
"""

from __future__ import annotations

from enum import StrEnum

AXIS_NOTE = "注意：纵轴不从0开始"


class Layer(StrEnum):
    """层: what one panel draws, from the ground up."""

    BANDS = "bands"
    PATHS = "paths"
    STEPS = "steps"
    MARKS = "marks"
    LABELS = "labels"

    def of_panel(self, number: int) -> str:
        """The layer's name in a panel. Vega-Lite mixes up the data of layers with one name; Altair ends them so."""
        return f"{self.value}_{number}"


SPANS = frozenset({Layer.BANDS, Layer.PATHS, Layer.STEPS})

FIELDS = {
    Layer.MARKS: frozenset({"at", "value"}),
    Layer.LABELS: frozenset({"at", "value", "words", "area", "free"}),
}
