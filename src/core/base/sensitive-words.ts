/** Words of somebody's health, and of what else is nobody's business: belief, origin, love, death, the law. English and German, some others. Pure. */
import type { PrivateShape } from './private-word.ts';

const HEALTH = [
  String.raw`heart (?:condition|attack|disease|problem|failure|surgery)`,
  String.raw`cancer|tumou?rs?|diabet\p{L}*|asthma\p{L}*|anaphyla\p{L}*|epilep\p{L}*|seizures?|pregnan\p{L}*|miscarriage`,
  String.raw`allerg\p{L}*(?! (?:to|gegen|auf) (?:excuses|ausreden|delays))`,
  String.raw`disab(?:led|ility|ilities)|wheelchairs?|crutches|walking frame|guide dog|service dog|hearing aid|pacemaker|prosthe\p{L}*|amput\p{L}*`,
  String.raw`(?<!colou?r )blind(?! (?:spots?|eyes?|trust|faith|dates?|alley|luck|side))(?<!turned a blind)|deaf(?! ears?)`,
  String.raw`surger(?:y|ies)|hospital(?:s|i[sz]ed|i[sz]ation)?|ambulance|paramedics?|clinic|emergency room|nurses?|doctors?(?! the)|physician|psychiatr\p{L}*|therap(?:y|ist|ists)`,
  String.raw`medications?|medicines?|insulin|epipen|prescriptions?|antibiotics?|painkillers?|inhaler|oxygen|chemo\p{L}*|dialysis|overdose`,
  String.raw`depress(?:ed|ion|ive)|anxiety|panic attack|autis\p{L}*|adhd|bipolar|burn-?out|mental health|suicid\p{L}*|self-harm|rehab|addict(?:ed|ion)`,
  String.raw`injur(?:y|ies|ed)|illness(?:es)?|diseases?|diagnos\p{L}*(?! (?:the|it|what) (?:fault|problem|issue|cause|was))|infections?|infected`,
  String.raw`(?:was|is|are|were|fell|felt|feeling|got|being|being very|very|taken|so) (?:ill|sick|unwell)(?!-)|unwell|vomit\p{L}*|nause\p{L}*|faint(?:ed|ing)|food poisoning|fever|concussion|bleeding|wheezing`,
  String.raw`broken (?:leg|arm|ankle|hip|wrist|foot|bone|rib)s?|sprained|back pain|in (?:great |severe |a lot of )?pain|migraines?`,
  String.raw`dementia|alzheimer\p{L}*|parkinson\p{L}*|(?:had|suffered|after) a stroke|hiv|aids(?= )|covid\p{L}*|coeliac|celiac|gluten intoleran\p{L}*|lactose intoleran\p{L}*`,
  // German
  String.raw`herz(?:infarkts?|anfalls?|problem\p{L}*|krank\p{L}*|leiden)|schlaganf\p{L}*|krebs|krebskrank\p{L}*|krampfanf\p{L}*|anfallsleiden`,
  String.raw`schwanger\p{L}*|fehlgeburt|behindert\p{L}*|behinderung\p{L}*|rollstuhl\p{L}*|krücken|gehhilfe|rollator|blindenhund|hörgerät\p{L}*|gehörlos\p{L}*|herzschrittmacher`,
  String.raw`krank(?:e|en|er|es)?|krankheit\p{L}*|erkrank\p{L}*|krankenhaus\p{L}*|krankenwagen|notarzt|notaufnahme|klinik|arzt|ärztin|ärztlich\p{L}*|operiert\p{L}*|therapie|psychisch\p{L}*|psychiatr\p{L}*`,
  String.raw`medikament\p{L}*|medizin|tabletten|antibiotik\p{L}*|spritze|diagnose(?! (?:des|der) (?:fehlers|störung|ursache))|infektion\p{L}*|fieber|übelkeit|ohnmacht|lebensmittelvergiftung`,
  String.raw`verletz(?:t|te|ten|ter|ung|ungen)|knochenbruch|beinbruch|gehirnerschütterung|schmerzen|migräne|demenz|depression\p{L}*|depressiv\p{L}*|panikattacke\p{L}*|angststörung\p{L}*|suizid\p{L}*|selbstmord\p{L}*|zöliakie|glutenunverträglich\p{L}*|laktoseintoleran\p{L}*|unverträglichkeit\p{L}*`,
  String.raw`enceinte|handicap\p{L}*|fauteuil roulant|embarazada|discapacidad|hamil|kursi roda`,
];

const SENSITIVE = [
  String.raw`muslims?|islam\p{L}*|jewish|judaism|hindus?|buddhists?|catholics?|sikhs?|protestants?|moslem\p{L}*|muslim\p{L}*|jüdisch\p{L}*|katholi\p{L}*|evangelisch\p{L}*|buddhistisch\p{L}*`,
  String.raw`gay|lesbian|homosexual\p{L}*|bisexual\p{L}*|transgender|transsexual\p{L}*|queer|schwul\p{L}*|lesbisch\p{L}*|homosexuell\p{L}*|same-sex`,
  String.raw`refugees?|asylum|immigrants?|migrants?|skin colou?r|ethnic\p{L}*|racial\p{L}*|racis\p{L}*|flüchtling\p{L}*|geflüchtet\p{L}*|asyl\p{L}*|migrant\p{L}*|hautfarbe|rassis\p{L}*|discriminat\p{L}*|diskrimin\p{L}*`,
  String.raw`died|passed away|funerals?|bereave\p{L}*|widow(?:er|ed)?s?|deceased|mourning|late (?:husband|wife|father|mother)|verstorben\p{L}*|gestorben|todesfall\p{L}*|beerdigung\p{L}*|trauerf\p{L}*|witwer?\p{L}{0,2}`,
  String.raw`divorc\p{L}*|scheidung|geschieden\p{L}*|domestic violence|häusliche gewalt|assault\p{L}*|harass\p{L}*|belästig\p{L}*|drunk|intoxicated|betrunken\p{L}*`,
  String.raw`police|polizei|arrested|verhaftet|lawyers?|solicitor|lawsuit|anwalt\p{L}*|anwältin|rechtsanwalt\p{L}*|trade union|gewerkschaft\p{L}*|bankrupt\p{L}*|insolven\p{L}*`,
];

const asWords = (words: readonly string[], why: PrivateShape['why']): PrivateShape => ({
  shape: new RegExp(String.raw`(?<!\p{L})(?:${words.join('|')})(?!\p{L})`, 'iu'),
  why,
});

export const SENSITIVE_SHAPES: readonly PrivateShape[] = [asWords(HEALTH, 'health'), asWords(SENSITIVE, 'sensitive')];
