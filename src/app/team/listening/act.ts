/** What people ask of listening: a channel on watch or off it, and that a message is no complaint. */
import type { ListeningAct } from '../../../core/listening/murmur.ts';
import { declinedReply, listenReply } from '../../../cards/listening/listen-card.ts';
import { readMurmur, settleMurmur } from '../../../db/listening/murmurs.ts';
import { addWatchChange } from '../../../db/listening/posts.ts';
import type { Reply } from '../../door/door.ts';
import { dropMurmurWords } from '../../keep/murmur-words.ts';
import { speaksPrivately } from '../../caller.ts';
import type { Shell } from '../../shell.ts';
import { no, yes, type Acting } from '../learning/acting.ts';
import { settleSetAside } from './asides.ts';
import { redrawMurmur } from './settle.ts';

export async function carryOutListening(shell: Shell, acting: Acting, act: ListeningAct): Promise<Reply> {
  switch (act.kind) {
    case 'listen':
      return await listen(shell, acting, act.on);
    case 'decline_murmur':
      return await decline(shell, acting, act);
    case 'log_aside':
    case 'right_aside':
      return await settleSetAside(shell, acting, act);
  }
}

/** Said twice it is the same; each change is a row, so that who did it stays known. */
async function listen(shell: Shell, { member, caller, viewer }: Acting, on: boolean): Promise<Reply> {
  const { watched } = shell;
  const { channel } = caller;
  if (!member.lead) return no(listenReply('not_lead', viewer));
  if (watched === undefined || speaksPrivately(caller)) return no(listenReply('not_here', viewer));
  await watched.readAnew();
  if ((watched.postOf(channel) !== undefined) === on) return yes(listenReply(on ? 'on' : 'off', viewer));
  await addWatchChange(shell.db.read, shell.workspace, {
    ...channel,
    team: member.team,
    watched: on,
    by: member.id,
    at: caller.at,
  });
  await watched.readAnew();
  return yes(listenReply(on ? 'on' : 'off', viewer));
}

/** Remembered: the message, and the same words in that channel, are not offered again. */
async function decline(
  shell: Shell,
  { member, viewer }: Acting,
  { murmur: id }: Extract<ListeningAct, { kind: 'decline_murmur' }>,
): Promise<Reply> {
  const murmur = await readMurmur(shell.db.read, shell.workspace, id);
  if (murmur === null) return no(declinedReply(null, viewer));
  const settled = await settleMurmur(shell.db.read, shell.workspace, {
    matter: murmur.matter,
    from: ['offered'],
    to: 'declined',
    case: null,
    by: member.id,
  });
  if (settled === null) return no(declinedReply(murmur, viewer));
  await dropMurmurWords(shell, settled.id);
  await redrawMurmur(shell, settled);
  return yes(declinedReply(settled, viewer));
}
