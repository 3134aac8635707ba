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
dialog-replace = There is a file named “{ $file }” already. Replace it?
dialog-replace-yes = Replace it
dialog-replace-no = Keep it
