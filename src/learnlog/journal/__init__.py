"""What the trainee writes, as frozen models. Pure: no disk, no clock, no screen.

``answers`` holds one model per kind of answer, ``entry`` an entry with its follow-ups, ``readback`` an entry as it
reads, ``summary`` what a list shows of it, ``settings`` the profile and preferences.
"""
