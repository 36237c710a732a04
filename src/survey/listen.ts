/** `GET` and `POST /survey/<token>`: the page a customer answers on. Looking uses nothing up; only what is sent does. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { makePace, type Pace } from '../app/door/pace.ts';
import type { SurveyDoor } from '../app/care/survey-door.ts';
import type { Bodies } from '../bodies.ts';
import { SURVEY_POLICY, surveyPage, type SurveyPageState } from '../cards/pages/survey/survey-page.ts';
import { pageLanguage, type PageLanguage } from '../cards/pages/survey/survey-words.ts';
import { causeOf, type Log } from '../log.ts';
import { readAnswer, type SentForm } from './read-answer.ts';

export interface SurveyNeeds {
  readonly door: SurveyDoor;
  readonly company: string;
  readonly bodies: Bodies;
  readonly log: Log;
  readonly now: () => Date;
}

interface Answer {
  readonly status: number;
  readonly state: SurveyPageState;
}

/** 4,000 letters of any script as a form sends them, with room for the rest. */
const MOST_BYTES = 65_536;
/** Of one link within ten seconds: more than a person and the scanners of their mail open it. */
const MOST_OPENED = 60;
const EMPTY_FORM: SurveyPageState = { kind: 'form', values: new Map(), problem: null };

/** A listener for what is below `/survey/`. Never throws. */
export function makeSurveyPage(needs: SurveyNeeds): (req: IncomingMessage, res: ServerResponse) => void {
  const { bodies, company, log: all } = needs;
  const log = all.with({ surface: 'survey' });
  const pace = makePace(MOST_OPENED);
  return (req, res) => {
    const url = new URL(req.url ?? '', 'http://here');
    const language = pageLanguage(url.searchParams.get('lang'), req.headers['accept-language'] ?? '');
    const token = url.pathname.slice('/survey/'.length);
    answerTo({ ...needs, log, pace }, req, { token, language })
      .catch((error: unknown): Answer => {
        log.error('a survey could not be shown', { cause: causeOf(error) });
        return { status: 503, state: { kind: 'busy' } };
      })
      .then(({ status, state }) => {
        log.info('survey answered', { method: req.method ?? '', status, state: state.kind });
        const headers: Record<string, string> = {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': SURVEY_POLICY,
          'content-language': language,
          'x-robots-tag': 'noindex, nofollow',
          vary: 'Accept-Language',
          ...(status === 429 ? { 'retry-after': '60' } : {}),
        };
        bodies.turnAway(req, res, { status, headers, text: surveyPage({ company, language, state }) });
      })
      .catch((error: unknown) => {
        log.warn('the page of a survey was not sent', { cause: causeOf(error) });
        res.destroy();
      });
  };
}

interface Asked {
  readonly token: string;
  readonly language: PageLanguage;
}
type Needs = SurveyNeeds & { readonly pace: Pace };

const says = (kind: Exclude<SurveyPageState['kind'], 'form'>, status: number): Answer => ({ status, state: { kind } });

/** What is not signed here costs neither a body nor the database. */
async function answerTo(needs: Needs, req: IncomingMessage, { token, language }: Asked): Promise<Answer> {
  const { door, now } = needs;
  const link = door.read(token);
  if (link === undefined) return says('unknown', 404);
  if (needs.pace.take(link.id, now()) > 0) return says('busy', 429);
  if (req.method !== 'POST') return stateAs(await door.state(link, now()));
  const sent = await formIn(needs, req);
  if (sent === undefined) return says('busy', 400);
  if (sent.problem !== null) {
    // somebody who has answered already need not be told what is missing
    const before = stateAs(await door.state(link, now()));
    return before.state.kind === 'form' ? formAgain(sent.problem, sent, 422) : before;
  }
  try {
    const kept = await door.answer(link, { answer: sent.answer, mayQuote: sent.mayQuote, language, at: now() });
    return kept.kind === 'kept' ? says('thanks', 200) : stateAs(kept.kind);
  } catch (error) {
    needs.log.error('an answer to a survey was not stored', { cause: causeOf(error) });
    return formAgain('not_saved', sent, 503);
  }
}

function stateAs(state: Awaited<ReturnType<SurveyDoor['state']>>): Answer {
  switch (state) {
    case 'open':
      return { status: 200, state: EMPTY_FORM };
    case 'answered':
    case 'closed':
      return says(state, 200);
    case 'expired':
      return says(state, 410);
    case 'unknown':
      return says(state, 404);
  }
}

const formAgain = (problem: 'empty' | 'too_long' | 'not_saved', { values }: SentForm, status: number): Answer => ({
  status,
  state: { kind: 'form', values, problem },
});

/** Undefined where it broke off, is too large, or is no form. */
async function formIn({ bodies }: Needs, req: IncomingMessage): Promise<SentForm | undefined> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(req.headers['content-type'] ?? '')) return undefined;
  const read = await bodies.read(req, MOST_BYTES);
  if (!read.ok) return undefined;
  const form = readAnswer(read.bytes.toString('utf8'));
  read.release();
  return form;
}
