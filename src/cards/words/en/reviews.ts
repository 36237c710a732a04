/** A review of a case that is over: about how things are done, never about anybody. */
export const reviews = {
  button: 'Review…',
  'form.title': 'Review {case}',
  'form.submit': 'Keep it',
  'form.note':
    'About how things are done, never about anybody: no names. It stays with the case, and the people of the case read it.',
  'form.happened': 'What happened: {words}',
  'form.ended': 'It took until {at}: {outcome}.',
  'form.again': '{n, plural, one {It was opened again once.} other {It was opened again # times.}}',
  'form.together': 'It belongs with {cases}.',
  'field.helped': 'What helped',
  'field.hindered': 'What got in the way',
  'field.change': 'What we change',
  helped: '<b>What helped:</b> {words} ',
  hindered: '<b>What got in the way:</b> {words} ',
  change: '<b>What we change:</b> {words} ',
  done: '<b>The review of {case} is kept</b>, and the people of the case read it. What you change, with somebody who sees to it and a time, is an improvement:',
  told: '<b>{case} was looked back at</b> by {who}. ',
  offered:
    '<b>{case} is resolved, and worth looking back at</b>: it was grave, or not the first time. Five minutes: what helped, what got in the way, what changes. Names are not needed.',
  later: 'Nothing was kept: {case} still goes on. Look back at it once it is resolved.',
  head: 'Looked back at {at}:',
} as const;
