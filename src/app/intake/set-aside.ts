/** Keeps what opens no case: masked to be seen, and whole and sealed, so that a case can be opened of it. */
import { createHash } from 'node:crypto';
import { redact } from '../../core/base/redact.ts';
import { cleanText, clip } from '../../core/base/text.ts';
import { toWire } from '../../core/base/wire.ts';
import { keepAside } from '../../db/intake/asides.ts';
import type { ReceivedAside } from '../door/intake-door.ts';
import type { Shell } from '../shell.ts';
import { wordsOf } from './complaint-command.ts';

const MOST_WORDS = 2_000;
const LONGEST_RULE = 200;

export interface SettingAside {
  readonly source: string;
  /** How people know it; its name when not given. */
  readonly called?: string | undefined;
  /** The sender's own id. */
  readonly id: string;
  readonly at: Date;
}

export async function setAside(
  shell: Shell,
  { source, called, id: sender, at }: SettingAside,
  aside: ReceivedAside,
): Promise<void> {
  const { why, rule, of } = aside;
  const id = asideId(source, sender);
  const sealed = shell.sealer.seal(JSON.stringify(toWire({ of, source: called ?? source })), sealedFor(shell, id));
  const kept = {
    id,
    source,
    sender,
    why,
    rule: clip(rule, LONGEST_RULE),
    words: clip(redact(cleanText(wordsOf(of)).trim()).text, MOST_WORDS),
    matters: of.matters,
    at,
    receivedAt: of.receivedAt < at ? of.receivedAt : at,
  };
  await keepAside(shell.db.read, shell.workspace, kept, sealed);
}

/** Short enough to be typed; the same when it is sent again. */
const asideId = (source: string, sender: string): string =>
  `aside-${createHash('sha256')
    .update(JSON.stringify([source, sender]))
    .digest('hex')
    .slice(0, 10)}`;

export const sealedFor = ({ workspace }: Pick<Shell, 'workspace'>, id: string) => ({
  workspace,
  kind: 'aside',
  ref: id,
});
