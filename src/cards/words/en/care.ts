/** What is said about a customer rather than a case: how they are asked, and what they answered. */
export const care = {
  'button.survey': 'Survey',
  'button.sent': 'I sent it',
  'button.not_reachable': 'Not reachable',
  'button.opt_out': 'Do not ask them…',
  'button.opt_in': 'Ask them after all',

  'survey.title': 'How was it put right? {case}',
  'survey.open':
    '<b>{case} is resolved: ask the customer how it was put right.</b> Copy the words below to wherever you write to them. Amends writes to no customer by itself. All customers are asked, the content and the others.',
  'survey.until': 'The link takes one answer, until {until}. The page speaks English, German, French and Spanish.',
  'survey.sent': '<b>You sent it.</b> The answer comes here.',
  'survey.not_reachable':
    '<b>The customer could not be reached.</b> That counts as not asked, and not against anybody.',
  'survey.not_yours':
    'The customer of {case} is asked how it was put right. Whoever resolved it has the link, and so has the lead of the team.',
  'survey.expired': 'Nobody answered the survey on {case}, and its link takes no answer any more.',
  'survey.withdrawn':
    'The survey on {case} was taken back, because the case goes on. The customer is asked anew when it is resolved.',
  'survey.none': 'The customer of {case} was not asked how it was put right: {why}',
  'survey.none_not_resolved': 'the case is not resolved yet. They are asked when it is.',
  'survey.none_off':
    'there are no surveys here. Your operator can switch them on, with an address that customers reach.',
  'survey.none_before': 'it was resolved before there were surveys, or is none any more.',
  'survey.excluded_opted_out': 'they said that they do not want to be asked.',
  'survey.excluded_quiet': 'they were asked about another case not long ago.',
  'survey.excluded_restricted': 'the case is kept private, and nobody is asked about those.',
  'survey.answered': '<b>{case}: the customer said how it was put right</b>, {when}.',
  'survey.answered_late': '<b>{case}: the customer said how it was put right</b>, {when}, more than 30 days after.',
  'survey.item_overall': 'All in all',
  'survey.item_outcome': 'What came of it',
  'survey.item_procedure': 'The way to it',
  'survey.item_interaction': 'How they were treated',
  'survey.item_effort': 'How easy it was',
  'survey.mark': '{mark} of {most}',
  'survey.no_mark': 'no answer',
  'survey.followed': 'They are not content, so it goes on: {case}.',
  'survey.following': 'They are not content: the case is being opened again.',
  'survey.for_owner': 'For the owner and the lead of the team. It is counted for the team, and for nobody by name.',
  'survey.summary': '{case}: a survey for the customer.',
  'survey.summary_answered': '{case}: the customer answered the survey.',
  'survey.complaint': 'In the survey on {case} the customer said it was not put right: {marks}.',
  'survey.complaint_mark': '{item} {mark} of {most}',

  'survey.only_mark': 'The customer gave {mark} of {most} in a survey, without a word.',

  'button.note': 'Remember…',
  'button.correct': 'Correct…',
  'button.forget': 'Forget',
  'button.leaving': 'At risk, or lost…',
  'button.staying': 'They stay',
  'button.taken_up': 'I take it up',
  'button.won': 'Won back',
  'button.declined': 'They declined',
  'button.no_answer': 'No answer',

  'note.title': 'Remember: {case}',
  'note.title_correct': 'Correct: {case}',
  'note.submit': 'Remember',
  'note.about':
    'Shown privately on the next case of this customer. What helps to serve them, nothing of their health or beliefs. Any owner or lead can correct it or have it forgotten.',
  'note.words': 'What to remember',
  'note.heading': '<b>Remembered of this customer</b>',
  'note.line': '{words} · {who}, {when}',
  'note.card': 'Remembered: {case}',
  'note.none':
    'Nothing is remembered of the customer of {case}. <b>{command} remember {case} prefers a quiet room</b> notes something.',

  'leaving.title': 'Customer of {case}',
  'leaving.submit': 'Save',
  'leaving.standing': 'How it stands',
  'leaving.at_risk': 'about to leave',
  'leaving.lost': 'lost',
  'leaving.reason': 'Why',
  'leaving.treatment': 'how we treated them',
  'leaving.failure': 'what we did not get right',
  'leaving.price': 'the price',
  'leaving.competitor': 'somebody else has what they want',
  'leaving.need': 'they need it no more',
  'leaving.moved': 'they moved away',
  'leaving.other': 'something else',
  'leaving.because': 'In your words',
  'leaving.because_hint': 'Needed for “something else”.',
  'leaving.value': 'What the relationship is worth',
  'leaving.value_hint': 'In a year, where you know it. It sets the order of the queue.',
  'leaving.consent': 'May we write to them?',
  'leaving.consent_yes': 'They agreed to hear from us again',
  'leaving.consent_hint': 'Without it nobody is won back.',
  'leaving.line_at_risk': '<b>This customer is about to leave</b>: {reason}. {who}, {when}',
  'leaving.line_lost': '<b>This customer was lost</b>: {reason}. {who}, {when}',
  'leaving.why': '{reason}: {words}',

  'winback.title': 'Who could be won back',
  'winback.none':
    'Nobody waits to be won back. Whoever is marked by <b>{command} at risk R-1042 because …</b> or <b>{command} lost R-1042 because …</b>, and agreed to hear from us, comes here after {days} days.',
  'winback.off': 'The policy wins nobody back: “winback” is not in it, or its effort is none.',
  'winback.line': '<b>{case}</b> · {customer} · {standing}: {reason}',
  'winback.value': ' · {value}',
  'winback.taken': ' · taken up by {who}',
  'winback.unknown': 'customer not known',
  'winback.how':
    'First whose reason can be mended, then by what the relationship is worth. What you offer is given on a case, by the same limits as anything: “New linked case…” on the card.',
  'winback.summary': '{n, plural, one {One customer} other {# customers}} could be won back.',

  'opt_out.title': 'Do not ask: {case}',
  'opt_out.submit': 'Do not ask them',
  'opt_out.note':
    'The customer gets no survey and no follow-up any more, on any case. What is promised to them stays promised. The owner or a lead can take it back.',
  'opt_out.because': 'What they said',

  'done.survey_sent': '<b>Noted: the survey on {case} is with the customer.</b> The answer comes to you here.',
  'done.survey_not_reachable': '<b>Noted: the customer of {case} could not be reached.</b>',
  'done.opted_out':
    '<b>The customer of {case} is not asked any more</b>: no survey, no follow-up, on any case. <b>{command} opt in {case}</b> takes it back.',
  'done.opted_in':
    '<b>The customer of {case} is asked again.</b> <b>{command} survey {case}</b> shows whether there is a link.',

  'done.remembered': '<b>Remembered.</b> It is shown privately on the next case of this customer.',
  'done.note_corrected': '<b>Corrected.</b> What stood there before is gone.',
  'done.note_forgotten': '<b>Forgotten.</b>',
  'done.at_risk':
    '<b>Noted: the customer of {case} is about to leave.</b> It is shown on their next case. <b>{command} winback</b> tells who could be won back.',
  'done.lost': '<b>Noted: the customer of {case} was lost.</b> <b>{command} winback</b> tells who could be won back.',
  'done.staying': '<b>Noted: the customer of {case} stays.</b>',
  'done.winback_taken_up':
    '<b>You take up {case}.</b> What you offer is given on a case, by the same limits as anything.',
  'done.winback_won': '<b>Won back: the customer of {case}.</b>',
  'done.winback_declined': '<b>Noted: the customer of {case} declined.</b> They are not asked again.',
  'done.winback_no_answer':
    '<b>Noted: no answer from the customer of {case}.</b> They come back into the queue after the quiet period.',

  'no.note_kept_apart':
    'Nothing was noted: that is about somebody’s health, beliefs or the like, or from a case that is kept private. Note what helps to serve them instead, for example “prefers a quiet room”.',
  'no.too_many_notes':
    'Nothing was noted: {most} things are remembered of this customer already. Forget one first: “forget R-…” shows them.',
  'no.leaving_needs_reason':
    'Nothing was noted: say in a few words why, for example <b>{command} at risk {case} price because the new tariff is dearer</b>.',
  'no.not_leaving':
    'Nothing was noted: the customer of {case} is neither at risk nor lost. Say so first: <b>{command} at risk {case} because …</b>',
  'no.winback_policy': 'Nobody took {case} up: the policy wins nobody back. Ask your operator to change it.',
  'no.winback_consent':
    'Nobody took {case} up: the customer did not agree to hear from us, or wants to be left in peace. What they say when they come by themselves can be noted.',

  'no.survey':
    'Nothing was noted: the survey on {case} waits for no answer. <b>{command} survey {case}</b> shows how it stands.',

  'told.heard_again':
    '<b>{case} goes on</b>: in the survey the customer says that it was not put right. Their words stand on the card.',
  'told.heard_again_why': 'in the survey the customer says it was not put right',

  'history.reopened_survey': 'opened again: the customer says in the survey that it was not put right',
  'history.remembered': 'something was noted about the customer',
  'history.note_corrected': 'a note about the customer was corrected',
  'history.note_forgotten': 'a note about the customer was forgotten',
  'history.at_risk': 'the customer is about to leave',
  'history.lost': 'the customer was lost',
  'history.staying': 'the customer stays',
  'history.winback_taken_up': 'winning the customer back was taken up',
  'history.winback_won': 'the customer was won back',
  'history.winback_declined': 'the customer declined to be won back',
  'history.winback_no_answer': 'no answer to winning the customer back',
  'history.survey_sent': 'survey sent to the customer',
  'history.survey_not_reachable': 'the customer could not be reached for the survey',
  'history.opted_out': 'the customer is not asked any more',
  'history.opted_in': 'the customer is asked again',
} as const;
