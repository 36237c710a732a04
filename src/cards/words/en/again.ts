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
  'came_again.same':
    '<b>{case} holds this already</b>: it came {way}. No second case was opened; it is noted there that it was told here, too.',
  'came_again.more': '<b>Added to {case}</b>, where the same customer told of it before.',
  'came_again.by': 'by {way}',
  'came_again.typed': 'in the chat',
  'came_again.story': 'told the same once more, {way}',
  'unreadable.encrypted': 'This mail is encrypted. Its words can be read only where it was received.',
  'unreadable.damaged': 'This mail is damaged. Its words can be read only where it was received, if anywhere.',

  'came_again.shown': 'The same came {ways}, too.',
  'wrote_again.told': '<b>The customer wrote again</b> on {case}. Their words stand on the case.',
  'wrote_again.told_over':
    '<b>The customer wrote again</b> on {case}, which had been put right. Their words stand on the case. Open it again if it goes on.',
  'files.shown': 'Attached, not fetched: {files}',
  'logged.follows': 'It is one matter with {case}: both count together.',

  'button.merge_into': 'Merge into {id}',
  'button.apart': 'Another matter',
  'repeat.second': '<b>Second time in {days, plural, =0 {a day} one {# day} other {# days}}</b>',
  'repeat.more': '<b>Complaint no. {nth} of this customer in {days, plural, =0 {a day} one {# day} other {# days}}</b>',
  'repeat.first': '; first: {what}.',
  'repeat.last': '; last time: {what}.',
  'repeat.hidden': '; what was before is kept private.',
  'repeat.private': 'An earlier one is kept private.',
  'repeat.nothing': 'nothing was given',
  'repeat.open': 'not resolved yet',
  'repeat.accepted_yes': 'accepted',
  'repeat.accepted_no': 'not accepted',
  'repeat.accepted_unknown': 'not known whether it was accepted',
  'repeat.earlier': '<b>{id}</b>, {at}: {what}.',
  'repeat.knows': '{who} looked after it and knows what was tried.',
  'repeat.told':
    '<b>{case} is not this customer’s first complaint</b>: no. {nth} in {days, plural, =0 {a day} one {# day} other {# days}}.',
  'repeat.raised': 'It is one step more urgent for that: {severity}.',
  'repeat.told_next': 'What was done before stands under Options; the first step is to say what has changed since.',
  twice: 'Perhaps one complaint told twice: <b>{id}</b> is of the same customer and failure, {at}.',
  'apart.done':
    '<b>{case} and {other} are two matters.</b> Neither is offered for the other any more. What the policy counts together stays so.',

  'button.wants': 'They ask for…',
  'wants.title': '{case}: what they ask',
  'wants.submit': 'Save',
  'wants.text': 'What would put it right for them',
  'wants.hint': 'In their words: a refund of 40 EUR, another room, a call back. What fits is worked out anew.',

  'button.withdrawn': 'Customer withdrew it…',
  'resolve.cause_hint': 'Proposed from what failed. Choose another where it was otherwise.',
  'resolve.because': 'Why you, and not {owner}',
  'resolve.because_hint': 'The owner reads it, and it stays in the history.',
  'resolve.needs_reason': 'Not resolved yet: {owner} owns this case. Say why you resolve it; they will read it.',
  'resolve.told': '<b>{case} was resolved</b> by {who}: {outcome}.{reason}',
  'resolve.told_reason': ' Reason: {reason}',
  'withdrawn.told':
    '<b>{case}: {what} is not waited for any more.</b> The customer withdrew the complaint, so your request was withdrawn.',

  'button.put_right': 'Correct for customer…',
  'put_right.title': 'Correct on {case}',
  'put_right.submit': 'Save',
  'put_right.note':
    'What was decided within the rules was right to decide, and stays. This says what the customer should have had; give it by Give something else.',
  'put_right.text': 'What is corrected for the customer, and why',
  'put_right.hint': 'About how things are done: names nobody.',
  'put_right.leads_to': 'What should follow',
  'put_right.policy_change': 'the rules should change',
  'put_right.lesson': 'something to learn',
  'put_right.done':
    '<b>Kept on {case}: {what}.</b> What was decided stays as it was, with nothing against anybody. What the customer is given for it: <b>{command} give {case} …</b> What is to change needs somebody who sees to it.',
  'put_right.nothing':
    'Nothing was decided on {case} yet, so there is nothing to correct. Give what is right: <b>{command} give {case} …</b>',
  'put_right.story': 'corrected for the customer: {text} ({what})',

  'history.repeated': 'complaint no. {nth} of this customer in {days, plural, =0 {a day} one {# day} other {# days}}',
  'history.raised': ': {from} → <b>{to}</b>',
  'history.said_apart': 'another matter than {other}',
  'history.reopened': 'opened again',
  'history.reopened_failed': 'opened again: what was given did not arrive',
} as const;
