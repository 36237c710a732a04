/**
 * Sentences by language. Each is an ICU message: `{name}` for a value, `{n, plural, one {# case} other {# cases}}`, `<b>…</b>`
 * for what stands out. What is put in for a value is never read as a message. Pure.
 */
import { TYPE } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { remembered } from '../../core/base/remembered.ts';
import type { Run, Text } from '../kit/card.ts';
import { plain } from '../kit/say.ts';
import { type Language, languageOf, type Reader } from './language.ts';

export type Sentences = Readonly<Record<string, string>>;

/** The same sentences in another language: one that misses a sentence does not compile. */
export type InOtherWords<E extends Sentences> = { readonly [K in keyof E]: string };

/** What may be put in where a line of plain words is made, and where a text of runs is. */
type InLine = string | number;
type InText = Run | Text | number;

/** The names of the values of a message. Inside a plural a branch holds `#` or a space, so that it is not taken for a name. */
type Names<M extends string> = M extends `${string}{${infer Rest}` ? NameOf<Rest> | Names<Rest> : never;
type NameOf<Rest extends string> = Rest extends `${infer Head}}${string}`
  ? Head extends `${infer Name},${string}`
    ? OneWord<Name>
    : OneWord<Head>
  : never;
type OneWord<Name extends string> = Name extends `${string} ${string}` | `${string}#${string}` | '' ? never : Name;
type Values<M extends string, V> = [Names<M>] extends [never] ? [] : [Readonly<Record<Names<M>, V>>];

export interface Catalogue<E extends Sentences> {
  /** Plain words, for labels, titles and notifications: marks are left out. */
  readonly line: <K extends keyof E & string>(reader: Reader, key: K, ...values: Values<E[K], InLine>) => string;
  /** Runs, for a card: people stay mentions, moments the viewer's own time. */
  readonly text: <K extends keyof E & string>(reader: Reader, key: K, ...values: Values<E[K], InText>) => Text;
  readonly inLanguage: Readonly<Record<Language, Sentences>>;
}

export function catalogue<const E extends Sentences>(
  sentences: { readonly en: E } & Readonly<Record<Exclude<Language, 'en'>, InOtherWords<E>>>,
): Catalogue<E> {
  const inLanguage: Readonly<Record<Language, Sentences>> = sentences;
  const said = (
    reader: Reader,
    key: string,
    [values]: readonly (Readonly<Record<string, InText>> | undefined)[],
  ): Text => {
    const language = languageOf(reader.locale);
    const message = inLanguage[language][key] ?? '';
    return HAS_MARKS.test(message) ? together(read(language, message), values ?? {}) : [message];
  };
  return {
    line: (reader, key, ...values) => plain(said(reader, key, values)),
    text: (reader, key, ...values) => said(reader, key, values),
    inLanguage,
  };
}

const HAS_MARKS = /[{<']/;

/** Reading a message takes a hundred times as long as filling it in. */
const read = remembered(
  (language: Language, message: string) => {
    const format = new IntlMessageFormat(message, language);
    return { format, elements: format.getAst() };
  },
  (language, message) => `${language} ${message}`,
  5000,
);
type Read = ReturnType<typeof read>;
type Element = Read['elements'][number];

function together({ format, elements }: Read, values: Readonly<Record<string, InText>>): Text {
  const runs: Run[] = [];
  const add = (value: InText): void => {
    if (isText(value)) for (const run of value) add(run);
    else if (typeof value === 'object') runs.push(value);
    else if (value !== '') {
      const last = runs.at(-1);
      if (typeof last === 'string') runs[runs.length - 1] = `${last}${value}`;
      else runs.push(String(value));
    }
  };
  for (const part of filled(elements, values) ?? counted(format, values)) add(part);
  return runs;
}

const isText = (value: InText): value is Text => Array.isArray(value);

/** What needs no grammar of its language is filled in at once: a tenth of the time. Undefined for what counts or chooses. */
function filled(elements: readonly Element[], values: Readonly<Record<string, InText>>): InText[] | undefined {
  const parts: InText[] = [];
  for (const one of elements) {
    if (one.type === TYPE.literal) parts.push(one.value);
    else if (one.type === TYPE.argument) parts.push(values[one.value] ?? '');
    else if (one.type === TYPE.tag) {
      const inside = filled(one.children, values);
      if (inside === undefined) return undefined;
      parts.push({ bold: inside.map(plainPart).join('') });
    } else return undefined;
  }
  return parts;
}

/** A list of runs is held as one value: the library would take it apart. */
interface Held {
  readonly held: InText;
}

function counted(format: IntlMessageFormat, values: Readonly<Record<string, InText>>): InText[] {
  const held = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' ? { held: value } : value,
  ]);
  const mark = (chunks: readonly unknown[]): Held => ({ held: { bold: chunks.map(unheld).map(plainPart).join('') } });
  return format.formatToParts<Held>({ ...Object.fromEntries(held), b: mark }).map(({ value }) => unheld(value));
}

const unheld = (part: unknown): InText =>
  typeof part === 'object' && part !== null && 'held' in part ? (part as Held).held : String(part);

const plainPart = (part: InText): string =>
  isText(part) ? plain(part) : typeof part === 'object' ? plain([part]) : String(part);
