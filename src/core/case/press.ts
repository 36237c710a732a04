/** What a button carries back when somebody presses it. */
import { z } from 'zod';
import { caseId, drillId, teamId, thingId } from '../base/ids.ts';
import { STANDINGS, WINBACK_OUTCOMES } from './care/standing.ts';
import { SURVEY_TOLD } from './care/survey.ts';
import { LETTER_KINDS, LETTER_LANGUAGES, LETTER_TONES } from '../letters/letter.ts';
import { isThing, nameNow } from './old-names.ts';

/** What there is to be told about: `everyday` first, a page for each of the others. */
export const HELP_TOPICS = ['everyday', 'case', 'deciding', 'customer', 'team', 'thanks', 'learning'] as const;
export type HelpTopic = (typeof HELP_TOPICS)[number];

/** What every button of a request card carries. */
const asked = { case: caseId, v: z.int().nonnegative(), request: thingId };

const asideId = z.string().regex(/^aside-[0-9a-f]{10}$/);
const isoWeekName = z.string().regex(/^\d{4}-W\d{2}$/);

/** What every button about help carries. */
const assisted = { case: caseId, v: z.int().nonnegative(), assist: thingId };

/** As many remedies as a button says were given: ids of 26 characters, within the bounds of a button. */
export const MOST_DONE = 8;

/** As much of a line as a button carries, in UTF-16 units: Slack takes 2,000 code points of JSON, Teams is given 3 KB. */
export const LONGEST_LINE_CARRIED = 900;
/** The same as JSON, where a quotation mark is two characters and a control character six. */
const LONGEST_AS_JSON = 2 * LONGEST_LINE_CARRIED + 2;

export const canCarry = (line: string): boolean =>
  line.length <= LONGEST_LINE_CARRIED && JSON.stringify(line).length <= LONGEST_AS_JSON;

/**
 * What a button may carry: ids, digests, versions and fixed words only; never an amount, never free text.
 * `open_…` opens a form, `show_…` is answered privately, everything else stands for a command.
 * `say_line` alone carries words: those that its own reader typed a moment ago, in an answer that nobody else sees. Pressed,
 * they are read as if they were typed once more by whoever presses.
 */
