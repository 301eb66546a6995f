"""What scripts in the browser read."""
