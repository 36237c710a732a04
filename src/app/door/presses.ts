/** What each button stands for, in one table: the wish it is, the form it opens, or the question it asks. A new button is a line in `press` and a row here. Pure. */
import type { MemberId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Command } from '../../core/case/commands.ts';
import type { Press } from '../../core/case/press.ts';
import { openLeaving, openNote } from './care/open-care.ts';
import { optOutForm } from '../../cards/care/opt-out-form.ts';
import { declineForm } from '../../cards/forms/forms.ts';
import { restrictForm } from '../../cards/forms/private-forms.ts';
import { counterForm, editRequestForm, sentenceForm } from '../../cards/forms/request-forms.ts';
import type { FormId } from '../../cards/kit/card.ts';
import { openDraft, openLetter } from './letters/open-letters.ts';
import { openPutRight, openReopen, openWants } from './again/open-again.ts';
import { openPaid } from './fulfilment/open-paid.ts';
import { openCall, openMove, openSettle, openVoid } from './promises/open-promises.ts';
import { openAdvise, openAskTeam, openAssist, openAssistAnswer } from './help/open-help.ts';
import { openChecked, openContact } from './contact/open-contact.ts';
import { openDismiss, openEdit, openMerge } from './life/open-life.ts';
import type { Intent } from './door.ts';
import type { PressRow } from './press-row.ts';
import { openDeclineHandover, openHandOver, openTake } from './owning/open-owning.ts';
import { openCoaching, openImprove, openOfferCoaching, openReview } from './learning/open-of-case.ts';
import { backToFile } from './setup/back-to-file.ts';
import { caseCard, draftCard, handoverCard, requestCard } from './pressed-on.ts';
import {
  openEditThanks,
  openFacts,
  openGive,
  openLift,
  openLink,
  openOfRequest,
  openPromise,
  openResolve,
  openSuggestion,
  openUnlink,
} from './press-forms.ts';

