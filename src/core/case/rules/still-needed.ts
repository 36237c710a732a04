/** What a remedy still needs before it can be given or approved: a reason, evidence that somebody has seen. Pure. */
import type { DecideInput, Requirement } from '../../authority/decision.ts';
import { evidenceFor, type PlanDecision } from '../../authority/plan.ts';
import type { MemberId } from '../../base/ids.ts';
import type { Member } from '../../base/members.ts';
import { wantsOther } from '../../policy/facts-asked.ts';
import type { RecoveryCase } from '../case.ts';
import type { Circumstances } from '../circumstances.ts';
import type { ItemAsked } from '../commands.ts';
import type { Refusal } from '../said.ts';
import { leads, mayRead } from './who-may.ts';

/** What was asked for, by whom, and how it was judged. */
interface Judged {
  readonly items: readonly ItemAsked[];
  readonly question: DecideInput;
  readonly plan: Pick<PlanDecision, 'decisions'>;
}

/** Names the first remedy that needs something, and exactly which evidence would do. */
export function stillNeeded(
  c: RecoveryCase,
  { items, question, plan }: Judged,
  requires: readonly Requirement[],
  ctx: Circumstances,
): Refusal {
  const needing = items.filter((_, i) => requires.some((r) => plan.decisions[i]?.requires.includes(r)));
  const kind = (needing[0] ?? items[0])?.kind ?? '';
  const { policy } = question;
  if (!requires.includes('evidence') || policy === null) return { kind: 'needs', remedy: kind, requires };
  const evidence = evidenceFor(question, items, plan.decisions).map((rule) => ({
    amount: rule.amount,
    kinds: rule.kinds,
    ...(wantsOther(policy, rule) && { others: othersWhoSee(c, question.by.member, ctx) }),
  }));
  return { kind: 'needs', remedy: kind, requires, evidence };
}

/** So many are named of those who could say that they have seen it. */
const MOST_NAMED = 3;

/** Whoever may see the case: its owner, its team's leads, then the rest of the team. */
function othersWhoSee(c: RecoveryCase, asker: MemberId, { workspace }: Circumstances): readonly MemberId[] {
  const nearness = (m: Member): number => (m.id === c.owner ? 0 : leads(m, c) ? 1 : 2);
  const might = workspace.members.filter((m) => m.active && m.id !== asker && mayRead(m, c));
  const own = might.filter((m) => m.team === c.team || m.id === c.owner);
  return (own.length > 0 ? own : might)
    .toSorted((a, b) => nearness(a) - nearness(b) || a.name.localeCompare(b.name, 'en'))
    .slice(0, MOST_NAMED)
    .map((m) => m.id);
}
