/**
 * Wishes between their acknowledgement and being carried out: those about one case in the order they came, all others a
 * few at a time, one of each person in turn, and whoever waits for an answer before what a dead process left. When more
 * comes than can be carried out, acknowledging slows down and then says "not saved": what was acknowledged is carried out
 * within seconds.
 */
import { putOffWish, takeWishes } from '../../db/work/wishes.ts';
import { makeLanes } from '../../db/engine/lanes.ts';
import { CannotOpen } from '../../db/engine/sealed.ts';
import { putOffCard } from '../../cards/answers/trouble.ts';
import { causeOf } from '../../log.ts';
import { UNTRACED } from '../../tracing.ts';
import type { Shell } from '../shell.ts';
import { carryOut } from './carry-out.ts';
import { readerCalling, type Caller } from '../caller.ts';
import { makeIdle } from '../idle.ts';
import { NotSaved, PerhapsSaved, TooFast, type AcceptedWish, type Reply } from './door.ts';
import { makeCrowd } from './crowd.ts';
import { makePace, MOST_WISHES } from './pace.ts';
import { makeTurns, type Turns } from './turns.ts';
import { openWish, SAVE_WITHIN_MS, store } from './wishes.ts';

export interface Inbox {
  /**
   * Makes the wish durable. Throws NotSaved when it could not be stored in time or too much waits already, TooFast when
   * its sender has asked for too much at once.
   */
  accept(accepted: AcceptedWish): Promise<AcceptedWish>;
  /** Carries it out when its turn comes. Never lost: where that fails now, it is tried again. */
  carryOut(accepted: AcceptedWish): Promise<Reply>;
  /** Takes up what processes that are gone left behind, or only what this one left undone; resolves when all of it is carried out. */
  recover(whose?: 'own'): Promise<void>;
  /** Waits until nothing is in hand, at most so long. */
  drain(mostMs: number): Promise<void>;
}

/** Side by side in one process: more do not get more done, and undo each other. The embedded database has one connection, which all share. */
const MOST_AT_ONCE = { server: 3, embedded: 1 };
/**
 * What is acknowledged is carried out within 5 seconds: whoever would wait longer than this comes in when others are through. It is
 * counted by how fast it goes while nothing is held back; acknowledging under a flood and drawing take the rest.
 */
const MOST_WAIT_MS = 3_000;
/**
 * That presumes that everybody asks again. Those who come within a moment have not done so yet: whoever asks for one more among them
 * may wait so long by it, as long as all who are there take no longer than others wait.
 */
const IN_A_BURST = { forMs: 1_000, mostWaitMs: 4_000 };
/**
 * So many may wait however slow it goes, and so many of one person among them: they are few enough to be kept in memory, and each of
 * a person's own waits for one of everybody else.
 */
const ALWAYS_WAIT = { inAll: 300, own: 2 };
/**
 * Acknowledging goes first, before anything is carried out, as long as nobody waits longer than this. With many waiting the most of
 * it is given, as far as all of them are carried out in time nevertheless: the next to be acknowledged comes soon, and a command
 * that is begun would be in their way.
 */
const PATIENCE_MS = { least: 500, most: 1_500 };
const MANY_WAIT = 32;
const NEXT_COMES_MS = 5;
/** Of the time in which a wish must be stored: whoever was let in with none left would be told that perhaps it was not saved. */
const SHARE_FOR_ROOM = 0.8;
const RECOVER_AT_ONCE = 200;
/** Messages that may wait to be drawn while more is carried out. */
const MOST_UNDRAWN = 200;
const LOOK_AGAIN_MS = 10;

interface Turn {
  readonly work: () => Promise<void>;
  /** As `performance.now()` tells it. */
  readonly since: number;
}

