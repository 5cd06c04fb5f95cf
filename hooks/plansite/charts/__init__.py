"""Pictures of progress, drawn at build time: values → Altair charts → SVG, PNG and Vega-Lite.

Only ``drawing`` and the modules it calls import Altair; a build whose pictures are all in the store never does.
"""
