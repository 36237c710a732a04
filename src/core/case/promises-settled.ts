/** What became of promises, as a form says it. Pure data. */
import type { ThingId } from '../base/ids.ts';

export interface PromisesSettled {
  readonly kept: readonly ThingId[];
  readonly released: readonly ThingId[];
  /** Why the customer let us off; null where nothing was said. */
  readonly reason: string | null;
}
