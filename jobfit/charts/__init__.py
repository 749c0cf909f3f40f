"""Numbers as pictures: lines for a terminal, and SVG and HTML that need neither network nor script."""
