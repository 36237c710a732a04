/** Readiness: somebody's own facts, for themselves; more authority is asked for, and a person decides. */
export const readiness = {
  title: 'Your own last {days} days',
  'fact.resolved': '{n, plural, =0 {No case} one {# case} other {# cases}} resolved',
  'fact.promises': '{due, plural, =0 {No promise was due} other {Promises kept in time: {kept} of #}}',
  'fact.requests': '{decided, plural, =0 {No request was decided} other {Requests approved as asked: {approved} of #}}',
  'fact.drills': '{n, plural, =0 {No situation} one {# situation} other {# situations}} practised',
  'fact.latest': 'Read from the latest 1,000 of the cases.',
  only_you: 'From the cases you own now. Only you see this, unless you ask for more authority.',
  stands: 'Your lead has had what you asked for since {day}.',
  'button.ask': 'Ask for more authority…',
  'button.talk': 'I talk with them',

  asked:
    '<b>It is before the lead of your team,</b> with your sentence and these facts. Somebody talks with you, or asks you to wait; nothing changes by itself.',
  talks: '<b>{person} is told that you talk with them.</b>',
  'note.asked': '<b>{person} would like more authority:</b>',
  'note.facts': 'The facts of {days} days up to {day}, shown because they asked:',
  'note.change':
    '<b>Where you agree,</b> a manager writes in the people file, at {name}: <b>{next}</b> in place of {before}.',
  'note.top': '<b>The policy has no role above {role}:</b> to give {name} more, a manager changes its limits.',
  'note.only_people': 'Only a person changes that: Amends never does, up or down. Forgotten after {days} days.',
  'note.lead_talks': '{lead} talks with them.',
  'note.talks': '<b>{lead} talks with you about more authority.</b> Nothing has changed yet.',

  'form.title': 'More authority',
  'form.submit': 'Ask',
  'form.note': 'The lead of your team reads your sentence and your own facts of {days} days. Nobody else does.',
  'form.why': 'What would you like to decide yourself?',
  'form.why_hint': 'For example: refunds up to 200, because guests wait for an approval at night',

  'no.words':
    'Nothing was asked: say what you would like to decide yourself, for example <b>{command} readiness ask refunds at night</b>.',
  'no.nobody':
    'Nothing was asked: your team has no other lead to read it. Whoever looks after Amends says in the people file who leads a team.',
  'no.stands':
    'Nothing was asked a second time: your lead has had what you asked for since {day}. It can be asked again after 30 days.',
  'no.gone': 'Nothing was changed: it is for another lead of the team of whoever asked, or was forgotten meanwhile.',
  'no.talks': 'Nothing was changed: {lead} talks with {person} already.',
} as const;
