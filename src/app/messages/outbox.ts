/**
 * What this process has to draw: each message once, fresh ones first, requests before cases and those before what tells of them, a few at a time. The
 * row of a message is the work; this only remembers which rows are in hand and which wait for their time, so that no row is
 * looked for twice.
 */
import { printSubject } from '../../core/base/message-subject.ts';
import type { Platform } from '../../core/base/members.ts';
import type { Drawn, MessageId, Noted } from '../../db/messages/messages.ts';
import { causeOf, type Log } from '../../log.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import { makeIdle } from '../idle.ts';
import type { DeliveryOutcome, Drawing, Outbox } from './drawing.ts';
import { notedTogether, type Together } from './noted-together.ts';

export interface OutboxNeeds {
  readonly workspace: WorkspaceId;
  readonly log: Log;
  /** Notes messages as shown, in one statement. */
  readonly note: (drawn: readonly Drawn[]) => Promise<readonly Noted[]>;
}

/** Several at a time: one slow or refused channel must not hold up the others. A message's own lease keeps its order. */
const MOST_AT_ONCE = 8;
/** Outcomes in a row without one that went well, after which a platform counts as away and is only probed. */
const AWAY_AFTER = 3;
const PROBE_MS = { first: 500, most: 4_000 };
const MOST_BACK_OFF_MS = 300_000;
/** So long at most, and so many, give way while people wait for what they asked. */
const GIVES_WAY_MS = 600;
const MOST_GIVING_WAY = 160;

interface Waiting {
  readonly id: MessageId;
  readonly draw: () => Promise<DeliveryOutcome>;
  /** Tries so far. */
  readonly failures: number;
  /** What to draw in its place where it has to wait, if that is something else. */
  readonly later?: () => Waiting;
  /** Where it is claimed already. */
  readonly handBack?: () => Promise<void>;
}

interface Known {
  drawing: boolean;
  /** Named again while it was being drawn. */
  anew: boolean;
  /** Where it waits for its time. */
  timer?: { readonly begin: () => void; readonly cancel: () => void } | undefined;
}

/** How a platform is doing. */
interface Health {
  /** Outcomes in a row that were not "sent". */
  troubled: number;
  /** What waits for it to come back, the freshest last. */
  readonly held: Waiting[];
  probe: ReturnType<typeof setTimeout> | undefined;
  probeMs: number;
}

