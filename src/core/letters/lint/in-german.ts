/** What gives itself away in a German letter. Pure. */
import type { SpokenRules } from './spoken.ts';
import { word } from './spoken.ts';

const SORRY = String.raw`(?:entschuldig\p{L}*|leid|bedauer\p{L}*|verzeih\p{L}*|pardon)`;
const IF = String.raw`(?:falls|sofern|wenn|soweit|für den fall,? dass|sollten?|insofern)`;
/** Worum der Kunde noch bitten darf: keine Bedingung der Entschuldigung. */
const SERVICE = String.raw`(?:sie|du|ihnen|dir) (?:(?:das|dies|es|noch|damit|uns|weitere|dazu|lieber|etwas|einen|eine|andere) ){0,3}(?:möchte\p{L}*|wünsch\p{L}*|woll\p{L}*|willst|brauch\p{L}*|benötig\p{L}*|frag\p{L}*|fehlt|antwort\p{L}*|schreib\p{L}*|ruf\p{L}*|nicht zufrieden|rückfragen|fragen|haben,|mögen|magst|passt)|noch etwas|etwas fehlt`;

export const GERMAN: SpokenRules = {
  conditional: [
    word(String.raw`${SORRY}(?! \p{L}+ (?:erledigt|geklärt))[^.!?]{0,80}(?<!\p{L})${IF} (?!${SERVICE})\p{L}+`),
    word(
      String.raw`${IF} (?!${SERVICE})(?:sie|du|ihnen|dir|es|das|dies\p{L}*|wir|unser\p{L}*|jemand|etwas|sich|der|die|ein\p{L}*|hier|dabei|dadurch|bei)[^.!?]{0,90}(?<!\p{L})(?:${SORRY})`,
    ),
    word(
      String.raw`${SORRY}[^.!?]{0,50}dass (?:sie|du|ihnen|dir|bei ihnen|bei dir)[^.!?]{0,60}(?:empf\p{L}+|(?:gefühlt|fühlen|fühlst|fühlten)|wahrgenommen|wahrnehmen|wahrnimmst|so sehen|so siehst|so gesehen|aufgefasst|auffassen|auffasst|eindruck|gefühl|verstanden haben|missverstanden|enttäuscht (?:sind|bist|waren|warst)|verärgert (?:sind|bist|waren|warst)|unzufrieden (?:sind|bist|waren|warst)|finden|findest|glauben|meinen|denken)`,
    ),
    word(
      String.raw`(?:etwaige\p{L}*|eventuelle\p{L}*|mögliche\p{L}*|allfällige\p{L}*|vermeintliche\p{L}*|angebliche\p{L}*|jegliche\p{L}*|evtl\.?)[^.!?]{0,40}(?:unannehmlichkeit\p{L}*|missverständnis\p{L}*|ärger|umstände|irritation\p{L}*|beeinträchtigung\p{L}*|fehler\p{L}*|mängel\p{L}*|unmut|verstimmung\p{L}*|störung\p{L}*|enttäuschung\p{L}*)`,
    ),
    word(
      String.raw`${SORRY}[^.!?]{0,60}(?:ihr(?:en)? (?:eindruck|empfinden|gefühl)|dein(?:en)? (?:eindruck|empfinden|gefühl)|eventuell\p{L}*|etwaig\p{L}*|möglicherweise|womöglich|unter umständen|gegebenenfalls|(?:haben|hat|sein|entstanden sein|verursacht haben) (?:könnte\p{L}*|sollte\p{L}*|mag))`,
    ),
    word(
      String.raw`(?:eindruck|gefühl) (?:entstanden|haben|hatten|hast)[^.!?]{0,60}(?:${SORRY})|(?:${SORRY})[^.!?]{0,60}(?:der eindruck entstanden|so vorgekommen|so vorkam|so wirkte|so angekommen)`,
    ),
    word(String.raw`wer (?:sich|auch immer)[^.!?]{0,60}(?:${SORRY})|es wurden fehler gemacht`),
  ],
  fault: word(
    String.raw`(?:schuld\p{L}*|fehler\p{L}*|verschuld\p{L}*|versäum\p{L}*|vergess\p{L}*|vergaß|vergisst|nicht (?:weitergegeben|weitergeleitet|informiert|eingetragen|gebucht|geprüft|gesagt|getan|erledigt|aufgepasst|beachtet|bearbeitet|geantwortet|gemeldet|reagiert|gearbeitet|gehandelt|richtig|korrekt|notiert|gelesen|gereinigt|geputzt|zurückgerufen)|hätte\p{L}*|falsch\p{L}*|verwechsel\p{L}*|vertauscht|verschlampt|verbockt|vermasselt|verpennt|verschlafen|übersehen|übersah|ignorier\p{L}*|unfreundlich\p{L}*|unhöflich\p{L}*|schlamp\p{L}*|nachlässig\p{L}*|unfähig\p{L}*|inkompetent\p{L}*|überfordert|unaufmerksam\p{L}*|unerfahren\p{L}*|neu bei uns|noch neu|patzig|grob|geirrt|irrtum|irrtümlich\p{L}*|liegt (?:an|bei)|lag (?:an|bei)|verantwortlich für (?:das|den|die|dies\p{L}*)|zu verantworten|zur rede gestellt|abgemahnt|abmahnung|verwarnt|ermahnt|gelogen|verloren|schlechten tag|fahrlässig\p{L}*|unprofessionell\p{L}*|missachtet|verpasst)`,
  ),
  colleague: word(
    String.raw`(?:(?:unser\p{L}*|mein\p{L}*|de[rmns]|die|ein\p{L}*|diese\p{L}*|jene\p{L}*|andere\p{L}*) )?(?:neue\p{L}* |junge\p{L}* |andere\p{L}* |zuständige\p{L}* |ehemalige\p{L}* |betreffende\p{L}* )?(?:kolleg\p{L}*|mitarbeiter\p{L}*|mitarbeitende\p{L}*|azubi\p{L}*|auszubildende\p{L}*|praktikant\p{L}*|lehrling\p{L}*|kellner\p{L}*|rezeptionist\p{L}*|fahrer\p{L}*|techniker\p{L}*|aushilf\p{L}*|empfang(?:steam|skraft|smitarbeiter\p{L}*)?|rezeption|küche|köch\p{L}*|koch|nachtschicht|frühschicht|spätschicht|tagschicht|nachtdienst|hausdame|housekeeping|reinigung(?:skraft|steam|skräfte)?|zimmermädchen|servicekraft|hotline|callcenter|call-center|buchungsabteilung|buchhaltung|abteilung|nebenabteilung|vertrieb|verkäufer\p{L}*|sachbearbeiter\p{L}*|schichtleit\p{L}*|vorgesetzte\p{L}*|hausmeister\p{L}*|zusteller\p{L}*|fahrdienst|personal|team (?:am|an|im|in)[^.!?]{1,30})`,
  ),
  threat: [
    word(
      String.raw`(?:rechtliche\p{L}* schritte\p{L}*|rechtsweg|rechtsanw\p{L}*|anwalt|anwält\p{L}*|unsere\p{L}* juristen|rechtsabteilung|gerichtlich\p{L}*|vor gericht|klage|verklagen|verklagt|anzeige (?:erstatten|zu erstatten)|strafanzeige|strafrechtlich\p{L}*|inkasso\p{L}*|gerichtsvollzieher\p{L}*|mahnverfahren|behalten (?:wir )?uns[^.!?]{0,60}vor|vorbehalt\p{L}*|verleumdung|üble nachrede|rufschädig\p{L}*|hausverbot|unterlassung\p{L}*|schadenersatz (?:fordern|verlangen)|polizei|sperren (?:wir )?(?:sie|dich|ihr|dein)|bewertung (?:löschen|zurückziehen|entfernen)|ohne anerkennung einer rechtspflicht|verschwiegenheit\p{L}*|nur,? wenn (?:sie|du) (?:unterschr\p{L}+|die bewertung))`,
    ),
  ],
  admission: [
    word(
      String.raw`(?:haftung\p{L}*|haftbar\p{L}*|haften|schuldanerkenntnis\p{L}*|grob fahrlässig\p{L}*|fahrlässig\p{L}*|rechtlich verantwortlich\p{L}*|rechtswidrig\p{L}*|vertragsbruch|vertragsverletzung\p{L}*|vertrag (?:gebrochen|verletzt)|pflichtverletzung\p{L}*|pflicht(?:en)? verletzt|gesetz(?:e)? (?:gebrochen|verletzt)|gegen (?:das|ein) gesetz verstoßen|unsere versicherung (?:zahlt|kommt)|können uns verklagen|schadensersatzpflichtig\p{L}*|schadenersatzpflichtig\p{L}*)`,
    ),
  ],
  duties: {
    acknowledgement: word(
      String.raw`(?:entschuldig\p{L}*|leid|bedauer\p{L}*|verzeih\p{L}*|danke\p{L}*|dank|verstehen|verstehe|verständnis für (?:ihren|deinen)|nachvollziehen|ihr ärger|dein ärger|zu recht|eingegangen|erhalten|recht hatten|recht haben|recht hast)`,
    ),
    responsibility: word(
      String.raw`(?:verantwort\p{L}*|unser(?:en?|em|er)? (?:fehler|versäumnis\p{L}*|versehen|irrtum|aufgabe|schuld|sache)|(?:haben|habe|hatten) wir[^.!?]{0,60}(?:nicht|falsch|vergessen|versäumt|übersehen|enttäuscht|zu spät|fehler)|(?:wir|ich) (?:haben|habe|hatten|hätten|hätte)[^.!?]{0,80}(?:nicht|falsch|vergessen|versäumt|übersehen|enttäuscht|zu spät|fehler|müssen|sollen|im stich)|hätte (?:so )?(?:nicht|nie|niemals|anders|besser)|nicht (?:passieren|geschehen|vorkommen) dürfen|(?:das|es|die sache|alles|dinge) (?:wieder )?in ordnung (?:bringen|kommt|zu bringen|gebracht)|wieder gut(?:zu)?machen|gutmachen|liegt bei uns|lag bei uns|liegt an uns|lag an uns|nicht (?:dem|unserem|unseren) \p{L}+ entspr\p{L}+|nicht gerecht geworden|geht auf unsere kappe|unser anspruch)`,
    ),
    next_step: word(
      String.raw`(?:(?:wir|ich|sie|es|das|die|der) (?:\p{L}+ ){0,3}?(?:werden|werde|wird|melden|melde|schreiben|schreibe|rufen|rufe|kümmern|kümmere|prüfen|prüfe|schicken|schicke|senden|sende|erstatten|erstatte|überweisen|überweise|gehen|gehe|klären|kläre|bewilligt|informieren|informiere|sagen|bringen|tauschen|ersetzen)|werden wir|werde ich|wird (?:ihnen|dir|ihr|dein)|(?:haben|habe) (?:wir|ich) (?:\p{L}+ ){0,8}(?:bewilligt|erstattet|überwiesen|gutgeschrieben|veranlasst|gebucht|bestellt|beauftragt|geändert|behoben|gebeten|eingeleitet)|(?:wir|ich) (?:haben|habe) (?:\S+ ){0,8}(?:bewilligt|erstattet|überwiesen|gutgeschrieben|veranlasst|gebucht|bestellt|beauftragt|geändert|behoben|gebeten|eingeleitet)|melden wir uns|rufen wir|schreiben wir|kümmern wir|sagen wir|prüfen wir|antworte[nt]? (?:sie )?(?:bitte|uns|einfach)|bitte (?:sagen|sag|antworten|antworte|melden|melde|schreiben|schreib|rufen|ruf|teilen|teile|geben|gib)|(?:sie|du) (?:bekommen|bekommst|erhalten|erhältst|hören|hörst)|bis (?:spätestens |zum |montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|morgen|heute)|innerhalb|sobald|ab sofort|nächste schritt\p{L}*|können wir tun|haben von uns|hast von uns)`,
    ),
  },
};
