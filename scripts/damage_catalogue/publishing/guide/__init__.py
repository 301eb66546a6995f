"""The pages of the guide: those written by hand, and those made of schemas, vocabularies and codes."""
