/** Who may do and see what on a case by being its owner or a lead; amounts are judged elsewhere. Pure. */
import type { Member } from '../../base/members.ts';
import type { RecoveryCase } from '../case.ts';

type Person = Pick<Member, 'id' | 'lead' | 'team'>;

/** Leads the team the case is with. */
export const leads = (by: Person, c: Pick<RecoveryCase, 'team'>): boolean => by.lead && by.team === c.team;

/** The owner resolves, or a lead of the team. */
export const mayResolve = (by: Person, c: Pick<RecoveryCase, 'owner' | 'team'>): boolean =>
  by.id === c.owner || leads(by, c);

/** A sensitive case is found by its owner and by leads; every other case by everybody. */
export const mayFind = (by: Person, c: Pick<RecoveryCase, 'owner' | 'sensitivity'>): boolean =>
  c.sensitivity === null || by.id === c.owner || by.lead;
