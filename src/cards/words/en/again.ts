/** A customer comes back: a case opened again, a second complaint, a decision corrected for them. */
export const again = {
  'button.reopen': 'Open again…',
  'button.follow_up': 'New linked case…',

  'reopen.title': 'Open {case} again',
  'reopen.submit': 'Open again',
  'reopen.note':
    'What was said, given and promised stays, and counts as before. The customer waits since the day they said it first.',
  'reopen.ended': 'It ended {at}: {outcome}.',
  'reopen.reason': 'Why it goes on',
  'reopen.reason_hint': 'What the customer says now, in their words. Kept in the history.',
  'reopen.done':
    '<b>{case} is open again.</b> What was said, given and promised on it stays, and counts as before. How it had ended is in its history.',
  'reopen.told': '<b>{case} is open again</b>, by {who}: {reason} How it had ended is in its history.',
  'reopen.told_failed':
    '<b>{case} is open again</b>: what was given did not reach the customer. {reason} Give it in another way, or have it sent once more.',
  'reopen.shown': '<b>Opened again</b> {at}: {reason}',
  'reopen.failed': 'what was given did not arrive',
  'reopen.why':
    '{case} was not opened again: say in a few words what the customer says now, for example <b>{command} reopen {case} because the water is cold again</b>.',
  'reopen.not_over':
    '{case} goes on already, so there was nothing to open again. Add what the customer says now with <b>{command} edit {case} add …</b>',
  'reopen.late':
    '{case} was not opened again: it was resolved more than 30 days ago. Log what the customer says now as a new case, linked with {case}: both count together, and what was given stays in sight.',
  'logged.follows': 'It is one matter with {case}: both count together.',

  'history.reopened': 'opened again',
  'history.reopened_failed': 'opened again: what was given did not arrive',
} as const;
