/** What people say for a verb: the line they meant is offered, in English and German, and nothing is done before somebody says yes. */
import { describe, expect, it } from 'vitest';
import { hear } from '../../../src/app/door/hear.ts';
import type { Hearing } from '../../../src/app/door/hearing.ts';
import { saidFor } from '../../../src/app/door/said-for.ts';
import { R } from '../../core/case/build.ts';

const hearing: Hearing = {
  locale: 'en-GB',
  currency: 'EUR',
  actions: new Map([
    ['refund', 'money'],
    ['points', 'points'],
    ['upgrade', 'in_kind'],
    ['apology', 'free'],
  ]),
  facts: new Map(),
  evidence: [],
};

function offered(line: string, more: Partial<Hearing> = {}): readonly string[] {
  const read = hear(line, { ...hearing, ...more });
  if (read.kind !== 'not_understood') throw new Error(`“${line}” was done: ${read.kind}`);
  return read.why.kind === 'did_you_mean' ? read.why.lines.map((one) => one.line) : [];
}

describe('with its case', () => {
  it.each([
    ['compensate R-7 20 EUR', 'give R-7 refund 20 EUR'],
    ['compensate R-7 with 20 EUR because they waited', 'give R-7 refund 20 EUR because they waited'],
    ['give back R-7 20 EUR', 'give R-7 refund 20 EUR'],
    ['give R-7 him 20 EUR back', 'give R-7 refund 20 EUR'],
    ['give 20 EUR back on R-7', 'give R-7 refund 20 EUR'],
    ['reimburse the guest of R-7 40 EUR', 'give R-7 refund of 40 EUR'],
    ['pay R-7 him 20 EUR', 'give R-7 refund 20 EUR'],
    ['apologise R-7', 'give R-7 apology'],
    ['say sorry to R-7', 'give R-7 apology'],
    ['entschädige R-7 20 EUR', 'give R-7 refund 20 EUR'],
    ['gib R-7 dem Gast 20 EUR zurück', 'give R-7 refund 20 EUR'],
    ['zahl R-7 20 EUR zurück', 'give R-7 refund 20 EUR'],
    ['entschuldige R-7', 'give R-7 apology'],
    ['sort out R-7', 'resolve R-7'],
    ['sort R-7 out', 'resolve R-7'],
    ['wrap R-7 up', 'resolve R-7'],
    ['kläre R-7', 'resolve R-7'],
    ['schließe R-7 ab', 'resolve R-7'],
    ['schließ das ab, R-7', 'resolve R-7'],
    ['call R-7 back at 17:00', 'promise R-7 call back at 17:00'],
    ['ruf R-7 um 17 Uhr zurück', 'promise R-7 ruf um 17 Uhr zurück'],
    ['postpone R-7 to 18:00', 'moved R-7 to 18:00'],
    ['lehne R-7 ab weil zu viel', 'decline R-7 weil zu viel'],
    ['turn R-7 down because too much', 'decline R-7 because too much'],
    ['sign off R-7', 'approve R-7'],
    ['gib R-7 frei', 'approve R-7'],
    ['delegate R-7 @bob', 'handover R-7 @bob'],
    ['gib R-7 weiter @bob', 'handover R-7 @bob'],
    ['übergebe R-7 @bob', 'handover R-7 @bob'],
    ['note R-7 prefers a quiet room', 'remember R-7 prefers a quiet room'],
    ['notiere R-7 mag es ruhig', 'remember R-7 mag es ruhig'],
    ['reply R-7 yes', 'answer R-7 yes'],
    ['frag R-7 warum', 'ask R-7 warum'],
    ['R-7 sort out', 'resolve R-7'],
    ['please sort out R-7', 'resolve R-7'],
    ['could you compensate R-7 20 EUR?', 'give R-7 refund 20 EUR'],
  ])('“%s” offers “%s”', (line, meant) => {
    expect(offered(line)[0]).toBe(meant);
  });

  it.each(['escalate R-7', 'escalate R-7 to my boss', 'eskaliere R-7', 'raise R-7 with the manager'])(
    '“%s” offers each way to somebody else',
    (line) => {
      expect(offered(line)).toEqual(['handover R-7', 'assist R-7', 'advice R-7']);
    },
  );

  it.each(['broken R-7', 'R-7 gebrochen'])('“%s” offers what becomes of a promise that is not kept', (line) => {
    expect(offered(line)).toEqual(['moved R-7', 'void R-7']);
  });
});

describe('without a case', () => {
  it.each([
    ['compensate the guest with 20 EUR', 'give R-… refund 20 EUR'],
    ['give him 20 EUR', 'give R-… refund 20 EUR'],
    ['give back 20 EUR', 'give R-… refund 20 EUR'],
    ['pay him 20', 'give R-… refund 20'],
    ['refund him 20', 'give R-… refund him 20'],
    ['gib ihm 20 Euro zurück', 'give R-… refund 20 Euro'],
    ['give apology', 'give R-… apology'],
    ['sort it out', 'resolve R-…'],
    ['klär das', 'resolve R-…'],
    ['escalate', 'handover R-…'],
    ['spielraum', 'limits'],
  ])('“%s” offers “%s”', (line, meant) => {
    expect(offered(line)[0]).toBe(meant);
  });

  it('takes the case of its thread', () => {
    expect(offered('give him 20 EUR', { here: R(7) })).toEqual(['give R-7 refund 20 EUR']);
    expect(offered('escalate', { here: R(7) })[0]).toBe('handover R-7');
    expect(offered('sort it out', { here: R(7) })).toEqual(['resolve R-7']);
  });

  it.each(['no hot water in 412 since Monday', 'close the window in 412, it is cold', 'note on the door says closed'])(
    '“%s” is a complaint first',
    (line) => {
      expect(offered(line)[0]).toBe(`log ${line}`);
    },
  );
});

it('never acts on a word that only means a verb', () => {
  const done = ['ok R-7', 'yes R-7', 'approved R-7', 'cancel R-7', 'delete R-7', 'paid out R-7', 'ja R-7'];
  for (const line of done) expect(offered(line)).toHaveLength(1);
});

it('gives the longest phrase that fits, whole words only', () => {
  expect(saidFor('sort out the rest', new Map()).map(({ verb, rest }) => [verb, rest])).toEqual([
    ['resolve', 'the rest'],
  ]);
  expect(saidFor('sorting', new Map())).toEqual([]);
  expect(saidFor('apologise', new Map())).toEqual([]);
});

it('takes no longer for a long line than its length', () => {
  const began = performance.now();
  for (const start of ['give ', 'lehne ', 'call ', 'x']) saidFor(`${start}${'back ab '.repeat(500)}`, hearing.actions);
  expect(performance.now() - began).toBeLessThan(200);
});
