/** A typed line → what it asks for: a form, a question, a wish, or a sentence on what was not understood. Pure; one grammar for every surface. */
import { readCaseAt, type CaseId } from '../../core/base/ids.ts';
import { folded } from '../../core/base/text.ts';
import { bareWord, plainSigns, typedText } from '../../core/base/typed.ts';
import { LONGEST_COMPLAINT } from '../../core/case/rules/logging.ts';
import { topicNamed, type Verb } from '../../cards/answers/help-card.ts';
import { OPEN_CASE, type LineMeant } from '../../cards/answers/parse-error.ts';
import { askedInWords } from './asked-in-words.ts';
import { find, give, hold, kept, lift, link, log, promise, resolve, restrict, show, unlink } from './hear-case.ts';
import { failed, paid, pay, reconcile } from './fulfilment/hear-fulfilment.ts';
import { coaching } from './learning/hear-coaching.ts';
import { digest } from './learning/hear-digest.ts';
import { practice } from './learning/hear-practice.ts';
import { readiness } from './learning/hear-readiness.ts';
import { pulse } from './learning/hear-pulse.ts';
import { review } from './learning/hear-review.ts';
import { improve, improvements } from './learning/hear-improvements.ts';
import { dismiss, edit, history, merge, undo } from './life/hear-life.ts';
import { checked, contacted } from './contact/hear-contact.ts';
import { moved, release } from './promises/hear-promises.ts';
import { draft, sent } from './letters/hear-letters.ts';
import { at, forget, lost, opt, remember, staying, survey, winback } from './care/hear-care.ts';
import { accept, answer, approve, ask, counter, decline, discuss, withdraw } from './hear-deciding.ts';
import { aside, away, back, board, event, language, lineup, listen, storm } from './hear-team.ts';
import { thanked } from './hear-thanked.ts';
import { erase } from './setup/hear-erase.ts';
import { setup } from './setup/hear-setup.ts';
import { correct, reopen, wants } from './again/hear-again.ts';
import { advice, advise, alsoAdvice, assist } from './help/hear-help.ts';
import { handover, take } from './owning/hear-owning.ts';
import { nominate, recognition, thanks } from './recognition/hear-thanks.ts';
import { voucher } from './gesture/hear-gesture.ts';
import { alone, asks, firstWord, missing, type HeardLine, type Hearing, type Reader } from './hearing.ts';
import { caseIn, nearestTo, withoutCase } from './near-misses.ts';
import { saidFor } from './said-for.ts';

/** The grammar: each verb and how its words are read. What `help` says of it stands beside its name in `help-card.ts`. */
export const VERBS: Readonly<Record<Verb, Reader>> = {
  help: (rest) => {
    const topic = topicNamed(rest);
    return asks(topic === undefined ? { kind: 'help' } : { kind: 'help', topic });
  },
  log,
  give,
  resolve,
  promise,
  kept,
  moved,
  move: moved,
  void: release,
  assist,
  contacted,
  checked,
  told: contacted,
  advice,
  advise,
  link,
  unlink,
  restrict,
  lift,
  hold,
  edit,
  correct,
  history,
  dismiss,
  paid,
  failed,
  pay,
  reconcile,
  merge,
  undo,
  reopen,
  wants,
  draft,
  sent,
  survey,
  voucher,
  opt,
  handover,
  take,
  remember,
  forget,
  at,
  lost,
  staying,
  winback,
  show,
  find,
  approve,
  decline,
  counter,
  accept,
  discuss,
  ask,
  answer,
  withdraw,
  away,
  back,
  language,
  thanked,
  storm,
  event,
  thanks,
  recognition,
  nominate,
  pulse,
  practice,
  readiness,
  triage: (rest) => alone('triage', rest, asks({ kind: 'triage' })),
  coaching,
  review,
  improve,
  improvements,
  limits: () => asks({ kind: 'limits' }),
  mine: () => asks({ kind: 'mine' }),
  board,
  policy: () => asks({ kind: 'policy' }),
  whocan: (rest) => (rest === '' ? missing('whocan') : asks({ kind: 'whocan', amount: rest })),
  digest,
  lineup,
  listen,
  aside,
  setup,
  erase,
};
const isVerb = (word: string): word is Verb => Object.hasOwn(VERBS, word);

