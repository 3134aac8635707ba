### Help now: reachable without a passphrase. No word here says what the notebook is for.

help-title = Help now
help-lead = If anyone’s life is in danger, ring the emergency number first. If you only need a voice, these lines are there for that. You do not need a good reason.
help-lines = Someone to talk to
help-country = Where I am
help-country-eu = European Union
help-country-elsewhere = Elsewhere
help-elsewhere = Elsewhere
help-checked = Checked { $day }. Numbers can change.
help-or = or
help-copy-number = Copy { $number }
help-copy-one = Copy { $number }
help-copied = { $number } copied

help-kind-emergency = Emergency
help-kind-crisis = Emotional support
help-kind-referral = Finding treatment and support
help-how = By { $ways }
help-how-call = phone
help-how-text = text message
help-how-chat = chat
help-always = Day and night
help-free = Free
help-languages = In { $languages }
help-partly = In some of these countries only

help-now = For the next few minutes
help-now-feet = Put both feet on the floor.
help-now-water = Drink a glass of water, slowly.
help-now-ring = Ring one person, even to say nothing much.
help-care = What you have written is saved and will wait. The steps you take in this notebook go beside medical and psychological care, and do not replace it.
