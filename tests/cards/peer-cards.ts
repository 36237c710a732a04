/** Thanks among colleagues: the post, what is told in private, the forms, and what a lead is shown. */
import { noThankCard, thankingCard } from '../../src/cards/recognition/no-thank.ts';
import { recognitionCard } from '../../src/cards/recognition/recognition-card.ts';
import { thankedCard } from '../../src/cards/recognition/thank-answer.ts';
import { givenNote, likesNote, lookNote, peerThanksCard } from '../../src/cards/recognition/thank-card.ts';
import { thankForm } from '../../src/cards/recognition/thank-form.ts';
import type { Card, Form } from '../../src/cards/kit/card.ts';
import type { Viewer } from '../../src/cards/kit/viewer.ts';
import type { Thank, Thanked } from '../../src/core/recognition/thank.ts';
import { ANA, BOB, DESK, GIL, MIA, NIGHT, NOON, R, thing } from '../core/case/build.ts';

const VALUES = ['we own it to the end', 'we keep our word'];
const teamName = (id: string): string => (id === NIGHT ? 'Night engineering' : 'Front desk');
const to = (change: Partial<Thanked> = {}): Thanked => ({
  member: BOB.id,
  team: DESK,
  state: 'public',
  givenAt: NOON,
  ...change,
});
const thank = (change: Partial<Thank> = {}): Thank => ({
  id: thing('tha_0001'),
  by: ANA.id,
  text: 'for calling back at ten at night, as promised',
  value: 'we keep our word',
  case: null,
  at: NOON,
  held: null,
  lookedBy: null,
  platform: 'slack',
  to: [to()],
  version: 1,
  ...change,
});
const note = (of: 'thank_likes' | 'thank_given' | 'thank_look') =>
  ({ kind: 'recognition', note: of, of: thing('tha_0001'), to: of === 'thank_look' ? MIA.id : BOB.id }) as const;

export function peerCards(viewer: Viewer): Readonly<Record<string, Card>> {
  const several = thank({ to: [to(), to({ member: GIL.id }), to({ member: null, team: NIGHT })] });
  const post = { kind: 'peer_thanks', thank: thing('tha_0001'), team: DESK } as const;
  const held = thank({ held: 'same_pair', to: [to({ state: 'held', givenAt: null })] });
  const asks = thank({ to: [to({ state: 'asks', givenAt: null })] });
  const kept = (one: Thank, inPerson: readonly Thanked[] = []) =>
    ({ kind: 'kept', one, inPerson, isProposed: true, values: VALUES, teamName }) as const;
  const no = { words: thing('wrd_0001'), lines: [], once: 'once', text: 'the 40 EUR out of your own pocket' };
  return {
    'peer-thanks': peerThanksCard(post, thank(), teamName, viewer),
    'peer-thanks-several': peerThanksCard(post, several, teamName, viewer),
    'thanks-asks-how': likesNote(note('thank_likes'), asks, viewer),
    'thanks-chosen': likesNote(note('thank_likes'), thank(), viewer),
    'thanks-in-private': givenNote(note('thank_given'), thank(), teamName, viewer),
    'thanks-to-look-at': lookNote(note('thank_look'), held, teamName, viewer),
    'thanks-odd-to-look-at': lookNote(note('thank_look'), { ...held, held: 'tone' }, teamName, viewer),
    'thanks-left': lookNote(
      note('thank_look'),
      { ...held, text: '', value: null, lookedBy: MIA.id, to: [to({ state: 'left' })] },
      teamName,
      viewer,
    ),
    'thanks-said': thankedCard(kept(thank({ to: [to(), to({ member: GIL.id, state: 'asks' })] })), viewer),
    'thanks-said-waits': thankedCard(kept(held, [to({ member: GIL.id })]), viewer),
    'thanks-said-nowhere': thankedCard({ kind: 'nowhere' }, viewer),
    'thanks-marked': noThankCard({ kind: 'leaks', word: '40 EUR', why: 'amount' }, no, viewer),
    'thanks-how': thankingCard(viewer),
    'recognition-of-team': recognitionCard(
      {
        team: 'Front desk',
        notThanked: [ANA, BOB, GIL].map(({ id, name }) => ({ id, name })),
        champions: [{ name: 'Mia', deeds: ['promise_kept', 'help_given'] }],
        coverage: { atWork: 9, thanked: 6 },
        gaps: [
          { by: 'role', gap: { by: 'role', groups: 2, lowest: 50, highest: 80 } },
          { by: 'shift', gap: null },
        ],
      },
      viewer,
    ),
  };
}

export const peerForms = (viewer: Viewer): Readonly<Record<'thank', Form>> => ({
  thank: thankForm(
    { to: '@bob', text: 'help at night', value: 'we keep our word', case: R(1042), values: VALUES },
    viewer,
  ),
});
