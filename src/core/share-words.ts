/**
 * Words by which a person says that they share something, and by whom it is to be seen. English, German, French, Spanish,
 * Italian, Portuguese, Dutch, Polish; without accents and capitals.
 */
const SHARING =
  /\b(?:share|sharing|show|let|teil(?:e|en|st)?|zeig(?:e|en)?|freigeben|gib|lass|partage[rz]?|montre[rz]?|laisse[rz]?|comparte|compartir|muestra|deja|condividi|mostra|lascia|compartilh(?:a|e|ar)|partilh(?:a|e|ar)|deel|delen|laat|toon|udostepnij|pokaz)\b/;
const AGENT = /\b(?:agent(?:e|en|s|em|owi)?|assistant|open ?claw|claw)\b/;
const NOT =
  /\b(?:no|not|dont|never|stop|end|nein|nicht|kein|keine|nie|pas|jamais|nunca|non|mai|nao|niet|nooit|nie)\b/;

/**
 * Whether a person's own words ask that the tab be shared with their agent. They have to name both, since a page may have
 * talked the model into calling for it.
 */
export function asksToShare(words: string): boolean {
  const plain = words
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/ł/g, 'l')
    .replaceAll(/['’‘`´]/g, '');
  return SHARING.test(plain) && AGENT.test(plain) && !NOT.test(plain);
}