/** `mostWishes`: of one person in ten seconds. */
export function makeInbox(shell: Shell, mostWishes: number = MOST_WISHES): Inbox {
  const { tracing = UNTRACED } = shell;
  const most = shell.db.embedded ? MOST_AT_ONCE.embedded : MOST_AT_ONCE.server;
  const lanes = makeLanes();
  const pace = makePace(mostWishes);
  const asked = makeTurns<Turn>();
  const left = makeTurns<Turn>();
  const inHand = new Set<string>();
  const refused = new Set<string>();
  /** Those whose wish waits for room, the first come first, and who they are. */
  const room = new Map<() => void, string>();
  /** `wishes`: accepted and not carried out yet, those that wait for one about the same case included. */
  const now = { running: 0, accepting: 0, wishes: 0, isStopping: false };
  const idle = makeIdle(() => now.wishes === 0);
  /** Whose wishes wait for an answer. */
  const crowd = makeCrowd();
  /** From one that is carried out to the next, while none is held back for whoever is being acknowledged. */
  let usualMs = 6;
  let lastAt: number | undefined;
  /** When one was acknowledged last, as `performance.now()` tells it. */
  let acceptedAt = 0;
  let isPumping = false;
  let held: ReturnType<typeof setTimeout> | undefined;
  let recovering: Promise<void> | undefined;
  /** From when somebody waits whose wish is not begun on until all that were asked for are carried out. */
  let isCrowded = false;
  /** Since when many wait, as `performance.now()` tells it; until few do. */
  let manySince: number | undefined;

  const isFull = (person: string): boolean => {
    if (crowd.count <= ALWAYS_WAIT.inAll && crowd.own(person) < ALWAYS_WAIT.own) return false;
    const isBurst = manySince !== undefined && performance.now() - manySince < IN_A_BURST.forMs;
    const allInTime = isBurst && (crowd.count + 1) * usualMs <= MOST_WAIT_MS;
    return crowd.until(person) * usualMs > (allInTime ? IN_A_BURST.mostWaitMs : MOST_WAIT_MS);
  };

  const join = (person: string): void => {
    crowd.join(person);
    if (crowd.count > MANY_WAIT) manySince ??= performance.now();
  };
  const leave = (person: string): void => {
    crowd.leave(person);
    if (crowd.count < MANY_WAIT) manySince = undefined;
  };

  /** Everybody for whom there is room, each counted before the next is asked about. */
  const letIn = (): void => {
    for (const [enter, person] of room) if (!isFull(person)) enter();
  };

  const pump = (): void => {
    if (isPumping) return;
    isPumping = true;
    // not in this breath: what has just come in over the wires is acknowledged first
    setImmediate(() => {
      isPumping = false;
      while (now.running < most) {
        const next = asked.next() ?? left.next();
        if (next === undefined) return;
        // what is carried out and not shown is not done either
        if ((shell.outbox?.waiting ?? 0) > MOST_UNDRAWN) return pumpIn(LOOK_AGAIN_MS);
        const holdMs = holdingBackMs(next);
        if (holdMs > 0) {
          lastAt = undefined;
          return pumpIn(holdMs);
        }
        (asked.count() > 0 ? asked : left).take();
        run(next).catch(() => undefined);
      }
      noteCrowd();
    });
  };

  /** How long the next must wait for those that are being acknowledged. Each of them pumps again, unless the database keeps them that long. */
  const holdingBackMs = ({ since }: Turn): number => {
    const many = crowd.count > MANY_WAIT;
    const inTimeMs = many ? MOST_WAIT_MS - crowd.count * usualMs : 0;
    const patienceMs = Math.min(PATIENCE_MS.most, Math.max(PATIENCE_MS.least, inTimeMs));
    const leftMs = since + patienceMs - performance.now();
    if (now.accepting > 0) return leftMs;
    return many ? Math.min(leftMs, acceptedAt + NEXT_COMES_MS - performance.now()) : 0;
  };

  const noteCrowd = (): void => {
    const is = asked.count() > 0 || (isCrowded && now.running > 0);
    if (is !== isCrowded) shell.outbox?.giveWay(is);
    isCrowded = is;
  };

  const pumpIn = (ms: number): void => {
    clearTimeout(held);
    held = setTimeout(pump, ms);
  };

  const run = async ({ work }: Turn): Promise<void> => {
    now.running += 1;
    try {
      await work();
    } finally {
      now.running -= 1;
    }
    noteSpeed();
    noteCrowd();
    pump();
  };

  const noteSpeed = (): void => {
    const at = performance.now();
    // a gap in which there was nothing to do, or the next was held back, says nothing
    if (lastAt !== undefined) usualMs += (at - lastAt - usualMs) / 32;
    lastAt = asked.count() > 0 ? at : undefined;
  };

  const inTurn = (queue: Turns<Turn>, accepted: AcceptedWish, work: () => Promise<void>): Promise<void> =>
    lanes.through(
      [laneOf(accepted)],
      () =>
        new Promise<void>((resolve) => {
          queue.add(personOf(accepted.caller), { since: performance.now(), work: () => work().finally(resolve) });
          pump();
        }),
    );

  /** Never rejects. */
  const carryOutIn = async (queue: Turns<Turn>, accepted: AcceptedWish): Promise<Reply> => {
    const begun = performance.now();
    let outcome = 'put_off';
    let reply: Reply = { ok: false, say: putOffCard(readerCalling(shell, accepted.caller)), now: null };
    inHand.add(accepted.key);
    now.wishes += 1;
    await inTurn(queue, accepted, async () => {
      try {
        const of = { under: accepted.trace ?? null, attributes: { wish: accepted.wish.kind } };
        await tracing.span('carry out', of, async (span) => {
          reply = await carryOut(shell, accepted, queue === asked);
          outcome = reply.ok ? 'ok' : 'refused';
          span.note({ outcome });
        });
      } catch (error) {
        shell.log.error('wish put off', {
          workspace: shell.workspace,
          wish: accepted.wish.kind,
          cause: causeOf(error),
        });
        await putOff(accepted.key, causeOf(error), false);
      }
    });
    shell.meters?.took('amends_carry_out_seconds', { outcome }, performance.now() - begun);
    inHand.delete(accepted.key);
    now.wishes -= 1;
    idle.check();
    return reply;
  };

  const putOff = async (key: string, why: string, forGood: boolean): Promise<void> => {
    try {
      await putOffWish(shell.db.read, shell.workspace, key, { at: shell.now(), why, forGood });
    } catch (error) {
      // the row is still there, and found when it is old
      shell.log.warn('wish could not be put off', { workspace: shell.workspace, cause: causeOf(error) });
    }
  };

  const recover = async (whose?: 'own'): Promise<void> => {
    while (!now.isStopping) {
      const { workspace, holder } = shell;
      const taken = await takeWishes(shell.db.read, {
        workspace,
        holder,
        at: shell.now(),
        except: [...inHand, ...refused],
        limit: RECOVER_AT_ONCE,
        ownOnly: whose === 'own',
      });
      if (taken.length === 0) return;
      shell.log.info('wishes left behind are carried out', { workspace, count: taken.length });
      await Promise.all(
        taken.map(async (wish) => {
          try {
            await carryOutIn(left, openWish(shell, wish));
          } catch (error) {
            shell.log.error('a wish cannot be opened', { workspace, cause: causeOf(error) });
            await putOff(wish.key, causeOf(error), error instanceof CannotOpen);
          }
        }),
      );
    }
  };

  /** Resolves when one more of this person is counted among those that wait. */
  const makeRoom = async (person: string, ms: number): Promise<void> => {
    if (!isFull(person)) return join(person);
    await new Promise<void>((resolve, reject) => {
      const enter = (): void => {
        clearTimeout(late);
        room.delete(enter);
        join(person);
        resolve();
      };
      const late = setTimeout(() => {
        room.delete(enter);
        reject(new NotSaved('more is asked for than can be carried out'));
      }, ms);
      room.set(enter, person);
    });
  };

  const accept = async (accepted: AcceptedWish): Promise<AcceptedWish> => {
    const person = personOf(accepted.caller);
    const afterMs = pace.take(person, shell.now());
    if (afterMs > 0) throw new TooFast(afterMs);
    const withinMs = shell.saveWithinMs ?? SAVE_WITHIN_MS;
    const until = performance.now() + withinMs;
    await makeRoom(person, withinMs * SHARE_FOR_ROOM);
    now.accepting += 1;
    let isStored = false;
    try {
      const stored = await store(shell, accepted, { refused, withinMs: until - performance.now() });
      isStored = true;
      return stored;
    } finally {
      leave(person);
      // the place of one that is stored is taken by itself, in this breath
      if (!isStored) letIn();
      now.accepting -= 1;
      acceptedAt = performance.now();
      pump();
    }
  };

  return {
    accept: async (accepted) => {
      try {
        return await tracing.span('accept', { attributes: { wish: accepted.wish.kind } }, () => {
          const trace = tracing.here();
          return accept(trace === null ? accepted : { ...accepted, trace });
        });
      } catch (error) {
        if (error instanceof NotSaved) shell.meters?.happened('amends_not_saved_total', { why: whyNotSaved(error) });
        throw error;
      }
    },

    carryOut: async (accepted) => {
      const person = personOf(accepted.caller);
      join(person);
      try {
        return await carryOutIn(asked, accepted);
      } finally {
        leave(person);
        letIn();
      }
    },
    recover: async (whose) => {
      recovering ??= recover(whose).finally(() => (recovering = undefined));
      await recovering;
    },
    drain: async (mostMs) => {
      now.isStopping = true;
      await idle.wait(mostMs);
      clearTimeout(held);
    },
  };
}

/** Wishes about one case keep their order; of everything else that of the one who asks. */
function laneOf({ wish, caller }: AcceptedWish): string {
  if (wish.kind === 'command' && wish.command.kind !== 'log') return `case ${wish.command.case}`;
  if (wish.kind === 'press' && 'case' in wish.press) return `case ${wish.press.case}`;
  if (wish.kind === 'promise') return `case ${wish.case}`;
  return `${personOf(caller)} ${wish.kind}`;
}

const personOf = ({ platform, place, user }: Caller): string => `${platform} ${place} ${user}`;

function whyNotSaved(why: NotSaved): 'not_saved' | 'perhaps_saved' | 'too_fast' {
  if (why instanceof TooFast) return 'too_fast';
  return why instanceof PerhapsSaved ? 'perhaps_saved' : 'not_saved';
}
