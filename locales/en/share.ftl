# Share: choosing what another person will see

share-title = Share with someone
share-empty = There is nothing to share yet, and no need to.
share-inventory = Which inventory
share-inventory-untitled = Inventory begun { $day }
share-together = Together with
share-kept = Choices saved { $time }

share-names = How other people are named
share-names-full = Full names
share-names-initials = Initials
share-names-aliases = Stand-ins
share-names-nature = Nature only
share-names-hint-full = Names stand as you wrote them.
share-names-hint-initials = The same person has the same initials all through.
share-names-hint-aliases = What you chose to stand for a name, such as “my brother”, or Person A. The same all through. You choose it on the person’s page.
share-names-hint-nature = Leaves out people and events, and keeps what was underneath: what you marked, and how often.

share-include = What to include
share-count-all = { $count ->
    [one] the only one
   *[other] all { $count }
  }
share-count-some = { $chosen } of { $count }
share-count-none = none of { $count }
share-choose = Choose entries and columns in { $section }
share-entries = Entries in { $section }
share-columns = Columns of { $section }
share-entry-untitled = Entry { $number }
share-section-empty = nothing written
share-whole = The whole section. What you write in it later comes in too.
share-narrowed = Only these. What you write later stays out until you choose it.
share-move = Move { $section }
share-move-how = Draw it, or press the up and down arrows.
share-moved = { $section } is now { $place } of { $count }

share-title-page = A title page
share-title-none = None
share-title-neutral = Neutral
share-title-own = My own words
share-title-words = Words on the title page

share-preview = Preview
share-preview-words = Exactly what the other person will see
share-preview-none = Nothing is chosen. Choose a section, and the document appears here.

share-look = Worth a look before it leaves
share-look-names = { $count ->
    [one] The name “{ $name }” is still in the text.
   *[other] { $count } names are still in the text.
  }
share-look-tells = { $count ->
    [one] One more thing may still tell who it is.
   *[other] { $count } things may still tell who it is.
  }
share-look-at = Look at it

share-outs = How to share it
share-read = Read on screen
share-pdf = PDF or print
share-sealed = Sealed file
share-more = More ways
share-html = Save as a web page
share-markdown = Save as text
share-not-sealed = A PDF is not locked: anyone who has it can read it. A sealed file opens only with a passphrase you choose for it.
share-nothing-chosen = Choose at least one entry first.

share-choices = Saved choices
share-choices-of = Saved choices: { $name }
share-choices-save = Save these choices
share-choices-again = Save into “{ $name }”
share-choices-rename = Rename “{ $name }”
share-choices-delete = Let “{ $name }” go
share-choices-save-title = Save these choices
share-choices-rename-title = Another name
share-choices-name = What to call them
share-choices-hint = What is saved is the choice, not the text: it always shows your notebook as it is then.
share-choices-keep = Save
share-choices-saved = Choices saved as “{ $name }”
share-choices-deleted = “{ $name }” is gone. Nothing in your notebook has changed.

share-law-title = Before the first share
share-law-1 = What you tell a sponsor or a friend is not protected by law in most places. A listener can be made to testify.
share-law-2 = If something you wrote could be a crime, or if a child may be at risk, talk to a lawyer first.
share-law-3 = You decide what is shared and with whom. Reading it aloud from the screen gives nothing away that can be passed on.
share-law-4 = A file can be copied and passed on. A printer can keep what it printed. A file that is deleted may still be on the disk for a while.
share-law-back = Not now
share-law-read = I have read this

## A document becomes a file: from here, and from the list of amends

export-names = Names in the text
export-name-changed = “{ $name }” is changed to { $shown }
export-name-left = “{ $name }” stays as it was
export-in-entries = { $count ->
    [one] in entry { $entries }
   *[other] in entries { $entries }
  }
