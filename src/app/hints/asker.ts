/** Asks the model what waits: a few at a time, each at most twice, within the day's budget; what is not answered keeps what the rules say. */
import { randomBytes } from 'node:crypto';
import { afterFailure, CLOSED, mayAsk, type Breaker } from '../../core/hints/breaker.ts';
import { tokensOf, type Question } from '../../core/hints/question.ts';
import { costOf, type DailyBudget } from '../../core/hints/settings.ts';
import { keepSealed, readSealed } from '../../db/engine/sealed-texts.ts';
import { claimHints, hintFailed, HINT_KIND, hintThere, type HintClaimed, type HintHeld } from '../../db/hints/hints.ts';
import { putRight, setAside, type Use } from '../../db/hints/use.ts';
import { causeOf } from '../../log.ts';
import { makeIdle } from '../idle.ts';
import { want } from '../messages/want.ts';
import { UNTRACED } from '../../tracing.ts';
import type { Shell } from '../shell.ts';
import { dayOfUse, HINT_OUTCOMES, type HintOutcome, type Hints } from './hints.ts';
import type { Model, Replied, TokensUsed } from './model-port.ts';
import { preparedHint, type PreparedHint } from './prepared.ts';
import { readHintSubject } from './subjects.ts';

export interface Asker extends Hints {
  /** Looks for what is due; resolves when nothing is left that is, or it took longer. */
  look(mostMs: number): Promise<void>;
  /** Lets go of what is being asked, which is taken up by whoever comes next. */
  stop(mostMs: number): Promise<void>;
}

/** So many at once of one process: a model of the house answers one after the other. */
const AT_ONCE = 3;
/** Longer than any answer takes. */
const LEASE_MS = 60_000;
/** The second try, and the last: soon, or when the server says so, where that is within this. */
const AGAIN_MS = 2_000;
const MOST_WAIT_MS = 300_000;
/** What nobody could be asked for so long is of no use any more. */
const TOO_LATE_MS = 86_400_000;
/** An answer is good for the same words so long; what is shown of it, as long as cards are read. */
const CACHED_MS = 30 * 86_400_000;
const SHOWN_MS = 90 * 86_400_000;
const CACHE_KIND = 'model_answer';

export interface AskerNeeds {
  readonly shell: Shell;
  readonly model: Model;
  readonly settings: Hints['settings'];
}

interface State {
  breaker: Breaker;
  isAtWork: boolean;
  isWoken: boolean;
  isOver: boolean;
  /** What is just being noted. */
  noting: number;
}

/** What one asking works with. */
interface Asking extends AskerNeeds {
  readonly state: State;
  readonly stopping: AbortSignal;
  readonly count: (outcome: HintOutcome) => void;
}

export function makeAsker(needs: AskerNeeds): Asker {
  const { shell, model, settings } = needs;
  const state: State = { breaker: CLOSED, isAtWork: false, isWoken: false, isOver: false, noting: 0 };
  const outcomes = new Map<HintOutcome, number>(HINT_OUTCOMES.map((outcome) => [outcome, 0]));
  const stopping = new AbortController();
  const asking: Asking = {
    ...needs,
    state,
    stopping: stopping.signal,
    count: (outcome) => void outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1),
  };
  const idle = makeIdle(() => !state.isAtWork && state.noting === 0);
  const wake = (): void => {
    state.isWoken = true;
    if (state.isAtWork || state.isOver) return;
    state.isAtWork = true;
    rounds(asking)
      .catch((error: unknown) =>
        shell.log.warn('what a model is to be asked was not looked at', { cause: causeOf(error) }),
      )
      .finally(() => {
        state.isAtWork = false;
        idle.check();
      });
  };
  return {
    settings,
    model: model.name,
    outcomes,
    isLeftAlone: () => !mayAsk(state.breaker, shell.now()),
    wake,
    noting: (work) => {
      state.noting += 1;
      work()
        .catch((error: unknown) => shell.log.warn('a model is not asked', { cause: causeOf(error) }))
        .finally(() => {
          state.noting -= 1;
          idle.check();
        });
    },
    look: async (mostMs) => {
      wake();
      await idle.wait(mostMs);
    },
    stop: async (mostMs) => {
      state.isOver = true;
      stopping.abort();
      await idle.wait(mostMs);
    },
  };
}

async function rounds(asking: Asking): Promise<void> {
  const { shell, state } = asking;
  do {
    state.isWoken = false;
    while (!state.isOver && mayAsk(state.breaker, shell.now())) {
      const at = shell.now();
      // one at a time finds out whether a model that was away is back
      const limit = state.breaker.openUntil === null ? AT_ONCE : 1;
      const leaseUntil = new Date(at.getTime() + LEASE_MS);
      const { workspace, holder } = shell;
      const claimed = await claimHints(shell.db.read, { workspace, holder, at, leaseUntil, limit });
      if (claimed.length === 0) break;
      await Promise.all(claimed.map((one) => askFor(asking, one)));
    }
  } while (state.isWoken && !state.isOver);
}

async function askFor(asking: Asking, claimed: HintClaimed): Promise<void> {
  const { shell } = asking;
  const { workspace } = shell;
  const held: HintHeld = { workspace, subject: claimed.subject, claim: claimed.claim };
  try {
    await ask(asking, held, claimed);
  } catch (error) {
    shell.log.warn('asking a model failed here', { cause: causeOf(error) });
    await hintFailed(shell.db.read, held, { dueAt: null, trouble: 'here' });
  }
}

