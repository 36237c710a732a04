/** A case that comes to another owner: offered, answered, taken, or passed on because nobody else is there. */
export const owning = {
  'button.hand_over': 'Hand over…',
  'button.take': 'Take over…',
  'button.accept': 'Accept',
  'button.decline': 'Decline…',
  'button.withdraw': 'Take the offer back',

  'offer.title': 'Hand over {case}',
  'offer.submit': 'Offer it',
  'offer.note':
    'Whoever you choose says yes or no. Until then the case stays with {owner}. What {owner} promised and asked on it goes along.',
  'offer.to': 'To whom',
  'offer.to_hint': 'Somebody who is not here: {command} handover {case} @name …',
  'offer.team': 'Team {team}',
  'offer.because': 'What they need to know',
  'offer.because_hint': 'One sentence: how it stands, what comes next.',
  'offer.nobody':
    'There is nobody {case} could be offered to: whoever may see it has it, is away, or has left. Ask the team’s lead.',

  'decline.title': 'Decline {case}',
  'decline.submit': 'Decline',
  'decline.note': 'It stays with {owner}, who reads what you say.',
  'decline.note_shift': 'Their shift ends, so the team’s lead has it then. {owner} reads what you say.',
  'decline.reason': 'Why',

  'take.title': 'Take over {case}',
  'take.submit': 'Take it over',
  'take.note': '{owner} has it now, and is told. What {owner} promised and asked on it goes along.',
  'take.because': 'Why',
  'take.because_hint': 'One sentence. It stands in the history of the case.',

  asked: '<b>{who} offers you {case}.</b>',
  'asked.shift': '<b>{who} offers you {case}</b> at the end of the shift.',
  'asked.absence': '<b>{who} offers you {case}</b> before being away.',
  'asked.team': '<b>{who} offers {case} to {team}.</b> Whoever accepts first has it.',
  'asked.because': '“{because}”',
  'asked.request': 'Waiting for a decision: {n, plural, one {one request} other {# requests}}.',
  'asked.until': 'Unanswered, it stays with {owner} after {until}.',
  'asked.until_shift': 'Unanswered, the team’s lead has it after {until}.',
  'asked.summary': '{who} offers you {case}: {what}',
  'state.accepted': '<b>{case}: {owner} has it now.</b>',
  'state.declined': '<b>{case} was declined.</b> {owner} has it.',
  'state.withdrawn': '<b>{case} is not offered any more.</b> {owner} has it.',
  'state.lapsed': '<b>{case}: nobody answered in time.</b> {owner} has it.',
  shown: 'Offered to {who}: {because}',
  'shown.shift': 'Offered to {who} at the end of the shift',
  'shown.absence': 'Offered to {who} before its owner is away',
  'fact.offered': 'Offered to',
  'fact.met': 'People the customer met',

  'said.offered': '<b>{case} is offered to {who}.</b> You are told what they say. Until then it stays with {owner}.',
  'said.accepted': '<b>{case} is yours now.</b> {from} is told. What was promised and asked on it goes along.',
  'said.declined': '<b>Declined.</b> {from} is told why. {owner} has {case}.',
  'said.withdrawn': '<b>{case} is not offered any more.</b> It stays with {owner}.',
  'said.taken': '<b>{case} is yours now.</b> {from} is told. What was promised and asked on it goes along.',

  'no.owner': 'Nothing was offered: {who} has {case} already.',
  'no.self':
    'Nothing was offered: a case is not offered to oneself. A lead takes it over: <b>{command} take {case} because …</b>',
  'no.gone': 'Nothing was offered: {who} does not work here any more. Choose somebody else.',
  'no.not_for_them': 'Nothing was offered: {case} is none that {who} could have. Choose somebody else.',
  'no.away': 'Nothing was offered: {who} is away until {until}. Choose somebody who is here.',
  'no.no_lead':
    'Nothing was offered: nobody who leads that team is here and could have {case}. Offer it to a person: <b>{command} handover {case} @name …</b>',
  'no.words_handover':
    'Nothing was offered yet: whoever takes it needs one sentence. For example <b>{command} handover {case} @bob the guest calls at five</b>.',
  'no.words_take':
    'Nothing was changed yet: say why in one sentence. For example <b>{command} take {case} because Ana is ill</b>.',
  'no.words_decline':
    'Nothing was declined yet: say why in one sentence. For example <b>{command} handover decline {case} because I am leaving, too</b>.',
  'no.none': 'Nothing was changed: {case} is not offered to anybody. {owner} has it.',
  'no.accepted': '{owner} has {case} already, since {at}. Nothing was changed.',
  'no.declined': 'Nothing was changed: that offer was declined, {at}. {owner} has {case}.',
  'no.withdrawn': 'Nothing was changed: that offer was taken back, {at}. {owner} has {case}.',
  'no.lapsed': 'Nothing was changed: nobody answered that offer in time, {at}. {owner} has {case}.',
  'no.not_you': 'Nothing was changed: {case} is offered to {who}. Ask them, or whoever offers it.',
  'no.only_lead':
    'Nothing was changed: {owner} has {case}. A lead of the team can take it over; {owner} can offer it to you.',
  'no.such_person':
    'Nothing was offered: “{typed}” is nobody here, or several people. Type @name or the whole name, for example <b>{command} handover {case} @bob the guest calls at five</b>. Or choose from a list.',

  'no.such_person_all':
    'Nothing was offered: “{typed}” is nobody here, or several people. Type @name or the whole name: <b>{command} handover all @bob</b>.',

  'told.yours_declined': '<b>{case} is yours now.</b> It was offered at the end of {from}’s shift, and declined.',
  'told.yours_unanswered':
    '<b>{case} is yours now.</b> It was offered at the end of {from}’s shift, and nobody answered.',
  'told.yours_away': '<b>{case} is yours now.</b> {from} is away, and nobody had taken it over.',
  'told.yours_left': '<b>{case} is yours now.</b> {from} does not work here any more.',
  'told.yours_other': '<b>{case} is yours now.</b> {from} had it before.',
  'told.along': ' What was promised and asked on it is yours, too.',
  'told.promised': 'Promised: {text}, by {due}.',
  'told.accepted': '<b>{owner} has {case} now.</b> What you promised and asked on it goes along.',
  'told.taken': '<b>{owner} has taken {case} over.</b> Why: {why}',
  'told.moved_away': '<b>{owner} has {case} now</b>, because you are away.',
  'told.moved': '<b>{owner} has {case} now.</b>',
  'told.offered': '<b>{who} has offered {case} to {whom}.</b> {why} Until they say yes it stays with you.',
  'told.declined': '<b>{case} was declined</b> by {who}: {why} {owner} has it.',
  'told.lapsed':
    '<b>Nobody answered the offer of {case}.</b> {owner} has it. Offer it to somebody else, or ask the lead.',
  'told.passed':
    '<b>{case}: what was open there is yours now.</b> Whoever promised or asked it does not work here any more.',

  'shift.title': 'Hand over your shift',
  'shift.none': 'You have no open case, so there is nothing to hand over.',
  'shift.intro':
    '{n, plural, one {One open case is yours.} other {# open cases are yours.}} Each is offered by itself, and yours until somebody says yes.',
  'shift.rule': 'Declined, or unanswered for an hour, it goes to the team’s lead.',
  'shift.line': '<b>{case}</b> · {severity} · {failure}: {text}',
  'shift.due': 'by {due}: {text}',
  'shift.more':
    '{n, plural, one {One more case is not shown.} other {# more cases are not shown.}} All of them are offered.',
  'shift.words': 'To somebody else, with a sentence: <b>{command} handover all @name …</b>',
  'shift.to': 'All to {who}',
  'shift.offered':
    '<b>{n, plural, one {One case is offered} other {# cases are offered}} to {who}</b>: {cases}. You are told what they say of each.',
  'shift.none_offered': '<b>Nothing was offered.</b>',
  'shift.left': 'Not offered: {cases}. {why}',
  'shift.over':
    '{n, plural, one {One more case is left} other {# more cases are left}}: say it once more for the rest.',
  'absence.title': 'Who takes your cases?',
  'absence.intro':
    '{n, plural, one {One open case is yours.} other {# open cases are yours.}} What is still yours at {at} goes to the team’s lead, with its promises.',
  'absence.hand_over': '{case} to…',

  'history.accepted': 'accepted',
  'history.taken': 'taken over by a lead',
  'history.declined': 'declined at the end of a shift',
  'history.unanswered': 'not answered at the end of a shift',
  'history.away': 'the owner was away',
  'history.left': 'the owner has left',
  'history.passed_on': 'what somebody who has left promised or asked went to {who}',
  'history.offered': 'offered to {who}',
  'history.handover_declined': 'the offer was declined',
  'history.handover_withdrawn': 'the offer was taken back',
  'history.handover_lapsed': 'nobody answered the offer',
} as const;
