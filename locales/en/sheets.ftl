### Worksheets: what there is to fill beside the inventory, and the making of one's own.

nav-sheets = Worksheets

sheets-title = Worksheets
sheets-intro = Pages with questions, for a day, a situation or a step. Each can be left at any word and taken up again.
sheets-back = Back to the worksheets
sheets-back-to = Back to { $title }
sheets-group-own = Your own
sheets-group-daily = Day by day
sheets-group-tools = For a situation
sheets-for-step = Worksheets for this step
sheets-own-none = A worksheet or a pack of questions of your own stands here once it is made, or taken in from a file.
sheets-is-section = A section for inventories
sheets-layout-table = A table
sheets-layout-page = One page
sheets-layout-pages = A page each time

sheets-fill-one = Fill one
sheets-filled = Filled so far
sheets-untitled = Without words yet
sheets-more = More
sheets-delete-entry = Delete this page
sheets-entry-deleted = The page is in the trash.
sheets-carried = It is on the Step 8 list.

## Words that stand in for one's own

sheets-own-about = Write as much or as little as you like.
sheets-own-invitation = What comes to mind first?

## Making one

sheets-make = Make a worksheet
sheets-make-pack = Make a question pack
sheets-edit = Change it
sheets-unfinished = It is saved once it has a title and a question.
sheets-edit-words = Every change is saved as you make it. What was filled in before keeps the questions it was asked.
sheets-field-title = Title
sheets-field-about = What it is for
sheets-field-about-hint = One sentence that stands above the questions. It can stay empty.
sheets-field-step = Step
sheets-any-step = No step in particular
sheets-field-layout = How it is filled
sheets-section = A section that inventories can choose
sheets-section-hint = It is then filled inside an inventory, and no longer stands by itself.
sheets-questions = Questions
sheets-question = Question
sheets-question-number = Question { $number }
sheets-question-moved = { $name } is now question { $number }.
sheets-question-removed = { $name } removed.
sheets-add-question = Add a question
sheets-move-up = Move question { $number } up (Alt ↑)
sheets-move-down = Move question { $number } down (Alt ↓)
sheets-remove = Remove question { $number }
sheets-kind = How it is answered
sheets-kind-text = In as many words as you like
sheets-kind-line = In one line
sheets-kind-people = With names of people
sheets-kind-choices = By choosing words from a list
sheets-kind-answer_or_pass = In words, by choosing, or with a pass
sheets-kind-scale = With a number from 0 to 10
sheets-kind-date = With a date
sheets-choices = Words to choose from
sheets-choice-add = A word to choose
sheets-choice-remove = Remove { $choice }
sheets-own-choices = Words of one’s own can be added while filling it
sheets-fear-mark = Each word can carry the mark for fear
sheets-pattern = These words are patterns
sheets-pattern-hint = They are counted among the patterns of Steps 6 and 7.
sheets-more-about-question = More about this question
sheets-hint = A quiet hint below it
sheets-heading = A heading above it
sheets-heading-hint = A new part of the page begins here.
sheets-label = A short heading for its column
sheets-label-hint = Left empty, the question itself stands there.
sheets-for-myself = A note for myself
sheets-for-myself-hint = No share contains it.
sheets-optional = Not asked at first
sheets-optional-hint = It waits below the others until it is wanted.
sheets-preview = How it will look
sheets-untitled-sheet = Without a title yet

sheets-delete = Delete this worksheet
sheets-deleted = { $title } is in the trash, with what was filled in.

## Carried out and in

sheets-export = Save it to a file
sheets-export-title = Save { $title } to a file
sheets-export-words = The file holds the questions. Someone you give it to can take it into their own notebook.
sheets-export-filled = Also put in what was filled in
sheets-export-warning = The file is not sealed. Anyone who has it can read every word of it.
sheets-export-go = Choose a place
sheets-exported = Saved as { $file } in { $folder }.
sheets-take-in = Take one in from a file
sheets-take-in-title = Take this worksheet in?
sheets-take-in-words = This is what the file asks. Nothing has been taken in yet.
sheets-take-in-entries = { $count ->
    [one] One filled page comes with it.
   *[other] { $count } filled pages come with it.
  }
sheets-take-in-section = { $count ->
    [one] One entry comes with it, in an inventory of its own.
   *[other] { $count } entries come with it, in an inventory of its own.
  }
sheets-take-in-not = Leave it
sheets-take-in-go = Take it in
sheets-taking-in = Being taken in. Until it is done, nothing of it is in your notebook.
sheets-take-in-stop = Stop
sheets-take-in-stopped = Stopped. Nothing was taken in.
sheets-taken-in = The worksheet is yours now.
sheets-refused = This file was not taken in

error-worksheet-file = { $line ->
    [0] { $fault } Nothing has been changed. Ask for the file once more.
   *[other] Line { $line } of the file: { $fault } Nothing has been changed. That line can be put right in a text editor.
  }
sheets-fault-too_large = It is larger than a worksheet can be.
sheets-fault-not_text = This is not text that can be read.
sheets-fault-not_json = The file breaks off or is mistyped here.
sheets-fault-not_a_worksheet = This is not a Candor worksheet.
sheets-fault-newer = It was made by a newer Candor, which can read it.
sheets-fault-unknown_key = There is a name here that a worksheet does not have.
sheets-fault-twice = The same name stands here twice.
sheets-fault-missing = Something that has to be there is missing.
sheets-fault-wrong_type = There is a value of another kind than belongs here.
sheets-fault-unknown_value = There is a value here that cannot be.
sheets-fault-no_words = Words are missing here.
sheets-fault-too_long = The words here are longer than they can be.
sheets-fault-too_many = There is more here than there can be.
sheets-fault-control_character = A character here cannot be shown.
sheets-fault-bad_id = A short name here has other characters than letters, digits, hyphens and underscores.
sheets-fault-choices = The words to choose from do not fit the way the question is answered.
sheets-fault-answer = An answer here does not fit its question.
