/** What stands on the picture of a thank-you, and beside it. */
export const picture = {
  'kind.ownership': 'Ownership',
  'kind.promise_kept': 'Promise kept',
  'kind.good_use_of_authority': 'Good judgement',
  'kind.lesson_shared': 'Lesson shared',
  'kind.help_given': 'Help given',
  'kind.customer_words': 'A customer’s words',
  'kind.thanks': 'From a colleague',
  heading: 'Thank you, {name}',
  'heading.plain': 'Thank you',
  somebody: 'A colleague',
  alt: 'A card: {heading}. {kind}.',
  'alt.value': 'Our value: {value}.',
  'alt.team': 'Team: {team}.',
  file: 'thank-you',
  save: 'Download the picture',
} as const;