export-show = Show it
export-name-leave = Leave it as it was
export-name-change = Change it to { $shown }
export-tells = These may still tell who it is
export-tells-why = Press one to put it out everywhere in the document. Press it again to bring it back.
export-tells-hide-all = Put all of them out
export-tell-look-alike = Written with letters that look like others
export-tell-name-like = May be names
export-tell-phone = Phone numbers
export-tell-email = E-mail addresses
export-tell-address = Addresses on the web
export-tell-date = Dates
export-tell-place = May be places
export-tell-number = Long numbers
export-tell-hide = Put “{ $words }” out
export-tell-show = Show “{ $words }” in the document
export-tell-hide-group = Put these { $count } out
export-tell-show-group = Bring these { $count } back
export-times = { $count ->
    [one] once
   *[other] { $times } times
  }
export-opposite = the other way: { $opposite }

export-format = Kind of file
export-format-pdf = PDF
export-format-pdf-hint = For reading and printing, in large type with wide margins.
export-format-html = Web page
export-format-html-hint = One file that opens in any browser.
export-format-markdown = Text
export-format-markdown-hint = Plain text with Markdown headings, for any editor.
export-format-csv = Table
export-format-csv-hint = A row for each line, for a spreadsheet.
export-format-sealed-html = Web page that asks for the passphrase
export-format-sealed-html-hint = Opens in any current browser, without a network. Nothing has to be installed.
export-format-age = File for age
export-format-age-hint = For someone who knows the age program.
export-format-candor = Copy of the notebook
export-format-json = Worksheet file
export-format-paper = Printed
export-not-sealed = This file is not locked: anyone who has it can read it. A printer, too, can keep what it printed.
export-unprintable = { $count ->
    [one] The PDF cannot show this character, and puts an empty box in its place:
   *[other] The PDF cannot show these characters, and puts empty boxes in their places:
  }
export-passphrase = Passphrase for this file
export-passphrase-proposed = Proposed words
export-passphrase-own = My own
export-passphrase-another = Other words
export-passphrase-why = Made by chance on this computer, and kept nowhere.
export-passphrase-once = Write it down, or tell it by voice. It is shown only here, and Candor does not keep it. Without it nobody can open the file, and nor can you.
export-to-whom = For whom
export-to-whom-hint = Only if you want to remember. It stays in your notebook, in the list of files.
export-print = Print
export-choose-place = Choose a place and write it
export-writing = Writing
export-written = Written { $time }: { $file } in { $folder }.
export-listed = It stands in the list of files on the Share page. There you can look whether it is still there, and delete it.

## Files that were written

files-title = Files that were written
files-count = { $count ->
    [one] one file
   *[other] { $count } files
  }
files-ssd = Deleting takes a file out of its folder. On an SSD or a memory stick its contents can stay on the chips for a while, and copies that someone made stay as they are.
files-content-share = Share
files-content-amends = List of amends
files-content-letter = Letter
files-content-copy = Copy
files-content-worksheet = Worksheet, only its questions
files-content-filled-worksheet = Worksheet, filled in
files-content-recovery-key = Recovery key
files-names-full = full names
files-names-initials = initials
files-names-aliases = stand-ins
files-names-nature = nature only
files-state-there = there
files-state-changed = changed since, or another file
files-state-gone = gone
files-state-paper = on paper, or where the print dialog put it
files-paper = Handed to the print dialog
files-printed = Printed { $when }. Candor cannot see what became of it. A printer can keep what it printed for a day or longer.
files-state-unreachable = cannot be reached now
files-written = Written { $when } in { $folder }
files-to-whom = For { $name }
files-delete = Delete the file
files-delete-name = Delete the file { $file }
files-delete-ask = This deletes the file from its folder. It does not go to a trash.
files-delete-do = Delete it
files-keep = Keep it
files-deleted = { $file } is deleted. The place was checked: it is gone.
files-not-deleted = { $file } could not be deleted. It was left as it is.
files-look = Look again
files-look-name = Look again for { $file }
files-forget = Forget this line
files-forget-name = Forget this line: { $file }
files-cut-short = { $count ->
    [one] Candor ended while it was writing { $file } in { $folder }. What there was of it is removed. Write it again if you still want it.
   *[other] Candor ended while it was writing { $count } files. What there was of them is removed. Write them again if you still want them.
  }
