"""An edition and a declared insert in; the insert's PDF files out.

Each kind of insert has a maker in ``kinds``: its template, its look, how many of it there are. ``render`` makes the
files and is the only module here that loads WeasyPrint. What a new kind needs is a template, its words and one line in
``kinds``.
"""
