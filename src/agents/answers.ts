/** What an agent is answered: one form for every way in, with what to do next where something was not done. Pure. */
import type { Json } from '../core/base/wire.ts';
import type { AgentAnswer } from '../app/door/agents/agent-door.ts';

export interface Told {
  /** As HTTP says it. */
  readonly status: number;
  readonly body: { readonly ok: boolean; readonly [key: string]: Json };
  readonly retryAfterS?: number;
}

/** What to do next, by code; where nothing stands here, the message says it. */
const NEXT: Readonly<Record<string, string>> = {
  needs_a_yes: 'Call request_approval with the same remedy and amount, or give less.',
  needs_no_yes: 'Call give with the same remedy and amount.',
  already_asked: 'Call wait_for or case with the request, and ask nothing else meanwhile.',
  request_changed: 'Call case, read the offer as it stands, and accept that digest or withdraw.',
  amount_differs: 'Call case, and name the amount that is offered.',
  may_not_give: 'Call what_may_be_given. Where nothing fits, tell the customer that a person will see to it.',
  nobody_can_approve: 'Tell the customer that a person will see to it; nobody can decide this now.',
  facts_first: 'A person adds the facts on the card. Tell the customer that a person will see to it.',
  needs: 'A person adds what is missing on the card. Tell the customer that a person will see to it.',
  time_needed: 'A person promises this, with a time.',
  not_with_agent: 'Leave it to people. Log a complaint of your own where the customer has another one.',
  not_for_agents: 'Leave it to people.',
  not_yours: 'A person has this case. Leave its end to them.',
  kept_private: 'Leave it to people.',
  open_approval: 'Wait for the decision, or call withdraw_request.',
  wrong_input:
    'Correct what the message names and call again; tools/list and docs/operators/agent-tools.json have every field.',
  case_is_over: 'Log a new complaint where something else went wrong.',
};

/** Of the door itself, which has no sentences. */
const SAID: Readonly<Record<string, string>> = {
  other_body: 'This idempotency_key was used before, for something else. Nothing was done; use a new key.',
  agent_gone: 'This agent has no authority any more: it was taken out, or the person who answered for it has left.',
  say_of_each: 'Not resolved: say of each remedy that stands whether the customer has it, in done or in not_given.',
  no_policy_in_force: 'No policy is in force, so nothing may be given.',
};

const STATUS: Readonly<Record<string, number>> = {
  other_body: 409,
  agent_gone: 403,
  not_with_agent: 404,
  not_for_agents: 403,
};

export function told(answer: AgentAnswer): Told {
  if (answer.ok) return { status: 200, body: { ok: true, ...answer.body } };
  const { code, say, body } = answer;
  return said(STATUS[code] ?? 422, code, say ?? SAID[code] ?? code, body);
}

export function said(status: number, code: string, message: string, more: Readonly<Record<string, Json>> = {}): Told {
  const next = NEXT[code];
  return { status, body: { ok: false, code, message, ...(next !== undefined && { next }), ...more } };
}

export const tooFast = (afterMs: number): Told => {
  const seconds = Math.max(1, Math.ceil(afterMs / 1_000));
  return {
    ...said(429, 'too_fast', `Too much at once. Ask again in ${seconds} s, under the same key.`),
    retryAfterS: seconds,
  };
};

export const NOT_SAVED: Told = {
  ...said(
    503,
    'perhaps_not_done',
    'Perhaps not done. Ask again under the same idempotency_key: it is never done twice.',
  ),
  retryAfterS: 2,
};
