/** Whatever strangers send, a reader answers: it throws nothing but its own no, takes time by length, and changes nothing beside it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reply } from '../../src/cards/kit/say.ts';
import { parseSubject, printSubject } from '../../src/core/base/message-subject.ts';
import { readJson } from '../../src/core/base/read-json.ts';
import { storable } from '../../src/core/base/storable.ts';
import { cleanText } from '../../src/core/base/text.ts';
import { ScimError } from '../../src/people/scim/errors.ts';
import { readUser } from '../../src/people/scim/user.ts';
import { faultsIn } from '../chat/faults.ts';
import { isLinear } from '../cpu.ts';
import { hostileBody, hostileText } from './hostile.ts';
import { NOT_OF_STRANGERS, READERS, type OfBody, type OfText } from './readers.ts';

const isLong = process.env['AMENDS_LONG'] === '1';
const RUNS = isLong ? 3_000 : 150;

async function falls(reader: OfText | OfBody, given: unknown): Promise<unknown> {
  try {
    await (reader.of === 'text' ? reader.read(given as string) : reader.read(given));
    return undefined;
  } catch (error) {
    return reader.no !== undefined && error instanceof reader.no ? undefined : error;
  }
}

describe('whatever comes, it is read or refused', () => {
  it.each(Object.entries(READERS))(
    '%s',
    async (_, reader) => {
      const given: fc.Arbitrary<unknown> = reader.of === 'text' ? hostileText(reader.own) : hostileBody(reader.own);
      await fc.assert(
        fc.asyncProperty(given, async (sent) => {
          expect(await falls(reader, sent)).toBeUndefined();
        }),
        { numRuns: RUNS },
      );
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
    120_000,
  );
});

describe('what it is given as an example, it takes', () => {
  it.each(Object.entries(READERS).filter(([, { of }]) => of === 'body'))('%s', (_, reader) => {
    const refused = reader.own.filter((sample) => {
      const read = reader.of === 'body' ? reader.read(sample) : undefined;
      return read === undefined || isDeepStrictEqual(read, { kind: 'bad' });
    });
    expect(refused).toEqual([]);
  });
});

/** Those of people’s words stand in tests/linear.test.ts. */
const UNITS = [' ', 'a', '"', '\\"', '[', '{"a":', '(', 'a.', 'a:', '&a=', ',', '\n', '1', 'eq "', 'and ', '%41'];
const TIMED = Object.entries(READERS).flatMap(([name, reader]) =>
  reader.of === 'text' &&
  /^(?:chat|people|core\/base\/(?:read-csv|read-json|message-subject|gesture|picture|survey)|core\/policy\/reader\/parse|survey|intake\/form)/.test(
    name,
  )
    ? [[name, reader] as const]
    : [],
);

describe('ten times as much takes about ten times as long', () => {
  it.each(TIMED)('%s', (_, reader) => {
    const read = (text: string): void => void falls(reader, text);
    expect(UNITS.filter((unit) => !isLinear(read, unit, reader.own[0]))).toEqual([]);
  });
});

it('a subject that is read is printed as it was read', () => {
  const { own } = READERS['core/base/message-subject.ts#parseSubject'] ?? { own: [] };
  fc.assert(
    fc.property(hostileText(own as string[]), (printed) => {
      const subject = parseSubject(printed);
      expect(subject === undefined ? printed : printSubject(subject)).toBe(printed);
    }),
    { numRuns: RUNS },
  );
});

it('what a directory sends can be kept, and is the same when it is read again', () => {
  const { own } = READERS['people/scim/user.ts#readUser'] ?? { own: [] };
  fc.assert(
    fc.property(hostileBody(own), (sent) => {
      const read = readJson(Buffer.from(JSON.stringify(sent)));
      expect(read.ok).toBe(true);
      try {
        const user = readUser(read.ok ? read.value : null, true);
        expect(storable(user)).toEqual(user);
        expect(readUser(user, false)).toEqual(user);
      } catch (error) {
        if (!(error instanceof ScimError)) throw error;
      }
    }),
    { numRuns: RUNS },
  );
});

it('calls nobody and pretends nothing on either platform', () => {
  fc.assert(
    fc.property(
      hostileText(['<!here>', '[a](https://x.example)', '<https://x.example|a>', '<at>Bob</at>', '*']),
      (said) => {
        expect(faultsIn(reply([`Said: ${cleanText(said)}`]))).toEqual([]);
      },
    ),
    { numRuns: RUNS / 3 },
  );
});

/** `read…`, `parse…`, `hear…` of a text, of bytes or of what nobody has looked at yet. */
const READS =
  /^export (?:async )?(?:function |const )(?<name>(?:read|parse|hear)(?:[A-Z]\w*)?)(?:<[^>]*>)?(?: = (?:async )?)?\(\s*\w+: (?:string|unknown|Uint8Array|Buffer|Json)\b/gmu;
/** Of a policy each section is read by its file, all of them by `readPolicy`; the playground is no part of what is served. */
const ELSEWHERE = /^(?:playground|cards|core\/policy\/reader\/policy-)/;

it('knows every reader there is', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const found = files
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !ELSEWHERE.test(file))
    .flatMap((file) =>
      [...readFileSync(path.join('src', file), 'utf8').matchAll(READS)].map(
        ({ groups }) => `${file}#${groups?.['name'] ?? ''}`,
      ),
    );
  const known = new Set([...Object.keys(READERS), ...Object.keys(NOT_OF_STRANGERS)]);
  expect(found.filter((name) => !known.has(name))).toEqual([]);
  expect(Object.keys(NOT_OF_STRANGERS).filter((name) => !found.includes(name))).toEqual([]);
});
