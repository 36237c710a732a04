/** The draft of a letter, privately to the one who asked, and what is said of words that name none. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import { letterFacts } from '../../core/case/rules/letters/letter-facts.ts';
import type { Said } from '../../core/case/said.ts';
import { hasTones, LETTER_KINDS, LETTER_LANGUAGES } from '../../core/letters/letter.ts';
import type { ParseError } from '../answers/parse-error.ts';
import { inBlocks } from '../kit/in-blocks.ts';
import { givenBack } from '../case/promises.ts';
import type { Button, Card } from '../kit/card.ts';
import { capital, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn } from '../words/common.ts';
import type { Reader } from '../words/language.ts';
import { letterWords as words } from '../words/letters.ts';
import { sentButton } from './clocks.ts';
import { composed } from './compose.ts';
import { kindName, languageName } from './names.ts';

export const draftButton = (c: RecoveryCase, reader: Reader): Button => ({
  label: words.line(reader, 'button.draft'),
  press: { kind: 'open_draft', case: c.id, v: c.version },
});

type Drafted = Extract<Said, { kind: 'drafted' }>;

/** The letter as it is written from the case at this moment. */
export const draftOf = (c: RecoveryCase, { letter, voice, by, house }: Omit<Drafted, 'kind'>, viewer: Viewer): string =>
  composed(letter, letterFacts(c, viewer.now, viewer.zone), voice, {
    name: viewer.name(by),
    house: house === '' ? null : house,
  });

export function draftCard(said: Drafted, c: RecoveryCase, viewer: Viewer): Card {
  const { letter, voice } = said;
  const [kind, language] = [kindName(letter, viewer), languageName(voice.language, viewer)];
  const how = hasTones(voice.language)
    ? words.text(viewer, 'card.language_tone', { language, tone: words.line(viewer, `tone.${voice.tone}`) })
    : words.text(viewer, 'card.language', { language });
  return {
    subject: { kind: 'reply' },
    version: c.version,
    title: words.line(viewer, 'card.title', { kind: capital(kind), case: c.id }),
    blocks: [
      ...inBlocks(draftOf(c, said, viewer)).map((text) => ({ kind: 'quote' as const, text })),
      { kind: 'context', text: how },
      {
        kind: 'buttons',
        buttons: [
          {
            label: words.line(viewer, 'button.edit'),
            press: { kind: 'open_letter', case: c.id, v: c.version, letter, ...voice },
          },
          sentButton(c, letter, viewer),
        ],
        // three beside one another are cut off on a telephone
        more: { buttons: [{ ...draftButton(c, viewer), label: words.line(viewer, 'button.another') }] },
      },
    ],
    summary: words.line(viewer, 'card.summary', { case: c.id, kind, language }),
  };
}

/** What stood behind `draft R-1042` names no letter: it is asked, and given back. */
export function sayDraftWords(
  { verb, case: id, typed }: Extract<ParseError, { kind: 'draft_words' }>,
  viewer: Pick<Viewer, 'command' | 'locale'>,
): Card {
  const kinds = listIn(
    LETTER_KINDS.map((kind) => kindName(kind, viewer)),
    viewer,
  );
  const languages = listIn(
    LETTER_LANGUAGES.map((one) => languageName(one, viewer)),
    viewer,
  );
  const about = { command: viewer.command, case: id, kinds };
  const said = reply(
    verb === 'sent' ? words.text(viewer, 'sent.words', about) : words.text(viewer, 'words', { ...about, languages }),
  );
  return givenBack(said, typed);
}
