/** Where installations of Amends are kept for the Slack surface: sealed, each bound to the id of its workspace or organisation there. */
import { reviveEverywhere } from '../../db/messages/tried-again.ts';
import { plainWord, type HouseDetails } from '../../core/base/house.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { SealedFor, Sealer } from '../../db/engine/sealed.ts';
import { noteHouse } from '../../db/engine/house-journal.ts';
import { serialisable, type Queryable, type Tx } from '../../db/engine/serialisable.ts';
import {
  claimSealed,
  dropSealed,
  dropSealedText,
  keepSealed,
  readSealedOfKind,
  readSealedText,
  replaceSealed,
} from '../../db/engine/sealed-texts.ts';
import type { Shell } from '../shell.ts';

/** A text as it was read. */
export interface KeptInstallation {
  readonly text: string;
  readonly mark: Uint8Array;
}

/** What the platform gave us for one of its places, tokens and all, as a text only the platform's room can read. */
export interface KeptInstallations {
  /** Over an earlier one of the same place. What waits to be told is tried at once. */
  keep(place: string, text: string, of?: { readonly partOf: string }): Promise<void>;
  /** Null where Amends is not installed. */
  read(place: string): Promise<KeptInstallation | null>;
  /** In place of what was read; false where that does not stand there any more. */
  replace(place: string, before: KeptInstallation, text: string): Promise<boolean>;
  drop(place: string, why: string): Promise<void>;
  /** Only what was read; false where that does not stand there any more. */
  dropOnly(place: string, before: KeptInstallation, why: string): Promise<boolean>;
  /** For one caller of all processes, until it is given back or so many milliseconds are over: whether this is the one. */
  readonly claim: (what: string, forMs: number) => Promise<boolean>;
  giveBack(what: string): Promise<void>;
}

const KIND = 'slack_installation';

/** What is kept of each place of one organisation, for whoever looks after it; null for what does not open. */
export const keptInstallations = (
  q: Queryable,
  sealer: Sealer,
  workspace: WorkspaceId,
): Promise<ReadonlyMap<string, string | null>> => readSealedOfKind(q, sealer, { workspace, kind: KIND });

export function installations({
  db,
  sealer,
  workspace,
  now,
  outbox,
}: Pick<Shell, 'db' | 'sealer' | 'workspace' | 'now' | 'outbox'>): KeptInstallations {
  const of = (place: string): SealedFor => ({ workspace, kind: KIND, ref: place });
  const claimOf = (what: string): SealedFor => ({ workspace, kind: 'slack_claim', ref: what });
  const note = (tx: Tx, kind: 'installed' | 'uninstalled', details: HouseDetails): Promise<void> =>
    noteHouse(tx, workspace, { kind, by: { kind: 'amends' }, at: now(), details: { platform: 'slack', ...details } });
  /** Written down once, by whoever it was that dropped it. */
  const gone = async (place: string, why: string, drop: (tx: Tx) => Promise<boolean>): Promise<boolean> =>
    await serialisable(db, async (tx) => {
      const isDropped = await drop(tx);
      if (isDropped) await note(tx, 'uninstalled', { place, why: plainWord(why) });
      return isDropped;
    });
  return {
    keep: async (place, text, part) => {
      const details = { place, ...(part !== undefined && { part_of: part.partOf }) };
      await serialisable(db, async (tx) => {
        await keepSealed({ read: tx }, sealer, of(place), text);
        await note(tx, 'installed', details);
      });
      outbox?.due(await reviveEverywhere(db.read, workspace, 'slack'));
    },
    read: async (place) => {
      const there = await readSealedText(db, sealer, of(place));
      return there && { text: there.text, mark: there.sealed };
    },
    replace: (place, { mark: before }, text) => replaceSealed(db, sealer, of(place), { before, text }),
    drop: async (place, why) => void (await gone(place, why, (tx) => dropSealed({ read: tx }, of(place)))),
    dropOnly: (place, { mark }, why) => gone(place, why, (tx) => dropSealedText({ read: tx }, of(place), mark)),
    claim: (what, forMs) => {
      const at = now();
      return claimSealed(db, sealer, claimOf(what), { at, until: new Date(at.getTime() + forMs) });
    },
    giveBack: async (what) => void (await dropSealed(db, claimOf(what))),
  };
}
