/** English sentences that tell what they must not, each with the word that must be marked, by why. */
export const LEAKING_EN = `
# name
Ana stayed with Eva Lindgren until the taxi came | Eva
Ana stayed with Mrs Lindgren until the taxi came | Lindgren
Ana found what lindgren had lost | lindgren
Ana found what LINDGREN had lost | LINDGREN
Ana found the Lindgrens a quiet corner | Lindgrens
Ana kept Lindgren’s promise | Lindgren
Ana kept Lindgren's promise | Lindgren
Ana wrote to L.i.n.d.g.r.e.n first | L.i.n.d.g.r.e.n
Ana wrote to L i n d g r e n first | L i n d g r e n
Ana wrote to Lind-gren first | Lind-gren
Ana wrote to Lind*gren first | Lind*gren
Ana wrote to Lind_gren first | Lind_gren
Ana wrote to Lind​gren first | Lind​gren
Ana wrote to Lin­dgren first | Lin­dgren
Ana wrote to Lindgrеn first | Lindgrеn
Ana wrote to Línđgren first | Línđgren
Ana wrote to L1ndgren first | L1ndgren
Ana wrote to E. Lindgren first | Lindgren
Ana calmed Tomás down | Tomás
Ana calmed Tomas down | Tomas
Ana calmed TOMAS PENA down | TOMAS
Ana spoke to Peña kindly | Peña
Ana spoke to Pena kindly | Pena
Ana walked Mr Smith to the door | Mr Smith
Ana walked mr smith to the door | mr smith
Ana walked Mrs. Jones to the door | Mrs. Jones
Ana walked Dr. Miller to the door | Dr. Miller
Ana walked Ms Patel to the door | Ms Patel
Ana looked after the family Okafor-Berg | family Okafor-Berg
Ana helped a guest named Petra | guest named Petra
Ana helped guest Petersen with the bags | guest Petersen
Ana helped passenger Novak find the gate | passenger Novak
Ana was kind to Lady Ashford | Lady Ashford
# colleague
Ana covered for Bob all night | Bob
Ana covered for bob all night | bob
Ana covered for Lindqvist all night | Lindqvist
Ana covered for LINDQVIST all night | LINDQVIST
Ana covered for B. Lindqvist all night | Lindqvist
Ana covered for Lindqvist’s shift | Lindqvist
Ana covered for Lindqvists shift | Lindqvists
Ana covered for L.indqvist | L.indqvist
Ana covered for L i n d q v i s t | L i n d q v i s t
Ana covered for Lind​qvist | Lind​qvist
Ana covered for Lindqvіst | Lindqvіst
Ana covered for Вob all night | Вob
Ana covered for B0b all night | B0b
Ana covered for Ｂｏｂ all night | Ｂｏｂ
Ana did what Muller could not | Muller
Ana did what Mueller could not | Mueller
Ana did what Müller could not | Müller
Ana did what MÜLLER could not | MÜLLER
Ana did what Juergen forgot | Juergen
Ana did what Jurgen forgot | Jurgen
Ana mended what Öberg broke | Öberg
Ana mended what Oberg broke | Oberg
Ana mended what Nils broke | Nils
Ana took over from Zoe | Zoe
Ana took over from Zoë | Zoë
Ana took over from OConnor | OConnor
Ana took over from O'Connor | O'Connor
Ana took over from Grace at noon | Grace
Ana took over from Grace Okafor | Grace
Grace Okafor and Ana did it | Grace
Grace helped her | Grace
Ana and Mark did it together | Mark
Mark forgot, Ana did not | Mark
Ana stood in for Mark Bishop | Mark
Ana stood in for Bishop | Bishop
Ana sat with Mai and sorted it | Mai
Ana stood in for Joe | Joe
Ana stood in for Joe Short | Joe
Ana stood in for Sue Day | Sue
Ana waited for Karl-Heinz | Karl
Ana waited for Karlheinz | Karlheinz
Ana stood in for Li at the desk | Li
Ana stood in for Wei at the desk | Wei
Ana helped where Laurent’s team was short | Laurent
Ana was quicker than old Pat Leaver | Pat
# amount
Ana gave €40 back at once | €40
Ana gave 40 € back at once | 40 €
Ana gave 40€ back at once | 40€
Ana gave 40 EUR back at once | 40 EUR
Ana gave EUR 40 back at once | EUR 40
Ana gave EUR40 back at once | EUR40
Ana gave 40euros back at once | 40euros
Ana gave a 40-euro voucher | 40-euro
Ana gave $15.50 back | $15.50
Ana gave £15 back | £15
Ana gave ¥4000 back | ¥4000
Ana gave 20 quid back | 20 quid
Ana gave 40 francs back | 40 francs
Ana gave forty euros back | forty euros
Ana gave a hundred euros back | a hundred euros
Ana gave two hundred dollars back | two hundred dollars
Ana gave one hundred and fifty euros back | one hundred and fifty euros
Ana gave twenty-five pounds back | twenty-five pounds
Ana gave fifteen bucks back | fifteen bucks
Ana gave a fifty-euro voucher | a fifty-euro
Ana gave back 40,- at once | 40,-
Ana gave ４０ EUR back at once | ４０ EUR
Ana gave 4​0 EUR back at once | 4​0 EUR
Ana gave 40 ЕUR back at once | 40 ЕUR
Ana gave 2,000 points | 2,000 points
Ana gave 500 bonus points | 500 bonus points
Ana gave two thousand points | two thousand points
Ana gave a hundred points | a hundred points
Ana gave 5000 miles | 5000 miles
Ana took 20 % off | 20 %
Ana took 20% off | 20%
Ana took 20 percent off | 20 percent
Ana took ten percent off | ten percent
Ana took twenty per cent off | twenty per cent
Ana gave a 100 % refund | 100 %
Ana gave it at half price | half price
Ana refunded 40 at once | refunded 40
Ana gave a voucher for 25 | voucher for 25
Ana spent two grand on it | two grand
Ana handed over a tenner | a tenner
Ana saved us 3k euros | 3k euros
Ana credited 75 to them | credited 75
Ana gave Rp 150.000 back | Rp 150.000
# place
Ana brought a heater to room 305 | room 305
Ana brought a heater to Room #7 | Room #7
Ana brought a heater to room no. 12 | room no. 12
Ana brought a heater to ROOM 305B | ROOM 305B
Ana brought a heater to rm 305 | rm 305
Ana brought a heater to room three oh five | room three oh five
Ana brought a heater to room twenty-two | room twenty-two
Ana brought a heater to suite five | suite five
Ana brought a heater to suite 12b | suite 12b
Ana made table 7 laugh again | table 7
Ana made table seven laugh again | table seven
Ana mended seat 14C | seat 14C
Ana mended seat fourteen | seat fourteen
Ana met them at gate 22 | gate 22
Ana carried bags to cabin 31 | cabin 31
Ana looked in on bed 4 | bed 4
Ana calmed the guest in 318 | guest in 318
Ana calmed the family from 305 | family from 305
Ana mended 318’s shower | 318’s shower
Ana went to villa 9 | villa 9
Ana brought a heater to room　305 | room　305
Ana brought a heater to r​oom 305 | r​oom 305
Ana brought a heater to rооm 305 | rооm 305
Ana brought a heater to room ３０５ | room ３０５
# customer
Ana ran up to 412 | 412
Ana kept order 10032 | order 10032
Ana kept booking AB1234 | booking AB1234
Ana kept booking no. 88123 | booking no. 88123
Ana kept reservation: 55012 | reservation: 55012
Ana found loyalty number 99812 | loyalty number 99812
Ana corrected invoice #4711 | invoice #4711
Ana met flight BA12 | flight BA12
Ana met train 2045 | train 2045
Ana found parcel XK77PQ | XK77PQ
Ana saw to #10032 | #10032
Ana saved booking code QWERTY | booking code QWERTY
Ana saved PNR XKQWRT | PNR XKQWRT
Ana saved ticket 0815123 | ticket 0815123
Ana saved the contract no. 77120 | contract no. 77120
Ana found number 10032 | number 10032
Ana settled claim CL-20311 | claim CL-20311
Ana settled it for 2713 | for 2713
Ana paid back all of 120 | of 120
Ana rebooked HA20311X | HA20311X
# case
Ana did well on R-1042 | R-1042
Ana did well on r-7 | r-7
# address
Ana sent it to 12 Baker Street | 12 Baker Street
Ana sent it to 4 Elm Rd | 4 Elm Rd
Ana sent it to 221 Old Mill Lane | 221 Old Mill Lane
Ana sent it to SW1A 1AA | SW1A 1AA
Ana sent it to 10115 Berlin | 10115 Berlin
# personal
Ana wrote to guest@example.com | guest@example.com
Ana called +49 170 1234567 | +49 170 1234567
Ana called 020 7946 0958 | 020 7946 0958
Ana called 555-010-0199 | 555-010-0199
Ana used card 4111 1111 1111 1111 | 4111 1111 1111 1111
# health
Ana helped a guest in a wheelchair | wheelchair
Ana found her insulin | insulin
Ana looked after a pregnant guest | pregnant
Ana knew of his heart condition | heart condition
Ana looked after the diabetic father | diabetic
Ana was there after her surgery | surgery
Ana asked about their allergies | allergies
Ana was gentle with dementia | dementia
Ana went along to hospital | hospital
Ana called the ambulance | ambulance
Ana called a doctor | doctor
Ana saw that he was ill | was ill
Ana stayed while she felt unwell | felt unwell
Ana stayed while she fainted | fainted
Ana helped with a broken leg | broken leg
Ana found the inhaler | inhaler
Ana knew about the gluten intolerance | gluten intolerance
Ana cared for a blind guest | blind
Ana helped a deaf guest | deaf
Ana was patient with his anxiety | anxiety
Ana helped a guest with a guide dog | guide dog
Ana helped after a panic attack | panic attack
Ana stayed with a guest in pain | in pain
Ana helped the guest with cancer | cancer
Ana helped the guest with cаncer | cаncer
Ana helped the guest with can​cer | can​cer
# sensitive
Ana found a quiet room for a Muslim family | Muslim
Ana was kind to the gay couple | gay
Ana helped a refugee family | refugee
Ana was there when her husband died | died
Ana helped them get to the funeral | funeral
Ana was kind to the widow | widow
Ana spoke to the police for them | police
Ana kept calm with a drunk guest | drunk
Ana helped during the divorce | divorce
# calls_people
<!channel> look what Ana did | <!channel>
Ana did it @here | @here
well done @bob.l | @bob.l
# link
see https://example.com/x for what Ana did | https://example.com/x
see www.example.com | www.example.com
# quote
Ana heard that no hot water for two days now was too much | no hot water for two days
`;
