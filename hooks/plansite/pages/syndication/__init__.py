"""What other people's programs and pages take from the site: Atom feeds and pages for frames."""
