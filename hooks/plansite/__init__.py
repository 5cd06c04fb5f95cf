"""Turn a government plan kept as YAML and Markdown into pages and data files.

The flow is data → models → plan → progress → pages and exports. Only ``publishing/mkdocs_files`` knows MkDocs.
"""
