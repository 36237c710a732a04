/** What somebody is told privately when something happened to a case. */
export const told = {
  by: ' by {who}',
  'by.for': ' by {who} for {whom}',
  each_for: '{who} for {whom}',
  reason: ' Reason: {reason}',
  passed_over: '{case}: somebody else decides this one.',
  since: 'Since then: {status}{by}.',
  'since.at': 'Since then: {status}{by}, {at}.',
  concerns: '<b>{case} is said to be about you.</b> Somebody else decides on it; there is nothing you need to do.',
  approved: '<b>{case}: approved</b>{by}.{reason} Give {what} now, and tick it as done when you resolve the case.',
  declined: '<b>{case}: declined</b>{by}.{reason}',
  'declined.instead': ' This would be fine: {instead}',
  expired:
    '<b>{case}: nobody decided in time</b>, so there is no yes to {what}. The customer has waited since {since}. Ask again, or give what you may give yourself.',
  dropped:
    '<b>{case}: {what} lapsed.</b> It was approved and not given in time. Give it anew if the customer still waits.',
  countered: '<b>{case}: a counter-offer</b>{by}: {what}.{reason} Accept or discuss it.',
  'countered.own': ' It is within your own authority: you may also decide it yourself.',
  counter_accepted: '<b>{case}: your offer was accepted</b>{by}.',
  discussed: '<b>{case}: your offer does not help yet.</b> {text} The request stands again as it was asked.',
  'discussed.who':
    '<b>{case}: your offer does not help yet.</b> {who}: {text} The request stands again as it was asked.',
  request_edited: '<b>{case}: the request has changed</b>{by}. It is for {what} now.',
  asked_more: '<b>{case}: a question first</b>{by}: {text}',
  answered_more: '<b>{case}: answered</b>{by}: {text}',
  reminded: '<b>{case} waits for your decision:</b> {what}. The customer has waited since {since}.',
  escalated: '<b>{case} has come to you:</b> {what}. Nobody decided before; the customer has waited since {since}.',
  reassigned: '<b>{case} waits for your decision now:</b> {what}. The customer has waited since {since}.',
  nobody:
    '<b>{case}: nobody can decide now</b>, so {what} has to wait; the operator has been told. Give what you may give yourself.',
  kept_private: '<b>{case} is kept private, and you see to it.</b> Nothing of it stands in a channel.',
  'kept_private.urgent': ' It may be about harm to somebody: please look at once.',
} as const;
