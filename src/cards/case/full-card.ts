/** Everything about a case, for one person: what they may do at this moment, judged for them, and what is known, with why. Pure. */
import type { Remaining } from '../../core/authority/remaining.ts';
import { isOngoing } from '../../core/case/status.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Because } from '../../core/base/failures.ts';
import { isSure } from '../../core/triage/how-sure.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { atAGlance } from '../kit/glance.ts';
import { amount, joined, lineOf, moment, person } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { CaseView } from '../kit/views.ts';
import { careButtons, knownBlocks } from '../care/known-of-customer.ts';
import { gestureButtons } from '../gesture/gestures-card.ts';
import { surveyButton } from '../care/survey-card.ts';
import { answersBlocks } from '../help/advice-card.ts';
import { originBlocks } from '../intake/origin.ts';
import { helpBlocks } from '../help/assist-words.ts';
import { wantsButton } from '../again/wants-form.ts';
import { repeatBlocks } from '../again/repeat-words.ts';
import { clockBlocks } from '../letters/clocks.ts';
import { owningFacts } from '../owning/owning-facts.ts';
import { hintBlocks } from '../hints/hint-blocks.ts';
import { outageBlocks } from '../team/outage-card.ts';
import { stormLine } from '../team/storm-card.ts';
import { caseWords } from '../words/case.ts';
import { commonWords, listIn } from '../words/common.ts';
import { whyIn } from '../words/why-read.ts';
import { names } from '../words/names.ts';
import { caseMenu, giveElseButton, resolveButton, wordsButton } from './case-buttons.ts';
import { hasHidden, hiddenButton } from './hidden-card.ts';
import { historyBlocks, overBlocks } from './history.ts';
import { knownFacts, likeBlocks, matterOf, owedBlocks, togetherBlocks } from './matter.ts';
import { factsButton } from './offers.ts';
import { promiseBlocks } from './promises.ts';
import { adviceBlocks, suggestionBlocks } from './suggestions.ts';

type FactLabel = 'owner' | 'customer' | 'failed' | 'urgent' | 'stage' | 'asks' | 'since' | 'by' | 'order' | 'loss';

export function fullCard(seen: CaseView): Card {
  const { case: c, viewer } = seen;
  const isOpen = isOngoing(c);
  return {
    subject: { kind: 'reply' },
    version: c.version,
    title: caseWords.line(viewer, 'full.title', { id: c.id }),
    blocks: [
      ...wordsBlocks(c, viewer),
      ...hintBlocks(seen),
      ...originBlocks(c, viewer),
      ...(isOpen ? [...offerBlocks(seen), ...promiseBlocks(c, viewer)] : []),
      ...clockBlocks(c, viewer),
      ...customerBlocks(seen),
      { kind: 'divider' },
      { kind: 'facts', facts: [...factsOf(c, viewer), ...knownFacts(c, matterOf(seen), viewer)] },
      ...helpBlocks(c, viewer),
      ...answersBlocks(c, viewer),
      ...historyBlocks(c, isOpen, viewer),
      ...(isOpen ? endBlocks(seen) : [...overBlocks(c, viewer), ...askedBlocks(seen)]),
    ],
    summary: lineOf(caseWords.line(viewer, 'full.summary', { id: c.id })),
  };
}

/** What the customer said, cut, and the button for all of it. */
function wordsBlocks(c: RecoveryCase, viewer: Viewer): Block[] {
  const shown = c.complaints.map(({ text }) => atAGlance(text));
  const isCut = shown.some((one) => one.isCut) || shown.length > MOST_SAID;
  const beside = [...(isCut ? [wordsButton(c, viewer)] : []), ...(hasHidden(c) ? [hiddenButton(c, viewer)] : [])];
  return [
    ...shown.slice(0, MOST_SAID).map(({ text }): Block => ({ kind: 'quote', text })),
    ...(beside.length > 0 ? [buttons(...beside)] : []),
  ];
}
const MOST_SAID = 3;

const buttons = (...all: readonly Button[]): Block => ({ kind: 'buttons', buttons: all });

/** What may be given, what is owed, and what it counts together with. */
function offerBlocks(seen: CaseView): Block[] {
  const { case: c, viewer, suggestions } = seen;
  const storm = seen.remaining?.storm;
  return [
    ...repeatBlocks(seen),
    ...authorityBlocks(seen),
    ...owedBlocks(seen.owed, viewer),
    ...(storm === undefined ? [] : [{ kind: 'text' as const, text: stormLine(storm, viewer) }]),
    ...outageBlocks(c, seen.outage?.own ?? null, seen.outage?.offered ?? null, viewer),
    ...togetherBlocks(seen),
    ...likeBlocks(seen),
    ...adviceBlocks(suggestions.advice, viewer),
    ...(suggestions.advice.some(({ kind }) => kind === 'ask_what_would_help') ? [buttons(wantsButton(c, viewer))] : []),
    ...suggestions.bundles.flatMap((s) => suggestionBlocks(s, c, viewer)),
    buttons(giveElseButton(c, viewer), factsButton(c, viewer)),
  ];
}

/** What is known of the customer: the next time begins with it. */
const customerBlocks = ({ case: c, viewer, care }: CaseView): Block[] =>
  care === undefined ? [] : knownBlocks(c, care.known, care.mayChange, viewer);

