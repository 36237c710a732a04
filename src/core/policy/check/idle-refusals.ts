/** What a grant refuses to everybody while another of the same role asks for it: of two grants the better answer counts, so that the refusal never comes. Pure. */
import type { Grant } from '../policy.ts';
import type { PolicyNote } from '../reader/policy-faults.ts';
import { nameInWords } from '../words/expression-in-words.ts';

/** `own` are the grants one role writes: what it takes over it may well mean to ask beyond. */
export function idleRefusals(own: readonly Grant[], path: string): readonly PolicyNote[] {
  return own.flatMap((grant, at): PolicyNote[] => {
    const others = own.filter((other) => other !== grant);
    const idle = grant.actions.filter((name) => refuses(grant, name) && others.some((other) => onlyAsks(other, name)));
    const [first] = idle;
    if (first === undefined) return [];
    const asks = others.find((other) => onlyAsks(other, first));
    const what = idle.map(nameInWords).join(', ');
    const message = `"refuse" is never the answer for ${what}: grant "${asks?.id ?? ''}" of this role asks for it instead; let that one refuse, too, or take "refuse" out`;
    return [{ code: 'W17', path: `${path}.grants[${at}]`, message }];
  });
}

/** Something of the grant would be refused to everybody. */
const refuses = ({ actions, when, otherwise, never, limits }: Grant, name: string): boolean =>
  actions.includes(name) &&
  (never !== undefined ||
    (when !== null && otherwise === 'refuse') ||
    limits.some(({ over, only }) => over === 'refuse' && (only === null || only.includes(name))));

const onlyAsks = (grant: Grant, name: string): boolean => grant.actions.includes(name) && !refuses(grant, name);
