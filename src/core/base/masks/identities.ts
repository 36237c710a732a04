/** Numbers by which states, insurers and networks know a person: by their shape and check digits, or because they are named. Pure. */
import type { Countries } from './countries.ts';
import { passesCheck } from './packages.ts';
import { isNumbered, matches, type Span } from './spans.ts';

/** `check`: as `stdnum` files it; none: the shape says enough. */
interface Kind {
  readonly shape: string;
  readonly check?: string;
}

/** Hidden wherever they stand: a shape nothing else has, or check digits that chance seldom meets. */
const ANYWHERE: readonly Kind[] = [
  // United Kingdom: National Insurance
  { shape: '[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\\d{2}[ -]?\\d{2}[ -]?\\d{2}[ -]?[A-D]' },
  // United States: SSN and ITIN
  { shape: '\\d{3}[-–]\\d{2}[-–]\\d{4}' },
  // Italy: codice fiscale
  { shape: '[A-Z]{6} ?\\d{2} ?[A-EHLMPRST] ?\\d{2} ?[A-Z]\\d{3} ?[A-Z]' },
  { shape: '[A-Za-z]{6}\\d{2}[a-ehlmprst]\\d{2}[a-z]\\d{3}[a-z]', check: 'it/codicefiscale' },
  // Brazil: CPF
  { shape: '\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}' },
  // Germany: Steuer-ID, Rentenversicherung
  { shape: '\\d{2} \\d{3} \\d{3} \\d{3}', check: 'de/idnr' },
  { shape: '\\d{2} ?\\d{6} ?[A-Z] ?\\d{3}', check: 'de/svnr' },
  // France: NIR
  { shape: '[12] ?\\d{2} ?\\d{2} ?(?:\\d{2}|2[AB]) ?\\d{3} ?\\d{3} ?\\d{2}', check: 'fr/nir' },
  // Spain: DNI and NIE
  { shape: '\\d{8}[ -]?[A-Za-z]', check: 'es/dni' },
  { shape: '\\d{2}\\.\\d{3}\\.\\d{3}[ -]?[A-Za-z]', check: 'es/dni' },
  { shape: '[XYZxyz][ -]?\\d{7}[ -]?[A-Za-z]', check: 'es/nie' },
  // Sweden, Finland, Norway, Czechia and Slovakia
  { shape: '(?:\\d{2})?\\d{6}[-+]\\d{4}', check: 'se/personnummer' },
  { shape: '\\d{6}[-+A]\\d{3}[0-9A-Y]', check: 'fi/hetu' },
  { shape: '\\d{6} ?\\d{5}', check: 'no/fodselsnummer' },
  { shape: '\\d{6}/\\d{3,4}', check: 'cz/rc' },
  // Belgium, Switzerland, Portugal
  { shape: '\\d{2}\\.\\d{2}\\.\\d{2}[-.]\\d{3}[-.]\\d{2}' },
  { shape: '\\d{11}', check: 'be/insz' },
  { shape: '756[. ]?\\d{4}[. ]?\\d{4}[. ]?\\d{2}', check: 'ch/ssn' },
  { shape: '\\d{8} \\d [A-Z]{2}\\d' },
  // India: Aadhaar and PAN
  { shape: '[2-9]\\d{3}[ -]\\d{4}[ -]\\d{4}', check: 'in/aadhaar' },
  { shape: '[A-Z]{3}P[A-Z]\\d{4}[A-Z]' },
  // Mexico, Chile, Argentina, Russia
  { shape: '[A-Z]{4}\\d{6}[HM][A-Z]{5}[A-Z\\d]\\d' },
  { shape: '\\d{1,2}\\.\\d{3}\\.\\d{3}-[\\dKk]', check: 'cl/rut' },
  { shape: '(?:20|23|24|27)-\\d{8}-\\d', check: 'ar/cuit' },
  { shape: '\\d{3}-\\d{3}-\\d{3}[ -]\\d{2}' },
  // China, Korea, Hong Kong, Thailand, Malaysia, Singapore, South Africa, Turkey
  { shape: '\\d{17}[\\dXx]', check: 'cn/ric' },
  { shape: '\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])-[1-8]\\d{6}' },
  { shape: '[A-Z]{1,2}\\d{6}\\([\\dA]\\)' },
  { shape: '\\d-\\d{4}-\\d{5}-\\d{2}-\\d' },
  { shape: '\\d{6}-\\d{2}-\\d{4}', check: 'my/nric' },
  { shape: '[STFGM]\\d{7}[A-Z]' },
  { shape: '\\d{13}', check: 'za/idnr' },
  { shape: '\\d{11}', check: 'tr/tckimlik' },
];

