/**
 * The newest words of a mail: without the mail it answers, which programs put below, above or around them. What is cut
 * must look like history in more than one way; where somebody answers between the lines, all is kept. Pure; in time
 * that grows with the length only.
 */
import {
  ANSWER_ABOVE,
  BEGINS_AS_DATED,
  DATED_WITHIN,
  FORWARDED_BELOW,
  headField,
  ORIGINAL_BELOW,
  SOMEBODY_WROTE,
  SOMEBODY_WROTE_CJK,
} from './history-words.ts';

/** What a line is: empty, quoted, of a head of history, or words. */
type Kind = 'empty' | 'quoted' | 'head' | 'words';

/** Programs break their line above a quote after 70 signs or so. */
const MOST_LINES_OF_HEAD = 5;
const LONGEST_HEAD_LINE = 400;

export function newestReply(text: string): string {
  const lines = parted(text.replace(/\r\n?/g, '\n').split('\n'));
  const kinds = kindsOf(lines);
  const firstWords = kinds.findIndex((kind) => kind !== 'empty');
  if (firstWords !== -1 && FORWARDED_BELOW.test(lines[firstWords]?.slice(0, LONGEST_HEAD_LINE) ?? ''))
    return joined(lines);
  const forwarded = lines.findIndex((line) => FORWARDED_BELOW.test(line.slice(0, LONGEST_HEAD_LINE)));
  const headed = kinds.indexOf('head');
  if (forwarded !== -1 && (headed === -1 || forwarded <= headed)) return joined(lines);
  if (headed === -1 && !isQuotedBlock(kinds)) return joined(lines);
  if (isAnsweredBetween(lines, kinds)) return joined(lines);
  return kept(lines, kinds);
}

/** All but the history; everything, when nothing else is there. */
function kept(lines: readonly string[], kinds: readonly Kind[]): string {
  const headed = kinds.indexOf('head');
  const begins = headed === -1 ? kinds.indexOf('quoted') : Math.min(headed, firstQuotedRun(kinds) ?? headed);
  let after = begins;
  while (after < kinds.length && (kinds[after] === 'head' || kinds[after] === 'empty')) after += 1;
  // nothing quoted below a head: all below it is history
  if (kinds[after] !== 'quoted') return orAll(lines.slice(0, begins), lines);
  let last = after;
  for (let i = after; i < kinds.length; i += 1) if (kinds[i] === 'quoted') last = i;
  const nextHead = kinds.indexOf('head', after);
  const below = lines.slice(last + 1, nextHead > last ? nextHead : undefined);
  return orAll([...lines.slice(0, begins), ...(isFooter(below) ? [] : below)], lines);
}

/** What a list adds below everything is parted by a rule. */
function isFooter(lines: readonly string[]): boolean {
  return /^\s{0,4}[-_=*]{2,200}\s*$/.test((lines.find((line) => line.trim() !== '') ?? '').slice(0, LONGEST_HEAD_LINE));
}

function orAll(some: readonly string[], all: readonly string[]): string {
  const words = joined(some);
  return words === '' ? joined(all) : words;
}

const joined = (lines: readonly string[]): string => lines.join('\n').trim();

/** Three quoted lines and more without a head above them; fewer may be anything. */
function firstQuotedRun(kinds: readonly Kind[]): number | undefined {
  let from = -1;
  let run = 0;
  for (let i = 0; i < kinds.length; i += 1) {
    if (kinds[i] === 'quoted') {
      if (run === 0) from = i;
      run += 1;
      if (run === 3) return from;
    } else if (kinds[i] !== 'empty') run = 0;
  }
  return undefined;
}
const isQuotedBlock = (kinds: readonly Kind[]): boolean => firstQuotedRun(kinds) !== undefined;

/** Words between quoted lines: an answer point by point. A link that was broken over two lines is none. */
function isAnsweredBetween(lines: readonly string[], kinds: readonly Kind[]): boolean {
  let quotedBefore = -1;
  let wordsSince = -1;
  for (let i = 0; i < kinds.length; i += 1) {
    const kind = kinds[i];
    if (kind === 'head') {
      quotedBefore = -1;
      wordsSince = -1;
    } else if (kind === 'words' && quotedBefore !== -1 && wordsSince === -1) wordsSince = i;
    else if (kind === 'quoted') {
      if (
        wordsSince !== -1 &&
        !isBrokenLine(lines[quotedBefore] ?? '', lines[wordsSince] ?? '', wordsSince - quotedBefore)
      )
        return true;
      quotedBefore = i;
      wordsSince = -1;
    }
  }
  return false;
}

