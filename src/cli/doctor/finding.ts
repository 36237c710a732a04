/** One line of the doctor's report. Pure. */
export interface Finding {
  /** What was looked at, e.g. `database`. */
  readonly check: string;
  /** `note`: what cannot be found out from here, and how to look. */
  readonly state: 'ok' | 'warn' | 'fail' | 'note';
  /** What was found. */
  readonly said: string;
  /** What to do; null when there is nothing to do. */
  readonly todo: string | null;
}

export const ok = (check: string, said: string): Finding => ({ check, state: 'ok', said, todo: null });
export const warn = (check: string, said: string, todo: string): Finding => ({ check, state: 'warn', said, todo });
export const fail = (check: string, said: string, todo: string): Finding => ({ check, state: 'fail', said, todo });
export const note = (check: string, said: string, todo: string): Finding => ({ check, state: 'note', said, todo });
