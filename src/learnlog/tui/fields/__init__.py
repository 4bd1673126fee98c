"""One widget per kind of field. A new kind is a module here and a line in ``WIDGETS``."""
