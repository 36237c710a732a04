/** What a team reads besides cases: absences, budgets, outages, storms, thank-yous; in its language. Pure. */
import { catalogue } from './catalogue.ts';
import { team as de } from './de/team.ts';
import { team as en } from './en/team.ts';

export const teamWords = catalogue({ en, de });
