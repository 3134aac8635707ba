// Which parts of the detail stand open, kept from one amends to the next while the journal is open.

/** The parts. */
export const folds = $state({
  harm: true,
  willing: true,
  kind: false,
  injury: false,
  ledger: false,
  plan: true,
  letter: false,
  outcome: false,
  touching: false,
  whom: false,
  history: false,
});
