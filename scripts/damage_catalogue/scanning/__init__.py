"""Finds in any text what would endanger a place or a person: positions, and ways to reach somebody."""
