/** What phones and chats make of a typed line, and what people write instead of the grammar: read as it was meant, or asked with every word kept. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hear } from '../../../src/app/door/hear.ts';
import type { HeardLine, Hearing } from '../../../src/app/door/hearing.ts';
import { readCaseId } from '../../../src/core/base/ids.ts';
import { bareWord, plainSigns, typedText, unquoted } from '../../../src/core/base/typed.ts';
import { eur, R } from '../../core/case/build.ts';
import { runs } from '../../runs.ts';

const hearing: Hearing = {
  locale: 'en-GB',
  currency: 'EUR',
  actions: new Map([
    ['refund', 'money'],
    ['voucher', 'money'],
    ['points', 'points'],
    ['upgrade', 'in_kind'],
    ['apology', 'free'],
  ]),
  facts: new Map(),
  evidence: [],
};
const heard = (line: string, more: Partial<Hearing> = {}): HeardLine => hear(line, { ...hearing, ...more });
/** The lines that are offered instead. */
function offered(line: string, more: Partial<Hearing> = {}): readonly string[] {
  const read = heard(line, more);
  if (read.kind !== 'not_understood') throw new Error(`“${line}” was read as ${read.kind}`);
  const { why } = read;
  return (why.kind === 'did_you_mean' || why.kind === 'amount' ? why.lines : undefined)?.map((one) => one.line) ?? [];
}

describe('a case number', () => {
  it.each([
    'R-1001',
    'R–1001',
    'R‑1001',
    'R−1001',
    'r1001',
    '1001',
    '#R-1001',
    '#1001',
    'R-1001:',
    'R-1001,',
    'R-1001.',
    'R 1001',

    '*R-1001*',
    '`R-1001`',
    '`“R-1001”`',
    '_R-1001_',
    '~R-1001~',
    '(R-1001)',
    '[R-1001]',
    '«R-1001»',
    '„R-1001“',
    "'R-1001'",

    'R_1001',
    'R#1001',
    'case R-1001',
    'Case 1001',
    'Ｒ－１００１',
    'R-١٠٠١',
    'R-001001',
    'R\u200b-1001',
    'R-1001\u2060',
    'R\u00a0-\u00a01001',
    '<https://desk.example/c/1|R-1001>',
    '[R-1001](https://desk.example/c/1)',
    '*<https://desk.example|R-1001>*',
  ])('“%s” is R-1001', (typed) => {
    expect(heard(`show ${typed}`)).toEqual({ kind: 'question', question: { kind: 'show', case: 'R-1001' } });
  });

  it.each(['R-0', 'R-12345678901', '1001,50', 'R-1001-2', 'R-1001x', 'Room 412', '12:30', '2026-12-09', 'R', ''])(
    '“%s” is none',
    (typed) => expect(readCaseId(typed)).toBeUndefined(),
  );
});

