"""What a trainee writes in Task 3."""

from __future__ import annotations

from tests.tui.written.form import Written

WRITTEN: Written = {
    "occasion": {"audience": "Form tutors and teaching assistants in Year 8", "date": "9 December 2026"},
    "rationale": {
        "rationale": (
            "Personalised learning is not thirty different worksheets. It is the idea that pupils help to decide what "
            "they learn, how, and where, and that we keep asking whether it is working. The four promises say what "
            "they can hold us to: that we listen and speak up, that they make choices, that they take their place "
            "among other people, and that they have friends they chose themselves.\n"
            "\n"
            "I started with one observation. In a week in October I wrote down every choice that Pupil A was offered "
            "in lessons. There were eleven, and nine of them were about the colour of a pen. She is fourteen and "
            "travels to school on two buses by herself.\n"
            "\n"
            "So I am not asking for more work. I am asking what we would do differently if we took these four "
            "sentences as seriously as we take the uniform."
        ),
    },
    "tool": {
        "planning": (
            "I suggest that we hold one thing at a time up against the promises, and that we choose things that exist "
            "already. At the planning meeting before each half-term, two of us bring a scheme of work, a trip or a "
            "timetable, and we ask four questions. Does this keep the promise? For whom does it not? How do we know? "
            "What is the smallest change that would keep it better?\n"
            "\n"
            "Take the Year 8 trip to the mill. On respect we did well: parents and pupils were asked about the "
            "journey. On self-determination we did badly, because the groups and the worksheets were fixed before "
            "anybody was asked. On inclusion it was mixed. On relationships we had not thought at all, and the "
            "coach was seated by register.\n"
            "\n"
            "It took us twelve minutes to see that, and the fourth question produced three changes for next year."
        ),
    },
    "promise/respect": {
        "meaning": (
            "A pupil can expect to be asked before help is given, to be told what is written about them, and to have "
            "an adult who will say in a meeting what they have asked that adult to say. In Year 8 this touches the "
            "Monday round, the support plans and the seating."
        ),
        "strengths": (
            "The Monday round happens in every form, and what pupils raise is followed up by name. Parents mentioned "
            "it at three of the last five reviews. The quiet room is used without questions being asked."
        ),
        "growth": (
            "Support plans are still written by us and shown to the pupil at the end.\n"
            "\n"
            "A first step would be one shared page that the pupil fills in before the meeting, in words, symbols or a "
            "recording, and that is read out first. The resource base does this already; other rooms do not know "
            "about it."
        ),
    },
    "promise/self-determination": {
        "meaning": (
            "A pupil can expect real choices about what to work on and how to show it, with enough time to weigh them "
            "up and the right to change their mind. In lessons that means a choice of task at least once a week, and "
            "not only a choice of pen."
        ),
        "strengths": (
            "Design and technology is the place to look: the head of department lets every pupil set one of the "
            "criteria for a project. Pupil C chose “it must survive my little brother”, and tested it."
        ),
        "growth": (
            "What depends on one department could become a habit of the year group. Each subject could name one "
            "lesson in a half-term in which pupils choose the question.\n"
            "\n"
            "We would also need to teach choosing. Pupil A freezes when she has three options and half a minute."
        ),
    },
    "promise/inclusion": {
        "meaning": (
            "A pupil can expect to be part of what happens in school and after it, not to watch it from the edge: "
            "lessons, clubs, trips, performances, and later on work. Planning starts from who would otherwise be "
            "missing."
        ),
        "strengths": (
            "The Thursday kitchen project mixes the resource base with Year 10 catering, and it is a proper job with "
            "customers. The sports day had events that pupils had invented for themselves."
        ),
        "growth": (
            "The late bus leaves before the clubs begin, so who takes part is decided by who has a car at home. I "
            "would like us to go to the bursar together, with numbers.\n"
            "\n"
            "Work experience should be offered to all, from one list and at the same time."
        ),
    },
    "promise/relationships": {
        "meaning": (
            "A pupil can expect time and room to make friends, with people they have chosen. It touches how we group "
            "them, when we take them out of lessons, and what we put into lunchtimes."
        ),
        "strengths": (
            "The chess club and the animation club run themselves, across three year groups. The midday supervisors "
            "know who is alone, and they tell us on the same day."
        ),
        "growth": (
            "Extra reading takes place at lunchtime in four forms out of six. That is where friendships are lost.\n"
            "\n"
            "We could agree that nothing is taught between a quarter past twelve and one, and find the twenty minutes "
            "in registration instead. The forms that have done so lost nothing in their reading scores."
        ),
    },
    "invitation": {
        "questions": (
            {"question": "Where do you see us keep one of these promises without anybody noticing?"},
            {"question": "Which of our pupils would say that we do not keep it, and what would they point to?"},
            {"question": "What could you change in your own room by February, and what would you need from us?"},
        ),
    },
    "evaluations": {
        "evaluations": (
            {
                "role": "Teaching assistants, Year 8",
                "strength": "We listen well. Pupils come to us in time, and the tutors act on what we pass on.",
                "develop": (
                    "Nobody tells us what was decided at the reviews. We sit next to the pupil and know less than "
                    "the parents do."
                ),
            },
            {
                "role": "Form tutor, Year 8",
                "strength": "The Monday round.",
                "develop": (
                    "I do not agree about lunchtimes: two of mine ask for the reading group because it is quiet there. "
                    "So it should be their choice.\n"
                    "\n"
                    "Start with the support plans."
                ),
            },
        ),
    },
}
