# The worksheets: what is asked, in our own words.

## What can stand for an answer

pass-not-mine = None of this was mine
pass-not-ready = I am not ready to look at this
pass-therapist = Take this to a therapist

## Choices

choice-self-esteem = self-esteem
choice-pride = pride
choice-emotional-security = emotional security
choice-financial-security = financial security
choice-ambitions = ambitions
choice-personal-relations = personal relations
choice-sex-relations = sex relations
choice-fear = fear

choice-selfish = selfish
choice-dishonest = dishonest
choice-self-seeking = self-seeking
choice-frightened = frightened
choice-inconsiderate = inconsiderate

choice-physically = physically
choice-mentally = mentally
choice-emotionally = emotionally
choice-spiritually = spiritually
choice-financially = financially
choice-socially = socially

choice-jealousy = jealousy
choice-suspicion = suspicion
choice-bitterness = bitterness
choice-self-pity = self-pity
choice-resentful = holding on to anger
choice-jealous = envious
choice-impatient = impatient
choice-false-pride = false pride
choice-putting-off = putting things off
choice-harsh = judging harshly
choice-suspicious = suspicious
choice-hungry = hungry
choice-angry = angry
choice-lonely = lonely
choice-tired = tired

## What one would rather be, beside a pattern

choice-selfish-opposite = thinking of others
choice-dishonest-opposite = honest
choice-self-seeking-opposite = giving freely
choice-frightened-opposite = trusting
choice-inconsiderate-opposite = considerate
choice-self-pity-opposite = grateful
choice-resentful-opposite = letting go
choice-jealous-opposite = glad for others
choice-impatient-opposite = patient
choice-false-pride-opposite = modest
choice-putting-off-opposite = doing it now
choice-harsh-opposite = gentle
choice-suspicious-opposite = open

## Resentments

worksheet-resentments-title = Resentments
worksheet-resentments-cue = Whom or what you are still at odds with, written down so that you need not carry it in your head.
worksheet-resentments-invitation = Who comes to mind first?
worksheet-resentments-who = Who or what
worksheet-resentments-who-question = Whom, or what, do I still hold something against?
worksheet-resentments-who-hint = A person, a place of work, a rule, an idea. Several causes for one name can be several lines.
worksheet-resentments-cause = The cause
worksheet-resentments-cause-question = What happened?
worksheet-resentments-cause-hint = A sentence or two is enough.
worksheet-resentments-affects = Affects my
worksheet-resentments-affects-question = What in me does it touch?
worksheet-resentments-affects-hint = Mark fear beside each one where you feel it.
worksheet-resentments-part = My part
worksheet-resentments-part-question = What was my part, if I had one?
worksheet-resentments-part-hint = Only your own side of it. “None of this was mine” is a whole answer.
worksheet-resentments-differently = What I’d do differently
worksheet-resentments-differently-question = If it came up again, what would I like to do?
worksheet-resentments-intensity = How strong
worksheet-resentments-intensity-question = How strong is it now?
worksheet-resentments-intensity-hint = 0 is hardly there, 10 is as strong as it gets.

## Harms done to others

worksheet-harms-title = Harms done to others
worksheet-harms-cue = Only what you did. Leave out the other person’s conduct, motives and excuses.
worksheet-harms-invitation = Whom would you like to put things right with?
worksheet-harms-whom = Whom
worksheet-harms-whom-question = Whom did I hurt?
worksheet-harms-whom-hint = One name, or several who were hurt by the same thing. You may be one of them.
worksheet-harms-what = What I did
worksheet-harms-what-question = What did I do, or leave undone?
worksheet-harms-what-hint = In plain words, as you would tell it to someone who wishes you well.
worksheet-harms-affected = How they were affected
worksheet-harms-affected-question = In what way did it reach them?
worksheet-harms-should = What I should have done
worksheet-harms-should-question = What would have been better?

## Strengths

