import { expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { readPolicy } from '../../../src/core/policy/reader/read-policy.ts';
import { policyInWords } from '../../../src/core/policy/words/policy-in-words.ts';

const DEMO = readFileSync('demo/policy.yaml', 'utf8');
const withContacts = (contacts: string): ReturnType<typeof readPolicy> =>
  readPolicy(`${DEMO}\nrestricted: { contacts: { ${contacts} } }\n`, 'p.yaml');

it('a policy names who sees to restricted cases, by what they are about', () => {
  const read = withContacts('injury: duty_manager, otherwise: general_manager');
  if (!read.ok) throw new Error('not read');
  expect(read.policy.contacts).toEqual(
    new Map([
      ['injury', 'duty_manager'],
      ['otherwise', 'general_manager'],
    ]),
  );
  expect(policyInWords(read.policy).join('\n')).toContain('to injury duty manager');
});

it.each([
  ['injury: nobody', 'P011', 'unknown role "nobody"'],
  ['injurie: duty_manager', 'P002', 'injurie'],
])('who is no role, or what nothing is about, is a fault: %s', (contacts, code, words) => {
  const read = withContacts(contacts);
  expect(read.ok ? [] : read.faults.map((fault) => `${fault.code} ${fault.message}`).join()).toContain(words);
  expect(read.ok ? [] : read.faults.map((fault) => fault.code)).toContain(code);
});
