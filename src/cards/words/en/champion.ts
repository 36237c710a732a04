/** Service champions: named by a colleague, and only with their own yes. */
export const champion = {
  'said.asked': '<b>{who} is asked in private.</b> Nothing is told to anybody unless they say yes.',
  'said.stands': 'Nothing was added: {who} has been named already.',
  'said.nowhere': '<b>This one is best said in person.</b> Nothing was sent and nothing is kept; here are your words:',

  'note.asks': '<b>{by} would name you as a service champion:</b>',
  'note.is': '<b>You are named as a service champion,</b> by {by}:',
  'note.deeds': 'For: {deeds}.',
  'note.means':
    'With your yes, the leads of your team and the people who see to promotion read your name and these kinds of deeds, for a year. Until then nobody does; without an answer it lapses.',
  'note.taken_back': 'You can take it back at any time; then nothing of it is kept.',
  'note.gone': 'Nothing of this is kept any more.',
  'button.yes': 'Yes, you may',
  'button.no': 'No, thank you',
  'button.back': 'Take it back',
  'answer.yes': '<b>Thank you.</b> It holds for a year, and you can take it back at any time.',
  'answer.no': '<b>Nothing of it is kept,</b> and nobody is told.',
  'answer.gone': 'Nothing was changed: nothing of it is kept any more.',

  'team.title': 'Said yes to being a service champion:',
  'team.line': '{name}: {deeds}',

  'deed.ownership': 'seeing a case through',
  'deed.promise_kept': 'a promise kept',
  'deed.good_use_of_authority': 'good use of authority',
  'deed.lesson_shared': 'a lesson shared',
  'deed.help_given': 'help given',
  'deed.customer_words': 'a customer’s own words',
  'deed.thanked_by_colleague': 'thanked by a colleague',

  'no.team': 'Nothing was sent: name one person. A whole team is thanked by <b>thanks</b>.',
  'no.self': 'That is good to hear. Somebody else names a champion, so nothing was sent.',
  'no.short':
    'Nothing was sent yet: say why, in at least {least} characters. For example <b>{command} nominate @bob R-1042 because he keeps his word at any hour</b>.',
  'no.long': 'Nothing was sent yet: say it in at most {most} characters.',
  'no.tone': 'Nothing was sent yet: the words can be read in two ways. Say them otherwise.',
  'no.many': 'Nothing was sent yet: name at most {most} cases.',
  'no.case': 'Nothing was sent yet: {case} is no case, or is for few. Name another one.',
  'no.no_part': 'Nothing was sent yet: {case} shows no part of {who} in it. Name another one.',
  'no.grounds':
    'Nothing was sent yet: name one to five cases that {who} had a part in, for example <b>{command} nominate @bob R-1042 because he keeps calm</b>. Thank-yous they were given count, too.',
} as const;
