/** What a run remembers, seen from outside: what was asked, what was answered, what was broken and when. Plain data, for judges. */

import type { FaultKind, Part } from './faults.ts';
import type { Gesture, Way } from './people/desk.ts';

/** What somebody asked of Amends and how it was acknowledged. Moments are milliseconds since the run began. */
export interface Asked {
  /** A word of its own in what was typed; null where there was nothing to type (a button). */
  readonly mark: string | null;
  readonly act: string;
  /** The id of a worker. */
  readonly by: string;
  readonly on: 'slack' | 'teams';
  readonly at: number;
  readonly gesture: Gesture;
  /** How it was delivered. */
  readonly way: Way;
  /** How long the platform waited for its answer. */
  readonly ms: number;
  /**
   * `acknowledged`: the platform had its 200 with nothing against it. `turned away`: it was said in the acknowledgement that
   * nothing was saved, or that something is wrong with what was typed. `unanswered`: no answer in time, or an error.
   */
  readonly outcome: 'acknowledged' | 'turned away' | 'unanswered';
  /** What the acknowledgement said; empty for nothing. */
  readonly said: string;
}

/** A fault as it was lived through. */
export interface Fault {
  readonly kind: FaultKind;
  readonly part: Part;
  readonly from: number;
  /** When it was over: what was broken works again. */
  readonly until: number;
}

/** How a process felt at a moment. */
export interface Sample {
  readonly app: string;
  readonly at: number;
  readonly isRunning: boolean;
  /** Status of `/readyz`; 0 when nothing answered. */
  readonly readyz: number;
  readonly rssMb: number;
}

/** Something a person was told in private, or everybody in a place. */
export interface Posted {
  readonly platform: 'slack' | 'teams';
  /** Channel or conversation. */
  readonly place: string;
  readonly id: string;
  /** The message it answers; null for none. */
  readonly root: string | null;
  /** Whoever alone sees it, by the id of a worker; null for everybody in the place. */
  readonly to: string | null;
  /** Milliseconds since the run began. */
  readonly at: number;
  /** Everything in it as JSON. */
  readonly text: string;
  /** The key by which Amends knows it again, where the platform keeps one. */
  readonly key: string | null;
  /** What it is about in the words of Amends, where the message itself tells: on buttons in Teams. */
  readonly about: string | null;
  /** When Amends was told that it stands; null where the answer never came, and on Slack, which can be asked. */
  readonly heardAt: number | null;
}

export interface Told {
  readonly posted: readonly Posted[];
  /** Calls that came before the time was over for which a platform had asked to wait, in its words. */
  readonly early: readonly string[];
}

/** What a verb of the command line ended with. */
export interface VerbSaid {
  readonly ok: boolean;
  readonly said: string;
}

/** What the verbs of operators said. */
export interface Verbs {
  /** While the database refused everybody, and when all was well again. */
  readonly doctor: { readonly refused: VerbSaid; readonly well: VerbSaid };
  /** When nothing was left to do, and then: what was given up is tried no more. */
  readonly parked: { readonly list: VerbSaid; readonly retry: VerbSaid };
  readonly auditOk: boolean;
  readonly auditSaid: string;
  /** What was still to be done when the faults were over and the time for it was half over: listed, and mended by `replay outbox`. */
  readonly behind: readonly string[];
  readonly replaySaid: string;
}

export interface RunRecord {
  /** How often a process ended without being told. */
  readonly endedByThemselves: number;
  /** How long each took to stop that was told so kindly, in milliseconds. */
  readonly stoppedMs: readonly number[];
  readonly seed: number;
  readonly seconds: number;
  /** By how much more time everything is given: 1, and more on a machine that has several times as much to do as it can. */
  readonly patience: number;
  readonly asked: readonly Asked[];
  readonly faults: readonly Fault[];
  readonly samples: readonly Sample[];
  readonly told: Told;
  readonly verbs: Verbs;
  /** From the end of the last fault until nothing was left to do; null when that never came. */
  readonly settledMs: number | null;
  /** What could not be tried here, with why. */
  readonly skipped: readonly string[];
}
