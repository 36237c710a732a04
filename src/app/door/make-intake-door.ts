/** The way in for complaints of other systems, made: each is carried out at once, and answered with its case. */
import { createHash } from 'node:crypto';
import type { LogCommand } from '../../core/case/commands.ts';
import { firstFingerprint } from '../../db/case/deliveries.ts';
import { handle } from '../handle.ts';
import { within } from '../../within.ts';
import type { Handled } from '../handled.ts';
import type { Shell } from '../shell.ts';
import { NotSaved } from './door.ts';
import type { IntakeDelivery, IntakeDoor, ReceivedComplaint, TakenIn } from './intake-door.ts';

/** Senders wait 15 s and longer, but a queue behind a slow database must not grow. */
const TAKE_IN_WITHIN_MS = 2_500;

export function makeIntakeDoor(shell: Shell): IntakeDoor {
  return {
    async takeIn(delivery) {
      try {
        return await within(TAKE_IN_WITHIN_MS, takeIn(shell, delivery), 'not taken in');
      } catch (error) {
        throw new NotSaved('the complaint could not be stored in time', { cause: error });
      }
    },
  };
}

async function takeIn(shell: Shell, delivery: IntakeDelivery): Promise<TakenIn> {
  const { source, id, owner, body, complaint, at } = delivery;
  const key = `intake:${source}:${id}`;
  const fingerprint = createHash('sha256').update(body).digest('hex');
  const first = await firstFingerprint(shell.db.read, { workspace: shell.workspace, key, fingerprint, at });
  if (first !== fingerprint) return { kind: 'other_body' };
  return takenIn(await handle(shell, { key, by: owner, command: commandOf(complaint), at }));
}

function takenIn(handled: Handled): TakenIn {
  if (handled.ok) return { kind: 'case', case: handled.case.id };
  if (handled.no.kind === 'nothing_written') return { kind: 'refused', why: 'holds no words' };
  if (handled.no.kind === 'too_long') return { kind: 'refused', why: `is longer than ${handled.no.most} characters` };
  throw new Error(`a complaint from outside was answered "${handled.no.kind}"`);
}

function commandOf({ subject, text, customer, receivedAt }: ReceivedComplaint): LogCommand {
  return {
    kind: 'log',
    text: subject === null || text.startsWith(subject) ? text : `${subject}\n\n${text}`,
    customer,
    remedySought: null,
    failure: null,
    severity: null,
    orderValue: null,
    lossValue: null,
    source: 'webhook',
    permalink: null,
    receivedAt,
    from: null,
  };
}
