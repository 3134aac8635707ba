// Commands and events over Tauri's inter-process calls.

import { Channel, invoke } from '@tauri-apps/api/core';

import { BackendError, type Backend, type Command } from './index';
import type { AppError, AppEvent } from './bindings';

/** Whether a rejection is the app's own typed error, and not Tauri's word on a call it never made. */
function isAppError(reason: unknown): reason is AppError {
  return typeof reason === 'object' && reason !== null && 'code' in reason;
}

export const tauriBackend: Backend = {
  async call<K extends Command>(name: K, args: unknown) {
    try {
      return await invoke(name, args as Record<string, unknown>);
    } catch (reason) {
      throw new BackendError(isAppError(reason) ? reason : { code: 'unexpected', place: `command ${name}` });
    }
  },

  subscribe(listener) {
    const channel = new Channel<AppEvent>();
    channel.onmessage = listener;
    void invoke('subscribe', { channel });
  },
};
