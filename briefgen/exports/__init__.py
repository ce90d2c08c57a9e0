"""Briefings as data for other programs."""
