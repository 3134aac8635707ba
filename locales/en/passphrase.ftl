### Passphrases and the recovery key, on the first run and in Settings.

passphrase = Passphrase
passphrase-again = Type it once more
passphrase-match = The two match.
passphrase-differ = The two are not the same. Show them both to compare.
passphrase-too-short = It needs at least eight characters. Four or five plain words work well.

strength-too-short = Too short.
strength-too-short-why = It needs at least eight characters.
strength-guessable = Could be guessed.
strength-guessable-why = Another word or two that do not belong together would help.
strength-good = Good.
strength-good-why = Guessing it would take a fast computer many years.
strength-strong = Strong.
strength-strong-why = Nobody is likely to guess it.

recovery-groups = Recovery key, eight groups
recovery-print = Print it
recovery-by-hand = Or copy it by hand.
recovery-check = To check your copy, type group { $group }
recovery-right = That is right.
recovery-wrong = That is not the group as it stands above. Compare it with your copy.
recovery-asked = Type group { $group } as it stands on your copy. It shows that the copy is right.
