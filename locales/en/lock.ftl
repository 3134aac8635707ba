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
    [one] There is a copy. It opened and checked well when it was made.
   *[other] There are copies. Each opened and checked well when it was made.
  }
lock-damaged-more = { $count ->
    [one] There is one more; it is named where a copy is chosen.
   *[other] There are { $count } more; they are named where a copy is chosen.
  }
lock-torn-title = This file is put together from two moments
lock-torn-happened = It was copied or cut while something written was being brought into it, or a part of it came from an older copy. What is in it does not fit together.
lock-torn-next = If you have this file and the one beside it (its name ends in -wal), both from one moment, put both back. Otherwise a copy can be brought back. Keep this file until then.
lock-torn-read-hint = It shows what can still be read, and changes nothing. Words of different days may stand beside each other.
lock-damaged-choose = Choose a copy
lock-damaged-read = Open this one for reading only
lock-damaged-read-hint = It shows what can still be read, and changes nothing.
lock-damaged-back = Try the passphrase again

lock-costly-title = This file asks for unusual work
lock-costly-words = To try one passphrase on it takes about { $times } times the work that Candor ever asks for, and { $memory } of memory at a time. Candor makes no such files. This one may have been made to keep a computer busy.
lock-costly-safe = Nothing has been tried yet, and nothing has been changed. If you know where the file comes from, you can try it. You can stop at any time.
lock-costly-try = Try it all the same
lock-costly-back = Leave it
lock-stop = Stop
lock-slow = This takes longer than usual. You can stop, and nothing is changed by it.

lock-because-brought-back = The copy was brought back. It opens with the passphrase it had then.
lock-copies = Copies
lock-copies-title = Copies
lock-copies-words = Choose a day. What opens it is asked next; then you can look inside, or bring it back. The days are those of the files.
lock-copies-none = There are no copies beside the notebook. If you have one on a memory stick, choose its file.
lock-copies-beside = Beside the notebook:
lock-copies-second = At the second place:
lock-copies-file = Choose a file
lock-copies-back = Back
lock-copy-chosen = A copy from { $moment }.
lock-copy-leave = Open the notebook itself
lock-bring-hint = The copy takes the notebook's place. What is there now is kept beside it.
