/** The answers to `listen`, and to what was pressed on an offer. Pure. */
import type { Murmur } from '../../core/listening/murmur.ts';
import type { Card } from '../kit/card.ts';
import { reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listeningWords as words } from '../words/listening.ts';

export type Listened = 'on' | 'off' | 'not_lead' | 'not_here' | 'is_on' | 'is_off';

export const listenReply = (what: Listened, viewer: Viewer): Card => {
  const { command } = viewer;
  const said = words.text(viewer, `listen.${what}`, { command });
  return what === 'on' ? reply(said, words.text(viewer, 'listen.how', { command })) : reply(said);
};

/** `murmur`: as it is by now; null: it is not kept any more. */
export function declinedReply(murmur: Murmur | null, viewer: Viewer): Card {
  switch (murmur?.state) {
    case undefined:
    case 'held':
    case 'offered':
      return reply(words.text(viewer, 'said.gone'));
    case 'logged':
      return reply(
        murmur?.case == null ? words.text(viewer, 'logged') : words.text(viewer, 'logged.as', { case: murmur.case }),
      );
    case 'declined':
      return reply(words.text(viewer, 'said.declined'));
    case 'withdrawn':
      return reply(words.text(viewer, 'withdrawn'));
  }
}
