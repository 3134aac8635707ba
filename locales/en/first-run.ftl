### The first run: from nothing to an open notebook.

first-page = Page { $page } of { $pages }
first-back = Back
first-continue = Continue

first-welcome-title = A notebook that only you can open
first-welcome-text = Everything you write lies in one sealed file on this computer. Nothing is sent anywhere, and there is no account.
first-welcome-time = Making one takes a few minutes: a passphrase, a recovery key, and two choices you can change later.
first-make = Make a notebook
first-example = Look around with an example
first-example-hint = A made-up notebook. It is gone when you lock or close the window.
first-existing = I already have a notebook file
first-opening = Opening

first-passphrase-title = Choose a passphrase
first-passphrase-what = It locks everything you write here. Only someone who knows it can open the notebook on this computer.
first-passphrase-how = Four or five plain words that do not belong together are stronger than one clever one, and easier to remember.
first-passphrase-note = Nobody can reset this for you, us included. On the next page you will get a recovery key to keep on paper.

first-recovery-title = Put your recovery key on paper
first-recovery-what = If the passphrase is ever forgotten, this key opens the notebook. Without one or the other, the writing cannot be read by anyone.
first-recovery-where = Keep the paper somewhere other than this computer. A printed sheet does not say what it is for.
first-recovery-once = The key is shown only now. You can make a new one in Settings.

first-wording-title = Choose the words
first-wording-what = Some pages speak of something larger than ourselves. Choose how they should sound to you.
first-wording-later = You can change this whenever you like. What you have already written is never altered.
first-wording-own = All wording is our own. Candor belongs to no fellowship.

first-place-title = Where it is kept
first-place-what = The notebook is one sealed file. You can move it or copy it like any other.
first-place-seen = Anyone else who uses this computer may see that the file exists. They cannot see inside it.
first-place-label = The notebook
first-place-choose = Choose another folder
first-open = Open the notebook
first-sealing = Sealing
first-sealing-hint = This takes a moment on purpose: it makes guessing slow.
