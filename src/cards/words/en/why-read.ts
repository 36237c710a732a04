/** Why a complaint was read as it was, by the rules that read it. */
export const whyRead = {
  says_so: '“{words}” says so',
  points: '“{words}” point to it',
  harm: '“{words}” means somebody may come to harm',
  strong_during: '“{words}”, and the customer is still with us',
  strong: '“{words}” makes it weigh more',
  repeat: 'complaint no. {nth} of this customer in {days} days makes it one step more urgent; else {severity}: {rest}',
  time: '“{words}”, read as {time}',
  during: 'the customer is still with us',
  usual: 'nothing in the words makes it more or less urgent',
  no_failure: 'no word says what failed',
  not_over: 'nothing says that it is over',
  the_words: 'the words say so',
  the_customer: 'the customer said so',
  a_person: 'a person said so',
} as const;
