/**
 * Text for Slack: escaped, neutralised and clipped, so that nobody's words can ping, format or hide anything. Pure.
 * Slack reads markup in mrkdwn only; plain_text and rich_text elements show their words as they are.
 */
import type { MrkdwnElement, PlainTextElement, RichTextSection } from '@slack/types';
import type { Run, Text } from '../../../cards/kit/card.ts';
import { datesOf } from '../../../cards/words/dates.ts';
import type { MemberId } from '../../../core/base/ids.ts';
import { remembered } from '../../../core/base/remembered.ts';
import { codePoints } from '../limits/limits.ts';

/** The Slack user id of a member; undefined when unknown, then the plain name is shown. */
export type SlackUserOf = (member: MemberId) => string | undefined;

const MORE = '…';

/** Escapes the three characters Slack reads in mrkdwn and in `text`. */
export function escape(words: string): string {
  return SPECIAL.test(words) ? words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : words;
}
const SPECIAL = /[&<>]/;

/** Escaped words of at most `most` code points, no escape cut in two. */
export function escapeWithin(words: string, most: number): string {
  if (words.length <= most && !SPECIAL.test(words)) return words;
  return joinWithin(Array.from(words, escape), most);
}

/** Without characters that hide or turn text round: controls, zero-width and direction marks. Joiners stay in emoji and in scripts that need them. */
export function neutral(words: string): string {
  return words
    .toWellFormed()
    .replace(/[\p{Cc}]/gu, (control) => (control === '\n' ? '\n' : control === '\t' ? ' ' : ''))
    .replace(
      /[\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu,
      '',
    )
    .replace(/(?<![\p{Extended_Pictographic}\uFE0F\p{M}\p{Emoji_Modifier}\p{Script=Arabic}])[\u200C\u200D]/gu, '');
}

/** At most `most` code points, the cut made visible. */
export function clip(words: string, most: number): string {
  if (codePoints(words) <= most) return words;
  const end = ` ${MORE}`;
  return (
    Array.from(words)
      .slice(0, Math.max(0, most - codePoints(end)))
      .join('')
      .trimEnd() + end
  );
}

/** One line of words for headers, buttons and labels; never empty, because Slack refuses empty texts. */
export function plain(words: string, most: number): PlainTextElement {
  const line = neutral(words).replace(/\s+/g, ' ').trim();
  return { type: 'plain_text', text: clip(line === '' ? '–' : line, most), emoji: false };
}

/** The words alone, as they are read out or shown where no markup is read. */
export const wordsOf = (text: Text): string => text.map(wordsOfRun).join('');

function wordsOfRun(run: Run): string {
  if (typeof run === 'string') return neutral(run);
  if ('bold' in run) return neutral(run.bold);
  if ('person' in run) return neutral(run.name);
  return momentWords(run);
}

/** The moment in its own zone, for readers whose client does not turn it into theirs. */
const momentWords = (run: Extract<Run, { moment: Date }>): string => momentIn(run.moment, run.zone, datesOf(run));

/** A card and its shorter forms say the same few moments again and again. */
const momentIn = remembered(
  (moment: Date, zone: string, customs: string) => formatIn(zone, customs).format(moment),
  (moment, zone, customs) => `${moment.getTime()} ${zone} ${customs}`,
);

const formatIn = remembered(
  (zone: string, customs: string) =>
    new Intl.DateTimeFormat(customs, {
      timeZone: zone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    }),
  (zone, customs) => `${zone} ${customs}`,
);

/** Would Slack read these words as formatting, a quote or an emoji name? Then they must not stand in mrkdwn. */
const readsAsMarkup = (words: string): boolean => /[*_~`]|(?:^|\n)[^\S\n]*>|:[a-z0-9_+'-]+:/i.test(words);
const hasMarkup = (text: Text): boolean =>
  text.some((run) => readsAsMarkup(typeof run === 'string' ? run : 'bold' in run ? run.bold : ''));

/** Text as mrkdwn, or undefined when somebody's words in it could be read as markup. */
export function mrkdwn(text: Text, slackUserOf: SlackUserOf, most: number): MrkdwnElement | undefined {
  if (hasMarkup(text)) return undefined;
  const atoms = text.flatMap((run) => atomsOf(run, slackUserOf));
  const joined = joinWithin(atoms, most);
  return { type: 'mrkdwn', text: joined.trim() === '' ? '–' : joined, verbatim: true };
}

/** Text for fields and context lines: mrkdwn where it is safe, otherwise the plain words. */
export function lineOf(text: Text, slackUserOf: SlackUserOf, most: number): MrkdwnElement | PlainTextElement {
  const safe = mrkdwn(text, slackUserOf, most);
  if (safe !== undefined) return safe;
  return { type: 'plain_text', text: clip(wordsOf(text), most), emoji: false };
}

/** What may not be cut in two: an escaped character, a mention, a date, a bold piece. */
function atomsOf(run: Run, slackUserOf: SlackUserOf): readonly string[] {
  if (typeof run === 'string') return atoms(neutral(run));
  if ('bold' in run) {
    const words = neutral(run.bold).replace(/\s+/g, ' ');
    const inner = words.trim();
    // Slack takes `*bold *` for a star and a word: the space belongs outside
    return inner === '' ? [] : [words.startsWith(' ') ? ' ' : '', `*${escape(inner)}*`, words.endsWith(' ') ? ' ' : ''];
  }
  if ('person' in run) {
    const user = slackUserOf(run.person);
    return user === undefined ? atoms(neutral(run.name)) : [`<@${user}>`];
  }
  const seconds = Math.floor(run.moment.getTime() / 1000);
  return [`<!date^${seconds}^{date_short_pretty} {time}|${escape(momentWords(run))}>`];
}

/** Each character on its own, so that it can be cut behind any. */
const atoms = (words: string): readonly string[] => Array.from(words, escape);

function joinWithin(atoms: readonly string[], most: number): string {
  const whole = atoms.join('');
  if (codePoints(whole) <= most) return whole;
  let left = most - codePoints(MORE) - 1;
  const kept: string[] = [];
  for (const atom of atoms) {
    left -= codePoints(atom);
    if (left < 0) break;
    kept.push(atom);
  }
  return `${kept.join('').trimEnd()} ${MORE}`;
}

/** Text as a rich_text section, whose words are never read as markup. */
export function richSection(text: Text, slackUserOf: SlackUserOf, most: number): RichTextSection {
  const elements: RichTextSection['elements'] = [];
  let left = most;
  for (const run of text) {
    const element = richElement(run, slackUserOf, left);
    if (element === undefined) continue;
    elements.push(element);
    left -= codePoints(wordsOfRun(run));
    if (left <= 0) break;
  }
  return { type: 'rich_text_section', elements: elements.length > 0 ? elements : [{ type: 'text', text: '–' }] };
}

function richElement(
  run: Run,
  slackUserOf: SlackUserOf,
  left: number,
): RichTextSection['elements'][number] | undefined {
  if (typeof run === 'string' || 'bold' in run) {
    const words = clip(wordsOfRun(run), left);
    if (words === '') return undefined;
    return { type: 'text', text: words, ...(typeof run === 'string' ? {} : { style: { bold: true } }) };
  }
  if ('person' in run) {
    const user = slackUserOf(run.person);
    if (user !== undefined) return { type: 'user', user_id: user };
    const name = clip(wordsOfRun(run), left);
    return name === '' ? undefined : { type: 'text', text: name };
  }
  const timestamp = Math.floor(run.moment.getTime() / 1000);
  const fallback = momentWords(run);
  return { type: 'date', timestamp, format: '{date_short_pretty} {time}', fallback };
}
