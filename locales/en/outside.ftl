### What lies outside of the notebook's file, on one page.

outside-title = What lies outside
outside-hint = Copies, files that were written, and what this computer keeps that points to the notebook.
outside-open = See all of it
outside-lead = Your writing lies in one sealed file. Here is what else on this computer belongs to it, or points to it.
outside-look = Show the folder
outside-files-words = What you wrote out or printed. A file that is gone from here may still be on a stick, in a mailbox or with somebody.

outside-copies = Copies
outside-copies-words = { $count ->
    [0] There is none yet.
    [one] There is one. It is sealed as the notebook is.
   *[other] There are { $count }. They are sealed as the notebook is.
}
outside-unsaved-words = Words that wait
outside-unsaved-words-words = { $count ->
    [one] One sealed file holds words that could not be written into their notebook yet. They are brought in when it is next opened, and the file goes then.
   *[other] { $count } sealed files hold words that could not be written into their notebooks yet. They are brought in when these are next opened, and the files go then.
}
outside-preferences = Preferences
outside-preferences-words = Language, colours, the size of the text, and where the notebook and its copies lie. No word that you wrote. The file is not sealed: the lock screen needs it.
outside-preferences-remove = Set them back
outside-preferences-removed = The preferences are as they were at the first start. Where the notebook lies is still known.
outside-last-seen = How far a notebook had come
outside-last-seen-words = { $count ->
    [one] A number for this notebook, without a name, so that an older file in its place is noticed.
   *[other] A number for each of { $count } notebooks that were open here, without a name, so that an older file in their place is noticed.
}
outside-last-seen-remove = Forget the other notebooks
outside-last-seen-removed = The other notebooks are forgotten. What was known of this one stays.
outside-recent-files = The computer’s list of recent files
outside-recent-files-words = { $count ->
    [0] No line of it names the notebook, a copy, or a file that you wrote.
    [one] One line of it names the notebook, a copy, or a file that you wrote.
   *[other] { $count } lines of it name the notebook, a copy, or a file that you wrote.
}
outside-recent-files-unknown = This computer does not let Candor read it. It may name files that you opened or wrote.
outside-recent-files-remove = Take them out of the list
outside-recent-files-removed = They are out of the list. The files themselves are where they were.
outside-learned-words = Words the computer learned
outside-learned-words-unknown = Where you told the computer to know a word, it keeps it in a list of its own, also when it is a name. The list is found in the computer’s own settings.
outside-swap = Memory on the disk
outside-swap-unknown = When memory runs short, or when it hibernates, this computer may write what is open to its disk. Candor could not make out that this part of the disk is encrypted. Candor keeps its keys out of it, and cannot keep every word out. Where the whole disk is encrypted, this does not matter.
