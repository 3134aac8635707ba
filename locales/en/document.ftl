# Words of the documents that leave the app: the Step 5 share as HTML or Markdown.
# Headings and choices come from worksheets.ftl; what stands here is what the documents add.

# Title and file name say nothing of what is inside.
document-title = Document
document-file-name = document

# Stands over a section where the inventory it comes from has no title.
document-inventory-untitled = Inventory begun { $day }

# Below every page.
document-page = { $page } of { $pages }

# Heads of the table of what was marked and how often.
document-pattern = Pattern
document-how-often = How often
document-instead = What I would rather be

# Heads of the columns of the table for a spreadsheet; the questions of the worksheets are the others.
document-part = Part
document-inventory = Inventory
document-number = Number
document-about = Who or what
document-text = Text

# The page that opens a sealed document. Whoever reads it has no app, and was told the words of the passphrase.
document-sealed-ask = This document is closed
document-sealed-hint = Whoever gave you this file also told you some words. They open it.
document-sealed-passphrase = The words, with a space between them
document-sealed-show = Show what I type
document-sealed-open = Open
document-sealed-opening = Opening. This can take a few seconds.
document-sealed-wrong = These words do not open it. Nothing is lost. Look at the spelling and at the order of the words, and try again.
document-sealed-unable = This browser cannot open the document. A current version of Firefox, Chrome, Edge or Safari can.
document-sealed-no-script = The document opens in a browser that may run scripts. A preview in a mail program cannot show it: save the file and open it from there.
document-sealed-nothing-sent = This page needs no network and sends nothing. It does not keep the document: when you close the page, it is closed again.
document-sealed-close = Close the document

# Stands for a name that is not told, with a letter that stays the same all through.
document-person = Person { $letter }
# Stands for a name that could be one of several people's.
document-someone = someone

# Words that begin a name without being one: alone in a text they name nobody. Separated by spaces.
document-not-names = the my our his her their mr mrs ms miss mister dr doctor sir aunt auntie uncle father mother mum mom dad brother sister grandma grandpa

# Stands for the name of a whole family that is not told, behind its article.
document-family = family

# What stands before the name of a family. Separated by spaces.
document-before-families = the both

# Ordinary words that are names too: written small they are taken for the word. Separated by spaces.
document-names-that-are-words = will mark bill may hope faith grace joy grant chase drew dawn rose art pat rich miles summer autumn winter spring sky ash star angel honor patience charity mercy justice destiny harmony king prince young long short white black brown green gray grey cook price hill wood woods field fields church parks street pool waters snow frost day days love loving bright sharp strong swift small little good best moody blunt new old hand foot head house hall case cross bond banks root roots beach stone rock wise noble power

# Words that are written large inside a sentence and tell nobody's name. Separated by spaces.
document-known-words = i i'm i'd i'll i've god lord higher power monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays christmas easter new year's eve thanksgiving ramadan diwali hanukkah english french german spanish italian polish irish scottish welsh british american european step steps aa na oa ga ca al-anon alanon big book sponsor tv dvd cd pc dna hiv aids gp id ok okay mrs mr ms dr sir and but or so then when if because after before while although though since until once as at by for from in into of off on out over to under up with without he she it we they you his her its our their my your me him us them this that these those there here what who whom whose which why how not no yes never always sometimes often only even just also too all some any many most much more every each both either neither one two three

# What stands inside a name of several words. Separated by spaces.
document-inside-names = of the and

# What stands before the name of a place. Separated by spaces.
document-before-places = in at from near

# The months, in order, and their short forms. Separated by spaces.
document-months = january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec

# What stands between the parts of a date. Separated by spaces.
document-inside-dates = of the

# Under the nature alone: what an own worksheet is called, and what is in the writer's own words.
document-own-worksheet = A worksheet of my own
document-another = another, in my own words
# The title of what was marked in a field of a section.
document-nature-title = { $section }: { $field }

# A choice that carries the mark for fear.
document-with-fear = { $choice } (fear)
# Sets several choices or names beside each other.
document-separator = ,{" "}

# A date as it is read out.
document-day = { $month ->
    [1] { $day } January { $year }
    [2] { $day } February { $year }
    [3] { $day } March { $year }
    [4] { $day } April { $year }
    [5] { $day } May { $year }
    [6] { $day } June { $year }
    [7] { $day } July { $year }
    [8] { $day } August { $year }
    [9] { $day } September { $year }
    [10] { $day } October { $year }
    [11] { $day } November { $year }
   *[12] { $day } December { $year }
}

# The Step 8 list. The sign before the part of an amount that is less than one.
document-decimal-sign = .
document-ledger-owed = { $amount } owed
document-ledger-paid = { $amount } paid back
document-ledger-left = Left to pay back: { $amount }
document-ledger-over = { $amount } more is paid back than was owed
document-ledger-settled = All of it is paid back: { $amount } left
# A question of “Would it injure?” with what was answered.
document-question-answered = { $question }: { $answer }
