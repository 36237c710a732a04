/** A remedy that is a promise, too: its time is asked for before it is given. Pure. */
import { clip } from '../../core/base/text.ts';
import type { CaseId } from '../../core/base/ids.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { askWhichLine } from '../answers/lines-meant.ts';
import { lineAt, whyNoMoment, type MomentAsked } from '../case/moment-asked.ts';
import { givenBack, timeFields } from '../case/promises.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Button, Card, Field, Form } from '../kit/card.ts';
import { text } from '../kit/fields.ts';
import { capital, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn } from '../words/common.ts';
import { remedyName } from '../words/names.ts';
import { promiseWords } from '../words/promises.ts';

export function callForm(c: RecoveryCase, remedy: string, viewer: Viewer): Form {
  return {
    id: 'call_back',
    about: { ...aboutCase(c), remedy, zone: viewer.zone },
    title: promiseWords.line(viewer, 'call.title', { id: c.id }),
    submit: promiseWords.line(viewer, 'call.submit'),
    notes: [promiseWords.text(viewer, 'call.note', { remedy: capital(remedyName(remedy, viewer)), zone: viewer.zone })],
    fields: [
      ...timeFields(c, viewer),
      text('more', promiseWords.line(viewer, 'call.more'), {
        maxLength: 300,
        placeholder: promiseWords.line(viewer, 'call.more_example'),
      }),
    ],
  };
}

/** For a form that may give something else as well; none where no remedy is a promise. */
export function byWhenFields(promising: readonly string[], viewer: Viewer): Field[] {
  if (promising.length === 0) return [];
  const remedies = listIn(
    promising.map((name) => remedyName(name, viewer)),
    viewer,
  );
  const hint = clip(promiseWords.line(viewer, 'call.hint', { remedies }), 150);
  return [
    { kind: 'day', id: 'day', label: promiseWords.line(viewer, 'call.day'), value: null, hint },
    text('time', promiseWords.line(viewer, 'call.time'), { maxLength: 10, placeholder: '17:00' }),
  ];
}

export function sayTimeNeeded(id: CaseId, remedy: string, viewer: Viewer): Card {
  const said = { id, remedy: capital(remedyName(remedy, viewer)), name: remedy, command: viewer.command };
  const card = reply(promiseWords.text(viewer, 'time_needed', said));
  return { ...card, blocks: [...card.blocks, { kind: 'buttons', buttons: [byWhenButton(id, remedy, viewer)] }] };
}

export const byWhenButton = (id: CaseId, remedy: string, viewer: Viewer): Button => ({
  label: promiseWords.line(viewer, 'button.by_when'),
  press: { kind: 'open_call', case: id, v: 0, remedy },
});

/** Nothing was given yet: the time typed with it is not certain, or missing. */
export function sayGiftAsked(
  asked: { readonly typed: string; readonly text: string; readonly read: MomentAsked['read'] },
  gift: { readonly case: CaseId; readonly remedy: string; readonly because: string | null },
  viewer: Viewer,
): Card {
  const readings = 'readings' in asked.read ? asked.read.readings : [];
  const why = gift.because === null ? '' : ` because ${gift.because}`;
  const lines = readings.map((at) =>
    lineAt(at, (when) => `give ${gift.case} ${gift.remedy} ${when}: ${asked.text}`.trimEnd() + why, viewer),
  );
  const no = promiseWords.line(viewer, 'asked.nothing_yet', { why: whyNoMoment(asked.read, viewer) });
  const card = givenBack(askWhichLine(no, lines, viewer), asked.typed);
  return {
    ...card,
    blocks: [...card.blocks, { kind: 'buttons', buttons: [byWhenButton(gift.case, gift.remedy, viewer)] }],
  };
}
