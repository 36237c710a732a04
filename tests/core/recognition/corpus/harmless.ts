/** Sentences that only look as if they told something, and must pass: English, then German. */
export const HARMLESS_EN = `
Ana left no room for improvement
Ana always finds room for one more
Ana made room for everybody
Ana found a better room in five minutes
Ana read the room
Ana got everybody a table by noon
Ana brought it to the table
Ana set the table for two
Ana took a seat and listened
Ana kept a seat free
Ana cleared her desk for it
Ana opened the gate to a better day
Ana deserves a hundred thanks
A thousand thanks, Ana
A million thanks to Ana
Thanks a million, Ana
One hundred thanks are not enough for Ana
Ana gave a hundred percent
Ana gave 110 percent
Ana was one hundred percent there
Ana gave 100 %
Ana put in her two cents and it helped
Ana made three good points
Ana had two points of view to weigh
Ana was on point all night
The point is that Ana stayed
Ana went the extra mile
Ana walked two miles for it in spirit
Ana made a grand gesture
Ana thinks grand thoughts
Ana put a price on nothing
Ana made it count
Ana pays attention
Ana paid attention to 3 people at once
Ana gave credit where credit was due
Ana credited the whole team
Ana stayed until 22:00 as promised
Ana called back at 9 as said
Ana was there 24/7
Ana answered within 30 minutes
Ana answered 40 minutes before it was due
Ana kept two promises in one evening
Ana kept 3 promises in a week
Ana looked after 120 guests that night
Ana took 300 calls that night
Ana has been here since 2019
In 2026 nobody did it better than Ana
Ana is our number one
Ana is number 1
Ana did it on the first day
Ana did it twice
Ana won the day in May
Ana came back in June and put it right
By August Ana had it solved
Ana started in April
Ana may do it again
May we all learn from Ana
Ana will be remembered for it
Will you do it again, Ana?
Ana did it with grace
The grace of it
Ana had the grace to wait
Ana made her mark
Ana hit the mark
Ana is up to the mark
Ana left a mark on all of us
Mark my words: Ana will do it again
Ana did it in short order
Ana kept it short
In short: Ana stayed
Ana made their day
Day by day Ana gets better
Ana saved the day
Ana got up with joy
Ana gave us hope
Hope is what Ana gave
Ana rose to it
Ana was a rose among thorns
Ana played it fair
Ana stays young at heart
Ana took it to heart
Ana got to the heart of the matter
A stroke of luck, well used by Ana
A stroke of genius from Ana
Ana has no blind spot
Ana turned a blind eye to nothing
It fell on deaf ears until Ana came
Ana was patient
Ana has the patience of a saint
Ana is allergic to excuses
Ana diagnosed the problem at once
Ana spared us a headache
Ana is a painstaking listener
Ana is a healthy influence
Ana keeps the team in good health
The hospitality of Ana is known to all
Ana was hospitable
Ana pressed the right button
Ana was ill-served by the system and stayed kind
Ana dressed the window
Ana works like clockwork
Ana cared about the order of things
Ana put things in order
Ana brought order into it
Ana booked a taxi
Ana made the booking herself
Ana has a case for a bigger desk
In any case Ana stayed
Ana was in charge of the case
Ana took it in her stride
Ana was a guest in her own office that night
The guest was happy
The guests were happy with Ana
Guest Services thanks Ana
Customer Care thanks Ana
Ana works in Customer Service
The family was happy
Ana felt like family
The customer agreed that it was put right
Ana thought of the customer first
We miss having you on the night shift
Miss you on the late shift, Ana
Ana said sir and madam to all
Ana calls a spade a spade
Ana kept calm and kind
Ana can do it all
Ana used her own judgement
Ana decided on the spot
Ana asked for more when it was needed
Ana took it upon herself
Ana followed up the next day
Ana wrote it down for all of us
Ana never gave up
Ana is a star
Ana shines
Ana spoke plainly
Ana listened first, then moved them, and everybody slept
Ana heard what had gone wrong and stayed with it
Ana made a promise to somebody we had let down, and kept it on time
Ana lent a colleague a hand
Ana brought light on the west side
Ana is our rock
Ana brought a warm drink in the cold
Ana showed us the way home
Ana kept the light on
Ana is worth her weight in gold
Ana knows the back office by heart
Ana would walk through rain and storm
Ana does what is right
Ana waited for spring to come
Ana took the short way round
Ana is as good as her word
Ana’s word is her bond
Ana a tenu sa promesse, merci !
Ana, thank you for the third time this month
Ana was quick to say sorry
Ana did well, very well
Ana: well done!
`;
export const HARMLESS_DE = `
Ana ließ keinen Raum für Ausreden
Ana hat immer Platz für noch jemanden
Ana machte Platz für alle
Ana fand in fünf Minuten ein besseres Zimmer
Ana räumte das Zimmer auf
Ana brachte es auf den Tisch
Ana hat alle an einen Tisch gebracht
Tausend Dank, Ana
Hundert Mal danke, Ana
Hunderttausend Dank
Ana gab hundert Prozent
Ana gab 110 Prozent
Ana hat 100 % gegeben
Ana brachte es auf den Punkt
Ana hatte drei gute Punkte
Ana ging die Extrameile
Ana schenkte allen Aufmerksamkeit
Ana blieb bis 22:00 Uhr, wie versprochen
Ana rief um 9 zurück
Ana war rund um die Uhr da
Ana hat in 30 Minuten geantwortet
Ana hat zwei Zusagen an einem Abend gehalten
Ana hat 120 Gäste begrüßt
Ana ist seit 2019 bei uns
Ana ist unsere Nummer eins
Im Mai war Ana zum ersten Mal da
Seit Mai macht Ana das
Ende Juli war Ana wieder da
Ana macht uns Mut
Ana hat Mut gemacht
Ana hat der Familie Zeit gegeben
Ana gab der Familie Ruhe
Ana half der Familie
Ana dachte zuerst an den Gast
Der Gast war zufrieden
Die Gäste waren froh
Für den Kunden war es so in Ordnung
Ana hat etwas Großes geleistet
Das war groß von Ana
Ana ist ganz groß
Ana hat ein großes Herz
Ana hat es sich zu Herzen genommen
Ana nahm kein Blatt vor den Mund
Ana war geduldig
Ana hat Geduld
Ana ist unser Fels
Ana hat alles in Ordnung gebracht
Ana brachte Ordnung hinein
Ana hat Bestellungen und Buchungen im Blick
Ana kümmerte sich um die Buchung
Ana ging auf Nummer sicher
Auf jeden Fall war Ana da
In jedem Fall hilft Ana
Ana hat den Fall gelöst
Ana hat sofort entschieden
Ana hat Verantwortung übernommen
Ana ist drangeblieben
Ana hat zugehört
Ana hat ihr Wort gehalten
Ana hat uns allen gezeigt, wie es geht
Ana hat es für uns alle notiert
Ana ist eingesprungen
Ana hat angepackt
Ana hat den Ton getroffen
Ana hat ein Auge darauf
Ana hat nicht lockergelassen
Ana hat den Tag gerettet
Ana hat uns den Abend gerettet
Ana macht das mit links
Ana ist eine von uns
Ana war zur Stelle
Ana hat die Nerven behalten
Ana ist goldrichtig
Ana hat jung und alt geholfen
Ana geht mit gutem Beispiel voran
Ana hat es in die Hand genommen
Ana sagte, was Sache ist
Danke, Ana!
`;
