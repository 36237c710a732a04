/** The board of whoever leads a team. Pure. */
import { catalogue } from './catalogue.ts';
import { board as de } from './de/board.ts';
import { board as en } from './en/board.ts';

export const boardWords = catalogue({ en, de });
