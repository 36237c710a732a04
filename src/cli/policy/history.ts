/** A whole history decided gift by gift, each with what was given before it: decisions, approvals, and what is left after. Pure. */
import { decide } from '../../core/authority/decide.ts';
import type { ActionAsked } from '../../core/authority/asked.ts';
import type { AuthorityDecision, DecideInput } from '../../core/authority/decision.ts';
import { isDiscretionary, type BudgetLedgerEntry } from '../../core/authority/ledger.ts';
import type { NotGiven } from '../../core/authority/not-given.ts';
import { setAside } from '../../core/authority/set-aside.ts';
import { givenOnMatter } from '../../core/authority/together.ts';
import { mayApprove, type ApprovalCode, type ApprovalQuestion } from '../../core/approval/may-approve.ts';
import { money, type Money } from '../../core/base/money.ts';
import { thingId, type MemberId } from '../../core/base/ids.ts';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import { limitLines, type LimitLine } from './limits-table.ts';

export interface Person {
  readonly id: MemberId;
  readonly name: string;
  readonly role: string;
  readonly team: DecideInput['by']['team'];
}

export interface Gift {
  readonly row: number;
  readonly by: Person;
  readonly question: DecideInput;
  readonly asked: ActionAsked;
  readonly approvers: readonly Person[];
  /** The customer did not get it in the end, though it was authorised. */
  readonly isNotGiven: boolean;
}

export interface Rehearsed {
  readonly gift: Gift;
  readonly decision: AuthorityDecision;
  readonly approvals: readonly Approval[];
  /** Evidence the policy asks for was not seen: nothing is given without it. */
  readonly lacksEvidence: boolean;
  readonly given: boolean;
  /** It was authorised, and then not given: it counts in no limit. */
  readonly notGiven: boolean;
  /** How every limit stands afterwards. */
  readonly left: readonly LimitLine[];
}

export interface Approval {
  readonly by: Person;
  readonly answer: 'approved' | 'needs a second person' | ApprovalCode;
}

/** In the order of time; of the same moment, in the order of the file. */
export function rehearse(
  policy: AuthorityPolicy,
  gifts: readonly Gift[],
  people: readonly Person[],
): readonly Rehearsed[] {
  const ledger: BudgetLedgerEntry[] = [];
  const approvedBefore: { by: MemberId; at: Date; cost: Money }[] = [];
  const released: (NotGiven & { readonly at: Date })[] = [];
  let entries = 0;
  const newId = (): ReturnType<typeof thingId.parse> => thingId.parse(`led_past${(entries += 1)}`);
  const inTime = gifts.toSorted((a, b) => a.question.at.getTime() - b.question.at.getTime());
  return inTime.map((gift): Rehearsed => {
    const since = gift.question.at.getTime() - policy.splitting.linkWindow;
    const notGivenBefore = released.filter(({ at }) => at.getTime() >= since);
    const question = { ...gift.question, ledger: [...ledger], notGiven: notGivenBefore };
    const decision = decide(question, gift.asked);
    const approvals =
      decision.outcome === 'needs_approval'
        ? approvalsOf(policy, gift, { question, decision, people, approvedBefore })
        : [];
    const approver = approvals.find(({ answer }) => answer === 'approved')?.by;
    const lacksEvidence = decision.requires.includes('evidence');
    const isAuthorised = !lacksEvidence && (decision.outcome === 'allow' || approver !== undefined);
    const given = isAuthorised && !gift.isNotGiven;
    if (isAuthorised) {
      // what somebody approved is on their authority, and spends the asker's team's money
      const by = approver === undefined ? question.by : { ...question.by, member: approver.id, role: approver.role };
      const action = thingId.parse(`act_row-${gift.row}`);
      const aside = setAside({ question: { ...question, by }, asked: gift.asked, decision, action }, newId);
      if (given) ledger.push(...aside.map(committed));
      else if (aside.some(isDiscretionary)) {
        const { case: id, customer } = gift.question.about;
        released.push({ member: by.member, case: id, customer, at: question.at });
      }
      if (approver && decision.cost) approvedBefore.push({ by: approver.id, at: question.at, cost: decision.cost });
    }
    const left = limitLines(policy, { ...question, ledger: [...ledger] }, gift.asked, decision);
    return { gift, decision, approvals, lacksEvidence, given, notGiven: isAuthorised && !given, left };
  });
}

const committed = (entry: BudgetLedgerEntry): BudgetLedgerEntry => ({ ...entry, state: 'committed' });

interface ToApprove {
  readonly question: DecideInput & { readonly ledger: readonly BudgetLedgerEntry[] };
  readonly decision: AuthorityDecision;
  readonly people: readonly Person[];
  readonly approvedBefore: ApprovalQuestion['approvedBefore'];
}

/** Each named approver in turn, until it is approved; whoever may not is told why, and the next is asked. */
function approvalsOf(
  policy: AuthorityPolicy,
  gift: Gift,
  { question, decision, people, approvedBefore }: ToApprove,
): readonly Approval[] {
  const said: Approval[] = [];
  const yes: { by: MemberId; onBehalfOf: null }[] = [];
  const everybody = new Map(
    [...people, gift.by, ...gift.approvers].map((each) => [each.id, { ...each, active: true }]),
  );
  for (const by of gift.approvers) {
    const answer = mayApprove(
      {
        policy,
        at: question.at,
        members: [...everybody.values()],
        absences: [],
        request: {
          by: gift.by.id,
          team: gift.by.team,
          status: 'pending',
          digest: '',
          expiresAt: new Date(question.at.getTime() + policy.approval.expireAfter),
          approvals: yes,
        },
        cost: decision.cost,
        baseAmount: null,
        givenBefore: givenOnMatter({ ...question, policy }) ?? money(0n, policy.base),
        concerns: null,
        approvedBefore,
        matter: {
          about: question.about,
          ledger: question.ledger,
          items: [{ asked: gift.asked, cost: decision.cost }],
        },
      },
      by.id,
      null,
    );
    if (!answer.ok) said.push({ by, answer: answer.code });
    else if (answer.completes) return [...said, { by, answer: 'approved' }];
    else {
      yes.push({ by: by.id, onBehalfOf: null });
      said.push({ by, answer: 'needs a second person' });
    }
  }
  return said;
}
