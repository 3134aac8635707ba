### Words that are not in the notebook yet: where they are, and what can be done.

unsaved-things = { $things ->
    [one] One thing cannot be written. All others are saved.
   *[other] { $things } things cannot be written. All others are saved.
  }
unsaved-kept = Your words are on the screen, and sealed in a file of their own until they can be written.
unsaved-memory = Your words are on the screen, and on no disk yet. Leave this window open.
unsaved-apart = { $things ->
    [one] Write it as a new page
   *[other] Write them as new pages
  }
unsaved-page-title = Words of { $day }, { $time }, that found no place

unsaved-moved = Whatever lies in the old place by now is left alone. The notebook locks afterwards.
unsaved-rescue = Write it where it was
unsaved-rescue-folder = Choose a folder
rescued-file-name = { $name } (rescued { $number })

lock-unsaved-kept = Words of { $time } are not saved yet. They are sealed on this computer, and are written when you open the notebook.
lock-unsaved-memory = Words of { $time } are not saved yet, and no disk takes them. They are sealed in memory. Leave this window open until you have opened the notebook.
lock-taken-away = The file { $old } was taken away while it was open. All that was in it is in { $now }, and opens here. What lies in the old place was left alone.

brought-in-pages = { $pages ->
    [one] Words that could not be saved before are on a page of their own, since their place says something newer by now. Nothing was written over.
   *[other] Words that could not be saved before are on { $pages } pages of their own, since their places say something newer by now. Nothing was written over.
  }
brought-in-damaged = Not all of the words that were sealed in { $file } could be read. What could is in the notebook. The file was kept.

quit-unsaved-title = Not everything is saved
quit-unsaved-kept = Words of { $time } are not in the notebook yet. They are sealed on this computer, and are written when you next open it.
quit-unsaved-memory = Words of { $time } are not in the notebook yet, and no disk takes them. Make some room or plug in the disk, then try again. Nothing is lost while this window is open.
quit-unsaved-moved = The file of the notebook was taken away while it was open. When you quit, all of it is written where it was, or beside what lies there now.
quit-unsaved-stay = Stay
quit-unsaved-go = Quit
