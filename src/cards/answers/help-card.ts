/** The answer to `help`, made from one table of the verbs there are: what everybody does every day, and a page for each topic. Pure. */
import { HELP_TOPICS, type HelpTopic } from '../../core/case/press.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import type { Viewer } from '../kit/viewer.ts';
import { practiseButton, readinessButton } from '../learning/practise-button.ts';
import { lookedUpWords as words } from '../words/looked-up.ts';

/** `everyday` is what `help` alone answers with; a button leads to each other topic that has a verb. */
interface Help {
  readonly topic: HelpTopic;
  readonly shownTo?: 'approvers';
  /** Goes on in the line of the verb before it. */
  readonly goesOn?: true;
  /** Its name in the one-line summary; not given: none. */
  readonly inShort?: string;
}

/**
 * Every verb of the grammar, in the order of the answer; `null` for those it leaves out, which stand on the cards they answer, or
 * in the README. The door has a reader for each of them: a verb without its line here does not compile, nor a line without a reader.
 */
const HELP = {
  help: null,
  log: { topic: 'everyday', inShort: 'log' },
  give: { topic: 'everyday', inShort: 'give' },
  resolve: { topic: 'everyday', inShort: 'resolve' },
  promise: { topic: 'everyday', inShort: 'promise' },
  kept: { topic: 'everyday', goesOn: true, inShort: 'kept' },
  limits: { topic: 'everyday', inShort: 'limits' },
  mine: { topic: 'everyday', inShort: 'mine' },
  show: { topic: 'everyday', inShort: 'show' },
  find: { topic: 'everyday', goesOn: true, inShort: 'find' },
  whocan: { topic: 'everyday', inShort: 'whocan' },
  policy: { topic: 'everyday', inShort: 'policy' },
  approve: { topic: 'everyday', shownTo: 'approvers', inShort: 'approve' },
  decline: { topic: 'everyday', shownTo: 'approvers', goesOn: true, inShort: 'decline' },
  counter: { topic: 'everyday', shownTo: 'approvers', goesOn: true },
  edit: { topic: 'case' },
  history: { topic: 'case', goesOn: true },
  wants: { topic: 'case' },
  dismiss: { topic: 'case' },
  merge: { topic: 'case', goesOn: true },
  undo: { topic: 'case', goesOn: true },
  reopen: { topic: 'case' },
  link: { topic: 'case' },
  unlink: { topic: 'case', goesOn: true },
  paid: { topic: 'case' },
  failed: { topic: 'case', goesOn: true },
  pay: { topic: 'case', goesOn: true },
  restrict: { topic: 'case' },
  lift: { topic: 'case', goesOn: true },
  hold: { topic: 'case', goesOn: true },
  draft: { topic: 'customer' },
  sent: { topic: 'customer', goesOn: true },
  voucher: { topic: 'customer' },
  contacted: { topic: 'customer' },
  moved: { topic: 'customer' },
  void: { topic: 'customer', goesOn: true },
  checked: { topic: 'customer' },
  survey: { topic: 'customer' },
  opt: { topic: 'customer', goesOn: true },
  remember: { topic: 'customer' },
  forget: { topic: 'customer', goesOn: true },
  at: { topic: 'customer' },
  lost: { topic: 'customer', goesOn: true },
  winback: { topic: 'customer' },
  ask: { topic: 'deciding' },
  answer: { topic: 'deciding', goesOn: true },
  accept: { topic: 'deciding' },
  discuss: { topic: 'deciding', goesOn: true },
  withdraw: { topic: 'deciding' },
  handover: { topic: 'team' },
  take: { topic: 'team', goesOn: true },
  assist: { topic: 'team' },
  advice: { topic: 'team' },
  advise: { topic: 'team', goesOn: true },
  board: { topic: 'team' },
  event: { topic: 'team' },
  storm: { topic: 'team' },
  away: { topic: 'team' },
  back: { topic: 'team', goesOn: true },
  digest: { topic: 'team' },
  lineup: { topic: 'team' },
  listen: { topic: 'team' },
  aside: { topic: 'team' },
  language: { topic: 'team' },
  setup: { topic: 'team' },
  erase: { topic: 'team' },
  thanks: { topic: 'thanks' },
  thanked: { topic: 'thanks' },
  nominate: { topic: 'thanks' },
  recognition: { topic: 'thanks' },
  improve: { topic: 'learning' },
  improvements: { topic: 'learning' },
  review: { topic: 'learning' },
  practice: { topic: 'learning' },
  coaching: { topic: 'learning' },
  readiness: { topic: 'learning' },
  triage: { topic: 'learning' },
  pulse: { topic: 'learning' },
  correct: null,
  reconcile: null,
  move: null,
  told: null,
  staying: null,
} satisfies Readonly<Record<string, Help | null>>;

