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

  'no.survey':
    'Nothing was noted: the survey on {case} waits for no answer. <b>{command} survey {case}</b> shows how it stands.',

  'told.heard_again':
    '<b>{case} goes on</b>: in the survey the customer says that it was not put right. Their words stand on the card.',
  'told.heard_again_why': 'in the survey the customer says it was not put right',

  'history.reopened_survey': 'opened again: the customer says in the survey that it was not put right',
  'history.survey_sent': 'survey sent to the customer',
  'history.survey_not_reachable': 'the customer could not be reached for the survey',
  'history.opted_out': 'the customer is not asked any more',
  'history.opted_in': 'the customer is asked again',
} as const;
