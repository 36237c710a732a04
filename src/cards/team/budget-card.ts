/** The private message to a lead when a team's budget is nearly used. Pure. */
import type { BudgetStanding } from '../../core/authority/budgets.ts';
import type { Card, Text } from '../kit/card.ts';
import { amount, lineOf, plain } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { dayIn } from '../words/dates.ts';
import { teamWords as words } from '../words/team.ts';

export function budgetCard(standing: BudgetStanding, subject: Card['subject'], viewer: Viewer, zone: string): Card {
  const { budget, used, max, since, before } = standing;
  const reader = { locale: viewer.locale, zone };
  const said = {
    percent: String(max.minor === 0n ? 100n : (used.minor * 100n) / max.minor),
    budget: budget.id,
    used: amount(used, viewer),
    max: amount(max, viewer),
    from: dayIn(since, reader),
    to: dayIn(new Date(before.getTime() - 1), reader),
  };
  const lines: Text[] = [
    budget.costCentre === null
      ? words.text(viewer, 'budget', said)
      : words.text(viewer, 'budget.centre', { ...said, centre: budget.costCentre }),
    words.text(viewer, used.minor >= max.minor ? 'budget.over' : 'budget.near'),
  ];
  return {
    subject,
    version: 1,
    title: null,
    blocks: lines.map((text) => ({ kind: 'text', text })),
    summary: lineOf(plain(lines[0] ?? [])),
  };
}
