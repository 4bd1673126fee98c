"""Made-up reflections: varied text that is the same on every machine, about nobody."""

from __future__ import annotations

import random

# No word holds a letter z, so that what a benchmark types can be told from what was there.
_WHO = (
    "The group by the window", "One pupil", "A new pair", "The whole class", "My teaching assistant",
    "The lunchtime club", "A pupil who seldom speaks", "The older table", "Our corridor display team",
)  # fmt: skip
_DID = (
    "chose the order of the stations", "asked for the picture cards first", "worked longer than planned",
    "explained the rule to a partner", "put the timer away after two minutes", "began with the easiest question",
    "drew the plan before writing it", "wanted to start again with fewer words", "kept the same seat all week",
)  # fmt: skip
_WHEN = (
    "on Monday", "before the break", "in the second half of the lesson", "while I was at the other table",
    "after the change of room", "once the noise had settled", "as soon as the goal was on the board",
)  # fmt: skip
_SO = (
    "which I had not expected", "and it made the next step obvious", "so I will plan for it from the start",
    "although the sheet said otherwise", "and a colleague noticed it too", "because the choice was theirs",
    "so the target needs smaller stages", "and I wrote down the exact words they used",
)  # fmt: skip


def paragraphs(words: int, seed: int = 0) -> str:
    """Return at least this many words in paragraphs of three to six sentences.

    Args:
        words: the length asked for; the text ends with the sentence that reaches it.
        seed: another number gives another text.
    """
    chance = random.Random(seed)
    text: list[str] = []
    count = 0
    while count < words:
        sentences: list[str] = []
        for _ in range(chance.randint(3, 6)):
            parts = [chance.choice(choices) for choices in (_WHO, _DID, _WHEN)]
            sentences.append(f"{' '.join(parts)}, {chance.choice(_SO)}.")
            count += len(sentences[-1].split())
            if count >= words:
                break
        text.append(" ".join(sentences))
    return "\n\n".join(text)
