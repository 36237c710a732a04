/** Whether words that thank may be meant otherwise: sarcasm, insult, blame, in English and German. Somebody looks before such words go out; nothing is refused. Pure. */

/** What would be a reproach but is praise: taken out before anything else is looked for. */
const PRAISE: readonly RegExp[] = [
  /\b(?:nothing|no (?:task|request|job|question|effort|detail)) (?:was|is|were|seemed|has been|had been) (?:ever )?(?:too|beneath|left|forgotten|missed|overlooked)\b/,
  /\b(?:left|leaving|leaves|leave) nothing (?:undone|open|to chance|out)\b/,
  /\b(?:forgot|forgets|forgetting|forget|missed|misses|missing) (?:nothing|nobody|no one|not a)\b/,
  /\b(?:asked?|asking|wanted|wanting|expected|expecting) (?:for )?nothing (?:in return|back|for)\b/,
  /\bthanks? to (?:you|them|him|her) nothing\b/,
  /\b(?:never|not once|without ever|not) (?:gave|give|giving|given|lost|losing|lose|let|letting|left|leaving|leave|complain\w*|gets?|got|ran|running|hesitat\w*|look\w* away|forgot|forget\w*|miss\w*|fail\w*|tir\w*|rush\w*|blam\w*|panic\w*)\b/,
  /\b(?:instead of|rather than|without|before anybody|before anyone|nobody had to|no) (?:blam\w*|complain\w*|finger[- ]pointing|fault[- ]finding|excuses?)\b/,
  /\b(?:fault|error|mistake|mess|bug|leak|problem|failure) (?:in|of|with|on|at|that came|that the|the|from) (?:the |our |a |an |its )?(?:boiler|system|till|software|printer|lift|elevator|heating|network|supplier|booking|storm|lists?|plan|rota|bill|records?|stock|kitchen|wiring|door|machine|night|flood|power)\b/,
  /\b(?:fixing|fixed|found|finding|clearing|cleared|cleaning|cleaned|sorting|sorted|untangling|untangled|owning|owned|spotting|spotted|solving|solved|catching|caught|mending|mended) (?:up )?(?:out )?(?:the|a|an|our|my|this|that|every|such a|all the) (?:\w+ ){0,2}(?:fault|error|mistake|mess|bug|leak|problem|failure|chaos|blunder)s?\b/,
  /\b(?:not|nicht|nie|niemals|ohne|statt|anstatt) (?:\p{L}+ ){0,3}(?:schuld|fehler|vorwurf|vorwürfe|ausrede|ausreden|aufgegeben|aufzugeben|gejammert|gemeckert|im stich|vergessen|geschimpft|versagt)\b/u,
  /\b(?:nichts|niemanden|niemand|keinen?) (?:\p{L}+ ){0,3}(?:vergessen|übersehen|liegen|zu viel|zuviel|im stich|anbrennen|ausgelassen|allein)\b/u,
  /\b(?:nichts|kein\p{L}*) (?:war|ist) (?:\p{L}+ ){0,3}(?:zu|vergessen|liegen)\b/u,
  /\b(?:den|die|einen|unseren|meinen|diesen|jeden|alle) (?:\p{L}+ ){0,2}(?:fehler|mist|chaos|schlamassel|murks) (?:\p{L}+ ){0,4}(?:gefunden|behoben|gelöst|aufgeräumt|beseitigt|bemerkt|entdeckt|repariert|ausgebügelt|hast|geradegebogen)\b/u,
  /\b(?:obwohl|auch wenn|even though|although|though) (?:\p{L}+ ){0,8}(?:schuld|fehler|fault|mistake|mess)\b/u,
];

