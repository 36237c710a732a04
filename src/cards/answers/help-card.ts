/** The answer to `help`, made from one table of the verbs there are. Pure. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { Card, Text } from '../kit/card.ts';
import { bold } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';

interface Help {
  readonly shownTo: 'everybody' | 'approvers';
  /** Goes on in the line of the verb before it. */
  readonly goesOn?: true;
  /** What is typed, and what it does; `c` is how the platform begins a command. */
  readonly says: (c: string) => Text;
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
    says: (c) => [bold(`${c} log`), ' what happened: log a complaint'],
    inShort: 'log',
  },
  give: {
    shownTo: 'everybody',
    says: (c) => [bold(`${c} give R-1042 refund 40 EUR`), ' because …: give a remedy'],
    inShort: 'give',
  },
  resolve: {
    shownTo: 'everybody',
    says: (c) => [bold(`${c} resolve R-1042`), ': say how it ended'],
    inShort: 'resolve',
  },
  promise: {
    shownTo: 'everybody',
    says: (c) => [bold(`${c} promise R-1042 17:00 call back`), ': with a reminder'],
    inShort: 'promise',
  },
  kept: {
    shownTo: 'everybody',
    goesOn: true,
    says: (c) => [bold(`${c} kept R-1042`), ': it was kept'],
    inShort: 'kept',
  },
  link: {
    shownTo: 'everybody',
    says: (c) => [
      bold(`${c} link R-1042 R-1001`),
      ': two cases are one matter; ',
      bold(`${c} link R-1042 QX7PLM because …`),
      ': one customer',
    ],
    inShort: null,
  },
  unlink: {
    shownTo: 'everybody',
    goesOn: true,
    says: (c) => [bold(`${c} unlink`), ': they are not'],
    inShort: null,
  },
  edit: {
    shownTo: 'everybody',
    says: (c) => [bold(`${c} edit R-1042`), ': change what stands on your case'],
    inShort: null,
  },
  correct: null,
  history: {
    shownTo: 'everybody',
    goesOn: true,
    says: (c) => [bold(`${c} history R-1042`), ': what was changed'],
    inShort: null,
  },
  dismiss: {
    shownTo: 'everybody',
    says: (c) => [bold(`${c} dismiss R-1042 test`), ': it is no case'],
    inShort: null,
  },
  merge: {
    shownTo: 'everybody',
    goesOn: true,
    says: (c) => [bold(`${c} merge R-1042 into R-1001`), ': it is the same complaint'],
    inShort: null,
  },
  undo: {
    shownTo: 'everybody',
    goesOn: true,
    says: (c) => [bold(`${c} undo R-1042`), ': take back that it was resolved, dismissed or merged'],
    inShort: null,
  },
  limits: {
    shownTo: 'everybody',
    says: (c) => [bold(`${c} limits`), ': what you may decide, now'],
    inShort: 'limits',
  },
  mine: {
    shownTo: 'everybody',
    says: (c) => [bold(`${c} mine`), ': your open cases and what waits for you'],
    inShort: 'mine',
  },
  show: { shownTo: 'everybody', says: (c) => [bold(`${c} show R-1042`)], inShort: 'show' },
  find: {
    shownTo: 'everybody',
    goesOn: true,
    says: (c) => [bold(`${c} find`), ' words: look a case up'],
    inShort: 'find',
  },
  restrict: {
    shownTo: 'everybody',
    says: (c) => [bold(`${c} restrict R-1042`), ' because …: keep a case private'],
    inShort: null,
  },
  lift: {
    shownTo: 'everybody',
    goesOn: true,
    says: (c) => [bold(`${c} lift R-1042`), ' because …: show it to everybody again'],
    inShort: null,
  },
  event: {
    shownTo: 'everybody',
    says: (c) => [
      bold(`${c} event open "No hot water" remedy refund 30 EUR`),
      ': one failure, many customers · ',
      bold(`${c} event link R-1042`),
      ' · ',
      bold(`${c} event close`),
    ],
    inShort: null,
  },
  whocan: {
    shownTo: 'everybody',
    says: (c) => [bold(`${c} whocan 400 EUR`), ': who can decide an amount'],
    inShort: 'whocan',
  },
  storm: {
    shownTo: 'everybody',
    says: (c) => [
      bold(`${c} storm on 6h boilers down`),
      ': larger limits for a while, where the policy has storms · ',
      bold(`${c} storm off`),
    ],
    inShort: null,
  },
  policy: { shownTo: 'everybody', says: (c) => [bold(`${c} policy`), ': the rules in words'], inShort: 'policy' },
  digest: {
    shownTo: 'everybody',
    goesOn: true,
    says: (c) => [bold(`${c} digest preview`), ': the next weekly digest'],
    inShort: 'digest preview',
  },
  language: {
    shownTo: 'everybody',
    goesOn: true,
    says: (c) => [bold(`${c} language deutsch`)],
    inShort: null,
  },
  approve: { shownTo: 'approvers', says: (c) => [bold(`${c} approve R-1042`)], inShort: 'approve' },
  decline: {
    shownTo: 'approvers',
    goesOn: true,
    says: (c) => [bold(`${c} decline R-1042 because …`), ': decide a request'],
    inShort: 'decline',
  },
  counter: {
    shownTo: 'approvers',
    goesOn: true,
    says: (c) => [bold(`${c} counter R-1042 250 EUR because …`), ': offer another amount'],
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
export function helpCard(viewer: Pick<Viewer, 'command'>, role: string | null, mayApprove: boolean): Card {
  const shown = Object.values<Help | null>(HELP).flatMap((help) =>
    help !== null && (help.shownTo === 'everybody' || mayApprove) ? [help] : [],
  );
  const lines: Text[] = [];
  for (const { says, goesOn } of shown) {
    const before = goesOn === true ? lines.pop() : undefined;
    lines.push(before === undefined ? says(viewer.command) : [...before, ' · ', ...says(viewer.command)]);
  }
  const who =
    role === null
      ? 'Amends does not know you yet: ask your operator to add you.'
      : `You are ${nameInWords(role)} here.`;
  return {
    subject: { kind: 'reply' },
    version: 0,
    title: 'What you can ask Amends',
    blocks: [
      { kind: 'context', text: [who] },
      { kind: 'list', items: lines },
    ],
    summary: `What you can ask Amends: ${shown.flatMap(({ inShort }) => inShort ?? []).join(', ')}.`,
  };
}
