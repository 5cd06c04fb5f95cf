"""From a plan's document to a project: documents are read, their parts found, and a folder written."""
