/** Whether what was authorised really happened: on its way, arrived, failed, not known. */
export const fulfilment = {
  'button.paid': 'Paid or not…',
  'button.pay_again': 'Pay again',

  'line.executing': 'On its way: {what}',
  'line.unknown': '<b>Not known whether it arrived:</b> {what}',
  'line.failed': '<b>Failed:</b> {what}. The customer still waits for it.',
  'line.doubt': '{system} says it was paid, and it stands as not paid: {what}',
  'line.doubt_failed': '{system} says it failed, and it stands as paid: {what}',
  'line.reference': 'reference {reference}',
  'line.times': 'asked for {n} times',
  'system.unnamed': 'The other system',

  'form.title': '{case}: paid or not',
  'form.submit': 'Save',
  'form.note':
    'What arrived counts as spent. What failed is set free again, and the case goes on until that is settled.',
  'form.which': 'Which',
  'form.to': 'What became of it',
  'form.confirmed': 'It arrived: paid, handed over, done',
  'form.failed': 'It failed, and the customer still waits for it',
  'form.dropped': 'It failed, and is not tried again',
  'form.reference': 'Reference',
  'form.reference_hint': 'The number of the payment or voucher in the other system, if there is one.',
  'form.reason': 'Why it failed',
  'form.reason_hint': 'Only where it failed.',

  'said.confirmed': '<b>{case}: {what} has arrived.</b>{reference} It counts as spent.',
  'said.reference': ' Reference: {reference}.',
  'said.failed':
    '<b>{case}: {what} failed.</b> The case stays open until that is settled. Once more: <b>{command} pay again {case}</b>.',
  'said.dropped':
    '<b>{case}: {what} failed, and is not tried again.</b> Give something else if the customer still waits.',
  'said.again':
    '<b>{case}: {what} is to be paid once more</b>, under the same number, so that it is never paid twice. When it is done: <b>{command} paid {case}</b>.',
  'said.again_of':
    '<b>{case}: {system} is asked for {what} once more</b>, under the same number, so that it is never paid twice.',
  'said.heard': 'Taken down for {case}.',

  'no.payment_failed':
    '<b>{case} is not resolved:</b> {what} failed, and the customer still waits for it. Pay it again, or say what became of it.',
  'no.nothing_paid':
    'Nothing was changed: there is nothing on {case} that fits and could have been paid. What was given stands in <b>{command} show {case}</b>.',
  'no.nothing_failed':
    'Nothing was changed: there is nothing on {case} that fits and could have failed. What was given stands in <b>{command} show {case}</b>.',
  'no.nothing_pay_again':
    'Nothing was changed: nothing on {case} that fits has failed. To give something new: <b>{command} give {case} refund 40 EUR</b>.',
  'no.which_payment':
    'Nothing was changed: several could be meant on {case}: {what}. Name one, for example <b>{command} {line}</b>.',
  'no.failed_needs_reason':
    'Nothing was changed yet. Say why it failed, for whoever goes on with it: <b>{command} failed {case} because the card has expired</b>.',
  'no.not_yours_to_pay': '{what} on {case} is not paid again: what failed was set free, so it is decided anew. {why}',
  'no.pay_who': '{who} said yes to it before and may say <b>{command} pay again {case}</b>.',
  'no.pay_nobody': 'Somebody who may decide it alone can say <b>{command} pay again {case}</b>.',

  'told.failed':
    '<b>{case}: {what} failed.</b> {why} The customer still waits for it: pay it again, or say what became of it.',
  'told.unknown':
    '<b>{case}: nobody knows whether {what} arrived.</b> {why} Look in the other system and say what you find: nothing is paid a second time by itself.',
  'told.doubt':
    '<b>{case}: {system} says that {what} was paid</b>, and here it stands as not paid. Look it up, and say what you find.',
  'told.doubt_failed':
    '<b>{case}: {system} says that {what} failed</b>, and here it stands as paid. Look it up, and say what you find.',
  'told.own_words': 'Reason: {reason}',
  'told.by': '{who} said so. {why}',
  'why.no_answer': 'There was no answer in time.',
  'why.not_reached': 'The other system could not be reached.',
  'why.refused': 'The other system said no.',
  'why.unclear_answer': 'The answer of the other system could not be read.',
  'why.broke_off': 'Amends was stopped while it asked.',
} as const;
