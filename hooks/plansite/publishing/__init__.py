"""From a project to a finished site: one build, and everything that belongs to the site as a whole."""
