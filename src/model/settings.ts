/** The part of amends.yaml and of the environment that says whether a model may suggest anything, and what it is told. */
import { z } from 'zod';
import { ANSWERS_WITHIN_MS } from '../app/hints/model-port.ts';
import { HINT_TASKS, type HintSettings } from '../core/hints/settings.ts';
import { SENSITIVITIES } from '../core/policy/policy.ts';

const MILLION = 1_000_000;

/** `0.40`: an amount in whole units, exact to a millionth. */
const price = z
  .string()
  .regex(/^\d{1,6}(?:\.\d{1,6})?$/, 'is not an amount; write one like "0.40"')
  .transform((text) => Math.round(Number(text) * MILLION));

/** `ai` of amends.yaml. */
export const aiSchema = z
  .strictObject({
    tasks: z.array(z.enum(HINT_TASKS)).default([...HINT_TASKS]),
    off: z
      .strictObject({
        teams: z.array(z.string().min(1)).default([]),
        sources: z.array(z.string().min(1)).default([]),
      })
      .default({ teams: [], sources: [] }),
    sensitive: z
      .array(
        z.enum(SENSITIVITIES).refine((kind) => kind !== 'staff_misconduct', {
          message: 'is about a colleague: nothing of such a case is ever sent to a model',
        }),
      )
      .default([]),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/, 'is not a language; write one like en or de')
      .optional(),
    budget: z
      .strictObject({ tokens: z.number().int().min(0).max(1_000_000_000).optional(), cost: price.optional() })
      .default({}),
    prices: z
      .strictObject({
        currency: z.string().regex(/^[A-Z]{3}$/, 'is not a currency; write one like EUR'),
        input: price,
        output: price,
      })
      .optional(),
  })
  .superRefine((ai, context) => {
    if (ai.budget.cost !== undefined && ai.prices === undefined)
      context.addIssue({
        code: 'custom',
        path: ['budget', 'cost'],
        message:
          'is an amount, but nobody said what a token costs: write prices with currency, input and output for a million tokens',
      });
  });
export type AiNamed = z.infer<typeof aiSchema>;

/** Where nobody said how much: a complaint takes about two thousand. */
const TOKENS_A_DAY = 400_000;

export interface ModelSettings {
  /** Null where the server wants none. */
  readonly apiKey: string | null;
  /** Null: OpenAI's own. */
  readonly baseUrl: string | null;
  readonly model: string;
  /** How long an answer may take. */
  readonly withinMs: number;
  readonly hints: HintSettings;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Null where no model is named: a key alone, which many have in their environment for something else, switches nothing on.
 * Teams are checked where the file is read.
 */
export function modelOf(env: Env, ai: AiNamed | undefined, faults: string[]): ModelSettings | null {
  const said = (name: string): string | undefined => {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  };
  const [apiKey, baseUrl, model] = [said('OPENAI_API_KEY'), said('OPENAI_BASE_URL'), said('OPENAI_MODEL')];
  if (model === undefined) {
    if (ai !== undefined && (apiKey ?? baseUrl) !== undefined)
      faults.push('OPENAI_MODEL is missing: name the model that `ai` in amends.yaml is to ask, like gpt-5-mini');
    return null;
  }
  if (apiKey === undefined && baseUrl === undefined) {
    faults.push(
      'OPENAI_API_KEY is missing: OPENAI_MODEL names a model of OpenAI; for a server of your own set OPENAI_BASE_URL',
    );
    return null;
  }
  const fault = baseUrl === undefined ? null : faultOfBaseUrl(baseUrl);
  if (fault !== null) {
    faults.push(`OPENAI_BASE_URL ${fault}`);
    return null;
  }
  return { apiKey: apiKey ?? null, baseUrl: baseUrl ?? null, model, withinMs: ANSWERS_WITHIN_MS, hints: hintsOf(ai) };
}

function hintsOf(ai: AiNamed = aiSchema.parse({})): HintSettings {
  const { tasks, off, sensitive, language, budget, prices } = ai;
  return {
    tasks,
    teamsOff: off.teams,
    sourcesOff: off.sources,
    sensitive,
    language: language ?? null,
    budget: { tokens: budget.tokens ?? TOKENS_A_DAY, cost: budget.cost ?? null, prices: prices ?? null },
  };
}

/** A server of the house may be inside and speak plain http; a key travels to it all the same. */
function faultOfBaseUrl(url: string): string | null {
  if (!URL.canParse(url)) return 'is not a URL, like http://127.0.0.1:11434/v1';
  const { protocol, username, password, hash } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return 'begins neither with https: nor with http:';
  if (username !== '' || password !== '') return 'holds a password: put it in OPENAI_API_KEY';
  return hash === '' ? null : 'holds a # and what follows it';
}
