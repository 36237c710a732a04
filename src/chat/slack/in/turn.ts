/** One request of one person, from its reading to the last answer: acknowledged exactly once, watched until it is done. */
import { randomUUID } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { Caller } from '../../../app/caller.ts';
import type { Door } from '../../../app/door/door.ts';
import type { TypedKey, TypedLine } from '../../../app/door/typed-keys.ts';
import type { Card } from '../../../cards/kit/card.ts';
import { causeOf, type Log } from '../../../log.ts';
import { answerPrivately } from '../out/answer.ts';
import type { From, Inbound } from './inbound.ts';
import type { MessageAbove } from './message-above.ts';
import type { Gate } from '../out/gate.ts';
import type { SlackUserOf } from '../out/text.ts';

/** What every listener works with. */
export interface Bench {
  readonly door: Door;
  readonly log: Log;
  readonly now: () => Date;
  readonly apiUrl: string;
  readonly slackUserOf: SlackUserOf;
  /** What somebody of ours is called; undefined for everybody else. */
  readonly nameOf: (slackUser: string) => string | undefined;
  /** Shared with the outbox: Slack counts the calls of both together. */
  readonly gate: Gate;
  readonly messageAbove: MessageAbove;
  readonly later: (ms: number, work: () => Promise<void>) => void;
  /** The key of a line that was typed: the same words within a minute have one. */
  readonly typedKey: (typed: TypedLine) => TypedKey;
  /** Work that Slack has been answered for and that still runs. */
  readonly inFlight: Set<Promise<void>>;
}

export interface Turn {
  readonly bench: Bench;
  readonly from: From;
  readonly caller: Caller;
  readonly client: WebClient;
  /** True for commands: a card given to `acknowledge` is shown to the caller. */
  readonly showsInAck: boolean;
  /** Tells Slack that the request arrived; the first time counts. With a card where Slack shows it in the same breath. */
  acknowledge(card?: Card): Promise<void>;
  /** Says something to the caller alone. */
  answer(card: Card, tellLater?: () => Promise<boolean>): Promise<void>;
}

/** Who speaks, for the door; everything from the verified envelope. On the home tab the place is the private conversation. */
export function callerOf(from: From, at: Date): Caller {
  return {
    platform: 'slack',
    place: from.home,
    user: from.user,
    name: from.name,
    channel: { platform: 'slack', place: from.team, channel: from.channel ?? from.user },
    locale: null,
    at,
  };
}

export interface Served {
  readonly inbound: Inbound;
  readonly client: WebClient;
  /** Answers Slack's request; with a card only where Slack can show one there. Absent for events, which are acknowledged already. */
  readonly ack?: (card?: Card) => Promise<void>;
  readonly showsInAck?: boolean;
  readonly direct?: boolean;
}

/**
 * Runs a listener's work. Whatever happens, Slack is acknowledged, the person hears of it with a reference number, and
 * the log has one line with the same number.
 */
export function serve(bench: Bench, served: Served, work: (turn: Turn) => Promise<void>): Promise<void> {
  return watch(bench, run(bench, served, work));
}

/** Keeps it among what is waited for when the app stops. */
export function watch({ inFlight }: Pick<Bench, 'inFlight'>, running: Promise<void>): Promise<void> {
  inFlight.add(running);
  return running.finally(() => inFlight.delete(running));
}

async function run(bench: Bench, served: Served, work: (turn: Turn) => Promise<void>): Promise<void> {
  const { inbound, client, ack, direct = false, showsInAck = false } = served;
  const { from } = inbound;
  const started = bench.now();
  let acknowledged = false;
  const turn: Turn = {
    bench,
    from,
    client,
    showsInAck,
    caller: callerOf(from, started),
    async acknowledge(card) {
      if (acknowledged) return;
      acknowledged = true;
      await ack?.(card);
    },
    answer: (card, tellLater) => answerPrivately(bench, { client, from, direct }, card, tellLater),
  };
  const fields = { workspace: from.team, member: from.user, surface: `slack ${inbound.kind}` };
  try {
    await work(turn);
    await turn.acknowledge();
    bench.log.info('Slack request served', { ...fields, ms: bench.now().getTime() - started.getTime() });
  } catch (error) {
    const reference = randomUUID().slice(0, 8);
    bench.log.error('Slack request failed', { ...fields, reference, cause: causeOf(error) });
    await tellSorry(turn, reference);
  }
}

async function tellSorry(turn: Turn, reference: string): Promise<void> {
  try {
    await turn.acknowledge();
    await turn.answer(turn.bench.door.sorry(turn.caller, reference));
  } catch (error) {
    turn.bench.log.warn('Slack could not be told about a failure', { reference, cause: causeOf(error) });
  }
}
