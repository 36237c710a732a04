/** Words people say for a verb, in English and German: what stands at the beginning of a line, or around it (`lehne … ab`). Pure data and its reader. */
import { folded } from '../../core/base/text.ts';
import type { Verb } from '../../cards/answers/help-card.ts';

/**
 * By the verb they mean; `…` where other words may stand between, `+` where the words themselves say what is wanted and stay.
 * A phrase may stand at several verbs: then each is offered. Nothing is done on the strength of this table.
 */
const PHRASES: Partial<Readonly<Record<Verb, readonly string[]>>> = {
  give: [
    'pay, grant, offer, credit, compensate, reimburse, repay, recompense, refund, refunded, comp, goodwill, money back',
    'give back, pay back, hand back, give … back, pay … back, hand … back, make … whole, make it up to, make up for it',
    'gib, gebe, geben, gewähre, gewähren, erstatte, erstatten, erstattung, rückerstatten, rückerstattung, gutschreiben, gutschrift',
    'vergüte, vergüten, entschädige, entschädigen, entschädigung, spendiere, schenke, schenken, kompensiere, kompensieren, kulanz',
    'gib … zurück, gebe … zurück, zahl … zurück, zahle … zurück, zurückzahlen, zurückgeben, schreib … gut, schreibe … gut, zahl, zahle',
  ],
  resolve: [
    'close, closed, done, solve, solved, fix, fixed, finish, finished, complete, completed, resolved, settle, settled, sorted, sort',
    'sort out, sorted out, sort … out, wrap up, wrap … up, tick off, clear up, deal with, dealt with, close off, close out, all good',
    'erledigt, erledige, erledigen, abschliessen, abschließen, abgeschlossen, löse, lösen, gelöst, kläre, klären, klär, geklärt',
    'schließe … ab, schliesse … ab, schließ … ab, schliess … ab, schließe, schließen, schliesse, schließ, schliess, behoben, regle, hake … ab',
  ],
  promise: [
    'callback, +call back, +call … back, +ring back, +ring … back, +phone … back, +follow up, remind, remind me to, promised, pledge, guarantee',
    'verspreche, versprechen, versprich, versprochen, zusage, zusagen, sage … zu, sag … zu, +rückruf, +zurückrufen, +ruf … zurück, +rufe … zurück, erinnere',
  ],
  kept: ['keep, kept my word, honoured, honored, fulfilled', 'eingehalten, gehalten, eingelöst'],
  moved: [
    'postpone, postponed, delay, delayed, reschedule, rescheduled, push back, put off, broken, broke',
    'verschiebe, verschieben, verschoben, verlege, verlegen, vertage, vertagen, gebrochen, nicht eingehalten',
  ],
  void: ['released, release, let off, let us off, no longer needed, broken, broke', 'entbunden, hinfällig, gebrochen'],
  handover: [
    'assign, reassign, transfer, pass, pass on, pass … on, delegate, forward, escalate, escalated, escalation, escalate to, raise with',
    'weitergeben, weiterleiten, gib … weiter, gebe … weiter, leite … weiter, übergebe, delegiere, delegieren, zuweisen, weise … zu, abgeben, gib … ab, gebe … ab, eskaliere, eskalieren, eskalation',
  ],
  assist: [
    'help me, help me with, need help, i need help, support, escalate, escalated, escalation, escalate to, raise with',
    'hilf, hilf mir, ich brauche hilfe, brauche hilfe, unterstütze, unterstützen, eskaliere, eskalieren, eskalation',
  ],
  advice: [
    'second opinion, what would you do, boss, ask boss, ask my boss, ask the boss, ask manager, ask the manager, escalate, escalated, escalation, escalate to, raise with',
    'zweite meinung, chef, chefin, frag den chef, frag die chefin, was würdet ihr tun, eskaliere, eskalieren, eskalation',
  ],
  take: ['claim, own, grab, pick up, adopt', 'nimm, nehme, ich nehme, ich übernehme'],
  find: ['search, lookup, look, look up, look for, where is', 'suche, suchen, such, finde, finden, wo ist'],
  show: [
    'open, view, see, status, case, display, details, read',
    'zeig, zeige, anzeigen, fall, öffne, details zu, stand von',
  ],
  log: [
    'new, report, record, complaint, add, create, file, register, new case, new complaint',
    'melden, melde, beschwerde, neu, neuer fall, neue beschwerde, anlegen, erfasse, erfassen',
  ],
  decline: [
    'reject, rejected, deny, denied, refuse, declined, no, turn down, turn … down',
    'ablehnen, abgelehnt, lehne … ab, nein, verweigere, verweigern',
  ],
  approve: [
    'ok, okay, yes, approved, allow, authorise, authorize, sign off, sign … off, agree, go ahead',
    'genehmigen, genehmige, genehmigt, freigeben, freigegeben, gib … frei, gebe … frei, ja, einverstanden, erlaube, bewillige, bewilligen',
  ],
  counter: ['counteroffer, counter-offer, propose instead', 'gegenangebot, gegenvorschlag'],
  ask: ['question, query, ask back', 'frage, fragen, frag, rückfrage, nachfragen'],
  answer: ['reply, respond, response', 'antworte, antworten, antwort, beantworte'],
  accept: ['accepted, take the offer', 'annehmen, angenommen, nimm … an, nehme … an'],
  discuss: ['discussion, talk about', 'besprechen, bespreche, reden über'],
  withdraw: [
    'cancel, cancelled, take back, take … back, pull back, retract',
    'zurückziehen, ziehe … zurück, zieh … zurück, storniere, stornieren, abbrechen',
  ],
  paid: [
    'payed, confirmed, paid out, arrived, it arrived, received',
    'bezahlt, ausgezahlt, überwiesen, angekommen, gezahlt',
  ],
  failed: [
    'bounced, did not arrive, never arrived, not paid, payment failed',
    'fehlgeschlagen, nicht angekommen, geplatzt',
  ],
  pay: ['retry', 'nochmal zahlen, erneut zahlen'],
  draft: [
    'write, write to, letter, compose, email, reply to the customer',
    'schreibe, schreib, brief, entwurf, verfasse, formuliere',
  ],
  sent: ['mailed, emailed, posted', 'gesendet, verschickt, abgeschickt'],
  contacted: [
    'informed, spoke to, spoke with, talked to, called, i called, phoned, reached',
    'angerufen, informiert, gesprochen, kontaktiert, erreicht',
  ],
  checked: ['followed up, check on', 'nachgefragt, nachgehakt'],
  remember: ['note, note down, write down', 'notiere, notieren, notiz, merke, merk dir, vermerk, vermerke'],
  forget: ['erase', 'vergiss'],
  voucher: ['print, coupon', 'drucke, drucken, gutschein'],
  limits: ['limit, authority, budget, allowance, how much, my limit', 'grenzen, grenze, rahmen, befugnis, spielraum'],
  policy: ['rules, rule, policies, guidelines', 'regeln, regel, richtlinie, richtlinien'],
  mine: ['my, cases, todo, list, to do, my cases', 'meine, aufgaben, meine fälle, offene fälle'],
  whocan: ['who, who can, who may', 'wer, wer darf, wer kann'],
  help: ['howto, commands, menu, manual', 'befehle, anleitung'],
  language: ['lang, english, german', 'sprache, deutsch, englisch'],
  away: ['holiday, vacation, on leave, out of office, off sick', 'urlaub, abwesend, im urlaub, krank'],
  back: ['returned, i am back', 'wieder da, bin zurück'],
  merge: ['combine, join, duplicate, duplicate of', 'zusammenführen, führe … zusammen, doppelt, dublette'],
  link: ['same, connect, belongs to', 'verknüpfe, verknüpfen, verbinde, verbinden, gehört zu'],
  unlink: ['separate, disconnect', 'trenne, trennen'],
  dismiss: ['discard, spam, delete, remove', 'verwerfen, verwerfe, verwirf, löschen, lösche'],
  reopen: ['appeal, open again, open … again', 'öffnen, wieder öffnen, öffne … wieder, wiedereröffnen'],
  wants: ['asks for, would like', 'möchte, möchten, wünscht'],
  undo: ['revert, restore, take it back', 'rückgängig, mach … rückgängig, nimm … zurück, zurücknehmen'],
  edit: ['change, update, modify, amend', 'korrigiere, korrigieren, ändern, ändere, bearbeite, bearbeiten, berichtige'],
  history: ['changes, who changed', 'verlauf, änderungen, wer hat geändert'],
  restrict: ['hide, confidential', 'sperre, sperren, vertraulich'],
  lift: ['unhide, unrestrict', 'entsperre, entsperren'],
  survey: ['questionnaire', 'umfrage, befragung'],
  storm: ['emergency, crisis', 'notfall, krise'],
  event: ['outage, incident', 'ausfall, störung'],
  improve: ['improvement, lesson', 'verbessere, verbessern, verbesserung'],
  review: ['look back, retrospective, debrief', 'rückblick, rückschau'],
  practice: ['train, training, rehearse', 'trainiere, trainieren'],
  board: ['overview, dashboard', 'übersicht, lage, überblick'],
  digest: ['weekly', 'wochenbericht, wochenrückblick'],
};

