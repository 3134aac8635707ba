# The worksheets of Step 4: what is asked, in our own words.

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
