### Settings

settings-title = Settings

settings-privacy = Privacy
settings-auto-lock = Lock by itself when left alone
settings-auto-lock-minutes = { $minutes ->
    [0] Never
    [one] After one minute
   *[other] After { $minutes } minutes
  }
settings-auto-lock-hint = Your place and any half-finished sentence are kept.
settings-passphrase = Passphrase
settings-passphrase-hint = A change can seal everything anew, so that the old one opens nothing of what is written from then on. Copies made before keep the passphrase they had.
settings-recovery = Recovery key
settings-recovery-make = Make a new one
settings-recovery-hint = The key you have works until you have copied the new one and checked the copy. A copy of the notebook made before opens with the key it had.
settings-rekey = Seal everything anew
settings-rekey-do = Seal anew
settings-rekey-hint = For when someone may have had both this file and what opens it.

settings-copies = Copies
settings-copies-where = Where
settings-copies-none = There is no copy yet. One on a memory stick is a good beginning.
settings-backup = Make a copy now
settings-backup-busy = Copying
settings-copy = Make a copy elsewhere
settings-copies-hint = Each copy is sealed too. It opens with the passphrase the notebook had when it was made.
settings-size = { $size } KB

settings-reading = Reading
settings-text-size = Text size
settings-percent = { $percent } %
settings-theme = Light and dark
settings-theme-system = Follow the computer
settings-theme-light = Light
settings-theme-dark = Dark
settings-theme-contrast = High contrast
settings-theme-contrast-dark = High contrast, dark
settings-language = Language
settings-language-system = Follow the computer
settings-motion = Less motion
settings-motion-hint = Nothing fades or slides.

settings-words = Words
settings-place = The file
settings-place-where = Where it is kept
settings-place-hint = To keep it elsewhere, lock, move the file, and choose it on the lock screen.
settings-deleted = Deleted things
settings-deleted-open = Look
settings-deleted-hint = Kept until the notebook has been open on 30 more days, unless you destroy them.
settings-about = Candor { $version }
settings-about-text = Free software. It sends nothing anywhere. It belongs to no fellowship, and all wording is its own. It goes beside medical and psychological care and does not replace it.

settings-current = Passphrase you have now
settings-current-or-key = Passphrase you have now, or your recovery key
settings-new = New passphrase
settings-passphrase-title = Change the passphrase
settings-passphrase-change = Change it
settings-passphrase-changed = The passphrase is changed.
settings-recovery-never-checked = A recovery key was made and its copy never checked. Make another, copy it and check it. Until then, rely on your passphrase.
settings-passphrase-way = What the change does
settings-passphrase-shut = Shut the old one out
settings-passphrase-shut-hint = Everything is sealed anew, and you get a new recovery key. The old passphrase and the old recovery key still open the copies made before, and nothing of what is written from now on.
settings-passphrase-words = Change only the words
settings-passphrase-words-hint = Quick, and your recovery key stays. But whoever has an older copy and the old passphrase can still open this file, what you write from now on included.
settings-passphrase-checked = The passphrase is changed and everything is sealed anew. The new recovery key is the only one.
settings-passphrase-unchecked = The passphrase is changed and everything is sealed anew. The copy of the new recovery key was not checked.
settings-recovery-checked = The new recovery key is the only one for this file.
settings-recovery-unchecked = The copy of the new key was not checked. The key you had still works.
settings-rekey-checked = Everything is sealed anew. The new recovery key is the only one.
settings-rekey-unchecked = Everything is sealed anew. The copy of the new recovery key was not checked. Your passphrase opens the notebook.
settings-recovery-title = Make a new recovery key
settings-recovery-words = The key you have on paper goes on working until you have copied the new one and checked the copy. Whoever has an older copy of the notebook and the old key can still open this file; only sealing anew shuts them out.
settings-rekey-title = Seal everything anew
settings-rekey-words = A copy is made first. Then everything is sealed again under a new key. Your passphrase stays, and you get a new recovery key. Copies made before stay sealed as they were.
settings-sealing = Sealing
settings-new-key-words = This key is shown once. Put it on paper and check the copy; from then on it is the only recovery key.
settings-unchecked = Close without checking
