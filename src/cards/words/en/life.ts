/** A case's life besides its remedies: changed, dismissed, merged, undone. */
export const life = {
  'button.edit': 'Edit…',
  'button.merge': 'Merge…',
  'button.dismiss': 'Not a case…',
  'button.history': 'History',
  'button.earlier': 'Earlier',
  'button.later': 'Later',
  'button.undo': 'Undo',
  'button.show': 'Show {case}',

  'field.failure': 'what failed',
  'field.severity': 'how urgent',
  'field.stage': 'the stage',
  'field.deadline': 'the time it matters by',
  'field.remedySought': 'what the customer asks for',
  'field.customer': 'the customer',
  'field.orderValue': 'the order value',
  'field.lossValue': 'the loss',
  'field.addition': 'what the customer said',
  'field.not_known': 'not known',

  'dismissed_as.not_a_complaint': 'not a complaint',
  'dismissed_as.duplicate': 'written down twice',
  'dismissed_as.test': 'a test',
  'dismissed_as.wrong_place': 'for somebody else, not for us',
  'dismissed_as.other': 'something else',

  'edit.title': 'Edit {case}',
  'edit.submit': 'Save changes',
  'edit.note': 'What you change takes the place of what stood there; both stay in the history of the case.',
  'edit.failure': 'What failed',
  'edit.severity': 'How urgent',
  'edit.stage': 'Stage',
  'edit.sought': 'What the customer asks for',
  'edit.customer': 'Customer',
  'edit.customer_hint': 'Room, booking, order or loyalty number.',
  'edit.order': 'Value of the order',
  'edit.loss': 'What the customer lost',
  'edit.day': 'Matters by',
  'edit.day_hint': 'Check-out, departure, a date set by somebody. Empty: none is known.',
  'edit.time': 'At',
  'edit.time_hint': 'In the time of {zone}.',
  'edit.addition': 'What else the customer said',
  'edit.addition_hint': 'Added below the complaint, in their words. What stands there stays.',
  'edit.because': 'Why',
  'edit.because_hint': 'Kept with the change.',
  'edit.done':
    '<b>Changed on {case}: {fields}.</b> The card shows what holds now, and what is possible is judged by it. What stood there before is in its history.',
  'edit.told': '<b>{case} was changed</b> by {who}. {now}.',
  'edit.told_why': ' Reason: {why}',
  'edit.added': '<b>{case}: the customer said more</b>, written down by {who}. It stands on the card.',
  'edit.which':
    'Say what to change, and what it is now: failure, urgency, stage, deadline, wants, customer, value, loss, or add.',
  'edit.one_of': 'Say one of these: {choices}.',
  'edit.unread': 'Nothing was changed. {problem} For example <b>{command} edit {case} urgency S2</b>.',
  'edit.unread_form': 'A form with all of it opens with <b>{command} edit {case}</b>.',
  'edit.not_yet': 'Nothing was changed yet. {why}',

  'dismiss.title': 'Dismiss {case}',
  'dismiss.submit': 'Dismiss',
  'dismiss.note': 'It leaves every list and figure; its history stays. For 30 days you or the team’s lead can undo it.',
  'dismiss.reason': 'Why it is none',
  'dismiss.words': 'In your words',
  'dismiss.words_hint': 'Needed for “something else”. If another case holds the same complaint, merge the two instead.',
  'dismiss.done':
    '<b>{case} is dismissed.</b> It leaves every list and figure, and its history stays. For 30 days it can be undone: <b>{command} undo {case}</b>.',
  'dismiss.shown': '<b>Dismissed</b> by {who}, {when}: {reason}',
  'dismiss.told': '<b>{case} was dismissed</b> by {who}: {reason} For 30 days it can be undone.',
  'dismiss.held_request': 'a request is waiting for a decision. Have it decided, or withdraw it, first',
  'dismiss.held_promise': 'a promise to the customer is open. Mark it when it is kept, first',
  'dismiss.held_set_aside':
    'something with a cost was authorised on it. Resolve it instead, and leave unticked what was not given',
  'dismiss.held_given':
    'something with a cost was given on it. Resolve it instead, so that this stays with what it was given for',
  'dismiss.no':
    '{case} was not dismissed: {held}. If another case holds the same complaint, <b>{command} merge {case} into R-…</b> puts the two together.',
  'dismiss.why':
    '{case} was not dismissed: say in a few words why, for example <b>{command} dismiss {case} because it was a question</b>.',

  'merge.title': 'Merge {case}',
  'merge.submit': 'Merge',
  'merge.note':
    '{case} ends, and the other case goes on with what was said, given and promised on both. It is counted together as before. As long as nothing happens there, it can be undone.',
  'merge.into': 'Which case goes on',
  'merge.into_hint': 'Another case of the same complaint.',
  'merge.reason': 'Why',
  'merge.reason_hint': 'Kept in the history of both.',
  'merge.done':
    '<b>{case} is part of {into} now.</b> What was said, given and promised on both stands there, and counts together as before. As long as nothing happens there, it can be undone.',
  'merge.shown': '<b>Part of {into} now.</b> What was said, given and promised goes on there.',
  'merge.note_there': '{case} is part of {into} now; what stood here goes on there.',
  'merge.told_ended': '<b>{case} was merged into {other}</b> by {who}. What stood on it goes on there.',
  'merge.told_stays':
    '<b>{other} was merged into {case}</b> by {who}. What was said, given and promised there is on your case now.',
  'merge.told_back': '<b>{case} goes on by itself again</b>, not as part of {other}: {who} took the merge back.',
  'merge.told_left':
    '<b>{other} goes on by itself again</b>: {who} took the merge back. What came from it is not on {case} any more.',
  'merge.no': 'Nothing was merged: {why}',
  'merge.no_request': 'a request on {case} is waiting for a decision. Have it decided, or withdraw it, first.',
  'merge.no_over': '{case} does not go on any more. Merge into a case that is open, or link the two: {command} link.',
  'merge.no_owner': 'who owns one of the two does not see to the other. Ask a lead of the team.',
  'merge.no_customer_unknown':
    'nobody has said who the customer of {case} is. Say it first: {command} edit {case} customer …',
  'merge.no_customers':
    'the two have different customers. If they are one, say so first: {command} link {case} … because …',
  'merge.into_says': '{case} is part of {into} now, so nothing was done on it. Do it on {into}.',
  'merge.stands':
    'Nothing was undone: something has happened on {into} since {case} was merged into it, so the two stay one. Log what is a matter of its own as a new case.',
  'merge.together':
    'Nothing was taken apart: {case} and the cases merged into it are one. The other one can be taken from it: <b>{command} unlink {other} {case}</b>.',

  'undo.resolved':
    '<b>{case} is open again.</b> How it was resolved stays in its history. What was given stays given; a thank-you that was not posted yet is withdrawn.',
  'undo.dismissed': '<b>{case} is a case again.</b> The customer waits since the day they said it.',
  'undo.merged': '<b>{case} goes on by itself again.</b> Everything is as it was before the two were merged.',
  'undo.told_resolved':
    '<b>{case} is open again</b>: {who} took the resolve back, it was a mistake. How it was resolved stays in its history.',
  'undo.told_dismissed': '<b>{case} is a case again</b>: {who} took the dismissal back.',
  'undo.nothing':
    'Nothing on {case} can be undone: it is not one that was just resolved, dismissed or merged. <b>{command} history {case}</b> shows what was changed.',
  'undo.not_yours': 'Nothing was undone. {who} did this: they can undo it, or a lead of the team.',
  'undo.late_resolved':
    'Nothing was undone: {case} was resolved more than an hour ago. If the customer came back, <b>{command} reopen {case} because …</b> opens it again for 30 days.',
  'undo.late_dismissed':
    'Nothing was undone: {case} was dismissed more than 30 days ago. Log the complaint anew if it stands: <b>{command} log …</b>',

  'history.title': 'The history of {case}',
  'history.earlier':
    '{n, plural, one {One earlier entry is on the page before.} other {# earlier entries are on the pages before.}}',
  'history.because': ', because {why}',
  'history.changed': '{field}: {from} → <b>{to}</b>',
  'history.addition': 'the customer also said: {words}',
  'history.owner': 'owner: {from} → {to}',
  'history.restricted': 'kept private: {as}',
  'history.lifted': 'shown to everybody again',
  'history.linked': 'counted together with {others}',
  'history.unlinked': 'taken apart from {others}',
  'history.resolved': 'resolved: {outcome}',
  'history.resolve_undone': 'not resolved after all: {outcome}',
  'history.merged': 'merged into {other}',
  'history.unmerged': 'goes on by itself, and not as part of {other}',
  'history.merged_in': '{other} was merged into it',
  'history.merge_undone': '{other} goes on by itself again',
  'history.dismissed': 'dismissed: {reason}',
  'history.restored': 'taken back: it is a case',
  'history.logged': 'logged',
  'history.closed': 'closed',
  'history.viewed': 'looked at it',
  'history.viewed.hidden': 'looked at what was hidden',
} as const;
