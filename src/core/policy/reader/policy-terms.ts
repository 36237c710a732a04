/** What the sections of a policy need of one another: its zone, its currencies and the names that are declared. Pure data. */
import type { Currency } from '../../base/money.ts';
import type { ActionRule } from '../policy.ts';
import type { FactType } from '../facts.ts';

export interface Terms {
  /** UTC while the file's own zone is wrong, so that dates are still checked. */
  readonly zone: string;
  /** Undefined while the file's own base is wrong; then nothing is said about other currencies. */
  readonly base: Currency | undefined;
  /** Currencies with a rate. */
  readonly rated: ReadonlySet<Currency>;
  /** Declared names; undefined while the section that declares them is missing. */
  readonly actions: ReadonlyMap<string, ActionRule['class'] | undefined> | undefined;
  readonly roles: ReadonlySet<string> | undefined;
  readonly facts: ReadonlyMap<string, FactType>;
}

export function actionNames(terms: Terms): ReadonlySet<string> | undefined {
  return terms.actions && new Set(terms.actions.keys());
}
