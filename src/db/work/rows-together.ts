/** Rows that many requests want written at once go together: one statement for many. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import { batched } from '../engine/batched.ts';
import type { Queryable } from '../engine/serialisable.ts';
import { messagesShown, type Drawn, type Noted } from '../messages/messages.ts';
import { storeWishes, type NewWish } from './wishes.ts';

export interface RowsTogether {
  /** Makes a wish durable; those that come together are stored together. */
  readonly keepWish: (wish: NewWish) => Promise<void>;
  /** Notes that a message shows what it should. */
  readonly noteShown: (drawn: Drawn) => Promise<Noted>;
}

/** How many at most. */
const TOGETHER = 100;
/** The messages of a command are through within this of one another. */
const TOGETHER_MS = 4;

export function rowsTogether(q: Queryable, workspace: WorkspaceId, holder: number): RowsTogether {
  const keep = async (wishes: readonly NewWish[]): Promise<readonly undefined[]> => {
    await storeWishes(q, { workspace, holder }, wishes);
    return wishes.map(() => undefined);
  };
  return {
    keepWish: batched(keep, { most: TOGETHER }),
    noteShown: batched((drawn) => messagesShown(q, workspace, drawn), { most: TOGETHER, waitMs: TOGETHER_MS }),
  };
}
