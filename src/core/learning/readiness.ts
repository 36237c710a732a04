/** What somebody has done lately, for themselves; and which roles would let them do more, where they ask for it. Raises nothing and lowers nothing. Pure. */
import { indexLedger } from '../authority/ledger-index.ts';
import { NO_SUMS } from '../authority/lane-sums.ts';
import { remaining } from '../authority/remaining.ts';
import type { MemberId } from '../base/ids.ts';
import type { Member } from '../base/members.ts';
import type { RecoveryCase } from '../case/case.ts';
import type { AuthorityPolicy } from '../policy/policy.ts';
import type { Practised } from './practice.ts';

const DAY_MS = 86_400_000;
export const READINESS_DAYS = 90;
/** What was asked and not answered stands so long; then it may be asked again. */
export const ASKED_STANDS_DAYS = 30;
/** So long it is kept. */
export const ASKED_KEPT_DAYS = 180;
/** As many of their cases are read. */
export const MOST_CASES = 1000;

/** Somebody's own, on the cases they own. */
export interface Readiness {
  readonly resolved: number;
  readonly kept: number;
  readonly due: number;
  /** Requests approved just as they were asked, of those that were decided. */
  readonly approved: number;
  readonly decided: number;
  readonly drills: number;
  /** False: they have more cases than are read. */
  readonly isAll: boolean;
}

export const readinessFrom = (at: Date): Date => new Date(at.getTime() - READINESS_DAYS * DAY_MS);

export function readinessOf(by: MemberId, cases: readonly RecoveryCase[], practised: Practised, at: Date): Readiness {
  const from = readinessFrom(at);
  const isLately = (moment: Date | null): boolean => moment !== null && moment >= from && moment <= at;
  const due = cases
    .flatMap((c) => c.promises)
    .filter((p) => (p.keeper ?? p.by) === by && isLately(p.due))
    .filter(({ status }) => status === 'kept' || status === 'kept_late' || status === 'broken');
  const decided = cases
    .flatMap((c) => c.requests)
    .filter((r) => r.by === by && isLately(r.decidedAt) && (r.status === 'approved' || r.status === 'declined'));
  return {
    resolved: cases.filter((c) => c.owner === by && isLately(c.resolvedAt)).length,
    kept: due.filter(({ status }) => status === 'kept').length,
    due: due.length,
    approved: decided.filter((r) => r.status === 'approved' && r.counter === null && (r.discussed ?? []).length === 0)
      .length,
    decided: decided.length,
    drills: [...practised.values()].filter((when) => when >= from).length,
    isAll: cases.length < MOST_CASES,
  };
}

/** What somebody asks for: that a lead talks with them about more authority. */
export interface AuthorityAsked {
  readonly id: string;
  readonly member: MemberId;
  readonly team: Member['team'];
  readonly at: Date;
  /** The lead who talks with them; null: nobody has said so. */
  readonly talks: MemberId | null;
  readonly version: number;
}

type Person = Pick<Member, 'id' | 'lead' | 'team' | 'active'>;

/** Leads of the team of whoever asks, never they themselves. */
export const mayTalk = (by: Person, asked: Pick<AuthorityAsked, 'member' | 'team'>): boolean =>
  by.active && by.lead && by.team === asked.team && by.id !== asked.member;

export const standsStill = ({ at, talks }: Pick<AuthorityAsked, 'at' | 'talks'>, now: Date): boolean =>
  talks === null && now.getTime() - at.getTime() < ASKED_STANDS_DAYS * DAY_MS;

/** How far a role goes in everything it may be asked for. */
type Reach = ReadonlyMap<string, bigint>;
const BOUNDLESS = 10n ** 30n;

/** The roles next above: at least as much in everything, more in something, and no other role between. */
export function rolesNextAbove(
  policy: AuthorityPolicy,
  { id, role, team }: Pick<Member, 'id' | 'role' | 'team'>,
  at: Date,
): readonly string[] {
  const reachOf = (name: string): Reach => {
    const by = { member: id, role: name, team };
    const left = remaining({ policy, at, by, about: null, ledger: indexLedger([], NO_SUMS), storm: null });
    const given = (left?.actions ?? []).map(({ kind, standing, largest }): [string, bigint] => [
      `give ${kind}`,
      standing === 'now' ? (largest?.minor ?? BOUNDLESS) : 0n,
    ]);
    const approve = policy.roles.get(name)?.approve ?? null;
    return new Map([...given, ...(approve === null ? [] : [['approve', approve.upTo?.minor ?? BOUNDLESS] as const])]);
  };
  const reaches = new Map([...policy.roles.keys()].map((name) => [name, reachOf(name)]));
  const own = reaches.get(role);
  if (own === undefined) return [];
  const above = [...reaches].filter(([, reach]) => isAbove(reach, own));
  return above.filter(([, reach]) => !above.some(([, other]) => isAbove(reach, other))).map(([name]) => name);
}

const reachesAsFar = (one: Reach, other: Reach): boolean =>
  [...other].every(([what, most]) => (one.get(what) ?? -1n) >= most);
const isAbove = (one: Reach, other: Reach): boolean => reachesAsFar(one, other) && !reachesAsFar(other, one);
