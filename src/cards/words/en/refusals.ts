/** Every kind no: what happened, why, and what to do next. */
export const refusals = {
  not_a_member: 'Amends does not know you yet, so nothing was changed. Ask your operator to add you.',
  not_for_agents: 'Nothing was changed: this is for people to do. Tell the person whose agent you are.',
  not_with_agent: '{case} is no case you may see or change: there is none, or people see to it. Leave it to them.',
  needs_a_yes: 'Not given: somebody has to say yes to this. {why} {left}Ask for it.',
  needs_no_yes: 'Not asked: nobody has to say yes to this. Give it yourself.',
  logged_before:
    'This message is a case already: {case}. Nothing was logged again. <b>{command} show {case}</b> shows it.',
  no_such_case: 'There is no case {case} here. <b>{command} mine</b> lists yours.',
  not_on_case:
    'What was hidden in {case} is shown to those who work on it, so nothing was shown. {owner} owns the case: ask there.',
  kept_private: '{case} is kept private, so nothing was shown or changed. {ask}',
  leads_hold: 'Nothing was changed: whoever leads the team puts a case on hold, and ends it. {ask}',
  contacts_lift: 'Nothing was changed: those who see to a private case say when everybody may see it. {ask}',
  'ask.lead': 'Ask the team’s lead.',
  'ask.who': 'Ask {who}.',
  reason_needed_to_restrict:
    'Nothing was changed: say why, for its history. For example <b>{command} {verb} {case} because …</b>',
  nothing_written: 'Nothing was written. Say in a few words what happened.',
  too_long: 'Not saved: that is longer than {most} characters. Shorten it and try again.',
  case_is_over: 'This case is {status}; nothing was changed on it. Log a new case if something else went wrong.',
  case_is_full:
    'Nothing was added: {case} holds {most} {held}, and more do not fit. Resolve it, log a new case for the rest, and link the two: <b>{command} link</b> with the new number and {case}.',
  'held.actions': 'remedies, with those that were changed or taken back',
  'held.requests': 'requests',
  'held.questions': 'questions',
  'held.promises': 'promises',
  'held.assists': 'requests for help',
  'held.advice': 'questions to the team and answers',
  'held.complaints': 'complaints',
  same_case: '{case} cannot be linked with itself. Name two cases.',
  too_many_linked: 'Nothing was linked: one matter has at most {most} cases. Ask the team’s lead to take some apart.',
  too_many_references:
    'Nothing was linked: one customer goes by at most {most} names or numbers. Ask the team’s lead to take some apart.',
  lead_takes_apart: 'Nothing was changed: taking cases apart frees limits, so the team’s lead does it. Ask them.',
  customer_unknown: 'We do not know yet who the customer of {case} is. Say it first, with Add facts… on its card.',
  names_nobody: 'That names nobody. Say what the customer goes by: a room, a booking or an e-mail address.',
  link_needs_reason:
    'Nothing was changed: say why, for those who look later. For example <b>{command} {verb} {case} QX7PLM because it is the booking of that room</b>.',
  no_outage: 'Nothing was changed: no event is open in the team of this case. <b>{command} event open</b> opens one.',
  not_yours: '{owner} owns this case. Ask them, or the team’s lead.',
  may_not_give: 'Not given. {why}',
  facts_first:
    'Not given yet. We need to know first: {facts}. Without it nobody can decide on this {remedy}. Add it, and try again.',
  'nobody.can':
    'Nobody can approve this now, so nothing is waiting; your operator has been told. If you decide here, raise your own limit in the policy file.',
  'nobody.rate': 'A rate for that currency in the policy file would settle it.',
  'nobody.left': 'You may give up to {left} now.',
  'already_asked.offered':
    '{by} asked for just this on {case} already. {offeredBy} offers it now, and {by} has to accept it. Ask them.',
  'already_asked.waits': '{by} asked for just this on {case} already. It waits for {who}; ask them if it is urgent.',
  'already_asked.somebody': 'somebody who can decide it',
  suggestion_changed: 'Nothing was given: what is possible has changed since. The card shows what is possible now.',
  no_such_request: 'Nothing is waiting for a decision there. <b>{command} mine</b> shows what waits for you.',
  nothing_offered: 'Nothing was offered. Say what: 250 EUR, for example, or refund 200 EUR + upgrade.',
  no_counter: 'No counter-offer is waiting there now. The card shows how it stands.',
  no_question: 'No question is open there now. The card shows how it stands.',
  'value.said_by':
    'Nothing was decided: {saidBy} says this is worth {cost}, you say {said}. Agree on it first: <b>{command} approve {case}</b> takes {cost}. Or decline it, or let {asker} change the request: then the value is asked for anew.',
  'value.known':
    'Nothing was decided: {case} costs {cost}, so it is not worth {said}. <b>{command} approve {case}</b> approves it as it is.',
  'value.counter': 'To offer another amount: <b>{command} counter {case} {typed} because …</b>',
  reason_needed: 'Nothing was decided: a decline needs a reason, so that the asker knows what would be fine. Say why.',
  open_approval: 'Not resolved yet: a request still waits for a decision. Decide it or withdraw it first.',
  open_promise:
    'Not resolved yet: {promises, plural, one {a promise is} other {# promises are}} still open. Mark what was kept, then resolve.',
  blame_in_text:
    'Nothing was saved: “{word}” names a person. Say what happened in the process instead; that is what we learn from.',
  leaks: 'Not posted: “{word}” {why}. Change the words and confirm again.',
  'leak.calls_people': 'would call people',
  'leak.link': 'is a link',
  'leak.amount': 'is an amount',
  'leak.place': 'says where the customer was',
  'leak.customer': 'leads to the customer',
  'leak.case': 'is a case number',
  'leak.name': 'names a customer',
  'leak.health': 'is about somebody’s health',
  'leak.personal': 'is personal',
  'leak.sensitive': 'is nobody’s business but theirs',
  'leak.address': 'is an address',
  'leak.colleague': 'names a colleague',
  'leak.quote': 'is what the customer wrote',
  not_a_future_time: 'Nothing was promised: that time has passed. Give a time to come.',
  'which_promise.keep': 'Nothing was marked yet: which promise on {case} was kept? Choose it.',
  'which_promise.move': 'Nothing was moved yet: which promise on {case} gets another time? Choose it.',
  'which_promise.void': 'Nothing was changed yet: which promise on {case} did the customer let us off? Choose it.',
  customer_heard:
    'Not moved: the customer may count on the old time by now. Ask them whether the new one is fine, then move it again and say so.',
  no_such_promise: 'No promise is open on this case. The card shows what was promised.',
  no_such_shout_out: 'No thank-you is waiting here any more; nothing is left to do.',
  preference_none: 'Nothing was posted: they prefer not to be thanked in front of others. Tell them yourself.',
  'which.none': 'Nothing was done: no request that waits on {case} is for {named}. Choose the one you mean:',
  'which.many': 'Nothing was done yet: more than one request waits on {case}. Choose the one you mean:',
  'named.that': 'that',
  'named.or': '{sum} or {points}',
  'differs.request': 'Nothing was decided: the request on {case} is for {own}, not for {other}.',
  'differs.approve': ' <b>{command} approve {case}</b> approves what is asked.',
  'differs.decline': ' <b>{command} decline {case} because …</b> declines what is asked.',
  'differs.counter': 'To offer {other} instead: <b>{command} {line}</b>',
  'differs.counter_card': 'To offer something else, press Counter… on the card of the request.',
  'differs.worth':
    'If {other} is what it is worth, because no rate says it: <b>{command} approve {case} worth {typed}</b>',
  'differs.withdraw':
    'Nothing was withdrawn: the request on {case} is for {own}, not for {other}. <b>{command} withdraw {case}</b> takes it back.',
  'differs.accept':
    'Nothing was decided: the offer on {case} is {own}, not {other}. <b>{command} accept {case}</b> takes it, <b>{command} discuss {case} …</b> talks about it.',
  'may_not.not_a_member': 'Only members of this workplace decide. Ask your operator to add you.',
  'may_not.already_decided': 'This is already decided; the card shows how.',
  'may_not.expired': 'Nothing was decided: this request has expired. It can be asked again.',
  'may_not.request_changed': 'Nothing was decided: the request has changed since. The card shows it as it is now.',
  'may_not.requester_may_not_approve': 'Nobody decides on their own request; it waits for somebody else.',
  'may_not.person_complained_about': 'Somebody else decides this one; there is nothing you need to do.',
  'may_not.already_approved_by_you': 'You have said yes already; a second person is needed.',
  'may_not.no_approval_authority': 'Your role does not decide requests; leave it to those who were asked.',
  'may_not.not_in_your_grants':
    'You may not approve this on such a case, or a fact is missing that would say so. Somebody else decides.',
  'may_not.other_team': 'This is another team’s request; somebody there decides.',
  'may_not.above_your_limit': 'This is above what you may approve; somebody with a higher limit decides.',
  'may_not.above_your_daily_cap': 'This is above what you may approve in one period; somebody else decides.',
  'may_not.base_amount_needed':
    'No current rate says what this is worth. Say it with your yes; a second person then checks it.',
  'may_not.conflict_in_chain': 'You stand in for somebody who is part of this, so somebody else decides.',
  'may_not.example': ' For example <b>{command} approve {case} worth 25 {currency}</b>.',
  'may_not.who': ' These can: {who}.',
  'decided.approved': 'Already approved by {by}, {at}; nothing is left to decide.',
  'decided.declined': 'Already declined by {by}, {at}; nothing is left to decide.',
  'decided.withdrawn': 'Already withdrawn by {by}, {at}; nothing is left to decide.',
  countered: 'Nothing was decided: the request has changed, there is a counter-offer by {by}. It waits for {asker}.',
  'needs.reason':
    'Not given yet: this {remedy} needs a reason. For example <b>{command} give R-1042 {kind} 60 EUR because …</b>',
  'needs.evidence.give':
    'Not given yet: this {remedy} needs evidence. When you have seen the {kinds}, tick it under “Add facts…” and give it again.',
  'needs.evidence.decide':
    'Not given yet: this {remedy} needs evidence. When you have seen the {kinds}, tick it under “Add facts…” and decide again.',
  'needs.evidence_over.give':
    'Not given yet: a {remedy} above {over} needs evidence. When you have seen the {kinds}, tick it under “Add facts…” and give it again.',
  'needs.evidence_over.decide':
    'Not given yet: a {remedy} above {over} needs evidence. When you have seen the {kinds}, tick it under “Add facts…” and decide again.',
  'needs.other': 'Not given yet: for this {remedy} somebody else than the one who asks must have seen the {kinds}.',
  'needs.other_over':
    'Not given yet: for a {remedy} above {over} somebody else than the one who asks must have seen the {kinds}.',
  'needs.other.nobody': ' Nobody else here may see this case; ask the operator.',
  'needs.other.give':
    ' Show it to a colleague, for example {who}. They tick it under “Add facts…” on the card; then give it again.',
  'needs.other.decide':
    ' Show it to a colleague, for example {who}. They tick it under “Add facts…” on the card; then decide again.',
} as const;