async function ask(asking: Asking, held: HintHeld, { subject, bound, calls, at }: HintClaimed): Promise<void> {
  const { shell, model, count } = asking;
  const givenUp = (trouble: string): Promise<void> => hintFailed(shell.db.read, held, { dueAt: null, trouble });
  const of = readHintSubject(subject);
  const prepared = of === undefined ? null : await preparedHint(shell, { ...asking, model: model.name }, of);
  if (prepared === null || prepared.key !== bound) {
    count('changed');
    return await givenUp('changed');
  }
  if (calls > 1 || shell.now().getTime() - at.getTime() > TOO_LATE_MS) return await givenUp('too_late');
  const kept = await readSealed(shell.db, shell.sealer, cacheOf(held, bound));
  if (kept !== null) {
    count('cached');
    return await keepAnswer(asking, held, prepared, kept);
  }
  const question = prepared.question(randomBytes(12).toString('hex'));
  const replied = await askOnce(asking, held, question);
  if (replied === null) {
    count('over_budget');
    return await givenUp('over_budget');
  }
  switch (replied.kind) {
    case 'answered':
      asking.state.breaker = CLOSED;
      if (!replied.isCut && prepared.judge(replied.text) !== null)
        await keepSealed(shell.db, shell.sealer, cacheOf(held, bound), replied.text, later(shell, CACHED_MS));
      return replied.isCut ? await unusable(asking, held) : await keepAnswer(asking, held, prepared, replied.text);
    case 'declined':
      asking.state.breaker = CLOSED;
      count('declined');
      return await givenUp('declined');
    case 'failed':
      return await failed(asking, held, calls + 1, replied);
  }
}

const cacheOf = ({ workspace }: HintHeld, key: string) => ({ workspace, kind: CACHE_KIND, ref: key });
const later = (shell: Shell, ms: number): Date => new Date(shell.now().getTime() + ms);

/** Within the day's budget, which is set aside before and put right after. Null: there is no room for it. */
async function askOnce(
  { shell, model, settings, stopping }: Asking,
  held: HintHeld,
  question: Question,
): Promise<Replied | null> {
  const day = dayOfUse(shell.now());
  const { budget } = settings;
  const most = {
    input: tokensOf(question.system) + tokensOf(question.user),
    output: question.mostTokens + model.besides,
  };
  const aside = useOf(budget, most);
  if (!(await setAside(shell.db.read, held, { day, use: aside, most: budget }))) return null;
  const begun = performance.now();
  const of = { kind: 'client', under: null, attributes: { question: question.name } } as const;
  const replied = await (shell.tracing ?? UNTRACED).span('model', of, () => model.ask(question, stopping));
  const tookMs = performance.now() - begun;
  shell.meters?.took('amends_model_seconds', { outcome: replied.kind }, tookMs);
  const used = 'used' in replied ? replied.used : null;
  // where the server does not say what it used, what was set aside counts
  if (used !== null) await putRight(shell.db.read, shell.workspace, day, { aside, used: useOf(budget, used) });
  shell.log.info('model asked', {
    what: question.name,
    outcome: replied.kind === 'failed' ? replied.fault : replied.kind,
    tokens: used === null ? null : used.input + used.output,
    ms: Math.round(tookMs),
  });
  return replied;
}

const useOf = ({ prices }: DailyBudget, { input, output }: TokensUsed): Use => ({
  tokens: input + output,
  cost: prices === null ? 0 : costOf(prices, { input, output }),
});

async function keepAnswer(asking: Asking, held: HintHeld, prepared: PreparedHint, text: string): Promise<void> {
  const { shell, model, count } = asking;
  const kept = prepared.judge(text);
  if (kept === null) return await unusable(asking, held);
  const { workspace, subject } = held;
  const sealed =
    kept.words === null ? null : shell.sealer.seal(kept.words, { workspace, kind: HINT_KIND, ref: subject });
  const found = { model: model.name, reading: kept.reading, sealed, keepUntil: later(shell, SHOWN_MS) };
  const isStill = await hintThere(shell.db.read, held, found);
  count(isStill ? 'answered' : 'changed');
  if (isStill && prepared.shows.length > 0) await want(shell, { kind: 'anew', subjects: prepared.shows });
}

async function unusable({ shell, count }: Asking, held: HintHeld): Promise<void> {
  count('unusable');
  await hintFailed(shell.db.read, held, { dueAt: null, trouble: 'unusable' });
}

async function failed(
  { shell, state, count }: Asking,
  held: HintHeld,
  calls: number,
  { fault, waitMs, isWorthAgain }: Extract<Replied, { kind: 'failed' }>,
): Promise<void> {
  count('failed');
  const at = shell.now();
  if (fault !== 'stopped') state.breaker = afterFailure(state.breaker, at, { denied: fault === 'denied', waitMs });
  const wait = fault === 'stopped' ? 0 : Math.max(AGAIN_MS, waitMs);
  const isAgain = isWorthAgain && calls < 2 && wait <= MOST_WAIT_MS;
  await hintFailed(shell.db.read, held, { dueAt: isAgain ? new Date(at.getTime() + wait) : null, trouble: fault });
}
