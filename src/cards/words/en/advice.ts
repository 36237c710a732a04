/** A second opinion: the team is asked what it would do. Advice, never approval. */
export const advice = {
  'button.ask': 'Ask the team…',
  'button.advise': 'Advise…',
  'button.helped': 'This helped',
  'card.title': '{who} asks for a second opinion',
  'card.about': '{urgency} · {failed} · {stage} · waiting since {since}',
  'card.given': 'So far: {what}',
  'card.nothing': 'Nothing was given yet.',
  'card.answers':
    '{n, plural, =0 {Nobody has answered yet.} one {One colleague has answered.} other {# answers so far.}} {who} reads what is said in private.',
  'card.advice':
    'Advice, not approval: a yes here decides nothing, and limits stay as they are. Answer with the button, or here in the thread: @Amends advise, and what you would do',
  'card.over': 'The case is over; thank you to everybody who thought along.',
  'card.summary': '{who} asks the team on {case}.',
  'list.title': 'What the team says',
  'list.asked': '{who} asked: {question}',
  'list.answer': '{who}: {text}',
  'list.answer.helped': '{who}: {text} · helped',
  'list.note': 'Advice, not approval.',
  'form.ask.title': 'Ask about {case}',
  'form.ask.submit': 'Ask the team',
  'form.ask.note':
    'Your team sees in its channel what kind of case it is and your question, and nothing of the customer. What it says is advice; what you may decide stays the same.',
  'form.ask.text': 'What would you like to know?',
  'form.ask.example': 'Would you offer another room, or a late checkout?',
  'form.advise.title': 'Advise on {case}',
  'form.advise.submit': 'Send advice',
  'form.advise.note': 'Advice, not approval: whoever asked reads it in private and decides.',
  'form.advise.text': 'What would you do?',
  'said.asked':
    '<b>Your team is asked</b>, in its channel and without a word of the customer. What it says comes to you; it is advice, and what you may decide stays the same.',
  'said.advised': '<b>Thank you.</b> {asker} reads it in private. It is advice: nothing was approved by it.',
  'said.thanked': '<b>Noted:</b> what {who} said helped.',
  'said.thanked.draft':
    '<b>Noted:</b> what {who} said helped. A thank-you is with {who}, who says whether it is posted.',
  'told.answered':
    '<b>{case}: {who} advises:</b> {text} It is advice, not approval: you decide as far as your limits go.',
  'told.helped': 'It helped, you said.',
  'no.restricted': 'This case is for few to see, so the team is not asked and nothing was posted.',
  'no.restricted.ask': 'Ask {who} instead: they see to it.',
  'no.channel':
    'Your team has no channel where it could be asked, so nothing was posted. Ask somebody by name: {command} assist R-1042 @name by 17:00 what you would like to know.',
  'no.channel.ask': '{who} could say.',
  'no.meant':
    'The owner of {case} asks the team, and did. To answer, type {command} advise {case} and say what you would do.',
  'no.names':
    'Nothing was posted: “{word}” leads to the customer, and everybody in the channel would read it. Say it without, “the guest”, say.',
  'no.none':
    'Nobody asked the team about {case}. Tell its owner what you think; the owner can ask with {command} advice {case} and the question.',
  'no.own':
    'This is your own question: colleagues answer it. To ask another one: {command} advice {case} and the question.',
} as const;
