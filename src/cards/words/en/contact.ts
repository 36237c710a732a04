/** What is said about staying in touch with the customer. */
export const contact = {
  'button.contact': 'Contacted…',
  'said.yes': 'Noted on {case}: the customer has heard from us.',
  'said.no': 'Noted on {case}: not reached this time. I remind you again when it is time.',
  'said.never': 'Noted on {case}: the customer is not to be contacted, so nobody is reminded to.',
  needs_reason:
    'Say why the customer cannot be contacted: then nobody is reminded to. For example: <b>{command} contacted {case} no way to reach because no number was given</b>',
  'form.title': 'Contact on {case}',
  'form.submit': 'Note it',
  'form.reached': 'Did the customer hear from us?',
  'form.yes': 'Yes',
  'form.no': 'Tried, not reached this time',
  'form.never': 'Cannot be reached, or does not want to be',
  'form.words': 'What was said',
  'form.words_hint': 'Needed where the customer is not to be contacted any more: why.',
  'silent.owner':
    '<b>{case}: the customer has heard nothing since {since}.</b> Tell them how it stands, even if it is not done yet.',
  'silent.lead':
    '<b>{case}: the customer has heard nothing since {since}</b>, and {owner} was reminded. Somebody should tell them how it stands.',
  'silent.over': 'Since then they have heard from us, or nobody waits any more.',
  'silent.card': '<b>No news for the customer since {since}:</b> tell them how it stands.',
} as const;
