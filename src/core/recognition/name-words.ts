/** Words that are names, too: written small, or where a word of their kind belongs, nobody is meant. English and German. Pure. */

const words = (listed: string): readonly string[] => listed.trim().split(/\s+/);

/** Names that everybody would read as a word in the middle of a sentence. */
const ALSO_WORDS = new Set(
  words(`
  will mark may june april august rose bill grace hope joy art sue drew chase max rob pat dawn faith jack jean guy sky angel
  summer winter autumn spring frank ernest earnest rich dick nick peg chip buck lance miles dale glen cliff clay heath reed
  ford grant pierce skip carol robin jay dot ray sunny merry happy eve star amber ruby pearl crystal jade ivory hazel ivy lily
  daisy violet iris heather holly jasmine poppy olive ginger basil sage rosemary patience charity prudence constance felicity
  harmony melody destiny serenity honor honour page young white black brown green grey gray gold silver stone wood woods field
  fields hill hills lake rivers brook banks park parks street lane church temple castle hall house marsh moor forest frost snow
  rain storm winters summers fall north south east west best better bright sharp swift hardy savage noble price cash penny pound
  sterling banker potter carpenter mason farmer hunter fisher gardener porter butler marshall major sergeant pope prior parsons
  dean judge law laws case bond day days long short good gift post fair love small little strong wise king bishop cook baker
  bell bush cross cole cotton knight lamb little moss peacock quick read root rush sparks sweet temple ward waters wells west
  back call care cover down ease end ever every first free front great guest hand hard heart help here home just keep kind last
  late line made main man men more most much new next night noon now only open other out over place play rest right room round
  same see self service set shift side since some soon stay still story sure table team thank thanks then there time today told
  took true two under us way week well went when while who word work year you your able about after all an and any are as at be
  been before but by can could did do does done each for from gave give given go got had has have he her him his how i if in into
  is it its let lot make many me my no not of off on once one or our own she so such that the their them they this to too try up
  was we were what which with would
  ernst klein gross groß lang kurz wolf sommer fuchs koch weber becker schneider fischer bauer richter jäger jager vogel hahn
  busch berg stein baum blum engel kaiser könig konig herzog graf ritter schwarz weiss weiß braun roth rot jung alt neu stark
  reich gut frei lieb sauer süss suss herr wunder glück gluck sonntag montag dienstag mittwoch donnerstag freitag samstag mai
  juni juli heim haus hof bach wald feld horn kern zimmer tisch gast gäste kunde kunden nacht tag woche dank danke zeit ruhe
  freude hilfe hand herz wort ende anfang platz stunde team schicht jemand alle aber als am an auch auf aus bei bis da damit dann
  das dass dem den denn der des die dies diese dir doch du durch ein eine einem einen einer er es etwas für ganz gegen gern hat
  haben hier hin ich ihm ihn ihr ihre im immer ist ja jede jeder kein keine kann konnte man mehr mit nach nicht noch nun nur ob
  oder ohne schon sehr sein seine selbst sich sie sind so über um und uns unter vom von vor war waren was weil wenn wer wie wir
  wird wo wurde zu zum zur`),
);

export const isAlsoWord = (word: string): boolean => ALSO_WORDS.has(word);

/** Parts of names that name nobody. */
export const PARTICLES: ReadonlySet<string> = new Set(
  words('von van der den del des dos the and da de di du la le el al bin ben ibn mac zu zum zur of'),
);

/** What goes before a word, never before somebody's name. */
export const BEFORE_WORDS =
  /^(?:the|a|an|this|that|each|every|no|some|any|our|your|their|his|its|my|der|die|das|den|dem|des|ein|eine|einen|einem|einer|kein|keine|im|am|vom|zum|zur|beim|ins|etwas|nichts|viel|alles|wenig|jede[rsmn]?|diese[rsmn]?|unser\p{L}*|mein\p{L}*|dein\p{L}*)$/u;

/** What goes before a month. */
export const BEFORE_MONTHS =
  /^(?:in|by|since|until|till|next|last|early|late|mid|before|after|during|im|ende|anfang|mitte|seit|bis|ab)$/u;
export const MONTHS: ReadonlySet<string> = new Set(words('may june april august march mai juni juli'));

/** What somebody at the beginning of a sentence does or did: "Mark helped". */
export const DOES =
  /^(?:\p{L}{2,}ed|\p{L}{2,}te|was|has|had|did|gave|gives|kept|keeps|took|takes|made|makes|went|came|said|told|found|saw|ran|stayed|brought|stood|knew|thought|got|helps|forgot|left|lost|hat|war|half|hilft|blieb|gab|kam|ging|nahm|fand|sah|brachte|wusste|stand|rief|sprach|hielt|ließ|vergaß|and|und)$/u;