worksheet-strengths-title = Strengths
worksheet-strengths-cue = What is good in you belongs here as much as anything else. It is what you will lean on.
worksheet-strengths-invitation = What would a friend say is good in you?
worksheet-strengths-what = What is good in me
worksheet-strengths-what-question = What is good in me?
worksheet-strengths-what-hint = Something small counts.
worksheet-strengths-where = Where it showed
worksheet-strengths-where-question = When or where did it show?
worksheet-strengths-who = Who has seen it
worksheet-strengths-who-question = Who has seen it?

## Fears

worksheet-fears-title = Fears
worksheet-fears-cue = What you are afraid of, however small or unlikely. A fear that is written down can be looked at.
worksheet-fears-invitation = What would you rather not think about tonight?
worksheet-fears-fear = What I fear
worksheet-fears-fear-question = What am I afraid of?
worksheet-fears-fear-hint = A few words are enough. There may be another fear under it.
worksheet-fears-why = Why I have it
worksheet-fears-why-question = Why do I have this fear?
worksheet-fears-began = When it began
worksheet-fears-began-question = When did it begin?
worksheet-fears-began-hint = A year, an age, or “I don’t know”.
worksheet-fears-relying = Relying on myself alone
worksheet-fears-relying-question = Did relying on myself alone help?
worksheet-fears-without = Without it
worksheet-fears-without-question = What would I do if I did not have this fear?

## Relationships

worksheet-relationships-title = Relationships
worksheet-relationships-cue = Closeness, love and sex: what happened, and your own side of it. This section can be hidden, and stays out of a share until you choose it.
worksheet-relationships-invitation = Which relationship is on your mind?
worksheet-relationships-whom = Whom
worksheet-relationships-whom-question = Whom is this about?
worksheet-relationships-happened = What happened
worksheet-relationships-happened-question = What happened between us?
worksheet-relationships-happened-hint = As much or as little as you want to say.
worksheet-relationships-where = Where I was
worksheet-relationships-where-question = Where was I selfish, dishonest or inconsiderate?
worksheet-relationships-hurt = Whom I hurt
worksheet-relationships-hurt-question = Whom did I hurt?
worksheet-relationships-hurt-hint = There may be others besides the two of you.
worksheet-relationships-arouse = Did I stir up
worksheet-relationships-arouse-question = Did I stir up any of these?
worksheet-relationships-fault = Where I was at fault
worksheet-relationships-fault-question = Where was I at fault, if I was?
worksheet-relationships-fault-hint = Only your own side of it. “None of this was mine” is a whole answer.
worksheet-relationships-instead = What I could have done
worksheet-relationships-instead-question = What could I have done instead?

## My own ideal

worksheet-ideal-title = My own ideal
worksheet-ideal-cue = How you would like to be with someone, in your own words. It can change as you do.
worksheet-ideal-invitation = What would you like to bring to the people you love?
worksheet-ideal-ideal = My own ideal for the future
worksheet-ideal-ideal-question = What is my own ideal for the future?

## Short form

worksheet-short-form-title = Short form
worksheet-short-form-cue = One page, for when columns are too much. A few short lines in each part are a whole inventory.
worksheet-short-form-invitation = What is the first line that comes?
worksheet-short-form-resentments = Resentments
worksheet-short-form-resentments-question = What do I still hold against someone or something?
worksheet-short-form-resentments-hint = A line for each: who, and what about.
worksheet-short-form-fears = Fears
worksheet-short-form-fears-question = What am I afraid of?
worksheet-short-form-fears-hint = A line for each.
worksheet-short-form-harms = Harms
worksheet-short-form-harms-question = Whom did I hurt, and how?
worksheet-short-form-harms-hint = A line for each. Only your own side of it.
worksheet-short-form-liabilities = What gets in my way
worksheet-short-form-liabilities-question = Which of these do I know in myself?
worksheet-short-form-liabilities-hint = What one would rather be stands beside each.
worksheet-short-form-strengths = Strengths
worksheet-short-form-strengths-question = What is good in me?
worksheet-short-form-strengths-hint = Something small counts.

