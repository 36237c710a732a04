/** Every kind no as a private answer: what happened, why, what to do next and who can. Never blaming. Pure. */
import { reviewSentences } from '../words/reviews.ts';
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { MemberId } from '../../core/base/ids.ts';
import type { Refusal } from '../../core/case/said.ts';
import { sayNoAdvice } from '../help/said-of-advice.ts';
import { sayNoHelp } from '../help/said-of-help.ts';
import type { Card, Text } from '../kit/card.ts';
import { amount, asTyped, moment, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn, numberIn } from '../words/common.ts';
import { names, remedyName } from '../words/names.ts';
import { contactWords } from '../words/contact.ts';
import { refusalWords as words } from '../words/refusals.ts';
import { sayNoCare, sayNoSurvey } from '../care/said-of-care.ts';
import { differs, namedWords } from './amount-differs.ts';
import { people, sayNeeds } from './needs.ts';
import { againWords } from '../words/again.ts';
import { sayNeedsReason } from '../again/said-of-resolving.ts';
import { sayNotReopened } from '../again/said-of-reopening.ts';
import { sayRefusalOfFulfilment } from '../fulfilment/said-of-fulfilment.ts';
import { sayRefusalOfLife } from '../life/refusals-of-life.ts';
import { sayRefusalOfPromise } from '../promises/said-of-promises.ts';
import { sayRefusalOfOwning } from '../owning/refusals-of-owning.ts';
import { sayRefusalOfThanks } from '../team/refusals-of-thanks.ts';
import { sayReason } from './reasons.ts';
import { sayGivenSince } from './resolve-offer.ts';

