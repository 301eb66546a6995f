"""What is drawn at build time, as SVG beside the same facts in words."""
