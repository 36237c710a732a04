/**
 * What a genuine request still has to pass, whatever way it came: a shape of Slack's, and a workspace that is known. What
 * somebody said to us in an event is safe before Slack is told that it arrived.
 */
import { causeOf, type Log } from '../../../log.ts';
import { outcomeOf, type Meters } from '../../../meters.ts';
import type { TokenGrant } from '../install/grants.ts';
import { readInbound, type From, type Inbound } from './inbound.ts';
import { whoseIs, type Whose, type WhoseNeeds } from './whose.ts';

/**
 * Answers the request the first time it is called; a second answer is nobody's. 200 says that it arrived, with what Slack
 * shows of it; anything else that it did not, and Slack sends an event again then.
 */
export type Answer = (status: number, body?: object) => void;

export interface LetInNeeds<Prepared> extends WhoseNeeds {
  readonly log: Log;
  /** Makes an event's wish durable before Slack is acknowledged; what it throws is answered 503, so that Slack sends again. */
  readonly onEvent: (inbound: Inbound) => Promise<Prepared | undefined>;
  /** Whether anybody listens in a channel; a message of another one costs nothing. */
  readonly listensTo: (channel: { readonly team: string; readonly channel: string }) => boolean;
  /** Answers a request of a workspace where Amends is not installed: whoever pressed or typed is told. */
  readonly turnAway: (inbound: Inbound, answer: Answer) => Promise<void>;
  /** Answers the request. */
  readonly pass: (inbound: Inbound, answer: Answer, as: LetIn<Prepared>) => Promise<void>;
}

/** What was found out about a request that was let in. */
export interface LetIn<Prepared> {
  readonly grant: TokenGrant;
  /** Of what was said to us. */
  readonly prepared: Prepared | undefined;
}

/** `content` is known to come from Slack; nothing else is known about it. `signedAt`: by Slack's clock; not given where nothing is signed. */
export type Hear = (content: unknown, answer: Answer, signedAt?: Date) => Promise<void>;

/** `take` gets what has a shape of Slack's and is for an app; everything else is answered. How long an answer takes is measured. */
export const hearing =
  (take: (inbound: Inbound, answer: Answer) => Promise<void>, meters: Pick<Meters, 'took'> | undefined): Hear =>
  async (content, answering, signedAt) => {
    const read = readInbound(content);
    const inbound = read.kind === 'command' && signedAt !== undefined ? { ...read, signedAt } : read;
    const answer = timed(meters, DOORS[inbound.kind], answering);
    if (inbound.kind === 'bad') return answer(400);
    if (inbound.kind === 'ignore') return answer(200);
    if (inbound.kind === 'greeting') return answer(200, { challenge: inbound.challenge });
    // not awaited, here and below: whoever awaits keeps all it has got, for as long as a wish waits for its turn
    return take(inbound, answer);
  };

/** Lets in what is of a workspace where we are installed. */
export async function letIn<Prepared>(needs: LetInNeeds<Prepared>, inbound: Inbound, answer: Answer): Promise<void> {
  if (inbound.kind === 'overheard' && !isListenedTo(needs, inbound.from)) return answer(200);
  if (inbound.kind === 'gone' || inbound.kind === 'access') return await moved(needs, inbound, answer);
  const found = await whoseNow(needs, inbound.from);
  if (found === 'unknown_now') return answer(503);
  if (found === 'stranger') return await needs.turnAway(inbound, answer);
  needs.grants.heard(found.grant.organisation ?? found.from.team);
  return passOn(needs, { ...inbound, from: found.from }, answer, found.grant);
}

/** The doors of Slack as whoever watches knows them. */
const DOORS: Readonly<Record<ReturnType<typeof readInbound>['kind'], string>> = {
  command: 'slack_command',
  press: 'slack_interactivity',
  submission: 'slack_interactivity',
  shortcut: 'slack_interactivity',
  said: 'slack_event',
  overheard: 'slack_event',
  step: 'slack_event',
  home: 'slack_event',
  reaction: 'slack_event',
  people: 'slack_event',
  gone: 'slack_event',
  access: 'slack_event',
  bad: 'slack_other',
  ignore: 'slack_other',
  greeting: 'slack_other',
};

/** The same answer; the first one tells how long it took. */
function timed(meters: Pick<Meters, 'took'> | undefined, door: string, answer: Answer): Answer {
  const begun = performance.now();
  let isAnswered = false;
  return (status, body) => {
    if (!isAnswered)
      meters?.took('amends_acknowledge_seconds', { door, outcome: outcomeOf(status) }, performance.now() - begun);
    isAnswered = true;
    answer(status, body);
  };
}

/** It may be called otherwise in amends.yaml than in the request: that is found out afterwards, for a channel somebody listens to. */
const isListenedTo = <P>({ listensTo, own }: LetInNeeds<P>, { installed, channel }: From): boolean =>
  channel !== null && [...installed, ...(own === null ? [] : [own])].some((team) => listensTo({ team, channel }));

/** What Slack says of an installation holds for the place it is about, and for no other that is named beside it. */
async function moved<P>(
  { grants, log }: LetInNeeds<P>,
  inbound: Extract<Inbound, { readonly kind: 'gone' | 'access' }>,
  answer: Answer,
): Promise<void> {
  const { from, place } = inbound;
  try {
    const grant = await grants.of(place).catch(() => undefined);
    // of another app with the same secret: a test app's, say
    if (grant?.app != null && from.app !== null && grant.app !== from.app) return answer(200);
    if (inbound.kind === 'gone') {
      log.warn('Slack workspace left', { team: place, why: inbound.why });
      await grants.leave(place, inbound.why);
    } else {
      for (const workspace of inbound.workspaces)
        await (inbound.granted
          ? grants.learn({ workspace, organisation: place })
          : grants.lose({ workspace, organisation: place }));
    }
    return answer(200);
  } catch (error) {
    log.warn('what Slack says of an installation was not kept, Slack will send it again', { cause: causeOf(error) });
    return answer(503);
  }
}

/** Events whose work is safe, or done, before Slack is told that they arrived. */
const BEFORE_ANSWER: ReadonlySet<Inbound['kind']> = new Set(['said', 'reaction', 'overheard', 'step', 'people']);

async function passOn<Prepared>(
  needs: LetInNeeds<Prepared>,
  inbound: Inbound,
  answer: Answer,
  grant: TokenGrant,
): Promise<void> {
  let prepared: Prepared | undefined;
  if (BEFORE_ANSWER.has(inbound.kind)) {
    try {
      prepared = await needs.onEvent(inbound);
    } catch (error) {
      needs.log.warn('Slack event not stored, Slack will send it again', { cause: causeOf(error) });
      return answer(503);
    }
  }
  return needs.pass(inbound, answer, { grant, prepared });
}

/** Which installation it is for, and in whose name. */
async function whoseNow(
  needs: WhoseNeeds & Pick<LetInNeeds<unknown>, 'log'>,
  from: From,
): Promise<Whose | 'stranger' | 'unknown_now'> {
  try {
    const found = await whoseIs(needs, from);
    if (found !== undefined) return found;
  } catch (error) {
    needs.log.warn('Slack workspace could not be checked', { cause: causeOf(error) });
    return 'unknown_now';
  }
  needs.log.warn('Slack request of an unknown workspace or app ignored', { team: from.team });
  return 'stranger';
}