export function makeOutbox({ workspace, log, note }: OutboxNeeds): Outbox {
  let drawing: Drawing | undefined;
  let stopped = false;
  /** From when one was begun until the next turn of the event loop. */
  let isBetween = false;
  let isCrowded = false;
  /** Since when messages give way; undefined while none does. */
  let waySince: number | undefined;
  let wayOver: ReturnType<typeof setTimeout> | undefined;
  /** Messages being drawn, and other works. */
  const now = { running: 0, noting: 0, works: 0 };
  /** What is due: each behind what came before it, and all of one before any of the next. */
  const requests: Waiting[] = [];
  const cases: Waiting[] = [];
  const besides: Waiting[] = [];
  const again: Waiting[] = [];
  /** Every message in hand, due or waiting for its time. */
  const known = new Map<string, Known>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const health = new Map<Platform, Health>();
  const idle = makeIdle(() => now.running + now.noting + now.works === 0);

  const healthOf = (platform: Platform): Health => {
    const there = health.get(platform) ?? { troubled: 0, held: [], probe: undefined, probeMs: PROBE_MS.first };
    health.set(platform, there);
    return there;
  };

  const opened = (): Drawing => {
    if (drawing === undefined) throw new Error('the outbox is not open');
    return drawing;
  };

  /**
   * Whoever decides looks at the request whose button they pressed, and somebody waits for what it comes to; the card of its case,
   * and what tells of it besides, can come a moment later.
   */
  const enter = (waiting: Waiting): void => {
    const { kind } = waiting.id.subject;
    (kind === 'request' ? requests : kind === 'case' ? cases : besides).push(waiting);
  };

  const queued = (): number => requests.length + cases.length + besides.length + again.length;

  /** One in each turn of the event loop: what comes in over the wires meanwhile is acknowledged between two of them, not behind eight. */
  const pump = (): void => {
    if (drawing === undefined || stopped || isBetween || now.running >= MOST_AT_ONCE) return;
    const next = requests.shift() ?? (givesWay() ? undefined : (cases.shift() ?? besides.shift())) ?? again.shift();
    if (next === undefined) return;
    const there = healthOf(next.id.platform);
    isBetween = true;
    setImmediate(() => {
      isBetween = false;
      pump();
    });
    if (there.troubled >= AWAY_AFTER) hold(there, next);
    else begin(next);
  };

  const givesWay = (): boolean => {
    const count = cases.length + besides.length;
    if (!isCrowded || count === 0) {
      waySince = undefined;
      return false;
    }
    waySince ??= performance.now();
    const leftMs = waySince + GIVES_WAY_MS - performance.now();
    if (leftMs <= 0 || count > MOST_GIVING_WAY) return false;
    wayOver ??= later(leftMs, () => {
      wayOver = undefined;
      pump();
    });
    return true;
  };

  const hold = (there: Health, waiting: Waiting): void => {
    there.held.push(waiting.later?.() ?? waiting);
    there.probe ??= later(there.probeMs, () => {
      there.probe = undefined;
      there.probeMs = Math.min(there.probeMs * 2, PROBE_MS.most);
      const freshest = there.held.toSorted((a, b) => a.failures - b.failures)[0];
      if (freshest === undefined) return;
      there.held.splice(there.held.indexOf(freshest), 1);
      begin(freshest);
    });
  };

  const later = (ms: number, work: () => void): ReturnType<typeof setTimeout> => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!stopped) work();
    }, ms);
    timers.add(timer);
    return timer;
  };

  const cancel = (timer: ReturnType<typeof setTimeout>): void => {
    clearTimeout(timer);
    timers.delete(timer);
  };

  const run = async (waiting: Waiting): Promise<void> => {
    const { id } = waiting;
    now.running += 1;
    const entry = known.get(nameOf(id)) ?? { anew: false, drawing: true };
    entry.drawing = true;
    entry.anew = false;
    known.set(nameOf(id), entry);
    let outcome: DeliveryOutcome;
    try {
      outcome = await waiting.draw();
    } catch (error) {
      log.warn('message not drawn, will be tried again', { ...fieldsOf(id), cause: causeOf(error) });
      outcome = { kind: 'again', afterMs: 1_000, because: 'database' };
    }
    now.running -= 1;
    entry.drawing = false;
    noteHealth(id.platform, outcome);
    if (outcome.kind === 'again') putOff(waiting, outcome);
    else if (entry.anew) enter(byRow(id, 0));
    else if (known.get(nameOf(id)) === entry) known.delete(nameOf(id));
    pump();
    idle.check();
  };

  /** Whoever is through and waits for the others of its command takes no place: they may stand in line for it. */
  const besideOthers = (together: Together): Together => ({
    shown: async (drawn) => {
      const noted = together.shown(drawn);
      now.running -= 1;
      now.noting += 1;
      pump();
      try {
        return await noted;
      } finally {
        now.noting -= 1;
        now.running += 1;
      }
    },
    without: () => together.without(),
  });

  const begin = (waiting: Waiting): void => {
    // never rejects
    run(waiting).catch(() => undefined);
  };

  const noteHealth = (platform: Platform, outcome: DeliveryOutcome): void => {
    const there = healthOf(platform);
    if (outcome.kind === 'again') {
      if (outcome.because === 'platform') there.troubled += 1;
      return;
    }
    there.troubled = 0;
    there.probeMs = PROBE_MS.first;
    for (const held of there.held.splice(0).toSorted((a, b) => a.failures - b.failures)) enter(held);
  };

  const byRow = (id: MessageId, failures: number): Waiting => ({
    id,
    failures,
    draw: () => opened().one(id),
  });

  const putOff = (
    { id, failures }: Waiting,
    { because, afterMs }: Extract<DeliveryOutcome, { kind: 'again' }>,
  ): void => {
    const next = byRow(id, failures + 1);
    const there = healthOf(id.platform);
    if (because === 'platform' && there.troubled >= AWAY_AFTER) return hold(there, next);
    // what the platform or the lease says is a time; everything else is tried less and less often
    const grown = because === 'time' ? afterMs : Math.min(afterMs * 2 ** Math.min(failures, 10), MOST_BACK_OFF_MS);
    const entry = known.get(nameOf(id));
    const beginAgain = (): void => {
      if (entry !== undefined) entry.timer = undefined;
      cancel(timer);
      again.push(next);
      pump();
    };
    const timer = later(grown, beginAgain);
    if (entry !== undefined) entry.timer = { begin: beginAgain, cancel: () => cancel(timer) };
  };

  const name = (ids: readonly MessageId[]): void => {
    for (const id of ids) {
      const entry = known.get(nameOf(id));
      if (entry === undefined) {
        known.set(nameOf(id), { anew: false, drawing: false });
        enter(byRow(id, 0));
      } else if (entry.drawing) entry.anew = true;
    }
    pump();
  };

  return {
    open: (made) => {
      drawing = made;
      pump();
    },
    soon: (ids) => name(ids),
    due: (ids) => {
      for (const id of ids) {
        const timer = known.get(nameOf(id))?.timer;
        if (timer === undefined) name([id]);
        else timer.begin();
      }
    },
    now: (messages, picture, askedAt) => {
      // more than are drawn at once would wait for those that are not begun yet
      for (let from = 0; from < messages.length; from += MOST_AT_ONCE) {
        const some = messages.slice(from, from + MOST_AT_ONCE);
        const together = besideOthers(notedTogether(some.length, note));
        for (const message of some) {
          const id = { workspace, subject: message.subject, platform: message.platform };
          known.get(nameOf(id))?.timer?.cancel();
          known.set(nameOf(id), { anew: false, drawing: false });
          const handBack = (): Promise<void> => opened().unbegun(message);
          enter({
            id,
            failures: 0,
            draw: () => opened().claimed(message, picture, together, askedAt),
            later: () => {
              together.without();
              return { id, failures: 0, draw: () => opened().claimedBefore(message), handBack };
            },
            handBack: () => {
              together.without();
              return handBack();
            },
          });
        }
      }
      pump();
    },
    after: (work) => {
      now.works += 1;
      void work()
        .catch((error: unknown) => log.warn('not done after a change', { cause: causeOf(error) }))
        .finally(() => {
          now.works -= 1;
          idle.check();
        });
    },
    giveWay: (is) => {
      isCrowded = is;
      pump();
    },
    get busy() {
      return now.running + now.noting + now.works + queued();
    },
    get waiting() {
      return queued();
    },
    stop: async (mostMs) => {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      const held = [...health.values()].flatMap((there) => there.held.splice(0));
      const unbegun = [requests, cases, besides, again].flatMap((queue) => queue.splice(0));
      await Promise.all([idle.wait(mostMs), ...[...unbegun, ...held].map((waiting) => waiting.handBack?.())]);
    },
  };
}

const nameOf = ({ subject, platform }: MessageId): string => `${printSubject(subject)} ${platform}`;
const fieldsOf = ({ workspace, subject, platform }: MessageId) => ({
  workspace,
  subject: printSubject(subject),
  platform,
});
