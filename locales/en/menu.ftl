# The native menu. A `&` stands before the letter that chooses an item; macOS shows none.
# Titles of file dialogs stand at the end: other people may see them, so they name no journal.

menu-application = Candor
menu-file = &File
menu-edit = &Edit
menu-view = &View
menu-help = &Help

menu-about = About Candor
menu-hide = Hide Candor
menu-hide-others = Hide others
menu-show-all = Show all

menu-new-page = &New page
menu-settings = &Settings
menu-lock = &Lock
menu-quit = &Quit Candor

menu-undo = &Undo
menu-redo = &Redo
menu-cut = Cu&t
menu-copy = &Copy
menu-paste = &Paste
menu-select-all = Select &all
menu-search = &Search

menu-zoom-in = &Larger text
menu-zoom-out = S&maller text
menu-zoom-reset = Text as it &was
menu-full-screen = &Full screen

menu-help-now = &Help now

dialog-choose-folder = Choose a folder
dialog-open-file = Open a file
dialog-save-file = Save a file
dialog-all-files = All files
dialog-replace = There is a file named “{ $file }” already. Replace it?
dialog-replace-yes = Replace it
dialog-replace-no = Keep it

# What stands in the window while there is no page.
page-stopped = The page stopped three times within a minute and is not loaded again by itself. What was saved is safe. You can load it again, or lock or quit from the menu.
page-does-not-answer = The page does not answer. What was saved is safe. You can wait, load it again, or quit from the menu.
page-load-again = Load the page again