/** Hidden where somebody of that country may have written: elsewhere too many other numbers look like them. */
const AT_HOME: Readonly<Record<string, readonly Kind[]>> = {
  DE: [{ shape: '\\d{11}', check: 'de/idnr' }],
  PL: [{ shape: '\\d{11}', check: 'pl/pesel' }],
  BR: [{ shape: '\\d{11}', check: 'br/cpf' }],
  IN: [{ shape: '\\d{12}', check: 'in/aadhaar' }],
  DK: [{ shape: '(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])\\d{2}-\\d{4}' }],
  SE: [{ shape: '(?:19|20)?\\d{10}', check: 'se/personnummer' }],
  AT: [{ shape: '\\d{4}[ -]\\d{6}', check: 'at/vnr' }],
  RO: [{ shape: '\\d{13}', check: 'ro/cnp' }],
  LT: [{ shape: '\\d{11}', check: 'lt/asmens' }],
  EE: [{ shape: '\\d{11}', check: 'ee/ik' }],
  BG: [{ shape: '\\d{10}', check: 'bg/egn' }],
  GR: [{ shape: '\\d{11}', check: 'gr/amka' }],
  HR: [{ shape: '\\d{11}', check: 'hr/oib' }],
  IE: [{ shape: '\\d{7}[A-W][A-IW]?', check: 'ie/pps' }],
  CA: [{ shape: '\\d{3}[- ]\\d{3}[- ]\\d{3}', check: 'ca/sin' }],
  AU: [{ shape: '\\d{3} \\d{3} \\d{3}', check: 'au/tfn' }],
  TW: [{ shape: '[A-Z][12]\\d{8}', check: 'tw/natid' }],
  IL: [{ shape: '\\d{9}', check: 'il/idnr' }],
  TH: [{ shape: '\\d{13}', check: 'th/idnr' }],
  CL: [{ shape: '\\d{7,8}-[\\dKk]', check: 'cl/rut' }],
  ID: [{ shape: '\\d{6}(?:[04][1-9]|[1256]\\d|[37][01])(?:0[1-9]|1[0-2])\\d{6}' }],
};

const NAMES =
  'passport|passeport|reisepass|pass-?nr|reisepass-?nr|ausweis-?nr|reisepassnummer|passnummer|pasaporte|passaporto|paspoort|paspoortnummer|pas|paszport|paszportu|dowodu osobistego|dowodu|' +
  'ssn|social security|itin|tax ?payer id|national insurance|nino|ni number|nhs|identity card|id card|national id|identification|government id|id number|' +
  'personalausweis|personalausweisnummer|ausweis|ausweisnummer|perso-?nr|carte d.identité|cni|documento d.identità|carta d.identità|identiteitskaart|dowód osobisty|' +
  'steuer[- ]?id|steuer-?identifikationsnummer|steuernummer|idnr|tax id|tin|nif|nie|dni|documento de identidad|cédula|rfc|curp|rut|cuil|bsn|burgerservicenummer|cpf|rg|' +
  'fødselsnummer|pesel|aadhaar|aadhar|pan card|personnummer|cpr|cpr-nummer|hetu|henkilötunnus|codice fiscale|rijksregisternummer|numéro national|niss|insz|' +
  'ahv|ahv-nummer|ahv-nr|avs|svnr|sozialversicherungsnummer|rentenversicherungsnummer|sv-nummer|' +
  'pps|ppsn|sin|tfn|medicare|nric|hkid|nik|ktp|cnp|egn|amka|oib|rodné číslo|t\\.?c\\.? kimlik|' +
  "driving licen[cs]e|driver'?s? licen[cs]e|driver’?s? licen[cs]e|führerschein|permis de conduire|carnet de conducir|patente di guida|rijbewijs|prawo jazdy|" +
  'numéro de sécurité sociale|numéro de sécu|sécurité sociale|nir|carte vitale|' +
  'health insurance|insurance number|insurance member|insurance id|medicaid|krankenversicherung|krankenversichertennummer|versichertennummer|krankenkassennummer|kvnr|kv-nummer|kv-nr|versicherungsnummer|versicherungs-?nr|versicherten-?nr|egk|ehic|mutuelle|tarjeta sanitaria|seguridad social|tessera sanitaria|zorgverzekering|' +
  'visa number|residence permit|aufenthaltstitel|imei';
