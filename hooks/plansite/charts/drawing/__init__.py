"""How values become Altair charts, SVG, PNG and Vega-Lite. Only this folder imports Altair."""
