import {query, searchFor} from './past-entries.ts';

export function SearchField() {
  return (
    <input
      type="search"
      aria-label="Search what was said"
      placeholder="Search what was said"
      value={query.value}
      onInput={(event) => searchFor(event.currentTarget.value)}
    />
  );
}
