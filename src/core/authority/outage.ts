/** Outages: one failure that hits many customers, with one remedy for everybody, out of a budget of its own. Pure data. */
import type { TeamId, ThingId } from '../base/ids.ts';
import type { Money } from '../base/money.ts';
import type { ActionAsked } from './asked.ts';

/** An outage that is open. */
export interface OpenOutage {
  readonly id: ThingId;
  /** Whose cases belong to it. */
  readonly team: TeamId;
  /** As it was opened, masked. */
  readonly name: string;
  /** What fails, as the rules read the name: cases that fail the same way are offered a link. */
  readonly failure: string;
  /** What everybody is given; null when nothing was agreed. */
  readonly remedy: ActionAsked | null;
  /** What was set aside and given out of its budget so far, one sum per base currency. */
  readonly spent: readonly Money[];
}

/** What an outage pays of one decision. */
export interface OutageUse {
  readonly id: ThingId;
  readonly covered: Money;
}
