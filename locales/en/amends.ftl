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

amends-key-go = from card to card
amends-key-move = move to another column
amends-key-menu = menu
amends-key-open = open

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
amends-defer-words = All of it can stay empty.
amends-defer-reason = The reason
amends-defer-none = No reason given
amends-defer-review = A day to look again
amends-defer-note = A note for the history
amends-defer-go = Move to Deferred
amends-make-title = Said or done: { $name }
amends-make-done = What was done, and what was said back
amends-make-left = What is left, if anything
amends-make-go = Move to Made
amends-reason-would_injure = It would injure them or others
amends-reason-not_yet_willing = Not yet willing
amends-reason-cannot_be_reached = They cannot be reached
amends-reason-waiting_for_advice = Waiting for advice
amends-reason-not_safe_for_me = It is not safe for me
amends-reason-another = Another reason

amends-close = Close { $name }
amends-from-inventory = From the inventory
amends-from-sheet = From the evening review
amends-harm = The harm
amends-what = What I did
amends-suffered = How they suffered
amends-willing = Am I willing?
amends-willing-not_yet = Not yet
amends-willing-partly = Partly
amends-willing-willing = Willing
amends-willing-hint = Naming them is enough for now.
amends-why-not-now = Not now, because
amends-kind = Kind of amends
amends-kind-none = Not chosen yet
amends-kind-direct = Direct
amends-kind-direct-hint = To the person, face to face or in words they receive.
amends-kind-living = Living
amends-kind-living-hint = Living differently from now on. It takes the time it takes, and it need not be moved to Made.
amends-kind-indirect = Indirect or symbolic
amends-kind-indirect-hint = Something good in the same spirit, where the straight way is closed.
amends-kind-financial = Financial
amends-kind-financial-hint = Paying back what is owed. What is left is counted under Repayment.
amends-kind-unsent_letter = A letter that is not sent
amends-kind-unsent_letter-hint = Writing it all down, for the writing’s sake.
amends-kind-anonymous = Anonymous
amends-kind-anonymous-hint = Putting it right without saying from whom.
amends-kind-institution = To an institution
amends-kind-institution-hint = A school, an office, a shop: whoever can take it there.
amends-kind-someone_who_died = To someone who has died
amends-kind-someone_who_died-hint = At a grave, in a letter, or in something done in their name.
amends-kind-cannot_be_reached = To someone who can’t be reached
amends-kind-cannot_be_reached-hint = Ready for the day that they can be, and in another way until then.

amends-injury = Would it injure?
amends-injury-words = This is advice and stops nothing. Each question can stay open.
amends-injury-no_contact = A court order or a request for no contact stands between us
amends-injury-abuse = There was abuse, or they asked not to be contacted
amends-injury-third_person = It would expose a third person
amends-injury-safety_or_living = It would cost someone’s safety, or my family’s living
amends-injury-legal = It could have legal consequences
amends-injury-not_safe_for_me = It is not safe for me
amends-injury-easing_myself = I would be easing myself at their cost
amends-injury-talked_over = I have talked it over with someone
amends-injury-yes = Yes
amends-injury-no = No
amends-injury-not_sure = Not sure
amends-injury-given = Answered { $day }
amends-injury-clear = Clear
amends-injury-clear-name = Clear the answer: { $question }
amends-injury-count = { $count ->
    [one] One question answered
   *[other] { $count } questions answered
  }
amends-injury-because-no_contact = An order or a request asks for distance, and keeping it is part of putting things right.
amends-injury-because-abuse = Where there was abuse, or they asked not to be contacted, reaching out could hurt again.
amends-injury-because-third_person = Someone who has no say in it would be brought into the open.
amends-injury-because-safety_or_living = Others would pay for it with their safety or their living.
amends-injury-because-legal = It could have consequences in law, so a lawyer comes first.
amends-injury-because-not_safe_for_me = It is not safe for you, and your safety counts as much as theirs.
amends-injury-because-easing_myself = It would make your load lighter by handing it to them.
amends-injury-another-way = It can be set aside for now, or done in another kind: living, symbolic, or a letter that is not sent.
amends-injury-talk = { $count ->
    [0] Talk it over with someone you trust before going further.
    [one] One answer is “not sure”. Talk that one over with someone you trust before going further.
   *[other] { $count } answers are “not sure”. Talk those over with someone you trust before going further.
  }
amends-injury-nothing = None of your answers speaks against it. When and how stays with you.
amends-injury-defer = Set it aside for now

amends-ledger = Repayment
amends-ledger-none = Nothing is written down as owed.
amends-ledger-caption = Owed and paid back, in { $currency }
amends-ledger-date = Date
amends-ledger-what = What
amends-ledger-paid = Paid
amends-ledger-to-go = To go
amends-ledger-owed-line = { $amount } owed
amends-ledger-left = { $amount } left
amends-ledger-settled = All of it is paid back.
amends-ledger-over = { $amount } more is paid back than was owed. That can stay as it is.
amends-ledger-owed-name = Change what is owed: { $amount }{ $dated ->
    [yes] , { $day }
   *[no] {""}
  }
amends-ledger-paid-name = Change the payment: { $amount }{ $dated ->
    [yes] , { $day }
   *[no] {""}
  }
amends-ledger-add-owed = Add what is owed
amends-ledger-add-paid = Add a payment
amends-ledger-change = Change this line
amends-ledger-kind = What it is
amends-ledger-kind-owed = Owed
amends-ledger-kind-paid = Paid back
amends-ledger-amount = Amount
amends-ledger-amount-hint = A number such as { $example }
amends-ledger-amount-problem = Write the amount as a number above nothing.
amends-ledger-currency = Currency
amends-ledger-day = Day
amends-ledger-note = Note
amends-ledger-note-hint = How it was agreed, or how it was paid.
amends-ledger-save = Keep
amends-ledger-remove = Delete
amends-ledger-removed = The line is deleted.

amends-plan = Plan
amends-plan-what = What I mean to do, and when
amends-talked = Talked over with
amends-talked-on = On which day
amends-review = A day to do it, or to look again
amends-review-none = No day
amends-letter = Letter
amends-letter-to = Letter to { $name }
amends-letter-back = Back to { $name }
amends-letter-words = Candor never sends it. Whether it leaves this computer is up to you.
amends-letter-begin = Begin a letter
amends-letter-open = Open the letter
amends-letter-begun = Letter begun
amends-letter-invitation = Write as if nobody else would ever read it.
amends-letter-print = Print

amends-touching = Everything with { $name }

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

amends-table = Everyone on the list
amends-column-whom = Whom
amends-column-what = What I did
amends-column-where = Where it stands
amends-column-day = Day or reason
amends-column-changed = Changed
amends-column-actions = Actions

amends-choose = What is shown
amends-words = Words
amends-any = All
amends-order = Order
amends-order-name = By name
amends-order-status = By where it stands
amends-order-review = By the day to look again
amends-order-changed = Changed last first
amends-shown = { $shown } of { $all } shown
amends-show-all = Show all
amends-none-found = Nothing on the list is like that.

amends-to-myself = Amends to myself
amends-to-myself-hint = “Add someone” then offers yourself too. Nothing that is on the list is taken off.

amends-document = The list as a document
amends-document-open = As a document
amends-document-back = Back to the list
amends-document-write = Make a file
amends-document-parts = What it says of each
amends-document-none = Nothing on the list is chosen.
amends-letter-file = Make a file
