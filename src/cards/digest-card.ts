/** The weekly digest as a card: at most fifteen lines, the same on both platforms. Pure. */
import type { Platform } from '../core/base/members.ts';
import type { Digest } from '../core/digest/digest.ts';
import type { Card } from './card.ts';
import { bold } from './say.ts';

export function digestCard(digest: Digest, _platform: Platform): Card {
  const head = `${digest.team.name}, week ${Number(digest.week.slice(-2))}`;
  const said = `Heard ${digest.heard}.`;
  return {
    subject: `digest:${digest.team.id}:${digest.week}`,
    version: 1,
    title: null,
    blocks: [
      { kind: 'text', text: [bold(head)] },
      { kind: 'text', text: [said] },
    ],
    summary: `${head}: ${said}`,
  };
}
