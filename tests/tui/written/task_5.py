"""What a trainee writes in Task 5."""

from __future__ import annotations

from tests.tui.written.form import Written

BEFORE: Written = {
    "group": {
        "colleagues": (("Teaching assistant, Year 10", ""), ("Form tutor", "Ms L"), ("Careers adviser", "")),
    },
    "pupil": {"who": "one", "alias": "Pupil E", "area": "moderate-learning"},
}

WATCHED = {
    "individual": (
        "A colleague from the college still had a copy. The first thing that struck us is how little the two young men "
        "have in common beyond the word that brought them into the same film. We noted what each of them talks about "
        "without being asked, and the two lists do not overlap.\n"
        "\n"
        "If we had known only the label, we should have planned one programme and been surprised twice."
    ),
    "support": (
        "Both speak of particular people before they speak of anything the school set up. It was an adult who found "
        "out what mattered, and then moved something in the timetable. What did not help was being helped in general.\n"
        "\n"
        "We stopped the film there and asked ourselves who that adult would be for Pupil E. Nobody could say."
    ),
}
"""Written first, for the clip that was seen."""

INSTEAD = {
    "way": "recalled",
    "people": "Pupil F and Pupil G, both in Year 10 until last summer, recalled by their form tutor",
    "individual": (
        "Pupil F collects bus timetables, talks to everyone, and cannot bear to be late. What was hard for him was "
        "reading the instructions in workshops. He hoped to drive a bus, and he knew exactly which one.\n"
        "\n"
        "Pupil G hardly spoke in lessons and drew all the time, mostly hands. What was hard for her was anything that "
        "had to be said aloud. She hoped to be left in peace, and later on to make things that people would wear.\n"
        "\n"
        "Both of them had “moderate learning difficulties” at the top of the same form. The label would have told us "
        "neither about the buses nor about the hands."
    ),
    "support": (
        "Pupil F said at his last review that the workshop technician had saved him, by photographing every step. That "
        "is what he said; that it also helped six others is what we suppose.\n"
        "\n"
        "Nobody ever asked Pupil G. We found her drawings in three teachers’ drawers. They had all been kept, and "
        "nobody had talked to her about them. We are writing it down because it is a finding."
    ),
}
"""Written when the clip could not be had after all."""

AFTER: Written = {
    "heading/curriculum": {
        "comments": (
            "From what he told us we agreed on three goals with Pupil E himself: to read a works order with somebody "
            "beside him by February, to add up a bill of materials, and to ask for help before he is angry rather "
            "than after.\n"
            "\n"
            "Each goal has a subject that owns it: English, mathematics and his tutor group. The first step of each "
            "takes a fortnight, so that there is something to show before the holidays. He chose the order."
        ),
    },
    "heading/strategies": {
        "comments": (
            "He learns by taking things apart. So every new unit in mathematics begins with a real object, and the "
            "words come afterwards. The teaching assistant prepares them on cards that he keeps in his own box.\n"
            "\n"
            "Criticism is hard for him. We have built ten minutes into Friday, after the workshop and not before it, "
            "in which he says first what went well and what he would do again. Adults add one thing each, and no "
            "more.\n"
            "\n"
            "He can leave the room without asking, by putting his cap on the table."
        ),
    },
    "heading/resources": {
        "comments": (
            "We began with the provision map, where he has three hours of support that were spread over eight lessons. "
            "Two of the hours now go to the workshop.\n"
            "\n"
            "People: his grandfather, who repairs bicycles and has offered Saturday mornings; the technician; a "
            "volunteer from the cycle charity in town. Money: the fare for four journeys to the depot, from the "
            "year-group budget. Place: the bench at the back of the workshop, which he may use at lunchtime with one "
            "friend of his choice."
        ),
    },
    "heading/progress": {
        "comments": (
            "The usual report would show reading age and attendance. Both matter, and neither shows what we are "
            "after. With Pupil E we agreed on signs that every one of his teachers understands: he reads an order "
            "aloud to somebody, he asks before he is angry, he finishes what he began on Monday by Friday.\n"
            "\n"
            "He keeps the record himself, as photographs with a date and one sentence. Good work is shown at the "
            "workshop door, and only if he says so."
        ),
    },
    "begin": {
        "area": "strategies",
        "why": (
            "It is the one where we can begin tomorrow without asking anybody for money, and where he will notice the "
            "difference in the first week.\n"
            "\n"
            "The Friday talk exists already for two other pupils, and the room and the time are there. It also feeds "
            "the other four: what he says on Fridays is where the next goals come from."
        ),
        "first-steps": (
            {
                "action": "Hold the first Friday talk, with the technician there",
                "who": "Form tutor (Ms L)",
                "by": "27 November 2026",
                "success": "He wants to come to the second one",
            },
            {
                "action": "Make the first set of word cards from the bicycle, together with him",
                "who": "Teaching assistant, Year 10",
                "by": "2 December 2026",
                "success": "He corrects one of the cards",
            },
        ),
    },
    "reviewing": {
        "intervals": ("weekly", "termly", "annually"),
        "looked-at": (
            "Every week, on Friday, Pupil E, his tutor and the technician look at the photographs and choose one to "
            "keep. It takes ten minutes, and he writes the sentence.\n"
            "\n"
            "Every term we look at the three goals, together with his grandfather, and change at least one of them. "
            "The careers adviser joins us in the spring.\n"
            "\n"
            "Once a year the annual review begins with his photographs. He decides who sits where. We left out “daily” "
            "because none of us would really do it."
        ),
    },
}

ASPIRATIONS = (
    "We know a little from school: he is never late on workshop days, and he can name every bicycle in the shed and "
    "its owner. From his grandfather, who came in for an hour, we know that he repairs them at home and sells them "
    "on.\n"
    "\n"
    "Pupil E himself was careful at first. Asked what he would like to be doing in three years, he said “not this”. "
    "Asked what he would show us if we came to his house, he talked for twenty minutes. He would like to work at the "
    "bus depot or in a cycle shop, and he would like to have his own key.\n"
    "\n"
    "Next we shall visit the depot with him, and the careers adviser will find out what they ask for."
)
"""Left out at first, and found again through the review."""
