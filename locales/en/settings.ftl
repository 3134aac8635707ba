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
settings-passphrase-hint = The old one opens nothing afterwards. Copies made before keep the passphrase they had.
settings-recovery = Recovery key
settings-recovery-make = Make a new one
settings-recovery-hint = A new key stops the old one from working.
settings-rekey = Seal everything anew
settings-rekey-do = Seal anew
settings-rekey-hint = For when someone may have had both this file and what opens it.

settings-copies = Copies
settings-copies-caption = Copies of the notebook
settings-copies-where = Where
settings-copies-when = Copy made
settings-copies-checked = Opened and checked
settings-copies-size = Size
settings-copies-none = There is no copy yet. One on a memory stick is a good beginning.
settings-copies-verified = Verified { $day }
settings-backup = Make a copy now
settings-backup-busy = Copying
settings-copy = Make a copy elsewhere
settings-copy-made = Copy made { $time }. It was opened and checked.
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
settings-deleted-hint = Kept until the journal has been open on 30 more days, unless you destroy them.
settings-about = Candor { $version }
settings-about-text = Free software. It sends nothing anywhere. It belongs to no fellowship, and all wording is its own. It goes beside medical and psychological care and does not replace it.

settings-current = Passphrase you have now
settings-current-or-key = Passphrase you have now, or your recovery key
settings-new = New passphrase
settings-passphrase-title = Change the passphrase
settings-passphrase-change = Change it
settings-passphrase-changed = The passphrase is changed.
settings-recovery-title = Make a new recovery key
settings-recovery-words = The key you have on paper will stop working as soon as the new one is made.
settings-recovery-changed = The new recovery key is in force.
settings-rekey-title = Seal everything anew
settings-rekey-words = A copy is made first. Then everything is sealed again under a new key. Your passphrase stays, and you get a new recovery key. Copies made before stay sealed as they were.
settings-rekey-changed = Everything is sealed anew.
settings-sealing = Sealing
settings-new-key-words = This key is in force from now on. Put it on paper before you close this.
settings-unchecked = Close without checking
