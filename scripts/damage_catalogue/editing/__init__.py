"""What helps editors to write records: a catalogue to begin with."""
