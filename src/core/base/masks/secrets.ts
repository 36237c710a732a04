/** Keys, tokens, passwords and one-time codes: known by their shape, or by the word before them. Pure. */
import { matches, type Span } from './spans.ts';

const SHAPES: readonly RegExp[] = [
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----(?:(?!-----END)[\s\S])*(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?/gu,
  /(?<!\p{L})(?:xox[abceprs]|xapp|xwfp)-[0-9A-Za-z-]{10,}/gu,
  /(?<!\p{L})sk-[0-9A-Za-z_-]{16,}/gu,
  /(?<!\p{L})(?:sk|pk|rk|whsec|shpat|shpss|shpca|npm|hf|pat|dop_v1|pypi|lin_api|sq0atp|sq0csp|EAAA|ya29)(?:_(?:live|test|prod))?[_.-][0-9A-Za-z_-]{16,}/gu,
  /(?<!\p{L})(?:sk|pk|rk)_(?:live|test)_[0-9A-Za-z]{10,}/gu,
  /(?<!\p{L})(?:gh[oprsu]_[0-9A-Za-z]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|A[KS]IA[0-9A-Z]{16}|AIza[\w-]{30,}|SG\.[\w-]{16,}\.[\w-]{16,}|SK[0-9a-f]{32}|AC[0-9a-f]{32})/gu,
  /(?<!\p{L})eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/gu,
  /(?<!\p{L})(?:bearer|basic) +[\w.~+/=-]{16,}/giu,
  /(?<!\p{L})https?:\/\/(?:hooks\.slack\.com\/[\w/]{8,}|[\w.-]{1,60}\.webhook\.office\.com\/[\w/@-]{8,}|discord(?:app)?\.com\/api\/webhooks\/[\w/-]{8,})/giu,
  /(?<![\p{L}\d+])[a-z][a-z0-9+]{1,20}:\/\/[^\s:@/]{1,128}:[^\s@/]{1,128}@[^\s]{0,256}/giu,
];

const PASSWORD =
  'password|passwords|passwort|kennwort|passphrase|passcode|pwd|mot de passe|mdp|contraseña|clave|clave de acceso|wachtwoord|senha|hasło|lösenord|salasana|parola|adgangskode|passord|kata sandi|pw|pin(?: ?(?:code|number|nummer))?|geheimzahl';
const IS = '(?: (?:is|was|ist|war|lautet|est|es|è|é|to|jest|är|er|on|adalah))';
/** What is said of a password without telling it. */
const OF_IT =
  '(?:wrong|incorrect|right|correct|invalid|expired|expiring|missing|unknown|lost|forgotten|required|needed|weak|strong|secure|secret|blocked|locked|reset|changed|gone|rejected|refused|accepted|useless|broken|printed|written|empty|blank|there|here|fine|okay|good|bad|long|short|simple|' +
  'falsch|richtig|ungültig|abgelaufen|unbekannt|vergessen|gesperrt|zurückgesetzt|geändert|nötig|sicher|unsicher|fehlerhaft|' +
  'incorrecte?|invalide|expiré|oublié|bloqué|faux|perdu|incorrecta|inválida|caducada|olvidada|bloqueada|errata|scaduta|sbagliata|verkeerd|ongeldig|verlopen|vergeten)';
const LABELLED: readonly RegExp[] = [
  // with a digit or a sign in it, after `:` or `=`, in quotes, or as the last word that is said
  new RegExp(`(?<!\\p{L})(?:${PASSWORD})(?!\\p{L})${IS}?(?: ?[:=] ?(?!\\([a-z-]{4,8} )(?<hide>[^\\s]{3,64}))`, 'giu'),
  new RegExp(`(?<!\\p{L})(?:${PASSWORD})(?!\\p{L})${IS} (?<hide>(?=[^\\s]{0,63}[\\d!#$%&*+@^_~])[^\\s]{3,64})`, 'giu'),
  new RegExp(`(?<!\\p{L})(?:${PASSWORD})(?!\\p{L})${IS} ["“„«'‘](?<hide>[^"”“»'’\\n]{3,64})`, 'giu'),
  new RegExp(
    `(?<!\\p{L})(?:${PASSWORD})(?!\\p{L})${IS} (?!${OF_IT}(?!\\p{L}))(?<hide>[\\p{L}\\d-]{6,64})(?=\\s*(?:[.;!)\\n]|$))`,
    'giu',
  ),
  // pin 4711
  /(?<!\p{L})(?:pin(?: ?(?:code|number|nummer))?|geheimzahl|passcode)(?!\p{L})(?: (?:is|was|ist|war|est|es))? (?<hide>\d{4,8})(?!\d)/giu,
  // the code that was sent to a telephone; a booking's or a door's code is none
  /(?<!\p{L})(?:otp|one[- ]time (?:pass ?)?(?:code|password|pin)|(?:verification|authenti(?:cation|fication)|2fa|mfa|two[- ]factor|sms|login|log-in|sign-?in|security|access) (?:code|pin)|m?tan|(?:sms|bestätigungs|sicherheits|verifizierungs|einmal|anmelde|login)-?(?:code|kennwort|passwort|pin|tan)|code (?:de )?(?:vérification|sécurité|sms|à usage unique)|código de (?:verificación|seguridad|acceso|sms)|codice (?:di verifica|di sicurezza|otp|sms)|verificatiecode|kod (?:sms|weryfikacyjny)|código de verificação)(?!\p{L})(?:[^.\n\d]{0,28}(?= (?:is|was|ist|war|lautet|est|es|era|è) ))?(?: (?:is|was|ist|war|lautet|est|es|era|è))?[ :#=-]{1,3}["“„]?(?<hide>(?:\d[ -]?){3,7}\d|[A-Z0-9]{2,4}-[A-Z0-9]{2,8}|G-\d{6})(?![\p{L}\d])/giu,
  // read out to somebody: six digits, as no door has
  /(?<!\p{L})(?:your|my|sms|tu|mein|ihr|dein|votre|mon) (?:code|código) (?:is|was|es|ist|lautet|est) (?<hide>\d{6})(?!\d)/giu,
  /(?<!\p{L})code (?:they|you|he|she|that|which|we|i)(?!\p{L})[^.\n\d]{0,30}(?:sent|gave|got|received|texted)[^.\n\d]{0,14} (?:is|was) (?<hide>\d{4,8})(?!\d)/giu,
  // api_key=…, "token": "…"
  /(?<!\p{L})(?:api[ _-]?(?:key|token|secret)|(?:access|auth|refresh|session|id|bearer|bot)[ _-]?token|client[ _-]?secret|(?:private|secret|signing|encryption)[ _-]?key|aws_secret_access_key|secret|token|jsessionid|phpsessid|sessionid)["'”]?(?: (?:is|ist|est|es))?\s?[:=]?\s?["'“]?(?<hide>(?=[\w.~+/=-]{0,63}\d)(?=[\w.~+/=-]{0,63}[A-Za-z])[\w.~+/=-]{12,256})/giu,
];

export function secrets(text: string): readonly Span[] {
  return [...SHAPES, ...LABELLED].flatMap((shape) => matches(text, shape, 'secret'));
}
