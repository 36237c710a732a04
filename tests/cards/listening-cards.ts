/** What is offered from a channel that is listened to, in its thread and in private, and what became of it. */
import { murmurCard, type MurmurSeen } from '../../src/cards/listening/murmur-card.ts';
import { listenReply } from '../../src/cards/listening/listen-card.ts';
import { asidesCard, noAsidesCard } from '../../src/cards/intake/asides-card.ts';
import type { AsideCount, AsideSeen } from '../../src/core/listening/asides.ts';
import type { Card } from '../../src/cards/kit/card.ts';
import type { Viewer } from '../../src/cards/kit/viewer.ts';
import type { Murmur } from '../../src/core/listening/murmur.ts';
import { DESK, MIA, NOON, R, thing } from '../core/case/build.ts';

const murmur = (change: Partial<Murmur> = {}): Murmur => ({
  id: thing('mur_0001'),
  matter: 'slack:T0AURORA:C0DESK:1796896800.000100',
  platform: 'slack',
  channel: 'C0DESK',
  team: DESK,
  state: 'offered',
  case: null,
  version: 1,
  at: NOON,
  ...change,
});
const WORDS = { text: 'Never again.\nDirty room, rude staff.\nStars: 1', by: 'Reviews', at: NOON };

const COUNTS: readonly AsideCount[] = [
  { source: 'guest-reviews', why: 'praise', count: 5 },
  { source: 'guest-reviews', why: 'question', count: 1 },
  { source: 'zendesk', why: 'by_an_agent', count: 2 },
];
const SHOWN: readonly AsideSeen[] = [
  ['praise', 'What a stay! Everybody was lovely, and the breakfast is the best in town.'],
  ['question', 'What time is breakfast on Sundays?'],
  ['by_an_agent', ''],
].map(([why = '', words = ''], n) => ({
  id: `aside-000000000${n}`,
  source: 'guest-reviews',
  why: why as AsideSeen['why'],
  words,
  receivedAt: NOON,
}));

export function listeningCards(viewer: Viewer): Readonly<Record<string, Card>> {
  const card = (change: Partial<Murmur>, seen: Partial<MurmurSeen> = {}): Card =>
    murmurCard(
      {
        subject: { kind: 'murmur', murmur: thing('mur_0001'), to: null },
        murmur: murmur(change),
        words: null,
        case: null,
        again: NOON,
        ...seen,
      },
      viewer,
    );
  const toLead = { subject: { kind: 'murmur', murmur: thing('mur_0001'), to: MIA.id } } as const;
  return {
    'murmur-offered': card({}),
    'murmur-offered-to-lead': card({}, { ...toLead, words: WORDS }),
    'murmur-held': card({ state: 'held' }),
    'murmur-logged': card({ state: 'logged', case: R(1042) }, { case: R(1042) }),
    'murmur-withdrawn': card({ state: 'withdrawn' }),
    listens: listenReply('on', viewer),
    asides: asidesCard({ counts: COUNTS, shown: SHOWN, page: 2, pages: 3 }, viewer),
    'asides-none': noAsidesCard('none', viewer),
  };
}
