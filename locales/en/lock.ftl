### The lock screen. No word here says what the notebook is for.

lock-passphrase = Passphrase
lock-open = Open
lock-opening = Opening
lock-recovery-instead = Use a recovery key instead
lock-passphrase-instead = Use the passphrase instead
lock-recovery = Recovery key
lock-recovery-hint = All eight groups. Small letters, spaces and hyphens do not matter.
lock-choose-file = Choose another file
lock-help = Need help now
lock-text-size = Text size
lock-language = Language
lock-percent = { $percent } %

lock-because-idle = It locked by itself after a quiet while.
lock-because-system = It locked because the computer slept or its screen was locked.

lock-damaged-title = This file did not open cleanly
lock-damaged-safe = Nothing has been changed.
lock-damaged-copies = { $count ->
    [0] There is no copy beside it. If you keep one on a memory stick, choose that file.
    [one] There is a copy from { $days }. It opened and checked well when it was made.
   *[other] There are copies from { $days }. Each opened and checked well when it was made.
  }
lock-damaged-choose = Choose a copy
lock-damaged-read = Open this one for reading only
lock-damaged-read-hint = It shows what can still be read, and changes nothing.
lock-damaged-back = Try the passphrase again
