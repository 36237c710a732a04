/** The page a customer answers on: plain HTML that needs no script, for a phone, a keyboard, a screen reader and the dark. Pure. */
import { createHash } from 'node:crypto';
import { FAIRNESS_ITEMS, LONGEST_ANSWER, MOST_EFFORT, MOST_OF_ITEM } from '../../../core/case/care/survey.ts';
import { escaped } from '../page-text.ts';
import { SURVEY_STYLE } from './survey-style.ts';
import { LANGUAGE_SAID, PAGE_LANGUAGES, PAGE_WORDS, type PageLanguage, type PageWords } from './survey-words.ts';

export type SurveyPageState =
  | {
      readonly kind: 'form';
      /** As sent, where the form comes back; the values of fields. */
      readonly values: ReadonlyMap<string, string>;
      readonly problem: 'empty' | 'too_long' | 'not_saved' | null;
    }
  | { readonly kind: 'thanks' | 'answered' | 'closed' | 'expired' | 'unknown' | 'busy' };

export interface SurveyPage {
  readonly company: string;
  readonly language: PageLanguage;
  readonly state: SurveyPageState;
}

/** Nothing is loaded, nothing runs, nobody frames it, and the form goes nowhere else. */
export const SURVEY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(SURVEY_STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function surveyPage({ company, language, state }: SurveyPage): string {
  const words = PAGE_WORDS[language];
  const say = (key: keyof PageWords): string =>
    escaped(words[key].replaceAll('{company}', () => company).replaceAll('{most}', String(LONGEST_ANSWER)));
  const heading = state.kind === 'form' ? say('title') : say(`${state.kind}_title`);
  const body = state.kind === 'form' ? formOf(state, say) : [`<p>${say(state.kind)}</p>`];
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex, nofollow"><meta name="color-scheme" content="light dark">',
    `<title>${heading} · ${escaped(company)}</title><style>${SURVEY_STYLE}</style></head>`,
    `<body><main><h1>${heading}</h1>`,
    ...body,
    '</main>',
    `<footer>${languagesOf(language, say)}<p><a href="../privacy">${say('privacy')}</a></p></footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

type Say = (key: keyof PageWords) => string;

function formOf({ values, problem }: Extract<SurveyPageState, { kind: 'form' }>, say: Say): readonly string[] {
  return [
    ...(problem === null ? [`<p>${say('intro')}</p>`] : [`<p role="alert" class="problem">${say(problem)}</p>`]),
    '<form method="post">',
    ...FAIRNESS_ITEMS.map((item) => {
      const ends = item === 'overall' ? item : 'fair';
      return scale({ name: item, most: MOST_OF_ITEM, ends, value: values.get(item) }, say);
    }),
    scale({ name: 'effort', most: MOST_EFFORT, ends: 'effort', value: values.get('effort') }, say),
    `<p><label for="words">${say('words')}</label>`,
    `<textarea id="words" name="words" rows="5" maxlength="${LONGEST_ANSWER}" aria-describedby="hint">` +
      // a first line break is dropped by whoever reads it
      `\n${escaped(values.get('words') ?? '')}</textarea>`,
    `<span id="hint" class="hint">${say('words_hint')}</span></p>`,
    `<p><label><input type="checkbox" name="quote" value="yes"${values.get('quote') === 'yes' ? ' checked' : ''}> ${say('may_quote')}</label></p>`,
    `<p class="hint">${say('who_reads')}</p>`,
    `<p><button type="submit">${say('send')}</button></p>`,
    '</form>',
  ];
}

interface Scale {
  readonly name: (typeof FAIRNESS_ITEMS)[number] | 'effort';
  readonly most: number;
  readonly ends: 'overall' | 'fair' | 'effort';
  readonly value: string | undefined;
}

/** A row of marks, each a label of its own to touch; what the ends mean is part of their names. */
function scale({ name, most, ends, value }: Scale, say: Say): string {
  const [lowest, highest] = [say(`lowest_${ends}`), say(`highest_${ends}`)];
  const marks = Array.from({ length: most }, (_, at) => {
    const mark = String(at + 1);
    const meaning = at === 0 ? lowest : at + 1 === most ? highest : '';
    const said = meaning === '' ? '' : ` aria-label="${mark}, ${meaning}"`;
    const checked = value === mark ? ' checked' : '';
    return `<label><input type="radio" name="${name}" value="${mark}"${said}${checked}><span>${mark}</span></label>`;
  });
  return [
    `<fieldset><legend>${say(name)}</legend>`,
    `<div class="marks">${marks.join('')}</div>`,
    `<div class="ends" aria-hidden="true"><span>${lowest}</span><span>${highest}</span></div></fieldset>`,
  ].join('');
}

function languagesOf(language: PageLanguage, say: Say): string {
  const each = PAGE_LANGUAGES.map((one) =>
    one === language
      ? `<span lang="${one}" aria-current="true">${LANGUAGE_SAID[one]}</span>`
      : `<a href="?lang=${one}" lang="${one}" hreflang="${one}">${LANGUAGE_SAID[one]}</a>`,
  );
  return `<nav aria-label="${say('language')}">${each.join(' ')}</nav>`;
}
