/** How well complaints are read, for leaders and operators. */
export const triage = {
  title: 'How well complaints are read here',
  'used.own':
    '<b>In use:</b> version {version}, learnt on {day} from {cases} of your own cases, {corrected} of them corrected by a person.',
  'used.shared': '<b>In use:</b> the rules and what all houses share. Nothing learnt of your own cases is in use.',
  'last.not_as_good':
    'Version {version}, learnt on {day} from {cases} cases, is not in use: it would have read fewer of them right than what stands.',
  'last.rolled_back': 'Version {version}, learnt on {day} from {cases} cases, was taken back.',
  none: 'Nothing was learnt of your own cases yet: that begins with {least} resolved or corrected ones, and is tried again with every tenth more.',
  measured: 'Of {cases} cases, each read by what the others taught, so many were read as they were said in the end:',
  'row.all':
    '<b>All:</b> {own} % with your own cases · {shared} % with what all houses share · {rules} % by the rules alone',
  'row.corrected': '<b>The {cases} that a person corrected:</b> {own} % · {shared} % · {rules} %',
  'row.failure': '{failure} ({cases}): {own} % · {shared} % · {rules} %',
  how: 'Only which failure is meant is learnt, from masked words, and none of them is kept. It never makes a case less urgent or less private, and no amount follows from it. Private cases teach nothing.',
  back: 'An operator takes a version back with <b>amends triage rollback</b>.',
  not_lead: 'How well complaints are read is told to whoever leads a team.',
} as const;
