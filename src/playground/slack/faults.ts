/** Trouble on order: queues of faults, one per Web API method, and one for what is sent to the app. */

export type ApiFault =
  | { readonly kind: 'rate_limited'; readonly retryAfterS: number }
  /** Carried out, then the connection is cut: the app cannot know. */
  | { readonly kind: 'drop_after' }
  /** The connection is cut and nothing was done: the app cannot know either. */
  | { readonly kind: 'drop_before' }
  | { readonly kind: 'status'; readonly status: number }
  /** Carried out, then answered late. */
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'error'; readonly error: string };

export type AppFault =
  /** The same signed request twice, one after the other. */
  | { readonly kind: 'duplicate' }
  /** Held back until `releaseLate()`. */
  | { readonly kind: 'late' }
  | { readonly kind: 'wrong_signature' }
  /** Signed for another moment; past is negative. */
  | { readonly kind: 'timestamp'; readonly offsetS: number };

export interface Faults {
  /** The next call of this method (`*`: of any) goes wrong in this way; several queue up. */
  inApi(method: string, fault: ApiFault): void;
  /** The next request to the app is sent in this way. */
  toApp(fault: AppFault): void;
  takeForApi(method: string): ApiFault | undefined;
  takeForApp(): AppFault | undefined;
  clear(): void;
}

export function makeFaults(): Faults {
  const api = new Map<string, ApiFault[]>();
  const app: AppFault[] = [];
  return {
    inApi: (method, fault) => {
      api.set(method, [...(api.get(method) ?? []), fault]);
    },
    toApp: (fault) => {
      app.push(fault);
    },
    takeForApi: (method) => api.get(method)?.shift() ?? api.get('*')?.shift(),
    takeForApp: () => app.shift(),
    clear: () => {
      api.clear();
      app.length = 0;
    },
  };
}
