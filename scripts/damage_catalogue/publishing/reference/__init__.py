"""The pages where editors look things up: vocabularies, fields and codes."""
