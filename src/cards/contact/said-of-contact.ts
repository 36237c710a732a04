/** What is said of contacts with the customer: answered, and told privately when they hear nothing for too long. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import type { Said } from '../../core/case/said.ts';
import { promiseButton } from '../case/promises.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { moment, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { Reader } from '../words/language.ts';
import { contactWords } from '../words/contact.ts';

export const contactButton = (c: RecoveryCase, reader: Reader): Button => ({
  label: contactWords.line(reader, 'button.contact'),
  press: { kind: 'open_contact', case: c.id, v: c.version },
});

export const sayContacted = (
  { reached }: Extract<Said, { kind: 'contacted' }>,
  c: RecoveryCase,
  viewer: Viewer,
): Card => reply(contactWords.text(viewer, `said.${reached}`, { case: c.id }));

type Silent = Extract<CaseEvent, { kind: 'went_silent' }>;

/** To the owner; and later to the lead, with whose case it is. */
export function saySilence(event: Silent, c: RecoveryCase, viewer: Viewer): Text {
  const since = moment(event.since, viewer);
  return event.to === 'owner'
    ? contactWords.text(viewer, 'silent.owner', { case: c.id, since })
    : contactWords.text(viewer, 'silent.lead', { case: c.id, since, owner: person(c.owner, viewer) });
}

/** What can be done about it, or that it was. */
export function sinceSilence(
  event: Silent,
  c: RecoveryCase,
  viewer: Viewer,
): { readonly blocks: readonly Block[]; readonly buttons: readonly Button[] } {
  if (c.silence !== undefined && c.silence.at >= event.at)
    return { blocks: [], buttons: [{ ...contactButton(c, viewer), tone: 'primary' }, promiseButton(c, viewer)] };
  return { blocks: [{ kind: 'context', text: contactWords.text(viewer, 'silent.over') }], buttons: [] };
}

type FollowUpDue = Extract<CaseEvent, { kind: 'follow_up_due' }>;

/** To whoever has the case: ask how it went. */
export const sayFollowUp = (c: RecoveryCase, viewer: Viewer): Text =>
  contactWords.text(viewer, 'follow_up.due', { case: c.id, at: moment(c.resolvedAt ?? c.receivedAt, viewer) });

/** What can be said of it, or what was. */
export function sinceFollowUp(
  { n, at }: FollowUpDue,
  c: RecoveryCase,
  viewer: Viewer,
): { readonly blocks: readonly Block[]; readonly buttons: readonly Button[] } {
  const asked = c.followUps?.find((one) => one.n === n);
  if (asked?.status === 'asked' && asked.at <= at) {
    const of = { case: c.id, v: c.version };
    const say = (key: 'well' | 'not_well' | 'not_reached'): string => contactWords.line(viewer, `button.${key}`);
    return {
      blocks: [],
      buttons: [
        { label: say('well'), press: { kind: 'checked', ...of, how: 'well' }, tone: 'primary' },
        { label: say('not_well'), press: { kind: 'open_checked', ...of } },
        { label: say('not_reached'), press: { kind: 'checked', ...of, how: 'not_reached' } },
      ],
    };
  }
  const how = asked === undefined || asked.status === 'asked' ? 'over' : asked.status;
  return { blocks: [{ kind: 'context', text: contactWords.text(viewer, `follow_up.since.${how}`) }], buttons: [] };
}