/** A bare greeting is answered with help, or with the person's own page where that is a card in the chat. */
const GREETINGS = new Set(['hi', 'hello', 'hey', 'hallo', 'moin', 'servus']);
/** Whom a greeting is for, and what parts it from what somebody wants: "there, please give …", but not "there is a leak". */
const GREETED =
  /^(?:(?:there|amends|bot|again|all|everybody|everyone|team|zusammen|du|ihr)(?=[!.,?:)]|$))?[\s!.,?:)]*/iu;
/** Verbs whose first words may be an amount, so that in the thread of a case a bare number is no case. */
const AMOUNT_FIRST: ReadonlySet<string> = new Set<Verb>(['approve', 'decline', 'counter', 'accept']);

/**
 * Longest line that is read, in UTF-16 units; only a complaint may be longer. Reasons and notes are kept up to a thousand
 * characters, and nothing else takes more.
 */
export const LONGEST_LINE = 4_000;
/** What is longer is no complaint either: twice what is kept of one, so that the rule of complaints can answer what comes near. */
const LONGEST_READ = 2 * LONGEST_COMPLAINT;

/**
 * Reads a line without the command word. A leading `/` or `amends`, capitals, stray spaces, stops behind the verb, and marks
 * of emphasis, code or quotation around words or the whole line do not matter; what is somebody's words stays as typed.
 */
export function hear(line: string, hearing: Hearing): HeardLine {
  if (line.length > LONGEST_READ) return tooLong(line, LONGEST_COMPLAINT);
  const said = alsoAdvice(withoutCommand(typedText(line)));
  const { word, rest } = verbOf(said);
  if (word === 'log') return log(rest.trim(), hearing);
  // folded first: no reader meets a run of white space
  const words = folded(rest);
  if (word.length + words.length > LONGEST_LINE) return tooLong(said, LONGEST_LINE);
  if (word === 'hilfe') return VERBS.help(words, hearing);
  if (word === '') return words === '' ? asks({ kind: 'help' }) : unknown(said, hearing);
  if (GREETINGS.has(word)) {
    if (words === '') return asks({ kind: hearing.greeted ?? 'help' });
    const wanted = words.replace(GREETED, '');
    return wanted === '' ? asks({ kind: 'help' }) : hear(wanted, hearing);
  }
  const other = OTHER_WORDS.find(([shape]) => shape.test(said));
  if (other !== undefined) return heardOf(other[1], folded(said.replace(other[0], '')), hearing);
  if (!isVerb(word)) return askedInWords(said) ?? unknown(said, hearing);
  const heard = heardOf(word, words, hearing);
  // "pay him 20 EUR back" is asked for by `give`
  if (word === 'pay' && heard.kind === 'not_understood') return unknown(said, hearing);
  if (lacksCase(heard)) return askedInWords(said) ?? backward(said, hearing) ?? givenTo(word, words, hearing) ?? heard;
  return isRemedyUnknown(heard) ? (backward(said, hearing) ?? heard) : heard;
}

