"""learnlog: a learning log for trainee teachers, in the terminal."""

__version__ = "0.1.0"
