"""Files for machines and for print: the same values as the pages."""
