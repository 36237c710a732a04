/** What one customer goes by: said by anybody with a reason, taken apart by the lead. */
import { describe, expect, it } from 'vitest';
import { answer } from '../../../../src/core/case/answer.ts';
import { evolve } from '../../../../src/core/case/evolve.ts';
import { MOST_IDENTITIES } from '../../../../src/core/case/rules/identities.ts';
import { ANA, circumstances, doneIn, MIA, openCase, R, refusalIn } from '../build.ts';

const says = (kind: 'link_customer' | 'unlink_customer', customer: string, because: string | null = 'one guest') =>
  ({ kind, case: R(1042), customer, because }) as const;

describe('what a customer goes by', () => {
  it('is kept with who said it and why, and taken away again by the lead', () => {
    const c = openCase();
    const linked = doneIn(answer(c, says('link_customer', 'jo@example.com'), circumstances())).events;
    const other = { reference: '(e-mail hidden)', key: 'jo@example.com' };
    expect(linked).toMatchObject([{ kind: 'customer_linked', by: ANA.id, with: other, because: 'one guest' }]);
    const now = linked.reduce(evolve, c);
    expect(now.alsoKnownAs).toEqual([other]);
    const identities = ['room412', 'jo@example.com'];
    const again = doneIn(answer(now, says('link_customer', ' JO@example.com'), circumstances({ identities })));
    expect(again.said.kind).toBe('already_so');
    const apart = says('unlink_customer', 'jo@example.com', 'two guests');
    expect(refusalIn(answer(now, apart, circumstances({ identities }))).kind).toBe('lead_takes_apart');
    const parted = doneIn(answer(now, apart, circumstances({ identities, by: MIA }))).events;
    expect(parted.reduce(evolve, now).alsoKnownAs).toEqual([]);
  });

  it.each([
    ['the same in other letters', says('link_customer', 'ROOM-412'), 'already_so'],
    ['nobody', says('link_customer', 'walk-in'), 'names_nobody'],
    ['no reason', says('link_customer', 'QX7PLM', ' '), 'link_needs_reason'],
    ['what is not linked', says('unlink_customer', 'QX7PLM'), 'already_so'],
  ])('changes nothing with %s', (_, command, kind) => {
    const answered = answer(openCase(), command, circumstances({ by: MIA }));
    expect(answered.ok ? answered.said.kind : answered.no.kind).toBe(kind);
  });

  it('is for a customer who is known, and has an end', () => {
    const nobody = openCase({ customer: { reference: null, key: null } });
    const link = says('link_customer', 'QX7PLM');
    expect(refusalIn(answer(nobody, link, circumstances())).kind).toBe('customer_unknown');
    const identities = Array.from({ length: MOST_IDENTITIES }, (_, n) => `k${n}`);
    expect(refusalIn(answer(openCase(), link, circumstances({ identities }))).kind).toBe('too_many_references');
    const ofBoth = (namedIdentities: number): string => {
      const answered = answer(openCase(), link, circumstances({ identities: identities.slice(5), namedIdentities }));
      return answered.ok ? answered.said.kind : answered.no.kind;
    };
    expect([ofBoth(5), ofBoth(6)]).toEqual(['customer_linked', 'too_many_references']);
  });
});
