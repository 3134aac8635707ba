### Amends: the list of Step 8 and the amends of Step 9

amends-title = Amends
amends-view = View
amends-board = Board
amends-list = List
amends-people = People
amends-empty = No one is on the list. Names you marked in the inventory can come over.
amends-nameless = Someone without a name

amends-status-unsorted = Not yet sorted
amends-status-planned = Planned
amends-status-made = Made
amends-status-deferred = Deferred
amends-planned-line = Willing, working out how
amends-made-line = Said or done
amends-deferred-line = Not now, with a reason

amends-look-again = { $as ->
    [word] Look again { $day }
   *[name] Look again on { $day }
  }
amends-look-asked = You asked to look again on { $day }
amends-made-on = Made { $day }

amends-menu = { $name }: move or delete
amends-move-to = Move to
amends-move-to-name = Move to: { $name }
amends-more = More for { $name }
amends-moved = { $name } moved to { $status }
amends-delete = Delete
amends-deleted = { $name } is in Trash.

amends-add = Add someone
amends-add-whom = Whom
amends-add-kind = Who it is
amends-add-person = A person
amends-add-institution = An institution
amends-add-myself = Myself
amends-add-myself-name = Myself
amends-add-myself-hint = Harm I did to myself counts too.
amends-add-whom-hint = Choose a name, or type a new one.
amends-add-institution-hint = A school, an office, a shop. Its name stays as it is when you share.
amends-add-nobody = Name someone first. Everything else can wait.
amends-add-harm = What I did
amends-add-harm-hint = A line is enough, and it can stay empty.
amends-add-go = Add to the list
amends-added = { $name } is on the list, not yet sorted.

amends-defer-title = Not now: { $name }
amends-defer-words = Both can stay empty.
amends-defer-reason = The reason
amends-defer-none = No reason given
amends-defer-note = A note for the history
amends-defer-go = Move to Deferred
amends-reason-would_injure = It would injure them or others
amends-reason-not_yet_willing = Not yet willing
amends-reason-cannot_be_reached = They cannot be reached
amends-reason-waiting_for_advice = Waiting for advice
amends-reason-not_safe_for_me = It is not safe for me
amends-reason-another = Another reason

amends-close = Close { $name }
amends-from-inventory = From the inventory
amends-harm = The harm
amends-what = What I did
amends-suffered = How they suffered
amends-willing = Am I willing?
amends-willing-not_yet = Not yet
amends-willing-partly = Partly
amends-willing-willing = Willing
amends-willing-hint = Naming them is enough for now.
amends-why-not-now = Not now, because
amends-plan = Plan
amends-plan-what = What I mean to do, and when
amends-talked = Talked over with
amends-review = A day to do it, or to look again
amends-review-none = No day
amends-outcome = How it went
amends-outcome-what = What was done, what was said back, what is left
amends-history = History
amends-history-count = { $count ->
    [one] One line
   *[other] { $count } lines
  }
amends-history-added = Put on the list
amends-history-carried = Put on the list, from the inventory
amends-history-moved = Moved from { $from } to { $to }

amends-table = Everyone on the list, by name
amends-column-whom = Whom
amends-column-what = What I did
amends-column-where = Where it stands
amends-column-day = Day or reason
amends-column-actions = Actions
