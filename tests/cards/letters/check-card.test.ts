/** What is said of an edited letter, and what one press on it does. */
import { describe, expect, it } from 'vitest';
import { buttonsOf } from '../../../src/cards/kit/card.ts';
import { checkedCard, letterCard, type WaysOn } from '../../../src/cards/letters/check-card.ts';
import { draftForm } from '../../../src/cards/letters/draft-form.ts';
import { letterForm } from '../../../src/cards/letters/letter-form.ts';
import type { Finding } from '../../../src/core/letters/lint/finding.ts';
import type { Viewer } from '../../../src/cards/kit/viewer.ts';
import { answer } from '../../../src/core/case/answer.ts';
import type { RecoveryCase } from '../../../src/core/case/case.ts';
import { evolve } from '../../../src/core/case/evolve.ts';
import { saySaid } from '../../../src/cards/answers/said.ts';
import { toldCard } from '../../../src/cards/answers/told-card.ts';
import { after, ANA, circumstances, doneIn, hours, logs, openCase, packOf, R, thing } from '../../core/case/build.ts';
import { viewer } from '../gallery.ts';
import { showCard, showForm } from '../show.ts';

const c = openCase();
const ways: WaysOn = {
  again: { kind: 'open_kept', case: R(1042), words: thing('wrd_0001') },
  anyway: { kind: 'show_letter', case: R(1042), words: thing('wrd_0001') },
};
const voice = { language: 'en', tone: 'formal' } as const;
const text = 'We are sorry if you felt cold.\nWe will pay 300 EUR by Friday.';
const findings: readonly Finding[] = [
  { kind: 'conditional', quote: 'We are sorry if you felt cold.' },
  { kind: 'blame', quote: 'My colleague forgot it.' },
  { kind: 'amount', quote: 'We will pay 300 EUR by Friday.', what: '300 EUR' },
  { kind: 'promise', quote: 'We will pay 300 EUR by Friday.', what: 'by Friday', at: after(hours(31)) },
  { kind: 'promise', quote: 'We will call soon after.', what: 'at some time', at: null },
  { kind: 'lacks', duty: 'responsibility' },
  { kind: 'lacks', duty: 'next_step' },
];

describe.each([
  ['en', viewer()],
  ['de', viewer({ locale: 'de-DE' })],
] as const)('an edited letter, to a reader in %s', (language: string, seen: Viewer) => {
  it('shows what was found, the letter to copy, and its forms', async () => {
    const shown = [
      showCard(checkedCard({ text, letter: 'apology', voice, findings }, c, ways, seen)),
      showCard(letterCard({ text, letter: 'apology', voice, findings }, c, null, seen)),
      showCard(checkedCard({ text, letter: 'apology', voice, findings: [] }, c, ways, seen)),
      showForm(letterForm(c, { letter: 'apology', voice, draft: text }, seen)),
      showForm(draftForm(c, 'apology', { language: 'fr', tone: 'formal' }, seen)),
    ];
    await expect(shown.join('\n\n')).toMatchFileSnapshot(`./shown/letters-${language}.txt`);
  });
});

it('shows what the trade’s rules want to be written, and who was told', async () => {
  const rules = packOf('bank-uk').letterRules;
  const ctx = circumstances({ by: ANA, caseNumber: R(1042), letterRules: rules });
  const logged = doneIn(answer(null, logs('My card was charged twice'), ctx)).events.reduce<RecoveryCase | null>(
    evolve,
    null,
  );
  if (logged === null) throw new Error('nothing was logged');
  const at = new Date('2027-02-04T12:00:00Z');
  const [event] = doneIn(answer(logged, { kind: 'look_again', case: R(1042) }, { ...ctx, by: null, at })).events;
  if (event === undefined) throw new Error('nobody was reminded');
  const shown = [viewer(), viewer({ locale: 'de-DE' })].flatMap((seen) => {
    const told = toldCard({ event, seq: 2 }, evolve(logged, event), { ...seen, now: at });
    const sent = saySaid({ kind: 'letter_sent', letter: 'update' }, logged, seen);
    return [told, sent].map((card) => (card === undefined ? 'nothing' : showCard(card)));
  });
  await expect(shown.join('\n\n')).toMatchFileSnapshot('./shown/letters-due.txt');
});

it('records a promise by the line that makes it, and nothing where no moment is known', () => {
  const presses = buttonsOf(checkedCard({ text, letter: 'apology', voice, findings }, c, ways, viewer())).map(
    ({ press }) => press,
  );
  expect(presses.filter(({ kind }) => kind === 'say_line')).toEqual([
    expect.objectContaining({ line: 'promise R-1042 2026-12-11 18:00: We will pay 300 EUR by Friday.' }),
  ]);
});

it('holds the letter itself where it could not be kept', () => {
  const card = checkedCard({ text, letter: 'apology', voice, findings }, c, null, viewer());
  expect(card.blocks).toContainEqual({ kind: 'quote', text });
  expect(buttonsOf(card).every(({ press }) => press.kind === 'say_line')).toBe(true);
});
