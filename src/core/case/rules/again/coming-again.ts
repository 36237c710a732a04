/** What a case holds already is told once more: noted, or added to it where the customer says more. Pure. */
import { redact } from '../../../base/redact.ts';
import { cleanText } from '../../../base/text.ts';
import { SEVERITIES } from '../../../base/failures.ts';
import type { RecoveryCase } from '../../case.ts';
import type { Circumstances } from '../../circumstances.ts';
import type { CaseEvent } from '../../events.ts';
import { done, refuse, type Answered } from '../../said.ts';
import { isOngoing } from '../../status.ts';
import type { CameAgain } from '../../told.ts';
import { additionTo } from '../life/editing.ts';
import { cameBy, earlier } from '../logging.ts';
import { withinSize } from '../size.ts';
import { mayStillReopen } from './reopening.ts';
import { isToldBy } from './same-thing.ts';

/** A way by which people type: where a system told it first. */
const TYPED = 'chat';

/**
 * The same by another way is noted. More of the customer's words stand on the case and raise what they raise; a case that is over
 * stays so until its owner, who is told, says otherwise. Refused where it is over for good.
 */
export function cameAgain(c: RecoveryCase, command: CameAgain, ctx: Circumstances): Answered {
  const { told, source, permalink } = command;
  const receivedAt = earlier(command.receivedAt, ctx.at);
  const words = redact(cleanText(command.text).trim()).text;
  if (c.complaints.some((one) => isToldBy(one, { words, way: told?.way ?? null, receivedAt })))
    return noted(c, told?.way ?? TYPED, ctx);
  if (!isOngoing(c) && !mayStillReopen(c, ctx.at)) return refuse({ kind: 'case_is_over', status: c.status });
  const came = { permalink, receivedAt, ...cameBy(told) };
  const added = additionTo(c, { text: command.text, by: null, source, came }, ctx);
  if (!added.ok) return added;
  if (added.events.length === 0) return done({ kind: 'already_so' });
  return withinSize(c, done({ kind: 'came_again', how: 'more' }, ...added.events, ...moreUrgent(c, words, ctx)));
}

function noted(c: RecoveryCase, way: string, ctx: Circumstances): Answered {
  const isKnown = c.alsoBy?.includes(way) === true || c.complaints.some((one) => (one.way ?? TYPED) === way);
  if (isKnown) return done({ kind: 'already_so' });
  return done({ kind: 'came_again', how: 'same' }, { kind: 'came_again', at: ctx.at, by: ctx.by?.id ?? null, way });
}

/** What is graver than what was read before; where a person said how urgent it is, that stands. */
function moreUrgent(c: RecoveryCase, words: string, ctx: Circumstances): readonly CaseEvent[] {
  const { severity: was } = c.triage;
  const { severity } = ctx.read(words);
  if (was.by === 'person' || SEVERITIES.indexOf(severity.value) >= SEVERITIES.indexOf(was.value)) return [];
  return [{ kind: 'retriaged', at: ctx.at, by: null, triage: { severity }, because: null }];
}
