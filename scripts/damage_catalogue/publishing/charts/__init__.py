"""Charts in time: timelines and bars, as SVG made at build time."""
