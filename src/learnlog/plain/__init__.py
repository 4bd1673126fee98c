"""learnlog line by line: the whole app for who listens to it, or has a terminal that can only print.

Nothing is drawn and nothing redrawn: lines go out, lines come in. It stands beside ``tui``, over the same workspace,
sittings and guide; an entry begun in one of the two is finished in the other.

``app`` opens the log and holds the conversation, ``talk`` is the one way in and out, ``prompts`` has what is asked for
each kind of field, and every room is a module of its own.
"""