export const PRESSES: { readonly [K in Press['kind']]: PressRow<K> } = {
  give_suggested: {
    kind: 'wish',
    command: ({ case: c, suggestion, v }) => ({ kind: 'give_suggested', case: c, suggestion, v }),
    redraws: caseCard,
  },
  approve: {
    kind: 'wish',
    command: ({ case: c, request, digest }) => ({ kind: 'approve', case: c, request, digest, baseAmount: null }),
    redraws: requestCard,
  },
  resolve_accepted: {
    kind: 'wish',
    command: ({ case: c, done }) => ({
      kind: 'resolve',
      case: c,
      outcome: 'accepted',
      customerAccepted: 'yes',
      rootCause: null,
      processArea: null,
      whatHelped: null,
      done,
      isAll: true,
    }),
    // pressed in a private answer: the card in the channel follows by itself
    redraws: null,
  },
  accept_counter: {
    kind: 'wish',
    command: ({ case: c, request }) => ({ kind: 'accept_counter', case: c, request }),
    redraws: requestCard,
  },
  withdraw: {
    kind: 'wish',
    command: ({ case: c, request }) => ({ kind: 'withdraw', case: c, request }),
    redraws: requestCard,
  },
  snooze: {
    kind: 'wish',
    command: ({ case: c, request, minutes }) => ({ kind: 'snooze', case: c, request, minutes }),
    // what was pressed is a reminder: the answer is the sentence
    redraws: null,
  },
  confirm_thanks: {
    kind: 'wish',
    command: ({ case: c, shoutOut, audience }) => ({ kind: 'confirm_thanks', case: c, shoutOut, text: null, audience }),
    redraws: draftCard,
  },
  drop_thanks: {
    kind: 'wish',
    command: ({ case: c, shoutOut, never }) => ({ kind: 'drop_thanks', case: c, shoutOut, never }),
    redraws: draftCard,
  },
  keep_promise: {
    kind: 'wish',
    command: ({ case: c, promise }) => ({ kind: 'keep_promise', case: c, promise }),
    redraws: caseCard,
  },
  advice_helped: {
    kind: 'wish',
    command: ({ case: c, advice, answer }) => ({ kind: 'advice_helped', case: c, advice, answer }),
    // pressed on what was told in private, which follows by itself
    redraws: null,
  },
  withdraw_assist: {
    kind: 'wish',
    command: ({ case: c, assist }) => ({ kind: 'withdraw_assist', case: c, assist }),
    redraws: caseCard,
  },
  link: {
    kind: 'wish',
    command: ({ case: c, other }) => ({ kind: 'link', case: c, other }),
    redraws: caseCard,
  },
  merge: {
    kind: 'wish',
    command: ({ case: c, into }) => ({ kind: 'merge', case: c, into, because: null }),
    redraws: caseCard,
  },
  unlink: { kind: 'wish', command: ({ case: c, other }) => ({ kind: 'unlink', case: c, other }), redraws: caseCard },
  link_outage: { kind: 'wish', command: ({ case: c }) => ({ kind: 'link_outage', case: c }), redraws: caseCard },
  give_outage: { kind: 'wish', command: ({ case: c, v }) => ({ kind: 'give_outage', case: c, v }), redraws: caseCard },
  pay_again: {
    kind: 'wish',
    command: ({ case: c, action }) => ({ kind: 'pay_again', case: c, action, named: null }),
    redraws: caseCard,
  },
  open_hand_over: { kind: 'form', form: 'hand_over', open: openHandOver },
  open_take: { kind: 'form', form: 'take', open: openTake },
  open_decline_handover: { kind: 'form', form: 'decline_handover', open: openDeclineHandover },
  accept_handover: {
    kind: 'wish',
    command: ({ case: c, handover }) => ({ kind: 'accept_handover', case: c, handover }),
    redraws: handoverCard,
  },
  withdraw_handover: {
    kind: 'wish',
    command: ({ case: c, handover }) => ({ kind: 'withdraw_handover', case: c, handover }),
    // pressed on the case's card or in an answer
    redraws: caseCard,
  },
  undo: { kind: 'wish', command: ({ case: c }) => ({ kind: 'undo', case: c }), redraws: caseCard },

  survey_told: {
    kind: 'wish',
    command: ({ case: c, told }) => ({ kind: 'survey_told', case: c, told }),
    // the card with the link follows by itself
    redraws: null,
  },
  forget_note: {
    kind: 'wish',
    command: ({ case: c, note }) => ({ kind: 'forget_note', case: c, note }),
    redraws: null,
  },
  staying: { kind: 'wish', command: ({ case: c }) => ({ kind: 'staying', case: c }), redraws: null },
  winback: { kind: 'wish', command: ({ case: c, outcome }) => ({ kind: 'winback', case: c, outcome }), redraws: null },
  opt_in: { kind: 'wish', command: ({ case: c }) => ({ kind: 'opt_in', case: c }), redraws: null },

  open_log: { kind: 'log_form', words: ({ words }) => words },
  open_kept: { kind: 'kept_form', words: ({ words }) => words },
  open_give: { kind: 'form', form: 'give', open: openGive },
  open_suggestion: {
    kind: 'form',
    form: 'suggestion',
    open: (view, { suggestion }) => openSuggestion(view, suggestion),
  },
  open_resolve: { kind: 'form', form: 'resolve', open: (view) => openResolve(view) },
  open_facts: { kind: 'form', form: 'facts', open: openFacts },
  open_edit_case: { kind: 'form', form: 'edit', open: openEdit },
  open_dismiss: { kind: 'form', form: 'dismiss', open: openDismiss },
  open_paid: { kind: 'form', form: 'paid', open: openPaid },
  open_merge: { kind: 'form', form: 'merge', open: openMerge },
  open_wants: { kind: 'form', form: 'wants', open: openWants },
  open_withdrawn: { kind: 'form', form: 'resolve', open: (view) => openResolve(view, '', true) },
  open_put_right: { kind: 'form', form: 'put_right', open: openPutRight },
  open_reopen: { kind: 'form', form: 'reopen', open: openReopen },
  open_follow_up: { kind: 'follow_up', words: ({ words }) => words },
  letter_sent: {
    kind: 'wish',
    command: ({ case: c, letter }) => ({ kind: 'mark_sent', case: c, letter }),
    // pressed in a private answer: the card in the channel follows by itself
    redraws: null,
  },
  open_draft: { kind: 'form', form: 'draft', open: openDraft },
  open_letter: { kind: 'form', form: 'letter', open: openLetter },
  open_note: { kind: 'form', form: 'note', open: (view, { note }) => openNote(view, note) },
  open_leaving: { kind: 'form', form: 'leaving', open: (view, { standing }) => openLeaving(view, standing ?? null) },
  open_opt_out: { kind: 'form', form: 'opt_out', open: (view) => optOutForm(view.case, view.viewer) },
  open_promise: { kind: 'form', form: 'promise', open: openPromise },
  open_assist: { kind: 'form', form: 'assist', open: openAssist },
  open_ask_team: { kind: 'form', form: 'ask_team', open: openAskTeam },
  open_advise: { kind: 'form', form: 'advise', open: openAdvise },
  open_assist_done: { kind: 'form', form: 'assist_done', open: openAssistAnswer('assist_done') },
  open_assist_cannot: { kind: 'form', form: 'assist_cannot', open: openAssistAnswer('assist_cannot') },
  open_restrict: { kind: 'form', form: 'restrict', open: (view) => restrictForm(view.case, view.viewer) },
  open_lift: { kind: 'form', form: 'lift', open: openLift },
  open_link: { kind: 'form', form: 'link', open: openLink },
  open_unlink: { kind: 'form', form: 'unlink', open: openUnlink },
  open_move: { kind: 'form', form: 'move_promise', open: openMove },
  open_void: { kind: 'form', form: 'void_promise', open: openVoid },
  checked: {
    kind: 'wish',
    command: ({ case: c, how }) => ({ kind: 'follow_up', case: c, how, words: null }),
    // pressed in private: the card in the channel follows by itself
    redraws: null,
  },
  open_checked: { kind: 'form', form: 'checked', open: openChecked },
  open_contact: { kind: 'form', form: 'contact', open: openContact },
  open_call: { kind: 'form', form: 'call_back', open: openCall },
  open_settle: { kind: 'form', form: 'settle_promises', open: openSettle },
  open_decline: {
    kind: 'form',
    form: 'decline',
    open: (view, { request, digest }) =>
      openOfRequest(view, request, (asked) => declineForm(view.case, asked, digest, view.viewer)),
  },
  open_counter: {
    kind: 'form',
    form: 'counter',
    open: (view, { request, digest }) =>
      openOfRequest(view, request, (asked) => counterForm(view.case, asked, digest, view.viewer)),
  },
  open_discuss: {
    kind: 'form',
    form: 'discuss',
    open: (view, { request }) =>
      openOfRequest(view, request, (asked) => sentenceForm('discuss', view.case, asked, view.viewer)),
  },
  open_ask: {
    kind: 'form',
    form: 'ask_more',
    open: (view, { request }) =>
      openOfRequest(view, request, (asked) => sentenceForm('ask_more', view.case, asked, view.viewer)),
  },
  open_answer: {
    kind: 'form',
    form: 'answer_more',
    open: (view, { request }) =>
      openOfRequest(view, request, (asked) => sentenceForm('answer_more', view.case, asked, view.viewer)),
  },
  open_edit: {
    kind: 'form',
    form: 'edit_request',
    open: (view, { request }) =>
      openOfRequest(view, request, (asked) => editRequestForm(view.case, asked, view.granted, view.viewer)),
  },
  open_edit_thanks: { kind: 'form', form: 'edit_thanks', open: (view, { shoutOut }) => openEditThanks(view, shoutOut) },

  show_case: { kind: 'question', question: ({ case: c }) => ({ kind: 'show', case: c }) },
  show_phrased: { kind: 'question', question: (press) => ({ ...press, kind: 'phrased_letter' }) },
  show_letter: { kind: 'question', question: ({ case: c, words }) => ({ kind: 'letter', case: c, words }) },
  show_history: { kind: 'question', question: ({ case: c, page = 1 }) => ({ kind: 'history', case: c, page }) },
  show_words: { kind: 'question', question: ({ case: c }) => ({ kind: 'words', case: c }) },
  show_hidden: { kind: 'question', question: ({ case: c }) => ({ kind: 'hidden', case: c }) },
  show_menu: { kind: 'question', question: ({ case: c }) => ({ kind: 'menu', case: c }) },
  show_request: { kind: 'question', question: ({ case: c, request }) => ({ kind: 'request', case: c, request }) },
  show_survey: { kind: 'question', question: ({ case: c }) => ({ kind: 'survey', case: c }) },
  show_gestures: { kind: 'question', question: ({ case: c }) => ({ kind: 'gestures', case: c, remedy: null }) },
  choose_thanked: { kind: 'line', line: ({ how }) => `thanked ${how}` },
  show_thanked: { kind: 'question', question: () => ({ kind: 'thanked' }) },
  show_limits: { kind: 'question', question: () => ({ kind: 'limits' }) },
  show_help: { kind: 'question', question: ({ topic }) => ({ kind: 'help', topic }) },
  show_board: { kind: 'question', question: ({ page }) => ({ kind: 'board', page }) },

  open_improve: { kind: 'form', form: 'improve', open: openImprove },
  open_review: { kind: 'form', form: 'review', open: openReview },
  open_coaching: { kind: 'form', form: 'coaching', open: openCoaching },
  open_offer_coaching: { kind: 'form', form: 'offer_coaching', open: openOfferCoaching },
  open_coached: { kind: 'learning_form' },
  end_coaching: { kind: 'learning', act: ({ coaching, how }) => ({ kind: 'end_coaching', coaching, how }) },
  show_coaching: { kind: 'question', question: ({ page }) => ({ kind: 'coaching', page }) },
  pulse: {
    kind: 'learning',
    act: ({ month, item, answer }) => ({ kind: 'answer_pulse', month, answers: [{ item, answer }] }),
  },
  pulse_silence: { kind: 'learning', act: () => ({ kind: 'pulse_silence', silent: true }) },
  show_practice: { kind: 'question', question: ({ after = null }) => ({ kind: 'practice', drill: null, after }) },
  answer_drill: { kind: 'learning', act: ({ drill, answer }) => ({ kind: 'answer_drill', drill, answer }) },
  digest_vote: {
    kind: 'learning',
    act: ({ team, week, useful }) => ({ kind: 'vote_digest', of: { team, week }, useful }),
  },
  open_digest_sections: { kind: 'learning_form' },
  open_digest_idea: { kind: 'learning_form' },
  show_digest: { kind: 'question', question: () => ({ kind: 'digest', which: 'next' }) },
  open_ask_authority: { kind: 'learning_form' },
  talk_authority: { kind: 'learning', act: ({ asked }) => ({ kind: 'talk_authority', asked }) },
  show_readiness: { kind: 'question', question: () => ({ kind: 'readiness' }) },
  show_practised: { kind: 'question', question: () => ({ kind: 'practised' }) },
  settle_improvement: {
    kind: 'learning',
    act: ({ improvement, to }) => ({ kind: 'settle_improvement', improvement, to }),
  },
  open_improvement: { kind: 'learning_form' },
  show_improvements: { kind: 'question', question: ({ page }) => ({ kind: 'improvements', page }) },

  show_recognition: { kind: 'question', question: () => ({ kind: 'recognition' }) },
  open_thank: { kind: 'recognition_form' },
  thank_value: { kind: 'recognition', act: ({ thank, value }) => ({ kind: 'thank_value', thank, value }) },
  thank_likes: { kind: 'recognition', act: ({ thank, likes }) => ({ kind: 'thank_likes', thank, likes }) },
  answer_champion: { kind: 'recognition', act: ({ answer }) => ({ kind: 'answer_champion', answer }) },
  settle_thank: { kind: 'recognition', act: ({ thank, to }) => ({ kind: 'settle_thank', thank, to }) },

  open_murmur: { kind: 'murmur_form', murmur: ({ murmur }) => murmur },
  show_asides: { kind: 'question', question: ({ page }) => ({ kind: 'asides', page }) },
  log_aside: { kind: 'listening', act: ({ aside }) => ({ kind: 'log_aside', aside }) },
  right_aside: { kind: 'listening', act: ({ aside }) => ({ kind: 'right_aside', aside }) },
  decline_murmur: { kind: 'listening', act: ({ murmur }) => ({ kind: 'decline_murmur', murmur }) },

  show_setup: { kind: 'question', question: ({ team = null, page }) => ({ kind: 'setup', team, page }) },
  show_setup_history: { kind: 'question', question: ({ page }) => ({ kind: 'setup_history', page }) },
  open_setup: { kind: 'setup_form' },
  setup_back: { kind: 'setup', act: backToFile },
  setup_settle: { kind: 'setup', act: ({ n, outcome }) => ({ kind: 'settle', n, outcome, typed: null }) },

  say_line: { kind: 'line', line: ({ line }) => line },
};

