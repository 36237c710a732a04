/** Restricted cases: who sees to them, restricting one by hand and lifting it, and that somebody looked. Pure. */
import { SENSITIVITIES, type AuthorityPolicy, type Sensitivity } from '../../policy/policy.ts';
import type { MemberId } from '../../base/ids.ts';
import type { Member } from '../../base/members.ts';
import type { RecoveryCase } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import type { Circumstances } from '../circumstances.ts';
import type { Command } from '../commands.ts';
import { done, refuse, type Answered } from '../said.ts';
import { reasonIn } from './own-words.ts';
import { concernedBy, isRestricted, mayLift, worksOn } from './who-may.ts';

/** More are no help to anybody: one of them sees to it, another stands in. */
const MOST_CONTACTS = 5;

/** What decides who sees to a restricted case. */
interface About {
  readonly team: RecoveryCase['team'];
  readonly sensitivities: readonly Sensitivity[];
  readonly concerned: readonly MemberId[];
}

/**
 * The people told of a restricted case, who see to it: of the role that the policy names for what it is about, in the team
 * first; where it names none or nobody has it, the team's leads, then any lead, then whoever approves. Never somebody the case is about.
 */
export function contactsFor(about: About, ctx: Pick<Circumstances, 'workspace' | 'policy'>): readonly MemberId[] {
  const { team, sensitivities, concerned } = about;
  const able = ctx.workspace.members.filter((m) => m.active && !concerned.includes(m.id));
  const roles = new Set(sensitivities.flatMap((one) => roleFor(ctx.policy, one) ?? []));
  const named = able.filter((m) => roles.has(m.role));
  const leads = able.filter((m) => m.lead);
  const deciding = able.filter((m) => ctx.policy?.roles.get(m.role)?.approve != null);
  const tries = [inTeam(named, team), named, inTeam(leads, team), leads, inTeam(deciding, team), deciding];
  return (tries.find((some) => some.length > 0) ?? []).slice(0, MOST_CONTACTS).map(({ id }) => id);
}

const inTeam = (some: readonly Member[], team: RecoveryCase['team']): readonly Member[] =>
  some.filter((m) => m.team === team);

function roleFor(policy: AuthorityPolicy | null, of: Sensitivity): string | undefined {
  return policy?.contacts?.get(of) ?? policy?.contacts?.get('otherwise');
}

/** Anybody who sees a case may say that it should not be seen by everybody; the reason is kept. */
export function restrict(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'restrict' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  const reason = reasonIn(command.reason);
  if (reason === null) return refuse({ kind: 'reason_needed_to_restrict', verb: 'restrict', case: c.id });
  const known = sensitivitiesOf(c);
  // limits read what it is about: the reason may say it
  const words = known.length > 0 ? undefined : ctx.read(reason).sensitivity?.value;
  const said = SENSITIVITIES.find((one) => one === words);
  const sensitivity = command.sensitivity ?? known[0] ?? said ?? 'staff_misconduct';
  if (known.includes(sensitivity)) return done({ kind: 'already_so' });
  return done({ kind: 'restricted' }, restrictedAs(c, { sensitivity, reason, by: by.id }, ctx));
}

/** What happens when a case turns out to be about something more. */
export function restrictedAs(
  c: RecoveryCase,
  said: { readonly sensitivity: Sensitivity; readonly reason: string | null; readonly by: MemberId | null },
  ctx: Circumstances,
): Extract<CaseEvent, { kind: 'restricted' }> {
  const sensitivities = [...new Set([...sensitivitiesOf(c), said.sensitivity])];
  const contacts = contactsFor({ team: c.team, sensitivities, concerned: concernedBy(c) }, ctx);
  return { kind: 'restricted', at: ctx.at, by: said.by, sensitivities, reason: said.reason, contacts };
}

/** Contacts and the team's leads; the reason is kept. Whom the case is about still decides nothing on it. */
export function lift(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'lift' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  if (!isRestricted(c)) return done({ kind: 'already_so' });
  if (!mayLift(by, c)) return refuse({ kind: 'contacts_lift', who: c.contacts ?? [] });
  const reason = reasonIn(command.reason);
  if (reason === null) return refuse({ kind: 'reason_needed_to_restrict', verb: 'lift', case: c.id });
  return done({ kind: 'lifted' }, { kind: 'lifted', at: ctx.at, by: by.id, reason });
}

/** Kept in the history: a look at what masking has hidden, at a restricted case, and by somebody who does not work on it. */
export function look(
  c: RecoveryCase,
  { what }: Extract<Command, { kind: 'look' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  if (what === 'hidden' && !worksOn(by, c)) return refuse({ kind: 'not_on_case', case: c.id, owner: c.owner });
  if (what === undefined && !isRestricted(c) && worksOn(by, c)) return done({ kind: 'looked' });
  return done({ kind: 'looked' }, { kind: 'viewed', at: ctx.at, by: by.id, ...(what !== undefined && { what }) });
}

export const sensitivitiesOf = (c: Pick<RecoveryCase, 'sensitivity' | 'alsoSensitive'>): readonly Sensitivity[] =>
  c.sensitivity === null ? [] : [c.sensitivity, ...(c.alsoSensitive ?? [])];
