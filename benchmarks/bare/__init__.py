"""The least that Textual can do: what learnlog's figures are divided by."""