files-forgotten = The line of { $file } is forgotten. The file is as it was.

## Afterwards

after-title = Afterwards
after-about = What becomes of “{ $title }” is yours to say, now or another day.
after-mark-about = You have told it to somebody, or a part of it.
after-mark = Mark it as shared
after-marked = Marked as shared
after-carry-about = The harms can go on to Step 8, where amends begin. Each goes once.
after-carry = Copy the harms to Step 8
after-carried = { $count ->
    [0] All of them are on the list already.
    [one] One is on the list now.
   *[other] { $count } are on the list now.
  }
after-unnamed = { $count ->
    [one] One names nobody yet and stayed.
   *[other] { $count } name nobody yet and stayed.
  }
after-to-list = Go to the list
after-keep-seal-destroy = Keep it, seal it away, or destroy it
after-keep = Keep it.
after-keep-about = It stays as it is. There is nothing to do.
after-seal = Seal it away.
after-seal-about = It is out of view and out of search until you ask for it, in the menu of the Inventory page.
after-seal-do = Seal it away
after-sealed-away = “{ $title }” is sealed away
after-destroy = Destroy it.
after-destroy-about = Its entries, and what they said before, go from this notebook and from the copies that open with your passphrase. You are told where else it may still stand.
after-destroy-do = Destroy it

destroy-title = Destroy “{ $title }”
destroy-what = All its entries go, what they said before, and what was said when they were read.
destroy-stays = The people it names and the amends that came from it stay. So do your other inventories.
destroy-copies = The notebook is written anew without it, and so is each copy that Candor knows and that opens with the passphrase you have now. Afterwards you see which copies still hold it, and which files.
destroy-cannot = From those it cannot be brought back. Copies that Candor does not know of, files you gave away and paper stay as they are, and a disk can keep old contents for a while.
destroy-example = In the example no passphrase is asked for.
destroy-keep = Keep it
destroy-do = Destroy
destroy-working = Destroying
destroy-done-title = What became of it
destroy-done = It is gone from the notebook.
destroy-done-everywhere = No copy that Candor knows holds it any more.
destroy-journal-kept = The notebook’s file could not be written anew, so unused parts of it may still hold the words, sealed. { $why }
destroy-rewritten = { $count ->
    [one] This copy was written anew without it:
   *[other] These copies were written anew without it:
  }
destroy-held = { $count ->
    [one] From this copy it can still be brought back:
   *[other] From these copies it can still be brought back:
  }
destroy-held-delete = { $count ->
    [one] Delete this copy
   *[other] Delete these { $count } copies
  }
destroy-held-ask = What else stands only in them goes as well. They do not go to a trash.
destroy-held-do = Delete
destroy-held-keep = Keep them
destroy-held-deleted = { $count ->
    [one] One copy is deleted.
   *[other] { $count } copies are deleted.
  }
destroy-held-why = { $where } could not be deleted. { $why }
destroy-files = { $count ->
    [one] Words from it may still stand here:
   *[other] Words from it may still stand in these places:
  }
destroy-where = { $file } in { $folder }
destroy-where-paper = Printed { $when }
destroy-cannot-know = Candor cannot know of copies that were made without it.
destroy-former-words = What a disk may have kept of it is sealed under the key of this notebook. Sealing everything anew gives the notebook another key, and from then on the notebook’s file opens nothing of that. The copies from before would still open as they do now, so they are deleted with it. A disk that kept an old file whole keeps that one as it was.
destroy-former = Seal anew and delete older copies
destroy-former-stays = Your passphrase stays, and you get a new recovery key. A copy is made afterwards, and then the older ones are deleted.
destroy-former-done = Everything is sealed anew, and a copy was made.

away-title = Sealed away
away-none = Nothing is sealed away.
away-about = These are out of view and out of search.
away-back = Bring it back
away-back-name = Bring it back: { $title }
away-brought-back = “{ $title }” is back
