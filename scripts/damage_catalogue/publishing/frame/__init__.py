"""What the theme puts around a page, and what a page tells machines about itself."""
