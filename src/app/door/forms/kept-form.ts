/** What somebody filled in and could not send: kept sealed for an hour, so that the button of the answer opens the form again as it was. */
import { z } from 'zod';
import type { CaseId, ThingId } from '../../../core/base/ids.ts';
import { fromWire, toWire } from '../../../core/base/wire.ts';
import { press, type Press } from '../../../core/case/press.ts';
import { FORM_IDS, type FormId } from '../../../cards/kit/card.ts';
import type { FilledForm } from '../../../cards/forms/filled.ts';
import { dropSealed, keepSealed, readSealed } from '../../../db/engine/sealed-texts.ts';
import { causeOf } from '../../../log.ts';
import { within } from '../../../within.ts';
import type { Caller } from '../../caller.ts';
import type { Shell } from '../../shell.ts';
import { kindThatOpens } from '../presses.ts';

const KEPT_MS = 3_600_000;
/** The words are in the answer as well, and must not wait for a database that is away. In milliseconds. */
const KEPT_WITHIN_MS = 1_000;

const kept = z.object({
  platform: z.string(),
  place: z.string(),
  user: z.string(),
  until: z.date(),
  form: z.enum(FORM_IDS),
  about: z.record(z.string(), z.string()),
  values: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()])),
});

type Kept = Pick<Shell, 'db' | 'sealer' | 'workspace' | 'now'>;
const placeOf = (workspace: string, id: string) => ({ workspace, kind: 'kept_form', ref: id });

/** The press that opens it again; undefined where it could not be kept: then the answer alone holds the words. */
export async function keepForm(
  shell: Kept & Pick<Shell, 'newId' | 'log'>,
  { platform, place, user }: Caller,
  { id: form, about, values }: FilledForm,
  of: CaseId,
): Promise<Press | undefined> {
  if (openerOf(form, about) === undefined) return undefined;
  const words = await keepFilled(shell, { platform, place, user }, { id: form, about, values });
  return words && { kind: 'open_kept', case: of, words };
}

/** The id that a button carries; undefined where it could not be kept. */
export async function keepFilled(
  shell: Kept & Pick<Shell, 'newId' | 'log'>,
  { platform, place, user }: Pick<Caller, 'platform' | 'place' | 'user'>,
  { id: form, about, values }: FilledForm,
): Promise<ThingId | undefined> {
  const words = shell.newId('wrd');
  const until = new Date(shell.now().getTime() + KEPT_MS);
  const held = JSON.stringify(toWire({ platform, place, user, until, form, about, values }));
  try {
    await within(KEPT_WITHIN_MS, keepSealed(shell.db, shell.sealer, placeOf(shell.workspace, words), held, until));
    return words;
  } catch (error) {
    shell.log.warn('a form that was refused is not kept', { cause: causeOf(error) });
    return undefined;
  }
}

/** The form as it was sent; undefined when the hour is over, or when somebody else asks. */
export async function keptForm(shell: Kept, caller: Caller, words: ThingId): Promise<FilledForm | undefined> {
  const held = await readSealed(shell.db, shell.sealer, placeOf(shell.workspace, words));
  if (held === null) return undefined;
  const { until, platform, place, user, form, about, values } = kept.parse(fromWire(JSON.parse(held)));
  const isTheirs = platform === caller.platform && place === caller.place && user === caller.user;
  if (until <= shell.now()) await dropSealed(shell.db, placeOf(shell.workspace, words));
  return isTheirs && until > shell.now() ? { id: form, about, values } : undefined;
}

/** What a button carries of what a form is about. */
const CARRIED = [
  'request',
  'digest',
  'suggestion',
  'shoutOut',
  'promise',
  'note',
  'remedy',
  'from',
  'assist',
  'letter',
  'language',
  'tone',
  'handover',
  'advice',
] as const;

/** The button that opens a form; undefined where the form does not say what it is about, and for a log, which has its own. */
export function openerOf(form: FormId, about: FilledForm['about']): Press | undefined {
  const kind = kindThatOpens(form);
  if (kind === undefined) return undefined;
  const carried = CARRIED.flatMap((name) => (about[name] === undefined ? [] : [[name, about[name]] as const]));
  const base = { kind, case: about['case'], v: Number(about['v'] ?? 0) };
  const page = Number(about['page']);
  const whole = { ...base, ...Object.fromEntries(carried), ...(page > 0 && { page }) };
  // a form carries more than its button does
  for (const without of [[], ['remedy'], ['digest'], ['digest', 'remedy']]) {
    const read = press.safeParse(Object.fromEntries(Object.entries(whole).filter(([name]) => !without.includes(name))));
    if (read.success) return read.data;
  }
  return undefined;
}
