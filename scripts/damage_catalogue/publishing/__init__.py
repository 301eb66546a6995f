"""Makes the site's pages from the catalogue."""
