/** What machines write as subjects and first words, in the languages of their users. Pure. */

const AUTO_REPLY = [
  'automatic reply|automated reply|automatic response|automated response|auto[- ]?reply|auto[- ]?response|auto[- ]?responder|autorespons|out[- ]of[- ](?:the[- ])?office(?: reply| autoreply| notification| message)?|on vacation|on annual leave|vacation reply|away from (?:the )?office|ooo',
  'automatische antwort|abwesenheitsnotiz|abwesenheitsnachricht|abwesenheit|abwesend|autoantwort|automatische rückmeldung|eingangsbestätigung',
  "réponse automatique|message d['’]absence|absence du bureau|absente? du bureau|absent\\(e\\) du bureau|message automatique|notification d['’]absence|accusé de réception",
  'respuesta automática|fuera de la oficina|mensaje de ausencia|contestación automática|resposta automàtica',
  "risposta automatica|fuori ufficio|assenza dall[’']ufficio|messaggio di assenza",
  'automatisch antwoord|automatische beantwoording|afwezigheidsbericht|afwezig|niet aanwezig|ontvangstbevestiging',
  'resposta automática|fora do escritório|ausência temporária|ausente do escritório',
  'automatyczna odpowiedź|odpowiedź automatyczna|autoodpowiedź|poza biurem|nieobecność(?: w biurze)?',
  'autosvar|automatiskt svar|frånvarande|frånvaromeddelande|ej på kontoret',
  'automatisk svar|fraværsbesked|fraværende|ikke til stede|fraværsmelding|utenfor kontoret',
  'automaattinen vastaus|poissaoloilmoitus|poissaolo|automatická odpověď|automatická odpoveď|mimo kancelář',
  'автоматический ответ|автоответ|вне офиса|автоматична відповідь|otomatik yanıt|ofis dışında|automatikus válasz|răspuns automat|αυτόματη απάντηση',
  '自動返信|自動応答|不在通知|自动回复|自動回覆|自动答复|자동 회신|자동 응답|부재중',
].join('|');
/** As its machine writes it: the words, then the end or the subject that is answered. `Re:` before it is a person's. */
export const AUTO_REPLY_SUBJECT = new RegExp(
  `^[\\s[(*]{0,4}(?:${AUTO_REPLY})[\\])*]{0,3}\\s{0,3}(?:$|[:：(<]|[-–—]\\s|re[:：])`,
  'iu',
);
/** Said of oneself or of somebody else: a sign beside other words alone. */
const SAYS_AWAY =
  'absence|absente?|absent\\(e\\)|(?:en )?congés?|en (?:vacances|déplacement)|(?:im )?urlaub|ausencia|ausente|de vacaciones|assenza|assente|in ferie|met vakantie|ausência|de férias';
const AUTO_REPLY_BEGINS = new RegExp(`^[\\s[(*]{0,4}(?:${AUTO_REPLY}|${SAYS_AWAY})(?![\\p{L}])`, 'iu');
export const beginsAsAutoReply = (subject: string): boolean => AUTO_REPLY_BEGINS.test(subject);

/** Somebody says of themselves that they are away. */
export const AWAY = new RegExp(
  [
    "\\bi (?:am|will be|['’]m) (?:currently |presently |now )?(?:out of (?:the )?office|away(?: from| until| on)|on (?:annual |maternity |paternity |parental |sick )?(?:leave|vacation|holiday)|on holidays)",
    '(?:thank you|thanks) for (?:your )?(?:e-?mail|message|contacting).{0,120}(?:out of (?:the )?office|away from|on leave|on vacation)',
    '(?:with|have) (?:limited|no) access to (?:my )?e-?mail|i will (?:be back|return|respond|reply) (?:on|when|upon|as soon)',
    'ich bin (?:derzeit |zurzeit |momentan |aktuell |bis |vom |ab |im |in |am |leider |heute |wieder ).{0,60}(?:nicht im (?:büro|haus)|abwesend|urlaub|erreichbar|außer haus)',
    'je (?:suis|serai) (?:actuellement |absente? |en (?:congés?|vacances|déplacement)|de retour (?:le|au|à partir|dès|en|lundi|mardi|mercredi|jeudi|vendredi))|(?:estoy|estaré) (?:fuera de la oficina|de vacaciones|ausente)|(?:sono|sarò) (?:fuori ufficio|in ferie|assente)',
    'ik ben (?:momenteel |op dit moment |tot |vanaf |t/m )?.{0,40}(?:afwezig|niet (?:aanwezig|bereikbaar|op kantoor)|met vakantie)|(?:estou|estarei) (?:fora do escritório|de férias|ausente)',
    '(?:jestem|będę) (?:nieobecn|poza biurem|na urlopie)|przebywam na urlopie|jag (?:är|har) (?:just nu )?(?:på semester|inte på kontoret|semester|ledig|frånvarande)|jeg (?:er|holder) (?:på ferie|ikke på kontoret|ferie|fraværende)',
    'olen (?:lomalla|poissa)|休暇を(?:いただいて|頂いて)|不在にして|外出しており|我(?:正在|目前)?(?:休假|不在办公室)',
  ].join('|'),
  'iu',
);

