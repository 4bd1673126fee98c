"""What learnlog costs its user in waiting and memory, as ratios to bare Textual apps measured beside it.

Run ``python -m benchmarks`` from the top of the checkout. ``terminal`` plays the terminal, ``child`` runs a program in
it, ``probe`` measures one run; ``subjects`` says what is run, ``measure`` in which order, ``report`` what came of it.
"""
