"""What a trainee writes in the tasks of the second unit, “Listening to readers”."""

from __future__ import annotations

from tests.tui.written.form import Written

BEFORE_AND_NOW: Written = {
    "before": {"ratings": {"hear": "sometimes", "answer": "never"}},
    "now": {"ratings": {"hear": "often", "answer": "sometimes"}},
}

NOTICE: Written = {
    "begin": {
        "school": "A primary school, Year 4",
        "area": "hearing",
        "habits": ("waiting", "asking"),
        "recorded": "yes",
        "consent": "Pupil H and both parents, in writing",
    },
    "recording": {"heard": "I begin to speak after two seconds, every time. Pupil H was about to go on by herself."},
    "overview/waiting": {"first-thought": "I thought that I waited"},
    "overview/praising": {"first-thought": "“Well done”, eleven times"},
    "watch/waiting": {
        "signs": {
            "silence": ("never", "Monday, guided reading.\n\nI filled every one of them."),
            "self-correction": ("sometimes", "Pupil H, twice, before I could."),
        },
        "surprised": "yes",
        "by-what": "How long five seconds are.\n\nThey did not feel long to her.",
    },
    "watch/asking": {
        "signs": {"open-questions": ("often", "“What makes you think so?”"), "readers-ask": "no-chance"},
        "surprised": "no",
    },
    "plan": {
        "colleagues": ("Teaching assistant", ("Librarian", "Mr K")),
        "lead": "p1",
    },
    "each-colleague/p1": {"said": "That she counts under the table."},
    "each-colleague/p2": {"said": "That the corner is quiet after two.\n\nHe has offered Tuesdays."},
}

ACTION = {
    "action": "Count to five under the table.\n\nWrite down who spoke next.",
    "where": "Book corner",
    "who": "Librarian (Mr K)",
    "by": "30 November 2026",
}

ONE_READER: Written = {
    "place": {
        "ratings": {"waiting": ("sometimes", "Since Monday"), "praising": "often", "asking": "often"},
        "often": ("sometimes", "often"),
        "story": "Pupil H stopped at “island”, looked at the picture, and went back to the beginning of the line.",
    },
}