/** How the customer was asked, where they are. */
const askedBlocks = ({ case: c, viewer, asksCustomers }: CaseView): Block[] => {
  if (c.status !== 'resolved' && c.status !== 'closed') return [];
  const all = [
    ...(asksCustomers === true ? [surveyButton(c, viewer)] : []),
    ...careButtons(c, viewer),
    ...gestureButtons(c, viewer),
  ];
  return all.length === 0 ? [] : [buttons(...all)];
};

function endBlocks({ case: c, viewer, warnings }: CaseView): Block[] {
  const beside = [resolveButton(c, viewer)];
  const above = [giveElseButton(c, viewer), factsButton(c, viewer)];
  const line = caseWords.line(viewer, 'in_words', {
    give: `${viewer.command} give ${c.id} refund 40 EUR`,
    resolve: `${viewer.command} resolve ${c.id}`,
  });
  return [
    { kind: 'buttons', buttons: beside, more: caseMenu(c, viewer, [...beside, ...above]) },
    ...warnings.map((warning): Block => ({
      kind: 'context',
      text: [caseWords.line(viewer, 'for_operator', { warning })],
    })),
    { kind: 'context', text: [line] },
  ];
}

/** What is left is told to whoever asks, never on a card that is shared: what others give changes it behind the card's back. */
function authorityBlocks({ remaining, left, viewer }: CaseView): Block[] {
  if (remaining === null) return [{ kind: 'text', text: [commonWords.line(viewer, 'no_policy')] }];
  return left === undefined || left === null ? [] : [{ kind: 'text', text: leftOf(left, viewer) }];
}

/** "You decide up to 150 EUR per remedy; left: 250 EUR for this case". */
function leftOf(remaining: Remaining, viewer: Viewer): Text {
  const most = remaining.upTo;
  if (most?.minor === 0n) return [caseWords.line(viewer, 'left.none')];
  const unknown = remaining.limits.find((l) => l.scope === 'unidentified')?.remaining ?? null;
  const sums = [
    // while nobody knows the customer, their own lower limit is what holds
    ...(unknown === null
      ? [
          { key: 'left.case' as const, sum: remaining.left.incident },
          { key: 'left.customer' as const, sum: remaining.left.customer },
        ]
      : [{ key: 'left.unknown' as const, sum: unknown }]),
    { key: 'left.today' as const, sum: remaining.left.actor_day },
  ];
  const left = sums.flatMap(({ key, sum }) =>
    sum === null ? [] : [caseWords.line(viewer, key, { sum: amount(sum, viewer) })],
  );
  const { loss } = remaining;
  const parts: Text[] = [
    most === null
      ? caseWords.text(viewer, 'left.any')
      : caseWords.text(viewer, 'left.most', { most: amount(most, viewer) }),
    ...(loss === undefined ? [] : [caseWords.text(viewer, 'left.loss', { loss: amount(loss, viewer) })]),
    ...(left.length === 0 ? [] : [caseWords.text(viewer, 'left.left', { left: listIn(left, viewer) })]),
  ];
  return joined(...parts.flatMap((part, n): Text[] => (n === 0 ? [part] : [['; '], part])), '.');
}

function factsOf(c: RecoveryCase, viewer: Viewer): { label: string; value: Text }[] {
  const { triage: t } = c;
  const { failure, severity, stage } = names(viewer);
  const fact = (label: FactLabel, value: Text): { label: string; value: Text } => ({
    label: caseWords.line(viewer, `fact.${label}`),
    value,
  });
  const why = (value: string, read: Because<unknown>): Text =>
    caseWords.text(viewer, howSure(read), { value, because: whyIn(read.because, viewer) });
  return [
    fact('owner', [person(c.owner, viewer)]),
    fact('customer', [customerWords(c, viewer)]),
    fact('failed', why(failure[t.failure.value], t.failure)),
    fact('urgent', why(severity[t.severity.value], t.severity)),
    fact('stage', why(stage[t.stage.value], t.stage)),
    fact('asks', [t.remedySought?.value ?? caseWords.line(viewer, 'value.not_asked')]),
    fact('since', [moment(c.receivedAt, viewer)]),
    ...owningFacts(c, viewer),
    ...(t.deadline === null
      ? []
      : [fact('by', [moment(t.deadline.value, viewer), ` (${whyIn(t.deadline.because, viewer)})`])]),
    ...(c.orderValue === null ? [] : [fact('order', [amount(c.orderValue, viewer)])]),
    ...(c.lossValue === null ? [] : [fact('loss', [amount(c.lossValue, viewer)])]),
  ];
}

/** What a person said, and what nobody reckoned, is said as it stands. */
function howSure({ by, sure }: Because<unknown>): 'value.why' | 'value.sure' | 'value.perhaps' {
  if (by === 'person' || sure === undefined) return 'value.why';
  return isSure(sure) ? 'value.sure' : 'value.perhaps';
}

/** As typed, masked, with what else a person said they go by. */
function customerWords({ customer, alsoKnownAs = [] }: RecoveryCase, viewer: Viewer): string {
  const also = alsoKnownAs.flatMap(({ reference }) => reference ?? []);
  const first = customer.reference ?? caseWords.line(viewer, 'value.unidentified');
  return also.length === 0 ? first : caseWords.line(viewer, 'value.also', { first, others: listIn(also, viewer) });
}
