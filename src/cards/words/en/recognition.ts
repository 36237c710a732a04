/** Thanks in a team, for its lead: an invitation to look, and numbers of the team. */
export const recognition = {
  button: 'Who was thanked?',
  title: 'Thanks in {team}, last 8 weeks',
  invite:
    '<b>You may want to see what they did.</b> They were at work on several cases and nobody has thanked them in this time:',
  others: 'And others; the first by the alphabet are shown.',
  everybody: '<b>Everybody who was at work on several cases was thanked in this time,</b> or wants no thanks.',
  coverage: 'Thanked in the team: {thanked} of {at_work} who were at work on three cases or more.',
  'coverage.few': 'Thanked in the team: too few at work on three cases or more to say.',
  gap: 'By {by}: between {lowest} % and {highest} % were thanked, in groups of five or more.',
  'gap.none': 'By {by}: {lowest} % were thanked in each group of five or more.',
  'gap.few': 'By {by}: too few to say, because groups below five are not looked at.',
  'by.role': 'role',
  'by.contact_type': 'contact with customers',
  'by.shift': 'shift',
  'by.site': 'site',
  only_you:
    'Only you see this. By the alphabet, with no numbers for anybody; whoever wants no thanks is not among them.',
  not_lead: 'Who has not been thanked lately is shown to whoever leads a team. Anybody can thank a colleague:',
} as const;
