/** Ids in Slack's shapes: the same order of doing gives the same ids, and another start time gives others. */

type IdKind =
  | 'view'
  | 'trigger'
  | 'event'
  | 'response'
  | 'action'
  | 'group'
  | 'client'
  | 'block'
  | 'code'
  | 'challenge'
  | 'envelope'
  | 'ticket'
  | 'file';
/** `n` counts all ids of this fake from 1. */
export type NewId = (kind: IdKind, n: number) => string;

export interface Ids {
  next(kind: IdKind): string;
  /** A message timestamp: seconds of the clock and a counter, unique in the whole fake. */
  ts(): string;
}

/**
 * Ids carry the start time, because an app that kept its memory over a restart of the fake must not take a new click for an old one.
 */
export function makeIds(now: () => Date, newId?: NewId): Ids {
  const start = now().getTime();
  const salt = start.toString(36).toUpperCase();
  let n = 0;
  let tick = 0;
  const shapes: Record<IdKind, (n: number) => string> = {
    view: (n) => `V${salt}${pad(n)}`,
    trigger: (n) => `${start}.${n}.${hex(start + n)}`,
    event: (n) => `Ev${salt}${pad(n)}`,
    response: (n) => `${salt}${pad(n)}`,
    action: (n) => `A${pad(n)}`,
    group: (n) => `G${salt}${pad(n)}`,
    client: (n) => `${hex(start)}-0000-4000-8000-${String(n).padStart(12, '0')}`,
    block: (n) => `b${pad(n)}`,
    code: (n) => `code.${salt}.${n}`,
    envelope: (n) => `${hex(start)}-0000-4000-9000-${String(n).padStart(12, '0')}`,
    ticket: (n) => `ticket-${salt}-${n}`,
    file: (n) => `F${salt}${pad(n)}`,
    challenge: (n) => `challenge-${salt}-${n}`,
  };
  return {
    next: (kind) => {
      n += 1;
      return newId === undefined ? shapes[kind](n) : newId(kind, n);
    },
    ts: () => {
      tick += 1;
      return `${Math.floor(now().getTime() / 1000)}.${String(tick).padStart(6, '0')}`;
    },
  };
}

const pad = (n: number): string => n.toString(36).toUpperCase().padStart(4, '0');
const hex = (n: number): string => (n % 0xffffffff).toString(16).padStart(8, '0');
