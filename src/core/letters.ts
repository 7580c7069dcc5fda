/** The letters and digits of a text, without what stands between them: how two texts are compared that may differ in writing. */
export function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
