/** Thank-yous among colleagues: what for, before whom, and nothing that counts people. */
export const thanks = {
  and: 'and',
  how: '<b>You are welcome.</b>',
  'how.words':
    'To thank a colleague, say whom and what for: <b>{command} thanks @bob for staying until the boiler ran again</b>. Anybody who works here can be thanked, and whole teams.',
  'button.thank': 'Thank a colleague…',
  'button.rephrase': 'Change it…',

  post: '<b>Thank you,</b> {who}! From {by}:',
  given: '<b>{by} thanks you:</b>',
  'given.team': '<b>{by} thanks {who}.</b> There is no channel for it, so please pass it on:',
  cheered: '<b>{n, plural, one {A colleague was} other {# colleagues were}} glad of what you were thanked for:</b>',
  gone: 'This thank-you is not kept any more.',

  'said.posted': '<b>Thank you for saying it.</b> It goes to the channel for {who} now.',
  'said.private': '<b>It is with {who} now,</b> in private.',
  'said.asked':
    '<b>{who} can read it now.</b> They are asked once how they like to be thanked, and it goes where they say.',
  'said.held': '<b>Thank you.</b> For {who}, a lead looks at it first; then it goes on its way.',
  'said.in_person': 'For {who} nothing is posted. It reaches further when you say it in person.',
  'said.nowhere':
    '<b>This one is best said in person.</b> Nothing was posted and nothing is kept; here are your words:',

  'value.which': 'Which of our values does it show? You can leave it open.',
  'value.proposed': 'It stands beside “{value}”, which your words speak of. Another one?',
  'value.none': 'None of them',
  'value.set': 'It stands beside “{value}” now.',
  'value.taken': 'It stands without a value now.',
  'value.late': 'Nothing was changed: it is not yours to change, or is not kept any more.',

  'likes.ask': '<b>{by} thanks you:</b>',
  'likes.how': 'Before anybody else reads it: how do you like to be thanked?',
  'likes.once':
    'You are asked this once. What you choose holds for every thank-you, and you can change it at any time.',
  'likes.public': 'Before everybody',
  'likes.team': 'In my team',
  'likes.private': 'Just to me',
  'likes.none': 'Not at all',
  'likes.chosen': 'You chose: {how}.',
  'likes.said_public': '<b>Thank you.</b> It goes to the channel now, and so will those that follow.',
  'likes.said_team': '<b>Thank you.</b> It goes to the channel of your team now, and so will those that follow.',
  'likes.said_private': '<b>It stays between the two of you,</b> and so will those that follow.',
  'likes.said_none':
    '<b>Nothing of it is posted or kept,</b> and you will not be asked again. Nobody is told that you chose so.',

  look: '<b>{by} would like to thank {who}.</b> Please look before it is posted:',
  'look.why.tone': 'The words can be read in two ways.',
  'look.why.same_words': 'The same words were said a short while ago.',
  'look.why.same_pair': 'These two have been together in several thank-yous lately.',
  'look.nobody_told': 'Both are fine. Nobody is told what you choose, and it counts for nobody until it is posted.',
  'look.post': 'Post it',
  'look.leave': 'Leave it',
  'look.posted': '{lead} had it posted.',
  'look.left': '{lead} left it. The words are deleted.',
  'look.said_posted': '<b>It goes on its way now.</b>',
  'look.said_left': '<b>It is left, and its words are deleted.</b> Nobody is told.',
  'look.said_looked': 'Somebody has looked at it already.',
  'look.said_gone': 'Nothing was changed: it is for another lead to look at, or is not kept any more.',

  'form.title': 'Thank a colleague',
  'form.submit': 'Thank them',
  'form.note': 'No customer, room, amount or health. It goes where the person likes to be thanked.',
  'form.to': 'Whom?',
  'form.to_hint': 'A name or several, or a team: Bob and Night engineering',
  'form.text': 'What for?',
  'form.text_hint': 'What they did and what came of it, in {least} characters or more',
  'form.value': 'Which value does it show?',
  'form.value_hint': 'Leave it open where none fits.',
  'form.case': 'Case, if there is one',

  'no.whom':
    'Nothing was posted yet: say whom you thank. For example <b>{command} thanks @bob for staying until the boiler ran again</b>.',
  'no.nobody': 'Nothing was posted yet: I find nobody called “{typed}”. Whom do you mean?',
  'no.which': 'Nothing was posted yet: several people are called “{typed}”. Whom do you mean?',
  'no.left': 'Nothing was posted: {who} does not work here any more.',
  'no.self': 'That is good to hear. A thank-you comes from somebody else, so nothing was posted.',
  'no.self_too': 'Nothing was posted yet: leave yourself out, and it goes to the others.',
  'no.many': 'Nothing was posted yet: thank at most {most} people or teams at once, or one whole team.',
  'no.short': 'Nothing was posted yet: say in at least {least} characters what they did. That is what people remember.',
  'no.long': 'Nothing was posted yet: it has {n} characters, and {most} is the most.',
  'no.leaks': 'Nothing was posted yet: “{word}” {why}. Say it in other words.',
  'no.names': 'Nothing was posted yet: “{word}” names a colleague. Thank them as well, or say it without the name.',
  'no.value': 'Nothing was posted yet: “{typed}” is none of our values. They are {values}.',
  'no.values': 'Nothing was posted yet: “{typed}” is no value, because the team has none written down. Leave it out.',
  'no.restricted':
    'Nothing was posted: {case} is for few, so nothing that was done for it is thanked for here. Please say it in person.',
} as const;
