/** A line whose first word is no verb → the lines that may have been meant, with every other word kept. Pure; nothing is done before somebody says which. */
import { readCaseAt, type CaseId } from '../../core/base/ids.ts';
import { folded } from '../../core/base/text.ts';
import { bareWord } from '../../core/base/typed.ts';
import type { LineMeant } from '../../cards/answers/parse-error.ts';
import { firstWord } from './hearing.ts';

/** Words people say for a verb, in English and German. */
const SAID_FOR: Readonly<Record<string, string>> = {
  payed: 'paid',
  bezahlt: 'paid',
  ausgezahlt: 'paid',
  confirmed: 'paid',
  fehlgeschlagen: 'failed',
  bounced: 'failed',
  grant: 'give',
  offer: 'give',
  credit: 'give',
  compensate: 'give',
  gib: 'give',
  gebe: 'give',
  geben: 'give',
  erstatte: 'give',
  erstatten: 'give',
  close: 'resolve',
  closed: 'resolve',
  done: 'resolve',
  solve: 'resolve',
  solved: 'resolve',
  fixed: 'resolve',
  finish: 'resolve',
  resolved: 'resolve',
  erledigt: 'resolve',
  abschliessen: 'resolve',
  abschließen: 'resolve',
  reject: 'decline',
  deny: 'decline',
  refuse: 'decline',
  declined: 'decline',
  ablehnen: 'decline',
  no: 'decline',
  nein: 'decline',
  ok: 'approve',
  okay: 'approve',
  yes: 'approve',
  ja: 'approve',
  approved: 'approve',
  allow: 'approve',
  genehmigen: 'approve',
  genehmige: 'approve',
  freigeben: 'approve',
  search: 'find',
  lookup: 'find',
  look: 'find',
  suche: 'find',
  suchen: 'find',
  finde: 'find',
  open: 'show',
  view: 'show',
  see: 'show',
  status: 'show',
  zeig: 'show',
  zeige: 'show',
  case: 'show',
  fall: 'show',
  new: 'log',
  report: 'log',
  record: 'log',
  complaint: 'log',
  add: 'log',
  melden: 'log',
  beschwerde: 'log',
  neu: 'log',
  callback: 'promise',
  remind: 'promise',
  promised: 'promise',
  verspreche: 'promise',
  versprechen: 'promise',
  limit: 'limits',
  authority: 'limits',
  budget: 'limits',
  grenzen: 'limits',
  grenze: 'limits',
  rules: 'policy',
  rule: 'policy',
  regeln: 'policy',
  policies: 'policy',
  my: 'mine',
  cases: 'mine',
  todo: 'mine',
  list: 'mine',
  meine: 'mine',
  who: 'whocan',
  wer: 'whocan',
  howto: 'help',
  commands: 'help',
  menu: 'help',
  manual: 'help',
  sprache: 'language',
  deutsch: 'language',
  english: 'language',
  german: 'language',
  lang: 'language',
  assign: 'handover',
  reassign: 'handover',
  transfer: 'handover',
  pass: 'handover',
  weitergeben: 'handover',
  claim: 'take',
  own: 'take',
  holiday: 'away',
  vacation: 'away',
  urlaub: 'away',
  abwesend: 'away',
  returned: 'back',
  cancel: 'withdraw',
  combine: 'merge',
  join: 'merge',
  zusammenführen: 'merge',
  same: 'link',
  discard: 'dismiss',
  spam: 'dismiss',
  delete: 'dismiss',
  verwerfen: 'dismiss',
  appeal: 'reopen',
  möchte: 'wants',
  möchten: 'wants',
  öffnen: 'reopen',
  revert: 'undo',
  restore: 'undo',
  rückgängig: 'undo',
  change: 'edit',
  update: 'edit',
  modify: 'edit',
  korrigiere: 'edit',
  korrigieren: 'edit',
  ändern: 'edit',
  ändere: 'edit',
  verlauf: 'history',
  changes: 'history',
  keep: 'kept',
  postpone: 'moved',
  postponed: 'moved',
  delay: 'moved',
  released: 'void',
  verschiebe: 'moved',
  verschieben: 'moved',
  discussion: 'discuss',
};

const MOST = 3;
/** A line of this many words that begins with no verb is most likely the complaint itself. */
const WORDS_OF_A_COMPLAINT = 3;

/** The words there are, and the case meant where none is named. */
export interface Vocabulary {
  readonly verbs: readonly string[];
  readonly actions: ReadonlyMap<string, unknown>;
  readonly here: string;
}

