# The twelve steps. All wording is our own.
# $power and $problem are the person's own words; sentences are built so that neither needs an article,
# an ending or a verb that agrees with it.

steps-title = Steps
steps-list-name = The twelve steps
steps-number = Step { $number ->
    [1] One
    [2] Two
    [3] Three
    [4] Four
    [5] Five
    [6] Six
    [7] Seven
    [8] Eight
    [9] Nine
    [10] Ten
    [11] Eleven
   *[12] Twelve
  }
steps-number-word = { $number ->
    [1] One
    [2] Two
    [3] Three
    [4] Four
    [5] Five
    [6] Six
    [7] Seven
    [8] Eight
    [9] Nine
    [10] Ten
    [11] Eleven
   *[12] Twelve
  }
steps-numbered-title = { $number }. { $title }
steps-rests-heading = What it rests on
steps-prepares-heading = What it prepares
steps-status-heading = How you would put it
steps-own-words-heading = The step in your own words
steps-own-words-hint = As you would say it, or a text you paste here. It stands at the top of this page when the wording in Settings is “My own words”.
steps-notes-heading = Your notes
steps-notes-hint = Anything you want to keep with this step: questions, a quotation, what someone said.
steps-pages-heading = { $count ->
    [one] Your writing, one page
   *[other] Your writing, { $count } pages
  }
steps-page-untitled = Page without a title
steps-write-about = Write about this step
steps-open-inventory = Open the inventory
steps-open-share = Open Share
steps-open-patterns = Open what recurs
steps-open-list = Open the list
steps-open-amends = Open the amends

steps-status-not_begun = Not begun
steps-status-working_on_it = Working on it
steps-status-worked = Worked
steps-status-returned_to = Returned to
steps-status-changed = { $step }: { $status }

# What stands in for a word the person has not chosen.
steps-word-problem = this
steps-word-power-secular = that help
steps-word-power-traditional = a Power greater than myself

steps-1-title = Admitting
steps-2-title = Hoping
steps-3-title = Deciding
steps-4-title = Looking
steps-5-title = Telling
steps-6-title = Becoming ready
steps-7-title = Asking
steps-8-title = Listing
steps-9-title = Putting right
steps-10-title = Keeping current
steps-11-title = Quieting
steps-12-title = Passing it on

# Secular style: title and line read as one sentence. $named says whether the person gave the problem a word.
steps-1-line-secular = { $named ->
    [yes] That I am held by { $problem }
   *[no] That this has hold of me
  }
steps-2-line-secular = That help could exist
steps-3-line-secular = To lean on { $power }
steps-4-line-secular = At what I have been carrying
steps-5-line-secular = One person, all of it
steps-6-line-secular = To live without old habits
steps-7-line-secular = For them to loosen
steps-8-line-secular = The people I have harmed
steps-9-line-secular = Where it will not injure
steps-10-line-secular = Day by day
steps-11-line-secular = Making room to listen
steps-12-line-secular = And living this way

steps-1-purpose-secular = Saying plainly what { $problem } did to my days, and that trying harder by myself did not change it. Nothing else has to be decided yet.
steps-2-purpose-secular = Allowing that something beyond my own will could help: people, a practice, time. A small maybe is enough.
steps-3-purpose-secular = Choosing to act as though I can lean on { $power }, one decision at a time. The choice can be made again every morning.
steps-4-purpose-secular = Writing down resentments, fears, harms and strengths, so that they are on paper and no longer only inside. It is a look, not a verdict.
steps-5-purpose-secular = Reading the inventory aloud to one person I trust, and leaving out nothing that weighs on me. It is for being known, not for being judged.
steps-6-purpose-secular = Seeing which habits keep coming back, and growing willing to live without them. Being partly willing counts.
steps-7-purpose-secular = Asking for help with those habits, plainly and without bargaining, and practising the opposite in small ways.
steps-8-purpose-secular = Naming the people I have harmed, one by one, and growing willing to put things right with each of them. Nothing has to be said to anyone yet.
steps-9-purpose-secular = Making amends face to face where that is wise, and in another way where it is not. Some amends wait, and some are a changed life.
steps-10-purpose-secular = Looking over each day, and putting small things right while they are small. What went well belongs to it too.
steps-11-purpose-secular = Setting aside time to be still: to sit, breathe, read or walk, and notice what matters today.
steps-12-purpose-secular = Being there for someone who is where I was, and keeping these ways in ordinary life: work, home, money, rest.

