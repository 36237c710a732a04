/** What leads to a situation to practise with, and to one's own facts. Pure. */
import type { Button } from '../kit/card.ts';
import type { Reader } from '../words/language.ts';
import { practiceWords as words } from '../words/practice.ts';

export const practiseButton = (reader: Reader): Button => ({
  label: words.line(reader, 'button'),
  press: { kind: 'show_practice' },
});

export const readinessButton = (reader: Reader): Button => ({
  label: words.line(reader, 'button.readiness'),
  press: { kind: 'show_readiness' },
});
