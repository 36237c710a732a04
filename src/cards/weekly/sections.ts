/** Which parts of its digest a team wants: the form, and what is answered. Pure. */
import { DIGEST_SECTIONS, type DigestSection } from '../../core/digest/sections.ts';
import type { Card, Form } from '../kit/card.ts';
import { reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn } from '../words/common.ts';
import type { Reader } from '../words/language.ts';
import { weeklyWords as words } from '../words/weekly.ts';

export const sectionName = (section: DigestSection, reader: Reader): string => words.line(reader, `section.${section}`);

export const sectionNames = (sections: readonly DigestSection[], reader: Reader): string =>
  listIn(
    sections.map((section) => sectionName(section, reader)),
    reader,
  );

/** What is ticked is told. */
export const sectionsForm = (off: readonly DigestSection[], viewer: Viewer): Form => ({
  id: 'digest_sections',
  about: {},
  title: words.line(viewer, 'sections.title'),
  submit: words.line(viewer, 'sections.submit'),
  notes: [],
  fields: [
    {
      kind: 'ticks',
      id: 'shown',
      label: words.line(viewer, 'sections.label'),
      options: DIGEST_SECTIONS.map((value) => ({ value, label: sectionName(value, viewer) })),
      values: DIGEST_SECTIONS.filter((section) => !off.includes(section)),
      hint: words.line(viewer, 'sections.hint'),
    },
  ],
});

export function sayChosen(off: readonly DigestSection[], viewer: Viewer): Card {
  const shown = DIGEST_SECTIONS.filter((section) => !off.includes(section));
  if (shown.length === 0) return reply(words.text(viewer, 'sections.saved_none'));
  return reply(
    off.length === 0
      ? words.text(viewer, 'sections.saved', { shown: sectionNames(shown, viewer) })
      : words.text(viewer, 'sections.saved_off', {
          shown: sectionNames(shown, viewer),
          off: sectionNames(off, viewer),
        }),
  );
}

export type NoChoice = { readonly kind: 'same' | 'not_lead' } | { readonly kind: 'unknown'; readonly typed: string };

export function sayNotChosen(no: NoChoice, viewer: Pick<Viewer, 'locale' | 'command'>): Card {
  if (no.kind !== 'unknown') return reply(words.text(viewer, `sections.${no.kind}`));
  const all = listIn(DIGEST_SECTIONS, viewer);
  return reply(
    words.text(viewer, 'sections.unknown', { typed: no.typed, one: 'decisions', command: viewer.command, all }),
  );
}
