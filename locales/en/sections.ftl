### Step 4 as a piece of work: its first page, its sections, and what helps one begin.

## The first page

first-look-what = Step 4 is looking, on paper and one thing at a time, at what you carry: what still weighs on you, what you are afraid of, whom it touched, and what is good in you.
first-look-order = Nobody sees it unless you show it to them, and you can stop at any word and go on another day.
first-look-company = Some people want a therapist beside them before they look at everything, and that is a good reason to wait.
first-look-not-now = Not now

## Title, dates and sections

sections-about = Title, dates and sections
sections-finished-field = Finished on
sections-finished-hint = If you want to note it. It can stay empty.
sections-status-field = Where it stands
sections-status-being_written = Being written
sections-status-set_aside = Set aside for now
sections-status-finished = Finished for now
sections-status-shared = Shared
sections-choose = Sections
sections-choose-hint = What stands in a section that is not chosen is kept. It is left out of view, search and every share.
sections-hide = Keep { $section } out of view
sections-hide-hint = In every inventory: out of view, search and every share, until you take this mark off. Nothing is deleted.
sections-none = No section is chosen.

## Beside a section

sections-beside-empty = Not written yet

## One page of questions

choice-rather = or rather:
sheet-optional = More questions
sheet-saved-as-you-write = Every word is saved as you write it. No question has to be answered.

## Names by time of life

names-title = If no name comes
names-hint = Go through the times of your life. A name is enough for now; the rest can wait.
names-add = A name
names-add-to = A name from this time: { $time }
names-added = { $name } has a row.
names-home = The home you grew up in
names-home-prompt = Parents, brothers and sisters, grandparents, whoever looked after you, neighbours.
names-school = School
names-school-prompt = Teachers, friends, those you kept away from, the place itself.
names-young = Leaving home
names-young-prompt = First loves, housemates, first jobs, people you lost touch with.
names-love = Love and family
names-love-prompt = Partners, former partners, children, in-laws.
names-work = Work and money
names-work-prompt = Bosses, people you worked with, landlords, anyone you owed or who owed you.
names-using = The hardest years
names-using-prompt = People who were there, people who were not, hospitals, courts, places.
names-ideas = Rules and ideas
names-ideas-prompt = A church, an office, a saying you grew up with, a law, the state of the world.
names-now = Now
names-now-prompt = This week, this street, this room. You may be on the list yourself.
