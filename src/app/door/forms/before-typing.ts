/** What would be refused whatever is typed is said before anybody types: a form is tried by the rules as it opens. Pure. */
import { answer } from '../../../core/case/answer.ts';
import type { RecoveryCase } from '../../../core/case/case.ts';
import type { Circumstances } from '../../../core/case/circumstances.ts';
import type { Command } from '../../../core/case/commands.ts';
import type { Press } from '../../../core/case/press.ts';
import type { Refusal } from '../../../core/case/said.ts';
import { OF_THE_SUM } from './no-at-field.ts';

/** The no that nothing typed in the form of this button would change; null: it may be tried. */
export function noBeforeTyping(press: Press, c: RecoveryCase, ctx: Circumstances): Refusal | null {
  const tried = trialOf(press, ctx);
  const answered = tried === null ? null : answer(c, tried, ctx);
  return answered !== null && !answered.ok && isForGood(answered.no, press) ? answered.no : null;
}

const WORDS = 'something that is typed';

/** What the form would ask for with any words in it; null where what opens the form says itself who may. */
function trialOf(press: Press, ctx: Circumstances): Command | null {
  switch (press.kind) {
    case 'open_give':
      return { kind: 'give', case: press.case, items: [], because: null };
    case 'open_facts':
      return { kind: 'set_facts', case: press.case, customer: null, orderValue: null, lossValue: null };
    // whoever may say no may say less
    case 'open_decline':
    case 'open_counter': {
      const { request, digest } = press;
      return { kind: 'decline', case: press.case, request, digest, reason: WORDS, alternative: null };
    }
    case 'open_ask':
      return { kind: 'ask_more', case: press.case, request: press.request, text: WORDS };
    case 'open_answer':
      return { kind: 'answer_more', case: press.case, request: press.request, text: WORDS };
    case 'open_discuss':
      return { kind: 'discuss', case: press.case, request: press.request, text: WORDS };
    case 'open_edit':
      return { kind: 'edit_request', case: press.case, request: press.request, items: [], because: null };
    case 'open_edit_thanks': {
      const { shoutOut } = press;
      return { kind: 'confirm_thanks', case: press.case, shoutOut, text: null, audience: 'private' };
    }
    case 'open_restrict':
      return { kind: 'restrict', case: press.case, sensitivity: null, reason: WORDS };
    case 'open_move': {
      const due = new Date(ctx.at.getTime() + 3_600_000);
      return { kind: 'move_promise', case: press.case, promise: press.promise, due, told: 'agreed' };
    }
    default:
      return null;
  }
}

/** Not a fault of words or sums. */
function isForGood(no: Refusal, press: Press): boolean {
  if (no.kind === 'may_not_approve') return press.kind !== 'open_counter' || !OF_THE_SUM.includes(no.code);
  return FOR_GOOD.has(no.kind);
}

const FOR_GOOD: ReadonlySet<Refusal['kind']> = new Set<Refusal['kind']>([
  'kept_private',
  'case_is_over',
  'case_is_full',
  'not_yours',
  'no_such_request',
  'no_counter',
  'no_question',
  'no_such_promise',
  'no_such_shout_out',
]);
