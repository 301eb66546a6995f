"""Finds what is wrong with records, and says it so that an editor can put it right."""
