/** Who may do and see what on a case by being its owner or a lead; amounts are judged elsewhere. Pure. */
import type { MemberId } from '../../base/ids.ts';
import type { Member } from '../../base/members.ts';
import type { RecoveryCase } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import type { Refusal } from '../said.ts';
import { mayAgentRead, mayAgentResolve } from './agents.ts';

type Person = Pick<Member, 'id' | 'lead' | 'team' | 'agent'>;

/** Leads the team the case is with. */
export const leads = (by: Person, c: Pick<RecoveryCase, 'team'>): boolean => by.lead && by.team === c.team;

/** The owner resolves, or a lead of the team. */
export const mayResolve = (by: Person, c: Pick<RecoveryCase, 'owner' | 'team' | 'loggedBy'>): boolean =>
  by.agent === undefined ? by.id === c.owner || leads(by, c) : mayAgentResolve(by, c);

/** Its words, its customer and its remedies stand in no channel and are told to few. */
export const isRestricted = (c: Pick<RecoveryCase, 'sensitivity'>): boolean => c.sensitivity !== null;

/** Everybody the complaint is about: the person said to be, and whoever its words may mean. */
export const concernedBy = (c: Pick<RecoveryCase, 'concerns' | 'alsoConcerns'>): readonly MemberId[] =>
  c.concerns === null ? (c.alsoConcerns ?? []) : [c.concerns, ...(c.alsoConcerns ?? [])];

type Read = Pick<
  RecoveryCase,
  'sensitivity' | 'owner' | 'loggedBy' | 'team' | 'contacts' | 'concerns' | 'alsoConcerns' | 'requests'
>;

/**
 * Who may see a case and act on it. Whom it is about never; else everybody, as long as it is not restricted. A restricted
 * one: its owner, whoever brought it in, its contacts, the team's leads, and those who are asked to decide something on it
 * or did.
 */
export function mayRead(by: Person, c: Read): boolean {
  if (by.agent !== undefined) return mayAgentRead(by, c);
  return !concernedBy(c).includes(by.id) && (!isRestricted(c) || isAmongFew(by, c));
}

const isAmongFew = (by: Person, c: Read): boolean =>
  by.id === c.owner ||
  by.id === c.loggedBy ||
  leads(by, c) ||
  (c.contacts ?? []).includes(by.id) ||
  c.requests.some((r) => r.asked.includes(by.id) || r.decidedBy === by.id || r.approvals.some((a) => a.by === by.id));

/**
 * Works on the case: its owner, whoever brought it in, its contacts, the team's leads, those who ask or are asked for a
 * decision or for help on it, and who keeps a promise. Of a restricted one nobody who may not see it; never an agent.
 */
export function worksOn(by: Person, c: Read & Pick<RecoveryCase, 'promises' | 'assists'>): boolean {
  if (by.agent !== undefined || !mayRead(by, c)) return false;
  return (
    isAmongFew(by, c) ||
    c.requests.some((r) => r.by === by.id) ||
    c.promises.some(({ keeper }) => keeper === by.id) ||
    (c.assists ?? []).some((a) => a.by === by.id || a.had.includes(by.id))
  );
}

/** Contacts and leads say that a restricted case may be seen by everybody again; whoever else sees it asks them. */
export const mayLift = (by: Person, c: Read): boolean =>
  mayRead(by, c) && (leads(by, c) || (c.contacts ?? []).includes(by.id));

/** Who may see the case is different after these. */
export const changeWhoReads = (events: readonly CaseEvent[]): boolean =>
  events.some(({ kind }) => kind === 'restricted' || kind === 'lifted');

/** What somebody is told who may not see a case: whom to ask instead, as far as that is not somebody it is about. */
export const keptPrivate = (
  by: Person,
  c: Pick<RecoveryCase, 'id' | 'contacts' | 'concerns' | 'alsoConcerns'>,
): Refusal => ({
  kind: 'kept_private',
  case: c.id,
  who: (c.contacts ?? []).filter((id) => id !== by.id && !concernedBy(c).includes(id)),
});