/** What somebody does who apologises: a remedy by the policy's name, where it has one. */
const REMEDIES: Readonly<Record<string, readonly string[]>> = {
  apology: [
    'apologise, apologize, apologise to, apologize to, say sorry, sorry',
    'entschuldige, entschuldigen, entschuldigung',
  ],
};

export interface SaidFor {
  readonly verb: Verb;
  /** Stands before the rest: a remedy, or the phrase itself. */
  readonly before: string;
  /** What was said besides. */
  readonly rest: string;
}

const listed = (lists: readonly string[]): readonly string[] => lists.flatMap((list) => list.split(', '));

/** Every verb that the words may mean by the longest phrase that fits; `remedies`: those the policy names. Empty where none fits. */
export function saidFor(said: string, remedies: ReadonlyMap<string, unknown>): readonly SaidFor[] {
  const words = folded(said).replace(/[:!?.,]+(?=\s|$)/u, '');
  const fitting = [
    ...Object.entries(PHRASES).flatMap(([verb, lists]) => fits(words, { verb: verb as Verb, before: '' }, lists)),
    ...Object.entries(REMEDIES).flatMap(([before, lists]) =>
      remedies.has(before) ? fits(words, { verb: 'give', before }, lists) : [],
    ),
  ];
  const longest = Math.max(...fitting.map(({ length }) => length));
  return fitting.filter(({ length }) => length === longest).map(({ meant }) => meant);
}