# Traditional style.
steps-1-line-traditional = { $named ->
    [yes] That I cannot carry { $problem } alone
   *[no] That I cannot carry this alone
  }
steps-2-line-traditional = That { $power } could help me mend
steps-3-line-traditional = To trust { $power } with my life
steps-4-line-traditional = At what I have been carrying
steps-5-line-traditional = One person, before { $power }
steps-6-line-traditional = To let { $power } change me
steps-7-line-traditional = { $power } to loosen old habits
steps-8-line-traditional = The people I have harmed
steps-9-line-traditional = Where it will not injure
steps-10-line-traditional = Day by day
steps-11-line-traditional = Making room for { $power }
steps-12-line-traditional = And living this way

steps-1-purpose-traditional = Saying plainly that my own strength was not enough against { $problem }, and that I had stopped steering my own days. Nothing else has to be decided yet.
steps-2-purpose-traditional = Coming to trust, as slowly as it takes, that { $power } could bring me back to a life that holds. A small maybe is enough.
steps-3-purpose-traditional = Choosing to let { $power } lead where I used to push, in large things and small. The choice can be made again every morning.
steps-4-purpose-traditional = Putting my life on paper as calmly as I can: what I resent, what I fear, whom I harmed, what is good in me. It is a look, not a verdict.
steps-5-purpose-traditional = Reading the inventory aloud to one person I trust, with { $power } as witness, and leaving out nothing that weighs on me. It is for being known, not for being judged.
steps-6-purpose-traditional = Seeing which habits keep coming back, and growing willing to let { $power } change what I could not. Being partly willing counts.
steps-7-purpose-traditional = Asking { $power }, without bargaining, to loosen the habits I hold on to, and practising the opposite in small ways.
steps-8-purpose-traditional = Naming the people I have harmed, one by one, and asking { $power } for the willingness I do not have yet. Nothing has to be said to anyone.
steps-9-purpose-traditional = Making amends face to face where that is wise, and in another way where it is not, trusting { $power } with how they are received. Some amends wait, and some are a changed life.
steps-10-purpose-traditional = Looking over each day with { $power }, and putting small things right while they are small. What went well belongs to it too.
steps-11-purpose-traditional = Setting aside time to speak with { $power } and time to be still, and letting the day take its direction from there.
steps-12-purpose-traditional = Being there for someone who is where I was, changed by the road with { $power }, and keeping these ways in ordinary life: work, home, money, rest.

steps-1-rests = Nothing comes before it. It asks for honesty, and only about today.
steps-2-rests = Step One. Once I stop trying alone, I can look around.
steps-3-rests = The hope of Step Two, however small it is.
steps-4-rests = The support chosen in Step Three. Some people also want a therapist beside them for this.
steps-5-rests = The inventory of Step Four, as far as it has come.
steps-6-rests = What was written in Step Four and heard in Step Five.
steps-7-rests = The readiness of Step Six. If it is not there yet, you can go back to it.
steps-8-rests = The inventory, and having told it to someone. You can go back to either at any time.
steps-9-rests = The list of Step Eight, and a talk with someone about each hard case.
steps-10-rests = What the steps before it have practised: looking, telling and putting right.
steps-11-rests = The daily look of Step Ten, which clears the air.
steps-12-rests = All the steps before it, as far as each has come.

steps-1-prepares = When the fight can be put down, there is room to wonder what else could help.
steps-2-prepares = Help that seems possible is help that can be chosen, and that is Step Three.
steps-3-prepares = With something to lean on, it is safer to look at the past.
steps-4-prepares = What is written here is what gets told in Step Five, and the harms become the list of Step Eight.
steps-5-prepares = Habits are easier to see once someone else has heard them. They are the matter of Step Six.
steps-6-prepares = Readiness turns into a request in Step Seven.
steps-7-prepares = Old habits hurt other people too. As they loosen, it is easier to name who was hurt.
steps-8-prepares = The list becomes the plan for Step Nine. Most names come over from the inventory, so little has to be written twice.
steps-9-prepares = There are fewer people to avoid. Step Ten keeps it that way.
steps-10-prepares = A day that was looked over leaves some quiet behind it, and Step Eleven uses that quiet.
steps-11-prepares = Something steady to give. Step Twelve passes it on.
steps-12-prepares = Nothing has to follow. Many people go round again, from whichever step they need.
