"""What a trainee writes in Task 4."""

from __future__ import annotations

from tests.tui.written.form import Written

WRITTEN: Written = {
    "criterion/values-in-policy": {
        "extent": "partly",
        "evidence": (
            "The inclusion policy of 2025 names all four values, and the governors’ minutes for March show that it "
            "was discussed, not only noted. It is on the website. A version for pupils, with symbols, hangs in the "
            "resource base.\n"
            "\n"
            "Less of it reaches the classroom. Of six lesson plans that I was allowed to read, one mentioned a choice "
            "made by pupils. The behaviour policy still lists “answering back” without asking what was said; a "
            "colleague told me that it is due for review, which I have not been able to check."
        ),
        "move-on": (
            "Read the behaviour policy against the four values, together with the school council, before it is signed "
            "again in the spring. Pupils with speech and language needs would notice first: several of the sanctions "
            "are for things they cannot do quickly."
        ),
    },
    "criterion/skilled-staff": {
        "extent": "strong",
        "evidence": (
            "There is a training record for every member of staff, teaching assistants included. All of the Year 8 "
            "team have had the two days on speech, language and communication, in working time.\n"
            "\n"
            "The deputy head teaches in the resource base one morning a week. I saw her there on 3 and 10 November. "
            "When our specialist was on leave the cover was planned before she went, and the person who came had "
            "worked with autistic pupils before."
        ),
        "move-on": (
            "It is strong because one deputy cares about it. Writing the two days into the induction of every new "
            "colleague would keep it so when she moves on. The midday supervisors are not on the record at all, and "
            "they see our pupils when things are hardest."
        ),
    },
    "criterion/fair-resources": {
        "extent": "weak",
        "evidence": (
            "The budget heading for the resource base has been the same for three years, while the number of pupils "
            "has gone from nine to fourteen. This is in the papers for governors, which are public.\n"
            "\n"
            "Laptops are booked by department. Mathematics and science hold most of the bookings; Pupil D, who writes "
            "only on a keyboard, had one in eleven of twenty-five lessons in the week that I counted. The late bus "
            "was cut to one day, I am told because few used it, though nobody asked why."
        ),
        "move-on": (
            "Give a laptop to the pupil and not to the room. That costs one machine and ends an argument that takes "
            "place every morning.\n"
            "\n"
            "Then put the number of pupils beside the money in the papers each year, so that the question asks "
            "itself."
        ),
    },
    "criterion/teaching-environments": {
        "extent": "not-seen",
        "evidence": (
            "I know the lower school and the base, and both are light, quiet and safe. There is a ramp at the main "
            "entrance and the fire drill in October had a plan for everyone who needs one.\n"
            "\n"
            "I have not been in the sports hall or the workshops while they were in use, and those are the rooms that "
            "the pupils themselves name when they are asked where it is too loud. I should not like to judge from "
            "hearsay; the site manager has offered to walk round with me."
        ),
        "move-on": (
            "Ask the pupils to do the walk as well, with a plan and two colours, and to mark where they can work and "
            "where they cannot. The senior team would get a better map than any audit could draw."
        ),
    },
}

VERDICT = (
    "The senior team makes personalised learning possible in the places it visits, and leaves it to luck elsewhere.\n"
    "\n"
    "Skilled staff are the criterion that carries the others: because people know what they are doing, they find ways "
    "round a timetable and a budget that were not made with our pupils in mind. Resources hold everything back. It is "
    "not that there is nothing; it is that what there is follows departments and not learners.\n"
    "\n"
    "I would raise the laptops first, because the change is small, visible and cheap, and because it would show that a "
    "question from the resource base is heard. The policy work can follow from there. I could not see how the team "
    "comes to its decisions, only what arrives. The four of them answer e-mails at ten at night, and somebody ought to "
    "say thank you for that."
)
"""Left out at first, and found again through the review."""
