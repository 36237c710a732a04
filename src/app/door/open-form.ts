/** Opens a form, filled from the case as it is now; or says why it cannot be opened. */
import { redact } from '../../core/base/redact.ts';
import { readCaseId } from '../../core/base/ids.ts';
import { isRestricted, leads } from '../../core/case/rules/who-may.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Press } from '../../core/case/press.ts';
import { suggest } from '../../core/triage/suggest.ts';
import { guessPrefill, mayBeSensitive } from '../../core/triage/rules.ts';
import type { Card, Form } from '../../cards/kit/card.ts';
import { givenBack } from '../../cards/case/promises.ts';
import { filledWith, wordsIn } from '../../cards/forms/filled.ts';
import { formNotKept } from '../../cards/forms/form-again.ts';
import { logForm, type LogPrefill } from '../../cards/forms/forms.ts';
import { sayParseError } from '../../cards/answers/not-understood.ts';
import { sayRefusal } from '../../cards/answers/refusals.ts';
import type { Reader } from '../../cards/words/language.ts';
import { careKnown } from '../../db/care/known.ts';
import { memberCalling, readerCalling, type Caller } from '../caller.ts';
import type { FormOpening } from './door.ts';
import { openFollowUp } from './again/open-again.ts';
import { noBeforeTyping } from './forms/before-typing.ts';
import { keptForm, openerOf } from './forms/kept-form.ts';
import { keptWords } from './kept-words.ts';
import { openResolve, type FormView } from './press-forms.ts';
import { rowOf } from './presses.ts';
import { openThank } from './recognition/open-thank.ts';
import { openSetup } from './setup/open-setup.ts';
import { openMurmur } from './open-murmur.ts';
import { openLearning } from './learning/open-learning.ts';
import { lookAs } from './look-at.ts';
import { viewerOf, leftFor, givableBy, caseContext, likeCasesOnCards, type CaseContext } from '../views/case-view.ts';
import { caseHintOf } from '../views/hints.ts';
import { phrasedLetterOf } from '../views/phrased-letter.ts';
import { linkedOpenly } from '../views/matter-openly.ts';
import type { Shell } from '../shell.ts';
import { within } from '../../within.ts';

export async function openForm(shell: Shell, caller: Caller, opening: FormOpening): Promise<Form | Card> {
  const member = await memberCalling(shell, caller);
  const viewer = viewerOf(shell, { members: member === null ? [] : [member] }, member, caller.platform);
  if (member === null) return sayRefusal({ kind: 'not_a_member' }, viewer);
  if (opening.kind === 'log') return prefilled(opening, viewer);
  if (opening.kind === 'press' && rowOf(opening.press.kind).kind === 'learning_form')
    return await openLearning(shell, caller, member, opening.press);
  if (opening.kind === 'thank') return await openThank(shell, caller, member, opening.act);
  if (opening.kind === 'press' && opening.press.kind === 'open_thank')
    return await openThank(shell, caller, member, opening.press);
  if (opening.kind === 'press' && opening.press.kind === 'open_setup')
    return await openSetup(shell, { caller, member, viewer }, opening.press);
  if (opening.kind === 'press' && opening.press.kind === 'open_murmur')
    return await openMurmur(shell, opening.press.murmur, viewer);
  const typed = opening.kind === 'resolve' ? opening.case : caseOf(opening.press);
  if (typed === null) return logForm(await logPrefill(shell, caller, opening), viewer);
  const id = readCaseId(typed);
  if (id === undefined) return sayParseError({ kind: 'not_a_case', typed }, viewer);
  const context = await caseContext(shell, id, member.id);
  if (context === undefined) return sayRefusal({ kind: 'no_such_case', case: id }, viewer);
  const { members } = context.loaded;
  const no = await lookAs(shell, caller)(context.case, member, 'form');
  if (no !== null) return sayRefusal(no, viewerOf(shell, { members }, member, caller.platform));
  const isSuggestion = opening.kind === 'press' && opening.press.kind === 'open_suggestion';
  const likeCases = isSuggestion ? await likeCasesOnCards(shell, context.case, context.ctx.at) : [];
  const isOfCustomer = opening.kind === 'press' && OF_CUSTOMER.has(opening.press.kind);
  const here = viewerOf(shell, { members }, member, caller.platform);
  const view: FormView = {
    // leads take apart what is linked
    case: leads(member, context.case) ? context.case : await linkedOpenly(shell, context.case),
    member,
    ctx: context.ctx,
    viewer: here,
    members,
    policy: context.policy,
    left: leftFor(context, member),
    suggested: () => suggest(context.case, member, { ...context.ctx, likeCases: () => likeCases }, shell.packs).offered,
    granted: givableBy(context, member),
    ...(opening.kind === 'press' && (await ofModel(shell, context, { member, viewer: here }, opening.press))),
    ...(isOfCustomer && { care: await careKnown(shell.db.read, shell.workspace, context.case, context.ctx.at) }),
  };
  const form =
    opening.kind === 'resolve'
      ? openResolve(view, opening.words)
      : await openPressed(shell, caller, view, opening.press);
  return isRestricted(context.case) ? { ...form, isForOne: true } : form;
}

