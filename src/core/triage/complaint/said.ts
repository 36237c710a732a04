/** The words by which a complaint is told from praise, a question, a request and what is no customer's matter. English and German first. Pure data. */
import { listed, tableOf, type Terms } from '../words.ts';

/** Words that all weigh the same, and what they are called where somebody asks why. */
export interface Said {
  readonly kind: Evidence;
  readonly weight: number;
  readonly terms: Terms;
  /** Says so only where a sentence begins with it, or somebody asks. */
  readonly isOpening?: boolean;
}

export type Evidence =
  /** Says in so many words that it is a complaint, or wants to make one. */
  | 'complains'
  /** Something did not happen as it should have. */
  | 'failed'
  /** How somebody feels or speaks who was let down. */
  | 'upset'
  | 'praise'
  | 'thanks'
  | 'asks'
  | 'wants'
  /** No customer speaks: a colleague's note, an applicant, a seller, a machine. */
  | 'elsewhere';

const said = (kind: Evidence, weight: number, words: string): Said => ({
  kind,
  weight,
  terms: tableOf(listed(words)),
});

/** Whole phrases that would be misread word by word: taken out first, and counted. */
export const PHRASES: readonly Said[] = [
  said(
    'praise',
    3,
    `can't fault, cannot fault, can't thank you enough, cannot thank you enough, couldn't be happier, could not be happier, couldn't ask for more, can't complain, cannot complain, nothing to complain, no complaint, no complaints, no problem, no problems, no issue, no issues, no hassle, hassle free, hassle-free, stress free, stress-free, trouble free, problem free, without any problem, without any problems, without a problem, without any issues, without problems, without any hassle, without hassle, without fail, never let me down, never lets me down, never failed, never fails, never disappoint*, never disappointed, never had a problem, never had any problem, never had any problems, never had an issue, never had any issues, not bad, not disappointed, can't wait to, cannot wait to, can not wait to, cant wait to, can't wait for, cant wait for, couldn't recommend more, no fuss, no hidden fees, no hidden costs, no delays, no delay, no waiting, no queue, no nonsense, didn't have to wait, did not have to wait, no need to, too good, went the extra mile, go the extra mile, above and beyond, so far so good, worth every penny, worth the wait, worth it, sorted out, sorted my, sorted it, solved my problem, solved the problem, resolved my issue, fixed my issue, keep it up, keep up the good work, beats waiting, made it easy, makes it easy, makes life easy, saved me, saves me, save me money, save money, easy to use, simple to use, no regrets, not a single problem, thumbs up,
    hat alles geklappt, alles bestens, alles super, keine probleme, ohne probleme, kein problem, nichts zu meckern, keine beschwerde, nicht schlecht, gern wieder, gerne wieder, immer wieder gern*, weiter so, nichts auszusetzen`,
  ),
  said(
    'complains',
    7,
    `file a complaint, filing a complaint, make a complaint, making a complaint, lodge a complaint, lodging a complaint, submit a complaint, register a complaint, formal complaint, official complaint, raise a complaint, my complaint, this is a complaint, complaint against, complaint about, want to complain, wish to complain, like to complain, need to complain, have to complain, writing to complain, going to complain, complaining about, complain about, claim against, reclamation against, lodge a claim, file a claim against, making complaint, consumer complaint, consumer claim, customer complaint, customer claim, consumer reclamation, customer reclamation, complaint department, letter of complaint, where can i complain, how do i complain, how to complain, who do i complain to, speak to a manager, speak to your manager, speak to a supervisor, want a refund, demand a refund, want my money back, give me my money back, want compensation, demand compensation, i expect compensation,
    möchte mich beschweren, will mich beschweren, muss mich beschweren, beschwere mich, beschwerde einreichen, beschwerde einlegen, eine beschwerde, meine beschwerde, offizielle beschwerde, förmliche beschwerde, möchte reklamieren, reklamiere, eine reklamation, meine reklamation, geld zurück, verlange mein geld, mein geld zurück, je souhaite me plaindre, porter plainte, réclamation, quiero quejarme, presentar una queja, una queja, poner una reclamación, mau komplain, ingin komplain, mengajukan keluhan, saya komplain`,
  ),
  said(
    'failed',
    4,
    `where is my, where's my, where are my, where is our, where are our, still waiting, still no, still not, still hasn't, still haven't, still isn't, still nothing, no show, no hot water, doesn't work, does not work, doesnt work, dont work, don't work, didn't work, did not work, not working, won't work, isn't working, stopped working, no longer works, no longer work, never works, never worked, never arrived, never came, never received, never got, never heard, never called back, never answered, never replied, not arrived, hasn't arrived, has not arrived, not been delivered, not delivered, wasn't delivered, not received, haven't received, have not received, didn't receive, did not receive, did not send, didn't send, did not arrive, didn't arrive, no answer, no reply, no response, nobody answers, no one answers, nobody answered, no one answered, nobody came, no one came, nobody called, no one called, no explanation, no apology, no notice, no warning, no help, no luck, not helpful, no communication, no customer service, customer service ❌, kept waiting, been waiting, have been waiting, waited over, waiting over, waiting for over, on hold, hung up on, hangs up, hung up, cancelled flight, canceled flight, flight cancelled, flight canceled, cancelled my, canceled my, cancelled our, canceled our, cancelled on me, was cancelled, was canceled, been cancelled, been canceled, got cancelled, delayed again, late again, hours late, missed my connection, missed connection, miss my connection, missed our connection, missed my flight, lost my, lost our, you lost, they lost, broke my, damaged my, my bag is, ruined my, ruined our, ruin my, charged twice, charged me twice, charged double, double charged, overcharged, charged me for, charging me, taken from my account, took money, took my money, rip off, ripped off, waste of time, waste of money, waste of space, can't log in, cannot log in, can't login, unable to log in, won't let me, wouldn't let me, doesn't let me, does not let me, not let me, won't open, will not open, not open, won't load, doesn't load, keeps crashing, keeps freezing, can't even, cannot even, couldn't even, can't use, cannot use, can't get, can't find, cannot find, can not find, can't get through, cannot get through, can't reach, not answering, no longer, not notified, not told, not informed, did not notify, gone down hill, gone downhill, going downhill, bring back, please fix, fix this, fix it, fix your, get it together, get your act together, needs work, needs improvement, need to improve, could be better, should be better, needs to be improved, not good enough, good luck getting, what's going on, what is going on, what happened to, why can't, why cannot, why won't, why don't you, why do you, why is it so, why does it take, why did you, why is my, why are you, why would you, how come, how hard is it, how is it possible that, how long does it take, how long do i have to, not cool, not happy, not impressed, not acceptable, not ok, not okay, not right, not fair, not good, not great, not worth, not what i, not as, too expensive, too slow, too long, too many, too much, too small, too late, too loud, too cold, too difficult, too complicated, very slow, very late, very bad, so slow, so bad, so rude, so late, second time, third time, fourth time, every single time, once again, yet again, nowhere to, no way to, not possible to, impossible to, hard to, difficult to, at least you could, you should be ashamed, shame on, do better, let down, let me down, lets you down, fed up, sick of, tired of, had enough, last time i, never again, never fly, never flying, never use, never using, never order, never buy, never book, never go back, never come back, will not be back, won't be back, not coming back, not be returning, taking my business, switching to, lost a customer, lost my business, steer clear, stay away, avoid this, do not use, don't use, do not buy, don't buy, do not recommend, don't recommend, would not recommend, wouldn't recommend, cannot recommend, beware of, zero stars, 0 stars, one star, 1 star, less than one star, not once, nothing works, nothing happens, not updated, out of order, does nothing, half of the, bag fee, hidden fee*, hidden cost*, was wrong, is wrong, it is wrong, wrong order, wrong item, wrong room, wrong size, wrong address, sent the wrong, sent me the wrong, missing items, item missing, is missing, are missing, was missing, were missing, went missing, gone missing, not included, not what was, not as described, false advertising, false information, misleading info*, real nice of you, nice of you to, way to go, thanks for nothing, thanks for ruining, thanks for losing, thanks for the delay, thanks for making me, thanks for leaving, great job losing, nice job losing, love waiting, love sitting, love being, just love how, great way to treat, good job leaving, is this a joke, are you kidding, you kidding me, what a joke, #fail, wtf, smh, wth, really?, seriously?, unreal,
    funktioniert nicht, funktionierte nicht, geht nicht, ging nicht, klappt nicht, lädt nicht, öffnet nicht, stürzt ab, stürzt ständig, noch immer nicht, immer noch nicht, immer noch kein*, immer noch kaputt, immer noch defekt, immer noch kalt, noch immer kein*, wo ist mein*, wo sind mein*, wo bleibt, wo bleiben, nicht angekommen, nicht geliefert, nicht erhalten, nie angekommen, nie erhalten, nicht gekommen, keine antwort, keiner antwortet, niemand antwortet, keine rückmeldung, keine reaktion, niemand meldet, meldet sich niemand, meldet sich keiner, niemand geht ran, nicht erreichbar, kein warmwasser, kein warmes wasser, kein internet, kein wlan, keine handtücher, zum zweiten mal, zum dritten mal, schon wieder, seit stunden, seit tagen, seit wochen, stundenlang, zu spät, zu lange, zu teuer, zu laut, zu kalt, doppelt abgebucht, zweimal abgebucht, doppelt berechnet, falsch berechnet, zu viel berechnet, zu viel abgebucht, falsche lieferung, falsch geliefert, falscher artikel, nicht wie beschrieben, nicht zufrieden, nie wieder, nicht zu empfehlen, nicht empfehlen, finger weg, geht gar nicht, so nicht, das kann nicht sein, kann doch nicht, warum wird, warum ist mein*, warum habe ich, wurde storniert, wurde gestrichen, fiel aus, ist ausgefallen, ist kaputt, war kaputt, war schmutzig, war dreckig, war kalt, war laut, stundenlang gewartet, lange gewartet, lange warten, ich warte, wir warten, warten seit, warte seit, lässt zu wünschen übrig, ein witz, eine frechheit, eine zumutung, eine katastrophe, gar nicht, abzocke,
    ne fonctionne pas, ne marche pas, toujours pas, pas reçu, pas de réponse, en retard, no funciona, no ha llegado, sigo esperando, sin respuesta, tidak bisa, belum sampai, belum datang, tidak ada respon, tidak berfungsi,
    someone else's order, someone else's, another customer's, half of what, half of the order, in pieces, in the rain, bed bugs, bedbugs, hair in my, insects in, ran out of, logs me out, logged me out, kicks me out, keeps sending me, has been out, have been out, was out all, does not close, doesn't close, doesn't open, does not open, doesn't fit, does not fit, doesn't start, does not start, doesn't turn on, does not turn on, does not match, doesn't match, dies after, died after, fell off, came off, fell apart, falls apart, came apart, past its date, out of date, laughed at, yelled at, shouted at, walked away, threw the, threw my, twice from my, two times from my, was promised, were promised, had promised, wrong colour, wrong color, wrong dose, without my consent, without asking, without telling, nobody told, no one told, not one reply, no heating, no power, no internet, no signal, no water, smelled of, smells of, smelled like, smells like, higher than on, more than advertised, slower than, smaller than, not as advertised, not what i ordered, never what, schließt nicht, öffnet sich nicht, startet nicht, passt nicht, ging kaputt, ist abgefallen, haar in meine*, haar in der, bettwanzen, aufgelegt, ausgelacht, angeschrien, abgelaufen, ohne mich zu fragen, niemand hat, kein strom, kein wasser, riecht nach, roch nach, jemand anderem, nur die hälfte, versprochen war, wurde versprochen`,
  ),
  said(
    'elsewhere',
    7,
    `unsubscribe, seo services, guest post, backlinks, link building, increase your traffic, grow your business, business proposal, partnership opportunity, collaboration opportunity, investment opportunity, limited time offer, limited offer, exclusive offer, special offer, congratulations you, you have won, you've won, claim your prize, claim your reward, crypto investment, bitcoin investment, make money fast, earn money, work from home, cheap viagra, casino bonus, free trial offer, click here to, our catalogue, our catalog, we are a manufacturer, we manufacture, we offer services, our services include, web design services, lead generation,
    apply for, application for the position, application for the job, applying for the, job application, my cv, my resume, attached my cv, attached resume, curriculum vitae, cover letter, job opening, vacancy, vacancies, internship, are you hiring, looking for a job, interested in the position, bewerbung, lebenslauf, stellenanzeige, bewerbe mich, praktikum,
    internal note, note to self, fyi team, for internal use, shift handover, handover note, team meeting, staff meeting, please note team, reminder for staff, interne notiz, nur intern, übergabe`,
  ),
  said(
    'asks',
    2.5,
    `how do i, how can i, how to, how would i, how much, how many, how long is, how far, how is the, do you have, do you offer, do you accept, do you know, do you need, do you fly, does anyone, is there a, is there any, are there any, are there, can you tell me, could you tell me, can you please tell, can you help me, could you help, can i, may i, could i, should i, would it be possible, is it possible, what is the, what's the, what are the, what time, what kind, which one, when is, when does, when do, when will you, where can i, where do i, who is, i would like to know, i'd like to know, i want to know, just wondering, was wondering, i wonder, quick question, question about, a question, any chance, any plans, any idea when, information about, info about, more information, more details about, tell me about, tell me how, let me know,
    wie kann ich, wie viel kostet, wie lange ist, wie komme ich, haben sie, gibt es, gibt's, kann ich, können sie mir sagen, könnten sie mir, ich hätte eine frage, eine frage, wann öffnet, wann ist, was kostet, welche, bieten sie, ist es möglich, wäre es möglich`,
  ),
  said(
    'wants',
    1.5,
    `i want to, i would like, i'd like, i need to, want to, like to, need to, wanna, i gotta, i need help, need help, want help, need assistance, i need assistance, want assistance, help me, help with, assistance with, assist me, looking for, planning to, i try to, please send, please add, please book, please change, please cancel, can you please, could you please, would you please, ich möchte, ich würde gerne, bitte schicken, bitte senden, bitte ändern`,
  ),
];

