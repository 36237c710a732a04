/** The grammar, verb by verb: what each asks for, and what it says when something is missing. Decisions and promises have pages of their own. */
import { describe, expect, it } from 'vitest';
import type { Verb } from '../../../src/cards/answers/help-card.ts';
import { hear, VERBS } from '../../../src/app/door/hear.ts';
import type { Hearing } from '../../../src/app/door/hearing.ts';
import { eur, R } from '../../core/case/build.ts';
import { HOW_THANKED, LANGUAGES } from './thanked-lines.ts';

const hearing: Hearing = {
  locale: 'en-GB',
  currency: 'EUR',
  actions: new Map(Object.entries({ refund: 'money', points: 'points', upgrade: 'in_kind', apology: 'free' } as const)),
  facts: new Map(),
  evidence: [],
};
type Heard = readonly (readonly [line: string, asked: object])[];
const command = (asked: object): object => ({ kind: 'wish', wish: { kind: 'command', command: asked } });
const wish = (asked: object): object => ({ kind: 'wish', wish: asked });
const form = (opening: object): object => ({ kind: 'form', form: opening });
const question = (asked: object): object => ({ kind: 'question', question: asked });
const learning = (act: object): object => ({ kind: 'wish', wish: { kind: 'learning', act } });
const missing = (why: object): object => ({ kind: 'not_understood', why });
const of = (kind: string, asked: object = {}): object => command({ kind, case: R(7), ...asked });
const given = (kind: string, size: object = {}): object => ({ kind, amount: null, units: null, cost: null, ...size });

