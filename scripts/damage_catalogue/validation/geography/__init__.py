"""What the checks know of the world: where there is land, about where each country is, and how far is far.

It says where a position can hardly be right, and nothing about whose a place is. Wherever territory is
claimed or held by more than one, it lies in the boxes of each of them, so that no record is doubted for the
side of a border on which it puts a place.

`land.bin` and `countries.tsv` are made by `scripts/setup/geography.py` from Natural Earth 1:10 million
(public domain, naturalearthdata.com, by way of the npm package world-atlas 2.0.2) and from two lists beside
that script.

`land.bin`, a zlib stream: 4,500 rows of 0.04 degrees from north to south, 9,000 cells each from 180° W
eastwards. First two bytes for each row, the length of what it says (big-endian); then the rows, each the
numbers of cells that are sea, land, sea, land and so on (LEB128). A cell counts as land if any place in it
lies within 5 km of it.

`countries.tsv`: boxes in degrees, one a line, several for a country in pieces; none reaches over the 180th
meridian. The codes are those of ISO 3166-1, and XK, which Unicode's lists of names use for Kosovo.
"""
