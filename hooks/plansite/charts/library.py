"""The library of interactive charts: Vega with its interpreter as one script, which a page loads only when asked to."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from pathlib import Path

from plansite import cache
from plansite.charts import font
from plansite.charts.drawing import theme
from plansite.charts.values.picture import WIDE

VEGA_LITE = "6.1"
"""The version that draws every chart, the static and the interactive ones."""

MODULES = {
    "{ parse, View }": "/npm/vega@6.2.0/+esm",
    "{ compile }": "/npm/vega-lite@6.1.0/+esm",
    "{ expressionInterpreter }": "/npm/vega-interpreter@2.0.0/+esm",
}
"""Names of modules inside vl-convert, not addresses: nothing is fetched.

The interpreter spares pages ``unsafe-eval``.
"""

NOTICES = Path(__file__).with_name("library-notices.txt")


def library(folder: Path) -> str:
    """The script, from the store in ``folder`` or else made and kept there."""
    name = _key()
    found = cache.kept_text(folder / name)
    if found is None:
        found = _made()
        cache.keep_text(folder / name, found)
    return found


def snippet() -> str:
    """What the script sets up: ``globalThis.planVega``, with what the drawing knows and a browser must undo."""
    imports = [f'import {names} from "{module}";' for names, module in MODULES.items()]
    drawn = {"tones": theme.TONES, "font": theme.FONT, "width": WIDE}
    facts = json.dumps(drawn, ensure_ascii=False, sort_keys=True)
    return "\n".join(
        [*imports, f"globalThis.planVega = {{ parse, View, compile, expressionInterpreter, ...{facts} }};"]
    )


def _made() -> str:
    import vl_convert  # noqa: PLC0415 -- needed only where the store has no script

    notices = NOTICES.read_text(encoding="utf-8")
    script: str = vl_convert.javascript_bundle(snippet(), VEGA_LITE)
    return f"/*\n{notices}*/\n{script}"


def _key() -> str:
    facts = [importlib.metadata.version("vl-convert-python"), VEGA_LITE, snippet(), NOTICES.read_text(encoding="utf-8")]
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()


if __name__ == "__main__":
    library(font.home() / "library")
