/** Personal data: erased, held, looked at. */
export const privacy = {
  'erased.note': '{case}: what told of the customer was erased',
  'erased.shown':
    '<b>What told of the customer was erased</b> on {when}. What was given and when stays counted, without saying for whom.',
  'form.title': 'Erase a customer',
  'form.submit': 'Ask for it',
  'form.note':
    'Nothing is erased yet: you see what it would be, and a second administrator has to confirm it. What you write here is kept sealed until then, and shown to nobody.',
  'form.customer': 'What the customer goes by',
  'form.customer_hint': 'Room, booking, order, address or name, as it stands on a case.',
  'button.withdraw': 'Withdraw',

  waits:
    '<b>Number {n} waits for a second administrator.</b> Nothing is erased until somebody else confirms it. It would be:',
  asked: '<b>{who} asks for a customer to be erased.</b> It would be:',
  'asked.who': 'Who it is stands sealed; the cases show what it is about. It cannot be undone.',
  confirmed:
    '<b>Number {n} is confirmed:</b> the customer is erased within moments, and both of you are told what went.',
  'note.asked': '<b>Erasing a customer needs a second administrator.</b>',
  'note.confirmed': 'Number {n} is confirmed: the customer is erased.',
  'note.lapsed': 'Number {n} has lapsed: nobody answered it in 14 days, and nobody was erased.',

  'went.cases': '{n, plural, one {# case} other {# cases}}',
  'went.messages': '{n, plural, one {# message} other {# messages}} in chat, drawn anew without the customer',
  'went.ledger': '{n, plural, one {# entry} other {# entries}} of what was given, counted without saying for whom',
  'went.notes': '{n, plural, one {# note} other {# notes}} on the customer',
  'went.standings': '{n, plural, one {# word} other {# words}} on whether they stay',
  'went.surveys': '{n, plural, one {# answer} other {# answers}} to surveys, but for the marks',
  'went.set_asides': '{n, plural, one {# thing} other {# things}} that came in and opened no case',
  'went.imported': '{n, plural, one {# imported case} other {# imported cases}}',
  'went.held': '{n, plural, one {# case} other {# cases}} on hold, which stay as they are',
  'went.once_named': '{n, plural, one {# case} other {# cases}} of others that named the customer by mistake',
  'went.mentioned':
    '{n, plural, one {# case} other {# cases}} of others with the name in their words: somebody has to look',
  'went.still_to_send': '{n, plural, one {# order} other {# orders}} that another system has still to take',
  'went.entries_of_old': '{n, plural, one {# old entry} other {# old entries}} of the journal that cannot be changed',
  'went.rest': '{n} more, like names, drafts and what was looked up',

  'erasures.title': 'Erasing customers',
  'erasures.how':
    'By word, too: <b>{command} erase Room 412</b>. A second administrator has to confirm it; a case on hold stops it.',
  'erasures.none': 'Nobody was erased yet.',
  'state.asked': 'asked for',
  'state.running': 'being erased',
  'state.done': 'erased',
  'state.declined': 'declined',
  'by.operator': 'by whoever runs Amends',
  'by.one': 'asked by {who}',
  'by.two': 'asked by {who}, confirmed by {second}',
  certificate: '<b>A customer was erased</b> on {when}. Certificate {id}:',
  'certificate.elsewhere':
    'Not reached from here: exported files, systems that were told, backups, and what people typed into the chat themselves.',

  'no.nobody':
    'Nothing was erased: that names no customer. Write the room, booking, order or other reference as it stands on a case.',
  'no.nothing':
    'Nothing was erased: nothing that Amends keeps tells of this customer. Write the reference as it stands on a case.',
  'no.under_way': 'Nothing new was asked: this customer is being erased already.',
  'no.no_second':
    'Nothing was asked: erasing takes a second administrator, and there is none. Whoever runs Amends can name one in the file of the organisation, or erase the customer on the command line.',
  'no.gone': 'Nothing was changed: that was answered before.',
  'no.held':
    'Nothing was erased: {n, plural, one {# case is on hold ({cases})} other {# cases are on hold ({cases})}}, so that everything stays as it is. Ask whoever leads the team to end the hold first: <b>{command} hold {first} off</b>.',
} as const;