/** Lines that begin with the verb; one that is missing here does not compile. */
const LINES: Readonly<Record<Verb, Heard>> = {
  help: [
    ['help', question({ kind: 'help' })],
    ['help cases', question({ kind: 'help', topic: 'case' })],
    ['help Team?', question({ kind: 'help', topic: 'team' })],
    ['hilfe fälle', question({ kind: 'help', topic: 'case' })],
    ['help storm', question({ kind: 'help', topic: 'team' })],
    ['help me with this', question({ kind: 'help' })],
  ],
  log: [
    ['log Room 412:  no hot water', form({ kind: 'log', text: 'Room 412:  no hot water', source: 'chat' })],
    ['log', form({ kind: 'log', text: '' })],
  ],
  give: [
    [
      `give R-7 refund 40 EUR for passenger ${'Ada '.repeat(21)}`,
      missing({ kind: 'passengers', no: 'long', most: 75 }),
    ],
    ['give R-7 refund 40 EUR', of('give', { items: [given('refund', { amount: eur(40) })], because: null })],
    ['give R-7 refund 40 because of the boiler', of('give', { because: 'of the boiler' })],
    ['give R-7 points 2000', of('give', { items: [given('points', { units: 2000n })] })],
    ['give R-7 upgrade 60 EUR', of('give', { items: [given('upgrade', { cost: eur(60) })] })],
    ['give R-7 apology', of('give', { items: [given('apology')] })],
    ['give R-7', missing({ kind: 'action_missing' })],
    ['give R-7 castle', missing({ kind: 'unknown_action', typed: 'castle' })],
    ['give R-7 apology 40 EUR', missing({ kind: 'no_amount_here', remedy: 'apology' })],
    ['give R-7 points many', missing({ kind: 'not_a_number', typed: 'many' })],
    ['give R-7 refund 1,234', missing({ kind: 'amount' })],
    ['give R-7 points 3 nights', of('give', { items: [given('points', { units: 3n })] })],
    ['give R-7 refund 10%', question({ kind: 'share', case: R(7), remedy: 'refund', percent: 10, because: null })],
    ['give R-7 refund 12,5 % – late', question({ kind: 'share', percent: 12.5, because: 'late' })],
    ['give R-7 refund 10 percent of the order', question({ kind: 'share', percent: 10 })],
    ['give R-7 refund 10% of 80 EUR', missing({ kind: 'amount' })],
    ['give R-7 refund 0%', missing({ kind: 'amount' })],
    ['give R-7 points 10%', missing({ kind: 'not_a_number' })],
  ],
  resolve: [
    ['resolve R-7', form({ kind: 'resolve', case: R(7) })],
    ['resolve R-7 they were happy', form({ kind: 'resolve', case: R(7), words: 'they were happy' })],
    ['resolve R-7 – they were happy', form({ kind: 'resolve', case: R(7), words: 'they were happy' })],
  ],
  promise: [
    ['promise R-7 17:00 call back', wish({ kind: 'promise', case: R(7), typed: '17:00 call back' })],
    ['promise R-7', form({ kind: 'press', press: { kind: 'open_promise', case: R(7), v: 0 } })],
  ],
  kept: [
    ['kept R-7', of('keep_promise', { promise: null })],
    ['kept R-7, done now. Thanks!', of('keep_promise', { promise: null })],
  ],
  moved: [
    [
      'moved R-7 tomorrow 10:00, customer agreed',
      wish({ kind: 'move', case: R(7), typed: 'tomorrow 10:00, customer agreed' }),
    ],
    ['Moved R-7 to 18:00', wish({ kind: 'move', case: R(7), typed: '18:00' })],
    ['moved R-7', form({ kind: 'press', press: { kind: 'open_move', case: R(7), v: 0 } })],
    ['moved', missing({ kind: 'case_missing' })],
  ],
  move: [['move R-7 tomorrow 10:00', wish({ kind: 'move', case: R(7), typed: 'tomorrow 10:00' })]],
  contacted: [
    ['contacted R-7', of('contact', { reached: 'yes', words: null })],
    ['contacted R-7 called, will wait', of('contact', { reached: 'yes', words: 'called, will wait' })],
    ['contacted R-7 because they rang', of('contact', { reached: 'yes', words: 'they rang' })],
    ['contacted R-7 no answer', of('contact', { reached: 'no', words: 'no answer' })],
    ['contacted R-7: nicht erreicht', of('contact', { reached: 'no' })],
    ['contacted R-7 no way to reach because no number', of('contact', { reached: 'never' })],
    ['contacted R-7 does not want to be called', of('contact', { reached: 'never' })],
    ['contacted', missing({ kind: 'case_missing' })],
  ],
  checked: [
    ['checked R-7 all well', of('follow_up', { how: 'well' })],
    ['checked R-7: alles gut, danke', of('follow_up', { how: 'well' })],
    ['checked R-7 not well because the room is cold', of('follow_up', { how: 'not_well', words: 'the room is cold' })],
    ['checked R-7 no answer', of('follow_up', { how: 'not_reached' })],
    ['checked R-7', form({ kind: 'press', press: { kind: 'open_checked' } })],
    ['checked R-7 not well', form({ kind: 'press', press: { kind: 'open_checked' } })],
  ],
  told: [['told R-7 how it stands', of('contact', { reached: 'yes', words: 'how it stands' })]],
  void: [
    [
      'void R-7 because the customer released us',
      of('void_promise', { promise: null, reason: 'the customer released us' }),
    ],
    ['void R-7', form({ kind: 'press', press: { kind: 'open_void', case: R(7), v: 0 } })],
    ['void R-7 because', form({ kind: 'press', press: { kind: 'open_void' } })],
  ],
  advice: [
    ['advice R-7', form({ kind: 'press', press: { kind: 'open_ask_team', case: R(7), v: 0 } })],
    ['advice R-7 would you offer a move?', of('ask_team', { text: 'would you offer a move?' })],
    ['second opinion on R-7: a move?', of('ask_team', { text: 'a move?' })],
    ['ask the team R-7 a move?', of('ask_team', { text: 'a move?' })],
    ['ask my team about R-7, a move?', of('ask_team', { text: 'a move?' })],
    ['zweite Meinung zu R-7 ein anderes Zimmer?', of('ask_team', { text: 'ein anderes Zimmer?' })],
    ['advice', missing({ kind: 'case_missing' })],
  ],
  advise: [
    ['advise R-7 offer the quiet room', of('advise', { advice: null, text: 'offer the quiet room' })],
    ['advise R-7', missing({ kind: 'words_missing' })],
  ],
  assist: [
    ['assist R-7', form({ kind: 'press', press: { kind: 'open_assist', case: R(7), v: 0 } })],
    ['assist R-7 @nils by 17:00 two towels', wish({ kind: 'assist', case: R(7), typed: '@nils by 17:00 two towels' })],
    ['assist R-7 done: towels are there', of('answer_assist', { assist: null, how: 'done', text: 'towels are there' })],
    ['assist R-7 I can’t, none left', of('answer_assist', { assist: null, how: 'cannot', text: 'none left' })],
    ['assist R-7 geht nicht – keine da', of('answer_assist', { how: 'cannot', text: 'keine da' })],
    ['assist R-7 withdraw', of('withdraw_assist', { assist: null })],
    ['assist R-7 withdraw the bed', missing({ kind: 'did_you_mean' })],
  ],
  link: [
    ['link R-7 R-8', of('link', { other: R(8) })],
    ['link R-7 with r8', of('link', { other: R(8) })],
    ['link R-7 8', of('link', { other: R(8) })],
    ['link R-7 with R-8, the same guest', of('link', { other: R(8), because: 'the same guest' })],
    ['link R-7 R-8 because it is one night', of('link', { other: R(8), because: 'it is one night' })],
    ['link R-7 412 Smith', missing({ kind: 'link_words', verb: 'link', case: R(7), typed: '412 Smith' })],
    ['link R-7 412 because it is her room', of('link_customer', { customer: '412', because: 'it is her room' })],
    ['link R-7', form({ kind: 'press', press: { kind: 'open_link', case: R(7), v: 0 } })],
    ['link R-7 with Room 412', missing({ kind: 'link_words', verb: 'link', case: R(7), typed: 'Room 412' })],
    [
      'link R-7 with QX7PLM because it is her booking',
      of('link_customer', { customer: 'QX7PLM', because: 'it is her booking' }),
    ],
  ],
  unlink: [
    ['unlink R-7 from R-8', of('unlink', { other: R(8) })],
    ['unlink R-7 R-8 – two rooms', of('unlink', { other: R(8), because: 'two rooms' })],
    ['unlink R-7', form({ kind: 'press', press: { kind: 'open_unlink', case: R(7), v: 0 } })],
  ],
  edit: [
    ['edit R-7', form({ kind: 'press', press: { kind: 'open_edit_case', case: R(7), v: 0 } })],
    ['edit R-7 urgency S2', of('edit', { changes: { severity: 'S2' }, because: null })],
    ['edit R-7 urgency: today matters', of('edit', { changes: { severity: 'S2' } })],
    ['edit R-7 failure too late because the bus was', of('edit', { changes: { failure: 'outcome.delay' } })],
    ['edit R-7 failure lost', of('edit', { changes: { failure: 'outcome.lost_damaged' } })],
    ['edit R-7 stage after', of('edit', { changes: { stage: 'after' } })],
    ['edit R-7 customer Room 412', of('edit', { changes: { customer: 'Room 412' } })],
    ['edit R-7 order value 300 EUR', of('edit', { changes: { orderValue: eur(300) } })],
    ['edit R-7 loss none', of('edit', { changes: { lossValue: null } })],
    ['edit R-7 wants another room', of('edit', { changes: { remedySought: 'another room' } })],
    [
      'edit R-7 add because of it she missed a train',
      of('edit', { changes: { addition: 'because of it she missed a train' } }),
    ],
    ['edit R-7 deadline tomorrow 9:00', wish({ kind: 'deadline', case: R(7), typed: 'tomorrow 9:00', because: null })],
    ['edit R-7 deadline none', of('edit', { changes: { deadline: null } })],
    ['edit R-7 urgency soonish', missing({ kind: 'edit_words', case: R(7), field: 'severity' })],
    ['edit R-7 loss a lot', missing({ kind: 'edit_words', field: 'lossValue' })],
    ['edit R-7 Room 412', missing({ kind: 'edit_words', field: null, typed: 'Room 412' })],
  ],
  correct: [['correct R-7 stage before', of('edit', { changes: { stage: 'before' } })]],
  draft: [
    ['draft R-7', of('draft', { letter: null, language: null, tone: null })],
    ['draft R-7 apology in spanish', of('draft', { letter: 'apology', language: 'es', tone: null })],
    [
      'draft R-7 Zwischenbescheid auf Deutsch, bitte per du',
      of('draft', { letter: 'holding', language: 'de', tone: 'informal' }),
    ],
    ['draft R-7 holding letter in French', of('draft', { letter: 'holding', language: 'fr', tone: null })],
    ["draft R-7 what we can and can't do", of('draft', { letter: 'cannot', language: null })],
    ['draft R-7 a poem', missing({ kind: 'draft_words', typed: 'a poem' })],
    ['draft', missing({ kind: 'case_missing' })],
  ],
  sent: [
    ['sent R-7 final response', of('mark_sent', { letter: 'final' })],
    ['sent R-7 Eingangsbestätigung', of('mark_sent', { letter: 'acknowledgement' })],
    ['sent R-7', missing({ kind: 'draft_words', verb: 'sent' })],
    ['sent R-7 flowers', missing({ kind: 'draft_words', typed: 'flowers' })],
  ],
  history: [
    ['history R-7', question({ kind: 'history', case: R(7) })],
    ['history R-7 2', question({ kind: 'history', case: R(7), page: 2 })],
    ['history R-7 of Monday', missing({ kind: 'did_you_mean' })],
  ],
  paid: [
    ['paid R-7', of('settle_payment', { action: null, named: null, to: 'confirmed', reference: null })],
    ['paid R-7 ref ABC-1', of('settle_payment', { named: null, to: 'confirmed', reference: 'ABC-1' })],
    [
      'paid R-7 refund 40 EUR with reference ABC 1',
      of('settle_payment', {
        named: { amount: null, units: null, items: [{ kind: 'refund', amount: eur(40), units: null }] },
        reference: 'ABC 1',
      }),
    ],
    ['paid R-7 yesterday at the desk', missing({ kind: 'did_you_mean' })],
    ['paid', missing({ kind: 'case_missing', verb: 'paid' })],
  ],
  failed: [
    ['failed R-7 because the card expired', of('settle_payment', { to: 'failed', reason: 'the card expired' })],
    ['failed R-7 the card expired', of('settle_payment', { named: null, reason: 'the card expired' })],
    [
      'failed R-7 refund ref ABC-1 – card expired',
      of('settle_payment', {
        named: { amount: null, units: null, items: [{ kind: 'refund', amount: null, units: null }] },
        reference: 'ABC-1',
        reason: 'card expired',
      }),
    ],
    ['failed R-7', of('settle_payment', { to: 'failed', reason: null })],
    [
      'failed R-7 for good because they do not want it',
      of('settle_payment', { to: 'dropped', reason: 'they do not want it' }),
    ],
  ],
  pay: [
    ['pay again R-7', of('pay_again', { action: null, named: null })],
    ['pay R-7 again', of('pay_again', { named: null })],
    ['pay noch einmal R-7', of('pay_again', { named: null })],
    [
      'pay again R-7 refund',
      of('pay_again', {
        named: { amount: null, units: null, items: [{ kind: 'refund', amount: null, units: null }] },
      }),
    ],
    ['pay again R-7 but only half', missing({ kind: 'did_you_mean' })],
    [
      'pay R-7 refund 40 EUR',
      missing({ kind: 'did_you_mean', lines: [{ label: 'give', line: 'give R-7 refund 40 EUR' }] }),
    ],
  ],
  reconcile: [
    ['reconcile R-7', form({ kind: 'press', press: { kind: 'open_paid', case: R(7), v: 0 } })],
    ['reconcile R-7 on Monday', missing({ kind: 'did_you_mean' })],
  ],
  dismiss: [
    ['dismiss R-7', form({ kind: 'press', press: { kind: 'open_dismiss', case: R(7), v: 0 } })],
    ['dismiss R-7 test', of('dismiss', { reason: 'test', words: null })],
    ['dismiss R-7 as a duplicate of R-8', of('dismiss', { reason: 'duplicate', words: 'of R-8' })],
    [
      'dismiss R-7 not a complaint, they asked the way',
      of('dismiss', { reason: 'not_a_complaint', words: 'they asked the way' }),
    ],
    ['dismiss R-7 wrong place', of('dismiss', { reason: 'wrong_place', words: null })],
    ['dismiss R-7 because it was a question', of('dismiss', { reason: 'other', words: 'it was a question' })],
    ['dismiss R-7 testimony of a guest', of('dismiss', { reason: 'other', words: 'testimony of a guest' })],
  ],
  merge: [
    ['merge R-7', form({ kind: 'press', press: { kind: 'open_merge', case: R(7), v: 0 } })],
    ['merge R-7 into R-8', of('merge', { into: R(8), because: null })],
    ['merge R-7 r8 because it is one night', of('merge', { into: R(8), because: 'it is one night' })],
    ['merge R-7 with the other one', missing({ kind: 'not_a_case', typed: 'the other one' })],
  ],
  survey: [
    ['survey R-7', question({ kind: 'survey', case: R(7) })],
    ['survey R-7 said they hate it', missing({ kind: 'did_you_mean' })],
    ['survey', missing({ kind: 'case_missing' })],
  ],
  voucher: [
    ['voucher R-7', question({ kind: 'gestures', case: R(7), remedy: null })],
    ['voucher R-7 for late_checkout', question({ kind: 'gestures', case: R(7), remedy: 'late_checkout' })],
    ['voucher R-7 40 EUR', missing({ kind: 'did_you_mean' })],
    ['voucher', missing({ kind: 'case_missing' })],
  ],
  remember: [
    ['remember R-7 prefers a quiet room', of('remember', { text: 'prefers a quiet room' })],
    ['remember R-7', form({ kind: 'press', press: { kind: 'open_note', case: R(7), v: 0 } })],
    ['remember that they like tea', missing({ kind: 'not_a_case' })],
  ],
  forget: [['forget R-7', question({ kind: 'notes', case: R(7) })]],
  at: [
    [
      'at risk R-7 price because the tariff is dearer',
      of('leaving', { standing: 'at_risk', reason: 'price', because: 'the tariff is dearer', consent: false }),
    ],
    [
      'at R-7 risk they said so, with consent',
      of('leaving', { reason: 'other', because: 'they said so', consent: true }),
    ],
    ['at risk R-7', form({ kind: 'press', press: { kind: 'open_leaving', case: R(7), v: 0, standing: 'at_risk' } })],
    ['at ease', missing({ kind: 'words_missing' })],
  ],
  lost: [
    ['lost R-7 moved', of('leaving', { standing: 'lost', reason: 'moved', because: null })],
    ['lost R-7', form({ kind: 'press', press: { kind: 'open_leaving', case: R(7), v: 0, standing: 'lost' } })],
  ],
  staying: [['staying R-7', of('staying')]],
  winback: [
    ['winback', question({ kind: 'winback' })],
    ['winback R-7 won', of('winback', { outcome: 'won' })],
    ['winback R-7 no answer', of('winback', { outcome: 'no_answer' })],
    ['winback R-7 perhaps', missing({ kind: 'words_missing' })],
  ],
  opt: [
    ['opt out R-7', form({ kind: 'press', press: { kind: 'open_opt_out', case: R(7), v: 0 } })],
    ['opt out R-7 because no more mails', of('opt_out', { because: 'no more mails' })],
    ['opt R-7 out: no more mails', of('opt_out', { because: 'no more mails' })],
    ['opt in R-7', of('opt_in')],
    ['opt in R-7 on Monday', missing({ kind: 'did_you_mean' })],
    ['opt', missing({ kind: 'words_missing' })],
    ['opt R-7', missing({ kind: 'words_missing' })],
    ['opt out of it all', missing({ kind: 'not_a_case' })],
  ],
  undo: [
    ['undo R-7', of('undo')],
    ['undo R-7 on Monday', missing({ kind: 'did_you_mean' })],
  ],
  wants: [
    ['correct R-7 for the customer', form({ kind: 'press', press: { kind: 'open_put_right', case: R(7), v: 0 } })],
    [
      'correct R-7 for the customer, policy: two nights',
      of('put_right', { text: 'two nights', leadsTo: 'policy_change' }),
    ],
    ['correct R-7 für den Kunden: zwei Nächte', of('put_right', { text: 'zwei Nächte', leadsTo: 'lesson' })],
    ['resolve R-7 withdrawn', form({ kind: 'press', press: { kind: 'open_withdrawn', case: R(7), v: 0 } })],
    ['wants R-7', form({ kind: 'press', press: { kind: 'open_wants', case: R(7), v: 0 } })],
    ['wants R-7 another room', of('edit', { changes: { remedySought: 'another room' }, because: null })],
  ],
  reopen: [
    ['reopen R-7', form({ kind: 'press', press: { kind: 'open_reopen', case: R(7), v: 0 } })],
    ['reopen R-7 because it is cold again', of('reopen', { reason: 'it is cold again' })],
    ['reopen r7 they rang once more', of('reopen', { reason: 'they rang once more' })],
  ],
  handover: [
    ['handover R-7 @bob the guest calls', wish({ kind: 'handover', case: R(7), typed: '@bob the guest calls' })],
    ['Hand over R-7 to @bob: rings at 5', wish({ kind: 'handover', case: R(7), typed: '@bob: rings at 5' })],
    ['übergeben R-7 an Bob weil er da ist', wish({ kind: 'handover', case: R(7), typed: 'Bob weil er da ist' })],
    ['handover R-7', form({ kind: 'press', press: { kind: 'open_hand_over', case: R(7) } })],
    ['handover @next', question({ kind: 'shift', typed: null })],
    ['handover to the next shift', question({ kind: 'shift', typed: null })],
    ['übergabe an die nächste Schicht', question({ kind: 'shift', typed: null })],
    ['handover', question({ kind: 'shift', typed: null })],
    ['handover @bob all is quiet', question({ kind: 'shift', typed: '@bob all is quiet' })],
    ['handover all to @bob all is quiet', wish({ kind: 'handover_all', typed: '@bob all is quiet', why: 'shift' })],
    ['übergeben alle an Bob', wish({ kind: 'handover_all', typed: 'Bob', why: 'shift' })],
    ['handover absence max', wish({ kind: 'handover_all', typed: 'max', why: 'absence' })],
    ['handover accept R-7', of('accept_handover', { handover: null })],
    ['handover decline R-7 because I leave, too', of('decline_handover', { reason: 'I leave, too' })],
    ['handover ablehnen R-7', of('decline_handover', { reason: null })],
    ['handover withdraw R-7', of('withdraw_handover', { handover: null })],
    ['handover withdraw R-7 on Monday', missing({ kind: 'did_you_mean' })],
  ],
  take: [
    ['take R-7 because Ana is ill', of('take', { because: 'Ana is ill' })],
    ['take over R-7: Ana is ill', of('take', { because: 'Ana is ill' })],
    ['übernehmen R-7 weil Ana krank ist', of('take', { because: 'Ana krank ist' })],
    ['take R-7', form({ kind: 'press', press: { kind: 'open_take', case: R(7) } })],
  ],
  restrict: [
    ['restrict R-7 because a child is named', of('restrict', { sensitivity: null, reason: 'a child is named' })],
    [
      'restrict R-7 staff misconduct because of how',
      of('restrict', { sensitivity: 'staff_misconduct', reason: 'of how' }),
    ],
    ['restrict R-7 Injury: she fell', of('restrict', { sensitivity: 'injury', reason: 'she fell' })],
    ['restrict R-7 press, a reporter asked', of('restrict', { sensitivity: 'press', reason: 'a reporter asked' })],
    ['restrict R-7 a child is named', of('restrict', { sensitivity: null, reason: 'a child is named' })],
    ['restrict R-7', form({ kind: 'press', press: { kind: 'open_restrict', case: R(7), v: 0 } })],
  ],
  hold: [['hold R-7 because a court asks', of('hold', { because: 'a court asks' })]],
  lift: [
    ['lift R-7 because it was about a film', of('lift', { reason: 'it was about a film' })],
    ['lift R-7', form({ kind: 'press', press: { kind: 'open_lift', case: R(7), v: 0 } })],
  ],
  show: [
    ['show R-7', question({ kind: 'show', case: R(7) })],
    ['show', missing({ kind: 'case_missing', verb: 'show' })],
    ['show Room', missing({ kind: 'not_a_case', typed: 'Room' })],
  ],
  find: [
    ['find hot water', question({ kind: 'find', words: 'hot water' })],
    ['find', missing({ kind: 'words_missing', verb: 'find' })],
  ],
  approve: [['approve R-7', of('approve', { request: null, digest: null, named: null, baseAmount: null })]],
  decline: [
    ['decline R-7 because too much', of('decline', { request: null, reason: 'too much' })],
    ['decline R-7', missing({ kind: 'reason_needed' })],
  ],
  counter: [
    ['counter R-7 250 EUR because one night', of('counter', { items: [], amount: eur(250), reason: 'one night' })],
    [
      'counter R-7 refund 200 EUR + upgrade because of the view',
      of('counter', { items: [given('refund', { amount: eur(200) }), given('upgrade')], amount: null }),
    ],
    ['counter R-7', missing({ kind: 'words_missing', verb: 'counter' })],
    ['counter R-7 castle', missing({ kind: 'amount' })],
    ['counter R-7 castle + upgrade', missing({ kind: 'unknown_action', typed: 'castle' })],
  ],
  accept: [['accept R-7', of('accept_counter', { request: null, named: null })]],
  discuss: [
    ['discuss R-7 they lost both nights', of('discuss', { text: 'they lost both nights' })],
    ['discuss R-7', missing({ kind: 'words_missing', verb: 'discuss' })],
  ],
  ask: [
    ['ask R-7 another room?', of('ask_more', { text: 'another room?' })],
    ['ask R-7', missing({ kind: 'words_missing', verb: 'ask' })],
  ],
  answer: [
    ['answer R-7 we were full', of('answer_more', { text: 'we were full' })],
    ['answer R-7', missing({ kind: 'words_missing', verb: 'answer' })],
  ],
  withdraw: [['withdraw R-7', of('withdraw', { request: null })]],
  away: [
    [
      'away 2026-12-09 to 2026-12-20 @max',
      wish({ kind: 'away', from: '2026-12-09', until: '2026-12-20', deputy: '@max' }),
    ],
    ['away Now until 2026-12-20', wish({ kind: 'away', from: 'now', until: '2026-12-20', deputy: null })],
    ['away tomorrow', missing({ kind: 'dates_missing' })],
  ],
  back: [['back', wish({ kind: 'back' })]],
  thanked: HOW_THANKED,
  language: LANGUAGES,
  storm: [
    ['storm on 6h boilers down', wish({ kind: 'storm_on', ms: 6 * 3_600_000, reason: 'boilers down' })],
    ['storm on 90 minutes because “boilers down”', wish({ kind: 'storm_on', ms: 5_400_000, reason: 'boilers down' })],
    ['storm off', wish({ kind: 'storm_off' })],
    ['storm on 6h', missing({ kind: 'storm_words' })],
    ['storm', missing({ kind: 'storm_words' })],
  ],
  event: [
    [
      'event open “No hot water” remedy refund 30 EUR',
      wish({ kind: 'outage_open', name: 'No hot water', remedy: given('refund', { amount: eur(30) }) }),
    ],
    ['event open No hot water', wish({ kind: 'outage_open', name: 'No hot water', remedy: null })],
    ['event close', wish({ kind: 'outage_close' })],
    ['event link R-7', of('link_outage')],
    ['event unlink R-7', of('unlink_outage')],
    ['event open', missing({ kind: 'outage_words' })],
    ['event open X remedy castle', missing({ kind: 'unknown_action', typed: 'castle' })],
    ['event link', missing({ kind: 'case_missing', verb: 'event link' })],
    ['event', missing({ kind: 'outage_words' })],
  ],
  limits: [['limits', question({ kind: 'limits' })]],
  board: [
    ['board', question({ kind: 'board', page: 1 })],
    ['board please', question({ kind: 'board', page: 1 })],
    ['Board 2', question({ kind: 'board', page: 2 })],
    ['board page 3', question({ kind: 'board', page: 3 })],
    ['board 0', missing({ kind: 'did_you_mean' })],
    ['board games in the lobby', missing({ kind: 'did_you_mean' })],
  ],
  mine: [['mine', question({ kind: 'mine' })]],
  policy: [['policy', question({ kind: 'policy' })]],
  whocan: [
    ['whocan 400 EUR', question({ kind: 'whocan', amount: '400 EUR' })],
    ['whocan', missing({ kind: 'words_missing', verb: 'whocan' })],
  ],
  pulse: [
    ['pulse', question({ kind: 'pulse' })],
    ['pulse off', learning({ kind: 'pulse_silence', silent: true })],
    ['pulse start', learning({ kind: 'switch_pulse', on: true })],
    [
      'pulse ja, teils, nein',
      learning({
        kind: 'answer_pulse',
        month: null,
        answers: [
          { item: 'knew', answer: 'yes' },
          { item: 'backed', answer: 'partly' },
          { item: 'enough', answer: 'no' },
        ],
      }),
    ],
    ['pulse yes no', missing({ kind: 'pulse_words' })],
    ['pulse yes no perhaps', missing({ kind: 'pulse_words' })],
  ],
  nominate: [['nominate @bob R-7 because he keeps his word', wish({ kind: 'recognition' })]],
  recognition: [['recognition', question({ kind: 'recognition' })]],
  thanks: [['thanks', question({ kind: 'thanking' })]],
  triage: [['triage', question({ kind: 'triage' })]],
  readiness: [
    ['readiness', question({ kind: 'readiness' })],
    ['readiness ask', form({ kind: 'press', press: { kind: 'open_ask_authority' } })],
    ['readiness ask refunds at night', learning({ kind: 'ask_authority', why: 'refunds at night' })],
    ['Readiness bitten: Erstattungen', learning({ kind: 'ask_authority', why: 'Erstattungen' })],
    ['readiness of the whole team', missing({ kind: 'did_you_mean' })],
  ],
  practice: [
    ['practise please', question({ kind: 'practice', drill: null, after: null })],
    ['Üben', question({ kind: 'practice', drill: null, after: null })],
    ['practice cold-shower', question({ kind: 'practice', drill: 'cold-shower', after: null })],
    ['practice cold-shower Give.', learning({ kind: 'answer_drill', drill: 'cold-shower', answer: 'give' })],
    ['practice a-b entschuldigen', learning({ kind: 'answer_drill', drill: 'a-b', answer: 'apologise' })],
    ['practice done', question({ kind: 'practised' })],
    ['practice cold-shower shout at them', missing({ kind: 'did_you_mean' })],
  ],
  coaching: [
    ['coaching', question({ kind: 'coaching', page: 1 })],
    ['coaching R-7', form({ kind: 'press', press: { kind: 'open_coaching', case: R(7), v: 0 } })],
    [
      'coaching R-7 I promised too early',
      learning({ kind: 'ask_coaching', case: R(7), coach: null, own: 'I promised too early' }),
    ],
    ['coaching R-7 with @mia: too early', learning({ kind: 'ask_coaching', coach: '@mia', own: 'too early' })],
    ['coaching R-7 for @ana', learning({ kind: 'offer_coaching', case: R(7), to: '@ana' })],
    ['coaching R-7 for the next time I call first', learning({ kind: 'ask_coaching' })],
  ],
  review: [
    ['review R-7', form({ kind: 'press', press: { kind: 'open_review', case: R(7), v: 0 } })],
    ['review R-7 in the way: no sign', of('review', { helped: null, hindered: 'no sign', change: null })],
    [
      'review R-7 helped: asking first; change: a sign',
      of('review', { helped: 'asking first', hindered: null, change: 'a sign' }),
    ],
    ['review R-7 asking first', of('review', { helped: 'asking first', hindered: null, change: null })],
    ['review', missing({ kind: 'case_missing', verb: 'review' })],
  ],
  improve: [
    [
      'improve R-7 say it at check-in @max by Friday',
      learning({
        kind: 'improve',
        case: R(7),
        text: 'say it at check-in',
        owner: '@max',
        due: 'by Friday',
        from: 'idea',
      }),
    ],
    ['improve R-7 say it by mail', learning({ text: 'say it', due: 'by mail', owner: null })],
    ['improve R-7 by the window it leaks', learning({ text: 'by the window it leaks', due: null })],
    [
      'improve R-7 <@U9|max> answer by mail until 2026-12-11',
      learning({ text: 'answer by mail', owner: '<@U9|max>', due: 'until 2026-12-11' }),
    ],
    ['improve R-7', form({ kind: 'press', press: { kind: 'open_improve', case: R(7), v: 0, from: 'idea' } })],
    ['improve', missing({ kind: 'case_missing', verb: 'improve' })],
    ['improve I-7 done', learning({ kind: 'settle_improvement', improvement: 7, to: 'done' })],
    ['improve 7 agree', learning({ kind: 'settle_improvement', improvement: 7, to: 'agree' })],
    ['improve i7 move to Friday', learning({ kind: 'move_improvement', improvement: 7, due: 'to Friday' })],
    [
      'improve I-7 drop because the system does it',
      learning({ kind: 'drop_improvement', improvement: 7, reason: 'the system does it' }),
    ],
    ['improve I-7 done not yet', missing({ kind: 'did_you_mean' })],
    ['improve I-7', missing({ kind: 'improvement_words', number: 7 })],
  ],
  improvements: [1, 3].map((page) => [`improvements ${page}`, question({ kind: 'improvements', page })] as const),
  digest: [['digest preview', question({ kind: 'digest' })]],
  setup: [['setup', question({ kind: 'setup', team: null, page: 1 })]],
  erase: [['erase', question({ kind: 'erasures' })]],
  lineup: [['lineup', question({ kind: 'lineup' })]],
  listen: [['listen', question({ kind: 'listening' })]],
  aside: [['aside', question({ kind: 'asides', page: 1 })]],
};

