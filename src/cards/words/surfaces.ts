/** What only a chat itself makes necessary. Pure. */
import { catalogue } from './catalogue.ts';
import { surfaces as de } from './de/surfaces.ts';
import { surfaces as en } from './en/surfaces.ts';

export const surfaceWords = catalogue({ en, de });
