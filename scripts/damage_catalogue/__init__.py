"""The catalogue of damage to heritage sites in war: its records, their checks and its site."""

__version__ = "0.1.0"
