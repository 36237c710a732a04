/** Of many combinations that are one and the same hole, the first: a gap of four days is told once, two gaps twice. Pure. */
import { isDay } from '../../base/time.ts';
import { isDecimal, isMoney, type Facts, type FactValue } from '../facts.ts';

/** More than this are not compared with each other. */
const MOST_COMPARED = 400;

/** `values` are those that were tried, in order: two numbers beside each other in it belong to one gap. */
export function apart(all: readonly Facts[], values: ReadonlyMap<string, readonly FactValue[]>): readonly Facts[] {
  const compared = all.slice(0, MOST_COMPARED);
  const holes: Facts[][] = [];
  for (const facts of compared) {
    const touching = holes.filter((hole) => hole.some((other) => areBeside(facts, other, values)));
    const [first, ...others] = touching;
    if (first === undefined) {
      holes.push([facts]);
      continue;
    }
    first.push(facts, ...others.flat());
    for (const other of others) holes.splice(holes.indexOf(other), 1);
  }
  return holes.flatMap(([first]) => first ?? []);
}

/** The same words and truths, and no number further away than the next that was tried. */
function areBeside(a: Facts, b: Facts, values: ReadonlyMap<string, readonly FactValue[]>): boolean {
  for (const [name, one] of a) {
    const other = b.get(name);
    // a fact that makes no difference to one of the two
    if (other === undefined || other === one) continue;
    if (typeof one === 'boolean' || (typeof one === 'string' && !isDay(one))) return false;
    const tried = values.get(name) ?? [];
    if (Math.abs(placeOf(one, tried) - placeOf(other, tried)) > 1) return false;
  }
  return true;
}

const placeOf = (value: FactValue, tried: readonly FactValue[]): number =>
  tried.findIndex((each) => each === value || isSame(each, value));

function isSame(a: FactValue, b: FactValue): boolean {
  if (isDecimal(a) && isDecimal(b)) return a.units === b.units && a.scale === b.scale;
  return isMoney(a) && isMoney(b) && sameMoney(a, b);
}

const sameMoney = (a: { minor: bigint; currency: string }, b: { minor: bigint; currency: string }): boolean =>
  a.minor === b.minor && a.currency === b.currency;
