import { beforeAll, describe, expect, it } from 'vitest';
import { CASE_SHAPE, caseQuestion } from '../../src/core/hints/case-question.ts';
import { readAnswer } from '../../src/core/hints/question.ts';
import { openAiModel } from '../../src/model/openai-model.ts';
import {
  cutOff,
  elsewhere,
  hanging,
  huge,
  playing,
  raw,
  refusing,
  saying,
  slowBody,
  startLocalModel,
  status,
  streaming,
  type LocalModel,
  type Play,
} from './local-model.ts';

const QUESTION = caseQuestion(
  { complaint: 'The soup was cold.', language: 'en', reader: 'en', tasks: ['triage'] },
  'nonce-1',
);
const NEVER = new AbortController().signal;

describe('a model behind the protocol of chat completions', () => {
  let server: LocalModel;
  beforeAll(async () => {
    server = await startLocalModel();
  });
  const ask = (play: Play, withinMs = 8_000, signal = NEVER) => {
    server.next(play);
    return openAiModel({ apiKey: 'sk-test', baseUrl: server.baseUrl, model: 'local' }, withinMs).ask(QUESTION, signal);
  };

  it('is asked with a strict schema, two texts, no tools, and its answer is JSON of the shape', async () => {
    const reply = await ask(playing({ failure: 'outcome.product', severity: 'S2' }));
    expect(reply).toMatchObject({ kind: 'answered', isCut: false, used: { input: 300, output: 60 } });
    expect(reply.kind === 'answered' && readAnswer(CASE_SHAPE, reply.text)).toMatchObject({
      failure: 'outcome.product',
    });
    const [asked] = server.asked.slice(-1);
    expect(asked?.url).toBe('/v1/chat/completions');
    expect(asked?.headers['authorization']).toBe('Bearer sk-test');
    expect(Object.keys(asked?.body ?? {}).toSorted()).toEqual(['max_tokens', 'messages', 'model', 'response_format']);
    expect(asked?.body['response_format']).toMatchObject({
      type: 'json_schema',
      json_schema: { name: 'case_reading', strict: true, schema: { additionalProperties: false } },
    });
  });

  it.each<[string, Play, object]>([
    ['429', status(429), { fault: 'busy', waitMs: 0, isWorthAgain: true }],
    ['429 that says when', status(429, { 'retry-after': '7' }), { fault: 'busy', waitMs: 7_000 }],
    ['429 in milliseconds', status(429, { 'retry-after-ms': '250', 'retry-after': '9' }), { waitMs: 250 }],
    ['500', status(500), { fault: 'away', isWorthAgain: true }],
    ['503 with nonsense for when', status(503, { 'retry-after': 'soon' }), { fault: 'away', waitMs: 0 }],
    ['a key that is wrong', status(401), { fault: 'denied', isWorthAgain: false }],
    ['a model that is not there', status(404), { fault: 'denied', isWorthAgain: false }],
    ['a request it does not take', status(400), { fault: 'rejected', isWorthAgain: false }],
    ['another address', elsewhere('http://127.0.0.1:9/'), { kind: 'failed' }],
    ['half of an answer', cutOff, { kind: 'failed' }],
    ['no JSON', raw('<html>'), { fault: 'broken', isWorthAgain: false }],
    ['nothing', raw(''), { kind: 'failed', isWorthAgain: false }],
    ['a list', raw('[]'), { fault: 'broken' }],
    ['null', raw('null'), { fault: 'broken' }],
    ['no choices', raw('{"choices":[]}'), { fault: 'broken' }],
    ['choices of another kind', raw('{"choices":"yes"}'), { fault: 'broken' }],
    ['a stream nobody asked for', streaming, { kind: 'failed' }],
    ['more and more', huge, { fault: 'too_long', isWorthAgain: false }],
    ['a refusal', refusing, { kind: 'declined' }],
    ['an answer ended early', saying('{"failure":"outc', 'length'), { kind: 'answered', isCut: true }],
  ])('that answers %s is said to have done so', async (_what, play, outcome) => {
    expect(await ask(play)).toMatchObject(outcome);
  });

  it.each<[string, Play]>([
    ['nothing', hanging],
    ['half a body and no more', slowBody],
  ])('that says %s is not waited for', async (_what, play) => {
    expect(await ask(play, 120)).toMatchObject({ fault: 'timeout', isWorthAgain: true });
  });

  it('is let go when nobody waits any more', async () => {
    const stopping = new AbortController();
    const reply = ask((...given) => (hanging(...given), stopping.abort()), 8_000, stopping.signal);
    expect(await reply).toMatchObject({ fault: 'stopped' });
  });

  it('that is not there is away', async () => {
    const nowhere = openAiModel({ apiKey: null, baseUrl: 'http://127.0.0.1:9/v1', model: 'local' });
    expect(await nowhere.ask(QUESTION, NEVER)).toMatchObject({ fault: 'away' });
  });

  it('gets its version and its key as Azure wants them', async () => {
    const base = `${server.baseUrl.replace('/v1', '')}/openai/deployments/gpt?api-version=2024-10-21`;
    await openAiModel({ apiKey: 'azure-key', baseUrl: base, model: 'gpt' }).ask(QUESTION, NEVER);
    const [asked] = server.asked.slice(-1);
    expect(asked?.url).toBe('/openai/deployments/gpt/chat/completions?api-version=2024-10-21');
    expect(asked?.headers['api-key']).toBe('azure-key');
    expect(asked?.body).toHaveProperty('max_completion_tokens');
  });

  it.each([
    ['not JSON', 'no'],
    ['an unknown word', JSON.stringify({ failure: 'approve_refund' })],
    ['a field too many', JSON.stringify({ ...JSON.parse('{}'), approve: 5000 })],
    ['a list', '[]'],
  ])('whose words are %s has answered nothing', (_what, text) => {
    expect(readAnswer(CASE_SHAPE, text)).toBeNull();
  });
});
