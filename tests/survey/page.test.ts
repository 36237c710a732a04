/** The page a customer answers on, over HTTP: who is served, what is turned away, and that nothing typed is lost. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SurveyDoor } from '../../src/app/care/survey-door.ts';
import type { SurveyState } from '../../src/app/care/answer-survey.ts';
import { makeBodies } from '../../src/bodies.ts';
import { thingId } from '../../src/core/base/ids.ts';
import { readSurveyToken, surveyToken } from '../../src/core/base/survey-link.ts';
import type { SurveyAnswer } from '../../src/core/case/care/survey.ts';
import { PAGE_LANGUAGES, PAGE_WORDS, pageLanguage } from '../../src/cards/pages/survey/survey-words.ts';
import { makeLog } from '../../src/log.ts';
import { makeServer } from '../../src/server.ts';
import { makeSurveyPage } from '../../src/survey/listen.ts';
import { readAnswer } from '../../src/survey/read-answer.ts';

const SECRET = Buffer.alloc(32, 9);
const clock = { at: Date.parse('2026-12-10T10:00:00Z') };
const now = (): Date => new Date(clock.at);
const link = (n: number): string =>
  surveyToken({ id: thingId.parse(`sur_000${n}`), expires: new Date(clock.at + 1_000_000) }, SECRET);

let server: Server;
let address = '';
let state: SurveyState = 'open';
let isAway = false;
let asked = 0;
const answers: SurveyAnswer[] = [];

const door: SurveyDoor = {
  read: (token) => readSurveyToken(token, SECRET),
  state: () => {
    asked += 1;
    return isAway ? Promise.reject(new Error('away')) : Promise.resolve(state);
  },
  answer: (_, { answer }) => {
    asked += 1;
    if (isAway) return Promise.reject(new Error('away'));
    if (state !== 'open') return Promise.resolve({ kind: state });
    answers.push(answer);
    state = 'answered';
    return Promise.resolve({ kind: 'kept' });
  },
};

beforeAll(async () => {
  const log = makeLog('error', () => undefined, now);
  const survey = makeSurveyPage({ door, company: 'Corner <Shop>', bodies: makeBodies(), log, now });
  server = makeServer(
    { survey, notReady: () => Promise.resolve([]), metrics: () => '', onError: () => undefined },
    createServer(),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/survey/`;
});
afterAll(() => server.close());
beforeEach(() => {
  [state, isAway, asked] = ['open', false, 0];
  answers.splice(0);
  clock.at += 60_000;
});

const post = (body: string, token = link(1), type = 'application/x-www-form-urlencoded'): Promise<Response> =>
  fetch(address + token, { method: 'POST', body, headers: { 'content-type': type } });

describe('the page of a survey', () => {
  it('asks the database nothing for a link that is forged, cut, or none', async () => {
    for (const token of [
      `${link(1)}x`,
      link(1).slice(0, -2),
      'sur_0001.abc.def',
      'x',
      link(1).replace('sur_0001', 'sur_0002'),
    ])
      expect((await fetch(address + token)).status).toBe(404);
    expect((await post('overall=5', 'sur_0001.1.A')).status).toBe(404);
    expect(asked).toBe(0);
  });

  it('keeps what was written when it could not be stored, and when nothing was marked', async () => {
    isAway = true;
    const late = await post('overall=4&words=Very+%3Cb%3Eloud%3C%2Fb%3E+%26+cold');
    expect(late.status).toBe(503);
    const page = await late.text();
    expect(page).toContain('Very &lt;b&gt;loud&lt;/b&gt; &amp; cold</textarea>');
    expect(page).toMatch(/name="overall" value="4" checked/);
    isAway = false;
    expect((await post('overall=9&effort=0&words=+')).status).toBe(422);
    expect((await post(`words=${'a'.repeat(4_001)}`)).status).toBe(422);
    expect(answers).toEqual([]);
  });

  it('takes no body that is too large or no form', async () => {
    expect((await post(`words=${'a'.repeat(70_000)}`)).status).toBe(400);
    expect((await post('{"overall":5}', link(1), 'application/json')).status).toBe(400);
    expect(answers).toEqual([]);
  });

  it('is served to one link so often and no more, whoever opens it; others go on', async () => {
    const opened = await Promise.all(Array.from({ length: 61 }, () => fetch(address + link(3))));
    expect(opened.filter(({ status }) => status === 429)).toHaveLength(1);
    expect((await fetch(address + link(4))).status).toBe(200);
  });

  it.each([
    ['answered', 200],
    ['closed', 200],
    ['expired', 410],
    ['unknown', 404],
  ] as const)('that is %s says so without a form, in every language', async (as, status) => {
    state = as;
    for (const language of PAGE_LANGUAGES) {
      const page = await fetch(`${address}${link(2)}?lang=${language}`);
      expect(page.status).toBe(status);
      const html = await page.text();
      expect(html).toContain(PAGE_WORDS[language][`${as}_title`]);
      expect(html).not.toContain('<form');
      expect(html).toContain('Corner &lt;Shop&gt;');
    }
  });

  it('names no method but those it has, and none of its words lacks a value', async () => {
    expect((await fetch(address + link(1), { method: 'DELETE' })).status).toBe(405);
    expect(await (await fetch(address + link(1))).text()).not.toMatch(/\{\w+\}|undefined|null/);
  });
});

describe('an answer as a browser sends it', () => {
  it.each([
    ['overall=1&outcome=2&procedure=3&interaction=4&effort=7&words=Hi', [1, 2, 3, 4, 7, 'Hi'], null],
    ['effort=8&overall=6&outcome=0&procedure=-1&interaction=1.5', [null, null, null, null, null, null], 'empty'],
    ['overall=5&overall=1', [5, null, null, null, null, null], null],
    ['words=%F0%9F%98%80', [null, null, null, null, null, '😀'], null],
    ['', [null, null, null, null, null, null], 'empty'],
  ] as const)('%s', (body, [overall, outcome, procedure, interaction, effort, words], problem) => {
    const read = readAnswer(body);
    expect(read.answer).toEqual({ overall, outcome, procedure, interaction, effort, words });
    expect(read.problem).toBe(problem);
  });
});

describe('the language of the page', () => {
  it.each([
    [null, '', 'en'],
    [null, 'de-AT,de;q=0.9,en;q=0.8', 'de'],
    [null, 'pt-BR, fr;q=0.3, es;q=0.7', 'es'],
    ['fr', 'de', 'fr'],
    ['xx', 'de', 'de'],
    [null, 'en;q=0, fr', 'fr'],
    [null, ',;q=,*', 'en'],
  ] as const)('named %s, accepted %s: %s', (named, accepted, language) => {
    expect(pageLanguage(named, accepted)).toBe(language);
  });
});
