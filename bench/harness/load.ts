/** Sends requests: so many at once, or so many a second whatever becomes of them; and says how long they took. */
import { percentile } from './lines.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { openWire, type Answered, type Sent, type Wire } from './wire.ts';

export interface Loaded {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Not taken: another status than 200, or a body that says no. */
  readonly refused: number;
}

interface Sending {
  readonly url: string;
  readonly count: number;
  /** The n-th request, signed when it is sent. */
  readonly request: (n: number) => Sent;
}

/** Each connection sends its next when it has its answer. */
export async function closedLoop({ url, count, request }: Sending, atOnce = 16): Promise<Loaded> {
  const wires = await Promise.all(Array.from({ length: atOnce }, () => openWire(url)));
  const taken = makeTaken();
  let next = 0;
  const began = performance.now();
  await Promise.all(
    wires.map(async (wire) => {
      while (next < count) {
        const sent = request(next++);
        const at = performance.now();
        taken.note(at, await wire.post(sent));
      }
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  for (const wire of wires) wire.close();
  return taken.sum(seconds);
}

/**
 * One is due every 1/rate second, and its time counts from then, though the connection was late to send it: else a program
 * that stops for a second hides what would have come in that second.
 */
export async function openLoop({ url, count, request }: Sending, rate: number): Promise<Loaded> {
  const free: Wire[] = [];
  const all: Wire[] = [];
  const taken = makeTaken();
  const send = async (n: number, due: number): Promise<void> => {
    let wire = free.pop();
    if (wire === undefined) all.push((wire = await openWire(url)));
    taken.note(due, await wire.post(request(n)));
    free.push(wire);
  };
  const sent: Promise<void>[] = [];
  const began = performance.now();
  for (let n = 0; n < count;) {
    const due = began + (n * 1_000) / rate;
    if (due > performance.now()) await sleep(1);
    else sent.push(send(n++, due));
  }
  await Promise.all(sent);
  const seconds = (performance.now() - began) / 1_000;
  for (const wire of all) wire.close();
  return taken.sum(seconds);
}

/** Slack's form stays open, and Amends' sentence says that nothing was saved, where something was not taken. */
const SAYS_NO = /"response_action":"errors"|not saved/i;
export const isTaken = ({ status, body }: Answered): boolean => status === 200 && !SAYS_NO.test(body);

function makeTaken(): { note(since: number, answered: Answered): void; sum(seconds: number): Loaded } {
  const times: number[] = [];
  let refused = 0;
  return {
    note: (since, answered) => {
      times.push(performance.now() - since);
      if (!isTaken(answered)) refused += 1;
    },
    sum: (seconds) => {
      const perSecond = times.length / seconds;
      return { perSecond, p50Ms: percentile(times, 0.5), p99Ms: percentile(times, 0.99), refused };
    },
  };
}