describe('a line in the dress of a phone or a chat', () => {
  const plain = [
    'give R-1001 refund 40 EUR because they waited',
    'approve R-1001 400 EUR because it is fair',
    'decline R-1001 because the night was free',
    'limits',
    'find hot water',
    'promise R-1001 tomorrow 17:00 call back',
    'link R-1001 R-1002',
    'storm on 6h boilers down',
  ];
  const dress: readonly ((line: string) => string)[] = [
    (line) => `*${line}*`,
    (line) => `_${line}_`,
    (line) => `~${line}~`,
    (line) => `\`${line}\``,
    (line) => `“${line}”`,
    (line) => `„${line}“`,
    (line) => `"${line}"`,
    (line) => `> ${line}`,
    (line) => `• ${line}`,
    (line) => `- ${line}`,
    (line) => `@Amends ${line}`,
    (line) => `/amends ${line}`,
    (line) => line.replace(/^\p{L}+/u, (verb) => `${verb.toUpperCase()}:`),
    (line) => line.replace(/^\p{L}+/u, (verb) => `*${verb}*`),
    (line) => line.replace(/^\p{L}+/u, (verb) => `${verb}.`),
    (line) => line.replaceAll('R-', 'R–'),
    (line) => line.replaceAll('R-', 'r'),
    (line) => line.replace(/R-\d+/g, (id) => `*${id}*`),
    (line) => line.replace(/R-\d+/, (id) => `${id}:`),
    (line) => line.replaceAll(' ', '\u00a0'),
    (line) => line.replaceAll(' ', '  \t '),
    (line) => line.replaceAll(' ', '\u200b \u2060'),
    (line) => `\u202a${line}\u202c`,
    (line) => `\ufeff${line}`,
  ];

  it.each(plain)('“%s” is read as without it, in one or several', (line) => {
    const meant = heard(line);
    expect(meant.kind).not.toBe('not_understood');
    for (const on of dress)
      expect({ typed: on(line), read: heard(on(line)) }).toEqual({ typed: on(line), read: meant });
    const law = fc.property(fc.subarray([...dress], { maxLength: 3 }), (on) => {
      const typed = on.reduce((dressed, one) => one(dressed), line);
      // a dress that changes the verb comes first, or it is not at the verb any more
      fc.pre(on.every((one, place) => place === 0 || !one('give R-1').startsWith('GIVE')));
      const read = heard(typed);
      return read.kind === 'not_understood' || isDeepStrictEqual(stripOf(read), stripOf(meant));
    });
    fc.assert(law, { numRuns: runs(60) });
  });

  /** Two dresses over each other may leave a mark in somebody's words; the figures and the case never change. */
  const stripOf = (read: HeardLine): unknown =>
    JSON.parse(
      JSON.stringify(read, (key, value: unknown) =>
        typeof value === 'bigint'
          ? String(value)
          : key === 'typed' || typeof value !== 'string'
            ? value
            : value.replace(/[^\p{L}\p{N}:-]/gu, ''),
      ),
      (key, value: unknown) => (key === 'typed' ? undefined : value),
    );
});

describe('laws of what is typed', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          'R-1001',
          '*',
          '“',
          '”',
          '"',
          "'",
          '`',
          '<https://a.example|x>',
          '–',
          ' ',
          'word',
          '40',
          '€',
          '.',
          '\u200b',
          '&amp;',
        ),
        { maxLength: 20 },
      )
      .map((parts) => parts.join('')),
  );
  const letters = (text: string): string => plainSigns(text).replace(/[^\p{L}\p{N}]/gu, '');

  it('doing it twice changes nothing', () => {
    fc.assert(
      fc.property(typed, (text) => {
        for (const once of [typedText, plainSigns, bareWord, unquoted]) expect(once(once(text))).toBe(once(text));
      }),
      { numRuns: runs(400) },
    );
  });

  it('no letter and no digit is lost but the address behind a link', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const clean = typedText(text);
        expect(letters(unquoted(clean))).toBe(letters(clean));
        expect(letters(plainSigns(clean))).toBe(letters(clean));
      }),
      { numRuns: runs(400) },
    );
  });

  it('places in the plain copy are places in what was typed', () => {
    fc.assert(
      fc.property(typed, (text) => plainSigns(text).length === text.length),
      { numRuns: runs(200) },
    );
  });

  it('any line gets an answer, and what is offered instead holds the words', () => {
    const lines = fc.array(
      fc.constantFrom(
        'give',
        'giv',
        'R-1001',
        'refund',
        'refnd',
        '40',
        'EUR',
        '40 EUR',
        '1,234',
        '$',
        '-',
        '–',
        'because',
        'they waited',
        'apology',
        'points',
        '"',
        'approve',
        'what may I',
        'log',
        ',',
      ),
      { maxLength: 9 },
    );
    const law = fc.property(lines, (parts) => {
      const read = heard(parts.join(' '));
      const why = read.kind === 'not_understood' ? read.why : undefined;
      const meant = (why?.kind === 'did_you_mean' || why?.kind === 'amount' ? why.lines : undefined) ?? [];
      const kept = ['they waited', 'apology', 'what may I'].filter((words) => parts.some((part) => part === words));
      for (const words of kept) expect(meant.filter(({ line }) => !line.includes(words))).toEqual([]);
    });
    fc.assert(law, { numRuns: runs(300), examples: [[['give', 'R-1001', '40', '-', '1,234', 'what may I']]] });
  });
});

