"""References and citations: as a bibliography prints them, and for reference managers and machines."""
