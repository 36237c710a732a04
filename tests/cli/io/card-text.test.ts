import { describe, expect, it } from 'vitest';
import { memberId, caseId } from '../../../src/core/base/ids.ts';
import { cardText } from '../../../src/cli/io/card-text.ts';

describe('a card as plain text', () => {
  it('says everything but the buttons, names and moments in words', () => {
    const text = cardText({
      subject: { kind: 'reply' },
      version: 0,
      title: 'Front desk',
      summary: '',
      blocks: [
        { kind: 'text', text: [{ bold: 'Week 47' }, ' with ', { person: memberId.parse('ana'), name: 'Ana Ortiz' }] },
        { kind: 'quote', text: 'one\ntwo' },
        {
          kind: 'facts',
          facts: [
            {
              label: 'Since',
              value: [{ moment: new Date('2026-11-20T09:00:00Z'), zone: 'Europe/Paris', locale: 'en-GB' }],
            },
          ],
        },
        { kind: 'divider' },
        { kind: 'list', items: [['a'], ['b']] },
        { kind: 'buttons', buttons: [{ label: 'Show', press: { kind: 'show_case', case: caseId.parse('R-1') } }] },
        { kind: 'context', text: ['small'] },
      ],
    });
    expect(text).toBe(
      'Front desk\n==========\n\nWeek 47 with Ana Ortiz\n\n> one\n> two\n\nSince: 20 Nov 2026, 10:00\n\n---\n\n- a\n- b\n\nsmall\n',
    );
  });
});
