/** The cards of a case in its states, in the channel and in private, in English and in German. */
import type { Complaint, RecoveryCase } from '../../src/core/case/case.ts';
import { menuCard } from '../../src/cards/case/case-buttons.ts';
import { caseCard } from '../../src/cards/case/case-card.ts';
import { fullCard } from '../../src/cards/case/full-card.ts';
import { privateCard } from '../../src/cards/case/private-card.ts';
import { wordsCard } from '../../src/cards/case/words-card.ts';
import type { Card } from '../../src/cards/kit/card.ts';
import type { CaseView } from '../../src/cards/kit/views.ts';
import { after, hours, NOON, openCase, R } from '../core/case/build.ts';

const LONG_STORY = [
  'We came at nine in the evening after a day of travelling with two small children, and there was no hot water.',
  'Reception said that it would be warm within the hour. It was not.',
  'In the morning it was still cold, nobody called us, and at breakfast somebody told us that the boiler had been out since Tuesday.',
  'If we had known we would have gone elsewhere. We would like one night back.',
].join('\n\n');

type State =
  | 'plain'
  | 'severe'
  | 'waiting'
  | 'promised'
  | 'given'
  | 'approved'
  | 'countered'
  | 'over'
  | 'withoutPolicy';

/** By name; `seenOf` looks at a fresh case as its owner. */
export function caseCards(
  seen: Readonly<Record<State, CaseView>>,
  seenOf: (c: RecoveryCase) => CaseView,
): Readonly<Record<string, Card>> {
  const [first] = openCase().complaints;
  const long = openCase({ complaints: [{ ...(first as Complaint), text: LONG_STORY }] });
  const unasked = openCase({
    lossValue: null,
    orderValue: null,
    triage: {
      ...openCase().triage,
      remedySought: { value: 'their money back for the second night', because: 'they said so', by: 'person' },
      deadline: { value: after(hours(7)), because: 'they leave then', by: 'rules' },
    },
  });
  const { viewer } = seen.plain;
  const kept = openCase({ sensitivity: 'injury' });
  const apart = openCase({ linked: [R(1001)] });
  const linked = {
    together: [R(1001)],
    like: [{ id: R(1007), receivedAt: NOON, sameFailure: true }],
    warnings: ['the hotel pack is past its review date'],
  };
  const german = { ...viewer, locale: 'de-DE' };
  const inGerman = (view: CaseView): CaseView => ({ ...view, viewer: german });
  return {
    'case-open': caseCard(seen.plain),
    'case-severe': caseCard(seen.severe),
    'case-unidentified': caseCard(seenOf(openCase({ customer: { reference: null, key: null } }))),
    'case-waiting': caseCard(seen.waiting),
    'case-linked': caseCard({ ...seen.plain, ...linked }),
    'case-promised': caseCard(seen.promised),
    'case-long': caseCard(seenOf(long)),
    'case-given': caseCard(seen.given),
    'case-approved': caseCard(seen.approved),
    'case-countered': caseCard(seen.countered),
    'case-asked-nobody-yet': caseCard(seenOf(unasked)),
    'case-resolved': caseCard(seen.over),
    'case-without-policy': caseCard(seen.withoutPolicy),
    'case-full': fullCard({ ...seen.waiting, left: seen.waiting.remaining }),
    'case-full-linked': fullCard({ ...seen.plain, ...linked }),
    'case-full-promised': fullCard({ ...seen.promised, left: seen.promised.remaining }),
    'case-full-resolved': fullCard(seen.over),
    'case-words': wordsCard(long, viewer),
    'case-menu': menuCard(apart, viewer),
    'case-open-de': caseCard(inGerman(seen.plain)),
    'case-waiting-de': caseCard(inGerman(seen.waiting)),
    'case-countered-de': caseCard(inGerman(seen.countered)),
    'case-promised-de': caseCard(inGerman(seen.promised)),
    'case-resolved-de': caseCard(inGerman(seen.over)),
    'case-full-de': fullCard({ ...inGerman(seen.waiting), left: seen.waiting.remaining }),
    'case-full-resolved-de': fullCard(inGerman(seen.over)),
    'case-menu-de': menuCard(apart, german),
    'case-private-de': privateCard(kept, german),
  };
}
