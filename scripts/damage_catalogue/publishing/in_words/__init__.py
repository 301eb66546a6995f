"""What statuses, counts and accounts say in words, as plain text for pages, search and terminals."""
