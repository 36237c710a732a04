/** Improvements: what cases taught, who sees to it, what came of it. */
export const improvements = {
  'button.improve': 'Improve something…',
  'button.agree': 'I agree',
  'button.done': 'Done',
  'button.move': 'Move…',
  'button.drop': 'Drop…',
  'button.list': 'Improvements',
  'button.next': 'Next page',

  line: '<b>I-{number}</b> {text} · {owner} · by {due}{state}',
  'line.overdue': ' · its time has passed',
  'line.proposed': ' · not agreed yet',
  'line.done': ' · done {at}',
  'line.dropped': ' · dropped: {reason}',
  'line.from': 'From {cases}.',

  'list.title': 'What your team is improving',
  'list.none':
    'Nothing is being improved just now. What a case taught becomes an improvement with <b>{command} improve R-1042 say it at check-in @max by Friday</b>.',
  'list.more': '{n, plural, one {# more.} other {# more.}}',

  made: '<b>I-{number} is on the list.</b> Once it is done, the people of {case} are told what came of it.',
  'made.asks': '{owner} is asked to take it.',
  'made.due': 'Nobody said by when, so it is in two weeks: {due}.',
  agreed: '<b>I-{number} is agreed.</b>',
  done: '<b>I-{number} is done.</b> {n, plural, =0 {Nobody else has to be told.} one {One person of its cases is told.} other {# people of its cases are told.}}',
  moved: '<b>I-{number} is due by {due} now.</b>',
  dropped: '<b>I-{number} is dropped.</b> Why stands with it.',
  already: 'I-{number} is so already.',

  'note.asked': '<b>{who} proposes an improvement, and that you see to it.</b>',
  'note.agreed': '<b>An improvement that you see to.</b>',
  'note.due': '<b>The time of this improvement has come.</b> Is it done, or does it need more time?',
  'note.lead':
    '<b>An improvement of your team is past its time.</b> Perhaps it needs help, more time, or is not needed any more.',
  'note.done': '<b>You said, we did:</b> {text}',
  'note.done_from': 'This came from {cases}, where you were at work. Thank you for saying it.',

  'no.words':
    'Nothing was noted: say what should change, for example <b>{command} improve {case} say it at check-in @max by Friday</b>.',
  'no.names':
    'Nothing was noted: “{word}” names somebody. Say what in the way things are done should change; who sees to it stands behind the @.',
  'no.person': 'Nothing was noted: Amends does not know who “{typed}” is here, or it is several. Mention them with @.',
  'no.due':
    'Nothing was changed: “{typed}” is no day that can be read. Say it like <b>by Friday</b> or <b>by 2026-12-11</b>.',
  'no.past': 'Nothing was changed: {due} is not ahead any more. Name a day that is to come.',
  'no.unknown': 'There is no improvement “{typed}”. <b>{command} improvements</b> lists those of your team.',
  'no.not_yours': 'Nothing was changed: {owner} sees to I-{number}. They can change it, or a lead of the team.',
  'no.over': 'Nothing was changed: I-{number} is {how} already. Note another one if something else should change.',
  'no.over_done': 'done',
  'no.over_dropped': 'dropped',
  'no.reason':
    'Nothing was dropped: say why in a few words, for example <b>{command} improve I-{number} drop because the new system does it</b>.',
  'no.how':
    'Say what became of I-{number}: <b>{command} improve I-{number} done</b>, <b>move to Friday</b>, <b>drop because …</b> or <b>agree</b>.',

  'form.title': 'Improve something',
  'form.submit': 'Note it',
  'form.note':
    'Once it is done, the people of {case} are told. Say what in the way things are done should change, and name nobody as its cause.',
  'form.helped': 'What helped on this case: {what}',
  'form.declined': 'A request on this case was declined: {reason}',
  'form.text': 'What should change',
  'form.owner': 'Who sees to it',
  'form.owner_hint': 'A name or a mention. Empty: you.',
  'form.day': 'By when',
  'form.day_hint': 'Empty: in two weeks.',
  'move.title': 'Move I-{number}',
  'move.submit': 'Move',
  'drop.title': 'Drop I-{number}',
  'drop.submit': 'Drop',
  'drop.reason': 'Why it is not needed',

  'digest.did': '<b>You said, we did:</b> {text}{n, plural, =0 {} one { (from # case)} other { (from # cases)}}',
  'digest.did_more':
    '<b>You said, we did:</b> {text}{n, plural, =0 {} one { (from # case)} other { (from # cases)}}, and {more, plural, one {# more} other {# more}}',
  'digest.did_count': '<b>You said, we did:</b> {n, plural, one {# improvement} other {# improvements}} done.',
  'digest.overdue':
    '{n, plural, one {One improvement is} other {# improvements are}} past the time set for it: does it need help, more time, or nothing any more? {command} improvements.',
  'story.made': 'I-{number} came of it: {text}',
  'story.done': 'I-{number} is done: {text}',
} as const;
