/** The answer to `help`, made from one table of the verbs there are. Pure. */
import type { Block, Card, Text } from '../kit/card.ts';
import type { Viewer } from '../kit/viewer.ts';
import { lookedUpWords as words } from '../words/looked-up.ts';

interface Help {
  readonly shownTo: 'everybody' | 'approvers';
  /** Goes on in the line of the verb before it. */
  readonly goesOn?: true;
  /** How the one-line summary names it; null where it does not. */
  readonly inShort: string | null;
}

/**
 * Every verb of the grammar, in the order of the answer; `null` for those it leaves out, which stand on the cards they answer, or
 * in the README. The door has a reader for each of them: a verb without its line here does not compile, nor a line without a reader.
 */
const HELP = {
  help: null,
  log: {
    shownTo: 'everybody',
    inShort: 'log',
  },
  give: {
    shownTo: 'everybody',
    inShort: 'give',
  },
  resolve: {
    shownTo: 'everybody',
    inShort: 'resolve',
  },
  promise: {
    shownTo: 'everybody',
    inShort: 'promise',
  },
  kept: {
    shownTo: 'everybody',
    goesOn: true,
    inShort: 'kept',
  },
  link: {
    shownTo: 'everybody',
    inShort: null,
  },
  unlink: {
    shownTo: 'everybody',
    goesOn: true,
    inShort: null,
  },
  edit: {
    shownTo: 'everybody',
    inShort: null,
  },
  correct: null,
  history: {
    shownTo: 'everybody',
    goesOn: true,
    inShort: null,
  },
  dismiss: {
    shownTo: 'everybody',
    inShort: null,
  },
  merge: {
    shownTo: 'everybody',
    goesOn: true,
    inShort: null,
  },
  undo: {
    shownTo: 'everybody',
    goesOn: true,
    inShort: null,
  },
  limits: {
    shownTo: 'everybody',
    inShort: 'limits',
  },
  mine: {
    shownTo: 'everybody',
    inShort: 'mine',
  },
  show: { shownTo: 'everybody', inShort: 'show' },
  find: {
    shownTo: 'everybody',
    goesOn: true,
    inShort: 'find',
  },
  restrict: {
    shownTo: 'everybody',
    inShort: null,
  },
  lift: {
    shownTo: 'everybody',
    goesOn: true,
    inShort: null,
  },
  event: {
    shownTo: 'everybody',
    inShort: null,
  },
  whocan: {
    shownTo: 'everybody',
    inShort: 'whocan',
  },
  storm: {
    shownTo: 'everybody',
    inShort: null,
  },
  policy: { shownTo: 'everybody', inShort: 'policy' },
  digest: {
    shownTo: 'everybody',
    goesOn: true,
    inShort: 'digest preview',
  },
  language: {
    shownTo: 'everybody',
    goesOn: true,
    inShort: null,
  },
  approve: { shownTo: 'approvers', inShort: 'approve' },
  decline: {
    shownTo: 'approvers',
    goesOn: true,
    inShort: 'decline',
  },
  counter: {
    shownTo: 'approvers',
    goesOn: true,
    inShort: null,
  },
  accept: null,
  discuss: null,
  ask: null,
  answer: null,
  withdraw: null,
  away: null,
  back: null,
} satisfies Readonly<Record<string, Help | null>>;

/** A word that a line may begin with. */
export type Verb = keyof typeof HELP;

/** `role` as the policy names it; null for somebody who is no member. */
export function helpCard(viewer: Pick<Viewer, 'command' | 'locale'>, role: string | null, mayApprove: boolean): Card {
  const { command } = viewer;
  const shown = VERBS_TOLD.filter((verb) => HELP[verb].shownTo === 'everybody' || mayApprove);
  const lines: Text[] = [];
  for (const verb of shown) {
    const { goesOn }: Help = HELP[verb];
    const before = goesOn === true ? lines.pop() : undefined;
    const line = words.text(viewer, `help.${verb}`, { command });
    lines.push(before === undefined ? line : [...before, ' · ', ...line]);
  }
  const verbs = shown.flatMap((verb) => HELP[verb].inShort ?? []).join(', ');
  const stranger: Block[] = role === null ? [{ kind: 'context', text: words.text(viewer, 'help.stranger') }] : [];
  return {
    subject: { kind: 'reply' },
    version: 0,
    title: words.line(viewer, 'help.title'),
    blocks: [...stranger, { kind: 'list', items: lines }],
    summary: words.line(viewer, 'help.summary', { verbs }),
  };
}

type VerbTold = { readonly [V in Verb]: (typeof HELP)[V] extends null ? never : V }[Verb];
const VERBS_TOLD = (Object.keys(HELP) as Verb[]).filter((verb): verb is VerbTold => HELP[verb] !== null);
