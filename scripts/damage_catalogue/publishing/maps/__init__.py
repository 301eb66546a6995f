"""Maps and plans, and the only door to coordinates."""