## Thought record

worksheet-thought-record-title = Thought record
worksheet-thought-record-cue = For a thought that keeps coming back: what speaks for it, what speaks against it, and what is left.
worksheet-thought-record-invitation = Which thought keeps coming back?
worksheet-thought-record-situation = Situation
worksheet-thought-record-situation-question = What was happening?
worksheet-thought-record-feeling = Feeling
worksheet-thought-record-feeling-question = What did I feel?
worksheet-thought-record-thought = Thought
worksheet-thought-record-thought-question = What went through my mind?
worksheet-thought-record-for = What speaks for it
worksheet-thought-record-for-question = What speaks for this thought?
worksheet-thought-record-against = What speaks against it
worksheet-thought-record-against-question = What speaks against it?
worksheet-thought-record-balanced = A balanced view
worksheet-thought-record-balanced-question = How would I put it now?

## ABC

worksheet-abc-title = ABC
worksheet-abc-cue = What happened, what you made of it, and what came of that.
worksheet-abc-invitation = What happened?
worksheet-abc-happened = What happened
worksheet-abc-happened-question = What happened?
worksheet-abc-believed = What I believed
worksheet-abc-believed-question = What did I tell myself about it?
worksheet-abc-followed = What followed
worksheet-abc-followed-question = What did I feel and do then?
worksheet-abc-dispute = Another way to see it
worksheet-abc-dispute-question = Is it so? Could it be seen another way?
worksheet-abc-effect = What that changes
worksheet-abc-effect-question = What changes when I see it that way?

## Cost and benefit

worksheet-cost-benefit-title = Cost and benefit
worksheet-cost-benefit-cue = Four boxes, each of them honest: what using gives and takes, and what not using gives and takes.
worksheet-cost-benefit-invitation = What does it give you, and what does it take?
worksheet-cost-benefit-using-gives = What using gives me
worksheet-cost-benefit-using-gives-question = What does using give me?
worksheet-cost-benefit-using-gives-hint = It gives something, or it would be easy. It may be said here.
worksheet-cost-benefit-using-takes = What using takes from me
worksheet-cost-benefit-using-takes-question = What does using take from me?
worksheet-cost-benefit-not-using-gives = What not using gives me
worksheet-cost-benefit-not-using-gives-question = What does not using give me?
worksheet-cost-benefit-not-using-takes = What not using takes from me
worksheet-cost-benefit-not-using-takes-question = What does not using take from me?

## Urge log

worksheet-urge-log-title = Urge log
worksheet-urge-log-cue = An urge rises, stays a while, and passes. Writing it down is one way to wait.
worksheet-urge-log-invitation = What set it off?
worksheet-urge-log-when = When
worksheet-urge-log-when-question = On which day was it?
worksheet-urge-log-strength = How strong
worksheet-urge-log-strength-question = How strong was it?
worksheet-urge-log-strength-hint = 0 is hardly there, 10 is as strong as it gets.
worksheet-urge-log-trigger = What set it off
worksheet-urge-log-trigger-question = What set it off?
worksheet-urge-log-did = What I did
worksheet-urge-log-did-question = What did I do?
worksheet-urge-log-helped = What helped
worksheet-urge-log-helped-question = What helped, even a little?

## HALT

worksheet-halt-title = HALT
worksheet-halt-cue = Hungry, angry, lonely, tired: four things that make everything else harder.
worksheet-halt-invitation = How is it with you just now?
worksheet-halt-now = Just now I am
worksheet-halt-now-question = Which of these am I just now?
worksheet-halt-need = What would help
worksheet-halt-need-question = What would help with that?
worksheet-halt-need-hint = Something to eat, a call, an early night.

## Gratitude

