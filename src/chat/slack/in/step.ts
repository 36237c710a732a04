/**
 * A step of a workflow, done before Slack is told that its event arrived: the case is logged, and the step is finished with its
 * number. What does not come to an end in time is answered as not arrived: Slack sends it again, and it is the same case.
 */
import type { WebClient } from '@slack/web-api';
import type { Caller } from '../../../app/caller.ts';
import type { Reply, Wish } from '../../../app/door/door.ts';
import { guessPrefill } from '../../../core/triage/rules.ts';
import { plain } from '../../../cards/kit/say.ts';
import { surfaceWords } from '../../../cards/words/surfaces.ts';
import { causeOf } from '../../../log.ts';
import { within } from '../../../within.ts';
import { STEP_LOG } from '../ids.ts';
import { platformError } from '../out/send-outcome.ts';
import type { Inbound } from './inbound.ts';
import type { OverhearNeeds } from './overhear.ts';
import type { ReadStep } from './read-step.ts';
import { saidWords } from './said.ts';
import { callerOf } from './turn.ts';

type Step = Extract<Inbound, { kind: 'step' }>;

/** Slack gives an event three seconds. In milliseconds. */
const DONE_WITHIN_MS = 2_500;
/** How long the card of a new case is waited for, so that the workflow can link to it. */
const CARD_TRIES = 4;
const CARD_PAUSE_MS = 150;
/** Slack shows it to whoever made the workflow. */
const LONGEST_ERROR = 900;
/** Finished before, by the delivery that came first. */
const OVER = new Set(['execution_not_in_running_state', 'function_execution_not_found']);

/** Throws where Slack should send it again. */
export async function onStep(needs: OverhearNeeds, { from, step }: Step, at: Date): Promise<void> {
  if (step.callback !== STEP_LOG) return;
  await within(DONE_WITHIN_MS, done(needs, { from, step }, callerOf({ ...from, user: step.reporter }, at)));
}

async function done(needs: OverhearNeeds, { from, step }: Pick<Step, 'from' | 'step'>, caller: Caller): Promise<void> {
  const { bench, grants, clientOf } = needs;
  const grant = await grants.of(from.team);
  if (grant === undefined) return;
  const client = clientOf(grant.token);
  const wrong = faultOf(step, bench.door.readerOf(caller));
  if (wrong !== null) return await finish(needs, client, from.team, step, { error: wrong });
  const key = `slack:${from.team}:step:${step.execution}`;
  const accepted = await bench.door.accept(caller, key, wishOf(step, caller));
  const reply = await bench.door.carryOut(accepted);
  const outputs =
    reply.case === undefined ? null : { case_id: reply.case, link: await linkOf(needs, client, caller, reply.case) };
  await finish(
    needs,
    client,
    from.team,
    step,
    outputs === null ? { error: errorOf(reply, bench.door.readerOf(caller)) } : { outputs },
  );
}

/** What is wrong with the step itself, said so that whoever made the workflow can mend it. */
function faultOf(step: ReadStep, reader: { readonly locale: string }): string | null {
  if (step.text.trim() === '') return surfaceWords.line(reader, 'step.no_text');
  return step.reporter === '' ? surfaceWords.line(reader, 'step.no_reporter') : null;
}

function errorOf(reply: Reply, reader: { readonly locale: string }): string {
  const said = reply.say.blocks.flatMap((block) => (block.kind === 'text' ? [plain(block.text)] : []));
  return surfaceWords.line(reader, 'step.refused', { why: (said[0] ?? reply.say.summary).slice(0, LONGEST_ERROR) });
}

function wishOf(step: ReadStep, caller: Caller): Wish {
  const text = saidWords(step.text);
  const guessed = guessPrefill(text);
  return {
    kind: 'command',
    command: {
      kind: 'log',
      text,
      customer: step.customer === null ? guessed.customer : saidWords(step.customer),
      remedySought: guessed.remedySought,
      failure: null,
      severity: null,
      orderValue: null,
      lossValue: null,
      source: 'chat',
      permalink: null,
      receivedAt: null,
      // a workflow stands in no channel: the card goes to the team's
      from: { ...caller.channel, channel: caller.user },
    },
  };
}

/** Where its card stands; empty for a case without one, and where it is not posted yet. */
async function linkOf({ bench }: OverhearNeeds, client: WebClient, caller: Caller, id: string): Promise<string> {
  try {
    for (let tries = 0; tries < CARD_TRIES; tries += 1) {
      const place = await bench.door.standsAt(caller, `case:${id}`);
      if (place?.['ts'] !== undefined) {
        const { channel = '', ts } = place;
        const { permalink = '' } = await bench.gate.through(caller.channel.place, 'chat.getPermalink', () =>
          client.chat.getPermalink({ channel, message_ts: ts }),
        );
        return permalink;
      }
      await new Promise((resolve) => setTimeout(resolve, CARD_PAUSE_MS));
    }
  } catch (error) {
    bench.log.warn('Slack did not say where a card stands', { cause: causeOf(error) });
  }
  return '';
}

type Finished = { readonly outputs: Record<string, string> } | { readonly error: string };

async function finish(
  { bench }: OverhearNeeds,
  client: WebClient,
  team: string,
  { execution }: ReadStep,
  how: Finished,
): Promise<void> {
  const of = { function_execution_id: execution };
  try {
    await ('error' in how
      ? bench.gate.through(team, 'functions.completeError', () =>
          client.functions.completeError({ ...of, error: how.error }),
        )
      : bench.gate.through(team, 'functions.completeSuccess', () =>
          client.functions.completeSuccess({ ...of, outputs: how.outputs }),
        ));
  } catch (error) {
    if (!OVER.has(platformError(error) ?? '')) throw error;
  }
}