describe('a verb', () => {
  const asks = (kind: string): object => ({ kind: 'question', question: { kind } });
  it.each([
    ['Limits.', asks('limits')],
    ['help?', asks('help')],
    ['*limits*', asks('limits')],
    ['hilfe', asks('help')],
    ['log: Room 5 cold', { form: { kind: 'log', text: 'Room 5 cold' } }],
    ['log – Room 5 cold', { form: { text: 'Room 5 cold' } }],
    ['*log* Room 5 cold', { form: { text: 'Room 5 cold' } }],
    ['log *Room 5* cold', { form: { text: '*Room 5* cold' } }],
    ['log "too cold" he said', { form: { text: '"too cold" he said' } }],
    ['R-1001', { question: { kind: 'show', case: R(1001) } }],
    ['find “hot water”', { question: { words: 'hot water' } }],
    ['find ‘hot water’', { question: { words: 'hot water' } }],
    ['find «hot water»?', { question: { words: 'hot water' } }],
    ['event open ‘No hot water’', { wish: { kind: 'outage_open', name: 'No hot water' } }],
    ['away 2026-12-09 – 2026-12-20 @max', { wish: { from: '2026-12-09', until: '2026-12-20', deputy: '@max' } }],
    ['storm on 6h – boilers down', { wish: { reason: 'boilers down' } }],
  ])('is found in “%s”', (line, asked) => expect(heard(line)).toMatchObject(asked));

  it.each([
    ['giv R-1001 refund 40 EUR because they waited', ['give R-1001 refund 40 EUR because they waited']],
    ['promis R-1001 17:00 call back', ['promise R-1001 17:00 call back']],
    ['aprove R-1001', ['approve R-1001']],
    ['limts', ['limits']],
    ['pay R-1001 refund 40 EUR', ['give R-1001 refund 40 EUR']],
    ['ablehnen R-1001 weil zu viel', ['decline R-1001 weil zu viel']],
    ['refund R-1001 40 EUR', ['give R-1001 refund 40 EUR']],
    ['refund 40 EUR', ['give R-… refund 40 EUR']],
    ['R-1001 give refund 40 EUR', ['give R-1001 refund 40 EUR']],
    ['R-1001 refund 40 EUR', ['give R-1001 refund 40 EUR']],
    ['give 40 EUR refund on R-1001 because they waited', ['give R-1001 refund 40 EUR because they waited']],
    ['give R-1001 40 EUR', ['give R-1001 refund 40 EUR', 'give R-1001 voucher 40 EUR']],
    ['give R-1001 refnd 40 EUR', ['give R-1001 refund 40 EUR']],
    ['give R-1001 refund 40 EUR they waited', ['give R-1001 refund 40 EUR because they waited']],
    ['give R-1001 refund 40 EUR, per night', ['give R-1001 refund 40 EUR because per night']],
    ['give R-1001 apology sorry for the wait', ['give R-1001 apology because sorry for the wait']],
    ['Room 5 is cold and they are angry', ['log Room 5 is cold and they are angry']],
    ['resolv', ['resolve']],
    // words behind a verb that takes none say something else
    ['back on Monday', ['back']],
    ['storm off at six', ['storm off']],
    ['event close tomorrow', ['event close']],
    ['give R-1001 apology today 17:00', ['promise R-1001 today 17:00 apology']],
    ['give R-1001 apology today 17:00 because they waited', ['promise R-1001 today 17:00 apology because they waited']],
    ['please give R-1001 refund 40 EUR because late', ['give R-1001 refund 40 EUR because late']],
    ['hi, could you please give R-1001 refund 40 EUR', ['give R-1001 refund 40 EUR']],
    ['hi there, please give R-1001 refund 40 EUR', ['give R-1001 refund 40 EUR']],
    ['hi there is a leak in 412', ['log there is a leak in 412']],
    ['please refund R-1001 40 EUR because late', ['give R-1001 refund 40 EUR because late']],
    ['could you R-1001 refund 40 EUR?', ['give R-1001 refund 40 EUR']],
    ['please giv R-1001 refund 40 EUR', ['give R-1001 refund 40 EUR']],
    ['please call the guest of 412 back', ['log please call the guest of 412 back']],
    ['bitte gib R-1001 refund 40 EUR', ['give R-1001 refund 40 EUR']],
    ['can I give R-1001 refund 40 EUR?', ['give R-1001 refund 40 EUR']],
    ['could you log Room 5 has no towels', ['log Room 5 has no towels']],
    ['hi, Room 5 is cold and they are angry', ['log Room 5 is cold and they are angry']],
    ['please send somebody to room 5', ['log please send somebody to room 5']],
  ])('is asked for where “%s” only comes near, with the words kept', (line, lines) =>
    expect(offered(line)).toEqual(lines),
  );

  it.each([
    'what may I give?',
    'What can I give this customer now?',
    'how much may I refund',
    'what am I allowed to give?',
    'my limits',
    'show me my limits',

    'Was darf ich geben?',
    'wie viel darf ich dem Gast erstatten?',
    'what’s my limit?',
    'how much can I offer them?',
    'What may I do for them?',
  ])('is not needed to ask “%s”', (line) => expect(heard(line)).toMatchObject(asks('limits')));

  it.each([
    ['what may I give on R-1001?', { kind: 'show', case: R(1001) }],
    ['who can approve 400 EUR?', { kind: 'whocan', amount: '400 EUR' }],
    ['wer darf 400 EUR genehmigen?', { kind: 'whocan', amount: '400 EUR' }],
    ['what is open?', { kind: 'mine' }],
    ['what are the rules?', { kind: 'policy' }],
    ['what can you do?', { kind: 'help' }],
    ['hello there!', { kind: 'help' }],
  ])('is not needed for “%s”', (line, question) => expect(heard(line)).toEqual({ kind: 'question', question }));
});

