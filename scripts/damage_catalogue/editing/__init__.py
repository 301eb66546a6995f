"""What helps editors to write records: a catalogue to begin with, and records begun for them."""