/** The likeliest first; empty where nothing is near. */
export function nearestTo(said: string, known: Vocabulary): readonly LineMeant[] {
  const { verbs, actions, here } = known;
  const named = readCaseAt(said);
  const behind = named === undefined ? [] : afterCase(folded(said.slice(named.length)), named.id, known);
  if (behind.length > 0 || named?.isBare === false) return behind;
  const asked = politely(said, known);
  if (asked !== undefined) return asked;
  const [first, rest] = firstWord(folded(said));
  const word = bareWord(first);
  if (actions.has(word)) return [meantLine('give', [caseIn(rest) ?? here, word, withoutCase(rest)])];
  const near = nearVerbs(word, verbs).map((verb) => meantLine(verb, [rest]));
  const isLong = folded(said).split(/\s+/).length >= WORDS_OF_A_COMPLAINT;
  return near.length === 0 && isLong ? [meantLine('log', [said])] : near.slice(0, MOST);
}

const POLITE =
  /^(?:please|pls|plz|bitte|kindly|(?:can|could|may|shall|should|would) (?:i|we|you)|i(?: would|['’]d)? (?:want|like|need) to|i['’]d like to|let me|(?:kann|darf|soll) ich|(?:kannst|könntest) du)[,:!]?\s+/iu;

/** "please give R-1042 refund 40 EUR", "can I resolve R-1042?", "please refund R-1042 40 EUR": what stands behind it says what to do; a complaint begins so, too. */
function politely(said: string, known: Vocabulary): readonly LineMeant[] | undefined {
  const { verbs, actions } = known;
  let rest = folded(said);
  for (let lead = POLITE.exec(rest); lead !== null; lead = POLITE.exec(rest)) rest = rest.slice(lead[0].length);
  if (rest.length === folded(said).length) return undefined;
  rest = rest.replace(/\s*\?+$/, '');
  const [first, behind] = firstWord(rest);
  const word = bareWord(first);
  const verb = verbs.includes(word) ? word : saidFor(word);
  if (verb !== undefined) return [meantLine(verb, [behind])];
  const isNear = caseIn(rest) !== undefined && nearestWords(word, verbs).length > 0;
  return isNear || actions.has(word) || readCaseAt(rest)?.isBare === false ? nearestTo(rest, known) : undefined;
}

/** "R-1042 give refund 40 EUR", "R-1042 refund 40 EUR". */
function afterCase(words: string, id: string, { verbs, actions }: Vocabulary): readonly LineMeant[] {
  const [first, rest] = firstWord(words);
  const word = bareWord(first);
  if (actions.has(word)) return [meantLine('give', [id, words])];
  const near = verbs.includes(word) ? [word] : nearVerbs(word, verbs);
  return near.slice(0, MOST).map((verb) => meantLine(verb, [id, rest]));
}

function nearVerbs(word: string, verbs: readonly string[]): readonly string[] {
  const said = saidFor(word);
  return said === undefined ? nearestWords(word, verbs) : [said];
}

const saidFor = (word: string): string | undefined => (Object.hasOwn(SAID_FOR, word) ? SAID_FOR[word] : undefined);

/** The words nearest to this one: at most one slip of the finger in four letters, two in more; nothing for a word of one or two. */
export function nearestWords(word: string, words: readonly string[]): readonly string[] {
  if (word.length < 3 || word.length > 20) return [];
  const most = word.length < 5 ? 1 : 2;
  const rated = words.flatMap((one) => {
    const slips = word.length >= 3 && one.startsWith(word) ? 1 : slipsBetween(word, one);
    return slips <= most ? [{ one, slips }] : [];
  });
  const best = Math.min(...rated.map(({ slips }) => slips));
  return rated.filter(({ slips }) => slips === best).map(({ one }) => one);
}

/** Letters left out, put in, changed, or two beside each other swapped. */
function slipsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const ways = [at(rows, i - 1, j) + 1, (row[j - 1] ?? 0) + 1, at(rows, i - 1, j - 1) + (isSame ? 0 : 1)];
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) ways.push(at(rows, i - 2, j - 2) + 1);
      row.push(Math.min(...ways));
    }
    rows.push(row);
  }
  return at(rows, a.length, b.length);
}

const at = (rows: readonly (readonly number[])[], i: number, j: number): number => rows[i]?.[j] ?? 99;

/** The case that is named anywhere among the words, with its letter. */
const ANYWHERE = /(?:^|\s)(?:(?:on|for|to|bei|zu) )?[*`"“(]{0,2}(#?r[-‐-―−]?\d{1,10})[*`"”)]{0,2}(?=$|[\s.,:;])/iu;
export const caseIn = (words: string): CaseId | undefined => {
  const named = ANYWHERE.exec(words)?.[1];
  return named === undefined ? undefined : readCaseAt(named)?.id;
};
export const withoutCase = (words: string): string => folded(words.replace(ANYWHERE, ' '));

export function meantLine(verb: string, words: readonly string[]): LineMeant {
  return { label: verb, line: [verb, ...words].filter((word) => word !== '').join(' ') };
}