describe('a gift', () => {
  const given = (line: string): unknown => {
    const read = heard(line);
    return read.kind === 'wish' && read.wish.kind === 'command' ? read.wish.command : read;
  };
  it.each([
    ['give R-1001 refund 40 EUR – they waited', { because: 'they waited', items: [{ amount: eur(40) }] }],
    ['give R-1001 refund 40 EUR -- they waited', { because: 'they waited' }],
    ['give R-1001 refund 40 EUR - they waited', { because: 'they waited' }],
    ['give R-1001 refund 40 EUR —they waited', { because: 'they waited' }],
    ['give R-1001 refund 40 EUR because: they waited', { because: 'they waited' }],
    ['give R-1001 refund 40 EUR weil sie warteten', { because: 'sie warteten' }],
    ['give R-1001 refund: 40 EUR', { because: null, items: [{ amount: eur(40) }] }],
    ['give R-1001 refund of 40 EUR', { items: [{ amount: eur(40) }] }],
    ['give R-1001 refund *40* EUR.', { items: [{ amount: eur(40) }] }],
    ['give R-1001 refund 45€.', { items: [{ amount: eur(45) }] }],
    ['give R-1001 refund forty euros', { items: [{ amount: eur(40) }] }],
    ['give R-1001 – apology', { items: [{ kind: 'apology' }] }],
    ['give R-1001 refund ,50 EUR', { items: [{ amount: eur(0.5) }] }],
    ['give R-1001 refund, ,50 because they waited', { items: [{ amount: eur(0.5) }] }],
    ['counter R-1001 ,50 because they waited', { amount: eur(0.5) }],
    ['approve R-1001 ,50 EUR because they waited', { named: { amount: eur(0.5) } }],
    ['give R-1001 points 2,000', { items: [{ units: 2000n }] }],
    ['give R-1001 points 2.000 points', { items: [{ units: 2000n }] }],
    ['give R-1001 points two hundred', { items: [{ units: 200n }] }],
  ])('is read from “%s”', (line, command) => expect(given(line)).toMatchObject(command));

  it.each([
    ['give R-1001 refund -40 EUR', ['give R-1001 refund 40.00 EUR']],
    ['give R-1001 refund 40-50 EUR', ['give R-1001 refund 40.00 EUR', 'give R-1001 refund 50.00 EUR']],
    [
      'give R-1001 refund 40-50 EUR at most',
      ['give R-1001 refund 40.00 EUR because at most', 'give R-1001 refund 50.00 EUR because at most'],
    ],
    [
      'give R-1001 refund 20 dollars 43 cents',
      ['20.43 USD', '20.43 CAD', '20.43 AUD'].map((sum) => `give R-1001 refund ${sum}`),
    ],
    ['give R-1001 refund 2 lakh they waited', ['give R-1001 refund 200000.00 EUR because they waited']],
    ['give R-1001 refund €12.50/night', ['give R-1001 refund 12.50 EUR']],
    ['give R-1001 refund 40 EUR - per night', ['give R-1001 refund 40 EUR because per night']],
    ['give R-1001 refund 1,234', ['give R-1001 refund 1234.00 EUR']],
    ['give R-1001 refund $45,000', ['USD', 'CAD', 'AUD'].map((code) => `give R-1001 refund 45000.00 ${code}`)],
    ['give R-1001 refund 0.5 JPY', []],
    ['give R-1001 ,50 EUR', ['refund', 'voucher'].map((money) => `give R-1001 ${money} ,50 EUR`)],
    ['give R-1001 points ,50', []],
  ])('is asked for “%s” with each reading', (line, lines) => expect(offered(line)).toEqual(lines));
});

