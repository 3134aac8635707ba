### One message for each error: what happened, what is safe, what can be done.

error-locked = The notebook is locked. Everything up to the last saving is in it. Open it with your passphrase to go on.
error-wrong-passphrase = That passphrase did not open it. Check Caps Lock and the keyboard language, and take as many tries as you need.
error-wrong-recovery-key = That recovery key did not open it. Nothing has been changed. Compare each group with your paper, or look for a newer key.
error-recovery-key-mistyped = { $group ->
    [0] Something in the recovery key does not fit. Nothing has been changed. Compare each group with your paper.
   *[other] Group { $group } does not fit. Nothing has been changed. Compare it with your paper.
  }
error-passphrase-too-short = The passphrase is shorter than eight characters. Nothing has been changed. Four or five plain words work well.
error-not-a-journal = That file is not a Candor notebook. It was left as it is. Choose another file.
error-newer-format = This notebook was written by a newer Candor. Nothing has been changed. Open it with that version, or a later one.
error-torn = This file is put together from two moments. Nothing has been changed. A copy may open well.
error-unreadable = The disk did not give back a part of the notebook. Nothing has been changed. If it lies on a stick, plug it in anew; a copy may open well.
error-log-without-its-file = No file here is in the state from which these words go on. They are kept as they are. If another computer, a stick or a sync program has the file to which they belong, put it beside the notebook and try again.
error-damaged = This file did not open cleanly. Nothing has been changed. A copy may open well.
error-cost-out-of-bounds = This file asks for more work than is safe before a passphrase can be checked. Nothing has been changed. Open a copy that you trust.
error-cost-unusual = To try one passphrase on this file takes about { $times } times the work that Candor ever asks for, and { $memory } of memory. Nothing has been tried and nothing changed. If you trust where it comes from, choose it on the lock screen: there it can be tried all the same.
error-stopped = It was stopped. Nothing has been changed. Try again whenever you like.
error-foreign-schema = Somebody or another program put something into this file that would run when you write. Nothing of it was run, and nothing has been changed. It can be opened for reading only, or open a copy that you trust.
error-foreign-schema-within = Parts of this file are not as Candor makes them, and reading it would run what somebody put there. Nothing of it was run, and nothing has been changed. Open a copy that you trust.
error-already-open = The notebook is open in another window. Everything in it is safe. Go to that window, or close it and try again.
error-busy = The notebook is being opened already. Nothing has been changed. Give it a moment, then try again.
error-no-locks = This disk cannot keep two programs from writing at once, so nothing is written there. Nothing has been changed. Open the notebook for reading, or copy it to another disk.
error-moved = The notebook’s file was moved, deleted or replaced while it was open. All that was saved is still open here. Write it to a place where it is found again, or put the file back.
error-missing = The file is not where it was. Nothing has been changed. Plug in the disk it lies on, or choose the file.
error-already-exists = A file of that name is there already. It was left as it is. Choose another folder.
error-is-a-journal = A notebook lies there. It was left as it is, and nothing was written. Choose another name.
error-own-file = That place is for files of Candor’s own. Nothing was written. Choose another folder or another name.
error-locked-meanwhile = The notebook was locked after you asked for this. Nothing was written. Ask for it once more.
error-still-named = Entries or amends still name this person. Nothing has been changed. Take the name out there first.
error-disk-full = The disk is full. What was saved before is safe. Make some room, then try again.
error-read-only = That place can only be read. Nothing has been changed. Choose another folder, or allow writing there.
error-memory-refused = The computer has too little free memory to open it. Nothing has been changed. Close some programs and try again.
error-io = The disk did not do what was asked ({ $kind }). What was saved before is safe. Check the disk and try again.
error-words-not-saved = Words are not in the notebook yet. They are kept. Open the notebook, so that they are written.
error-not-found = That is not in the notebook any more. Everything else is as it was. It may be under Deleted things in Settings.
error-invalid = Something in “{ $field }” cannot be. The rest is kept as it was. Look at it once more.
error-address-refused = That address was not opened. Nothing has been sent. Only web and mail addresses can be opened.
error-reading-only = This notebook is open for reading only. Nothing has been changed. Open a copy to write.
error-unexpected = Something did not work ({ $place }). What was saved is safe. Try again, or lock and open the notebook.
