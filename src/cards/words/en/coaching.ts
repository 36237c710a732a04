/** Coaching about a case, between two people and for them alone. */
export const coaching = {
  button: 'Coaching…',
  'button.offer': 'Offer coaching…',
  'button.own_view': 'Write my view…',
  'button.decline': 'No, thank you',
  'button.coach_note': 'Add a strength and an idea…',
  'button.erase': 'Erase',
  'button.next': 'Next page',

  private:
    'Only {person} and {coach} read this. Nothing of it is counted or exported; it is erased on request, and after {days} days.',
  'note.offered': '<b>{coach} offers you coaching on {case}.</b> You write first how you see it.',
  'note.offered_by': '<b>You offered {person} coaching on {case}.</b> They write first.',
  'note.asked': '<b>{person} would like to talk about {case} with you.</b> Add one strength you see, and one idea.',
  'note.asked_by': '<b>You asked {coach} for coaching on {case}.</b>',
  'note.done': '<b>Coaching on {case}</b>, {person} and {coach}.',
  'note.declined': '<b>No coaching on {case} this time.</b> That is fine.',
  'note.erased': 'What was written here is erased.',
  'note.summary': 'Coaching on {case}',
  own: '<b>{person}’s own view</b>',
  strength: '<b>A strength:</b> {words}',
  idea: '<b>An idea:</b> {words}',

  'list.title': 'Your coaching',
  'list.none':
    'You have no coaching just now. <b>{command} coaching R-1042</b> asks for one, <b>{command} coaching R-1042 for @ana</b> offers one. Only the two of you read it.',
  'list.line': '{case}, {person} and {coach} · {state}',
  'state.offered': 'the own view comes first',
  'state.asked': 'waits for the coach',
  'state.done': 'both have written',

  asked: '<b>{coach} has your view on {case}</b>, and adds one strength and one idea. Nobody else reads it.',
  offered: '<b>{person} is asked.</b> They write first how they see {case}; a no is fine, and is kept nowhere.',
  answered: '<b>{person} has it.</b> Nobody else reads it.',
  declined: 'You said no this time. Nothing is kept of it but that.',
  erased: '<b>It is erased</b>, for both of you.',

  'form.title': 'Coaching on {case}',
  'form.submit': 'Ask',
  'form.own': 'How you see it yourself',
  'form.own_hint': 'What went well, what you would do otherwise, what you are not sure of. You write first.',
  'form.coach': 'With whom',
  'form.coach_hint': 'A name or a mention.',
  'form.offer': 'Offer',
  'form.person': 'Whom you offer it to',
  'form.send': 'Send',
  'form.strength': 'One strength you see',
  'form.idea': 'One idea',

  'no.person': 'Nothing was sent: Amends does not know who “{typed}” is here, or it is several. Mention them with @.',
  'no.self': 'Nothing was sent: coaching takes two. Name somebody else.',
  'no.nobody':
    'Nothing was sent: your team has no lead just now. Name whom you want: <b>{command} coaching {case} with @mia …</b>',
  'no.not_lead':
    'Nothing was sent: a lead of the team offers coaching. Ask for your own with <b>{command} coaching {case}</b>.',
  'no.not_at_work': 'Nothing was sent: {person} may not see {case}. Coaching is about a case both may see.',
  'no.gone': 'There is nothing to do here any more: it was answered, declined or erased, or is somebody else’s.',
  'no.words':
    'Nothing was sent: write your own view first, for example <b>{command} coaching {case} I listened well, and promised too early</b>.',
} as const;
