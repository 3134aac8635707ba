# Earlier wordings of an entry: what its answers said before, and bringing one back.

history-open = Earlier wording …
history-title = Earlier wording
history-intro = What this entry said before, newest first. Nothing here is shared.
history-empty = It has said the same from the start. When you write an answer again on another day, what it said before is kept here.
history-versions = Earlier wordings
history-moment-unknown = some time ago
history-compared = Then and now
history-same = The words are the same now.
history-then = Then
history-now = Now
history-nothing = nothing
history-legend = Struck through is what was there then; underlined is what came since.
history-taken = then, gone now:
history-added = new since then:
history-unshown = { $count ->
    [one] … 1 more character …
   *[other] … { $count } more characters …
  }
history-restore = Bring this wording back
history-restored = The earlier wording is back.
