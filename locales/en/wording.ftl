### The three choices of wording, on the first run and in Settings.

wording-style = How the pages speak
wording-traditional = Traditional
wording-traditional-example = “Today I lean on { $power }.”
wording-secular = Secular
wording-secular-example = “Today I lean on { $power }.”
wording-own_words = My own words
wording-own_words-example = You write each step the way you would say it. Until you do, it stands in the secular wording.
wording-power = What to call a power greater than yourself
wording-power-hint = If you have a word for it: the group, the sea, love, God
wording-problem = What to call the problem
wording-problem-hint = If you have a word for it: drinking, gambling, someone else’s drinking
wording-power-traditional = a Power greater than myself
wording-power-secular = the help I have found
