/** German sentences that tell what they must not, each with the word that must be marked, by why. */
export const LEAKING_DE = `
# name
Ana blieb bei Eva Lindgren | Eva
Ana blieb bei Frau Lindgren | Lindgren
Ana fand, was lindgren fehlte | lindgren
Ana half Lindgrens Mann | Lindgrens
Ana half der Lindgrenschen Familie | Lindgrenschen
Ana schrieb L.i.n.d.g.r.e.n zuerst | L.i.n.d.g.r.e.n
Ana schrieb Lind-gren zuerst | Lind-gren
Ana schrieb Lindgrеn zuerst | Lindgrеn
Ana beruhigte Tomas | Tomas
Ana beruhigte Peña | Peña
Ana begleitete Herrn Schmidt | Herrn Schmidt
Ana begleitete Frau Dr. Weiß | Frau Dr. Weiß
Ana begleitete Frau W. zur Tür | Frau W.
Ana kümmerte sich um Familie Yilmaz | Familie Yilmaz
Ana half dem Ehepaar Vogt | Ehepaar Vogt
Ana half einem Gast namens Petra | Gast namens Petra
# colleague
Ana sprang für Bob ein | Bob
Ana sprang für bob ein | bob
Ana übernahm Bobs Schicht | Bobs
Ana übernahm Lindqvists Schicht | Lindqvists
Ana übernahm Lindqvist’ Schicht | Lindqvist
Ana tat, was Müller nicht konnte | Müller
Ana tat, was Mueller nicht konnte | Mueller
Ana tat, was Jürgen vergaß | Jürgen
Ana tat, was Juergen vergaß | Juergen
Ana übernahm Müllers Fall | Müllers
Ana übernahm die Müllersche Schicht | Müllersche
Ana sprang für M ü l l e r ein | M ü l l e r
Ana sprang für Karl-Heinz ein | Karl
Ana sprang für Groß ein | Groß
Ana sprang für Karl-Heinz Gross ein | Karl
Ana sprang für Mai ein | Mai
Ana und Nils haben es geschafft | Nils
Ana und Zoe haben es geschafft | Zoe
Ana und Bishop haben es geschafft | Bishop
Ana hat es für Oeberg gerichtet | Oeberg
Bob hat es vergessen, Ana nicht | Bob
# amount
Ana gab 40 Euro zurück | 40 Euro
Ana gab 40 € zurück | 40 €
Ana gab €40 zurück | €40
Ana gab 1.234,50 € zurück | 1.234,50 €
Ana gab vierzig Euro zurück | vierzig Euro
Ana gab hundert Euro zurück | hundert Euro
Ana gab einhundertfünfzig Euro zurück | einhundertfünfzig Euro
Ana gab zweihundert Franken zurück | zweihundert Franken
Ana gab fünfundzwanzig Euro zurück | fünfundzwanzig Euro
Ana gab fuenfzig Euro zurück | fuenfzig Euro
Ana gab einen Fünfzig-Euro-Gutschein | Fünfzig-Euro-Gutschein
Ana gab einen 50er Gutschein | 50er Gutschein
Ana gab einen 20-Euro-Gutschein | 20-Euro
Ana gab 40,- zurück | 40,-
Ana gab 500 Punkte | 500 Punkte
Ana gab fünfhundert Punkte | fünfhundert Punkte
Ana gab hundert Bonuspunkte | hundert Bonuspunkte
Ana gab 2000 Meilen | 2000 Meilen
Ana gab 20 % Nachlass | 20 %
Ana gab 20 Prozent Nachlass | 20 Prozent
Ana gab zwanzig Prozent Nachlass | zwanzig Prozent
Ana gab es zum halben Preis | zum halben Preis
Ana erstattete 120 sofort | erstattete 120
Ana gab einen Gutschein über 25 | Gutschein über 25
Ana gab 40 Pfund zurück | 40 Pfund
# place
Ana brachte eine Heizung in Zimmer 305 | Zimmer 305
Ana brachte eine Heizung in Zimmer Nr. 12 | Zimmer Nr. 12
Ana brachte eine Heizung in Zimmer Nummer 7 | Zimmer Nummer 7
Ana brachte eine Heizung in Zimmer dreihundertfünf | Zimmer dreihundertfünf
Ana brachte eine Heizung in Suite zwölf | Suite zwölf
Ana brachte Tisch 5 zum Lachen | Tisch 5
Ana brachte Tisch fünf zum Lachen | Tisch fünf
Ana richtete Platz 14 | Platz 14
Ana richtete Sitzplatz 14C | Sitzplatz 14C
Ana war in Kabine 31 | Kabine 31
Ana half dem Gast in 318 | Gast in 318
Ana half der Familie aus 305 | Familie aus 305
Ana sah nach Bett 4 | Bett 4
# customer
Ana rettete Bestellung 10032 | Bestellung 10032
Ana rettete Bestellnummer 10032 | Bestellnummer 10032
Ana rettete Buchung 88123 | Buchung 88123
Ana rettete Buchungsnummer 88123 | Buchungsnummer 88123
Ana korrigierte Rechnung Nr. 4711 | Rechnung Nr. 4711
Ana fand Sendung 55012 | Sendung 55012
Ana kannte Kundennummer 99812 | Kundennummer 99812
Ana traf Flug LH123 | Flug LH123
Ana traf Zug 2045 | Zug 2045
Ana löste Vorgang 55012 | Vorgang 55012
Ana lief zu 412 | 412
Ana fand Nummer 10032 | Nummer 10032
Ana rettete den Buchungscode XKQWRT | Buchungscode XKQWRT
# address
Ana schickte es in die Hauptstraße 5 | Hauptstraße 5
Ana schickte es in die Bahnhofstr. 12a | Bahnhofstr. 12a
Ana schickte es an Am Markt 5 | Am Markt 5
Ana schickte es nach 80331 München | 80331 München
Ana schickte es in den Lindenweg 7 | Lindenweg 7
# personal
Ana schrieb an gast@example.com | gast@example.com
Ana rief +49 170 1234567 an | +49 170 1234567
# health
Ana half einem Gast im Rollstuhl | Rollstuhl
Ana half einer schwangeren Frau | schwangeren
Ana wusste von der Allergie | Allergie
Ana fand die Medikamente | Medikamente
Ana rief den Notarzt | Notarzt
Ana war da nach dem Herzinfarkt | Herzinfarkt
Ana half dem kranken Gast | kranken
Ana fuhr mit ins Krankenhaus | Krankenhaus
Ana half der Verletzten | Verletzten
Ana half bei einer Panikattacke | Panikattacke
Ana kannte die Diabetikerin | Diabetikerin
Ana half einem gehörlosen Gast | gehörlosen
Ana half trotz der Demenz | Demenz
Ana brachte das Hörgerät | Hörgerät
Ana half, als sie Fieber hatte | Fieber
Ana wusste von der Zöliakie | Zöliakie
Ana half nach der Fehlgeburt | Fehlgeburt
Ana half dem Gast mit Krebs | Krebs
Ana half bei den Schmerzen | Schmerzen
Ana holte den Arzt | Arzt
# sensitive
Ana half einer muslimischen Familie | muslimischen
Ana half dem schwulen Paar | schwulen
Ana half geflüchteten Gästen | geflüchteten
Ana half nach dem Todesfall | Todesfall
Ana half auf dem Weg zur Beerdigung | Beerdigung
Ana sprach mit der Polizei | Polizei
Ana blieb ruhig bei einem betrunkenen Gast | betrunkenen
Ana half während der Scheidung | Scheidung
# quote
Ana hörte, dass seit zwei Tagen kein warmes Wasser da war | seit zwei tagen kein warmes wasser
`;