worksheet-gratitude-title = Gratitude
worksheet-gratitude-cue = A few things that were good, however small.
worksheet-gratitude-invitation = What was good today?
worksheet-gratitude-day = Day
worksheet-gratitude-day-question = Which day is it about?
worksheet-gratitude-grateful = What I am grateful for
worksheet-gratitude-grateful-question = What am I grateful for?
worksheet-gratitude-grateful-hint = A line for each, or just one.

## Evening review

worksheet-evening-title = Evening review
worksheet-evening-cue = A look back over the day, and then the book is closed.
worksheet-evening-invitation = How was the day?
worksheet-evening-day = Day
worksheet-evening-day-question = Which day is it about?
worksheet-evening-resentful = Resentful
worksheet-evening-resentful-question = Was I resentful?
worksheet-evening-resentful-hint = A line is enough. “No” is a whole answer.
worksheet-evening-selfish = Selfish
worksheet-evening-selfish-question = Was I selfish?
worksheet-evening-dishonest = Dishonest
worksheet-evening-dishonest-question = Was I dishonest?
worksheet-evening-afraid = Afraid
worksheet-evening-afraid-question = Was I afraid?
worksheet-evening-apology-to = Whom I owe an apology
worksheet-evening-apology-to-question = Do I owe someone an apology?
worksheet-evening-apology-to-hint = It can be put on the Step 8 list with one key.
worksheet-evening-apology-for = What for
worksheet-evening-apology-for-question = What for?
worksheet-evening-kept = Kept to myself
worksheet-evening-kept-question = Am I keeping something to myself that I should talk over with someone?
worksheet-evening-kind = Kind and loving
worksheet-evening-kind-question = Was I kind and loving towards all?
worksheet-evening-better = What could have been better
worksheet-evening-better-question = What could I have done better?
worksheet-evening-thinking = Where my thoughts were
worksheet-evening-thinking-question = Was I thinking of myself most of the time, or of what I could do for others?
worksheet-evening-well = Something I did well
worksheet-evening-well-question = What did I do well?
worksheet-evening-well-hint = There is something in every day.
worksheet-evening-grateful = Something I am grateful for
worksheet-evening-grateful-question = What am I grateful for? After this the book can be closed for today.

## Spot check

worksheet-spot-check-title = Spot check
worksheet-spot-check-cue = Under a minute, in the middle of things.
worksheet-spot-check-invitation = What do you feel?
worksheet-spot-check-feel = What I feel
worksheet-spot-check-feel-question = What do I feel?
worksheet-spot-check-happened = What happened
worksheet-spot-check-happened-question = What happened?
worksheet-spot-check-part = My part
worksheet-spot-check-part-question = What was my part, if I had one?
worksheet-spot-check-next = The next right thing
worksheet-spot-check-next-question = What is the next right thing?
worksheet-spot-check-call = Someone to call
worksheet-spot-check-call-question = Whom could I call?

## Morning

worksheet-morning-title = Morning
worksheet-morning-cue = What the day holds, and how you would like to meet it.
worksheet-morning-invitation = What does the day hold?
worksheet-morning-day = Day
worksheet-morning-day-question = Which day is it about?
worksheet-morning-holds = What the day holds
worksheet-morning-holds-question = What does the day hold?
worksheet-morning-intend = What I ask for or intend
worksheet-morning-intend-question = What do I ask for, or intend?

## Service

worksheet-service-title = Service
worksheet-service-cue = What you did for somebody else, or for the group. It is kept, and not counted.
worksheet-service-invitation = Whom did you do something for?
worksheet-service-day = Day
worksheet-service-day-question = Which day is it about?
worksheet-service-what = What I did
worksheet-service-what-question = What did I do?
worksheet-service-what-hint = Making the tea counts.
worksheet-service-with = With whom
worksheet-service-with-question = With whom, or for whom?
worksheet-service-note = A note
worksheet-service-note-question = What would I like to remember of it?
