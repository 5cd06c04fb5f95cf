"""Slips of the hand: what copying and pasting leave behind in a YAML file, and parts that ended up in a wrong place."""
