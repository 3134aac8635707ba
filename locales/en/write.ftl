# Write: reflections

write-title = Write
write-find = Find a page
write-page = The page
write-new = New page
write-pages = Pages
write-empty = A blank page, dated today.
write-untitled = Page without a title
write-search = Search
write-filter-tag = Tag
write-filter-all = All pages
write-filter-clear = Show all pages
write-none-on-day = Nothing was written on { $day }.
write-begin-on-day = Write a page for this day

write-calendar-before = { $month }, the month before
write-calendar-after = { $month }, the month after
write-calendar-day = { $day }
write-calendar-day-written = { $day }, has writing

write-toolbar = Formatting
write-heading = Heading
write-bold = Bold
write-italic = Italic
write-list = List
write-numbered = Numbered list
write-quotation = Quotation
write-preview = Preview
write-preview-back = Back to writing
write-preview-region = Preview of the page
write-preview-empty = This page is blank.
write-only-page = Only the page
write-show-all = Show everything
write-more = More for this page
write-delete = Delete page
write-deleted = The page is in Trash.
write-editor = Your writing
write-placeholder = Begin anywhere.
write-page-title = Title
write-title-placeholder = Title, if it has one

write-date = The day this page is about
write-date-change = Change the day: { $day }
write-step = Step
write-step-none = No step
write-step-link = Step this page belongs to

write-tags = Tags
write-tag-add = Tag
write-tag-remove = Remove the tag { $tag }
write-tag-removed = The tag { $tag } was removed.
write-tag-hint = Enter adds the tag. Backspace in the empty field removes the last one.

write-format = How to format
write-format-title = How to format
write-format-intro = Plain marks, if you like them. They stay readable as text wherever your pages go.
write-format-typed = You type
write-format-shown = It becomes
write-format-key = Keys
write-format-heading = Heading
write-format-bold = strong
write-format-italic = a little weight
write-format-item = one thing
write-format-first = first
write-format-quote = something someone said
write-format-leave = Tab leaves the writing field. Alt F10 goes to the buttons.
write-format-close = Close

write-link-title = Open this address outside Candor?
write-link-words = Your browser or mail program will open it, and that program may keep a record of it. Candor itself stays off the network.
write-link-stay = Stay here
write-link-open = Open
write-link-hint = { $address }, asks before opening
write-task-done = Done:
write-task-open = To do:
