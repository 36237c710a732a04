/** Around the weekly digest: where it has no place to go, what its readers say of it, which parts a team wants. */
export const weekly = {
  no_channel:
    '<b>Your team’s weekly digest has no channel.</b> Until it has one, <b>{command} digest</b> shows the last week to anybody of the team, in private.',
  'no_channel.mend':
    'Whoever runs Amends names one under “digest” of {team} in the file of people. You are told this once.',
  instead:
    '<b>The digest of {team} could not be posted in its channel, so here it is for you.</b> The next one is tried there again.',

  'button.useful': 'Useful 👍',
  'button.not_useful': 'Not useful 👎',
  'button.idea': 'Improve something…',
  'button.sections': 'Choose sections…',
  'button.preview': 'See the next one',

  'voted.yes':
    '<b>Noted: useful.</b> Only the sum is ever told, from three votes on. Press the other one to change it.',
  'voted.no':
    '<b>Noted: not useful.</b> Only the sum is ever told, from three votes on. Press the other one to change it; what would help belongs into the thread.',
  'voted.not_posted': 'Nothing was noted: this digest is not posted yet. Say it once it is.',
  'voted.not_yours': 'Nothing was noted: the people of {team} say whether their digest is useful.',
  'voted.none': 'Nothing was noted: your team has had no digest yet.',

  'section.numbers': 'the four numbers',
  'section.decisions': 'what you decided yourselves',
  'section.customers': 'what customers said',
  'section.learned': 'what was learned',
  'section.improved': 'what was improved',
  'section.thanks': 'thank-yous',
  'section.due': 'promises due this week',
  'section.money': 'what is still to be given',
  'section.question': 'a question to talk about',
  'section.useful': 'whether it was useful',

  'sections.title': 'What your digest tells',
  'sections.submit': 'Save',
  'sections.label': 'It tells of',
  'sections.hint': 'From the next digest on. What has nothing to tell is left out in any case.',
  'sections.saved': '<b>Saved.</b> From the next digest on your team reads of {shown}.',
  'sections.saved_off': '<b>Saved.</b> From the next digest on your team reads of {shown}; not of {off}.',
  'sections.saved_none': '<b>Saved.</b> From the next digest on your team reads its head alone.',
  'sections.same': 'That is so already: nothing was changed.',
  'sections.not_lead':
    'Nothing was changed: a lead of the team chooses what its digest tells. Say in its thread what you would like.',
  'sections.unknown':
    'Nothing was changed: “{typed}” is no section. Say for example <b>{command} digest without {one}</b>; there are {all}.',

  'left.title': '<b>What it leaves out</b>, for you as a lead:',
  'left.off': 'switched off by your team: {sections}',
  'left.nothing': 'nothing to tell of: {sections}',
  'left.no_room': 'no room within fifteen lines for: {sections}',
  'left.words':
    '{n, plural, one {# note is not quoted: it} other {# notes are not quoted: they}} would name somebody, a customer or something private',
  'left.thanks': '{n, plural, one {# thank-you is} other {# thank-yous are}} not for everybody',
  'left.votes': 'week {week} was useful to {yes}, and not to {no}',
  'left.votes_few': 'week {week}: too few said whether it was useful',

  'preview.empty': 'Nothing has happened yet that the next digest would tell.',
  'preview.last': 'This is the last one.',

  ask: '<b>{n} weeks in a row more people found your team’s digest not useful than useful.</b> What should change? Choose what it tells, or ask in its thread.',
  'ask.summary': '{n} weeks in a row more people found your team’s digest not useful than useful',

  'idea.title': 'Improve something',
  'idea.submit': 'Note it',
  'idea.note':
    'What came up when you talked about the digest of week {week}. Say what in the way things are done should change; nobody is named.',
  'idea.made': '<b>I-{number} is on the list.</b> Once it is done, the digest says so.',
} as const;