export function sayRefusal(no: Refusal, viewer: Viewer): Card {
  const { command } = viewer;
  switch (no.kind) {
    case 'not_a_member':
    case 'not_for_agents':
    case 'needs_no_yes':
    case 'nothing_written':
    case 'lead_takes_apart':
    case 'names_nobody':
    case 'suggestion_changed':
    case 'nothing_offered':
    case 'no_counter':
    case 'no_question':
    case 'reason_needed':
    case 'open_approval':
    case 'not_a_future_time':
    case 'customer_heard':
    case 'no_such_promise':
    case 'no_such_shout_out':
    case 'preference_none':
      return reply(words.text(viewer, no.kind));
    case 'team_not_asked':
    case 'meant_to_advise':
    case 'names_customer':
    case 'no_question_to_team':
    case 'own_question':
      return sayNoAdvice(no, viewer);
    case 'not_asked_for_help':
    case 'help_of_others':
    case 'help_is_over':
    case 'no_such_help':
    case 'which_help':
      return sayNoHelp(no, viewer);
    case 'not_with_agent':
      return reply(words.text(viewer, no.kind, { case: no.case }));
    case 'needs_a_yes':
      return reply(needsYes(no, viewer));
    case 'no_such_case':
    case 'logged_before':
      return reply(words.text(viewer, no.kind, { case: no.case, command }));
    case 'kept_private':
      return reply(words.text(viewer, no.kind, { case: no.case, ask: askWho(no.who, viewer) }));
    case 'not_on_case':
      return reply(words.text(viewer, no.kind, { case: no.case, owner: viewer.name(no.owner) }));
    case 'contacts_lift':
    case 'leads_hold':
      return reply(words.text(viewer, no.kind, { ask: askWho(no.who, viewer) }));
    case 'reason_needed_to_restrict':
    case 'link_needs_reason':
      return reply(words.text(viewer, no.kind, { verb: no.verb, case: no.case, command }));
    case 'too_long':
      return reply(words.text(viewer, no.kind, { most: numberIn(no.most, viewer) }));
    case 'given_since':
      return sayGivenSince(no, viewer);
    case 'case_is_over':
      return reply(words.text(viewer, no.kind, { status: names(viewer).status[no.status] }));
    case 'case_is_full': {
      const held = words.line(viewer, `held.${no.of}`);
      return reply(words.text(viewer, no.kind, { case: no.case, most: no.most, held, command }));
    }
    case 'same_case':
    case 'customer_unknown':
      return reply(words.text(viewer, no.kind, { case: no.case }));
    case 'which_promise':
      return reply(words.text(viewer, `which_promise.${no.to}`, { case: no.case }));
    case 'too_many_linked':
    case 'too_many_references':
      return reply(words.text(viewer, no.kind, { most: no.most }));
    case 'note_kept_apart':
    case 'too_many_notes':
    case 'leaving_needs_reason':
    case 'not_leaving':
    case 'no_winback':
      return sayNoCare(no, viewer);
    case 'no_survey':
      return sayNoSurvey(no, viewer);
    case 'no_outage':
    case 'no_such_request':
      return reply(words.text(viewer, no.kind, { command }));
    case 'not_yours':
      return reply(words.text(viewer, no.kind, { owner: person(no.owner, viewer) }));
    case 'may_not_give':
      return reply(words.text(viewer, no.kind, { why: mayNotGive(no, viewer) }));
    case 'needs':
      return reply(...sayNeeds(no, viewer));
    case 'facts_first': {
      const facts = listIn(no.facts.map(nameInWords), viewer);
      return reply(words.text(viewer, no.kind, { facts, remedy: remedyName(no.remedy, viewer) }));
    }
    case 'nobody_can_approve':
      return reply(...nobody(no, viewer));
    case 'already_asked':
      return reply(alreadyAsked(no, viewer));
    case 'may_not_approve':
      return reply(mayNot(no, viewer));
    case 'amount_differs':
      return reply(...differs(no, viewer));
    case 'which_request':
      return reply(which(no, viewer));
    case 'value_known':
      return reply(...valueKnown(no, viewer));
    case 'payment_failed':
    case 'nothing_to_pay':
    case 'which_payment':
    case 'failed_needs_reason':
    case 'not_yours_to_pay':
      return sayRefusalOfFulfilment(no, viewer);
    case 'not_dismissed':
    case 'not_merged':
    case 'merged_into':
    case 'merge_stands':
    case 'merged_stays_together':
    case 'dismissal_needs_words':
    case 'nothing_to_undo':
    case 'not_yours_to_undo':
    case 'too_late_to_undo':
      return sayRefusalOfLife(no, viewer);
    case 'nothing_decided':
      return reply(againWords.text(viewer, 'put_right.nothing', { case: no.case, command }));
    case 'resolve_needs_reason':
      return sayNeedsReason(no, viewer);
    case 'reopen_needs_reason':
    case 'not_over':
    case 'too_late_to_reopen':
      return sayNotReopened(no, viewer);
    case 'no_follow_up':
    case 'not_well_needs_words':
      return reply(contactWords.text(viewer, no.kind, { case: no.case, command }));
    case 'contact_needs_reason':
      return reply(contactWords.text(viewer, 'needs_reason', { case: no.case, command }));
    case 'customer_not_told':
    case 'told_or_not':
    case 'release_needs_reason':
    case 'time_needed':
      return sayRefusalOfPromise(no, viewer);
    case 'not_offered':
    case 'handover_needs_words':
    case 'no_handover':
    case 'not_offered_to_you':
    case 'only_lead_takes':
      return sayRefusalOfOwning(no, viewer);
    case 'open_promise':
      return reply(words.text(viewer, no.kind, { promises: no.promises.length }));
    case 'review_later':
      return reply(reviewSentences.text(viewer, 'later', { case: no.case }));
    case 'asked_first':
    case 'wider_than_liked':
    case 'thanked_left':
    case 'thanks_settled':
      return sayRefusalOfThanks(no, viewer);
    case 'blame_in_text':
      return reply(words.text(viewer, no.kind, { word: no.word }));
    case 'leaks':
      return reply(words.text(viewer, no.kind, { word: no.word, why: words.line(viewer, `leak.${no.why}`) }));
  }
}

const askWho = (who: readonly MemberId[], viewer: Viewer): Text =>
  who.length === 0 ? words.text(viewer, 'ask.lead') : words.text(viewer, 'ask.who', { who: people(who, viewer, 'or') });

