/** Counts what the metrics of a workspace tell. */
import { digestsOwed } from '../../core/digest/owed.ts';
import { countWithoutDecider, countWithoutOwner } from '../../db/case/next-look.ts';
import { countDeliveries } from '../../db/deliveries/deliveries.ts';
import { countHints } from '../../db/hints/hints.ts';
import { usedOn } from '../../db/hints/use.ts';
import { messagesBehind } from '../../db/messages/messages.ts';
import { unsettledAmong } from '../../db/team/digest-weeks.ts';
import { whatWaits } from '../../db/work/waiting.ts';
import { countWishes } from '../../db/work/wishes.ts';
import { dayOfUse } from '../hints/hints.ts';
import type { Shell } from '../shell.ts';
import type { Counts } from './prometheus.ts';

/** What the database does not know. */
export type CountsBeside = Pick<Counts, 'slackConnections' | 'faults' | 'heldBack'>;

/** More messages than these are behind no worse. */
const MOST_BEHIND = 10_000;

/** Throws when the database is away. */
export async function readCounts(shell: Shell, beside: CountsBeside): Promise<Counts> {
  const { db, workspace, sealer, now } = shell;
  const { read } = db;
  const behind = await messagesBehind(read, workspace, now(), MOST_BEHIND);
  const wishes = await countWishes(read, workspace);
  const deliveries = await countDeliveries(read, workspace);
  return {
    ...(await whatWaits(read, { workspace, at: now(), keyHead: sealer.head })),
    behind: behind.length,
    uncertain: behind.filter((message) => message.uncertain).length,
    undeliverable: behind.filter((message) => message.stuck).length,
    withoutDecider: await countWithoutDecider(read, workspace),
    nobodyCanApprove: shell.alarms?.count ?? 0,
    wishes: wishes.waiting,
    wishesParked: wishes.parked,
    deliveries: deliveries.waiting,
    deliveriesDead: deliveries.dead,
    ...(await digestsWaiting(shell)),
    withoutOwner: await countWithoutOwner(read, workspace),
    ai: await ofModel(shell),
    ...beside,
  };
}

/** Those that are due, and neither posted nor found to have nothing to tell. */
async function digestsWaiting({ db, workspace, now, digests }: Shell): Promise<Pick<Counts, 'digests' | 'digestLag'>> {
  const at = now();
  const owed = digestsOwed(at, digests?.() ?? []);
  const unsettled = owed.length === 0 ? new Set() : await unsettledAmong(db.read, workspace, owed, at);
  const due = owed.flatMap((one) => (unsettled.has(one.team) ? [one.due.getTime()] : []));
  const lag = due.length === 0 ? 0 : (at.getTime() - due.reduce((a, b) => Math.min(a, b))) / 1_000;
  return { digests: due.length, digestLag: lag };
}

async function ofModel({ hints, db, workspace, now }: Shell): Promise<Counts['ai']> {
  if (hints === undefined) return null;
  const { tokens, cost } = await usedOn(db.read, workspace, dayOfUse(now()));
  const { budget } = hints.settings;
  return {
    outcomes: hints.outcomes,
    waiting: await countHints(db.read, workspace),
    tokens,
    cost: cost / MILLIONTHS,
    leftAlone: hints.isLeftAlone(),
    mostTokens: budget.tokens,
    mostCost: budget.cost === null ? null : budget.cost / MILLIONTHS,
  };
}

const MILLIONTHS = 1_000_000;
