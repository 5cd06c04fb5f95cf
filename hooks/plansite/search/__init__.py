"""Finding things by typing: what the search in the browser is given."""
