/** The words the rules go by when they read a complaint. Pure data. */
import type { FailureType, ResourceLost, ServiceStage } from '../base/failures.ts';
import type { Sensitivity } from '../policy/policy.ts';
import { FAILURE_WORDS_ABROAD } from './failure-words-abroad.ts';
import { FAILURE_WORDS_ENGLISH } from './failure-words.ts';
import { listed, tableOf, type FailureWords, type Terms } from './words.ts';

/** What is lost with each failure: it decides which kind of remedy fits. */
export const LOST_WITH: Readonly<Record<FailureType, ResourceLost>> = {
  'outcome.product': 'product',
  'outcome.facility': 'service',
  'outcome.availability': 'service',
  'outcome.delay': 'time',
  'outcome.cancellation': 'service',
  'outcome.lost_damaged': 'product',
  'outcome.technical': 'service',
  'outcome.safety': 'service',
  'process.staff': 'attention',
  'process.communication': 'attention',
  'process.billing': 'money',
  'process.data': 'attention',
  'process.access': 'time',
  other: 'attention',
};

/** Somebody may come to harm. */
export const ALARM_WORDS: Terms = tableOf(
  listed(`
  on fire, caught fire, fire broke out, smell of burning, smoke in, smelled smoke, gas leak, smell of gas, smells of gas, carbon monoxide,
  electric shock, electrocut*, bleeding, unconscious, ambulance, anaphyla*, allergic reaction, food poisoning, poisoned, suicid*, kill myself,
  assault*, attacked, stabbed, stalked, threatened with, cannot breathe, can't breathe, trapped in, stuck in the lift, stuck in the elevator,
  seriously injured, broken glass in, exposed wire*, ceiling collaps*, brennt, feuer, gasgeruch, bewusstlos, krankenwagen, incendie, fuite de gaz,
  blessé*, incendio, fuga de gas, herido, inconsciente, kebakaran, kebocoran gas, terluka, pingsan`),
);

/** They make the same failure weigh more: who it hits, how often, what it spoils. */
export const STRONG_WORDS: Terms = tableOf(
  listed(`
  baby, babies, infant, newborn, toddler, pregnant, elderly, old mother, old father, grandmother, grandfather, disabled, disability, wheelchair,
  blind guest, medication, insulin, two nights, three nights, second night, third night, whole night, all night, all week, whole stay, entire stay,
  wedding, honeymoon, funeral, anniversary, birthday, once in a lifetime, second time, third time, fourth time, again and again, every single time,
  still not fixed, still no answer, stranded, stuck at the airport, slept on the floor, sleep on the floor, nowhere to sleep, no room for us, missed my connection, missed our connection, missed connection,
  missed the wedding, rent money, cannot pay, can't pay, all my savings, life savings, my only, furious, in tears, crying, ruined,
  säugling, kleinkind, schwanger, rollstuhl, zwei nächte, hochzeit, zum dritten mal, zum zweiten mal, gestrandet,
  bébé, enceinte, fauteuil roulant, deux nuits, mariage, troisième fois, deuxième fois, bloqués,
  bebé, embarazada, silla de ruedas, dos noches, boda, tercera vez, segunda vez, varados,
  bayi, hamil, lansia, kursi roda, dua malam, pernikahan, ketiga kali, kedua kali, terlantar`),
);

/** What makes a case sensitive in languages that are read by their words alone; English and German: `sensitive/`. */
export const SENSITIVE_ABROAD: readonly { readonly value: Sensitivity; readonly terms: Terms }[] = [
  { value: 'discrimination', terms: tableOf(listed('raciste, racista, rasis')) },
  { value: 'staff_misconduct', terms: tableOf(listed('harcèlement, harcelée, acoso, acosó, pelecehan')) },
  { value: 'injury', terms: tableOf(listed('blessé*, hôpital, herid*, terluka, rumah sakit')) },
  { value: 'legal', terms: tableOf(listed('avocat, tribunal, abogado, demandar, pengacara')) },
  { value: 'press', terms: tableOf(listed('journaliste, periodista, wartawan')) },
];

export const STAGE_WORDS: readonly { readonly value: ServiceStage; readonly terms: Terms }[] = [
  {
    value: 'before',
    terms: tableOf(
      listed(
        "before arrival, before our arrival, before my arrival, before our stay, before my stay, upcoming, due to arrive, arriving tomorrow, arriving next, next week's, future booking, haven't arrived yet, not yet arrived, vor der anreise, avant l'arrivée, antes de llegar, sebelum tiba",
      ),
    ),
  },
  {
    value: 'after',
    terms: tableOf(
      listed(
        'checked out, after checkout, after check-out, after we left, after our stay, after my stay, back home, now home, last week, last month, last year, weeks ago, months ago, days ago, weeks later, months later, left a review, since i returned, abgereist, nach der abreise, letzte woche, semaine dernière, mois dernier, après notre séjour, la semana pasada, el mes pasado, minggu lalu, bulan lalu',
      ),
    ),
  },
];

/** Little words that tell a language; two different ones are needed. */
export const LANGUAGE_WORDS: readonly { readonly language: string; readonly terms: readonly string[] }[] = [
  {
    language: 'en',
    terms: listed(
      'the, and, is, was, for, with, not, no, my, we, our, they, have, has, in, to, of, are, at, it, this, wants, room, after, but',
    ),
  },
  {
    language: 'de',
    terms: listed(
      'der, die, das, und, ist, nicht, kein, keine, mit, wir, ich, ein, eine, seit, zimmer, auf, für, war, im, den, sie, haben, wurde, zu',
    ),
  },
  {
    language: 'fr',
    terms: listed(
      'le, la, les, et, est, pas, une, dans, nous, je, avec, des, du, pour, chambre, notre, sans, depuis, mon, il, sur, été',
    ),
  },
  {
    language: 'es',
    terms: listed(
      'el, la, los, las, y, es, no, una, en, con, por, para, habitación, nuestro, mi, que, del, está, hay, fue, muy, sin, desde',
    ),
  },
  {
    language: 'id',
    terms: listed(
      'yang, dan, tidak, ada, di, kamar, dengan, untuk, saya, kami, sangat, kurang, tapi, sudah, ini, itu, air, dari, nya, karena, bisa, hotel',
    ),
  },
];

/** Of every language, so that a mixed text is read like any other. */
const FAILURE_WORDS: readonly FailureWords[] = [...FAILURE_WORDS_ENGLISH, ...FAILURE_WORDS_ABROAD];

/** What each term says and how much, in the order in which failures are tried. */
export const FAILURE_SAID = FAILURE_WORDS.flatMap(({ failure, terms }) =>
  terms.map(([term, weight]) => ({ failure, term, weight })),
);

export const FAILURE_TERMS: Terms = tableOf(FAILURE_SAID.map(({ term }) => term));

/** Of two that weigh the same the earlier is meant. */
export const FAILURES_IN_ORDER: readonly FailureType[] = [...new Set(FAILURE_WORDS.map(({ failure }) => failure))];
