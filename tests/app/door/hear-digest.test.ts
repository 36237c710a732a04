import { describe, expect, it } from 'vitest';
import { digest } from '../../../src/app/door/learning/hear-digest.ts';

const hearing = { locale: 'en-GB', currency: 'EUR', actions: new Map(), facts: new Map(), evidence: [] };
const heard = (line: string): unknown => {
  const said = digest(line, hearing);
  return said.kind === 'wish' && said.wish.kind === 'learning'
    ? said.wish.act
    : said.kind === 'question'
      ? said.question
      : said;
};

describe('what is typed of the digest', () => {
  it.each([
    ['', { kind: 'digest', which: 'last' }],
    ['preview', { kind: 'digest', which: 'next' }],
    ['Vorschau', { kind: 'digest', which: 'next' }],
    ['preview please', { kind: 'digest', which: 'next' }],
    ['useful', { kind: 'vote_digest', of: null, useful: true }],
    ['was helpful!', { kind: 'vote_digest', of: null, useful: true }],
    ['not useful', { kind: 'vote_digest', of: null, useful: false }],
    ['nicht nützlich', { kind: 'vote_digest', of: null, useful: false }],
    ['👎', { kind: 'vote_digest', of: null, useful: false }],
    ['without decisions', { kind: 'digest_sections', sections: [{ section: 'decisions', shown: false }] }],
    [
      'ohne Zahlen und Dank',
      {
        kind: 'digest_sections',
        sections: [
          { section: 'numbers', shown: false },
          { section: 'thanks', shown: false },
        ],
      },
    ],
    [
      'with money, due.',
      { kind: 'digest_sections', sections: ['money', 'due'].map((section) => ({ section, shown: true })) },
    ],
    [
      'idea a sign at the lift @max by Friday',
      { kind: 'digest_idea', text: 'a sign at the lift', owner: '@max', due: 'by Friday' },
    ],
    ['sections', { kind: 'form', form: { kind: 'press', press: { kind: 'open_digest_sections' } } }],
    ['idea', { kind: 'form', form: { kind: 'press', press: { kind: 'open_digest_idea' } } }],
    ['without weather', { kind: 'not_understood', why: { kind: 'digest_section', typed: 'weather' } }],
    ['without', { kind: 'not_understood', why: { kind: 'digest_section', typed: '' } }],
  ])('digest %s', (line, meant) => expect(heard(line)).toEqual(meant));
});
