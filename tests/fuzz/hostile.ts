/** What strangers send to make a reader fall over: texts, and bodies that are almost right. */
import fc from 'fast-check';

const FRAGMENTS = [
  '\0',
  '\ud800',
  '\udc00\ud800',
  '\u202e',
  '\u200b',
  '\ufeff',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '<!channel>',
  '<@U0ANA>',
  '<at>Ana</at>',
  '${x}',
  '{{DATE()}}',
  '%E0%A4%A',
  '"',
  "'",
  '\\',
  '[',
  ']',
  '{',
  '}',
  '(',
  ':',
  ';',
  ',',
  '.',
  '-',
  '+',
  '=',
  '\r\n',
  '\t',
  ' ',
  '0',
  '-1',
  '1e400',
  '0x64',
  'NaN',
  '9'.repeat(400),
  '1.000,00',
  '٣',
  '€',
  'EUR',
  'JPY',
  'R-1',
  'R-99999999999999999999',
  '@ana',
  'because',
  'true',
  'null',
  '2026-02-30',
  '24:60',
  'a'.repeat(300),
  '*x',
  '&a [*a]',
  '!!js/function',
];

/** Some of a reader's own words among it, so that it gets beyond the first look. */
export const hostileText = (own: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.constantFrom(' ', ...own), fc.string({ maxLength: 6 })), {
        maxLength: 12,
      })
      .map((parts) => parts.join('')),
    fc
      .tuple(fc.constantFrom('', ...own), fc.nat(), fc.constantFrom(...FRAGMENTS))
      .map(([whole, at, put]) => whole.slice(0, at % (whole.length + 1)) + put + whole.slice(at % (whole.length + 1))),
  );

/** `JSON.parse`, because written out a `__proto__` would be no key. */
const TRAPS: readonly unknown[] = [
  null,
  '',
  0,
  -1,
  1e308,
  true,
  [],
  {},
  [[]],
  [null],
  JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
  { toString: 1, valueOf: 1 },
  { length: -1 },
  { toJSON: 1 },
];
const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...TRAPS),
  fc.constantFrom(...FRAGMENTS),
  fc.jsonValue({ maxDepth: 2 }),
);

/** The sample with up to three of its parts replaced, taken out, doubled or renamed. */
export const hostileBody = (samples: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 1, arbitrary: hostileValue },
    {
      weight: 6,
      arbitrary: fc
        .tuple(
          fc.constantFrom(...samples),
          fc.array(fc.tuple(fc.nat(), fc.constantFrom('put', 'drop', 'twice', 'rename'), hostileValue), {
            minLength: 1,
            maxLength: 3,
          }),
        )
        .map(([sample, changes]) =>
          changes.reduce((body, [at, how, value]) => changed(body, at % (sizeOf(body) + 1), how, value), sample),
        ),
    },
  );

const isThing = (value: unknown): value is object => typeof value === 'object' && value !== null;
const sizeOf = (value: unknown): number =>
  isThing(value) ? Object.values(value).reduce((sum: number, each) => sum + 1 + sizeOf(each), 0) : 0;

type How = 'put' | 'drop' | 'twice' | 'rename';

/** The part at place `at`, counted from outside in; 0 is the whole. */
function changed(value: unknown, at: number, how: How, put: unknown): unknown {
  if (at === 0 || !isThing(value)) return how === 'twice' ? [value, value] : put;
  let left = at - 1;
  const entries: (readonly [string, unknown])[] = [];
  for (const [key, each] of Object.entries(value)) {
    const size = 1 + sizeOf(each);
    const isHere = left >= 0 && left < size;
    if (!isHere) entries.push([key, each]);
    else if (left > 0 || how === 'put' || how === 'twice') entries.push([key, changed(each, left, how, put)]);
    else if (how === 'rename') entries.push([typeof put === 'string' ? put : '__proto__', each]);
    left -= size;
  }
  return Array.isArray(value) ? entries.map(([, each]) => each) : Object.fromEntries(entries);
}
