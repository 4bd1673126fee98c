"""What a trainee writes in the three activities."""

from __future__ import annotations

from tests.tui.written.form import Written

CONTINUA: Written = {
    "place": {
        "ratings": {
            "objectives": ("more-differentiation", "Year 8 schemes: one objective for all, three versions of the task"),
            "strategies": ("clearly-differentiation", "Every plan that I read names the test at the end"),
            "curriculum": ("between-the-two", "Options from Year 9 on; nothing to choose before that"),
            "recognition": ("more-personalisation", "Celebration assembly: kindness, effort, a goal scored, a poem"),
            "prior-learning": (
                "more-differentiation",
                "Reading ages travel up with them; what they do at home does not",
            ),
            "direction": "between-the-two",
        },
    },
    "picture": {
        "shows": (
            "Five of the six lean to the left or stand in the middle. The one that stands apart is praise: we see the "
            "whole pupil when we celebrate, and the test when we plan.\n"
            "\n"
            "I do not think that anybody chose this. The plans follow targets from outside, while assemblies belong "
            "to us. So the picture shows where we feel free."
        ),
        "surprise": (
            "That I had nothing to write down for prior learning. I have taught Pupil A for a year and learnt on "
            "Tuesday, from her bus driver, that she speaks three languages.\n"
            "\n"
            "That is the one I would move, one place to the right: one question to every family in September."
        ),
    },
}

CURRICULUM: Written = {
    "settings": {
        "already": ("breakfast-club", "field-trips", "social-interactions"),
        "example": (
            "At breakfast club Pupil A decides what is cooked on Fridays, writes the list, and pays at the shop with "
            "a teaching assistant two steps behind her. Nobody calls it mathematics, and that may be why it works."
        ),
    },
    "question/what": {
        "today": (
            "In Year 8 geography the topics are fixed for the year, and the order as well. Within a topic each pupil "
            "chooses a place to follow. Two learners had quite a different focus last week: one worked out the cost "
            "of a journey, the other drew who lives beside the river.\n"
            "\n"
            "Who chooses depends on the teacher. In the other group the places are given out."
        ),
        "change": "Let both groups choose, and ask at the end what they would have liked to find out instead.",
    },
    "question/how": {
        "today": (
            "Mostly by listening, reading and writing. Practical work is planned once in a half-term and is the first "
            "thing to go when time is short.\n"
            "\n"
            "Pupil B can explain a thing perfectly well when he may build it first. In science he is allowed to. In "
            "history there is nothing to build with."
        ),
        "change": "One lesson a fortnight that begins with an object. I would look for who speaks first.",
    },
    "question/where": {
        "today": (
            "In classrooms, nearly always, with rows facing the board. The library is booked out for tests from "
            "March on. The garden belongs to one club.\n"
            "\n"
            "Two pupils work best in the corridor, and they have been told that they may not. The field trip showed "
            "how different it can be: nobody left the group, and nobody asked when it would be over."
        ),
    },
}

OUTCOMES: Written = {
    "start": {
        "ratings": {
            "challenges": ("beginning", "I have read about it, but I have planned very little"),
            "continuous": ("not-yet", "In my setting plans are written, and then they are filed"),
            "one-pupil": "beginning",
        },
        "why": (
            "I know my pupils well, and yet everything I plan begins with the scheme of work. I have Pupil A in mind, "
            "who does what she is told and no more.\n"
            "\n"
            "I hope to find out what I could hand over to her without the whole lesson coming apart."
        ),
    },
    "now": {
        "ratings": {
            "challenges": ("mostly", "Task 3: twelve minutes on the trip to the mill"),
            "continuous": ("mostly", "Task 5: three of us now meet on Fridays"),
            "one-pupil": ("confident", "Task 5"),
        },
        "changed": (
            "The moment was small. I asked Pupil A which of two ways she wanted to do it, waited for seven seconds, "
            "and she said, “Neither. Can I show you?” I had never left room for a third answer.\n"
            "\n"
            "I plan from the end of the lesson backwards less often than I did, and I ask on Fridays what we should "
            "keep. I shall come back to this page at Easter, when the timetable changes."
        ),
    },
}
