/** Promises to customers: made, kept, broken in silence. Pure. */
import type { Member } from '../base/members.ts';
import { redact } from '../base/redact.ts';
import { cleanText } from '../base/text.ts';
import type { CustomerPromise, RecoveryCase } from './case.ts';
import type { Circumstances } from './circumstances.ts';
import type { Command } from './commands.ts';
import { done, refuse, type Answered } from './said.ts';

/** Silence after the due time before a promise counts as broken. Assumed; configurable later. */
export const PROMISE_GRACE_MS = 15 * 60_000;
const LONGEST_PROMISE = 500;

export function promise(command: Extract<Command, { kind: 'promise' }>, by: Member, at: Circumstances): Answered {
  const text = redact(cleanText(command.text).trim()).text;
  if (text === '') return refuse({ no: 'nothing_written' });
  if ([...text].length > LONGEST_PROMISE) return refuse({ no: 'too_long', most: LONGEST_PROMISE });
  if (command.due <= at.at) return refuse({ no: 'not_a_future_time' });
  const made: CustomerPromise = {
    id: at.newId('pro'),
    text,
    due: command.due,
    zone: by.zone,
    by: by.id,
    status: 'open',
    at: at.at,
    settledAt: null,
    follows: null,
    reason: null,
  };
  return done({ said: 'promised', promise: made.id }, { kind: 'promised', at: at.at, by: by.id, promise: made });
}

/** Marks a promise kept; without an id, the one that is due first. Kept after its due time stays visible as late. */
export function keepPromise(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'keep_promise' }>,
  by: Member,
  at: Circumstances,
): Answered {
  const open = c.promises
    .filter((p) => p.status === 'open' || p.status === 'broken')
    .toSorted((a, b) => a.due.getTime() - b.due.getTime());
  const kept = command.promise === null ? open[0] : c.promises.find((p) => p.id === command.promise);
  if (kept === undefined) return refuse({ no: 'no_such_promise' });
  if (kept.status !== 'open' && kept.status !== 'broken') return done({ said: 'already_so' });
  const late = kept.status === 'broken' || at.at > kept.due;
  return done(
    { said: 'promise_kept', promise: kept.id, late },
    {
      kind: 'promise_settled',
      at: at.at,
      by: by.id,
      promise: kept.id,
      status: late ? 'kept_late' : 'kept',
      reason: null,
    },
  );
}