/** What a model suggested, for the two forms that are filled with it. */
async function ofModel(
  shell: Shell,
  context: CaseContext,
  by: Pick<FormView, 'member' | 'viewer'>,
  press: Press,
): Promise<Pick<FormView, 'hint' | 'phrased'>> {
  if (press.kind === 'open_edit_case' && press.hinted === true) {
    const hint = await caseHintOf(shell, context.case);
    return hint === null ? {} : { hint };
  }
  if (press.kind !== 'open_letter' || press.phrased !== true) return {};
  const { letter, language, tone } = press;
  const found = await phrasedLetterOf(shell, context, { letter, voice: { language, tone } }, by);
  return found === null ? {} : { phrased: found.text };
}

/** Forms that show what is known of the customer; what was kept of one may be such. */
const OF_CUSTOMER: ReadonlySet<Press['kind']> = new Set<Press['kind']>(['open_note', 'open_leaving', 'open_kept']);

const NOTHING = { text: '', permalink: null, source: 'chat' } as const;

async function logPrefill(shell: Shell, caller: Caller, opening: FormOpening): Promise<LogPrefill> {
  const words = opening.kind === 'press' && opening.press.kind === 'open_log' ? opening.press.words : undefined;
  const opened = (words === undefined ? undefined : await keptWords(shell, caller, words)) ?? NOTHING;
  return { ...opened, ...guessPrefill(opened.text) };
}

/** A stranger is looked for anew, so long at most: a form opens within three seconds or never. */
const KNOWN_WITHIN_MS = 500;

/** As `Door.openLog` says. */
export async function openLog(
  shell: Shell,
  caller: Caller,
  opening: Extract<FormOpening, { kind: 'log' }>,
): Promise<Form | Card> {
  const form = prefilled(opening, readerCalling(shell, caller));
  if (shell.directory.remembered()?.at(caller)?.active === true) return form;
  try {
    const opened = await within(KNOWN_WITHIN_MS, openForm(shell, caller, opening));
    return 'fields' in opened ? opened : givenBack(opened, opening.text.trim() === '' ? null : opening.text);
  } catch {
    return form;
  }
}

/** The log form with what the words already say. */
export function prefilled(opening: Extract<FormOpening, { kind: 'log' }>, reader: Reader): Form {
  const form = logForm({ ...opening, ...guessPrefill(opening.text) }, reader);
  const isPersonal = mayBeSensitive(opening.text) || redact(opening.text).masked.length > 0;
  return isPersonal ? { ...form, isForOne: true } : form;
}

const caseOf = (press: Press): string | null => ('case' in press ? (press.case ?? null) : null);

async function openPressed(shell: Shell, caller: Caller, view: FormView, press: Press): Promise<Form | Card> {
  const row = rowOf(press.kind);
  if (row.kind === 'form') {
    const no = noBeforeTyping(press, view.case, view.ctx);
    return no === null ? row.open(view, press) : sayRefusal(no, view.viewer);
  }
  if (row.kind === 'follow_up') return await openFollowUp(shell, caller, view, row.words(press));
  if (row.kind !== 'kept_form') throw new Error(`"${press.kind}" opens no form of a case`);
  const kept = await keptForm(shell, caller, row.words(press));
  const opener = kept && openerOf(kept.id, kept.about);
  if (opener === undefined || !('case' in opener) || opener.case !== view.case.id) return formNotKept(view.viewer);
  const form = await openPressed(shell, caller, view, asItStands(opener, view.case));
  const values = kept?.values ?? {};
  return 'fields' in form ? filledWith(form, values) : givenBack(form, wordsIn(values));
}

/** What was typed is about the request as it is now: the form shows it. */
function asItStands(press: Press, c: RecoveryCase): Press {
  if (!('digest' in press)) return press;
  const request = c.requests.find(({ id }) => id === press.request);
  return request === undefined ? press : { ...press, digest: request.digest };
}
