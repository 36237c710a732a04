/** Opens a form, filled from the case as it is now; or says why it cannot be opened. */
import { evidenceKinds, factsAsked } from '../../core/policy/facts-asked.ts';
import { actionsGranted } from '../../core/policy/granted.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import { readCaseId, type CaseId, type ThingId } from '../../core/base/ids.ts';
import type { Member } from '../../core/base/members.ts';
import type { ApprovalRequest, RecoveryCase } from '../../core/case/case.ts';
import type { Press } from '../../core/case/press.ts';
import { alreadyDecided } from '../../core/case/rules/deciding.ts';
import { mayResolve } from '../../core/case/rules/who-may.ts';
import { isOpen } from '../../core/case/evolve.ts';
import type { Answered } from '../../core/case/said.ts';
import { isOngoing } from '../../core/case/status.ts';
import { guessPrefill } from '../../core/triage/rules.ts';
import type { Card, Form } from '../../cards/kit/card.ts';
import { factsForm } from '../../cards/forms/facts-form.ts';
import { declineForm, editThanksForm, giveForm, logForm, resolveForm } from '../../cards/forms/forms.ts';
import { promiseForm } from '../../cards/case/promises.ts';
import { counterForm, editRequestForm, sentenceForm } from '../../cards/forms/request-forms.ts';
import { sayParseError, sayRefusal } from '../../cards/answers/refusals.ts';
import { amount } from '../../cards/kit/say.ts';
import type { Viewer } from '../../cards/kit/seen.ts';
import { memberByIdentity } from '../../db/team/members.ts';
import type { Caller, FormOpening } from './door.ts';
import { viewerOf, leftFor, caseContext, type CaseContext } from '../views/case-view.ts';
import type { Shell } from '../shell.ts';

export async function openForm(shell: Shell, caller: Caller, opening: FormOpening): Promise<Form | Card> {
  if (opening.kind === 'log') return logForm({ ...opening, ...guessPrefill(opening.text) });
  const who = await memberByIdentity(shell.db.read, {
    platform: caller.platform,
    place: caller.place,
    user: caller.user,
  });
  const member = who?.workspace === shell.workspace && who.member.active ? who.member : null;
  const viewer = viewerOf(shell, { members: member === null ? [] : [member] }, member, caller.platform);
  if (member === null) return sayRefusal({ kind: 'not_a_member' }, viewer);
  const typed = opening.kind === 'resolve' ? opening.case : caseOf(opening.press);
  if (typed === null) return logForm({ text: '', customer: null, remedySought: null, permalink: null, source: 'chat' });
  const id: CaseId | undefined = readCaseId(typed);
  if (id === undefined) return sayParseError({ kind: 'not_a_case', typed }, viewer);
  const context = await caseContext(shell, id, member.id);
  if (context === undefined) return sayRefusal({ kind: 'no_such_case', case: id }, viewer);
  const full = viewerOf(shell, context.loaded, member, caller.platform);
  return opening.kind === 'resolve'
    ? resolve(context, member, full)
    : forPress(shell, context, opening.press, member, caller, full);
}

const caseOf = (press: Press): string | null => ('case' in press ? press.case : null);

function resolve(context: CaseContext, member: Member, viewer: Viewer): Form | Card {
  const c = context.case;
  if (!isOngoing(c)) return sayRefusal({ kind: 'case_is_over', status: c.status }, viewer);
  return mayResolve(member, c) ? resolveForm(c, viewer) : sayRefusal({ kind: 'not_yours', owner: c.owner }, viewer);
}

function forPress(
  shell: Shell,
  context: CaseContext,
  press: Press,
  member: Parameters<typeof leftFor>[1],
  caller: Caller,
  viewer: Viewer,
): Form | Card {
  const c = context.case;
  switch (press.do) {
    case 'open_resolve':
      return resolve(context, member, viewer);
    case 'open_give': {
      const left = leftFor(context, member);
      const actions = actionsGranted(policyInForce(shell.policies(), caller.at), member.role);
      const most =
        left?.upTo == null ? null : `You decide up to ${amount(left.upTo, viewer)} now without asking anyone.`;
      return actions.length === 0
        ? sayRefusal({ kind: 'nobody_can_approve', reasons: [], largestAllowed: null }, viewer)
        : giveForm(c, actions, most);
    }
    case 'open_decline':
      return declineForm(c, press.request, press.digest);
    case 'open_counter':
      return ofOpen(c, press.request, viewer, () => counterForm(c, press.request, press.digest));
    case 'open_discuss':
      return ofOpen(c, press.request, viewer, () => sentenceForm('discuss', c, press.request));
    case 'open_ask':
      return ofOpen(c, press.request, viewer, () => sentenceForm('ask_more', c, press.request));
    case 'open_answer':
      return ofOpen(c, press.request, viewer, () => sentenceForm('answer_more', c, press.request));
    case 'open_edit':
      return ofOpen(c, press.request, viewer, (request) =>
        editRequestForm(c, request, actionsGranted(policyInForce(shell.policies(), caller.at), member.role)),
      );
    case 'open_facts':
      return factsForm(c, {
        facts: context.policy === null ? [] : factsAsked(context.policy, member.role),
        evidence: context.policy === null ? [] : evidenceKinds(context.policy),
        people: colleagues(context, member),
      });
    case 'open_promise':
      return isOngoing(c) ? promiseForm(c, viewer) : sayRefusal({ kind: 'case_is_over', status: c.status }, viewer);
    case 'open_edit_thanks': {
      const shoutOut = c.shoutOuts.find((s) => s.id === press.shoutOut);
      return shoutOut?.status === 'draft'
        ? editThanksForm(c, shoutOut)
        : sayRefusal({ kind: 'no_such_shout_out' }, viewer);
    }
    case 'open_log':
    case 'give_suggested':
    case 'approve':
    case 'accept_counter':
    case 'snooze':
    case 'withdraw':
    case 'confirm_thanks':
    case 'drop_thanks':
    case 'keep_promise':
    case 'link':
    case 'link_event':
    case 'give_event':
    case 'show_case':
    case 'show_limits':
      throw new Error(`"${press.do}" opens no form`);
  }
}

/** A form about an undecided request; a sentence when it is decided meanwhile. */
function ofOpen(c: RecoveryCase, id: ThingId, viewer: Viewer, form: (request: ApprovalRequest) => Form): Form | Card {
  const request = c.requests.find((r) => r.id === id);
  if (request === undefined) return sayRefusal({ kind: 'no_such_request' }, viewer);
  return isOpen(request) ? form(request) : sayNo(alreadyDecided(request), viewer);
}

const sayNo = (answered: Answered, viewer: Viewer): Card =>
  sayRefusal(answered.ok ? { kind: 'no_such_request' } : answered.no, viewer);

/** Everybody a complaint may be about, the case's own team first. The one who fills in the form tells of others. */
function colleagues(context: CaseContext, member: Member): Member[] {
  const { team } = context.case;
  return context.loaded.members
    .filter((m) => m.active && m.id !== member.id)
    .toSorted((a, b) => Number(b.team === team) - Number(a.team === team) || a.name.localeCompare(b.name, 'en'));
}
