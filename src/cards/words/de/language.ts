/** Which language somebody reads. */
import type { InOtherWords } from '../catalogue.ts';
import type { language as en } from '../en/language.ts';

export const language: InOtherWords<typeof en> = {
  chosen: 'Ab jetzt spreche ich Deutsch mit dir. Was in einem Kanal steht, bleibt in der Sprache seines Teams.',
  which: 'Welche Sprache? Ich spreche Englisch und Deutsch. Schreib {english} oder {german}.',
};
