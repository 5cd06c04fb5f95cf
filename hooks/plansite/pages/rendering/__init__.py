"""How a page is made: facts of the publication, typed views, templates, links."""
