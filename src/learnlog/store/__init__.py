"""Everything that touches a disk.

``protocol`` says what a journal store does; ``toml`` keeps it in TOML files, ``memory`` in memory for tests;
``units`` finds and reads the folders of units; ``folders`` says where everything lives.
"""
