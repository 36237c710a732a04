/** Where workspaces' installations of Amends are kept for the Slack surface: sealed, each bound to its workspace's id there. */
import type { SealedFor } from '../../db/engine/sealed.ts';
import { dropSealed, keepSealed, readSealed } from '../../db/engine/sealed-texts.ts';
import type { Shell } from '../shell.ts';

/** What the platform gave us for one of its workspaces, tokens and all, as a text only the platform's room can read. */
export interface KeptInstallations {
  /** Over an earlier one of the same place. */
  keep(place: string, text: string): Promise<void>;
  /** Null where Amends is not installed. */
  read(place: string): Promise<string | null>;
  drop(place: string): Promise<void>;
}

export function installations({
  db,
  sealer,
  workspace,
}: Pick<Shell, 'db' | 'sealer' | 'workspace'>): KeptInstallations {
  const of = (place: string): SealedFor => ({ workspace, kind: 'slack_installation', ref: place });
  return {
    keep: (place, text) => keepSealed(db, sealer, of(place), text),
    read: (place) => readSealed(db, sealer, of(place)),
    drop: (place) => dropSealed(db, of(place)),
  };
}