function mayNotGive(no: Extract<Refusal, { kind: 'may_not_give' }>, viewer: Viewer): string {
  const about = { remedy: no.remedy, ...(no.of !== undefined && { name: viewer.name(no.of) }) };
  return no.decision.reasons.map((r) => sayReason(r, viewer, about)).join(' ');
}

function needsYes(no: Extract<Refusal, { kind: 'needs_a_yes' }>, viewer: Viewer): Text {
  const most = no.largestAllowed;
  const left =
    most === null || most.minor <= 0n ? '' : `${words.line(viewer, 'nobody.left', { left: amount(most, viewer) })} `;
  const why = no.reasons.map((r) => sayReason(r, viewer)).join(' ');
  return words.text(viewer, 'needs_a_yes', { why, left });
}

function alreadyAsked(no: Extract<Refusal, { kind: 'already_asked' }>, viewer: Viewer): Text {
  const by = person(no.by, viewer);
  if (no.offeredBy !== null)
    return words.text(viewer, 'already_asked.offered', {
      by,
      case: no.case,
      offeredBy: person(no.offeredBy, viewer),
    });
  const who = no.asked.length === 0 ? words.text(viewer, 'already_asked.somebody') : people(no.asked, viewer, 'or');
  return words.text(viewer, 'already_asked.waits', { by, case: no.case, who });
}

function nobody(no: Extract<Refusal, { kind: 'nobody_can_approve' }>, viewer: Viewer): Text[] {
  const left = no.largestAllowed;
  const why = no.reasons.map((r) => sayReason(r, viewer)).join(' ');
  return [
    words.text(viewer, 'may_not_give', { why }),
    words.text(viewer, 'nobody.can'),
    ...(no.reasons.some(({ code }) => code === 'no_current_rate') ? [words.text(viewer, 'nobody.rate')] : []),
    ...(left === null || left.minor <= 0n ? [] : [words.text(viewer, 'nobody.left', { left: amount(left, viewer) })]),
  ];
}

/** Why nothing was done; the requests stand below, each with its button. */
function which(no: Extract<Refusal, { kind: 'which_request' }>, viewer: Viewer): Text {
  const named = no.named === null || !no.isNone ? null : namedWords(no.named, viewer, true);
  return named === null
    ? words.text(viewer, 'which.many', { case: no.case })
    : words.text(viewer, 'which.none', { case: no.case, named });
}

function valueKnown(no: Extract<Refusal, { kind: 'value_known' }>, viewer: Viewer): Text[] {
  const { command } = viewer;
  const at = { command, case: no.case, cost: amount(no.cost, viewer), said: amount(no.said, viewer) };
  if (no.saidBy !== null)
    return [
      words.text(viewer, 'value.said_by', {
        ...at,
        saidBy: person(no.saidBy, viewer),
        asker: person(no.asker, viewer),
      }),
    ];
  return [
    words.text(viewer, 'value.known', at),
    words.text(viewer, 'value.counter', { command, case: no.case, typed: asTyped(no.said) }),
  ];
}

function mayNot(no: Extract<Refusal, { kind: 'may_not_approve' }>, viewer: Viewer): Text {
  const { decided, countered, value } = no;
  if (decided !== null) {
    const how = decided.how === 'declined' || decided.how === 'withdrawn' ? decided.how : 'approved';
    return words.text(viewer, `decided.${how}`, {
      by: person(decided.by, viewer),
      at: moment(decided.at, viewer),
    });
  }
  if (countered !== undefined)
    return words.text(viewer, 'countered', {
      by: person(countered.by, viewer),
      asker: person(countered.asker, viewer),
    });
  const why = words.text(viewer, `may_not.${no.code}`);
  if (value !== undefined) {
    const at = { command: viewer.command, case: value.case, currency: value.in };
    return [...why, ...words.text(viewer, 'may_not.example', at)];
  }
  if (no.who.length === 0) return why;
  return [...why, ...words.text(viewer, 'may_not.who', { who: people(no.who, viewer, 'or') })];
}
