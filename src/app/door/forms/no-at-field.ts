/** Where in a form a no of the rules stands: every refusal has its place, or none, because nothing typed there would change it. Pure. */
import type { Refusal } from '../../../core/case/said.ts';
import type { FormId } from '../../../cards/kit/card.ts';

/** The field that somebody would write differently; null: what has to be done first is somewhere else. */
export function fieldOfNo(no: Refusal, form: FormId): string | null {
  switch (no.kind) {
    case 'nothing_written':
      return MAIN_FIELD[form];
    case 'nothing_offered':
      return form === 'counter' ? 'offer' : 'kind';
    case 'too_long':
      if (form === 'call_back') return 'more';
      return form === 'edit' ? 'addition' : 'text';
    case 'resolve_needs_reason':
      return 'because';
    case 'reason_needed_to_restrict':
    case 'link_needs_reason':
    case 'reason_needed':
    case 'reopen_needs_reason':
    case 'release_needs_reason':
    case 'failed_needs_reason':
      return 'reason';
    case 'nothing_to_pay':
    case 'which_payment':
      return 'action';
    case 'same_case':
    case 'no_such_case':
    case 'too_many_linked':
      if (form === 'merge') return 'into';
      return form === 'link' || form === 'unlink' ? 'other' : null;
    case 'too_many_references':
    case 'names_nobody':
    case 'customer_unknown':
      return 'customer';
    case 'not_well_needs_words':
    case 'contact_needs_reason':
    case 'dismissal_needs_words':
      return 'words';
    case 'note_kept_apart':
      return 'text';
    case 'leaving_needs_reason':
      return 'because';
    case 'not_merged':
      return no.why === 'request' ? null : 'into';
    case 'may_not_give':
    case 'nobody_can_approve':
      return HOW_MUCH[form] ?? null;
    case 'needs':
      return no.requires.includes('reason') && no.requires.length === 1 ? 'because' : null;
    case 'may_not_approve':
      return form === 'counter' && OF_THE_SUM.includes(no.code) ? 'offer' : null;
    case 'blame_in_text':
      return no.field;
    case 'leaks':
      return 'text';
    case 'time_needed':
      return form === 'give' || form === 'call_back' || form === 'suggestion' ? 'time' : null;
    case 'not_offered':
      return 'to';
    case 'handover_needs_words':
      return no.verb === 'decline' ? 'reason' : 'because';
    case 'not_a_future_time':
      return 'time';
    case 'customer_heard':
    case 'customer_not_told':
    case 'told_or_not':
      return 'told';
    case 'not_asked_for_help':
      return form === 'assist' ? 'whom' : null;
    case 'names_customer':
      return 'text';
    case 'logged_before':
    case 'team_not_asked':
    case 'meant_to_advise':
    case 'no_question_to_team':
    case 'own_question':
    case 'help_of_others':
    case 'help_is_over':
    case 'no_such_help':
    case 'which_help':
    case 'review_later':
    case 'not_dismissed':
    case 'nothing_decided':
    case 'not_over':
    case 'too_late_to_reopen':
    case 'payment_failed':
    case 'not_yours_to_pay':
    case 'nothing_to_undo':
    case 'not_yours_to_undo':
    case 'too_late_to_undo':
    case 'merged_into':
    case 'merge_stands':
    case 'merged_stays_together':
    case 'not_a_member':
    case 'not_for_agents':
    case 'not_with_agent':
    case 'needs_a_yes':
    case 'needs_no_yes':
    case 'kept_private':
    case 'not_on_case':
    case 'contacts_lift':
    case 'leads_hold':
    case 'case_is_over':
    case 'case_is_full':
    case 'lead_takes_apart':
    case 'too_many_notes':
    case 'not_leaving':
    case 'no_winback':
    case 'no_survey':
    case 'no_outage':
    case 'not_yours':
    case 'no_handover':
    case 'not_offered_to_you':
    case 'only_lead_takes':
    case 'facts_first':
    case 'already_asked':
    case 'given_since':
    case 'suggestion_changed':
    case 'no_such_request':
    case 'no_counter':
    case 'no_question':
    case 'amount_differs':
    case 'which_request':
    case 'value_known':
    case 'open_approval':
    case 'no_follow_up':
    case 'open_promise':
    case 'no_such_promise':
    case 'which_promise':
    case 'no_such_shout_out':
    case 'preference_none':
    case 'asked_first':
    case 'thanked_left':
    case 'thanks_settled':
      return null;
    case 'wider_than_liked':
      return 'audience';
  }
}

/** An offer of less may be theirs to make. */
export const OF_THE_SUM: readonly string[] = [
  'above_your_limit',
  'above_your_daily_cap',
  'base_amount_needed',
  'not_in_your_grants',
];

const HOW_MUCH: Partial<Readonly<Record<FormId, string>>> = {
  give: 'quantity',
  edit_request: 'quantity',
  counter: 'offer',
  suggestion: 'because',
};

/** Where the one thing is written that a form is for; a no of the whole form is shown there, too. */
export const MAIN_FIELD: Readonly<Record<FormId, string>> = {
  log: 'text',
  give: 'kind',
  suggestion: 'because',
  resolve: 'accepted',
  decline: 'reason',
  counter: 'offer',
  discuss: 'text',
  edit_request: 'kind',
  ask_more: 'text',
  answer_more: 'text',
  edit_thanks: 'text',
  facts: 'customer',
  edit: 'failure',
  dismiss: 'reason',
  paid: 'to',
  merge: 'into',
  reopen: 'reason',
  put_right: 'text',
  wants: 'text',
  opt_out: 'because',
  hand_over: 'to',
  decline_handover: 'reason',
  take: 'because',
  note: 'text',
  leaving: 'reason',
  promise: 'text',
  assist: 'text',
  ask_team: 'text',
  advise: 'text',
  assist_done: 'text',
  assist_cannot: 'text',
  restrict: 'reason',
  lift: 'reason',
  link: 'other',
  unlink: 'customer',
  move_promise: 'day',
  call_back: 'time',
  contact: 'words',
  checked: 'words',
  void_promise: 'reason',
  settle_promises: 'kept',
  draft: 'letter',
  improve: 'text',
  review: 'helped',
  coaching: 'own',
  offer_coaching: 'person',
  own_view: 'own',
  coach_note: 'strength',
  ask_authority: 'why',
  digest_sections: 'shown',
  idea: 'text',
  move_improvement: 'day',
  drop_improvement: 'reason',
  letter: 'text',
  thank: 'text',
  setup_team: 'name',
  setup_channels: 'cases',
  setup_new_team: 'name',
  setup_holidays: 'days',
  erase: 'customer',
};
