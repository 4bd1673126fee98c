"""Pictures of the log: plain facts out of a unit and its entries, and drawings of them in text and as SVG.

Pure: units, entries and summaries come in, facts, lines and bytes go out. A picture holds the unit's words and numbers,
and nothing that the trainee wrote: it can be shown to anybody.
"""
