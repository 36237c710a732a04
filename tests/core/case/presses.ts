/** One press of every kind there is: a new button needs its row here, or the tests do not compile. */
import { caseId, thingId } from '../../../src/core/base/ids.ts';
import type { Press } from '../../../src/core/case/press.ts';

const about = { case: caseId.parse('R-1042'), v: 7 };
const asked = { ...about, request: thingId.parse('req_0001') };
const shoutOut = thingId.parse('sho_0001');
const digest = 'd1';

const PRESSES: { readonly [K in Press['kind']]: Extract<Press, { kind: K }> } = {
  give_suggested: { kind: 'give_suggested', ...about, suggestion: 's1' },
  open_suggestion: { kind: 'open_suggestion', ...about, suggestion: 's1' },
  approve: { kind: 'approve', ...asked, digest },
  withdraw: { kind: 'withdraw', ...asked },
  accept_counter: { kind: 'accept_counter', ...asked },
  snooze: { kind: 'snooze', ...asked, minutes: 30 },
  open_counter: { kind: 'open_counter', ...asked, digest },
  open_discuss: { kind: 'open_discuss', ...asked },
  open_edit: { kind: 'open_edit', ...asked },
  open_ask: { kind: 'open_ask', ...asked },
  open_answer: { kind: 'open_answer', ...asked },
  confirm_thanks: { kind: 'confirm_thanks', ...about, shoutOut, audience: 'team' },
  drop_thanks: { kind: 'drop_thanks', ...about, shoutOut, never: true },
  keep_promise: { kind: 'keep_promise', ...about, promise: thingId.parse('pro_0001') },
  open_log: { kind: 'open_log' },
  open_kept: { kind: 'open_kept', case: about.case, words: thingId.parse('wrd_0001') },
  open_give: { kind: 'open_give', ...about },
  resolve_accepted: { kind: 'resolve_accepted', ...about, done: [thingId.parse('act_0001')] },
  open_resolve: { kind: 'open_resolve', ...about },
  open_decline: { kind: 'open_decline', ...asked, digest },
  open_edit_thanks: { kind: 'open_edit_thanks', ...about, shoutOut },
  open_facts: { kind: 'open_facts', ...about },
  open_edit_case: { kind: 'open_edit_case', ...about },
  open_merge: { kind: 'open_merge', ...about },
  open_dismiss: { kind: 'open_dismiss', ...about },
  pay_again: { kind: 'pay_again', ...about, action: thingId.parse('act_0001') },
  open_paid: { kind: 'open_paid', ...about, action: thingId.parse('act_0001') },
  undo: { kind: 'undo', ...about },
  open_wants: { kind: 'open_wants', ...about },
  open_reopen: { kind: 'open_reopen', ...about },
  open_follow_up: { kind: 'open_follow_up', ...about, words: thingId.parse('wrd_0001') },
  show_history: { kind: 'show_history', case: about.case },
  open_promise: { kind: 'open_promise', ...about },
  open_draft: { kind: 'open_draft', ...about },
  open_assist: { kind: 'open_assist', ...about },
  open_assist_done: { kind: 'open_assist_done', ...about, assist: thingId.parse('ast_0001') },
  open_assist_cannot: { kind: 'open_assist_cannot', ...about, assist: thingId.parse('ast_0001') },
  withdraw_assist: { kind: 'withdraw_assist', ...about, assist: thingId.parse('ast_0001') },
  open_letter: { kind: 'open_letter', ...about, letter: 'apology', language: 'es', tone: 'formal' },
  show_letter: { kind: 'show_letter', case: about.case, words: thingId.parse('wrd_0001') },
  open_restrict: { kind: 'open_restrict', ...about },
  open_lift: { kind: 'open_lift', ...about },
  open_link: { kind: 'open_link', ...about },
  open_unlink: { kind: 'open_unlink', ...about },
  open_move: { kind: 'open_move', ...about, promise: thingId.parse('pro_0001') },
  open_void: { kind: 'open_void', ...about, promise: thingId.parse('pro_0001') },
  open_contact: { kind: 'open_contact', ...about },
  open_call: { kind: 'open_call', ...about, remedy: 'callback' },
  open_settle: { kind: 'open_settle', ...about },
  link: { kind: 'link', ...about, other: caseId.parse('R-1001') },
  merge: { kind: 'merge', ...about, into: caseId.parse('R-1001') },
  unlink: { kind: 'unlink', ...about, other: caseId.parse('R-1001') },
  link_outage: { kind: 'link_outage', ...about },
  give_outage: { kind: 'give_outage', ...about },
  show_case: { kind: 'show_case', case: about.case },
  show_words: { kind: 'show_words', case: about.case },
  show_menu: { kind: 'show_menu', case: about.case },
  show_request: { kind: 'show_request', case: about.case, request: asked.request },
  survey_told: { kind: 'survey_told', case: about.case, told: 'not_reachable' },
  opt_in: { kind: 'opt_in', case: about.case },
  open_opt_out: { kind: 'open_opt_out', ...about },
  show_survey: { kind: 'show_survey', case: about.case },
  show_limits: { kind: 'show_limits' },
  show_help: { kind: 'show_help', topic: 'team' },
  show_board: { kind: 'show_board', page: 2 },
  open_improve: { kind: 'open_improve', ...about, from: 'resolved' },
  open_review: { kind: 'open_review', ...about },
  settle_improvement: { kind: 'settle_improvement', improvement: thingId.parse('imp_0001'), to: 'done' },
  open_improvement: { kind: 'open_improvement', improvement: thingId.parse('imp_0001'), to: 'drop' },
  show_improvements: { kind: 'show_improvements', page: 2 },
  say_line: { kind: 'say_line', line: 'give R-1042 refund 40 EUR', once: '2026-11-20T09:00:00.000Z' },
};
export const EVERY_PRESS: readonly Press[] = Object.values(PRESSES);

/** As buttons carried it before a press was told apart by `kind`. */
export function olderFormOf({ kind, ...rest }: Press): Readonly<Record<string, unknown>> {
  return { do: kind === 'link_outage' ? 'link_event' : kind === 'give_outage' ? 'give_event' : kind, ...rest };
}