/** A verb as people also say it: one that is two words, or German. Only with a stop, a case or somebody behind it where it may begin a complaint. */
const OTHER_WORDS: readonly (readonly [RegExp, Verb])[] = [
  [/^(?:hand[ -]?(?:over|off)|übergabe|übergeben|übergib)(?![\p{L}\p{N}])[\s:,–-]*/iu, 'handover'],
  [/^(?:take[ -]?over|übernehmen|übernimm|übernehme|übernahme)(?![\p{L}\p{N}])[\s:,–-]*/iu, 'take'],
  [
    /^(?:please\s+)?(?:thank|praise) me(?![\p{L}\p{N}])[\s:,–-]*|^(?:how (?:am i|i am|i['’]m) thanked|wie (?:mir gedankt wird|wird mir gedankt)|dank(?:t|e)? mir|lobt? mich)(?![\p{L}\p{N}])[\s?:,–-]*/iu,
    'thanked',
  ],
  // the whole of it says how
  [
    /^(?=(?:please\s+|bitte\s+)?(?:(?:don['’]?t|do not|never|stop)\s+(?:thank|praise)(?:ing)? me|(?:dank(?:t|e)? mir|lobt? mich)\s+(?:nicht|nie))(?![\p{L}\p{N}]))/iu,
    'thanked',
  ],
  [
    /^(?:(?:many|big|huge|vielen|herzlichen|tausend|besten|lieben) )?(?:thank(?:s|[ -]?you)?|thx|ty|kudos|props|dank(?:e(?:schön)?)?|shout[ -]?outs?|lob)(?![\p{L}\p{N}'’])[\s,!.]*/iu,
    'thanks',
  ],
  [/^(?:beiseite(?:gelegt(?:es)?)?|set[ -]aside)(?=[\s.!]*$|\s+\d)\s*/iu, 'aside'],
  [/^(?:mitlesen|mithören|zuhören|lies mit|höre? mit)(?=[\s.!]*$|\s+(?:hier|aus|an)\b)\s*/iu, 'listen'],
  [
    /^(?:einrichten|einrichtung|set[ -]up)(?=[\s.!:]*$|\s+(?:team|person|verlauf|history|feiertage|holidays)\b)[\s:]*/iu,
    'setup',
  ],
  [/^(?:lösch(?:en?)?)\s+(?=(?:kund(?:e|in|en)|gast)(?::|\s|$))/iu, 'erase'],
  [/^anerkennung(?=[\s.!]*$)\s*/iu, 'recognition'],
  [/^(?:practise(?![\p{L}\p{N}])|(?:üben|übung)(?=[\s.!]*$))\s*/iu, 'practice'],
];

/** A phrase that begins with a verb and is none of its lines: "give back 20 EUR", "ask the boss". */
function backward(said: string, hearing: Hearing): HeardLine | undefined {
  return saidFor(withoutCase(said), hearing.actions).length > 0 ? unknown(said, hearing) : undefined;
}

/** "give him 20 EUR", "give apology": the case is open, and what is given can be made out. */
function givenTo(verb: Verb, words: string, hearing: Hearing): HeardLine | undefined {
  if (verb !== 'give' || words === '') return undefined;
  const meant = { label: verb, line: `${verb} ${OPEN_CASE} ${words}` };
  const lines = linesOf(meant, hearing);
  const isRead = lines[0] !== meant || give(`${ANY_CASE} ${words}`, hearing).kind !== 'not_understood';
  return isRead ? { kind: 'not_understood', why: { kind: 'did_you_mean', word: verb, lines } } : undefined;
}

const isRemedyUnknown = (heard: HeardLine): boolean =>
  heard.kind === 'not_understood' && heard.why.kind === 'unknown_action';

const COUNTED =
  /^\.?(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|[ap]\.?m\b|uhr|o'?clock|h\b|hours?|min|days?|stunden?|tage?n?\b|weeks?|wochen?)/iu;

/** "resolve 2 calls did it" and "promise 9 December …" begin with no case, but "resolve 1042" does. */
function isNoCase(verb: Verb, behind: string): boolean {
  return (verb === 'resolve' && behind !== '') || (verb === 'promise' && COUNTED.test(behind));
}

/** The verb, with the case of the thread where a case is needed and none was named. */
function heardOf(verb: Verb, words: string, hearing: Hearing): HeardLine {
  const { here } = hearing;
  const named = here === undefined ? undefined : readCaseAt(words);
  const isBare = named?.isBare === true;
  const isWords = isBare && (AMOUNT_FIRST.has(verb) || isNoCase(verb, words.slice(named?.length ?? 0).trim()));
  if (isWords) return VERBS[verb](`${here ?? ''} ${words}`, hearing);
  const heard = VERBS[verb](words, hearing);
  if (!lacksCase(heard)) return heard;
  const elsewhere = caseIn(words);
  const moved = elsewhere === undefined ? undefined : withCaseFirst(verb, elsewhere, withoutCase(words), hearing);
  if (moved !== undefined) return moved;
  if (here === undefined) return heard;
  const [sub, others] = firstWord(words);
  const inThread = verb === 'event' ? `${sub} ${here} ${others}` : `${here} ${words}`;
  const again = VERBS[verb](inThread.trim(), hearing);
  return lacksCase(again) ? heard : again;
}

/** "give 40 EUR refund on R-1042": asked with the case where it belongs; undefined where that reads no better. */
function withCaseFirst(verb: Verb, id: CaseId, words: string, hearing: Hearing): HeardLine | undefined {
  const line = `${verb} ${id} ${words}`.trim();
  const heard = VERBS[verb](`${id} ${words}`.trim(), hearing);
  if (lacksCase(heard)) return undefined;
  if (heard.kind === 'not_understood') return heard;
  return {
    kind: 'not_understood',
    why: { kind: 'did_you_mean', word: words.slice(0, 40), lines: [{ label: verb, line }] },
  };
}

/** Whether the line would say more, were it known which case is meant. */
export function lacksCase(heard: HeardLine): boolean {
  if (heard.kind !== 'not_understood') return false;
  const { why } = heard;
  if (why.kind === 'did_you_mean') return why.lines.some(({ line }) => line.includes(OPEN_CASE));
  const { kind } = why;
  return kind === 'case_missing' || kind === 'not_a_case';
}

function unknown(said: string, hearing: Hearing): HeardLine {
  const named = readCaseAt(said);
  const words = named === undefined ? '' : folded(said.slice(named.length));
  if (named?.isBare === false && words === '') return asks({ kind: 'show', case: named.id });
  const meant = nearestTo(said, {
    verbs: Object.keys(VERBS),
    actions: hearing.actions,
    here: hearing.here ?? OPEN_CASE,
  });
  const [word] = firstWord(said);
  if (meant.length === 0) return { kind: 'not_understood', why: { kind: 'unknown_verb', word } };
  const lines = meant.flatMap((one) => linesOf(one, hearing)).slice(0, MOST_MEANT);
  return { kind: 'not_understood', why: { kind: 'did_you_mean', word, lines } };
}

const MOST_MEANT = 3;

/** The line itself, or what would be asked of it; where the case is open, of any. */
function linesOf(meant: LineMeant, hearing: Hearing): readonly LineMeant[] {
  const [verb, rest] = firstWord(meant.line.replace(OPEN_CASE, ANY_CASE));
  if (!isVerb(verb) || verb === 'log') return [meant];
  const heard = VERBS[verb](rest, hearing);
  const { why } = heard.kind === 'not_understood' ? heard : { why: undefined };
  const lines = why?.kind === 'did_you_mean' || why?.kind === 'amount' ? why.lines : undefined;
  return lines?.map(({ label, line }) => ({ label, line: line.replace(ANY_CASE, OPEN_CASE) })) ?? [meant];
}

/** Stands for it while the line is read. */
const ANY_CASE = 'R-999999999';

/** Marks that a chat or a phone puts before a line: a list's, a quotation's, those of emphasis. */
const BEFORE = /^[\s>•·*_~`"'“”„«»‘’‚|-]{0,40}/;

/** The line without what only calls Amends, and without marks around all of it. */
function withoutCommand(line: string): string {
  const marks = BEFORE.exec(line)?.[0] ?? '';
  const called = line
    .slice(marks.length)
    .replace(/^[@/]?amends\b[:,]?\s*/i, '')
    .replace(/^\/(?=\p{L})/u, '');
  const behind = called.length === line.length - marks.length ? '' : (BEFORE.exec(called)?.[0] ?? '');
  return closed(called.slice(behind.length), marks + behind);
}

const CLOSING: Readonly<Record<string, string>> = { '“': '”', '„': '“', '«': '»', '»': '«', '‘': '’', '‚': '‘' };

/** Without the marks at its end that close those it began with, where they were not closed before. */
function closed(line: string, opened: string): string {
  let text = line;
  for (const sign of opened.replace(/[\s>•·|-]/g, '')) {
    const close = CLOSING[sign] ?? sign;
    if (text.endsWith(close) && text.indexOf(close) === text.length - close.length) text = text.slice(0, -1).trimEnd();
  }
  return text;
}

/** A word of letters, the marks and stops right behind it, and a dash before what comes next. */
const VERB =
  /^([\p{L}\p{M}]{1,40})(?![\p{L}\p{M}\p{N}_-]|['’]\p{L})[*_~`"'”“»«’]{0,9}[:,;.!?…。，：！？]{0,9}[*_~`]{0,9}\s*(?:[-‐-―−]{1,3}\s+)?/u;

function verbOf(said: string): { readonly word: string; readonly rest: string } {
  if (readCaseAt(said)?.isBare === false) return { word: 'R-', rest: said };
  const found = VERB.exec(said);
  if (found === null) {
    const [first, rest] = firstWord(said);
    return { word: bareWord(first), rest };
  }
  return { word: plainSigns(found[1] ?? '').toLowerCase(), rest: said.slice(found[0].length) };
}

const tooLong = (typed: string, most: number): HeardLine => ({
  kind: 'not_understood',
  why: { kind: 'line_too_long', most, typed },
});
