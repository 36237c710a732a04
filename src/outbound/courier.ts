/** Delivers what waits for each receiver, each by itself: one that hangs holds nobody else up. At least once, in the order of each subject. */
import { sealedFor } from '../app/deliveries/listening.ts';
import { makeIdle } from '../app/idle.ts';
import type { Shell } from '../app/shell.ts';
import { claimDeliveries, deliveryDone, deliveryFailed, type Claimed } from '../db/deliveries/deliveries.ts';
import { causeOf } from '../log.ts';
import { UNTRACED } from '../tracing.ts';
import { nextTry } from './back-off.ts';
import type { Outcome, Receiver } from './receiver.ts';

export interface Courier {
  /** There may be something for these. */
  wake(receivers?: readonly string[]): void;
  /** Looks at all of them; resolves when nothing is left that is due, or they were too slow. */
  look(mostMs: number): Promise<void>;
  /** Takes up nothing more; resolves when what is under way is done, after `mostMs` at the latest. The rest is taken up by others. */
  stop(mostMs: number): Promise<void>;
}

/** So many at once to one receiver: enough for hundreds a minute, and what people ask for goes first. */
const AT_ONCE = 4;
/** Longer than any request may take. */
const LEASE_MS = 60_000;

export interface CourierNeeds {
  readonly shell: Shell;
  readonly receivers: readonly Receiver[];
  /** From 0 to 1. */
  readonly chance: () => number;
}

export function makeCourier(needs: CourierNeeds): Courier {
  const rounds = new Map(needs.receivers.map((receiver) => [receiver.name, makeRound(needs, receiver)]));
  const now = { isOver: false };
  const idle = makeIdle(() => [...rounds.values()].every((round) => !round.isAtWork()));
  const wake = (receivers: readonly string[] = [...rounds.keys()]): void => {
    if (now.isOver) return;
    for (const name of receivers)
      rounds.get(name)?.go(
        () => now.isOver,
        () => idle.check(),
      );
  };
  return {
    wake,
    look: async (mostMs) => {
      wake();
      await idle.wait(mostMs);
    },
    stop: async (mostMs) => {
      now.isOver = true;
      await idle.wait(mostMs);
    },
  };
}

interface Round {
  isAtWork(): boolean;
  go(isOver: () => boolean, ended: () => void): void;
}

/** One receiver's round: goes on until nothing is due, and once more where it was woken meanwhile. */
function makeRound({ shell, chance }: CourierNeeds, receiver: Receiver): Round {
  const state = { isAtWork: false, isWoken: false };
  const round = async (isOver: () => boolean): Promise<void> => {
    do {
      state.isWoken = false;
      for (;;) {
        const claimed = isOver() ? [] : await claim(shell, receiver.name);
        if (claimed.length === 0) break;
        await Promise.all(claimed.map((one) => deliver({ shell, chance }, receiver, one)));
      }
    } while (state.isWoken && !isOver());
  };
  return {
    isAtWork: () => state.isAtWork,
    go(isOver, ended) {
      state.isWoken = true;
      if (state.isAtWork) return;
      state.isAtWork = true;
      round(isOver)
        .catch((error: unknown) =>
          shell.log.warn('deliveries not looked at, soon again', { receiver: receiver.name, cause: causeOf(error) }),
        )
        .finally(() => {
          state.isAtWork = false;
          ended();
        });
    },
  };
}

function claim(shell: Shell, receiver: string): Promise<readonly Claimed[]> {
  const { workspace, holder } = shell;
  const at = shell.now();
  const leaseUntil = new Date(at.getTime() + LEASE_MS);
  return claimDeliveries(shell.db.read, { workspace, receiver, holder, at, leaseUntil, limit: AT_ONCE });
}

async function deliver(
  { shell, chance }: Pick<CourierNeeds, 'shell' | 'chance'>,
  receiver: Receiver,
  claimed: Claimed,
): Promise<void> {
  const begun = performance.now();
  const outcome = await outcomeOf(shell, receiver, claimed);
  shell.meters?.took('amends_delivery_seconds', { outcome: outcome.kind }, performance.now() - begun);
  const held = { workspace: shell.workspace, receiver: receiver.name, id: claimed.id, claim: claimed.claim };
  const about = { receiver: receiver.name, id: claimed.id, type: claimed.type, tries: claimed.tries + 1 };
  if (outcome.kind === 'done') {
    await deliveryDone(shell.db.read, held);
    shell.log.info('delivered', about);
    return;
  }
  if (outcome.kind === 'left') return;
  const { fault } = outcome;
  const at = shell.now();
  const dueAt =
    outcome.kind === 'given_up'
      ? null
      : nextTry(claimed.tries + 1, { at, chance: chance(), retryAfter: outcome.retryAfter });
  await deliveryFailed(shell.db.read, held, { dueAt, fault });
  if (dueAt === null) shell.log.error('given up: amends replay deliveries tries it again', { ...about, fault });
  else shell.log.warn('not delivered, later again', { ...about, fault });
}

async function outcomeOf(shell: Shell, receiver: Receiver, claimed: Claimed): Promise<Outcome> {
  try {
    const body = shell.sealer.open(claimed.sealed, sealedFor(shell.workspace, receiver.name, claimed.id));
    const { tracing = UNTRACED } = shell;
    const of = { under: claimed.trace, kind: 'client', attributes: { type: claimed.type } } as const;
    return await tracing.span('delivery', of, async (span) => {
      const outcome = await receiver.deliver({ ...claimed, trace: tracing.here() }, body);
      span.note({ outcome: outcome.kind });
      return outcome;
    });
  } catch (error) {
    shell.log.warn('a delivery failed here', { receiver: receiver.name, cause: causeOf(error) });
    return { kind: 'failed', fault: 'here', retryAfter: null };
  }
}
