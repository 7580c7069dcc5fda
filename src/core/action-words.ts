import type {Risk} from '../protocol/act.ts';

/**
 * Words on buttons and links that mean more than looking around, by what they do. They are the imperatives that shops, mail
 * programs and account pages use on such buttons, collected by hand in the eight languages in which a yes is understood.
 * "Cancel" is not among them: it nearly always closes a question without doing anything.
 */
const WORDS: Record<Extract<Risk, 'buy' | 'send' | 'delete' | 'authorise'>, string> = {
  buy:
    'buy|purchase|pay|order|check ?out|subscribe|donate|bid|place order|book now|confirm booking|' +
    'kaufen|jetzt kaufen|bezahlen|zahlen|bestellen|kostenpflichtig|zahlungspflichtig|abonnieren|spenden|buchen|' +
    'acheter|payer|commander|s.abonner|réserver|faire un don|' +
    'comprar|pagar|realizar pedido|hacer pedido|suscribirse|donar|reservar|' +
    'acquista|compra|paga|ordina|abbonati|dona|prenota|' +
    'encomendar|finalizar compra|assinar|doar|' +
    'kopen|koop|betalen|betaal|bestel|afrekenen|abonneren|doneren|boeken|' +
    'kup|kupuję|zapłać|zamów|zamawiam|zamawiam z obowiązkiem zapłaty|subskrybuj|zarezerwuj|wpłać',
  send:
    'send|post|publish|share|submit|tweet|transfer|' +
    'senden|absenden|abschicken|verschicken|veröffentlichen|posten|teilen|einreichen|überweisen|' +
    'envoyer|publier|partager|poster|soumettre|virer|' +
    'enviar|publicar|compartir|transferir|' +
    'invia|inviare|pubblica|condividi|trasferisci|' +
    'compartilhar|partilhar|submeter|' +
    'verzenden|versturen|verstuur|stuur|plaatsen|publiceren|delen|indienen|overmaken|' +
    'wyślij|opublikuj|udostępnij|prześlij|przelej',
  delete:
    'delete|remove|erase|discard|trash|wipe|unsubscribe|deactivate|terminate|revoke|uninstall|' +
    'cancel (?:my |the |your )?(?:subscription|membership|plan|order|booking|account)|close (?:my |the |your )?account|' +
    'löschen|entfernen|verwerfen|kündigen|stornieren|deaktivieren|abbestellen|widerrufen|' +
    'supprimer|effacer|retirer|résilier|désactiver|se désabonner|annuler (?:la commande|l.abonnement)|' +
    'eliminar|borrar|quitar|suprimir|desactivar|darse de baja|cancelar (?:la )?(?:suscripción|reserva)|' +
    'elimina|cancella|rimuovi|disdici|disattiva|' +
    'excluir|apagar|remover|desativar|cancelar (?:a )?assinatura|' +
    'verwijderen|verwijder|wissen|opzeggen|deactiveren|annuleren abonnement|' +
    'usuń|skasuj|wyczyść|dezaktywuj|anuluj subskrypcję|wypowiedz',
  authorise:
    'allow|authori[sz]e|grant|approve|sign ?in|log ?in|sign ?up|register|create (?:an )?account|continue with|connect|' +
    'erlauben|zulassen|autorisieren|genehmigen|anmelden|einloggen|registrieren|konto erstellen|' +
    'autoriser|approuver|se connecter|s.inscrire|créer un compte|' +
    'permitir|autorizar|aprobar|iniciar sesión|registrarse|crear (?:una )?cuenta|' +
    'consenti|autorizza|approva|accedi|registrati|crea (?:un )?account|' +
    'aprovar|entrar|iniciar sessão|cadastrar|criar conta|' +
    'toestaan|autoriseren|goedkeuren|inloggen|aanmelden|registreren|' +
    'zezwól|autoryzuj|zatwierdź|zaloguj|zarejestruj|utwórz konto',
};

/** Says nothing by itself: what it does stands in the dialog around it. */
const GENERIC =
  /^(?:ok(?:ay)?|yes|confirm|continue|proceed|go|ja|bestätigen|weiter|fortfahren|oui|confirmer|continuer|valider|sí|confirmar|continuar|aceptar|conferma|sì|continua|procedi|sim|aceitar|bevestigen|doorgaan|tak|potwierdź|dalej|kontynuuj)\b/iu;

const patterns = Object.entries(WORDS).map(([risk, words]) => ({
  risk: risk as keyof typeof WORDS,
  anywhere: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu'),
  first: new RegExp(`^[^\\p{L}\\p{N}]*(?:${words})(?![\\p{L}\\p{N}])`, 'iu'),
}));

/** What words say of what a button does. With `isAtStart` only those count that begin with such a word. */
export function risksInWords(words: string, isAtStart: boolean): (keyof typeof WORDS)[] {
  return patterns
    .filter(({anywhere, first}) => (isAtStart ? first : anywhere).test(words))
    .map(({risk}) => risk);
}

/** Whether words on a button tell nothing of what it does. */
export function isGeneric(words: string): boolean {
  return GENERIC.test(words.trim());
}
