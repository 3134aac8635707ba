// The twelve steps in memory. Those never touched have no row of their own in a real journal either.

import { BackendError, type Backend, type StepRecord } from '$lib/backend';

import { now, type Area, type Memory } from './state';

/** The commands of Steps. */
export default (memory: Memory): Area => {
  /** All twelve, made on first sight, so that an edit finds its row. */
  const all = (): StepRecord[] => {
    for (let number = 1; number <= 12; number += 1) {
      if (memory.tables.steps.some((step) => step.number === number)) continue;
      memory.tables.steps.push({ number, status: 'not_begun', own_words: '', notes: '', updated: null });
    }
    return memory.tables.steps.sort((one, other) => one.number - other.number);
  };

  return {
    steps_list: all,
    step_status_set({ number, status }) {
      const step = all().find((each) => each.number === number);
      if (!step) throw new BackendError({ code: 'invalid', field: 'number' });
      memory.remember({ target: { kind: 'step', number }, action: 'edited' });
      // `remember` keeps copies; the row in the tables is the one to change.
      Object.assign(step, { status, updated: now() });
      return step;
    },
  };
};

/** Statuses to look at while developing. */
export async function seed({ call }: { call: Backend['call'] }): Promise<void> {
  await call('steps_list', {});
  for (const number of [1, 2, 4, 5, 6, 7]) await call('step_status_set', { number, status: 'worked' });
  await call('step_status_set', { number: 3, status: 'returned_to' });
  for (const number of [8, 10]) await call('step_status_set', { number, status: 'working_on_it' });
}
