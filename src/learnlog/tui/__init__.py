"""The Textual front end: screens over the workspace. Textual and Rich are imported here and nowhere else."""
