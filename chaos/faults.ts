/** What can go wrong, as data: a new kind of fault is a row. What it does to the stage stands in `breaking.ts`. */

export const FAULT_KINDS = [
  'app killed',
  'app stopped',
  'database restarted',
  'database crashed',
  'database failed over',
  'database half-open',
  'database refused',
  'database reset',
  'Slack half-open',
  'Slack refused',
  'Slack slowed down',
  'Slack 503',
  'Slack lost replies',
  'Slack lost calls',
  'Slack slow',
  'Slack channel gone',
  'Teams slowed down',
  'Teams 502',
  'Teams lost replies',
  'Teams lost calls',
  'Teams hanging',
  'model hanging',
  'model failing',
  'clock jumps on',
  'clock jumps back',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** What a fault lays hands on; two faults never share one, so that what is broken is known. */
export type Part = 'app' | 'database' | 'slack' | 'teams' | 'model' | 'clock';

export interface FaultRow {
  readonly part: Part;
  /** How often, against the others. */
  readonly weight: number;
  /** How long it stays broken, from and to, in milliseconds; what repairs itself takes as long as it takes. */
  readonly lastsMs: readonly [number, number];
  /** Whether it happens in every run, however short. */
  readonly always?: boolean;
}

export const FAULTS: Readonly<Record<FaultKind, FaultRow>> = {
  'app killed': { part: 'app', weight: 10, lastsMs: [200, 4_000], always: true },
  'app stopped': { part: 'app', weight: 3, lastsMs: [0, 1_000] },
  'database restarted': { part: 'database', weight: 3, lastsMs: [0, 0] },
  'database crashed': { part: 'database', weight: 4, lastsMs: [0, 0], always: true },
  'database failed over': { part: 'database', weight: 2, lastsMs: [0, 0], always: true },
  'database half-open': { part: 'database', weight: 3, lastsMs: [2_000, 9_000], always: true },
  'database refused': { part: 'database', weight: 2, lastsMs: [1_000, 8_000] },
  'database reset': { part: 'database', weight: 5, lastsMs: [0, 0] },
  'Slack half-open': { part: 'slack', weight: 3, lastsMs: [2_000, 8_000] },
  'Slack refused': { part: 'slack', weight: 2, lastsMs: [1_000, 6_000] },
  'Slack slowed down': { part: 'slack', weight: 5, lastsMs: [0, 0], always: true },
  'Slack 503': { part: 'slack', weight: 4, lastsMs: [0, 0] },
  'Slack lost replies': { part: 'slack', weight: 6, lastsMs: [0, 0], always: true },
  'Slack lost calls': { part: 'slack', weight: 3, lastsMs: [0, 0] },
  'Slack slow': { part: 'slack', weight: 2, lastsMs: [0, 0] },
  'Slack channel gone': { part: 'slack', weight: 1, lastsMs: [0, 0], always: true },
  'Teams slowed down': { part: 'teams', weight: 4, lastsMs: [0, 0] },
  'Teams 502': { part: 'teams', weight: 4, lastsMs: [0, 0] },
  'Teams lost replies': { part: 'teams', weight: 5, lastsMs: [0, 0], always: true },
  'Teams lost calls': { part: 'teams', weight: 3, lastsMs: [0, 0] },
  'Teams hanging': { part: 'teams', weight: 2, lastsMs: [2_000, 8_000] },
  'model hanging': { part: 'model', weight: 2, lastsMs: [4_000, 12_000], always: true },
  'model failing': { part: 'model', weight: 1, lastsMs: [4_000, 12_000] },
  'clock jumps on': { part: 'clock', weight: 2, lastsMs: [4_000, 15_000], always: true },
  'clock jumps back': { part: 'clock', weight: 2, lastsMs: [4_000, 15_000] },
};
