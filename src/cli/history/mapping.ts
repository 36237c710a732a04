/** What a mapping file says: which column of a file of old complaints is what. Values only; read by read-mapping.ts. */
import type { FailureType } from '../../core/base/failures.ts';
import type { CustomerAccepted, RootCause } from '../../core/case/status.ts';
import type { Currency } from '../../core/base/money.ts';
import type { MomentFormat } from './moment-format.ts';

export interface Mapping {
  /** What the import is called: references are told apart within it, and it is taken back by it. */
  readonly name: string;
  readonly encoding: Encoding;
  /** Null: seen from the header. */
  readonly separator: string | null;
  /** Column of the reference; null: every line is a complaint of its own, told apart by what stands in it. */
  readonly reference: string | null;
  readonly received: MomentColumn;
  readonly owned: MomentColumn | null;
  readonly contacted: MomentColumn | null;
  readonly resolved: MomentColumn | null;
  readonly status: Words<HistoricStatus> | null;
  readonly team: TeamColumn;
  readonly failure: Words<FailureType>;
  readonly channel: WrittenColumn | null;
  readonly rootCause: Words<RootCause> | null;
  readonly accepted: Words<CustomerAccepted> | null;
  readonly reopened: string | null;
  readonly handovers: string | null;
  readonly customer: string | null;
  readonly satisfaction: { readonly column: string; readonly of: number } | null;
  readonly costs: readonly CostColumn[];
  /** Free dimensions, by their name in figures. */
  readonly labels: ReadonlyMap<string, WrittenColumn>;
}

export const ENCODINGS = ['utf-8', 'latin-1'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Where a complaint of the past stood when it was written out. */
export const HISTORIC_STATUSES = ['open', 'resolved', 'closed', 'dismissed', 'merged'] as const;
export type HistoricStatus = (typeof HISTORIC_STATUSES)[number];

export interface MomentColumn extends MomentFormat {
  /** What stands in several is read as one, a blank between. */
  readonly columns: readonly string[];
}

/** A column whose words are ours by a table, or one of ours for every line. */
export type Words<T extends string> =
  | { readonly kind: 'always'; readonly value: T }
  | {
      readonly kind: 'column';
      readonly column: string;
      /** Their words as `sameWord` gives them. */
      readonly words: ReadonlyMap<string, T>;
      /** For a word of no table, and an empty cell; null: the line is refused. */
      readonly otherwise: T | null;
    };

/** A column kept as it is written; `merge`: letter case, and blanks around and between, do not tell two apart. */
export interface WrittenColumn {
  readonly column: string;
  readonly merge: boolean;
}

export type TeamColumn =
  | { readonly kind: 'always'; readonly team: string }
  | {
      readonly kind: 'column';
      readonly column: string;
      readonly words: ReadonlyMap<string, string>;
      /** A team that is not in amends.yaml: the line is refused, or it is kept as a team of the past, as it is written. */
      readonly unknown: 'refuse' | 'keep';
      /** Of those: letter case and blanks do not tell two apart. */
      readonly merge: boolean;
    };

export const COST_KINDS = ['goodwill', 'owed', 'loss'] as const;
export type CostKind = (typeof COST_KINDS)[number];

export interface CostColumn {
  readonly column: string;
  readonly kind: CostKind;
  readonly currency:
    | { readonly kind: 'always'; readonly code: Currency }
    | { readonly kind: 'column'; readonly column: string };
  readonly decimal: '.' | ',';
}
