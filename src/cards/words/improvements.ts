/** What is said of improvements: what cases taught, who sees to it, what came of it. Pure. */
import { catalogue } from './catalogue.ts';
import { improvements as de } from './de/improvements.ts';
import { improvements as en } from './en/improvements.ts';

export const improvementWords = catalogue({ en, de });
