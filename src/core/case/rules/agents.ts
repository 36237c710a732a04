/** What an AI agent may do and see on a case: little of what a person may, all of it written here. Pure. */
import type { MemberId } from '../../base/ids.ts';
import type { Member } from '../../base/members.ts';
import type { RecoveryCase } from '../case.ts';
import type { Command } from '../commands.ts';
import type { CaseEvent } from '../events.ts';

/** Whatever stands not here a person does: decide, change what is known or who owns it, thank, reopen, lift. */
const MAY_ASK: ReadonlySet<Command['kind']> = new Set<Command['kind']>([
  'log',
  'give',
  'accept_counter',
  'withdraw',
  'resolve',
]);

export const mayAgentAsk = (kind: Command['kind']): boolean => MAY_ASK.has(kind);

/** Whoever answers for what a member does: the person whose agent it is, or the member. */
export const personBehind = ({ id, agent }: Pick<Member, 'id' | 'agent'>): MemberId => agent?.of ?? id;

type Read = Pick<RecoveryCase, 'sensitivity' | 'loggedBy' | 'team' | 'concerns' | 'alsoConcerns'>;
type Agent = Pick<Member, 'id' | 'agent' | 'team'>;

/** Never one for few, nor one about its person; else what it logged, and all of its team where that is allowed. */
export function mayAgentRead(by: Agent, c: Read): boolean {
  if (c.sensitivity !== null) return false;
  const isAboutOwn = [c.concerns, ...(c.alsoConcerns ?? [])].some((id) => id !== null && id === by.agent?.of);
  if (isAboutOwn) return false;
  return c.loggedBy === by.id || (by.agent?.sees === 'team' && by.team === c.team);
}

/** It goes on with what it logged itself, and with nothing of anybody else. */
export const isOwnOfAgent = (by: Agent, c: Pick<RecoveryCase, 'loggedBy'>): boolean => c.loggedBy === by.id;

/** It says that a case is over as long as nobody but its person has it. */
export const mayAgentResolve = (by: Agent, c: Pick<RecoveryCase, 'loggedBy' | 'owner'>): boolean =>
  by.agent !== undefined && isOwnOfAgent(by, c) && c.owner === by.agent.of;

/** Whether this was given by the agent that logged the case: a person decided nothing there. */
export const isByAgent = (by: MemberId | null, c: Pick<RecoveryCase, 'complaints' | 'loggedBy'>): boolean =>
  c.complaints[0]?.source === 'agent' && by === c.loggedBy;

/** The journal says for good whose agent did it: the file of people may say otherwise tomorrow. */
export const signedByPerson = (events: readonly CaseEvent[], by: Member): readonly CaseEvent[] =>
  by.agent === undefined
    ? events
    : events.map((event) => (event.by === by.id ? { ...event, agentOf: personBehind(by) } : event));
