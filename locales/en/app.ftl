### The frame of the page, and words that every view uses.

app-name = Candor
app-skip = Skip to the page

nav-every-day = Every day
nav-work = The work
nav-help = Help and settings
nav-today = Today
nav-write = Write
nav-search = Search
nav-steps = Steps
nav-inventory = Inventory
nav-amends = Amends
nav-people = People
nav-share = Share
nav-help-now = Help now
nav-settings = Settings
nav-lock = Lock

close = Close
cancel = Cancel
back = Back
delete = Delete
copy = Copy
copied = Copied
open = Open
done = Done
change = Change

undo = Undo
redo = Redo
undo-done = Undone.
redo-done = Done again.
undo-nothing = There is nothing to undo.
redo-nothing = There is nothing to do again.

save-saving = Saving
save-saved = Saved { $time }
save-not-saved = Not saved since { $time }
save-copy-elsewhere = Make a copy of what is saved
save-retry = Try again now
page-died = The page stopped and was loaded again. What was saved is safe; the last words before it may be missing.
save-copy-made = Copy made { $time }
save-copy-lacks = Copy made { $time }. What is not saved yet is not in it. Those words are still on the screen.
save-copy-unlisted = It could not be put into the list of files, as the notebook cannot be written to now.

lock-soon = Locking soon. Press any key to stay.
example-banner = This is an example. Nothing in it is yours, and it is gone when you lock.
reading-only-banner = This file is damaged and is open for reading only. Nothing in it is changed.
older-happened = This file is older than the one you last opened here.
older-safe = What is in it is whole: all of it is from one moment, as it was sealed then.
older-next = If you put a copy in its place, all is well. If you did not, lock it and look for the newer file before you write.
older-go-on = Go on with this file
line-happened = This file went on somewhere else, and not from what you last had open here. It is another line of the same notebook.
line-safe = It is open for reading only, and nothing in it has been changed. The copies that were made on this computer are still there.
line-next = Each of the two has words that the other does not have. No file of this computer’s line was found here. Look on sticks and other computers for it before you go on with this one.
line-own = Each of the two has words that the other does not have. This computer’s own was last kept { $moment }: { $file } in { $folder }. You can look inside it or bring it back; single things can then be taken over from the other.
line-look = Look at this computer’s own
made-copy-happened = This file is a copy that was made on { $day }. Nothing has been written in it since.
made-copy-undated = This file is a copy. Nothing has been written in it since it was made.
made-copy-safe = It is open for reading only, and nothing in it has been changed.
made-copy-next = The notebook itself may have gone on elsewhere since. If this is to be the notebook here, go on with it.
made-copy-go-on = Lock, and make it the notebook here
line-go-on = Lock, and go on with this file
alone-happened = This file was copied while the notebook was open, without the file that lies beside it then.
alone-safe = What it holds is whole. What was written last, before it was copied, is missing in it.
alone-next = If there is another copy, or a computer on which the notebook was open, look there before you write.
kept-log-happened = Beside this file lay words of another session, which do not go on from it. They were put aside: { $file } in { $folder }.
kept-log-next = Where the file or the copy from which they go on is here, they can be read with it, and single things taken over. They are kept until you remove them.
kept-log-read = Read them
brought-up = The notebook’s file has a new form. As it was before, it is kept among the copies: { $file } in { $folder }.
file-note-known = I know

passphrase-show = Show
passphrase-hide = Hide

people-added = { $name } added.
people-removed = { $name } removed.
people-remove = Remove { $name }

notices = Notices
error-view = This page did not open.
