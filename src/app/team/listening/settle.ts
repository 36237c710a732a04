/** A message of a watched channel becomes a case, or is none: settled once, and shown everywhere it was offered. */
import type { CaseId, MemberId, ThingId } from '../../../core/base/ids.ts';
import { thingId } from '../../../core/base/ids.ts';
import { createHash } from 'node:crypto';
import { leadsOf } from '../../../core/base/people.ts';
import type { Murmur } from '../../../core/listening/murmur.ts';
import type { Tx } from '../../../db/engine/serialisable.ts';
import { insertMurmur, settleMurmur } from '../../../db/listening/murmurs.ts';
import { dropMurmurWords } from '../../keep/murmur-words.ts';
import { want } from '../../messages/want.ts';
import type { Shell } from '../../shell.ts';

/** The same message again finds what it made. */
export const murmurIdOf = (matter: string): ThingId =>
  thingId.parse(`mur_${createHash('sha256').update(matter).digest('base64url').slice(0, 24)}`);

/** Somebody logged it, by the offer or in any other way: it is offered no more. In the transaction of the log. */
export async function noteLogged(
  shell: Shell,
  tx: Tx,
  logged: { readonly matter: string; readonly case: CaseId; readonly by: MemberId | null; readonly at: Date },
): Promise<void> {
  const { matter, by, at } = logged;
  const murmur = await settleMurmur(tx, shell.workspace, {
    matter,
    from: ['offered', 'held', 'declined', 'withdrawn'],
    to: 'logged',
    case: logged.case,
    by,
  });
  if (murmur === null) {
    const [platform = '', , channel = ''] = matter.split(':');
    await insertMurmur(tx, shell.workspace, {
      id: murmurIdOf(matter),
      matter,
      platform: platform === 'teams' ? 'teams' : 'slack',
      channel,
      team: null,
      state: 'logged',
      case: logged.case,
      mark: null,
      version: 1,
      at,
    });
    return;
  }
  await redrawMurmur(shell, murmur, tx);
  tx.afterCommit(() => void dropMurmurWords(shell, murmur.id).catch(() => undefined));
}

/** Wherever it was offered. */
export async function redrawMurmur(shell: Shell, murmur: Murmur, tx?: Tx): Promise<void> {
  const { members } = await shell.directory.lately(shell.db.read);
  const subjects = [null, ...leadsOf(members).map(({ id }) => id)].map(
    (to) => ({ kind: 'murmur', murmur: murmur.id, to }) as const,
  );
  await want(shell, { kind: 'anew', subjects }, tx);
}
