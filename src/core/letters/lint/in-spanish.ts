/** What gives itself away in a Spanish letter. Pure. */
import type { SpokenRules } from './spoken.ts';
import { word } from './spoken.ts';

const SORRY = String.raw`(?:lament\p{L}*|sentimos|siento|sentirlo|disculp\p{L}*|perd[oó]n\p{L}*|excus\p{L}*)`;
/** Lo que el cliente todavía puede querer: no es condición de la disculpa. */
const SERVICE = String.raw`(?:(?:usted |tú )?(?:lo |la |nos |me |le |te )?(?:dese\p{L}*|prefi\p{L}*|quier\p{L}*|necesit\p{L}*|tien\p{L}+ (?:alguna|más|otra|cualquier)|respond\p{L}*|llam\p{L}*|escrib\p{L}*)|todavía falta|falta algo|no le parece|no te parece)`;

export const SPANISH: SpokenRules = {
  conditional: [
    word(String.raw`${SORRY}[^.!?]{0,80}(?<!\p{L})si (?!${SERVICE})\p{L}+`),
    word(
      String.raw`(?:si (?!${SERVICE})(?:usted|tú|se|le|te|esto|eso|hemos|alguien|algo|ha|nuestr\p{L}+|el|la|los|las|en|hubo|hubiera|cometimos|su|tu|ello|lo)|en caso de que|en la medida en que|de haber)[^.!?]{0,90}(?<!\p{L})(?:${SORRY})`,
    ),
    word(
      String.raw`${SORRY}[^.!?]{0,60}que (?:usted |tú )?(?:se |le |te |lo |la )?(?:hay\p{L}* (?:podido |podido )?(?:sentido|tenido (?:la )?(?:impresión|sensación)|pensado|creído|percibido|interpretado|malinterpretado|considerado|molestado|ofendido|parecido|tomado)|sienta\p{L}*|sientes|siente|piens\p{L}*|cre[ae]\p{L}*|percib\p{L}*|consider\p{L}*|tenga\p{L}* (?:la|esa) (?:impresión|sensación|percepción)|tengas (?:la|esa) (?:impresión|sensación)|interpret\p{L}*|vea\p{L}* así|lo vea\p{L}*|parezca\p{L}*|esté\p{L}* (?:molest\p{L}*|decepcionad\p{L}*|disgustad\p{L}*|enfadad\p{L}*|insatisfech\p{L}*)|estuviera\p{L}* (?:molest\p{L}*|decepcionad\p{L}*)|encuentre\p{L}*|opine\p{L}*|ofend\p{L}*)`,
    ),
    word(
      String.raw`(?:posibles?|eventuales?|cualquier|cualesquiera|supuest\p{L}+|presunt\p{L}+|potenciales?)[^.!?]{0,30}(?:molestias?|inconvenientes?|malentendidos?|errore?s?|incomodidad\p{L}*|ofensas?|perjuicios?|disgustos?|trastornos?|confusi\p{L}+)`,
    ),
    word(
      String.raw`${SORRY}[^.!?]{0,70}(?:(?:haya|hayan|hayamos|hubiera|hubieran|hubiésemos|hubiéramos) podido|(?<!no )pud(?:o|iera\p{L}*|imos|ieron) (?:haber\p{L}*|causar\p{L}*|ocasionar\p{L}*|generar\p{L}*|suponer\p{L}*|sentir\p{L}*|provocar\p{L}*)|pueda\p{L}* haber|podría\p{L}* haber)`,
    ),
    word(
      String.raw`${SORRY}[^.!?]{0,50}(?:su (?:percepción|impresión|sensación|sentir)|tu (?:percepción|impresión|sensación|sentir))|se (?:han cometido|cometieron|pudieron cometer) errores|a quien(?:es)? se (?:haya|hayan|sinti\p{L}+)`,
    ),
  ],
  fault: word(
    String.raw`(?:culpa\p{L}*|error\p{L}*|fallo|falló|fallaron|equivoc\p{L}*|olvid\p{L}*|descuid\p{L}*|negligen\p{L}*|no (?:le |te |lo |la |nos |se )?(?:avis\p{L}+|llam\p{L}+|dijo|dijeron|hizo|hicieron|pas\p{L}+|anot\p{L}+|registr\p{L}+|inform\p{L}+|atendi\p{L}+|respond\p{L}+|contest\p{L}+|comprob\p{L}+|limpi\p{L}+|supo|supieron|reserv\p{L}+|entreg\p{L}+|cumpli\p{L}+|transmiti\p{L}+|revis\p{L}+|ley\p{L}+)|debía\p{L}*|debería\p{L}* haber\p{L}*|tendría\p{L}* que haber\p{L}*|debió|debieron|\p{L}+ó mal|\p{L}+aron mal|mal (?:hecho|informad\p{L}*|anotad\p{L}*|atendid\p{L}*|trabajo|genio|día|gestionad\p{L}*)|maleducad\p{L}*|groser\p{L}*|antipátic\p{L}*|incompeten\p{L}*|inexpert\p{L}*|nuev[oa]s?|inexperiencia|despistad\p{L}*|ignor\p{L}*|perdió|perdieron|confundi\p{L}*|mezcl\p{L}*|mint\p{L}+|responsables? de (?:esto|este|esta|lo)|por culpa|amonestad\p{L}*|sancionad\p{L}*|reprendid\p{L}*|poco profesional\p{L}*|desastre|metió la pata|vag[oa]s?|irresponsable\p{L}*|tarde)`,
  ),
  colleague: word(
    String.raw`(?:(?:mi|nuestr[oa]s?|mis|un|una|el|la|los|las|del|al|ese|esa|este|esta|otr[oa]) )?(?:antigu\p{L}+ |nuev\p{L}+ |joven |otr[oa]s? )?(?:compañer[oa]s?|colegas?|emplead[oa]s?|trabajador\p{L}*|recepcionistas?|camarer[oa]s?|conductor\p{L}*|chófer\p{L}*|repartidor\p{L}*|(?<=(?:el|la|un|una|nuestro|nuestra|los) )técnic[oa]s?|becari[oa]s?|aprendi\p{L}+|practicantes?|agentes?|operador\p{L}*|personal|plantilla|miembros? del (?:equipo|personal)|turno (?:de noche|de mañana|de tarde|anterior)|gobernanta|limpiador\p{L}*|cociner[oa]s?|cocina|recepción|departamento(?: de [\p{L} ]{1,25})?|centralita|call center|dependient[ea]s?|encargad[oa]s?|supervisor\p{L}*|jef[ea] de \p{L}+|persona (?:de guardia|que)|equipo de (?:noche|limpieza|recepción|mantenimiento|reservas|ventas)|servicio de (?:limpieza|habitaciones|reservas|atención\p{L}*))`,
  ),
  threat: [
    word(
      String.raw`(?:acciones (?:legales|judiciales)|medidas (?:legales|judiciales)|vía (?:legal|judicial)|abogad[oa]s?|tribunales?|juzgad[oa]s?|demandarl\p{L}*|demandarte|demanda (?:judicial|contra usted)|denunciarl\p{L}*|denunciarte|denuncia contra|querella|difamación|injurias?|calumnias?|asesoría jurídica|departamento jurídico|embargo|cobro de deudas|agencia de cobros|morosos|nos reservamos|reserv\p{L}+ (?:el|todos los|nuestros) derechos?|sin reconocimiento de responsabilidad|policía|lista negra|prohibirl\p{L}* (?:la entrada|el acceso)|retir\p{L}+ su (?:reseña|opinión|queja)|elimin\p{L}+ su (?:reseña|opinión)|borr\p{L}+ su (?:reseña|opinión)|siempre que (?:firme|retire|elimine|borre)|acuerdo de confidencialidad)`,
    ),
  ],
  admission: [
    word(
      String.raw`(?:responsabilidad (?:legal|civil|penal|jurídica|contractual)|legalmente responsables?|jurídicamente responsables?|negligen\p{L}+|incumpli\p{L}+ (?:el|del|de) contrato|incumplimiento (?:contractual|del contrato|legal)|incumplimos la ley|infring\p{L}+ la (?:ley|norma\p{L}*)|violamos|ilegal\p{L}*|reconocemos nuestra culpa\p{L}*|admitimos (?:nuestra )?(?:culpa\p{L}*|responsabilidad)|nuestro seguro (?:pagará|cubrirá|se hará)|puede demandarnos|obligación legal de indemniz\p{L}*)`,
    ),
  ],
  duties: {
    acknowledgement: word(
      String.raw`(?:lament\p{L}*|sentimos|siento|disculp\p{L}*|perd[oó]n|gracias|agradec\p{L}*|entendemos|entiendo|comprendemos|comprendo|recibimos|hemos recibido|tiene razón|tenía razón|tienes razón|tenía derecho|tenías derecho)`,
    ),
    responsibility: word(
      String.raw`(?:responsab\p{L}*|nuestr[oa] (?:\p{L}+ )?(?:error|culpa|fallo|falta|descuido|deber)|(?:no|nos|le|te|les) (?:\p{L}+ )?(?:fallamos|hemos fallado|estuvimos a la altura|hemos estado a la altura|cumplimos|hemos cumplido|equivocamos|hemos equivocado|supimos|hicimos)|deberíamos haber|debimos|debíamos haber|tendríamos que haber|no debería haber|no debió|nunca debió|(?:no|nunca) tendría que haber|hemos cometido|cometimos|olvidamos|hemos olvidado|no es (?:aceptable|el servicio|el nivel|lo que)|no está a la altura|resolverl\p{L}*|repararl\p{L}*|enmendarl\p{L}*|solucionarl\p{L}*|ponerle remedio|corresponde a nosotros|nos corresponde|de nosotros depende)`,
    ),
    next_step: word(
      String.raw`(?:\p{L}*(?:remos|rá|rán|ré|rás)|vamos a|voy a|va a|(?:hemos|he) (?:\p{L}+ )?(?:concedido|aprobado|reembolsado|enviado|reservado|pedido|corregido|abonado|abierto|cambiado|solicitado|sustituido|iniciado)|estamos (?:\p{L}+ndo)|responda|responde a|díganos|dinos|escríbanos|escríbenos|llámenos|llámanos|contáctenos|póngase en contacto|ponte en contacto|indíquenos|confírmenos|por favor|antes del?|a más tardar|dentro de|en un plazo|en cuanto|a partir de ahora|próximo paso|ha recibido|has recibido|esto es lo que|nos gustaría|queremos)`,
    ),
  },
};