/** Single words and short pairs. */
export const WORDS: readonly Said[] = [
  said(
    'upset',
    4,
    `worst, horrible, horrendous, terrible, terribly, awful, appalling, atrocious, abysmal, dreadful, disgusting, disgusted, disgrace, disgraceful, shameful, outrageous, unacceptable, inexcusable, unbelievable, ridiculous, pathetic, useless, worthless, garbage, trash, rubbish, crap, crappy, shit, shitty, bullshit, sucks, suck, sucked, scam, scammers, scammed, fraud, thieves, theft, robbery, liars, liar, lied, rude, incompetent, incompetence, unprofessional, disappointed, disappointing, disappointment, disappointingly, frustrated, frustrating, frustration, infuriating, furious, angry, annoyed, annoying, irritating, upset, dissatisfied, unhappy, unsatisfied, nightmare, disaster, fiasco, joke, fail, failed, fails, failure, failing, horrid, poor, poorly, shocking, clueless, unhelpful, unreliable, unresponsive, ashamed, regret, avoid, hate, hated, insane, lousy, mess, messed, screwed, idiots, stupid, dumb, mediocre, bland, inedible, filthy, dirty, gross, nasty, unsafe, dangerous, overpriced, ripoff, rip-off, extortionate, misleading, deceptive, dishonest, unfair, ignored, ignoring, stranded, clunky, glitchy, buggy, laggy, ugh, wtf, fuming, livid, unusable, confusing, complicated, cumbersome, tedious, hassle, pain, painful, sloppy, careless, insulting, embarrassing, unfriendly, impossible, deleted it, uninstalled, uninstalling,
    schrecklich*, furchtbar*, grauenhaft*, katastrophal*, katastrophe, unverschämt*, unverschämtheit, frech*, frechheit, unfreundlich*, unhöflich*, inkompetent*, enttäuscht, enttäuschend*, enttäuschung, verärgert, wütend, sauer, ärgerlich*, ärgere, mies*, miserabel*, mangelhaft*, schlecht*, schlimm*, ekelhaft*, eklig*, schmutzig*, dreckig*, betrug, betrüger, abzocke, inakzeptabel*, unmöglich*, unzumutbar*, zumutung, nervt, lächerlich*, peinlich*, unzuverlässig*, unbrauchbar*, nutzlos*, saftladen, horror, chaos, skandal*, überteuert*, arrogant*,
    inadmissible, inacceptable, honteux, déçu, déçue, nul, catastrophique, pésimo, pésima, decepcionado, decepcionada, inaceptable, vergüenza, kecewa, mengecewakan, parah, buruk, jelek, kotor, lambat, lelet, menyebalkan`,
  ),
  said(
    'failed',
    2.5,
    `delay, delays, delayed, late, cancelled, canceled, cancelation, stuck, waiting, waited, broken, broke, breaks, crash, crashes, crashed, crashing, freezes, frozen, froze, freezing, bug, bugs, glitch, glitches, glitching, error, errors, problem, problems, trouble, issue, issues, lost, missing, missed, damaged, damage, ruined, wrong, incorrect, incorrectly, mistake, mistakes, bad, slow, slower, lag, lags, lagging, unable, can't, cannot, cant, couldn't, won't, wouldn't, doesn't, doesnt, didn't, isn't, wasn't, weren't, hasn't, haven't, don't, never, nobody, nothing, refused, refuses, refuse, denied, declined, rejected, blocked, locked, charged, overcharge, overbooked, oversold, bumped, stolen, leaking, leak, leaked, noisy, noise, cold, stale, burnt, raw, smelly, smells, stinks, stained, cockroach*, mould, mold, bedbugs, hidden, expensive, unfortunately, sadly, however, although, though, lacking, lacks, lack, worse, outdated, disconnected, disconnects, disconnect, hours, hrs, forever, ages, forced, stop, stopped, still, sitting, tarmac, except, instead, misplaced, excuse, excuses, apology, apologize, apologise, compensation, reimbursed, reimburse, why, worry, afraid, defective, faulty, unsolicited, spam, ads, ad, adverts,
    verspätung, verspätet, verspäteten, ausgefallen, gestrichen, storniert, kaputt*, defekt*, beschädigt*, zerbrochen*, verloren, fehlt, fehlen, fehlte, fehler, falsch*, problem, probleme, langsam*, laut, lärm, kalt, kalte*, gestohlen, verdorben, schimmel, gestank, stinkt, wanzen, kakerlake*, gewartet, warten, wartezeit, warteschleife, abgestürzt, abgelehnt, gesperrt, abgewiesen, ignoriert, leider, nicht, nie, niemand, kein, keine, keiner, keinen, trotz, obwohl, sondern, verweigert*, mahnung, entschädigung, rückerstattung, erstattung, vergeblich, umsonst, teuer, versprochen,
    retard, cassé*, sale, perdu*, panne, retraso, roto, rota, sucio, perdido, rusak, hilang, terlambat, telat, bocor, gagal, error, belum,
    dent, dents, dented, crushed, torn, tore, ripped, cracked, crack, cracks, shattered, smashed, scratched, scratches, bent, leaks, soaked, spilled, spilt, soggy, burned, undercooked, overcooked, rotten, rotting, mouldy, moldy, cockroach, cockroaches, mouse, mice, stank, stink, stains, stain, blood, sticky, clogged, flooded, jammed, flickering, swollen, blisters, expired, withdrew, double-booked, understaffed, unanswered, overcharged, mislabelled, mislabeled, misdelivered, dies, dead, verbeult*, zerdrückt*, zerrissen*, gerissen, zerkratzt*, undicht, ausgelaufen, verschüttet, matschig, verbrannt, verkohlt, altbacken, verfault, schimmelig, stank, gestunken, fleck*, klebrig*, verstopft, überflutet, überbucht, abgebucht, wackelt, tropft`,
  ),
  said(
    'praise',
    3,
    `great, excellent, amazing, awesome, fantastic, wonderful, brilliant, superb, outstanding, perfect, perfectly, lovely, love, loved, loving, loves, best, favorite, favourite, friendly, helpful, kind, pleasant, polite, courteous, impressed, impressive, happy, pleased, delighted, satisfied, recommend, recommended, enjoyed, enjoy, enjoyable, beautiful, delicious, tasty, comfortable, clean, smooth, smoothly, seamless, efficient, efficiently, convenient, quick, quickly, fast, easy, easily, easier, simple, straightforward, straight forward, intuitive, reliable, professional, professionally, good, nice, nicely, well, cool, fab, fabulous, terrific, incredible, exceptional, flawless, flawlessly, spotless, appreciate, appreciated, grateful, thankful, congrats, congratulations, kudos, props, bravo, five stars, 5 stars, five star, 5 star, hero, lifesaver, gem, yummy, fun, user friendly, user-friendly, well done, good job, great job, hilarious, stress-free, useful, informative, invaluable, handy, worthwhile, super, ace, top notch, spot on, hooked, ❤️, 😍, 👍, 🙏, 😊, 👏, ✌️, 💙, ❤, 😘, 💕, 🎉, good value, value for money, affordable, cheaper, reasonable,
    toll*, super, klasse, spitze, hervorragend*, ausgezeichnet*, wunderbar*, wunderschön*, großartig*, perfekt*, fantastisch*, freundlich*, hilfsbereit*, zuvorkommend*, nett*, lecker*, köstlich*, sauber*, gemütlich*, bequem*, schnell*, zuverlässig*, kompetent*, professionell*, zufrieden, begeistert, empfehlen, empfehlenswert, empfehlung, lob, loben, schön*, gut, gute*, einfach, reibungslos*, unkompliziert*, liebevoll*, beste, bestens, prima, 1a,
    excellent*, parfait*, super, génial, merci beaucoup, excelente, perfecto, maravilloso, encantado, bagus, mantap, memuaskan, ramah, nyaman, bersih, enak, suka, puas`,
  ),
  said(
    'thanks',
    2.5,
    `thank you, thanks, thank u, thx, ty, thank, tysm, much appreciated, cheers, danke, vielen dank, dankeschön, herzlichen dank, merci, gracias, terima kasih, makasih`,
  ),
  {
    ...said(
      'asks',
      1,
      `what, when, where, which, who, how, could, can, is it, are you, do you, does, would, will, anyone, wondering, possible, tell me, wann, wo, wie, was, welche, wer`,
    ),
    isOpening: true,
  },
  { ...said('wants', 0.5, `please, help, need, want, bitte, hilfe`), isOpening: true },
];

/** What turns a word of praise around, or a word of failure. */
export const TURNS =
  /(?:^|\s)(?:not|no|never|isn't|wasn't|aren't|weren't|don't|doesn't|didn't|hardly|nothing|neither|nor|without|far from|less than|nicht|kein|keine|keinen|nie|wenig|pas|tidak|kurang|bukan)(?:\s\S+){0,2}\s$/u;

/** Where somebody goes over to what they really want to say. */
export const TURNING_POINT =
  /(?:^|[\s,;.])(?:but|however|except|unfortunately|sadly|only that|although|though|yet|aber|allerdings|jedoch|leider|nur dass|doch|mais|pero|tapi|sayangnya)(?=[\s,])/gu;
