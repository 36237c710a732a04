/** A channel that is listened to: what reads like a complaint is offered as a case. */
export const listening = {
  offered: 'This reads like a complaint. Shall it be a case?',
  'offered.private': '<b>A message in a channel you watch reads like a complaint.</b> Shall it be a case?',
  'written.by_at': 'Written by {by}, {at}',
  'written.by': 'Written by {by}',
  'written.at': 'Written {at}',
  'button.log': 'Log it…',
  'button.none': 'Not a complaint',
  held: 'More messages here read like complaints than are offered in an hour. The next is offered after {again}; any message can be logged from its menu.',
  logged: 'Logged.',
  'logged.as': 'Logged as {case}.',
  declined: 'Not a complaint.',
  withdrawn: 'The message was deleted or changed; nothing of it is kept.',
  'said.gone': 'This offer is over, and nothing of the message is kept. It can still be logged from its menu.',
  'said.declined': 'Noted: it is no complaint, and the same words are not offered again here. Nothing of it is kept.',
  'listen.on':
    '<b>Amends listens in this channel.</b> What reads like a complaint is offered as a case; nothing becomes one by itself.',
  'listen.how':
    'Of all other messages nothing is kept. It may be polite to tell everybody here. {command} listen off ends it.',
  'listen.off': '<b>Amends does not listen in this channel.</b> {command} listen here begins it.',
  'listen.is_on': 'Amends listens in this channel. {command} listen off ends it, for whoever leads a team.',
  'listen.is_off': 'Amends does not listen in this channel. {command} listen here begins it, for whoever leads a team.',
  'listen.not_lead':
    'In which channels Amends listens is for whoever leads a team to say, so nothing was changed. A message can be logged from its menu at any time. ({command} listen)',
  'listen.not_here': 'Amends can listen in channels only. Type {command} listen here in the channel you mean.',
} as const;
