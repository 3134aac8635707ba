### Today

today-heading = { $part ->
    [morning] { $weekday } morning
    [afternoon] { $weekday } afternoon
    [evening] { $weekday } evening
   *[night] { $weekday } night
  }
today-begin = Begin
today-begin-anywhere = Begin anywhere.
today-write = Write
today-write-hint = A blank page, dated today
today-inventory = Inventory
today-inventory-hint = Column by column
today-steps = The steps
today-steps-hint = Read in any order

today-coming = Coming up
today-look-again = Look again at { $name }
today-amends-with = Amends: { $name }
today-asked = { $as ->
    [word] You asked to be reminded { $day }
   *[name] You asked to be reminded on { $day }
  }
today-nameless = someone without a name

today-where = Where you are
today-step = { $number }: { $title }
today-listed = { $count ->
    [0] No one is on the list yet. There is no hurry.
    [one] One amends is on the list. There is no hurry.
   *[other] { $count } amends are on the list. There is no hurry.
  }
today-go-to-step = Go to the step

today-recent = Recently
today-untitled = Without a title

today-by-key = You came in with the recovery key. If the passphrase is gone from your memory, you can choose a new one: the recovery key stands for the old one there.
today-by-key-choose = Choose a new passphrase
today-by-key-later = Not now
