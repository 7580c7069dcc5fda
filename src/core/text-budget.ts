/** `text` within `limit` characters, cut at the end of a word, with a note of how much was left out. */
export function fitText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  const end = cut.search(/\s\S*$/);
  // A word longer than half the room (an address, a language without spaces) is cut inside instead.
  const kept = (end > limit / 2 ? cut.slice(0, end) : cut).replace(/[\uD800-\uDBFF]$/, '').trimEnd();
  return `${kept} … (${text.length - kept.length} more characters)`;
}
