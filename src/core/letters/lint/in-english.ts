/** What gives itself away in an English letter. Pure. */
import type { SpokenRules } from './spoken.ts';
import { word } from './spoken.ts';

const SORRY = String.raw`(?:sorry|apologi[sz]e[ds]?|apolog(?:y|ies)|regrets?|regrettable|forgive)`;
/** What the customer may still want: no condition of the apology. */
const SERVICE = String.raw`(?:you(?:'d| would)? (?:wish|want|like|prefer|need|have (?:any|further|more|other)|can|could|reply|tell|let|call|send|still|are not satisfied|are still)|anything (?:is|else)|there is anything|not)`;

export const ENGLISH: SpokenRules = {
  conditional: [
    word(
      String.raw`${SORRY}\b[^.!?]{0,90}\bif (?!${SERVICE})(?:you|we|this|that|it|our|any\w*|the|my|your|i|there|some\w*|what)`,
    ),
    word(
      String.raw`if (?:you|we|this|that|it|our|any\w*|the|there|some\w*|what)\b[^.!?]{0,90}(?<!please )\b(?:i'm|we're|i am|we are|then) (?:\w+ )?(?:sorry|apologi)`,
    ),
    word(
      String.raw`if (?:you|we|this|that|it|our|any\w*)\b[^.!?]{0,90}\b(?:we|i) (?:do |can only |must |would |sincerely )?(?:apologi[sz]e|regret)`,
    ),
    word(
      String.raw`${SORRY}\b[^.!?]{0,40}\b(?:that |about how |how |for how |for the way |the way )?you (?:may |might |must |have |had )?(?:feel|felt|feeling|think|thought|believe|believed|perceived?|consider(?:ed)?|found it|find it|took|take|see it|saw it|interpret\w*|misunderst\w+|got the impression|were under the impression|did(?:n't| not) (?:enjoy|like)|were (?:offended|upset|unhappy|disappointed|displeased|dissatisfied)|are (?:offended|upset|unhappy|disappointed|displeased|dissatisfied|under the impression))`,
    ),
    word(
      String.raw`(?:your feeling|your feelings|your impression|your perception)\b[^.!?]{0,60}\b${SORRY}|${SORRY}\b[^.!?]{0,40}\b(?:your (?:feelings?|impression|perception)|that it (?:seemed|came across|appeared)|(?:it|this|we) (?:may|might|could) have\b)`,
    ),
    word(
      String.raw`${SORRY}\b[^.!?]{0,60}\b(?:any (?:inconvenience|offen[cs]e|upset|distress|misunderstanding|confusion|trouble|disappointment|problems?|hurt)|(?:possible|potential|perceived|alleged) \w+|(?:may|might) have (?:caused|been|felt|had|experienced|suffered)|(?:may|might) (?:cause|feel|be)|to the extent|in case|should (?:you|this|we|it) have|should there)`,
    ),
    word(
      String.raw`(?:mistakes (?:were|may have been) made|to anyone who (?:was|felt|may)|whatever (?:happened|may have))`,
    ),
    word(
      String.raw`(?:should|in case|to the extent|insofar as) (?:that )?(?:you|this|we|our|any\w*)\b[^.!?]{0,90}\b${SORRY}`,
    ),
  ],
  fault: word(
    String.raw`(?:fault|mistakes?|mistaken|errors?|blam\w+|wrong|wrongly|fail\w*|forgot\w*|forgets|didn't|did not|doesn't|does not|hadn't|had not|wasn't|was not|weren't|couldn't|neglect\w*|careless\w*|negligen\w*|ignor\w+|overlook\w*|miss(?:ed|es)?|should have|should've|was supposed|were supposed|mess\w*|mix\w* up|rude\w*|unfriendly|lazy|incompeten\w*|inexperienced|misinform\w*|mishandl\w*|let you down|lied|never (?:told|called|passed|sent|booked|logged|wrote|entered)|lost your|dropped the ball|responsible for (?:this|the|what)|to be disciplined|disciplined|reprimand\w*|spoken to|having a bad day|new (?:here|and)|unprofessional\w*|caused (?:this|the)|incorrect\w*|screwed|botched|sloppy|unfortunately told)`,
  ),
  colleague: word(
    String.raw`(?:(?:my|our|a|the|one of (?:our|my|the)|that|this|another|some|an?) )?(?:former |new |other |junior |young |temporary |inexperienced |night |day |morning |evening |late |early |duty |front desk |reception )*(?:colleagues?|co-?workers?|teammates?|receptionists?|waiters?|waitress(?:es)?|agents?|drivers?|cleaners?|housekeep(?:ers?|ing)|technicians?|engineers?|trainees?|interns?|apprentices?|employees?|staff(?: members?)?|members? of staff|members? of (?:the|our) team|team members?|manager on duty|duty managers?|supervisors?|porters?|clerks?|cashiers?|bartenders?|chefs?|cooks?|night shift|day shift|late shift|early shift|(?:an)?other (?:department|team|shift|branch|office)|kitchen|front desk|reception|back office|call cent(?:re|er)|(?:sales|billing|booking|reservations?|maintenance|housekeeping|accounts|it|support|customer service) (?:team|department|desk|people)|person (?:on duty|you spoke (?:to|with)|who)|colleague)`,
  ),
  threat: [
    word(
      String.raw`(?:legal (?:action|steps|proceedings|consequences|department|team will)|(?:our|my|the) (?:lawyers?|solicitors?|attorneys?|legal (?:team|counsel|department))|(?:take|see|meet) you (?:to|in) court|in court|sue you|suing|lawsuit|litigation|defam\w+|libel\w*|slander\w*|press charges|prosecut\w+|debt collect\w*|collection agency|bailiffs?|reserve (?:the|our|all) (?:\w+ )?rights?|without prejudice|blacklist\w*|ban you|banned from|report you|the police|forfeit\w*|waive (?:all|any|your)|(?:only|unless|if) you (?:sign|delete|remove|withdraw|take down)|remove your review|delete your review|non-disclosure|unless you withdraw)`,
    ),
  ],
  admission: [
    word(
      String.raw`(?:(?:legally|fully|solely|wholly) (?:liable|responsible in law)|(?:are|were|is|was|be|being) (?:\w+ )?(?:liable|negligent|in breach)|(?:admit|accept|acknowledge|concede|assume)\w* (?:\w+ ){0,2}(?:liability|negligence|legal responsibility|guilt|fault in law)|our (?:gross )?negligence|breach(?:ed)? (?:of )?(?:the |our |your )?(?:contract|duty|terms|law|regulations?)|broke the law|violated (?:the|your|our)|we (?:acted )?(?:unlawfully|illegally)|our insur(?:er|ance)\w* will pay|you (?:could|can|may) sue|liability for)`,
    ),
  ],
  duties: {
    acknowledgement: word(
      String.raw`(?:sorry|apologi[sz]e|apologies|apology|regret|thank you for (?:\w+ ){0,3}(?:telling|writing|your (?:\w+ )?(?:message|complaint|letter|feedback|e-?mail|patience|call|honest\w*|report)|letting|contacting|raising|bringing|getting|reporting|sharing|giving|taking|calling|explaining|speaking|pointing)|thanks for|we (?:have )?received your|received your (?:complaint|message)|(?:we|i) (?:can |do |fully |quite |completely )*understand|you (?:were|are|have every) (?:right|reason)|you expected|must have been|appreciate (?:your|you|that))`,
    ),
    responsibility: word(
      String.raw`(?:responsib\w+|our (?:\w+ )?(?:mistake|fault|error|failing|failure|job|duty|oversight|doing)|(?:we|i) (?:\w+ )?(?:should have|should not have|shouldn't have|failed|let you down|got (?:this|it|that|things) wrong|made a mistake|made an error|fell short|own|did not (?:keep|meet|do|get|tell|call|give|deliver|live|look|act|answer|reply|handle)|didn't (?:keep|meet|do|get|tell|call|give|deliver|live|look|act|answer|reply|handle)|were wrong|was wrong|forgot|missed|overlooked|mishandled|caused|broke our)|should(?:n't| not| never) have happened|(?:this|that|it) (?:is|was) (?:on us|up to us|not good enough|not the (?:standard|service))|put (?:this|it|that|things|everything) right|make (?:this|it|things|that) right|fell short of|below the standard|down to us|up to us|part of ours|ours to)`,
    ),
    next_step: word(
      String.raw`(?:(?:we|i|you|it|they|she|he|somebody|someone|everything|which|and|that|refund|money|payment|voucher|credit|replacement|engineer|parcel|answer|manager|team|room)(?: \w+)? ?(?:will|'ll|shall|are going to|am going to|is going to)|will (?:be|call|write|send|arrive|reach|come|now|tell|follow)|(?:we|i) (?:have|'ve) (?:now |already |just |also |today )?(?:approved|refunded|arranged|booked|sent|asked|credited|ordered|issued|transferred|paid|moved|replaced|changed|started|opened|closed|corrected|put)|please (?:\w+ )?(?:reply|tell|let|call|write|contact|send|confirm|choose|use|get|answer|come)|(?:are|is) (?:now )?(?:looking|investigating|working|checking|on (?:its|the) way)|you have received|next step|by (?:\w+day|tomorrow|tonight|noon)|within \w+|as soon as|from now on|just reply|reply to this|here is what)`,
    ),
  },
};
