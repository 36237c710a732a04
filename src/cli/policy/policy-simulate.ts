/** `amends policy simulate FILE --last 90d`: what the requests of a time would have become under another file. */
import { ledgerWindows } from '../../core/authority/ledger-windows.ts';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import { writeMoney } from '../../core/base/show-money.ts';
import { policyFrom } from '../io/files.ts';
import { readPast, type PastRequest } from './past-requests.ts';
import { simulate, type Changed, type Simulated } from './simulation.ts';
import { withStore } from '../io/store.ts';
import { exactly, isSet, option, toJson, WrongUsage, type Verb } from '../verb.ts';
import { count, groupedMoney, table } from '../io/words.ts';

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 3660;

export const policySimulate: Verb = {
  options: { last: { type: 'string' }, workspace: { type: 'string' }, json: { type: 'boolean' } },
  async run(asked, io) {
    const [name = ''] = exactly(asked, 'FILE');
    const days = daysOf(option(asked, 'last') ?? '90d');
    const { policy } = policyFrom(name, io.now());
    const until = io.now();
    const from = new Date(until.getTime() - days * DAY_MS);
    await withStore(asked, io, async ({ db, workspace }) => {
      const past = await readPast(db.read, workspace, { from, until, ledgerSince: earliest(policy, from) });
      const result = simulate(policy, past);
      const unknown = cannotKnow(policy, result);
      if (isSet(asked, 'json')) await io.out(toJson({ from, until, ...forPrograms(result), cannotKnow: unknown }));
      else await io.out(`${saySimulated(result, days, unknown).join('\n')}\n`);
    });
  },
};

function daysOf(typed: string): number {
  const [, number = '', unit = ''] = /^P?(\d{1,4})([dDwW])$/.exec(typed) ?? [];
  const days = Number(number) * (unit.toLowerCase() === 'w' ? 7 : 1);
  if (days >= 1 && days <= LONGEST_DAYS) return days;
  throw new WrongUsage(`--last ${typed}: write days or weeks, like 90d or 12w, at most ${LONGEST_DAYS}d`);
}

/** From when on an entry may count for a request of that time or later. */
function earliest(policy: AuthorityPolicy, from: Date): Date {
  const { customerSince, memberSince, teamSince } = ledgerWindows(policy, from);
  const all = [from, customerSince, memberSince, teamSince].flatMap((at) => at?.getTime() ?? []);
  return new Date(Math.min(...all));
}

function forPrograms(result: Simulated): object {
  const direction = ({ requests, cost }: Simulated['freed']) => ({ requests, cost: writeMoney(cost) });
  return {
    requests: result.requests,
    same: result.same,
    wouldNotNeedApproval: direction(result.freed),
    wouldNeedApproval: direction(result.newlyAsking),
    wouldBeRefused: direction(result.newlyRefused),
    extraAtMost: writeMoney(result.extraAtMost),
    extraUnknown: result.extraUnknown,
    largest: result.largest.map(({ request, was, now, cost, extra }) => ({
      case: request.about.case,
      at: request.at,
      role: roleOf(request),
      asked: askedIn(request),
      was,
      now,
      cost: cost && writeMoney(cost),
      extra: extra && writeMoney(extra),
    })),
  };
}

const roleOf = (request: PastRequest): string => request.actions[0]?.decision.role ?? '';

const askedIn = ({ items }: PastRequest): string =>
  items
    .map(({ kind, amount, units }) => `${kind}${amount ? ` ${writeMoney(amount)}` : units === null ? '' : ` ${units}`}`)
    .join(' + ');

function saySimulated(result: Simulated, days: number, unknown: readonly string[]): string[] {
  const { requests, freed, newlyAsking, newlyRefused, extraAtMost } = result;
  if (requests === 0)
    return [`No requests were stored in the last ${count(days, 'day')}: there is nothing to decide again.`];
  const changes = requests - result.same;
  return [
    `With the new file ${freed.requests} of ${count(requests, 'request')} would not have needed approval, at most ${groupedMoney(extraAtMost)} more.`,
    `${newlyAsking.requests} given without asking would have needed approval (${groupedMoney(newlyAsking.cost)} in all).`,
    `${newlyRefused.requests} could not have been given or asked for at all (${groupedMoney(newlyRefused.cost)} in all).`,
    `${result.same} would have ended the same. (The last ${count(days, 'day')}.)`,
    ...(changes === 0
      ? []
      : ['', changes > result.largest.length ? 'The largest changes:' : 'The changes:', ...rows(result.largest)]),
    '',
    'What this cannot know:',
    ...unknown.map((line) => `- ${line}`),
  ];
}

const OUTCOME = { now: 'without asking', needs_approval: 'needs approval', refuse: 'not possible' } as const;

function rows(largest: readonly Changed[]): string[] {
  return table(
    largest.map(({ request, was, now, cost }) => [
      `  ${request.about.case}`,
      request.at.toISOString().slice(0, 10),
      roleOf(request),
      askedIn(request),
      cost ? groupedMoney(cost) : 'cost not known',
      `${OUTCOME[was]} → ${OUTCOME[now]}`,
    ]),
  );
}

function cannotKnow(policy: AuthorityPolicy, result: Simulated): string[] {
  const dated = [...policy.roles.values()].some(({ grants }) =>
    grants.some((g) => g.validFrom !== null || g.validUntil !== null),
  );
  return [
    'People ask differently when limits differ; only what was asked for is decided again.',
    'What nobody could give was refused at once and is not stored, so it is not among these requests.',
    'Each request met the ledger as it truly was, not as it would have been with what this file gives more or less.',
    'The most that could have been given more counts every freed request in full, less what was given of it.',
    ...(dated ? ['Grants with dates count only for requests inside their dates.'] : []),
    ...(result.extraUnknown > 0
      ? [`The cost of ${count(result.extraUnknown, 'request')} is not known (no rate), and not in the sum.`]
      : []),
  ];
}
