/** The note a customer is handed: what they receive, from whom, with a code; nothing of what happened, and nothing of who they are. Plain HTML for a screen and for paper. Pure. */
import { createHash } from 'node:crypto';
import { oneLine } from '../../../core/base/text.ts';
import type { GivenInLetter, Voice } from '../../../core/letters/letter.ts';
import { dayOf, giftInWords, momentInWords } from '../../letters/compose.ts';
import { escaped } from '../page-text.ts';
import { GESTURE_STYLE } from './gesture-style.ts';
import { NOTE_WORDS } from './gesture-words.ts';

export interface GestureNote {
  readonly given: GivenInLetter;
  readonly code: string;
  /** The first moment at which it does not hold any more; `isDay`: it holds until the end of a day. */
  readonly until: { readonly at: Date; readonly isDay: boolean };
  /** Of the team. */
  readonly zone: string;
  /** Whose gift it is; null: nobody's name is put under it. */
  readonly from: string | null;
}

export type GesturePageState =
  | { readonly kind: 'note'; readonly note: GestureNote }
  | { readonly kind: 'over' | 'unknown' | 'busy' };

export interface GesturePage {
  readonly company: string;
  readonly voice: Voice;
  readonly state: GesturePageState;
}

/** Nothing is loaded, nothing runs, nobody frames it, and nothing is sent. */
export const GESTURE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(GESTURE_STYLE).digest('base64')}'`,
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function gesturePage({ company, voice, state }: GesturePage): string {
  const words = NOTE_WORDS[voice.language];
  const heading = state.kind === 'note' ? words.title[voice.tone] : words[`${state.kind}_title`];
  const body =
    state.kind === 'note'
      ? noteOf(state.note, company, voice)
      : [`<p>${filled(words[state.kind], { company })}</p>`, '</main>'];
  return [
    '<!doctype html>',
    `<html lang="${voice.language}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex, nofollow"><meta name="color-scheme" content="light dark">',
    `<title>${escaped(heading)} · ${escaped(company)}</title><style>${GESTURE_STYLE}</style></head>`,
    `<body><main><p class="house">${escaped(company)}</p><h1>${escaped(heading)}</h1>`,
    ...body,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function noteOf({ given, code, until, zone, from }: GestureNote, company: string, voice: Voice): readonly string[] {
  const { language, tone } = voice;
  const words = NOTE_WORDS[language];
  const ends = until.isDay
    ? dayOf(new Date(until.at.getTime() - 1), zone, language)
    : momentInWords(until.at, zone, language);
  return [
    `<p>${escaped(words.thanks[tone])}</p>`,
    `<p class="gift">${filled(words.receive[tone], { thing: giftInWords(given, language) })}</p>`,
    `<dl><dt>${words.code}</dt><dd class="code">${escaped(code)}</dd>`,
    `<dt>${words.until}</dt><dd>${escaped(ends)}</dd></dl>`,
    `<p>${escaped(words.show[tone])}</p>`,
    `<p class="from">${from === null ? escaped(company) : filled(words.from, { name: oneLine(from), company })}</p>`,
    '</main>',
    `<p class="hint screen">${escaped(words.print)}</p>`,
  ];
}

const filled = (sentence: string, values: Readonly<Record<string, string>>): string =>
  escaped(sentence.replaceAll(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all));

/** The one somebody is called by: titles are left out. */
export function firstName(name: string): string | null {
  const parts = oneLine(name)
    .split(' ')
    .filter((part) => part !== '' && !part.endsWith('.'));
  return parts[0] ?? null;
}
