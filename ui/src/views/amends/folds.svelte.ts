// Which parts of the detail stand open, kept from one amends to the next while the journal is open.

/** The parts. */
export const folds = $state({ harm: true, willing: true, plan: true, outcome: false, whom: false, history: true });
