/** Who could be won back, the likeliest first: for whoever has their case or leads the team. Ordered by reason and worth, never by a person. Pure. */
import type { LeavingKept } from '../../core/case/care/care.ts';
import type { WinbackOutcome } from '../../core/case/care/standing.ts';
import type { MemberId } from '../../core/base/ids.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { followUpButton } from '../again/said-of-reopening.ts';
import type { Block, Button, Card } from '../kit/card.ts';
import { amount, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { showButton } from '../life/life-buttons.ts';
import { careWords as words } from '../words/care.ts';
import type { Reader } from '../words/language.ts';
import { leavingReason } from './known-of-customer.ts';

export interface Candidate {
  readonly case: RecoveryCase;
  readonly leaving: LeavingKept;
  readonly takenBy: MemberId | null;
}

/** `quietDays`: after how many days somebody comes here; null: the policy wins nobody back. */
export function winbackCard(candidates: readonly Candidate[], quietDays: number | null, viewer: Viewer): Card {
  if (quietDays === null) return reply(words.text(viewer, 'winback.off'));
  if (candidates.length === 0)
    return reply(words.text(viewer, 'winback.none', { command: viewer.command, days: quietDays }));
  return {
    subject: { kind: 'reply' },
    version: 0,
    title: words.line(viewer, 'winback.title'),
    blocks: [
      ...candidates.flatMap((one) => candidateBlocks(one, viewer)),
      { kind: 'context', text: words.text(viewer, 'winback.how') },
    ],
    summary: words.line(viewer, 'winback.summary', { n: candidates.length }),
    isForOne: true,
  };
}

function candidateBlocks({ case: c, leaving, takenBy }: Candidate, viewer: Viewer): Block[] {
  const standing = words.line(viewer, `leaving.${leaving.standing}`);
  const customer = c.customer.reference ?? words.line(viewer, 'winback.unknown');
  const { value } = leaving;
  const line = [
    ...words.text(viewer, 'winback.line', { case: c.id, customer, standing, reason: leavingReason(leaving, viewer) }),
    ...(value === null ? [] : words.text(viewer, 'winback.value', { value: amount(value, viewer) })),
    ...(takenBy === null ? [] : words.text(viewer, 'winback.taken', { who: person(takenBy, viewer) })),
  ];
  const outcomes: readonly WinbackOutcome[] = takenBy === null ? ['taken_up'] : ['won', 'declined', 'no_answer'];
  const buttons = [
    ...outcomes.map((outcome) => winbackButton(c, outcome, viewer)),
    takenBy === null ? showButton(c.id, viewer) : followUpButton(c, viewer),
  ];
  return [
    { kind: 'text', text: line },
    { kind: 'buttons', buttons },
  ];
}

const winbackButton = (c: RecoveryCase, outcome: WinbackOutcome, reader: Reader): Button => ({
  label: words.line(reader, `button.${outcome}`),
  press: { kind: 'winback', case: c.id, outcome },
});
