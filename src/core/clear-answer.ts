/**
 * What a person may say for a clear yes, without accents, signs and capitals. Several words of one meaning are one entry.
 * English, German, French, Spanish, Italian, Portuguese, Dutch, Polish.
 */
const YES = [
  'yes|yeah|yep|yup|sure|ok|okay|of course|certainly|absolutely|definitely|go ahead|do it|do that|please do|go for it|confirm|confirmed|i confirm|correct|exactly|all right|alright',
  'ja|jawohl|klar|na klar|gern|gerne|sicher|naturlich|genau|richtig|stimmt|mach es|mach das|mach mal|tu es|tu das|in ordnung|einverstanden|bestatige|ich bestatige|los',
  'oui|ouais|daccord|bien sur|vas y|allez y|fais le|faites le|exactement|cest bon|je confirme|parfait',
  'si|claro|claro que si|por supuesto|vale|de acuerdo|adelante|hazlo|confirmo|correcto|exacto',
  'certo|certamente|va bene|daccordo|fallo|procedi|confermo|esatto|sicuro',
  'sim|com certeza|pode ser|pode fazer|faz isso|faca isso|faca|isso mesmo|esta bem|exato',
  'zeker|natuurlijk|prima|goed|doe maar|doe het|akkoord|klopt|precies|ik bevestig',
  'tak|jasne|oczywiscie|dobrze|zgoda|zrob to|dalej|potwierdzam|dokladnie|zgadza sie',
]
  .join('|')
  .split('|');

/** What may stand beside a yes and takes nothing of it back. */
const BESIDE =
  'please|parley|now|thanks|thank you|then|it|that|this|click|click it|press it|send it|delete it|remove it|buy it|order it|type it|submit it|post it|pay it|open it|share it|' +
  'bitte|danke|jetzt|dann|das|es|doch|schon|mal|losche es|sende es|schick es ab|' +
  'sil te plait|sil vous plait|merci|maintenant|por favor|gracias|ahora|per favore|per piacere|grazie|adesso|' +
  'obrigado|obrigada|agora|alsjeblieft|alstublieft|graag|dank je|dank u|bedankt|nu|prosze|dziekuje|teraz|i|a|e|y|et|und|en|and';

const NO =
  /(?<![\p{L}\p{N}])(?:no|nope|nah|not|never|dont|stop|cancel|wait|nein|nicht|nie|niemals|abbrechen|warte|halt|non|pas|jamais|arrete|annule|nunca|para|cancela|espera|mai|ferma|aspetta|annulla|nao|espere|nee|niet|nooit|wacht|annuleer|przestan|czekaj|anuluj)(?![\p{L}\p{N}])/u;

/** Whole phrases, longest first, so that "claro que si" is not read as "claro" and something else. */
const PHRASES = [...YES.map((phrase) => ({phrase, isYes: true})), ...toPhrases(BESIDE)].sort(
  (one, other) => other.phrase.length - one.phrase.length,
);
/** Who says more than this says more than yes. */
const MOST_CHARS = 60;

/**
 * What a person's words answer to a question. `yes` only where they are nothing but a yes: every word is one, or takes
 * nothing of it back. "Yes, but" and "yesterday" are not, nor is what ends in a question mark.
 */
export function answerIn(words: string): 'yes' | 'no' | 'unclear' {
  const plain = words
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/ł/g, 'l')
    .replaceAll(/['’‘`´]/g, '')
    .replaceAll(/[^\p{L}\p{N}?]+/gu, ' ')
    .trim();
  if (NO.test(plain)) return YES.some((phrase) => `${plain} `.startsWith(`${phrase} `)) ? 'unclear' : 'no';
  if (plain.includes('?') || plain.length > MOST_CHARS) return 'unclear';
  return isAllYes(plain) ? 'yes' : 'unclear';
}

function isAllYes(plain: string): boolean {
  let rest = plain;
  let hasYes = false;
  while (rest !== '') {
    const found = PHRASES.find(({phrase}) => rest === phrase || rest.startsWith(`${phrase} `));
    if (!found) return false;
    hasYes ||= found.isYes;
    rest = rest.slice(found.phrase.length).trim();
  }
  return hasYes;
}

function toPhrases(words: string): {phrase: string; isYes: boolean}[] {
  return words.split('|').map((phrase) => ({phrase, isYes: false}));
}
