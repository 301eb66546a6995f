"""The folder that a build writes: replaced as a whole or not at all, and never with anything else in it."""
