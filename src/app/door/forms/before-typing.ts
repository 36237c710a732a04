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

type PressOf<K extends Press['kind']> = Extract<Press, { kind: K }>;
type Trials = { readonly [K in Press['kind']]?: (press: PressOf<K>, ctx: Circumstances) => Command };

/** Whoever may say no to a request may offer less. */
const declines = ({ case: of, request, digest }: PressOf<'open_decline' | 'open_counter'>): Command => ({
  kind: 'decline',
  case: of,
  request,
  digest,
  reason: WORDS,
  alternative: null,
});

/** What each form would ask for with any words in it; none where what opens it says itself who may. */
const TRIALS: Trials = {
  open_give: ({ case: of }) => ({ kind: 'give', case: of, items: [], because: null }),
  open_facts: ({ case: of }) => ({ kind: 'set_facts', case: of, customer: null, orderValue: null, lossValue: null }),
  open_decline: declines,
  open_counter: declines,
  open_ask: ({ case: of, request }) => ({ kind: 'ask_more', case: of, request, text: WORDS }),
  open_answer: ({ case: of, request }) => ({ kind: 'answer_more', case: of, request, text: WORDS }),
  open_discuss: ({ case: of, request }) => ({ kind: 'discuss', case: of, request, text: WORDS }),
  open_edit: ({ case: of, request }) => ({ kind: 'edit_request', case: of, request, items: [], because: null }),
  open_edit_thanks: ({ case: of, shoutOut }) => ({
    kind: 'confirm_thanks',
    case: of,
    shoutOut,
    text: null,
    audience: 'private',
  }),
  open_decline_handover: ({ case: of, handover }) => ({ kind: 'decline_handover', case: of, handover, reason: WORDS }),
  open_advise: ({ case: of, advice }) => ({ kind: 'advise', case: of, advice, text: WORDS }),
  open_restrict: ({ case: of }) => ({ kind: 'restrict', case: of, sensitivity: null, reason: WORDS }),
  open_move: ({ case: of, promise }, { at }) => {
    const due = new Date(at.getTime() + 3_600_000);
    return { kind: 'move_promise', case: of, promise: promise ?? null, due, told: 'agreed' };
  },
};

function trialOf<K extends Press['kind']>(press: PressOf<K>, ctx: Circumstances): Command | null {
  const trials: { readonly [L in K]?: (press: PressOf<L>, ctx: Circumstances) => Command } = TRIALS;
  const kind: K = press.kind;
  return trials[kind]?.(press, ctx) ?? null;
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
  'no_handover',
  'not_offered_to_you',
  'only_lead_takes',
  'no_such_request',
  'no_counter',
  'no_question',
  'no_such_promise',
  'no_such_shout_out',
  'preference_none',
  'asked_first',
  'thanked_left',
  'thanks_settled',
  'no_question_to_team',
  'own_question',
]);
