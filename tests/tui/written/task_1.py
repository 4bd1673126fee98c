"""What a trainee writes in Task 1."""

from __future__ import annotations

from tests.tui.written.form import Written

AREA = "dyslexia"

WRITTEN: Written = {
    "value/respect": {
        "implications": (
            "A pupil who reads slowly is often asked to hurry, or else is quietly spared from reading at all. Both "
            "send the same message: you are holding us up. Respect means that Pupil A decides whether to read aloud, "
            "and is asked beforehand, in private, not in front of the class.\n"
            "\n"
            "Allowing enough time for responses matters most to me. In my Year 8 group I had been counting to two "
            "before I rephrased a question. Now I count to seven. Pupil A answered three times last week; before "
            "half-term she had not answered once.\n"
            "\n"
            "Adults also have to stop talking over pupils’ heads. Twice this month I heard a pupil’s spelling "
            "discussed at the classroom door while he stood next to us."
        ),
    },
    "value/self-determination": {
        "implications": (
            "Choices have to be ones a pupil can take in. Three pages of options are no choice at all for somebody "
            "who needs ten minutes for each of them. I read them out, or we look at them together the day before.\n"
            "\n"
            "Support can get in the way, too. A teaching assistant who always sits beside Pupil B decides, without "
            "meaning to, when he starts, when he stops and whom he sits with. He should be able to ask for help and "
            "to send it away. We have agreed on a card he turns over; he used it four times on the first day.\n"
            "\n"
            "It also means telling pupils what is written about them, and asking them what they would add."
        ),
    },
    "value/relationships": {
        "implications": (
            "Who works with whom is usually settled by who reads fastest, so the same four pupils find themselves "
            "together in every subject. I now mix the groups by what the task needs: somebody who explains, somebody "
            "who draws, somebody who asks.\n"
            "\n"
            "Break is harder. Extra reading is put into lunchtimes because nothing is missed then, as the timetable "
            "says. What is missed is the football. Pupil C told his tutor that he had friends in Year 6 and that he "
            "had “sort of run out of them”.\n"
            "\n"
            "Adults can change that: no intervention at lunchtime, and one club a week that is not about "
            "catching up."
        ),
    },
    "resonance": {
        "stands-out": "some",
        "values": ("respect", "relationships"),
        "why": (
            "With dyslexia so much depends on being believed. Nearly every adult who has told me about their school "
            "days remembers one teacher who took the effort for laziness, and one who did not. That is respect, and "
            "it comes before any programme or coloured overlay.\n"
            "\n"
            "Relationships come next, because the help we offer tends to take pupils away from other pupils. The two "
            "hang together: somebody who is taken seriously in front of the class does not have to hide from it "
            "at break.\n"
            "\n"
            "There are exceptions. Pupil D reads badly, could not care less who knows it, and is the most popular "
            "boy in the year. For him the question is choice: he would like to do engineering, and nobody has asked."
        ),
    },
}

INCLUSION = (
    "Being in the room is not the same as being in the lesson. What I write on the board has to be on paper as well, "
    "in the same words, so that nobody has to copy while the others are already thinking.\n"
    "\n"
    "Trips are planned from worksheets. On the visit to the mill in October, Pupil A spent the morning filling in "
    "blanks and saw very little of the mill. Next time there will be a camera and four questions to talk about.\n"
    "\n"
    "For pupils who are nearly grown up it means real work. A placement where all the reading has been taken out "
    "teaches nothing about how to cope with reading."
)
"""Left out at first, and found again through the review."""
