/** The person looking at a card: how names, amounts, moments and commands are said to them. */
import type { MemberId } from '../../core/base/ids.ts';

/** Who sees it and how: names are looked up, never stored in texts. */
export interface Viewer {
  readonly name: (id: MemberId) => string;
  readonly locale: string;
  readonly zone: string;
  readonly now: Date;
  /** How a command is typed on the viewer's platform: `/amends` or `@Amends`. */
  readonly command: string;
}
