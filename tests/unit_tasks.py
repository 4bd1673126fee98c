"""The tasks and the activity of the second unit; ``units`` puts them together with the rest."""

from __future__ import annotations

BEFORE_AND_NOW = """\
id = "before-and-now"
kind = "activity"
title = "Before and now"
asks = "Rate the outcomes twice."
minutes = 5

[[steps]]
id = "before"
title = "Before"
[[steps.fields]]
id = "ratings"
kind = "scale"
label = "Where are you?"
items = "outcomes"
levels = "scales.seen"
required = true

[[steps]]
id = "now"
title = "Now"
[[steps.fields]]
id = "ratings"
kind = "scale"
label = "Where are you now?"
items = "outcomes"
levels = "scales.seen"
required = true
"""

NOTICE = """\
id = "notice"
kind = "task"
label = "Task A"
title = "Notice your habits"
asks = "Choose habits, watch them for a week and plan with colleagues."
minutes = 40
colleagues = true

[template]
title = "The form"
name = "begin.school"
name_label = "Place"
heading = "First thoughts"
step = "overview"
field = "first-thought"
guidance = "{item.question}"

[deck]
title = "What we [notice]"
audience = "begin.school"
evaluations = { field = "plan.actions", who = "about", strength = "action", develop = "where" }

[[deck.slides]]
step = "watch"
title = "Watching: {item.name}"
lead = "{item.question}"
parts = [{ field = "signs" }, { field = "by-what", label = "Surprises" }]

[[deck.slides]]
title = "What next?"
kind = "closing"
parts = [{ field = "plan.actions", label = "We plan" }, { field = "plan.colleagues" }]

[[steps]]
id = "begin"
title = "Begin"
intro = "Who and when."

  [[steps.fields]]
  id = "school"
  kind = "line"
  label = "Where do you listen?"
  default = "profile.setting"
  placeholder = "A school"

  [[steps.fields]]
  id = "day"
  kind = "date"
  label = "From which day?"
  default = "today"
  required = true

  [[steps.fields]]
  id = "area"
  kind = "choice"
  label = "Which need do you think of?"
  options = "areas"
  default = "profile.area"
  required = true

  [[steps.fields]]
  id = "habits"
  kind = "choices"
  label = "Which habits will you watch?"
  options = "lists.habits"
  min = 1
  max = 2
  required = true

  [[steps.fields]]
  id = "recorded"
  kind = "choice"
  label = "Will you record yourself?"
  options = [{ id = "yes", name = "Yes" }, { id = "no", name = "No" }]

  [[steps.fields]]
  id = "consent"
  kind = "line"
  label = "Who has agreed to the recording?"
  when = { field = "begin.recorded", is = ["yes"] }
  required = true

[[steps]]
id = "recording"
title = "What the recording says"
when = { field = "begin.recorded", is = ["yes"] }

  [[steps.fields]]
  id = "heard"
  kind = "prose"
  label = "What did you hear?"
  words = [20, 60]
  required = true

[[steps]]
id = "overview"
for_each = "lists.habits"
title = "{item.name} at a glance"
intro = "{item.question}"
beside = "{item.reading}"

  [[steps.fields]]
  id = "first-thought"
  kind = "line"
  label = "{item.name}: your first thought"
  guidance = "{item.question} One line is enough."

[[steps]]
id = "watch"
for_each = "begin.habits"
title = "Watch: {item.name}"
intro = "{item.question}"
beside = "{item.reading}"

  [[steps.fields]]
  id = "signs"
  kind = "scale"
  label = "How often do you see these?"
  items = "{item.signs}"
  levels = "scales.seen"
  evidence = "prose"
  evidence_label = "What you saw"
  evidence_required = true
  required = true

  [[steps.fields]]
  id = "surprised"
  kind = "choice"
  label = "Were you surprised by {item.name}?"
  options = [{ id = "yes", name = "Yes" }, { id = "no", name = "No" }]
  required = true

  [[steps.fields]]
  id = "by-what"
  kind = "prose"
  label = "What surprised you?"
  when = { field = "surprised", is = ["yes"] }
  required = true

[[steps]]
id = "plan"
title = "Plan"
beside = "readings/habits#asking"

  [[steps.fields]]
  id = "colleagues"
  kind = "people"
  label = "Who joins you?"
  min = 1
  max = 3
  person = "colleague"
  required = true

  [[steps.fields]]
  id = "lead"
  kind = "choice"
  label = "Who leads?"
  options = "plan.colleagues"

  [[steps.fields]]
  id = "actions"
  kind = "rows"
  label = "What will you do?"
  row = "action"
  min = 1
  actions = true
  required = true
  columns = [
    { id = "about", kind = "line", label = "Sign" },
    { id = "action", kind = "prose", label = "What", required = true },
    { id = "where", kind = "choice", label = "Where", options = "lists.places" },
    { id = "who", kind = "choice", label = "Who", options = "plan.colleagues" },
    { id = "by", kind = "date", label = "By when" },
  ]
  offer = { from = "watch.*.signs", levels = ["never"], into = "about" }

[[steps]]
id = "each-colleague"
for_each = "plan.colleagues"
title = "Ask {item.name}"

  [[steps.fields]]
  id = "said"
  kind = "prose"
  label = "What did {item.name} say?"
"""

ONE_READER = """\
id = "one-reader"
kind = "task"
label = "Task B"
title = "One reader"
asks = "Listen to one reader."

[reviews]
field = "place.again"
every = { fortnightly = "fortnight", by-term = "term" }
about = "place.alias"

[[steps]]
id = "place"
title = "Your place"
beside = "readings/why-listen#what-a-reader-shows"

  [[steps.fields]]
  id = "ratings"
  kind = "scale"
  label = "Where do you stand?"
  items = "lists.habits"
  levels = "scales.seen"
  ends = ["less", "more"]
  evidence = "line"

  [[steps.fields]]
  id = "often"
  kind = "choices"
  label = "Which levels did you use?"
  options = "scales.seen"

  [[steps.fields]]
  id = "story"
  kind = "prose"
  label = "Tell the story."
  guidance = "Use an alias."
  words = [10, 50]
  required = true

  [[steps.fields]]
  id = "steps"
  kind = "rows"
  label = "Next"
  columns = [{ id = "what", kind = "line", label = "What", required = true }]
  offer = { from = "place.ratings", levels = ["never", "sometimes"], into = "what" }

  [[steps.fields]]
  id = "alias"
  kind = "line"
  label = "What do you call the reader here?"

  [[steps.fields]]
  id = "again"
  kind = "choice"
  label = "When do you listen again?"
  options = [
    { id = "fortnightly", name = "In two weeks" },
    { id = "by-term", name = "Next term" },
    { id = "never", name = "Not again" },
  ]
"""