describe('in the thread of a case', () => {
  const here = { here: R(7) };
  it.each([
    ['resolve', { form: { kind: 'resolve', case: R(7) } }],
    ['resolve they were happy', { form: { kind: 'resolve', case: R(7), words: 'they were happy' } }],
    ['resolve because they were happy', { form: { case: R(7), words: 'they were happy' } }],
    ['resolve 2 calls did it', { form: { case: R(7), words: '2 calls did it' } }],
    ['resolve R-8 they were happy', { form: { case: R(8), words: 'they were happy' } }],
    ['resolve R-8', { form: { kind: 'resolve', case: R(8) } }],
    ['resolve 8', { form: { kind: 'resolve', case: R(8) } }],
    ['promise', { form: { press: { kind: 'open_promise', case: R(7) } } }],
    ['promise 9 December 10:00 call back', { wish: { kind: 'promise', case: R(7) } }],
    ['decline because the night was free', { wish: { command: { kind: 'decline', case: R(7) } } }],
    ['decline 400 EUR because the night was free', { wish: { command: { kind: 'decline', case: R(7) } } }],
    ['counter 250 EUR because it is fair', { wish: { command: { kind: 'counter', case: R(7) } } }],
    ['discuss the room was empty', { wish: { command: { kind: 'discuss', case: R(7), text: 'the room was empty' } } }],
    ['ask which night?', { wish: { command: { kind: 'ask_more', case: R(7) } } }],
    ['answer the second one', { wish: { command: { kind: 'answer_more', case: R(7) } } }],
    ['restrict a child is named', { wish: { command: { kind: 'restrict', case: R(7), reason: 'a child is named' } } }],
    ['give refund 40 EUR', { wish: { command: { kind: 'give', case: R(7) } } }],
    ['approve', { wish: { command: { kind: 'approve', case: R(7), named: null } } }],
    ['approve 400 EUR', { wish: { command: { case: R(7), named: { amount: eur(400) } } } }],
    ['approve R-8', { wish: { command: { case: R(8) } } }],
    ['kept', { wish: { command: { kind: 'keep_promise', case: R(7) } } }],
    ['link R-8', { wish: { command: { kind: 'link', case: R(7), other: R(8) } } }],
    ['event link', { wish: { command: { kind: 'link_outage', case: R(7) } } }],
    ['show', { question: { kind: 'show', case: R(7) } }],
    ['promise 17:00 call back', { wish: { kind: 'promise', case: R(7) } }],
  ])('“%s” needs no case', (line, asked) => expect(heard(line, here)).toMatchObject(asked));

  it('a remedy without its verb is asked for on that case', () =>
    expect(offered('refund 40 EUR', here)).toEqual(['give R-7 refund 40 EUR']));
});
