# Share: choosing what another person will see

share-title = Share with someone
share-empty = There is nothing to share yet, and no need to.
share-inventory = Which inventory
share-inventory-untitled = Inventory begun { $day }

share-names = How other people are named
share-names-full = Full names
share-names-initials = Initials
share-names-aliases = Stand-ins
share-names-hint-full = Names stand as you wrote them.
share-names-hint-initials = The same person has the same initials all through.
share-names-hint-aliases = What you chose to stand for a name, such as “my brother”, or Person A. The same all through. You choose it on the person’s page.

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

share-preview = Preview
share-preview-words = Exactly what the other person will see
share-preview-none = Nothing is chosen. Choose a section, and the document appears here.

share-found = A full name is still in the text.
share-found-in = “{ $name }” appears inside { $count ->
    [one] entry { $entries }.
   *[other] entries { $entries }.
  }
share-found-changed = “{ $name }” inside the text is changed to { $shown }
share-show = Show it
share-change = Change it to { $shown }
share-keep = Leave it as it was
share-found-region = Names inside the text

share-outs = How to share it
share-html = Save as a web page
share-markdown = Save as text
share-not-sealed = The file is not sealed: anyone who has it can read it.
share-nothing-chosen = Choose at least one entry first.
share-saved = Saved { $time }: { $file } in { $folder }. Anyone who has the file can read it.

share-law-title = Before the first share
share-law-1 = What you tell a sponsor or a friend is not protected by law in most places. A listener can be made to testify.
share-law-2 = If something you wrote could be a crime, or if a child may be at risk, talk to a lawyer first.
share-law-3 = You decide what is in the file and who gets it. You can also read it aloud and give nothing away.
share-law-back = Not now
share-law-read = I have read this
