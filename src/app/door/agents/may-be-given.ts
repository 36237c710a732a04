/** What an agent may give now, on a case or to a customer who has none yet: judged by the rules that judge the gift. Reads only. */
import { remaining, type ActionRemaining, type RemainingInput } from '../../../core/authority/remaining.ts';
import { caseToCome } from '../../../core/authority/no-case.ts';
import { indexLedger } from '../../../core/authority/ledger-index.ts';
import { ledgerWindows } from '../../../core/authority/ledger-windows.ts';
import { exchangeAt } from '../../../core/authority/exchange.ts';
import { customerFrom } from '../../../core/base/customers.ts';
import type { Member } from '../../../core/base/members.ts';
import type { Money } from '../../../core/base/money.ts';
import type { Json } from '../../../core/base/wire.ts';
import { questionFor } from '../../../core/case/circumstances.ts';
import { policyInForce } from '../../../core/policy/in-force.ts';
import type { AuthorityPolicy } from '../../../core/policy/policy.ts';
import { loadForCommand } from '../../../db/case/load-command.ts';
import { stormsOn } from '../../../db/team/storms.ts';
import type { Shell } from '../../shell.ts';
import type { CaseContext } from '../../views/case-view.ts';
import type { AgentBody } from './agent-door.ts';
import { moneyJson, remainingJson } from './as-json.ts';

/** Beside the base and the one asked about, so that the answer stays small. */
const MOST_CURRENCIES = 4;

/** Null while no policy is in force. */
export function givableOn(
  { case: c, ctx, policy }: CaseContext,
  agent: Member,
  currency: string | null,
): AgentBody | null {
  return policy === null ? null : givable(questionFor(c, agent, ctx), policy, currency);
}

/** Of a customer as typed; null: of anybody, as for a case that is still to come. Null while no policy is in force. */
export async function givableTo(
  shell: Shell,
  agent: Member,
  { customer, currency, at }: { readonly customer: string | null; readonly currency: string | null; readonly at: Date },
): Promise<AgentBody | null> {
  const policy = policyInForce(shell.policies(), at);
  if (policy === null) return null;
  const key = customerFrom(customer, shell.customerKeyOf)?.key ?? null;
  const [{ ledger, sums, notGiven = [] }, storms] = await Promise.all([
    loadForCommand(shell.db.read, shell.directory, {
      ...ledgerWindows(policy, at),
      case: null,
      customer: key,
      member: agent.id,
      team: agent.team,
    }),
    stormsOn(shell.db.read, shell.workspace),
  ]);
  const about = key === null ? null : { ...caseToCome(agent.team), customer: key };
  const by = { member: agent.id, role: agent.role, team: agent.team };
  const storm = storms.find((one) => one.team === agent.team) ?? null;
  return givable({ policy, at, by, about, ledger: indexLedger(ledger, sums), storm, notGiven }, policy, currency);
}

function givable(input: RemainingInput, policy: AuthorityPolicy, currency: string | null): AgentBody {
  const exchange = exchangeAt(policy, input.at);
  const others = [...(policy.rates?.table.keys() ?? [])].filter((one) => exchange.toBase(one) !== undefined);
  const currencies = [...new Set([policy.base, ...(currency === null ? [] : [currency]), ...others])].slice(
    0,
    MOST_CURRENCIES,
  );
  const seen = currencies.map((one) => remaining(input, undefined, one)?.actions ?? []);
  const inAll = (kind: string): readonly (Money | null)[] =>
    seen.map((actions) => actions.find((one) => one.kind === kind)?.largest ?? null);
  const [inBase = []] = seen;
  return {
    remedies: inBase.map((one) => remainingJson(one, mostOf(one, inAll(one.kind)))),
    may_say_yes: approving(policy),
  };
}

/** Only money is in many currencies; what others cost is counted in the base. */
const mostOf = (one: ActionRemaining, inAll: readonly (Money | null)[]): readonly (Money | null)[] =>
  one.class === 'money' ? inAll : [one.largest];

/** Who could say yes to more, by role and never by name: the ladder first. */
function approving({ roles, approval }: AuthorityPolicy): Json {
  const could = [...roles].flatMap(([role, { approve }]) => (approve === null ? [] : [{ role, upTo: approve.upTo }]));
  const rung = (role: string): number => (approval.ladder.indexOf(role) + 1 || approval.ladder.length + 1) - 1;
  return could
    .toSorted((a, b) => rung(a.role) - rung(b.role))
    .map(({ role, upTo }) => ({ role, up_to: moneyJson(upTo) }));
}
