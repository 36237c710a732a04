/** Who could decide a question beyond somebody's limits: the people of AMENDS_CONFIG, or one imagined person of each role. Pure. */
import type { ActionAsked } from '../../core/authority/asked.ts';
import type { AuthorityDecision, DecideInput } from '../../core/authority/decision.ts';
import { givenOnMatter } from '../../core/authority/together.ts';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import { whoMayApprove } from '../../core/approval/who-may-approve.ts';
import { memberId } from '../../core/base/ids.ts';
import type { Member } from '../../core/base/members.ts';
import { money } from '../../core/base/money.ts';
import { shortMoney } from '../io/words.ts';

export interface CouldDecide {
  readonly role: string;
  /** Null where the people are not known. */
  readonly name: string | null;
  /** `up to 1000 EUR per case, own team`. */
  readonly within: string;
  /** A second person would be needed. */
  readonly needsTwo: boolean;
}

type Person = Pick<Member, 'id' | 'role' | 'team' | 'active'> & { readonly name: string | null };

/** In the order in which they would be asked; empty when nobody could. */
export function whoCould(
  policy: AuthorityPolicy,
  question: DecideInput,
  { asked, decision }: { readonly asked: ActionAsked; readonly decision: AuthorityDecision },
  people: readonly Member[] | null,
): readonly CouldDecide[] {
  const asker = { id: question.by.member, role: question.by.role, team: question.by.team, active: true, name: null };
  const others: readonly Person[] = people ?? imagined(policy, question);
  const members = [asker, ...others];
  const given = givenOnMatter({ ...question, policy });
  const could = whoMayApprove({
    policy,
    at: question.at,
    members,
    absences: [],
    request: {
      by: asker.id,
      team: asker.team,
      status: 'pending',
      digest: '',
      expiresAt: new Date(question.at.getTime() + policy.approval.expireAfter),
      approvals: [],
    },
    cost: decision.cost,
    baseAmount: null,
    givenBefore: given ?? money(0n, policy.base),
    concerns: null,
    approvedBefore: [],
    matter: {
      about: question.about,
      ledger: question.ledger,
      items: [{ asked, cost: decision.cost }],
    },
  });
  return could.flatMap(({ member, completes }) => {
    const person = members.find(({ id }) => id === member);
    const approve = policy.roles.get(person?.role ?? '')?.approve;
    if (!person || !approve) return [];
    const upTo =
      approve.upTo === null ? 'within the grants for approving' : `up to ${shortMoney(approve.upTo)} per case`;
    const within = `${upTo}, ${approve.teams === 'own' ? 'own team' : 'every team'}`;
    return [{ role: person.role, name: person.name, within, needsTwo: !completes }];
  });
}

function imagined(policy: AuthorityPolicy, question: DecideInput): readonly Person[] {
  return [...policy.roles.keys()].map((role, at) => ({
    id: memberId.parse(`somebody-${at}`),
    role,
    team: question.by.team,
    active: true,
    name: null,
  }));
}
