/** Words that weigh much and are often misspelt, mended before they are looked for. Pure. */

const WELL_SPELT =
  `ambulance hospital paramedic paramedics unconscious allergic anaphylactic bleeding injured injury concussion
  poisoning vomiting diarrhea collapsed drowned electric harassed harassment harassing molested inappropriate inappropriately
  assaulted assault threatened threatening sexually receptionist discrimination discriminated discriminating racist racism racial
  homophobic disabled wheelchair suicide suicidal overdose solicitor attorney lawyers regulator ombudsman negligence journalist
  journalists newspaper newspapers influencer instagram facebook police passport abused missing kidnapped evacuated burglar intruder
  krankenhaus krankenwagen notaufnahme bewusstlos ohnmaechtig ausgerutscht lebensmittelvergiftung belaestigt belaestigung vergewaltigt
  angefasst begrapscht beleidigt bedroht rassistisch rassismus diskriminiert diskriminierung hautfarbe selbstmord umbringen anwalt
  rechtsanwalt anwaltskanzlei verklagen schadensersatz schmerzensgeld polizei staatsanwalt verbraucherzentrale datenschutz journalist
  zeitung oeffentlich eingebrochen einbrecher verletzt verletzung gestuerzt gebrochen verschwunden gasgeruch notausgang`
    .split(/\s+/)
    .filter((word) => word !== '');

/** Slips that are further off than one letter, as people make them. */
const SLIPS: ReadonlyMap<string, string> = new Map([
  ['lawer', 'lawyer'],
  ['laywer', 'lawyer'],
  ['lawyr', 'lawyer'],
  ['harrased', 'harassed'],
  ['harrasment', 'harassment'],
  ['harrassed', 'harassed'],
  ['harrassment', 'harassment'],
  ['rascist', 'racist'],
  ['polcie', 'police'],
  ['siezure', 'seizure'],
  ['diarhoea', 'diarrhoea'],
  ['diarreah', 'diarrhea'],
  ['krankehaus', 'krankenhaus'],
  ['rasistisch', 'rassistisch'],
  ['diskreminiert', 'diskriminiert'],
]);

/** Words of their own, though one letter off. */
const REAL = [
  'racial',
  'hospitals',
  'abased',
  'passports',
  'bedroht',
  'mussing',
  'verletzte',
  'assaults',
  'zeitungen',
  'radical',
  'massing',
  'messing',
];

const SHORTEST = 6;
const VOWELS = 'aeiou';

/** Every slip of one letter: left out, doubled, changed places with its neighbour, a vowel for a vowel. Made once. */
const MEANT: ReadonlyMap<string, string> = slips();

/** The word as it is meant; itself where nothing is known of it. */
export function spelt(word: string): string {
  if (word.length < SHORTEST - 1) return word;
  return SLIPS.get(word) ?? MEANT.get(word) ?? word;
}

function slips(): ReadonlyMap<string, string> {
  const meant = new Map<string, string>();
  for (const word of WELL_SPELT) {
    for (let at = 0; at < word.length; at += 1) {
      const [before, here, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
      const made = [before + here + here + after, before + after.charAt(0) + here + after.slice(1)];
      // without its last letter it may be another form of the word
      if (at > 0 && at < word.length - 1) made.push(before + after);
      if (VOWELS.includes(here)) for (const vowel of VOWELS) made.push(before + vowel + after);
      for (const slip of made) if (slip.length >= SHORTEST - 1 && !meant.has(slip)) meant.set(slip, word);
    }
  }
  for (const word of [...WELL_SPELT, ...REAL]) meant.delete(word);
  return meant;
}
