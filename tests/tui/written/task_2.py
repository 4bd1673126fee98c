"""What a trainee writes in Task 2."""

from __future__ import annotations

RESPECT = {
    "ratings": {
        "listening": ("strong", "School council, 12 November: two pupils from the base spoke, and were minuted"),
        "ways-of-communicating": ("partly", "Symbols in the base and the canteen; none in science or the sports hall"),
        "time-for-responses": ("partly", "Year 8 English: seven seconds counted; Year 9 maths: under two"),
        "privacy": ("absent", "Looked in form rooms and the base: reading groups are pinned to the door by name"),
        "dignity": ("partly", "Changing for PE was moved to a side room after Pupil A asked for it"),
        "backgrounds": ("partly", "Assembly on Diwali, led by pupils; no home languages on any display"),
        "speaking-up": ("not-seen", ""),
        "feelings": ("strong", "Form tutors ask every Monday, and write down what they will do about it"),
        "feelings-and-views": ("partly", "Pupil views are attached to every review, though often in an adult’s words"),
        "vulnerable": ("strong", "The quiet room was used nine times last week, and nobody had to explain why"),
    },
    "judgement": (
        "We are kind, and we ask pupils how they are. The Monday round is the strongest evidence I have: it happens in "
        "every form, it is written down, and pupils told me without being asked that something usually comes of it.\n"
        "\n"
        "We seldom ask before we act for them. Support is settled in meetings that pupils hear about afterwards, and "
        "the reading groups are pinned to the door for everybody to see. The teaching assistant in Year 8 had taken "
        "the list down twice; it went up again from the office. That is not malice. Nobody owns the question of what "
        "may be seen by whom.\n"
        "\n"
        "It also depends on the room. In the base and in English, adults wait for an answer. In mathematics the pace "
        "is set by the scheme of work, and Pupil A has learnt to nod."
    ),
}

INCLUSION = {
    "ratings": {
        "social-or-leisure": ("partly", "Nine of fourteen pupils from the base go to a club; the bus leaves at four"),
        "community-living": ("not-seen", ""),
        "range-of-people": ("strong", "Kitchen project with the Year 10 catering group, every Thursday this term"),
        "economic-life": ("weak", "Work experience list: two of eleven placements were offered to the base"),
        "person-centred-planning": (
            "partly",
            "Pupil B chaired his own review in October; three others were not at theirs",
        ),
        "lifelong-learning": ("partly", "Taster day at the college in May, in the resource base’s own minibus"),
    },
    "judgement": (
        "Our pupils are in the building, in lessons and, on Thursdays, in a kitchen with ten people they would never "
        "otherwise have met. The catering project is the best thing I saw all term, because nobody in it is being "
        "helped: somebody has to chop the onions.\n"
        "\n"
        "Outside lessons it gets thinner. Clubs end after the late bus has gone, so taking part depends on a parent "
        "with a car. Work experience is the weakest point. The list is drawn up in the main school, two placements "
        "out of eleven were offered to the base, and both of those were in our own library.\n"
        "\n"
        "I could not judge how pupils live in the community, and have said so rather than guess. I shall ask two "
        "parents at the December review."
    ),
}

COLLEAGUES = (("Teaching assistant, Year 8", ""), ("Form tutor, Year 8", "Mr H"))

PRIVACY = {
    "action": "Take the lists off the doors, and give each pupil a card with their own group on it",
    "who": "Teaching assistant, Year 8",
    "by": "4 December 2026",
    "success": "No names on any door on two Mondays in a row",
}
"""Taken from the offer."""

WORK = (
    "The placements are allocated by the main school in March; the head of Year 10 has agreed to bring the list to us "
    "first, so an action now would only get in the way."
)
"""Why the other offer is declined."""

TIME = {
    "about": "allowing enough time for responses",
    "action": "Count to seven in every Year 8 mathematics lesson for a week, and compare notes on the Friday",
    "who": "Form tutor, Year 8 (Mr H)",
    "by": "11 December 2026",
    "success": "Pupil A answers at least once a day",
}
"""A row of their own."""