const BOUNCE = [
  'undelivered mail|undeliverable|undeliverable mail|undeliverable message|delivery status notification|delivery (?:failure|failed|report|notification|has failed|problem|delayed|incomplete)|mail delivery (?:failed|failure|system|error|subsystem)|failure notice|returned mail|returned to sender|mail system error|message (?:could not be|not|undeliverable|delivery failed|failed)|non[- ]?delivery|nondeliverable|warning: (?:could not send|message)|delayed mail|rejected:|mailbox (?:full|unavailable)|could not deliver|address not found|recipient (?:unknown|rejected)',
  'unzustellbar|nicht zustellbar|unzustellbarkeitsbericht|zustellung fehlgeschlagen|mail konnte nicht zugestellt|rückläufer',
  "non remis|non distribuable|échec de (?:la )?(?:remise|distribution)|notification d['’](?:état|échec)|courrier non distribué",
  'no se puede entregar|no entregable|error en la entrega|fallo en la entrega|correo devuelto|mensaje no entregado',
  'non recapitabile|impossibile recapitare|mancata consegna|consegna non riuscita|onbestelbaar|niet afgeleverd|aflevering mislukt',
  'não entregue|falha na entrega|não é possível entregar|niedostarczon|nie można dostarczyć|zwrot wiadomości',
  'kan inte levereras|olevererbart|kunne ikke leveres|ikke leveret|kan ikke leveres|toimitus epäonnistui|nedoručitelná|не доставлено|недоставленное',
  '配信不能|配送不能|配信できませんでした|退信|无法投递|系统退信|未送达|배달되지 않음|전송 실패',
].join('|');
export const BOUNCE_SUBJECT = new RegExp(`^[\\s[(*]{0,4}(?:(?:re|fwd?|aw|wg)\\s?:\\s{0,3})?(?:${BOUNCE})`, 'iu');
/** What mail servers say, and customers do not. */
export const BOUNCE_WORDS =
  /\b[45]\.\d{1,2}\.\d{1,3}\b|\b(?:450|451|452|550|551|552|553|554)[ -](?:[#\d]|.{0,80}(?:user|recipient|mailbox|address|relay|unknown|denied|rejected|unavailable|full|policy|spam))|\b(?:permanent|fatal) (?:error|failure|errors)\b|permanently failed|message that you sent could not be delivered|could not be delivered to (?:one or more|the following)|this is (?:the mail system|an automatically generated|a permanent error)|qmail-send program|final-recipient|diagnostic-code|reporting-mta|remote (?:host|server) (?:said|returned)|host .{1,120} said:|recipient(?:'s)? (?:address|mailbox) (?:rejected|is full)|user unknown|konnte nicht zugestellt werden|n['’]a pas pu être (?:remis|distribué)|no se pudo entregar|non è stato possibile (?:recapitare|consegnare)/iu;

/** What those say who report that somebody marked our mail as spam, and reports on domains. */
export const FEEDBACK_SUBJECT =
  /^\s{0,4}(?:complaint about message from \[?[\d.:a-f]+|(?:e-?mail )?(?:feedback|abuse) report\b.{0,20}(?:for|about|ip|from|\[)|report domain:|\[?(?:dmarc|preview|dmarc report)\]? ?(?:aggregate )?report|spamtrap)/iu;

/** `Read: your mail`, `Accepted: lunch`: only with a sign in the head or the parts. */
export const RECEIPT_SUBJECT =
  /^\s{0,4}(?:read|gelesen|lu|leído|leido|letto|gelezen|lida|lido|przeczytano|läst|læst|lest|not read|ungelesen|non lu|delivered|zugestellt|receipt|return receipt|read receipt|lesebestätigung|confirmation de lecture|conferma di lettura|confirmación de lectura|leesbevestiging|開封済み|已读)\s?[:：(]/iu;
export const RECEIPT_WORDS =
  /(?:your message\s.{0,400}was (?:read|displayed|deleted without being read)|this is a (?:return|read) receipt for the (?:mail|message)|dies ist eine (?:empfangs|lese)bestätigung|ihre nachricht\s.{0,400}wurde .{0,60}gelesen|ceci est un accusé de (?:réception|lecture)|votre message\s.{0,400}a été lu)/isu;