/** The row of a press; by its kind, so that what the row takes is that very press. */
export function rowOf<K extends Press['kind']>(kind: K): PressRow<K> {
  return PRESSES[kind];
}

/** The button that opens a form of a case; undefined for a log, which opens without one. */
export const kindThatOpens = (form: FormId): string | undefined =>
  Object.entries(PRESSES).find(([, row]) => row.kind === 'form' && row.form === form)?.[0];

/** A press either opens a form, asks a question, is a wish, or a line that `hear` reads. */
export function intentOf(press: Press, hear: (line: string) => Intent): Intent {
  const row = rowOf(press.kind);
  switch (row.kind) {
    case 'wish':
      return { kind: 'wish', wish: { kind: 'press', press } };
    case 'learning':
      return { kind: 'wish', wish: { kind: 'learning', act: row.act(press) } };
    case 'recognition':
      return { kind: 'wish', wish: { kind: 'recognition', act: row.act(press) } };
    case 'setup':
      return { kind: 'wish', wish: { kind: 'setup', act: row.act(press) } };
    case 'listening':
      return { kind: 'wish', wish: { kind: 'listening', act: row.act(press) } };
    case 'form':
    case 'murmur_form':
    case 'recognition_form':
    case 'follow_up':
    case 'learning_form':
    case 'setup_form':
    case 'kept_form':
      return { kind: 'form', form: { kind: 'press', press } };
    case 'log_form':
      if (row.words(press) !== undefined) return { kind: 'form', form: { kind: 'press', press } };
      return { kind: 'form', form: { kind: 'log', text: '', permalink: null, source: 'chat' } };
    case 'question':
      return { kind: 'question', question: row.question(press) };
    case 'line':
      return hear(row.line(press));
  }
}

/** The command a press stands for, and the message it was pressed on. */
export function commandOf(
  press: Press,
  by: MemberId,
): { readonly command: Command; readonly redraws: MessageSubject | null } {
  const row = rowOf(press.kind);
  if (row.kind !== 'wish') throw new Error(`"${press.kind}" is not a wish: it opens a form or asks a question`);
  return { command: row.command(press), redraws: row.redraws?.(press, by) ?? null };
}
