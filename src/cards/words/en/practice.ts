/** Practice: a situation of the trade, what the rules say of an answer, what good looks like. */
export const practice = {
  button: 'Practise',
  'button.readiness': 'What I have done',
  'button.next': 'Next one',
  'button.enough': 'Enough',
  title: 'Practice',
  intro: '<b>This is practice:</b> nobody complained, and nothing you press is given. A customer says:',
  'known.loss': 'What they lost: {amount}',
  'known.order': 'What they bought for: {amount}',
  yours_here: 'What fits here, judged by your own limits with nothing used yet',
  nothing_here: 'The rules offer nothing here for you to give',
  what_now: '<b>What would you do?</b>',
  'answer.give': 'Give what fits best',
  'answer.ask': 'Ask a lead',
  'answer.apologise': 'Only apologise',
  typed: 'Or type <b>{command} practice {drill} give</b>, ask or apologise.',

  'said.give.yours': '<b>That is yours to decide:</b> {what}. Nobody has to be asked.',
  'said.give.over': '<b>That becomes a request:</b> {what}. As it stands: {who}.',
  'said.give.words':
    '<b>Nothing but words is offered here.</b> What else fits is found out by listening, or decided by somebody with more authority.',
  'said.ask.yours':
    '<b>You need not ask:</b> {what} is yours to decide, and the customer does not have to wait. Asking what a colleague thinks is always open to you.',
  'said.ask.over': '<b>Asking is the way here:</b> {what}. As it stands: {who}.',
  'said.ask.words':
    '<b>Asking is open to you.</b> The rules offer nothing but words before somebody has listened; a lead may know what else fits.',
  'said.apologise.yours':
    '<b>An apology comes first and is always yours.</b> Here the rules leave more to you as well: {what}.',
  'said.apologise.over':
    '<b>An apology comes first and is always yours.</b> More can be asked for: {what}. As it stands: {who}.',
  'said.apologise.words': '<b>An apology is what the rules offer here,</b> and it is always yours.',
  good: '<b>What good looks like:</b> {words}',
  kept: 'Kept is that you played this, for you alone; not what you chose.',

  'done.none': 'You have not practised yet, and nobody waits for it.',
  'done.title': 'What you have practised',
  'done.kept': 'Only you see this. It is gone when you leave.',
  no_such: 'There is no situation “{typed}” to practise with. <b>{command} practice</b> plays the next one.',
  none: 'There is nothing to practise with: the pack of your policy has no situations. Whoever looks after Amends can add some under “drills” in the pack.',
} as const;
