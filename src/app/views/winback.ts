/** Who could be won back, for one person. Reads only. */
import { policyInForce } from '../../core/policy/in-force.ts';
import type { Member } from '../../core/base/members.ts';
import { mayRead } from '../../core/case/rules/who-may.ts';
import { winbackCard } from '../../cards/care/winback-card.ts';
import type { Card } from '../../cards/kit/card.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';
import { winbackQueue } from '../../db/care/winback.ts';
import type { Caller } from '../caller.ts';
import type { Shell } from '../shell.ts';

const DAY_MS = 86_400_000;
const MOST_READ = 20;
const MOST_SHOWN = 5;

interface Asker {
  readonly caller: Caller;
  readonly member: Member;
  readonly viewer: Viewer;
}

/** A lead sees the team's, everybody else their own. */
export async function winback(shell: Shell, { caller, member, viewer }: Asker): Promise<Card> {
  const rule = policyInForce(shell.policies(), caller.at)?.winback ?? null;
  if (rule === null || rule.effort === 'none') return winbackCard([], null, viewer);
  const found = await winbackQueue(shell.db.read, shell.workspace, {
    team: member.team,
    owner: member.lead ? null : member.id,
    effort: rule.effort,
    quietSince: new Date(caller.at.getTime() - rule.quietPeriod),
    limit: MOST_READ,
  });
  const shown = found.filter((one) => mayRead(member, one.case)).slice(0, MOST_SHOWN);
  return winbackCard(shown, Math.round(rule.quietPeriod / DAY_MS), viewer);
}
