"""What the published values mean: the method of the site, applied to every indicator, target and project."""