const shapes = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('give_suggested'),
    case: caseId,
    v: z.int().nonnegative(),
    suggestion: z.string().max(64),
  }),
  z.strictObject({
    kind: z.literal('open_suggestion'),
    case: caseId,
    v: z.int().nonnegative(),
    suggestion: z.string().max(64),
  }),
  z.strictObject({
    kind: z.literal('approve'),
    case: caseId,
    v: z.int().nonnegative(),
    request: thingId,
    digest: z.string().max(64),
    // on the card of one who is asked, which is drawn as theirs in the answer
    own: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal('withdraw'), case: caseId, v: z.int().nonnegative(), request: thingId }),
  z.strictObject({ kind: z.literal('accept_counter'), ...asked }),
  z.strictObject({
    kind: z.literal('snooze'),
    ...asked,
    minutes: z.union([z.literal(15), z.literal(30), z.literal(60)]),
  }),
  z.strictObject({ kind: z.literal('open_counter'), ...asked, digest: z.string().max(64) }),
  z.strictObject({ kind: z.literal('open_discuss'), ...asked }),
  z.strictObject({ kind: z.literal('open_edit'), ...asked }),
  z.strictObject({ kind: z.literal('open_ask'), ...asked }),
  z.strictObject({ kind: z.literal('open_answer'), ...asked }),
  z.strictObject({
    kind: z.literal('confirm_thanks'),
    case: caseId,
    v: z.int().nonnegative(),
    shoutOut: thingId,
    audience: z.enum(['public', 'team', 'private']),
    // on the card of a lead, which is drawn as theirs in the answer
    lead: z.literal(true).optional(),
  }),
  z.strictObject({
    kind: z.literal('drop_thanks'),
    case: caseId,
    v: z.int().nonnegative(),
    shoutOut: thingId,
    never: z.boolean(),
    lead: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal('keep_promise'), case: caseId, v: z.int().nonnegative(), promise: thingId }),
  /** `words`: what was written for it before, where it did not open. */
  z.strictObject({ kind: z.literal('open_log'), words: thingId.optional() }),
  /** `words`: what was typed in a form of the case that was refused. */
  z.strictObject({ kind: z.literal('open_kept'), case: caseId, words: thingId }),
  z.strictObject({ kind: z.literal('open_give'), case: caseId, v: z.int().nonnegative() }),
  // what the customer got, all of it
  z.strictObject({
    kind: z.literal('resolve_accepted'),
    case: caseId,
    v: z.int().nonnegative(),
    done: z.array(thingId).max(MOST_DONE),
  }),
  z.strictObject({ kind: z.literal('open_resolve'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({
    kind: z.literal('open_decline'),
    case: caseId,
    v: z.int().nonnegative(),
    request: thingId,
    digest: z.string().max(64),
  }),
  z.strictObject({
    kind: z.literal('open_edit_thanks'),
    case: caseId,
    v: z.int().nonnegative(),
    shoutOut: thingId,
    lead: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal('choose_thanked'), how: z.enum(['public', 'team', 'private', 'none']) }),
  z.strictObject({ kind: z.literal('show_thanked') }),
  // `remedy`: only what it needs; `page` from 1
  z.strictObject({
    kind: z.literal('open_facts'),
    case: caseId,
    v: z.int().nonnegative(),
    remedy: z.string().max(64).optional(),
    page: z.int().positive().max(99).optional(),
  }),
  // `hinted`: filled in with what a model suggests
  z.strictObject({
    kind: z.literal('open_edit_case'),
    case: caseId,
    v: z.int().nonnegative(),
    hinted: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal('open_dismiss'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('open_merge'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('pay_again'), case: caseId, v: z.int().nonnegative(), action: thingId }),
  // `action`: which of several it is about
  z.strictObject({
    kind: z.literal('open_paid'),
    case: caseId,
    v: z.int().nonnegative(),
    action: thingId.optional(),
  }),
  z.strictObject({ kind: z.literal('open_hand_over'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('open_take'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('accept_handover'), case: caseId, v: z.int().nonnegative(), handover: thingId }),
  z.strictObject({
    kind: z.literal('open_decline_handover'),
    case: caseId,
    v: z.int().nonnegative(),
    handover: thingId,
  }),
  z.strictObject({ kind: z.literal('withdraw_handover'), case: caseId, v: z.int().nonnegative(), handover: thingId }),
  z.strictObject({ kind: z.literal('undo'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('open_wants'), case: caseId, v: z.int().nonnegative() }),
  /** The form of `open_resolve`, for a complaint that the customer takes back. */
  z.strictObject({ kind: z.literal('open_withdrawn'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('open_put_right'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('open_reopen'), case: caseId, v: z.int().nonnegative() }),
  /** The form for a new case that follows this one. `words`: as of `open_log`. */
  z.strictObject({
    kind: z.literal('open_follow_up'),
    case: caseId,
    v: z.int().nonnegative(),
    words: thingId.optional(),
  }),
  z.strictObject({ kind: z.literal('show_history'), case: caseId, page: z.int().positive().max(9999).optional() }),
  z.strictObject({ kind: z.literal('open_promise'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('open_draft'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('open_assist'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('open_assist_done'), ...assisted }),
  z.strictObject({ kind: z.literal('open_assist_cannot'), ...assisted }),
  z.strictObject({ kind: z.literal('withdraw_assist'), ...assisted }),
  z.strictObject({
    kind: z.literal('open_letter'),
    case: caseId,
    v: z.int().nonnegative(),
    letter: z.enum(LETTER_KINDS),
    language: z.enum(LETTER_LANGUAGES),
    tone: z.enum(LETTER_TONES),
    // as a model phrased it
    phrased: z.literal(true).optional(),
  }),
  z.strictObject({
    kind: z.literal('show_phrased'),
    case: caseId,
    letter: z.enum(LETTER_KINDS),
    language: z.enum(LETTER_LANGUAGES),
    tone: z.enum(LETTER_TONES),
  }),
  z.strictObject({ kind: z.literal('letter_sent'), case: caseId, letter: z.enum(LETTER_KINDS) }),
  /** `words`: a letter as it was edited and checked. */
  z.strictObject({ kind: z.literal('show_letter'), case: caseId, words: thingId }),
  z.strictObject({ kind: z.literal('open_ask_team'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('open_advise'), case: caseId, v: z.int().nonnegative(), advice: thingId }),
  z.strictObject({
    kind: z.literal('advice_helped'),
    case: caseId,
    v: z.int().nonnegative(),
    advice: thingId,
    answer: thingId,
  }),
  z.strictObject({ kind: z.literal('open_restrict'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('open_lift'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('open_link'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('open_unlink'), case: caseId, v: z.int().nonnegative() }),
  // without a promise: the only one, or which is asked
  z.strictObject({ kind: z.literal('open_move'), case: caseId, v: z.int().nonnegative(), promise: thingId.optional() }),
  z.strictObject({ kind: z.literal('open_void'), case: caseId, v: z.int().nonnegative(), promise: thingId.optional() }),
  z.strictObject({ kind: z.literal('open_contact'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({
    kind: z.literal('checked'),
    case: caseId,
    v: z.int().nonnegative(),
    how: z.enum(['well', 'not_reached']),
  }),
  z.strictObject({ kind: z.literal('open_checked'), case: caseId, v: z.int().nonnegative() }),
  // a remedy that is a promise: by when
  z.strictObject({ kind: z.literal('open_call'), case: caseId, v: z.int().nonnegative(), remedy: z.string().max(64) }),
  z.strictObject({ kind: z.literal('open_settle'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('link'), case: caseId, v: z.int().nonnegative(), other: caseId }),
  z.strictObject({ kind: z.literal('merge'), case: caseId, v: z.int().nonnegative(), into: caseId }),
  z.strictObject({ kind: z.literal('unlink'), case: caseId, v: z.int().nonnegative(), other: caseId }),
  z.strictObject({ kind: z.literal('link_outage'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('give_outage'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('show_case'), case: caseId }),
  /** All that the customer said. */
  z.strictObject({ kind: z.literal('show_words'), case: caseId }),
  /** What masking hid, for whoever works on the case. */
  z.strictObject({ kind: z.literal('show_hidden'), case: caseId }),
  /** What a menu of its card had no room for. */
  z.strictObject({ kind: z.literal('show_menu'), case: caseId }),
  z.strictObject({ kind: z.literal('show_request'), case: caseId, request: thingId }),
  z.strictObject({ kind: z.literal('survey_told'), case: caseId, told: z.enum(SURVEY_TOLD) }),
  z.strictObject({ kind: z.literal('opt_in'), case: caseId }),
  z.strictObject({ kind: z.literal('open_opt_out'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('show_survey'), case: caseId }),
  z.strictObject({ kind: z.literal('forget_note'), case: caseId, note: thingId }),
  z.strictObject({ kind: z.literal('staying'), case: caseId }),
  z.strictObject({ kind: z.literal('winback'), case: caseId, outcome: z.enum(WINBACK_OUTCOMES) }),
  // `note`: the one that is corrected
  z.strictObject({ kind: z.literal('open_note'), case: caseId, v: z.int().nonnegative(), note: thingId.optional() }),
  z.strictObject({
    kind: z.literal('open_leaving'),
    case: caseId,
    v: z.int().nonnegative(),
    standing: z.enum(STANDINGS).optional(),
  }),
  /** Printable notes of what was given. */
  z.strictObject({ kind: z.literal('show_gestures'), case: caseId }),
  z.strictObject({ kind: z.literal('show_limits') }),
  z.strictObject({ kind: z.literal('show_help'), topic: z.enum(HELP_TOPICS) }),
  /** A page of the board, for whoever leads a team. */
  z.strictObject({ kind: z.literal('show_board'), page: z.int().positive().max(999) }),
  z.strictObject({
    kind: z.literal('open_improve'),
    case: caseId,
    v: z.int().nonnegative(),
    from: z.enum(['resolved', 'declined', 'correction', 'review', 'idea']),
  }),
  z.strictObject({ kind: z.literal('open_review'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('open_coaching'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('open_offer_coaching'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('open_coached'), coaching: thingId, as: z.enum(['own_view', 'coach_note']) }),
  z.strictObject({ kind: z.literal('end_coaching'), coaching: thingId, how: z.enum(['decline', 'erase']) }),
  z.strictObject({ kind: z.literal('show_coaching'), page: z.int().positive().max(9999) }),
  z.strictObject({
    kind: z.literal('pulse'),
    month: z.string().regex(/^\d{4}-\d{2}$/),
    item: z.enum(['knew', 'backed', 'enough']),
    answer: z.enum(['yes', 'partly', 'no']),
  }),
  z.strictObject({ kind: z.literal('pulse_silence') }),
  /** The situation to practise with that comes next, or this one again. */
  z.strictObject({ kind: z.literal('show_practice'), after: drillId.optional() }),
  z.strictObject({ kind: z.literal('answer_drill'), drill: drillId, answer: z.enum(['give', 'ask', 'apologise']) }),
  z.strictObject({ kind: z.literal('show_practised') }),
  z.strictObject({ kind: z.literal('digest_vote'), team: teamId, week: isoWeekName, useful: z.boolean() }),
  z.strictObject({ kind: z.literal('open_digest_sections') }),
  // `week`: of the digest it was pressed on
  z.strictObject({ kind: z.literal('open_digest_idea'), week: isoWeekName.optional() }),
  z.strictObject({ kind: z.literal('show_digest') }),
  z.strictObject({ kind: z.literal('open_ask_authority') }),
  z.strictObject({ kind: z.literal('talk_authority'), asked: thingId }),
  z.strictObject({ kind: z.literal('show_readiness') }),
  z.strictObject({ kind: z.literal('settle_improvement'), improvement: thingId, to: z.enum(['agree', 'done']) }),
  z.strictObject({ kind: z.literal('open_improvement'), improvement: thingId, to: z.enum(['move', 'drop']) }),
  z.strictObject({ kind: z.literal('show_improvements'), page: z.int().positive().max(9999) }),
  /** The form that thanks a colleague: empty, with what was written for it before, or of a case. */
  z.strictObject({ kind: z.literal('open_thank'), words: thingId.optional(), case: caseId.optional() }),
  /** For whoever leads a team: who was thanked. */
  z.strictObject({ kind: z.literal('show_recognition') }),
  z.strictObject({ kind: z.literal('thank_value'), thank: thingId, value: z.string().max(40).nullable() }),
  z.strictObject({
    kind: z.literal('thank_likes'),
    thank: thingId,
    likes: z.enum(['public', 'team', 'private', 'none']),
  }),
  /** By whoever was named as a champion. */
  z.strictObject({ kind: z.literal('answer_champion'), answer: z.enum(['yes', 'no']) }),
  z.strictObject({ kind: z.literal('settle_thank'), thank: thingId, to: z.enum(['post', 'leave']) }),
  /** The log form with a message of a watched channel in it; that it is no complaint. */
  z.strictObject({ kind: z.literal('open_murmur'), murmur: thingId }),
  z.strictObject({ kind: z.literal('decline_murmur'), murmur: thingId }),
  /** What other systems sent and opened no case: a page of it; one of it is a complaint; one of it is none. */
  z.strictObject({ kind: z.literal('show_asides'), page: z.int().positive().max(9999) }),
  z.strictObject({ kind: z.literal('log_aside'), aside: asideId }),
  z.strictObject({ kind: z.literal('right_aside'), aside: asideId }),
  /** What is set up: of one team where it is named; a form of it; back to what the file says; an answer to what waits. */
  z.strictObject({ kind: z.literal('show_setup'), team: teamId.optional(), page: z.int().positive().max(999) }),
  z.strictObject({ kind: z.literal('show_setup_history'), page: z.int().positive().max(9999) }),
  z.strictObject({
    kind: z.literal('open_setup'),
    form: z.enum(['team', 'channels', 'new_team', 'holidays', 'erase']),
    team: teamId.optional(),
  }),
  z.strictObject({ kind: z.literal('setup_back'), team: teamId, key: z.string().regex(/^[a-z_.]{1,40}$/) }),
  z.strictObject({
    kind: z.literal('setup_settle'),
    n: z.int().positive().max(999_999),
    outcome: z.enum(['confirmed', 'declined']),
  }),
  // `once` tells this offer from the same one made at another time
  z.strictObject({
    kind: z.literal('say_line'),
    line: z.string().min(1).max(LONGEST_LINE_CARRIED),
    once: z.string().max(40),
  }),
]);
export type Press = z.infer<typeof shapes>;

/** The one reader of presses, wherever they come from: buttons, forms, stored wishes. */
export const press = z.preprocess(fromOlder, shapes);

/** Buttons posted before the press was told apart by `kind` say `do`, some of them by an older name; they stay in their channels, and stay pressable. */
function fromOlder(carried: unknown): unknown {
  if (!isThing(carried) || !('do' in carried) || 'kind' in carried) return carried;
  const { do: kind, ...rest } = carried;
  return nameNow({ kind, ...rest }, 'kind');
}
