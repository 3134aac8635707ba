### Copies: how they stand, where they are made, all of them by day; looking inside one, and bringing one back.

copies-back = Back to Settings
copies-all = All copies
copies-made = A copy was made. It was opened and checked.
copies-now = Now
copies-now-last = The last copy is from { $moment }.
copies-now-checked = It was opened and checked.
copies-now-next = One is made by itself on each day that you write.
copies-here = Beside the notebook
copies-room = Together they take { $size } MB.
copies-much = That is a lot of room. None is removed for it; the ones that you do not need can be removed below.
copies-second = A second place
copies-second-why = A disk can be lost with all that is on it. A memory stick, another disk or a synced folder can have copies too: they are made there by themselves whenever it is there.
copies-second-choose = Choose a second place
copies-second-other = Choose another
copies-second-forget = Make none there
copies-second-last = The last copy there is from { $moment }.
copies-second-never = There is no copy there yet.
copies-second-away = It is not there now. Copies are made when it is.
copies-second-long = It has not been there for a while.
copies-elsewhere = Anywhere, once
copies-elsewhere-hint = A copy that is not looked after: it stays as it is, and none is made there again.
copies-by-day = By day
copies-earlier-weeks = Earlier weeks

copies-tier-last-days = The last two days it was open
copies-tier-last-days-hint = every one
copies-tier-daily = The last 30 days it was open
copies-tier-daily-hint = one a day
copies-tier-weekly = Before that
copies-tier-weekly-hint = one a week
copies-tier-monthly = Further back
copies-tier-monthly-hint = one a month
copies-tier-by-hand = Kept
copies-tier-by-hand-hint = until you remove it

copies-checked = { $as ->
    [word] Opened and checked { $day }
   *[name] Opened and checked on { $day }
  }
copies-not-checked = Not checked since it was found.
copies-not-well = { $as ->
    [word] It was not well when it was looked at { $day }. It may still be read in part.
   *[name] It was not well when it was looked at on { $day }. It may still be read in part.
  }
copies-opens-with-this = Opens with the passphrase you have now.
copies-opens-with-an-older = Opens with an older passphrase, or with the recovery key of then.
copies-why-daily = Made by itself.
copies-why-by-hand = Made by you.
copies-why-found = Found in the folder.
copies-why-before-import = Made before writing was brought in.
copies-why-before-merge = Made before two people became one.
copies-why-before-migration = Made before a newer Candor changed the notebook's form.
copies-why-before-passphrase = Made before everything was sealed anew.
copies-why-before-restore = What was there before a copy was brought back.
copies-why-lies-beside = It lies beside the notebook under another name. A sync program put it there, or it was kept when another file took the notebook’s place.
copies-why-kept-log = Words of another session that were put aside. They are read together with the file from which they go on.
copies-made-before = A copy was made first. It is among the copies, and stays there until you remove it.
copies-since = Written or changed since then: { $what }.
copies-since-pages = { $count ->
    [one] one page
   *[other] { $count } pages
  }
copies-since-entries = { $count ->
    [one] one entry
   *[other] { $count } entries
  }
copies-since-amends = { $count ->
    [one] one amends
   *[other] { $count } amends
  }
copies-look = Look inside
copies-bring = Bring this back
copies-remove = Remove this copy

copies-bring-title = Bring back the notebook as it was on { $when }?
copies-bring-first = A copy of the notebook as it is now is made first. It stays among the copies that are kept, so you can come back to today.
copies-bring-since = What was written since then will be in that copy, and no longer here.
copies-bring-aside = It takes the notebook’s place. The file that is there now is kept beside it as it is, and can be looked into from here afterwards.
copies-bring-lock = The notebook locks afterwards.
copies-bring-leave = Leave it as it is
copies-bring-do = Bring it back
copies-remove-title = Remove the copy of { $when }?
copies-remove-words = The file is deleted. The notebook and the other copies stay as they are.
copies-remove-keep = Keep it
copies-older-title = What opened it then
copies-older-words = This copy is from before everything was sealed anew. It opens with the passphrase that you had then.

copies-trouble-beside = { $as ->
    [today] No copy could be made today: { $why }.
   *[day] No copy could be made since { $day }: { $why }.
  }
copies-trouble-second = { $as ->
    [today] No copy could be made at the second place today: { $why }.
   *[day] No copy could be made at the second place since { $day }: { $why }.
  }
copies-trouble-safe = Your writing is saved, and the copies made before are safe.
copies-trouble-copies-safe = The copies made before are safe.
copies-trouble-again = Try again
copies-trouble-place = Choose a second place
copies-trouble-disk-full = the disk is full
copies-trouble-read-only = the folder can only be read
copies-trouble-missing = the folder is not there
copies-trouble-damaged = a page of the notebook did not open as it should. Lock it, and look at the copies
copies-trouble-already-exists = a file lies where the folder of copies should be
copies-trouble-other = the disk reported an error

inside-as-it-was = The notebook as it was on { $when }.
inside-reading-only = Reading only.
inside-close = Close the copy
inside-list = What is in this copy
inside-thing = What was chosen
inside-pages = Pages
inside-amends = Amends
inside-with-letter = With a letter
inside-entries = Entries
inside-empty = There is nothing in this copy.
inside-choose = Choose something on the list to read it.
inside-take-page = Bring back this page
inside-take-amends = Bring back this amends
inside-take-entry = Bring back this entry
inside-taken = It is in the notebook of today now. Undo takes it out again.

copy-open = This is a copy from { $moment }.
copy-open-words = It is for reading. Nothing in it changes, and the notebook itself is not open.
