/** The words of a mail as its reader sees them, of its plain and its HTML text. Pure. */
import { wordsOfHtml, type HtmlOptions, type Tag } from '../../core/base/html-words.ts';
import { cleanText } from '../../core/base/text.ts';
import { plainWords } from '../plain-words.ts';

/** What programs put into the plain text instead of the words. */
const STUB =
  /\b(?:html (?:e-?mail|message|version|format|capable)|(?:doesn['’]t|does not|cannot|can['’]t|not) (?:support|display|show|view) .{0,40}(?:html|message|e-?mail)|view (?:this|the) (?:e-?mail|message) in (?:your|a) browser|this (?:e-?mail|message) (?:is|was sent) in html|html-(?:fähig|format|ansicht|e-?mail|nachricht)|format html|formato html|html-formaat)\b/i;
const LONGEST_STUB = 300;
/** More than a case holds, with the history below it. */
const MOST_WORDS = 120_000;
const MOST_OF_PAGE = 600_000;

export function wordsOfMail(plain: string, html: string): string {
  const text = tidy(plainWords(plain.slice(0, MOST_WORDS)));
  if (html === '' || (text !== '' && !isStub(text))) return text;
  const page = html.slice(0, MOST_OF_PAGE);
  const seen = drawn(page, { isHidden });
  const words = seen === '' ? drawn(page, {}) : seen;
  return words === '' ? text : words;
}

const isStub = (text: string): boolean => text.length <= LONGEST_STUB && STUB.test(text);

function drawn(html: string, options: HtmlOptions): string {
  const words = wordsOfHtml(html.replaceAll(BEGINS, '').replaceAll(ENDS, ''), { ...options, lineAt: quotes() });
  return tidy(quoted(words));
}

/** Shown to nobody: the words before the words that only lists of mails show, and what is drawn with no size. */
function isHidden({ get }: Tag): boolean {
  const style = (get('style') ?? '').toLowerCase().replace(/\s+/g, '');
  return (
    /display:none|visibility:hidden|mso-hide:all|max-height:0(?![.\d])|(?:^|;)font-size:[01]px|(?:^|;)opacity:0(?![.\d])/.test(
      style,
    ) || /\bpreheader\b/i.test(get('class') ?? '')
  );
}

/** Where the mail that is answered begins and ends, as programs mark it: in no text, so that nobody can write them. */
const BEGINS = '\ufdd0';
const ENDS = '\ufdd1';

function quotes(): (tag: Tag, closes: boolean) => string | null {
  const open: boolean[] = [];
  return ({ name, get }, closes) => {
    if (name !== 'blockquote') return null;
    if (closes) return open.pop() === true ? ENDS : null;
    const cites = get('type')?.toLowerCase() === 'cite' || CITES.test(get('class') ?? '');
    open.push(cites);
    return cites ? BEGINS : null;
  };
}
const CITES = /gmail_quote|yahoo|protonmail_quote|tutanota_quote|\bcite\b/i;

/** With a sign before each line of it, as plain mails have. */
function quoted(text: string): string {
  let depth = 0;
  return text
    .split('\n')
    .flatMap((line) => {
      if (line === BEGINS) depth += 1;
      else if (line === ENDS) depth = Math.max(0, depth - 1);
      else return [depth > 0 ? `> ${line}` : line];
      return [];
    })
    .join('\n');
}

/** Without what fills an empty place, and signs nobody sees. */
function tidy(text: string): string {
  return cleanText(
    text.replace(/[\u034f\u200b\u2060\ufeff]+/g, '').replace(/(?:[\u00ad\u00a0 ]|\u200c|\u200d){6,}/g, ' '),
  )
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim();
}