function fits(
  words: string,
  meant: Omit<SaidFor, 'rest'>,
  lists: readonly string[],
): readonly { readonly length: number; readonly meant: SaidFor }[] {
  const begins = words.slice(0, LONGEST_PHRASE).toLowerCase();
  return listed(lists).flatMap((phrase) => {
    const stays = phrase.startsWith('+');
    const [first = '', second] = phrase.replace('+', '').split(' … ');
    if (!begins.startsWith(first)) return [];
    const found = shapeOf(first, second).exec(words)?.groups;
    if (found === undefined) return [];
    const others = folded(`${found['between'] ?? ''} ${found['rest'] ?? ''}`)
      .replace(/^[-–—:,]{1,3}\s*/u, '')
      .replace(GOES_WITHOUT_SAYING, '');
    return [{ length: phrase.length, meant: { ...meant, rest: stays ? words : others } }];
  });
}

/** What is pointed at is the case; whoever leads is found by the verb. */
const GOES_WITHOUT_SAYING =
  /^(?:(?:it|this|that|this one|the case|das|es|ihn|sie|dies|den fall)(?=$)|(?:(?:to|with|an|mit|bei) )?(?:my|the|a|our|meine[nm]?|de[mnr]|die) (?:boss|manager|lead|supervisor|chefin|chef|vorgesetzten?|leitung|leiter(?:in)?)(?=$| )\s*)/iu;
const LONGEST_PHRASE = 40;
const WORD_ENDS = String.raw`(?![\p{L}\p{M}\p{N}_-])`;
/** As far apart as the two parts of a phrase may stand. */
const MOST_BETWEEN = 60;

function shapeOf(first: string, second: string | undefined): RegExp {
  const tail =
    second === undefined
      ? '(?<rest>.*)$'
      : String.raw`\s(?<between>.{0,${MOST_BETWEEN}}?)(?<=\s)${second}${WORD_ENDS}(?<rest>.*)$`;
  return new RegExp(`^${first}${WORD_ENDS}${tail}`, 'iu');
}