const FILLERS =
  'card|member|hat|has|die|der|saya|my|number|numbers|num|no|nr|n°|nº|nummer|numéro|numero|número|is|was|ist|lautet|war|est|es|è|id|de|of|hers|his|mine|ends|the';
/** A group of letters and digits that has a digit soon; a group of letters alone begins it or, one letter, ends it. */
const GROUP = '(?=[A-Z]{0,6}\\d)[A-Z0-9]{1,22}';
const NAMED = new RegExp(
  `(?<!\\p{L})(?:${NAMES})(?!\\p{L})(?:[ :#.,'’-]{0,2}(?:${FILLERS})(?![\\p{L}\\d])){0,4}[ :#.=-]{0,3}[("“„]?` +
    `(?<hide>(?:[A-Z]{1,3}[ .-])?${GROUP}(?:[ ./-]{1,2}${GROUP}){0,7}(?:[ .-][A-Z])?)(?![\\p{L}\\d])`,
  'giu',
);
/** The two lines a machine reads in a passport. */
const FOR_MACHINES = /(?<![A-Z0-9<])(?=[A-Z0-9<]{0,44}<<)[A-Z][A-Z0-9<]{29,43}(?![A-Z0-9<])/g;
const DATE = /^(?:\d{1,2}[ ./-]\d{1,2}[ ./-](?:19|20)\d{2}|(?:19|20)\d{2}[ ./-]\d{1,2}[ ./-]\d{1,2})(?!\d)/;

/** What is called one, and is long enough for one. */
function named(text: string): readonly Span[] {
  return matches(text, NAMED, 'id').filter(({ from, until }) => {
    const number = text.slice(from, until);
    const signs = number.replace(/[^A-Za-z0-9]/g, '');
    return signs.length >= 6 && signs.length <= 22 && /\d.*\d/.test(signs) && !DATE.test(number);
  });
}

/** What is tried by shape begins where a word does. */
const HAS_DIGITS = /\d(?:[ ./()-]?[\dA-Za-z]){4}/;

const whole = (shapes: readonly Kind[]): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\d]|\\d[.,/–-])(?:${shapes.map(({ shape }, n) => `(?<k${n}>${shape})`).join('|')})(?![\\p{L}\\d]|[-/.]\\d)`,
    'gu',
  );
/** One search for each check: of two shapes that fit at one place, the first would hide the other. */
const ALL: readonly (readonly [shape: RegExp, kinds: readonly Kind[]])[] = layers(ANYWHERE);
const HOME: ReadonlyMap<string, readonly (readonly [RegExp, readonly Kind[]])[]> = new Map(
  Object.entries(AT_HOME).map(([country, kinds]) => [country, layers(kinds)]),
);

/** Kinds without a check are looked for together, as any of them hides; each with a check by itself. */
function layers(kinds: readonly Kind[]): readonly (readonly [RegExp, readonly Kind[]])[] {
  const sure = kinds.filter(({ check }) => check === undefined);
  const rest = kinds.filter(({ check }) => check !== undefined);
  return [...(sure.length > 0 ? [sure] : []), ...rest.map((kind) => [kind])].map((group) => [whole(group), group]);
}

/** `near`: countries whose numbers are to be expected. */
export function identities(text: string, near: () => Countries): readonly Span[] {
  const said = [...named(text), ...matches(text, FOR_MACHINES, 'id')];
  if (!HAS_DIGITS.test(text)) return said;
  const home = LONG.test(text) ? [...near()].flatMap((country) => HOME.get(country) ?? []) : [];
  return [...said, ...[...ALL, ...home].flatMap(([shape, [kind]]) => found(text, shape, kind?.check))];
}

/** Shortest number that is hidden at home only: seven digits in a row, or in groups. */
const LONG = /\d(?:[ -]?\d){6}/;

function found(text: string, shape: RegExp, check: string | undefined): readonly Span[] {
  return matches(text, shape, 'id').filter(
    ({ from, until }) =>
      !isNumbered(text, from) &&
      (check === undefined || passesCheck(check, text.slice(from, until).replaceAll(/[ .]/g, ''))),
  );
}
