/** What is said beside what a model suggests. */
export const hints = {
  suggested: '<b>Suggested by AI</b> ({model}), for you to judge: {what}',
  failure: '{now} instead of {read}',
  severity: 'more urgent: {now}',
  stage: '{now} the service',
  'stage.before': 'before',
  'stage.during': 'during',
  'stage.after': 'after',
  sensitivity: 'perhaps for few to see ({now}); nothing is private before somebody says so',
  summary: '<b>In short</b>, by AI; their own words count:',
  translation: '<b>Translated by AI</b> from {language}; their own words count:',
  'button.take': 'Look at what AI suggests…',
  'form.note':
    'Suggested by AI and filled in for you: {what}. It stands only once you save; what the rules read, and what AI suggested, is kept beside it.',
  'letter.button': 'Phrased by AI…',
  'letter.title': '{kind}, {case}, phrased by AI',
  'letter.note':
    '<b>Phrased by AI</b> ({model}) from the draft: no other amount, date or gift than there. Read it before you use it. Nothing was sent.',
  'letter.not_yet':
    'AI has not phrased this letter, or what it wrote could not be used. The draft stands as it is; press again in a few seconds if you have only just made it.',
  'letter.summary': 'A letter for {case}, phrased by AI.',
  digest: '<b>In words, by AI</b>; the numbers below are computed: {text}',
} as const;
