"""What a document says: chapters, indicators, sidebars, promises, each with its place."""