/** A quoted line that was broken, its rest without a mark: a link, or long words directly below. */
function isBrokenLine(quoted: string, next: string, apart: number): boolean {
  if (/\(https?:\/\/\S*\s*$|<https?:\/\/\S*\s*$/.test(quoted.slice(-LONGEST_HEAD_LINE))) return true;
  if (/^\s*[(<]https?:\/\//.test(next)) return true;
  return apart === 1 && quoted.length >= 60 && /^[\p{Ll}\d]/u.test(next);
}

function kindsOf(lines: readonly string[]): readonly Kind[] {
  const kinds: Kind[] = [];
  let i = 0;
  while (i < lines.length) {
    const line = lines[i] ?? '';
    const long = headLines(lines, i);
    if (long > 0) {
      for (let n = 0; n < long; n += 1) kinds.push('head');
      i += long;
    } else {
      kinds.push(kindOf(line));
      i += 1;
    }
  }
  return kinds;
}

function kindOf(line: string): Kind {
  if (/^\s*$/.test(line)) return 'empty';
  // `>>> look here <<<` is an ornament
  return /^\s{0,8}[>＞]/u.test(line) && !/<<\s*$/.test(line.slice(-20)) ? 'quoted' : 'words';
}

/** How many lines from here are a head above history; 0 for none. */
function headLines(lines: readonly string[], at: number): number {
  const line = (lines[at] ?? '').slice(0, LONGEST_HEAD_LINE);
  if (line.trim() === '') return 0;
  if (/^\s{0,8}>/.test(line)) return 0;
  if (ORIGINAL_BELOW.test(line) || ANSWER_ABOVE.test(line)) return 1;
  // Outlook draws a line above its block
  if (/^\s{0,4}[_-]{5,80}\s{0,4}$/.test(line) && blockLines(lines, at + 1) > 0) return 1 + blockLines(lines, at + 1);
  return blockLines(lines, at) || datedLines(lines, at);
}

/** A block of fields: who, when, to whom, about what. Two are enough when one says who or when; values may go on in a line of their own. */
function blockLines(lines: readonly string[], at: number): number {
  const first = headField(lines[at] ?? '');
  if (first === null || first.field === 'to' || first.field === 'subject') return 0;
  const seen = new Set<string>([first.field]);
  let isNamed = isSender(first) || isDate(first);
  let last = at;
  for (let i = at + 1; i < Math.min(lines.length, at + 12); i += 1) {
    const next = headField(lines[i] ?? '');
    if (next === null) {
      if ((lines[i] ?? '').trim() === '' && i - last > 1) break;
      if (i - last > 2) break;
      continue;
    }
    seen.add(next.field);
    isNamed ||= isSender(next) || isDate(next);
    last = i;
  }
  // somebody's own list of fields ("From: Paris / To: Rome") names neither an address nor a moment
  if (seen.size < 2 || !isNamed) return 0;
  return seen.size >= 3 || hasBoth(seen) || (seen.has('sent') && seen.has('to')) ? last - at + 1 : 0;
}
const hasBoth = (seen: ReadonlySet<string>): boolean => seen.has('from') && (seen.has('sent') || seen.has('subject'));
const isSender = ({ field, value }: { field: string; value: string }): boolean => field === 'from' && value !== '';
const isDate = ({ field, value }: { field: string; value: string }): boolean => field === 'sent' && /\d/.test(value);

/** "On 3 May at 10:12, Ann <ann@…> wrote:", in one line or broken over some. */
function datedLines(lines: readonly string[], at: number): number {
  const first = (lines[at] ?? '').slice(0, LONGEST_HEAD_LINE);
  if (!mayBeginDated(first)) return 0;
  let whole = '';
  for (let n = 1; n <= MOST_LINES_OF_HEAD && at + n <= lines.length; n += 1) {
    const line = (lines[at + n - 1] ?? '').slice(0, LONGEST_HEAD_LINE).trim();
    if (n > 1 && (line === '' || (line.startsWith('>') && !/^>\s*:/.test(line)))) return 0;
    whole = `${whole} ${line}`.trim();
    if (isDated(whole) && (isCertain(whole) || quotedFollows(lines, at + n))) return n;
  }
  return 0;
}

const ADDRESS = /[^\s<>@]{1,100}@[^\s<>@]{1,100}/;
const CLOCK = /\d{1,2}\s?[:.hH]\s?\d{2}/;
const DAY = /\d{1,4}[./\s年월月-]/;

function mayBeginDated(line: string): boolean {
  const bare = line.replace(/^[\s*_-]{1,40}/, '');
  return (
    BEGINS_AS_DATED.test(bare) ||
    /^\d/.test(bare) ||
    ADDRESS.test(bare) ||
    ((SOMEBODY_WROTE.test(bare) || SOMEBODY_WROTE_CJK.test(bare)) && /[:：-]\s*$/.test(bare))
  );
}

/** Ends as such a line ends, and says who wrote, or whose address wrote when. */
function isDated(whole: string): boolean {
  const wrote = SOMEBODY_WROTE.test(whole) || SOMEBODY_WROTE_CJK.test(whole);
  const ends = /[:：]\s*[-*]{0,40}$/.test(whole) || (wrote && /-{2,40}$/.test(whole));
  if (!ends) return false;
  if (wrote) return true;
  return ADDRESS.test(whole) && CLOCK.test(whole) && DAY.test(whole);
}

/** So much like what a program writes that nothing quoted has to follow. */
function isCertain(whole: string): boolean {
  if (/^-{2,40}.*-{2,40}$/.test(whole)) return true;
  const dated = CLOCK.test(whole) && DAY.test(whole);
  return dated || (ADDRESS.test(whole) && (BEGINS_AS_DATED.test(whole) ? /\d/.test(whole) : /[<(]/.test(whole)));
}

function quotedFollows(lines: readonly string[], from: number): boolean {
  for (let i = from; i < Math.min(lines.length, from + 4); i += 1) {
    const line = lines[i] ?? '';
    if (line.trim() !== '') return kindOf(line) === 'quoted';
  }
  return false;
}

/** The words somebody typed in front of such a line get a line of their own. */
function parted(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
    if (line.length > LONGEST_HEAD_LINE || !/[:：-]\s*$/.test(line)) return [line];
    const found = DATED_WITHIN.exec(line);
    if (found === null || found.index === 0 || !SOMEBODY_WROTE.test(line)) return [line];
    const before = line.slice(0, found.index);
    return before.trim() === '' || /^[\s>*_-]*$/.test(before) ? [line] : [before, found[1] ?? ''];
  });
}
