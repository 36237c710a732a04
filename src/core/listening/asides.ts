/** What other systems sent and opened no case, as those are shown it who look after it. Pure types. */
import type { SetAside } from '../base/set-aside.ts';

export interface AsideSeen {
  readonly id: string;
  /** Name of the source in amends.yaml. */
  readonly source: string;
  readonly why: SetAside;
  /** Masked. */
  readonly words: string;
  readonly receivedAt: Date;
}

export interface AsideCount {
  readonly source: string;
  readonly why: SetAside;
  readonly count: number;
}