describe.each(Object.entries(LINES))('%s', (verb, lines) => {
  it.each(lines)('reads “%s”', (line, asked) => {
    expect(hear(line, hearing)).toMatchObject(asked);
  });

  it('is read as well with the command before it, in capitals and with stray spaces', () => {
    for (const [line, asked] of lines)
      for (const typed of [`/amends ${line}`, `Amends: ${line}`, ` /${line} `, line.replace(verb, verb.toUpperCase())])
        expect(hear(typed, hearing)).toMatchObject(asked);
  });
});

describe('every verb', () => {
  it('is in the table above, and begins with a letter', () => {
    expect(Object.keys(VERBS).toSorted()).toEqual(Object.keys(LINES).toSorted());
  });
});

describe('what begins with no verb', () => {
  it.each(['', ' ', '?', 'hello', 'Hi', 'hey'])('“%s” is answered with help', (line) => {
    expect(hear(line, hearing)).toEqual(question({ kind: 'help' }));
  });

  it('a bare greeting may ask for the own page, one with more words does not', () => {
    expect(hear('hi', { ...hearing, greeted: 'mine' })).toEqual(question({ kind: 'mine' }));
    expect(hear('hi there', { ...hearing, greeted: 'mine' })).toEqual(question({ kind: 'help' }));
  });

  it.each(['frobnicate R-7', 'constructor', 'proto__', 'toString x', 'hasOwnProperty'])(
    '“%s” is said not to be understood',
    (line) => {
      expect(hear(line, hearing)).toEqual(missing({ kind: 'unknown_verb', word: line.split(' ')[0] }));
    },
  );
});