/** A word that a line may begin with. */
export type Verb = keyof typeof HELP;

/** The topic somebody names: by its name in English or in a language of the catalogues, or by a verb of it. */
export function topicNamed(typed: string): HelpTopic | undefined {
  const word = typed.toLowerCase().replace(/[.?!]+$/, '');
  const named = Object.hasOwn(NAMED, word) ? NAMED[word] : undefined;
  return (
    named ?? VERBS_TOLD.map((verb) => ({ verb, topic: HELP[verb].topic })).find(({ verb }) => verb === word)?.topic
  );
}
const NAMED: Readonly<Record<string, HelpTopic>> = {
  case: 'case',
  cases: 'case',
  fall: 'case',
  fälle: 'case',
  customer: 'customer',
  customers: 'customer',
  kunde: 'customer',
  kunden: 'customer',
  thanks: 'thanks',
  thank: 'thanks',
  danke: 'thanks',
  lob: 'thanks',
  anerkennung: 'thanks',
  learning: 'learning',
  lernen: 'learning',
  deciding: 'deciding',
  requests: 'deciding',
  request: 'deciding',
  anfragen: 'deciding',
  entscheiden: 'deciding',
  team: 'team',
};

/** `role` as the policy names it; null for somebody who is no member. */
export function helpCard(
  viewer: Pick<Viewer, 'command' | 'locale'>,
  role: string | null,
  mayApprove: boolean,
  topic: HelpTopic = 'everyday',
): Card {
  const shown = VERBS_TOLD.filter((verb) => {
    const help: Help = HELP[verb];
    return help.topic === topic && (help.shownTo === undefined || mayApprove);
  });
  const lines = linesOf(shown, viewer);
  const stranger: Block[] = role === null ? [{ kind: 'context', text: words.text(viewer, 'help.stranger') }] : [];
  const title = words.line(viewer, topic === 'everyday' ? 'help.title' : `help.about.${topic}`);
  const inShort = shown.flatMap((verb) => ('inShort' in HELP[verb] ? [HELP[verb].inShort] : []));
  const verbs = (inShort.length > 0 ? inShort : shown).join(', ');
  return {
    subject: { kind: 'reply' },
    version: 0,
    title,
    blocks: [
      ...stranger,
      { kind: 'list', items: lines },
      ...(topic === 'learning' && role !== null
        ? [{ kind: 'buttons' as const, buttons: [practiseButton(viewer), readinessButton(viewer)] }]
        : []),
      { kind: 'buttons', buttons: TOPICS_TOLD.filter((one) => one !== topic).map((one) => topicButton(one, viewer)) },
    ],
    summary: `${title}: ${verbs}.`,
  };
}

function linesOf(shown: readonly VerbTold[], viewer: Pick<Viewer, 'command' | 'locale'>): readonly Text[] {
  const lines: Text[] = [];
  for (const verb of shown) {
    const { goesOn }: Help = HELP[verb];
    const before = goesOn === true ? lines.pop() : undefined;
    const line = words.text(viewer, `help.${verb}`, { command: viewer.command });
    lines.push(before === undefined ? line : [...before, ' · ', ...line]);
  }
  return lines;
}

const topicButton = (topic: HelpTopic, viewer: Pick<Viewer, 'command' | 'locale'>): Button => ({
  label: words.line(viewer, `help.button.${topic}`),
  press: { kind: 'show_help', topic },
});

type VerbTold = { readonly [V in Verb]: (typeof HELP)[V] extends null ? never : V }[Verb];
const VERBS_TOLD = (Object.keys(HELP) as Verb[]).filter((verb): verb is VerbTold => HELP[verb] !== null);
const TOPICS_TOLD = HELP_TOPICS.filter((topic) => VERBS_TOLD.some((verb) => (HELP[verb] as Help).topic === topic));
