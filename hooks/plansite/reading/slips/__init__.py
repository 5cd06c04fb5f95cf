"""Slips of the hand: what copying and pasting leave in a YAML file, parts in a wrong place, what no parser reads."""
