# Reading an inventory to somebody

reading-title = Reading
reading-entry = Entry { $number }
reading-position = { $section }, { $index } of { $count }
reading-previous = Previous
reading-next = Next
reading-cover = Cover
reading-uncover = Go on
reading-full = Fill the screen
reading-window = Back to the window
reading-size = Text size
reading-smaller = Smaller text
reading-larger = Larger text
reading-shared = Shared
reading-shared-on = Shared { $day }
reading-come-back = Come back to this one
reading-come-back-to = You wanted to come back to
reading-said = What was said
reading-said-some = something is written
reading-resumed = You stopped here.
reading-from-start = Start from the beginning
reading-nothing = Nothing is chosen to be read.
reading-to-share = Choose what to read
reading-end = That was the last one
reading-end-words = You can close it here, or stay a while. Nothing has to be decided now.
reading-again = Back to the beginning
