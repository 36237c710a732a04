/** What is typed to thank a colleague: whom, what for, of which case, with which value; and politeness that thanks nobody. */
import { describe, expect, it } from 'vitest';
import { hear } from '../../../src/app/door/hear.ts';
import { R } from '../../core/case/build.ts';

const hearing = { locale: 'en-GB', currency: 'EUR', actions: new Map(), facts: new Map(), evidence: [] };
const asks = { kind: 'question', question: { kind: 'thanking' } };
const act = (to: string, text: string, more: object = {}): object => ({
  kind: 'thank',
  to,
  text,
  value: null,
  case: null,
  ...more,
});
const thanks = (to: string, text: string, more: object = {}): object => ({
  kind: 'wish',
  wish: { kind: 'recognition', act: act(to, text, more) },
});
const form = (to: string, text: string): object => ({ kind: 'form', form: { kind: 'thank', act: act(to, text) } });

describe('a line that thanks', () => {
  it.each<[string, object]>([
    ['thanks', asks],
    ['thank you!', asks],
    ['danke dir sehr', asks],
    ['thanks a lot everybody 🙌', asks],
    ['thanks @bob for the quick call at night', thanks('@bob', 'the quick call at night')],
    ['Thank you so much @bob for the quick call at night!', thanks('@bob', 'the quick call at night!')],
    ['thanks to @bob and @ana for the quick call at night', thanks('@bob and @ana', 'the quick call at night')],
    ['kudos @bob, @ana: you saved the whole evening', thanks('@bob, @ana', 'you saved the whole evening')],
    ['danke Bob, dass du bis zehn geblieben bist', thanks('Bob', 'du bis zehn geblieben bist')],
    ['Vielen Dank an @bob für die ruhige Übergabe', thanks('@bob', 'die ruhige Übergabe')],
    ['shout-out to Night engineering for the 20 minute fix', thanks('Night engineering', 'the 20 minute fix')],
    ['thanks @bob you saved the whole evening', thanks('@bob', 'you saved the whole evening')],
    ['thanks for nothing @bob', thanks('@bob', 'nothing')],
    ['thanks @bob for the quick call at night on R-7', thanks('@bob', 'the quick call at night', { case: R(7) })],
    ['thanks @bob (R-7) for the quick call at night', thanks('@bob', 'the quick call at night', { case: R(7) })],
    [
      'thanks @bob for the quick call at night value: we keep our word',
      thanks('@bob', 'the quick call at night', { value: 'we keep our word' }),
    ],
    ['thanks bob', thanks('bob', '')],
    ['thanks, that worked', thanks('that worked', '')],
    ['thanks @bob', form('@bob', '')],
    ['thanks @bob for help', form('@bob', 'help')],
    ['thanks for help', form('', 'help')],
  ])('%s', (line, heard) => expect(hear(line, hearing)).toMatchObject(heard));

  it('in the thread of a case is of that case', () =>
    expect(hear('thanks @bob for the quick call at night', { ...hearing, here: R(9) })).toMatchObject(
      thanks('@bob', 'the quick call at night', { case: R(9) }),
    ));

  it.each<[string, object]>([
    [
      'nominate @bob R-7, R-8 because he keeps his word',
      { to: '@bob', cases: [R(7), R(8)], reason: 'he keeps his word' },
    ],
    [
      'nominate Bob Lindqvist for R-7 because he stays',
      { to: 'Bob Lindqvist', cases: [R(7)], reason: 'because he stays' },
    ],
    ['nominate @bob weil er Wort hält', { to: '@bob', cases: [], reason: 'er Wort hält' }],
    ['nominate @bob', { to: '@bob', cases: [], reason: '' }],
  ])('%s', (line, asked) =>
    expect(hear(line, hearing)).toMatchObject({ wish: { kind: 'recognition', act: { kind: 'nominate', ...asked } } }),
  );
  it('takes a yes back', () =>
    expect(hear('nominate withdraw', hearing)).toMatchObject({
      wish: { kind: 'recognition', act: { kind: 'answer_champion', answer: 'no' } },
    }));
});
