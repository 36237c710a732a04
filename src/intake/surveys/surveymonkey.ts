/**
 * SurveyMonkey: an event names an answer, which is then asked of its interface. Signed by HMAC-SHA1 with the key `client id&client
 * secret`. Source: SurveyMonkey's API v3 documentation, "Webhook callbacks" and "Responses". Pure.
 */
import {
  fieldsOf,
  firstText,
  linkIn,
  listOf,
  momentIn,
  numberIn,
  textAt,
  textIn,
  valueAt,
  type Fields,
} from '../lenient.ts';
import { idOfBody, isMacOf } from '../proof.ts';
import { asideWith } from '../received.ts';
import { onlyValue, type IntakeNotice, type Received, type Scheme } from '../scheme.ts';
import { noticeOfForm, type Answer, type Chosen } from './answers.ts';
import { chosenIn } from './chosen.ts';
import { markIn, markOf, type Mark } from '../marks.ts';

const ID = /^\d{1,30}$/;

export const surveyMonkey: Scheme = {
  faultOfSecret: (secret) =>
    /^[^\s&]{4,}&[^\s&]{8,}$/.test(secret) ? null : 'is not "CLIENT_ID&CLIENT_SECRET" of your SurveyMonkey app',
  mayBeGenuine: ({ headers }) => onlyValue(headers, 'sm-signature') !== undefined,
  genuineId({ headers, body }, secret) {
    const given = onlyValue(headers, 'sm-signature') ?? '';
    return isMacOf(given, { hash: 'sha1', encoding: 'base64', key: secret }, body) ? idOfBody(body) : undefined;
  },
  read: (parsed, received, settings) => [readSurveyMonkey(parsed, received, chosenIn(settings))],
  // any other success is tried again
  answers: (answer) => (answer.status === 202 ? { ...answer, status: 200 } : answer),
  // before it keeps an address it asks whether it is there
  greets: ({ method }) => (method === 'HEAD' ? { status: 200, body: {} } : undefined),
};

function readSurveyMonkey(event: unknown, { at }: Received, chosen: Chosen): IntakeNotice {
  const type = textAt(event, 'event_type');
  const response = textAt(event, 'object_id');
  const receivedAt = momentIn(valueAt(event, 'event_datetime')) ?? at;
  const matters = response === '' ? [] : [`surveymonkey:response:${response}`];
  if (type === '') return { kind: 'wrong', field: 'event_type', why: 'is missing; nothing was stored' };
  if (type !== 'response_completed' && type !== 'response_updated')
    return asideWith(type === 'response_created' ? 'incomplete' : 'not_a_complaint', `event_type ${type}`, {
      text: textAt(event, 'name'),
      receivedAt,
      matters,
    });
  const survey =
    textAt(event, 'resources.survey_id') ||
    (textAt(event, 'filter_type') === 'survey' ? textAt(event, 'filter_id') : '');
  const collector = textAt(event, 'resources.collector_id');
  const below = ID.test(survey) ? `surveys/${survey}` : `collectors/${collector}`;
  if (!ID.test(response) || (!ID.test(survey) && !ID.test(collector)))
    return { kind: 'wrong', field: 'object_id', why: 'or resources.survey_id is no id; nothing was stored' };
  return {
    kind: 'fetch',
    path: `/v3/${below}/responses/${response}/details?simple=true`,
    readAnswer: (answer) => readResponse(answer, { receivedAt, matters, chosen }),
    otherwise: {
      field: 'object_id',
      why: 'is only the number of an answer: give the source `fetch: https://api.surveymonkey.com` and its token in the environment',
    },
  };
}

interface Around {
  readonly receivedAt: Date;
  readonly matters: readonly string[];
  readonly chosen: Chosen;
}

function readResponse(answer: unknown, { receivedAt, matters, chosen }: Around): IntakeNotice {
  // several come in a list, as the interface gives them in bulk
  const response = fieldsOf(listOf(valueAt(answer, 'data'))[0] ?? answer);
  if (answer === null)
    return asideWith('incomplete', 'the answer is gone', { text: 'SurveyMonkey', receivedAt, matters });
  if (!Array.isArray(response['pages']))
    return { kind: 'wrong', field: 'pages', why: 'is missing in what SurveyMonkey answered; nothing was stored' };
  const status = textIn(response['response_status']);
  const at = momentIn(response['date_modified']) ?? momentIn(response['date_created']) ?? receivedAt;
  if (status === 'partial' || status === 'disqualified')
    return asideWith('incomplete', `response_status ${status}`, { text: '', receivedAt: at, matters });
  const questions = listOf(response['pages']).flatMap((page) => listOf(valueAt(page, 'questions')));
  const variables = Object.entries(fieldsOf(response['custom_variables'])).map(
    ([key, one]) => [key, textIn(one)] as const,
  );
  const email = firstText(response, ['metadata.contact.email.value', 'metadata.contact.email', 'email_address']);
  const name = [
    firstText(response, ['metadata.contact.first_name.value', 'first_name']),
    firstText(response, ['metadata.contact.last_name.value', 'last_name']),
  ];
  return noticeOfForm(
    {
      answers: questions.flatMap(answersIn),
      hidden: {
        ...Object.fromEntries(variables),
        ...(email !== '' && { email }),
        ...(name.join('') !== '' && { name: name.join(' ').trim() }),
      },
      title: firstText(response, ['survey_title', 'title']),
      receivedAt: at,
      matters,
      link: linkIn(response['analyze_url']),
      body: response,
    },
    chosen,
  );
}

/** A question's answers: words, a choice or a mark, and what was written beside it. */
function answersIn(question: unknown): readonly Answer[] {
  const family = textAt(question, 'family');
  const subtype = textAt(question, 'subtype');
  const title = firstText(question, ['heading', 'headings.0.heading']);
  const ref = textAt(question, 'id');
  return listOf(valueAt(question, 'answers')).map((one): Answer => {
    const given = fieldsOf(one);
    const text = firstText(given, ['text', 'simple_text']);
    const base = { ref, title, text };
    // beside a choice: "other, namely"
    if (textIn(given['other_id']) !== '' && textIn(given['text']) !== '') return { ...base, kind: 'long', mark: null };
    const mark = markOfAnswer(given, family, subtype);
    if (mark !== null) return { ...base, kind: 'mark', mark };
    if (family === 'open_ended') return { ...base, kind: subtype === 'essay' ? 'long' : 'short', mark: null };
    if (family === 'demographic')
      return { ...base, kind: 'short', title: textIn(given['row_id']) || title, mark: null };
    return { ...base, kind: family === 'datetime' || family === 'file_upload' ? 'other' : 'choice', mark: null };
  });
}

/** Stars and scales are choices with a weight; a question of whether one would recommend it goes to ten. */
function markOfAnswer(answer: Fields, family: string, subtype: string): Mark | null {
  if (family !== 'matrix' && family !== 'slider' && subtype !== 'rating' && subtype !== 'nps') return null;
  const simple = firstText(answer, ['simple_text', 'text']);
  const score = numberIn(valueAt(answer, 'choice_metadata.weight')) ?? numberIn(answer['weight']) ?? leading(simple);
  if (score === null) return markIn(simple);
  const isNps =
    subtype === 'nps' || family === 'slider' || score > 5 || /\b(?:not at all|extremely) likely\b/i.test(simple);
  return markOf(score, isNps ? (score > 10 ? 100 : 10) : 5);
}

/** `9 - likely` and `9 | Likely` are nine. */
const leading = (text: string): number | null => numberIn(/^\d{1,3}(?=\s*(?:$|[-–|,]))/.exec(text)?.[0]);
