/** A key as the platform names it, from what it is called aloud. */
export function keyNamed(spoken: string): string {
  const name = spoken
    .toLowerCase()
    .replace(/^arrow /, '')
    .replace(/^return$/, 'enter');
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  return /^(?:up|down|left|right)$/.test(name)
    ? `Arrow${capital(name)}`
    : name.split(' ').map(capital).join('');
}
