/** The pulse of a team: three sentences a month, without a name. */
export const pulse = {
  'item.knew': 'I knew what I could decide',
  'item.backed': 'I felt backed',
  'item.enough': 'The limit was enough',
  'answer.yes': 'Yes',
  'answer.partly': 'Partly',
  'answer.no': 'No',
  'button.silence': 'Don’t ask me again',

  asked: '<b>How was it this month?</b> Three sentences, without your name.',
  'asked.how':
    'What you say is added to a sum of your team and kept nowhere else: not with you, not with a time. It is told after {day}, from five answers on.',
  'asked.summary': 'Three short sentences about this month, without your name',
  answered: '{item}: answered',
  thanks: '<b>Thank you.</b> It is added to your team’s sum.',
  whole: '<b>Thank you, that is all.</b>',
  already: 'You have answered that one. It is added to a sum, so it cannot be changed any more.',
  over: 'Nothing was added: there is no pulse of your team to answer just now.',
  none: 'Your team has no pulse. A lead starts it with <b>{command} pulse start</b>: once a month three sentences to answer without a name.',
  waiting: 'The answers of this month are told after {day}.',
  title: 'The pulse of {month}',
  told: '<b>{item}:</b> yes {yes}, partly {partly}, no {no}',
  few: '<b>{item}:</b> too few answered to say',
  started:
    '<b>Your team is asked now, and on the first working day of each month.</b> Nobody sees who said what; who does not want to be asked says so.',
  stopped: '<b>Your team is not asked any more.</b>',
  silent: '<b>You are not asked any more.</b> {command} pulse on brings it back.',
  heard: '<b>You are asked again, from the next time on.</b>',
  not_lead:
    'Nothing was changed: a lead of the team starts and stops its pulse. For yourself: <b>{command} pulse off</b>.',
  words: 'Say three answers in their order, for example <b>{command} pulse yes partly no</b>: {items}.',
} as const;
