/** The sentences of a case's story, one for each kind of thing that happens to it. Pure. */
import { catalogue } from './catalogue.ts';
import { story as de } from './de/story.ts';
import { story as en } from './en/story.ts';

export const storyWords = catalogue({ en, de });
