"""What a page is written with: headings and links, words, names and dates, symbols, templates."""