const SARCASM: readonly RegExp[] = [
  /\bfor (?:absolutely |exactly |literally |doing |helping with |basically )?(?:nothing|nada|zilch|bugger all|sod all)(?!\w| (?:in|less|but)\b)/,
  /\b(?:für|fuer) (?:rein |gar |absolut |genau |überhaupt )?(?:nichts|nix|garnix|garnichts)(?!\p{L})/u,
  /\b(?:doing|did|done|contributing|helping|getun|gemacht) (?:with )?(?:absolutely |exactly |literally |basically )?(?:nothing|nichts|nix)\b/,
  /\b(?:for once|finally (?:show|do|turn|answer|bother|get|wak|mov|help)\w*|at long last|about time|better late than never|took you long enough|who would have thought)\b/,
  /\b(?:endlich (?:mal|einmal)|ausnahmsweise|(?:wurde|wird) (?:auch |ja |mal |echt ){1,3}zeit|auch schon da|besser spät als nie|wer hätte das gedacht|na toll|ganz toll gemacht|super gemacht, echt|herzlichen glückwunsch auch)\b/,
  /\b(?:yeah right|as if|just kidding not|sarcasm|ironie|irony|slow clap|well done genius|genius move|einstein|sherlock|captain obvious|schlaumeier|schlauberger|klugscheißer|besserwisser|superhirn)\b/,
  /(?<!\bor)\snot(?:\s*[!.]*\s*$|!)/,
  /(?:^|\s)\/s(?:\s|$)/,
  /["'“”„‘’«»](?:help|helping|helpful|great|quick|fast|work|working|support|teamwork|care|effort|hilfe|hilfst|geholfen|toll|tolle|schnell|schnelle|schnellen|unterstützung|arbeit|einsatz|teamarbeit|kompetenz)["'“”„‘’«»]/,
  /[🙄🖕😒😤😠😡🤬🤡💩👎]/u,
  /\b(?:thanks|danke) (?:a lot |vielmals |auch )?(?:genius|einstein|schlaumeier|idiot)\b/,
];

const BLAME: readonly RegExp[] = [
  /\b(?:your|his|her|their|bob's|whose) (?:fault|mistake|mess|blunder|screw[- ]?up|laziness|incompetence|negligence|attitude)\b/,
  /\b(?:dein|deine|deinen|deiner|ihre?|seine?|euer|eure) (?:schuld|fehler|mist|murks|schlamperei|faulheit|unfähigkeit|nachlässigkeit|chaos)\b/,
  /\b(?:schuld (?:daran )?(?:bist|seid|war|ist)|bist du schuld|seid ihr schuld|wegen (?:dir|euch)|deinetwegen|euretwegen)\b/,
  /\b(?:because of you|no thanks to|thanks to you (?:we|i|the guest|nobody)|blame you|you blew)\b/,
  /\b(?:making|made|leaving|left|letting|let|keeping|kept) (?:\w+ ){0,2}(?:me|us|everyone|everybody|the team|the guests?|the customers?) (?:\w+ ){0,2}(?:alone|down|waiting|hanging|in the lurch|stranded|look (?:like|bad|stupid)|clean up|with (?:all|the whole|your)|to (?:do|clean|fix|sort|deal|pick) )/,
  /\b(?:letting|lets?) (?:\w+ ){1,4}down\b/,
  /\b(?:im stich gelassen|sitzen gelassen|sitzengelassen|hängen gelassen|hängenlassen|allein gelassen|alleine gelassen|warten lassen|reingeritten|ausbaden|auslöffeln)\b/,
  /\b(?:forgot|forgets|forgetting|messed|messes|messing|screwed|screwing|cocked|bungled|botched|ruined|ruining|wrecked|broke it|lost my|overslept|slacking|skiving)\b(?! (?:up )?(?:his|her|their|your) own (?:break|lunch|evening|dinner|plans))/,
  /\b(?:vermasselt|verbockt|versaut|vergeigt|verpennt|verschlafen|verschlampt|ruiniert|kaputt gemacht|kaputtgemacht|geschwänzt|versemmelt|vergessen|verpatzt)\b/,
  /\b(?:never|not|didn't|did not|don't|doesn't|won't|without) (?:once )?(?:show\w*|turn\w* up|answer\w*|call\w* back|help\w*|do(?:ing)? (?:your|his|her|their|the|any)|bother\w*|listen\w*|reply\w*|repli\w*|car(?:e|ing)|be(?:ing)? there|pick\w* up|com(?:e|ing))\b/,
  /\b(?:nicht|nie|niemals|wieder nicht) (?:\p{L}+ ){0,2}(?:gekommen|erschienen|geholfen|gemeldet|zurückgerufen|gekümmert|gemacht|erledigt|geantwortet|da (?:warst|wart|war)|aufgetaucht|zugehört)\b/u,
  /\b(?:late again|again late|as usual|wie üblich|wie immer (?:zu spät|nicht|nichts|chaotisch)|(?:mal wieder|wieder mal|schon wieder|wieder einmal) (?:\p{L}+ ){0,3}(?:zu spät|nicht|nichts|vergessen|liegen|krank|weg|allein|chaos))\b/u,
  /\b(?:zu spät|too late|late) (?:gekommen|zu kommen|warst|kamst|coming|to (?:your|the) shift|for (?:your|the) shift)\b/,
  /\b(?:making|made) (?:my|our|everyone's) (?:life|job|day|work|shift) (?:\w+ ){0,2}(?:harder|hell|miserable|worse|impossible|longer)\b/,
  /\b(?:doing|do|did) (?:your|his|her|their) (?:damn |bloody |own )?job\b/,
  /\b(?:deine|ihre|seine|eure) arbeit (?:machst|gemacht|zu machen|machen|mache|liegen)\b/,
];

const INSULT =
  /\b(?:idiot\w*|stupid\w*|moron\w*|dumb\w*|imbecile\w*|useless|worthless|pathetic|lazy|lazybones|incompetent\w*|hopeless|clueless|slacker\w*|loser\w*|jerk\w*|clown\w*|twat\w*|wanker\w*|prick|arse\w*|asshole\w*|bastard\w*|bitch\w*|cow|fuck\w*|shit\w*|bullshit|crap\w*|screw you|shut up|brainless|airhead|waste of (?:space|time)|good for nothing|dumme?[rns]?|dumm|blöd\p{L}*|bloed\p{L}*|doof\p{L}*|trottel\p{L}*|depp\p{L}*|vollpfosten|volldepp\p{L}*|idiot\p{L}*|unfähig\p{L}*|nutzlos\p{L}*|faul|faule[rnsm]?|faulpelz|faulenz\p{L}*|versager\p{L}*|vollidiot\p{L}*|nichtsnutz\p{L}*|penner\p{L}*|pfeife|flasche|lusche|arsch\p{L}*|scheiß\p{L}*|scheiss\p{L}*|kacke|mistkerl|miststück|hohl|hirnlos\p{L}*|inkompeten\p{L}*|peinlich\p{L}*|erbärmlich\p{L}*|lächerlich\p{L}*|halt die klappe|halt's maul)(?![\p{L}\p{N}])/u;

/** What holds an insult's word without being one. */
const NO_INSULT: readonly RegExp[] = [
  /\b(?:lazy (?:sunday|susan|afternoon|river)|dumb ?waiter|cash cow|flasche[n]? (?:\p{L}+ )?(?:wein|wasser|sekt|saft|champagner)|(?:eine|die|der|einer|jede) (?:\p{L}+ )?flasche[n]?|crap(?:e|s table)|clown (?:show|visit|for the (?:kids|children))|peinlich genau\p{L}*|peinlich sauber\p{L}*|holy cow|stupid (?:question|time|hour|printer|system|software|machine|form)s?|stupidly early|hopeless (?:case|situation|cause|task|traffic|connection)|hoffnungslos\p{L}*)(?![\p{L}\p{N}])/u,
];

/** `look`: a person should read it first. */
export type Tone = 'plain' | 'look';

/** `said`: the whole line behind the word that thanks, so that "for nothing" is read together. */
export function toneOf(said: string): Tone {
  const words = withoutPraise(
    said
      .normalize('NFC')
      .toLowerCase()
      .replaceAll(/[‘’`´]/gu, "'")
      .replaceAll(/\s+/gu, ' '),
  );
  const isSharp = [...SARCASM, ...BLAME].some((shape) => shape.test(words));
  return isSharp || INSULT.test(words) ? 'look' : 'plain';
}

function withoutPraise(words: string): string {
  let rest = words;
  for (const shape of [...PRAISE, ...NO_INSULT]) rest = rest.replaceAll(new RegExp(shape, `${shape.flags}g`), ' · ');
  return rest;
}
