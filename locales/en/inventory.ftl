### Inventory: the entries of Step 4, as a table or one question at a time.

inventory-title = Inventory
inventory-begin = Begin
inventory-begin-another = Begin another inventory
inventory-title-field = Title
inventory-title-hint = Left empty, it is called { $day }.
inventory-started-field = Start date
inventory-choose = { $title }: choose or change an inventory
inventory-delete = Delete this inventory
inventory-deleted = { $title } is in the trash.

inventory-sections = Parts of the inventory
inventory-view = View
inventory-view-table = Table
inventory-view-card = One at a time
inventory-back = Back to the table
inventory-pause = Pause for a moment

## The table

inventory-table = { $section }, table
inventory-cell = { $field }, row { $number }, { $name }
inventory-unnamed = Row { $number }
inventory-working = working down this column
inventory-step-8 = Step 8 list
inventory-more-column = More
inventory-more = More for { $name }
inventory-open-card = One question at a time
inventory-move-up = Move up
inventory-move-down = Move down
inventory-moved = { $name } moved to row { $number }.
inventory-delete-entry = Delete
inventory-deleted-entry = { $name } is in the trash.
inventory-carry = Put on the list
inventory-carry-name = { inventory-carry }: { $name }
inventory-carried = On the list
inventory-carried-name = { inventory-carried }: { $name }
inventory-carry-card = Put on the Step 8 list
inventory-carried-card = On the Step 8 list
inventory-carried-notice = { $name } is on the Step 8 list.
inventory-carry-part = Only your own part goes over to the list. Write it first, if there is one.

inventory-key-down = next row down
inventory-key-column = next column
inventory-key-new-line = new line
inventory-key-not-mine = none of this was mine
inventory-key-not-ready = not ready
inventory-key-carry = put on the Step 8 list
inventory-key-next-question = next question

## An answer

inventory-if-a-word-fits = If a word fits
inventory-or = Or, instead of writing
inventory-own-choice = A word of your own
inventory-own-choice-add = Add
inventory-choice-added = { $choice } added.
inventory-with-fear = { $choice } (fear)
inventory-fear-mark = Fear, beside { $choice }
inventory-fear-on = Fear marked beside { $choice }.
inventory-fear-off = Fear no longer marked beside { $choice }.

## One question at a time

inventory-new-entry = A new entry
inventory-place = { $section }, { $number } of { $count }
inventory-questions = Questions for this entry
inventory-question-here = You are here
inventory-question-written = Written
inventory-question-not-begun = Not begun
inventory-before = What you wrote before
inventory-previous-question = Back
inventory-next-question = Next question
inventory-previous-entry = Entry before
inventory-next-entry = Next entry
