/** What was said of a customer, and the link of their survey → what other systems are told of it. Pure. */
import type { ThingId } from '../../base/ids.ts';
import type { Json } from '../../base/wire.ts';
import type { CareKept } from '../care/care.ts';
import type { RecoveryCase } from '../case.ts';
import { isRestricted } from '../rules/who-may.ts';
import { factsOf, fieldsOf, type Outgoing, type OutgoingType } from './outgoing.ts';

interface Said {
  /** As it stands after it was said. */
  readonly case: RecoveryCase;
  /** Place in the journal of the case. */
  readonly seq: number;
  readonly at: Date;
}

/** None of what is nobody else's: whether a link was sent, who is asked nothing, and what is tried to win somebody back. */
export function outgoingOfCare(kept: CareKept, said: Said): readonly Outgoing[] {
  const told = toldOf(kept);
  if (told === null) return [];
  const { case: c, seq, at } = said;
  const { type, facts, open, words } = told;
  const isOpen = !isRestricted(c);
  return [
    {
      id: `evt_${c.id}_${seq}`,
      type,
      at,
      subject: c.id,
      remedy: null,
      facts: { ...factsOf(c, seq), ...facts, ...(isOpen && open) },
      fields: isOpen ? { ...fieldsOf(c), ...words } : {},
    },
  ];
}

interface Told {
  readonly type: OutgoingType;
  readonly facts: Readonly<Record<string, Json>>;
  /** Not of a restricted case. */
  readonly open?: Readonly<Record<string, Json>>;
  readonly words?: Outgoing['fields'];
}

function toldOf(kept: CareKept): Told | null {
  switch (kept.what) {
    case 'note':
      return noted(kept.note, 'remembered', kept);
    case 'note_words':
      return noted(kept.note, 'corrected', kept);
    case 'no_note':
      return noted(kept.note, 'forgotten', null);
    case 'leaving': {
      const { standing, reason, consent, words } = kept;
      return {
        type: 'customer.standing',
        facts: { standing },
        open: { reason, consent },
        words: words === null ? {} : { because: words },
      };
    }
    case 'staying':
      return { type: 'customer.standing', facts: { standing: 'staying' } };
    case 'winback':
      return kept.outcome === 'won' ? { type: 'customer.standing', facts: { standing: 'won_back' } } : null;
    case 'survey_told':
    case 'opt_out':
    case 'opt_in':
      return null;
  }
}

function noted(
  id: ThingId,
  became: 'remembered' | 'corrected' | 'forgotten',
  stands: { readonly words: string; readonly until: Date } | null,
): Told {
  return {
    type: 'customer.note',
    facts: { remembered: { id, became, until: stands?.until.toISOString() ?? null } },
    words: stands === null ? {} : { note: stands.words },
  };
}

interface Asked {
  readonly case: RecoveryCase;
  readonly survey: ThingId;
  readonly link: string;
  readonly expires: Date;
  /** In which the customer is written to. */
  readonly language: string;
  readonly at: Date;
}

/** Of a restricted case nothing: whom it is for is not told, and the link goes by hand. */
export function outgoingOfSurvey({ case: c, survey, link, expires, language, at }: Asked): readonly Outgoing[] {
  if (isRestricted(c)) return [];
  return [
    {
      id: `evt_${survey}`,
      type: 'survey.link',
      at,
      subject: c.id,
      remedy: null,
      facts: { case: c.id, team: c.team, survey: { id: survey, link, expires: expires.toISOString(), language } },
      fields: fieldsOf(c),
    },
  ];
}
