# Patterns, for Steps 6 and 7: what was marked in one's own entries, how often, and what is written beside it.

patterns-title-patterns = Patterns
patterns-title-shortcomings = Shortcomings
patterns-title-defects = Defects
patterns-intro = What you have marked in your own entries, most often first. A long line is something to be curious about.
patterns-empty = Nothing is marked yet. What you mark as your part in an entry comes together here, in your own time.
patterns-empty-counted = Nothing is marked in what is counted here.
patterns-open-inventory = Open the inventory

# What the page is called.
patterns-called = What this page is called
patterns-called-own = A word of your own …
patterns-called-label = Your word
patterns-called-keep = Use this word
patterns-name = Name one
patterns-name-title = What do you call it?
patterns-name-hint = A word or a few, as you would say it.
patterns-name-keep = Write about it

# Which inventories are counted.
patterns-counted = Counted in
patterns-counted-all = everything
patterns-counted-none = nothing yet
patterns-counted-sheets = Other sheets
patterns-untitled = Inventory of { $day }

patterns-bars = How often each is marked
patterns-count = { $count ->
    [0] not marked yet
    [one] in 1 entry
   *[other] in { $count } entries
  }
patterns-table = The same as a table
patterns-table-caption = In how many entries each is marked, by kind of entry
patterns-table-name = Marked
patterns-table-all = All

patterns-others = { $count ->
    [one] and one more
   *[other] and { $count } more
  }
patterns-people = Named most often beside it
patterns-opposite-ours = Its opposite: { $opposite }
patterns-opposite = The opposite in your words
patterns-opposite-hint = What would it look like this week?
patterns-readiness = Could I live without it?
patterns-readiness-hint = Not yet is an answer, and so is some days.
patterns-asks = What I ask for
patterns-asks-hint = Of whom or what you ask it is yours to say.
patterns-entries = { $count ->
    [one] The entry behind it
   *[other] The { $count } entries behind it
  }
patterns-entry-untitled = Without a name
patterns-entries-more = { $count ->
    [one] Show 1 more
   *[other] Show { $count } more
  }
