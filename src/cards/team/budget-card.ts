/** The private message to a lead when a team's budget is nearly used. Pure. */
import type { BudgetStanding } from '../../core/authority/budgets.ts';
import type { Card, Text } from '../kit/card.ts';
import { amount, bold, plain } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { dayIn } from '../words/common.ts';

export function budgetCard(standing: BudgetStanding, subject: Card['subject'], viewer: Viewer, zone: string): Card {
  const { budget, used, max, since, before } = standing;
  const percent = max.minor === 0n ? 100n : (used.minor * 100n) / max.minor;
  const centre = budget.costCentre === null ? '' : ` (cost centre ${budget.costCentre})`;
  const lastDay = new Date(before.getTime() - 1);
  const lines: Text[] = [
    [
      bold(`${percent} % of the budget ${budget.id} is used`),
      `${centre}: ${amount(used, viewer)} of ${amount(max, viewer)}, ${dayIn(since, { locale: viewer.locale, zone })} to ${dayIn(lastDay, { locale: viewer.locale, zone })}.`,
    ],
    [
      used.minor >= max.minor
        ? 'It is used up: everything with a cost needs a decision now. Apologies and promises work as always.'
        : 'When it is used up, everything with a cost needs a decision. Apologies and promises work as always.',
    ],
  ];
  return {
    subject,
    version: 1,
    title: null,
    blocks: lines.map((text) => ({ kind: 'text', text })),
    summary: plain(lines[0] ?? []).slice(0, 300),
  };
}
