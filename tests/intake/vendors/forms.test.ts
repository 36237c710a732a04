/** Answered forms: which answer is the mark, which the words, and who answered. Payloads written after the vendors' documentation. */
import { describe, expect, it } from 'vitest';
import { markIn } from '../../../src/intake/marks.ts';
import { surveyMonkey } from '../../../src/intake/surveys/surveymonkey.ts';
import { typeform } from '../../../src/intake/surveys/typeform.ts';
import { brief, mac, readBy, received } from './received.ts';

describe('Typeform', () => {
  const field = (id: string, type: string) => ({ id, type, ref: `ref_${id}` });
  const answers = {
    words: { type: 'text', text: 'Nobody called back.', field: field('a', 'long_text') },
    nps: { type: 'number', number: 3, field: field('b', 'nps') },
    stars: { type: 'number', number: 2, field: field('c', 'rating') },
    scale: { type: 'number', number: '4', field: field('d', 'opinion_scale') },
    choice: { type: 'choice', choice: { id: 'x', label: 'Delivery' }, field: field('e', 'multiple_choice') },
    csat: { type: 'choice', choice: { label: 'Very dissatisfied' }, field: field('e', 'multiple_choice') },
    email: { type: 'email', email: 'laura@example.com', field: field('f', 'email') },
    phone: { type: 'phone_number', phone_number: '+491712345678', field: field('g', 'phone_number') },
    name: { type: 'text', text: 'Laura', field: field('h', 'short_text') },
    number: { type: 'number', number: 7, field: field('i', 'number') },
    agreed: { type: 'boolean', boolean: true, field: field('j', 'legal') },
    odd: { type: 'hologram', hologram: {}, field: null },
  };
  const titles: Readonly<Record<string, object>> = {
    b: { title: 'Would you recommend us?' },
    c: { title: 'How many stars?', properties: { steps: 5 } },
    d: { title: 'How easy was it?', properties: { steps: 7, start_at_one: true } },
    e: { title: 'What was it about?' },
    h: { title: 'Your name' },
  };
  const form = (given: readonly unknown[], more: object = {}) => ({
    event_id: 'LtWXD3crgy',
    event_type: 'form_response',
    form_response: {
      form_id: 'lT4Z3j',
      token: 'a3a12ec67a1365927098a606107fac15',
      submitted_at: '2026-12-09T18:17:02Z',
      hidden: {},
      definition: {
        id: 'lT4Z3j',
        title: 'After your stay',
        fields: 'abcdefghij'.split('').map((id) => ({ id, ...titles[id] })),
      },
      answers: given,
      ...more,
    },
  });
  const { words, nps, stars, scale, choice, csat, email, phone, name, number, agreed, odd } = answers;

  it.each([
    [[words, nps, email], {}, {}, 'survey 3/10|Nobody called back.|laura@example.com'],
    [[stars, words], {}, {}, 'survey 2/5|Nobody called back.|'],
    [[scale], {}, {}, 'survey 4/7||'],
    [[stars, nps], {}, {}, 'survey 3/10||'],
    [[stars, nps], {}, { score: 'ref_c' }, 'survey 2/5||'],
    [[csat, words], {}, {}, 'survey 1/5|Nobody called back.|'],
    [[words, choice, phone], {}, {}, 'complaint |Nobody called back.\n\nWhat was it about?: Delivery|+491712345678'],
    [[words, name, choice], {}, { text: 'ref_a' }, 'complaint |Nobody called back.|'],
    [
      [words],
      { hidden: { order_id: '4711', email: 'x@example.com' } },
      {},
      'complaint |Nobody called back.|x@example.com',
    ],
    [[number, agreed, odd, email], {}, {}, 'set_aside incomplete'],
    [[email], {}, {}, 'set_aside incomplete'],
    [[], {}, {}, 'set_aside incomplete'],
    [[null, 'x', 5], {}, {}, 'set_aside incomplete'],
  ])('%j', (given, more, chosen, what) => {
    const keys = Object.keys(chosen).length === 0 ? {} : { answers: chosen };
    expect(brief(readBy(typeform, form(given, more), {}, keys)[0])).toBe(what);
  });

  it('says who it was, apart from the words', () => {
    expect(readBy(typeform, form([words, name, email, phone]))[0]).toMatchObject({
      complaint: {
        customerName: 'Laura',
        customerKeys: ['laura@example.com', '+491712345678'],
        heard: 'survey',
        matters: ['typeform:lT4Z3j:a3a12ec67a1365927098a606107fac15'],
      },
    });
  });

  it('sets half an answer aside, and refuses what is none', () => {
    expect(brief(readBy(typeform, { ...form([words]), event_type: 'form_response_partial' })[0])).toBe(
      'set_aside incomplete',
    );
    expect(brief(readBy(typeform, form([], { answers: undefined }))[0])).toBe('set_aside incomplete');
    expect(brief(readBy(typeform, { event_type: 'form_response', form_response: null })[0])).toBe(
      'wrong form_response.answers',
    );
    expect(brief(readBy(typeform, null)[0])).toBe('wrong form_response.answers');
  });

  it('is genuine by its signature', () => {
    const body = JSON.stringify(form([words]));
    const secret = 'a-secret-of-mine';
    const id = (given: string) => typeform.genuineId(received(body, { 'Typeform-Signature': given }), secret);
    expect(id(`sha256=${mac('sha256', 'base64', secret, body)}`)).toBe('LtWXD3crgy');
    for (const bad of [
      mac('sha256', 'base64', secret, body),
      `sha256=${mac('sha256', 'hex', secret, body)}`,
      `sha1=${mac('sha1', 'base64', secret, body)}`,
    ])
      expect(id(bad)).toBeUndefined();
  });
});

