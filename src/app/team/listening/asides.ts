/** What somebody says of a message that was set aside: that it is a complaint, which becomes their case, or that it is right so. */
import type { ListeningAct } from '../../../core/listening/murmur.ts';
import { sayRefusal } from '../../../cards/answers/refusals.ts';
import { asideOpened, asideSaid } from '../../../cards/intake/asides-card.ts';
import { readAside } from '../../../db/intake/asides.ts';
import { settleAside } from '../../../db/intake/asides-seen.ts';
import type { Reply } from '../../door/door.ts';
import { openAside } from '../../intake/open-aside.ts';
import type { Shell } from '../../shell.ts';
import { sourcesOf } from '../../views/asides.ts';
import { no, yes, type Acting } from '../learning/acting.ts';

/** Judged anew: by whoever leads the team of its source, or owns it. */
export async function settleSetAside(
  shell: Shell,
  { member, caller, viewer }: Acting,
  { kind, aside: id }: Extract<ListeningAct, { kind: 'log_aside' | 'right_aside' }>,
): Promise<Reply> {
  const kept = await readAside(shell.db.read, shell.workspace, id);
  if (kept === null) return no(asideSaid('gone', viewer));
  if (!sourcesOf(shell, member).includes(kept.source)) return no(asideSaid('not_theirs', viewer));
  if (kind === 'right_aside') {
    await settleAside(shell.db.read, shell.workspace, id, member.id);
    return yes(asideSaid('right', viewer));
  }
  const opened = await openAside(shell, { id, by: member.id, at: caller.at });
  switch (opened.kind) {
    case 'case':
      return yes(asideOpened(opened.case, viewer));
    case 'gone':
      return no(asideSaid('gone', viewer));
    case 'refused':
      return no(sayRefusal(opened.no, viewer));
  }
}
