// Words for the app's errors: what happened, what is safe, what can be done.

import { BackendError, type AppError } from './backend';
import { t } from './i18n';

/** The typed error in whatever was thrown. */
export function appError(reason: unknown): AppError {
  if (reason instanceof BackendError) return reason.error;
  return { code: 'unexpected', place: 'page' };
}

function isTyped(reason: unknown): reason is AppError {
  return typeof reason === 'object' && reason !== null && 'code' in reason && !(reason instanceof Error);
}

/** Memory as people name it. */
export function memoryText(mib: number): string {
  return mib >= 1024 ? `${String(Math.round(mib / 1024))} GiB` : `${String(mib)} MiB`;
}

/** An error in words: the typed error itself, or whatever was thrown. */
export function errorText(reason: unknown): string {
  const error = isTyped(reason) ? reason : appError(reason);
  const id = `error-${error.code.replaceAll('_', '-')}`;
  switch (error.code) {
    case 'recovery_key_mistyped':
      return t(id, { group: error.group ?? 0 });
    case 'damaged':
      return t(error.torn ? 'error-torn' : id);
    case 'foreign_schema':
      return t(error.readable ? id : 'error-foreign-schema-within');
    case 'cost_unusual':
      return t(id, { times: error.times, memory: memoryText(error.memory_mib) });
    case 'io':
      return t(id, { kind: error.kind });
    case 'invalid':
      return t(id, { field: error.field });
    case 'worksheet_file':
      return t(id, { line: error.line, fault: t(`sheets-fault-${error.reason}`) });
    case 'unexpected':
      return t(id, { place: error.place });
    default:
      return t(id);
  }
}