describe('SurveyMonkey', () => {
  const event = (more: object = {}) => ({
    name: 'After your stay',
    filter_type: 'survey',
    filter_id: '123456789',
    event_type: 'response_completed',
    event_id: '10027014',
    object_type: 'response',
    object_id: '9001',
    event_datetime: '2026-12-09T21:56:31.182613+00:00',
    resources: { respondent_id: '9001', collector_id: '55', survey_id: '123456789', user_id: '1' },
    ...more,
  });

  it.each([
    [event(), 'fetch /v3/surveys/123456789/responses/9001/details?simple=true'],
    [
      event({ filter_type: 'collector', resources: { collector_id: '55' } }),
      'fetch /v3/collectors/55/responses/9001/details?simple=true',
    ],
    [event({ event_type: 'response_created' }), 'set_aside incomplete'],
    [event({ event_type: 'collector_deleted' }), 'set_aside not_a_complaint'],
    [event({ object_id: '../x' }), 'wrong object_id'],
    [{}, 'wrong event_type'],
    [null, 'wrong event_type'],
  ])('%j', (body, what) => {
    expect(brief(readBy(surveyMonkey, body)[0])).toBe(what);
  });

  it('reads the answer it asked for', () => {
    const [asked] = readBy(surveyMonkey, event());
    const answered = (questions: unknown, more: object = {}) =>
      brief(
        asked?.kind === 'fetch'
          ? asked.readAnswer({
              id: '9001',
              response_status: 'completed',
              custom_variables: {},
              pages: [{ questions }],
              ...more,
            })
          : undefined,
      );
    const stars = {
      id: '1',
      family: 'matrix',
      subtype: 'rating',
      heading: 'Your stay?',
      answers: [{ choice_id: '2', row_id: '3', choice_metadata: { weight: '2' }, simple_text: '2 stars' }],
    };
    const nps = {
      id: '2',
      family: 'matrix',
      subtype: 'nps',
      heading: 'Recommend us?',
      answers: [{ choice_id: '5', simple_text: '9 - Likely' }],
    };
    const essay = {
      id: '4',
      family: 'open_ended',
      subtype: 'essay',
      heading: 'Why?',
      answers: [{ text: 'The room was cold.', simple_text: 'The room was cold.' }],
    };
    const other = {
      id: '5',
      family: 'single_choice',
      subtype: 'vertical',
      heading: 'About?',
      answers: [
        { choice_id: '7', simple_text: 'Room' },
        { other_id: '8', text: 'and the noise' },
      ],
    };
    expect(answered([stars, essay])).toBe('survey 2/5|The room was cold.|');
    expect(answered([nps])).toBe('survey 9/10||');
    expect(answered([essay, other], { custom_variables: { customer_id: 'K-7' } })).toBe(
      'complaint |The room was cold.\n\nand the noise\n\nAbout?: Room|K-7',
    );
    expect(answered([essay], { response_status: 'partial' })).toBe('set_aside incomplete');
    expect(answered(null)).toBe('set_aside incomplete');
    expect(brief(asked?.kind === 'fetch' ? asked.readAnswer({ error: {} }) : undefined)).toBe('wrong pages');
  });

  it('is genuine by its signature, and is answered when it looks whether the address is there', () => {
    const body = JSON.stringify(event());
    const secret = 'client_id_1&client_secret_1';
    const id = (given: string) =>
      surveyMonkey.genuineId(received(body, { 'Sm-Signature': given, 'Sm-Apikey': 'client_id_1' }), secret);
    expect(id(mac('sha1', 'base64', secret, body))).toEqual(expect.any(String));
    expect(id(mac('sha1', 'base64', 'client_secret_1', body))).toBeUndefined();
    expect(surveyMonkey.faultOfSecret('only-one')).toContain('CLIENT_ID&CLIENT_SECRET');
    expect(surveyMonkey.greets?.(received('', {}, { method: 'HEAD' }))).toMatchObject({ status: 200 });
  });
});

describe('marks in words', () => {
  it.each([
    ['Very dissatisfied', 1, 5],
    ['4/5', 4, 5],
    ['3 stars', 3, 5],
    ['★★☆☆☆', 2, 5],
    ['👎', 0, 1],
    ['good', 1, 1],
    ['sehr zufrieden', 5, 5],
  ])('%s', (words, score, outOf) => {
    expect(markIn(words)).toEqual({ score, outOf });
  });
  it.each(['Delivery', '', 'I am not satisfied with how long it took', '6/5'])('%s is none', (words) => {
    expect(markIn(words)).toBeNull();
  });
});
