/** The doctor's look at the model that suggests: which fields are sent, whether its server answers, what was used today. */
import { fieldsSent } from '../../app/hints/fields-sent.ts';
import { ANSWERS_WITHIN_MS } from '../../app/hints/model-port.ts';
import { caseQuestion, CASE_SHAPE } from '../../core/hints/case-question.ts';
import { readAnswer } from '../../core/hints/question.ts';
import type { Config } from '../../config.ts';
import { fail, note, ok, warn, type Finding } from './finding.ts';
import type { Use } from '../../db/hints/use.ts';
import type { Io } from '../verb.ts';

/** `used`: today; null where the database could not be read. */
export async function checkModel(
  config: Config,
  used: (Use & { readonly calls: number }) | null,
  io: Io,
): Promise<readonly Finding[]> {
  const { model } = config;
  if (model === null) {
    const key = (io.env['OPENAI_API_KEY'] ?? '').trim() !== '';
    return key
      ? [note('AI', 'a key is set, but no model is named: AI is off', 'to switch it on, set OPENAI_MODEL')]
      : [];
  }
  const { hints } = model;
  const host = model.baseUrl === null ? 'api.openai.com' : new URL(model.baseUrl).host;
  const off = [...hints.teamsOff, ...hints.sourcesOff];
  const said = `${model.model} at ${host} suggests: ${hints.tasks.join(', ')}${off.length === 0 ? '' : `; nothing is sent of ${off.join(', ')}`}`;
  const few =
    hints.sensitive.length === 0
      ? 'nothing is sent of a sensitive case'
      : `of sensitive cases only those about ${hints.sensitive.join(', ')}`;
  return [
    ok('AI', said),
    ...fieldsSent(hints.tasks).map(({ question, fields }) => ok('AI sends', `${question}: ${fields.join(', ')}`)),
    ok('AI sends', `masked, without names that are known; ${few}`),
    ...(used === null ? [] : [usedFinding(used, hints.budget)]),
    await tried(config, host),
  ];
}

function usedFinding(
  used: Use & { readonly calls: number },
  budget: NonNullable<Config['model']>['hints']['budget'],
): Finding {
  const money = (millionths: number): string => (millionths / 1_000_000).toFixed(2);
  const cost =
    budget.prices === null
      ? ''
      : `, ${money(used.cost)}${budget.cost === null ? '' : ` of ${money(budget.cost)}`} ${budget.prices.currency}`;
  const said = `${used.calls} calls today (UTC), ${used.tokens} of ${budget.tokens} tokens${cost}`;
  const isSpent = used.tokens >= budget.tokens || (budget.cost !== null && used.cost >= budget.cost);
  return isSpent
    ? warn(
        'AI budget',
        `${said}: rules alone until midnight`,
        'raise `budget` of `ai` in amends.yaml, if that is too little',
      )
    : ok('AI budget', said);
}

/** One question about an invented complaint. */
async function tried({ model }: Config, host: string): Promise<Finding> {
  if (model === null) throw new Error('no model to try');
  const { openAiModel } = await import('../../model/openai-model.ts');
  const asked = { complaint: 'The soup was cold.', language: 'en', reader: 'en', tasks: ['triage'] } as const;
  const begun = performance.now();
  const reply = await openAiModel(model).ask(caseQuestion(asked, 'doctor'), AbortSignal.timeout(ANSWERS_WITHIN_MS * 2));
  const took = `${((performance.now() - begun) / 1000).toFixed(1)} s`;
  switch (reply.kind) {
    case 'answered':
      return readAnswer(CASE_SHAPE, reply.text) === null
        ? warn('AI server', `${host} answered in ${took}, but not in the shape it was asked for`, SHAPED)
        : ok('AI server', `${host} answered in ${took}`);
    case 'declined':
      return warn('AI server', `${host} does not want to answer`, SHAPED);
    case 'failed':
      return fail(
        'AI server',
        `${host}: ${WHY[reply.fault]}`,
        'mend it, or take OPENAI_MODEL away; meanwhile the rules’ reading is what there is',
      );
  }
}

const SHAPED = 'name a model in OPENAI_MODEL that knows JSON schemas (structured outputs)';
const WHY = {
  timeout: `no answer within ${ANSWERS_WITHIN_MS / 1000} s`,
  away: 'not reached, or out of order',
  busy: 'too many requests, or the quota is used up',
  broken: 'what it answers is no chat completion',
  denied: 'the key is refused, or there is no such model',
  rejected: 'it does not take the request',
  too_long: 'it answers more than was asked for',
  stopped: `no answer within ${ANSWERS_WITHIN_MS / 500} s`,
} as const;
