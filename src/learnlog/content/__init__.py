"""What a unit says and asks, as frozen models. Pure: no disk, no clock, no screen.

``unit`` holds the unit and its lists, ``task`` a task with its steps and fields, ``reading`` one screen of reading;
``parse`` turns the texts of a unit folder into a Unit or into every fault at once.
"""
