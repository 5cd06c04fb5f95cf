"""A project's files from what was found in a document."""
