/** The page of a survey, for customers. */
export const en = {
  message:
    'You told us that something went wrong. We would like to know how well we put it right. It takes one minute: {link}\nThank you, {company}',
  title: 'How did we put it right?',
  intro:
    'You told {company} that something went wrong. Please say how well it was put right. It takes one minute, and you may leave out whatever you like.',
  overall: 'All in all, how well did we put it right?',
  outcome: 'Was what came of it fair?',
  procedure: 'Was the way to it fair: quick enough, with a say for you?',
  interaction: 'Were you treated with courtesy and honesty?',
  effort: 'How easy did we make it for you?',
  lowest_overall: 'very badly',
  highest_overall: 'very well',
  lowest_fair: 'not at all',
  highest_fair: 'completely',
  lowest_effort: 'very hard',
  highest_effort: 'very easy',
  words: 'What would you like to tell us?',
  words_hint: 'Please leave out card numbers and passwords.',
  send: 'Send the answer',
  may_quote: 'You may show my words to your colleagues, without my name, to thank whoever helped.',
  who_reads:
    'Read by the people who took care of you and their lead. It is used to put things right and to learn from it, and for nothing else.',
  privacy: 'Privacy',
  language: 'Language',
  thanks_title: 'Thank you',
  thanks: 'Your answer has reached the people who took care of you. You can close this page.',
  answered_title: 'Your answer is here already',
  answered:
    'Each link takes one answer, and yours has arrived. Thank you. If you want to add something, please write to {company} as you did before.',
  closed_title: 'This is being looked at again',
  closed:
    'This link takes no answer at the moment. If there is something you want to say, please write to {company} as you did before.',
  expired_title: 'This link is too old',
  expired:
    'It takes no answer any more. If there is still something you want to say, please write to {company} as you did before.',
  unknown_title: 'This link does not work',
  unknown:
    'Part of it may be missing. Please open it once more from the message you got, or write to {company} as you did before.',
  empty: 'Nothing was sent yet: please answer at least one question, or write a few words.',
  too_long: 'Nothing was sent yet: the text is too long. Please keep it below {most} characters.',
  not_saved: 'Your answer could not be saved just now. Nothing of it is lost: please send it once more in a moment.',
  busy_title: 'One moment, please',
  busy: 'This page was opened very often just now. Please try again in a minute.',
} as const;
